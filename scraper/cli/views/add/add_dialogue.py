"""The dialogue of `scrape add`: progress of the survey, the table of fields with samples, the entry, the question."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import date, timedelta
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from scraper.cli.terminal import console, tables
from scraper.cli.terminal.tables import Column
from scraper.contract import ARTICLE_FIELDS
from scraper.errors import ConfigError
from scraper.i18n import N_, Message, _, localized, ngettext

if TYPE_CHECKING:
    from rich.table import Table

    from scraper.discovery import Candidate, Survey
    from scraper.sources import Source, SourceKind, Sources

CANDIDATES_SHOWN, CHANNELS_SHOWN = 10, 8
NOTHING = N_("found no list page, feed or sitemap of articles; try the site's home page, a channel page or its feed")
BETWEEN, SAMPLE_LEAST = 6, 20
"""Columns of the terminal between those of the table; what samples have at least."""
SAMPLE_CHARS = 90
"""Number of characters of a sample: three lines of Chinese at 80 columns."""

Entries = Callable[[Sequence["Candidate"]], list[dict[str, Any]]]


def addresses(typed: str) -> list[str]:
    """The addresses that were meant: as typed, or with https, then with http. ``{date}`` is yesterday.

    Raises ConfigError for what is no address.
    """
    from scraper.redaction import shown, shown_proxy
    from scraper.sources import address_values
    from scraper.sources.list_request.placeholders import expand
    from scraper.urls import join

    with suppress(ValueError):  # other braces are what they are
        typed = expand(typed, date.today() - timedelta(days=1))
    bare = "://" not in typed
    tried = [f"https://{typed}", f"http://{typed}"] if bare else [typed]
    done = [address.partition("#")[0] for each in tried if (address := join(None, each.strip()))]
    host = done[0].split("/")[2].rpartition("@")[2] if done else ""
    if not done or (bare and "." not in host and ":" not in host and host != "localhost"):
        raise ConfigError(
            _("{typed!r} is not an address; write https://news.example.cn/ or news.example.cn").format(
                typed=shown_proxy(typed) if bare else shown(typed)
            )
        )
    try:
        for address in done:
            address_values.start_url(address.replace("{", "%7B").replace("}", "%7D"))
    except ValueError as error:
        raise ConfigError(str(error)) from None
    return [address.replace("{", "%7B").replace("}", "%7D") for address in done]


def without_credentials(addresses: Sequence[str]) -> tuple[list[str], tuple[tuple[str, str], ...]]:
    """The addresses without user and password, and those by origin, as `Source.credentials` has them."""
    from scraper.redaction import note_address
    from scraper.urls import credentials, without_userinfo

    for address in addresses:
        note_address(address)
    return [without_userinfo(address) for address in addresses], credentials(addresses)


def with_credentials(entry: Mapping[str, Any], credentials: Iterable[tuple[str, str]]) -> dict[str, Any]:
    """The entry as it is written: user and password are in an address of the origin that they are for."""
    from scraper.sources.model import KINDS
    from scraper.urls import origin

    done = dict(entry)
    for (place, credential), kind in product(credentials, KINDS):
        if kind in done and origin(done[kind]) == place:
            done[kind] = done[kind].replace("://", f"://{credential}@", 1)
    return done


def checked_name(name: str) -> str:
    """The name, if it is fit for one. Raises ConfigError."""
    from scraper.sources import values

    try:
        return values.name(name)
    except ValueError as error:
        raise ConfigError(Message("--name: {error}", error=error)) from None


def look(
    where: Sequence[str], example: Source, listed: Sources | None, kind: SourceKind | None, *, quiet: bool
) -> Survey:
    """Survey the site, showing on a terminal which address is being fetched."""
    import asyncio

    from scraper.crawl.fetch import Settings
    from scraper.discovery import survey

    settings = Settings.of(listed) if listed is not None else Settings()
    err = console.err()
    if quiet or not err.is_terminal:
        return asyncio.run(survey(where, example, settings, kind=kind))
    from rich.text import Text

    with err.status(Text(_("Searching the site …"))) as status:
        return asyncio.run(survey(where, example, settings, kind=kind, say=lambda url: status.update(Text(url))))


def explain_nothing(survey: Survey, *, quiet: bool) -> None:
    """Print why there is nothing to propose, and what can be done."""
    lines = list(_nothing(survey))
    err = console.err()
    from rich.text import Text

    for line in lines[:1] if quiet else lines:
        err.print(Text(line), soft_wrap=True)


def _nothing(survey: Survey) -> Iterator[str]:
    blocker = survey.blocker
    if blocker is not None:
        yield f"{survey.url}: {_('{reason}; {advice}.').format(reason=blocker.reason, advice=blocker.advice)}"
    elif not survey.candidates:
        yield f"{survey.url}: {_(NOTHING)}"
    if survey.searched is not None and not survey.candidates:
        scripts, tried = survey.searched
        yield _(
            "{scripts} scripts were searched for addresses of data, and {tried} such addresses tried: none gives a "
            "list. "
            "The network tab of a browser's developer tools shows the one that the page fetches; "
            "`scrape parse ADDRESS --as list` says what can be read there."
        ).format(scripts=scripts, tried=tried)
    for address, reason in survey.unread:
        yield f"{address}: {localized(reason)}"
    for candidate in survey.candidates:
        problems = [s.blocker.reason if s.blocker else s.problem for s in candidate.samples if s.problem]
        links = len(candidate.items)
        for problem in dict.fromkeys(problems):
            message = ngettext("{n} link, but: {problem}", "{n} links, but: {problem}", links)
            yield f"{candidate.kind} {candidate.url}: {message.format(n=links, problem=problem)}"


# -- what would be stored


def show(survey: Survey, chosen: Candidate) -> None:
    """The candidates, and what the best one's articles hold; on standard error: the entry alone goes to the output."""
    from rich.text import Text

    err = console.err()
    if survey.blocker is not None:
        more = _("{reason}; but the site has more:").format(reason=survey.blocker.reason)
        err.print(Text(f"{survey.url}: {more}", "yellow"), soft_wrap=True)
    if len(survey.candidates) > 1:
        _show_candidates(survey)
        err.print()
    err.print(_fields(chosen))
    for line in _remarks(chosen):
        err.print(Text(line, "yellow"), soft_wrap=True)
    if survey.channels and not chosen.is_channel:
        err.print(Text(_("Channels that were not checked; `scrape add` takes their addresses as well:")))
        for channel in survey.channels[:CHANNELS_SHOWN]:
            err.print(Text(f"  {channel.name}  {channel.url}"), soft_wrap=True)


