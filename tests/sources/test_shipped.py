"""The sources.yaml that ships: sound, and true to the URLs that its sites are known to use."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from scraper import parse
from scraper.sources import Sources, load

FILE = Path(__file__).parents[2] / "sources.yaml"

ARTICLES = {
    "人民网": "http://politics.people.com.cn/n1/2026/0105/c1001-40600001.html",
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
    "国务院政策": "https://www.gov.cn/zhengce/content/202601/content_7050002.htm",
    "国务院要闻": "https://www.gov.cn/yaowen/liebiao/202601/content_7050003.htm",
    "外交部": "https://www.mfa.gov.cn/wjbxw_new/202601/t20260105_11500001.shtml",
    "国家发展改革委": "https://www.ndrc.gov.cn/xwdt/xwfb/202601/t20260105_1400001.html",
    "教育部": "http://www.moe.gov.cn/jyb_xwfb/gzdt_gzdt/s5987/202601/t20260105_1400002.html",
    "科学技术部": "https://www.most.gov.cn/kjbgz/202601/t20260105_190001.html",
    "财政部": "https://www.mof.gov.cn/zhengwuxinxi/caizhengxinwen/202601/t20260105_3990001.htm",
    "人力资源社会保障部": "https://www.mohrss.gov.cn/SYrlzyhshbzb/dongtaixinwen/buneiyaowen/rsxw/202601/t20260105_560001.html",
    "生态环境部": "https://www.mee.gov.cn/ywdt/hjywnews/202601/t20260105_1100001.shtml",
    "农业农村部": "http://www.moa.gov.cn/xw/zwdt/202601/t20260105_6480001.htm",
    "文化和旅游部": "https://www.mct.gov.cn/whzx/whyw/202601/t20260105_960001.htm",
    "应急管理部": "https://www.mem.gov.cn/xw/yjglbgzdt/202601/t20260105_590001.shtml",
    "中国人民银行": "http://www.pbc.gov.cn/goutongjiaoliu/113456/113469/2026010509000000001/index.html",
    "财新": "https://www.caixin.com/2026-01-05/102400001.html",
    "华尔街见闻": "https://wallstreetcn.com/articles/3760001",
    "华尔街见闻快讯": "https://wallstreetcn.com/livenews/2990001",
    "晚点": "https://www.latepost.com/news/dj_detail?id=3300",
    "36氪热榜": "https://36kr.com/p/3600000000000001",
    "知乎热榜": "https://www.zhihu.com/question/600000001",
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
    assert {source.kind for source in shipped} == {"list", "feed", "paper"}


def test_nobody_is_asked_more_than_once_a_second(shipped: Sources) -> None:
    assert all(source.delay >= 1 and source.concurrency <= 2 and source.robots == "obey" for source in shipped)


def test_every_list_says_what_its_articles_are(shipped: Sources) -> None:
    assert {source.name for source in shipped if source.articles} == ARTICLES.keys()
    lists = {source.name for source in shipped if source.kind == "list" and source.article_url is None}
    assert lists <= ARTICLES.keys()


def rows(row: Any) -> list[Any]:
    return [row(number, f"云汀港{number}号码头完成自动化改造") for number in range(2890001, 2890007)]


REPLIES: dict[str, tuple[Any, str]] = {
    "国务院政策": (
        rows(lambda n, t: {"TITLE": t, "URL": f"https://www.gov.cn/zhengce/202601/content_{n}.htm", "SUB_TITLE": ""}),
        "https://www.gov.cn/zhengce/202601/content_2890001.htm",
    ),
    "南方周末": (
        {
            "code": 200,
            "data": {"contents": rows(lambda n, t: {"id": n, "subject": t, "publish_time": "2026-01-05 08:00"})},
        },
        "https://www.infzm.com/contents/2890001",
    ),
    "财新": (
        {
            "data": {
                "articleList": rows(lambda n, t: {"title": t, "url": f"https://china.caixin.com/2026-01-05/{n}.html"})
            }
        },
        "https://china.caixin.com/2026-01-05/2890001.html",
    ),
    "财联社电报": (
        {
            "data": {
                "roll_data": rows(lambda n, t: {"id": n, "title": t, "ctime": 1767600000, "content": f"【{t}】云汀电"})
            }
        },
        "https://www.cls.cn/detail/2890001",
    ),
    "华尔街见闻": (
        {
            "data": {
                "items": rows(
                    lambda n, t: {"resource": {"title": t, "uri": f"https://wallstreetcn.com/articles/{n}", "id": n}}
                )
            }
        },
        "https://wallstreetcn.com/articles/2890001",
    ),
    "微博热搜": (
        {"data": {"realtime": rows(lambda n, t: {"word": t, "num": n, "word_scheme": f"#{t}#", "realpos": n % 10})}},
        "https://s.weibo.com/weibo?q=%E4%BA%91%E6%B1%80%E6%B8%AF2890001%E5%8F%B7%E7%A0%81%E5%A4%B4"
        "%E5%AE%8C%E6%88%90%E8%87%AA%E5%8A%A8%E5%8C%96%E6%94%B9%E9%80%A0",
    ),
    "知乎热榜": (
        {
            "data": rows(
                lambda n, t: {
                    "target": {
                        "title_area": {"text": t},
                        "metrics_area": {"text": f"{n % 100} 万热度"},
                        "link": {"url": f"https://www.zhihu.com/question/{n}"},
                    }
                }
            )
        },
        "https://www.zhihu.com/question/2890001",
    ),
    "今日头条热榜": (
        {
            "data": rows(
                lambda n, t: {"ClusterIdStr": str(n), "Title": t, "HotValue": str(n), "Url": "https://a.example/"}
            )
        },
        "https://www.toutiao.com/trending/2890001/",
    ),
    "哔哩哔哩排行榜": (
        {
            "data": {
                "list": rows(
                    lambda n, t: {"bvid": f"BV{n}", "title": t, "pubdate": 1767600000, "owner": {"name": "云"}}
                )
            }
        },
        "https://www.bilibili.com/video/BV2890001",
    ),
}
"""Invented replies of the lists in JSON, with the address of the first entry."""


@pytest.mark.parametrize("name", REPLIES)
def test_a_list_in_json_is_read_with_the_settings_of_its_source(shipped: Sources, name: str) -> None:
    (source,) = shipped.pick([name])
    data, first = REPLIES[name]
    page = parse(json.dumps(data).encode(), source.start_urls(date(2026, 1, 5))[0], source.hints("list"))
    assert (len(page.items), page.items[0].url) == (6, first)
    assert page.items[0].headline == "云汀港2890001号码头完成自动化改造"


def test_the_patterns_fit_articles_and_not_the_lists(shipped: Sources) -> None:
    for source in shipped:
        if source.articles is None:
            continue
        assert re.search(source.articles, ARTICLES[source.name]), source.name
        for url in source.start_urls(date(2026, 1, 5)):
            assert not re.search(source.articles, url), url


def test_dated_lists_of_a_day(shipped: Sources) -> None:
    dated = {source.name: source.start_urls(date(2026, 1, 5))[0] for source in shipped if source.dated}
    assert {name: url for name, url in dated.items() if name not in PAPERS} == {
        "人民日报": "https://paper.people.com.cn/rmrb/pc/layout/202601/05/node_01.html",
        "中国新闻网": "https://www.chinanews.com.cn/scroll-news/2026/0105/news.shtml",
        "央视新闻联播": "https://tv.cctv.com/lm/xwlb/day/20260105.shtml",
        "ETtoday新聞雲": "https://www.ettoday.net/news/news-list-2026-1-5-0.htm",
    }


PAPERS = {
    "光明日报",
    "经济日报",
    "中国青年报",
    "科技日报",
    "中国证券报",
    "南方日报",
    "四川日报",
    "福建日报",
    "辽宁日报",
}
"""Printed papers, each day at an address of its own."""


def test_ten_papers_and_both_eras_of_the_best_known(shipped: Sources) -> None:
    papers = {source.name: source for source in shipped if source.kind == "paper"}
    assert len(papers) >= 10
    assert papers.keys() >= PAPERS
    (day,) = replace(papers["人民日报"], days=1).dated_starts(date(2024, 11, 30))
    assert day.addresses == (
        "https://paper.people.com.cn/rmrb/pc/layout/202411/30/node_01.html",
        "http://paper.people.com.cn/rmrb/html/2024-11/30/nbs.D110000renmrb_01.htm",
    )
