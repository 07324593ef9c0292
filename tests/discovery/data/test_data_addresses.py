"""Addresses of data in scripts, as bundlers and people write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scraper.discovery.data import data_addresses
from scraper.extract.document import Document

PAGE = "https://news.example.cn/city/"
API = "https://news.example.cn/api/news/list"


@pytest.mark.parametrize(
    ("script", "address"),
    [
        ('fetch("/api/news/list")', API),
        ("axios.get('/api/news/list',{params:{page:1,size:10}})", f"{API}?page=1&size=10"),
        ('$.getJSON("/api/news/list", {channel: "city", pageNo: n, token: t})', f"{API}?channel=city&pageNo=1"),
        ('$.ajax({url:"/api/news/list",data:{p:this.page,ps:20}})', f"{API}?p=1&ps=20"),
        ('fetch("/api/news/list?page=" + page)', f"{API}?page=1"),
        ("fetch(`/api/news/list?page=${n.page}&pageSize=${n.size}`)", f"{API}?page=1&pageSize=20"),
        ("fetch(`${BASE}/api/news/list`)", API),
        ('r({baseURL:"/api"}),r.get("/news/list")', API),
        ('r.get("https://news.example.cn/api/news/list")', API),
        ('const u="//news.example.cn/api/news/list";', API),
        ('c={apiBase:"/api"};$fetch(`${c.apiBase}/news/list`)', API),
        ('request({url:"/api/"+o.url});get({url:"news/list"})', API),
        ('$.getJSON("/api/news/list?t="+Math.random())', API),
        ("load('/json/list_1.js')", "https://news.example.cn/json/list_1.js"),
        ('load("/data/channel/list.json")', "https://news.example.cn/data/channel/list.json"),
        ("loadScript('/2019/jsonp/news_1.jsonp?cb=news')", "https://news.example.cn/2019/jsonp/news_1.jsonp?cb=news"),
    ],
)
def test_addresses_of_data_are_read_with_values_for_their_parameters(script: str, address: str) -> None:
    assert data_addresses.of_scripts([f"!function(){{var a='x';{script}}}()"], PAGE)[0] == address


@pytest.mark.parametrize(
    "script",
    [
        'fetch("/api/news/list?channel=" + id)',
        "fetch(`/api/news/${id}/list`)",
        'fetch("https://other.example.org/api/news/list")',
        'import("./list.vue")',
        'import("/assets/news-list.3f2.js")',
        '"/api/user/login"',
        '"/static/img/news-list.png"',
    ],
)
def test_what_cannot_be_requested_or_is_no_list_is_left_out(script: str) -> None:
    assert data_addresses.of_scripts([script], PAGE) == []


def test_lists_come_before_other_data() -> None:
    script = 'a("/api/comment/list"),a("/api/config"),a("/api/news/list?page=1"),a("/api/hot"),a("/about/us")'
    assert data_addresses.of_scripts([script], PAGE)[0] == f"{API}?page=1"


def test_a_page_names_data_by_preloads_attributes_and_scripts() -> None:
    doc = Document(
        '<link rel="preload" as="fetch" href="/api/feed"><link rel="https://api.w.org/" href="/wp-json/">'
        '<div data-url="/api/flow?page=1"></div><script src="/data/hotlist.js"></script><script src="/app.js"></script>'
        '<script>load("/api/news/list")</script>',
        PAGE,
    )
    assert data_addresses.of_page(doc, PAGE) == [
        "https://news.example.cn/wp-json/wp/v2/posts",
        "https://news.example.cn/api/feed",
        API,
        "https://news.example.cn/data/hotlist.js",
        "https://news.example.cn/api/flow?page=1",
    ]


def test_the_pages_own_scripts_come_before_libraries_and_other_sites() -> None:
    scripts = "".join(
        f'<script src="{src}"></script>' for src in ("/vendor.js", "/a.js", "https://cdn.example.org/x.js", "/b.js")
    )
    assert data_addresses.scripts_of(Document(scripts, PAGE), PAGE) == [
        f"https://news.example.cn/{name}.js" for name in ("b", "a", "vendor")
    ]


@given(st.text(alphabet="\"'`/${}+=?&.:,api list\\n", max_size=300))
def test_no_script_makes_it_raise(text: str) -> None:
    data_addresses.of_scripts([text], PAGE)
