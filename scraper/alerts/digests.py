"""Digests that are sent at a time of day: composed for each target when their time has come, at the end of a run."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from scraper.alerts.delivery import due, sending
from scraper.alerts.delivery.services import Service
from scraper.alerts.messages import composing
from scraper.alerts.messages.composing import Dispatch
from scraper.archive import Archive, Filter
from scraper.archive.alerts.digests import DigestState
from scraper.archive.search.query.query import parse
from scraper.contract import stamp
from scraper.digest import Digest, compose, html, model, wording
from scraper.sources import Sources
from scraper.sources.alerts.model import DailyDigest, Target

MOST = 300
"""Maximum number of texts of a digest; a mail has as many of them as its service accepts."""
OLDEST = timedelta(days=3)
"""Maximum age of an article before the last digest: what a fetch of the past stores is no news."""


@dataclass(slots=True)
class Outcome:
    """The digests that were sent, as name and target; the reasons of those that were not."""

    sent: list[tuple[str, str]] = field(default_factory=list)
    failed: dict[str, str] = field(default_factory=dict)


def deliver(archive: Archive, listed: Sources, now: datetime | None = None) -> Outcome:
    """Send what is due. A digest that is new is sent at its next time; raises nothing for a target.

    It is marked after it was sent: killed in between, it is sent again, since a repetition harms less than a loss.
    """
    now = now or datetime.now(UTC).astimezone()
    outcome = Outcome()
    for digest, target, state in _due(archive, listed, now):
        if state is None:
            archive.digests.sent(digest.name, target.name, stamp(now))
            continue
        reason = _send(archive, digest, target, state)
        if reason is None:
            outcome.sent.append((digest.name, target.name))
            archive.digests.sent(digest.name, target.name, stamp(now))
        else:
            outcome.failed[target.name] = reason
            archive.digests.failed(digest.name, target.name, state, stamp(due.next_try(state.tries + 1, now)))
    return outcome


def has_work(archive: Archive, listed: Sources, now: datetime | None = None) -> bool:
    """Check whether a digest is due, or new. Reads only."""
    return any(True for _ in _due(archive, listed, now or datetime.now(UTC).astimezone()))


def _due(archive: Archive, listed: Sources, now: datetime) -> Iterator[tuple[DailyDigest, Target, DigestState | None]]:
    for digest in listed.digests:
        for target in digest.to:
            state = archive.digests.state(digest.name, target.name)
            if state is not None and due.is_impossible(datetime.fromisoformat(state.sent), now):
                state = None
            if state is None or (_is_due(digest, state, now) and not due.rests(state.next_try, now)):
                yield digest, target, state


def _is_due(digest: DailyDigest, state: DigestState, now: datetime) -> bool:
    last = datetime.fromisoformat(state.sent).astimezone(now.tzinfo)
    return now >= due.first_moment(digest.when, last + timedelta(seconds=1))


def _send(archive: Archive, daily: DailyDigest, target: Target, state: DigestState) -> str | None:
    """Compose and send; an archive without new articles has nothing to send, which is no failure."""
    since = datetime.fromisoformat(state.sent) + timedelta(seconds=1)
    oldest = (since.astimezone() - OLDEST).date().isoformat()
    chosen = Filter(source=daily.sources, since=oldest, fetched_since=stamp(since))
    digest = compose(archive, parse(daily.query), chosen, words=daily.query, by=daily.by, limit=MOST)
    if not digest.articles:
        return None
    try:
        message = dispatch(digest, daily.name, sending.service_of(target))
    except Exception as error:  # an address that a plugin cannot read
        return f"{type(error).__name__}: {error}"
    return sending.send(target, message, payload(digest, daily.name, target.name))


def dispatch(digest: Digest, name: str, service: Service) -> Dispatch:
    """The message for a service: a mail is the whole page, others get lines of text up to their limit."""
    title = f"【{name}】{wording.title(digest)}"
    if service.form == "mail":
        page = html.page(digest)
        while service.measure(page) > service.room and digest.shown > 1:
            digest = model.shortened(digest, digest.shown // 2)
            page = html.page(digest)
        return Dispatch(title[: service.title], page, (), ())
    return composing.notice(title, "\n".join(lines(digest)), service)


def lines(digest: Digest) -> Iterator[str]:
    """The digest in short: counts, words, and a line an article."""
    yield wording.counts(digest)
    if digest.rising:
        words = ", ".join(one.word for one in digest.rising)
        yield f"{wording.rising_head(digest)}: {words}"
    for section in digest.sections:
        yield f"── {wording.section(section.name)}"
        for entry in section.entries:
            reprints = wording.reprints(entry)
            yield f"· {entry.headline}（{entry.outlet} #{entry.id}{f'; {reprints}' if reprints else ''}）"


def payload(digest: Digest, name: str, target: str) -> Mapping[str, Any]:
    """The JSON for a command and a webhook."""
    text = "\n".join((wording.title(digest), *lines(digest)))
    return {"digest": name, "target": target, "text": text, **model.as_json(digest)}
