"""Lists after offices, searches and archives: what each holds, and the entries that a reader sees."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC

from tests.extract.listing.data_lists import STORIES, TEASER, DataList, made, rows


def lists() -> Iterator[tuple[str, DataList]]:
    """Yield the lists."""
    yield (
        "policies in capitals",
        made(
            rows(
                lambda s: {
                    "TITLE": s.headline,
                    "SUB_TITLE": "",
                    "URL": f"https://www.gov.example.cn/zhengce/content/202601/content_{s.id}.htm",
                    "DOCRELPUBTIME": s.time("%Y-%m-%d"),
                }
            ),
            "https://www.gov.example.cn/zhengce/content/202601/content_{id}.htm",
            url="https://www.gov.example.cn/zhengce/zuixin/ZUIXINZHENGCE.json",
            time="day",
        ),
    )
    yield (
        "search of a ministry",
        made(
            {
                "code": 200,
                "searchVO": {
                    "totalCount": 321,
                    "currentPage": 1,
                    "totalpage": 33,
                    "listVO": rows(
                        lambda s: {
                            "title": f"<em>{s.headline[:3]}</em>{s.headline[3:]}",
                            "summary": f"……{TEASER[:20]}<em>码头</em>……",
                            "url": f"http://www.ministry.example.cn/art/2026/1/31/art_{s.id}.html",
                            "pubtimeStr": s.time("%Y.%m.%d"),
                            "puborg": "交通运输部",
                            "pcode": "交水发〔2026〕1号",
                        }
                    ),
                },
            },
            "http://www.ministry.example.cn/art/2026/1/31/art_{id}.html",
            time="day",
        ),
    )
    yield (
        "Elasticsearch",
        made(
            {
                "took": 4,
                "hits": {
                    "total": {"value": 99},
                    "hits": rows(
                        lambda s: {
                            "_index": "news",
                            "_id": f"{s.id}",
                            "_score": 1.0,
                            "_source": {
                                "headline": s.headline,
                                "canonical_url": f"/local/{s.id}.html",
                                "publish_date": s.at.isoformat(),
                                "body_text": TEASER,
                            },
                        }
                    ),
                },
            },
            "https://es.example.cn/local/{id}.html",
            url="https://es.example.cn/search",
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
