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
