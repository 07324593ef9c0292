"""Headlines of entries that are in an attribute, cut short, or beside a link without text."""

from __future__ import annotations

import pytest

from scraper.extract import parse
from scraper.models import Hints
from tests.extract.article_pages import URL

TITLES = [f"河西镇第{number}座村级书屋开门迎客" for number in "一二三四五六"]


def entry(number: int, title: str) -> str:
    whole = f"标题：{title}&#10;发布：2024-05-0{number}"
    return f'<li><a href="/2024/0502/c7-{number}.html" title="{whole}">{title[:8]}...</a></li>'


def test_a_title_attribute_may_tell_the_day_as_well() -> None:
    page = f"<title>要闻_某某网</title><ul>{''.join(entry(n, text) for n, text in enumerate(TITLES, 1))}</ul>"
    items = parse(page.encode(), "https://news.example.cn/yw/", Hints(kind="list")).items
    assert [item.headline for item in items] == TITLES


@pytest.mark.parametrize("inside", ["<span class=pic></span>", '<span style="background:url(1.jpg)"></span>', ""])
def test_a_link_with_a_picture_in_its_style_lies_over_the_headline(inside: str) -> None:
    rows = "".join(f'<li><a href="/2024/0502/c7-{n}.html">{inside}</a><h4>{t}</h4></li>' for n, t in enumerate(TITLES))
    items = parse(f"<title>要闻</title><ul>{rows}</ul>".encode(), URL, Hints(kind="list")).items
    assert [item.headline for item in items] == TITLES


@pytest.mark.parametrize(
    ("title", "headline"),
    [
        ("{}", "{}"),
        ("{} 2024-05-02", "{0:.9}"),
        ("{}-某某网", "{0:.9}"),
        ("查看详情", "{0:.9}"),
        ("{}！居民都说好", "{0:.9}"),
    ],
)
def test_a_headline_that_is_cut_without_dots(title: str, headline: str) -> None:
    whole = [title.format(text) if "{" in title else title for text in TITLES]
    if title != "{}":
        whole = [text.replace(own, own[:9]) for text, own in zip(whole, TITLES, strict=True)]
    rows = "".join(
        f'<li><a href="/2024/0502/c7-{n}.html" title="{tip}">{text[:9]}</a> 05-02</li>'
        for n, (text, tip) in enumerate(zip(TITLES, whole, strict=True))
    )
    page = parse(f"<title>要闻_某某网</title><ul>{rows}</ul>".encode(), URL, Hints(kind="list"))
    assert [item.headline for item in page.items] == [headline.format(text) for text in TITLES]


@pytest.mark.parametrize(
    "row",
    [
        "<li ondblclick=\"window.open('{}')\">{}</li>",
        "<li><i data-url='{}'></i><span>{}</span></li>",
        "<li><input type=button value=查看 onclick=\"location='{}'\"><span>{}</span></li>",
        "<li><button onclick=\"location.assign('{}')\">详情</button> <b>{}</b></li>",
    ],
)
def test_entries_that_a_button_beside_them_opens(row: str) -> None:
    rows = "".join(row.format(f"/2024/0502/c7-{n}.html", title) for n, title in enumerate(TITLES))
    page = parse(f"<title>要闻_某某网</title><ul>{rows}</ul>".encode(), URL, Hints(kind="list"))
    assert [item.headline for item in page.items] == ([] if "<i " in row else TITLES)


@pytest.mark.parametrize(
    "label",
    ["<font color=red>[图文]</font>", "<span>【图解】</span>", "<em>[社会]</em>", "<i>〔公示〕</i> ", "[图文]"],
)
def test_a_label_in_brackets_inside_the_link_of_some_headlines(label: str) -> None:
    assert read_with(label, "", "") == TITLES


@pytest.mark.parametrize(
    ("labels", "left_out"),
    [(("【视频】",), True), (("[组图]",), True), (("【视频】", ""), False), (("【学习】",), False)],
)
def test_a_kind_in_brackets_before_a_headline_is_left_out_where_all_have_it(
    labels: tuple[str, ...], left_out: bool
) -> None:
    printed = [labels[n % len(labels)] + title for n, title in enumerate(TITLES)]
    assert read_with(*labels) == (TITLES if left_out else printed)


def read_with(*labels: str) -> list[str]:
    """The headlines of entries with these labels in turn."""
    rows = "".join(
        f'<li><a href="/2024/0502/c7-{n}.html">{labels[n % len(labels)]}{title}</a><i>05-02</i></li>'
        for n, title in enumerate(TITLES)
    )
    page = parse(f"<title>要闻_某某网</title><ul>{rows}</ul>".encode(), URL, Hints(kind="list"))
    return [item.headline for item in page.items]


@pytest.mark.parametrize(("number", "rest"), [("3", ""), ("2054", "2054, "), ("1000", "1000, ")])
def test_a_long_number_before_a_comma_is_a_part_of_the_headline(number: str, rest: str) -> None:
    rows = "".join(
        f'<h3><a href="/story/part-{n}-at-arlington-{n}"><em>{number}</em>, Part {n}: Standoff at Harbour Hill</a></h3>'
        for n in range(1, 7)
    )
    page = parse(f"<html lang=en><title>News</title>{rows}</html>".encode(), URL, Hints(kind="list"))
    assert page.items[0].headline == f"{rest}Part 1: Standoff at Harbour Hill"
