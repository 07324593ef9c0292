"""`scrape check`: the health of each source; for a broken one, a comparison of good and bad pages."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from dataclasses import asdict, fields, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from scraper.cli.options.common import db_option, offering, sources_option
from scraper.cli.options.export.output import Output, output_options, print_csv
from scraper.cli.terminal import console, tables
from scraper.cli.terminal.tables import Column
from scraper.cli.terminal.time_format import local, short
from scraper.cli.views import alerting, rule_names
from scraper.errors import ConfigError
from scraper.i18n import N_, _, localized, ngettext

if TYPE_CHECKING:
    from rich.console import Console

    from scraper.archive import Archive
    from scraper.archive.alerts.alerts import TargetState
    from scraper.monitoring.health import Health
    from scraper.monitoring.page_regression import Comparison, Side
    from scraper.monitoring.templates import Inconsistency
    from scraper.sources import Source
    from scraper.sources.alerts.model import Target

LONG = 160
"""Maximum length of a field's value in the comparison, in characters."""
COLOURS = {
    N_("failed"): "bold red",
    N_("drifted"): "red",
    N_("overdue"): "yellow",
    N_("never fetched"): "yellow",
    N_("well"): "green",
}


@click.command(short_help="Show the state of each source, broken ones first.")
@click.argument("names", nargs=-1, metavar="[SOURCE]...", shell_complete=offering("listed sources"))
@output_options("Print a JSON array, one object per source; without SOURCE also one per target of alerts.")
@click.option(
    "--accept", is_flag=True, help="Take what these sources yield from now on as their norm, and forget the old one."
)
@sources_option
@db_option
def command(names: tuple[str, ...], output: Output, accept: bool, sources_file: Path, db: Path) -> None:
    """Show the state of each source, broken ones first: last success, links compared with the usual number, shares of
    articles with each field, failures.

    For a single SOURCE, also show what broke: the last good list page and today's, the last good article and a bad
    one, each parsed again from the stored page; and which of its newest articles lack a field, or have it at another
    place, than most pages of the same template. Nothing is fetched. Shares are of the new articles of the last 20 runs
    that had any.

    \b
    Exit code: 0 all sources are well; 1 a source failed, drifted or is overdue,
    or a target of alerts fails.

    \b
    Examples:
      scrape check
      scrape check 人民网
      scrape check 人民网 --accept    # the site prints no editors any more
      scrape check --json | jq '.[] | select(.state != "well") | .reason'
    """
    from scraper.archive import Archive
    from scraper.sources import load

    if accept and not names:
        raise ConfigError(_("--accept needs the name of a source: `scrape check SOURCE --accept`"))
    listed = load(sources_file)
    chosen = listed.pick(names)
    if accept:
        _accept(chosen, db)
    if not db.exists():
        from scraper.errors import ArchiveError

        raise ArchiveError(_("{file}: there is no archive yet; `scrape fetch` creates it").format(file=db))
    with Archive.read(db) as archive:
        assessed = healths(archive, chosen)
        compared = _compared(archive, chosen[0]) if len(names) == 1 else []
        differing = _differing(archive, chosen[0]) if len(names) == 1 else []
        states = {} if names else archive.alerts.targets()
        failing = alerting.failing(listed, states)
    if output == "csv":
        print_csv(map(_as_csv, assessed), _csv_columns())
    elif output == "json":
        rows = _as_json(assessed, compared, differing, one=len(names) == 1)
        rows += [] if names else [_target(target, states) for target in alerting.all_targets(listed)]
        click.echo(json.dumps(rows, ensure_ascii=False, indent=2))
    else:
        _print(assessed, compared)
        _print_differing(differing)
        alerting.print_failing(failing)
    if failing or any(health.state in ("failed", "drifted", "overdue") for health in assessed):
        sys.exit(1)


def healths(archive: Archive, sources: Sequence[Source]) -> list[Health]:
    """The health of the sources, the worst first, else in the given order."""
    from scraper.monitoring.health import STATES, assess

    failures = {row["name"]: row["failures"] for row in archive.sources.overview()}
    files = archive.file_queue.failing()
    now = datetime.now(UTC)
    assessed = [
        replace(
            assess(
                source,
                archive.sources.last_report(source.name),
                archive.sources.norm(source.name),
                archive.sources.last_success(source.name),
                failures.get(source.name, 0),
                now,
            ),
            files_failing=files.get(source.name, 0),
        )
        for source in sources
    ]
    return sorted(assessed, key=lambda health: STATES.index(health.state))


