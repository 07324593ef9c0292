"""The judgement on one source in one run: which failed articles count against it, and when there are too many."""

from __future__ import annotations

import pytest

from scraper.archive.crawl.failures import Waiting
from scraper.crawl.source.tally import SourceTally
from scraper.errors import FetchError, ParseError
from scraper.models import SourceReport


class Silent:
    """Shows nothing."""

    def changed(self, report: SourceReport) -> None:
        pass

    def finished(self, report: SourceReport) -> None:
        pass


def tally(listed: int, lost: dict[str, int | None], former: tuple[Waiting, ...] = ()) -> SourceTally:
    """After a run in which ``lost`` failed: by address the HTTP status, or None where the page could not be parsed."""
    counts = SourceTally("x", Silent())
    counts.gone_before(former)
    counts.reported_before(former)
    counts.listed(listed)
    for url, status in lost.items():
        counts.attempted()
        counts.lost(url, ParseError("no") if status is None else FetchError(url, f"HTTP {status}", status=status))
    return counts


@pytest.mark.parametrize(
    ("listed", "lost", "former", "too_many"),
    [
        (20, {"a": 503, "b": None}, (), False),  # a tenth
        (19, {"a": 503, "b": None}, (), True),
        (5, {"a": 404}, (), False),  # one dead link
        (5, {"a": 404, "b": 410}, (), True),
        (5, {"a": 503}, (), True),
        (1, {"a": 404}, (), True),  # all there is
        (5, {"a": 404, "b": 410}, (Waiting("a", 1, 404), Waiting("b", 2, 410)), False),  # still gone
        (5, {"a": 503, "b": 410}, (Waiting("a", 1, 404), Waiting("b", 2, 410)), True),  # another reason
        (5, {"a": 503, "b": None}, (Waiting("a", 3, 503), Waiting("b", 3, None)), False),  # reported three times
        (5, {"a": 503}, (Waiting("a", 2, 503),), True),
    ],
)
def test_the_articles_that_count_against_a_source(
    listed: int, lost: dict[str, int | None], former: tuple[Waiting, ...], too_many: bool
) -> None:
    counts = tally(listed, lost, former)
    assert bool(counts.too_many_lost(0)) == too_many
    assert counts.too_many_lost(1000) is None, "an unchanged list has as many articles as when it was read"


def test_a_stored_article_that_is_taken_down_does_not_count() -> None:
    counts = SourceTally("x", Silent())
    for url, status in (("a", 410), ("b", 404), ("c", 404)):
        counts.revisits(url)
        counts.attempted()
        counts.lost(url, FetchError(url, "gone", status=status))
    assert counts.too_many_lost(0) is None
    counts.lost("a", FetchError("a", "HTTP 500", status=500))
    assert counts.too_many_lost(0) == "1 of 3 articles could not be fetched or parsed"
