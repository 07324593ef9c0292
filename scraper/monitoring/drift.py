"""Drift: whether a source still gives what it used to give, judged by its own last runs. Pure functions."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Any, Literal

from scraper.i18n import Message
from scraper.models import Page

Run = Mapping[str, Any]
"""What a run did for a source: the fields of `scraper.models.SourceReport`, by name."""


@dataclass(frozen=True, slots=True)
class Thresholds:
    """The limits from which a change is drift. Every value is set against a false alarm that it avoids."""

    runs: int = 20
    """The norm is taken from this many sound runs that had something to measure."""
    enough_runs: int = 5
    """A list is not judged before it was read in this many of them: the first runs have no norm."""
    few: float = 0.3
    """A list that gives less than this share of its median has become thin. Half a list is a quiet day."""
    fewer_than_ever: float = 0.5
    """… and less than this share of the least it ever gave in the runs that are remembered: weekends and holidays
    recur, a broken list has not been seen before."""
    least_links: int = 8
    """Lists that give fewer than this as a rule are judged only when they give nothing."""
    enough_articles: int = 5
    """A field is not judged by fewer articles than this; those of the runs before are added until there are enough,
    so that a source with two articles a run is judged as well, some runs later."""
    window: int = 40
    """… but not for ever: once this many new articles are looked at together, no older ones are added."""
    norm_articles: int = 20
    """A field's norm needs this many articles."""
    usual: float = 0.4
    """A field that fewer articles than this share have is not usual, and may be missing for long."""
    gone: float = 0.2
    """A field is missing when its share is less than this share of the norm: from 90 % to 17 %. Agency copy without a
    byline makes a share go down by a half on a Sunday, not to nothing."""
    example: int = 10
    """… unless this many articles in a row, in runs that were thought sound (or were accepted), were as low before."""
    chance: float = 1e-6
    """… and when so few articles with it would come about by chance more rarely than this (binomial; the norm taken at
    the low end of what its own number of articles leaves open). A hundred sources read every hour give seven million
    such looks in a year, most of them at runs without a new article."""
    trusted: float = 0.8
    """… and no norm is believed to be higher than this when chance is reckoned: a field that every article had from
    Monday to Friday may be missing from a fifth of Sunday's. So at least nine articles must speak, all without it."""


DEFAULT = Thresholds()

COUNTED: Mapping[str, Callable[[Page], bool]] = {
    "byline": lambda page: bool(page.byline),
    "editors": lambda page: bool(page.editors),
    "outlet": lambda page: bool(page.outlet),
    "section": lambda page: bool(page.section),
    "published": lambda page: bool(page.published),
    "time": lambda page: "T" in (page.published or ""),
    "summary": lambda page: bool(page.summary),
    "body": lambda page: len(page.body) >= 80,
}
"""What is counted over a run's new articles. A text of fewer than 80 characters is a caption or a notice."""

JUDGED = ("byline", "editors", "outlet", "section", "published", "time", "body", "article")
"""What may be found missing. ``article``: of the pages that were linked like articles, those that are one.
A summary comes and goes with the editors' habits."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is not as it was: a list (``subject`` is its address as sources.yaml has it), or a field."""

    kind: Literal["list", "field"]
    subject: str
    sentence: str


UNSURE = "unsure:"
"""What the names begin with under which values are counted that the parser does not trust: ``unsure:byline``."""


def tally(fields: dict[str, int], page: Page) -> None:
    """Count what a new article has, and which of its fields are unsure."""
    names = [name for name, has in COUNTED.items() if has(page)]
    for name in [*names, *(f"{UNSURE}{field}" for field in page.unsure)]:
        fields[name] = fields.get(name, 0) + 1


def yields(links: Mapping[str, int], starts: Mapping[str, str]) -> dict[str, int]:
    """Return the links of each start address of sources.yaml, from those of the pages that it stands for.

    ``starts``: URL -> the address as written, newest first. The newest page of a dated address is still growing and
    says nothing, unless it is the only one; of the others the fullest counts.
    """
    fullest: dict[str, int] = {}
    growing: set[str] = set()
    for url, written in starts.items():
        if written != url and written not in growing:
            growing.add(written)
        elif url in links:
            fullest[written] = max(fullest.get(written, 0), links[url])
    return fullest


def findings(now: Run, past: Sequence[Run], limits: Thresholds = DEFAULT) -> tuple[Finding, ...]:
    """Compare a source in this run with ``past``: its runs that did not fail, newest first.

    Past runs that drifted are no part of the norm, but count as evidence together with this one.
    """
    sound = [run for run in past if not run["drift"]]
    lists = [_list(place, count, sound, limits) for place, count in now["yields"].items()]
    fields = [_field(name, [now, *past], limits) for name in JUDGED]
    # where the date is missing, so is the time of day: one fault is said once
    if any(finding and finding.subject == "published" for finding in fields):
        fields = [finding for finding in fields if finding is None or finding.subject != "time"]
    return tuple(finding for finding in (*lists, *fields) if finding)


