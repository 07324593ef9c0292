"""The one place that makes rich consoles, so that every command prints alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import Console


def out() -> Console:
    """Standard output. No markup or emoji is read from what is printed: headlines carry [brackets] and :colons:."""
    from rich.console import Console

    return Console(markup=False, emoji=False, highlight=False, soft_wrap=False)


def err() -> Console:
    """Standard error: progress, logs, hints."""
    from rich.console import Console

    return Console(stderr=True, markup=False, emoji=False, highlight=False, soft_wrap=False)
