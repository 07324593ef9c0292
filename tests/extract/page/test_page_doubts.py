"""What is doubted of lists and of pages that are neither list nor article."""

from __future__ import annotations

from scraper.extract import explain, parse
from scraper.models import Hints


def listed(headlines: list[str], before: str = "") -> bytes:
    rows = "".join(f"<li><a href='/n/{n}.html'>{text}</a> 2025-12-30</li>" for n, text in enumerate(headlines, 1000))
    return f"<html><title>要闻_城东网</title>{before}<ul class=list>{rows}</ul>".encode()


def test_a_plain_list_is_not_doubted() -> None:
    assert parse(listed([f"老街排水改造完工第{n}期" for n in range(12)])).unsure == ()


def test_a_list_of_few_entries_is_doubted() -> None:
    page, evidence = explain(listed(["老街排水改造今日完工", "北门社区食堂正式开张", "城东小学新教学楼启用"]))
    assert (page.kind, page.unsure) == ("list", ("items",))
    assert "very few entries" in {e.doubt for e in evidence}


def test_a_page_of_links_that_is_no_list_is_doubted() -> None:
    links = "".join(f"<p>第{n}册 <a href='#{n}'>城东地方志资料汇编卷{n}</a></p>" for n in range(9))
    page = parse(f"<html><title>资料</title>{links}".encode())
    assert (page.kind, page.unsure) == ("other", ("kind",))


def test_an_error_page_is_not_doubted() -> None:
    assert parse("<html><title>404 Not Found</title><h1>页面不存在</h1>".encode()).unsure == ()


def test_a_source_that_says_what_its_page_is_leaves_no_doubt() -> None:
    assert parse(listed(["老街排水改造今日完工"] * 2), None, Hints(kind="list")).unsure == ()
