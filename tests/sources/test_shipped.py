"""The sources.yaml that ships: sound, and true to the URLs that its sites are known to use."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from scraper.sources import Sources, load

FILE = Path(__file__).parents[2] / "sources.yaml"

ARTICLES = {
    "人民网": "http://politics.people.com.cn/n1/2026/0105/c1001-40600001.html",
    "人民日报": "https://paper.people.com.cn/rmrb/pc/content/202601/05/content_30100001.html",
    "新华网": "https://www.news.cn/politics/20260105/0123456789abcdef0123456789abcdef/c.html",
    "中国新闻网": "https://www.chinanews.com.cn/gn/2026/01-05/10500001.shtml",
    "央视新闻联播": "https://tv.cctv.com/2026/01/05/VIDEabcdEFGH1234567890ab260105.shtml",
    "光明网": "https://politics.gmw.cn/2026-01/05/content_38500001.htm",
    "中国政府网": "https://www.gov.cn/yaowen/liebiao/202601/content_7050001.htm",
    "中国日报中文网": "https://china.chinadaily.com.cn/a/202601/05/WS695b0000a310942cc4990001.html",
    "澎湃新闻": "https://www.thepaper.cn/newsDetail_forward_32300001",
    "环球网": "https://china.huanqiu.com/article/4PabcdefGHI",
    "观察者网": "https://www.guancha.cn/politics/2026_01_05_800001.shtml",
    "新京报": "https://www.bjnews.com.cn/detail/1767600000100001.html",
    "凤凰网": "https://news.ifeng.com/c/8pabcdEFGHI",
    "新浪新闻": "https://news.sina.com.cn/c/2026-01-05/doc-inhfabcd1234567.shtml",
    "网易新闻": "https://www.163.com/news/article/KIABCDEF0001899O.html",
    "第一财经": "https://www.yicai.com/news/103000001.html",
    "界面新闻": "https://www.jiemian.com/article/13800001.html",
    "香港01": "https://www.hk01.com/社會新聞/60300001/標題",
    "中央社": "https://www.cna.com.tw/news/aipl/202601050012.aspx",
    "ETtoday新聞雲": "https://www.ettoday.net/news/20260105/3000001.htm",
    "联合早报": "https://www.zaobao.com.sg/realtime/china/story20260105-8000001",
}
"""An address in the form that each site's articles have; the numbers are made up."""


@pytest.fixture(scope="module")
def shipped() -> Sources:
    return load(FILE)


def test_it_is_sound_and_has_a_choice(shipped: Sources) -> None:
    assert len(shipped) >= 20
    assert {source.kind for source in shipped} == {"list", "feed"}


def test_nobody_is_asked_more_than_once_a_second(shipped: Sources) -> None:
    assert all(source.delay >= 1 and source.concurrency <= 2 and source.robots == "obey" for source in shipped)


def test_every_list_says_what_its_articles_are(shipped: Sources) -> None:
    assert {source.name for source in shipped if source.articles} == ARTICLES.keys()
    assert {source.name for source in shipped if source.kind == "list"} <= ARTICLES.keys()


def test_the_patterns_fit_articles_and_not_the_lists(shipped: Sources) -> None:
    for source in shipped:
        if source.articles is None:
            continue
        assert re.search(source.articles, ARTICLES[source.name]), source.name
        for url in source.start_urls(date(2026, 1, 5)):
            assert not re.search(source.articles, url), url


def test_dated_lists_of_a_day(shipped: Sources) -> None:
    dated = {source.name: source.start_urls(date(2026, 1, 5))[0] for source in shipped if source.dated}
    assert dated == {
        "人民日报": "https://paper.people.com.cn/rmrb/pc/layout/202601/05/node_01.html",
        "中国新闻网": "https://www.chinanews.com.cn/scroll-news/2026/0105/news.shtml",
        "央视新闻联播": "https://tv.cctv.com/lm/xwlb/day/20260105.shtml",
        "ETtoday新聞雲": "https://www.ettoday.net/news/news-list-2026-1-5-0.htm",
    }
