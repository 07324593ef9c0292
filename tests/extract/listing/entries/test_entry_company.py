"""Entries that are read by what the others of their page say: where teasers stand, which texts are labels."""

from __future__ import annotations

import pytest

from scraper.extract.document import Document
from scraper.extract.listing import main_listing
from scraper.models import Teaser
from tests.extract.list_shapes import stories

SHORT = "祝贺南浦港成为对外开放口岸"
COUNTED = "已有 46771 人围观，发现 9 条留言"


def read(html: str) -> tuple[Teaser, ...]:
    listing = main_listing.listing(Document(html, "http://paper.example/"))
    assert listing is not None
    return listing.items


@pytest.mark.parametrize("teaser", [SHORT, "一图读懂"])
@pytest.mark.parametrize(
    "row",
    [
        "<li><p class=name><a href='{0}'>{1}</a></p><div class=zy>{2}</div></li>",
        "<dl><dt><a href='{0}'>{1}</a></dt><dd>王小明</dd><dd class=text>{2}</dd></dl>",
        "<div class=item><h3><a href='{0}'>{1}</a></h3><div class=words><p>{2}</p></div><p>港口 产业园</p></div>",
    ],
)
def test_a_text_where_other_entries_have_their_teasers_is_one_however_short(row: str, teaser: str) -> None:
    texts = [*(f"{story.headline}，详情公布。" for story in stories(5)), teaser]
    rows = [row.format(s.url, s.headline, text) for s, text in zip(stories(6), texts, strict=True)]
    assert [item.summary for item in read("".join(rows))] == [*texts[:5], None if len(teaser) < 6 else teaser]


def test_what_is_longer_beside_the_place_of_teasers_is_none() -> None:
    row = "<div class=n><h3><a href='{0}'>{1}</a></h3><div class=say>{2}</div><div class=bot>{3}</div></div>"
    texts = [f"{story.headline}，市民称便。" for story in stories(5)] + ["谈谈南浦港的九项新规。"]
    rows = [
        row.format(s.url, s.headline, text, COUNTED.replace("7", s.day[-1]))
        for s, text in zip(stories(6), texts, strict=True)
    ]
    assert [item.summary for item in read("".join(rows))] == texts


@pytest.mark.parametrize(
    "rest",
    [
        "<ul>{0}</ul>",
        "<div class=more><a href=/list/>更多</a></div>{1}",
    ],
)
def test_a_lead_has_no_teaser_of_the_stories_below_it(rest: str) -> None:
    more = stories(6)
    rows = "".join(f"<li><a href='{s.url}'>{s.headline}</a>，全市为之一新，各界称赞不已，专家点评。</li>" for s in more)
    parts = "".join(
        f"<h4><a href='{s.url}'>{s.headline}</a></h4><p>{s.headline}，全市为之一新，各界称赞不已，专家点评。</p>"
        for s in more
    )
    lead = "<h2><a href='/a/20251230/1042.html'>南浦港与邻市共建产业园</a></h2><p>两地昨日签订合作协议，一期动工。</p>"
    items = read(f"<div class=part>{lead}{rest.format(rows, parts)}</div>")
    assert items[0].summary == "两地昨日签订合作协议，一期动工。"


def test_a_label_at_the_place_of_labels_need_not_repeat() -> None:
    row = (
        "<div class=n><div class=pic><a href='{0}'><img src=a.jpg><span>{2}</span></a></div>"
        "<h5 class=t><a href='{0}'>{1}</a></h5><p>{1}，详情公布，全市为之一新。</p></div>"
    ).replace("h5", "p")
    labels = ["工具", "工具", "系统安全", "工具"]
    rows = [row.format(s.url, s.headline, label) for s, label in zip(stories(4), labels, strict=True)]
    assert [item.headline for item in read("".join(rows))] == [s.headline for s in stories(4)]


@pytest.mark.parametrize("dots", ["...", "…", " ..."])
def test_a_headline_that_is_cut_is_taken_from_where_it_stands_in_full(dots: str) -> None:
    rows = "".join(f"<li><a href='{s.url}'>{s.headline}</a></li>" for s in stories(8))
    first = stories(1)[0]
    lead = f"<h2><a href='{first.url}'>{first.headline[:6]}{dots}</a></h2>"
    assert read(f"<div>{lead}<ul>{rows}</ul></div>")[0].headline == first.headline


