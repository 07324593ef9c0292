"""Two more sets of lists, each met by the reader when it had read all lists before it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC

from tests.extract.listing.data_lists import STORIES, TEASER, DataList, made, page, rows


def third() -> Iterator[tuple[str, DataList]]:
    """Yield the third set."""
    yield (
        "ministry search 2",
        made(
            {
                "resultCode": 200,
                "result": {
                    "data": {
                        "middle": {
                            "listAndBox": [
                                {
                                    "type": "list",
                                    "data": {
                                        "title": s.headline,
                                        "title_no_tag": s.headline,
                                        "url": f"https://sousuo.example.cn/zw/{s.id}.htm",
                                        "time": s.time("%Y-%m-%d %H:%M:%S"),
                                        "source": "国务院办公厅",
                                        "label": "政策",
                                        "summary": TEASER,
                                    },
                                }
                                for s in STORIES
                            ]
                        }
                    }
                },
            },
            "https://sousuo.example.cn/zw/{id}.htm",
        ),
    )
    yield (
        "gov data js",
        made(
            "var dataList = "
            + json.dumps(
                rows(
                    lambda s: {
                        "name": s.headline,
                        "href": f"./202601/t20260131_{s.id}.html",
                        "date": s.time("%Y/%m/%d"),
                        "type": "xw",
                    }
                ),
                ensure_ascii=False,
            )
            + ";",
            "https://g.example.cn/xw/202601/t20260131_{id}.html",
            url="https://g.example.cn/xw/data.js",
            time="day",
        ),
    )
    yield (
        "hotel board ranks",
        made(
            {
                "data": {
                    "word_list": rows(
                        lambda s: {
                            "word": s.headline,
                            "hot_value": 9000000 - s.number,
                            "position": s.number + 1,
                            "sentence_id": str(s.id),
                            "event_time": s.epoch,
                            "word_cover": {"uri": "x", "url_list": ["https://p.example.cn/1.jpg"]},
                            "label": 3,
                            "video_count": 2,
                        }
                    )
                }
            },
            "https://dy.example.cn/hot/{id}",
            article_url="https://dy.example.cn/hot/{sentence_id}",
        ),
    )
    yield (
        "tieba topics",
        made(
            {
                "data": {
                    "bang_topic": {
                        "topic_list": rows(
                            lambda s: {
                                "topic_id": s.id,
                                "topic_name": s.headline,
                                "topic_desc": TEASER,
                                "discuss_num": 90000 - s.number,
                                "topic_pic": "https://t.example.cn/1.jpg",
                                "topic_url": f"https://tieba.example.cn/hottopic/browse/hottopic?topic_id={s.id}&amp;topic_name=x",
                                "create_time": s.epoch,
                            }
                        )
                    }
                }
            },
            "https://tieba.example.cn/hottopic/browse/hottopic?topic_id={id}&topic_name=x",
        ),
    )
    yield (
        "sspai",
        made(
            {
                "error": 0,
                "list": rows(
                    lambda s: {
                        "id": s.id,
                        "title": s.headline,
                        "banner": "2026/01/31/x.png",
                        "summary": TEASER,
                        "comment_count": 1,
                        "like_count": 9,
                        "view_count": 500 - s.number,
                        "released_time": s.epoch,
                        "created_time": s.epoch - 9,
                        "modify_time": 0,
                        "author": {"id": 1, "nickname": "云汀", "slug": "yt"},
                    }
                ),
            },
            "https://ss.example.cn/post/{id}",
            article_url="https://ss.example.cn/post/{id}",
        ),
    )
    yield (
        "huxiu moment",
        made(
            {
                "success": True,
                "data": {
                    "dataList": rows(
                        lambda s: {
                            "aid": str(s.id),
                            "title": s.headline,
                            "summary": TEASER,
                            "dateline": str(s.epoch),
                            "formatDate": "3小时前",
                            "share_url": f"https://m.hx.example.cn/article/{s.id}.html",
                            "share_info": {"share_url": f"https://m.hx.example.cn/article/{s.id}.html"},
                            "user_info": {"username": "云汀研究员", "url": "https://hx.example.cn/u/1"},
                            "is_hot": "1",
                        }
                    ),
                    "last_dateline": "1769700000",
                },
            },
            "https://m.hx.example.cn/article/{id}.html",
        ),
    )
    yield (
        "yicai",
        made(
            rows(
                lambda s: {
                    "NewsID": s.id,
                    "NewsTitle": s.headline,
                    "NewsNotes": TEASER,
                    "NewsTags": "",
                    "CreateDate": s.time("%Y-%m-%dT%H:%M:%S"),
                    "LastDate": "2026-02-01T10:00:00",
                    "ChannelName": "第一频道新闻",
                    "AppChannelName": "新闻",
                    "url": f"/news/{s.id}.html",
                    "NewsHot": 8,
                    "NewsType": 10,
                    "OriginPic": "https://i.example.cn/1.jpg",
                    "NewsSource": "云汀财经",
                }
            ),
            "https://yc.example.cn/news/{id}.html",
            url="https://yc.example.cn/api/ajax/getlatest?page=1",
        ),
    )
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
        "next app list",
        made(
            page(
                "<script>self.__next_f.push([1,"
                + json.dumps(
                    "7:"
                    + json.dumps(
                        [
                            "$",
                            "div",
                            None,
                            {
                                "children": [
                                    "$",
                                    "$L9",
                                    None,
                                    {
                                        "articles": rows(
                                            lambda s: {
                                                "sid": s.id,
                                                "headLine": s.headline,
                                                "urlPath": f"/zh/a/{s.id}",
                                                "pubDateTime": s.at.isoformat(),
                                                "desc": TEASER,
                                            }
                                        )
                                    },
                                ]
                            },
                        ],
                        ensure_ascii=False,
                    )
                    + "\n",
                    ensure_ascii=False,
                )
                + "])</script>"
            ),
            "https://na.example.cn/zh/a/{id}",
            url="https://na.example.cn/zh",
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
        "medium-ish GraphQL",
        made(
            {
                "data": {
                    "feed": {
                        "items": rows(
                            lambda s: {
                                "__typename": "Post",
                                "post": {
                                    "id": f"p{s.id}",
                                    "title": s.headline,
                                    "mediumUrl": f"https://md.example.cn/p{s.id}",
                                    "firstPublishedAt": s.epoch * 1000,
                                    "latestPublishedAt": s.epoch * 1000 + 5000,
                                    "clapCount": 12 - s.number,
                                    "extendedPreviewContent": {"subtitle": TEASER},
                                },
                            }
                        )
                    }
                }
            },
            "https://md.example.cn/p{id}",
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
        "js array push",
        made(
            page(
                "<ul id=l></ul><script>var news=[];\n"
                + "".join(
                    f"news.push({{title:'{s.headline}',link:'/jp/{s.id}.html',time:'{s.time('%Y-%m-%d')}'}});\n"
                    for s in STORIES
                )
                + "</script>"
            ),
            "https://jp.example.cn/jp/{id}.html",
            url="https://jp.example.cn/",
            time="day",
        ),
    )


def fourth() -> Iterator[tuple[str, DataList]]:
    """Yield the fourth set."""
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
    yield (
        "em kuaixun",
        made(
            {
                "rc": 1,
                "me": "",
                "LivesList": rows(
                    lambda s: {
                        "id": str(s.id),
                        "newsid": f"2026{s.id}",
                        "url_w": f"http://finance.em.example.cn/a/2026{s.id}.html",
                        "url_m": f"http://wap.em.example.cn/a/2026{s.id}.html",
                        "url_unique": f"http://finance.em.example.cn/a/2026{s.id}.html",
                        "title": s.headline,
                        "simtitle": s.headline[:5],
                        "digest": f"【{s.headline}】{TEASER}",
                        "showtime": s.time(),
                        "ordertime": s.time(),
                        "column": "102",
                    }
                ),
            },
            "http://finance.em.example.cn/a/2026{id}.html",
            wrapped="var ajaxResult={}",
        ),
    )
    yield (
        "sina live",
        made(
            {
                "result": {
                    "data": {
                        "feed": {
                            "list": rows(
                                lambda s: {
                                    "id": s.id,
                                    "zhibo_id": 152,
                                    "rich_text": f"【{s.headline}】{TEASER}",
                                    "create_time": s.time(),
                                    "update_time": s.time("%Y-%m-%d 23:59:00"),
                                    "docurl": f"https://finance.si.example.cn/7x24/2026-01-31/doc-{s.id}.shtml",
                                    "creator": "admin@staff.example.cn",
                                    "multimedia": "",
                                    "comment_list": {"total": 0},
                                }
                            ),
                            "page_info": {"totalPage": 900, "page": 1, "prePage": 1, "nextPage": 2},
                        }
                    }
                }
            },
            "https://finance.si.example.cn/7x24/2026-01-31/doc-{id}.shtml",
        ),
    )
    yield (
        "gelonghui",
        made(
            {
                "statusCode": 200,
                "result": rows(
                    lambda s: {
                        "id": s.id,
                        "title": s.headline,
                        "contentPrefix": TEASER,
                        "createTimestamp": s.epoch,
                        "route": f"https://ge.example.cn/live/{s.id}",
                        "source": {"name": None, "link": None},
                        "count": {"share": 1},
                        "relatedStocks": [],
                    }
                ),
            },
            "https://ge.example.cn/live/{id}",
        ),
    )
    yield (
        "v2ex",
        made(
            rows(
                lambda s: {
                    "node": {
                        "id": 1,
                        "title": "问与答节点",
                        "name": "qna",
                        "url": "https://v2.example.cn/go/qna",
                        "header": "一个解决问题的地方",
                    },
                    "member": {"id": 2, "username": "wen", "url": "https://v2.example.cn/u/wen"},
                    "last_reply_by": "x",
                    "last_touched": s.epoch + 99,
                    "title": s.headline,
                    "url": f"https://v2.example.cn/t/{s.id}",
                    "created": s.epoch,
                    "deleted": 0,
                    "content": "",
                    "content_rendered": "",
                    "last_modified": s.epoch + 1,
                    "replies": 3,
                    "id": s.id,
                }
            ),
            "https://v2.example.cn/t/{id}",
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
        "stcn",
        made(
            {
                "state": 1,
                "page_time": 1,
                "data": rows(
                    lambda s: {
                        "id": str(s.id),
                        "title": s.headline,
                        "content": TEASER,
                        "time": s.epoch * 1000,
                        "show_time": s.epoch,
                        "url": f"/article/detail/{s.id}.html",
                        "share": {"url": f"https://st.example.cn/article/detail/{s.id}.html", "title": s.headline},
                        "tags": [],
                    }
                ),
            },
            "https://st.example.cn/article/detail/{id}.html",
            url="https://st.example.cn/article/list.html?type=kx",
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
        "infoq",
        made(
            {
                "code": 0,
                "data": rows(
                    lambda s: {
                        "aid": s.id,
                        "uuid": f"u{s.id}",
                        "article_title": s.headline,
                        "article_sharetitle": s.headline,
                        "article_subtitle": "",
                        "article_summary": TEASER,
                        "article_cover": "https://static.example.cn/1.jpg",
                        "publish_time": s.epoch * 1000,
                        "ctime": s.epoch * 1000 - 1,
                        "utime": s.epoch * 1000 + 9,
                        "views": 900 - s.number,
                        "author": [{"nickname": "云"}],
                        "topic": [{"name": "AI"}],
                        "score": s.epoch,
                    }
                ),
            },
            "https://iq.example.cn/article/u{id}",
            article_url="https://iq.example.cn/article/{uuid}",
        ),
    )
    yield (
        "juejin",
        made(
            {
                "err_no": 0,
                "data": rows(
                    lambda s: {
                        "item_type": 2,
                        "item_info": {
                            "article_id": str(s.id),
                            "article_info": {
                                "article_id": str(s.id),
                                "title": s.headline,
                                "brief_content": TEASER,
                                "cover_image": "",
                                "ctime": str(s.epoch),
                                "mtime": str(s.epoch + 9),
                                "rtime": str(s.epoch + 5),
                                "view_count": 3,
                                "link_url": "",
                            },
                            "author_user_info": {
                                "user_name": "云",
                                "company": "云汀科技公司",
                                "job_title": "前端工程师",
                            },
                        },
                    }
                ),
                "cursor": "20",
                "has_more": True,
            },
            "https://jj.example.cn/post/{id}",
            article_url="https://jj.example.cn/post/{article_id}",
        ),
    )
    yield (
        "sitewide nuxt page",
        made(
            page(
                "<div class='nav'></div><script>window.__NUXT__={data:[{channel:{name:'要闻',list:"
                + json.dumps(
                    rows(
                        lambda s: {
                            "guid": s.id,
                            "headTitle": s.headline,
                            "docLink": f"https://nx.example.cn/d/{s.id}.html",
                            "pubTime": s.time(),
                        }
                    ),
                    ensure_ascii=False,
                )
                + "}}],state:{user:null}};</script>"
            ),
            "https://nx.example.cn/d/{id}.html",
            url="https://nx.example.cn/",
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
