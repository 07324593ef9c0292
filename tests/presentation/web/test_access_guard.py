"""Who may ask, and what a browser may do with the answer: from the running server."""

from __future__ import annotations

import socket
from urllib.parse import urlsplit

import pytest

from scraper.presentation.web.access_guard import POLICY, Guard, host_name
from tests.presentation.web.conftest import http

PAGES = [
    "/",
    "/?q=%E5%9B%BE%E4%B9%A6%E9%A6%86",
    "/article/1",
    "/article/999",
    "/charts",
    "/data",
    "/data/articles",
    "/data/articles/1",
    "/data/articles.json",
    "/data/articles.csv",
    "/data?sql=select+1",
    "/data?sql=nonsense",
    "/data/no_such_table",
    "/no/such/page",
    "/-/versions",
    "/-/static-plugins/scraper.web/site.css",
    "/-/static/app.css",
    "/favicon.ico",
]


@pytest.mark.parametrize("path", PAGES)
def test_every_answer_has_the_policy(site: str, path: str) -> None:
    answer = http.get(site + path)
    assert answer.status_code < 500
    assert answer.headers.get_list("content-security-policy") == [POLICY]
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["x-frame-options"] == "DENY"
    assert answer.headers["referrer-policy"] == "no-referrer"
    assert "access-control-allow-origin" not in answer.headers
    if "text/html" in answer.headers["content-type"]:
        assert "<script" not in answer.text


def test_the_policy_lets_nothing_run_and_nobody_frame() -> None:
    directives = dict(part.strip().split(" ", 1) for part in POLICY.split(";"))
    assert directives["default-src"] == "'none'"
    assert directives["frame-ancestors"] == "'none'"
    assert directives["base-uri"] == "'none'"
    assert directives["form-action"] == "'self'"
    assert not {"script-src", "connect-src", "object-src"} & set(directives)
    assert "unsafe" not in POLICY
    assert "*" not in POLICY


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:80", "127.0.0.1.evil.example", "192.168.0.7", "", "a b", "[::1"]
)
def test_a_foreign_name_is_refused(site: str, host: str) -> None:
    answer = http.get(site, headers={"Host": host})
    assert answer.status_code in (400, 403)
    assert "article" not in answer.text


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST:1234", "127.0.0.1:9", "[::1]:80"])
def test_names_of_this_machine_are_answered(site: str, host: str) -> None:
    assert http.get(site, headers={"Host": host}).status_code == 200


def test_two_names_or_none_are_refused(site: str) -> None:
    at = urlsplit(site)
    for head in ("GET / HTTP/1.0\r\n\r\n", "GET / HTTP/1.1\r\nHost: localhost\r\nHost: evil.example\r\n\r\n"):
        with socket.create_connection((at.hostname or "", at.port or 0), timeout=120) as connection:
            connection.sendall(head.encode())
            status = connection.recv(100).split(b" ")[1]
        assert status in (b"400", b"403")


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "no-cors", "Sec-Fetch-Dest": "image"},
        {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "cors", "Sec-Fetch-Dest": "empty"},
        {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "iframe"},
        {"Sec-Fetch-Site": "same-site", "Sec-Fetch-Mode": "no-cors", "Sec-Fetch-Dest": "script"},
    ],
)
def test_other_origins_pages_are_refused(site: str, headers: dict[str, str]) -> None:
    assert http.get(f"{site}/data.json?sql=select+1", headers=headers).status_code == 403


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "document"},
        {"Sec-Fetch-Site": "same-origin", "Sec-Fetch-Mode": "cors", "Sec-Fetch-Dest": "empty"},
        {"Sec-Fetch-Site": "none", "Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "document"},
    ],
)
def test_a_link_may_be_followed(site: str, headers: dict[str, str]) -> None:
    assert http.get(site, headers=headers).status_code == 200


def test_our_own_origin_may_ask(site: str) -> None:
    assert http.get(site, headers={"Origin": site}).status_code == 200


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"])
def test_nothing_but_reading(site: str, method: str) -> None:
    answer = http.request(method, f"{site}/data/articles")
    assert answer.status_code == 405
    assert answer.headers["allow"] == "GET, HEAD"


def test_head_is_answered_without_a_body(site: str) -> None:
    answer = http.head(site)
    assert answer.status_code == 200
    assert answer.content == b""


@pytest.mark.parametrize(
    "path",
    [
        "/-/versions",
        "/-/plugins",
        "/-/messages",
        "/-/permissions",
        "/-/logout",
        "/-/patterns",
        "/-/threads",
        "/_internal",
    ],
)
def test_datasette_s_tools_are_closed(site: str, path: str) -> None:
    assert http.get(site + path).status_code == 404


@pytest.mark.parametrize(
    ("header", "name"),
    [
        ("localhost", "localhost"),
        ("Example.CN:8010", "example.cn"),
        ("[::1]:8010", "::1"),
        ("127.0.0.1:", None),
        ("", None),
        ("user@localhost", None),
        ("localhost:99999999", None),
        ("::1", None),
    ],
)
def test_the_name_in_a_host_header(header: str, name: str | None) -> None:
    assert host_name(header) == name


@pytest.mark.parametrize(
    ("names", "name", "ours"),
    [
        (("news.lan",), "news.lan", True),
        (("news.lan",), "localhost", True),
        (("news.lan",), "evil.example", False),
        (None, "192.168.0.7", True),
        (None, "fe80::1", True),
        (None, "evil.example", False),
    ],
)
def test_other_names_when_told_so(names: tuple[str, ...] | None, name: str, ours: bool) -> None:
    async def nothing(*_: object) -> None: ...

    assert Guard(nothing, names)._is_ours(name) is ours
