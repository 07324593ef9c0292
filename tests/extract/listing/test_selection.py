"""The lists of a page in, those that are its listing and the rule that selected them out."""

from __future__ import annotations

import pytest

from scraper.extract.document import Document
from scraper.extract.listing import main_listing
from tests.extract.list_shapes import Story, stories


def _list(entries: list[Story], row: str, name: str) -> str:
    rows = "".join(
        row.format(url=story.url, headline=story.headline, day=story.day, teaser=story.teaser) for story in entries
    )
    return f"<div class='{name}'><ul>{rows}</ul></div>"


DATED = "<li><a href='{url}'>{headline}</a><span>{day}</span></li>"
TEASED = "<li><h4><a href='{url}'>{headline}</a></h4><p>{teaser}</p></li>"
BARE = "<li><p><a href='{url}'>{headline}</a></p></li>"


HEADED = "<li><h4><a href='{url}'>{headline}</a></h4></li>"


def chosen(*lists: str) -> tuple[str, int]:
    """The rule, and the number of entries."""
    listing = main_listing.listing(Document("<body>" + "".join(lists) + "</body>", "http://paper.example/"))
    assert listing is not None
    return listing.rule, len(listing.items)


@pytest.mark.parametrize(
    ("first", "second", "count"),
    [
        ((6, TEASED), (7, DATED), 13),  # news with teasers, notices with dates
        ((8, TEASED), (14, BARE), 22),  # opinion with teasers, more news without
        ((12, TEASED), (14, BARE), 12),  # a whole page of a list: what is beside it is secondary
        (
            (12, TEASED),
            (14, HEADED),
            26,
        ),  # stories whose headlines alone are printed, in headings as those that are told
        ((8, TEASED), (4, BARE), 8),  # a few links beside
        ((12, TEASED), (3, HEADED), 12),
        ((9, TEASED), (3, DATED), 9),
    ],
)
def test_parts_of_equal_rank(first: tuple[int, str], second: tuple[int, str], count: int) -> None:
    one = _list(stories(first[0]), first[1], "one")
    two = _list(stories(second[0], start=30), second[1], "two")
    assert chosen(one, two)[1] == count


@pytest.mark.parametrize("name", ["fr", "w300 right", "side-list", "rank"])
def test_a_part_in_a_second_column_is_secondary(name: str) -> None:
    one = _list(stories(8), TEASED, "one")
    assert chosen(one, _list(stories(14, start=30), BARE, name))[1] == 8


@pytest.mark.parametrize(
    ("name", "before", "count"), [("hot-top", True, 22), ("hot-top", False, 20), ("rank", True, 20)]
)
def test_leads_may_be_called_hot_before_the_list_alone(name: str, before: bool, count: int) -> None:
    leads, main = _list(stories(2, start=40), TEASED, name), _list(stories(20), DATED, "main")
    parts = (leads, main) if before else (main, leads)
    assert chosen("<div class='col'>", *parts, "</div>") == ("list", count)


@pytest.mark.parametrize(("leads", "entries", "count"), [(4, 6, 10), (6, 6, 12), (12, 20, 20), (8, 20, 28)])
def test_a_short_list_may_have_as_many_leads_as_entries(leads: int, entries: int, count: int) -> None:
    """Of a longer one half as many: a menu of stories stands over it."""
    over, main = _list(stories(leads, start=60), BARE, "top"), _list(stories(entries), DATED, "newest")
    assert chosen("<main>", over, main, "</main>")[1] == count


IN_LINK = "<li><a href='{url}'>{day} {headline}</a></li>"
BULLETED = "<li><a href='{url}'>{headline}</a></li>"
DAY_FIRST = "<li><i>{day}</i><a href='{url}'>{headline}</a></li>"


@pytest.mark.parametrize("row", [DATED, DAY_FIRST])
@pytest.mark.parametrize("names", [("news", "notices", "trade", "press"), ("n-1", "n-2", "n-3", "n-4")])
def test_an_undated_part_of_a_front_page_of_dated_ones(row: str, names: tuple[str, ...]) -> None:
    """A front page of several lists is its listing, also the part whose entries have no date."""
    parts = [_list(stories(11, start=20 * place), row, name) for place, name in enumerate(names[:3])]
    parts.append(_list(stories(8, start=80), BULLETED, names[3]))
    assert chosen("<div class='content'>", *parts, "</div>") == ("list", 41)


@pytest.mark.parametrize("lists", [1, 2])
def test_an_undated_list_beside_one_or_two_is_secondary(lists: int) -> None:
    parts = [_list(stories(11, start=20 * place), DATED, f"n{place}") for place in range(lists)]
    parts.append(_list(stories(8, start=80), BULLETED, "more-stories"))
    assert chosen("<div class='content'>", *parts, "</div>") == ("list", 11 * lists)


def test_an_undated_list_in_a_second_column_is_secondary_beside_parts_of_a_front_page() -> None:
    parts = [_list(stories(11, start=20 * place), DATED, f"n{place}") for place in range(3)]
    parts.append(_list(stories(8, start=80), BULLETED, "w300 right"))
    assert chosen("<div class='content'>", *parts, "</div>") == ("list", 33)


