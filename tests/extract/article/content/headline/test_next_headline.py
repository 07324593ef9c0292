"""The headline of the next article, told by a date of its own beside it."""

import pytest

from scraper.extract.article.content.headline.next_headline import heads_article
from scraper.extract.document import Document

NEXT = "北门水厂下月更换两条旧管线"


def _heads(markup: str) -> bool:
    lines = Document(f"<body><p>老街改造完工。</p>{markup}</body>").lines
    return heads_article(next(line for line in lines if NEXT in line.text), lines)


@pytest.mark.parametrize(
    "markup",
    [
        f"<h1>{NEXT}</h1><p>2026-01-30 08:00</p>",
        f"<h2>{NEXT}</h2><p>城东日报</p><p>发布时间：2026年1月30日</p>",
        f"<p>2026/01/30</p><h1>{NEXT}</h1><p>水厂说，管线已用了三十年。</p>",
    ],
)
def test_a_headline_with_its_own_date(markup: str) -> None:
    assert _heads(markup)


@pytest.mark.parametrize(
    "markup",
    [
        f"<h3>{NEXT}</h3><p>2026-01-30 08:00</p>",  # a sub-heading
        f"<h1>{NEXT}</h1><p>水厂说，管线已用了三十年。</p>",
        f"<h1><a href='/2'>{NEXT}</a></h1><p>2026-01-30 08:00</p>",  # it leads away
        f"<h1>{NEXT}</h1><p>2026年1月30日，{'水厂停水检修管线，' * 8}恢复供水。</p>",
    ],
)
def test_no_headline_of_another_article(markup: str) -> None:
    assert not _heads(markup)
