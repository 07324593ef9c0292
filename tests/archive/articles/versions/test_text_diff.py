"""What changed between two versions, character by character."""

from __future__ import annotations

import sys
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scraper.archive.articles.versions.alignment import aligned
from scraper.archive.articles.versions.text_diff import Piece, _pieces, _Work, changes, pieces
from scraper.contract import ARTICLE_FIELDS


def version(**fields: Any) -> dict[str, Any]:
    return dict.fromkeys(ARTICLE_FIELDS) | {"byline": [], "editors": []} | fields


def marked(older: str, newer: str) -> str:
    signs = {"same": "{}", "gone": "[-{}-]", "come": "[+{}+]"}
    return "".join(signs[piece.kind].format(piece.text) for piece in pieces(older, newer))


def test_characters_not_lines() -> None:
    assert marked("今天上午，记者获悉", "今天下午，本报记者获悉") == "今天[-上-][+下+]午，[+本报+]记者获悉"
    assert marked("甲", "甲") == "甲"
    assert marked("", "甲") == "[+甲+]"


def test_two_changes_that_one_character_parts_read_as_one() -> None:
    assert marked("定于12月3日举行", "定于11月5日举行") == "定于1[-2月3-][+1月5+]日举行"


def test_each_field_and_only_what_changed() -> None:
    older = version(headline="低保标准提高", byline=["陈可"], body="第一段。\n第二段说八百元。\n第三段。\n第四段。")
    newer = version(
        headline="低保标准提高", byline=["陈可", "周以"], body="第一段。\n第二段说九百元。\n第四段。\n又一段话。"
    )
    diff = [(change.field, change.place, change.pieces) for change in changes(older, newer)]
    assert diff == [
        ("byline", 1, (Piece("same", "陈可"), Piece("come", "、周以"))),
        ("body", 2, (Piece("same", "第二段说"), Piece("gone", "八"), Piece("come", "九"), Piece("same", "百元。"))),
        ("body", 3, (Piece("gone", "第三段。"),)),
        ("body", 4, (Piece("come", "又一段话。"),)),
    ]


def test_pieces_give_both_versions_back() -> None:
    older, newer = "清河市图书馆新馆昨日开馆，首日四千人。", "市图书馆新馆今日正式开馆，首日迎来读者五千人！"
    diff = pieces(older, newer)
    assert "".join(piece.text for piece in diff if piece.kind != "come") == older
    assert "".join(piece.text for piece in diff if piece.kind != "gone") == newer


HARD = {
    "periods": ("ab", "abb"),
    "periods of clauses": ("甲乙，", "甲，丙乙"),
    "one character": ("一", "一二"),
    "dashes": ("—" * 7, "—" * 5 + "·"),
    "sentences again and again": ("今天下雨。明天晴。", "明天晴。今天下雨。今天下雨。"),
}


def lines_run(function: Any) -> int:
    """The number of lines of Python that a function runs: what takes time, without a clock."""
    count = 0

    def tracer(frame: Any, event: str, argument: object) -> Any:
        nonlocal count
        count += event == "line"
        return tracer

    sys.settrace(tracer)
    try:
        function()
    finally:
        sys.settrace(None)
    return count


@pytest.mark.parametrize("kind", HARD)
def test_long_texts_that_repeat_themselves_take_no_more_than_their_length(kind: str) -> None:
    def pair(size: int) -> tuple[str, str]:
        older, newer = ((part * size)[:size] for part in HARD[kind])
        return older, newer

    small, large = (lines_run(lambda size=size: pieces(*pair(size))) for size in (4000, 16000))  # type: ignore[misc]
    assert large < 6 * small + 20_000
    for size in (300, 5000):
        older, newer = pair(size)
        diff = pieces(older, newer)
        assert "".join(piece.text for piece in diff if piece.kind != "come") == older
        assert "".join(piece.text for piece in diff if piece.kind != "gone") == newer


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["blank", "reversed", "repeated"])
def test_many_paragraphs_take_no_more_than_their_number(kind: str) -> None:
    def bodies(count: int) -> tuple[str, str]:
        own = [f"第{number}段说的是另一件事" for number in range(count)]
        return {
            "blank": ("\n" * count, "\nx" * (count // 2)),
            "reversed": ("\n".join(own), "\n".join(own[::-1])),
            "repeated": ("甲\n" * count, "乙\n甲\n" * (count // 2)),
        }[kind]

    def run(count: int) -> int:
        older, newer = bodies(count)
        return lines_run(lambda: changes(version(body=older), version(body=newer)))

    assert run(1600) < 6 * run(400) + 20_000


def test_of_a_long_text_the_sentences_that_changed_are_told() -> None:
    sentences = [f"第{number}条规定了第{number * 7}项的期限和办法。" for number in range(2000)]
    older = "".join(sentences)
    sentences[1000] = "第1000条规定了第7000项的日期和办法。"
    newer = "".join(sentences)
    changed = [piece for piece in pieces(older, newer) if piece.kind != "same"]
    assert changed == [Piece("gone", "期限"), Piece("come", "日期")] or "".join(p.text for p in changed) == "期日期限"


@given(st.text("ab，。 \n", max_size=60), st.text("ab，。 \n", max_size=60), st.integers(0, 60))
def test_pieces_give_any_versions_back_whatever_work_is_left(older: str, newer: str, left: int) -> None:
    work = _Work()
    work._left = left
    diff = _pieces(older, newer, work)
    assert "".join(piece.text for piece in diff if piece.kind != "come") == older
    assert "".join(piece.text for piece in diff if piece.kind != "gone") == newer


@given(st.lists(st.sampled_from("abcdefg"), max_size=30), st.lists(st.sampled_from("abcdefg"), max_size=30))
def test_lists_side_by_side_are_covered_without_a_gap(older: list[str], newer: list[str]) -> None:
    a = c = 0
    for tag, i, j, k, m in aligned(older, newer):
        assert (i, k) == (a, c)
        assert (older[i:j] == newer[k:m]) == (tag == "equal")
        a, c = j, m
    assert (a, c) == (len(older), len(newer))
