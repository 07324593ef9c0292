"""A digest on the terminal, or as plain text in a pipe."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scraper.cli.terminal import console
from scraper.cli.terminal.cjk_wrap import pieces
from scraper.digest import wording

if TYPE_CHECKING:
    from scraper.digest import Digest, Entry

WIDEST = 100
"""Columns of a line, at most: longer ones are hard to read."""
INDENT = 2


def show(digest: Digest) -> None:
    """Print the digest."""
    out = console.out()
    width = min(out.width, WIDEST)

    def line(text: str, style: str = "", indent: int = 0) -> None:
        for piece in pieces(" ".join(text.split()), width - indent):
            out.print(" " * indent + piece, style=style, markup=False, highlight=False, soft_wrap=True)

    def entry(one: Entry) -> None:
        line(one.headline, "bold")
        line(wording.source(one), "dim", INDENT)
        if one.lead:
            line(one.lead, "", INDENT)
        if reprints := wording.reprints(one):
            line(reprints, "dim", INDENT)

    line(wording.title(digest), "bold")
    line(wording.counts(digest))
    if digest.rising:
        out.print()
        line(wording.rising_head(digest), "bold")
        line(" · ".join(wording.rise(one.word, one.texts, one.before) for one in digest.rising), "", INDENT)
    for section in digest.sections:
        out.print()
        line(f"── {wording.section(section.name)} ({len(section.entries)})", "bold cyan")
        for one in section.entries:
            out.print()
            entry(one)
