"""The work of a worker process: parses a page, and segments its text. A worker imports this module first."""

from __future__ import annotations

import gc
import re
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from multiprocessing.connection import Connection
from pathlib import Path

from scraper.crawl.workers.time_budget import USUAL, Budget, TimeIsUp, limited, overrun
from scraper.errors import PageTooLarge, ParseError, ScrapeError
from scraper.i18n import Message
from scraper.models import Analysis, Fetched, Hints, Page, SoFar

COLLECTED_AFTER = 50_000
"""Threshold of Python's cyclic garbage collector in a worker: more objects than most pages make. A page leaves no
cycles behind (tests/extract/html/test_document.py), and the usual 700 cost a twentieth of the time."""


MAX_MARKUP = 3_000_000
"""Maximum bytes of markup of a page linked like an article, besides scripts, styles, comments and embedded images,
which cost little: parsing takes up to forty times as many bytes of memory. News pages stay under 500,000."""
MAX_TAGS = 150_000
"""Maximum number of tags, each of which takes some hundred bytes. A list of 10,000 links has 40,000."""
MAX_TEXT = 500_000
"""Maximum characters of an article's text: two thirds of 红楼梦. Segmenting takes a hundred bytes for each."""

_LIGHT = re.compile(rb"<(script|style)\b|<!--|data:[\w/+.;=-]+,[\w+/=%-]*", re.IGNORECASE)
_ENDS = {b"script": re.compile(rb"</script", re.IGNORECASE), b"style": re.compile(rb"</style", re.IGNORECASE)}
_COMMENT_ENDS = re.compile(rb"-->")


@dataclass(frozen=True, slots=True)
class Parsed:
    """A page as a worker has parsed it; ``analysis`` is None unless the page is an article with all of its parts."""

    page: Page
    analysis: Analysis | None
    parts: int = 1
    """Number of the given pages that belong to it, from the first on; 0 if none continues the parts before."""
    follows: str | None = None
    """Address of the next part to read, if parts are followed (`Hints.so_far`)."""
    links: Mapping[str, str] = field(default_factory=dict)
    """Links to articles, of a page that is not one itself: headlines by canonical address."""
    breaks_off: bool = False
    """True if it is a truncated sitemap; the part that came has been read."""


def work(parts: Sequence[Fetched], hints: Hints) -> Parsed:
    """Parse a page, or the parts of a split article (下一页), and analyse it. A pure function.

    A page that does not belong to the article of those before it is left out, with all that come after it. If parts are
    followed, they come one by one, each is parsed once, and their text is analysed with the last one.
    """
    from scraper.extract import parse
    from scraper.extract.article.multipage import belongs, following, join
    from scraper.extract.feeds.sitemaps import breaks_off
    from scraper.text.segmenter import analyse

    so_far = hints.so_far or SoFar()
    whole, joined = so_far.page, 0
    for part in parts:
        part_hints = hints.of(part)
        if whole is not None:
            kind = "article" if hints.kind == "auto" else hints.kind  # a last part may be very short
            part_hints = replace(part_hints, kind=kind, so_far=replace(so_far, page=whole))
        page = parse(part.content, part.url, part_hints)
        if whole is not None and not belongs(whole, page, part.url):
            break
        whole = page if whole is None else join([whole, page])
        joined += 1
    assert whole is not None, "one page at least is read"
    if whole.kind != "article":
        cut = whole.kind == "sitemap" and breaks_off(parts[0].content)
        return Parsed(whole, None, joined, links=_links(whole, hints), breaks_off=cut)
    if len(whole.body) > MAX_TEXT:
        raise PageTooLarge(
            Message(
                "{url}: no article, its text has over {max_text} characters", url=parts[0].url, max_text=f"{MAX_TEXT:,}"
            )
        )
    if hints.so_far is not None and joined == len(parts):
        requested = (*so_far.addresses, *(address for part in parts for address in (part.requested, part.url)))
        follows = following(whole, so_far.parts + joined, requested)
        if follows is not None:
            return Parsed(whole, None, joined, follows)
    analysis = analyse(whole)
    return Parsed(replace(whole, keywords=analysis.keywords), analysis, joined)


