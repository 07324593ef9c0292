"""Rows as the archive hands them to the formats."""

from __future__ import annotations

from typing import Any

import pytest


@pytest.fixture
def row() -> dict[str, Any]:
    return {
        "kind": "article",
        "url": "https://news.example.cn/1.html?a=1&b=2",
        "headline": '图书馆 "新馆" <开馆>',
        "byline": ["陈可", "周以宁"],
        "editors": [],
        "outlet": "清河晚报",
        "section": None,
        "published": "2026-01-31T08:15+08:00",
        "summary": "首日四千人",
        "body": "第一段，有\u201c引号\u201d和*星号*。\n- 第二段。",
        "page_number": None,
        "page_name": None,
        "images": [
            {"url": "https://news.example.cn/1.jpg", "caption": "开馆首日", "credit": "陈可", "after": 1},
            {"url": "https://news.example.cn/2.jpg", "caption": None, "credit": None, "after": 0},
        ],
        "videos": [{"url": "https://news.example.cn/1.mp4", "poster": None, "caption": None}],
        "attachments": [{"url": "https://news.example.cn/1.pdf", "title": "导览图", "type": "pdf"}],
        "items": [
            {
                "headline": "相关",
                "url": "https://news.example.cn/2.html",
                "summary": None,
                "published": None,
                "heat": None,
            }
        ],
        "keywords": ["图书馆"],
        "language": "zh-CN",
        "id": 17,
        "source": "evening",
        "fetched": "2026-01-31T01:00:00Z",
        "changed": None,
        "revision": 1,
        "copy_of": None,
        "similarity": None,
    }
