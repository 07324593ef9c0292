"""Lists after hot lists and communities: what each holds, and the entries that a reader sees."""

from __future__ import annotations

from collections.abc import Iterator

from tests.extract.listing.data_lists import TEASER, DataList, made, rows


def lists() -> Iterator[tuple[str, DataList]]:
    """Yield the lists."""
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
        "hotel board ranks",
        made(
            {
                "data": {
                    "word_list": rows(
                        lambda s: {
                            "word": s.headline,
                            "hot_value": 9000000 - s.number,
                            "position": s.number + 1,
                            "sentence_id": str(s.id),
                            "event_time": s.epoch,
                            "word_cover": {"uri": "x", "url_list": ["https://p.example.cn/1.jpg"]},
                            "label": 3,
                            "video_count": 2,
                        }
                    )
                }
            },
            "https://dy.example.cn/hot/{id}",
            article_url="https://dy.example.cn/hot/{sentence_id}",
        ),
    )
