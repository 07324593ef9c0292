"""`scrape import`: what others kept, into the archive."""

from __future__ import annotations

import logging
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Literal

import click

from scraper.commands import console
from scraper.commands.dictionary import dictionaries
from scraper.commands.logs import Loudness, loudness_options
from scraper.commands.options import db_option, sources_option
from scraper.messages import N_, _, retold

if TYPE_CHECKING:
    from scraper.archive import Archive
    from scraper.commands.progress import Job
    from scraper.intake.warc import Capture

log = logging.getLogger(__name__)

OUTCOMES = {
    "new": N_("{n} new"),
    "copy": N_("{n} copy"),
    "changed": N_("{n} changed"),
    "unchanged": N_("{n} unchanged"),
    "known": N_("{n} known"),
    "skipped": N_("{n} skipped"),
    "failed": N_("{n} failed"),
}
STORED = ("new", "copy", "changed")

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
@loudness_options("Log each article that is stored; -vv what is there already, too.")
@sources_option
@db_option
def command(
    inputs: tuple[str, ...],
    kind: Kind | None,
    source: str,
    base: str | None,
    loudness: Loudness,
    sources_file: Path,
    db: Path,
) -> None:
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
    from scraper.commands.progress import job
    from scraper.text import segment

    chosen = [(name, _kind(name, kind)) for name in inputs]
    words = dictionaries(sources_file)
    segment.configure(dictionaries=words)
    outcomes: Counter[str] = Counter()
    with Archive.open(db) as archive, loudness.logging():
        run = archive.start_run([source] if any(its_kind != "jsonl" for _, its_kind in chosen) else [], "import")
        ended: Literal["done", "failed", "interrupted"] = "failed"
        try:
            with job("import", partial(_sizes, inputs), loudness, "bytes") as progress:
                for name, its_kind in chosen:
                    watch = Watch(name, progress)
                    outcomes += _import(archive, name, its_kind, Origin(source, base, words, run), watch)
            ended = "done"
        except KeyboardInterrupt:
            ended = "interrupted"
            raise
        finally:
            archive.finish_run(run, ended, [])
    if loudness.tells:
        nothing = _("nothing found: no article of ours, no page of HTML that answered 200")
        console.err().print(_summary(outcomes) or nothing, soft_wrap=True)
    if outcomes["failed"]:
        sys.exit(1)


def _kind(name: str, said: Kind | None) -> Kind:
    """What an input is: what --format says, or what its name tells. Raises UsageError if it is not there."""
    if name != "-" and not Path(name).exists():
        raise click.UsageError(_("there is no file or folder {name!r}.").format(name=name))
    if said is not None:
        return said
    if Path(name).is_dir():
        return "html"
    for suffix, kind in SUFFIXES.items():
        if name.lower().endswith(suffix):
            return kind
    raise click.UsageError(_("{name!r} does not tell what it is; say --format jsonl, warc or html.").format(name=name))


@dataclass(frozen=True, slots=True)
class Origin:
    """What is said of pages that do not say it: their source, the URL that a folder was saved from; and the run."""

    source: str
    base: str | None
    dictionaries: tuple[Path, ...]
    run: int


def _import(archive: Archive, name: str, kind: Kind, origin: Origin, watch: Watch) -> Counter[str]:
    import asyncio

    from scraper.importing import import_articles, import_pages
    from scraper.workers import Workers

    if kind == "jsonl":
        from scraper.intake import jsonl

        with _open(name) as file:
            return import_articles(archive, jsonl.read(watch.reading(file), name), origin.run, watch.told)
    with Workers(dictionaries=origin.dictionaries) as workers:
        captures = _captures(name, kind, origin.base, watch)
        return asyncio.run(import_pages(archive, workers, captures, origin.source, origin.run, watch.told))


def _captures(name: str, kind: Kind, base: str | None, watch: Watch) -> Iterator[Capture]:
    from scraper.intake import html, warc

    if kind == "html":
        if name == "-":
            raise click.UsageError(_("html is read from files and folders, not from standard input."))
        for fetched in html.read(Path(name), base):
            yield warc.Capture(fetched, None)
    else:
        with _open(name) as file:
            yield from warc.read(watch.reading(file), name)


def _open(name: str) -> BinaryIO:
    if name == "-":
        return sys.stdin.buffer
    try:
        return Path(name).open("rb")
    except OSError as error:
        raise click.UsageError(f"{name}: {error.strerror}") from None


class Watch:
    """How far the import of one input has come, and what failed in it."""

    def __init__(self, name: str, job: Job) -> None:
        self._name, self._job = _label(name), job
        self._counts: Counter[str] = Counter()
        self._file: BinaryIO | None = None

    def reading(self, file: BinaryIO) -> BinaryIO:
        """The file: how far it has been read is how far the work has come."""
        self._file = file if file.seekable() else None
        return file

    def told(self, outcome: str, what: str) -> None:
        """Hear what became of an article or a page."""
        self._counts[outcome] += 1
        if outcome == "failed":
            self._job.tell(_("Error: {error}").format(error=retold(what)))
        else:
            log.log(logging.INFO if outcome in STORED else logging.DEBUG, "%s: %s", outcome, what, extra={"url": what})
        if self._file is None:
            self._job.step(self._name)
        elif not self._file.closed:
            self._job.reached(self._name, self._file.tell())
        self._job.say(self._name, _summary(self._counts))


def _sizes(inputs: Iterable[str]) -> dict[str, int | None]:
    """The inputs as they are called beside their bars, with their bytes; None of a folder or a pipe."""
    return {_label(name): Path(name).stat().st_size if Path(name).is_file() else None for name in inputs}


def _label(name: str) -> str:
    from scraper.text.normalise import clean

    return clean(Path(name).name) or name


def _summary(outcomes: Counter[str]) -> str:
    return _(", ").join(_(OUTCOMES[outcome]).format(n=count) for outcome, count in outcomes.most_common())
