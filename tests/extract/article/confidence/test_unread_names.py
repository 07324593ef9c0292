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


def test_a_word_behind_a_name_and_a_space_that_is_no_name() -> None:
    head = "<div>记者 王小明 {}</div>"
    assert unread_names.name_left_out(reading_of(head.format("李四光"), byline=("王小明",)))
    assert not unread_names.name_left_out(reading_of(head.format("嵺录"), byline=("王小明",)))


def test_a_word_alone_on_a_page_without_any_credit() -> None:
    head = "<div>城东小满</div><div>2025-12-30 09:15</div>"
    assert unread_names.account_alone(reading_of(head))
    assert not unread_names.account_alone(reading_of(head, outlet="城东日报"))
    assert not unread_names.account_alone(reading_of(head, section="城东小满"))


@pytest.mark.parametrize(
    ("line", "doubted"), [("城东晚报", True), ("界溪新闻", True), ("夜读时光", False), ("社会新闻", False)]
)
def test_a_medium_alone_in_a_line_by_the_headline(line: str, doubted: bool) -> None:
    head = f"<div>{line}</div><div>2025-12-30 09:15</div>"
    assert unread_names.medium_alone(reading_of(head)) is doubted
    assert not unread_names.medium_alone(reading_of(head, outlet="城东日报"))
