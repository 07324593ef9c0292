"""Settings of rendering: what is done on a page (`Rendering`), and what a page may take (`BrowserLimits`)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from scraper.contract import DEFAULT_ZONE

MB = 1_000_000


@dataclass(frozen=True, slots=True)
class Rendering:
    """The way one page is rendered. Part of a request, so it is plain data."""

    kind: Literal["list", "article"]
    """A list is extended by its "more" button or by scrolling; of an article the folded text is opened."""
    pages: int = 1
    """Lengths of a list that are wanted: the list as it is, and one less extensions."""
    timezone: str = DEFAULT_ZONE
    """IANA name of the zone in which the page's scripts print times."""


@dataclass(frozen=True, slots=True)
class BrowserLimits:
    """Limits of one page in the browser. Times in seconds, sizes in bytes."""

    time: float = 60.0
    """From the page's opening until its content is taken."""
    settling: float = 10.0
    """After which a page that goes on loading is taken as it is; counted again for each extension of a list."""
    quiet: float = 0.5
    """Without a request and without a change of the document, after which a page counts as complete."""
    requests: int = 200
    """Scripts, data and further documents together; what comes after is refused."""
    loaded: int = 50 * MB
    """Bytes of these together."""
    document: int = 20 * MB
    """Bytes of the document that the scripts leave, in UTF-8."""
    memory: int = 1_000 * MB
    """Private memory of the process that draws the page."""
    heap: int = 512
    """Megabytes of the objects of its scripts."""
    navigations: int = 5
    """Times that scripts may send the page to another address."""


PAGES = 2
"""Pages in the browser at once: each takes a processor core."""
SCRIPT_BYTES = 32 * MB
"""Bytes of scripts that are kept for the further pages of a run, which mostly load the same ones."""
