"""Feeds in, pages of entries out."""

from __future__ import annotations

import gzip
import json
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scraper.extract import parse
from scraper.extract.feeds import feeds
from scraper.extract.feeds.feeds import SUMMARY_CHARS, begins_as_page, looks_like_feed, parse_feed, plain, stamp
from scraper.models import Hints, Page, Teaser
from tests.examples import examples
from tests.extract.article_pages import HEADLINE, URL
from tests.kinds import only

ENTRY = Teaser("青溪镇启动旧城改造", "http://paper.example/a/1.html", "居民对此多有期待。", "2025-12-30T09:15:00+08:00")

RSS_2 = """<?xml version="1.0" encoding="{encoding}"?>
<rss version="2.0"><channel><title>晨报 &amp; 晚报</title><link>http://paper.example/</link><description>每日新闻</description>
<language>zh-cn</language>
<item><title>青溪镇启动旧城改造</title><link>http://paper.example/a/1.html?utm_source=rss</link>
<description><![CDATA[<p>居民对此<b>多有</b>期待。<img src="/i.jpg"></p>]]></description>
<pubDate>Tue, 30 Dec 2025 09:15:00 +0800</pubDate></item></channel></rss>"""

RSS_091 = """<rss version="0.91"><channel><title>晨报</title><link>http://paper.example/</link>
<item><title>青溪镇启动旧城改造</title><link>/a/1.html</link><description>居民对此多有期待。</description></item>
</channel></rss>"""

