"""Suggestions for a misspelled name."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

NEAR = 3
"""Maximum number of suggestions."""
CLOSE = 0.6
"""Minimum similarity of a suggestion, as `difflib` measures it."""


def near(name: str, candidates: Iterable[str]) -> tuple[str, ...]:
    """The closest candidates, best first: of other width or case, longer, shorter, or of similar spelling.

    Longer ones keep the order of the candidates.
    """
    from difflib import get_close_matches

    target = _folded(name).strip()
    if not target:
        return ()
    folded = {one: _folded(one) for one in candidates}
    same = [one for one, text in folded.items() if text == target]
    longer = [one for one, text in folded.items() if target in text]
    shorter = sorted((one for one, text in folded.items() if text and text in target), key=len, reverse=True)
    spelled = {text: one for one, text in reversed(folded.items())}
    close = [spelled[text] for text in get_close_matches(target, spelled, NEAR, CLOSE)]
    return tuple(dict.fromkeys([*same, *longer, *shorter, *close]))[:NEAR]


def _folded(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold()
