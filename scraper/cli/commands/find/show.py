"""`scrape show`: an article as text or JSON, its raw page, or its history."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from scraper.citations import STYLES as CITATIONS
from scraper.citations import document
from scraper.cli.options import exclusive
from scraper.cli.options.common import db_option
from scraper.cli.options.export.output import OutputPath
from scraper.cli.options.selection import query_options
from scraper.cli.terminal import console
from scraper.cli.terminal.time_format import local
from scraper.cli.views import article_media, list_history
from scraper.cli.views.list_history import say
from scraper.errors import ArchiveError
from scraper.i18n import _

if TYPE_CHECKING:
    from rich.text import Text

    from scraper.archive import Archive
    from scraper.archive.articles.versions.text_diff import Change

Row = dict[str, Any]


STYLES = {"same": "", "gone": "red strike", "come": "green underline"}
MARKS = {"same": ("", ""), "gone": ("[-", "-]"), "come": ("{+", "+}")}
"""Marks of changes on a terminal without colours, as in `git diff --word-diff`."""
UNMARKED = dict.fromkeys(MARKS, ("", ""))


@click.command(short_help="Show articles: text, history, raw page.")
@click.argument("keys", nargs=-1, required=True, metavar="ID|URL...")
@click.option("--json", "view", flag_value="json", help="Print one JSON object per article, one per line.")
@click.option("--raw", "view", flag_value="raw", help="Print the page as fetched, byte for byte.")
@click.option("--diff", "view", flag_value="diff", help="Show what changed between revisions.")
@click.option(
    "--seen",
    "view",
    flag_value="seen",
    help="Show when list pages listed it, at which position and with which headline.",
)
@click.option(
    "--cite",
    "style",
    type=click.Choice(list(CITATIONS)),
    metavar="STYLE",
    help=f"Print a reference to the article: {', '.join(CITATIONS)}.",
)
@click.option(
    "--files",
    "folder",
    type=OutputPath(file_okay=False),
    metavar="FOLDER",
    help="Write the pictures and attachments that the archive has kept into FOLDER; nothing in it is overwritten.",
)
@click.option(
    "--revision",
    type=click.IntRange(1),
    metavar="N",
    help="Show, print or cite the article's revision N: 1 is the text as first fetched.",
)
@click.option("--open", "opens", is_flag=True, help="Open the original page in the web browser.")
@db_option
def command(
    keys: tuple[str, ...],
    view: str | None,
    style: str | None,
    folder: Path | None,
    revision: int | None,
    opens: bool,
    db: Path,
) -> None:
    """Show articles from the archive, by number or URL. --seen also takes the URL of a list page, and shows how it
    changed: a front page over time. If one is missing, the others are still shown, and the exit code is 1.

    A reference (--cite) names the outlet that the page credits, and the day on which the cited revision was fetched.
    `scrape export --format bibtex` writes many.

    \b
    Examples:
      scrape show 17
      scrape show 17 18 19 --json
      scrape show https://news.example.cn/2026/0131/c1.html --diff
      scrape show 17 --raw > page.html
      scrape show https://news.example.cn/2026/ --seen
      scrape show 17 --files pictures
      scrape show 17 --cite gb7714
      scrape show 17 18 --cite bibtex > references.bib
      scrape show 17 --revision 1 --cite gb7714
    """
    from scraper.archive import Archive, Filter

    _refuse_idle(keys, view, style, folder, revision, opens)
    with Archive.read(db) as archive:
        chosen, missing = _chosen(archive, keys, view, revision)
        articles = [row for row in chosen if not isinstance(row, str)]
        if folder is not None and articles:
            article_media.write(archive, articles, folder, revision)
        elif style is not None and articles:
            ids = Filter(ids=[row["id"] for row in articles])
            rows = archive.bulk.references(ids) if revision is None else articles
            click.echo(document(rows, style).rstrip("\r\n"))  # for programs: no line is broken to fit a terminal
        elif opens:
            _open(articles)
        else:
            _show(archive, chosen, view)
    if missing:
        raise ArchiveError("\n".join(map(str, missing)))


def _refuse_idle(
    keys: Sequence[str], view: str | None, style: str | None, folder: Path | None, revision: int | None, opens: bool
) -> None:
    """Raise UsageError for options of which one would have no effect."""
    if view == "raw" and len(keys) > 1:
        raise click.UsageError(_("--raw shows one page at a time; `scrape export --format warc` writes many."))
    if style is not None:
        exclusive.refuse("--cite", "view", "opens")
    if folder is not None:
        exclusive.refuse("--files", "view", "style", "opens")
    if opens:
        exclusive.refuse("--open", "view", "revision")
    if revision is not None and view in ("raw", "diff", "seen"):
        exclusive.refuse("--revision", "view")


def _chosen(
    archive: Archive, keys: Sequence[str], view: str | None, revision: int | None
) -> tuple[list[Row | str], list[ArchiveError]]:
    """The articles, and with --seen the URLs of list pages, that the keys name; and why the others are missing."""
    chosen: list[Row | str] = []
    missing: list[ArchiveError] = []
    for key in keys:
        if view == "seen" and archive.pages.snapshots(url := query_options.as_text(key)):
            chosen.append(url)
            continue
        try:
            row = query_options.article(archive, key)
            chosen.append(row if revision is None else _as_of(archive, row, revision))
        except ArchiveError as error:
            missing.append(error)
    return chosen, missing


def _show(archive: Archive, chosen: Sequence[Row | str], view: str | None) -> None:
    for number, row in enumerate(chosen):
        if number and view != "json":
            _between()
        if isinstance(row, str):
            list_history.show_list(archive, row)
        else:
            VIEWS[view](archive, row)


def _as_of(archive: Archive, row: Row, revision: int) -> Row:
    """The article as of a revision. Raises ArchiveError if it has no such revision."""
    version = archive.articles.as_of(row, revision)
    if version is None:
        message = _("article {id} has no revision {number}; the last one is {last}")
        raise ArchiveError(message.format(id=row["id"], number=revision, last=row["revision"]))
    return version


def _open(rows: list[Row]) -> None:
    """Open the original pages of articles in the browser; the environment variable BROWSER selects another one."""
    import webbrowser

    for row in rows:
        if not row["url"].startswith(("http://", "https://")):
            raise ArchiveError(_("article {id} has no web address: {url}").format(id=row["id"], url=row["url"]))
        if not webbrowser.open(row["url"]):
            message = _("no web browser could be started; the address is {url}")
            raise ArchiveError(message.format(url=row["url"]))
        console.err().print(_("opened in the browser: {url}").format(url=row["url"]), style="dim", soft_wrap=True)


def _between() -> None:
    """A separator line between two articles."""
    out = console.out()
    out.print()
    out.rule(style="dim", characters="─")
    out.print()


def _show_json(archive: Archive, row: Row) -> None:
    copies = [{"id": copy["id"], "url": copy["url"]} for copy in archive.articles.copies(row["id"])]
    (row,) = archive.bulk.with_files([row])
    contract = {name: value for name, value in row.items() if name != "requested"}
    click.echo(json.dumps({**contract, "copies": copies}, ensure_ascii=False))


def _show_raw(archive: Archive, row: Row) -> None:
    page = archive.pages.of_article(row["id"])
    if page is None:
        raise ArchiveError(_("article {id} has no raw page (it was imported without one)").format(id=row["id"]))
    sys.stdout.buffer.write(page.content)


def _show_article(archive: Archive, row: Row) -> None:
    from rich.text import Text

    say(Text(_safe(row["headline"]) or _("(no headline)"), "bold"))
    for line in _facts(row):
        say(line)
    if row["summary"]:
        say(Text())
        say(Text(_safe(row["summary"]), "italic"), indent=4)
    for paragraph in row["body"].split("\n"):
        say(Text())
        say(Text(_safe(paragraph)))
    for line in article_media.lines(archive, row):
        say(line)
    for line in _archive_lines(archive, row):
        say(line)


def _facts(row: Row) -> list[Text]:
    """The lines under the headline: outlet, section and date; byline, editors and keywords; tags; the address."""
    from rich.text import Text

    section = row["section"] if row["section"] != row["page_name"] else None  # the page says it
    first = [row["outlet"], section, _printed_page(row), (row["published"] or "").replace("T", " ")]
    second = [
        "、".join(row["byline"]),
        _("editors {names}").format(names="、".join(row["editors"])) if row["editors"] else None,
        _("keywords {words}").format(words="、".join(row["keywords"])) if row["keywords"] else None,
    ]
    tags = [_("tags {names}").format(names="、".join(row["tags"])) if row["tags"] else None]
    lines = ["  ·  ".join(_safe(part) for part in parts if part) for parts in (first, second, tags)]
    return [Text(line, "dim") for line in (*lines, _safe(row["url"])) if line]


def _printed_page(row: Row) -> str:
    """The page of a printed paper with its name; "" for an article of none."""
    if not row["page_number"]:
        return row["page_name"] or ""
    page = _("page {number}").format(number=row["page_number"])
    return f"{page} {row['page_name']}" if row["page_name"] else page


def _archive_lines(archive: Archive, row: Row) -> list[Text]:
    """Lines on an article's record in the archive: number, source, revisions, reprints, list pages."""
    from rich.text import Text

    came = _("article {id}, source {source}, fetched {time}")
    lines = [
        Text(),
        Text(came.format(id=row["id"], source=_safe(row["source"]), time=local(row["fetched"])), "dim"),
    ]
    if origin := archive.backfills.provenance(row["id"]):
        text = _("capture of {archive}: {record}").format(archive=_safe(origin.archive), record=_safe(origin.record))
        lines.append(Text(text, "dim"))
    present = archive.articles.get(row["id"]) or row
    if present["revision"] > row["revision"]:
        former = _("revision {number} of {n}, first seen {time}; --diff shows what changed")
        when = local(row["changed"] or row["fetched"])
        lines.append(Text(former.format(number=row["revision"], n=present["revision"], time=when), "yellow"))
    elif row["revision"] > 1:
        changed = _("revision {number}, changed {time}; --diff shows what changed")
        lines.append(Text(changed.format(number=row["revision"], time=local(row["changed"])), "yellow"))
    copies = archive.articles.copies(row["id"])
    if copies:
        lines.append(Text(_("also published as"), "dim"))
    for copy in copies:
        where = "  ·  ".join(_safe(part) for part in (copy["outlet"], copy["published"], copy["url"]) if part)
        lines.append(Text(f"  {copy['id']}  {_safe(copy['headline'])}  ·  {where}"))
    seen = archive.pages.sightings(row["id"])
    if seen:
        lines.append(Text(_("seen on (--seen shows when, at which position and with which headline)"), "dim"))
    for address, here in list_history.by_list(seen).items():
        best = min(sighting["rank"] for sighting in here)
        when = _("first seen {time}, best position {rank}").format(time=local(here[0]["seen"]), rank=best)
        lines.append(Text(f"  {_safe(address)}  {when}"))
    return lines