def standing(past: Sequence[Run]) -> Run | None:
    """Return the last run that drifted, unless a later one had new articles and was well; ``past``: newest first."""
    for run in past:
        if run["drift"]:
            return run
        if run["new"]:
            return None
    return None


def share(name: str, runs: Sequence[Run]) -> tuple[int, int]:
    """Count the articles that have a field, and all articles, over some runs."""
    new = sum(run["new"] for run in runs)
    if name == "article":
        return new, new + sum(run["skipped"] for run in runs)
    return sum(run["fields"].get(name, 0) for run in runs), new


def norm(place: str, past: Sequence[Run], limits: Thresholds = DEFAULT) -> float | None:
    """Return the number of links that a list gives as a rule; None while too few runs have read it."""
    counts = [run["yields"][place] for run in past if place in run["yields"]][: limits.runs]
    return median(counts) if len(counts) >= limits.enough_runs else None


def _list(place: str, count: int, sound: Sequence[Run], limits: Thresholds) -> Finding | None:
    usual = norm(place, sound, limits)
    if not usual:
        return None
    least = min(run["yields"][place] for run in sound if place in run["yields"])
    if count == 0 < least:
        return Finding(
            "list",
            place,
            Message("{place} gave no article links; as a rule it gives {usual}", place=place, usual=f"{usual:g}"),
        )
    thin = count < limits.few * usual and count < limits.fewer_than_ever * least
    if thin and usual >= limits.least_links:
        return Finding(
            "list",
            place,
            Message(
                "{place} gave {count} article links; as a rule it gives {usual}",
                place=place,
                count=count,
                usual=f"{usual:g}",
            ),
        )
    return None


def _field(name: str, runs: Sequence[Run], limits: Thresholds) -> Finding | None:
    """Judge this run alone, then together with the one before, and so on, until the window is full."""
    measured = [run for run in runs if share(name, [run])[1]]
    if not measured or measured[0] is not runs[0]:
        return None
    alone = share(name, measured[:1])  # a run that is better than those before it is on the mend
    for size in range(1, len(measured)):
        has, of = share(name, measured[:size])
        if of >= limits.enough_articles:
            earlier = [run for run in measured[size:] if not run["drift"]]
            sentence = _missing(has, of, name, earlier, limits) if alone[0] * of <= has * alone[1] else None
            if sentence:
                return Finding("field", name, sentence)
        if of >= limits.window:
            return None
    return None


def _missing(has: int, of: int, name: str, earlier: Sequence[Run], limits: Thresholds) -> str | None:
    usual, before = share(name, earlier[: limits.runs])
    if before < limits.norm_articles or usual < limits.usual * before or has / of >= limits.gone * usual / before:
        return None
    if tail(has, of, min(limits.trusted, lower_bound(usual, before))) >= limits.chance:
        return None
    if any(count / total <= has / of for count, total in _examples(name, earlier, limits)):
        return None
    what = (
        Message("of the pages linked as articles are articles")
        if name == "article"
        else Message("new articles have {labels}", labels=LABELS[name])
    )
    return Message(
        "{has} of {of} {what}; as a rule {value} % do", has=has, of=of, what=what, value=f"{100 * usual / before:.0f}"
    )


def _examples(name: str, runs: Sequence[Run], limits: Thresholds) -> Iterator[tuple[int, int]]:
    """The shares of as many runs in a row as make an example, newest first."""
    has = of = 0
    for run in runs:
        count, total = share(name, [run])
        has, of = has + count, of + total
        if of >= limits.example:
            yield has, of
            has = of = 0


LABELS = {
    "byline": Message("a byline"),
    "editors": "editors",
    "outlet": Message("an outlet"),
    "section": Message("a section"),
    "published": Message("a date"),
    "time": Message("a time of day"),
    "body": Message("a text of some length"),
}
"""Fields as sentences name them."""


def tail(count: int, of: int, probability: float) -> float:
    """Return the probability of at most ``count`` of ``of``, each with ``probability``: the binomial's lower tail."""
    if probability >= 1:
        return 0.0 if count < of else 1.0
    if probability <= 0:
        return 1.0
    odds = math.log(probability), math.log1p(-probability)
    terms = (
        math.lgamma(of + 1) - math.lgamma(k + 1) - math.lgamma(of - k + 1) + k * odds[0] + (of - k) * odds[1]
        for k in range(count + 1)
    )
    return min(1.0, math.fsum(math.exp(term) for term in terms))


def lower_bound(count: int, of: int, deviations: float = 2.0) -> float:
    """The low end of the share that ``count`` of ``of`` speaks for (Wilson's interval; two standard deviations)."""
    square = deviations * deviations
    middle = count + square / 2
    spread = deviations * math.sqrt(count * (of - count) / of + square / 4)
    return max(0.0, (middle - spread) / (of + square))
