"""What was taken for a page's text, and is the site's contacts or headlines of other pages."""

from __future__ import annotations

import pytest

from scraper.extract import parse
from scraper.extract.article.content.boilerplate.boilerplate_lines import are_contacts, is_foot

TEASERS = [
    ("老街排水改造完工", "市水务局昨日介绍，这一带的排水管改造已经完工。"),
    ("新桥通车首日车流平稳", "昨天清晨六点，第一辆公交车驶上了新桥。"),
    ("图书馆延长开放时间", "从下月起，每天晚上十点才闭馆。"),
    ("河堤步道重新开放", "工人们拆去了最后一段围挡。"),
    ("菜市场换上新顶棚", "雨天买菜不用再打伞了。"),
    ("渡口明年停航", "最后一班渡船定在一月的第一个周日。"),
]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("地址：城东路12号　邮编：100000\n电话：010-12345678", True),
        ("城东网版权所有　ICP备案号：2025001\n信箱：news@example.cn", True),
        ("临河研究院 CopyRight 2012-2026 临河研究院\n城东路教学楼 联系电话：010-12345678", True),
        ("读者可拨打热线，邮箱也已公布，地址在城东路12号。", False),
        ("市水务局昨日介绍，这一带的排水管改造已经完工。\n电话：010-12345678", False),
        (f"地址：城东路12号\n电话：010-12345678\n{'市水务局昨日介绍，排水管改造已经完工。' * 10}", False),
    ],
)
def test_contacts_are_marks_without_sentences(body: str, expected: bool) -> None:
    assert are_contacts(body) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("主办：临河区教育局 制作维护：城东网络公司\n本网站用1024*768分辨率获最佳效果。", True),
        ("RSS订阅| 联系方式| 网站地图\n电话：0851-25780000 技术支持：城东网络公司", True),
        ("城东路12号 招生：68460000 学籍：68460001 临ICP备05020000号", True),
        ("城东社区教育网版权所有 临ICP备11020000号\n主管：临河市教育局 承办：临河市广播电视大学", True),
        ("服务条款 法律声明 ICP许可证：临B2-20050001\n咨询：18800000000 技术支持：城东网络公司", True),
        ("当前位置： 首 页 > 研究中心 > 城乡治理研究中心", True),
        ("您现在的位置是：首页 >> 通知公告", True),
        ("首页 > 供应产品 > 服装鞋包", True),
        ("报名电话：0851-25780000，地址：城东路12号", False),
        ("联系人：宋老师\n电话：023-60000000\n邮箱：kyc@example.cn", False),
        ("首页改版以后，读者可以直接找到各区的消息。", False),
        ("当前位置：首页 > 通知公告\n市水务局昨日介绍，排水管改造已经完工。", False),
    ],
)
def test_the_foot_and_the_way_to_a_page_are_no_text(text: str, expected: bool) -> None:
    assert is_foot(text) is expected


FOOTS = (
    "<div class=b>备案序号：临ICP备16020000号 临河物价协会版权所有 地址：城东路24号 技术支持：城东软件公司</div>",
    "<div>地址：临河区城东路一号 (邮编:610000) 信箱：news@example.cn 临ICP备05020000号 信息管理</div>",
    "<div>临河社区教育网版权所有 临ICP备11020000号，主管：临河市教育局，承办：临河市广播电视大学远程教育中心</div>",
)


@pytest.mark.parametrize("foot", FOOTS)
@pytest.mark.parametrize(
    "picture", ["<p><img src=/upload/a1.jpg></p>", "<p><a href=/upload/a1.doc>附件一.doc</a></p>", ""]
)
def test_the_foot_of_a_notice_without_words_is_no_text(picture: str, foot: str) -> None:
    """The text is a picture or a document: the page has a headline, a day and the ways to its neighbours."""
    rows = (
        "<p>上一篇：<a href=510.html>新桥通车首日车流平稳</a></p><p>下一篇：<a href=503.html>河堤步道重新开放</a></p>"
    )
    head = "<title>通知公告——临河物价协会</title><h1>转发主要城市房租情况的通报</h1>"
    page = parse(f"{head}<div>2025-03-04 09:38:28</div>{picture}{rows}{foot}".encode())
    assert (page.kind, page.body, page.published) == ("article", "", "2025-03-04T09:38:28+08:00")


def test_teasers_with_their_headlines_are_no_text() -> None:
    stories = "".join(
        f'<div><p><a href="/2025/12/30/a{n}.html">{headline}</a></p><p>{text}</p></div>'
        for n, (headline, text) in enumerate(TEASERS)
    )
    page = parse(f"<meta charset=utf-8><title>城东网</title><div>{stories}</div>".encode(), "https://news.example.cn/")
    assert page.kind == "list"
    assert [item.headline for item in page.items] == [headline for headline, _ in TEASERS]
