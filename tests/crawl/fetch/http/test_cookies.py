"""Cookies of a source: sent where they belong, and nowhere else."""

from __future__ import annotations

import pytest

from scraper.crawl.fetch.http.cookies import Cookies

PAGE = "https://www.example.cn/news/1.html"


def test_a_cookie_goes_back_to_its_own_host() -> None:
    cookies = Cookies()
    assert cookies.of(PAGE) is None
    cookies.take(PAGE, [b"session=abc; Path=/", b"seen=1"])
    assert cookies.of("https://www.example.cn/news/2.html") == "seen=1; session=abc"
    assert cookies.of("https://www.example.cn/") == "session=abc"
    assert cookies.of("https://www.example.org/") is None


@pytest.mark.parametrize(
    "cookie",
    [b"a=b; Domain=.example.org", b"a=b; Domain=cn", b"a=b; Max-Age=0", b"a=b; Expires=Thu, 01 Jan 1970 00:00:00 GMT"],
)
def test_what_is_another_site_s_or_over_is_not_kept(cookie: bytes) -> None:
    cookies = Cookies()
    cookies.take(PAGE, [cookie])
    assert cookies.of(PAGE) is None


def test_a_cookie_for_tls_alone_is_not_sent_in_the_open() -> None:
    cookies = Cookies()
    cookies.take(PAGE, [b"a=b; Secure; Path=/", b"c=d; Domain=example.cn; Path=/"])
    assert cookies.of(PAGE.replace("https", "http")) == "c=d"
    assert cookies.of("https://img.example.cn/") == "c=d"