def _show_candidates(survey: Survey) -> None:
    from rich.text import Text

    columns = (
        Column("", right=True, is_number=True),
        Column(_("kind"), goes=3),
        Column(_("address, where it was found"), folds=True),
        Column(_("links"), goes=2, right=True),
        Column(_("articles"), goes=1, right=True),
    )
    rows = []
    for number, candidate in enumerate(survey.candidates[:CANDIDATES_SHOWN], 1):
        counts = _("{n} of {tried}").format(n=candidate.articles, tried=len(candidate.samples))
        tried = counts if candidate.samples else _("not tried")
        where = Text.assemble(candidate.url, "\n", (candidate.via, "dim"))
        rows.append((str(number), _(candidate.kind), where, f"{len(candidate.items):,}", tried))
    tables.show(console.err(), columns, rows)


def _fields(chosen: Candidate) -> Table:
    from rich.text import Text

    from scraper.cli.terminal.cjk_wrap import cells, pieces

    good = [sample for sample in chosen.samples if sample.is_article]
    links = len(chosen.items)
    counts = ngettext(
        "{n} link; {good} of {tried} samples are articles", "{n} links; {good} of {tried} samples are articles", links
    )
    title = f"{_(chosen.kind)} {chosen.url}: {counts.format(n=f'{links:,}', good=len(good), tried=len(chosen.samples))}"
    table = console.table(Text(title))
    table.add_column(_("field"), no_wrap=True)
    table.add_column(_("found"), justify="right", no_wrap=True)
    table.add_column(_("for example"), overflow="fold", ratio=1)
    labels = {name: name if _(name) == name else f"{name} {_(name)}" for name in ARTICLE_FIELDS}
    left = max(map(cells, labels.values())) + BETWEEN
    width = max(SAMPLE_LEAST, console.err().width - left - max(3, cells(_("found"))))
    for name in ARTICLE_FIELDS:
        values = [value for sample in good if (value := getattr(sample.page, name))]
        style = "" if values or name not in ("headline", "published", "body") else "red"
        lines = pieces(_shown(values[0]), width) if values else []
        table.add_row(Text(labels[name], style), f"{len(values)}/{len(good)}", Text("\n".join(lines)))
    return table


