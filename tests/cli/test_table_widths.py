"""Every command that prints a table, at 40, 60 and 80 columns, in both languages: names stay whole or readable."""

from __future__ import annotations

import io
import os
import pty
import re
import subprocess
import sys
from itertools import product
from pathlib import Path

import pytest
from rich.console import Console
from rich.text import Text

from scraper.cli.terminal import tables
from scraper.cli.terminal.tables import Column
from tests.cli.filled import BODY, fill
from tests.cli.in_terminal import ESCAPE, in_terminal, widest
from tests.kinds import only

ROOT = Path(__file__).parents[2]
NAMES = ("清河晚报", "一家名称长得很不像话的地方综合新闻门户网站", "evening", "online")
SOURCES = """\
sources:
  - {name: 清河晚报, list: 'https://news.example.cn/', tags: [本地]}
  - {name: 一家名称长得很不像话的地方综合新闻门户网站, feed: 'https://other.example.org/rss.xml'}
  - {name: evening, list: 'https://evening.example.cn/'}
"""
TABLES = (
    (["sources"], NAMES, ("failed", "失败")),
    (["check"], NAMES[:3], ("state", "状态")),
    (["check", "evening"], ("evening",), ("state", "状态")),
    (["runs"], ("fetch",), ("new", "新增")),
    (["runs", "1"], NAMES[2:], ("failed", "失败")),
    (["keywords"], ("新馆", "开馆"), ("word", "词")),
    (["config", "清河晚报"], ("delay", "timezone"), ("setting", "设置")),
    (["init", "--list"], ("人民网",), ("name", "名称")),
)


@pytest.fixture(scope="module")
def there(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("widths")
    (folder / "sources.yaml").write_text(SOURCES, "utf-8")
    fill(folder / "archive.db")
    return folder


@pytest.mark.parametrize(("columns", "language"), only(product((40, 60, 80), ("en", "zh")), (40, "zh")))
@pytest.mark.parametrize(("args", "names", "head"), TABLES, ids=[" ".join(table[0]) for table in TABLES])
def test_names_stay_legible(
    there: Path,
    monkeypatch: pytest.MonkeyPatch,
    args: list[str],
    names: tuple[str, ...],
    head: tuple[str, str],
    columns: int,
    language: str,
) -> None:
    monkeypatch.chdir(there)
    drawn = in_terminal(*args, columns=columns, code=None, SCRAPE_LANG=language, NO_COLOR="1")
    lines = ESCAPE.sub("", drawn).replace("\r", "").splitlines()
    assert widest("\n".join(line for line in lines if "://" not in line)) <= columns
    together = "".join(lines)
    for name in names:  # the first eight cells of each stand in one piece
        assert name[: 4 if name > "\u2e80" else 8] in together
    if columns == 80:
        assert head[language == "zh"] in together


def printed(columns: tuple[Column, ...], rows: list[tuple[str, ...]], width: int) -> list[str]:
    file = io.StringIO()
    out = Console(file=file, width=width, force_terminal=True, color_system=None, highlight=False)
    tables.show(out, columns, list(map(tuple, rows)))
    return [line.rstrip() for line in file.getvalue().splitlines()]


COLUMNS = (Column("name", folds=True), Column("count", right=True), Column("day", goes=1), Column("kind", goes=2))
ROWS = [("the evening paper of Qinghe", "1,234", "2026-01-31", "sitemap"), ("radio", "·", "", "feed")]


def test_the_least_important_goes_first() -> None:
    heads = [printed(COLUMNS, ROWS, width)[0].split() for width in (100, 60, 51)]
    assert heads == [["name", "count", "day", "kind"]] * 3
    wide = (*COLUMNS, Column("remark", goes=3))
    rows = [(*row, "a remark of thirty characters .") for row in ROWS]
    assert printed(wide, rows, 100)[0].split() == ["name", "count", "day", "kind", "remark"]
    assert printed(wide, rows, 60)[0].split() == ["name", "count", "day", "kind"]


def test_where_columns_have_no_room_a_row_is_a_few_lines() -> None:
    wide = (*COLUMNS, Column("remark", goes=3))
    rows = [(*row, "a remark of thirty characters .") for row in ROWS]
    assert printed(wide, rows, 40) == [
        "the evening paper of Qinghe",
        "  count 1,234 · day 2026-01-31",
        "  kind sitemap",
        "  remark a remark of thirty characters .",
        "radio",
        "  kind feed",
        "  remark a remark of thirty characters .",
    ]


def test_columns_that_fold_share_the_room() -> None:
    columns = (Column("", folds=False), Column("was", folds=True), Column("is", folds=True))
    lines = printed(columns, [("body", "甲" * 200, "乙" * 200)], 80)
    assert max(line.count("甲") for line in lines) - max(line.count("乙") for line in lines) in (-1, 0, 1)


def test_a_pipe_has_all_columns(tmp_path: Path, there: Path) -> None:
    file = io.StringIO()
    out = Console(file=file, width=20, highlight=False)
    tables.show(out, COLUMNS, [tuple(map(Text, row)) for row in ROWS])
    assert re.search(r"the evening paper of Qinghe +1,234 +2026-01-31 +sitemap", file.getvalue())


@pytest.mark.parametrize("language", ["en", "zh"])
def test_trends_fit_the_height(there: Path, monkeypatch: pytest.MonkeyPatch, language: str) -> None:
    monkeypatch.chdir(there)
    drawn = in_terminal("trends", "开馆", code=0, SCRAPE_LANG=language)
    assert len(drawn.splitlines()) <= 24


@pytest.mark.parametrize(("columns", "language"), only(product((40, 60), ("en", "zh")), (40, "zh")))
@pytest.mark.parametrize("args", [["stats"], ["show", "1"], ["search", "开馆"], ["parse", "page.html", "--explain"]])
def test_what_is_drawn_fits(
    there: Path, monkeypatch: pytest.MonkeyPatch, args: list[str], columns: int, language: str
) -> None:
    monkeypatch.chdir(there)
    body = "".join(f"<p>{line}</p>" for line in BODY.split("\n"))
    (there / "page.html").write_text(f"<title>图书馆新馆开馆</title><h1>图书馆新馆开馆</h1>{body}", "utf-8")
    assert widest(in_terminal(*args, columns=columns, SCRAPE_LANG=language, NO_COLOR="1")) <= columns


def test_no_bar_is_drawn_over_what_a_pipe_shows(there: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(there)
    here, terminal = pty.openpty()
    done = subprocess.run(
        [sys.executable, "-m", "scraper", "export", "--format", "csv"],
        stdout=subprocess.PIPE,
        stderr=terminal,
        env={**os.environ, "TERM": "xterm", "PYTHONPATH": str(ROOT)},
        check=True,
    )
    os.write(terminal, b"end")
    os.close(terminal)
    assert os.read(here, 10_000) == b"end"
    os.close(here)
    assert "图书馆" in done.stdout.decode()
