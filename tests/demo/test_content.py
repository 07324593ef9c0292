"""The invented newspaper: enough of it, true to itself, and invented."""

from __future__ import annotations

from collections import Counter
from datetime import datetime

import pytest

from scraper.demo import Article, articles
from scraper.demo.content import CHANNELS
from scraper.demo.layouts import DATE_FORMS, article_page, printed

BASE = "http://127.0.0.1:8000"

each = pytest.mark.parametrize("article", articles(), ids=lambda article: article.path())


def test_three_channels_and_more_than_forty_articles() -> None:
    sizes = Counter(article.channel.name for article in articles())
    assert sizes == {"城事": 20, "文化": 14, "科教": 14}
    assert [channel.encoding for channel in CHANNELS.values()] == ["gbk", "utf-8", "utf-8"]


@each
def test_the_page_prints_what_the_record_says(article: Article) -> None:
    page = "".join(article_page(article, BASE, part, 0) for part in range(1, article.parts + 1))
    for text in (article.headline, *article.byline, *article.editors, article.outlet, printed(article), article.edited):
        assert text in page
    record = article.record(BASE)
    assert record.summary is None or record.summary in page
    for line in record.body.split("\n"):
        assert line in page


@each
def test_every_page_can_be_sent_in_its_channels_encoding(article: Article) -> None:
    for part in range(1, article.parts + 1):
        article_page(article, BASE, part, 1).encode(article.channel.encoding)


@each
def test_every_name_in_a_byline_is_printed_once_as_such(article: Article) -> None:
    places = [article.signed, article.foot, article.info_author, article.body[0], article.body[-1]]
    for name in article.byline:
        assert any(name in place for place in places if place)


def test_the_forms_of_bylines_editors_and_dates_are_various() -> None:
    signatures = {
        article.signed or article.foot or article.info_author or article.body[0][:12] for article in articles()
    }
    for form in (
        "本报记者 ",
        "通讯员 ",
        "讯（记者 ",
        "文/",
        "文 | ",
        "作者：",
        "采写：",
        "撰文：",
        "本报评论员 ",
        "实习生 ",
        " 报道",
    ):
        assert any(form in signature for signature in signatures), form
    assert len({article.edited.replace("".join(article.editors), "") for article in articles()}) >= 8
    assert {article.dated for article in articles() if isinstance(article.published, datetime)} == DATE_FORMS.keys()
    assert any(not isinstance(article.published, datetime) for article in articles())
    assert any(not article.byline for article in articles())


def test_one_article_is_split_one_is_a_reprint_one_is_corrected() -> None:
    (split,) = [article for article in articles() if article.parts > 1]
    assert split.record(BASE).next_url == BASE + split.path(2)
    assert split.record(BASE, part=2).body.startswith("第二年：找时间\n")
    (headline,) = [text for text, times in Counter(article.headline for article in articles()).items() if times > 1]
    first, second = [article for article in articles() if article.headline == headline]
    assert (first.body, first.channel) != (second.body, second.channel)
    assert first.body == second.body
    (corrected,) = [article for article in articles() if article.correction]
    assert corrected.record(BASE).body != corrected.record(BASE, epoch=1).body


def test_no_paragraph_is_printed_in_two_articles_but_for_the_reprint() -> None:
    paragraphs = Counter(text for article in articles() for text in article.body)
    twice = {text for text, times in paragraphs.items() if times > 1}
    assert twice == {text for article in articles() if article.id == 3007 for text in article.body}
