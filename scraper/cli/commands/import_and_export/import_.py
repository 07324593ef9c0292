"""`scrape import`: import archives, articles, tags and pages from files."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

import click

from scraper.cli.commands.maintain.dictionary import dictionaries
from scraper.cli.options import exclusive
from scraper.cli.options.common import db_option, no_empty_name, sources_option
from scraper.cli.options.logs import Loudness, loudness_options
from scraper.cli.options.selection.filters import in_order, period
from scraper.cli.options.selection.query_options import as_text
from scraper.cli.options.workers import Readers, readers_options
from scraper.cli.terminal import console
from scraper.cli.views.counts import outcomes_in_words
from scraper.i18n import _, localized, ngettext

if TYPE_CHECKING:
    from scraper.archive import Archive
    from scraper.cli.views.import_and_export.import_progress import Watch
    from scraper.cli.views.progress.progress import Job
    from scraper.crawl.workers.reader import Parser
    from scraper.importers.filters import PageFilter
    from scraper.importers.import_job import ImportContext
    from scraper.importers.inputs import Input, Kind

WAYS = {"jsonl": "articles", "csv": "tags"}
"""What the inputs of a format hold; formats that are not listed hold pages."""


def _web_folder(context: click.Context, parameter: click.Parameter, value: str | None) -> str | None:
    """The value of --base, which file names are appended to. Raises BadParameter."""
    from scraper.sources.address_values import url
    from scraper.urls import without_userinfo

    if value is None:
        return None
    try:
        address = without_userinfo(url(value))
    except ValueError as error:
        raise click.BadParameter(localized(error.args[0]), context, parameter) from None
    if "?" in address or "#" in address:
        message = _("{url} has a ? or a #, so that no file name can follow it; write the address of a folder")
        raise click.BadParameter(message.format(url=repr(value)), context, parameter)
    return address


@click.command("import", short_help="Import archives, exported articles, WARC files or HTML pages.")
@click.argument("inputs", nargs=-1, required=True, metavar="FILE|FOLDER|URL|-...", callback=no_empty_name)
@click.option(
    "--format",
    "kind",
    type=click.Choice(["db", "jsonl", "csv", "warc", "html"]),
    help="Format of the input.  [default: from the file's name, db from its content]",
)
@click.option(
    "--source",
    "sources",
    multiple=True,
    metavar="NAME",
    help="warc, html: source name for pages without one.  [default: import]  db: only this source. Repeatable.",
)
@click.option(
    "--base",
    metavar="URL",
    callback=_web_folder,
    help="html: address that the folder was saved from, for pages that do not contain their own.",
)
@click.option(
    "--language",
    "languages",
    multiple=True,
    metavar="TAG",
    help="Only articles in this language: zh, zh-Hant, en. Repeatable.",
)
@click.option(
    "--host", "hosts", multiple=True, metavar="GLOB", help="Only pages of matching hosts: '*.example.cn'. Repeatable."
)
@click.option("--since", callback=period, metavar="DATE", help="Only what was fetched on this day or later.")
@click.option("--until", callback=period, metavar="DATE", help="Only what was fetched on this day or earlier.")
@click.option(
    "--again", is_flag=True, help="Import files again from the beginning, even if they were already imported."
)
@click.option("--deletions", is_flag=True, help="db: also delete here what was deleted there.")
@readers_options("one per core")
@loudness_options("Log each article that is stored; with -vv also those already in the archive.")
@sources_option
@db_option
def command(
    inputs: tuple[str, ...],
    kind: Kind | None,
    sources: tuple[str, ...],
    base: str | None,
    languages: tuple[str, ...],
    hosts: tuple[str, ...],
    since: str | None,
    until: str | None,
    again: bool,
    deletions: bool,
    readers: Readers,
    loudness: Loudness,
    sources_file: Path,
    db: Path,
) -> None:
    """Import archives, articles and pages that were stored elsewhere into the archive.

    Inputs are files, patterns, folders, and addresses that fsspec can open (https://, s3://; extra: remote).

    db: another archive of scrape, which is merged into this one. An article that both have (the same URL) gets the
    revisions of both in the order of time. Raw pages, list pages, runs, failures and tags are imported too. What was
    deleted here does not come back. The other file is not changed.

    jsonl: articles written by `scrape export`; they are restored unchanged, with their revisions. An article whose URL
    is already in the archive stays as it is. csv: tags of articles that the archive has, from a table with the columns
    tags and url or id, as `scrape export --columns id,url,headline,tags` writes it; tags with a minus are removed,
    and tags that the table leaves out stay. warc, html: pages are parsed, and stored if they are articles; articles
    already in the archive are not stored twice.

    An interrupted import continues where it stopped, even in the middle of a file; a file that was already imported is
    skipped. The archive remembers the progress: it recognizes a file by its size and first bytes, wherever it is
    stored.

    --host and --since/--until are checked before a page is decompressed, --language before it is parsed and again
    afterwards.

    \b
    Examples:
      scrape import articles.jsonl --db copy.db
      scrape import copy.db --source cctv --since 2026-01-15
      scrape import 'CC-NEWS-202601*.warc.gz' --source cc-news --language zh
      scrape import s3://bucket/2026/01/ --host '*.example.cn' --since 2026-01-15
      scrape import saved/ --base https://news.example.cn/
      scrape import tags.csv
    """
    from scraper.archive import Archive
    from scraper.archive.rows.moments import in_utc
    from scraper.cli.views.import_and_export.import_progress import labels, sizes
    from scraper.cli.views.progress.progress import job
    from scraper.errors import ConfigError
    from scraper.importers.filters import PageFilter
    from scraper.importers.html import common_folder
    from scraper.importers.inputs import resolve
    from scraper.text import segmenter

    try:
        sources_in = resolve(inputs, kind)
    except ConfigError as error:
        raise click.UsageError(str(error)) from None
    kinds = {place.kind for place in sources_in}
    if "db" in kinds:
        if kinds != {"db"}:
            raise click.UsageError(_("import archives and other files one after the other, in two commands."))
        exclusive.refuse("db", "base", "languages", "hosts", "workers", "scheduler")
        in_order(since, until)
        choice = (tuple(map(as_text, sources)), in_utc(since), in_utc(until))
        paths = [Path(place.name) for place in sources_in]
        _import_archives(paths, db, choice, again, deletions, _most_files(sources_file), loudness)
        return
    _refuse_options(kinds, sources)
    source = sources[0] if sources else "import"
    words = dictionaries(sources_file)
    segmenter.configure(dictionaries=words)
    in_order(since, until)
    page_filter = PageFilter(languages, hosts, in_utc(since), in_utc(until))
    outcomes: Counter[str] = Counter()
    named = [source] if kinds - {"jsonl", "csv"} else []
    with (
        Archive.open(db) as archive,
        loudness.logging(),
        archive.runs.logged(named, "import") as run,
        job("import", partial(sizes, sources_in), loudness, "bytes") as progress,
    ):
        most_files = _most_files(sources_file)
        names = labels(sources_in)
        root = common_folder(path for one in sources_in if one.kind == "html" and (path := Path(one.name)).is_file())
        task = Task(archive, run, source, base, root, page_filter, again, progress, names, most_files)
        for way, group in groupby(sources_in, lambda place: WAYS.get(place.kind, "pages")):
            if way == "articles":
                task.articles(group, outcomes)
            elif way == "tags":
                task.tags(group, outcomes)
            else:
                task.pages(group, outcomes, readers, words)
    nothing = not outcomes.total() and not kinds <= WAYS.keys()  # an export may be empty
    if loudness.reports or nothing:
        _print_summary(outcomes, sources_in)
    if outcomes["failed"] or nothing:
        sys.exit(1)


def _refuse_options(kinds: set[Kind], sources: Sequence[str]) -> None:
    """UsageError for options that are not about inputs of these kinds, none of which is an archive."""
    named = "/".join(sorted(kinds))
    exclusive.refuse(named, "deletions")
    if len(sources) > 1:
        raise click.UsageError(_("--source can be given several times only for a db."))
    if "html" not in kinds:
        exclusive.refuse(named, "base")
    if kinds == {"jsonl"}:  # which names the source of each article
        exclusive.refuse(named, "sources")
    if kinds == {"csv"}:  # which is about articles of the archive
        exclusive.refuse(named, "sources", "languages", "hosts", "since", "until", "again")


def _import_archives(
    paths: list[Path],
    db: Path,
    choice: tuple[tuple[str, ...], str | None, str | None],
    again: bool,
    deletions: bool,
    most_files: int,
    loudness: Loudness,
) -> None:
    from scraper.archive.merge.merger import Choice
    from scraper.cli.views.import_and_export.archive_import import bring_archives

    options = {"again": again, "deletions": deletions}
    if not bring_archives(paths, db, Choice(*choice), loudness, most_files=most_files, **options):
        sys.exit(1)


def _most_files(sources_file: Path) -> int:
    """Maximum bytes of all kept files: ``files: total`` in sources.yaml."""
    from scraper.sources import Sources, load

    return (load(sources_file) if sources_file.exists() else Sources(())).files.total


def _print_summary(outcomes: Counter[str], inputs: Sequence[Input]) -> None:
    from scraper.cli.views.import_and_export.import_progress import OUTCOMES, passed_over

    nothing = _("nothing found in {names}: no exported articles, and no HTML pages with status 200").format(
        names=", ".join(place.name for place in inputs[:3]) + (" …" if len(inputs) > 3 else "")
    )
    lines = [line for line in (outcomes_in_words(outcomes, OUTCOMES), passed_over(outcomes)) if line]
    for line in lines or [nothing]:
        console.err().print(line, soft_wrap=True)


@dataclass(frozen=True, slots=True)
class Task:
    """One import: the archive, the filter of pages, and the source of pages that name none."""

    archive: Archive
    run: int
    source: str
    base: str | None
    root: Path | None
    """The folder that ``base`` stands for where single files are imported."""
    page_filter: PageFilter
    again: bool
    job: Job
    labels: Mapping[str, str]
    """The labels of the inputs' progress bars, by name."""
    most_files: int
    """Maximum bytes of all kept files."""

    def articles(self, inputs: Iterable[Input], outcomes: Counter[str]) -> None:
        """Import exported articles, and count the outcomes."""
        from scraper.importers import jsonl
        from scraper.importers.import_job import import_articles

        for place in inputs:
            with self._watched(place, outcomes) as watch, place.open() as file:
                if (context := self._context(place, file, watch, outcomes)) is not None:
                    outcomes += import_articles(context, jsonl.read(watch.reading(file), place.name))

    def tags(self, inputs: Iterable[Input], outcomes: Counter[str]) -> None:
        """Import tags from tables, and count the outcomes."""
        from scraper.importers import tag_table

        for place in inputs:
            with self._watched(place, outcomes) as watch:
                with place.open() as file:
                    rows = tag_table.read(file, place.name)
                outcomes += tag_table.store(self.archive, rows, place.name, watch)

    def pages(self, inputs: Iterable[Input], outcomes: Counter[str], readers: Readers, words: tuple[Path, ...]) -> None:
        """Import pages, all with the same worker processes or cluster, and count the outcomes."""
        import asyncio

        async def every() -> None:
            async with readers.parser(words) as parser:
                for place in inputs:
                    with self._watched(place, outcomes) as watch:
                        await (self._saved if place.kind == "html" else self._warc)(place, parser, watch, outcomes)

        asyncio.run(every())

    async def _saved(self, place: Input, parser: Parser, watch: Watch, outcomes: Counter[str]) -> None:
        from scraper.importers import html
        from scraper.importers.import_job import ImportContext, import_pages

        folder = Path(place.name)
        saved = html.read(folder, self.base, self.page_filter, self.root)
        if folder.is_dir() and (others := html.pages(folder)[1]):
            message = ngettext(
                "{n} file in {folder} is not a page, not read", "{n} files in {folder} are not pages, not read", others
            )
            self.job.tell(message.format(n=others, folder=place.name))
        context = ImportContext(self.archive, self.run, watch, self.source, self.page_filter)
        outcomes += await import_pages(context, parser, saved)

    async def _warc(self, place: Input, parser: Parser, watch: Watch, outcomes: Counter[str]) -> None:
        from scraper.importers.import_job import import_pages
        from scraper.importers.warc import warc

        with place.open() as file:
            if (context := self._context(place, file, watch, outcomes)) is not None:
                pages = warc.read(file, place.name, self.page_filter, context.start)
                outcomes += await import_pages(context, parser, pages)

    @contextmanager
    def _watched(self, place: Input, outcomes: Counter[str]) -> Iterator[Watch]:
        """Show the progress of an input; one that cannot be read counts as failed, and the next follows."""
        from scraper.cli.views.import_and_export.import_progress import Watch
        from scraper.importers import ImportFailed

        watch = Watch(self.labels[place.name], self.job)
        try:
            yield watch
        except ImportFailed as error:
            outcomes["failed"] += 1
            watch.finished("failed", str(error))
        self.job.finish(watch.label)

    def _context(self, place: Input, file: BinaryIO, watch: Watch, outcomes: Counter[str]) -> ImportContext | None:
        """The context of the import of an open file; None if it was imported before."""
        from scraper.cli.views.import_and_export.import_progress import BEFORE
        from scraper.importers.import_job import ImportContext, progress
        from scraper.importers.inputs import fingerprint

        mark = fingerprint(file)
        job = f"import {place.kind} {mark} {self.page_filter}".rstrip() if mark else None
        start = 0 if job is None or self.again else progress(self.archive, job)
        if start is None:
            outcomes[BEFORE] += 1
            return None
        return ImportContext(self.archive, self.run, watch, self.source, self.page_filter, job, start, self.most_files)