def test_a_headline_that_is_cut_is_taken_from_any_list_of_the_page() -> None:
    rows = "".join(f"<li><h3><a href='{s.url}'>{s.headline[:6]}...</a></h3><p>{s.teaser}</p></li>" for s in stories(6))
    ranking = "".join(f"<li><a href='{s.url}'>{s.headline} {s.day}</a></li>" for s in stories(6))
    items = read(f"<ul>{rows}</ul><div class=rank><h4>点击排行</h4><ul>{ranking}</ul></div>")
    assert [item.headline for item in items] == [s.headline for s in stories(6)]


def test_an_address_with_and_without_its_host_is_one_on_a_page_without_an_address() -> None:
    rows = "".join(f"<li><a href='{s.url}'>{s.headline}</a> {s.day}</li>" for s in stories(8))
    first = stories(1)[0]
    lead = f"<h2><a href='http://paper.example{first.url}'>{first.headline}</a></h2><p>{first.teaser}</p>"
    listing = main_listing.listing(Document(f"<div class=focus>{lead}</div><ul>{rows}</ul>"))
    assert listing is not None
    assert [item.url for item in listing.items] == [
        f"http://paper.example{first.url}",
        *(s.url for s in stories(8)[1:]),
    ]


def test_a_headline_that_is_printed_twice_is_no_teaser() -> None:
    text = "The president of the council, and that of the port, exchange letters on the anniversary of their ties"
    story = "<div class=b><a href='{0}'>{1}</a><p class=d>The two wrote on Wednesday that the port has grown.</p></div>"
    rows = "".join(f"<li><a href='/n/2025-12-30/{n}.html'>{text} {n}</a></li>" for n in range(5))
    parts = "".join(story.format(f"/n/2025-12-30/{n}.html", f"{text} {n}") for n in range(5))
    items = read(f"<ul>{rows}</ul><div class=p>{parts}</div>")
    assert {item.summary for item in items} == {"The two wrote on Wednesday that the port has grown."}


@pytest.mark.parametrize("between", ["", "<p class=more><a href=/list/>往期列表</a></p>", "<p class=clear></p>"])
def test_the_text_below_a_bare_headline_is_its_teaser(between: str) -> None:
    lead = f"<p class=t><a href='/a/20251230/1042.html'>南浦港与邻市共建产业园</a></p>{between}"
    text = "<p>两地昨日签订合作协议，一期动工。<a href='/a/20251230/1042.html'>[详细]</a></p>"
    rows = "".join(f"<li><a href='{s.url}'>{s.headline}</a> {s.day}</li>" for s in stories(8))
    items = read(f"<div class=box>{lead}{text}</div><ul>{rows}</ul>")
    assert [item.summary for item in items if item.url.endswith("1042.html")] == ["两地昨日签订合作协议，一期动工。"]


@pytest.mark.parametrize("teaser", ["2025年12月30日，两地签订合作协议。", "12月30日，南浦港产业园一期动工。"])
def test_a_day_with_which_a_short_teaser_begins_is_part_of_it(teaser: str) -> None:
    row = "<li><h3><a href='{0}'>{1}</a></h3><p>{2}</p><i>2025-12-31</i></li>"
    items = read("".join(row.format(s.url, s.headline, teaser) for s in stories(4)))
    assert {(item.summary, item.published) for item in items} == {(teaser, "2025-12-31")}


@pytest.mark.parametrize("dots", ["...", "…", "……"])
def test_a_whole_teaser_takes_the_place_of_one_that_a_lead_cuts(dots: str) -> None:
    text = "两地昨日签订合作协议，产业园一期工程随即动工"
    lead = f"<h2><a href='/a/20251230/1042.html'>南浦港与邻市共建产业园</a></h2><p>{text[:15]}{dots}</p>"
    row = "<li><h3><a href='{0}'>{1}</a></h3><p>{2}。</p></li>"
    rows = row.format("/a/20251230/1042.html", "南浦港与邻市共建产业园", text)
    rows += "".join(row.format(s.url, s.headline, f"{s.headline}，市民称便") for s in stories(6))
    items = read(f"<main><div class=top>{lead}</div><ul>{rows}</ul></main>")
    assert [item.summary for item in items if item.url.endswith("1042.html")] == [f"{text}。"]
