"""Entries: what a message says of an article."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from scraper.alerts.messages.entries import LONGEST, Entry, Shelf, of_event, sentence
from scraper.archive import Archive
from scraper.archive.alerts.alerts import Event
from scraper.archive.search.query.query import parse
from tests.alerts.newsroom import a_run, alert, page, store


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with Archive.open(tmp_path / "archive.db") as opened:
        yield opened


def new(article: int) -> Event:
    return Event("低保", "log", article, "new", 0)


@pytest.mark.parametrize(
    ("query", "body", "summary", "shown"),
    [
        ("低保", "先说别的。低保标准提高一成！再说别的。", None, "低保标准提高一成！"),
        ("低保", "第一段。\n他说：“低保提高了。”记者报道。", None, "他说：“低保提高了。”"),
        ("低保", "没有。", "低保在导语里。其他。", "低保在导语里。"),
        ("标题:低保", "第一句。第二句。", None, "第一句。"),
        ("标题:低保", "正文。", "导语。", "导语。"),
        ("low", "It rose. A low pension of 3.5 rose; more. End", None, "A low pension of 3.5 rose;"),
        ("Ｃ９１９", "大飞机C919首飞", None, "大飞机C919首飞"),
        ("低保", "", None, ""),
    ],
)
def test_the_sentence_with_the_match(query: str, body: str, summary: str | None, shown: str) -> None:
    assert sentence(parse(query).terms, {"body": body, "summary": summary}) == shown


def test_of_an_endless_sentence_the_part_around_the_match() -> None:
    text = sentence(parse("低保").terms, {"body": "字" * 5000 + "低保" + "字" * 5000, "summary": None})
    assert "低保" in text
    assert len(text) <= LONGEST


def test_an_entry_names_outlet_time_byline_and_the_other_outlets(archive: Archive) -> None:
    same = page(1).body * 3
    more: dict[str, Any] = {"body": same, "published": "2026-01-31T08:15:00+08:00", "byline": ("陈可", "周以宁")}
    with a_run(archive) as number:
        head = store(archive, 1, number, outlet="江城晚报", **more)
        store(archive, 2, number, "晚报", outlet="山城日报", **more)
        store(archive, 3, number, "晚报", outlet="江城晚报", **more)
    entry = of_event(Shelf(archive), alert(), new(head), 9)
    assert entry is not None
    assert (entry.event, entry.headline, entry.outlet) == (9, "第1条", "江城晚报")
    assert (entry.published, entry.byline, entry.also_in) == ("2026-01-31 08:15", "陈可 周以宁", 1)
    assert entry.article["id"] == head
    assert Entry.of_data(entry.data) == entry
    evening = of_event(Shelf(archive), alert(sources=("晚报",)), new(head))
    assert evening is not None
    assert evening.outlet == "山城日报", "the first that the alert itself matches"


def test_a_revision_is_shown_by_its_changes(archive: Archive) -> None:
    with a_run(archive) as number:
        one = store(archive, 1, number, headline="低保标准提高一成")
    with a_run(archive) as number:
        store(archive, 1, number, headline="低保标准提高两成")
    entry = of_event(Shelf(archive), alert(), Event("低保", "log", one, "changed", 2))
    assert entry is not None
    (change,) = entry.changes
    assert change.field == "headline"
    assert change.pieces == (("same", "低保标准提高"), ("gone", "一"), ("come", "两"), ("same", "成"))
    assert Entry.of_data(entry.data) == entry


def test_text_that_controls_a_terminal_is_escaped(archive: Archive) -> None:
    with a_run(archive) as number:
        one = store(archive, 1, number, headline="低保\x1b[31m", body="低保\u202e提高。")
    entry = of_event(Shelf(archive), alert(), new(one))
    assert entry is not None
    assert "\x1b" not in entry.headline
    assert "\u202e" not in entry.sentence


def test_a_deleted_article_has_no_entry(archive: Archive) -> None:
    assert of_event(Shelf(archive), alert(), new(5)) is None
