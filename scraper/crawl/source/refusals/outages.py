"""Outages with status 200: a challenge, an empty template, a notice instead of every article.

One such page looks like any page that is no article, or like a short article. It is recognised because many addresses
bring the same page while the list has different headlines for them, or because a former run found it to be a notice. No
extra request is made.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from hashlib import blake2b

from scraper.crawl.workers.page_work import Parsed
from scraper.models import Fetched, Page

LINE = 2
"""Number of articles with another text after which a withheld one is stored. Only articles that contradict the headline
of the list are withheld."""
MOST_WITHHELD = 20
"""Maximum number of pages of one text that are withheld until the end of the run; more are not needed to judge."""
NO_ARTICLES = 5, 0.9
"""Minimum number of pages of a run that are no articles, and their share, for the site to be to blame and not the
links."""
SHARE = 0.5
"""Minimum share of a run's pages that must be the same for the whole site to be to blame."""
LOOKED_AT = 65_536
"""Bytes of a page that are compared."""

_HIDDEN = re.compile(rb"<!--.*?(?:-->|\Z)|<(script|style)\b.*?(?:</\1\s{0,80}>|\Z)|<[^>]*(?:>|\Z)", re.S | re.I)
_VOLATILE = re.compile(r"[\w+/=-]{16,}+|[^\W\d]{0,15}+\d\w*+|\s++", re.ASCII)
"""Parts that differ between requests: numbers, times, tokens."""
_NO_LETTERS = re.compile(r"[\W_]+")
AGREE = 12
"""Number of letters of a headline that must occur in the page; lists cut headlines short."""
TOO_SHORT = 4
"""Minimum number of letters of a headline that identifies an article, unlike 图集 or 更多."""


@dataclass(frozen=True, slots=True)
class WithheldArticle:
    """An article that is not stored yet."""

    url: str
    parts: tuple[Fetched, ...]
    parsed: Parsed


@dataclass(slots=True)
class _Group:
    """The addresses that brought one page."""

    urls: list[str] = field(default_factory=list)
    articles: list[WithheldArticle] = field(default_factory=list)
    digest: str = ""
    is_notice: bool = False
    """True if a former run has seen this page instead of articles."""


class Outages:
    """The pages of one source in one run, compared with each other and with the notices of former runs."""

    def __init__(self, notices: Collection[str] = ()) -> None:
        """``notices``: `digests` of former runs."""
        self._notices = frozenset(notices)
        self.headlines: dict[str, str] = {}
        """By address, as the lists have them."""
        self._refused: dict[str, _Group] = {}
        self._articles: dict[str, _Group] = {}
        self._line: deque[str] = deque()
        self._agreeing = 0

    # -- on the way

    def article(self, article: WithheldArticle) -> Iterator[WithheldArticle]:
        """Take in an article, and yield those that may be stored now."""
        page = article.parsed.page
        headline = self.headlines.get(article.url)
        if headline is not None and agrees(headline, page):
            self._agreeing += 1
            yield article
            return
        key = _letters(page.headline + page.body) if headline is None else _VOLATILE.sub("", page.headline + page.body)
        group = self._articles.get(key)
        if group is None:
            digest = page_digest(page)
            group = self._articles[key] = _Group(digest=digest, is_notice=digest in self._notices)
        group.urls.append(article.url)
        if len(group.articles) < MOST_WITHHELD:
            group.articles.append(article)
        if len(group.urls) == 1:
            self._line.append(key)
        while len(self._line) > LINE:
            first = self._articles[self._line.popleft()]
            if len(first.urls) == 1 and not first.is_notice:
                yield from first.articles
                first.articles.clear()

    def refuse(self, url: str, fetched: Fetched) -> str:
        """Take in an address without an article; return the words by which its page is compared."""
        words = _seen(fetched.content[:LOOKED_AT])
        self._refused.setdefault(words, _Group()).urls.append(url)
        return words

    def leave_out(self, urls: Collection[str]) -> None:
        """Stop counting refused addresses that are the same for another reason."""
        for group in self._refused.values():
            group.urls = [url for url in group.urls if url not in urls]

    # -- at the end

    def release(self) -> list[WithheldArticle]:
        """Return the withheld articles that are not part of an outage: they are to be stored."""
        return [article for group in self._articles.values() if not self._is_junk(group) for article in group.articles]

    def junk(self) -> list[str]:
        """Return the addresses that brought a notice instead of an article: nothing of them is stored."""
        return [url for group in self._articles.values() if self._is_junk(group) for url in group.urls]

    def digests(self) -> list[str]:
        """Return the digests of the notices, by which later runs recognise them even at a single address."""
        return [group.digest for group in self._articles.values() if self._is_junk(group)]

    def outage(self) -> tuple[list[str], int] | None:
        """Return the refused addresses that the site is to blame for, and the number of all pages; None without an
        outage."""
        refused = [url for group in self._refused.values() for url in group.urls]
        junk = self.junk()
        came = len(refused) + self._agreeing + sum(len(group.urls) for group in self._articles.values())
        least, share = NO_ARTICLES
        if len(refused) + len(junk) >= max(least, share * came):
            return refused, came
        largest = max(self._refused.values(), key=lambda group: len(group.urls), default=_Group())
        same = largest.urls if self._differ(largest.urls) else []
        least = 1 if any(group.is_notice for group in self._articles.values()) else 2
        return (same, came) if len(same) + len(junk) >= max(least, SHARE * came) else None

    def _is_junk(self, group: _Group) -> bool:
        if group.is_notice:
            return True
        if len(group.urls) < 2:
            return False
        if any(url in self.headlines for url in group.urls):
            return self._differ(group.urls)
        came = self._agreeing + sum(len(one.urls) for one in self._articles.values())
        return len(group.urls) >= max(3, SHARE * came)

    def _differ(self, urls: list[str]) -> bool:
        """Return whether the lists say that these are different articles: a text that is printed twice has one
        headline."""
        headlines = {_letters(self.headlines[url]) for url in urls if url in self.headlines}
        return len(urls) > 1 and (len(headlines) > 1 or not headlines)


def agrees(headline: str, page: Page) -> bool:
    """Return whether a page is the article that a list announced."""
    promised, headed = _letters(headline), _letters(page.headline)
    if len(promised) < TOO_SHORT:
        return False
    begins = promised[:AGREE]
    return begins in headed or begins in _letters(page.body) or (len(headed) >= TOO_SHORT and headed in promised)


def _letters(text: str) -> str:
    return _NO_LETTERS.sub("", text)


def page_digest(page: Page) -> str:
    """Return a hash of the letters of a page: those that stay the same from answer to answer."""
    letters = _letters(_VOLATILE.sub("", f"{page.headline} {page.body}"))
    return blake2b(letters.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def _seen(content: bytes) -> str:
    """The words of a page that stay the same between requests; as bytes, since a site has one encoding."""
    return _VOLATILE.sub("", _HIDDEN.sub(b" ", content).decode("latin-1"))
