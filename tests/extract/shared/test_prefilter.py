"""Quick looks find what the plain pattern finds."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scraper.extract.article import context
from scraper.extract.article.content.boilerplate import boilerplate, boilerplate_lines
from scraper.extract.article.credits import credit_lines
from scraper.extract.shared.han_variants import in_both
from scraper.extract.shared.prefilter import LineOpening, any_of, telling

LOOKS = [credit_lines._TELLS, boilerplate_lines._TELLING, context._TELLS]
WORDS = re.compile(r"\]\(\?<=\(\?=(?P<words>.*)\)\(\?s:\.\)\)", re.DOTALL)


@given(st.text("来源记者通讯员文图 /：:]）)App粉摄报道。2019月前Byx"), st.sampled_from(LOOKS))
def test_what_the_words_find_is_found(text: str, look: re.Pattern[str]) -> None:
    words = WORDS.search(look.pattern)
    assert words is not None
    plain = re.compile(words["words"])
    assert (look.search(text) is None) == (plain.search(text) is None)


@pytest.mark.parametrize(
    ("words", "text"),
    [("a|b", "xb"), (r"[文图]\s?[|/]|x", "图 |"), (r"\d年|y", "3年"), (r"[)\]]$|z", "a]"), ("a(?:b|c)|d", "ac")],
)
def test_how_alternatives_may_begin(words: str, text: str) -> None:
    assert any_of(words).search(text)


@pytest.mark.parametrize("words", ["(?:a|b)c|d", r"\b[ab]\d", "a?b", ".c", "^b", "(?i:ab|[c-d]1)"])
@given(text=st.text("abcdABCD12 .", max_size=8))
def test_what_any_words_find_is_found(words: str, text: str) -> None:
    assert (telling(words).search(text) is None) == (re.search(words, text) is None)


@pytest.mark.parametrize("words", ["ab|ac|a", "[ab]c|[ab]d|c{2}|c{3}d", r"\d[ac]|\d{2}b|1", "ab|a+c|ad"])
@given(text=st.text("abcd12 .", max_size=8))
def test_alternatives_that_begin_alike_are_found(words: str, text: str) -> None:
    assert (any_of(words).search(text) is None) == (re.search(words, text) is None)


@pytest.mark.parametrize("words", ["a?b", "(?:a|b)c", "[ab]*c|d", "^a"])
def test_what_may_begin_with_anything_is_refused(words: str) -> None:
    with pytest.raises(ValueError, match="begins with neither"):
        any_of(words)


# the first line that opens with a character compiles what may begin with it
OPENINGS = [(boilerplate.END, boilerplate.ENDS), (boilerplate_lines._DROP, boilerplate_lines.DROPS)]


@given(
    st.text("【（责任编辑：小明特别声明本报记者王点击进入原标题相关新闻图片来源1热线0571-8 ·", max_size=30),
    st.sampled_from(OPENINGS),
)
def test_what_the_marks_of_a_line_find_is_found(
    text: str, opening: tuple[LineOpening, tuple[boilerplate.Mark, ...]]
) -> None:
    quick, marks = opening
    plain = re.compile(in_both(rf"^{boilerplate.OPENING}(?:{'|'.join(mark.words for mark in marks)})"))
    assert (quick.match(text) is None) == (plain.match(text) is None)


@pytest.mark.parametrize(
    ("words", "text"),
    [
        (["a?b"], "【b"),
        (["(?:甲|乙)丙", "[^a]x"], "乙丙"),
        (["(?:甲|乙)丙", "[^a]x"], "【bx"),
        ([r"(?<=【)\d{1,2}年"], "【3年"),
        (["[0-9-]+$", r"(?:\s|])丁"], "-5"),
        (["[0-9-]+$", r"(?:\s|])丁"], "]丁"),
        (["(甲)\\1"], "甲甲"),
        (["(?i:app?)甲", "[^A]x"], "【ApP甲"),
        ([""], "甲"),
    ],
)
def test_how_the_marks_of_a_line_may_begin(words: list[str], text: str) -> None:
    assert LineOpening("【?", words).match(text)


def test_a_line_that_opens_otherwise_is_passed_over() -> None:
    look = LineOpening("【?", ["(?:甲|乙)丙", "a?b"])
    assert look.match("丙甲丙") is None
    assert look.match("【甲乙") is None


def test_no_page_makes_the_table_grow_for_ever() -> None:
    look = LineOpening("【?", ["甲乙"])
    assert all(look.match(f"{chr(code)}甲乙") is None for code in range(0x4E00, 0x4E00 + 10_000) if chr(code) != "甲")
    assert look.match("甲乙") is not None
    assert look._beginning.cache_info().currsize < 5_000


MANY = [
    *(f"{word}\\Z" for word in ("share", "shares", "sign up", "subscribe", "stay", "see also")),
    r"(?:some of )?the(?:se)? links",
    r"(?:\d{1,5} )?(?:seen|shown|s[ai]d)(?: \(\d{0,5}\))?\Z",
    r"(?:s|sh|sha)+re[ds]{0,2}\b",
    r"[^.!?]{4,20} contributed to",
    r"s.{0,3}x",
    "s",
]


@given(st.text("shared ignubc()12.xto", max_size=12), st.integers(1, len(MANY)))
def test_what_many_alternatives_with_one_first_letter_find_is_found(text: str, count: int) -> None:
    plain = re.compile(rf"(?:{'|'.join(MANY[:count])})")
    assert (LineOpening("", MANY[:count]).match(text) is None) == (plain.match(text) is None)
    written = f"{text} contributed to"
    assert (LineOpening("", MANY[:count]).match(written) is None) == (plain.match(written) is None)
