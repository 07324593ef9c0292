"""The archives by name and by address."""

from __future__ import annotations

import pytest

from scraper.backfill.web_archives import KNOWN, chosen
from scraper.errors import ConfigError

PAGES = "http://archive.example.org/web/{timestamp}id_/{url}"


def test_an_archive_has_addresses_for_programs_and_for_readers() -> None:
    wayback = chosen("wayback", None, None)
    assert wayback is KNOWN["wayback"] or wayback == KNOWN["wayback"]
    address = wayback.address("20130102030405", "http://news.example.cn/a?b=1#c")
    assert address == "https://web.archive.org/web/20130102030405id_/http://news.example.cn/a?b=1"
    assert wayback.shown_at("20130102030405", "http://news.example.cn/a") == (
        "https://web.archive.org/web/20130102030405/http://news.example.cn/a"
    )
    for form in ("", "id_", "if_"):
        assert wayback.capture_of(f"https://web.archive.org/web/20130102030405{form}/http://news.example.cn/a") == (
            *("20130102030405", "http://news.example.cn/a"),
        )
    assert wayback.capture_of("http://news.example.cn/a") is None
    assert not wayback.by_record
    assert KNOWN["commoncrawl"].by_record


def test_links_to_captures_are_counted() -> None:
    archive = chosen("http://archive.example.org/cdx", PAGES, 0.5)
    page = b'<a href="/web/20130102030405/http://a.cn/">x</a><img src="http://archive.example.org/web/20130102030405im_/http://a.cn/b.gif">'
    assert archive.links_in(page) == 2
    assert archive.links_in(b'<a href="/2013/0102/c1.html">x</a>') == 0
    assert (archive.name, archive.delay, archive.hosts) == ("archive.example.org", 0.5, ("archive.example.org",))


@pytest.mark.parametrize(
    ("via", "pages", "reason"),
    [
        ("waiback", None, "not a known archive (wayback, commoncrawl)"),
        ("http://a.example.org/cdx", None, "--via with an address needs --pages"),
        ("http://a.example.org/cdx", "http://a.example.org/web/{url}", "it needs {timestamp}, {url}, or {filename}"),
        ("http://a.example.org/cdx", PAGES + "{more}", "no other key"),
        ("http://a.example.org/cdx", "web/{timestamp}/{url}", "not an http(s) address"),
        ("ftp://a.example.org/cdx", PAGES, "not an http(s) address"),
    ],
)
def test_what_is_no_archive_is_refused(via: str, pages: str | None, reason: str) -> None:
    with pytest.raises(ConfigError) as error:
        chosen(via, pages, None)
    assert reason in str(error.value)
