"""`scrape add`: find the lists of a site from any of its addresses, and add it to sources.yaml."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from dataclasses import asdict, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from scraper.cli.options import exclusive
from scraper.cli.options.common import new_sources_option
from scraper.cli.options.export.output import refuse_sources
from scraper.contract import ARTICLE_FIELDS
from scraper.errors import ConfigError
from scraper.i18n import Message, _

if TYPE_CHECKING:
    from scraper.discovery import Candidate, Survey
    from scraper.sources import Source, SourceKind, Sources

NOT_FOUND = 1
"""Exit code if nothing can be proposed."""


@click.command(short_help="Add a source by any address of its site.")
@click.argument("address", metavar="URL|FILE")
@click.option("--name", metavar="NAME", help="Name of the source.  [default: the site's own name]")
@click.option("--kind", type=click.Choice(["list", "feed", "sitemap", "paper"]), help="Look only for this kind.")
@click.option("-y", "--yes", is_flag=True, help="Write the entry without asking.")
@click.option("--json", "as_json", is_flag=True, help="Print the result as JSON.")
@new_sources_option
def command(
    address: str, name: str | None, kind: SourceKind | None, yes: bool, as_json: bool, sources_file: Path
) -> None:
    """Add the site of URL to sources.yaml. URL can be a home page, a channel, an article, a feed, a
    sitemap, or any page of a printed paper (数字报).

    A few polite requests look for the site's feeds, news sitemaps and list pages, and read some articles to show what
    would be stored. The entry is written after you confirm, or with --yes; the rest of the file stays as it is.
    Without a terminal to ask on, the entry is only printed.

    FILE is the OPML file of a feed reader: each of its feeds becomes a source, its folders become tags.

    \b
    Exit code: 0 a source was found; 1 nothing readable was found; 2 wrong usage,
    or the file already lists it.

    \b
    Examples:
      scrape add https://news.example.cn/
      scrape add news.example.cn/city/ --name 江城晚报 --yes
      scrape add https://news.example.cn/2026/0131/c1.html --kind feed --json
      scrape add https://paper.example.cn/html/2026-01/31/node_1.htm
      scrape add feeds.opml --yes
    """
    from scraper.cli.views.add import add_dialogue, add_opml
    from scraper.crawl.fetch import check_certificates
    from scraper.sources.editing import additions
    from scraper.sources.model import KINDS

    refuse_sources(sources_file)
    content = additions.read(sources_file)
    subscriptions = add_opml.file_of(address)
    if subscriptions is not None:
        exclusive.refuse(address, "name", "kind")
        listed, _example = _file(content, sources_file, "https://example.org/")
        if not add_opml.run(subscriptions, listed, sources_file, yes=yes, as_json=as_json):
            sys.exit(NOT_FOUND)
        return
    addresses, credentials = add_dialogue.without_credentials(add_dialogue.addresses(address))
    check_certificates()
    listed, example = _file(content, sources_file, addresses[0])
    example = replace(example, credentials=credentials)
    _refuse_known(addresses, listed, sources_file)
    if name is not None:
        name = add_dialogue.checked_name(name)
        _refuse_name(name, listed, sources_file)
    survey = add_dialogue.look(addresses, example, listed, kind, quiet=as_json)
    if survey.best is None:
        if as_json:
            click.echo(_as_json(survey, None, None, sources_file, False))
        add_dialogue.explain_nothing(survey, quiet=as_json)
        sys.exit(NOT_FOUND)
    _refuse_known([survey.best.daily or survey.best.url], listed, sources_file)
    propose = partial(_entries, survey, name=name, listed=listed, defaults=example)
    if as_json:
        (entry,) = propose([survey.best])
        if yes:
            additions.append(sources_file, add_dialogue.with_credentials(entry, credentials))
        click.echo(_as_json(survey, survey.best, entry, sources_file, yes))
        return
    add_dialogue.show(survey, survey.best)
    entries = add_dialogue.ask(survey, survey.best, propose, sources_file, yes=yes)
    if not entries:
        return
    whole = [add_dialogue.with_credentials(entry, credentials) for entry in entries]
    written = yes or add_dialogue.can_ask()
    if written:
        _refuse_known([entry[kind] for entry in entries for kind in KINDS if kind in entry], listed, sources_file)
        for entry in whole:
            additions.append(sources_file, entry)
    elif whole != entries:
        click.echo(_("User and password are not printed; --yes writes them into the address."), err=True)
    add_dialogue.farewell(entries, survey, sources_file, written=written)


def _entries(
    survey: Survey, candidates: Sequence[Candidate], *, name: str | None, listed: Sources | None, defaults: Source
) -> list[dict[str, Any]]:
    """Propose an entry for each candidate. ``name`` goes to the first; the others get names of their own."""
    from scraper.discovery import entry as new_entry

    taken = [source.name for source in listed or ()]
    entries: list[dict[str, Any]] = []
    for candidate in candidates:
        entry = new_entry(survey, candidate, name=None if entries else name, taken=taken, defaults=defaults)
        entries.append(entry)
        taken.append(entry["name"])
    return entries


def _file(content: bytes, file: Path, address: str) -> tuple[Sources | None, Source]:
    """The sources listed so far, and a source for the address with the file's defaults."""
    from scraper.sources import loads
    from scraper.sources.editing import additions

    whole = loads(additions.added(content, {"name": "scrape add", "list": address}, file), file)
    return replace(whole, all=whole.all[:-1]), whole.all[-1]