def keeping_query(hints: Hints, url: str) -> Hints:
    """Return the hints for an article at a canonical URL, which no parameter of that URL is dropped from.

    A list whose articles differ in a parameter that elsewhere says how a reader came (``from=``) keeps it.
    """
    from urllib.parse import unquote_plus

    from scraper.urls import canonical

    if "?" not in url or canonical(url, keep=hints.keep, drop=hints.drop) == url:
        return hints
    names = (unquote_plus(part.partition("=")[0]) for part in url.partition("?")[2].split("&"))
    return replace(hints, keep=(*hints.keep, *names))


def _links(page: Page, hints: Hints) -> dict[str, str]:
    from scraper.urls import canonical

    pattern = re.compile(hints.articles) if hints.articles else None
    links: dict[str, str] = {}
    for item in page.items:
        # the list parser has decided which parameters tell its articles apart: none of those is dropped any more
        url = canonical(item.url, keep=("*",))
        if url and (pattern is None or pattern.search(url)):
            links[url] = links.get(url) or item.headline
    return links


def check_size(part: Fetched, hints: Hints) -> None:
    """Raise `PageTooLarge` for a page that is no list, feed or sitemap, and much larger than any article.

    Measuring the largest page takes seconds, so that a worker does it.
    """
    tags = part.content.count(b"<") if len(part.content) > MAX_TAGS else 0
    if (len(part.content) <= MAX_MARKUP and tags <= MAX_TAGS) or hints.kind in ("list", "feed"):
        return
    from scraper.extract.feeds.feeds import looks_like_feed
    from scraper.extract.feeds.sitemaps import looks_like_sitemap

    kind = part.header("content-type")
    if looks_like_sitemap(part.content) or looks_like_feed(part.content, kind):
        return
    size = len(part.content) - _light(part.content)
    if size > MAX_MARKUP:
        raise PageTooLarge(
            Message("{url}: no article, over {max_markup} bytes of markup", url=part.url, max_markup=f"{MAX_MARKUP:,}")
        )
    if tags > MAX_TAGS:
        raise PageTooLarge(Message("{url}: no article, over {max_tags} tags", url=part.url, max_tags=f"{MAX_TAGS:,}"))


def _light(content: bytes) -> int:
    """Count the bytes of scripts, styles, comments and data: addresses. An unclosed one goes to the end."""
    light = place = 0
    while (match := _LIGHT.search(content, place)) is not None:
        place = match.end()
        if not match[0].startswith((b"d", b"D")):
            ends = _ENDS[match[1].lower()] if match[1] else _COMMENT_ENDS
            end = ends.search(content, place)
            place = end.start() if end else len(content)
        light += place - match.start()
    return light


def work_all(
    work: Callable[[Sequence[Fetched], Hints], Parsed],
    pages: Sequence[tuple[Sequence[Fetched], Hints]],
    budget: Budget = USUAL,
    *,
    deadly: bool = False,
) -> list[Parsed | ScrapeError]:
    """Parse pages in a worker; return the error of one that cannot be read. A bug must not cost other pages, and
    neither must a page over its time budget: see `time_budget.limited`, also for ``deadly``."""
    return [_one(work, parts, hints, budget, deadly) for parts, hints in pages]


def _one(
    work: Callable[[Sequence[Fetched], Hints], Parsed],
    parts: Sequence[Fetched],
    hints: Hints,
    budget: Budget,
    deadly: bool,
) -> Parsed | ScrapeError:
    size = size_of(parts)
    try:
        with limited(budget, size, deadly=deadly):
            for part in parts:
                check_size(part, hints)
            return work(parts, hints)
    except ScrapeError as error:
        return error
    except TimeIsUp:
        return overrun(parts[0].url, budget, size)
    except Exception as error:
        why = f"{type(error).__name__}: {error}"
        return ParseError(Message("{url}: the parser failed ({why}); please report it", url=parts[0].url, why=why))


def size_of(parts: Sequence[Fetched]) -> int:
    """Total bytes of all parts."""
    return sum([len(part.content) for part in parts])


def serve(
    connection: Connection,
    work: Callable[[Sequence[Fetched], Hints], Parsed],
    dictionaries: tuple[Path, ...],
    budget: Budget,
) -> None:
    """Answer batches of pages, as `work_all` takes them, with their records, in a process of its own."""
    import scraper.extract  # noqa: F401
    from scraper.text import segmenter

    gc.set_threshold(COLLECTED_AFTER)
    segmenter.configure(dictionaries=dictionaries)
    segmenter.segmenter()
    gc.freeze()  # what was loaded stays
    with suppress(EOFError, ConnectionError):
        while True:
            connection.send(work_all(work, connection.recv(), budget, deadly=True))
