"""`scrape alerts`: list, test, preview, pause and resume the alerts of sources.yaml."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import click

from scraper.cli.options import exclusive
from scraper.cli.options.common import db_option, must_exist, offering, sources_option
from scraper.cli.options.selection.filters import period
from scraper.cli.views import alerting
from scraper.errors import ConfigError
from scraper.i18n import N_, _, localized, ngettext

if TYPE_CHECKING:
    from scraper.archive import Archive
    from scraper.archive.alerts.alerts import AlertState, TargetState
    from scraper.sources import Sources
    from scraper.sources.alerts.model import Alert, Target

Action = Literal["list", "test", "preview", "send", "pause", "resume"]
ACTIONS = ("list", "test", "preview", "send", "pause", "resume")
IDLE: dict[str, tuple[str, ...]] = {
    "list": ("names", "since", "dry_run"),
    "test": ("since", "as_json"),
    "preview": ("dry_run",),
    "send": ("names", "since", "as_json"),
    "pause": ("since", "dry_run", "as_json"),
    "resume": ("since", "dry_run", "as_json"),
}
"""The parameters that have no effect with an action, by action."""
STATES = {"on": N_("on"), "paused": N_("paused"), "new": N_("just added")}
COLOURS = {"on": "green", "paused": "yellow", "new": ""}


@click.command(short_help="List alerts; test, preview or pause them.")
@click.argument("action", type=click.Choice(ACTIONS), default="list")
@click.argument("names", nargs=-1, metavar="[NAME]...", shell_complete=offering("alert"))
@click.option(
    "--since", callback=period, metavar="DATE", help="For preview: articles from this date on.  [default: 30d]"
)
@click.option("--dry-run", is_flag=True, help="For test and send: print the messages; send and store nothing.")
@click.option("--json", "as_json", is_flag=True, help="Print the list, or the articles of a preview, as JSON.")
@sources_option
@db_option
def command(
    action: Action,
    names: tuple[str, ...],
    since: str | None,
    dry_run: bool,
    as_json: bool,
    sources_file: Path,
    db: Path,
) -> None:
    """List the alerts of sources.yaml: state, targets, articles sent, and targets that fail.

    `scrape fetch` matches the articles of each run with the alerts' queries and sends messages by itself. NAME is an
    alert; for `test` also a target. See docs/alerts.md.

    \b
    list      state of all alerts and targets (default)
    test      send a test message to the targets of an alert
    preview   list the articles that an alert would have sent
    send      send the due messages now, not with the next run
    pause     stop matching; articles that come meanwhile are never sent
    resume    match articles that are stored from now on

    \b
    Exit code: 0 all well; 1 a message could not be sent.

    \b
    Examples:
      scrape alerts
      scrape alerts test 低保
      scrape alerts preview 低保 --since 30d
      scrape alerts pause 低保
      scrape alerts send --dry-run
    """
    from scraper.sources import load

    exclusive.refuse(action, *IDLE[action])
    listed = load(sources_file)
    if action == "list":
        _list(listed, db, as_json)
    elif action == "send":
        _send(listed, db, dry_run)
    elif not names:
        raise click.UsageError(_("name an alert: `scrape alerts {action} NAME`.").format(action=action))
    elif action == "test":
        _test(listed, names, dry_run)
    elif action == "preview":
        _preview(_picked(listed, names), db, since, as_json)
    else:
        _switch(action, listed, _picked(listed, names), db)


def _picked(listed: Sources, names: Sequence[str]) -> list[Alert]:
    """The alerts with these names, in the order of the file."""
    by_name = {alert.name: alert for alert in listed.alerts}
    for name in names:
        if name not in by_name:
            raise ConfigError(_unknown(listed, name, list(by_name)))
    return [alert for alert in listed.alerts if alert.name in names]


def _unknown(listed: Sources, name: str, names: Sequence[str]) -> str:
    from scraper.closest_names import near

    nearest = near(name, names)
    hint = _("did you mean {near}?").format(near=repr(nearest[0])) if nearest else _("`scrape alerts` lists them.")
    return _("{path} has no alert {name}; {hint}").format(path=listed.path, name=repr(name), hint=hint)


# -- list


def _list(listed: Sources, db: Path, as_json: bool) -> None:
    from scraper.archive import Archive

    states: dict[str, AlertState] = {}
    targets: dict[str, TargetState] = {}
    if db.exists():
        with Archive.read(db) as archive:
            states, targets = archive.alerts.states(), archive.alerts.targets()
    if as_json:
        rows = [_row(alert, states.get(alert.name)) for alert in listed.alerts]
        document = {
            "alerts": rows,
            "targets": [alerting.target_row(target, targets) for target in alerting.all_targets(listed)],
        }
        click.echo(json.dumps(document, ensure_ascii=False, indent=2))
    elif not listed.alerts:
        click.echo(_("There are no alerts in {path}; docs/alerts.md shows how to write one.").format(path=listed.path))
    else:
        _print_list(listed, states)
        alerting.print_failing(alerting.failing(listed, targets))


def _state(state: AlertState | None) -> str:
    """The state of an alert of the file; "new" until a run has seen it."""
    return "new" if state is None or state.state == "absent" else state.state


def _row(alert: Alert, state: AlertState | None) -> dict[str, Any]:
    return {
        "name": alert.name,
        "state": _state(state),
        "query": alert.query,
        "sources": list(alert.sources),
        "to": [target.name for target in alert.to],
        "when": str(alert.when),
        "quiet": str(alert.quiet) if alert.quiet else None,
        "also": list(alert.also),
        "added": state.added if state else None,
        "waiting": state.waiting if state else 0,
        "sent": state.sent if state else 0,
        "last_sent": state.last_sent if state else None,
    }


def _print_list(listed: Sources, states: dict[str, AlertState]) -> None:
    from rich.text import Text

    from scraper.cli.terminal import console, tables
    from scraper.cli.terminal.tables import Column
    from scraper.cli.terminal.time_format import short

    columns = (
        Column(_("alert"), folds=True),
        Column(_("state")),
        Column(_("targets"), folds=True, goes=1),
        Column(_("sends"), folds=True, goes=3),
        Column(_("sent"), right=True),
        Column(_("waiting"), right=True),
        Column(_("last sent"), goes=2),
        Column(_("query"), folds=True, goes=4),
    )
    rows: list[tuple[Text | str, ...]] = []
    for alert in listed.alerts:
        state = states.get(alert.name)
        word = _state(state)
        rows.append(
            (
                alert.name,
                Text(_(STATES[word]), COLOURS[word]),
                ", ".join(target.name for target in alert.to),
                f"{alert.when} {f'({alert.quiet})' if alert.quiet else ''}".strip(),
                f"{state.sent if state else 0:,}",
                f"{state.waiting if state else 0:,}",
                short(state.last_sent if state else None) or _("never"),
                alert.query,
            )
        )
    tables.show(console.out(), columns, rows)


# -- test, send


def _test(listed: Sources, names: Sequence[str], dry_run: bool) -> None:
    """Send one marked message to each target of alerts, or to targets by their own names."""
    by_name = {alert.name: alert for alert in listed.alerts}
    alerts = [by_name[name] for name in names if name in by_name]
    for name in names:
        if name not in by_name and name not in listed.targets:
            raise ConfigError(_unknown(listed, name, [*by_name, *listed.targets]))
    failed = False
    for alert in alerts:
        for target in alert.to:
            failed |= not _tested(target, alert.name, alert.query, dry_run)
    for name in names:
        if name not in by_name:
            failed |= not _tested(listed.targets[name], name, "", dry_run)
    if failed:
        sys.exit(1)


def _tested(target: Target, name: str, query: str, dry_run: bool) -> bool:
    from scraper.alerts import notices

    title = _("【{name}】 test").format(name=name)
    text = _("This is a test message of scrape; no article was sent.")
    if query:
        text += "\n" + _("The alert looks for: {query}").format(query=query)
    if dry_run:
        click.echo(f"{target.name} ({target.shown})\n{title}\n{text}\n")
        return True
    why = notices.send(
        target, title, text, {"alert": name, "target": target.name, "test": True, "text": text, "articles": []}
    )
    if why:
        click.echo(_("{target}: not sent: {why}").format(target=target.name, why=localized(why)), err=True)
    else:
        click.echo(_("{target}: sent.").format(target=target.name))
    return not why


def _send(listed: Sources, db: Path, dry_run: bool) -> None:
    """Send the messages that are due, or print them."""
    from scraper.archive import Archive

    must_exist(db)
    if dry_run:
        with Archive.read(db) as archive:
            _print_messages(archive, listed)
        return
    from scraper.alerts import run

    with Archive.open(db) as archive:
        run.begin(archive, listed)
        outcome = run.finish(archive, listed)
    alerting.print_outcome(outcome, quiet=False)
    if not outcome.sent and not outcome.failed and not outcome.busy:
        click.echo(_("No message is due."))
    if outcome.failed:
        sys.exit(1)


def _print_messages(archive: Archive, listed: Sources) -> None:
    from datetime import UTC, datetime

    from scraper.alerts.delivery import delivery, sending
    from scraper.alerts.messages import composing

    batches = delivery.due_batches(archive, listed, datetime.now(UTC).astimezone())
    for batch in batches:
        for message in composing.messages(batch.alert.name, batch.entries, sending.service_of(batch.target)):
            click.echo(f"{batch.target.name} ({batch.target.shown})")
            click.echo(f"{message.title}\n{message.body}\n".lstrip("\n"))
    if not batches:
        click.echo(_("No message is due."))


# -- preview


def _preview(alerts: Sequence[Alert], db: Path, since: str | None, as_json: bool) -> None:
    from scraper.archive import Archive
    from scraper.date_input import moment

    since = since or moment("30d")
    must_exist(db)
    with Archive.read(db) as archive:
        shown = [(alert, *_entries(archive, alert, since)) for alert in alerts]
    if as_json:
        rows = [
            {"alert": alert.name, "also_in": entry.also_in, "sentence": entry.sentence, **entry.article}
            for alert, entries, _days in shown
            for entry in entries
        ]
        click.echo(json.dumps({"since": since, "articles": rows}, ensure_ascii=False, indent=2))
        return
    for alert, entries, days in shown:
        _print_preview(alert, entries, since, days)


def _entries(archive: Archive, alert: Alert, since: str) -> tuple[list[Any], int]:
    """The entries of a preview, and the number of days that have any."""
    from scraper.alerts import matching
    from scraper.alerts.messages import entries
    from scraper.archive.alerts.alerts import Event
    from scraper.archive.rows.filters import Filter

    ids = matching.preview(archive, alert, since)
    heads = [row["copy_of"] or row["id"] for row in archive.articles(Filter(ids=ids))]
    events = (Event(alert.name, "", head, "new", 0) for head in heads)
    shelf = entries.Shelf(archive)
    read = [entry for event in events if (entry := entries.of_event(shelf, alert, event)) is not None]
    return read, len({entry.published[:10] for entry in read if entry.published})


def _print_preview(alert: Alert, entries: Sequence[Any], since: str, days: int) -> None:
    from rich.text import Text

    from scraper.alerts.delivery.services import SERVICES
    from scraper.alerts.messages import composing
    from scraper.cli.terminal import console

    out = console.out()
    for entry in entries:
        (message,) = composing.messages(alert.name, [entry], SERVICES["command"])
        _title, _newline, body = message.body.partition("\n")
        console.say(out, Text(body))
        out.print()
    count = ngettext("{n} article", "{n} articles", len(entries)).format(n=len(entries))
    days_text = ngettext("on {n} day", "on {n} days", days).format(n=days)
    text = _("{alert}: {count} since {since}, {days}").format(
        alert=alert.name, count=count, since=since.replace("T", " ")[:16], days=days_text
    )
    console.say(out, Text(text, "bold"))


# -- pause, resume


def _switch(action: Action, listed: Sources, alerts: Sequence[Alert], db: Path) -> None:
    from scraper.alerts import run
    from scraper.archive import Archive

    must_exist(db)
    with Archive.open(db) as archive:
        run.begin(archive, listed)
        for alert in alerts:
            if action == "pause":
                archive.alerts.pause(alert.name)
                text = _("{alert}: paused; `scrape alerts resume {alert}` continues.")
            else:
                archive.alerts.resume(alert.name)
                text = _("{alert}: on; it looks at what is stored from now on.")
            click.echo(text.format(alert=alert.name))
