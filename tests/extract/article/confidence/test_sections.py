"""Doubts about the section, read or not."""

from __future__ import annotations

import pytest

from scraper.extract.article.confidence import sections
from tests.extract.article_pages import HEADLINE, raised, reading_of

CREDITS = "<div>2025-12-30 09:15 来源：城东日报 作者：王小明 责任编辑：李四光</div>"
CRUMB = "<div>当前位置：<a href='/'>首页</a> &gt; <a href='/m/'>民生</a> &gt; <a href='/m/j/'>街巷</a> &gt; 正文</div>"


@pytest.mark.parametrize(
    "value",
    [
        "選擇地區",
        "专栏检索",
        "瞭解更多",
        "简体版",
        "城东网",
        "，调整论坛功能。",
        "<<1234下一页",
        "News detail",
        "详情页",
        "友善列印",
        "街巷 街巷",
        "轉寄好友",
        "日",
        "正文",
    ],
)
def test_a_value_of_a_shape_that_channels_do_not_have(value: str) -> None:
    assert sections.odd_section(reading_of(section=[value, "breadcrumb"]))


@pytest.mark.parametrize(
    "value",
    ["民生", "互联网", "两岸", "国内新闻", "街巷纪事", "新春走基层2025", "8号线", "物联网", "重点关注", "城东评论"],
)
def test_a_value_that_may_be_a_channel(value: str) -> None:
    assert not sections.odd_section(reading_of(section=[value, "breadcrumb"]))


@pytest.mark.parametrize(("value", "cut"), [("街巷", False), ("民生", True)])
def test_a_breadcrumb_that_goes_on_behind_the_value(value: str, cut: bool) -> None:
    assert sections.cut_breadcrumb(reading_of(crumb=CRUMB, section=[value, "breadcrumb"])) is cut


@pytest.mark.parametrize(
    ("behind", "cut"),
    [
        ("正文 字号：大 中 小", False),
        ("正文 订阅城东手机报", False),
        ("新聞內文", False),
        (f"{HEADLINE} 列印", False),
        ("街巷纪事", True),
        ("南门 • 北门 • 东门", True),
    ],
)
def test_buttons_behind_a_breadcrumb_are_no_part_of_it(behind: str, cut: bool) -> None:
    crumb = f"<div>当前位置：<a href='/'>首页</a> &gt; <a href='/m/'>民生</a> &gt; {behind}</div>"
    assert sections.cut_breadcrumb(reading_of(crumb=crumb, section=["民生", "breadcrumb"])) is cut


@pytest.mark.parametrize(
    "crumb",
    [
        "<div><a href=/>城东网</a> &gt; <a href=/j>街巷</a> &gt;</div>",
        "<div>街巷资讯 &gt; 资讯详情</div>",
        "<div>城东健康 〉街巷•南门 〉老街排水改造</div>",
        "<div>城东网首页 ▸ 街巷</div>",
        "<div>城东网 :: 街巷</div>",
        "<p><a href=/j>街巷纪事</a></p>",
        "<p><a href=/j>‹ 街巷</a></p>",
        "<p><a href=/m>民生</a></p><p><a href=/c>财经</a></p><p><a href=/j>街巷纪事</a></p>",
    ],
)
def test_signs_of_a_breadcrumb_that_gave_no_section(crumb: str) -> None:
    assert sections.unread_breadcrumb(reading_of(crumb=crumb))
    assert not raised(sections.unread_breadcrumb, reading_of(crumb=crumb, section=["街巷", "breadcrumb"]))
    assert not sections.unread_breadcrumb(reading_of(CREDITS))


@pytest.mark.parametrize(
    "crumb",
    [
        "<div>首页 民生 财经 体育</div>",
        "<div>您的位置：<a href=/>首页</a> &gt; 正文</div>",
        "<div>某某网 &gt; 正文</div>",
        "<p><a href='javascript:;'>简 繁</a></p>",
        "<p><a href=/login>登录 / 注册</a></p>",
        "<p><a href=/topic/8>#乡村振兴</a></p>",
        "<p><a href=/app>立即打开</a></p>",
    ],
)
def test_menus_and_buttons_are_no_breadcrumb(crumb: str) -> None:
    assert not sections.unread_breadcrumb(reading_of(crumb=crumb))


