"""Names of channels, and what only looks like one."""

from __future__ import annotations

import pytest

from scraper.extract.article.credits.section_names import is_channel, is_of_the_site, reads_as_channel


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


def test_the_name_of_the_site_is_no_channel() -> None:
    assert is_of_the_site("封面新闻", "渡口换新_封面新闻")
    assert is_of_the_site("云汀新闻", "渡口换新 - 云汀新闻网")
    assert not is_of_the_site("社会新闻", "渡口换新_社会新闻_云汀晚报")