def _shown(value: str | Sequence[str]) -> str:
    text = value if isinstance(value, str) else "、".join(value)
    line = " ".join(text.split())
    size = _("{n} characters").format(n=f"{len(text):,}")
    return line if len(line) <= SAMPLE_CHARS else f"{line[:SAMPLE_CHARS]}… ({size})"


def _remarks(chosen: Candidate) -> Iterator[str]:
    for sample in chosen.samples:
        if sample.problem:
            yield f"{sample.url}: {sample.problem}"
    walled = [sample for sample in chosen.samples if sample.is_article and sample.blocker]
    if walled and walled[0].blocker:
        remark = _("{n} of them: {reason}; {advice}.")
        yield remark.format(n=len(walled), reason=walled[0].blocker.reason, advice=walled[0].blocker.advice)
    if chosen.render != "off":
        requests, seconds = chosen.cost
        yield _(
            "Only a browser shows it: the entry says `render: {value}`. The page took {seconds} s; requests for "
            "its scripts and data: {n}. A page without a browser takes one request."
        ).format(value="list" if chosen.render == "list" else "true", seconds=f"{seconds:.1f}", n=requests)
    if chosen.post is not None:
        yield _("Its list is requested by POST: what is posted is `post:`.")
    if chosen.article_url is not None:
        yield _("Its entries hold ids: their addresses are made by `article_url:`.")
    if chosen.is_hot_list:
        yield _("A hot list: `ranks:` keeps the place of each entry at each run; `scrape ranks` shows them.")
    if chosen.daily:
        yield _("Each day has its own list page: the entry reads today's and yesterday's; change that with `days:`.")
    if chosen.kind == "sitemap" and chosen.dated < 0.5:
        yield _("The sitemap has no dates: the first fetch takes everything that it lists, old and new.")


# -- the question


def can_ask() -> bool:
    """Check whether there is a terminal to ask on."""
    return sys.stdin is not None and sys.stdin.isatty() and sys.stdout.isatty()


def ask(survey: Survey, chosen: Candidate, entries_of: Entries, file: Path, *, yes: bool) -> list[dict[str, Any]]:
    """The confirmed entries: of ``chosen``, or of the others that are named instead. Prints them before asking."""
    from scraper.sources.editing import additions

    shown, selected = survey.candidates[:CANDIDATES_SHOWN], [chosen]
    which = _("y, n, or other numbers from the table (2, or 2 4)") if len(shown) > 1 else "y, n"
    while True:
        click.echo(err=True)
        entries = entries_of(selected)
        for entry in entries:
            click.echo(additions.rendered(entry, 2), nl=False)
        if yes or not can_ask():
            return entries
        question = f"{_('Add it to {file}?').format(file=file)} {which}"
        answer = click.prompt(question, default="y", err=True).strip().lower()
        if answer in ("y", "yes", "是", "好"):
            return entries
        if answer in ("n", "no", "否", "不"):
            return []
        numbers = [int(word) for word in re.split(r"[\s,，、]+", answer) if word.isdecimal()]
        if not numbers or not all(1 <= number <= len(shown) for number in numbers):
            click.echo(_("{answer!r} is neither y, n nor a number from the table").format(answer=answer), err=True)
            continue
        selected = [shown[number - 1] for number in dict.fromkeys(numbers)]
        for candidate in selected:
            if candidate.articles:
                console.err().print(_fields(candidate))


def farewell(entries: Sequence[dict[str, Any]], survey: Survey, file: Path, *, written: bool) -> None:
    """Print what was written, and the next step."""
    from scraper.extras import shell_word

    if written:
        names = [entry["name"] for entry in entries]
        message = ngettext(
            "{names} was added to {file}. Next: scrape fetch {quoted}",
            "{names} were added to {file}. Next: scrape fetch {quoted}",
            len(names),
        )
        click.echo(message.format(names="、".join(names), file=file, quoted=" ".join(map(shell_word, names))), err=True)
        return
    click.echo(_("Nothing was written; --yes adds this to {file}.").format(file=file), err=True)
    if len(survey.candidates) > 1:
        click.echo(_("To add another one from the table: scrape add ADDRESS --yes, with its address."), err=True)
