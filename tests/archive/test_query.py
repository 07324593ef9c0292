"""The query language: what is typed, and what is looked for."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scraper.archive.query import Query, Term, parse


def said(query: Query) -> list[list[str]]:
    """The groups as short words: -headline:低保."""
    return [[("-" if t.negated else "") + (f"{t.field}:" if t.field else "") + t.text for t in g] for g in query.groups]


@pytest.mark.parametrize(
    ("typed", "groups"),
    [
        ("低保 研究", [["低保"], ["研究"]]),
        ('"清河 图书馆"', [["清河 图书馆"]]),
        ("北京 OR 上海 房价", [["北京", "上海"], ["房价"]]),
        ("甲 OR 乙 OR 丙", [["甲", "乙", "丙"]]),
        ("房价 -上海", [["房价"], ["-上海"]]),
        ('-"闭馆 通知"', [["-闭馆 通知"]]),
        ("headline:低保", [["headline:低保"]]),
        ("headline：低保", [["headline:低保"]]),
        ('-editor:"林一帆"', [["-editors:林一帆"]]),
        ("５Ｇ手机 C919", [["5g手机"], ["c919"]]),
        ("你好，世界", [["你好,世界"]]),
        ("19:30", [["19:30"]]),
        ("http://news.example.cn", [["http://news.example.cn"]]),
        ("或 or 与", [["或"], ["or"], ["与"]]),
        ("中-小", [["中-小"]]),
        ("", []),
    ],
)
def test_read_as_meant(typed: str, groups: list[list[str]]) -> None:
    query = parse(typed)
    assert said(query) == groups
    assert query.hints == ()


@pytest.mark.parametrize(
    ("typed", "groups", "hint"),
    [
        ('"闭馆', [['"闭馆']], "quotation mark"),
        ('说"好"了', [['说"好"了']], "quotation mark"),
        ("OR 低保", [["or"], ["低保"]], "OR stands between"),
        ("低保 OR", [["低保"], ["or"]], "OR stands between"),
        ("headline:", [["headline:"]], "Nothing follows"),
        ("hedline:低保", [["hedline:低保"]], "Did you mean headline:?"),
        ("低保 -", [["低保"], ["-"]], "minus"),
        ('headline:""', [['headline:""']], "Nothing stands between"),
        ("\u200b\x00", [[]], "no character"),
        ("\u200d", [[]], "no character"),
    ],
)
def test_what_is_malformed_is_text_and_is_said_so(typed: str, groups: list[list[str]], hint: str) -> None:
    query = parse(typed)
    assert said(query) == groups
    assert any(hint in line for line in query.hints)


def test_what_is_said_twice_counts_once_and_a_pasted_text_is_cut() -> None:
    assert said(parse("低保 低保 甲 OR 甲")) == [["低保"], ["甲"]]
    query = parse(" ".join(map(str, range(1000))))
    assert len(query.groups) == 100
    assert "first 100 words" in query.hints[0]


@given(st.text('"-:：()*^+ OR\n低保headlin“”AND NOT NEAR', max_size=30))
def test_whatever_is_typed_is_a_query(typed: str) -> None:
    assert isinstance(parse(typed), Query)


def test_spellings_are_how_print_may_hold_a_term() -> None:
    assert set(Term("c919,首飞", "C919，首飞").spellings()) >= {"C919，首飞", "c919,首飞", "c919，首飞"}