RDF = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="http://paper.example/"><title>晨报</title></channel>
<item rdf:about="http://paper.example/a/1.html"><title>青溪镇启动旧城改造</title><link>http://paper.example/a/1.html</link>
<description>居民对此多有期待。</description><dc:date>2025-12-30T09:15:00+08:00</dc:date></item></rdf:RDF>"""

ATOM = """<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom" xml:lang="zh-TW"><title>晨報</title>
<link href="http://paper.example/"/><link rel="next" href="http://paper.example/feed?page=2"/>
<entry><title type="html">青溪镇启动&lt;b&gt;旧城&lt;/b&gt;改造</title><link rel="alternate" href="/a/1.html"/>
<id>tag:paper.example,2025:1</id><published>2025-12-30T09:15:00+08:00</published>
<summary>居民对此多有期待。</summary></entry></feed>"""

JSON_FEED = json.dumps(
    {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "晨报",
        "language": "zh-CN",
        "next_url": "/feed2.json",
        "items": [
            {
                "id": "1",
                "url": "/a/1.html",
                "title": "青溪镇启动旧城改造",
                "content_html": "<p>居民对此多有期待。</p>",
                "date_published": "2025-12-30T09:15:00+08:00",
            },
            "no entry",
        ],
    }
)


def read(text: str, encoding: str = "utf-8", **hints: str) -> Page:
    content = text.encode(encoding)
    assert looks_like_feed(content)
    return parse_feed(content, "http://paper.example/feed", Hints(**hints))  # type: ignore[arg-type]


@pytest.mark.parametrize("text", [RSS_2.format(encoding="utf-8"), RDF, ATOM, JSON_FEED])
def test_every_kind_of_feed_gives_the_same_entry(text: str) -> None:
    page = read(text)
    assert page.kind == "feed"
    assert page.items == (ENTRY,)


@pytest.mark.parametrize("encoding", ["gb2312", "gb18030", "big5", "utf-8", "utf-16"])
def test_encodings(encoding: str) -> None:
    text = RSS_2.format(encoding=encoding)
    if encoding == "big5":
        text = (
            text.replace("启动旧城", "重建")
            .replace("青溪镇", "青溪")
            .replace("晨报", "晨報")
            .replace("居民对", "居民對")
        )
        text = text.replace("晚报", "晚報").replace("每日新闻", "每日新聞")
    page = read(text, encoding)
    assert page.items[0].headline in ("青溪镇启动旧城改造", "青溪重建改造")


def test_the_feed_s_own_words() -> None:
    page = read(RSS_2.format(encoding="utf-8"))
    assert (page.headline, page.summary, page.language) == ("晨报 & 晚报", "每日新闻", "zh-cn")


def test_addresses_are_made_absolute_and_dates_may_be_missing() -> None:
    assert read(RSS_091).items == (Teaser(ENTRY.headline, ENTRY.url, ENTRY.summary),)


def test_the_next_page_of_a_feed() -> None:
    assert read(ATOM).next_url == "http://paper.example/feed?page=2"
    assert read(JSON_FEED).next_url == "http://paper.example/feed2.json"


@pytest.mark.parametrize(
    ("printed", "published"),
    [
        ("Tue, 30 Dec 2025 01:15:00 GMT", "2025-12-30T01:15:00+00:00"),
        ("30 Dec 2025 09:15:00 +0900", "2025-12-30T09:15:00+09:00"),
        ("2025-12-30 09:15:22", "2025-12-30T09:15:22+08:00"),
        ("2025-12-30", "2025-12-30"),
        ("昨天", None),
    ],
)
def test_a_printed_offset_is_kept_and_a_missing_one_is_the_source_s(printed: str, published: str | None) -> None:
    text = RSS_2.format(encoding="utf-8").replace("Tue, 30 Dec 2025 09:15:00 +0800", printed)
    assert read(text).items[0].published == published


def test_only_what_the_source_counts_as_articles() -> None:
    assert read(RSS_2.format(encoding="utf-8"), articles=r"/video/").items == ()


@pytest.mark.parametrize(
    "damage",
    [
        lambda text: text.replace("居民", "居民 & 商户 <br> "),  # unescaped
        lambda text: text[: text.index("</channel>")],  # broken off
        lambda text: text.replace("青溪镇", "青溪镇\x0b\x01"),
        lambda text: "\n\n <!-- made by hand -->" + text,
    ],
)
def test_a_broken_feed_gives_what_can_be_read(damage) -> None:  # type: ignore[no-untyped-def]
    page = read(damage(RSS_2.format(encoding="utf-8")))
    assert [item.url for item in page.items] == [ENTRY.url]
    assert page.items[0].headline.startswith("青溪镇启动旧城改造")


def test_a_whole_article_in_the_description_is_cut_at_a_sentence() -> None:
    text = RSS_2.format(encoding="utf-8").replace("<b>多有</b>期待。", "多有期待，这是一句话。" * 200)
    summary = read(text).items[0].summary
    assert summary is not None
    assert SUMMARY_CHARS / 2 < len(summary) <= SUMMARY_CHARS
    assert summary.endswith("这是一句话。")


BILLION_LAUGHS = (
    "<!DOCTYPE rss [<!ENTITY a0 '哈'>"
    + "".join(f"<!ENTITY a{n} '{f'&a{n - 1};' * 10}'>" for n in range(1, 10))
    + "]><rss version='2.0'><channel><item><link>http://paper.example/1</link><title>&a9;</title></item></channel></rss>"
)
QUADRATIC = (
    f"<!DOCTYPE rss [<!ENTITY a '{'哈' * 50_000}'>]><rss version='2.0'><channel><item><link>http://paper.example/1</link>"
    f"<title>{'&a;' * 50_000}</title></item></channel></rss>"
)
EXTERNAL = (
    "<!DOCTYPE rss [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><rss version='2.0'><channel><item>"
    "<link>http://paper.example/1</link><title>&a;</title></item></channel></rss>"
)


@pytest.mark.parametrize("bomb", [BILLION_LAUGHS, QUADRATIC, EXTERNAL])
def test_entities_are_inert_and_cheap(bomb: str) -> None:
    start = time.process_time()
    page = parse_feed(bomb.encode(), None, Hints())
    assert time.process_time() - start < 120
    assert [item.url for item in page.items] == ["http://paper.example/1"]
    assert len(page.items[0].headline) < 200_000
    assert "root:" not in page.items[0].headline
    assert "哈" not in page.items[0].headline


PIECES = ["<", "<a ", "<item>", "<description>", "&", "<![CDATA[", "<!--", "<?", '<a b="']


@pytest.mark.slow
@pytest.mark.parametrize("piece", only(PIECES, "<item>", "<![CDATA[", "&"))
def test_a_megabyte_of_anything_takes_seconds_at_most(piece: str) -> None:
    start = time.process_time()
    read("<rss version='2.0'><channel><item><title>" + piece * (200_000 // len(piece)))
    assert time.process_time() - start < 120


def test_a_feed_of_too_many_elements_is_cut_after_a_whole_entry(monkeypatch: pytest.MonkeyPatch) -> None:
    items = "".join(f"<item><title>青溪镇</title><link>/a/{n}.html</link></item>" for n in range(1000))
    text = f"<rss version='2.0'><channel>{items}</channel></rss>"
    assert len(read(text).items) == 1000
    monkeypatch.setattr(feeds, "MAX_ELEMENTS", 2000)
    monkeypatch.setattr(feeds, "BROKEN_CHARS", 6000)
    assert 90 < len(read(text).items) < 130


@pytest.mark.parametrize("text", ["", "{", '{"version": "https://jsonfeed.org/version/1"', "[" * 100_000, "<html>"])
def test_what_is_no_feed_gives_no_entries(text: str) -> None:
    assert parse_feed(text.encode(), None, Hints()).items == ()


@pytest.mark.parametrize(
    ("start", "begins"),
    [
        ("<!DOCTYPE html><html>", True),
        ("\ufeff\r\n <html lang=zh>", True),
        ("<!doctype HTML PUBLIC '-//W3C//DTD XHTML 1.0//EN'>", True),
        ("<!-- made on Monday --><!DOCTYPE html>", False),
        ("<?xml version='1.0'?><rss>", False),
        ("<urlset><url>", False),
        ("<htmlish>", False),
    ],
)
def test_what_begins_as_html_is_not_looked_through_for_feeds(start: str, begins: bool) -> None:
    assert begins_as_page(start.encode()) is begins


@pytest.mark.parametrize(
    "text",
    ["<html><body><p>&lt;rss&gt;</p><rss></rss>", "<urlset>", "plain", '{"a": 1}', "<!doctype html><title>a</title>"],
)
def test_other_pages_do_not_look_like_feeds(text: str) -> None:
    assert not looks_like_feed(text.encode(), "text/html")


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("a &amp; b", "a & b"),
        ("<p>一</p><p>二</p>", "一 二"),
        ("一<b>二</b>三", "一二三"),
        ("&lt;p&gt;一&lt;/p&gt;", "一"),
        ("<script>alert(1)</script>一", "一"),
        ("3 < 5", "3 < 5"),
        ("</kubernetes>", "</kubernetes>"),
        ("How should &lt;selectedoption&gt; work?", "How should <selectedoption> work?"),
        ("vector<int> &lt;i>kept&lt;/i>", "vector<int> kept"),
        ("<![CDATA[一]]>", "一"),
    ],
)
def test_plain_text(markup: str, text: str) -> None:
    assert plain(markup) == text


@examples(200)
@given(st.binary(max_size=300), st.integers(0, 700), st.integers(0, 700))
def test_no_bytes_make_it_raise(noise: bytes, start: int, end: int) -> None:
    content = RSS_2.format(encoding="utf-8").encode()
    for damaged in (noise, b"<rss>" + noise, content[:start] + noise + content[end:]):
        looks_like_feed(damaged)
        page = parse_feed(damaged, None, Hints())
        assert page.kind == "feed"


KEYS = st.sampled_from(["items", "title", "url", "id", "version", "content_html", "date_published"])
JSON = st.recursive(
    st.none() | st.integers() | st.text(max_size=9),
    lambda inner: st.lists(inner) | st.dictionaries(KEYS, inner),
    max_leaves=20,
)


@examples(100)
@given(JSON)
def test_no_json_makes_it_raise(value: object) -> None:
    content = json.dumps({"version": "https://jsonfeed.org/version/1", "items": value}).encode()
    assert parse_feed(content, None, Hints()).kind == "feed"


@pytest.mark.corpus
def test_the_real_feeds(shared: Path) -> None:
    counts = {}
    for file in sorted((shared / "corpus" / "dev" / "feeds").glob("*.gz")):
        content = gzip.decompress(file.read_bytes())
        if looks_like_feed(content):
            page = parse_feed(content, None, Hints())
            counts[file.name] = len(page.items)
            assert all(item.headline and item.url.startswith("http") for item in page.items)
    assert len(counts) == 10
    assert min(counts.values()) >= 3


@pytest.mark.parametrize("reference", ["&#99999999999999999999;", "&#x7fffffffff;", "&#1114112;", "&#xd800;"])
def test_a_reference_to_no_character_costs_itself_only(reference: str) -> None:
    feed = (
        f"<rss><channel><title>云汀晚报</title><item><title>渡口停航{reference}三日<b></title>"
        "<link>https://news.example.cn/1.html</link></item></channel></rss>"
    )
    page = parse(feed.encode(), "https://news.example.cn/rss.xml")
    assert page.kind == "feed"
    assert [item.url for item in page.items] == ["https://news.example.cn/1.html"]


@pytest.mark.parametrize(
    ("printed", "headline"),
    [
        ("AT&T 与青溪镇", "AT&T 与青溪镇"),
        ("R & D 中心", "R & D 中心"),
        ("甲&乙；丙&amp;丁", "甲&乙；丙&丁"),
        ("<![CDATA[AT&T 与青溪镇]]>", "AT&T 与青溪镇"),
    ],
)
def test_a_bare_ampersand_stays_as_printed(printed: str, headline: str) -> None:
    text = (
        "<rss version='2.0'><channel><title>R&D 周报</title><item><title>" + printed + "</title>"
        "<link>http://paper.example/a/1.html?a=1&b=2</link></item></channel></rss>"
    )
    (item,) = parse(text.encode()).items
    assert item.headline == headline


@pytest.mark.parametrize("before", ["<!-- %s -->", "<?note %s?>", "\n \n<!-- a - b --><!-- %s -->\n"])
def test_a_long_comment_before_the_feed_hides_nothing(before: str) -> None:
    text = (
        "<?xml version='1.0'?>" + before % ("仅供个人阅读。" * 900) + "<rss version='2.0'><channel><title>晨报</title>"
        "<item><title>青溪镇启动旧城改造</title><link>http://paper.example/a/1.html</link></item></channel></rss>"
    )
    assert parse(text.encode()).kind == "feed"


def one_link(item: str, address: str) -> str:
    page = parse_feed(RSS_091.replace("<link>/a/1.html</link>", item).encode(), address, Hints())
    return page.items[0].url


def test_relative_links_of_a_feed_that_another_host_serves_are_its_sites() -> None:
    assert one_link("<link>/a/1.html</link>", "https://feeds.example.net/x.xml") == "http://paper.example/a/1.html"
    assert one_link("<link>/a/1.html</link>", "https://paper.example/rss/x.xml") == "https://paper.example/a/1.html"


def test_the_address_before_it_was_counted_is_the_entrys() -> None:
    counted = "<link>https://feeds.example.net/~r/1</link><feedburner:origLink>http://paper.example/a/1.html</feedburner:origLink>"
    assert one_link(counted, "https://feeds.example.net/x.xml") == "http://paper.example/a/1.html"


@pytest.mark.parametrize(
    "counter",
    [
        "https://www.google.com/url?rct=j&amp;sa=t&amp;url=%s&amp;ct=ga",
        "http://www.bing.com/news/apiclick.aspx?ref=FexRss&amp;url=%s&amp;c=1",
    ],
)
@pytest.mark.parametrize("address", ["http://paper.example/a/1.html", "http%3a%2f%2fpaper.example%2fa%2f1.html"])
def test_a_service_s_address_leads_on_to_the_entrys(counter: str, address: str) -> None:
    link = f"<link>{counter % address}</link>"
    assert one_link(link, "https://feeds.example.net/x.xml") == "http://paper.example/a/1.html"


def test_an_address_that_counts_and_leads_nowhere_stays() -> None:
    assert one_link("<link>https://www.google.com/url?q=x</link>", "https://a.example/x.xml").startswith(
        "https://www.google"
    )


def test_a_json_feed_may_name_its_version_last() -> None:
    items = [{"id": str(n), "url": f"/a/{n}.html", "title": "青溪镇启动旧城改造" * 20} for n in range(40)]
    feed = {"title": "晨报", "items": items, "version": "https://jsonfeed.org/version/1.1"}
    assert parse(json.dumps(feed, ensure_ascii=False).encode(), "http://paper.example/feed.json").kind == "feed"


def test_a_unix_time_is_in_the_source_s_zone() -> None:
    assert stamp("1767057300", "Asia/Shanghai") == "2025-12-30T09:15:00+08:00"


@pytest.mark.parametrize(
    ("printed", "moment"),
    [
        ("Sat, 18 Mar 2023 20:21:00 America/Los_Angeles", "2023-03-18T20:21:00-07:00"),
        ("Thu, 2 May 2024 14:30:00 Europe/Paris", "2024-05-02T14:30:00+02:00"),
        ("Thu, 02 May 2024 2:30 pm +0800", "2024-05-02T14:30+08:00"),
        ("목, 02 5월 2024 14:30:00 +0900", "2024-05-02T14:30:00+09:00"),
        ("/Date(1714631400000)/", "2024-05-02T06:30:00+00:00"),
        ("2024/05/02 14:30:00", "2024-05-02T14:30:00+08:00"),
        ("Thu, 02 May 2024 14.30.00 +0200", "2024-05-02T14:30:00+02:00"),
    ],
)
def test_zones_by_name_and_other_forms_of_machines(printed: str, moment: str) -> None:
    assert stamp(printed, "Asia/Shanghai") == moment


FEED = "<rss version='2.0'><channel><title>某某网</title>{}</channel></rss>"


@pytest.mark.parametrize("none", ["N/A", "null", "#"])
def test_a_feed_may_say_that_it_has_no_link(none: str) -> None:
    item = f"<item><title>{HEADLINE}</title><link>{none}</link><guid>{URL}</guid></item>"
    assert [entry.url for entry in parse(FEED.format(item).encode(), "https://news.example.cn/feed").items] == [URL]


def test_an_hour_of_the_afternoon_in_a_feed() -> None:
    item = f"<item><title>{HEADLINE}</title><link>{URL}</link><pubDate>2024年5月2日 下午2:30:05</pubDate></item>"
    feed = f'<rss version="2.0"><channel><title>城东网</title>{item}</channel></rss>'
    assert [entry.published for entry in parse(feed.encode(), URL).items] == ["2024-05-02T14:30:05+08:00"]


@pytest.mark.parametrize(
    ("words", "headline"),
    [
        ("老街通水了。镇上的人都来看。", "老街通水了"),
        ("老街通水了", "老街通水了"),
        ("老街" * 60, "老街" * 30),
    ],
)
def test_a_post_without_a_title_is_named_by_its_words(words: str, headline: str) -> None:
    item = f"<item><title/><link>https://news.example.cn/a/1.html</link><description>{words}</description></item>"
    feed = f'<rss version="2.0"><channel><title>城东网</title>{item}</channel></rss>'
    assert parse(feed.encode(), "https://news.example.cn/rss.xml").items[0].headline == headline


ITEM = (
    "<title>青溪镇启动旧城改造</title><link>https://news.example.cn/a/1.html</link>"
    "<pubDate>2026-01-31 09:15:00</pubDate>"
)


@pytest.mark.parametrize(
    "feed",
    [
        f"<document><webSite>news.example.cn</webSite><updatePeri>15</updatePeri><item>{ITEM}</item></document>",
        f"<rss><channel><item>{ITEM.replace('</link>', '')}</item></channel></rss>",
        f"<rss><channel><item>{ITEM.replace('</link>', '').replace('<link>', '<link/>')}</item></channel></rss>",
        f"<rss><channel><item>{ITEM.replace('</link>', '').replace('<link>', '<link /> ')}</item></channel></rss>",
        "<rss><channel><item>"
        + ITEM.replace("https:", "<![CDATA[https:").replace("</link>", "]]>")
        + "</item></channel></rss>",
        "<rss><channel><item>"
        + ITEM.replace("https://news.example.cn/a/1.html", "http://click.example/1")
        + "<pheedo:origLink xmlns:pheedo='http://www.pheedo.com/namespace/pheedo'>https://news.example.cn/a/1.html"
        "</pheedo:origLink>"
        "</item></channel></rss>",
    ],
)
def test_baidus_protocol_a_link_without_end_and_one_that_counts(feed: str) -> None:
    page = parse(f'<?xml version="1.0" encoding="utf-8"?>{feed}'.encode(), "https://news.example.cn/rss.xml")
    assert page.kind == "feed"
    assert [(item.headline, item.url) for item in page.items] == [
        ("青溪镇启动旧城改造", "https://news.example.cn/a/1.html")
    ]
