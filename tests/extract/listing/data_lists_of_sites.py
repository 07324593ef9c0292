"""Lists after the interfaces of wires, portals, hot lists and publishing systems."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import timedelta

from tests.extract.listing.data_lists import STORIES, TEASER, DataList, made, page, rows


def first_shapes() -> Iterator[tuple[str, DataList]]:
    """Yield the lists that the reader was written with."""
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
        "gateway with ids and a template",
        made(
            {
                "code": 0,
                "data": {
                    "itemList": rows(
                        lambda s: {
                            "itemId": s.id,
                            "itemType": 10,
                            "templateMaterial": {
                                "itemId": s.id,
                                "widgetTitle": s.headline,
                                "summary": TEASER,
                                "publishTime": s.epoch * 1000,
                                "authorName": "云汀研究",
                                "widgetImage": f"https://img.example.cn/{s.id}.png",
                            },
                            "route": f"detail_article?itemId={s.id}",
                        }
                    ),
                    "hasNextPage": 1,
                },
            },
            "https://kr.example.cn/p/{id}",
            article_url="https://kr.example.cn/p/{itemId}",
        ),
    )
    yield (
        "hot band of words",
        made(
            {
                "ok": 1,
                "data": {
                    "hotgov": {"word": "#云汀发布#", "icon": "https://img.example.cn/gov.png"},
                    "band_list": rows(
                        lambda s: {
                            "word": s.headline,
                            "word_scheme": f"#{s.headline}#",
                            "num": 4200000 - 1000 * s.number,
                            "raw_hot": 4300000 - 1000 * s.number,
                            "label_name": "热" if s.number % 2 else "新",
                            "category": "社会",
                            "onboard_time": s.epoch,
                            "rank": s.number,
                            "topic_flag": 1,
                            "mid": f"{s.id}",
                        }
                    ),
                },
            },
            "https://hot.example.cn/topic/{id}",
            article_url="https://hot.example.cn/topic/{mid}",
        ),
    )
    yield (
        "hot list with the heat in words",
        made(
            {
                "data": rows(
                    lambda s: {
                        "type": "hot_list_feed",
                        "id": f"{s.number}_1769858143",
                        "card_id": f"Q_{s.id}",
                        "target": {
                            "id": s.id,
                            "title": s.headline,
                            "url": f"https://api.ask.example.cn/questions/{s.id}",
                            "created": s.epoch,
                            "answer_count": 120,
                            "excerpt": TEASER,
                            "author": {"name": "用户", "url": "https://api.ask.example.cn/people/0"},
                        },
                        "attached_info": "CjIIqfv",
                        "detail_text": f"{900 - s.number} 万热度",
                        "children": [{"type": "answer", "thumbnail": f"https://pic.example.cn/{s.number}.jpg"}],
                    }
                ),
                "paging": {"is_end": True, "next": "https://api.ask.example.cn/hot?limit=50", "previous": ""},
            },
            "https://www.ask.example.cn/question/{id}",
            article_url="https://www.ask.example.cn/question/{target.id}",
        ),
    )
    yield (
        "hot board with pictures as objects",
        made(
            {
                "data": rows(
                    lambda s: {
                        "ClusterId": s.id,
                        "Title": s.headline,
                        "LabelUrl": "https://img.example.cn/label.png",
                        "Label": "hot",
                        "Url": f"https://www.head.example.cn/trending/{s.id}/?category_name=topic&event_type=hot_board",
                        "HotValue": f"{27000000 - s.number}",
                        "Schema": f"snssdk://detail?groupid={s.id}",
                        "Image": {
                            "uri": f"img/{s.id}",
                            "url": f"https://p3.example.cn/{s.id}.image",
                            "url_list": [{"url": f"https://p3.example.cn/{s.id}.image"}],
                        },
                        "ClusterIdStr": f"{s.id}",
                    }
                ),
                "fixed_top_data": [
                    {"Id": 1, "Title": "学习进行时：新春走基层", "Url": "https://www.head.example.cn/a1"}
                ],
            },
            "https://www.head.example.cn/trending/{id}/?category_name=topic&event_type=hot_board",
            time=None,
        ),
    )
    yield (
        "board of searches",
        made(
            {
                "success": True,
                "data": {
                    "cards": [
                        {
                            "component": "hotList",
                            "content": rows(
                                lambda s: {
                                    "appUrl": f"https://m.search.example.cn/s?word={s.number}",
                                    "desc": TEASER,
                                    "hotChange": "same",
                                    "hotScore": f"{4900000 - s.number}",
                                    "hotTag": "0",
                                    "img": "https://img.example.cn/1.jpg",
                                    "index": s.number,
                                    "query": s.headline,
                                    "rawUrl": f"https://www.search.example.cn/s?wd={s.number}",
                                    "url": f"https://m.search.example.cn/s?word={s.number}&sa=fyb_news",
                                    "word": s.headline,
                                }
                            ),
                        }
                    ]
                },
            },
            "https://www.search.example.cn/s?wd={n}",
            time=None,
            article_url="https://www.search.example.cn/s?wd={index}",
        ),
    )
    yield (
        "ranking of films",
        made(
            {
                "code": 0,
                "data": {
                    "note": "根据稿件内容质量综合排序",
                    "list": rows(
                        lambda s: {
                            "aid": s.id,
                            "pic": f"http://i0.example.cn/{s.id}.jpg",
                            "title": s.headline,
                            "pubdate": s.epoch,
                            "ctime": s.epoch - 900,
                            "desc": "-",
                            "owner": {"mid": 7, "name": "云汀台", "face": "https://i1.example.cn/face.jpg"},
                            "stat": {"aid": s.id, "view": 990000 - s.number, "like": 3000},
                            "dynamic": "",
                            "short_link_v2": f"https://b.example.cn/BV{s.id}",
                            "first_frame": f"http://i2.example.cn/{s.id}.jpg",
                            "bvid": f"BV{s.id}",
                        }
                    ),
                },
            },
            "https://b.example.cn/BV{id}",
        ),
    )
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
        "broadcaster's JSONP",
        made(
            {
                "data": {
                    "total": 500,
                    "list": rows(
                        lambda s: {
                            "id": f"ARTI{s.id}",
                            "title": s.headline,
                            "keywords": "云汀 码头",
                            "focus_date": s.time(),
                            "url": f"https://tv.example.cn/2026/01/31/ARTI{s.id}.shtml",
                            "image": f"https://p1.example.cn/{s.id}.jpg",
                            "image2": "",
                            "brief": TEASER,
                            "count": "0",
                            "ext_field": "",
                        }
                    ),
                }
            },
            "https://tv.example.cn/2026/01/31/ARTI{id}.shtml",
            wrapped="news({})",
            url="https://tv.example.cn/2019/jsonp/news_1.jsonp?cb=news",
        ),
    )
    yield (
        "roll feed",
        made(
            {
                "result": {
                    "status": {"code": 0, "msg": "succ"},
                    "total": 9000,
                    "data": rows(
                        lambda s: {
                            "icons": "",
                            "url": f"https://finance.roll.example.cn/doc-{s.id}.shtml",
                            "wapurl": f"https://finance.wap.example.cn/doc-{s.id}.d.html",
                            "title": s.headline,
                            "stitle": s.headline[:6],
                            "intro": TEASER,
                            "ctime": f"{s.epoch}",
                            "mtime": f"{s.epoch + 77}",
                            "media_name": "云汀网",
                            "keywords": "码头",
                            "img": {"u": "https://img.example.cn/1.jpg", "w": "10"},
                            "urls": f'["https:\\/\\/finance.roll.example.cn\\/doc-{s.id}.shtml"]',
                            "comment_count": 0,
                        }
                    ),
                }
            },
            "https://finance.roll.example.cn/doc-{id}.shtml",
            wrapped="try{feedCardJsonpCallback({});}catch(e){};",
        ),
    )
    yield (
        "portal's callback with American dates",
        made(
            rows(
                lambda s: {
                    "title": s.headline,
                    "digest": "",
                    "docurl": f"https://www.portal.example.cn/dy/article/{s.id}.html",
                    "commenturl": f"https://comment.portal.example.cn/{s.id}.html",
                    "tienum": 102,
                    "tlastid": "<a href='http://war.portal.example.cn/'>军事</a>",
                    "tlink": f"https://www.portal.example.cn/dy/article/{s.id}.html",
                    "label": "其它",
                    "keywords": [{"akey_link": "/keywords/6/0/1.html", "keyname": "码头"}],
                    "time": s.time("%m/%d/%Y %H:%M:%S"),
                    "newstype": "article",
                    "channelname": "guonei",
                    "source": "云汀日报",
                    "point": "60",
                    "imgurl": "http://cms.img.example.cn/1.jpeg",
                }
            ),
            "https://www.portal.example.cn/dy/article/{id}.html",
            wrapped="data_callback({})",
        ),
    )
    yield (
        "variable of a page's script",
        made(
            page(
                "<script>var allData = "
                + json.dumps(
                    {
                        "nav": [{"title": "资讯频道首页", "url": "//news.phoenix.example.cn/"}] * 4,
                        "newsstream": rows(
                            lambda s: {
                                "id": f"{s.id}",
                                "title": s.headline,
                                "url": f"//news.phoenix.example.cn/c/8{s.id}",
                                "newsTime": s.time(),
                                "source": "云汀网",
                                "thumbnails": {"image": [{"url": "https://x0.example.cn/1.jpg", "width": 300}]},
                                "commentUrl": f"ucms_{s.id}",
                            }
                        ),
                    },
                    ensure_ascii=False,
                )
                + ";\nvar adData = {};</script>"
            ),
            "https://news.phoenix.example.cn/c/8{id}",
            url="https://news.phoenix.example.cn/shanklist/3-35197-/",
        ),
    )
    yield (
        "ids of article and author",
        made(
            rows(
                lambda s: {
                    "id": s.id,
                    "authorId": 121,
                    "authorName": "云汀发布",
                    "title": s.headline,
                    "mobileTitle": s.headline,
                    "publicTime": s.epoch * 1000,
                    "picUrl": "//p1.example.cn/a.png",
                    "brief": TEASER,
                }
            ),
            "https://www.fox.example.cn/a/{id}_121",
            article_url="https://www.fox.example.cn/a/{id}_{authorId}",
        ),
    )
    yield (
        "ranking that is updated",
        made(
            {
                "ret": 0,
                "idlist": [
                    {
                        "ids_hash": "x",
                        "newslist": rows(
                            lambda s: {
                                "id": f"20260131A{s.id}",
                                "title": s.headline,
                                "abstract": TEASER,
                                "url": f"https://view.goose.example.cn/a/20260131A{s.id}",
                                "surl": f"https://view.goose.example.cn/k/20260131A{s.id}",
                                "time": s.time(),
                                "timestamp": s.epoch,
                                "update_time": s.time("%Y-%m-%d 23:59:59"),
                                "thumbnails": ["https://inews.example.cn/1"],
                                "hotEvent": {"hotScore": 888 - s.number},
                                "media": {"name": "云汀网", "url": "https://view.goose.example.cn/m/7"},
                            }
                        ),
                    }
                ],
            },
            "https://view.goose.example.cn/a/20260131A{id}",
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
