"""Patterns of articles' addresses, from links and from scripts."""

from __future__ import annotations

from typing import Any

import pytest

from scraper.discovery.data.article_template import templates

SITE = "https://news.example.cn"
ROWS: list[dict[tuple[str, ...], Any]] = [
    {
        ("id",): 2891000 + 37 * n,
        ("uid",): 121,
        ("author", "id"): 7,
        ("title",): f"云汀港第{n}个码头",
        ("slug",): f"port-{n}-x",
    }
    for n in range(8)
]


def of(links: tuple[str, ...] = (), scripts: tuple[str, ...] = ()) -> list[str]:
    return templates(ROWS, links, scripts, f"{SITE}/")


@pytest.mark.parametrize(
    ("links", "template"),
    [
        (("/a/2891000.html", "/about"), "/a/{id}.html"),
        (("/p?sid=2891037", "/p?sid=2891000"), "/p?sid={id}"),
        (("/a/2891000_121", "/user/121"), "/a/{id}_{uid}"),
        (("/story/port-3-x",), "/story/{slug}"),
    ],
)
def test_a_link_of_the_site_shows_the_pattern(links: tuple[str, ...], template: str) -> None:
    assert of(tuple(SITE + link for link in links))[0] == SITE + template


@pytest.mark.parametrize(
    ("script", "template"),
    [
        ('t.href="/article/"+e.id+".html"', "/article/{id}.html"),
        ("window.open(`/detail/${item.id}`)", "/detail/{id}"),
        ('rows.map(row => `<li><a href="/detail/${row.id}">${row.title}</a></li>`)', "/detail/{id}"),
        ("list.innerHTML += `<a class=t href='/detail/${item.id}'>${item.title}</a>`", "/detail/{id}"),
        ('{path:"/news/:id",component:n(42)}', "/news/{id}"),
        ('{path:"/read/:newsId",name:"read"}', "/read/{id}"),
        ('location.href="/pages/detail?newsId="+t.newsId', "/pages/detail?newsId={id}"),
        ('t.$router.push({path:"/detail",query:{aid:e.id}})', "/detail?aid={id}"),
        ("""<a v-for="i in l" :href="'/n/'+i.id+'.html'">{{i.title}}</a>""", "/n/{id}.html"),
        ('<a ng-href="/n/{{row.id}}.html">{{row.title}}</a>', "/n/{id}.html"),
        ('location="//m.example.cn/content/"+r.data[0].slug', ""),
    ],
)
def test_a_script_of_the_site_shows_it_too(script: str, template: str) -> None:
    expected = SITE + template if template else "https://m.example.cn/content/{slug}"
    assert of(scripts=(script,)) == [expected]


def test_links_to_other_things_show_nothing() -> None:
    assert of((f"{SITE}/user/121", f"{SITE}/a/999.html")) == []
    assert of(scripts=('a("/user/"+e.id)', 'a("/article/"+e.nothing)')) == []


def test_a_name_that_several_columns_have_is_written_with_its_object() -> None:
    rows = [{("id",): f"0_{n}", ("target", "id"): 555000 + n, ("title",): f"云汀港{n}"} for n in range(5)]
    assert templates(rows, [f"{SITE}/question/555002"], [], SITE) == [SITE + "/question/{target.id}"]
