"""Printed papers (数字报): from a layout page, an article or the front door to the address of a day's first layout."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Awaitable, Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Literal
from urllib.parse import urlsplit

from scraper.discovery import date_patterns
from scraper.discovery.page_links import document, home
from scraper.errors import FetchError
from scraper.models import Fetched, Layout, Page
from scraper.sources.list_request.placeholders import expand
from scraper.urls import canonical, same_site

DAYS_BESIDE = (-1, 1, -2, -3)
"""Days, from the one of the address, on which there should be a paper, too."""
MOST_DOORS = 4
"""Maximum number of links of a page that may lead back to its layout."""
_MOST_TURNS = 8
"""Maximum number of pages that are turned back to the first layout, where none lists them all."""

_SHORT = 4_000
"""Number of characters of a page that does nothing but lead on by a script."""
_BACK = re.compile(
    r"\W{0,3}(?:返回|回到|进入|查看)?(?:版面|本版|目录|版次|首版|头版|数字报|电子报)(?:目录|导航|列表|概览)?\W{0,3}"
    r"|\W{0,3}返回(?:上级|列表)?\W{0,3}"
)
_LEADS_ON = re.compile(r"location(?:\.href|\.replace)?\s{0,4}[=(]\s{0,4}[\"']([^\"'<>\s]{3,300})[\"']")
_FURNITURE = re.compile(
    r"(?:19|20)\d\d\s?[年./-]\s?\d{1,2}\s?[月./-]\s?\d{1,2}\s?日?|星期.|第?\s?[A-Z]{0,2}\d{1,3}\s?版\s?[:：·]?\S{0,12}"
    r"|多媒体|数字报刊?(?:平台)?|數字報|电子报|電子報|数字版|电子版|电子版|版面目录|版面导航|在线阅读|欢迎阅读",
    re.IGNORECASE,
)
_NAME = re.compile(
    r"[\u4e00-\u9fff]{2,10}?(?:日报|晚报|晨报|早报|时报|商报|都市报|快报|周报|导报|周刊|日報|晚報|時報|周報|[报報])"
)
_SEPARATORS = re.compile(r"[\s|｜_\-—–:：,，《》()（）]+")

Get = Callable[[str], Awaitable[Fetched]]
Read = Callable[[Fetched, Literal["auto", "list"]], Page]


@dataclass(frozen=True, slots=True)
class Paper:
    """A printed paper: where its layouts begin."""

    fetched: Fetched
    """The first layout, or the directory."""
    page: Page
    template: str | None
    """Its address with ``{date:…}``; None for a front door without a date."""


async def paper_of(fetched: Fetched, page: Page, get: Get, read: Read) -> Paper | None:
    """The paper that a page belongs to; None for a page of no paper. ``get`` raises FetchError."""
    is_numbered = any(layout.number for layout in page.layouts)
    if is_numbered and (paper := await _from(fetched, page, get, read)) is not None:
        return paper
    for url in [*[layout.url for layout in page.layouts if layout.url is not None][:1], *_doors(fetched)]:
        if (door := await _layouts_at(url, get, read)) is not None:
            return await _from(*door, get, read)
    return None


async def _from(fetched: Fetched, page: Page, get: Get, read: Read) -> Paper | None:
    """The paper that a page with layouts belongs to; None where none of them can be read."""
    fallback: Paper | None = None
    for begin in _starts(fetched, page):
        first = await _layouts_at(begin, get, read)
        if first is None:
            continue
        start, first = await _turned_back(begin, first, get, read)
        dated = date_patterns.form(start)
        if dated is None:
            fallback = fallback or Paper(*first, None)
            continue
        template, day = dated
        for days in DAYS_BESIDE:
            if await _layouts_at(expand(template, day + timedelta(days=days)), get, read) is not None:
                return await _with_items(Paper(*first, template), get, read)
        fallback = fallback or Paper(*first, template)
    return await _with_items(fallback, get, read) if fallback is not None else None


async def _turned_back(
    url: str, layout: tuple[Fetched, Page], get: Get, read: Read
) -> tuple[str, tuple[Fetched, Page]]:
    """The first layout of the day and its address, where pages do no more than turn to their neighbours.

    These have no numbers, so that the addresses say which is before the other: ``node_01.html``, ``node_02.html``.
    """
    for _ in range(_MOST_TURNS):
        turns = [other.url for other in layout[1].layouts if other.url is not None and other.number is None]
        before = min([turn for turn in turns if _place(turn) < _place(url)], key=_place, default=None)
        turned = await _layouts_at(before, get, read) if before is not None else None
        if before is None or turned is None:
            break
        url, layout = before, turned
    return url, layout


def _place(url: str) -> tuple[int, str]:
    return len(url), url


async def _with_items(paper: Paper, get: Get, read: Read) -> Paper:
    """The paper with the articles of one of its layouts, where its first page is a directory alone."""
    addresses = [layout.url for layout in paper.page.layouts if layout.url is not None]
    for url in addresses[:MOST_DOORS] if not paper.page.items else ():
        try:
            page = read(await get(url), "list")
        except FetchError:
            continue
        if page.items:
            return replace(paper, page=replace(paper.page, items=page.items))
    return paper


def _starts(fetched: Fetched, page: Page) -> Iterator[str]:
    """Yield addresses at which the paper of the day may begin: the directory, its first layout, the site's door."""
    if page.kind == "list" and sum(bool(layout.articles) for layout in page.layouts) > 1:
        yield fetched.url
    numbered = [(layout.url, layout) for layout in page.layouts if layout.url is not None and layout.number is not None]
    dated = [pair for pair in numbered if date_patterns.form(pair[0]) is not None]
    for url, _layout in sorted(dated or numbered, key=lambda pair: _order(pair[1]))[:1]:
        yield url
    if page.kind == "list":
        yield fetched.url
    yield home(fetched.url)


