"""Figures: a drawing and its table of each part of an overview."""

from __future__ import annotations

import re
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree

import pytest

from scraper.archive import Archive, Filter
from scraper.i18n import translator
from scraper.presentation.charts import Figure, drawing, figures
from scraper.presentation.date_buckets import periods
from scraper.presentation.statistics import overview
from tests import hostile
from tests.cli.filled import fill

SVG = "{http://www.w3.org/2000/svg}"


def drawn(path: Path, today: date = date(2026, 2, 3), language: str = "en") -> dict[str, Figure]:
    with Archive.read(path) as archive:
        return {figure.key: figure for figure in figures(overview(archive, Filter(), today), translator(language))}


def test_every_part_is_drawn_with_its_table(tmp_path: Path) -> None:
    figures = drawn(fill(tmp_path / "archive.db"))
    assert {"timeline", "sources", "outlets", "bylines", "keywords", "growth", "size"} <= set(figures)
    assert figures["sources"].rows == [("evening", "2"), ("online", "1")]
    assert figures["timeline"].columns == ("day", "evening", "online", "total")
    assert figures["timeline"].rows == [
        ("2026-02-02", "1", "0", "1"),
        ("2026-02-01", "0", "0", "0"),
        ("2026-01-31", "1", "1", "2"),
    ]
    texts = "".join(ElementTree.fromstring(figures["outlets"].svg).itertext())
    assert "清河晚报" in texts


def test_the_table_of_hostile_articles_is_text(tmp_path: Path) -> None:
    for figure in drawn(hostile.fill(tmp_path / "archive.db")).values():
        head, *rows = ElementTree.fromstring(figure.table).iter("tr")
        assert [cell.text or "" for cell in head] == list(figure.columns)
        assert [[cell.text or "" for cell in row] for row in rows] == [list(row) for row in figure.rows]
        assert {row[0].tag for row in rows} == {"th"}


def test_titles_are_in_the_reader_s_language(tmp_path: Path) -> None:
    figures = drawn(fill(tmp_path / "archive.db"), language="zh")
    assert figures["sources"].title == translator("zh")("sources")


def test_a_bar_is_as_long_as_its_figure(tmp_path: Path) -> None:
    root = ElementTree.fromstring(drawn(fill(tmp_path / "archive.db"))["sources"].svg)
    marks = next(group for group in root.iter(f"{SVG}g") if "mark-rect" in group.get("class", ""))
    lengths = [float(re.search(r"h(\d+(?:\.\d+)?)", path.get("d", ""))[1]) for path in marks.iter(f"{SVG}path")]  # type: ignore[index]
    assert lengths[0] == pytest.approx(2 * lengths[1])


def test_the_drawings_have_nothing_that_a_strict_policy_forbids(tmp_path: Path) -> None:
    for figure in drawn(hostile.fill(tmp_path / "archive.db")).values():
        root = ElementTree.fromstring(figure.svg)
        for element in root.iter():
            assert element.tag.removeprefix(SVG) in {"svg", "g", "path", "rect", "line", "text", "tspan", "title"}
            assert not {name for name in element.attrib if name.startswith("on") or name in ("style", "href")}
        assert root.get("role") == "img"


def test_a_long_time_is_drawn_in_a_page_that_can_be_sent(tmp_path: Path) -> None:
    path = tmp_path / "archive.db"
    fill(path)
    with Archive.open(path) as archive, archive.transaction():
        for number in range(1, 3):
            archive.connection.execute(
                "UPDATE articles SET published = ? WHERE id = ?",
                ((date(2001, 1, 1) + timedelta(days=4000 * number)).isoformat(), number),
            )
    assert len(drawn(path)["timeline"].svg) < 100_000


@pytest.mark.parametrize("key", ["timeline", "growth"])
def test_an_axis_of_articles_has_no_halves(tmp_path: Path, key: str) -> None:
    root = ElementTree.fromstring(drawn(fill(tmp_path / "archive.db"))[key].svg)
    texts = ["".join(text.itertext()) for text in root.iter(f"{SVG}text")]
    figures = [text for text in texts if re.fullmatch(r"[\d.,]+", text)]
    assert {"0", "1", "2"} <= set(figures)
    assert not [text for text in figures if "." in text]


