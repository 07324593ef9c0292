"""Names that stand on tomorrow's page, too, and those that do not."""

from __future__ import annotations

import pytest

from scraper.teaching.names import cost, module_stem


@pytest.mark.parametrize(
    "name", ["author", "article-title", "news_source", "storyText", "正文", "ArticleBody", "pub-date"]
)
def test_a_programmer_s_words_cost_nothing(name: str) -> None:
    assert cost(name) == 0


@pytest.mark.parametrize("name", ["title2", "h1_3", "clearfix", "fl", "mt20", "a-name-of-very-very-many-words-in-it"])
def test_numbers_and_looks_cost_something(name: str) -> None:
    assert (cost(name) or 0) > 0


@pytest.mark.parametrize(
    "name",
    ["css-1x8ab2f", "sc-bdVaJa", "svelte-1kd93x", "a3f09c1e", "post-20260131", "active", "2col", "a:b", "x{y}", "",
     "bGhTkLwQ",     "Article_title__3xKfa", "_ngcontent-c12", "z" * 61],
)  # fmt: skip
def test_generated_names_states_and_what_is_no_identifier_are_not_used(name: str) -> None:
    assert cost(name) is None


def test_a_css_module_s_class_keeps_what_the_programmer_wrote() -> None:
    assert module_stem("Article_title__3xKfa") == "Article_title__"
    assert module_stem("article__title") is None
