"""When: moments as a person reads them. The archive and all JSON keep UTC; what is printed is the reader's own time."""

from __future__ import annotations

from datetime import datetime


def local(moment: str | None) -> str:
    """An ISO 8601 moment in the reader's own time, to the minute: 2026-01-31 16:15. Empty for None and nonsense."""
    try:
        return f"{datetime.fromisoformat(moment or '').astimezone():%Y-%m-%d %H:%M}"
    except (ValueError, OverflowError):
        return ""


def short(moment: str | None) -> str:
    """As `local`, without the year if it is this one."""
    return local(moment).removeprefix(f"{datetime.now():%Y}-")


def printed(published: str | None) -> str:
    """A date as the page printed it, by the clock of its place, to the minute: 2026-01-31 08:15."""
    return (published or "")[:16].replace("T", " ")
