"""Lists after scripts and other ways of writing: what each holds, and the entries that a reader sees."""

from __future__ import annotations

import json
from collections.abc import Iterator

from tests.extract.listing.data_lists import STORIES, DataList, made, page, rows


def written(value: object) -> str:
    """The value as JSON, Chinese unescaped."""
    return json.dumps(value, ensure_ascii=False)


def lists() -> Iterator[tuple[str, DataList]]:
    """Yield the lists."""
    yield (
        "ids in a page's data",
        made(
            page(
                "<script>window.__INITIAL_STATE__="
                + json.dumps(
                    {"feed": {"items": rows(lambda s: {"nid": s.id, "title": s.headline, "pubAt": s.epoch * 1000})}},
                    ensure_ascii=False,
                )
                + "</script>"
            ),
            "https://spa.example.cn/read/{id}",
            url="https://spa.example.cn/",
            article_url="https://spa.example.cn/read/{nid}",
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
