"""The results of a survey: candidates for a source, their sampled articles, and the score of each candidate."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from scraper.contract import Kind
from scraper.discovery.blockers import Blocker
from scraper.discovery.page_links import PageLink
from scraper.models import Page
from scraper.sources import SourceKind
from scraper.urls import same_site

MOST = 60
"""Number of links beyond which more do not raise a candidate's score."""


@dataclass(frozen=True, slots=True)
class Sample:
    """One sampled address of a candidate. ``problem`` is the reason if it is not an article."""

    url: str
    page: Page | None
    problem: str | None
    blocker: Blocker | None = None

    @property
    def is_article(self) -> bool:
        """True for an article with a text."""
        return self.page is not None and self.page.kind == "article" and bool(self.page.body)

    @property
    def is_other(self) -> bool:
        """True for a fetched page that is not such an article."""
        return self.page is not None and not self.is_article


@dataclass(slots=True)
class Candidate:
    """A possible ``list:``, ``feed:``, ``sitemap:`` or ``paper:`` of a source."""

    kind: SourceKind
    url: str
    via: str
    """The way it was discovered, in words."""
    items: tuple[str, ...]
    """The addresses of its entries, in its order."""
    dated: float
    """The share of entries with a date."""
    channel: str = ""
    """Its name: that of a channel, or a feed's title."""
    is_channel: bool = False
    """True for a part of its site."""
    weight: float = 1.0
    """A factor of the score: 1 for the address that was typed, less for others of the site."""
    daily: str | None = None
    """The address with ``{date:…}`` in place of its date, where other days have such a list, too."""
    render: Literal["off", "list", "all"] = "off"
    """The pages that need a browser, as `Source.render`."""
    cost: tuple[int, float] = (0, 0.0)
    """Requests and seconds of the page that was rendered last."""
    article_url: str | None = None
    """The template of its entries' addresses, where they are made of ids."""
    post: str | None = None
    """The body with which it is requested by POST, as `Source.post`."""
    hot: float = 0.0
    """The share of entries with a number of readers or points (热度)."""
    samples: list[Sample] = field(default_factory=list)

    @property
    def same_site(self) -> float:
        """The share of its links that stay on its site."""
        return sum(same_site(item, self.url) for item in self.items) / len(self.items)

    @property
    def articles(self) -> int:
        """Number of samples that are articles."""
        return sum(sample.is_article for sample in self.samples)

    @property
    def is_hot_list(self) -> bool:
        """True for a ranking, whose history of places is worth keeping even where its entries are no articles."""
        return self.kind == "list" and self.hot >= 0.5

    @property
    def score(self) -> float:
        """The expected number of articles, weighted: a feed's dates and headlines are made for programs, a sitemap
        without dates lists the site's whole past."""
        links = MOST if self.kind == "paper" else min(len(self.items), MOST) * (0.3 + 0.7 * self.same_site)
        proved = self.articles / len(self.samples) if self.samples else 0.7
        kind = {"feed": 1.3, "list": 1.0, "sitemap": 1.0 if self.dated >= 0.5 else 0.4, "paper": 2.0}[self.kind]
        return links * proved * kind * (1 + 0.2 * self.dated) * self.weight


@dataclass(slots=True)
class Survey:
    """The result of discovery from one address."""

    requested: str
    url: str
    """The final address, after redirects."""
    kind: Kind | None = None
    """The kind of the page there; None if it could not be fetched."""
    blocker: Blocker | None = None
    candidates: list[Candidate] = field(default_factory=list)
    """Best first."""
    site: str = ""
    """The site's name in its head."""
    home_title: str = ""
    titles: list[str] = field(default_factory=list)
    """Titles of the fetched pages; their common part is the site's name."""
    language: str | None = None
    channels: tuple[PageLink, ...] = ()
    """Channels of a home page's menu that were not fetched."""
    searched: tuple[int, int] | None = None
    """Scripts that were searched for addresses of data, and such addresses that were tried; None without a search."""
    unread: Sequence[tuple[str, str]] = ()
    """Addresses of data with headlines and no addresses, with the reason in words."""
    requests: int = 0
    private_hosts: list[str] = field(default_factory=list)
    """Typed hosts with private addresses: a source must name them under ``hosts:``."""

    @property
    def best(self) -> Candidate | None:
        """The candidate to propose: one that yields articles, else a hot list; None without either."""
        readable = (candidate for candidate in self.candidates if candidate.articles)
        hot = (candidate for candidate in self.candidates if candidate.is_hot_list)
        return next(readable, None) or next(hot, None)
