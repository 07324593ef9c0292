"""Ranks in few bytes."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from scraper.archive.pages.rank_points import Point, decoded, encoded

BEGINS = 1_769_818_500
STEPS = st.lists(
    st.tuples(st.integers(0, 10**8), st.integers(1, 5_000), st.none() | st.integers(0, 10**12), st.booleans()),
    max_size=60,
)


def blob(points: list[Point]) -> bytes:
    return b"".join(encoded(point, before, BEGINS) for point, before in zip(points, [None, *points], strict=False))


@given(STEPS)
def test_what_is_encoded_is_decoded(steps: list[tuple[int, int, int | None, bool]]) -> None:
    seen, points = BEGINS, []
    for passed, rank, heat, follows in steps:
        seen += passed
        points.append(Point(seen, rank, heat, follows))
    assert list(decoded(blob(points), BEGINS)) == points


@given(STEPS, st.integers(0, 100))
def test_a_blob_that_was_cut_gives_its_beginning(steps: list[tuple[int, int, int | None, bool]], left: int) -> None:
    points = [Point(BEGINS + n, rank, heat, follows) for n, (_, rank, heat, follows) in enumerate(steps)]
    assert list(decoded(blob(points)[:left], BEGINS)) == points[: len(list(decoded(blob(points)[:left], BEGINS)))]


def test_a_reading_takes_few_bytes() -> None:
    points = [Point(BEGINS + 600 * n, 20 + n % 3, 4_200_000 - 1_000 * n, True) for n in range(100)]
    assert len(blob(points)) < 600
