"""What changed between two versions, character by character."""

from __future__ import annotations

from typing import Any

from scraper.archive.differences import FIELDS, Piece, changes, pieces


def version(**fields: Any) -> dict[str, Any]:
    return dict.fromkeys(FIELDS) | {"byline": [], "editors": []} | fields


def told(older: str, newer: str) -> str:
    signs = {"same": "{}", "gone": "[-{}-]", "come": "[+{}+]"}
    return "".join(signs[piece.kind].format(piece.text) for piece in pieces(older, newer))


def test_characters_not_lines() -> None:
    assert told("今天上午，记者获悉", "今天下午，本报记者获悉") == "今天[-上-][+下+]午，[+本报+]记者获悉"
    assert told("甲", "甲") == "甲"
    assert told("", "甲") == "[+甲+]"


def test_two_changes_that_one_character_parts_read_as_one() -> None:
    assert told("定于12月3日举行", "定于11月5日举行") == "定于1[-2月3-][+1月5+]日举行"


def test_each_field_and_only_what_changed() -> None:
    older = version(headline="低保标准提高", byline=["陈可"], body="第一段。\n第二段说八百元。\n第三段。\n第四段。")
    newer = version(
        headline="低保标准提高", byline=["陈可", "周以"], body="第一段。\n第二段说九百元。\n第四段。\n又一段话。"
    )
    found = [(change.field, change.place, change.pieces) for change in changes(older, newer)]
    assert found == [
        ("byline", 1, (Piece("same", "陈可"), Piece("come", "、周以"))),
        ("body", 2, (Piece("same", "第二段说"), Piece("gone", "八"), Piece("come", "九"), Piece("same", "百元。"))),
        ("body", 3, (Piece("gone", "第三段。"),)),
        ("body", 4, (Piece("come", "又一段话。"),)),
    ]


def test_pieces_give_both_versions_back() -> None:
    older, newer = "清河市图书馆新馆昨日开馆，首日四千人。", "市图书馆新馆今日正式开馆，首日迎来读者五千人！"
    found = pieces(older, newer)
    assert "".join(piece.text for piece in found if piece.kind != "come") == older
    assert "".join(piece.text for piece in found if piece.kind != "gone") == newer
