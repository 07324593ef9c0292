"""Numbers of the main listing: for each a page that is read differently without it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from scraper.extract.document import Document
from scraper.extract.listing import main_listing
from scraper.extract.listing.main_listing import Listing
from scraper.models import Hints
from tests.extract.list_shapes import Story, stories

HOME = "http://paper.example/china/"
PROSE = "沿江的老街去年冬天换了排水管道，街坊们说下雨天再也不用垫砖头，孩子可以自己走回家。"


def listing_of(html: str, **hints: object) -> Listing | None:
    page = f"<!DOCTYPE html><html><head><title>国内新闻_晨报网</title></head><body>{html}</body></html>"
    return main_listing.listing(Document(page, HOME, Hints(**hints)))  # type: ignore[arg-type]


def read(html: str, **hints: object) -> list[str]:
    """The headlines that are read, sorted."""
    listing = listing_of(html, **hints)
    return sorted(item.headline for item in listing.items) if listing is not None else []


def headlines(*lists: list[Story]) -> list[str]:
    return sorted(story.headline for each in lists for story in each)


def dated(entries: list[Story], name: str = "a") -> str:
    rows = "".join(f"<li><a href='{s.url}'>{s.headline}</a><span>{s.day}</span></li>" for s in entries)
    return f"<div class='{name}'><ul>{rows}</ul></div>"


def undated(entries: list[Story], name: str = "b", tag: str = "p") -> str:
    rows = "".join(f"<{tag}><a href='{s.url}'>{s.headline}</a></{tag}>" for s in entries)
    return f"<div class='{name}'>{rows}</div>"


def links(labels: list[str], path: str = "/a/2025/{n}.html") -> str:
    return "".join(f"<li><a href='{path.format(n=number)}'>{label}</a></li>" for number, label in enumerate(labels, 7))


def test_profiles_are_no_main_list() -> None:
    entries = stories(10)
    profiles = "".join(
        f"<h4><a href='/p/{n + 300}'>{name}教授</a></h4><p>{PROSE}</p>"
        for n, name in enumerate("青白云南东北西长安梅松临鹿石")
    ).replace("教授", "区作家简介")
    assert read(dated(entries) + f"<section>{profiles}</section>") == headlines(entries)


def test_many_dated_entries_are_the_listing_at_a_third_of_the_page() -> None:
    entries = stories(25)
    others = "".join(
        undated(stories(21, start=100 + 21 * n), f"box{n}", tag) for n, tag in enumerate(["p", "h4", "dd", "h3"])
    )
    assert read(dated(entries) + others) == headlines(entries)


def test_dated_entries_are_the_listing_at_half_of_the_page() -> None:
    entries = stories(10)
    assert read(dated(entries) + undated(stories(18, start=100))) == headlines(entries)


def test_short_labels_in_the_markup_of_headlines_are_no_entries() -> None:
    entries = stories(15)
    rows = "".join(f"<li><a href='{s.url}'>{s.headline}</a></li>" for s in entries)
    labels = links(["天气预报", "旅游指南", "便民服务", "生活百科", "美食地图", "健康问答"])
    assert read(f"<ul>{rows}</ul><ul>{labels}</ul>") == headlines(entries)


def test_entries_need_no_address_of_an_article() -> None:
    entries = stories(12)
    rows = "".join(
        f"<li><a href='/china/{'abcdefghijkl'[n]}'>{s.headline}</a><span>{s.day}</span></li>"
        for n, s in enumerate(entries)
    )
    labels = "".join(
        f"<li><a href='/x/{'abcdef'[n]}'>{label}</a><span>2025-12-30</span></li>"
        for n, label in enumerate(["天气预报栏", "旅游指南栏", "便民服务栏", "生活百科栏", "美食地图栏", "健康问答栏"])
    )
    assert read(f"<ul>{rows}</ul><ul>{labels}</ul>") == headlines(entries)


def test_a_second_column_with_dates_leaves_the_main_list_its_place() -> None:
    entries, others = stories(15), stories(12, start=100)
    assert read(undated(entries) + dated(others, "right")) == headlines(entries, others)


def test_a_showcase_with_dates_leaves_the_main_list_its_place() -> None:
    entries = stories(15)
    assert read(undated(entries) + dated(stories(13, start=100), "video")) == headlines(entries)


def test_a_line_below_the_headline_is_no_teaser_yet() -> None:
    entries = stories(10)
    others = "".join(f"<h4><a href='{s.url}'>{s.headline}</a></h4><p>{PROSE[:25]}</p>" for s in stories(9, start=100))
    assert read(dated(entries) + f"<section>{others}</section>") == headlines(entries)


def test_lists_of_dated_entries_in_the_same_markup_are_one_listing() -> None:
    entries, others = stories(10), stories(10, start=100)
    html = f"<div><div><div><div>{dated(entries)}</div></div></div></div>"
    html += f"<section><div><div><div>{dated(others, 'c')}</div></div></div></section>"
    assert read(html) == headlines(entries, others)


@pytest.mark.parametrize("path", ["/zt/{n}", "/reports/{n}-view-of-the-town/"])
def test_addresses_of_a_third_of_a_front_page_are_no_strays(path: str) -> None:
    lists = [stories(8, start=20 * n) for n in range(4)]
    special = [
        Story(s.headline, path.format(n=number), s.day, s.clock, s.teaser)
        for number, s in enumerate(stories(16, start=100), 1000)
    ]
    html = "".join(
        undated(each, f"box{n}", tag) for n, (each, tag) in enumerate(zip(lists, ["p", "h4", "dd", "h3"], strict=True))
    )
    html += undated(special[:8], "box8", "h2") + undated(special[8:], "box9", "dt")
    assert read(html) == headlines(*lists, special)


def test_the_richness_counts_dates_and_teasers() -> None:
    rows = {
        text: "".join(f"<div><h4><a href='{s.url}'>{s.headline}</a></h4><p>{text}</p></div>" for s in stories(10))
        for text in (PROSE[:30], PROSE[:10])
    }
    assert [listing.rich for html in rows.values() if (listing := listing_of(html)) is not None] == [1.0, 0.0]


@pytest.mark.parametrize(("tag", "worth"), [("div", 1), ("aside", 0.2)])
def test_the_share_counts_prose_outside_and_a_sidebar_little(tag: str, worth: float) -> None:
    entries = stories(4)
    listing = listing_of(f"<{tag}>{undated(entries)}</{tag}><p>{PROSE}</p>", articles="/news/")
    assert listing is not None
    size = worth * sum(len(story.headline) for story in entries)
    assert listing.share == pytest.approx(size / (size + len(PROSE)))


def teasers_of(html: str) -> list[str | None] | None:
    listing = main_listing.teasers(Document(f"<body>{html}</body>", HOME), range(0))
    return [item.summary for item in listing.items] if listing is not None else None


def test_a_teaser_may_follow_its_headline_behind_a_date() -> None:
    rows = "".join(
        f"<div><h4><a href='{s.url}'>{s.headline}</a></h4><p>{s.day}</p><p>{s.teaser}</p></div>" for s in stories(4)
    )
    assert teasers_of(rows) == [story.teaser for story in stories(4)]


@pytest.mark.parametrize(("without", "enough"), [({0, 2, 4, 6, 8}, False), ({4, 9}, True)])
def test_most_entries_of_a_teaser_list_have_teasers(without: set[int], enough: bool) -> None:
    rows = [
        f"<div><h4><a href='{s.url}'>{s.headline}</a></h4>{'' if n in without else f'<p>{s.teaser}</p>'}</div>"
        for n, s in enumerate(stories(10))
    ]
    assert (teasers_of("".join(rows)) is not None) is enough


@pytest.mark.parametrize(
    ("list_of", "path", "factor"),
    [(undated, "/a/2025/{number}", 1.0), (dated, "/a/2025/{number}", 2.0), (undated, "/china/{slug}", 0.4)],
)
def test_the_score_counts_the_characters_of_headlines(
    list_of: Callable[[list[Story]], str], path: str, factor: float
) -> None:
    entries = [replace(story, url=story.url.replace("-", "/", 1).partition("-")[0]) for story in stories(12, path=path)]
    listing = listing_of(list_of(entries))
    assert listing is not None
    assert listing.score == pytest.approx(factor * sum(len(story.headline) for story in entries))


def test_few_dated_entries_are_no_listing_at_a_third_of_the_page() -> None:
    entries = stories(15)
    others = [stories(14, start=100 + 14 * n) for n in range(4)]
    html = "".join(
        undated(each, f"box{n}", tag) for n, (each, tag) in enumerate(zip(others, ["p", "h4", "dd", "h3"], strict=True))
    )
    assert read(dated(entries) + html) == headlines(entries, *others)


def test_a_paragraph_is_an_entry_of_the_link_that_opens_it() -> None:
    entries = stories(8)
    opening = "".join(f"<p>12月30日：<a href='{s.url}'>{s.headline}</a>。{s.teaser}{PROSE}</p>" for s in entries)
    inside = "".join(f"<p>{PROSE}<a href='{s.url}'>{s.headline}</a>。{s.teaser}</p>" for s in stories(8, start=100))
    assert read(opening + inside) == headlines(entries)


@pytest.mark.parametrize("path", ["/tag/2025{n}0001", "/user/2025{n}0001/posts"])
def test_tags_and_people_are_no_entries(path: str) -> None:
    entries = stories(12)
    rows = "".join(f"<li><a href='{s.url}'>{s.headline}</a></li>" for s in entries)
    others = links(["旧城改造的全部报道", "沈知秋的全部文章", "李默的全部文章", "防汛演练的全部报道"], path)
    assert read(f"<ul>{rows}</ul><ul>{others}</ul>") == headlines(entries)


def test_a_link_to_the_whole_text_is_no_entry() -> None:
    entries = stories(12)
    rows = "".join(
        f"<li><a href='{s.url}'>{s.headline}</a></li><li><a href='/read/2025/{n}.html'>阅读全文»</a></li>"
        for n, s in enumerate(entries)
    )
    assert read(f"<ul>{rows}</ul>") == headlines(entries)


def test_an_entry_of_a_pattern_has_two_characters() -> None:
    rows = "".join(
        f"<li><a href='/p/{n}.html'>{text}</a></li>"
        for n, text in enumerate(["春联", "图", "灯会", "庙会", "…", "年货"])
    )
    assert read(f"<ul>{rows}</ul>", articles="/p/") == sorted(["春联", "灯会", "庙会", "年货"])


FRONT = "".join(undated(stories(8, start=20 * n), f"box{n}", tag) for n, tag in enumerate(["p", "h4", "dd", "h3"]))
PAGER = "<p>共 20 页 下一页</p>"
FRONT_STORIES = [story for n in range(4) for story in stories(8, start=20 * n)]


def test_a_logo_over_two_leads_makes_no_showcase() -> None:
    leads = stories(2, start=100)
    html = f"<div class='focus'><img src='logo.png'>{undated(leads, 'x', 'h2')}</div>"
    assert read(html + FRONT) == headlines(leads, FRONT_STORIES)


@pytest.mark.parametrize(("pictures", "captions"), [(4, 6)])
def test_a_showcase_has_a_picture_for_two_of_its_entries(pictures: int, captions: int) -> None:
    shown = stories(captions, start=100)
    rows = "".join(
        f"<li>{'<img src=1.jpg>' if n < pictures else ''}<a href='{s.url}'>{s.headline}</a></li>"
        for n, s in enumerate(shown)
    )
    assert read(f"<div class='focus'><ul>{rows}</ul></div>{FRONT}{PAGER}") == headlines(FRONT_STORIES)


def test_captions_lead_mostly_where_the_pictures_lead() -> None:
    shown = stories(6, start=100)
    pictures = "".join(f"<li><a href='{s.url}'><img src='1.jpg'></a></li>" for s in shown[:4])
    html = f"<div class='focus'><ul>{pictures}</ul>{undated(shown, 'x', 'h2')}</div>"
    assert read(html + FRONT + PAGER) == headlines(FRONT_STORIES)
