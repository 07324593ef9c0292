"""A page with its tree and its reading."""

from __future__ import annotations

from scraper.models import Hints
from scraper.teaching import of_line, sample
from tests.teaching import gazette

ARTICLE = Hints(kind="article")


def test_what_is_stored_takes_the_place_of_what_is_read_today() -> None:
    content = gazette.article(2).encode()
    read, stored = sample(content, None, ARTICLE), sample(content, None, ARTICLE, {"byline": ("白若溪",)})
    assert read is not None
    assert stored is not None
    assert (read.values["byline"], stored.values["byline"]) == (("丁一诺",), ("白若溪",))
    assert read.origins["byline"] == stored.origins["byline"]


def test_data_has_no_tree_and_bad_css_matches_nothing() -> None:
    assert sample(b'{"list": [{"title": "a"}]}', None, ARTICLE) is None
    page = sample(gazette.article(1).encode(), None, ARTICLE)
    assert page is not None
    assert page.nodes("div[[") == []


def test_a_line_reads_as_the_field() -> None:
    assert of_line("outlet", "来源：某某日报 <b>", "Asia/Shanghai") == "某某日报 <b"
    assert of_line("byline", "作者：陆子衡 编辑：宁可欣", "Asia/Shanghai") == ("陆子衡",)
    assert of_line("published", "没有日期", "Asia/Shanghai") == "没有日期"
