"""Reporters before their office, in Korean."""

from __future__ import annotations

import pytest

from scraper.extract.article.credits.names.korean_names import in_dateline, reporters


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("도하윤 기자", ["도하윤"]),
        ("표은재·감우현 기자", ["표은재", "감우현"]),
        ("채이든 강변대 교수", ["채이든"]),
        ("에디터 도하윤", ["도하윤"]),
        ("시민기자", []),
        ("도하윤 기자의 항구 이야기", []),
        ("도하윤 앵커의 경제 노트", []),
    ],
)
def test_who_reports(text: str, names: list[str]) -> None:
    assert reporters(text) == names


def test_who_reports_behind_the_dateline_of_an_agency() -> None:
    assert in_dateline("[강변=뉴스] 도하윤 기자 = 강변시는 오늘 낡은 나룻배를 계속 띄우기로 했다.") == ["도하윤"]
    assert in_dateline("도하윤 기자 = 강변시는 오늘") == []
