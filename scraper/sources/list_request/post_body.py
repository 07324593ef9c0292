"""The body with which a list is requested by POST: JSON, or a form, with ``{page}`` and ``{date:%Y%m%d}`` in it."""

from __future__ import annotations

import json
import re
from datetime import date
from typing import NoReturn
from urllib.parse import parse_qsl

from scraper.i18n import Message
from scraper.sources.list_request.placeholders import counted, dated

_PAGE = re.compile(r"\{\s*(page\s*(?::[^{}\"]*)?)\}")
"""``{page}``, ``{page:0}``, ``{page:0+20}``: other braces are JSON's own."""
_DATE = re.compile(r"\{(date(?::[^{}\"]*)?)\}")
_ANY_DAY = date(2026, 1, 31)


def body(value: str) -> str:
    """A JSON object or array, or a form (``channel=yaowen&page={page}``), as written. Raises ValueError."""
    text = filled(value.strip(), 0, _ANY_DAY)
    if text.startswith(("{", "[")):
        try:
            json.loads(text, parse_constant=_refused)
            text.encode()  # refuses half of a surrogate pair
        except (ValueError, RecursionError) as error:
            raise ValueError(Message("{value} is no JSON ({error})", value=repr(value[:80]), error=error)) from None
    elif not parse_qsl(text, strict_parsing=False) or not text.isprintable():
        raise ValueError(
            Message("{value} is neither JSON nor a form; write channel=yaowen&page={page}", value=repr(value[:80]))
        )
    return value.strip()


def _refused(constant: str) -> NoReturn:
    raise ValueError(constant)


def counts_pages(text: str) -> bool:
    """Test for a ``{page}`` in a body."""
    return _PAGE.search(text) is not None


def has_day(text: str) -> bool:
    """Test for a ``{date}`` or ``{date:FORMAT}`` in a body."""
    return _DATE.search(text) is not None


def filled(text: str, number: int, day: date) -> str:
    """The body for a page of the list, counted from 0, and for a day. Raises ValueError for what it cannot fill in."""
    text = _PAGE.sub(lambda match: str(counted(match[1].strip(), number)), text)
    return _DATE.sub(lambda match: dated(match[1], day), text)