def test_dates_inside_the_links_count_as_those_beside_them() -> None:
    news, notices = _list(stories(8), DATED, "news"), _list(stories(10, start=30), IN_LINK, "notices")
    assert chosen(news, notices)[1] == 18


@pytest.mark.parametrize("name", ["news-right", "rightcont"])
def test_leads_over_a_first_column_where_the_longer_list_is_in_the_second(name: str) -> None:
    lead = _list(stories(1, start=60), "<li><h3><a href='{url}'>{headline}</a></h3><em>{day}</em></li>", "top")
    first = f"<div class='first'>{lead}{_list(stories(5), DATED, 'list')}</div>"
    second = f"<div class='{name}'>{_list(stories(9, start=30), DATED, 'list')}</div>"
    assert chosen("<div class='news'>", first, second, "</div>") == ("list", 15)


HEADED = "<li><h2><a href='{url}'>{headline}</a></h2><p>{teaser}</p></li>"
ROW = "<tr><td><a href='{url}'>{headline}</a></td><td>{day}</td></tr>"


@pytest.mark.parametrize(("row", "count"), [(HEADED, 2), (HEADED, 3), (ROW, 3), (ROW, 5)])
@pytest.mark.parametrize(("name", "more"), [("box", True), ("right", False), ("rank", False)])
def test_a_small_part_with_days_or_teasers_among_those_of_a_front_page(
    row: str, count: int, name: str, more: bool
) -> None:
    """Five lists of six dated notices make the page; courses with a teaser each among them are a part of it."""
    parts = [f"<div>{_list(stories(6, start=10 * n), DATED, 'list')}</div>" for n in range(5)]
    small = _list(stories(count, start=80), row, name)
    if row is ROW:
        small = small.replace("<ul>", "<table>").replace("</ul>", "</table>")
    assert chosen(*parts[:3], small, *parts[3:])[1] == 30 + (count if more else 0)


@pytest.mark.parametrize(("pager", "rule"), [("<p><a href='2.html'>下一页</a></p>", "list"), ("", "front page")])
def test_a_told_list_with_a_pager_is_the_page_however_many_labels_stand_over_it(pager: str, rule: str) -> None:
    parts = "政策 数据 会展 人才 项目".split()
    menus = [
        "".join(f"<a href='/ch{n}/{m}/'>{trade}{part}信息服务平台</a>" for m, part in enumerate(parts))
        for n, trade in enumerate("能源 化工 钢铁 汽车 纺织 农业".split())
    ]
    top = "".join(f"<li>{menu}</li>" for menu in menus)
    read = chosen(f"<div class=top><ul>{top}</ul></div>", _list(stories(6), TEASED, "catlist"), pager)
    assert read[0] == rule
    assert (read[1] == 6) is (rule == "list")


PLAIN = "<li><a href='{url}'>{headline}</a></li>"


@pytest.mark.parametrize(
    ("around", "pager", "rule", "count"),
    [
        ("<div class=box>{}</div>", "", "front page", 20 + 7 * 6),
        ("<div class=box>{}</div>", "<p><a href='2.html'>下一页</a></p>", "list", 20),
        ("<div class=right>{}</div>", "", "list", 20),
    ],
)
def test_a_long_dated_list_among_boxes_of_stories_is_a_part_of_a_front_page(
    around: str, pager: str, rule: str, count: int
) -> None:
    boxes = [around.format(f"<h3>频道</h3>{_list(stories(6, start=30 + 6 * n), PLAIN, '')}") for n in range(7)]
    roll = _list(stories(20), DATED, "roll")
    assert chosen("<div>", *boxes[:3], "</div><div>", roll, pager, "</div><div>", *boxes[3:], "</div>") == (rule, count)


@pytest.mark.parametrize("row", [TEASED, DATED])
def test_a_choice_of_the_list_s_own_stories_below_it_is_no_list(row: str) -> None:
    entries = stories(6)
    recent = [*entries[:5], stories(1, start=40)[0]]
    assert chosen(_list(entries, row, "main"), _list(recent, BARE, "widget"))[1] == len(entries)
    others = stories(6, start=40)
    assert chosen(_list(entries, TEASED, "main"), _list(others, DATED, "widget"))[1] == 2 * len(entries)


def _box(rows: str, number: int) -> str:
    return f"<div class='box-{number} wow'><h3>栏目</h3><div><ul>{rows}</ul></div></div>"


@pytest.mark.parametrize("row", ["<b>2026年</b>", ""])
def test_an_undated_box_among_dated_ones_of_its_markup_is_a_part(row: str) -> None:
    rows = ["<li><p><a href='{url}'>{headline}</a></p><b>{day}</b></li>"] * 3
    rows.append(f"<li><p><a href='{{url}}'>{{headline}}</a></p>{row}</li>")
    boxes = [
        _box("".join(each.format(url=s.url, headline=s.headline, day=s.day) for s in stories(5, start=20 * n)), n)
        for n, each in enumerate(rows)
    ]
    cards = _list(stories(9, start=200), TEASED, "cards")
    assert chosen(cards, *boxes) == ("list", 29)
    assert chosen(cards, boxes[3])[1] == 9
