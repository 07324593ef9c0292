"""Directories of layouts in their forms."""

from __future__ import annotations

import pytest

from scraper.extract import parse
from scraper.models import Hints

HERE = "http://paper.example.cn/html/2026-11/28/node_A01.html"
ARTICLE = "<a href=content_1001.html>老街排水改造完工</a>"


def layouts(html: str, url: str = HERE) -> list[tuple[str | None, str | None, str]]:
    page = parse(f"<title>澜汀日报数字报</title>{html}{ARTICLE}".encode(), url, Hints(kind="list"))
    return [(one.number, one.name, (one.url or "").rpartition("/")[2]) for one in page.layouts]


@pytest.mark.parametrize(
    "directory",
    [
        "<a href=node_A01.html>A01：头版</a><a href=node_A02.html>A02：要闻</a><a href=node_B01.html>B01：文体</a>",
        "<a href=node_A01.html>第A01版：头版</a> <a href=node_A02.html>第A02版：要闻</a> <a href=node_B01.html>第B01版：文体</a>",
        "<select><option value=node_A01.html>A01版 头版<option value=node_A02.html>A02版 要闻<option value=node_B01.html>B01版 文体</select>",
        "<a href=node_A01.html><img alt='A01版：头版'></a><a href=node_A02.html title='A02版：要闻'></a><a href=node_B01.html>B01版：文体</a>",
        "<a href=node_A01.html><img src=1.jpg><br>第A01版<br>头版</a><p><a href=node_A02.html><b>A02</b><i>要闻</i></a>"
        "<p><a href=node_B01.html>B01/文体</a>",
        "<table><tr><td><a href=node_A01.html>A01</a><br>头版<tr><td><a href=node_A02.html>A02</a><br>要闻"
        "<tr><td><a href=node_B01.html>B01</a><br>文体</table>",
        "<table><tr><td><a href=node_A01.html>第A01版</a><td>头版<tr><td><a href=node_A02.html>第A02版</a><td>要闻"
        "<tr><td><a href=node_B01.html>第B01版</a><td>文体</table>",
        "<p><a onclick=\"go('node_A01.html')\" href=javascript:;>头版（A01版）</a><a href=node_A02.html>要闻（A02版）</a>"
        "<a href=node_B01.html>文体（B01版）</a>",
    ],
)
def test_a_directory(directory: str) -> None:
    assert layouts(directory) == [
        ("A01", "头版", "node_A01.html"),
        ("A02", "要闻", "node_A02.html"),
        ("B01", "文体", "node_B01.html"),
    ]


def test_neighbours_alone() -> None:
    html = "<p>第02版：经济</p><a href=node_1.htm>上一版</a><a href=node_3.htm><font face=webdings>4</font>下一版</a>"
    url = "http://paper.example.cn/html/2026-11/28/node_2.htm"
    assert layouts(html, url) == [("2", "经济", "node_2.htm"), (None, None, "node_1.htm"), (None, None, "node_3.htm")]


def test_numbers_and_pictures_beside_labels() -> None:
    html = "<a href=node_1.htm>第01版：要闻</a><a href=node_2.htm>第02版：经济</a><a href=node_3.htm>03</a><a href=node_4.htm><img></a>"
    numbers = [one[0] for one in layouts(html, "http://paper.example.cn/html/2026-11/28/node_1.htm")]
    assert numbers == ["1", "2", "3", None]


@pytest.mark.parametrize(
    ("head", "own"),
    [
        ("<p>第A02版：要闻</p>", ("A02", "要闻")),
        ("<p>2026年11月28日 星期六 第A02版：要闻</p>", ("A02", "要闻")),
        ("<title>澜汀日报-第A02版：要闻</title>", ("A02", "要闻")),
        ("", ("A01", "头版")),
    ],
)
def test_the_own_label(head: str, own: tuple[str, str]) -> None:
    """As the page prints it; of a front door, whose address says nothing, too."""
    directory = "<a href=node_A01.html>A01版：头版</a><a href=node_A02.html>A02版：要闻</a>"
    url = HERE if not head else "http://paper.example.cn/index.html"
    page = parse(f"{head}{directory}{ARTICLE}".encode(), url, Hints(kind="list"))
    assert (page.page_number, page.page_name) == own


BARE = "http://paper.example.cn/pc/column/202611/28/node_01.html"
NUMBERS = "".join(f"<a href=node_{n}.html>{n}</a> " for n in ("01", "02", "04"))


