"""Names of channels, and what only looks like one."""

from __future__ import annotations

import pytest

from scraper.extract.article.credits.section_names import is_channel, names_the_page, reads_as_channel


@pytest.mark.parametrize("name", ["社会", "財經", "NBA", "国际", "副刊"])
def test_a_name_that_sites_share(name: str) -> None:
    assert is_channel(name)
    assert reads_as_channel(name)


@pytest.mark.parametrize("name", ["教育频道", "生活新聞", "港口资讯"])
def test_a_name_that_is_made_like_one(name: str) -> None:
    assert reads_as_channel(name)
    assert not is_channel(name)


@pytest.mark.parametrize("name", ["来源：新华网资讯", "点击关注", "3条新闻", "渡口换新", ""])
def test_what_is_no_channel(name: str) -> None:
    assert not reads_as_channel(name)


@pytest.mark.parametrize(
    "entry",
    [
        *("正文", "正 文", "正文 第二页", "新闻正文", "公告內容", "詳細內容", "内容页", "社区详情", "图文"),
        *("Details", "News Detail", "article", "查看新闻", "浏览主题", "下一篇：", "更多新闻"),
        *("总第1204期", "2026年1月", "星期六", "2026年第12期", "2026第3期", "2026年第23号", "#12", "", "—"),
    ],
)
def test_words_for_the_page(entry: str) -> None:
    assert names_the_page(entry)


@pytest.mark.parametrize("entry", ["时政", "新闻", "图片新闻", "文章选读", "内容产业", "Newsletter", "星期六周刊"])
def test_names_of_sections(entry: str) -> None:
    assert not names_the_page(entry)
