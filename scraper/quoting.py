"""Words as a shell takes them."""

from __future__ import annotations

import re
import shlex

_PLAIN = re.compile(r"[\w@%+=:,./-]+")
"""As `shlex.quote` has it, but for letters of every script: a Chinese name needs no quotes."""


def word(text: str) -> str:
    """The text as one word of a POSIX shell, in quotes only where it needs them."""
    return text if _PLAIN.fullmatch(text) else shlex.quote(text)
