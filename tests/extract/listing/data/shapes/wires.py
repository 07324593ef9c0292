"""Lists after wires, lives and flash news: what each holds, and the entries that a reader sees."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC

from tests.extract.listing.data_lists import TEASER, DataList, made, page, rows


def lists() -> Iterator[tuple[str, DataList]]:
    """Yield the lists."""
    yield (
        "telegraph: headlines in brackets",
        made(
            {
                "error": 0,
                "data": {
                    "roll_data": rows(
                        lambda s: {
                            "id": s.id,
                            "level": "B",
                            "title": "" if s.number % 3 else s.headline,
                            "brief": f"【{s.headline}】云汀社1月31日电，{TEASER}",
                            "content": f"【{s.headline}】云汀社1月31日电，{TEASER}",
                            "ctime": s.epoch,
                            "modified_time": s.epoch + 60,
                            "shareurl": f"https://api3.news.example.cn/share/article/{s.id}?os=web",
                            "reading_num": 200000 + s.number,
                            "images": [],
                            "subjects": [{"subject_id": 1, "subject_name": "港股动态"}, {"subject_name": "地产"}],
                        }
                    )
                },
            },
            "https://api3.news.example.cn/share/article/{id}?os=web",
        ),
    )
    yield (
        "lives without titles of their own",
        made(
            {
                "code": 20000,
                "data": {
                    "items": rows(
                        lambda s: {
                            "id": s.id,
                            "title": s.headline,
                            "content": f"<p>{TEASER}</p>",
                            "content_text": TEASER,
                            "display_time": s.epoch,
                            "uri": f"https://wall.example.cn/livenews/{s.id}",
                            "channels": ["global-channel"],
                            "author": {"display_name": "温若溪", "uri": "https://wall.example.cn/u/1"},
                        }
                    ),
                    "next_cursor": "1769700000",
                },
            },
            "https://wall.example.cn/livenews/{id}",
        ),
    )
    yield (
        "flash with text alone",
        made(
            rows(
                lambda s: {
                    "id": f"20260131{s.id}",
                    "time": s.time(),
                    "type": 0,
                    "data": {"pic": "", "content": f"<b>{s.headline}</b>"},
                    "important": 0,
                    "channel": [1, 3],
                }
            ),
            "https://flash.example.cn/detail/20260131{id}",
            wrapped="var newest = {};",
            article_url="https://flash.example.cn/detail/{id}",
        ),
    )
    yield (
        "posts without titles",
        made(
            rows(
                lambda s: {
                    "id": str(s.id),
                    "created_at": s.at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.000Z"),
                    "language": "zh",
                    "uri": f"https://social.example.cn/users/yunting/statuses/{s.id}",
                    "url": f"https://social.example.cn/@yunting/{s.id}",
                    "content": f"<p>{s.headline}</p>",
                    "account": {"display_name": "云汀发布", "url": "https://social.example.cn/@yunting"},
                    "media_attachments": [],
                }
            ),
            "https://social.example.cn/@yunting/{id}",
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
