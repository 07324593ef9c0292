"""`scrape save`: store single articles by their addresses."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import click

from scraper.cli.options.common import db_option, no_empty_name, sources_option
from scraper.cli.options.logs import Loudness, loudness_options
from scraper.cli.options.workers import Readers, readers_options
from scraper.cli.views.counts import in_words
from scraper.errors import ConfigError
from scraper.i18n import Message, _, joined, localized, ngettext
from scraper.text.normalise import decoded

if TYPE_CHECKING:
    from scraper.archive import Archive
    from scraper.sources import Source, Sources

MAX_BYTES = 50_000_000
"""Maximum size of a file of addresses in bytes."""
OTHERS_SHOWN = 3
"""Maximum number of lines without an address that are quoted."""


@click.command(short_help="Archive single articles by their addresses.")
@click.argument("inputs", nargs=-1, metavar="[URL | FILE | -]...", callback=no_empty_name)
@click.option(
    "--source",
    "name",
    default="saved",
    show_default=True,
    metavar="NAME",
    help="Source name to store the articles under.",
)
@click.option("--tag", "tags", metavar="NAME", multiple=True, help="Give the articles this tag. Repeatable.")
@click.option("--retry", is_flag=True, help="Retry failed addresses; without URL, all that failed.")
@click.option("--json", "as_json", is_flag=True, help="Print the result of each address as JSON.")
@loudness_options("Log what is stored and what fails; -vv every request.")
@readers_options("number of cores minus one, at most 4")
@sources_option
@db_option
def command(
    inputs: tuple[str, ...],
    name: str,
    tags: tuple[str, ...],
    retry: bool,
    as_json: bool,
    loudness: Loudness,
    readers: Readers,
    sources_file: Path,
    db: Path,
) -> None:
    """Archive single articles by their addresses.

    Inputs are addresses, files that contain addresses, or - for standard input. Files can be text with one address per
    line (# starts a comment), Markdown, CSV, a browser's bookmarks (HTML), or RIS from a reference manager. Pages are
    fetched as politely as by `scrape fetch`, with the `defaults:` of sources.yaml; articles already in the archive are
    not fetched again, but get the tags of --tag.

    \b
    Exit code: 0 all are stored; 1 some could not be fetched or are not articles,
    each with its reason; 2 wrong usage, or no address; 130 interrupted. Failed
    addresses are remembered: --retry tries them again.

    \b
    Examples:
      scrape save https://news.example.cn/2026/0131/c1.html
      scrape save bookmarks.html --source 收藏 --tag 养老
      grep 2026 links.txt | scrape save -
      scrape save --retry
    """
    from scraper.archive import Archive
    from scraper.archive.articles.tags import name_of
    from scraper.cli.commands.collect.fetch import INTERRUPTED, display_of, run
    from scraper.crawl.source.run_options import RunOptions
    from scraper.sources import Sources, load

    if not inputs and not retry:
        raise click.UsageError(_("give an address, a file of addresses, or - for standard input; --retry needs none."))
    marks = [name_of(tag) for tag in tags]
    with loudness.logging():
        listed = load(sources_file) if sources_file.exists() else Sources(())
        named = _addresses(inputs, loudness.reports)
        urls = list(named.urls)
        source = _source(listed, name, named)
        with Archive.open(db) as archive:
            failed_before = {row["url"] for row in archive.crawl.failures(name) if not row["is_list"]}
            if retry and not inputs:
                urls = sorted(failed_before)
            deleted = archive.deletion.deleted(urls)
            stored = archive.crawl.handled(urls) - failed_before - deleted
            new = [url for url in urls if url not in stored | deleted]
            archive.crawl.add_to_frontier(name, new)
            report = None
            if new:
                options = RunOptions(retry=True, only=frozenset(new))
                report = run(listed, [source], archive, readers, display_of(loudness, as_json), (), options)
            outcome = _outcome(archive, name, new)
            outcome["known"] = [url for url in urls if url in stored]
            outcome["deleted"] = [url for url in urls if url in deleted]
            if marks:
                _mark(archive, marks, [*outcome["saved"], *outcome["known"]])
    ended = report.ended if report else "done"
    if as_json:
        summary = {"run": report.run if report else None, "ended": ended, "source": name, **outcome}
        click.echo(json.dumps(summary, ensure_ascii=False, indent=2))
    elif loudness.reports:
        _tell(outcome)
    if ended == "interrupted":
        sys.exit(INTERRUPTED)
    if outcome["failed"] or outcome["waiting"]:
        sys.exit(1)


@dataclass(frozen=True, slots=True)
class Addresses:
    """The addresses of the arguments."""

    typed: tuple[str, ...]
    """Those of the command line."""
    urls: tuple[str, ...]
    """All of them in order, canonical and so without passwords, each once."""
    credentials: tuple[tuple[str, str], ...] = field(repr=False)
    """As `Source.credentials` has them."""


def _addresses(inputs: Sequence[str], tells: bool) -> Addresses:
    """Read the addresses of the arguments. Raises ConfigError for a missing file, or if there is no address at all."""
    from scraper.importers import address_list
    from scraper.urls import canonical, credentials

    typed: list[str] = []
    as_written: list[str] = []
    urls: list[str] = []
    mistakes: list[str] = []
    for argument in inputs:
        if "://" in argument:
            in_argument = [argument]
            typed.append(argument)
        else:
            text = _text(argument)
            listing = address_list.read(text)
            in_argument = [*listing.urls]
            if listing.others and tells:
                _tell_others(argument, listing.others)
            if not listing.urls:
                mistakes.append(Message("{file}: contains no address (http://… or https://…)", file=argument))
        for url in in_argument:
            address = canonical(url)
            if address is None:
                mistakes.append(Message("{url}: not an http(s) address", url=url))
            else:
                urls.append(address)
                as_written.append(url)
    if mistakes:
        raise ConfigError(joined("\n", mistakes))
    return Addresses(tuple(typed), tuple(dict.fromkeys(urls)), credentials(as_written))


def _text(argument: str) -> str:
    """The text of a file, or of standard input: UTF-8, UTF-16 by its mark, or GB 18030. Raises ConfigError."""
    try:
        if argument == "-":
            if sys.stdin is None:
                raise ConfigError(Message("standard input is closed"))
            content = sys.stdin.buffer.read(MAX_BYTES + 1)
        else:
            with Path(argument).open("rb") as file:
                content = file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        raise ConfigError(
            Message("file {file} does not exist; an address begins with http:// or https://", file=argument)
        ) from None
    except OSError as error:
        raise ConfigError(
            Message("{file} cannot be read: {reason}", file=argument, reason=error.strerror or error)
        ) from None
    if len(content) > MAX_BYTES:
        raise ConfigError(Message("{file}: larger than {n} bytes; split it", file=argument, n=f"{MAX_BYTES:,}"))
    return decoded(content)


def _tell_others(file: str, others: Sequence[tuple[int, str]]) -> None:
    head = ngettext("{file}: {n} line has no address:", "{file}: {n} lines have no address:", len(others))
    click.echo(head.format(file=file, n=len(others)), err=True)
    for number, line in others[:OTHERS_SHOWN]:
        click.echo(f"  {number}: {line[:80]}", err=True)
    if len(others) > OTHERS_SHOWN:
        click.echo("  …", err=True)


def _source(listed: Sources, name: str, named: Addresses) -> Source:
    """The source that saved articles belong to: the file's defaults, no lists, no revisits; the passwords of the
    addresses, each for its own host.

    A private address is fetched only if it was typed. Raises ConfigError for the name of a listed source.
    """
    from scraper.crawl.fetch.address_guard.ssrf import is_plainly_inside

    if name in listed.names:
        raise ConfigError(
            Message(
                "{name} is a source in {file}, from which `scrape fetch` fetches; choose another name with --source",
                name=repr(name),
                file=listed.path,
            )
        )
    typed = {urlsplit(url).hostname or "" for url in named.typed}
    inside = tuple(sorted(host for host in typed if host and is_plainly_inside(host)))
    hosts = (*listed.usual.hosts, *inside)
    return replace(listed.usual, name=name, urls=(), revisit=(), hosts=hosts, credentials=named.credentials)


Outcome = dict[str, list[str] | list[dict[str, str]]]


def _outcome(archive: Archive, name: str, urls: Sequence[str]) -> Outcome:
    """Sort the addresses of a run by their outcome."""
    reasons = {row["url"]: row["reason"] for row in archive.crawl.failures(name)}
    stored = archive.crawl.handled([url for url in urls if url not in reasons])
    return {
        "saved": [url for url in urls if url in stored],
        "failed": [{"url": url, "reason": reasons[url]} for url in urls if url in reasons],
        "waiting": [url for url in urls if url not in stored and url not in reasons],
    }


def _mark(archive: Archive, tags: Sequence[str], urls: Sequence[object]) -> None:
    """Add tags to the articles at these addresses."""
    rows = [archive.articles.get(str(url)) for url in urls]
    archive.tags.add([row["id"] for row in rows if row is not None], tags)


def _tell(outcome: Outcome) -> None:
    """Print the addresses that failed, each with its reason, and a line of counts."""
    for row in outcome["failed"]:
        assert isinstance(row, dict)
        click.echo(f"{row['url']}\n    {localized(row['reason'])}", err=True)
    counts = (
        (len(outcome["saved"]), _("{n} saved")),
        (len(outcome["known"]), _("{n} already in the archive")),
        (len(outcome["deleted"]), _("{n} deleted earlier; `scrape delete --forget URL` allows fetching again")),
        (len(outcome["failed"]), _("{n} failed; `scrape save --retry` tries again")),
        (len(outcome["waiting"]), _("{n} wait for the next run")),
    )
    click.echo(in_words(counts))
