"""The page of a printed paper, as article pages of e-papers print it."""

from __future__ import annotations

import pytest

from scraper.extract import parse
from scraper.models import Hints
from tests.extract.article_pages import PARAGRAPHS, page_of

DIRECTORY = (
    "<div id='pageList'><a href='node_1.htm'>第01版：要闻</a> <a href='node_2.htm'>第02版：经济</a> "
    "<a href='node_3.htm'>第03版：文化</a></div>"
)


@pytest.mark.parametrize(
    ("marks", "page"),
    [
        ({"crumb": "<div>第02版：经济</div>"}, ("2", "经济")),
        (
            {"crumb": "<table><tr><td><strong>第A02版</strong>：<span>要闻·关注</span></td></tr></table>"},
            ("A02", "要闻·关注"),
        ),
        ({"crumb": "<div>澜汀日报 2026年01月31日 星期六 第02版：经济</div>"}, ("2", "经济")),
        ({"crumb": "<p>首页 &gt; 第02版：经济 &gt; 正文</p>"}, ("2", "经济")),
        ({"crumb": "<p><a href='node_2.htm'>返回</a> <a href='node_2.htm'>第02版：经济</a></p>"}, ("2", "经济")),
        ({"crumb": f"<p>2版</p>{DIRECTORY}"}, ("2", "经济")),
        ({"last": "《澜汀日报》（2026年01月31日 第02版）", "crumb": DIRECTORY}, ("2", "经济")),
        ({"tail": "<p>《 澜汀日报 》（ 2026年01月31日   A02 版）</p>"}, ("A02", None)),
        ({"head": "<p>版次：02 版名：经济</p>"}, ("2", "经济")),
        ({"head": "<p>澜汀日报 2026年01月31日 星期六 A02版 经济</p>"}, ("A02", "经济")),
        (
            {"crumb": f"{DIRECTORY}<p><a href=/>日报</a> &gt; <a href=node_2.htm>第02版：经济</a> &gt; 正文</p>"},
            ("2", "经济"),
        ),
        ({"crumb": DIRECTORY.replace("<a href='node_2.htm'>", "<a class=on href='node_2.htm'>")}, ("2", "经济")),
        ({"title": "第02版：经济_澜汀日报数字报"}, ("2", "经济")),
        (
            {"url": "http://paper.example/html/2026-01/31/nw.D110000ltrb_20260131_1-02.htm", "crumb": DIRECTORY},
            ("2", "经济"),
        ),
        ({"url": "http://paper.example/html/2026-01/31/nw.D110000ltrb_20260131_4-A12.htm"}, ("A12", None)),
    ],
)
def test_the_page_is_read(marks: dict[str, str], page: tuple[str, str | None]) -> None:
    record = page_of(**marks)  # type: ignore[arg-type]
    assert record.kind == "article"
    assert (record.page_number, record.page_name) == page


@pytest.mark.parametrize(
    "marks",
    [
        {},
        {"crumb": DIRECTORY},
        {"last": "当年的《澜汀日报》（1998年5月2日第1版）曾用整版报道过这三条老街的改造，许多老居民还留着那天的报纸。"},
        {"tail": "<p>升级到 iOS 17.2版 之后，旧版 不再支持</p>"},
    ],
)
def test_no_page_is_guessed(marks: dict[str, str]) -> None:
    record = page_of(**marks)  # type: ignore[arg-type]
    assert (record.page_number, record.page_name) == (None, None)


def test_selectors_overrule() -> None:
    html = (
        "<title>老街排水改造</title><h1>老街排水改造</h1><i class=b>第07版</i><i class=n>副刊</i><p>"
        + "排水管已经换新。" * 30
    )
    hints = Hints(select={"page_number": ".b", "page_name": ".n"})
    page = parse(html.encode(), None, hints)
    assert (page.page_number, page.page_name) == ("7", "副刊")
    assert [*page.as_json()][10:13] == ["page_number", "page_name", "images"]


@pytest.mark.parametrize(
    ("marks", "place", "page"),
    [
        ("<div>第01版：要闻</div>", ("3", "文化"), ("3", "文化")),
        ("<div>第02版：经济</div>", ("1", "要闻"), ("2", "经济")),  # a guide on the front page
        ("<p>《澜汀日报》（2026年01月31日 第02版）</p>", ("3", "文化"), ("2", None)),
        ("", ("A03", "文化"), ("A03", "文化")),
    ],
)
def test_the_layout_page_that_lists_an_article_fills_in_its_page(
    marks: str, place: tuple[str, str], page: tuple[str, str | None]
) -> None:
    text = "<h1>老街排水改造完工</h1><p>老街的排水管全部换成了新的，住户出门不必再绕道。</p>"
    html = f"<title>老街排水改造完工</title>{marks}{text}"
    read = parse(html.encode(), "http://paper.example.cn/1.htm", Hints(listed_by="layout page", place=place))
    assert (read.page_number, read.page_name) == page


@pytest.mark.parametrize(
    ("title", "url"),
    [
        ("老街排水改造完工--城东日报--2024年05月02日--A05", None),
        ("老街排水改造完工_城东日报", "https://epaper.example.cn/html/2024-05/02/content_9012.htm"),
        ("老街排水改造完工_城东日报", "https://www.example.cn/szb/2024/05/02/9012.html"),
    ],
)
@pytest.mark.parametrize(
    "marked", ["<b>A05</b><i>深度</i>", "<span>A05</span> <span>深度</span>", "A05</div><div>深度"]
)
def test_a_page_of_an_e_paper_in_two_elements(title: str, url: str | None, marked: str) -> None:
    text = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
    html = f"<title>{title}</title><div>{marked}</div><h1>老街排水改造完工</h1><div>{text}</div>"
    page = parse(html.encode(), url)
    assert (page.page_number, page.page_name, page.section) == ("A05", "深度", "深度")
