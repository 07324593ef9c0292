"""Lists of shapes that the reader was not written with, which it met when it was done."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC
from typing import Any

from tests.extract.listing.data_lists import STORIES, TEASER, DataList, made, page, rows


def later() -> Iterator[tuple[str, DataList]]:
    """Yield lists of shapes that were thought of when the reader was done."""
    yield (
        "publishing system in capitals",
        made(
            {
                "count": 900,
                "docs": rows(
                    lambda s: {
                        "METADATAID": s.id,
                        "DOCTITLE": s.headline,
                        "DOCPUBURL": f"http://bureau.example.cn/xw/202601/t20260131_{s.id}.html",
                        "DOCRELTIME": s.time("%Y-%m-%d %H:%M"),
                        "DOCABSTRACT": TEASER,
                        "CHNLNAME": "工作动态栏目",
                        "CRUSER": "admin",
                        "CRTIME": "2026-01-01 00:00:00",
                    }
                ),
            },
            "http://bureau.example.cn/xw/202601/t20260131_{id}.html",
            time="minutes",
        ),
    )
    yield (
        "markup in data",
        made(
            {
                "success": True,
                "data": {
                    "html": "<ul class='list'>"
                    + "".join(
                        f"<li><a href='/art/2026/1/31/art_{s.id}.html' title='{s.headline}' target='_blank'>"
                        f"{s.headline}</a><span>{s.time('%Y-%m-%d')}</span></li>"
                        for s in STORIES
                    )
                    + "</ul>",
                    "total": 300,
                },
            },
            "https://province.example.cn/art/2026/1/31/art_{id}.html",
            url="https://province.example.cn/api-gateway/front?page=1",
            time="day",
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
        "Ghost",
        made(
            {
                "posts": rows(
                    lambda s: {
                        "id": f"65f0{s.id}",
                        "uuid": f"6c1d-{s.id}",
                        "title": s.headline,
                        "slug": f"p-{s.id}",
                        "feature_image": "https://ghost.example.cn/content/images/1.jpg",
                        "created_at": "2026-01-30T00:00:00.000+08:00",
                        "updated_at": "2026-02-03T00:00:00.000+08:00",
                        "published_at": s.at.isoformat(timespec="milliseconds"),
                        "custom_excerpt": None,
                        "url": f"https://ghost.example.cn/p-{s.id}/",
                        "excerpt": TEASER,
                        "primary_author": {"name": "温若溪", "url": "https://ghost.example.cn/author/wen/"},
                    }
                ),
                "meta": {"pagination": {"page": 1, "pages": 9, "next": 2, "prev": None}},
            },
            "https://ghost.example.cn/p-{id}/",
        ),
    )
    yield (
        "Discourse",
        made(
            {
                "users": [{"id": n, "username": f"user{n}", "name": f"读者{n}"} for n in range(12)],
                "topic_list": {
                    "can_create_topic": False,
                    "more_topics_url": "/latest?page=1",
                    "topics": rows(
                        lambda s: {
                            "id": s.id,
                            "title": s.headline,
                            "fancy_title": s.headline.replace("“", "&ldquo;").replace("”", "&rdquo;"),
                            "slug": "topic",
                            "posts_count": 4,
                            "created_at": s.at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.000Z"),
                            "last_posted_at": "2026-02-03T11:00:00.000Z",
                            "bumped_at": "2026-02-03T11:00:00.000Z",
                            "views": 900 - s.number,
                        }
                    ),
                },
            },
            "https://forum.example.cn/t/topic/{id}",
            article_url="https://forum.example.cn/t/{slug}/{id}",
        ),
    )
    yield (
        "search with highlights",
        made(
            {
                "hits": rows(
                    lambda s: {
                        "_highlightResult": {
                            "author": {"value": "wen", "matchLevel": "none"},
                            "title": {"value": f"<em>{s.headline[:2]}</em>{s.headline[2:]}", "matchLevel": "full"},
                            "url": {"value": f"https://hn.example.cn/<em>a</em>/{s.id}", "matchLevel": "none"},
                        },
                        "author": "wen",
                        "created_at": s.at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
                        "created_at_i": s.epoch,
                        "num_comments": 12,
                        "objectID": f"{s.id}",
                        "points": 300 - s.number,
                        "title": s.headline,
                        "updated_at": "2026-02-03T11:00:00Z",
                        "url": f"https://hn.example.cn/a/{s.id}",
                    }
                ),
                "nbPages": 50,
                "page": 0,
            },
            "https://hn.example.cn/a/{id}",
        ),
    )
    yield (
        "a feed turned into JSON",
        made(
            {
                "feed": {
                    "title": {"#text": "云汀新闻"},
                    "entry": rows(
                        lambda s: {
                            "title": {"@type": "html", "#text": s.headline},
                            "link": {"@rel": "alternate", "@href": f"https://x2j.example.cn/e/{s.id}"},
                            "published": {"#text": s.at.isoformat()},
                            "summary": {"#text": TEASER},
                        }
                    ),
                }
            },
            "https://x2j.example.cn/e/{id}",
        ),
    )
    yield (
        "a shared table with Chinese names",
        made(
            {
                "code": 0,
                "data": {
                    "items": rows(
                        lambda s: {
                            "record_id": f"rec{s.id}",
                            "fields": {
                                "标题": s.headline,
                                "链接": {"link": f"https://bitable.example.cn/n/{s.id}", "text": "查看"},
                                "发布时间": s.epoch * 1000,
                                "部门": "宣传处",
                            },
                        }
                    )
                },
            },
            "https://bitable.example.cn/n/{id}",
        ),
    )
    yield (
        "extended JSON of a database",
        made(
            rows(
                lambda s: {
                    "_id": {"$oid": f"65{s.id:022d}"},
                    "headline": s.headline,
                    "href": f"/m/{s.id}",
                    "publishedOn": {"$date": {"$numberLong": f"{s.epoch * 1000}"}},
                }
            ),
            "https://mongo.example.cn/m/{id}",
            url="https://mongo.example.cn/feed.json",
        ),
    )
    yield (
        "pinyin, day and clock apart",
        made(
            {
                "liebiao": rows(
                    lambda s: {
                        "bianhao": s.id,
                        "biaoti": s.headline,
                        "lianjie": f"/xinwen/{s.id}.shtml",
                        "riqi": s.time("%Y-%m-%d"),
                        "shijian": s.time("%H:%M"),
                        "laiyuan": "云汀市人民政府办公室",
                    }
                )
            },
            "https://city.example.cn/xinwen/{id}.shtml",
            url="https://city.example.cn/data/list.js",
            time="minutes",
        ),
    )
    yield (
        "entities by id",
        made(
            {
                "result": ["x1"],
                "entities": {
                    "articles": {
                        f"a_{s.id}": {"headline": s.headline, "path": f"/z/{s.id}", "publishedTime": s.epoch}
                        for s in STORIES
                    },
                    "authors": {f"u_{n}": {"name": f"记者{n}", "path": f"/author/{n}"} for n in range(3)},
                },
            },
            "https://redux.example.cn/z/{id}",
            url="https://redux.example.cn/api/feed",
        ),
    )
    yield (
        "grouped by day, with times alone",
        made(
            {
                "data": [
                    {
                        "date": day,
                        "list": [
                            {"t": s.headline, "time": s.time("%H:%M"), "url": f"https://days.example.cn/k/{s.id}"}
                            for s in STORIES
                            if s.time("%Y-%m-%d") == day
                        ],
                    }
                    for day in ("2026-01-31", "2026-01-30")
                ]
            },
            "https://days.example.cn/k/{id}",
            time="minutes",
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
        "a call with a literal that is no JSON",
        made(
            "["
            + ",\n".join(
                f"{{t:'{s.headline}',u:'//lit.example.cn/q/{s.id}.html',d:'{s.time('%Y/%m/%d %H:%M')}',}}"
                for s in STORIES
            )
            + "]",
            "https://lit.example.cn/q/{id}.html",
            url="https://lit.example.cn/js/news.js",
            time="minutes",
            wrapped="/* made 2026-01-31 */\nnewsList({});",
        ),
    )
    yield (
        "Strapi",
        made(
            {
                "data": rows(
                    lambda s: {
                        "id": s.number,
                        "attributes": {
                            "title": s.headline,
                            "slug": f"s-{s.id}",
                            "createdAt": "2026-01-02T00:00:00.000Z",
                            "updatedAt": "2026-02-02T00:00:00.000Z",
                            "publishedAt": s.at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.000Z"),
                            "description": TEASER,
                        },
                    }
                ),
                "meta": {"pagination": {"page": 1, "pageSize": 25, "pageCount": 4, "total": 100}},
            },
            "https://strapi.example.cn/news/s-{id}",
            article_url="https://strapi.example.cn/news/{slug}",
        ),
    )
    yield (
        "SvelteKit",
        made(
            page(
                '<script type="application/json" data-sveltekit-fetched data-url="/api/list">'
                + json.dumps(
                    {
                        "status": 200,
                        "body": json.dumps(
                            {
                                "items": rows(
                                    lambda s: {"h": s.headline, "link": f"/v/{s.id}", "pubDate": s.at.isoformat()}
                                )
                            },
                            ensure_ascii=False,
                        ),
                    },
                    ensure_ascii=False,
                )
                + "</script>"
            ),
            "https://svelte.example.cn/v/{id}",
            url="https://svelte.example.cn/",
        ),
    )
    indexed: list[Any] = [{"data": 1}, {"list": 2}, []]
    for story in STORIES:
        indexed[2].append(len(indexed))
        start = len(indexed) + 1
        indexed.append({"title": start, "url": start + 1, "publishTime": start + 2})
        indexed += [story.headline, f"/w/{story.id}", story.time()]
    yield (
        "Nuxt 3",
        made(
            page(
                '<script type="application/json" data-nuxt-data="nuxt-app" id="__NUXT_DATA__">'
                + json.dumps(indexed, ensure_ascii=False)
                + "</script>"
            ),
            "https://nuxt3.example.cn/w/{id}",
            url="https://nuxt3.example.cn/",
        ),
    )
    yield (
        "Angular's state",
        made(
            page(
                '<script id="serverApp-state" type="application/json">'
                + json.dumps(
                    {"G.json.list": {"b": rows(lambda s: {"name": s.headline, "url": f"/y/{s.id}", "date": s.epoch})}},
                    ensure_ascii=False,
                ).replace('"', "&q;")
                + "</script>"
            ),
            "https://angular.example.cn/y/{id}",
            url="https://angular.example.cn/",
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
