"""A second set of lists that the reader was not written with, invented after the first one was read right."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC
from html import escape

from tests.extract.listing.data_lists import STORIES, TEASER, DataList, made, page, rows


def last() -> Iterator[tuple[str, DataList]]:
    """Yield the lists."""
    yield (
        "initials of pinyin, ids alone",
        made(
            {
                "total": 90,
                "rows": rows(lambda s: {"tzid": s.id, "tzbt": s.headline, "fbsj": s.time("%Y-%m-%d"), "fbr": "管理员"}),
            },
            "https://school.example.cn/tz/{id}.htm",
            time="day",
            article_url="https://school.example.cn/tz/{tzid}.htm",
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
        "an object for the link",
        made(
            {
                "ret": 0,
                "data": rows(
                    lambda s: {
                        "title": s.headline,
                        "link_info": {"url": f"https://news.goose.example.cn/rain/a/{s.id}", "share_url": ""},
                        "pic_info": {
                            "small_img": ["https://inews.example.cn/1.jpg"],
                            "big_img": "https://inews.example.cn/2",
                        },
                        "media_info": {
                            "chl_name": "云汀日报的官方账号",
                            "link": "https://news.goose.example.cn/omn/author/8",
                        },
                        "publish_time": s.time(),
                    }
                ),
            },
            "https://news.goose.example.cn/rain/a/{id}",
        ),
    )
    yield (
        "titles in runs of text",
        made(
            page(
                "<script>var ytInitialData = "
                + json.dumps(
                    {
                        "contents": {
                            "richGridRenderer": {
                                "contents": rows(
                                    lambda s: {
                                        "videoRenderer": {
                                            "videoId": f"v{s.id}",
                                            "title": {"runs": [{"text": s.headline}]},
                                            "navigationEndpoint": {"webCommandMetadata": {"url": f"/watch?v=v{s.id}"}},
                                        }
                                    }
                                )
                            }
                        }
                    },
                    ensure_ascii=False,
                )
                + ";</script>"
            ),
            "https://tube.example.cn/watch?v=v{id}",
            url="https://tube.example.cn/@yunting",
            time=None,
        ),
    )
    yield (
        "children of a forum",
        made(
            {
                "kind": "Listing",
                "data": {
                    "after": "t3_x",
                    "children": rows(
                        lambda s: {
                            "kind": "t3",
                            "data": {
                                "title": s.headline,
                                "selftext": "",
                                "permalink": f"/r/yunting/comments/{s.id}/x/",
                                "url": f"https://i.example.cn/{s.id}.jpg",
                                "created_utc": float(s.epoch),
                                "score": 900 - s.number,
                                "num_comments": 3,
                                "subreddit": "yunting",
                                "author": "wen",
                            },
                        }
                    ),
                },
            },
            "https://red.example.cn/r/yunting/comments/{id}/x/",
            url="https://red.example.cn/r/yunting.json",
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
        "a converted feed",
        made(
            {
                "status": "ok",
                "feed": {"title": "云汀", "link": "https://feed.example.cn", "description": ""},
                "items": rows(
                    lambda s: {
                        "title": s.headline,
                        "pubDate": s.time(),
                        "link": f"https://feed.example.cn/{s.id}.html",
                        "guid": f"tag:feed.example.cn,2026:{s.id}",
                        "author": "温若溪",
                        "thumbnail": "",
                        "description": f"<img src='x.jpg'><p>{TEASER}</p>",
                        "content": f"<p>{TEASER}</p>",
                        "enclosure": {},
                        "categories": ["社会"],
                    }
                ),
            },
            "https://feed.example.cn/{id}.html",
        ),
    )
    yield (
        "OData of an intranet",
        made(
            {
                "@odata.context": "https://sp.example.cn/_api/$metadata",
                "value": rows(
                    lambda s: {
                        "@odata.etag": f'"{s.number}"',
                        "Id": s.id,
                        "Title": s.headline,
                        "FileRef": f"/sites/news/Pages/{s.id}.aspx",
                        "Created": s.at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
                        "Modified": "2026-02-03T00:00:00Z",
                    }
                ),
            },
            "https://sp.example.cn/sites/news/Pages/{id}.aspx",
            url="https://sp.example.cn/_api/web/lists",
        ),
    )
    yield (
        "Contentful",
        made(
            {
                "sys": {"type": "Array"},
                "total": 70,
                "skip": 0,
                "limit": 10,
                "items": rows(
                    lambda s: {
                        "sys": {
                            "id": f"x{s.id}",
                            "createdAt": "2026-01-01T00:00:00Z",
                            "updatedAt": "2026-03-01T00:00:00Z",
                        },
                        "fields": {"title": s.headline, "slug": f"c-{s.id}", "publishDate": s.at.isoformat()},
                    }
                ),
            },
            "https://cf.example.cn/story/c-{id}",
            article_url="https://cf.example.cn/story/{slug}",
        ),
    )
    yield (
        "Sanity",
        made(
            {
                "ms": 4,
                "result": rows(
                    lambda s: {
                        "_id": f"drafts-{s.id}",
                        "_createdAt": "2026-01-01T00:00:00Z",
                        "_updatedAt": "2026-03-01T00:00:00Z",
                        "publishedAt": s.at.isoformat(),
                        "title": s.headline,
                        "slug": {"_type": "slug", "current": f"s-{s.id}"},
                    }
                ),
            },
            "https://sn.example.cn/s-{id}",
            article_url="https://sn.example.cn/{slug.current}",
        ),
    )
    inertia = {
        "component": "Home",
        "props": {
            "articles": {
                "data": rows(lambda s: {"title": s.headline, "url": f"/i/{s.id}", "published_at": s.time()}),
                "current_page": 1,
                "last_page": 7,
            }
        },
        "url": "/",
    }
    yield (
        "Inertia's attribute",
        made(
            page(f'<div id="inertia" data-page="{escape(json.dumps(inertia, ensure_ascii=False))}"></div>'),
            "https://inertia.example.cn/i/{id}",
            url="https://inertia.example.cn/",
        ),
    )
    yield (
        "parsed by the script",
        made(
            page(
                "<script>window.__DATA__ = JSON.parse("
                + json.dumps(
                    json.dumps({"feed": rows(lambda s: {"t": s.headline, "href": f"/j/{s.id}", "ts": s.epoch})})
                )
                + ");</script>"
            ),
            "https://parsed.example.cn/j/{id}",
            url="https://parsed.example.cn/",
        ),
    )
    yield (
        "arrays in a variable",
        made(
            json.dumps(rows(lambda s: [s.headline, f"/k/{s.id}.html", s.time("%Y-%m-%d")]), ensure_ascii=False),
            "https://arr.example.cn/k/{id}.html",
            url="https://arr.example.cn/js/top.js",
            time="day",
            wrapped="var arr={};\nshow(arr);",
        ),
    )
    yield (
        "a short date beside the exact time",
        made(
            {
                "list": rows(
                    lambda s: {
                        "subject": s.headline,
                        "showDate": s.time("%m-%d"),
                        "ts": f"{s.epoch * 1000}",
                        "jumpUrl": f"https://both.example.cn/l/{s.id}",
                    }
                )
            },
            "https://both.example.cn/l/{id}",
        ),
    )
    yield (
        "a time of protocol buffers",
        made(
            {
                "items": rows(
                    lambda s: {
                        "name": f"articles/{s.id}",
                        "displayName": s.headline,
                        "link": f"https://proto.example.cn/m/{s.id}",
                        "createTime": {"seconds": str(s.epoch), "nanos": 0},
                    }
                )
            },
            "https://proto.example.cn/m/{id}",
        ),
    )
    yield (
        "an address for the app before that of the web",
        made(
            {
                "body": {
                    "contents": rows(
                        lambda s: {
                            "title": s.headline,
                            "url": f"yunting://open?id={s.id}",
                            "h5Url": f"https://m.app.example.cn/n/{s.id}",
                            "iconUrl": f"https://img.example.cn/{s.id}",
                            "publishTimeStr": s.time("%Y年%m月%d日 %H:%M"),
                        }
                    )
                }
            },
            "https://m.app.example.cn/n/{id}",
            time="minutes",
        ),
    )
    yield (
        "sections under names of their own",
        made(
            {
                "data": {
                    name: [
                        {"title": s.headline, "url": f"https://sect.example.cn/o/{s.id}", "date": s.time()}
                        for s in STORIES[first:end]
                    ]
                    for name, first, end in (("guonei", 0, 4), ("guoji", 4, 7), ("caijing", 7, 10))
                }
            },
            "https://sect.example.cn/o/{id}",
        ),
    )
    yield (
        "links of a hypertext interface",
        made(
            {
                "_embedded": {
                    "articles": rows(
                        lambda s: {
                            "headline": s.headline,
                            "firstPublished": s.at.isoformat(),
                            "_links": {
                                "self": {"href": f"https://hal.example.cn/api/articles/{s.id}"},
                                "web": {"href": f"https://hal.example.cn/p/{s.id}"},
                            },
                        }
                    )
                },
                "_links": {"next": {"href": "https://hal.example.cn/api/articles?page=2"}},
            },
            "https://hal.example.cn/p/{id}",
            url="https://hal.example.cn/api/articles",
        ),
    )
    yield (
        "the same stories on top and below",
        made(
            {
                "banner": [
                    {"title": s.headline, "url": f"/q/{s.id}.html", "image": f"https://img.example.cn/{s.id}.jpg"}
                    for s in STORIES[:3]
                ],
                "list": rows(lambda s: {"title": s.headline, "url": f"/q/{s.id}.html", "pubtime": s.time(), "hits": 9}),
            },
            "https://top.example.cn/q/{id}.html",
            url="https://top.example.cn/index.json",
        ),
    )
