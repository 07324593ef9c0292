"""Names of Korean reporters, before their office: 도하윤 기자."""

from __future__ import annotations

from scraper.extract.shared.lazy_regex import lazy_regex

_HANGUL_NAME = lazy_regex(
    r"([\uac00-\ud7af]{2,4}(?:\s?[·,]\s?[\uac00-\ud7af]{2,4}){0,5})\s?(?:기자|특파원|앵커|논설위원|칼럼니스트)(?!의\s)"
    r"|^([\uac00-\ud7af]{2,4})\s(?:[\uac00-\ud7af]{2,12}\s){0,2}[\uac00-\ud7af]{0,8}"
    r"(?:교수|작가|변호사|연구원|연구위원|소장|위원|박사|시인|소설가|평론가)$"
    r"|(?:^|\s)(?:에디터|글쓴이|글)\s([\uac00-\ud7af]{2,4})$"
)
"""A name before an office: 도하윤 기자, or alone in its line 채이든 강변대 교수; after one: 에디터 도하윤; not
도하윤 기자의 항구 이야기, a column."""


def reporters(text: str) -> list[str]:
    runs = (next(filter(None, each)) for each in _HANGUL_NAME.findall(text))
    names = (name.strip() for run in runs for name in _BETWEEN.split(run))
    return list(dict.fromkeys(name for name in names if name not in _KINDS))


_KINDS = frozenset("시민 객원 수습 인턴 선임 전문 취재 사진 명예 담당 소속 본지 현장 여행 학생 청년 통신".split())
"""What comes before 기자 without a space and is no name: 시민기자, citizens who report."""


def in_dateline(text: str) -> list[str]:
    """The reporters that the dateline of an agency's copy names: [강변=뉴스] 도하윤 기자 = 강변시는 …"""
    opening = _KOREAN_DATELINE.match(text) if text[0] in "[(【" else None
    return reporters(text[opening.end() : opening.end() + _REPORTERS].partition("=")[0]) if opening else []


_KOREAN_DATELINE = lazy_regex(r"[\[(【][\uac00-\ud7af·]{2,12}\s?=\s?[\uac00-\ud7af\d]{2,12}[\])】]\s?")
_REPORTERS = 40
"""Characters after a dateline in which its reporters are."""
_BETWEEN = lazy_regex(r"[·,]")
"""What parts Korean names: 표은재·감우현 기자."""
