"""`scrape delete`: delete articles permanently, without a trace."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from scraper.cli.options import exclusive
from scraper.cli.options.common import db_option, must_exist
from scraper.cli.options.export.output import can_ask
from scraper.cli.options.selection import query_options
from scraper.cli.options.selection.filters import chosen, filter_options
from scraper.errors import ArchiveError
from scraper.i18n import _, ngettext

if TYPE_CHECKING:
    from scraper.archive import Archive

SHOWN = 10
"""Maximum number of articles listed before the question."""


@click.command(short_help="Delete articles permanently, leaving no trace.", context_settings=query_options.SETTINGS)
@query_options.query_argument("[ID|URL|QUERY]...")
@filter_options
@click.option("--yes", "-y", is_flag=True, help="Delete without asking.")
@click.option("--dry-run", is_flag=True, help="Show what would be deleted, and delete nothing.")
@click.option("--forget", "mode", flag_value="forget", help="Allow these URLs (without URL: all) to be fetched again.")
@click.option("--list", "mode", flag_value="list", help="Print how many addresses were deleted, by day.")
@click.option("--compact", "mode", flag_value="compact", help="Finish a deletion that was interrupted.")
@db_option
def command(query: tuple[str, ...], yes: bool, dry_run: bool, mode: str | None, db: Path, **filters: Any) -> None:
    """Delete articles, by number, by URL, or all that a query and filters find.

    Shows what will be deleted, and asks. An article's earlier revisions, raw pages, word boundaries, entries on list
    pages, and the raw pages of those lists are deleted with it; the file is rewritten, so that no part of it still
    contains the text. Its addresses are remembered as hashes: no fetch, reparse, repair or import brings it back,
    until --forget URL.

    Backups and other copies of the archive still contain it.

    \b
    Examples:
      scrape delete 17
      scrape delete https://news.example.cn/2026/0131/c1.html --yes
      scrape delete 低保 --source cctv --until 2020 --dry-run
      scrape delete --forget https://news.example.cn/2026/0131/c1.html
    """
    must_exist(db)
    words = [query_options.as_text(word).strip() for word in query]
    if mode is not None and (dry_run or any(filters.values())):
        raise click.UsageError(_("--forget, --list and --compact take no filters."))
    if mode in ("list", "compact"):
        exclusive.refuse(f"--{mode}", "query", "yes")
    if mode == "forget":
        _forget(db, words, yes)
    elif mode == "list":
        _list(db)
    elif mode == "compact":
        _compact(db)
    else:
        _delete(db, query, words, filters, yes, dry_run)


def _delete(
    db: Path, query: tuple[str, ...], words: Sequence[str], filters: Mapping[str, Any], yes: bool, dry_run: bool
) -> None:
    from scraper.archive import Archive, Filter

    if not words and not any(filters.values()):
        raise click.UsageError(_("name what to delete: a number, a URL, a query, or a filter such as --source."))
    with Archive.read(db) as archive:
        ids, addresses = _chosen(archive, query, words, filters)
        traces = archive.deletion.traces(ids, addresses)
        if not traces.articles and not addresses:
            click.echo(_("nothing matches; nothing was deleted"), err=True)
            return
        for row in archive.articles(Filter(ids=traces.articles[:SHOWN])):
            _show(row)
        if len(traces.articles) > SHOWN:
            click.echo("  " + _("… and {n} more").format(n=f"{len(traces.articles) - SHOWN:,}"))
        for address in addresses:
            click.echo(f"  {address}")
    click.echo(_summary(len(traces.articles), traces.revisions, len(traces.pages)), err=True)
    if dry_run:
        click.echo(_("nothing was deleted (--dry-run)"), err=True)
        return
    if not yes:
        _must_ask()
        click.confirm(_("Delete permanently?"), abort=True, err=True)
    with Archive.open(db) as archive:
        done = archive.deletion.delete(traces.articles, addresses)
        click.echo(
            ngettext("{n} article deleted", "{n} articles deleted", len(done.articles)).format(
                n=f"{len(done.articles):,}"
            ),
            err=True,
        )
        archive.upkeep.compact()
    _tell_of_copies(db)


def _chosen(
    archive: Archive, query: tuple[str, ...], words: Sequence[str], filters: Mapping[str, Any]
) -> tuple[list[int], list[str]]:
    """The numbers of the chosen articles, and addresses that have other records but no article."""
    from scraper.urls import canonical

    among = chosen(archive, **filters)
    if words and all(word.isdecimal() or "://" in word for word in words):
        if any(filters.values()):
            raise click.UsageError(_("filters apply to a query, not to numbers and URLs."))
        ids, addresses = [], []
        for word in words:
            row = archive.articles.get(word) or (
                None if word.isdecimal() else archive.articles.get(canonical(word) or word)
            )
            if row is not None:
                ids.append(row["id"])
            elif not word.isdecimal() and (
                addresses_here := _known_addresses(archive, {word, canonical(word) or word})
            ):
                addresses += addresses_here
            else:
                query_options.article(archive, word)  # raises the error
        return list(dict.fromkeys(ids)), addresses
    return sorted(archive.search.ids(query_options.parsed_query(query, False, False), among)), []


def _known_addresses(archive: Archive, urls: Iterable[str]) -> list[str]:
    """Filter the addresses for those that the archive has any record of."""
    sql = (
        "SELECT 1 FROM failures WHERE url = ?1 UNION SELECT 1 FROM frontier WHERE url = ?1"
        " UNION SELECT 1 FROM visits WHERE url = ?1 UNION SELECT 1 FROM teasers WHERE url = ?1"
    )
    return [url for url in urls if archive.connection.execute(sql, (url,)).fetchone()]


def _show(row: Mapping[str, Any]) -> None:
    from scraper.text.normalise import clean

    facts = (str(row["id"]), (row["published"] or row["fetched"])[:10], row["outlet"], row["headline"], row["url"])
    click.echo("  " + "  ".join(clean(fact) for fact in facts if fact))


def _summary(articles: int, revisions: int, pages: int) -> str:
    parts = (
        ngettext("{n} article", "{n} articles", articles).format(n=f"{articles:,}"),
        ngettext("{n} earlier revision", "{n} earlier revisions", revisions).format(n=f"{revisions:,}"),
        ngettext("{n} raw page", "{n} raw pages", pages).format(n=f"{pages:,}"),
    )
    return _(", ").join(parts)


def _must_ask() -> None:
    """Raise UsageError if there is no terminal to ask on."""
    if not can_ask():
        raise click.UsageError(_("no terminal to ask on; add --yes, or look first with --dry-run."))


def _tell_of_copies(db: Path) -> None:
    """Print the copies next to the archive, which still hold the deleted articles."""
    real = db.resolve()
    copies = sorted(
        file.name
        for file in real.parent.iterdir()
        if file.name.startswith(f"{real.name}.") and (".before-" in file.name or file.name.endswith(".bak"))
    )
    if copies:
        message = _("earlier copies still contain it: {files}")
        click.echo(message.format(files=_(", ").join(copies)), err=True)


def _forget(db: Path, words: Sequence[str], yes: bool) -> None:
    from scraper.archive import Archive
    from scraper.urls import canonical

    with Archive.open(db) as archive:
        if words:
            urls = {url for word in words for url in (word, canonical(word) or word)}
            if unknown := [word for word in words if not archive.deletion.deleted((word, canonical(word) or word))]:
                raise ArchiveError(_("{url}: was not deleted from this archive").format(url=unknown[0]))
        elif not yes:
            _must_ask()
            click.confirm(_("Allow all deleted addresses to be fetched again?"), abort=True, err=True)
        count = archive.deletion.forget(urls if words else None)
    message = ngettext(
        "{n} address may be fetched and imported again", "{n} addresses may be fetched and imported again", count
    )
    click.echo(message.format(n=count), err=True)


def _list(db: Path) -> None:
    from scraper.archive import Archive

    with Archive.read(db) as archive:
        days = archive.deletion.count_by_day()
    for day, count in days:
        click.echo(f"{day}  {count}")
    total = sum(count for _day, count in days)
    click.echo(ngettext("{n} address deleted", "{n} addresses deleted", total).format(n=f"{total:,}"), err=True)


def _compact(db: Path) -> None:
    from scraper.archive import Archive

    with Archive.open(db) as archive:
        archive.upkeep.compact()
    click.echo(_("{file}: rewritten; its free space no longer holds any text").format(file=db), err=True)