def _refuse_known(addresses: Sequence[str], listed: Sources | None, file: Path) -> None:
    from scraper.urls import canonical

    new_addresses = {canonical(address) for address in addresses}
    for source in listed or ():
        if any(canonical(url) in new_addresses for url in source.urls):
            reason = _("{name!r} already has this address; nothing was added").format(name=source.name)
            raise ConfigError(Message("{file}:{line}: {reason}", file=file, line=source.line, reason=reason))


def _refuse_name(name: str, listed: Sources | None, file: Path) -> None:
    from scraper.sources.editing import additions

    same = additions.taken(name, listed.all if listed else ())
    if same is not None:
        reason = _("there is already a source named {name!r}; choose another name with --name").format(name=same.name)
        raise ConfigError(Message("{file}:{line}: {reason}", file=file, line=same.line, reason=reason))


def _as_json(survey: Survey, chosen: Candidate | None, entry: dict[str, Any] | None, file: Path, written: bool) -> str:
    from scraper.sources.editing import additions

    candidates = [
        {
            "kind": candidate.kind,
            "url": candidate.url,
            "daily": candidate.daily,
            "via": candidate.via,
            "render": candidate.render,
            "article_url": candidate.article_url,
            "post": candidate.post,
            "hot": candidate.is_hot_list,
            "links": len(candidate.items),
            "dated": round(candidate.dated, 3),
            "tried": len(candidate.samples),
            "articles": candidate.articles,
            "score": round(candidate.score, 2),
        }
        for candidate in survey.candidates
    ]
    samples = chosen.samples if chosen else ()
    good = [sample for sample in samples if sample.is_article]
    result = {
        "requested": survey.requested,
        "url": survey.url,
        "kind": survey.kind,
        "blocker": asdict(survey.blocker) if survey.blocker else None,
        "candidates": candidates,
        "fields": {name: sum(bool(getattr(sample.page, name)) for sample in good) for name in ARTICLE_FIELDS},
        "samples": [
            {
                "url": sample.url,
                "problem": sample.problem,
                "article": sample.page.as_json() if sample.page and sample.is_article else None,
            }
            for sample in samples
        ],
        "channels": [{"name": channel.name, "url": channel.url} for channel in survey.channels],
        "entry": entry,
        "yaml": additions.rendered(entry) if entry else None,
        "file": str(file),
        "written": written,
    }
    return json.dumps(result, ensure_ascii=False, indent=2)
