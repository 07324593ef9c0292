"""No input makes the parser raise, hang or grow: random bytes, random markup, real shapes cut and bent, and monsters.

`HYPOTHESIS_PROFILE=long pytest tests/extract/test_fuzz.py` looks for longer.
"""

from __future__ import annotations

import gzip
import random
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scraper.extract import parse
from scraper.models import Hints, Page
from tests.examples import PROFILE, examples
from tests.extract.article_pages import HEADLINE, PARAGRAPHS
from tests.kinds import one_of_each

MANY = examples(20_000 if PROFILE == "long" else 120)

TAGS = "html head title body div p span a b ul li table tr td h1 h2 br script style article form font".split()
MARKUP = """
<a href="/2025/03/04/c1.html">|<div class="content">|<div id="zoom" style="display:none">|<img src=a>|<![CDATA[|<!--|-->
<meta name="description" content="|<script type="application/ld+json">|window.a = {|{"title": "|&#27;|&#0;|&amp;|"|'|>|<
责任编辑：|来源：某报|记者 张三|2025年03月04日 09:15|下一页|（|【|摘要：|http://[
"""
PIECES = st.sampled_from(
    [
        *(f"<{tag}>" for tag in TAGS),
        *(f"</{tag}>" for tag in TAGS),
        *MARKUP.replace("\n", "|").strip("|").split("|"),
        *("\0", "\ufeff", "\u202e", "　", HEADLINE),
        *PARAGRAPHS,
    ]
)


def sound(page: Page) -> None:
    """Check the properties of every page."""
    for text in (
        page.headline,
        page.body.replace("\n", ""),
        page.outlet or "",
        page.section or "",
        *page.byline,
        *page.editors,
    ):
        assert "\x1b" not in text
        assert "\0" not in text
        assert "\u202e" not in text
    assert page.kind in ("article", "list", "feed", "sitemap", "other")
    assert page.as_json()


@MANY
@given(st.binary(max_size=2_000))
def test_random_bytes(content: bytes) -> None:
    sound(parse(content, "https://a.example.cn/1.html"))


@MANY
@given(st.lists(PIECES, max_size=60), st.sampled_from(["utf-8", "gb18030", "big5", "utf-16"]))
def test_random_markup(pieces: list[str], codec: str) -> None:
    sound(parse("".join(pieces).encode(codec, "replace"), "https://a.example.cn/1.html"))


@MANY
@given(st.text(max_size=300), st.sampled_from(["auto", "article", "list"]), st.text(max_size=60))
def test_random_text_address_and_type(text: str, kind: str, odd: str) -> None:
    content = f"<h1>{text}</h1><p>{text}</p>".encode("utf-8", "replace")
    sound(parse(content, odd, Hints(kind=kind, content_type=f"text/html; charset={odd}")))  # type: ignore[arg-type]


MONSTERS = {
    "nested 100,000 deep": "<div>" * 100_000 + "字",
    "nested lists": "<ul><li>" * 50_000 + "字",
    "nested tables": "<table><tr><td>" * 30_000 + "字",
    "open formatting": "".join(f"<b a{n}><p>" for n in range(10_000)),
    "10 MB in one attribute": f'<div class="{"x" * 10_000_000}">字</div>',
    "many attributes": "<div " + " ".join(f"a{n}" for n in range(100_000)) + ">字</div>",
    "a title without end": "<title>" + "标题_" * 100_000,
    "one line": "<p>" + "中文，没有换行。" * 200_000,
    "blanks": " \n" * 1_000_000,
    "numbers": "<p>" + "2025-03-04 09:15 " * 50_000,
    "credits": "<p>" + "来源：某报 作者：张三 责任编辑：李四 " * 20_000,
    "brackets": "<p>" + "（" * 100_000,
    "entities": "&#27;&lt;&amp;" * 100_000,
    "open comments": "<!--" * 200_000,
    "open quotes": '<a href="' * 50_000,
    "open payloads": "<script>" + "a={" * 100_000 + "</script>",
    "nested payload": '<script type="application/ld+json">' + '{"a":[' * 100_000 + "</script>",
    "one address": '<a href="/?' + "a=1&" * 100_000 + '">一个标题一个标题</a>',
    "NUL": "<p>\0文\0字\0</p>" * 20_000,
    "links": '<li><a href="/2025/1.html">一个标题一个标题</a>' * 10_000,
    "teasers": '<li><a href="/2025/1.html">一个标题一个标题</a><p>一句摘要，一句摘要，一句摘要，一句摘要。</p></li>'
    * 5_000,
    "spans": "<p>" + "<span class=a>字</span>" * 50_000,
    "nested spans": "<span>字" * 50_000,
    "headings": f"<title>{HEADLINE}</title>" + f"<h1>{HEADLINE}</h1>" * 10_000,
}


@pytest.mark.slow
@pytest.mark.parametrize("name", one_of_each(MONSTERS, lambda name: name.split()[0]))
def test_monsters(name: str) -> None:
    started = time.process_time()
    sound(parse(MONSTERS[name].encode(), "https://a.example.cn/1.html"))
    assert time.process_time() - started < 120


def article(paragraphs: int) -> bytes:
    text = "".join(f"<p>{PARAGRAPHS[n % 3]}（{n}）</p>\n" for n in range(paragraphs))
    return f"<title>{HEADLINE}_某某网</title><h1>{HEADLINE}</h1><div id=zoom>{text}</div>".encode()


@pytest.mark.slow
def test_time_grows_with_the_size_and_not_with_its_square() -> None:
    def took(content: bytes) -> float:
        started = time.process_time()
        parse(content)
        return time.process_time() - started

    small, large = article(1_000), article(8_000)
    took(small)
    assert min(took(large) for _ in range(3)) < 20 * max(min(took(small) for _ in range(3)), 0.005)


def real_shapes(folder: Path) -> Iterator[bytes]:
    for path in sorted((folder / "corpus/dev/pages").glob("*.html.gz")):
        yield gzip.decompress(path.read_bytes())


@pytest.mark.corpus
def test_every_real_page_cut_and_bent_at_random_places(shared: Path) -> None:
    chance = random.Random(20250304)
    for content in real_shapes(shared):
        place = chance.randrange(len(content))
        sound(parse(content[:place]))
        bent = bytearray(content[:60_000])
        for _ in range(40):
            bent[chance.randrange(len(bent))] = chance.randrange(256)
        sound(parse(bytes(bent)))


def test_control_characters_in_a_title_alone_do_not_reach_the_headline() -> None:
    page = "<html><head><title>渡口\x13\x7f停航\x1b[31m三日_云汀晚报</title></head><body><p>请登录</p></body></html>"
    assert all(character.isprintable() for character in parse(page.encode()).headline)
