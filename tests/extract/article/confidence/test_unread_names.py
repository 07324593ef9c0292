"""Doubts about names that are printed where one stands and that no field has."""

from __future__ import annotations

import pytest

from scraper.extract.article.confidence import unread_names
from scraper.models import Page
from tests.extract.article_pages import page_of, reading_of


def doubted(field: str, page: Page) -> bool:
    return field in page.unsure


@pytest.mark.parametrize("name", ["嵺方", "嵺方圆"])
def test_a_word_beside_the_date_may_be_who_signs(name: str) -> None:
    page = page_of(f"<div><em>2025-12-30 09:15</em> <em>城东日报</em> <em>{name}</em></div>")
    assert page.byline or doubted("byline", page)


@pytest.mark.parametrize("word", ["星期二", "社会", "北京", "字号", "阅读"])
def test_a_word_that_says_what_it_is_is_nobody(word: str) -> None:
    page = page_of(f"<div><em>2025-12-30 09:15</em> <em>来源：城东日报</em> <em>{word}</em></div>")
    assert (page.byline, doubted("byline", page)) == ((), False)


def test_a_word_between_names_was_not_read_with_them() -> None:
    page = page_of("<div>2025-12-30 09:15 来源：城东日报</div>", first="城东日报讯（记者 王小明 嵺方 李四光）")
    assert page.byline == ("王小明", "嵺方", "李四光") or doubted("byline", page)
    assert not doubted("byline", page_of("<div>2025-12-30 09:15 来源：城东日报 记者 王小明、李四光</div>"))


@pytest.mark.parametrize(
    ("word", "left_out"),
    [("李四光", True), ("嵺录", True), ("整理", False), ("报道", False), ("北京", False), ("城东日报", False)],
)
def test_a_word_behind_a_name_on_a_line_of_credits(word: str, left_out: bool) -> None:
    reading = reading_of(f"<div>记者 王小明 {word}</div>", byline=("王小明",))
    assert unread_names.name_left_out(reading) is left_out


def test_a_word_behind_a_name_in_prose_is_left_out_only_where_it_is_a_name() -> None:
    line = "据城东日报记者 王小明 {} 看到，三条老街的排水管改造已经完工，暴雨天不再漫水，附近商户的地下室也不用再堆沙袋"
    for word, left_out in (("李四光", True), ("现场", False)):
        head = f"<div>{line.format(word)}</div>"
        assert unread_names.name_left_out(reading_of(head, byline=("王小明",))) is left_out


@pytest.mark.parametrize(
    ("head", "doubted"),
    [
        ("<p>澄怀水岸</p><p>2025-12-30</p>", True),
        ("<div>2025-12-30</div><div><span>街巷志</span></div>", True),
        ("<p><a href=/u/1>澄怀水岸</a></p>", False),
        ("<p>分享</p><p>2025-12-30</p>", False),
        ("<p>2025-12-30</p>", False),
    ],
)
def test_a_word_alone_between_headline_and_text(head: str, doubted: bool) -> None:
    assert unread_names.name_between(reading_of(head)) is doubted
