"""`scrape parse`: show what would be stored of a page, without storing it."""

from __future__ import annotations

import codecs
import json
import sys
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

import click

from scraper.cli.options import exclusive
from scraper.cli.options.common import no_empty_name, offering, sources_option
from scraper.cli.views import page_download, rule_names
from scraper.contract import MEDIA
from scraper.errors import ParseError, ScrapeError
from scraper.i18n import Message, _, localized
from scraper.models import Evidence, Hints, Page
from scraper.urls import without_passwords

if TYPE_CHECKING:
    from scraper.sources import Source

SHOWN = 120
"""Number of characters of a value that --explain shows."""

As = Literal["auto", "article", "list", "feed"]


class Input(NamedTuple):
    """One page to parse: its bytes, address and headers as far as they are known."""

    content: bytes
    url: str | None
    content_type: str | None
    fetched: str | None = None
    """Time of the fetch; None for a file."""


@click.command(short_help="Show what would be stored from a page, a feed or a list page.")
@click.argument("inputs", nargs=-1, required=True, metavar="FILE|URL|-...", callback=no_empty_name)
@click.option(
    "--url", metavar="URL", help="Address that the page was saved from; relative links are resolved against it."
)
@click.option(
    "--as",
    "kind",
    type=click.Choice(["auto", "article", "list", "feed"]),
    default="auto",
    show_default=True,
    help="Kind of page.",
)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object per page, one per line.")
@click.option(
    "--explain",
    is_flag=True,
    help="For every field, show the value, its place on the page, the rule that found it, and why it may be wrong.",
)
@click.option(
    "--source",
    "source_name",
    metavar="NAME",
    shell_complete=offering("listed sources"),
    help="Parse with this source's settings from sources.yaml: select, timezone, articles.",
)
@sources_option
def command(
    inputs: tuple[str, ...],
    url: str | None,
    kind: As,
    as_json: bool,
    explain: bool,
    source_name: str | None,
    sources_file: Path,
) -> None:
    """Show what would be stored from pages: files, addresses, or - for standard input.

    With several inputs and --json, each object also has the key "input"; an input that cannot be read becomes
    {"input": ..., "error": ...}, the others are still parsed, and the exit code is 1.

    \b
    Examples:
      scrape parse page.html --url https://news.example.cn/2026/0131/c1.html
      scrape parse --json --as list https://news.example.cn/ > items.json
    """
    if url and len(inputs) > 1:
        raise click.UsageError(_("--url is the address of one page; give only one input with it."))
    if url and inputs[0].startswith(("http://", "https://")):
        exclusive.refuse(inputs[0], "url")
    source = _source(sources_file, source_name)
    hints = source.hints(kind) if source else Hints(kind=kind)
    several = len(inputs) > 1
    failed = False
    for name, entry in zip(map(without_passwords, inputs), _read_all(inputs, url, kind, source), strict=True):
        try:
            if isinstance(entry, ScrapeError):
                raise entry
            page, evidence = _parse(name, entry, hints)
        except ScrapeError as error:
            failed = True
            _print_error(name, error, as_json)
        else:
            _print_page(name, page, evidence, as_json=as_json, explain=explain, several=several)
            if page.no_items:
                note = _("{input}: no entries: {reason}.").format(input=name, reason=localized(page.no_items))
                click.echo(note, err=True)
    if failed:
        sys.exit(1)


def _source(file: Path, name: str | None) -> Source | None:
    if name is None:
        return None
    from scraper.sources import load

    return load(file).pick([name])[0]


def _parse(name: str, entry: Input, hints: Hints) -> tuple[Page, tuple[Evidence, ...]]:
    from scraper.crawl.workers.time_budget import USUAL, TimeIsUp, limited, overrun
    from scraper.extract import explain
    from scraper.text.segmenter import analyse

    try:
        own = replace(hints, content_type=entry.content_type, fetched=entry.fetched)
        with limited(USUAL, len(entry.content)):
            page, evidence = explain(entry.content, entry.url, own)
            if page.kind == "article":
                page = replace(page, keywords=analyse(page).keywords)
            return page, evidence
    except TimeIsUp:
        raise overrun(name, USUAL, len(entry.content)) from None


def _read_all(inputs: Sequence[str], url: str | None, kind: As, source: Source | None) -> Iterable[Input | ScrapeError]:
    """Yield the bytes of each input in order, or the error of one that cannot be read."""
    for name in inputs:
        try:
            if name == "-":
                if sys.stdin is None:
                    raise ParseError(Message("standard input is closed"))
                yield Input(sys.stdin.buffer.read(), url, None)
            elif name.startswith(("http://", "https://")):
                page = page_download.fetched(name, "list" if kind == "list" else "article", source)
                yield Input(page.content, page.url, page.header("content-type"), page.fetched)
            elif "://" in name and not Path(name).exists():
                yield ParseError(
                    Message("{name}: not an address that can be fetched; write http:// or https://", name=name)
                )
            else:
                yield Input(_read_file(Path(name)), url, None)
        except ScrapeError as error:
            yield error


