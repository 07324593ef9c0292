"""The section of a printed paper's page."""

from __future__ import annotations

import pytest

from tests.extract.article_pages import page_of

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
