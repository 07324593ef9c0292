"""Bounds of answers, and texts of pages made fit for them: without control characters, cut to a length."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from typing import Annotated, Any, TypeVar

from pydantic import Field

from scraper.errors import ScrapeError
from scraper.i18n import Message
from scraper.text.normalise import clean
from scraper.text.sanitize import HARMFUL

SECONDS = 20.0
"""What the reads of one answer may take."""
ROWS = 100
"""Number of rows of an answer at most."""
ANSWER_BYTES = 60_000
"""Bytes of the rows of an answer, as JSON in UTF-8: some 20,000 tokens of a language model."""
PART = 8_000
"""Number of characters of a text in one answer."""
LINE = 300
"""Number of characters of a headline, a name, a section."""
ADDRESS = 2_000
"""Number of characters of an address."""
PARAGRAPH = 1_500
"""Number of characters of a summary, a snippet, a changed paragraph."""
NAMES = 20
"""Names of a byline."""
LONGEST_QUERY = 500
"""Maximum number of characters of a query."""
FARTHEST = 10_000
"""Number of rows that an answer may begin after."""

Query = Annotated[
    str,
    Field(
        max_length=LONGEST_QUERY,
        description="A query: words that must all occur (exact text, also Chinese, also inside longer words), "
        '"a phrase", OR, NOT, parentheses, and fields: headline: byline: editor: outlet: source: section: tag: '
        "summary: body: page:. Empty for all articles.",
    ),
]
Key = Annotated[
    int | str, Field(description="The number of an article, as other answers have it, or its URL.", union_mode="smart")
]
Limit = Annotated[int, Field(ge=1, le=ROWS, description="Rows of the answer at most.")]
Offset = Annotated[int, Field(ge=0, le=FARTHEST, description="Rows to skip: next_offset of the answer before.")]

T = TypeVar("T")


def line(text: str | None, most: int = LINE) -> str:
    """Return a text as one line of at most ``most`` characters."""
    words = clean((text or "")[: 4 * most])
    return words if len(words) <= most else words[: most - 1] + "…"


def line_or_none(text: str | None, most: int = LINE) -> str | None:
    """Return the same; None for a text that has nothing."""
    return line(text, most) or None


def names(each: Sequence[str]) -> list[str]:
    """Return names as lines, the first ones of many."""
    return [line(name, 100) for name in each[:NAMES]]


def paragraphs(text: str) -> str:
    """Return a text with its newlines and without control characters, escapes and invisible marks."""
    return HARMFUL.sub("", text.replace("\r\n", "\n").replace("\t", " "))


def parts(text: str) -> int:
    """Return the number of parts that a text comes in."""
    return max(1, -(-len(text) // PART))


def part(text: str, number: int) -> str:
    """Return a part of a text, from 1. All parts, one after another, are the text."""
    return paragraphs(text[(number - 1) * PART : number * PART])


def facts(row: Mapping[str, Any], sha256: str | None) -> dict[str, Any]:
    """Return the values of an `Article` from its row, or from that of one of its revisions with ``url``."""
    return {
        "number": row["id"],
        "url": line(row["url"], ADDRESS),
        "outlet": line_or_none(row["outlet"]),
        "source": line(row["source"]),
        "published": line_or_none(row["published"]),
        "fetched": line(row.get("changed") or row["fetched"]),
        "revision": row["revision"],
        "sha256": sha256,
    }


def bounded(rows: Iterable[T], limit: int = ROWS) -> tuple[list[T], bool]:
    """Return the first rows, at most ``limit`` and `ANSWER_BYTES`, and report if there are more.

    Raises ScrapeError where the first alone is larger.
    """
    taken: list[T] = []
    room = ANSWER_BYTES
    for row in rows:
        room -= len(json.dumps(asdict(row), ensure_ascii=False).encode("utf-8", "replace"))  # type: ignore[call-overload]
        if len(taken) == limit or (room < 0 and taken):
            return taken, True
        if room < 0:
            raise ScrapeError(Message("the answer is larger than {n} bytes", n=f"{ANSWER_BYTES:,}"))
        taken.append(row)
    return taken, False


def following(offset: int, taken: Sequence[object], more: bool) -> int | None:
    """Return the offset of the rows after these; None where there are no more, or it is too great."""
    after = offset + len(taken)
    return after if more and after <= FARTHEST else None
