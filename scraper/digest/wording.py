"""The sentences of a digest that are not an article's: its title, counts, and the lines about an entry."""

from __future__ import annotations

from scraper.digest.model import Digest, Entry, Picture
from scraper.exporters import media_files
from scraper.i18n import _, ngettext

OUTLETS = 6
"""Outlets of reprints that are named."""


def title(digest: Digest) -> str:
    """The digest's title."""
    if digest.query:
        return _("News of {period}: {query}").format(period=digest.period, query=digest.query)
    return _("News of {period}").format(period=digest.period)


def counts(digest: Digest) -> str:
    """The number of articles, and of texts where some are reprints; and of those left out."""
    line = ngettext("{n} article", "{n} articles", digest.articles).format(n=f"{digest.articles:,}")
    if digest.texts < digest.articles:
        line += _(", {n} without reprints").format(n=f"{digest.texts:,}")
    if digest.shown < digest.texts:
        line += _("; the newest {n} are shown").format(n=f"{digest.shown:,}")
    return line


def section(name: str) -> str:
    """A section's heading."""
    return name or _("Other articles")


def source(entry: Entry) -> str:
    """An entry's outlet, time, authors and number in the archive."""
    when = (entry.published or "").replace("T", " ")
    parts = (entry.outlet, when, "、".join(entry.byline), f"#{entry.id}")
    return " · ".join(filter(None, parts))


def picture(one: Picture) -> str:
    """The words of a picture: caption and credit; empty without any."""
    return media_files.words({"caption": one.caption, "credit": one.credit})


def reprints(entry: Entry) -> str:
    """The outlets that carry the same text; empty without any."""
    outlets = entry.reprint_outlets
    if not entry.reprints:
        return ""
    if not outlets:
        n = len(entry.reprints)
        return ngettext("{n} more print", "{n} more prints", n).format(n=n)
    shown = "、".join(outlets[:OUTLETS]) + (" …" if len(outlets) > OUTLETS else "")
    message = ngettext("also in {n} outlet: {names}", "also in {n} outlets: {names}", len(outlets))
    return message.format(n=len(outlets), names=shown)


def rising_head(digest: Digest) -> str:
    """The heading of the rising words."""
    return _("Rising words, compared with the {n} days before").format(n=digest.days_before)


def rise(word: str, texts: int, before: int) -> str:
    """A rising word with its numbers."""
    return _("{word} ({texts}; before: {before})").format(word=word, texts=texts, before=before)
