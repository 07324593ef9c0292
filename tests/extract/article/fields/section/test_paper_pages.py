"""The section of a printed paper's page."""

from __future__ import annotations

import pytest

from scraper.extract import parse
from tests.extract.article_pages import HEADLINE, MARKUP, page_of

LIST = "".join(f"<div>●<a href='content_{n}.htm'>第{n}則臨河的消息還在整理</a></div>" for n in range(14))


@pytest.mark.parametrize("label", ["第A02版：澳聞", "第03版：要聞", "A05版 經濟"])
def test_the_label_over_the_list_of_the_page(label: str) -> None:
    crumb = f"<div>{label}</div>{LIST}<div>2024 年 1 月 10 日 星期三</div>"
    page = page_of(crumb=crumb, title="臨河日報電子版")
    assert page.section == label.replace("：", " ").split()[-1].removeprefix("第A02版 ")
    assert page.published == "2024-01-10"


def test_labels_of_several_pages() -> None:
    crumb = f"<div>第A02版：澳聞</div><div>第A03版：要聞</div>{LIST}"
    assert page_of(crumb=crumb, title="臨河日報電子版").section is None


@pytest.mark.parametrize("own", ["<table><tr><td>第01版：要闻</td></tr></table>", "<p>第01版：要闻</p>"])
def test_of_a_directory_over_the_headline_none_is_the_articles_own(own: str) -> None:
    names = enumerate(("要闻", "经济", "文化", "体育", "国际", "副刊", "专版"), 1)
    rows = "".join(
        f"<tr><td><a href=node_{n}.htm>第0{n}版：{name}</a></td><td><a href=0{n}.pdf>下载</a></td></tr>"
        for n, name in names
    )
    assert page_of(crumb=f"{own}<table>{rows}</table><p>2025年12月30日 星期二</p>").section == "要闻"


@pytest.mark.parametrize("label", ["第001版：要闻", "第00001版:要闻"])
@pytest.mark.parametrize("turns", ["<a>上一篇</a><a href=content_2.htm>下一篇</a>", "<a href=node_2.htm>下一版</a>"])
def test_the_ways_to_other_pages_in_the_labels_line(label: str, turns: str) -> None:
    assert page_of(crumb=f"<div><a href=node_1.htm>{label}</a>{turns}</div>").section == "要闻"


def test_the_page_that_a_directory_and_the_article_name() -> None:
    pages = ("第01版：要闻", "第02版：综合", "第03版：副刊", "第02版：综合")
    crumb = "".join(f"<div><a href='/{n}.html'>{page}</a></div>" for n, page in enumerate(pages))
    assert page_of(crumb=crumb).section == "综合"


@pytest.mark.parametrize(
    "mark",
    [
        "<div>A05 <em>深度</em></div>",
        "<p><b>A05</b><b>深度</b></p>",
        "<div>05 <i>深度</i></div>",
        "<p>A05</p><p>深度</p>",
    ],
)
@pytest.mark.parametrize("title", ["城东日报数字报-{}", "{}_城东晚报电子版", "城東日報電子報｜{}"])
def test_the_name_of_an_e_papers_page_in_an_element_of_its_own(mark: str, title: str) -> None:
    way = "<div>2024年05月12日 星期日 <a href='../11/node_1.html'>上一期</a></div>"
    listed = "<ul><li><a href='c_1.html'>雨夜抢修三小时</a></li><li><a href='c_2.html'>一张水费单里的民生</a></li></ul>"
    html = f"<title>{title.format(HEADLINE)}</title>{way}{mark}{listed}<h3>{HEADLINE}</h3><div>{MARKUP}</div>"
    page = parse(html.encode())
    number = "5" if ">05" in mark else "A05"
    assert (page.section, page.page_number, page.page_name) == ("深度", number, "深度")
    assert page.published == "2024-05-12"


def test_a_number_and_a_word_on_a_page_of_no_paper() -> None:
    assert page_of(crumb="<div>A05 <em>深度</em></div>").section is None
