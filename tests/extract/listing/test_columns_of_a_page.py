"""Columns of a front page that are equals, and flashes and cards beside other lists."""

from __future__ import annotations

import pytest

from scraper.extract import parse
from tests.extract.list_shapes import Story, stories
from tests.extract.listing.test_listing_weights import dated, headlines, read, undated


def half_with_teasers(entries: list[Story], tag: str) -> str:
    """Stories of which every other one has a teaser."""
    texts = [f"<p>{s.teaser}，请各位读者留意。</p>" if n % 2 else "" for n, s in enumerate(entries)]
    return "".join(
        f"<li><{tag}><a href='{s.url}'>{s.headline}</a></{tag}>{text}</li>"
        for s, text in zip(entries, texts, strict=True)
    )


@pytest.mark.parametrize("markup", ["<ul>{}<li>{}</li></ul>", "<div class=l>{}</div><div class=m>{}</div>", "{}{}"])
@pytest.mark.parametrize("tag", ["h4", "h3"])
def test_two_columns_of_a_front_page_are_equals(markup: str, tag: str) -> None:
    one, other = stories(14), stories(14, start=30)
    columns = [
        f"<ul class=main>{half_with_teasers(one, tag)}</ul>",
        f"<ol class=middle>{half_with_teasers(other, 'h5')}</ol>",
    ]
    assert read(markup.format(*columns)) == headlines(one, other)


@pytest.mark.parametrize("name", ["sidebar", "hot_rank"])
def test_a_column_of_another_name_is_none(name: str) -> None:
    one, other = stories(14), stories(14, start=30)
    column = f"<div class={name}><ol>{half_with_teasers(other, 'h5')}</ol></div>"
    assert read(f"<ul class=main>{half_with_teasers(one, 'h4')}</ul>{column}") == headlines(one)


@pytest.mark.parametrize("name", ["f_r", "right", "fr"])
def test_a_part_that_floats_to_the_right_where_others_do_is_one(name: str) -> None:
    lists = [stories(9, start=20 * n) for n in range(5)]
    laws = stories(6, start=120)
    boxes = "".join(f"<div class='box {name}'><h2>栏目</h2>{dated(each, 'js')}</div>" for each in lists[:4])
    bare = "".join(f"<li><a href='{s.url}'>{s.headline}</a></li>" for s in laws)
    main = f"<div class=gg>{dated(lists[4], 'js')}</div>"
    html = f"{boxes}<div class='box {name}'><h2>法规</h2><div class=laws><ul>{bare}</ul></div></div>{main}"
    assert read(html) == headlines(*lists, laws)


@pytest.mark.parametrize("remark", ["评论(3)", "查看评论", "12条评论"])
@pytest.mark.parametrize("beside", [0, 5])
def test_flashes_beside_bare_headlines_have_the_addresses_of_their_comments(remark: str, beside: int) -> None:
    flashes, others = stories(12, path="/detail/{number}"), stories(beside, start=40, path="/detail/{number}")
    rows = "".join(
        f"<div class=f><i>14:{n:02}</i><div>【{s.headline}】{s.teaser}，请各位读者留意后续消息。</div>"
        f"<div class=bar><span>阅 3.1万</span><a href='{s.url}'>{remark}</a><span>分享</span></div></div>"
        for n, s in enumerate(flashes)
    )
    assert read(f"<div class=list>{rows}</div>{undated(others, 'box')}") == headlines(flashes)


@pytest.mark.parametrize("path", ["/stories/{small}/", "/s/{small}", "/gushi/{slug}.html"])
@pytest.mark.parametrize("label", ["阅读全文", "[headline]"])
def test_cards_below_links_of_one_form_without_a_text(path: str, label: str) -> None:
    entries = stories(8, path=path)
    cards = "".join(
        f"<article><a class=over href='{s.url}' aria-label='{label.replace('[headline]', s.headline)}'></a>"
        f"<div><span>深度</span><h3>{s.headline}</h3><p>{s.teaser}，请各位读者留意后续消息。</p></div></article>"
        for s in entries
    )
    page = parse(f"<title>故事</title><main>{cards}</main>".encode(), "http://paper.example/stories/")
    assert page.kind == "list"
    assert sorted(item.headline for item in page.items) == headlines(entries)


@pytest.mark.parametrize(
    ("shown", "other"),
    [
        ("class=tab_con", "class='tab_con hidden'"),
        ("class='list show'", "class='list is-hidden'"),
        ("class=news_list", "class='news_list tab_hidden'"),
        ("", "class=hidden"),
        ("class=pane", "class=pane hidden"),
    ],
)
def test_the_panes_of_tabs_are_lists_as_the_one_that_is_shown(shown: str, other: str) -> None:
    lists = [stories(7, start=20 * n) for n in range(6)]
    rows = ["".join(f"<li><a href='{s.url}'>{s.headline}</a> {s.day}</li>" for s in each) for each in lists]
    tabs = [f"<ul {shown}>{one}</ul><ul {other}>{two}</ul>" for one, two in zip(rows[::2], rows[1::2], strict=True)]
    assert read("".join([f"<div class=box><h3>栏目</h3><div>{tab}</div></div>" for tab in tabs])) == headlines(*lists)


def test_a_hidden_box_beside_a_list_is_no_pane() -> None:
    entries, others = stories(14), stories(6, start=40)
    box = f"<div class=hidden>{undated(others, 'login')}</div>"
    assert read(f"<div class=main>{dated(entries, 'news')}</div>{box}") == headlines(entries)


def test_a_hidden_box_before_the_one_that_is_shown_is_no_pane() -> None:
    spare, entries = stories(14, start=40), stories(14)
    boxes = [f"<div class='top hidden'>{dated(spare, 'a')}</div>", f"<div class=top>{dated(entries, 'b')}</div>"]
    assert read("".join(boxes)) == headlines(entries)
