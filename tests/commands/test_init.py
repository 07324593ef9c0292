"""`scrape init`: the sources that ship, where the user is."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from scraper.commands.init import command
from scraper.errors import ConfigError
from scraper.sources import load

SHIPPED = Path(__file__).parents[2] / "sources.yaml"


def run(file: Path) -> str:
    result = CliRunner().invoke(command, ["--sources", str(file)], catch_exceptions=False)
    assert result.exit_code == 0
    return result.stderr


def test_the_file_that_ships_is_written_and_sound(tmp_path: Path) -> None:
    file = tmp_path / "sources.yaml"
    assert "is written" in run(file)
    assert file.read_bytes() == SHIPPED.read_bytes()
    assert len(load(file).all) >= 12


def test_a_file_is_never_replaced(tmp_path: Path) -> None:
    file = tmp_path / "sources.yaml"
    file.write_text("mine")
    with pytest.raises(ConfigError, match="is there already"):
        run(file)
    assert file.read_text() == "mine"


def test_a_folder_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="cannot be written: No such file or directory"):
        run(tmp_path / "none" / "sources.yaml")
