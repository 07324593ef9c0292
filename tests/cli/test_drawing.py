"""Every command that draws, on terminals of any width and colour, in both languages: nothing is wider than there is."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from scraper.cli.terminal import encoding_fallback
from tests.cli.filled import fill
from tests.cli.in_terminal import COLOUR, ESCAPE, in_terminal, widest
from tests.kinds import only

SOURCES = """\
sources:
  - {name: 清河晚报, list: 'https://news.example.cn/', tags: [本地]}
  - {name: 一家名称长得很不像话的地方综合新闻门户网站, feed: 'https://other.example.org/rss.xml'}
"""
ASCII = {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"}
"""What a terminal is that has ASCII only; else Python takes LC_ALL=C for UTF-8 (PEP 538, PEP 540)."""
DRAWING = (
    ["sources"],
    ["check"],
    ["runs"],
    ["runs", "1"],
    ["search", "开馆"],
    ["show", "1"],
    ["keywords"],
    ["trends", "开馆", "步道"],
    ["stats"],
    ["config", "清河晚报"],
)


@pytest.fixture(scope="module")
def there(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("terminal")
    (folder / "sources.yaml").write_text(SOURCES, "utf-8")
    fill(folder / "archive.db")
    return folder


@pytest.fixture(autouse=True)
def _there(there: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(there)


@pytest.mark.parametrize("args", DRAWING, ids=" ".join)
@pytest.mark.parametrize(("columns", "language"), only([(80, "en"), (80, "zh"), (200, "zh")], (80, "zh")))
def test_nothing_is_wider_than_the_terminal(args: list[str], columns: int, language: str) -> None:
    drawn = in_terminal(*args, columns=columns, code=None, SCRAPE_LANG=language, NO_COLOR="1")
    assert widest(drawn) <= columns
    assert not COLOUR.search(drawn)


@pytest.mark.parametrize("args", only(DRAWING, *DRAWING[:3]), ids=" ".join)
def test_a_terminal_that_knows_no_escapes_and_a_locale_that_knows_no_chinese(args: list[str]) -> None:
    drawn = in_terminal(*args, code=None, TERM="dumb", **ASCII)
    assert drawn.isascii()
    assert "\x1b" not in drawn
    assert widest(drawn) <= 80 or drawn.startswith("Error")


@pytest.mark.slow
def test_what_the_terminal_cannot_show_is_as_wide_as_it_was() -> None:
    able, unable = (
        ESCAPE.sub("", in_terminal("sources", columns=100, TERM="dumb", **environ)).splitlines()
        for environ in ({"LC_ALL": "C.UTF-8"}, ASCII)
    )
    assert len(able) == len(unable) >= 4
    for line, instead in zip(able[2:], unable[2:], strict=True):
        assert [place(line, word) for word in line.split()[1:]] == [instead.index(word) for word in line.split()[1:]]
    assert any("??" in line for line in unable)


@given(st.characters(exclude_categories=("Cc", "Cs")))
def test_a_substitute_has_the_width_of_its_character(character: str) -> None:
    assert encoding_fallback.substitute(character).isascii()
    assert len(encoding_fallback.substitute(character)) == cell_len(character)


def place(line: str, word: str) -> int:
    """The column that a word begins at."""
    return cell_len(line[: line.index(word)])


def test_wide_names_stand_in_line() -> None:
    """Columns begin at the same place in every row, whatever the names are made of."""
    lines = ESCAPE.sub("", in_terminal("sources", columns=100, SCRAPE_LANG="zh")).splitlines()
    head = lines[0]
    place = cell_len(head[: head.index("类型")])
    for line, kind in ((lines[2], "列表页"), (lines[3], "订阅源")):
        assert cell_len(line[: line.index(kind)]) == place
