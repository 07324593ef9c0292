"""Cleaning and folding, by example."""

from __future__ import annotations

import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scraper.text import normalise
from scraper.text.normalise import clean, fold, fold_aligned


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("  两会　今日\u00a0开幕\r\n", "两会 今日 开幕"),
        ("\x1b[31m红字\x1b[0m与\x1b]0;标题\x07正文", "红字与正文"),
        ("\x1b]8;;http://x.example/\x1b\\链接\x1b]8;;\x1b\\", "链接"),
        ("渡口\t码头\n栈桥\x0b堤岸\x0c江面\x1c港湾\x85桅杆", "渡口 码头 栈桥 堤岸 江面 港湾 桅杆"),
        ("倒\u202e写\u2066的", "倒写的"),
        ("低\u200b保\ufeff", "低保"),
        ("a\x00b\x9bc", "abc"),
        ("\ud83d孤", "孤"),
        ("👨\u200d👩\u200d👧 好", "👨\u200d👩\u200d👧 好"),
    ],
)
def test_clean(text: str, cleaned: str) -> None:
    assert clean(text) == cleaned


@given(st.text(st.characters()))
def test_clean_is_printable_utf8_and_settles(text: str) -> None:
    once = clean(text)
    once.encode("utf-8")
    assert clean(once) == once
    assert not any(ord(c) < 32 or 0x7F <= ord(c) < 0xA0 or 0x202A <= ord(c) <= 0x202E for c in once)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("５Ｇ手机", "5g手机"),
        ("C919，首飞！", "c919,首飞!"),
        ("面积10㎡", "面积10m2"),
        ("ｶﾞｲﾄﾞ", "ガイド"),
        ("⼈口", "人口"),
        ("葛\U000e0100城", "葛城"),
    ],
)
def test_fold_makes_alike(one: str, other: str) -> None:
    assert fold(one) == fold(other)


def test_fold_keeps_apart() -> None:
    assert fold("乾燥") != fold("干燥")
    assert fold("低保。") != fold("低保")


def test_aligned_tells_where_each_character_came_from() -> None:
    folded, origin = fold_aligned("共…ｶﾞ５")
    assert folded == "共...ガ5"
    assert origin == [0, 1, 1, 1, 2, 4, 5]


@given(st.text("5５，,…㎡é\u0301ｶﾞ中文 aA", max_size=30))
def test_aligned_folds_as_fold_does(text: str) -> None:
    assert fold_aligned(text)[0] == fold(text)


def test_nothing_unsafe_passes_for_printable() -> None:
    every = "".join(map(chr, range(sys.maxunicode + 1)))
    assert not any(map(str.isprintable, normalise._unsafe().findall(every)))
