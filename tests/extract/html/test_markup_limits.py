"""Markup made to be expensive is thinned out; all other is left as it is."""

from __future__ import annotations

import pytest

from scraper.extract.document import Document
from scraper.extract.html.markup_limits import MAX_ATTRIBUTES, MAX_DEPTH, MAX_FORMATTING, MAX_TAGS, tame


def test_usual_markup_is_left_alone() -> None:
    html = "<table>" + '<tr><td><a href="/1"><b>题</b></a><br><img src="a"><p>一<p>二<li>三' * 2_000 + "</table>"
    assert tame(html) is html


def test_depth() -> None:
    html = tame("<div>" * 100_000 + "深处的文字")
    assert html.count("<div>") == MAX_DEPTH
    assert html.endswith("深处的文字")


def test_links_that_are_not_closed_are_no_depth() -> None:
    """An open ``<a>`` is closed by the next one: a list of such links keeps them all."""
    html = '<p><a href="/1">标题' * 5_000
    assert tame(html).count("<a ") == 5_000


def test_open_formatting_is_not_opened_again_in_every_block() -> None:
    html = tame("".join(f"<b a{n}><p>" for n in range(20_000)) + "字")
    assert html.count("<b ") < 100
    assert html.count("<p>") == 20_000 or html.count("<p>") <= MAX_TAGS


def test_attributes() -> None:
    html = tame("<p>前</p><div " + " ".join(f"a{n}=1" for n in range(50_000)) + ">后</div>")
    assert html.count("=1") == MAX_ATTRIBUTES
    assert html.startswith("<p>前</p><div a0=1")
    assert html.endswith(">后</div>")


def test_one_long_attribute_is_kept() -> None:
    html = '<img src="data:' + "x" * 100_000 + '"><p data-json="' + "a > b, " * 1_000 + '">字</p>'
    assert tame(html) is html


def test_tags_without_end() -> None:
    assert tame("<p>x" * (MAX_TAGS + 1_000)).count("<p>") == MAX_TAGS


@pytest.mark.slow
@pytest.mark.parametrize(
    "piece",
    ["<div>", "<b><p>", "<ul><li>", "<table><tr><td>", "<a href=x><div>", "<span>", "<font><p>", "<dl><dt>"],
)
def test_a_document_of_anything_nested_is_read(piece: str) -> None:
    doc = Document(piece * 20_000 + "最深处的一句话")
    assert doc.lines[-1].text == "最深处的一句话"


def test_open_formatting_in_a_page_of_few_tags_is_bounded_too() -> None:
    bold = "".join(f"<b id={n}>" for n in range(595))
    for page in (f"<p>{bold}</p>" + "<p>x</p>" * 1600, "</b>" * 900 + f"<p>{bold}</p>" + "<p>x</p>" * 900):
        assert tame(page).count("<b") <= MAX_FORMATTING