def _show_diff(archive: Archive, row: Row) -> None:
    from itertools import pairwise

    from rich.text import Text

    from scraper.archive.articles.versions.text_diff import changes

    out = console.out()
    versions = archive.articles.revisions(row["id"])
    if len(versions) == 1:
        same = _("Article {id} has not changed since it was fetched ({time}).")
        out.print(same.format(id=row["id"], time=local(row["fetched"])))
    for older, newer in pairwise(versions):
        times = f"{local(older['fetched'])} -> {local(newer['fetched'])}"
        step = _("revision {older} -> {newer}").format(older=older["revision"], newer=newer["revision"])
        out.print(Text(f"{step}  ({times})", "bold"))
        for change in changes(older, newer):
            say(_changed(change, MARKS if out.no_color or out.color_system is None else UNMARKED), indent=2)
        out.print()


def _changed(change: Change, marks: dict[str, tuple[str, str]]) -> Text:
    from rich.text import Text

    place = f" ¶{change.place}" if change.field == "body" else ""
    line = Text(f"{change.field}{place}: ")
    line.stylize("dim")
    for piece in change.pieces:
        before, after = marks[piece.kind]
        line.append(before + _safe_run(piece.text) + after, STYLES[piece.kind])
    return line


def _safe(text: str) -> str:
    """Make a text safe for the terminal: pages, and archives that were imported, may contain escape sequences."""
    from scraper.text.normalise import clean

    return clean(text)


def _safe_run(text: str) -> str:
    """Like `_safe`, keeping white space at both ends: the text is a part of a line."""
    return _safe(f"|{text}|")[1:-1]


VIEWS: dict[str | None, Callable[[Archive, Row], None]] = {
    None: _show_article,
    "json": _show_json,
    "raw": _show_raw,
    "diff": _show_diff,
    "seen": list_history.show_article,
}
