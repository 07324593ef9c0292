"""Help on a terminal of 80 columns: no line is wider, in either language, with Chinese in names and examples."""

from __future__ import annotations

import pytest
from click.testing import CliRunner

from scraper import i18n
from scraper.cli.main import COMMANDS, scrape
from scraper.cli.terminal.cjk_wrap import cells

NAMES = [name for group in COMMANDS.values() for name, _ in group]


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_no_line_of_help_is_wider_than_a_terminal(language: str) -> None:
    wide = []
    for words in ([], *([name] for name in NAMES)):
        shown = CliRunner().invoke(scrape, ["--lang", language, *words, "--help"], terminal_width=80)
        assert shown.exit_code == 0, shown.output
        wide += [line for line in shown.output.splitlines() if cells(line) > 80]
    assert wide == []
