"""Lines that are nothing but credits."""

from __future__ import annotations

import time

import pytest

from scraper.extract.article.credits.credit_lines import is_credit_line
from tests.extract.article_pages import PARAGRAPHS, page_of


@pytest.mark.parametrize(
    "line",
    [
        "王小明/文 发稿部门：图文信息中心",
        "发稿部门：宣传部",
        "核发：admin 点击数：250 【收藏本页】",
        "（ 李 青 ）",
        "( 王 小 明 )",
    ],
)
def test_credits_of_a_school_s_page(line: str) -> None:
    assert is_credit_line(line)


@pytest.mark.parametrize(
    "line",
    [
        "（责任编辑：王小明）",
        "编辑、排版：王小明",
        "（王小明、李四）",
        "（城东区水务局王小明）",
        "（王小明 城东区水务局）",
        "城东新闻 王小明",
        "综合：城东日报、城东网",
        "文｜王小明 编辑｜李四",
        "城东日报记者 王小明",
        "编辑 李四 校对 赵六",
        "本文来源：城东日报 责任编辑：王小明_NF4425",
        "2012-01-17 19:34 来源：城东网 作者：王小明",
        "□本报记者 王小明",
        "每经记者 李四 每经编辑 王小明",
        "统筹 赵五 责编 王小明 编审 李四",
        "【城東日報╱記者王小明／台北報導】",
        "城東時報【記者王小明╱台北報導】",
        "中经联播讯(李新民 王硕新)",
        "记 者：韦 丽",
        "作 者：王小明 李四",
    ],
)
def test_lines_of_nothing_but_credits(line: str) -> None:
    assert is_credit_line(line)


@pytest.mark.parametrize(
    "line",
    [
        "记者从水务局了解到，老街的排水管改造已经完工。",
        "据城东社电",
        "编辑们都说，来源：不明的稿子不能用。",
        "老街排水改造完工",
        "记者：您怎么看今年的汛期？",
        "记者：您好",
        "记者",
        "二审 维持原判",
        "记 者：您好",
        "通信地址：城东市水务路9号 水务局（邮编：100000）",
        "城东网12月9日讯",
        "来源于生活的灵感，让他画下了老街。",
    ],
)
def test_sentences_are_none(line: str) -> None:
    assert not is_credit_line(line)


def test_they_are_no_part_of_the_text() -> None:
    page = page_of(first="□本报记者 王小明</p><p>", last="</p><p>统筹 赵五 责编 王小明 编审 李四")
    assert page.body.split("\n") == list(PARAGRAPHS)


@pytest.mark.parametrize("text", ["来源：" * 100_000, "记者" * 100_000, "（记者 " * 30])
def test_hostile_lines_take_no_time(text: str) -> None:
    started = time.process_time()
    assert not is_credit_line(text)
    assert time.process_time() - started < 120