@pytest.mark.parametrize(
    ("most", "figures"),
    [
        (1, ["0", "1"]),
        (3, ["0", "1", "2", "3"]),
        (7, ["0", "2", "4", "6", "8"]),
        (999, ["0", "500", "1,000"]),
        (1000, ["0", "500", "1,000"]),
        (1234567, ["0", "500,000", "1,000,000", "1,500,000"]),
    ],
)
def test_an_axis_ends_with_a_round_figure_over_all_bars(most: int, figures: list[str]) -> None:
    root = ElementTree.fromstring(drawing.columns("t", [("a", most), ("b", 0)]))
    texts = [text.text or "" for text in root.iter(f"{SVG}text")]
    assert texts == [*figures, "a", "b"]


def test_bars_of_a_period_stand_on_one_another() -> None:
    series = [("早报", [1, 2]), ("晚报", [3, 0])]
    root = ElementTree.fromstring(drawing.stacked("t", [date(2026, 1, 1), date(2026, 1, 2)], series, "day"))
    bars = [path.get("d", "") for path in root.iter(f"{SVG}path")]
    numbers = [[float(number) for number in re.findall(r"[\d.]+", bar)] for bar in bars]
    assert [(top + height, height) for _left, top, _width, height, _back in numbers] == [
        (240, 60),
        (240, 120),
        (180, 180),
    ]


@pytest.mark.parametrize(
    ("first", "last", "step", "labels"),
    [
        (date(2026, 1, 1), date(2026, 1, 20), "day", ["2026-01-01", "2026-01-04"]),
        (date(2025, 1, 6), date(2026, 8, 1), "week", ["2025-01-06", "2025-04-07"]),
        (date(2016, 3, 1), date(2025, 6, 1), "month", ["2018-01", "2020-01"]),
        (date(1950, 1, 1), date(2026, 1, 1), "month", ["1950-01", "1960-01"]),
        (date(2026, 3, 1), date(2026, 3, 1), "month", ["2026-03"]),
    ],
)
def test_an_axis_of_time_has_labels_that_do_not_touch(first: date, last: date, step: str, labels: list[str]) -> None:
    slots = list(periods(first, last, step))
    for room in (drawing.WIDE, drawing.NARROW):
        root = ElementTree.fromstring(drawing.stacked("t", slots, [("a", [1] * len(slots))], step, room))
        texts = [text for text in root.iter(f"{SVG}text") if re.fullmatch(r"[\d-]{7,}", text.text or "")]
        places = [float(text.get("x", "")) for text in texts]
        assert all(later - earlier >= 7 * len(labels[0]) for earlier, later in pairwise(places))
        if room is drawing.WIDE:
            assert [text.text for text in texts][: len(labels)] == labels


@pytest.mark.parametrize("character", "\0\x08\x1b\x7f\x9b\r\u2028\u202e\ufffe\uffff\ud800", ids=ascii)
def test_any_character_can_be_in_a_name(character: str) -> None:
    name = f"晚报{character}"
    for svg in (
        drawing.bars(name, [(name, 3.0)]),
        drawing.columns(name, [(name, 3.0)]),
        drawing.stacked(name, [date(2026, 1, 31)], [(name, [3])], "day"),
        Figure("sources", name, "", "", (name, "n"), [(name, "3")]).table,
    ):
        assert "晚报" in svg
        assert character not in svg


@pytest.mark.parametrize(
    ("name", "drawn"),
    [
        ("清河晚报", "清河晚报"),
        ("清河市图书馆新", "清河市图书馆新"),
        ("清河市图书馆新馆", "清河市图书馆…"),
        ("Evening Post", "Evening Po…"),
        ("R&D <b>", "R&D <b>"),
        ("", ""),
    ],
)
def test_a_long_name_is_cut_where_its_room_ends(name: str, drawn: str) -> None:
    texts = [
        text.text or ""
        for text in ElementTree.fromstring(drawing.bars("t", [(name, 3)], drawing.NARROW)).iter(f"{SVG}text")
    ]
    assert texts == ["3", drawn]


def test_figures_are_written_as_short_as_they_are() -> None:
    values = [("a", 1234567), ("b", 0.5), ("c", 12.25), ("d", 0)]
    texts = [text.text for text in ElementTree.fromstring(drawing.bars("t", values)).iter(f"{SVG}text")]
    assert texts == ["1,234,567", "0.5", "12.25", "0", "a", "b", "c", "d"]
    assert ElementTree.fromstring(drawing.bars("t", [])).get("role") == "img"
