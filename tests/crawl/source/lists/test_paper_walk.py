"""The walk through the layouts of a day, and the places of their articles."""

from __future__ import annotations

import asyncio
from pathlib import Path

from scraper.archive import Archive
from scraper.crawl.fetch.manners.backpressure import Backpressure
from scraper.crawl.source.archive_writer import Writer
from scraper.crawl.source.lists.paper_walk import MOST_LAYOUTS, PaperWalk, as_listed
from scraper.models import Hints, Layout, Page

START = "http://paper.example.cn/2026-11/28/node_1.htm"


def at(name: str) -> str:
    return f"http://paper.example.cn/2026-11/28/{name}.htm"


def page(*layouts: Layout) -> Page:
    return Page("list", layouts=layouts)


def test_each_layout_is_led_to_once() -> None:
    walk = PaperWalk(START)
    first = page(Layout("1", "要闻", START), Layout("2", "经济", at("node_2")), Layout(None, None, at("node_2")))
    assert walk.further(first) == [START, at("node_2")]
    assert walk.further(first) == []
    assert walk.is_layout(at("node_2"))
    assert not walk.is_layout(at("node_3"))


def test_other_sites_and_pages_that_are_no_lists_lead_nowhere() -> None:
    walk = PaperWalk(START)
    assert walk.further(page(Layout("2", None, "http://elsewhere.example.com/node_2.htm"))) == []
    assert walk.further(Page("article", layouts=(Layout("2", None, at("node_2")),))) == []


def test_a_paper_ends() -> None:
    walk = PaperWalk(START)
    endless = page(*[Layout(str(n), None, at(f"node_{n}")) for n in range(MOST_LAYOUTS + 50)])
    assert len(walk.further(endless)) == MOST_LAYOUTS


def test_the_directory_names_a_layout_that_does_not_name_itself() -> None:
    walk = PaperWalk(START)
    walk.further(page(Layout("1", "要闻", START), Layout("A02", "经济", at("node_2"))))
    shown = page(Layout(None, None, at("node_2"), (at("content_1"), at("content_2"))))
    places = walk.places((at("node_2"), at("node_2")), shown, {at("content_1")})
    assert places == {at("content_1"): ("A02", "经济")}


def test_a_page_of_all_layouts_places_each_article() -> None:
    walk = PaperWalk(START)
    whole = page(
        Layout("1", "要闻", None, (at("content_1"),)), Layout("2", None, None, (at("content_2"), at("content_1")))
    )
    links = {at("content_1"), at("content_2")}
    assert walk.places((START, START), whole, links) == {at("content_1"): ("1", "要闻"), at("content_2"): ("2", None)}


def test_an_article_is_read_with_what_lists_it(tmp_path: Path) -> None:
    """This run's lists count; what former runs' lists showed, the archive has."""
    headlines, places = {at("content_2"): "老街排水改造完工"}, {at("content_2"): ("A03", "文化")}

    async def run(hints: Hints) -> list[Hints]:
        with Archive.open(tmp_path / "a.db") as archive:
            archive.crawl.add_to_frontier("evening", (), {at("content_1"): ("2", "经济")})
            writer = Writer(archive, Backpressure())
            try:
                return [
                    await as_listed(hints, url, headlines, places, writer) for url in (at("content_1"), at("content_2"))
                ]
            finally:
                writer.close()

    first, second = asyncio.run(run(Hints(listed_by="layout page")))
    assert (first.headline, first.place) == ("", ("2", "经济"))
    assert (second.headline, second.place) == ("老街排水改造完工", ("A03", "文化"))
    assert asyncio.run(run(Hints())) == [Hints(), Hints()]
