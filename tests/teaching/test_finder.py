"""Selectors from right values: what is found, what the other pages say, and why there is none."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scraper.extract import parse
from scraper.models import Hints
from scraper.teaching import Proposal, Refusal, Sample, propose, right_value, sample, with_selectors
from scraper.teaching.values import same
from tests.examples import examples
from tests.teaching import gazette

ARTICLE = Hints(kind="article")


def page(html: str, hints: Hints = ARTICLE) -> Sample:
    made = sample(html.encode(), "https://a.example/1.html", hints)
    assert made is not None
    return made


@pytest.fixture(scope="module")
def papers() -> list[Sample]:
    return [page(gazette.article(number)) for number in range(len(gazette.SUBJECTS))]


@pytest.mark.parametrize(
    ("field", "text", "selector"),
    [
        ("headline", gazette.headline(2), ".story-title"),
        ("byline", gazette.WRITERS[2], ".story-writer"),
        ("published", "2026-03-03 08:15", ".day"),
        ("body", "澄江灯塔经过…无须预约。", ".story-text"),
    ],
)
def test_the_shortest_stable_selector_is_found(papers: list[Sample], field: str, text: str, selector: str) -> None:
    done = propose(papers[2], field, right_value(papers[2], field, text), [*papers[:2], *papers[3:]])
    assert isinstance(done, Proposal)
    assert done.selector == selector
    assert len(done.effects) == len(papers) - 1


def test_a_mistake_of_the_same_place_is_corrected_on_every_page(papers: list[Sample]) -> None:
    done = propose(papers[2], "byline", (gazette.WRITERS[2],), [*papers[:2], *papers[3:]])
    assert isinstance(done, Proposal)
    outcomes = {effect.stored: effect.outcome for effect in done.effects}
    assert outcomes.pop(("丁一诺",)) == "corrected"
    assert set(outcomes.values()) == {"same"}


def test_a_selector_that_spoils_what_is_right_elsewhere_is_not_taken() -> None:
    # On most pages .name is the photographer; the writer stands in .who on every page.
    html = "<h1>{0}</h1><div class=who><b>{1}</b></div><i class=name>{2}</i><p>{0}，全文在此，说明了事情的经过。</p>"
    first = page(html.format("渡口修缮一新", "陆子衡", "陆子衡"))
    others = [page(html.format(f"第{n}座石桥修缮", "宁可欣", "白若溪")) for n in range(3)]
    others = [replace(one, values={**one.values, "byline": ("宁可欣",)}, origins={}) for one in others]
    done = propose(first, "byline", ("陆子衡",), others)
    assert isinstance(done, Proposal)
    assert done.selector == ".who"
    alone = propose(first, "byline", ("陆子衡",))
    assert isinstance(alone, Proposal)


def test_a_value_where_none_is_stored_speaks_for_a_selector_only_if_that_is_the_fault() -> None:
    html = "<h1>渡口修缮一新</h1><div class=a><i class=b>{0}</i></div>{1}<p>全文在此，说明了事情的经过。</p>"
    first = page(html.format("城事要闻", ""))
    others = [page(html.format("", "<i class=b>其他频道</i>")) for _ in range(3)]
    template = {name: origin for name, origin in first.origins.items() if name in ("headline", "body")}
    others = [replace(one, values={}, origins=template) for one in others]
    wrong = replace(first, values={"section": "要闻"})
    missing = replace(first, values={})
    chosen = [propose(one, "section", "城事要闻", others) for one in (wrong, missing)]
    assert [done.selector for done in chosen if isinstance(done, Proposal)] == [".a", ".b"]


def test_a_former_selector_goes_on_to_serve_its_own_pages() -> None:
    hints = Hints(kind="article", select={"outlet": ".from"})
    old = "<h1>渡口修缮一新</h1><b class=from>某某周刊</b><p>全文在此，说明了事情的经过。</p>"
    new = "<h1>石桥修缮一新</h1><b class=press>某某日报</b><p>全文在此，说明了事情的经过。</p>"
    others = [replace(page(old, hints), values={"outlet": "某某周刊"})]
    done = propose(page(new, hints), "outlet", "某某日报", others)
    assert isinstance(done, Proposal)
    assert done.selector == ".from, .press"


@pytest.mark.parametrize(
    ("field", "text", "reason"),
    [
        ("section", "城事要闻", "does not have this text"),
        ("section", "藏在脚本里", "only in a script"),
        ("headline", "修缮一新", "a part of a line"),
        ("outlet", "江边日报", "within a line"),
        ("published", "2020-01-01", "prints this date"),
    ],
)
def test_the_reason_is_given_where_there_is_none(field: str, text: str, reason: str) -> None:
    html = """<script>var x = {"channel": "藏在脚本里"}</script><h1>渡口修缮一新</h1>
    <p>江边日报昨天报道说，渡口修缮一新，重新开放。</p>"""
    done = propose(page(html), field, right_value(page(html), field, text))
    assert isinstance(done, Refusal)
    assert reason in str(done.reason)


def test_an_element_without_names_is_refused_rather_than_counted_to() -> None:
    html = "<table><tr><td>甲</td></tr><tr><td>渡口修缮一新</td></tr></table>"
    done = propose(page(html), "section", "渡口修缮一新")
    assert isinstance(done, Refusal)
    assert "no name of its own" in done.reason


WORDS = st.text("渡口书院灯塔茶山石桥梯田", min_size=4, max_size=9)


@examples(40)
@given(WORDS, st.permutations(["headline", "section", "summary"]), st.booleans())
def test_what_is_proposed_gives_the_value_when_the_page_is_parsed(text: str, order: list[str], wrapped: bool) -> None:
    boxes = "".join(
        f"<div class=x-{name}><span>{text if name == order[0] else '别的文字' * 2}</span></div>" for name in order
    )
    html = f"<div class=css-1ab23c>{boxes}</div>" if wrapped else boxes
    made = page(f"<h1>另一个标题在这里</h1>{html}<p>全文在此，说明了事情的经过，读者可以参考。</p>")
    done = propose(made, order[0], text)
    assert isinstance(done, Proposal)
    read = parse(made.content, made.url, with_selectors(ARTICLE, {order[0]: done.selector}))
    assert same(order[0], text, getattr(read, order[0]))
    assert "css-" not in done.selector
