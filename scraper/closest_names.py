"""The names that may have been meant by one that is not there."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

NEAR = 3
"""Names that are proposed at most."""
CLOSE = 0.6
"""The least likeness of a name to one that is proposed, as `difflib` measures it."""


def near(name: str, known: Iterable[str]) -> tuple[str, ...]:
    """A few of the known names, the likeliest first: of other width or case, longer, shorter, or spelled much alike.

    Of several that are longer the first known comes first.
    """
    from difflib import get_close_matches

    wanted = _folded(name).strip()
    if not wanted:
        return ()
    folded = {one: _folded(one) for one in known}
    same = [one for one, text in folded.items() if text == wanted]
    longer = [one for one, text in folded.items() if wanted in text]
    shorter = sorted((one for one, text in folded.items() if text and text in wanted), key=len, reverse=True)
    spelled = {text: one for one, text in reversed(folded.items())}
    close = [spelled[text] for text in get_close_matches(wanted, spelled, NEAR, CLOSE)]
    return tuple(dict.fromkeys([*same, *longer, *shorter, *close]))[:NEAR]


def _folded(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold()
