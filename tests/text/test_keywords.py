"""Keywords: frequent here, rare elsewhere."""

from __future__ import annotations

import pytest

from scraper.text.keywords import RARE, is_telling, keywords, rarity, stop_words


def test_the_telling_come_first() -> None:
    body = "记者 了解 到 ， 低保 标准 提高 ， 低保 家庭 受益 。 今天 我们 的 记者 记者 记者 报道".split()
    assert keywords({"headline": ["低保", "标准", "提高"], "body": body}, 2)[0] == "低保"
    assert not {"记者", "今天", "我们", "报道"} & set(keywords({"body": body}))


def test_a_headline_counts_more_than_the_body() -> None:
    assert keywords({"headline": ["步道"], "body": ["大桥"]}, 1) == ("步道",)


@pytest.mark.parametrize(
    ("word", "telling"), [("低保", True), ("C919", True), ("5G", True), ("的", False), ("2025", False), ("，", False)]
)
def test_what_may_be_a_keyword(word: str, telling: bool) -> None:
    assert is_telling(word) is telling


@pytest.mark.parametrize(
    "word", "两个 三篇 四成 百余名 十多人 第八次 三十 数百 万亿 两千人 五分钟 九月份 该市 每年 各国".split()
)
def test_numbers_and_what_they_count_tell_nothing(word: str) -> None:
    assert not is_telling(word)


@pytest.mark.parametrize("word", "谈起 坐在 降至 最美 午间 我省 公里 提到 意识到".split())
def test_light_verbs_adverbs_times_and_units_tell_nothing(word: str) -> None:
    assert not is_telling(word)


@pytest.mark.parametrize(
    "word",
    "两会 三亚 四川 八一 一带一路 百度 千岛湖 万科 半导体 零组件 多组分 数组 三峡 四件套 哪吒 那曲 华为 本田".split(),
)
def test_names_that_begin_with_a_number_or_look_like_one_tell_much(word: str) -> None:
    assert is_telling(word)


def test_rarity_is_of_general_chinese() -> None:
    assert rarity("中国") < rarity("新闻") < rarity("低保") <= RARE
    assert rarity("没有人听说过的词") == RARE
    assert "记者" in stop_words()


def test_as_many_as_asked_for_and_ties_by_the_word() -> None:
    names = [f"地名{letter}" for letter in "丁甲乙丙戊"]
    assert keywords({"body": [*names, names[-1]]}, 3) == (names[-1], *sorted(names[:-1])[:2])
    assert keywords({"body": names}, 9) == tuple(sorted(names))
    assert keywords({"body": names}, 0) == ()


def test_once_in_the_headline_weighs_more_than_twice_in_the_body_and_the_summary_stands_between() -> None:
    """All of these words are as rare, so that nothing but the field and the number tells them apart."""
    words = {"headline": ["柒柒甲"], "summary": ["柒柒乙", "柒柒丁"], "body": ["丁丁丙", "丁丁丙", "丁丁戊", "柒柒丁"]}
    assert keywords(words) == ("柒柒丁", "柒柒甲", "丁丁丙", "柒柒乙", "丁丁戊")
