"""Doubts about the byline."""

from __future__ import annotations

import json

import pytest

from scraper.extract import parse
from scraper.extract.article.confidence import authors
from scraper.models import Page
from tests.extract.article_pages import reading_of


def lettered(head: str = "", *, data: dict[str, object] | None = None) -> Page:
    """An article in English with this between headline and text, and these data."""
    text = f"<p>{'The council met on Tuesday and agreed to repair the old canal wall. ' * 3}</p>" * 4
    script = f"<script type='application/ld+json'>{json.dumps(data)}</script>" if data else ""
    html = f"<html lang=en><title>Canal wall to be repaired</title>{script}<h1>Canal wall to be repaired</h1>{head}"
    return parse(f"{html}<time>2 May 2024</time><div>{text}</div>".encode())


def article(kind: str, author: str) -> dict[str, object]:
    return {"@type": kind, "headline": "Canal wall to be repaired", "author": {"@type": "Person", "name": author}}


@pytest.mark.parametrize(
    ("kind", "author", "doubted"),
    [
        ("NewsArticle", "News Desk", False),
        ("ReportageNewsArticle", "TVA", False),
        ("BlogPosting", "Canal Company", True),
        ("Article", "harborteam", True),
    ],
)
def test_who_signs_for_a_house_in_the_data_of_what_is_no_news(kind: str, author: str, doubted: bool) -> None:
    page = lettered(data=article(kind, author))
    assert page.byline or ("byline" in page.unsure) is doubted


@pytest.mark.parametrize(
    ("element", "doubted"),
    [
        ("<div class='author-box'>Maria & the canal</div>", True),
        ("<div class='author-box'>Our team</div>", False),
        ("<div class='share'>Maria & the canal</div>", False),
    ],
)
def test_an_element_for_the_author_with_a_given_name(element: str, doubted: bool) -> None:
    page = lettered(element)
    assert page.byline or ("byline" in page.unsure) is doubted


@pytest.mark.parametrize(
    ("name", "odd"),
    [
        ("Mara Ellison", False),
        ("Harborpost", True),
        ("TVA SPORT", True),
        ("Harbor24 Desk", True),
        ("canal.example", True),
        ("Stefan", False),
    ],
)
def test_a_name_in_letters_that_is_an_agencys_or_an_accounts(name: str, odd: bool) -> None:
    reading = reading_of(byline=[(name,), "page data"])
    reading.doc.lettered = True
    assert authors.odd_author(reading) is odd
    account = reading_of(byline=[(name,), "account"])
    account.doc.lettered = True
    assert not authors.odd_author(account)


@pytest.mark.parametrize(
    ("name", "rule", "odd"),
    [
        ("Canal Office", "end of the text", False),
        ("Canal Repair", "end of the text", True),
        ("Briefing Room", "name by the date", False),
        ("Canal Council", "name by the date", False),
        ("Mara Ellison", "end of the text", False),
        ("Canal Office", "printed credit", False),
        ("Canal Office", "page data", False),
        ("Repair Office", "page data", True),
        ("Mara Ellison", "page data", False),
        ("DAVID REEVE", "printed credit", False),
        ("Canal Council", "account", False),
        ("Morning Repair", "account", True),
    ],
)
def test_a_name_in_letters_without_a_given_name(name: str, rule: str, odd: bool) -> None:
    text = "The Canal Council agreed to repair the wall."
    reading = reading_of(byline=[(name,), rule], body=[text, "lines with the most prose"])
    reading.doc.lettered = True
    assert authors.odd_author(reading) is odd


@pytest.mark.parametrize(("rule", "odd"), [("printed credit", True), ("page data", False), ("meta data", False)])
def test_many_names_in_letters(rule: str, odd: bool) -> None:
    names = ("Mara Ellison", "Tom Ashby", "June Reeve", "Anna Marsh", "Paul Field")
    reading = reading_of(byline=[names, rule])
    reading.doc.lettered = True
    assert authors.odd_author(reading) is odd


@pytest.mark.parametrize(
    ("meta", "names", "another"),
    [
        ("王小明", ("李四光",), True),
        ("王小明", ("王小明",), False),
        ("王小明", ("王小明", "李四光"), False),
        ("城东日报", ("李四光",), False),
        ("Mara Ellison", ("李四光",), True),
        ("", ("李四光",), False),
    ],
)
def test_another_person_in_the_pages_data(meta: str, names: tuple[str, ...], another: bool) -> None:
    reading = reading_of(f"<meta name=author content='{meta}'>", byline=names)
    reading.doc.meta.update({"author": meta})
    assert authors.another_author(reading) is another


@pytest.mark.parametrize(
    ("rule", "odd"), [("name on a line of its own", True), ("link to the author", False), ("printed credit", False)]
)
def test_a_name_that_reads_as_none_by_its_place(rule: str, odd: bool) -> None:
    assert authors.odd_author(reading_of(byline=[("爱喝白开水",), rule])) is odd


@pytest.mark.parametrize(
    ("names", "rule", "odd"),
    [
        (("校团委",), "end of the text", True),
        (("王小明东港",), "dateline", True),
        (("某某网",), "printed credit", True),
        (("文学院",), "printed credit", True),
        (("昨天",), "printed credit", True),
        (("CITYWANT",), "printed credit", True),
        (("LI YUAN",), "printed credit", False),
        (("王小明", "发自东港"), "printed credit", True),
        (("王小明",), "dateline", False),
        (("格桑边觉",), "dateline", False),
        (("爱喝白开水",), "printed credit", False),
    ],
)
def test_offices_sites_and_names_with_what_touches_them(names: tuple[str, ...], rule: str, odd: bool) -> None:
    assert authors.odd_author(reading_of(byline=[names, rule])) is odd


@pytest.mark.parametrize(
    ("head", "doubted"),
    [
        ("<div>作者：嵺方 2025-12-30</div>", True),
        ("<div>作者： 来源：城东日报</div>", False),
        ("<div>来源：城东日报 作者：|编辑：李四光</div>", False),
        ("<div>作者：城东日报 阅读：301</div>", False),
        ("<div>【作者：《城东》综合报道】</div>", False),
        ("<div>作者：本刊</div>", False),
        ("<div>个股查询：王小明</div>", False),
        ("<div>记者 嵺方圆</div>", True),
    ],
)
def test_a_label_of_writing_with_a_name_behind_it(head: str, doubted: bool) -> None:
    assert authors.unread_author(reading_of(head)) is doubted


@pytest.mark.parametrize(
    ("rule", "unlabelled"), [("beside the date", True), ("link to the author", False), ("printed credit", False)]
)
def test_a_name_without_a_label(rule: str, unlabelled: bool) -> None:
    assert authors.unlabelled_author(reading_of(byline=[("王小明",), rule])) is unlabelled
