"""Dates of the last change, by the names of their elements and the words before them."""

from __future__ import annotations

import pytest

from tests.extract.article_pages import MOMENT, page_of


def test_a_time_element_that_is_named_for_the_update() -> None:
    meta = '<meta property="article:published_time" content="2024-05-02T14:30:00+08:00">'
    time = '<time class="updated" datetime="2024-05-03T09:00:00+08:00">2024-05-03 09:00</time>'
    assert page_of(f"<div>{time} 来源：城东日报</div>", meta=meta).published == "2024-05-02T14:30:00+08:00"


@pytest.mark.parametrize(
    "printed",
    [
        "Updated at 9:00 AM, May 3, 2024",
        '<time class="entry-date published" style="display:none">2024-05-02 14:30</time>'
        '<time class="updated">2024-05-03 09:00</time>',
    ],
)
def test_the_update_beside_the_moment_of_publishing(printed: str) -> None:
    meta = '<meta property="article:published_time" content="2024-05-02T14:30:00+08:00">'
    published = page_of(f"<div>{printed} 来源：城东日报</div>", meta="" if "published" in printed else meta).published
    assert published in ("2024-05-02T14:30+08:00", "2024-05-02T14:30:00+08:00")


@pytest.mark.parametrize(
    "printed",
    [
        '<time itemprop="dateModified" datetime="2024-05-03T09:00:00+08:00">2024-05-03 09:00</time>',
        '<div><span class="modified">2024-05-03 09:00</span></div>',
        '<time class="entry-date updated">2024年5月3日 09:00</time>',
    ],
)
def test_an_element_may_say_that_its_day_is_the_last_change(printed: str) -> None:
    meta = f'<meta property="article:published_time" content="{MOMENT}">'
    assert page_of(printed, meta=meta).published == MOMENT
    assert page_of(printed).published == "2024-05-03T09:00+08:00"


def test_what_is_both_is_the_publication() -> None:
    both = '<time class="published updated">2024-05-03 09:00</time>'
    meta = f'<meta property="article:published_time" content="{MOMENT}">'
    assert page_of(both, meta=meta).published == "2024-05-03T09:00+08:00"


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("Letzte Aktualisierung: 3. Mai 2024, 09:00 Uhr", "last-modified"),
        ("Mise à jour : 03/05/2024 à 09:00", "dcterms.modified"),
        ("Última actualización: 3 de mayo de 2024, 09:00", "article:modified_time"),
        ("最后修改于 2024-05-03 09:00", "last-modified"),
    ],
)
def test_a_change_that_the_data_have_beside_an_earlier_moment(printed: str, name: str) -> None:
    changed = f'<meta name="{name}" content="2024-05-03T09:00:00+08:00">'
    written = '<meta name="date" content="2024-05-02T14:30:00+08:00">'
    assert page_of(f"<div>{printed}</div>", meta=written + changed).published == "2024-05-02T14:30:00+08:00"
    alone = page_of(f"<div>{printed}</div>", meta=changed).published
    assert alone is not None
    assert alone.startswith("2024-05-03")
