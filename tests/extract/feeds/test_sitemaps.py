"""Sitemaps in, pages of links out."""

from __future__ import annotations

import gzip
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scraper.extract import parse
from scraper.extract.feeds import sitemaps
from scraper.extract.feeds.sitemaps import looks_like_sitemap, parse_sitemap
from scraper.models import Hints, Teaser
from tests.examples import examples
from tests.extract.article_pages import URL

NEWS = """<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"
 xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">
<!-- <url><loc>http://paper.example/draft.html</loc></url> -->
<url><loc>http://paper.example/a/1.html?id=1&amp;p=2</loc><lastmod>2026-01-02</lastmod>
 <news:news><news:publication><news:name>晨报</news:name><news:language>zh-cn</news:language></news:publication>
 <news:publication_date>2025-12-30T09:15:22+08:00</news:publication_date>
 <news:title><![CDATA[青溪镇启动旧城改造 & 更新]]></news:title></news:news>
 <image:image><image:loc>http://paper.example/i.jpg</image:loc></image:image></url>
<url><loc>/a/2.html</loc><lastmod>2026-01-02</lastmod></url>
</urlset>"""

INDEX = """<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><sitemap><loc>http://paper.example/s1.xml.gz</loc>
</sitemap><sitemap><loc>s2.xml</loc></sitemap></sitemapindex>"""

HERE = "http://paper.example/sitemap.xml"
ITEMS = (
    Teaser("青溪镇启动旧城改造 & 更新", "http://paper.example/a/1.html?id=1&p=2", None, "2025-12-30T09:15:22+08:00"),
    Teaser("", "http://paper.example/a/2.html"),
)


def test_a_news_sitemap() -> None:
    page = parse_sitemap(NEWS.encode(), HERE, Hints())
    assert (page.kind, page.items, page.language) == ("sitemap", ITEMS, "zh-cn")


def test_an_index_names_its_children() -> None:
    page = parse_sitemap(INDEX.encode(), HERE, Hints())
    assert page.sitemaps == ("http://paper.example/s1.xml.gz", "http://paper.example/s2.xml")
    assert page.items == ()


def test_an_index_that_dates_its_children_gives_the_newest_first() -> None:
    dates = ["2025-11-30", "2026-01-02T08:00:00+08:00", "2025-12-31"]
    rows = "".join(f"<sitemap><loc>/{n}.xml</loc><lastmod>{date}</lastmod></sitemap>" for n, date in enumerate(dates))
    index = f"<sitemapindex>{rows}</sitemapindex>"
    names = [url.rsplit("/", 1)[1] for url in parse_sitemap(index.encode(), HERE, Hints()).sitemaps]
    assert names == ["1.xml", "2.xml", "0.xml"]
    undated = index.replace(f"<lastmod>{dates[1]}</lastmod>", "")
    names = [url.rsplit("/", 1)[1] for url in parse_sitemap(undated.encode(), HERE, Hints()).sitemaps]
    assert names == ["0.xml", "1.xml", "2.xml"]


def test_a_plain_list_of_addresses() -> None:
    content = b"http://paper.example/a/1.html\nhttps://paper.example/a/2.html\n\n"
    assert looks_like_sitemap(content)
    urls = [item.url for item in parse_sitemap(content, HERE, Hints()).items]
    assert urls == ["http://paper.example/a/1.html", "https://paper.example/a/2.html"]


def test_a_packed_one() -> None:
    content = gzip.compress(NEWS.encode())
    assert looks_like_sitemap(content)
    assert parse_sitemap(content, HERE, Hints()).items == ITEMS


def test_a_packed_one_that_breaks_off_gives_what_is_there() -> None:
    content = gzip.compress(NEWS.encode(), compresslevel=0)
    assert parse_sitemap(content[: content.index(b"/a/2.html")], HERE, Hints()).items == ITEMS[:1]


def test_a_packed_one_unpacks_to_a_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sitemaps, "MAX_UNPACKED", 10_000)
    rows = "".join(f"<url><loc>http://paper.example/{n}</loc></url>" for n in range(100_000))
    page = parse_sitemap(gzip.compress(f"<urlset>{rows}</urlset>".encode()), HERE, Hints())
    assert 100 < len(page.items) < 300


def test_one_that_is_not_well_formed_gives_what_can_be_read() -> None:
    damaged = NEWS.replace("&amp;", "&").replace("</news:news>", "").replace("</urlset>", "<url><loc>")
    assert parse_sitemap(damaged.encode(), HERE, Hints()).items == ITEMS


