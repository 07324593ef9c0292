"""Pages whose entries are data, not markup."""

from __future__ import annotations

import json
from base64 import b64encode
from html import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scraper.extract import parse
from scraper.extract.document import Document
from scraper.extract.listing import main_listing
from scraper.models import Hints, Teaser
from tests.examples import examples
from tests.extract.list_shapes import listing, page, stories

HOME = "http://paper.example/"
ROWS = [
    {"title": f"<em>{s.headline}</em>", "url": s.url, "digest": s.teaser, "publishTime": 1767057300000}
    for s in stories(8)
]
CHANNELS = [{"title": "国内新闻频道", "url": "/china/"}] * 3
ITEM_LIST = [{"@type": "ListItem", "position": 1, "item": {"headline": s.headline, "url": s.url}} for s in stories(8)]


@pytest.mark.parametrize(
    "script",
    [
        f"<script id='__NEXT_DATA__' type='application/json'>{json.dumps({'a': CHANNELS, 'b': {'c': ROWS}})}</script>",
        f"<!--s-data:{json.dumps({'data': {'cards': [{'content': ROWS}]}}, ensure_ascii=False)}-->",
        f"<script>window.__INITIAL_STATE__={json.dumps({'list': ROWS}, ensure_ascii=False)};</script>",
    ],
)
def test_the_longest_array_of_stories_is_the_listing(script: str) -> None:
    items = main_listing.listing(Document(f"<div id='app'>加载中</div>{script}", HOME))
    assert items is not None
    assert items.rule == "payload"
    assert items.items == tuple(
        Teaser(s.headline, s.absolute(HOME), s.teaser, "2025-12-30T09:15:00+08:00") for s in stories(8)
    )


def test_an_item_list_of_schema_org() -> None:
    data = json.dumps({"@type": "ItemList", "itemListElement": ITEM_LIST})
    items = main_listing.listing(Document(f"<script type='application/ld+json'>{data}</script>", HOME))
    assert items is not None
    assert [item.url for item in items.items] == [s.absolute(HOME) for s in stories(8)]


def test_markup_comes_before_data() -> None:
    html = page(listing("portal list with em dates", stories(9, start=30)))
    items = main_listing.listing(Document(f"{html}<script>var list = {json.dumps(ROWS)}</script>", HOME))
    assert items is not None
    assert [item.url for item in items.items] == [s.absolute(HOME) for s in stories(9, start=30)]


@pytest.mark.parametrize(("long", "count"), [(5, None), (6, 10)])
def test_most_rows_of_a_list_of_stories_have_a_headline_of_some_length(long: int, count: int | None) -> None:
    rows = [{"title": s.headline if n < long else "港", "url": s.url} for n, s in enumerate(stories(10))]
    items = main_listing.listing(Document(f"<div id='app'></div><script>var list = {json.dumps(rows)}</script>", HOME))
    assert (items and len(items.items)) == count


@pytest.mark.parametrize(("there", "count"), [(499, 499), (520, 500)])
def test_of_the_areas_of_an_image_five_hundred_are_read(there: int, count: int) -> None:
    areas = "".join(f"<area href='/c/{n}.htm' title='云汀港第{n}个码头昨日完成改造'>" for n in range(there))
    items = main_listing.listing(Document(f"<map>{areas}</map>", HOME))
    assert items is not None
    assert len(items.items) == count


def test_an_area_with_a_stock_label_is_no_entry() -> None:
    areas = "".join(f"<area href='{s.url}' title='{s.headline}'>" for s in stories(5))
    items = main_listing.listing(Document(f"<map>{areas}<area href='/more.htm' title='点击查看更多'></map>", HOME))
    assert items is not None
    assert [item.headline for item in items.items] == [s.headline for s in stories(5)]


def test_only_a_thin_list_gives_way_to_a_longer_one_in_data() -> None:
    data = [{"title": s.headline, "url": s.url, "digest": s.teaser} for s in stories(24)]
    script = f"<script>var list = {json.dumps(data)}</script>"
    for count, expected in ((9, stories(9, start=30)), (2, stories(24))):
        html = page(listing("portal list with em dates", stories(count, start=30)))
        items = main_listing.listing(Document(f"{html}{script}", HOME))
        assert items is not None
        assert [item.url for item in items.items] == [s.absolute(HOME) for s in expected]


