"""What is printed where the output's encoding lacks a character."""

from __future__ import annotations

import json

import pytest

from scraper.cli.terminal.cjk_wrap import cells
from scraper.cli.terminal.encoding_fallback import ELSEWHERE, ON_TERMINAL, escape, register, substitute

TEXT = "江é，…“█”—😀"


@pytest.fixture(autouse=True)
def _registered() -> None:
    register()


@pytest.mark.parametrize("character", TEXT)
def test_a_substitute_is_ascii_and_as_wide(character: str) -> None:
    assert substitute(character).isascii()
    assert len(substitute(character)) == cells(character)


def test_a_terminal_gets_what_looks_alike() -> None:
    assert "渡é—x".encode("latin-1", ON_TERMINAL) == b"??\xe9-x"


def test_elsewhere_json_reads_it_back() -> None:
    printed = json.dumps(TEXT, ensure_ascii=False).encode("ascii", ELSEWHERE)
    assert json.loads(printed) == TEXT
    assert escape("é") == "\\u00e9"
