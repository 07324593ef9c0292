"""The health of a source: from its last run, the runs before, and the clock, to one row with reason and next step."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from scraper.contract import ARTICLE_FIELDS
from scraper.extras import shell_word
from scraper.i18n import N_, Message
from scraper.monitoring import drift
from scraper.monitoring.drift import Run
from scraper.sources import Source
from scraper.urls import origin

State = Literal["failed", "drifted", "overdue", "never fetched", "well"]

STATES: tuple[State, ...] = ("failed", "drifted", "overdue", "never fetched", "well")
"""Worst first."""

SHOWN = ("byline", "editors", N_("time"), "body")
"""The fields whose shares are shown."""

PATIENCE = 3, timedelta(hours=1)
"""A source is overdue when this many times its ``every:`` and this much more have passed since it was last fetched."""

NO_LIST = ("could not fetch the list page", "its list could not be had")
"""Beginning of the reason of a source whose list could not be fetched; the latter in archives of before 2026-12."""

STEPS: Mapping[State | Literal["never well"], tuple[tuple[str | tuple[str, ...], str], ...]] = {
    "failed": (
        (NO_LIST, N_("look at the address in a browser; if it has moved, change it in {file}")),
        ("its list pages gave no article links", N_("`scrape check {name}` shows the last good list beside today's")),
        ("", N_("`scrape runs {run}` has every address and its reason")),
    ),
    "never well": (
        (NO_LIST, N_("look at the address in a browser, and correct it in {file}")),
        ("its list pages gave no article links", N_("`scrape add {home}` looks for its lists and feeds")),
        ("", N_("`scrape runs {run}` has every address and its reason")),
    ),
    "drifted": (
        ("", N_("`scrape check {name}` shows what broke; if it is to stay so: `scrape check {name} --accept`")),
    ),
    "overdue": (("", N_("`scrape schedule status` shows whether anything calls `scrape fetch --due`")),),
    "never fetched": (("", N_("`scrape fetch {name}`")),),
    "well": (("", ""),),
}
"""What to do, by state and by how the reason begins; of a source that has failed since it was listed, "never well"."""


@dataclass(frozen=True, slots=True)
class Health:
    """One source. Shares are from 0 to 1, over the new articles of its last runs; times ISO 8601 in UTC."""

    source: str
    state: State
    reason: str | None
    next_step: str | None
    last_fetched: str | None
    last_success: str | None
    links: int | None
    """Article links of the last run that read its lists; None when none did, or they answered 304."""
    usual_links: float | None
    articles: int
    """New articles in the runs that the shares are of."""
    shares: Mapping[str, float | None]
    unsure: Mapping[str, float]
    """Field -> the share of these articles in which its value, or that it has none, is not to be trusted; only fields
    that have such articles."""
    failures: int
    """Addresses that could not be fetched or read, and still cannot."""
    files_failing: int = 0
    """Pictures and attachments that could not be fetched, and still cannot: no failure of the source."""


def assess(
    source: Source, last: Run | None, past: Sequence[Run], last_success: str | None, failures: int, now: datetime
) -> Health:
    """``last``: its last run; ``past``: those that its norm is made of, newest first, the last one among them."""
    state, reason = _state(source, last, drift.standing(past), now)
    runs = [run for run in past if run["new"]][: drift.DEFAULT.runs]
    articles = sum(run["new"] for run in runs)
    links, usual = _links(last, past)
    return Health(
        source=source.name,
        state=state,
        reason=reason,
        next_step=_step(state, reason or "", source, last, last_success),
        last_fetched=last["started"] if last else None,
        last_success=last_success,
        links=links,
        usual_links=usual,
        articles=articles,
        shares={name: drift.share(name, runs)[0] / articles if articles else None for name in SHOWN},
        unsure=_unsure(runs, articles),
        failures=failures,
    )


def _unsure(runs: Sequence[Run], articles: int) -> dict[str, float]:
    counts = {name: drift.share(f"{drift.UNSURE}{name}", runs)[0] for name in ARTICLE_FIELDS}
    return {name: count / articles for name, count in counts.items() if count}


def _state(source: Source, last: Run | None, drifted: Run | None, now: datetime) -> tuple[State, str | None]:
    if last is None:
        return "never fetched", None
    if last["error"]:
        return "failed", last["error"]
    if drifted is not None:
        return "drifted", drifted["drift"]
    times, more = PATIENCE
    since = now - datetime.fromisoformat(last["started"])
    if since > times * timedelta(seconds=source.every) + more:
        hours = since.total_seconds() / 3600
        if hours > 48:
            return "overdue", Message("last fetched {days} days ago", days=f"{hours / 24:.0f}")
        return "overdue", Message("last fetched {hours} h ago", hours=f"{hours:.0f}")
    return "well", None


def _step(state: State, reason: str, source: Source, last: Run | None, last_success: str | None) -> str | None:
    steps = STEPS["never well" if state == "failed" and last_success is None else state]
    step = next(step for begins, step in steps if reason.startswith(begins))
    run, home = last["run"] if last else "", f"{origin(source.urls[0])}/"
    if "{home}" in step and home in source.urls:
        step = steps[0][1]
    return Message(step, name=shell_word(source.name), home=home, file="sources.yaml", run=run) or None


def _links(last: Run | None, past: Sequence[Run]) -> tuple[int | None, float | None]:
    """Return the links of the lists when they were last read, and those that just these give as a rule."""
    read = next((run for run in [*([last] if last else []), *past] if run["yields"]), None)
    if read is None:
        return None, None
    sound = [run for run in past if not run["drift"]]
    norms = [drift.norm(place, sound) for place in read["yields"]]
    measured = [norm for norm in norms if norm is not None]
    return sum(read["yields"].values()), sum(measured) if measured and len(measured) == len(norms) else None
