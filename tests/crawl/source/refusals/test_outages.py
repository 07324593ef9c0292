"""Outages that answer 200, told from articles by what many addresses have in common."""

from __future__ import annotations

import pytest

from scraper.crawl.source.refusals.outages import MOST_WITHHELD, Outages, WithheldArticle, agrees
from scraper.crawl.workers.page_work import Parsed
from scraper.models import Fetched, Page

NOTICE = Page("article", headline="系统维护公告", body="本站正在维护，请于二十分钟后再来。编号 %d。")
HEADLINES = [
    "云汀港新渡轮下水",
    "老城三条街巷完成改造",
    "少年围棋队客场五比二",
    "市图书馆夜间开放",
    "北岸菜场首日客流翻番",
]


def withheld(number: int, page: Page) -> WithheldArticle:
    url = f"https://news.example.cn/{number}"
    fetched = Fetched(url, url, 200, (), b"", "2026-03-04T00:00:00Z")
    return WithheldArticle(url, (fetched,), Parsed(page, None))


def notice(number: int) -> WithheldArticle:
    return withheld(number, Page("article", headline=NOTICE.headline, body=NOTICE.body % number))


def good(number: int) -> WithheldArticle:
    return withheld(
        number, Page("article", headline=HEADLINES[number % 5], body=f"{HEADLINES[number % 5]}的正文。" * 9)
    )


def watched(headlines: dict[int, str]) -> Outages:
    outages = Outages()
    outages.headlines = {f"https://news.example.cn/{number}": headline for number, headline in headlines.items()}
    return outages


def test_what_a_list_promised_is_stored_at_once() -> None:
    outages = watched(dict(enumerate(HEADLINES)))
    assert [len(list(outages.article(good(number)))) for number in range(5)] == [1] * 5
    assert (outages.release(), outages.junk(), outages.outage()) == ([], [], None)


@pytest.mark.parametrize("count", [2, 5])
def test_a_notice_in_the_place_of_all_articles_is_not_stored_and_is_an_outage(count: int) -> None:
    outages = watched(dict(enumerate(HEADLINES)))
    assert [one for number in range(count) for one in outages.article(notice(number))] == []
    assert outages.release() == []
    assert len(outages.junk()) == count
    assert outages.outage() == ([], count)


def test_a_notice_that_comes_in_the_middle_is_not_stored_either() -> None:
    outages = watched({number: HEADLINES[number % 5] for number in range(12)})
    for number in range(12):
        list(outages.article(notice(number) if number in (4, 7, 9) else good(number)))
    assert len(outages.junk()) == 3
    assert outages.outage() is None, "three of twelve are no outage"


def test_a_text_that_is_printed_at_several_addresses_is_a_copy_and_stored() -> None:
    outages = watched(dict.fromkeys(range(3), "转载"))
    stored = [one for number in range(3) for one in outages.article(notice(0 * number))]
    assert len(stored) + len(outages.release()) == 3
    assert outages.junk() == []


def test_without_headlines_an_article_waits_for_two_others_and_no_longer() -> None:
    outages = Outages()
    assert [len(list(outages.article(good(number)))) for number in range(5)] == [0, 0, 1, 1, 1]
    assert len(outages.release()) == 2


def test_no_more_pages_of_one_text_are_held_than_are_needed() -> None:
    outages = Outages()
    for number in range(10 * MOST_WITHHELD):
        list(outages.article(withheld(number, NOTICE)))
    assert sum(len(group.articles) for group in outages._articles.values()) == MOST_WITHHELD
    assert len(outages.junk()) == 10 * MOST_WITHHELD


CHALLENGES = {
    "token": b"<script>var t='%d-ab12'</script><title>Just a moment...</title><p>Ray ID: 8f3a%d9c1",
    "time": "<title>云汀晚报</title><p>数据库连接失败 2026-03-04 09:1%d:0%d</p>".encode(),
    "nothing": b"<html><script>document.cookie='x=%d';location.reload(%d)</script></html>",
}


@pytest.mark.parametrize("page", CHALLENGES.values(), ids=CHALLENGES)
def test_one_page_for_all_addresses_is_known_whatever_changes_in_it(page: bytes) -> None:
    outages = watched(dict(enumerate(HEADLINES)))
    urls = [f"https://news.example.cn/{number}" for number in range(3)]
    for number, url in enumerate(urls):
        outages.refuse(url, Fetched(url, url, 200, (), page % (number, number), "2026-03-04T00:00:00Z"))
    assert outages.outage() == (urls, 3)


def test_pages_that_are_no_articles_each_in_its_own_way_are_no_outage_unless_all_are() -> None:
    def refused(count: int, articles: int) -> bool:
        outages = watched(dict(enumerate(HEADLINES)))
        for number in range(count):
            content = f"<title>视频：{chr(0x4E00 + 99 * number) * 5}</title>".encode()
            outages.refuse(f"u{number}", Fetched("", "", 200, (), content, ""))
        for number in range(articles):
            list(outages.article(good(number)))
        return outages.outage() is not None

    assert [refused(4, 0), refused(4, 5), refused(5, 1), refused(5, 0), refused(9, 1)] == [
        *(False, False, False),
        *(True, True),
    ]


@pytest.mark.parametrize(
    ("headline", "is_so"),
    [
        ("云汀港新渡轮下水", True),
        ("云汀港新渡轮…", True),
        ("[图]云汀港新渡轮下水", True),
        ("图集", False),
        ("老城", False),
    ],
)
def test_a_headline_that_is_cut_short_or_marked_still_agrees(headline: str, is_so: bool) -> None:
    assert agrees(headline, Page("article", headline="云汀港新渡轮下水", body="")) == is_so


def test_a_notice_of_a_former_run_is_known_where_one_address_alone_brings_it() -> None:
    before = watched(dict(enumerate(HEADLINES)))
    for number in range(3):
        list(before.article(notice(number)))
    outages = Outages(before.digests())
    outages.headlines = {"https://news.example.cn/7": "渔具铺老板修好两千把椅子"}
    assert list(outages.article(notice(7))) == []
    assert (outages.release(), outages.junk()) == ([], ["https://news.example.cn/7"])
    assert outages.outage() == ([], 1)
    assert outages.digests() == before.digests()


def test_a_notice_of_a_former_run_among_articles_is_no_outage_and_not_stored() -> None:
    before = watched(dict(enumerate(HEADLINES)))
    for number in range(3):
        list(before.article(notice(number)))
    outages = Outages(before.digests())  # without headlines, as of a sitemap: a page waits for two others
    stored = [one.url for number in range(5) for one in outages.article(notice(9) if number == 0 else good(number))]
    assert [*stored, *(one.url for one in outages.release())] == [f"https://news.example.cn/{n}" for n in range(1, 5)]
    assert len(outages.junk()) == 1
    assert outages.outage() is None


def test_the_article_that_the_list_promised_is_stored_whatever_former_runs_have_seen() -> None:
    page = good(1)
    suspected = watched({})
    for number in range(3):  # a text that was taken for a notice
        list(suspected.article(withheld(number, page.parsed.page)))
    outages = Outages(suspected.digests())
    outages.headlines = {page.url: HEADLINES[1]}
    assert list(outages.article(page)) == [page]
