"""The scorer of bench/parse.py: right answers by any of their names, links in any of their spellings."""

from __future__ import annotations

import runpy
from pathlib import Path
from typing import Any

import pytest

SCORE = runpy.run_path(str(Path(__file__).resolve().parents[1] / "bench/scoring.py"))["score"]
HEADLINE = "三号渡口拟建两座过街天桥"


def scored(gold: dict[str, Any], read: dict[str, Any]) -> dict[str, float]:
    scores: dict[str, float] = SCORE([(gold, read)])
    return scores


@pytest.mark.parametrize(
    ("gold", "read", "score"),
    [
        ("a/1.html", "https://news.example.cn/x/a/1.html", 1.0),
        ("./a/1.html?id=2&spm=9", "https://news.example.cn/a/1.html?id=2", 1.0),
        ("/a/%E8%A6%81.html", "/a/要.html#top", 1.0),
        ("../b/1.html", "https://news.example.cn/b/1.html", 1.0),
        ("/a/1.html", "/a/1.html?page=2", 0.0),
        ("?id=1", "https://news.example.cn/?id=2", 0.0),
        ("/a/1.html", "/a/2.html", 0.0),
    ],
)
def test_a_link_is_equal_in_any_spelling(gold: str, read: str, score: float) -> None:
    right = {"kind": "list", "items": [{"headline": HEADLINE, "url": gold}]}
    assert scored(right, {"items": [{"headline": HEADLINE, "url": read}]})["items"] == score


def test_optional_links_are_neither_required_nor_wrong() -> None:
    gold = {"kind": "list", "items": [{"headline": HEADLINE, "url": "/a/1"}], "optional": ["/b/1"]}
    own, aside = {"headline": HEADLINE, "url": "/a/1"}, {"headline": "青云山景区完成冬季设备检修", "url": "/b/1"}
    assert scored(gold, {"items": [own, aside]})["items"] == 1.0
    assert scored(gold, {"items": [own]})["items"] == 1.0
    assert scored(gold, {"items": [own, {**aside, "url": "/c/1"}]})["items"] == pytest.approx(2 / 3)


def test_the_best_of_several_answers_counts() -> None:
    gold = {"kind": "article", "outlet": "城东网", "byline": ["王小明"], "also": {"outlet": [None], "byline": [[]]}}
    assert scored(gold, {"outlet": None, "byline": []})["outlet"] == 1.0
    scores = scored(gold, {"outlet": "城西网", "byline": []})
    assert (scores["outlet"], scores["byline"]) == (0.0, 1.0)
