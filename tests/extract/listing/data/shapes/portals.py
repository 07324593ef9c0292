"""Lists after portals and their roll feeds: what each holds, and the entries that a reader sees."""

from __future__ import annotations

import json
from collections.abc import Iterator

from tests.extract.listing.data_lists import STORIES, TEASER, DataList, made, page, rows


def lists() -> Iterator[tuple[str, DataList]]:
    """Yield the lists."""
    yield (
        "gateway with ids and a template",
        made(
            {
                "code": 0,
                "data": {
                    "itemList": rows(
                        lambda s: {
                            "itemId": s.id,
                            "itemType": 10,
                            "templateMaterial": {
                                "itemId": s.id,
                                "widgetTitle": s.headline,
                                "summary": TEASER,
                                "publishTime": s.epoch * 1000,
                                "authorName": "云汀研究",
                                "widgetImage": f"https://img.example.cn/{s.id}.png",
                            },
                            "route": f"detail_article?itemId={s.id}",
                        }
                    ),
                    "hasNextPage": 1,
                },
            },
            "https://kr.example.cn/p/{id}",
            article_url="https://kr.example.cn/p/{itemId}",
        ),
    )
    yield (
        "broadcaster's JSONP",
        made(
            {
                "data": {
                    "total": 500,
                    "list": rows(
                        lambda s: {
                            "id": f"ARTI{s.id}",
                            "title": s.headline,
                            "keywords": "云汀 码头",
                            "focus_date": s.time(),
                            "url": f"https://tv.example.cn/2026/01/31/ARTI{s.id}.shtml",
                            "image": f"https://p1.example.cn/{s.id}.jpg",
                            "image2": "",
                            "brief": TEASER,
                            "count": "0",
                            "ext_field": "",
                        }
                    ),
                }
            },
            "https://tv.example.cn/2026/01/31/ARTI{id}.shtml",
            wrapped="news({})",
            url="https://tv.example.cn/2019/jsonp/news_1.jsonp?cb=news",
        ),
    )
    yield (
        "roll feed",
        made(
            {
                "result": {
                    "status": {"code": 0, "msg": "succ"},
                    "total": 9000,
                    "data": rows(
                        lambda s: {
                            "icons": "",
                            "url": f"https://finance.roll.example.cn/doc-{s.id}.shtml",
                            "wapurl": f"https://finance.wap.example.cn/doc-{s.id}.d.html",
                            "title": s.headline,
                            "stitle": s.headline[:6],
                            "intro": TEASER,
                            "ctime": f"{s.epoch}",
                            "mtime": f"{s.epoch + 77}",
                            "media_name": "云汀网",
                            "keywords": "码头",
                            "img": {"u": "https://img.example.cn/1.jpg", "w": "10"},
                            "urls": f'["https:\\/\\/finance.roll.example.cn\\/doc-{s.id}.shtml"]',
                            "comment_count": 0,
                        }
                    ),
                }
            },
            "https://finance.roll.example.cn/doc-{id}.shtml",
            wrapped="try{feedCardJsonpCallback({});}catch(e){};",
        ),
    )
    yield (
        "portal's callback with American dates",
        made(
            rows(
                lambda s: {
                    "title": s.headline,
                    "digest": "",
                    "docurl": f"https://www.portal.example.cn/dy/article/{s.id}.html",
                    "commenturl": f"https://comment.portal.example.cn/{s.id}.html",
                    "tienum": 102,
                    "tlastid": "<a href='http://war.portal.example.cn/'>军事</a>",
                    "tlink": f"https://www.portal.example.cn/dy/article/{s.id}.html",
                    "label": "其它",
                    "keywords": [{"akey_link": "/keywords/6/0/1.html", "keyname": "码头"}],
                    "time": s.time("%m/%d/%Y %H:%M:%S"),
                    "newstype": "article",
                    "channelname": "guonei",
                    "source": "云汀日报",
                    "point": "60",
                    "imgurl": "http://cms.img.example.cn/1.jpeg",
                }
            ),
            "https://www.portal.example.cn/dy/article/{id}.html",
            wrapped="data_callback({})",
        ),
    )
    yield (
        "variable of a page's script",
        made(
            page(
                "<script>var allData = "
                + json.dumps(
                    {
                        "nav": [{"title": "资讯频道首页", "url": "//news.phoenix.example.cn/"}] * 4,
                        "newsstream": rows(
                            lambda s: {
                                "id": f"{s.id}",
                                "title": s.headline,
                                "url": f"//news.phoenix.example.cn/c/8{s.id}",
                                "newsTime": s.time(),
                                "source": "云汀网",
                                "thumbnails": {"image": [{"url": "https://x0.example.cn/1.jpg", "width": 300}]},
                                "commentUrl": f"ucms_{s.id}",
                            }
                        ),
                    },
                    ensure_ascii=False,
                )
                + ";\nvar adData = {};</script>"
            ),
            "https://news.phoenix.example.cn/c/8{id}",
            url="https://news.phoenix.example.cn/shanklist/3-35197-/",
        ),
    )
    yield (
        "ids of article and author",
        made(
            rows(
                lambda s: {
                    "id": s.id,
                    "authorId": 121,
                    "authorName": "云汀发布",
                    "title": s.headline,
                    "mobileTitle": s.headline,
                    "publicTime": s.epoch * 1000,
                    "picUrl": "//p1.example.cn/a.png",
                    "brief": TEASER,
                }
            ),
            "https://www.fox.example.cn/a/{id}_121",
            article_url="https://www.fox.example.cn/a/{id}_{authorId}",
        ),
    )
    yield (
        "prefixed names in columns of a portal",
        made(
            {
                "rc": 1,
                "data": {
                    "list": rows(
                        lambda s: {
                            "Art_Code": str(s.id),
                            "Art_Title": s.headline,
                            "Art_ShowTime": s.time(),
                            "Art_OriginUrl": "",
                            "Art_Url": f"https://money.example.cn/a/{s.id}.html",
                            "Art_Image": f"https://img.example.cn/{s.id}.jpg",
                            "Art_MediaName": "云汀财经",
                            "Np_dst": "cms",
                        }
                    )
                },
            },
            "https://money.example.cn/a/{id}.html",
        ),
    )
    yield (
        "cctv items with guid",
        made(
            {
                "data": {
                    "list": rows(
                        lambda s: {
                            "guid": f"{s.id:032x}",
                            "id": f"VIDE{s.id}",
                            "title": s.headline,
                            "time": s.time(),
                            "length": "00:03:00",
                            "url": f"https://tv.example.cn/2026/01/31/VIDE{s.id}.shtml",
                            "image": "https://p.example.cn/1.jpg",
                            "brief": TEASER,
                            "mode": "",
                            "sc": "要闻",
                        }
                    ),
                    "total": 99,
                }
            },
            "https://tv.example.cn/2026/01/31/VIDE{id}.shtml",
            wrapped="cb({})",
        ),
    )
    yield (
        "xinhua datasource",
        made(
            {
                "datasource": rows(
                    lambda s: {
                        "title": f"<a href='../20260131/{s.id}/c.html' target='_blank'>{s.headline}</a>",
                        "summary": TEASER,
                        "publishTime": s.time(),
                        "publishUrl": f"../20260131/{s.id}/c.html",
                        "linkUrl": "",
                        "contentId": str(s.id),
                        "author": "云",
                    }
                )
            },
            "https://xh.example.cn/20260131/{id}/c.html",
            url="https://xh.example.cn/politics/ds_1.json",
        ),
    )
    yield (
        "people rmh",
        made(
            {
                "code": 0,
                "data": {
                    "page": {"pageNo": 1, "total": 9},
                    "list": rows(
                        lambda s: {
                            "contentId": s.id,
                            "contentTitle": s.headline,
                            "contentUrl": f"//rmh.example.cn/asset/{s.id}",
                            "publishDate": {"time": s.epoch * 1000, "year": 126, "month": 0, "date": 31},
                            "author": {"name": "云"},
                        }
                    ),
                },
            },
            "https://rmh.example.cn/asset/{id}",
        ),
    )
    yield (
        "ifeng cb",
        made(
            {
                "code": 0,
                "message": "ok",
                "data": {
                    "isEnd": False,
                    "newsstream": rows(
                        lambda s: {
                            "base62Id": f"8{s.id}",
                            "id": str(s.id),
                            "commentUrl": "",
                            "url": f"https://news.if.example.cn/c/8{s.id}",
                            "title": s.headline,
                            "source": "云",
                            "summary": "",
                            "newsTime": s.time(),
                            "thumbnails": json.dumps({"image": [{"url": "https://x.example.cn/1.jpg"}]}),
                        }
                    ),
                },
            },
            "https://news.if.example.cn/c/8{id}",
            wrapped="getNewsCallback({})",
        ),
    )
    yield (
        "sohu blocks",
        made(
            {
                "data": [
                    {
                        "resourceData": {
                            "id": s.id,
                            "contentData": {
                                "id": s.id,
                                "title": s.headline,
                                "url": f"/a/{s.id}_121?scm=10001.2&spm=smpc.x",
                                "postTime": s.epoch * 1000,
                                "brief": TEASER,
                                "authorName": "云汀",
                                "cover": "//p.example.cn/1.jpg",
                            },
                        },
                        "type": "article",
                    }
                    for s in STORIES
                ]
            },
            "https://www.so.example.cn/a/{id}_121",
            url="https://www.so.example.cn/odin/api/blockdata",
        ),
    )
    yield (
        "toutiao feed",
        made(
            {
                "has_more": True,
                "next": {"max_behot_time": 1769800000},
                "data": rows(
                    lambda s: {
                        "title": s.headline,
                        "abstract": TEASER,
                        "group_id": str(s.id),
                        "item_id": str(s.id),
                        "source_url": f"/group/{s.id}/",
                        "media_url": "/c/user/1/",
                        "chinese_tag": "社会",
                        "behot_time": s.epoch,
                        "image_url": "//p3.example.cn/1.jpg",
                        "comments_count": 3,
                    }
                ),
            },
            "https://tt.example.cn/group/{id}/",
            url="https://tt.example.cn/api/pc/feed/?max_behot_time=0",
        ),
    )