def test_a_prefix_for_the_namespace_does_not_matter() -> None:
    text = "<s:urlset xmlns:s='http://www.sitemaps.org/schemas/sitemap/0.9'><s:url><s:loc>/a/2.html</s:loc></s:url></s:urlset>"
    assert looks_like_sitemap(text.encode())
    assert parse_sitemap(text.encode(), HERE, Hints()).items == ITEMS[1:]


def test_gbk() -> None:
    content = NEWS.replace('encoding="UTF-8"', 'encoding="GBK"').encode("gbk")
    assert parse_sitemap(content, HERE, Hints()).items == ITEMS


def test_only_what_the_source_counts_as_articles() -> None:
    assert parse_sitemap(NEWS.encode(), HERE, Hints(articles=r"/a/2")).items == ITEMS[1:]


def test_entities_are_inert() -> None:
    bomb = (
        "<!DOCTYPE urlset [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;'><!ENTITY x SYSTEM 'file:///etc/passwd'>]>"
        f"<urlset><url><loc>http://paper.example/1</loc><news:title>{'&b;' * 1000}&x;</news:title></url></urlset>"
    )
    assert parse_sitemap(bomb.encode(), HERE, Hints()).items[0].headline == "&b;" * 1000 + "&x;"


@pytest.mark.slow
@pytest.mark.parametrize(
    "piece", ["<loc", "<loc>", "<url>", "<!--", "<a:", " ", "<loc><![CDATA[", "&amp", "<url ", "http://a.example/1\n"]
)
def test_megabytes_of_anything_take_seconds_at_most(piece: str) -> None:
    start = time.process_time()
    parse_sitemap(b"<urlset><url><loc>" + piece.encode() * (2_000_000 // len(piece)), HERE, Hints())
    assert time.process_time() - start < 120


@pytest.mark.parametrize(
    "content", [b"", b"\x1f\x8b", b"\x1f\x8bxx", b"<html><body>http://a", b"http and more words", b"<rss>"]
)
def test_other_bytes_do_not_look_like_sitemaps(content: bytes) -> None:
    assert not looks_like_sitemap(content)
    assert parse_sitemap(content, None, Hints()).sitemaps == ()


@examples(200)
@given(st.binary(max_size=300), st.integers(0, 900), st.integers(0, 900))
def test_no_bytes_make_it_raise(noise: bytes, start: int, end: int) -> None:
    content = NEWS.encode()
    packed = gzip.compress(content)
    for damaged in (noise, b"\x1f\x8b" + noise, content[:start] + noise + content[end:], packed[:start] + noise):
        looks_like_sitemap(damaged)
        assert parse_sitemap(damaged, HERE, Hints()).kind == "sitemap"


def test_a_packed_sitemap_of_several_members_is_read_to_its_end() -> None:
    content = NEWS.encode()
    for step in (1, 7, 300, 5000):
        packed = b"".join(gzip.compress(content[place : place + step]) for place in range(0, len(content), step))
        assert looks_like_sitemap(packed)
        assert parse_sitemap(packed + b"\0" * 50, HERE, Hints()).items == ITEMS
    long = "".join(f"<url><loc>/a/{n}.html</loc></url>" for n in range(4000))
    packed = gzip.compress(b"<urlset>") + gzip.compress(long.encode(), compresslevel=0) + gzip.compress(b"</urlset>")
    assert len(parse_sitemap(packed, HERE, Hints()).items) == 4000


def test_many_tiny_members_are_looked_at_about_once(monkeypatch: pytest.MonkeyPatch) -> None:
    fed = 0

    class Counted:
        def __init__(self, wbits: int) -> None:
            self.inner = decompressobj(wbits=wbits)

        def decompress(self, data: bytes, limit: int) -> bytes:
            nonlocal fed
            fed += len(data)
            return self.inner.decompress(data, limit)

        def __getattr__(self, name: str) -> object:
            return getattr(self.inner, name)

    decompressobj = sitemaps.zlib.decompressobj
    monkeypatch.setattr(sitemaps.zlib, "decompressobj", Counted)
    member = gzip.compress(b"")
    for count in (1000, 4000):
        fed = 0
        parse_sitemap(member * count, HERE, Hints())
        assert fed < count * 5000


@pytest.mark.parametrize("prefix", ["news", "n", "ns2", "google-news"])
@pytest.mark.parametrize(
    "title",
    ["标题一", "<![CDATA[[图集]标题一]]>", "标题<![CDATA[一]]>", "\n<![CDATA[标]]><![CDATA[题一]]>\n", "标题&#19968;"],
)
def test_a_news_sitemap_names_its_elements_as_it_likes(prefix: str, title: str) -> None:
    text = (
        f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:{prefix}='
        f'"http://www.google.com/schemas/sitemap-news/0.9"><url><loc>http://paper.example/a/1.html</loc><{prefix}:news>'
        f"<{prefix}:publication_date>2024-05-02T14:30:00+08:00</{prefix}:publication_date>"
        f"<{prefix}:title>{title}</{prefix}:title></{prefix}:news></url></urlset>"
    )
    (item,) = parse_sitemap(text.encode(), None, Hints()).items
    assert (item.headline[-3:], item.published) == ("标题一", "2024-05-02T14:30:00+08:00")


def test_comments_before_the_root_may_be_long() -> None:
    content = f"<?xml version='1.0'?><!-- {'仅供本站使用。' * 2000} --><urlset><url><loc>/a/1.html</loc></url></urlset>"
    assert looks_like_sitemap(content.encode())
    assert [item.url for item in parse_sitemap(content.encode(), "http://paper.example/s.xml", Hints()).items] == [
        "http://paper.example/a/1.html"
    ]


def test_remarks_in_a_plain_list_are_no_addresses() -> None:
    content = b"# paper.example\nhttp://paper.example/a/1.html\n#\nhttp://paper.example/a/2.html\n"
    assert looks_like_sitemap(content)
    assert len(parse_sitemap(content, "http://paper.example/sitemap.txt", Hints()).items) == 2


def test_names_of_elements_in_capitals() -> None:
    content = b"<URLSET><URL><LOC>http://paper.example/a/1.html</LOC></URL></URLSET>"
    assert looks_like_sitemap(content)
    assert [item.url for item in parse_sitemap(content, None, Hints()).items] == ["http://paper.example/a/1.html"]


SITEMAP = f'<?xml version="1.0" encoding="%s"?><urlset><url><loc>{URL}</loc></url></urlset>'


@pytest.mark.parametrize(
    "content",
    [gzip.compress(gzip.compress((SITEMAP % "utf-8").encode())), (SITEMAP % "utf-16").encode("utf-16")],
)
def test_a_sitemap_in_further_wrappings(content: bytes) -> None:
    assert [entry.url for entry in parse(content, "https://news.example.cn/sitemap.xml").items] == [URL]


def test_a_plain_list_of_addresses_that_opens_with_a_remark() -> None:
    page = parse(f"\ufeff# 城东网\n\n{URL}\r\n".encode(), "https://news.example.cn/sitemap.txt")
    assert (page.kind, [item.url for item in page.items]) == ("sitemap", [URL])


def test_titles_under_a_prefix_that_is_not_declared() -> None:
    news = (
        "<gn:news><gn:publication_date>2026-01-31</gn:publication_date><gn:title>老街排水改造完工</gn:title></gn:news>"
    )
    page = parse(
        f"<urlset><url><loc>https://news.example.cn/1.html</loc><gn:news>{news}</gn:news></url></urlset>".encode()
    )
    assert [item.headline for item in page.items] == ["老街排水改造完工"]


BAIDU = """<urlset><url><loc>http://paper.example/a/1.html</loc><data><display><title>青溪镇启动旧城改造</title>
<pubTime>2026-01-31T09:15:00</pubTime></display></data></url></urlset>"""


def test_a_sitemap_of_baidu_names_title_and_time_without_a_prefix() -> None:
    item = parse_sitemap(BAIDU.encode(), HERE, Hints()).items[0]
    assert (item.headline, item.published) == ("青溪镇启动旧城改造", "2026-01-31T09:15:00+08:00")


def test_the_title_of_an_image_is_no_headline() -> None:
    image = "<image:image><image:title>图</image:title></image:image>"
    entry = f"<urlset><url><loc>http://paper.example/a/1.html</loc>{image}</url></urlset>"
    assert parse_sitemap(entry.encode(), HERE, Hints()).items[0].headline == ""


def test_markup_in_a_title() -> None:
    marked = NEWS.replace("启动旧城", "<b>启动</b>旧城")
    assert parse_sitemap(marked.encode(), HERE, Hints()).items == ITEMS


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("behind", ["", "\t2026-01-31", " 0.8"])
def test_a_plain_list_with_dates_behind_its_addresses(encoding: str, behind: str) -> None:
    addresses = [f"http://paper.example/a/{n}.html" for n in (1, 2)]
    content = "".join(f"{address}{behind}\r\n" for address in addresses).encode(encoding)
    assert looks_like_sitemap(content)
    assert [item.url for item in parse_sitemap(content, HERE, Hints()).items] == addresses


def test_the_pieces_of_a_film_are_no_sitemap() -> None:
    assert not looks_like_sitemap(b"#EXTM3U\n#EXTINF:10,\nhttps://v.example/1.ts\n")
