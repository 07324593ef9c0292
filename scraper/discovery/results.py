"""What a survey finds: candidates for a source, the articles that were tried, and how good each candidate is."""

from __future__ import annotations

from dataclasses import dataclass, field

from scraper.discovery.blockers import Obstacle
from scraper.discovery.page_links import Offer
from scraper.models import Kind, Page
from scraper.sources import SourceKind
from scraper.urls import same_site

MOST = 60
"""Links beyond which more do not make a source better."""


@dataclass(frozen=True, slots=True)
class Sample:
    """One address of a candidate, tried. ``problem`` says why it is no article."""

    url: str
    page: Page | None
    problem: str | None
    obstacle: Obstacle | None = None

    @property
    def is_article(self) -> bool:
        """It came, and is an article with a text."""
        return self.page is not None and self.page.kind == "article" and bool(self.page.body)

    @property
    def is_other(self) -> bool:
        """It came, and is something else."""
        return self.page is not None and not self.is_article


@dataclass(slots=True)
class Candidate:
    """Something that could be a source's ``list:``, ``feed:`` or ``sitemap:``."""

    kind: SourceKind
    url: str
    via: str
    """Where it was found, in words."""
    items: tuple[str, ...]
    """The addresses that it gives, in its order."""
    dated: float
    """The share of them that come with a date."""
    channel: str = ""
    """What it is called: a channel's name, a feed's title."""
    is_channel: bool = False
    """Whether it is a part of its site."""
    weight: float = 1.0
    """How much it is what was asked for, against something beside it."""
    goes_on: bool = False
    """Whether there is a next page."""
    daily: str | None = None
    """The address with ``{date:…}`` in place of its date, where other days have such a list, too."""
    samples: list[Sample] = field(default_factory=list)

    @property
    def same_site(self) -> float:
        """The share of its links that stay on its site."""
        return sum(same_site(item, self.url) for item in self.items) / len(self.items)

    @property
    def articles(self) -> int:
        """How many of the samples are articles."""
        return sum(sample.is_article for sample in self.samples)

    @property
    def score(self) -> float:
        """The number of articles that it can be expected to give, weighed: a feed's dates and headlines are made for
        programs, a sitemap without dates holds the site's whole past."""
        links = min(len(self.items), MOST) * (0.3 + 0.7 * self.same_site)
        proved = self.articles / len(self.samples) if self.samples else 0.7
        kind = {"feed": 1.3, "list": 1.0, "sitemap": 1.0 if self.dated >= 0.5 else 0.4}[self.kind]
        return links * proved * kind * (1 + 0.2 * self.dated) * self.weight


@dataclass(slots=True)
class Survey:
    """What was found from one address."""

    asked: str
    url: str
    """Where it led."""
    kind: Kind | None = None
    """What the page there is; None when none came."""
    obstacle: Obstacle | None = None
    candidates: list[Candidate] = field(default_factory=list)
    """Best first."""
    site: str = ""
    """The site's name as its head gives it."""
    home_title: str = ""
    titles: list[str] = field(default_factory=list)
    """Of the pages that were read; the site's name is what they share."""
    language: str | None = None
    channels: tuple[Offer, ...] = ()
    """What a home page's menu leads to beside the channels that were looked at."""
    requests: int = 0
    inside: list[str] = field(default_factory=list)
    """Hosts that were typed and lead to private addresses: a source must name them under ``hosts:``."""

    @property
    def best(self) -> Candidate | None:
        """The candidate to propose; None where nothing gives articles."""
        return next((candidate for candidate in self.candidates if candidate.articles), None)
