"""Whom a page credits: accounts, papers before their reporters, and what is no credit of the text."""

from __future__ import annotations

import pytest

from tests.extract.article_pages import page_of


@pytest.mark.parametrize("mark", ["企鹅号", "百家号", "搜狐号"])
def test_an_account_by_the_platform_s_mark_behind_it(mark: str) -> None:
    head = f"<div>2025-12-30 11:01</div><a href='/author/3'><div>北门视线</div><span>{mark}</span></a>"
    page = page_of(head, first="城东网·北门视线记者 王小明</p><p>")
    assert (page.outlet, page.section) == ("北门视线", None)


@pytest.mark.parametrize("label", ["圖檔來源", "封面來源"])
def test_where_a_picture_is_from_is_no_outlet(label: str) -> None:
    head = f"<div><p>撰文：王小明</p><p>{label}：城東圖庫</p><p>日期：2025-12-30</p></div>"
    assert page_of(head).outlet is None


def test_the_source_in_a_caption_is_the_picture_s() -> None:
    figure = "<figure><img src='/1.jpg'><figcaption>读者在新馆。 来源：Getty</figcaption></figure>"
    assert page_of(f"{figure}<div>2025-12-30</div><div>来源：城东电台</div>").outlet == "城东电台"


def test_the_paper_by_its_title_before_its_reporter() -> None:
    page = page_of("<div>2025-12-30</div><div>作者：《城东企业家》记者 林小涛</div>")
    assert (page.outlet, page.byline) == ("城东企业家", ("林小涛",))


@pytest.mark.parametrize("channel", ["交通", "事務"])
def test_a_link_that_says_a_part_of_the_one_before(channel: str) -> None:
    line = f"<div>來源：<a href='/d'>交通事務局</a> 發佈日期：2025-12-30 類別：<a href='/c'>{channel}</a></div>"
    assert page_of(line).outlet == "交通事務局"
