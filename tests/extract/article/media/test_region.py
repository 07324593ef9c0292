"""Where the media of an article stand."""

from __future__ import annotations

from scraper.extract.article.locate import locate
from scraper.extract.article.media import region
from scraper.extract.document import Document
from tests.extract.article.media.test_media import FIRST, PAGE, THIRD, URL


def test_the_region_is_from_the_headline_to_what_closes_the_article() -> None:
    place = region.of_article(*locate(Document(PAGE, URL)))
    assert place is not None
    lines = place.doc.lines
    assert lines[place.start - 1].text == "老街排水改造完工"
    assert (lines[place.first].text, lines[place.last].text) == (FIRST, THIRD)
    assert lines[place.end].text == "责任编辑：张三"


def test_paragraphs_are_counted_before_a_place() -> None:
    place = region.of_article(*locate(Document(PAGE, URL)))
    assert place is not None
    assert len(place.paragraphs) == 3
    assert (place.after(place.first), place.after(place.first + 1), place.after(place.end)) == (0, 1, 3)
    assert place.is_paragraph(place.first)
    assert not place.is_paragraph(place.start)


def test_a_page_without_a_text_has_none() -> None:
    assert region.of_article(*locate(Document("<img src=1.jpg>", URL))) is None
