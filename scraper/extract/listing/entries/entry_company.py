"""What an entry owes to the others of its page: where it begins and ends, and what its address adds elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from scraper.extract.document import HEADINGS, Block, Line
from scraper.extract.listing.entries.teaser_texts import MIN_PROSE, is_prose
from scraper.extract.listing.headline_links import Run, weight
from scraper.models import Teaser

_MAX_BELOW, _MOST_LABEL = 3, 6
"""Maximum number of lines below a bare headline that may be its text, and weight of a link among them: 往期列表."""


def parted_runs(runs: list[Run], lines: list[Line]) -> Iterator[Run]:
    """Yield the entries, each without the lines of others that are in its block: a lead over the list of a part.

    To a bare headline belongs the text below it, before another link.
    """
    for index, run in enumerate(runs):
        after = next((other for other in runs[index + 1 :] if other.href != run.href or other.first >= run.end), None)
        if after is not None and run.last < after.first < run.end:
            yield replace(run, end=max(run.last + 1, after.begin if after.begin > run.last else after.first))
        elif run.end == run.last + 1 and run.end < (after.begin if after is not None else len(lines)):
            yield replace(run, end=_end_of_text(run, lines))
        else:
            yield run


def _end_of_text(run: Run, lines: list[Line]) -> int:
    """One past the last line of the text below a bare headline, in blocks beside its own, and after a short link."""
    end, box = run.end, _around(run.links[-1][0])
    for line in lines[end : end + _MAX_BELOW]:
        elsewhere = any(link.href != run.href for link in line.links)
        if line.tag in HEADINGS or _around(line) is not box or (elsewhere and weight(line.text) > _MOST_LABEL):
            break
        if not elsewhere and len(line.text) >= MIN_PROSE:
            end = line.index + 1
    return end


def _around(line: Line) -> Block | None:
    """The block around a line's own, of a cell the table's."""
    block = around = line.block.parent
    for cell in (line.block, block):
        if cell is not None and cell.tag in ("td", "th") and cell.parent is not None:
            around = cell.parent.parent
    return around


def of_one_host(addresses: dict[str, str | None]) -> dict[str, str | None]:
    """The addresses, where /news/1 and https://paper.example/news/1 are one though the page's own is unknown."""
    if not any(address is not None and address[:1] == "/" for address in addresses.values()):
        return addresses
    whole = {url[url.find("/", url.find("://") + 3) :]: url for url in addresses.values() if url and "://" in url[:8]}
    return {href: whole.get(url, url) if url is not None else None for href, url in addresses.items()}


def joined(earlier: Teaser, item: Teaser) -> Teaser:
    """Two entries with one address as one: the first headline, and what the second adds to it.

    A longer text without a teaser of its own is the teaser of the first; a whole teaser takes the place of a cut one.
    """
    if item.summary is None and earlier.summary is None and may_be_teaser(item.headline, earlier.headline):
        return replace(earlier, summary=item.headline)
    summary, published = earlier.summary or item.summary, earlier.published or item.published
    if item.summary is not None and summary is not item.summary and _is_cut(summary, item.summary):
        summary = item.summary
    return replace(earlier, summary=summary, published=published)


def _is_cut(text: str | None, whole: str) -> bool:
    """Test for a text that ends in dots where the whole one goes on."""
    if text is None or len(text) >= len(whole) or not text.endswith(_DOTS):
        return False
    return whole.startswith(text.rstrip(".…⋯ "))


_DOTS = ("...", "…", "⋯")

LEAST_TEASER = 2 * MIN_PROSE
"""Weight of the shortest text of a link that is a teaser though it was read as a headline."""


def may_be_teaser(text: str, headline: str) -> bool:
    """Test for a text that is a teaser though it was read as a headline; in letters, one with a full stop."""
    if weight(text) < LEAST_TEASER or text == headline or (text.isascii() and text[-1] != "."):
        return False
    return is_prose(text)
