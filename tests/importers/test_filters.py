"""What is wanted of what others kept: by host, by date, by language, and that the cheap look errs on one side only."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scraper.extract import parse
from scraper.importers.filters import PageFilter
from scraper.importers.language_sniff import may_be
from scraper.models import Fetched
from tests.examples import examples

PROSE = {
    "zh-Hans": "清河市图书馆新馆昨日开馆，首日迎来读者四千余人。馆长介绍，读者凭身份证即可借阅。",
    "zh-Hant": "清河市圖書館新館昨日開館，首日迎來讀者四千餘人。館長介紹，讀者憑身分證即可借閱。",
    "ja": "清河市立図書館の新館が昨日オープンし、初日は四千人あまりの利用者が訪れました。だれでも借りられます。",
    "ko": "청하시 도서관 신관이 어제 문을 열었으며 첫날 사천여 명의 독자가 방문했다. 누구나 빌릴 수 있다.",
    "en": "The new library opened its doors yesterday and four thousand readers came on the first day.",
    "fr": "La bibliothèque a été inaugurée hier et quatre mille lecteurs sont venus dès le premier jour, à l'été près.",
    "ru": "Новая библиотека открылась вчера, и в первый день пришли четыре тысячи читателей.",
}


def page(text: str, lang: str = "", charset: str = "utf-8", declared: str | None = None, extra: str = "") -> bytes:
    html = (
        f'<!DOCTYPE html><html{f" lang={lang}" if lang else ""}><head><meta charset="{declared or charset}"><title>x'
        f"</title></head><body><h1>{text[:15]}</h1><article>{f'<p>{text}</p>' * 4}</article>{extra}</body></html>"
    )
    return html.encode(charset, "xmlcharrefreplace")


@pytest.mark.parametrize("language", ["zh", "ja", "ko"])
@pytest.mark.parametrize("written", PROSE)
def test_a_look_at_the_bytes_tells_scripts_apart(language: str, written: str) -> None:
    content = page(PROSE[written], extra='<a href="/zh/">中文</a><a href="/ja/">日本語</a><a href="/ko/">한국어</a>')
    assert may_be(language, content, None) == written.startswith(language)


@pytest.mark.parametrize(
    ("written", "charset", "declared"),
    [
        ("zh-Hans", "gb18030", "gb2312"),
        ("zh-Hans", "gb18030", "iso-8859-1"),
        ("zh-Hans", "gb18030", ""),
        ("zh-Hant", "big5", "big5"),
        ("zh-Hant", "big5", "windows-1252"),
        ("zh-Hans", "utf-16", "utf-16"),
        ("zh-Hans", "ascii", "us-ascii"),
        ("zh-Hans", "utf-8", "gbk"),
        ("ja", "shift_jis", "shift_jis"),
        ("ja", "euc-jp", "euc-jp"),
        ("ko", "euc-kr", "euc-kr"),
    ],
)
def test_other_encodings_are_looked_through(written: str, charset: str, declared: str) -> None:
    content = page(PROSE[written], charset=charset, declared=declared)
    assert may_be(written.split("-")[0], content, None)
    assert (parse(content).language or "").startswith(written.split("-")[0])


@pytest.mark.parametrize(
    ("written", "charset", "declared"),
    [("fr", "windows-1252", "iso-8859-1"), ("ru", "windows-1251", "windows-1251"), ("ru", "koi8-r", "koi8-r")],
)
def test_letters_with_accents_are_not_taken_for_chinese(written: str, charset: str, declared: str) -> None:
    assert not may_be("zh", page(PROSE[written], charset=charset, declared=declared), None)


def test_escapes_are_looked_through() -> None:
    escaped = "".join(f"\\u{ord(c):04x}" for c in PROSE["zh-Hans"])
    assert may_be("zh", page("x", extra=f'<script>{{"body": "{escaped}"}}</script>'), None)
    assert not may_be("zh", page("it&#8217;s &#8220;so&#8221; &#8217;&#8217; caf\\u00e9"), None)


@given(
    written=st.sampled_from(sorted(PROSE)),
    lang=st.sampled_from(["", "zh-CN", "zh", "ja", "ko", "en", "en-GB", "fr", "ru"]),
    also=st.sampled_from(sorted(PROSE)),
    share=st.integers(0, 2),
    charset=st.sampled_from(["utf-8", "gb18030", "big5hkscs", "utf-16"]),
    language=st.sampled_from(["zh", "zh-Hant", "ja", "ko", "en", "fr", "ru"]),
)
@examples(400)
def test_what_the_parser_would_take_is_never_refused_at_a_glance(
    written: str, lang: str, also: str, share: int, charset: str, language: str
) -> None:
    content = page(PROSE[written], lang, charset, extra=f"<p>{PROSE[also]}</p>" * share)
    fetched = Fetched("https://a.cn/1", "https://a.cn/1", 200, (), content, "2026-01-31T01:00:00Z")
    choice = PageFilter(languages=(language,))
    only_tagged = language[:2] in ("zh", "ja", "ko") and language[:2] not in (written[:2], also[:2])
    if choice.allows_language(parse(content, "https://a.cn/1").language) and not only_tagged:
        assert choice.allows_bytes(fetched)


@pytest.mark.parametrize(
    ("chosen", "tag", "taken"),
    [
        ("zh", "zh-CN", True),
        ("ZH", "zh-Hant", True),
        ("zh", "zh", True),
        ("zh", "zha", False),
        ("zh", "en", False),
        ("zh", None, False),
        ("zh-Hant", "zh-TW", True),
        ("zh-Hant", "zh-CN", False),
        ("zh-Hans", "zh-CN", True),
        ("en", "en-GB", True),
        ("en-GB", "en", False),
    ],
)
def test_a_language_takes_what_is_narrower(chosen: str, tag: str | None, taken: bool) -> None:
    assert PageFilter(languages=(chosen,)).allows_language(tag) is taken
    assert PageFilter(languages=("xx", chosen)).allows_language(tag) is taken


@pytest.mark.parametrize(
    ("pattern", "url", "taken"),
    [
        ("*.example.cn", "https://news.example.cn/a", True),
        ("*.example.cn", "https://example.cn/a", False),
        ("example.cn", "https://EXAMPLE.cn:8443/a", True),
        ("EXAMPLE.*", "http://example.cn/", True),
        ("*.cn", "https://example.com/?u=x.cn", False),
        ("*.cn", "https://user@evil.com:80/.cn", False),
        ("*", "https://[::1", True),
    ],
)
def test_a_host_is_matched_as_a_whole(pattern: str, url: str, taken: bool) -> None:
    assert PageFilter(hosts=(pattern,)).allows_address(url, "2026-01-31T01:00:00Z") is taken


def test_the_same_conditions_are_written_the_same() -> None:
    one, other = (
        PageFilter(languages=("zh", "en"), hosts=("b", "a")),
        PageFilter(languages=("en", "zh"), hosts=("a", "b")),
    )
    assert str(one) == str(other) == "language=en,zh host=a,b"
    assert str(PageFilter()) == ""
    assert str(PageFilter(since="2026", until="2027")) == "since=2026 until=2027"


@pytest.mark.corpus
def test_no_real_chinese_page_is_refused_at_a_glance(shared: Path) -> None:
    pages = [gzip.decompress(path.read_bytes()) for path in (shared / "corpus/dev/pages").glob("*.html.gz")]
    assert len(pages) > 50
    chinese = [content for content in pages if (parse(content).language or "").startswith("zh")]
    assert len(chinese) > 50
    assert [content[:200] for content in chinese if not may_be("zh", content, None)] == []