def test_numbers_alone_are_layouts_of_a_page_that_prints_its_own() -> None:
    assert layouts(f"<h2>第01版 要闻</h2>{NUMBERS}", BARE) == [
        ("1", "要闻", "node_01.html"),
        ("2", None, "node_02.html"),
        ("4", None, "node_04.html"),
    ]


def test_a_pager_is_no_directory() -> None:
    html = (
        "<a href=list_2.html>2</a><a href=list_3.html>3</a>" + "<li><a href=/2026/11/28/9.html>城北公交线路调整</a>" * 4
    )
    page = parse(html.encode(), "http://news.example.cn/2026/11/28/list_1.html")
    assert page.layouts == ()


def test_a_calendar_is_no_directory() -> None:
    days = "".join(f"<a href=../../2026-11/{n:02d}/nbs.D1_01.htm>{n}</a>" for n in range(1, 28))
    html = days + "".join(
        f"<a href=nbs.D1_{n}.htm><p>{n}/{name}</p></a>" for n, name in (("01", "要闻"), ("02", "经济"))
    )
    pages = layouts(html, "http://paper.example.cn/html/2026-11/28/nbs.D1_01.htm")
    assert pages == [("1", "要闻", "nbs.D1_01.htm"), ("2", "经济", "nbs.D1_02.htm")]


def test_links_of_the_form_of_a_layout_are_layouts_whatever_they_are_called() -> None:
    html = "<p>第01版　要闻</p><a href=nbs.D1_01.htm>要闻</a><a href=nbs.D1_02.htm>经济</a>"
    url = "http://paper.example.cn/html/2026-11/28/nbs.D1_01.htm"
    assert [(number, there) for number, _name, there in layouts(html, url)] == [
        ("1", "nbs.D1_01.htm"),
        (None, "nbs.D1_02.htm"),
    ]


def test_articles_with_their_page_in_the_address_are_no_layouts() -> None:
    text = (
        "<h1>老街排水改造完工</h1><p>澜汀日报（2026年11月28日 第01版）</p>"
        + "<p>工程历时两个月，换管三千米，今天通过验收。</p>" * 6
    )
    html = text + "<a href=nw.D1_20261128_2-01.htm>简讯</a><a href=nw.D1_20261128_3-01.htm>图片新闻</a>"
    page = parse(html.encode(), "http://paper.example.cn/html/2026-11/28/nw.D1_20261128_1-01.htm")
    assert (page.kind, page.page_number) == ("article", "1")


def test_a_button_opens_an_address_with_dots() -> None:
    html = "".join(f"<button onclick=\"location.href='nbs.D1_A0{n}.htm'\">A0{n}版要闻</button>" for n in (1, 2))
    pages = layouts(html, "http://paper.example.cn/html/2026-11/28/nbs.D1_A01.htm")
    assert pages == [("A01", "要闻", "nbs.D1_A01.htm"), ("A02", "要闻", "nbs.D1_A02.htm")]


def test_numbers_with_names_head_the_articles_of_a_page_that_a_source_calls_a_paper() -> None:
    html = "".join(
        f"<div><span>0{n}</span><span>{name}</span></div><ul><li><a href=/w/2026-11-28/{n}001.html>老街排水改造完工</a>"
        f"<li><a href=/w/2026-11-28/{n}002.html>简讯</a></ul>"
        for n, name in ((1, "要闻"), (2, "经济"))
    )
    hints = Hints(kind="list", listed_by="layout page")
    page = parse(html.encode(), "http://paper.example.cn/w/2026-11-28.html", hints)
    assert [(layout.number, layout.name, len(layout.articles)) for layout in page.layouts] == [
        ("1", "要闻", 2),
        ("2", "经济", 2),
    ]


@pytest.mark.parametrize("mark", ["、", ". ", "："])
def test_headlines_that_are_counted_are_no_pages(mark: str) -> None:
    titles = ["临河小学下月起延长开放时间", "县图书馆完成冬季设备检修", "北门社区新添四十辆便民推车"]
    links = "".join(f"<li><a href=content_{n}.html>{n}{mark}{t}</a>" for n, t in enumerate(titles, 1))
    page = parse(f"<title>澜汀日报数字报-第A01版</title><ul>{links}</ul>".encode(), HERE, Hints(kind="list"))
    assert [item.headline for item in page.items] == titles
