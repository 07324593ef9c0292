"""The articles of the invented newspaper, read from content/*.toml, and the record that each must be parsed to."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cache
from importlib.resources import files
from typing import Any

from scraper.models import Page

PAPER = "澜汀晚报"
"""The newspaper. Neither it, nor the city of 澜汀, nor anybody in it exists."""


@dataclass(frozen=True, slots=True)
class Channel:
    """A part of the paper. ``address`` is the path of an article, ``dated`` the usual form of its date."""

    key: str
    name: str
    address: str
    dated: str
    encoding: str


CHANNELS: Mapping[str, Channel] = {
    channel.key: channel
    for channel in (
        Channel("city", "城事", "/city/{day:%Y/%m%d}/{id}.html", "chinese", "gbk"),
        Channel("culture", "文化", "/culture/{day:%Y-%m-%d}/content_{id}.html", "minute", "utf-8"),
        Channel("science", "科教", "/science/a/{id}.shtml", "dash", "utf-8"),
    )
}


TO_THE_SECOND = frozenset({"dash", "seconds"})
"""The forms of a date that print seconds; see `scraper.demo.layouts.DATE_FORMS`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One article: its fields, and the words in which the page prints them."""

    channel: Channel
    id: int
    headline: str
    published: datetime | date
    body: tuple[str, ...]
    """Paragraphs; a sub-heading begins with ``## ``."""
    byline: tuple[str, ...] = ()
    signed: str | None = None
    """The byline as a line of its own above the text."""
    foot: str | None = None
    """The byline as a line of its own below the text."""
    info_author: str | None = None
    """The byline among date and outlet."""
    editors: tuple[str, ...] = ()
    edited: str = ""
    """The editors as printed below the text."""
    outlet: str = PAPER
    credited: str | None = None
    """The outlet as printed; 来源：… where None."""
    deck: str | None = None
    description: str | None = None
    """The description meta, where there is no deck."""
    captions: Mapping[int, str] = field(default_factory=dict)
    """Number of a paragraph -> the caption of the picture below it."""
    dated: str = ""
    breaks: tuple[int, ...] = ()
    """Numbers of the paragraphs after which a new page begins."""
    since: int = 0
    """The epoch in which it is printed."""
    correction: tuple[str, ...] = ()
    """The text after the paper has corrected it."""

    @property
    def parts(self) -> int:
        """Pages that the text is split over."""
        return len(self.breaks) + 1

    @property
    def day(self) -> date:
        """The day it was published."""
        return self.published.date() if isinstance(self.published, datetime) else self.published

    def path(self, part: int = 1) -> str:
        """Its address on the paper's server; ``part`` counts from 1."""
        path = self.channel.address.format(day=self.day, id=self.id)
        return path if part == 1 else path.replace(".html", f"_{part}.html")

    def text(self, epoch: int = 0) -> tuple[str, ...]:
        """The paragraphs of an epoch: from epoch 1 on with the correction."""
        return self.correction if epoch and self.correction else self.body

    def portion(self, part: int, epoch: int = 0) -> list[tuple[int, str]]:
        """The numbered paragraphs of one page."""
        numbered = list(enumerate(self.text(epoch), 1))
        edges = (0, *self.breaks, len(numbered))
        return numbered[edges[part - 1] : edges[part]]

    def record(self, base: str, *, part: int = 1, epoch: int = 0) -> Page:
        """The expected record: the ground truth that the parser is measured against.

        ``base`` is the server's address. Keywords and language are the text's, not the page's: they are left out.
        """
        return Page(
            kind="article",
            url=base + self.path(part),
            headline=self.headline,
            byline=self.byline if part == 1 else (),  # printed once, above the first part
            editors=self.editors,
            outlet=self.outlet,
            section=self.channel.name,
            published=self._published(),
            summary=self.deck or self.description,
            body="\n".join(text.removeprefix("## ") for _, text in self.portion(part, epoch)),
            next_url=base + self.path(part + 1) if part < self.parts else None,
        )

    def _published(self) -> str:
        """The time of publication, in the precision that the page prints."""
        if not isinstance(self.published, datetime):
            return self.published.isoformat()
        return self.published.isoformat(timespec="seconds" if self.dated in TO_THE_SECOND else "minutes")


def articles(epoch: int = 0) -> list[Article]:
    """The articles printed up to an epoch, channel by channel, the newest first."""
    return [article for article in _all() if article.since <= epoch]


@cache
def _all() -> tuple[Article, ...]:
    printed: list[Article] = []
    for channel in CHANNELS.values():
        text = files(__package__).joinpath("content", f"{channel.key}.toml").read_text(encoding="utf-8")
        rows = [_article(channel, row, printed) for row in tomllib.loads(text)["article"]]
        printed += sorted(rows, key=lambda article: (article.day, article.id), reverse=True)
    return tuple(printed)


def of_channel(key: str, epoch: int = 0) -> list[Article]:
    """One channel's articles, the newest first."""
    return [article for article in articles(epoch) if article.channel.key == key]


def _article(channel: Channel, row: dict[str, Any], before: list[Article]) -> Article:
    reprinted = row.pop("reprint_of", None)
    if reprinted is not None:
        row["body"] = "\n".join(next(article.body for article in before if article.id == reprinted))
    row["body"], row["breaks"] = _paragraphs(row["body"])
    row["correction"], _ = _paragraphs(row.get("correction", ""))
    for name in ("byline", "editors"):
        row[name] = tuple(row.get(name, ()))
    row["captions"] = {int(number): text for number, text in row.get("captions", {}).items()}
    row.setdefault("dated", channel.dated)
    return Article(channel=channel, **row)


def _paragraphs(text: str) -> tuple[tuple[str, ...], tuple[int, ...]]:
    """A paragraph a line, and the numbers of those after which a line of ---- begins a new page."""
    paragraphs: list[str] = []
    breaks: list[int] = []
    for line in text.split("\n"):
        if line == "----":
            breaks.append(len(paragraphs))
        elif line:
            paragraphs.append(line)
    return tuple(paragraphs), tuple(breaks)
