"""An article as it was read, for the doubts about it."""

from __future__ import annotations

from scraper.extract import FIELDS
from scraper.extract.article.confidence.parsed_article import Reading
from scraper.extract.article.context import Context
from scraper.extract.article.locate import locate
from scraper.extract.document import Document
from tests.extract.article_pages import HEADLINE, MARKUP, WHOLE

HTML = (
    f"<html lang=zh><title>{HEADLINE}_某某网</title><meta property=og:title content='{HEADLINE}'><h1>{HEADLINE}</h1>"
    "<div>2025-12-30 来源：城东日报</div>" + MARKUP + "<div>责任编辑：李四光</div>"
)


def reading() -> Reading:
    context = Context(*locate(Document(HTML)))
    values = {name: field for name, find in FIELDS.items() if (field := find(context)) is not None}
    return Reading(context, values)


def test_values_and_rules_by_the_name_of_the_field() -> None:
    assert (reading().value("outlet"), reading().rule("outlet")) == ("城东日报", "printed credit")
    assert (reading().value("byline"), reading().rule("byline")) == (None, "")
    assert reading().body == WHOLE


def test_titles_have_neither_the_site_nor_punctuation() -> None:
    assert reading().titles == [HEADLINE.replace(" ", "")] * 2


def test_the_short_lines_by_the_headline_and_below_the_text() -> None:
    assert [line.text for line in reading().near] == [HEADLINE, "2025-12-30 来源：城东日报", "责任编辑：李四光"]


def test_the_short_pieces_of_the_title_and_the_names_of_all_fields() -> None:
    assert reading().title_pieces == ["某某网"]
    assert reading().names == "李四光|城东日报"
