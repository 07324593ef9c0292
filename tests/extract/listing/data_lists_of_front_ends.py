"""Lists in the data of front ends, met by the reader when it had read all others."""

from __future__ import annotations

import json
from collections.abc import Iterator
from html import escape
from typing import Any

from tests.extract.listing.data_lists import STORIES, TEASER, DataList, made, page, rows


def written(value: Any) -> str:
    """The value as JSON, Chinese unescaped."""
    return json.dumps(value, ensure_ascii=False)


def fifth() -> Iterator[tuple[str, DataList]]:
    """Yield the lists."""
    yield (
        "Remix",
        made(
            page(
                "<script>window.__remixContext = "
                + written(
                    {
                        "url": "/",
                        "state": {
                            "loaderData": {
                                "root": {"user": None},
                                "routes/_index": {
                                    "posts": rows(
                                        lambda s: {
                                            "id": s.id,
                                            "title": s.headline,
                                            "path": f"/r/{s.id}",
                                            "publishedAt": s.at.isoformat(),
                                        }
                                    )
                                },
                            }
                        },
                    }
                )
                + ";</script>"
            ),
            "https://rx.example.cn/r/{id}",
            url="https://rx.example.cn/",
        ),
    )
    yield (
        "Astro island",
        made(
            page(
                '<astro-island props="'
                + escape(
                    written(
                        {
                            "posts": [
                                1,
                                [
                                    [0, {"title": [0, s.headline], "url": [0, f"/as/{s.id}"], "date": [0, s.time()]}]
                                    for s in STORIES
                                ],
                            ]
                        }
                    )
                )
                + '"></astro-island>'
            ),
            "https://as.example.cn/as/{id}",
            url="https://as.example.cn/",
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
    yield (
        "Apollo state",
        made(
            page(
                "<script>window.__APOLLO_STATE__ = "
                + written(
                    {
                        "ROOT_QUERY": {"__typename": "Query", "feed": [{"__ref": f"Article:{s.id}"} for s in STORIES]},
                        **{
                            f"Article:{s.id}": {
                                "__typename": "Article",
                                "id": str(s.id),
                                "title": s.headline,
                                "webUrl": f"https://ap.example.cn/x/{s.id}",
                                "publishedAt": s.at.isoformat(),
                                "author": {"__ref": "User:1"},
                            }
                            for s in STORIES
                        },
                        "User:1": {"__typename": "User", "name": "云", "profileUrl": "https://ap.example.cn/u/1"},
                    }
                )
                + "</script>"
            ),
            "https://ap.example.cn/x/{id}",
            url="https://ap.example.cn/",
        ),
    )
    yield (
        "Nuxt 2 state in vars",
        made(
            page(
                "<script>window.__NUXT__=(function(a,b,c){return {state:{news:{items:["
                + ",".join(
                    f"{{newsId:{s.id},headline:{written(s.headline)},path:{written(f'/nv/{s.id}')},createdAt:{s.epoch}000,type:a,ok:b,x:c}}"
                    for s in STORIES
                )
                + ']}}}}("news",true,null));</script>'
            ),
            "https://nv.example.cn/nv/{id}",
            url="https://nv.example.cn/",
        ),
    )
    yield (
        "preloaded state escaped",
        made(
            page(
                "<script>window.__PRELOADED_STATE__ = "
                + written(
                    {
                        "articles": {
                            "items": rows(lambda s: {"title": s.headline, "link": f"/ps/{s.id}", "time": s.epoch})
                        }
                    }
                ).replace("/", "\\u002F")
                + "</script>"
            ),
            "https://ps.example.cn/ps/{id}",
            url="https://ps.example.cn/",
        ),
    )
    yield (
        "single-quoted config",
        made(
            page(
                "<script>var CONFIG = {\n  // 列表\n  list: ["
                + ",".join(
                    f"{{'id':'{s.id}','title':'{s.headline}','url':'/sq/{s.id}.html','date':'{s.time('%Y-%m-%d')}'}}"
                    for s in STORIES
                )
                + "],\n  total: 10\n};</script>"
            ),
            "https://sq.example.cn/sq/{id}.html",
            url="https://sq.example.cn/",
            time="day",
        ),
    )
    yield (
        "two pushes of Next",
        made(
            page(
                "".join(
                    "<script>self.__next_f.push([1," + written(part) + "])</script>"
                    for part in (lambda t: [t[: len(t) // 2], t[len(t) // 2 :]])(
                        "a:"
                        + written(
                            {
                                "data": {
                                    "list": rows(
                                        lambda s: {
                                            "id": s.id,
                                            "name": s.headline,
                                            "href": f"/tp/{s.id}",
                                            "date": s.at.isoformat(),
                                        }
                                    )
                                }
                            }
                        )
                        + "\n"
                    )
                )
            ),
            "https://tp.example.cn/tp/{id}",
            url="https://tp.example.cn/",
        ),
    )
    yield (
        "script JSON template",
        made(
            page(
                '<script type="application/json" class="js-data">'
                + written(
                    {
                        "cards": rows(
                            lambda s: {
                                "heading": s.headline,
                                "cta": {"url": f"/jt/{s.id}"},
                                "meta": {"published": s.at.isoformat()},
                            }
                        )
                    }
                )
                + "</script>"
            ),
            "https://jt.example.cn/jt/{id}",
            url="https://jt.example.cn/",
        ),
    )
    yield (
        "JSON-LD list",
        made(
            page(
                '<script type="application/ld+json">'
                + written(
                    {
                        "@context": "https://schema.org",
                        "@type": "CollectionPage",
                        "mainEntity": {
                            "@type": "ItemList",
                            "itemListElement": [
                                {
                                    "@type": "ListItem",
                                    "position": s.number + 1,
                                    "url": f"https://ld.example.cn/y/{s.id}",
                                    "name": s.headline,
                                }
                                for s in STORIES
                            ],
                        },
                    }
                )
                + "</script>"
            ),
            "https://ld.example.cn/y/{id}",
            url="https://ld.example.cn/",
            time=None,
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
        "CSV-ish rows of Feishu",
        made(
            {
                "data": {
                    "values": [
                        ["标题", "链接", "日期"],
                        *[[s.headline, f"https://fs.example.cn/z/{s.id}", s.time("%Y-%m-%d")] for s in STORIES],
                    ]
                }
            },
            "https://fs.example.cn/z/{id}",
            time="day",
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
