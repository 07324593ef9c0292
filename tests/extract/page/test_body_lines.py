"""What was taken for a page's text, and is the site's contacts or headlines of other pages."""

from __future__ import annotations

import pytest

from scraper.extract import parse
from scraper.extract.page.body_lines import are_contacts

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


def test_teasers_with_their_headlines_are_no_text() -> None:
    stories = "".join(
        f'<div><p><a href="/2025/12/30/a{n}.html">{headline}</a></p><p>{text}</p></div>'
        for n, (headline, text) in enumerate(TEASERS)
    )
    page = parse(f"<meta charset=utf-8><title>城东网</title><div>{stories}</div>".encode(), "https://news.example.cn/")
    assert page.kind == "list"
    assert [item.headline for item in page.items] == [headline for headline, _ in TEASERS]
