"""The versions of an article in two archives: one order, whichever archive is asked first."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from scraper.archive.merge.articles.versions import Version, interleave, moment


def at(hour: int, text: str, digest: str | None = None) -> Version:
    return Version(f"2026-01-31T{hour:02}:00:00Z", (text,), digest, digest)


VERSIONS = st.lists(
    st.builds(at, st.integers(0, 4), st.sampled_from("abc"), st.sampled_from((None, "p", "q"))), max_size=6
)


@given(VERSIONS, VERSIONS)
def test_the_order_of_the_archives_does_not_matter(ours: list[Version], theirs: list[Version]) -> None:
    assert interleave([*ours, *theirs]) == interleave([*theirs, *ours])


@given(VERSIONS, VERSIONS)
def test_twice_is_once(ours: list[Version], theirs: list[Version]) -> None:
    once = interleave([*interleave(ours), *interleave(theirs)])
    assert interleave([*once, *interleave(theirs)]) == once
    assert interleave(once) == once


@given(VERSIONS)
def test_versions_are_in_the_order_of_time_and_each_differs_from_the_last(versions: list[Version]) -> None:
    chain = interleave(versions)
    assert [version.seen for version in chain] == sorted(version.seen for version in chain)
    assert all(one.fields != other.fields for one, other in pairwise(chain))


def test_versions_interleave() -> None:
    chain = interleave([at(1, "a"), at(3, "c"), at(2, "b"), at(3, "c")])
    assert [version.fields for version in chain] == [("a",), ("b",), ("c",)]


def test_a_version_that_says_nothing_new_gives_its_raw_page() -> None:
    chain = interleave([at(1, "a"), at(2, "a", "p"), at(3, "b")])
    assert chain == [at(1, "a")._replace(page="p"), at(3, "b")]


def test_two_readings_of_one_page_are_one_the_fuller() -> None:
    bare = Version("2026-01-31T01:00:00Z", ("headline", None, "body"), "p", "p")
    full = bare._replace(fields=("headline", "cctv", "body"))
    assert interleave([bare, full]) == interleave([full, bare]) == [full]
    other = full._replace(digest="q")
    assert len(interleave([bare, other])) == 2


def test_times_compare_as_moments() -> None:
    assert moment("2026-01-31T08:15:00+08:00") == "2026-01-31T00:15:00Z"
    assert moment("2026-01-31T00:15") == "2026-01-31T00:15:00Z"
