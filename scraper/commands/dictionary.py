"""`scrape dictionary`: the words that the segmenter knows beside its own, and cutting the archive anew."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from scraper.commands import console
from scraper.commands.options import db_option, sources_option

if TYPE_CHECKING:
    from scraper.archive import Archive


@click.command(short_help="The words added to jieba's, and cutting the archive anew with them.")
@click.option(
    "--rebuild", "act", flag_value="rebuild", help="Cut all articles anew that another program or dictionary cut."
)
@click.option("--cut", "text", metavar="TEXT", help="Show how a text is cut.")
@sources_option
@db_option
def command(act: str | None, text: str | None, sources_file: Path, db: Path) -> None:
    """Show the segmenter in use, the dictionaries that sources.yaml names (`dictionary:`), and what cut the articles.

    A dictionary is a file of one word a line, with a frequency and a part of speech if you like, as jieba has them.
    After it has changed, --rebuild cuts the words of the stored articles anew; what searching finds does not depend on
    it, but the order of hits, keywords and snippets do. What is interrupted goes on where it stopped.

    \b
    Examples:
      scrape dictionary --cut 清河市图书馆新馆开馆
      scrape dictionary --rebuild
    """
    from scraper.archive import Archive
    from scraper.text import segment

    segment.configure(dictionaries=dictionaries(sources_file))
    if text is not None:
        click.echo(" ".join(segment.words(text)))
        return
    click.echo(f"Segmenter: {segment.segmenter()}")
    if act == "rebuild":
        with Archive.open(db) as archive:
            _rebuild(archive)
    elif db.exists():
        with Archive.read(db) as archive:
            for name, count in archive.segmenters():
                click.echo(f"{count:>9} articles cut by {name or 'an unknown program'}")


def dictionaries(sources_file: Path) -> tuple[Path, ...]:
    """The dictionaries of all sources, each once; none where there is no sources.yaml."""
    from scraper.sources import load

    if not sources_file.exists():
        return ()
    return load(sources_file).dictionaries


def _rebuild(archive: Archive) -> None:
    from scraper.text import segment

    count = 0
    with console.err().status("Cutting words …") as status:
        for count in archive.recut(segment.segmenter(), segment.analyse):
            status.update(f"Cutting words … {count} articles")
    click.echo(f"{count} articles were cut anew.")
