"""Text with styles, without rich: what a slice, a margin and a console make of it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scraper.archive import Archive
from scraper.cli.terminal import console
from scraper.cli.terminal.cjk_wrap import wrapped
from scraper.cli.terminal.marked_text import MarkedText
from scraper.models import Page
from scraper.text.segmenter import analyse

TEXT = "清河大桥 明日通车，桥长一千二百米"
MARKS = ((0, len(TEXT), "green"), (2, 4, "bold red"), (9, 10, "cyan"))


def styles(text: MarkedText) -> list[str]:
    """The style of each character: the last mark that has it."""
    return [next((style for a, b, style in reversed(text.marks) if a <= n < b), "") for n in range(len(text.plain))]


@given(st.integers(0, len(TEXT)), st.integers(0, len(TEXT)))
def test_a_slice_keeps_the_style_of_every_character(start: int, end: int) -> None:
    piece = MarkedText(TEXT, MARKS)[start:end]
    assert piece.plain == TEXT[start:end]
    assert styles(piece) == styles(MarkedText(TEXT, MARKS))[start:end]


def test_behind_a_margin_styles_move_along() -> None:
    text = MarkedText(TEXT, MARKS).after("12  ", "cyan")
    assert text.plain == "12  " + TEXT
    assert styles(text) == ["cyan"] * 4 + styles(MarkedText(TEXT, MARKS))


@pytest.mark.parametrize("width", [8, 11, 40])
def test_lines_are_broken_as_those_of_rich(width: int) -> None:
    ours = wrapped(MarkedText(TEXT, MARKS), width)
    theirs = wrapped(MarkedText(TEXT, MARKS).as_rich(), width)
    assert [line.plain for line in ours] == [line.plain for line in theirs]
    for one, other in zip(ours, theirs, strict=True):
        drawn = [str(one.as_rich().get_style_at_offset(console.out(), n)) for n in range(len(one.plain))]
        assert drawn == [str(other.get_style_at_offset(console.out(), n)) for n in range(len(other.plain))]


@pytest.mark.parametrize(
    ("settings", "drawn"),
    [
        ({}, False),
        ({"FORCE_COLOR": "1"}, True),
        ({"FORCE_COLOR": ""}, False),
        ({"TTY_COMPATIBLE": "1"}, True),
        ({"TTY_COMPATIBLE": "0", "FORCE_COLOR": "1"}, False),
    ],
)
def test_what_is_drawn_is_what_rich_would_draw(
    settings: dict[str, str], drawn: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("FORCE_COLOR", "TTY_COMPATIBLE"):
        monkeypatch.delenv(name, raising=False)
    for name, value in settings.items():
        monkeypatch.setenv(name, value)
    assert console.is_drawn(sys.stdout) is drawn is console.out().is_terminal


@pytest.mark.parametrize(("columns", "width"), [("57", 57), ("", 80), ("many", 80)])
def test_the_width_is_that_of_rich(columns: str, width: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    monkeypatch.setattr("os.get_terminal_size", lambda _stream: (_ for _ in ()).throw(OSError))
    assert console.width() == width == console.out().width


def test_a_search_into_a_pipe_imports_neither_rich_nor_a_url_parser(tmp_path: Path) -> None:
    page = Page("article", url="https://news.example.cn/1", headline="大桥通车", body="清河大桥明日通车。")
    with Archive.open(tmp_path / "archive.db") as archive:
        archive.articles.store("evening", None, page, analyse(page))
    code = (
        "import sys; from scraper.cli.main import main\n"
        "try: main(['search', '大桥', '--db', 'archive.db'])\n"
        "finally: print(sorted({'rich.console', 'ada_url', 'hashlib', 'sqlite_utils'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert "大桥通车" in done.stdout
    assert done.stdout.splitlines()[-1] == "[]"
