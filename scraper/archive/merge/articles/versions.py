"""The versions of one article in two archives, interleaved by time: the same whichever archive is ours."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import UTC, datetime
from operator import itemgetter
from typing import NamedTuple

Fields = tuple[str | None, ...]
"""The values of `scraper.contract.ARTICLE_FIELDS`, as they are stored."""


class Version(NamedTuple):
    """A text of an article, with the time at which it was first seen."""

    seen: str
    fields: Fields
    digest: str | None = None
    """The SHA-256 of the raw page that was fetched then; None without one."""
    page: str | None = None
    """That of its raw page, which may have come later, from a look that showed the same text."""

    @property
    def text(self) -> tuple[str, Fields]:
        """The time and the fields."""
        return self.seen, self.fields


def interleave(versions: Iterable[Version]) -> list[Version]:
    """Return the versions of both archives in the order of time, oldest first.

    One that both have is one. Two readings of the same page of the same moment (one archive has parsed it again) are
    one: the fuller of those that differ from the version before. A version that reads as the one before it adds nothing
    and is dropped; if it has a raw page and the one before it has none, that is kept for it.
    """
    looks: dict[tuple[str, bool, str, tuple[str, ...]], list[Version]] = defaultdict(list)
    for version in versions:
        is_bare = version.digest is None
        texts = _comparable(version.fields) if is_bare else ()
        looks[moment(version.seen), is_bare, version.digest or "", texts].append(version)
    chain: list[Version] = []
    for (at, is_bare, *_), readings in sorted(looks.items(), key=itemgetter(0)):
        readings.sort(key=_fullness)
        different = [reading for reading in readings if not chain or reading.fields != chain[-1].fields]
        if not different:
            chain[-1] = _with_page(chain[-1], readings[-1])
        elif not (is_bare and any((moment(one.seen), one.fields) == (at, readings[-1].fields) for one in chain)):
            chain.append(different[-1])
    return chain


def moment(seen: str) -> str:
    """Return a time so that texts compare as times do; ISO 8601, perhaps with an offset."""
    if len(seen) == 20 and seen.endswith("Z"):
        return seen
    try:
        when = datetime.fromisoformat(seen)
    except ValueError:
        return seen
    when = when if when.tzinfo else when.replace(tzinfo=UTC)
    return when.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ").replace(".000000Z", "Z")


def _with_page(version: Version, other: Version) -> Version:
    return version if version.page is not None else version._replace(page=other.page)


def _fullness(version: Version) -> tuple[int, tuple[str, ...], str]:
    filled = sum(value not in (None, "", "[]") for value in version.fields)
    return filled, _comparable(version.fields), version.page or ""


def _comparable(fields: Fields) -> tuple[str, ...]:
    return tuple("" if value is None else f"={value}" for value in fields)
