"""`scrape tag`: add tags to articles, or remove them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from scraper.cli.options import exclusive
from scraper.cli.options.common import db_option, must_exist
from scraper.cli.options.export.output import can_ask
from scraper.cli.options.selection import query_options
from scraper.cli.options.selection.filters import chosen, filter_options
from scraper.i18n import _, ngettext

if TYPE_CHECKING:
    from scraper.archive import Archive

SHOWN = 10
"""Maximum number of articles listed before the question."""


@click.command(short_help="Add tags to articles, or remove them.", context_settings=query_options.SETTINGS)
@query_options.query_argument("QUERY|ID|URL [-]TAG...")
@filter_options
@click.option("-y", "--yes", is_flag=True, help="Do not ask for confirmation.")
@click.option("--dry-run", is_flag=True, help="Show what would change, and change nothing.")
@click.option("--list", "lists", is_flag=True, help="Print all tags with the number of articles of each.")
@db_option
def command(query: tuple[str, ...], yes: bool, dry_run: bool, lists: bool, db: Path, **filters: Any) -> None:
    """Add tags to all articles that a query matches, and remove those written with a minus.

    The first argument is a query as in `scrape search`, in quotation marks if it has several words, or the number or
    URL of an article. The others are tags. An empty query ('') together with filters means all articles that the
    filters select. For a query, the articles are shown first, and you are asked to confirm.

    You can search for tags (tag:养老) and filter by them (--tag). They are exported, and shown by `scrape show` and in
    the web view.

    \b
    Examples:
      scrape tag 17 养老 "to read"
      scrape tag '养老金 -低保' 养老 -旧稿 --yes
      scrape tag '' 存疑 --source cctv --since 7d --dry-run
      scrape tag tag:养老 -养老 社保 --yes
      scrape tag --list
    """
    must_exist(db)
    if lists:
        exclusive.refuse("--list", "query", "yes", "dry_run")
        _list(db)
        return
    if len(query) < 2:
        raise click.UsageError(_("name the articles, then at least one tag: scrape tag '养老金 改革' 养老"))
    words = query_options.as_text(query[0])
    added, removed = _tags(query[1:])
    if not words.strip() and not any(filters.values()):
        raise click.UsageError(_("name the articles: a number, a URL, a query, or a filter such as --source."))
    _mark(db, words, added, removed, filters, yes, dry_run)


def _tags(typed: Sequence[str]) -> tuple[list[str], list[str]]:
    """The tags to add and those to remove."""
    from scraper.archive.articles.tags import name_of
    from scraper.archive.search.query.tokens import MINUS

    texts = list(dict.fromkeys(map(query_options.as_text, typed)))
    minus = tuple(MINUS)
    added = [name_of(text) for text in texts if not text.startswith(minus)]
    removed = [name_of(text[1:]) for text in texts if text.startswith(minus)]
    if both := sorted({*added} & {*removed}):
        raise click.UsageError(_("{tag!r} is to be both added and removed.").format(tag=both[0]))
    return added, removed


def _mark(
    db: Path,
    words: str,
    added: Sequence[str],
    removed: Sequence[str],
    filters: Mapping[str, Any],
    yes: bool,
    dry_run: bool,
) -> None:
    from scraper.archive import Archive, Filter

    with Archive.read(db) as archive:
        ids, is_query = _chosen(archive, words, filters)
        if not ids:
            click.echo(_("nothing matches; nothing was changed"), err=True)
            return
        if is_query and not yes:
            for row in archive.articles(Filter(ids=ids[:SHOWN])):
                _show(row)
            if len(ids) > SHOWN:
                click.echo("  " + _("… and {n} more").format(n=f"{len(ids) - SHOWN:,}"))
        if dry_run:
            with_them = {tag: archive.tags.among(ids, tag) for tag in (*added, *removed)}
            _report({tag: len(ids) - with_them[tag] for tag in added}, {tag: with_them[tag] for tag in removed})
            click.echo(_("nothing was changed (--dry-run)"), err=True)
            return
    if is_query and not yes:
        if not can_ask():
            raise click.UsageError(_("no terminal to ask on; add --yes, or look first with --dry-run."))
        question = ngettext("Change the tags of {n} article?", "Change the tags of {n} articles?", len(ids))
        click.confirm(question.format(n=f"{len(ids):,}"), abort=True, err=True)
    with Archive.open(db) as archive, archive.transaction():
        changes = archive.tags.add(ids, added), archive.tags.remove(ids, removed)
    _report(*changes)


def _chosen(archive: Archive, words: str, filters: Mapping[str, Any]) -> tuple[list[int], bool]:
    """The articles, and whether they were found by a query or filters, not named one by one."""
    among = chosen(archive, **filters)
    keys = words.split()
    if keys and all(key.isdecimal() or "://" in key for key in keys):
        if any(filters.values()):
            raise click.UsageError(_("filters apply to a query, not to numbers and URLs."))
        return list(dict.fromkeys(query_options.article(archive, key)["id"] for key in keys)), False
    return sorted(archive.search.ids(query_options.parsed_query((words,), False, False), among)), True


def _show(row: Mapping[str, Any]) -> None:
    from scraper.text.normalise import clean

    facts = (str(row["id"]), (row["published"] or row["fetched"])[:10], row["outlet"], row["headline"], *row["tags"])
    click.echo("  " + "  ".join(clean(fact) for fact in facts if fact))


def _report(added: Mapping[str, int], removed: Mapping[str, int]) -> None:
    for tag, n in added.items():
        message = ngettext("{tag}: added to {n} article", "{tag}: added to {n} articles", n)
        click.echo(message.format(tag=tag, n=f"{n:,}"), err=True)
    for tag, n in removed.items():
        message = ngettext("{tag}: removed from {n} article", "{tag}: removed from {n} articles", n)
        click.echo(message.format(tag=tag, n=f"{n:,}"), err=True)


def _list(db: Path) -> None:
    from scraper.archive import Archive

    with Archive.read(db) as archive:
        for tag, n in archive.tags.count():
            click.echo(f"{n}\t{tag}")
