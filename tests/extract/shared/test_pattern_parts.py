"""What a pattern's matches begin with, and what each of them has."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scraper.extract.shared.pattern_parts import (
    behind,
    first_characters,
    is_among,
    literal_part,
    needed_characters,
    parse,
    written,
)


@pytest.mark.parametrize(
    ("words", "firsts"),
    [
        ("来源", "来"),
        ("来源|作者", "来作"),
        ("[来作]者?", "来作"),
        ("(?:本报)?记者", "本记"),
        ("(?<![新老])编辑", "编"),
        ("(?i:app)下载", "Aa"),
        (r"\d{2}月", "07"),
    ],
)
def test_first_characters(words: str, firsts: str) -> None:
    own = first_characters(parse(words))
    assert own is not None
    assert all(is_among(character, own) for character in firsts)
    assert not is_among("水", own)
    assert re.match(f"[{written(own)}]", firsts)


@pytest.mark.parametrize("words", [".来源", "[^，]源", "来?", "(?=来)"])
def test_a_pattern_that_may_begin_with_anything(words: str) -> None:
    assert first_characters(parse(words)) is None


@pytest.mark.parametrize(
    ("words", "needed"),
    [("的源", "源"), ("[来作]{1,2}的", "来作"), ("(?:来源|作者)?编", "编"), ("一(?:二|三)", "二三")],
)
def test_the_rarest_characters_that_every_match_has(words: str, needed: str) -> None:
    assert needed_characters(parse(words)) == {(ord(one), ord(one)) for one in needed}


@pytest.mark.parametrize(
    ("words", "part"), [("本报[记者]+来源于", "来源于"), ("(责任)编", "责任"), (".?编辑", "编辑"), (".*", "")]
)
def test_the_longest_text_that_every_match_has(words: str, part: str) -> None:
    assert literal_part(parse(words)) == part


def test_what_may_follow_the_first_character() -> None:
    assert behind(parse("来源|来自"), "作") == []
    rests = behind(parse("来源|来自|作者"), "来")
    assert rests is not None
    assert [literal_part(rest) for rest in rests] == ["源", "自"]
    assert behind(parse("(?i:app)"), "a") is None


@given(st.text(min_size=1, max_size=3))
def test_any_word_begins_with_its_first_character(word: str) -> None:
    own = first_characters(parse(re.escape(word)))
    assert own is not None
    assert is_among(word[0], own)
    assert re.match(f"[{written(own)}]", word)
