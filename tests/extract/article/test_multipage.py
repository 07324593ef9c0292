"""Articles that are split over several pages."""

from __future__ import annotations

from scraper.extract.article.multipage import join
from scraper.models import Page

FIRST = Page(
    "article",
    "https://x.cn/1.html",
    "渡口往事",
    byline=("林溪",),
    body="第一段。\n第二段。",
    next_url="https://x.cn/1_2.html",
)
LAST = Page("article", "https://x.cn/1_2.html", "渡口往事(2)", editors=("周苇",), body="第三段。")


def test_one_page_is_itself() -> None:
    assert join([FIRST]) is FIRST


def test_bodies_follow_one_another_under_the_first_headline_and_url() -> None:
    whole = join([FIRST, LAST])
    assert (whole.headline, whole.url) == ("渡口往事", "https://x.cn/1.html")
    assert whole.body == "第一段。\n第二段。\n第三段。"


def test_the_editor_is_often_named_on_the_last_page_only() -> None:
    whole = join([FIRST, LAST])
    assert (whole.byline, whole.editors, whole.next_url) == (("林溪",), ("周苇",), None)
