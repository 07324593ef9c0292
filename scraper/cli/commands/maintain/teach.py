"""`scrape teach`: find CSS selectors from right values, and write them into sources.yaml."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from scraper.cli.options import exclusive
from scraper.cli.options.common import db_option, offering, sources_option
from scraper.cli.options.export.output import can_ask, refuse_sources
from scraper.cli.options.selection.query_options import as_text
from scraper.i18n import _, localized

if TYPE_CHECKING:
    from scraper.cli.views.teach.teach_pages import Taught
    from scraper.cli.views.teach.teach_view import Results
    from scraper.sources import Source
    from scraper.teaching import Value

NOT_ALL = 1
"""Exit code if a value has no selector."""


@click.command(short_help="Correct the fields that are read wrong from a site's pages.")
@click.argument("key", metavar="ID|URL")
@click.option("--headline", help="The headline, as the page prints it.")
@click.option("--byline", metavar="NAMES", help="Who wrote it: 王小明、李四.")
@click.option("--editors", metavar="NAMES", help="Who edited it.")
@click.option("--outlet", help="The medium that the page credits.")
@click.option("--section", help="The channel that the article stands in.")
@click.option("--published", metavar="DATE", help="When it was published: 2026-01-31 08:15.")
@click.option("--summary", help="The deck or summary.")
@click.option("--body", metavar="TEXT", help="The text: whole, or its first and its last words with … between.")
@click.option("--item", "items", multiple=True, metavar="HEADLINE", help="An entry of a list page; give two or three.")
@click.option(
    "--source",
    "source_name",
    metavar="NAME",
    shell_complete=offering("listed sources"),
    help="Source to correct.  [default: the one that the page came from]",
)
@click.option("-y", "--yes", is_flag=True, help="Write the selectors without asking.")
@click.option("--reparse", "reparses", is_flag=True, help="Then parse the source's stored pages again, without asking.")
@click.option("--json", "as_json", is_flag=True, help="Print the result as JSON; nothing is asked.")
@db_option
@sources_option
def command(
    key: str,
    items: tuple[str, ...],
    source_name: str | None,
    yes: bool,
    reparses: bool,
    as_json: bool,
    db: Path,
    sources_file: Path,
    **options: str | None,
) -> None:
    """Correct what is read from a site: give the right values of one page, and the CSS selectors that find them there
    and on other stored pages of the source are written into sources.yaml as `select:`.

    ID|URL is an article of the archive, a stored list page, a page that could not be read, or with --source any
    address.
    Without values, the command shows the fields as they are read and the page's lines, each with its number; on a
    terminal it asks which values are right, and takes line numbers for an answer.

    Before anything is written, a table compares up to ten stored pages: what the archive holds, what the selector
    gives. The rest of sources.yaml stays as it is. A value without a selector is named with the reason.

    \b
    Exit code: 0 each value has a selector; 1 a value has no selector;
    2 wrong usage.

    \b
    Examples:
      scrape teach 17
      scrape teach https://news.example.cn/2026/0131/c1.html --outlet 云汀晚报
      scrape teach https://news.example.cn/2026/0131/c1.html \\
        --headline 城乡低保标准本月起上调 --yes
      scrape teach https://news.example.cn/2026/ --yes \\
        --item 养老金资格认证可在手机上办 --item C919大飞机首次飞抵云汀
    """
    from scraper.cli.views.teach import teach_dialogue, teach_pages, teach_view

    refuse_sources(sources_file)
    typed = {name: text for name, text in options.items() if text is not None}
    _refuse_mistakes(items, typed)
    if as_json and reparses:
        exclusive.refuse("--json", "reparses")
    taught = teach_pages.load(as_text(key).strip(), source_name, db, sources_file, "list" if items else None)
    values = _values(taught, typed)
    headlines: Sequence[str] = items
    asks = can_ask() and not yes and not as_json
    if not values and not headlines:
        if as_json:
            click.echo(teach_view.page_as_json(taught))
            return
        teach_view.show_page(taught)
        if asks:
            values, headlines = teach_dialogue.ask(taught)
        else:
            _advise(key, taught)
        if not values and not headlines:
            return
    results = _results(taught, values, headlines)
    if as_json:
        written = yes and bool(results.select)
        if written:
            _write(sources_file, taught.source, results.select)
        click.echo(teach_view.as_json(taught, results, written=written))
        sys.exit(NOT_ALL if results.refusals else 0)
    teach_view.show(taught, results)
    if not results.select:
        sys.exit(NOT_ALL)
    if not yes and not can_ask():
        click.echo(_("Nothing was written; --yes writes this into {file}.").format(file=sources_file), err=True)
    elif yes or click.confirm(_("Write this into {file}?").format(file=sources_file), default=True, err=True):
        _write(sources_file, taught.source, results.select)
        done = _("{file}: `select:` of {source} was written.").format(file=sources_file, source=taught.source.name)
        click.echo(done, err=True)
        if taught.kind == "article":
            _offer_reparse(taught.source.name, db, sources_file, reparses=reparses, asks=asks)
    if results.refusals:
        sys.exit(NOT_ALL)


def _refuse_mistakes(items: Sequence[str], typed: Mapping[str, str]) -> None:
    """Raise UsageError for values of a list page beside those of an article, and for a single headline."""
    if items and typed:
        message = _("--item is of a list page, --{name} of an article: give one kind.")
        raise click.UsageError(message.format(name=next(iter(typed))))
    if len(items) == 1:
        raise click.UsageError(_("--item: give two or three headlines; one does not show what the entries share."))


def _advise(key: str, taught: Taught) -> None:
    """Print the command that gives the right values, for one who cannot be asked."""
    advice = (
        _("Give the headlines of two or three entries: scrape teach {key} --item HEADLINE --item HEADLINE")
        if taught.kind == "list"
        else _("Give the right values: scrape teach {key} --headline TEXT …")
    )
    click.echo(advice.format(key=key), err=True)


def _values(taught: Taught, typed: Mapping[str, str]) -> dict[str, Value]:
    """The typed values. Raises BadParameter for one that no page can have."""
    from scraper.teaching import right_value

    values: dict[str, Value] = {}
    for name, text in typed.items():
        try:
            values[name] = right_value(taught.page, name, as_text(text))
        except ValueError as error:
            raise click.BadParameter(localized(str(error)), param_hint=f"--{name}") from None
    return values


def _results(taught: Taught, values: Mapping[str, Value], headlines: Sequence[str]) -> Results:
    from scraper.cli.views.teach.teach_view import Results
    from scraper.teaching import propose, propose_items

    if headlines:
        return Results.of([propose_items(taught.page, headlines, taught.others)])
    return Results.of([propose(taught.page, name, value, taught.others) for name, value in values.items()])


def _write(file: Path, source: Source, select: Mapping[str, str]) -> None:
    from scraper.sources.editing import selectors

    selectors.write(file, source.name, select)


def _offer_reparse(source: str, db: Path, file: Path, *, reparses: bool, asks: bool) -> None:
    """Reparse the source's stored pages if wanted, else print the command for it."""
    from scraper.archive import Archive
    from scraper.cli.commands.maintain import reparse
    from scraper.extras import shell_word

    if not db.exists():
        return
    with Archive.read(db) as archive:
        count = archive.pages.count_to_reparse(source, None).get(source, 0)
    if not count:
        return
    question = _("Parse the {n} stored pages of {source} again, to correct the archive?")
    agreed = asks and click.confirm(question.format(n=f"{count:,}", source=source), default=True, err=True)
    if not reparses and not agreed:
        click.echo(_("Next: {line}").format(line=f"scrape reparse {shell_word(source)}"), err=True)
        return
    args = [source, "--changed-only", f"--db={db}", f"--config={file}"]
    with reparse.command.make_context("reparse", args, parent=click.get_current_context()) as inner:
        reparse.command.invoke(inner)
