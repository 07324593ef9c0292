"""A name that is not there, and those that may have been meant."""

from __future__ import annotations

import pytest

from scraper.closest_names import NEAR, near

NAMES = ("人民网", "人民日报", "新华网", "cctv", "BBC 中文", "yunting-evening")


@pytest.mark.parametrize(
    ("name", "candidates"),
    [
        ("人民", ("人民网", "人民日报")),
        ("CCTV", ("cctv",)),
        ("ｃｃｔｖ", ("cctv",)),
        ("人民网评", ("人民网",)),
        ("yuntng-evening", ("yunting-evening",)),
        ("bbc", ("BBC 中文",)),
        ("nothing alike", ()),
        ("", ()),
        ("  ", ()),
    ],
)
def test_the_names_that_may_be_meant(name: str, candidates: tuple[str, ...]) -> None:
    assert near(name, NAMES)[: len(candidates)] == candidates
    assert bool(near(name, NAMES)) == bool(candidates)


def test_a_few_are_proposed_and_the_first_come_first() -> None:
    assert near("晚报", [f"晚报{number}" for number in range(9)]) == tuple(f"晚报{number}" for number in range(NEAR))
