"""Lists after publishing systems: what each holds, and the entries that a reader sees."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, timedelta

from tests.extract.listing.data_lists import TEASER, DataList, made, page, rows


def lists() -> Iterator[tuple[str, DataList]]:
    """Yield the lists."""
    yield (
        "WordPress",
        made(
            rows(
                lambda s: {
                    "id": s.id,
                    "date": s.time("%Y-%m-%dT%H:%M:%S"),
                    "date_gmt": (s.at - timedelta(hours=8)).strftime("%Y-%m-%dT%H:%M:%S"),
                    "guid": {"rendered": f"https://blog.example.cn/?p={s.id}"},
                    "modified": "2026-02-01T10:00:00",
                    "slug": f"post-{s.id}",
                    "link": f"https://blog.example.cn/archives/{s.id}",
                    "title": {"rendered": s.headline.replace("“", "&#8220;").replace("”", "&#8221;")},
                    "excerpt": {"rendered": f"<p>{TEASER} [&hellip;]</p>\n", "protected": False},
                    "_links": {"self": [{"href": f"https://blog.example.cn/wp-json/wp/v2/posts/{s.id}"}]},
                }
            ),
            "https://blog.example.cn/archives/{id}",
        ),
    )
    yield (
        "Drupal JSON:API",
        made(
            {
                "jsonapi": {"version": "1.0"},
                "data": rows(
                    lambda s: {
                        "type": "node--article",
                        "id": f"{s.id:08x}-aaaa-bbbb-cccc-1234567890ab",
                        "links": {"self": {"href": f"https://cms.example.cn/jsonapi/node/article/{s.id}"}},
                        "attributes": {
                            "drupal_internal__nid": s.id,
                            "title": s.headline,
                            "created": s.at.isoformat(),
                            "changed": "2026-02-02T00:00:00+08:00",
                            "path": {"alias": f"/news/{s.id}", "langcode": "zh-hans"},
                            "field_summary": TEASER,
                        },
                    }
                ),
                "links": {"next": {"href": "https://cms.example.cn/jsonapi/node/article?page[offset]=10"}},
            },
            "https://cms.example.cn/news/{id}",
            url="https://cms.example.cn/jsonapi/node/article",
        ),
    )
    yield (
        "GraphQL",
        made(
            {
                "data": {
                    "posts": {
                        "pageInfo": {"hasNextPage": True, "endCursor": "YXJyYXk="},
                        "edges": rows(
                            lambda s: {
                                "cursor": f"c{s.number}",
                                "node": {
                                    "databaseId": s.id,
                                    "title": s.headline,
                                    "uri": f"/story/{s.id}/",
                                    "publishedAt": s.at.isoformat(),
                                    "author": {"node": {"name": "温若溪", "uri": "/author/wen/"}},
                                },
                            }
                        ),
                    }
                }
            },
            "https://ql.example.cn/story/{id}/",
            url="https://ql.example.cn/graphql?query=x",
        ),
    )
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
        "Gatsby page-data",
        made(
            {
                "componentChunkName": "x",
                "path": "/",
                "result": {
                    "data": {
                        "allMarkdownRemark": {
                            "edges": rows(
                                lambda s: {
                                    "node": {
                                        "excerpt": TEASER,
                                        "fields": {"slug": f"/gb/{s.id}/"},
                                        "frontmatter": {"date": s.time("%Y-%m-%d"), "title": s.headline},
                                    }
                                }
                            )
                        }
                    },
                    "pageContext": {},
                },
            },
            "https://gb.example.cn/gb/{id}/",
            url="https://gb.example.cn/page-data/index/page-data.json",
            time="day",
        ),
    )
    yield (
        "Hexo search.json",
        made(
            rows(
                lambda s: {
                    "title": s.headline,
                    "url": f"/hx/{s.id}/",
                    "content": "<p>" + TEASER * 30 + "</p>",
                    "categories": ["新闻"],
                    "tags": ["云汀"],
                }
            ),
            "https://hx.example.cn/hx/{id}/",
            url="https://hx.example.cn/search.json",
            time=None,
        ),
    )
    yield (
        "Hugo index.json",
        made(
            rows(
                lambda s: {
                    "title": s.headline,
                    "permalink": f"https://hg.example.cn/p/{s.id}/",
                    "content": TEASER * 9,
                    "date": s.at.isoformat(),
                    "summary": TEASER,
                }
            ),
            "https://hg.example.cn/p/{id}/",
            url="https://hg.example.cn/index.json",
        ),
    )
