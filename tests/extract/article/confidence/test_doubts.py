"""Doubts: which values the parser does not trust, and those that it has no reason to doubt."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from scraper.extract import explain, parse
from scraper.models import Hints
from tests.extract.article_pages import HEADLINE, PARAGRAPHS, page_of

CREDITS = "<div>2025-12-30 09:15 来源：城东日报 作者：王小明 责任编辑：李四光</div>"
CRUMB = "<div>当前位置：<a href='/'>首页</a> &gt; <a href='/m/'>民生</a> &gt; 正文</div>"


def test_nothing_speaks_against_a_page_with_labels_and_a_breadcrumb() -> None:
    assert page_of(CREDITS, crumb=CRUMB).unsure == ()


def test_what_a_sources_own_selector_gives_is_trusted() -> None:
    html = f"<html lang=zh><title>{HEADLINE}</title><h1>{HEADLINE}</h1><div>2025-12-30</div><b>城东消息</b>"
    content = (html + "".join(f"<p>{text}</p>" for text in PARAGRAPHS)).encode()
    page = parse(content, None, Hints(select={"outlet": "b"}))
    assert (page.outlet, "outlet" in page.unsure) == ("城东消息", False)


def test_explain_gives_the_reason_also_of_a_field_without_a_value() -> None:
    html = f"<html lang=zh><title>{HEADLINE}</title><h1>{HEADLINE}</h1><div>主理：王小明</div>"
    page, evidence = explain((html + "".join(f"<p>{text}</p>" for text in PARAGRAPHS)).encode())
    reasons = {e.field: e.doubt for e in evidence if e.doubt}
    assert set(page.unsure) == set(reasons)
    assert reasons["published"] == "the page prints no date"
    assert [e.value for e in evidence if e.field == "published"] == [""]


def test_lists_and_feeds_have_no_doubts() -> None:
    rows = "".join(f"<li><a href='/n/{n}.html'>老街排水改造完工第{n}期</a> 2025-12-30</li>" for n in range(12))
    assert parse(f"<html><title>要闻</title><ul>{rows}</ul>".encode()).unsure == ()


@pytest.mark.parametrize("end", ["网络中心", "精彩视频推荐"])
def test_a_text_that_ends_in_no_sentence_is_doubted(end: str) -> None:
    html = f"<html lang=zh><title>{HEADLINE}</title><h1>{HEADLINE}</h1>{CREDITS}<div>"
    page = parse((html + "".join(f"<p>{text}</p>" for text in (*PARAGRAPHS, end)) + "</div>").encode())
    assert ("body" in page.unsure) == page.body.endswith(end)


def test_a_name_that_the_title_has_before_the_headline_seems_to_sign() -> None:
    html = (
        f"<html lang=zh><title>王小明：{HEADLINE}</title><h1>{HEADLINE}</h1><div>2025-12-30 09:15 来源：城东日报</div>"
    )
    page = parse((html + "".join(f"<p>{text}</p>" for text in PARAGRAPHS)).encode())
    assert page.byline or "byline" in page.unsure


def test_a_reprint_whose_origin_was_not_read_is_doubted() -> None:
    html = f"<html lang=zh><title>{HEADLINE}</title><h1>{HEADLINE}</h1><div>原载《河洲评论》2022年第11期</div>"
    page = parse((html + "".join(f"<p>{text}</p>" for text in PARAGRAPHS)).encode())
    assert page.outlet or "outlet" in page.unsure


def test_a_day_of_the_data_beside_another_printed_one_is_doubted() -> None:
    text = "The town council voted on Tuesday night to keep the old ferry running through the winter months. "
    html = (
        "<html lang=en><title>Ferry runs on</title><meta property='article:published_time' content='2023-05-02'>"
        "<body><article><h1>Ferry runs on</h1><p>Updated March 4, 2025</p>" + f"<p>{text * 3}</p>" * 4 + "</article>"
    )
    page = parse(html.encode())
    assert (page.published, "published" in page.unsure) == ("2023-05-02", True)


def test_two_doubts_on_a_page_that_nobody_signs_make_the_byline_one_to_look_at() -> None:
    head = "<div>提交</div><div>承印：城东日报社</div>"
    assert {"published", "outlet", "byline"} <= set(page_of(head).unsure)
    assert "byline" not in page_of("<div>承印：城东日报社 2025-12-30 09:15</div>").unsure


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
