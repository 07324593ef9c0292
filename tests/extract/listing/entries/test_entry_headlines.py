"""Headlines of entries that are in an attribute, cut short, or beside a link without text."""

from __future__ import annotations

import pytest

from scraper.extract import parse
from scraper.extract.document import Document
from scraper.extract.listing import main_listing
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
    ("shown", "rest"),
    [
        ("关于开展“爱我河山，护我", "家园”主题征文活动的通知"),
        ("关于开展“爱我河山", "，护我家园”主题征文活动的通知"),
        ("老街社区志愿者开展", "“敬老月”活动"),
        ("河西镇干部学习《乡村", "》一书"),
        ("河西镇社区教育中心关于组", "织开展社区教育实验项目工作的通知"),
    ],
)
def test_a_headline_that_is_cut_within_or_before_a_quotation(shown: str, rest: str) -> None:
    rows = "".join(f'<li><a href="/2024/0502/c7-{n}.html" title="{shown}{rest}">{shown}</a></li>' for n in range(4))
    page = parse(f"<title>要闻_某某网</title><ul>{rows}</ul>".encode(), URL, Hints(kind="list"))
    assert {item.headline for item in page.items} == {f"{shown}{rest}"}


@pytest.mark.parametrize("printed", ["{} |", "{}|", "{} ｜", "| {}", "{} 丨 "])
def test_a_bar_beside_a_headline_is_no_part_of_it(printed: str) -> None:
    rows = "".join(f'<li><a href="/2024/0502/c7-{n}.html">{printed.format(t)}</a></li>' for n, t in enumerate(TITLES))
    page = parse(f"<title>要闻_某某网</title><ul>{rows}</ul>".encode(), URL, Hints(kind="list"))
    assert [item.headline for item in page.items] == TITLES


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
    [
        "<font color=red>[图文]</font>",
        "<span>【图解】</span>",
        "<em>[社会]</em>",
        "<i>〔公示〕</i> ",
        "[图文]",
        "<i>社会</i>",
        "<span>民生</span>",
    ],
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


WHOLE = "关于征求《青溪镇老旧小区改造实施方案（征求意见稿）》意见的公告"


@pytest.mark.parametrize(
    "box",
    [
        f"<div class=tips style='display:none'><table><tr><td>索引号：14</td></tr><tr><td>名 称：{WHOLE}</td></tr>"
        "</table></div>",
        f"<ul class=box hidden><li>发布机构：青溪镇政府</li><li>信息名称：{WHOLE}</li><li>文号：无</li></ul>",
        f"<p class=full>{WHOLE}</p>",
        f"<div class=card><b>标题：</b>{WHOLE}</div>",
    ],
)
def test_a_headline_is_in_full_in_the_particulars_of_its_entry(box: str) -> None:
    rows = "".join(
        f"<tr><td>{number}</td><td><a href='/zwgk/202512/t20251230_{number}.html'>{cut}</a>{more}</td>"
        "<td>2025-12-30</td></tr>"
        for number, cut, more in [
            (7, WHOLE[:18] + "...", box),
            (8, "青溪镇2026年度预算公开", ""),
            (9, "青溪镇防汛演练通知", ""),
        ]
    )
    listing = main_listing.listing(Document(f"<table>{rows}</table>", "http://town.example/"))
    assert listing is not None
    assert [item.headline for item in listing.items] == [WHOLE, "青溪镇2026年度预算公开", "青溪镇防汛演练通知"]
    assert [item.summary for item in listing.items] == [None] * 3


@pytest.mark.parametrize(
    "text",
    [
        f"{WHOLE[:18]}，居民可在三十日内提出。改造涉及六个小区。",
        f"{WHOLE[:18]}，居民可在三十日内提出，改造涉及……",
    ],
)
def test_a_teaser_that_opens_with_a_cut_headline_is_none_in_full(text: str) -> None:
    rows = "".join(
        f"<li><a href='/zwgk/202512/t20251230_{number}.html'>{WHOLE[:18]}...</a><p>{text}</p></li>"
        for number in (7, 8, 9)
    )
    listing = main_listing.listing(Document(f"<ul>{rows}</ul>", "http://town.example/"))
    assert listing is not None
    assert listing.items[0].headline == f"{WHOLE[:18]}..."
