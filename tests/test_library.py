"""The program as a library: what docs/library.md promises a notebook."""

from __future__ import annotations

import os
import pickle
import re
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from contextlib import chdir
from pathlib import Path

import pytest

import scraper

ROOT = Path(__file__).parents[1]

PAGE = """<html><head><title>渡口换新 - 澜汀晚报</title></head><body><h1>老渡口换上新栈桥</h1>
<div class="info">2026-01-31 08:15 来源：澜汀晚报 责任编辑：舒望川</div>
<div class="article"><p>本报讯（记者 温若溪）城西的老渡口昨天换上了新栈桥，候船的人
不用再踩着跳板上船，雨天也有了遮头的棚子。</p>
<p>渡口管理所说，栈桥长四十二米，用的是旧船厂拆下的木料，两边加了扶手，轮椅和童车都能推上船去。</p></div></body></html>"""


def run(code: str) -> str:
    """The output of a fresh Python."""
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_a_page_is_parsed_by_a_function() -> None:
    from scraper import parse

    page = parse(PAGE.encode(), "https://news.example.cn/1.html")
    assert (page.headline, page.byline, page.editors) == ("老渡口换上新栈桥", ("温若溪",), ("舒望川",))


@pytest.mark.parametrize("function", [scraper.parse, scraper.explain])
def test_parsing_can_be_handed_to_other_processes(function: Callable[..., object]) -> None:
    assert pickle.loads(pickle.dumps(function)) is function


def test_a_pool_of_processes_parses() -> None:
    with ProcessPoolExecutor(1) as pool:
        assert [page.headline for page in pool.map(scraper.parse, [PAGE.encode()])] == ["老渡口换上新栈桥"]


@pytest.mark.parametrize("name", scraper.__all__)
def test_every_name_is_there_and_documented(name: str) -> None:
    assert getattr(scraper, name).__doc__


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'Archiv'"):
        _ = scraper.Archiv  # type: ignore[attr-defined]


def test_importing_it_imports_nothing_heavy() -> None:
    heavy = run(
        "import sys, scraper; print([n for n in ('selectolax', 'jieba', 'sqlite3', 'asyncio') if n in sys.modules])"
    )
    assert heavy == "[]"


def test_the_tutorial_runs_as_printed(tmp_path: Path) -> None:
    """The Python blocks of docs/library.md, one after the other, in a folder with the demo newspaper's archive."""
    pytest.importorskip("pandas")
    from click.testing import CliRunner

    from scraper.cli.main import scrape
    from scraper.demo import DemoNewspaper

    with DemoNewspaper() as paper:
        paper.sources_yaml(tmp_path / "sources.yaml")
        with chdir(tmp_path):
            assert CliRunner().invoke(scrape, ["fetch", "--quiet"]).exit_code == 0
    (tmp_path / "page.html").write_text(PAGE, encoding="utf-8")
    text = (ROOT / "docs" / "library.md").read_text(encoding="utf-8")
    code = "\n".join(re.findall(r"^```python\n(.*?)^```", text, re.MULTILINE | re.DOTALL))
    assert code.count("\n") > 20
    (tmp_path / "tutorial.py").write_text(code, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "tutorial.py"],
        cwd=tmp_path,
        env={**_clean(), "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "温若溪" in done.stdout


def _clean() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if not name.startswith("SCRAPE_")}
