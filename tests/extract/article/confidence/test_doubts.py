"""Doubts: which values the parser does not trust, and those that it has no reason to doubt."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from scraper.extract import explain, parse
from scraper.extract.article.confidence import doubts
from scraper.models import Hints
from tests.extract.article_pages import HEADLINE, MARKUP, page_of, reading_of

CREDITS = "<div>2025-12-30 09:15 来源：城东日报 作者：王小明 责任编辑：李四光</div>"
CRUMB = "<div>当前位置：<a href='/'>首页</a> &gt; <a href='/m/'>民生</a> &gt; 正文</div>"


def test_nothing_speaks_against_a_page_with_labels_and_a_breadcrumb() -> None:
    assert page_of(CREDITS, crumb=CRUMB).unsure == ()


def test_what_a_sources_own_selector_gives_is_trusted() -> None:
    html = f"<html lang=zh><title>{HEADLINE}</title><h1>{HEADLINE}</h1><div>2025-12-30</div><b>城东消息</b>"
    content = (html + MARKUP).encode()
    page = parse(content, None, Hints(select={"outlet": "b"}))
    assert (page.outlet, "outlet" in page.unsure) == ("城东消息", False)


def test_explain_gives_the_reason_also_of_a_field_without_a_value() -> None:
    html = f"<html lang=zh><title>{HEADLINE}</title><h1>{HEADLINE}</h1><div>主理：王小明</div>"
    page, evidence = explain((html + MARKUP).encode())
    reasons = {e.field: e.doubt for e in evidence if e.doubt}
    assert set(page.unsure) == set(reasons)
    assert reasons["published"] == "the page prints no date"
    assert [e.value for e in evidence if e.field == "published"] == [""]


def test_lists_and_feeds_have_no_doubts() -> None:
    rows = "".join(f"<li><a href='/n/{n}.html'>老街排水改造完工第{n}期</a> 2025-12-30</li>" for n in range(12))
    assert parse(f"<html><title>要闻</title><ul>{rows}</ul>".encode()).unsure == ()


def test_a_name_that_the_title_has_before_the_headline_seems_to_sign() -> None:
    html = (
        f"<html lang=zh><title>王小明：{HEADLINE}</title><h1>{HEADLINE}</h1><div>2025-12-30 09:15 来源：城东日报</div>"
    )
    page = parse((html + MARKUP).encode())
    assert page.byline or "byline" in page.unsure


def test_a_reprint_whose_origin_was_not_read_is_doubted() -> None:
    html = f"<html lang=zh><title>{HEADLINE}</title><h1>{HEADLINE}</h1><div>原载《河洲评论》2022年第11期</div>"
    page = parse((html + MARKUP).encode())
    assert page.outlet or "outlet" in page.unsure


def test_a_day_of_the_data_beside_another_printed_one_is_doubted() -> None:
    text = "The town council voted on Tuesday night to keep the old ferry running through the winter months. "
    html = (
        "<html lang=en><title>Ferry runs on</title><meta property='article:published_time' content='2023-05-02'>"
        "<body><article><h1>Ferry runs on</h1><p>Updated March 4, 2025</p>" + f"<p>{text * 3}</p>" * 4 + "</article>"
    )
    page = parse(html.encode())
    assert (page.published, "published" in page.unsure) == ("2023-05-02", True)


def _facts(share: int, holds: bool = True) -> tuple[tuple[int, str, object], ...]:
    return ((share, f"{share}", lambda _reading: holds),)


def _unsure(monkeypatch: pytest.MonkeyPatch, head: str = "", **facts: tuple[object, ...]) -> dict[str, str]:
    """The doubts about the invented article, of which these facts are all."""
    table = {name: (own, own) for name, own in facts.items()}
    monkeypatch.setattr(doubts, "_FACTS_OF", {False: table, True: table})
    reading = reading_of(head)
    return doubts.doubts(reading.context, reading.fields)


def test_shares_are_added_up_and_the_largest_is_the_reason(monkeypatch: pytest.MonkeyPatch) -> None:
    enough = doubts.ENOUGH
    assert _unsure(monkeypatch, outlet=_facts(enough)) == {"outlet": f"{enough}"}
    assert _unsure(monkeypatch, outlet=_facts(enough - 1)) == {}
    assert _unsure(monkeypatch, outlet=_facts(enough, holds=False)) == {}
    assert _unsure(monkeypatch, outlet=_facts(enough - 4) + _facts(4)) == {"outlet": f"{enough - 4}"}


def test_other_fields_and_articles_speak_against_a_value_that_a_fact_does(monkeypatch: pytest.MonkeyPatch) -> None:
    enough, near = doubts.ENOUGH, doubts.ENOUGH - 5
    assert "byline" in _unsure(monkeypatch, outlet=_facts(enough), body=_facts(enough), byline=_facts(near))
    assert "byline" not in _unsure(monkeypatch, outlet=_facts(enough), byline=_facts(near))
    other = "<div><a href=/7>北门小区将换水表</a> 2020-01-02</div>"
    assert "byline" in _unsure(monkeypatch, other, byline=_facts(near))


def test_every_fact_has_a_share_of_a_hundred() -> None:
    assert all(0 < fact.share <= 100 for fact in doubts._FACTS)
    for facts in (facts for fields in doubts._FACTS_OF.values() for cases in fields.values() for facts in cases):
        shares = [share for share, _reason, _holds in facts]
        assert shares == sorted(shares, reverse=True)


LEAST, MOST = 0.5, 0.1
"""Shares of wrong values that are unsure, at least; of right ones, at most."""


@pytest.mark.corpus
def test_half_of_the_wrong_values_are_unsure_and_few_of_the_right_ones(shared: Path) -> None:
    """Articles in other languages, of which enough values are wrong to count: headline, day, author."""
    folder = shared / "corpus/world"
    tally: dict[bool, list[bool]] = {True: [], False: []}
    for file in sorted((folder / "gold").glob("*.json")):
        gold = json.loads(file.read_text(encoding="utf-8"))
        page = parse(gzip.decompress((folder / "pages" / f"{file.stem}.html.gz").read_bytes()))
        if page.kind != "article":
            continue
        names = [_flat(name) for name in page.byline]
        whole = _flat(gold["byline"][0]) if gold["byline"] else ""
        right = {
            "headline": _flat(page.headline) == _flat(gold["headline"]) if gold["headline"] else None,
            "published": (page.published or "")[:10] == gold["published"][:10] if gold["published"] else None,
            "byline": any(name in whole or whole in name for name in names) if whole else not names,
        }
        for field, is_right in right.items():
            if is_right is not None:
                tally[is_right].append(field in page.unsure)
    assert sum(tally[False]) >= LEAST * len(tally[False])
    assert sum(tally[True]) <= MOST * len(tally[True])


def _flat(text: str) -> str:
    return "".join(char for char in text.lower() if char.isalnum())