def _read_file(path: Path) -> bytes:
    from scraper.extract import MAX_BYTES, PageTooLarge
    from scraper.extract.feeds.sitemaps import looks_like_sitemap

    try:
        with path.open("rb") as file:
            content = file.read(MAX_BYTES + 1)
    except OSError as error:
        raise ParseError(Message("{path}: {strerror}", path=path, strerror=error.strerror)) from None
    if len(content) > MAX_BYTES:
        raise PageTooLarge(
            Message(
                "{path}: larger than {max_bytes} MB, too large for a news page", path=path, max_bytes=MAX_BYTES >> 20
            )
        )
    if _is_binary(content[:_LOOKED_AT]) and not looks_like_sitemap(content):
        raise ParseError(Message("{path}: neither a page nor text: an image, a compressed file …", path=path))
    return content


_LOOKED_AT = 1024
_GZIP = b"\x1f\x8b"
_BYTE_ORDER_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_BE)


def _is_binary(beginning: bytes) -> bool:
    """Check whether a file is gzipped, or has NUL bytes outside wide encodings (UTF-16, UTF-32) and markup."""
    if beginning.startswith(_GZIP):
        return True
    if b"\0" not in beginning or beginning.startswith(_BYTE_ORDER_MARKS) or beginning.lstrip()[:1] == b"<":
        return False
    return not any(sign in beginning for sign in (b"<\0", b"\0<", b"{\0", b"\0{", b"[\0", b"\0["))


def _print_error(name: str, error: ScrapeError, as_json: bool) -> None:
    if as_json:
        click.echo(json.dumps({"input": name, "error": str(error)}, ensure_ascii=False))
    else:
        click.echo(_("Error: {error}").format(error=localized(str(error))), err=True)


def _print_page(
    name: str, page: Page, evidence: tuple[Evidence, ...], *, as_json: bool, explain: bool, several: bool
) -> None:
    if as_json:
        row: dict[str, Any] = {"input": name, **page.as_json()} if several else page.as_json()
        if explain:
            row["evidence"] = [
                {"field": e.field, "value": e.value, "path": e.path, "rule": e.rule, "doubt": str(e.doubt) or None}
                for e in evidence
            ]
        click.echo(json.dumps(row, ensure_ascii=False))
    elif explain:
        _print_evidence(name, page, evidence)
    else:
        _print_record(name, page, evidence)


def _print_record(name: str, page: Page, evidence: tuple[Evidence, ...]) -> None:
    from rich.table import Table
    from rich.text import Text

    from scraper.cli.terminal.console import out

    console = out()
    table = Table(box=None, show_header=False, pad_edge=False)
    table.add_column(style="dim", no_wrap=True)
    table.add_column(overflow="fold")
    for key, value in page.as_json().items():
        if key == "items":
            value = _("{n} entries").format(n=len(page.items)) if page.items else ""
        elif key in MEDIA:
            value = str(len(value)) if value else ""
        elif isinstance(value, list):
            value = _reasons(evidence) if key == "unsure" else "、".join(value)
        if value:
            table.add_row(_(key), Text(value.replace("\n", "\n\n") if key == "body" else str(value)))
    console.print(Text(name, style="bold"))
    console.print(table)
    for item in page.items:
        console.print(Text.assemble(("  · ", "dim"), item.headline, ("  " + (item.published or ""), "dim")))
        console.print(Text("    " + item.url, style="dim"), soft_wrap=True)
        if item.summary:
            console.print(Text("    " + item.summary))


def _reasons(evidence: tuple[Evidence, ...]) -> str:
    """A line for each unsure field, with the reason."""
    return "\n".join([_("{field}: {reason}").format(field=_(e.field), reason=_(e.doubt)) for e in evidence if e.doubt])


def _print_evidence(name: str, page: Page, evidence: tuple[Evidence, ...]) -> None:
    from rich.table import Table
    from rich.text import Text

    from scraper.cli.terminal import tables
    from scraper.cli.terminal.console import out
    from scraper.cli.terminal.tables import Column

    console = out()
    rows = []
    for e in evidence:
        value = e.value or _("none")
        if e.field == "items" and page.items:
            value = _("{n} entries").format(n=len(page.items))
        if len(value) > SHOWN:
            value = _("{beginning}… ({n} characters)").format(beginning=value[:SHOWN], n=f"{len(value):,}")
        doubt = Text(_("unsure: {reason}").format(reason=_(e.doubt)), "yellow") if e.doubt else Text()
        rows.append(
            (
                Text(_(e.field)),
                Text(value),
                Text(e.path),
                Text("\n" if e.rule and e.doubt else "").join([Text(rule_names.shown(e.rule)), doubt]),
            )
        )
    title = Text(f"{name} · {page.kind} · {page.encoding}", "bold")
    if console.is_terminal and console.width < tables.RECORDS:
        console.print(title)
        columns = [Column(head, folds=head != _("field")) for head in (_("field"), _("value"), _("where"), _("rule"))]
        tables.show(console, columns, rows)
        return
    table = Table(title=title, title_justify="left", show_lines=True)
    table.add_column(_("field"), no_wrap=True)
    table.add_column(_("value"), overflow="fold", ratio=3)
    table.add_column(_("where"), overflow="fold", ratio=2)
    table.add_column(_("rule"), overflow="fold", ratio=1)
    for row in rows:
        table.add_row(*row)
    console.print(table)
