"""Cutting between characters: never within one, never over the room."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scraper.alerts.messages.graphemes import ELLIPSIS, Measure, characters, clusters, cut, escaped_json, utf8, utf16

FAMILY, FLAG, TONE, ACCENT = "👨‍👩‍👧", "🇨🇳", "👍🏽", "é"
TEXTS = st.text() | st.lists(st.sampled_from([FAMILY, FLAG, TONE, ACCENT, "低", "a", "\r\n", " ", "각", "☂️"])).map(
    "".join
)
MEASURES = st.sampled_from([characters, utf8, utf16, escaped_json])


@pytest.mark.parametrize(
    ("text", "split"),
    [
        ("低保", ["低", "保"]),
        (f"a{FAMILY}b", ["a", FAMILY, "b"]),
        (FLAG * 2, [FLAG, FLAG]),
        (f"{TONE}{ACCENT}", [TONE, ACCENT]),
        ("a\r\nb", ["a", "\r\n", "b"]),
        ("각각", ["각", "각"]),
        ("ﾊﾟ", ["ﾊﾟ"]),
        ("", []),
    ],
)
def test_a_character_is_what_a_reader_sees(text: str, split: list[str]) -> None:
    assert list(clusters(text)) == split


@pytest.mark.parametrize(
    ("room", "measure", "done"),
    [
        (4, characters, "低保标准"),
        (3, characters, "低保…"),
        (9, utf8, "低保…"),
        (8, utf8, "低…"),
        (3, utf8, ""),
        (12, escaped_json, "低…"),
    ],
)
def test_a_text_is_cut_to_its_room(room: int, measure: Measure, done: str) -> None:
    assert cut("低保标准", room, measure) == done


def test_a_family_goes_or_stays_as_a_whole() -> None:
    assert [cut(f"低{FAMILY}保", room) for room in range(1, 8)] == ["低…"[:0], *["低…"] * 5, f"低{FAMILY}保"]


@given(TEXTS, st.integers(0, 60), MEASURES)
def test_what_is_cut_fits_and_is_a_beginning(text: str, room: int, measure: Measure) -> None:
    done = cut(text, room, measure)
    assert measure(done) <= room
    if done != text:
        beginning = done.removesuffix(ELLIPSIS)
        assert text.startswith(beginning)
        assert done == "" or done.endswith(ELLIPSIS)


@given(TEXTS)
def test_the_characters_are_the_text(text: str) -> None:
    assert "".join(clusters(text)) == text


@given(TEXTS)
def test_units_are_those_of_the_encodings(text: str) -> None:
    import json

    plain = text.encode("utf-8", "ignore").decode()
    assert utf8(plain) == len(plain.encode())
    assert utf16(plain) == len(plain.encode("utf-16-le")) // 2
    assert escaped_json(plain) >= len(json.dumps(plain)) - 2