@pytest.mark.parametrize(("value", "doubted"), [("街巷", False), ("通知公告", False), ("联播", True)])
def test_a_label_that_names_another_channel(value: str, doubted: bool) -> None:
    head = "<div>所属栏目：{} 发布时间：2025-12-30</div>".format("通知公告" if value != "街巷" else "街巷")
    assert sections.labelled_otherwise(reading_of(head, section=[value, "breadcrumb"])) is doubted


@pytest.mark.parametrize(
    ("value", "doubted"), [("潮新闻", True), ("界溪新闻", True), ("社会新闻", False), ("澳门新闻", False)]
)
def test_a_medium_s_name_where_a_channel_s_stands(value: str, doubted: bool) -> None:
    reading = reading_of(section=[value, "channel's label"], outlet="潮新闻客户端")
    assert sections.section_is_outlet(reading) is doubted


def test_a_section_that_is_the_outlet_too() -> None:
    assert sections.section_is_outlet(reading_of(section="城东日报", outlet="城东日报"))
    assert not sections.section_is_outlet(reading_of(section="民生", outlet="城东日报"))


def test_a_name_linked_by_the_headline_that_is_no_fields() -> None:
    head = "<div><a href='/k/3'>街巷动态</a></div>" + CREDITS
    assert sections.unread_section(reading_of(head))
    assert not sections.unread_section(reading_of(head, outlet="街巷动态"))
    assert not sections.unread_section(reading_of("<div><a href='/k/3'>夜读时光</a></div>" + CREDITS))


def test_a_line_in_an_element_named_for_a_channel() -> None:
    assert sections.channel_over_headline(reading_of(crumb="<div class=lanmu>夜读时光</div>"))
    assert not sections.channel_over_headline(reading_of(crumb="<div class=box>夜读时光</div>"))


@pytest.mark.parametrize(
    ("value", "rule", "weak"),
    [
        ("夜读时光", "<title>", True),
        ("民生", "<title>", False),
        ("夜读时光", "breadcrumb", False),
        ("夜读时光", "channel's label", False),
        ("新闻频道", "channel's label", True),
        ("頭版", "newspaper's page", True),
        ("要闻", "newspaper's page", False),
    ],
)
def test_a_weak_place_with_a_name_that_is_no_common_one(value: str, rule: str, weak: bool) -> None:
    assert sections.weak_section(reading_of(section=[value, rule])) is weak


@pytest.mark.parametrize(
    ("title", "seems"),
    [("街巷纪事_某某网", True), ("街巷纪事_城事_某某网", True), ("某某网", False), ("某某网上街_某某网", False)],
)
def test_a_piece_of_the_title_between_headline_and_site(title: str, seems: bool) -> None:
    assert sections.unread_section(reading_of(title=title)) is seems


@pytest.mark.parametrize(
    ("value", "rule", "doubted"),
    [("北京", "channel's label", True), ("北京", "breadcrumb", False), ("社会", "channel's label", False)],
)
def test_a_province_beside_the_date(value: str, rule: str, doubted: bool) -> None:
    assert sections.is_place(reading_of(section=[value, rule])) is doubted


@pytest.mark.parametrize(("between", "far"), [(0, False), (3, False), (20, True)])
def test_a_breadcrumb_far_from_the_headline(between: int, far: bool) -> None:
    crumb = CRUMB + "".join(f"<p>城东第{n}条老街</p>" for n in range(between))
    assert sections.far_breadcrumb(reading_of(crumb=crumb, section=["街巷", "breadcrumb"])) is far
    assert not sections.far_breadcrumb(reading_of(crumb=crumb, section=["街巷", "<title>"]))
