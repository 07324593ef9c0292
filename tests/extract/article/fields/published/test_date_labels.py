"""What the words beside a date say of it."""

from __future__ import annotations

import pytest

from scraper.extract.article.fields.published.date_labels import OF_ELSE, by_name, label, meaning_of
from scraper.extract.shared.dates.dates import stamps


@pytest.mark.parametrize(
    ("before", "meaning"),
    [
        ("发布时间：", "published"),
        ("刊登于", "published"),
        ("Posted: ", "published"),
        ("建立時間：", "published"),
        ("張貼日期：", "published"),
        ("公告日期: ", "published"),
        ("更新于", "updated"),
        ("異動日期：", "updated"),
        ("来源：新华社 更新时间: ", "updated"),
        ("Updated on ", "updated"),
        ("Letzte Aktualisierung: ", "updated"),
        ("Dernière mise à jour le ", "updated"),
        ("Última actualización: ", "updated"),
        ("Atualizada em ", "updated"),
        ("来源：新华社 ", ""),
    ],
)
def test_the_words_before_a_date(before: str, meaning: str) -> None:
    assert label(before) == meaning


def test_dates_of_something_else() -> None:
    assert OF_ELSE.search("有效期至 2026-01-31")
    assert OF_ELSE.search("Copyright 2026")
    assert not OF_ELSE.search("来源：新华社 2026-01-31")


def test_the_name_of_a_block_speaks_for_its_date_or_against_it() -> None:
    assert by_name("article-info") > by_name("x") == 0 > by_name("comment-time")


@pytest.mark.parametrize(
    ("text", "meanings"),
    [
        ("2025-10-15 更新 2025-10-14 发布", ["updated", "published"]),
        ("更新 2025-10-15 发布 2025-10-14", ["updated", "published"]),
        ("2025-10-15 更新：2025-10-16", ["", "updated"]),
        ("2025-10-15 编辑：王小明", [""]),
    ],
)
def test_the_words_before_and_behind_the_dates_of_a_line(text: str, meanings: list[str]) -> None:
    days = stamps(text)
    assert [meaning_of(day, days[0], text) for day in days] == meanings
