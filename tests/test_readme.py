"""What README.md and docs/ tell people to type works: each line is run, the demo newspaper standing for the world."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from scraper.demo import DemoNewspaper

ROOT = Path(__file__).parents[1]


def shell_lines(document: str, heading: str) -> list[str]:
    """The lines of a section that are for the shell: ``$ scrape …`` in a block, or indented."""
    text = (ROOT / document).read_text(encoding="utf-8")
    section = re.split(r"^## ", text.split(f"## {heading}\n", 1)[1], maxsplit=1, flags=re.MULTILINE)[0]
    return [line.strip() for line in re.findall(r"^(?:\$ |    )(?=scrape )(.*)$", section, re.MULTILINE)]


LINES = [
    *shell_lines("README.md", "Five minutes"),
    *shell_lines("README.md", "Taking it out"),
    *shell_lines("docs/search.md", "The query"),
]


@pytest.fixture(scope="module")
def newspaper() -> Iterator[DemoNewspaper]:
    with DemoNewspaper() as paper:
        yield paper


@pytest.fixture(scope="module")
def folder(newspaper: DemoNewspaper, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with what a user has after a first fetch, and `scrape` on the path."""
    folder = tmp_path_factory.mktemp("readme")
    newspaper.sources_yaml(folder / "sources.yaml")
    (folder / "bin").mkdir()
    program = folder / "bin" / "scrape"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m scraper "$@"\n')
    program.chmod(0o755)
    typed("scrape fetch", folder)
    return folder


def typed(line: str, folder: Path) -> str:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("SCRAPE_")}
    path = os.pathsep.join((str(folder / "bin"), kept["PATH"]))
    done = subprocess.run(
        ["bash", "-o", "pipefail", "-c", line],
        cwd=folder,
        env={**kept, "PATH": path, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, f"{line}\n{done.stdout}{done.stderr}"
    return done.stdout + done.stderr


@pytest.mark.parametrize("line", LINES)
def test_the_line_works(newspaper: DemoNewspaper, folder: Path, line: str) -> None:
    if "| jq" in line and not shutil.which("jq"):
        pytest.skip("jq is not installed")
    line = line.replace("https://www.chinanews.com.cn/scroll-news/news1.html", f"{newspaper.url}/city/")
    line = line.replace("scrape init", "scrape init --sources begun.yaml").replace("人民网", "澜汀城事")
    line = line.replace(" --since 7d", "")  # the demo newspaper is of last winter
    assert "Traceback" not in typed(line, folder)


def test_there_are_lines_to_try() -> None:
    assert len(LINES) >= 15
    assert any(line.startswith("scrape init") for line in LINES)


def test_the_source_of_the_readme_ships() -> None:
    from scraper.sources import load

    assert "scrape fetch 人民网" in "\n".join(LINES)
    assert load(ROOT / "sources.yaml").pick(["人民网"])
