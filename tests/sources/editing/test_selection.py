"""Choosing among the well-known sources, and the part of the file that they make."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scraper.errors import ConfigError
from scraper.sources import loads
from scraper.sources.editing.selection import chosen, part
from tests.examples import examples

TEXT = (Path(__file__).parents[3] / "sources.yaml").read_text(encoding="utf-8")
SOURCES = loads(TEXT.encode()).all
COMMENTED = {"人民日报": "The whole printed paper, day by day.", "新浪新闻": "The site's RSS files"}


def names(*words: str) -> list[str]:
    return [source.name for source in chosen(SOURCES, words)]


def test_by_number_range_name_part_and_tag() -> None:
    assert names("2", "1") == ["人民网", "人民日报"]
    assert names("1-3") == ["人民网", "人民日报", "新华网"]
    assert names("ｂｂｃ") == names("BBC中文") == ["BBC中文"]
    assert names("36氪") == ["36氪"]
    assert set(names("台湾")) == {source.name for source in SOURCES if "台湾" in source.tags}
    assert names("人民网", "人民网", "1") == ["人民网"]


@pytest.mark.parametrize(
    ("word", "message"),
    [
        ("新闻", "may be any of 中国新闻网, "),
        ("人民往", "did you mean '人民网'"),
        ("0", "the numbers go from 1 to"),
        ("9-3", "the numbers go from 1 to"),
        ("99", "the numbers go from 1 to"),
        ("xyz", "`scrape init --list` lists them"),
    ],
)
def test_what_is_not_clear_is_said(word: str, message: str) -> None:
    with pytest.raises(ConfigError, match=message):
        chosen(SOURCES, [word])


def test_all_mistakes_are_said_at_once() -> None:
    with pytest.raises(ConfigError) as caught:
        chosen(SOURCES, ["xyz", "1", "99"])
    assert len(str(caught.value).splitlines()) == 2


def test_the_whole_is_the_file() -> None:
    assert part(TEXT, SOURCES, SOURCES) == TEXT


@given(st.sets(st.sampled_from(range(len(SOURCES))), min_size=1))
@examples(40)
def test_any_part(places: set[int]) -> None:
    chosen = [SOURCES[place] for place in sorted(places)]
    done = part(TEXT, SOURCES, chosen)
    assert [replace(source, line=0) for source in loads(done.encode())] == [replace(s, line=0) for s in chosen]
    head = TEXT[: TEXT.index("sources:\n")]
    assert done.startswith(head), "the head and the defaults stay"
    lines = TEXT.splitlines()
    assert all(line in lines for line in done.splitlines())
    got = {source.name for source in chosen}
    assert {name for name, comment in COMMENTED.items() if comment in done} == got & COMMENTED.keys()
    headings = [line for line in done.splitlines() if line.startswith("  # ----")]
    assert len(headings) == len(set(headings)) == len({heading_of(source.name) for source in chosen})
    assert "\n\n\n" not in done


def heading_of(name: str) -> str:
    before = TEXT[: TEXT.index(f"- name: {name}\n")]
    return before[before.rindex("# ----") :].split("\n")[0]
