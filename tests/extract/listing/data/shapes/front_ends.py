"""Lists after the state of front ends: what each holds, and the entries that a reader sees."""

from __future__ import annotations

import json
from collections.abc import Iterator
from html import escape
from typing import Any

from tests.extract.listing.data_lists import STORIES, DataList, made, page, rows


def written(value: object) -> str:
    """The value as JSON, Chinese unescaped."""
    return json.dumps(value, ensure_ascii=False)


def lists() -> Iterator[tuple[str, DataList]]:
    """Yield the lists."""
    yield (
        "Next.js",
        made(
            page(
                "<script id='__NEXT_DATA__' type='application/json'>"
                + json.dumps(
                    {
                        "props": {
                            "pageProps": {
                                "menu": [{"title": "资讯", "href": "/a"}, {"title": "报告", "href": "/b"}] * 8,
                                "initialList": rows(
                                    lambda s: {"_id": s.id, "subject": s.headline, "slug": f"/t/{s.id}", "ts": s.epoch}
                                ),
                            }
                        },
                        "page": "/list",
                    },
                    ensure_ascii=False,
                )
                + "</script>"
            ),
            "https://next.example.cn/t/{id}",
            url="https://next.example.cn/list",
        ),
    )
    yield (
        "Nuxt 2",
        made(
            page(
                "<script>window.__NUXT__=(function(a,b){return {layout:'default',data:[{list:["
                + ",".join(
                    f"{{id:{s.id},title:{json.dumps(s.headline, ensure_ascii=False)},url:'/n/{s.id}.html',"
                    f"publishTime:'{s.time()}',author:a,hot:b}}"
                    for s in STORIES
                )
                + "]}]}}('云汀',false));</script>"
            ),
            "https://nuxt.example.cn/n/{id}.html",
            url="https://nuxt.example.cn/",
        ),
    )
    yield (
        "Next.js hydration",
        made(
            page(
                "<script>self.__next_f.push([1,"
                + json.dumps(
                    '5:["$","$L6",null,'
                    + json.dumps(
                        {
                            "posts": rows(
                                lambda s: {
                                    "postId": s.id,
                                    "postTitle": s.headline,
                                    "permalink": f"https://flight.example.cn/p/{s.id}",
                                    "publishedAt": s.at.isoformat(),
                                }
                            )
                        },
                        ensure_ascii=False,
                    )
                    + "]\n",
                    ensure_ascii=False,
                )
                + "])</script>"
            ),
            "https://flight.example.cn/p/{id}",
            url="https://flight.example.cn/",
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
