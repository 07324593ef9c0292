"""Terms for the page of a printed paper: ``page:1``, ``page:A02``, ``page:要闻``."""

from __future__ import annotations

import re

from scraper.text.normalise import fold

_NUMBER = r"第?\s?(?P<letters>[a-z]{0,2})\s?(?P<number>\d{1,3})\s?版?"


def number_key(text: str) -> tuple[str, int] | None:
    """Return a page's number in the form in which ``1``, ``01`` and 第01版, ``A2`` and ``a02`` are equal.

    None for a text that is no number of a page.
    """
    match = re.fullmatch(_NUMBER, fold(text))
    return (match["letters"], int(match["number"])) if match else None


def matches(term: str, number: str | None, name: str | None) -> bool:
    """Check whether a term means the page of this number, or is a part of its name."""
    key = number_key(term)
    if key is not None:
        return number is not None and key in map(number_key, number.split("-"))
    return name is not None and term in fold(name)
