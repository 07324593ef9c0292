"""Doubts about names that are printed where one stands and that no field has."""

from __future__ import annotations

import pytest

from scraper.models import Page
from tests.extract.article_pages import page_of


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
