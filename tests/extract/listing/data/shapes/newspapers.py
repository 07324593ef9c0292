"""Lists after newspapers and broadcasters: what each holds, and the entries that a reader sees."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC

from tests.extract.listing.data_lists import STORIES, TEASER, DataList, made, rows


def lists() -> Iterator[tuple[str, DataList]]:
    """Yield the lists."""
    yield (
        "bjnews",
        made(
            {
                "code": 0,
                "data": rows(
                    lambda s: {
                        "uuid": f"{s.id}",
                        "row": {
                            "title": s.headline,
                            "cover": "https://m.example.cn/1.jpg",
                            "detail_url": {
                                "pc_url": f"https://bj.example.cn/detail/{s.id}.html",
                                "h5_url": f"https://m.bj.example.cn/detail/{s.id}.html",
                            },
                            "publish_time": s.time(),
                            "desc": TEASER,
                        },
                    }
                ),
            },
            "https://bj.example.cn/detail/{id}.html",
        ),
    )
    yield (
        "cna api",
        made(
            {
                "Result": "Y",
                "ResultData": {
                    "Items": rows(
                        lambda s: {
                            "Id": f"2026{s.id}",
                            "HeadLine": s.headline,
                            "CreateTime": s.time("%Y/%m/%d %H:%M"),
                            "PageUrl": f"/news/aipl/2026{s.id}.aspx",
                            "ClassName": "政治新聞版面",
                            "Image": {"M": "https://imgcdn.example.tw/1.jpg"},
                        }
                    ),
                    "NextPageIdx": 2,
                },
            },
            "https://cn.example.tw/news/aipl/2026{id}.aspx",
            url="https://cn.example.tw/cna2018api/api/WNewsList",
            time="minutes",
        ),
    )
    yield (
        "hk01",
        made(
            {
                "items": rows(
                    lambda s: {
                        "type": 1,
                        "data": {
                            "articleId": s.id,
                            "title": s.headline,
                            "description": TEASER,
                            "canonicalUrl": f"https://www.h1.example.hk/sect/{s.id}/x",
                            "publishUrl": f"https://www.h1.example.hk/a/{s.id}",
                            "publishTime": s.epoch,
                            "lastModifyTime": s.epoch + 99,
                            "mainCategory": "港聞",
                            "authors": [{"publishName": "云"}],
                            "mainImage": {"cdnUrl": "https://cdn.example.hk/1.jpg"},
                        },
                    }
                ),
                "nextOffset": 1769700000,
            },
            "https://www.h1.example.hk/sect/{id}/x",
        ),
    )
    yield (
        "udn",
        made(
            {
                "state": True,
                "page": 1,
                "end": False,
                "lists": rows(
                    lambda s: {
                        "url": "https://pgw.example.tw/photo.php?u=1.jpg",
                        "titleLink": f"/news/story/6656/{s.id}?from=udn-ch1_breaknews-1-0-news",
                        "title": s.headline,
                        "paragraph": TEASER,
                        "time": {"date": s.time("%Y-%m-%d %H:%M"), "dateline": s.epoch},
                        "cateTitle": "要聞分類新聞",
                        "cateLink": "/news/cate/2/6638",
                        "view": 99,
                    }
                ),
            },
            "https://un.example.tw/news/story/6656/{id}",
            url="https://un.example.tw/api/more?page=1",
            time="minutes",
        ),
    )
    yield (
        "rthk",
        made(
            {
                "rthk": rows(
                    lambda s: {
                        "newsid": str(s.id),
                        "newsTitle": s.headline,
                        "newsLink": f"https://news.rt.example.hk/ch/component/k2/{s.id}-20260131.htm",
                        "createdAt": s.time("%Y-%m-%d HKT %H:%M"),
                    }
                )
            },
            "https://news.rt.example.hk/ch/component/k2/{id}-20260131.htm",
            time="minutes",
        ),
    )
    yield (
        "tribune ArcXP",
        made(
            {
                "content_elements": rows(
                    lambda s: {
                        "_id": f"A{s.id}",
                        "headlines": {"basic": s.headline, "web": ""},
                        "description": {"basic": TEASER},
                        "canonical_url": f"/arts/{s.id}/",
                        "display_date": s.at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.000Z"),
                        "last_updated_date": "2026-02-02T00:00:00Z",
                        "taxonomy": {"primary_section": {"name": "要闻版", "_id": "/n"}},
                        "promo_items": {"basic": {"url": "https://cdn.example.cn/1.jpg"}},
                    }
                ),
                "count": 99,
                "next": 20,
            },
            "https://arc.example.cn/arts/{id}/",
            url="https://arc.example.cn/pf/api/v3/content/fetch/x",
        ),
    )
    yield (
        "guokr",
        made(
            {
                "now": "2026-02-01T00:00:00+08:00",
                "ok": True,
                "limit": 20,
                "result": rows(
                    lambda s: {
                        "id": s.id,
                        "title": s.headline,
                        "summary": TEASER,
                        "date_created": "2026-01-01T00:00:00+08:00",
                        "date_published": s.at.isoformat(),
                        "resource_url": f"https://apis.gk.example.cn/article/{s.id}.json",
                        "url": f"https://gk.example.cn/article/{s.id}/",
                        "author": {"nickname": "云", "url": "https://gk.example.cn/i/1/"},
                    }
                ),
            },
            "https://gk.example.cn/article/{id}/",
        ),
    )
    yield (
        "zaobao",
        made(
            {
                "response": {
                    "code": 200,
                    "results": rows(
                        lambda s: {
                            "title": s.headline,
                            "url": f"/news/china/story20260131-{s.id}",
                            "publicationDate": s.epoch,
                            "updatedDate": s.epoch + 1000,
                            "snippet": TEASER,
                            "section": {"label": "中国新闻频道"},
                        }
                    ),
                }
            },
            "https://zb.example.sg/news/china/story20260131-{id}",
            url="https://zb.example.sg/_plat/api/v2/page-content/realtime/china",
        ),
    )
    yield (
        "chinadaily",
        made(
            {
                "totalPages": 10,
                "number": 0,
                "content": rows(
                    lambda s: {
                        "storyId": f"WS{s.id}",
                        "title": s.headline,
                        "url": f"//cd.example.cn/a/202601/31/WS{s.id}.html",
                        "summary": TEASER,
                        "pubDateStr": s.time("%Y-%m-%d %H:%M"),
                        "updateDateStr": "2026-02-01 08:00",
                        "isCanComment": 0,
                        "thumbnails": ["//img.example.cn/1.jpg"],
                    }
                ),
            },
            "https://cd.example.cn/a/202601/31/WS{id}.html",
            url="https://cd.example.cn/rest/cn/search?page=0",
            time="minutes",
        ),
    )
    yield (
        "cankao",
        made(
            {
                "code": 1,
                "list": [
                    {
                        "data": {
                            "id": str(s.id),
                            "title": s.headline,
                            "publishTime": s.time(),
                            "url": f"http://ck.example.cn/#/detailsPage/x/{s.id}/1/2026-01-31",
                            "sourceName": "参考",
                            "userName": "编辑一",
                            "moImagePath": "https://i.example.cn/1.jpg",
                            "mCoverImg": "",
                        },
                        "type": 1,
                    }
                    for s in STORIES
                ],
            },
            "http://ck.example.cn/d/{id}",
            article_url="http://ck.example.cn/d/{id}",
        ),
    )
    yield (
        "bbc",
        made(
            {
                "data": {
                    "summaries": rows(
                        lambda s: {
                            "title": s.headline,
                            "description": TEASER,
                            "link": f"https://bb.example.com/zhongwen/articles/c{s.id}o/simp",
                            "firstPublished": s.at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.000Z"),
                            "lastPublished": "2026-02-02T00:00:00.000Z",
                            "imageUrl": "https://ichef.example.com/1.jpg",
                            "id": f"c{s.id}o",
                        }
                    )
                }
            },
            "https://bb.example.com/zhongwen/articles/c{id}o/simp",
        ),
    )
    yield (
        "dw",
        made(
            {
                "data": {
                    "content": {
                        "contentComposition": {
                            "informationSpaces": [
                                {
                                    "compositionComponents": [
                                        {
                                            "contents": rows(
                                                lambda s: {
                                                    "id": s.id,
                                                    "title": s.headline,
                                                    "namedUrl": f"/zh/x/a-{s.id}",
                                                    "contentDate": s.at.astimezone(UTC).strftime(
                                                        "%Y-%m-%dT%H:%M:%S.000Z"
                                                    ),
                                                    "teaser": TEASER,
                                                    "mainContentImageLink": {"targetId": 7},
                                                }
                                            )
                                        }
                                    ]
                                }
                            ]
                        }
                    }
                }
            },
            "https://dw.example.com/zh/x/a-{id}",
            url="https://dw.example.com/graph-api/zh/content",
        ),
    )
    yield (
        "ltn numbered",
        made(
            {
                "data": {
                    str(20 + s.number): {
                        "no": str(20 + s.number),
                        "title": s.headline,
                        "url": f"https://news.lt.example.tw/news/politics/breakingnews/{s.id}",
                        "summary": TEASER,
                        "time": s.time("%Y/%m/%d %H:%M"),
                        "photo_S": "https://img.example.tw/1.jpg",
                        "type_en": "politics",
                        "type_cn": "政治新聞",
                        "group": "focus",
                    }
                    for s in STORIES
                }
            },
            "https://news.lt.example.tw/news/politics/breakingnews/{id}",
            time="minutes",
        ),
    )
    yield (
        "weixin app list",
        made(
            {
                "general_msg_list": json.dumps(
                    {
                        "list": [
                            {
                                "comm_msg_info": {"id": s.id, "type": 49, "datetime": s.epoch, "fakeid": "x"},
                                "app_msg_ext_info": {
                                    "title": s.headline,
                                    "digest": TEASER,
                                    "content_url": f"http://mp.wx.example.cn/s/{s.id}",
                                    "cover": "http://mmbiz.example.cn/1.jpg",
                                    "source_url": "",
                                    "author": "云",
                                },
                            }
                            for s in STORIES
                        ]
                    },
                    ensure_ascii=False,
                ),
                "ret": 0,
                "can_msg_continue": 1,
            },
            "http://mp.wx.example.cn/s/{id}",
        ),
    )
