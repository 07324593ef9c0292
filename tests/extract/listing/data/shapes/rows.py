"""Lists after rows that are written in other ways: what each holds, and the entries that a reader sees."""

from __future__ import annotations

import json
from collections.abc import Iterator

from tests.extract.listing.data_lists import STORIES, TEASER, DataList, made, rows


def written(value: object) -> str:
    """The value as JSON, Chinese unescaped."""
    return json.dumps(value, ensure_ascii=False)


def lists() -> Iterator[tuple[str, DataList]]:
    """Yield the lists."""
    yield (
        "app channel with printed and exact times",
        made(
            {
                "code": 200,
                "data": {
                    "pageInfo": {"hasNext": True, "nextUrl": ""},
                    "list": rows(
                        lambda s: {
                            "contId": f"{s.id}",
                            "name": s.headline,
                            "pic": f"https://img.example.cn/{s.id}.jpg",
                            "nodeInfo": {"nodeId": 25950, "name": "时事", "desc": "有一说一的时事新闻"},
                            "pubTime": f"{s.number + 1}小时前",
                            "pubTimeLong": s.epoch * 1000,
                            "praiseTimes": "38",
                            "link": "",
                            "shareInfo": {"title": s.headline, "shareUrl": f"https://m.paper.example.cn/news_{s.id}"},
                        }
                    ),
                },
            },
            "https://www.paper.example.cn/newsDetail_forward_{id}",
            article_url="https://www.paper.example.cn/newsDetail_forward_{contId}",
        ),
    )
    yield (
        "JSON in a string of JSON",
        made(
            {
                "success": True,
                "data": json.dumps(
                    rows(lambda s: {"articleTitle": s.headline, "articleUrl": f"/x/{s.id}", "releaseTime": s.time()}),
                    ensure_ascii=False,
                ),
            },
            "https://twice.example.cn/x/{id}",
            url="https://twice.example.cn/list",
        ),
    )
    yield (
        "columns named once",
        made(
            {
                "columns": ["id", "title", "url", "published"],
                "rows": rows(lambda s: [s.id, s.headline, f"/c/{s.id}.html", s.time()]),
            },
            "https://table.example.cn/c/{id}.html",
            url="https://table.example.cn/list",
        ),
    )
    yield (
        "JSON lines",
        made(
            "\n".join(
                json.dumps({"t": s.headline, "u": f"https://lines.example.cn/{s.id}", "d": s.at.isoformat()})
                for s in STORIES
            ),
            "https://lines.example.cn/{id}",
        ),
    )
    yield (
        "components of an app",
        made(
            {
                "code": "0",
                "data": [
                    {
                        "groupId": 4001,
                        "components": [
                            {
                                "componentType": "list",
                                "operDataList": rows(
                                    lambda s: {
                                        "newsId": f"{s.id}",
                                        "newsTitle": s.headline,
                                        "newsTitleColor": "#333333",
                                        "publishTime": s.time(),
                                        "linkUrl": "",
                                        "pageUrl": f"https://app.people.example.cn/h5/detail/{s.id}",
                                        "rmhInfo": {"rmhName": "云汀号", "rmhDesc": "记录云汀每一天的变化和发展"},
                                        "fullColumnImgUrls": [{"url": "https://img.example.cn/1.png"}],
                                    }
                                ),
                            }
                        ],
                    }
                ],
            },
            "https://app.people.example.cn/h5/detail/{id}",
        ),
    )
    yield (
        "a column as an array",
        made(
            {
                "titles": [s.headline for s in STORIES],
                "urls": [f"/p/{s.id}" for s in STORIES],
                "dates": [s.time() for s in STORIES],
            },
            "https://arrays.example.cn/p/{id}",
            url="https://arrays.example.cn/latest",
        ),
    )
    yield (
        "weekly with subjects",
        made(
            {
                "code": 200,
                "data": {
                    "hot_contents": [{"id": 1, "subject": "年度人物评选今日启动"}],
                    "contents": rows(
                        lambda s: {
                            "id": s.id,
                            "subject": s.headline,
                            "introtext": TEASER,
                            "publish_time": s.time(),
                            "term": {"id": 5, "name": "新闻频道栏目"},
                            "media": "https://images.week.example.cn/1.jpg",
                            "author": "本报记者 温若溪 发自云汀",
                        }
                    ),
                },
            },
            "https://www.week.example.cn/content/{id}",
            article_url="https://www.week.example.cn/content/{id}",
        ),
    )
    yield (
        "digests with an article each",
        made(
            {
                "count": 10,
                "next": "https://api.init.example.cn/v4/channel/articles/?offset=10",
                "digests": rows(
                    lambda s: {
                        "type": "article",
                        "position": s.number,
                        "article": {
                            "id": s.id,
                            "slug": f"2026013{s.number}-mainland",
                            "headline": s.headline,
                            "lead": TEASER,
                            "feature_image": {"url": "https://d.example.cn/1.jpg"},
                            "date": s.at.isoformat(),
                            "permalink": f"/article/{s.id}/",
                            "channels": [{"name": "国际", "permalink": "/channel/international"}],
                        },
                    }
                ),
            },
            "https://init.example.cn/article/{id}/",
            url="https://init.example.cn/v4/channel/articles/",
        ),
    )
    yield (
        "Java's dates as arrays",
        made(
            {
                "content": rows(
                    lambda s: {
                        "id": s.id,
                        "title": s.headline,
                        "detailUrl": f"https://java.example.cn/d/{s.id}",
                        "publishTime": [*s.at.timetuple()[:6]],
                    }
                ),
                "last": False,
                "totalPages": 12,
                "number": 0,
            },
            "https://java.example.cn/d/{id}",
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
    yield (
        "quoted pairs",
        made(
            {
                "t": 1,
                "feed": [
                    {"k": "article", "v": written({"title": s.headline, "url": f"/qp/{s.id}", "time": s.time()})}
                    for s in STORIES
                ],
            },
            "https://qp.example.cn/qp/{id}",
            url="https://qp.example.cn/api",
        ),
    )
    yield (
        "epoch at microseconds",
        made(
            {"posts": rows(lambda s: {"subject": s.headline, "uri": f"/em/{s.id}", "ts_us": s.epoch * 1000000})},
            "https://em.example.cn/em/{id}",
            url="https://em.example.cn/l",
        ),
    )
