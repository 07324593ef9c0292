"""XML that is neither a feed nor a sitemap, read as values."""

from __future__ import annotations

import pytest

from scraper import parse
from scraper.extract.payload import xml_values
from scraper.models import Hints
from tests.extract.listing.data_lists import STORIES, Story

URL = "https://news.example.cn/xml/list.xml"


def children(s: Story) -> str:
    return (
        f"<news id='{s.id}'><title><![CDATA[{s.headline}]]></title><link>/a/{s.id}.html</link>"
        f"<pubtime>{s.time()}</pubtime><pic>https://img.example.cn/{s.time('%Y%m%d')}/{s.id}.jpg</pic></news>"
    )


def attributes(s: Story) -> str:
    return f'<item title="{s.headline}" href="/a/{s.id}.html" time="{s.time()}"/>'


def linked(s: Story) -> str:
    return f'<row><a url="/a/{s.id}.html">{s.headline}</a><x:date xmlns:x="urn:d">{s.at.isoformat()}</x:date></row>'


@pytest.mark.parametrize("row", [children, attributes, linked])
@pytest.mark.parametrize(
    "around",
    [
        '<?xml version="1.0" encoding="utf-8"?>\n<list total="90">%s</list>',
        "<!-- roll --><reply><rows>%s</rows></reply>",
    ],
)
def test_a_list_of_elements_is_read(row: object, around: str) -> None:
    assert callable(row)
    page = parse((around % "".join(map(row, STORIES))).encode(), URL, Hints(kind="list", content_type="text/xml"))
    assert [(item.headline, item.url, item.published) for item in page.items] == [
        (s.headline, f"https://news.example.cn/a/{s.id}.html", s.at.isoformat()) for s in STORIES
    ]


def test_elements_are_objects_and_repeated_ones_arrays() -> None:
    text = '<?xml version="1.0"?><list n="1"><b>x</b><b>y</b><c k="2">z</c><d/></list>'
    assert xml_values.values(text) == [{"n": "1", "b": ["x", "y"], "c": {"k": "2", "text": "z"}, "d": ""}]


@pytest.mark.parametrize(
    "text",
    [
        "<ul><li><a href='/a/1.html'>云汀港集装箱码头</a></li></ul>",
        "<div><p>x</p></div>",
        "<?xml version='1.0'?><!DOCTYPE a [<!ENTITY e 'x'>]><a>&e;</a>",
        "<list><news></list>",
        "<datastore><record><![CDATA[<li>x</li>]]></record></datastore>",
        "<a>" * 5000,
        "plain",
        "",
    ],
)
def test_html_and_what_is_not_well_formed_has_no_values(text: str) -> None:
    assert xml_values.values(text) == []


def test_depth_and_number_of_elements_are_limited() -> None:
    assert xml_values.values("<n>" * 70 + "x" + "</n>" * 70) == []
    assert xml_values.values(f"<n>{'<i/>' * 100_001}</n>") == []
