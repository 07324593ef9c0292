"""`scrape dictionary`: show the dictionaries in use, or segment the archive again."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from scraper.cli.options import exclusive
from scraper.cli.options.common import db_option, must_exist, sources_option
from scraper.cli.options.logs import Loudness, loudness_options
from scraper.cli.options.selection import query_options
from scraper.i18n import _, ngettext

if TYPE_CHECKING:
    from scraper.archive import Archive


@click.command(short_help="Show the dictionaries in use; segment the stored articles again.")
@click.option(
    "--rebuild",
    "act",
    flag_value="rebuild",
    help="Segment again all articles that were segmented with another segmenter or dictionary.",
)
@click.option("--cut", "text", metavar="TEXT", help="Show how a text is segmented.")
@loudness_options("Log progress.")
@sources_option
@db_option
def command(act: str | None, text: str | None, loudness: Loudness, sources_file: Path, db: Path) -> None:
    """Show the segmenter in use, the dictionaries that sources.yaml names (`dictionary:`), and which segmenter each
    article was segmented with.

    A dictionary is a file with one word per line, optionally with a frequency and a part of speech, in jieba's format.
    Stop words have a minus before them and never become keywords: -本报讯. After you change the file,
    --rebuild segments the stored articles again. That does not affect which articles a search finds, but the order of
    hits, keywords and snippets. An interrupted --rebuild continues where it stopped.

    \b
    Examples:
      scrape dictionary --cut 清河市图书馆新馆开馆
      scrape dictionary --rebuild
    """
    from scraper.archive import Archive
    from scraper.text import segmenter

    if text is not None:
        exclusive.refuse("--cut", "act")

    segmenter.configure(dictionaries=dictionaries(sources_file))
    if text is not None:
        click.echo(" ".join(segmenter.words(query_options.as_text(text))))
        return
    if loudness.reports:
        click.echo(_("Segmenter: {name}").format(name=segmenter.segmenter()))
    if act == "rebuild":
        must_exist(db)
        with Archive.open(db) as archive:
            _rebuild(archive, loudness)
    elif db.exists():
        with Archive.read(db) as archive:
            for name, count in archive.search.segmenters():
                line = ngettext("{n:>9} article segmented by {name}", "{n:>9} articles segmented by {name}", count)
                click.echo(line.format(n=count, name=name or _("an unknown segmenter")))


def dictionaries(sources_file: Path) -> tuple[Path, ...]:
    """The dictionaries of all sources without duplicates; empty if there is no sources.yaml."""
    from scraper.sources import load

    if not sources_file.exists():
        return ()
    return load(sources_file).dictionaries


def _rebuild(archive: Archive, loudness: Loudness) -> None:
    from scraper.cli.views.progress.progress import job
    from scraper.text import segmenter

    count = 0
    name = segmenter.segmenter()
    part = _("segmenting")

    def others() -> dict[str, int | None]:
        return {part: sum(count for cutter, count in archive.search.segmenters() if cutter != name)}

    with loudness.logging(), job("dictionary", others, loudness) as watch:
        for count in archive.search.recut(name, segmenter.analyse):
            watch.reached(part, count)
    if loudness.reports:
        click.echo(
            ngettext("{n} article was segmented again.", "{n} articles were segmented again.", count).format(n=count)
        )
