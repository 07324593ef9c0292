"""`scrape import`: what others kept, into the archive."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Literal

import click

from scraper.commands import console
from scraper.commands.options import db_option

if TYPE_CHECKING:
    from scraper.archive import Archive
    from scraper.intake.warc import Capture

Kind = Literal["jsonl", "warc", "html"]

SUFFIXES: dict[str, Kind] = {
    ".jsonl": "jsonl",
    ".warc": "warc",
    ".warc.gz": "warc",
    ".html": "html",
    ".htm": "html",
    ".shtml": "html",
}


@click.command("import", short_help="Take in exported articles, WARC files, folders of HTML.")
@click.argument("inputs", nargs=-1, required=True, metavar="FILE|FOLDER|-...")
@click.option("--format", "kind", type=click.Choice(["jsonl", "warc", "html"]), help="Where the name does not tell.")
@click.option(
    "--source", default="import", show_default=True, metavar="NAME", help="The source of pages that name none."
)
@click.option("--base", metavar="URL", help="html: where the folder was saved from, if the pages do not tell.")
@db_option
def command(inputs: tuple[str, ...], kind: Kind | None, source: str, base: str | None, db: Path) -> None:
    """Put into the archive what was kept elsewhere.

    jsonl: articles as `scrape export` writes them; they come back as they were, with their revisions. An article whose
    URL is here already stays as it is. warc, html: pages are parsed, and stored if they are articles; what is here
    already is not stored twice, so that an import that was cut short can be called again.

    \b
    Examples:
      scrape import articles.jsonl --db copy.db
      scrape import CC-NEWS-20260131-00012.warc.gz --source cc-news
      scrape import saved/ --base https://news.example.cn/
    """
    from scraper.archive import Archive

    chosen = [(name, kind or _kind(name)) for name in inputs]
    outcomes: Counter[str] = Counter()
    with Archive.open(db) as archive:
        run = archive.start_run([source], "import")
        ended: Literal["done", "interrupted"] = "interrupted"
        try:
            for name, its_kind in chosen:
                outcomes += _import(archive, name, its_kind, source, base, run)
            ended = "done"
        finally:
            archive.finish_run(run, ended, [])
    counts = ", ".join(f"{count} {outcome}" for outcome, count in outcomes.most_common())
    console.err().print(counts or "nothing found in it")
    if outcomes["failed"]:
        sys.exit(1)


def _kind(name: str) -> Kind:
    if Path(name).is_dir():
        return "html"
    for suffix, kind in SUFFIXES.items():
        if name.lower().endswith(suffix):
            return kind
    raise click.UsageError(f"{name} does not tell what it is; say --format jsonl, warc or html.")


def _import(archive: Archive, name: str, kind: Kind, source: str, base: str | None, run: int) -> Counter[str]:
    import asyncio

    from scraper.importing import import_articles, import_pages
    from scraper.workers import Workers

    if name != "-" and not Path(name).exists():
        raise click.UsageError(f"there is no {name}.")
    if kind == "jsonl":
        from scraper.intake import jsonl

        with _open(name) as file:
            return import_articles(archive, jsonl.read(file, name), run, _told)
    with Workers() as workers:
        return asyncio.run(import_pages(archive, workers, _captures(name, kind, base), source, run, _told))


def _captures(name: str, kind: Kind, base: str | None) -> Iterator[Capture]:
    from scraper.intake import html, warc

    if kind == "html":
        for fetched in html.read(Path(name), base):
            yield warc.Capture(fetched, None)
    else:
        with _open(name) as file:
            yield from warc.read(file, name)


def _open(name: str) -> BinaryIO:
    if name == "-":
        return sys.stdin.buffer
    try:
        return Path(name).open("rb")
    except OSError as error:
        raise click.UsageError(f"{name}: {error.strerror}") from None


def _told(outcome: str, what: str) -> None:
    if outcome == "failed":
        click.echo(f"Error: {what}", err=True)
