"""Settings of rendering: what to do on a page (`Rendering`), and its limits (`BrowserLimits`)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from scraper.contract import DEFAULT_ZONE

MB = 1_000_000


@dataclass(frozen=True, slots=True)
class Rendering:
    """Settings for rendering one page: a part of a request, so it is plain data."""

    kind: Literal["list", "article"]
    """A list is extended by its "more" button or by scrolling; the folded text of an article is opened."""
    pages: int = 1
    """Lengths of a list to reach: 1 is the list as loaded, each further one an extension."""
    timezone: str = DEFAULT_ZONE
    """IANA name of the zone in which the page's scripts print times."""


@dataclass(frozen=True, slots=True)
class BrowserLimits:
    """Limits of one page in the browser. Times in seconds, sizes in bytes."""

    time: float = 60.0
    """From the page's opening until its content is taken."""
    settling: float = 10.0
    """Time after which a page that goes on loading is taken as it is; it begins again with each extension of a list."""
    quiet: float = 0.5
    """Time without a request and without a change of the document after which a page counts as complete."""
    requests: int = 200
    """Maximum number of scripts, data and further documents; later requests are refused."""
    loaded: int = 50 * MB
    """Maximum total bytes of these."""
    document: int = 20 * MB
    """Maximum bytes of the completed document in UTF-8."""
    memory: int = 1_000 * MB
    """Maximum private memory of the process that renders the page."""
    heap: int = 512
    """Maximum size of the scripts' objects in megabytes."""
    navigations: int = 5
    """Maximum number of navigations by scripts."""


PAGES = 2
"""Maximum number of pages open at once: each takes a processor core."""
SCRIPT_BYTES = 32 * MB
"""Bytes of scripts that are cached for the further pages of a run, which mostly load the same ones."""