def _accept(sources: Sequence[Source], db: Path) -> None:
    from scraper.archive import Archive

    with Archive.open(db) as archive:
        for source in sources:
            if archive.sources.accept(source.name):
                message = _("{source}: the next runs set its new norm; it is judged by that after {n} runs.")
            else:
                message = _("{source}: there is no norm to reset.")
            click.echo(message.format(source=source.name, n=_runs()), err=True)


def _runs() -> int:
    from scraper.monitoring.drift import DEFAULT

    return DEFAULT.enough_runs


def _compared(archive: Archive, source: Source) -> list[Comparison]:
    from scraper.monitoring import drift
    from scraper.monitoring.page_regression import compare

    past = archive.sources.norm(source.name)
    broken = drift.standing(past)
    if broken is None:
        return list(compare(archive, source, 0, ()))
    findings = drift.findings(broken, [run for run in past if run["run"] < broken["run"]])
    return list(compare(archive, source, broken["run"], findings))


def _as_csv(health: Health) -> dict[str, Any]:
    """The health of a source as one row, with a column for the share of each field."""
    row = asdict(health)
    shares = row.pop("shares")
    return row | {f"share_{name}": share for name, share in shares.items()}


def _csv_columns() -> list[str]:
    from scraper.monitoring.health import SHOWN, Health

    names = [field.name for field in fields(Health) if field.name != "shares"]
    return [*names, *(f"share_{name}" for name in SHOWN)]


def _differing(archive: Archive, source: Source) -> list[Inconsistency]:
    from scraper.monitoring.templates import inconsistencies, read

    return list(inconsistencies(list(read(archive, source))))


def _as_json(
    assessed: Sequence[Health], compared: Sequence[Comparison], differing: Sequence[Inconsistency], *, one: bool
) -> list[dict[str, Any]]:
    rows = [asdict(health) for health in assessed]
    if one:
        rows[0]["compared"] = [asdict(comparison) for comparison in compared]
        rows[0]["inconsistent"] = [asdict(one) for one in differing]
    return rows


def _target(target: Target, states: dict[str, TargetState]) -> dict[str, Any]:
    """The state of a target of alerts as a row: it fails or is well."""
    row = alerting.target_row(target, states)
    name = row.pop("name")
    return {"target": name, "state": "failed" if row["tries"] else "well", **row}


# -- for people


def _print(assessed: Sequence[Health], compared: Sequence[Comparison]) -> None:
    from rich.text import Text

    out = console.out()
    _print_table(out, assessed)
    if not out.is_terminal:
        out.width = tables.PIPED
    for health in assessed:
        if health.reason:
            console.say(out, Text.assemble((f"{health.source}: ", COLOURS[health.state]), localized(health.reason)))
        if health.next_step:
            step = localized(health.next_step)
            console.say(out, Text(step if health.reason else f"{health.source}: {step}"), 4 if health.reason else 0)
        if health.files_failing:
            console.say(out, Text(_failing_files(health)), 4 if health.reason else 0)
        if doubted := _doubted(health):
            console.say(out, Text.assemble((f"{health.source} {DOT}: ", "yellow"), doubted), 4)
    for comparison in compared:
        out.print()
        _print_side_by_side(out, comparison)


def _print_table(out: Console, assessed: Sequence[Health]) -> None:
    from rich.text import Text

    from scraper.monitoring.health import SHOWN

    columns = (
        Column(_("source"), folds=True),
        Column(_("state"), folds=True),  # "never fetched" takes two lines where all must fit 80
        Column(_("last success"), goes=1),
        Column(_("links/usual"), goes=2, right=True),
        Column(_("new"), goes=4, right=True),
        *(Column(_(name), goes=5 + place, right=True) for place, name in enumerate(SHOWN)),
        Column(_("failed"), goes=3, right=True),
    )
    rows: list[tuple[Text | str, ...]] = [
        (
            health.source,
            Text(_(health.state), COLOURS[health.state]),
            short(health.last_success) or _("never"),
            _yield(health),
            f"{health.articles:,}",
            *(_percent(health.shares[name]) + _dot(health, name) for name in SHOWN),
            f"{health.failures:,}" if health.failures else "",
        )
        for health in assessed
    ]
    tables.show(out, columns, rows)


