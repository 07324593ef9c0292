"""Characters that drive a terminal or show a text otherwise than it is."""

from __future__ import annotations

import json

import pytest

from scraper.text.sanitize import HARMFUL, harmless, replaced
from tests.hostile import PIECES


@pytest.mark.parametrize("piece", [*PIECES.values(), "\r"], ids=[*PIECES, "CR"])
def test_a_harmful_character_is_seen(piece: str) -> None:
    shown = harmless(f"前{piece}后\t\n")
    assert shown.startswith("前")
    assert shown.endswith("后\t\n")
    assert not HARMFUL.search(shown)
    assert json.loads(harmless(json.dumps(piece, ensure_ascii=False))) == piece
    assert len(replaced(piece)) == len(piece)
    assert not HARMFUL.search(replaced(piece))


@pytest.mark.parametrize("text", ["渡口换新", "a\tb\n", "é，😀", "\u200d\u3000"])
def test_what_does_no_harm_stays(text: str) -> None:
    assert harmless(text) == replaced(text) == text
