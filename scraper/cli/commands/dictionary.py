"""`scrape dictionary`: the words that the segmenter knows beside its own, and cutting the archive anew."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from scraper.cli.options import exclusive, query_options
from scraper.cli.options.common import db_option, must_exist, sources_option
from scraper.cli.options.logs import Loudness, loudness_options
from scraper.i18n import _, ngettext

if TYPE_CHECKING:
    from scraper.archive import Archive


@click.command(short_help="The words added to jieba's, and cutting the archive anew with them.")
@click.option(
    "--rebuild", "act", flag_value="rebuild", help="Cut all articles anew that another program or dictionary cut."
)
@click.option("--cut", "text", metavar="TEXT", help="Show how a text is cut.")
@loudness_options("Log what is done.")
@sources_option
@db_option
def command(act: str | None, text: str | None, loudness: Loudness, sources_file: Path, db: Path) -> None:
    """Show the segmenter in use, the dictionaries that sources.yaml names (`dictionary:`), and what cut the articles.

    A dictionary is a file of one word a line, with a frequency and a part of speech if you like, as jieba has them.
    A word with a minus before it (-本报讯) is a stop word: it is never a keyword. After the file has changed, --rebuild
    cuts the words of the stored articles anew; what searching finds does not depend on it, but the order of hits,
    keywords and snippets do. What is interrupted goes on where it stopped.

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
        click.echo(" ".join(segmenter.words(query_options.told(text))))
        return
    if loudness.tells:
        click.echo(_("Segmenter: {name}").format(name=segmenter.segmenter()))
    if act == "rebuild":
        must_exist(db)
        with Archive.open(db) as archive:
            _rebuild(archive, loudness)
    elif db.exists():
        with Archive.read(db) as archive:
            for name, count in archive.segmenters():
                said = ngettext("{n:>9} article cut by {name}", "{n:>9} articles cut by {name}", count)
                click.echo(said.format(n=count, name=name or _("an unknown program")))


def dictionaries(sources_file: Path) -> tuple[Path, ...]:
    """The dictionaries of all sources, each once; none where there is no sources.yaml."""
    from scraper.sources import load

    if not sources_file.exists():
        return ()
    return load(sources_file).dictionaries


def _rebuild(archive: Archive, loudness: Loudness) -> None:
    from scraper.cli.views.progress import job
    from scraper.text import segmenter

    count = 0
    name = segmenter.segmenter()
    part = _("cutting words")

    def others() -> dict[str, int | None]:
        return {part: sum(count for cutter, count in archive.segmenters() if cutter != name)}

    with loudness.logging(), job("dictionary", others, loudness) as watch:
        for count in archive.recut(name, segmenter.analyse):
            watch.reached(part, count)
    if loudness.tells:
        click.echo(ngettext("{n} article was cut anew.", "{n} articles were cut anew.", count).format(n=count))