def _yield(health: Health) -> str:
    """Article links of the last run and the usual number (23/25); without the latter until it is known."""
    if health.links is None:
        return ""
    return f"{health.links:,}" if health.usual_links is None else f"{health.links:,}/{health.usual_links:,g}"


def _print_differing(differing: Sequence[Inconsistency]) -> None:
    """Print the pages that are read differently from most pages of their template."""
    from rich.text import Text

    out = console.out()
    for one in differing:
        text = _("{field}: {n} of {of} articles of one template are read otherwise than the rest ({rule})")
        out.print()
        console.say(
            out,
            Text(text.format(field=_(one.field), n=len(one.urls), of=one.of, rule=rule_names.shown(one.rule)), "bold"),
        )
        for url in one.urls[:SHOWN_URLS]:
            out.print(Text(f"  {url}"), soft_wrap=True)


SHOWN_URLS = 3
"""Maximum number of such pages that are printed."""

DOT = "·"
"""Mark beside the share of a field with many unsure values."""
MANY = 0.2
"""Share of unsure values from which a field is marked."""


def _dot(health: Health, name: str) -> str:
    field = "published" if name == "time" else name
    return DOT if health.unsure.get(field, 0) >= MANY else ""


def _doubted(health: Health) -> str:
    """The fields with many unsure values, their shares, and the command that lists them; "" if there are none."""
    from scraper.extras import shell_word

    fields = [f"{_(name)} {_percent(share)}" for name, share in health.unsure.items() if share >= MANY]
    if not fields:
        return ""
    advice = _("values to look at: {fields}; `scrape parse --explain --source {source} URL` says why")
    return advice.format(fields=_(", ").join(fields), source=shell_word(health.source))


def _failing_files(health: Health) -> str:
    from scraper.extras import shell_word

    text = ngettext(
        "{source}: {n} file could not be fetched; `scrape failures --files {name}` says why",
        "{source}: {n} files could not be fetched; `scrape failures --files {name}` says why",
        health.files_failing,
    )
    return text.format(source=health.source, n=f"{health.files_failing:,}", name=shell_word(health.source))


def _print_side_by_side(out: Console, comparison: Comparison) -> None:
    from rich.text import Text

    good, bad = comparison.good, comparison.bad
    console.say(out, Text(_title(comparison), "bold"))
    head = _("now: {when}") if comparison.kind == "list" else _("bad: {when}")
    columns = (
        Column(""),
        Column(_("last good: {when}").format(when=_head(good)), folds=True, goes=1),
        Column(head.format(when=_head(bad)), folds=True, goes=1),
    )
    rows: list[tuple[Text | str, ...]] = []
    if comparison.kind == "article":
        rows.append(("url", good.url if good else "", bad.url if bad else ""))
    names = dict.fromkeys([*(good.fields if good else ()), *(bad.fields if bad else ())])
    for name in names:
        was, is_now = _shown(good, name), _shown(bad, name)
        wrong = "red" if (was and not is_now) or name in ("entries", "error") else ""
        rows.append((Text(_(name), wrong), was, Text(is_now or (_("none") if was else ""), wrong)))
    tables.show(out, columns, rows)


def _title(comparison: Comparison) -> str:
    from scraper.monitoring.drift import LABELS

    if comparison.kind == "list":
        return _("List page {url}").format(url=comparison.what)
    if comparison.what == "article":
        return _("Pages that are linked like articles but are not")
    return _("Articles without {field}").format(field=_(LABELS[comparison.what]))


def _head(side: Side | None) -> str:
    return local(side.fetched) if side else _("not stored")


def _shown(side: Side | None, name: str) -> str:
    value = side.fields.get(name) if side else None
    if isinstance(value, list | tuple):
        return ("\n" if name == "first" else " ").join(value)
    text = "" if value is None else localized(str(value)) if name == "error" else str(value)
    if len(text) <= LONG:
        return text
    return _("{beginning}… ({n} characters)").format(beginning=text[:LONG], n=f"{len(text):,}")


def _percent(share: float | None) -> str:
    return "" if share is None else f"{100 * share:.0f}%"
