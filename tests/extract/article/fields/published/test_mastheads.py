"""The day of a visit in the head of a page, and the day of a paper."""

from __future__ import annotations

import pytest

from tests.extract.article_pages import page_of


@pytest.mark.parametrize(
    "head",
    [
        "<div>今天是2025年11月20日 星期四</div>",
        "<div>2025年11月20日 星期四</div>",
        "<div><span>2025年11月20日</span> <span>星期四</span></div>",
        "<div>2025年11月20日</div><div>星期四</div>",
        "<div class='date'>2025年11月20日 多云 12℃</div>",
        "<div>欢迎光临！2025年11月20日 10:22:31</div>",
        "<div>现在时间：2025-11-20 10:22</div>",
        "<div>2025年11月20日 农历十月初一</div>",
    ],
)
def test_the_day_of_a_visit_is_no_date_of_the_article(head: str) -> None:
    assert page_of(crumb=head).published is None
    assert page_of("<div>2025-10-14</div>", crumb=head).published == "2025-10-14"
    assert page_of(tail="<div>2025年10月14日</div>", crumb=head).published == "2025-10-14"


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("<div>临江日报 2025年10月14日 星期二</div>", "某某网"),
        ("<div>临江晚报</div><div>2025年10月14日 星期二</div>", "某某网"),
        ("<div>2025年10月14日 星期二</div><div>第03版：民生</div>", "某某网"),
        ("<div>2025年10月14日 星期二</div>", "临江日报"),
        ("<div><div>2025年10月14日</div><div>星期二</div></div>", "临江周刊"),
    ],
)
def test_the_day_of_a_paper_is(head: str, title: str) -> None:
    assert page_of(crumb=head, title=title).published == "2025-10-14"


def test_a_day_with_its_weekday_in_the_article_s_box() -> None:
    assert page_of(crumb="<div><p>2025年10月14日 星期二</p>", tail="</div>").published == "2025-10-14"
