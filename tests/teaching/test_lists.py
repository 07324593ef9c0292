"""The entries of a list from two of their headlines."""

from __future__ import annotations

import pytest

from scraper.models import Hints
from scraper.teaching import ItemsProposal, Refusal, Sample, propose_items, sample
from tests.teaching import gazette


def page(html: str) -> Sample:
    made = sample(html.encode(), f"{gazette.SITE}/", Hints(kind="list"))
    assert made is not None
    return made


def test_two_headlines_give_the_whole_list_and_nothing_else() -> None:
    done = propose_items(page(gazette.front()), [gazette.headline(1), gazette.headline(7)])
    assert isinstance(done, ItemsProposal)
    assert done.selector == ".entry"
    assert [item.headline for item in done.items] == [gazette.headline(n) for n in range(len(gazette.SUBJECTS))]


def test_links_around_the_list_stay_out_where_only_the_box_has_a_name() -> None:
    entries = "".join(f"<li><a href=/{n}.html>{gazette.headline(n)}</a></li>" for n in range(6))
    html = f"<ul class=menu><li><a href=/about>关于我们编辑部</a></li></ul><ul class=news>{entries}</ul>"
    done = propose_items(page(html), [gazette.headline(0), gazette.headline(5)])
    assert isinstance(done, ItemsProposal)
    assert len(done.items) == 6
    assert ".news" in done.selector


def test_a_selector_that_finds_nothing_on_the_other_lists_is_not_taken() -> None:
    one = "".join(f'<div class="row-a entry"><a href=/{n}.html>{gazette.headline(n)}</a></div>' for n in range(4))
    other = "".join(f'<div class="row-b entry"><a href=/{n}.html>{gazette.headline(n)}</a></div>' for n in range(4))
    done = propose_items(page(one), [gazette.headline(0), gazette.headline(3)], [page(other)])
    assert isinstance(done, ItemsProposal)
    assert "row-a" not in done.selector


@pytest.mark.parametrize(
    ("headlines", "reason"),
    [
        (["没有这条标题", gazette.headline(1)], "no link"),
        ([gazette.headline(1), "关于我们澄江公报编辑部"], "in common"),
    ],
)
def test_the_reason_is_given_where_there_is_none(headlines: list[str], reason: str) -> None:
    done = propose_items(page(gazette.front()), headlines)
    assert isinstance(done, Refusal)
    assert reason in str(done.reason)
