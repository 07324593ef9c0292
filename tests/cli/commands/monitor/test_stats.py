"""`scrape stats`: the archive on one screen."""

from __future__ import annotations

import io
import json
from collections import Counter
from datetime import date, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner
from rich.cells import cell_len
from rich.console import Console

from scraper.archive import Archive, Filter
from scraper.archive.articles.statistics.statistics import Size, Tally
from scraper.cli.commands.monitor.stats import command, screen, sparkline
from scraper.errors import ArchiveError
from scraper.presentation.statistics import Overview, SourceCount, growth, overview
from tests.cli.filled import fill


@pytest.fixture
def db(tmp_path: Path) -> Path:
    return fill(tmp_path / "archive.db")


def run(db: Path, *args: str) -> str:
    result = CliRunner().invoke(command, [*args, "--db", str(db)], catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return result.stdout


def test_the_screen_has_the_numbers(db: Path) -> None:
    shown = run(db)
    for text in ("3 articles", "2026-01-31", "evening", "清河晚报", "陈可", "raw pages", "growth"):
        assert text in shown


def test_filters_choose(db: Path) -> None:
    assert "2 articles" in run(db, "--source", "evening")
    assert "1 articles" in run(db, "--since", "2026-02-01")


def test_json_has_every_number(db: Path) -> None:
    statistics = json.loads(run(db, "--json"))
    assert statistics["articles"] == 3
    assert statistics["sources"] == [{"source": "evening", "articles": 2}, {"source": "online", "articles": 1}]
    assert statistics["outlets"] == {
        "distinct": 2,
        "top": [{"value": "清河晚报", "articles": 2}, {"value": "清河在线", "articles": 1}],
    }
    assert statistics["size"]["total"] == db.stat().st_size
    assert {"weeks", "months", "per_week", "year_articles", "year_bytes"} == set(statistics["growth"])


def test_nothing_chosen_is_said(db: Path) -> None:
    result = CliRunner().invoke(command, ["--until", "1990", "--db", str(db)])
    assert isinstance(result.exception, ArchiveError)


def crowd() -> Overview:
    """A large archive with long names, one of them hostile."""
    first = date(2016, 1, 1)
    days = Counter({first + timedelta(days=day): 1 + day % 9 for day in range(3000)})
    names = [(f"{'很长的名字' * 9}{n}", 10_000 - n) for n in range(40)]
    names[0] = ("\x1b[31m红\x07", 99_999)
    return Overview(
        articles=250_000,
        sources=tuple(SourceCount(name, n, days) for name, n in names),
        days=days,
        first=first,
        last=max(days),
        tallies=dict.fromkeys(("outlets", "sections", "editors", "bylines", "keywords"), Tally(tuple(names), 400)),
        size=Size(10**9, 10**8, 10**8, 10**8, 7 * 10**8, 10**9),
        growth=growth(days, 4000.0, max(days)),
    )


@pytest.mark.parametrize(("width", "height"), [(80, 24), (200, 50), (60, 20), (40, 24)])
def test_it_fits_the_terminal(width: int, height: int) -> None:
    out = Console(width=width, height=height, force_terminal=True, color_system=None, file=io.StringIO())
    lines = [line.plain for line in screen(crowd(), Path("archive.db"), out)]
    assert len(lines) < height
    assert max(map(cell_len, lines)) < width
    assert not any(control in "".join(lines) for control in "\x1b\x07")


def test_where_there_are_no_blocks_ascii_is_drawn() -> None:
    out = Console(width=80, file=io.TextIOWrapper(io.BytesIO(), encoding="ascii"))
    drawn = next(line.plain for line in screen(crowd(), Path("archive.db"), out) if line.plain.startswith("2016-01-01"))
    assert drawn.isascii()


def test_a_sparkline_shows_the_least_there_is() -> None:
    days = {date(2026, 1, 1): 100, date(2026, 1, 3): 1}
    assert sparkline(days, date(2026, 1, 1), date(2026, 1, 3), 3, " ▁▂▃▄▅▆▇█") == "█ ▁"


def test_a_writer_is_not_in_the_way(db: Path) -> None:
    with Archive.open(db) as writer, writer.transaction(), Archive.read(db) as reader:
        assert overview(reader, Filter(), date(2026, 2, 3)).articles == 3
