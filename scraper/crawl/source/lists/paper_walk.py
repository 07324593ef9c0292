"""The layouts of one day of a printed paper: following their links to one another, and the place of each article."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace

from scraper.archive import Archive
from scraper.crawl.source.archive_writer import Writer
from scraper.models import Hints, Layout, Page
from scraper.urls import canonical, same_site

MOST_LAYOUTS = 400
"""Maximum number of layout pages of one day: the thickest papers have some 200."""

Place = tuple[str | None, str | None]
"""Number and name of a page of the paper."""


class PaperWalk:
    """Follows the layouts of a day. Gaps in the numbers and pages without articles do not end it."""

    def __init__(self, start: str) -> None:
        self._start = start
        self._labels: dict[str, Place] = {}
        self._led_to: set[str] = set()

    def further(self, page: Page) -> list[str]:
        """Return the addresses of layouts that no earlier page linked to."""
        addresses = []
        for layout in page.layouts if page.kind == "list" else ():
            if layout.url is None or not same_site(layout.url, self._start):
                continue
            number, name = self._labels.get(layout.url, (None, None))
            self._labels[layout.url] = (number or layout.number, name or layout.name)
            if layout.url not in self._led_to and len(self._led_to) < MOST_LAYOUTS:
                self._led_to.add(layout.url)
                addresses.append(layout.url)
        return addresses

    def is_layout(self, address: str) -> bool:
        """Check whether a layout page linked to the address."""
        return address in self._led_to

    def places(self, addresses: Collection[str], page: Page, links: Collection[str]) -> dict[str, Place]:
        """Return the page of the paper for each of the links that a layout page shows.

        ``addresses``: the requested and the final address of the page. What a directory calls them counts before what
        the page calls itself.
        """
        places: dict[str, Place] = {}
        for layout in page.layouts if page.kind == "list" else ():
            place = self._place(layout, (layout.url, *addresses) if layout.url in addresses else (layout.url,))
            for url in layout.articles:
                address = canonical(url, keep=("*",))
                if address in links and place != (None, None):
                    places.setdefault(str(address), place)
        return places

    def files(self, page: Page, links: Collection[str]) -> dict[str, str]:
        """Return the file (PDF, picture) of the page of the paper for each of the links that a layout page shows."""
        files: dict[str, str] = {}
        for layout in page.layouts if page.kind == "list" else ():
            for url in layout.articles if layout.file is not None else ():
                if (address := canonical(url, keep=("*",))) in links:
                    files.setdefault(str(address), str(layout.file))
        return files

    def _place(self, layout: Layout, addresses: Collection[str | None]) -> Place:
        for address in addresses:
            number, name = self._labels.get(address or "", (None, None))
            if number is not None:
                return number, name or (layout.name if number == layout.number else None)
        return layout.number, layout.name


async def as_listed(
    hints: Hints, url: str, headlines: Mapping[str, str], places: Mapping[str, Place], writer: Writer
) -> Hints:
    """Return the hints for an article, with what the layout page that lists it says of it.

    ``headlines`` and ``places``: those that this run's lists show by address; of former runs', the archive has them.
    """
    if hints.listed_by != "layout page":
        return hints
    if url in places and headlines.get(url):
        return replace(hints, headline=headlines[url], place=places[url])
    stored, place = await writer.ask(lambda archive: archive.visits.listed(url))
    return replace(hints, headline=headlines.get(url) or stored, place=places.get(url, place))


def as_stored(archive: Archive, hints: Hints, spellings: Iterable[str]) -> Hints:
    """Return the hints for a page of earlier times, with what a layout page said of it, by any of its addresses.

    A ``list:`` whose pages turned out to be layouts has such articles, too.
    """
    for url in spellings:
        headline, place = archive.visits.listed(url)
        if place != (None, None):
            return replace(hints, listed_by="layout page", headline=headline, place=place)
    return hints
