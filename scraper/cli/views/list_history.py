"""What `scrape show --seen` prints: where list pages showed an article, or how a front page changed."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any

from scraper.cli.terminal import console
from scraper.cli.terminal.time_format import local
from scraper.i18n import _, ngettext
from scraper.text.normalise import clean

if TYPE_CHECKING:
    from rich.text import Text

    from scraper.archive import Archive

Row = dict[str, Any]

WIDTH = 96
"""Maximum width of a line in columns (48 Han): a longer one is hard to read."""


def by_list(seen: list[Row]) -> dict[str, list[Row]]:
    """Sightings by the address of the list page, each in the order of time."""
    lists: dict[str, list[Row]] = {}
    for sighting in seen:
        lists.setdefault(sighting["list"], []).append(sighting)
    return lists


def show_article(archive: Archive, row: Row) -> None:
    """Print where list pages showed an article: one line per period in which its rank and headline stayed the same."""
    from rich.text import Text

    seen = archive.pages.sightings(row["id"])
    if not seen:
        console.err().print(_("Article {id} was not seen on any list page.").format(id=row["id"]))
    for address, here in by_list(seen).items():
        say(Text(clean(address), "bold"))
        teaser = None
        for (rank, headline, summary), stretch in groupby(here, key=_shown):
            times = [local(sighting["seen"]) for sighting in stretch]
            until = "" if times[0] == times[-1] else f" – {times[-1].removeprefix(times[0][:11])}"
            when = f"{times[0]}{until}  " + _("position {rank}").format(rank=rank)
            say(Text.assemble((when, "dim"), "  ", clean(headline)), indent=2)
            if summary and summary != teaser:
                say(Text(clean(summary), "italic"), indent=6)
            teaser = summary


def show_list(archive: Archive, url: str) -> bool:
    """Print how a list page changed: its first stored state in full, then new entries (+) and removed ones (-).

    False if there is no such page.
    """
    from rich.text import Text

    before: list[Row] = []
    states = archive.pages.snapshots(url)
    for seen, entries in states:
        count = ngettext("{n} entry", "{n} entries", len(entries)).format(n=len(entries))
        say(Text.assemble((local(seen), "bold"), "  ", (count, "dim")))
        stood = {entry["headline"] for entry in before}
        stand = {entry["headline"] for entry in entries}
        for entry in entries:
            if entry["headline"] not in stood:
                say(Text(f"+ {entry['rank']:>3}  {clean(entry['headline'])}", "green" if before else ""), indent=2)
        for entry in before:
            if entry["headline"] not in stand:
                say(Text(f"- {entry['rank']:>3}  {clean(entry['headline'])}", "red"), indent=2)
        before = entries
    return bool(states)


def _shown(sighting: Row) -> tuple[int, str, str | None]:
    """Rank, headline and teaser of an article on a list page."""
    return sighting["rank"], sighting["headline"], sighting["summary"]


def say(text: Text, indent: int = 0) -> None:
    """Print text wrapped to the terminal's width, `WIDTH` columns at most."""
    console.say(console.out(), text, indent, WIDTH)
