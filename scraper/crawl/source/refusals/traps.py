"""Traps: endless addresses that bring the same page: calendars, filters, sessions in a path.

They are recognised by sameness: addresses of one shape, which differ by numbers and ids alone, bring pages that have
the same words, and next to none of them is an article. A shape of which the archive has many articles never counts as a
trap.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from scraper.i18n import Message

ENOUGH = 20
"""Minimum number of pages of one shape for a trap."""
DIFFERENT = 0.25
"""Maximum share of them that have different words: a calendar has the names of twelve months."""
ARTICLES = 5
"""Number of different articles from which a shape is no trap, however much else it brings."""

_NUMBER = re.compile(r"(?=[^\W\d_]{0,40}\d)[^\W_]{16,}|\d+")
"""A number, or an id: a long word of letters and digits."""


@dataclass(slots=True)
class _Shape:
    pages: int = 0
    words: set[str] = field(default_factory=set)
    articles: int = 0
    example: str = ""
    urls: list[str] = field(default_factory=list)
    left: int = 0


class Traps:
    """The shapes of a source's addresses in one run, and the pages that they brought."""

    def __init__(self, stored: Iterable[str] = ()) -> None:
        """``stored``: addresses of articles that the source gave in former runs."""
        counts = Counter(map(shape, stored))
        self._known = {name for name, count in counts.items() if count > ARTICLES}
        self._has_articles = bool(counts)
        self._shapes: dict[str, _Shape] = {}
        self._traps: dict[str, _Shape] = {}

    def judges(self, url: str) -> bool:
        """Return whether it is undecided if an address leads into a trap, so that the words of its page count."""
        name = shape(url)
        return name not in self._known and name not in self._traps

    def came(self, url: str, words: str, *, is_article: bool) -> bool:
        """Take in the words of a page, without numbers; return whether its shape is a trap from now on."""
        name = shape(url)
        if name in self._known or name in self._traps:
            return False
        here = self._shapes.setdefault(name, _Shape(example=url))
        here.pages += 1
        here.urls.append(url)
        if is_article and words not in here.words:
            here.articles += 1
            self._has_articles |= here.articles > ARTICLES
        here.words.add(words)
        if here.articles > ARTICLES:
            self._known.add(name)
        elif here.pages >= ENOUGH and len(here.words) <= DIFFERENT * here.pages:
            self._traps[name] = here
            return True
        return False

    def holds(self, url: str) -> bool:
        """Return whether an address leads into a trap."""
        return bool(self._traps) and shape(url) in self._traps

    def leave(self, url: str) -> None:
        """Count an address that is not requested because it leads into a trap."""
        self._traps[shape(url)].left += 1

    def urls(self) -> set[str]:
        """Return the requested addresses in traps, if the source has articles elsewhere: they are no sign of an outage.

        If it has none, the same page for all addresses is an outage.
        """
        return {url for trap in self._traps.values() for url in trap.urls} if self._has_articles else set()

    def findings(self) -> list[Message]:
        """Return a sentence for each trap."""
        return [
            Message(
                "{pages} addresses such as {example} brought the same page and no articles, so {left} more like them "
                "were not requested; `articles:` in sources.yaml can leave them out",
                pages=trap.pages,
                example=trap.example,
                left=trap.left,
            )
            for trap in self._traps.values()
        ]


def shape(url: str) -> str:
    """The host, path and query of an address with ``#`` instead of each number and id."""
    parts = urlsplit(url)
    return f"{parts.netloc}{_NUMBER.sub('#', parts.path)}?{_NUMBER.sub('#', parts.query)}"
