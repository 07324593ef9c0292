"""Addresses that look like no article's, and are told by the texts of the links that have them."""

from __future__ import annotations

import pytest

from scraper.extract.document import Document, Line, Link
from scraper.extract.listing import address_forms
from tests.extract.list_shapes import Story, stories
from tests.extract.listing.test_listing_weights import headlines, read, undated

NAMES = """
    beitang chunxi dongli gangwan hexin jinhu lanshan meiling nanpu puqiao qingxi shishan tingzhou xiling yunxi
""".split()
SCHEMES = (
    "/news/{name}.html",
    "/gushi/{name}{name}/",
    "/view.php?n={number}",
    "/n/{key}",
    "/news/{number}",
    "/{han}/",
    "/news/list.shtml?id=49142{number}",
)
SERVICES = "<div class='x'><a href='/wsbs/grbs.html'>个人办事服务</a> <a href='/wsbs/frbs.html'>法人办事服务</a></div>"


def addressed(scheme: str, count: int, start: int = 0) -> list[Story]:
    """Invented stories at addresses without a date, a long number, a number before a suffix."""
    made = []
    for n, story in enumerate(stories(count, start=start), start):
        name = NAMES[n % len(NAMES)] + NAMES[n // len(NAMES)]
        url = scheme.format(name=name, number=n + 12, key=f"{name[:3]}{name[-3:]}".title(), han=story.headline[:6])
        made.append(Story(story.headline, url, story.day, story.clock, story.teaser))
    return made


@pytest.mark.parametrize("scheme", SCHEMES)
def test_a_front_page_of_stories_whose_addresses_say_nothing(scheme: str) -> None:
    parts = [addressed(scheme, 6, start) for start in (0, 10, 20, 30)]
    html = "".join(undated(part, f"p{n}", "h3" if n % 2 else "p") for n, part in enumerate(parts))
    assert read(html + SERVICES) == headlines(*parts)


@pytest.mark.parametrize("scheme", SCHEMES)
def test_an_undated_list_with_leads_whose_addresses_say_nothing(scheme: str) -> None:
    leads, entries = addressed(scheme, 2, 30), addressed(scheme, 15)
    lead = "".join(f"<h2><a href='{s.url}'>{s.headline}</a></h2>" for s in leads)
    assert read(f"<div>{lead}{undated(entries)}</div>{SERVICES}") == headlines(leads, entries)


def links(texts: list[str], scheme: str, line: str = "{text}") -> list[tuple[Line, Link, int]]:
    rows = "".join(
        f"<p>{line.replace('{text}', f'<a href={scheme.format(name=NAMES[n])}>{text}</a>')}</p>"
        for n, text in enumerate(texts)
    )
    doc = Document(f"<body>{rows}</body>", "http://paper.example/")
    return [(line, link, len(link.text)) for line in doc.lines for link in line.links]


@pytest.mark.parametrize(
    ("texts", "scheme", "line"),
    [
        (["时政要闻", "社会民生", "文化旅游", "教育科技", "体育健康", "财经观察"], "/c/{name}/", "{text}"),
        (["青溪镇启动旧城改造工程", "白石县迎来首批越冬候鸟"], "/c/{name}/", "{text}"),
        (["联系我们的各个部门", "网站声明与隐私政策", "不良信息举报的方式"] * 2, "/about/{name}/", "{text}"),
    ],
)
def test_labels_of_channels_and_single_links_make_no_form(texts: list[str], scheme: str, line: str) -> None:
    assert address_forms.of_articles(links(texts, scheme, line)) == set()


def test_short_headlines_make_a_form_where_days_stand_beside_them() -> None:
    texts = ["旧城改造今日启动", "首批候鸟飞抵湿地", "夜市周末恢复营业", "三条公交线路开通"]
    assert address_forms.of_articles(links(texts, "/c/{name}.html", "{text} 2025-11-02")) != set()
    assert address_forms.of_articles(links(texts, "/c/{name}.html")) == set()
