"""`scrape init`: well-known sources, chosen, where the user is."""

from __future__ import annotations

import os
import pty
import re
import select
import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from scraper.cli.commands.get_started.init import command
from scraper.cli.main import scrape
from scraper.errors import ConfigError
from scraper.sources import load

SHIPPED = Path(__file__).parents[4] / "sources.yaml"


def call(*args: str) -> Result:
    return CliRunner().invoke(command, args, catch_exceptions=False)


def run(file: Path, *args: str) -> str:
    result = call("--config", str(file), *args)
    assert result.exit_code == 0
    return result.stderr


@pytest.mark.parametrize("args", [[], ["--all"]])
def test_the_file_that_ships_is_written_and_sound(tmp_path: Path, args: list[str]) -> None:
    file = tmp_path / "sources.yaml"
    assert re.search(r"was written, with \d\d sources", run(file, *args))
    assert file.read_bytes() == SHIPPED.read_bytes()
    assert len(load(file).all) >= 12


def test_the_sources_that_are_named(tmp_path: Path) -> None:
    file = tmp_path / "sources.yaml"
    assert "with 2 sources" in run(file, "人民日报", "bbc")
    assert [source.name for source in load(file)] == ["人民日报", "BBC中文"]
    text = file.read_text(encoding="utf-8")
    assert "# The whole printed paper, day by day." in text
    assert "财经与科技" not in text


def test_its_comments_are_chinese_where_the_program_is(tmp_path: Path) -> None:
    file = tmp_path / "sources.yaml"
    done = CliRunner().invoke(scrape, ["--lang", "zh", "init", "人民日报", "--config", str(file)])
    assert done.exit_code == 0
    text = file.read_text(encoding="utf-8")
    assert text.startswith("# 知名中文新闻源")
    assert "  # 每天的整份报纸。" in text
    assert "newspaper" not in text
    assert [source.name for source in load(file)] == ["人民日报"]


def test_a_name_that_is_not_there_writes_nothing(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="did you mean '人民网'"):
        run(tmp_path / "sources.yaml", "人民往")
    assert list(tmp_path.iterdir()) == []


def test_they_are_listed(tmp_path: Path) -> None:
    shown = call("--list", "--config", str(tmp_path / "sources.yaml")).stdout
    assert [line.split()[1] for line in shown.splitlines()[2:]] == [source.name for source in load(SHIPPED)]
    assert list(tmp_path.iterdir()) == []


def test_an_editor_is_told_of_a_schema_that_is_there(tmp_path: Path) -> None:
    (tmp_path / "sources.schema.json").write_text("{}")
    run(tmp_path / "sources.yaml", "bbc")
    text = (tmp_path / "sources.yaml").read_text(encoding="utf-8")
    assert text.startswith("# yaml-language-server: $schema=sources.schema.json\n# Well-known")
    assert len(load(tmp_path / "sources.yaml")) == 1


def test_a_file_is_never_replaced(tmp_path: Path) -> None:
    file = tmp_path / "sources.yaml"
    file.write_text("mine")
    with pytest.raises(ConfigError, match="already exists"):
        run(file)
    assert file.read_text() == "mine"


def test_a_folder_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"cannot write .*: No such file or directory"):
        run(tmp_path / "none" / "sources.yaml")


def test_a_terminal_is_asked_until_the_answer_is_clear(tmp_path: Path) -> None:
    child, terminal = pty.fork()
    if child == 0:
        os.chdir(tmp_path)
        path = {"PYTHONPATH": str(SHIPPED.parent), "LANG": "C.UTF-8", "TERM": "xterm", "COLUMNS": "80"}
        os.execve(sys.executable, [sys.executable, "-m", "scraper", "init"], path)
    shown, until, answers = "", time.monotonic() + 600, ["新闻\n", "1 3-4，bbc\n"]
    while time.monotonic() < until:
        if select.select([terminal], [], [], 0.1)[0]:
            try:
                piece = os.read(terminal, 65536)
            except OSError:
                break
            if not piece:
                break
            shown += piece.decode("utf-8", "replace")
        if answers and shown.rstrip().endswith("all:"):
            os.write(terminal, answers.pop(0).encode())
            shown += "\n<typed>\n"
    os.close(terminal)
    os.waitpid(child, 0)
    assert "may be any of" in shown
    assert [source.name for source in load(tmp_path / "sources.yaml")] == ["人民网", "新华网", "中国新闻网", "BBC中文"]
