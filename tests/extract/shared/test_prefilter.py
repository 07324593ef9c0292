"""Quick looks find what the plain pattern finds."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scraper.extract.article import context
from scraper.extract.article.content import boilerplate_lines
from scraper.extract.article.credits import credit_lines
from scraper.extract.shared.prefilter import any_of

LOOKS = [credit_lines._TELLS, boilerplate_lines._TELLING, context._TELLS]
AHEAD = re.compile(r"\(\?=\[(?:\\.|[^\]\\])*\]\)")


@given(st.text("来源记者通讯员文图 /：:]）)App粉摄报道。2019月前Byx"), st.sampled_from(LOOKS))
def test_what_the_words_find_is_found(text: str, look: re.Pattern[str]) -> None:
    plain = re.compile(AHEAD.sub("", look.pattern, count=1))
    assert (look.search(text) is None) == (plain.search(text) is None)


@pytest.mark.parametrize(
    ("words", "text"),
    [("a|b", "xb"), (r"[文图]\s?[|/]|x", "图 |"), (r"\d年|y", "3年"), (r"[)\]]$|z", "a]"), ("a(?:b|c)|d", "ac")],
)
def test_how_alternatives_may_begin(words: str, text: str) -> None:
    assert any_of(words).search(text)


@pytest.mark.parametrize("words", ["a?b", "(?:a|b)c", "[ab]*c|d", "^a"])
def test_what_may_begin_with_anything_is_refused(words: str) -> None:
    with pytest.raises(ValueError, match="begins with neither"):
        any_of(words)
