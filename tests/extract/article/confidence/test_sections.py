"""Facts against the section, read or not."""

from __future__ import annotations

import pytest

from scraper.extract.article.confidence import sections
from tests.extract.article_pages import raised, reading_of

CREDITS = "<div>2025-12-30 09:15 来源：城东日报 作者：王小明 责任编辑：李四光</div>"


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


def test_a_name_linked_by_the_headline_that_is_no_fields() -> None:
    head = "<div><a href='/k/3'>街巷动态</a></div>" + CREDITS
    assert sections.unread_section(reading_of(head))
    assert not sections.unread_section(reading_of(head, outlet="街巷动态"))
    assert not sections.unread_section(reading_of("<div><a href='/k/3'>夜读时光</a></div>" + CREDITS))


@pytest.mark.parametrize(
    ("value", "rule", "general"),
    [
        ("即時新聞", "<title>", True),
        ("民生", "<title>", False),
        ("即时新闻", "breadcrumb", False),
        ("夜读时光", "channel's label", False),
        ("新闻频道", "channel's label", True),
        ("頭版", "newspaper's page", True),
        ("副刊", "newspaper's page", False),
    ],
)
def test_a_word_for_all_news_that_one_weak_place_names(value: str, rule: str, general: bool) -> None:
    assert sections.general_section(reading_of(section=[value, rule])) is general


@pytest.mark.parametrize(
    ("title", "seems"),
    [("街巷纪事_某某网", True), ("街巷纪事_城事_某某网", True), ("某某网", False), ("某某网上街_某某网", False)],
)
def test_a_piece_of_the_title_between_headline_and_site(title: str, seems: bool) -> None:
    assert sections.unread_section(reading_of(title=title)) is seems


@pytest.mark.parametrize("value", ["热门关键词", "友善列印", "上一期", "即時_社會", "更多新闻"])
def test_words_of_menus_and_buttons(value: str) -> None:
    assert sections.odd_section(reading_of(section=value))


@pytest.mark.parametrize(("title", "several"), [("某某网", False), ("城事_某某网", True)])
def test_a_title_that_names_two_things_beside_the_headline(title: str, several: bool) -> None:
    assert sections.several_in_title(reading_of(title=title)) is several


@pytest.mark.parametrize(
    ("crumb", "seems"),
    [
        ("<p><a href=/a/>民生</a> <a href=/b/>街巷</a></p>", True),
        ("<p><a href=/a/>民生</a></p>", False),
        ("<p>" + "".join(f"<a href=/{n}/>民生{n}</a> " for n in range(9)) + "</p>", False),
    ],
)
def test_a_few_links_right_over_the_headline(crumb: str, seems: bool) -> None:
    assert sections.links_over_headline(reading_of(crumb="<p>民生</p>" * 3 + crumb)) is seems