@pytest.mark.parametrize("label", ["热榜", "点击排行"])
@pytest.mark.parametrize("count", [10, 16, 24])
def test_data_come_before_a_ranking_in_the_markup(label: str, count: int) -> None:
    data = [{"title": s.headline, "url": s.url, "digest": s.teaser} for s in stories(15)]
    ranking = "".join(f"<li><a href='{s.url}'>{s.headline}</a></li>" for s in stories(count, start=30))
    side = f"<div class=side><h3>{label}</h3><ul class=hot-list>{ranking}</ul></div>"
    html = f"<div id=app>加载中</div>{side}<script>window.__DATA__ = {json.dumps({'list': data})}</script>"
    items = main_listing.listing(Document(html, HOME))
    assert items is not None
    assert [item.url for item in items.items] == [s.absolute(HOME) for s in stories(15)]


@examples(100)
@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=8),
        lambda inner: (
            st.lists(inner) | st.dictionaries(st.sampled_from(["title", "url", "item", "time", "summary"]), inner)
        ),
        max_leaves=30,
    )
)
def test_no_data_makes_it_raise(value: object) -> None:
    main_listing.listing(Document(f"<script type='application/json'>{json.dumps([value] * 3)}</script>", HOME))


DATED = [{"title": s.headline, "url": s.url, "time": "2025-12-30T09:15:00+08:00"} for s in stories(8)]
AS_TEXT = json.dumps({"list": DATED}, ensure_ascii=False)
ESCAPED = escape(AS_TEXT)
INDEXED = json.dumps(
    [
        ["ShallowReactive", 1],
        {"list": 2},
        [5 + 4 * n for n in range(8)],
        None,
        None,
        *[
            value
            for n, s in enumerate(stories(8))
            for value in (
                {"title": 6 + 4 * n, "url": 7 + 4 * n, "time": 8 + 4 * n},
                s.headline,
                s.url,
                ["Date", "2025-12-30T01:15:00.000Z"],
            )
        ],
    ]
)
ISLAND = json.dumps(
    {
        "list": [
            1,
            [
                [0, {"title": [0, s.headline], "url": [0, s.url], "time": [3, "2025-12-30T01:15:00.000Z"]}]
                for s in stories(8)
            ],
        ]
    }
)
FLIGHT = (
    "".join(f"{n + 16:x}:{json.dumps(row)}\n" for n, row in enumerate(DATED)) + '5:["$","div",null,{"list":[{}]}]\n'
)
REFERENCES = ",".join(f'"${n + 16:x}"' for n in range(8))


@pytest.mark.parametrize(
    "markup",
    [
        f"<script>window.__STATE__ = {json.dumps(AS_TEXT)};</script>",
        f"<script>window.__D__=JSON.parse(atob('{b64encode(AS_TEXT.encode()).decode()}'))</script>",
        f'<news-list :data="{ESCAPED}"></news-list>',
        f"<news-list data='{AS_TEXT}'></news-list>",
        f"<script type='application/json' id='__NUXT_DATA__'>{INDEXED}</script>",
        f'<astro-island props="{escape(ISLAND)}"></astro-island>',
        f"<script>self.__next_f.push([1,{json.dumps(FLIGHT.replace('{}', REFERENCES))}])</script>",
    ],
    ids=["JSON as a string", "base64", "an attribute", "in single quotes", "Nuxt's dates", "an island", "references"],
)
def test_lists_that_front_ends_write_otherwise(markup: str) -> None:
    items = main_listing.listing(Document(f"<div id='app'>加载中</div>{markup}", HOME))
    assert items is not None
    assert [(item.headline, item.url) for item in items.items] == [(s.headline, s.absolute(HOME)) for s in stories(8)]
    assert {item.published for item in items.items} == {"2025-12-30T09:15:00+08:00"}


def test_scripts_without_rows_do_not_keep_later_ones_from_being_read() -> None:
    others = "".join(f"<script>var s{n} = {{a: {n}}};</script>" for n in range(60))
    literal = ",".join(f"{{title: '{s.headline}', url: '{s.url}'}}" for s in stories(8))
    items = main_listing.listing(
        Document(f"<div id='app'></div>{others}<script>var news = [{literal}];</script>", HOME)
    )
    assert items is not None
    assert [item.headline for item in items.items] == [s.headline for s in stories(8)]


def test_links_with_words_for_screen_readers_alone() -> None:
    headlines = (
        "临河小学下月起延长开放时间",
        "县图书馆完成冬季设备检修",
        "北门社区新添四十辆便民推车",
        "三号渡口试行预约制度",
    )
    rows = "".join(
        f'<li><a href="/2024/0502/c{n}.html" aria-label="{words}"><svg></svg></a></li>'
        for n, words in enumerate(headlines)
    )
    doc = f"<title>要闻</title><ul>{rows}</ul>".encode()
    items = parse(doc, "https://news.example.cn/yaowen/", Hints(kind="list")).items
    assert tuple(item.headline for item in items) == headlines
