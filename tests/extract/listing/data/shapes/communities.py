"""Lists after communities and forums: what each holds, and the entries that a reader sees."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC

from tests.extract.listing.data_lists import TEASER, DataList, made, rows


def lists() -> Iterator[tuple[str, DataList]]:
    """Yield the lists."""
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
        "tieba topics",
        made(
            {
                "data": {
                    "bang_topic": {
                        "topic_list": rows(
                            lambda s: {
                                "topic_id": s.id,
                                "topic_name": s.headline,
                                "topic_desc": TEASER,
                                "discuss_num": 90000 - s.number,
                                "topic_pic": "https://t.example.cn/1.jpg",
                                "topic_url": f"https://tieba.example.cn/hottopic/browse/hottopic?topic_id={s.id}&amp;topic_name=x",
                                "create_time": s.epoch,
                            }
                        )
                    }
                }
            },
            "https://tieba.example.cn/hottopic/browse/hottopic?topic_id={id}&topic_name=x",
        ),
    )
    yield (
        "sspai",
        made(
            {
                "error": 0,
                "list": rows(
                    lambda s: {
                        "id": s.id,
                        "title": s.headline,
                        "banner": "2026/01/31/x.png",
                        "summary": TEASER,
                        "comment_count": 1,
                        "like_count": 9,
                        "view_count": 500 - s.number,
                        "released_time": s.epoch,
                        "created_time": s.epoch - 9,
                        "modify_time": 0,
                        "author": {"id": 1, "nickname": "云汀", "slug": "yt"},
                    }
                ),
            },
            "https://ss.example.cn/post/{id}",
            article_url="https://ss.example.cn/post/{id}",
        ),
    )
    yield (
        "v2ex",
        made(
            rows(
                lambda s: {
                    "node": {
                        "id": 1,
                        "title": "问与答节点",
                        "name": "qna",
                        "url": "https://v2.example.cn/go/qna",
                        "header": "一个解决问题的地方",
                    },
                    "member": {"id": 2, "username": "wen", "url": "https://v2.example.cn/u/wen"},
                    "last_reply_by": "x",
                    "last_touched": s.epoch + 99,
                    "title": s.headline,
                    "url": f"https://v2.example.cn/t/{s.id}",
                    "created": s.epoch,
                    "deleted": 0,
                    "content": "",
                    "content_rendered": "",
                    "last_modified": s.epoch + 1,
                    "replies": 3,
                    "id": s.id,
                }
            ),
            "https://v2.example.cn/t/{id}",
        ),
    )
    yield (
        "infoq",
        made(
            {
                "code": 0,
                "data": rows(
                    lambda s: {
                        "aid": s.id,
                        "uuid": f"u{s.id}",
                        "article_title": s.headline,
                        "article_sharetitle": s.headline,
                        "article_subtitle": "",
                        "article_summary": TEASER,
                        "article_cover": "https://static.example.cn/1.jpg",
                        "publish_time": s.epoch * 1000,
                        "ctime": s.epoch * 1000 - 1,
                        "utime": s.epoch * 1000 + 9,
                        "views": 900 - s.number,
                        "author": [{"nickname": "云"}],
                        "topic": [{"name": "AI"}],
                        "score": s.epoch,
                    }
                ),
            },
            "https://iq.example.cn/article/u{id}",
            article_url="https://iq.example.cn/article/{uuid}",
        ),
    )
    yield (
        "juejin",
        made(
            {
                "err_no": 0,
                "data": rows(
                    lambda s: {
                        "item_type": 2,
                        "item_info": {
                            "article_id": str(s.id),
                            "article_info": {
                                "article_id": str(s.id),
                                "title": s.headline,
                                "brief_content": TEASER,
                                "cover_image": "",
                                "ctime": str(s.epoch),
                                "mtime": str(s.epoch + 9),
                                "rtime": str(s.epoch + 5),
                                "view_count": 3,
                                "link_url": "",
                            },
                            "author_user_info": {
                                "user_name": "云",
                                "company": "云汀科技公司",
                                "job_title": "前端工程师",
                            },
                        },
                    }
                ),
                "cursor": "20",
                "has_more": True,
            },
            "https://jj.example.cn/post/{id}",
            article_url="https://jj.example.cn/post/{article_id}",
        ),
    )