def _order(layout: Layout) -> tuple[str, int]:
    match = re.match(r"([A-Z]{0,8})(\d{1,4})", layout.number or "")
    return (match[1], int(match[2])) if match else ("~", 0)


async def _layouts_at(url: str, get: Get, read: Read, depth: int = 0) -> tuple[Fetched, Page] | None:
    """The page at an address if it is a layout page or a directory of layouts."""
    try:
        fetched = await get(url)
    except FetchError:
        return None
    page = read(fetched, "list")
    if page.layouts:
        return fetched, page
    if depth == 0:
        for frame in _frames(fetched):
            if (inner := await _layouts_at(frame, get, read, depth + 1)) is not None:
                return inner
    return None


def _frames(fetched: Fetched) -> list[str]:
    """The pages of a set of frames."""
    if b"frame" not in fetched.content and b"FRAME" not in fetched.content:
        return []
    doc = document(fetched.content, fetched.url, fetched.header("content-type"))
    sources = [node.attributes.get("src") or "" for node in doc.tree.css("frame[src], iframe[src]")]
    urls = (canonical(source, doc.base or fetched.url, encoding=doc.encoding) for source in sources if source)
    return [url for url in dict.fromkeys(urls) if url and same_site(url, fetched.url)][:MOST_DOORS]


def _doors(fetched: Fetched) -> list[str]:
    """The links of a page that may lead to its layout or to the day's paper."""
    doc = document(fetched.content, fetched.url, fetched.header("content-type"))
    links = [link for line in doc.lines for link in line.links]
    hrefs = [link.href for link in links if _BACK.fullmatch(link.text) or _NAME.fullmatch(link.text)]
    if len(doc.text) <= _SHORT:
        hrefs += [match[1] for match in _LEADS_ON.finditer(doc.text)]
    urls = (canonical(href, doc.base or fetched.url, encoding=doc.encoding) for href in hrefs if href)
    own = [url for url in dict.fromkeys(urls) if url and url != canonical(fetched.url) and same_site(url, fetched.url)]
    near = [url for url in own if not _is_of_other_paper(url, fetched.url)]
    return [*near[:MOST_DOORS], *_frames(fetched), *_beside(fetched.url), *[u for u in own if u not in near][:1]]


def _is_of_other_paper(door: str, url: str) -> bool:
    """Test for a layout of another paper of the same host: it lies in another folder of the root."""
    folders = [urlsplit(address).path.split("/")[1:2] for address in (door, url)]
    return date_patterns.form(door) is not None and folders[0] != folders[1]


_SYSTEMS = (
    (
        r"/con(?:tent|t)?/(\d{6}/\d\d)/(?:content_|c)\d+\.html$",
        (
            r"/layout/\1/node_01.html",
            r"/layout/\1/node_A01.html",
            r"/layout/\1/node_1.html",
            r"/col/\1/node_01.html",
            r"/column/\1/node_01.html",
        ),
    ),
    (r"/nw\.(\w+?)_\d{8}_\d+-([A-Z]{0,2})\d+\.htm$", (r"/nbs.\1_\g<2>01.htm",)),
    (
        r"/content(?:_[a-z]{1,3}|_\d+)?_\d+\.(html?)$",
        (r"/node.\1", r"/node_1.\1", r"/node_2.\1", r"/node_01.\1", r"/node_A01.\1"),
    ),
    (r"/Articel\w{2,3}\d{3}(\w\w)\.htm$", (r"/Page01\1.htm",)),
)
"""Addresses of articles in the systems of Founder and others -> those of their first layouts."""


def _beside(url: str) -> list[str]:
    """The addresses that the first layout has beside an article that links none, in the systems that are known."""
    if date_patterns.form(url) is None:
        return []
    system = next((system for system in _SYSTEMS if re.search(system[0], url)), ("", ()))
    first = [re.sub(system[0], layout, url) for layout in system[1]]
    folder = url.partition("?")[0].rpartition("/")[0]
    day = _FOLDER_OF_DAY.match(url)
    return [*first, *[f"{folder}/{name}" for name in _FRONT], *([day[0]] if day and day[0] != f"{folder}/" else [])]


_FOLDER_OF_DAY = re.compile(r"[^?#]{0,200}?/(?:20\d\d/?-?\d\d?[/-]?\d\d?)/")
"""The folder of a day, in which an article lies in another: /paper/20260131/article/2891000.html."""


def is_of_system(url: str) -> bool:
    """Test for the address of an article in one of the systems of papers that are known."""
    return date_patterns.form(url) is not None and any(re.search(pattern, url) for pattern, _layouts in _SYSTEMS)


_FRONT = ("", "index.htm", "index.html")
"""Names of the page that leads to a day's layouts, in their folder."""


def paper_name(titles: Sequence[str], outlets: Iterable[str | None]) -> str:
    """The name of a paper: in the titles of its pages, or credited by its articles; "" where neither names one."""
    names: Counter[str] = Counter()
    for text in (*titles, *[outlet for outlet in outlets if outlet]):
        plain = _FURNITURE.sub(" ", text)
        for part in _SEPARATORS.split(plain):
            if (match := _NAME.fullmatch(part)) is not None:
                names[match[0]] += 1
    return max(names, key=lambda name: names[name], default="")
