"""The right value of a field as a person types it, and the test if a reading is that value."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence

from scraper.contract import ARTICLE_FIELDS, PRINTED_PAGE
from scraper.extract.article.credits.names.person_names import is_latin_name, is_person, may_be_person
from scraper.extract.shared.dates.dates import stamps
from scraper.extract.shared.dates.stamp import iso
from scraper.extract.shared.dates.time_zones import zone
from scraper.i18n import Message

Value = str | tuple[str, ...]

FIELDS = (*ARTICLE_FIELDS, *PRINTED_PAGE)
"""The fields that can be taught, besides the entries of a list."""

NAMES = ("byline", "editors")

BODY_LIKE = 0.95
"""The least share of a body's characters, in lines that both have, at which two are the same."""

_HAS_DIGIT = re.compile(r"\d")
_SEPARATORS = re.compile(r"\s{0,9}[、,，;；/／\n]\s{0,9}")
_ELLIPSIS = re.compile(r"…+|\.{3,}")


def parsed(field: str, text: str, timezone: str) -> Value:
    """The value as the parser would give it. Raises ValueError (a `Message`) for one that no page can have."""
    text = " ".join(text.split()) if field != "body" else "\n".join(filter(None, map(str.strip, text.splitlines())))
    if not text:
        raise ValueError(Message("the value is empty; a selector cannot say that a page has no such field"))
    if field in NAMES:
        names = tuple(dict.fromkeys(name for part in _SEPARATORS.split(text) for name in _unspaced(part) if name))
        if not names:
            raise ValueError(Message("{text} is no name", text=repr(text)))
        return names
    if field != "published":
        return text
    value = next((iso(stamp, zone(timezone)) for stamp in stamps(text) if stamp.year is not None), None)
    if value is None:
        raise ValueError(Message("{text} is no date; write it as 2026-01-31 or 2026-01-31 08:15", text=repr(text)))
    return value


def _unspaced(text: str) -> list[str]:
    """张三 李四 -> 张三, 李四; ``Amy Li`` is one name."""
    parts = text.split()
    return parts if len(parts) > 1 and all(len(part) >= 2 and ord(part[0]) > 0x2E80 for part in parts) else [text]


def plain(text: str) -> str:
    """The text without white space, full-width forms narrowed: for comparing."""
    return "".join(unicodedata.normalize("NFKC", text).split())


def same(field: str, right: Value, value: Value | None) -> bool:
    """Test if a reading of a field is the right value; a date need only be as precise as the right one."""
    if not value:
        return False
    if isinstance(right, tuple) or isinstance(value, tuple):
        return [*map(plain, right)] == [*map(plain, value)]
    if field == "published":
        return _digits(value).startswith(_digits(right))
    if field == "body":
        return likeness(right, value) >= BODY_LIKE
    return plain(right) == plain(value)


def plausible(field: str, value: Value) -> bool:
    """Test a value with which there is nothing to compare: what is read as names must look like names,
    half of them surely: the words of a menu look like pen names."""
    names = value if field in NAMES and isinstance(value, tuple) else ()
    may_be = [(may_be_person(name) and not _HAS_DIGIT.search(name)) or is_latin_name(name) for name in names]
    surely = sum(is_person(name) or is_latin_name(name) for name in names)
    return all(may_be) and 2 * surely >= len(names)


def _digits(moment: str) -> str:
    """The digits of day, hour and minute."""
    return re.sub(r"\D", "", re.split(r"[+Z]", moment)[0])[:12]


def likeness(one: str, other: str) -> float:
    """The share of two bodies' characters in lines that both have: 1 for the same lines, 0 for none in common."""
    lines, others = (Counter(map(plain, filter(None, text.split("\n")))) for text in (one, other))
    total = sum(len(line) * n for lines_of in (lines, others) for line, n in lines_of.items())
    common = sum(len(line) * n for line, n in (lines & others).items())
    return 2 * common / total if total else 0.0


def span(text: str, lines: Sequence[str]) -> str | None:
    """The body that is given by its first and its last words (``…`` between), in the lines of the page; None where
    neither is at a line's beginning or end. A body typed whole is returned as it is."""
    parts = [plain(part) for part in _ELLIPSIS.split(text, maxsplit=1)]
    if len(parts) != 2 or not all(parts) or "\n" in text:
        return text
    first = next((number for number, line in enumerate(lines) if plain(line).startswith(parts[0])), None)
    if first is None:
        return None
    ends = (number for number in range(first, len(lines)) if plain(lines[number]).endswith(parts[1]))
    last = next(ends, None)
    return None if last is None else "\n".join(lines[first : last + 1])
