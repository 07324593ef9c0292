"""The invented newspaper's server behaves as news sites do, well and badly."""

from __future__ import annotations

import http.client
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from scraper.demo import DemoNewspaper, articles
from scraper.demo.layouts import DEAD_LINK
from scraper.demo.server import FAILS_ONCE
from scraper.sources import load


@pytest.fixture
def paper() -> Iterator[DemoNewspaper]:
    with DemoNewspaper() as served:
        yield served


def get(
    paper: DemoNewspaper, path: str, headers: dict[str, str] | None = None, method: str = "GET"
) -> tuple[int, dict[str, str], bytes]:
    connection = http.client.HTTPConnection(paper.url.removeprefix("http://"), timeout=120)
    try:
        connection.request(method, path, headers=headers or {})
        answer = connection.getresponse()
        return answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read()
    finally:
        connection.close()


def test_every_article_and_every_list_is_there(paper: DemoNewspaper) -> None:
    paths = [article.path(part) for article in articles() for part in range(1, article.parts + 1)]
    paths += ["/", "/about.html", "/city/", "/city/index_2.html", "/city/index_3.html", "/culture/", "/science/"]
    paths += ["/culture/rss.xml", "/science/sitemap.xml", "/science/news-2026-01.xml", "/robots.txt"]
    assert {path: get(paper, path)[0] for path in paths if path != FAILS_ONCE} == {
        path: 200 for path in paths if path != FAILS_ONCE
    }


@pytest.mark.parametrize(
    "path", [DEAD_LINK[0], "/city/index_4.html", "/city/index_x.html", "/science/news-1999-01.xml"]
)
def test_what_is_not_there(paper: DemoNewspaper, path: str) -> None:
    assert get(paper, path)[0] == 404


def test_one_page_fails_once(paper: DemoNewspaper) -> None:
    assert [get(paper, FAILS_ONCE)[0] for _ in range(3)] == [500, 200, 200]
    assert paper.requests[FAILS_ONCE, 500] == 1


def test_an_unchanged_page_is_not_sent_again(paper: DemoNewspaper) -> None:
    status, headers, content = get(paper, "/city/")
    assert (status, len(content)) == (200, int(headers["content-length"]))
    assert get(paper, "/city/", {"If-None-Match": headers["etag"]})[::2] == (304, b"")
    assert get(paper, "/city/", {"If-None-Match": '"other"'})[0] == 200


def test_the_head_of_a_page(paper: DemoNewspaper) -> None:
    status, headers, content = get(paper, "/", method="HEAD")
    assert (status, content) == (200, b"")
    assert int(headers["content-length"]) > 1000


def test_the_city_is_in_gbk_and_only_its_meta_says_so(paper: DemoNewspaper) -> None:
    _, headers, content = get(paper, "/city/")
    assert headers["content-type"] == "text/html"
    assert b"charset=gbk" in content
    assert "下一页" in content.decode("gbk")


def test_a_correction_comes_with_the_next_epoch(paper: DemoNewspaper) -> None:
    (corrected,) = [article for article in articles() if article.correction]
    before, now = get(paper, corrected.path()), None
    paper.epoch = 1
    now = get(paper, corrected.path(), {"If-None-Match": before[1]["etag"]})
    assert now[0] == 200
    assert "应为“三月底”" in now[2].decode("gbk")
    other = next(article for article in articles() if not article.correction)
    etag = get(paper, other.path())[1]["etag"]
    assert get(paper, other.path(), {"If-None-Match": etag})[0] == 304


def test_a_new_article_is_in_the_last_sitemap_and_the_index_is_as_it_was(paper: DemoNewspaper) -> None:
    (new,) = [article for article in articles(epoch=1) if article not in articles()]
    before = get(paper, "/science/sitemap.xml"), get(paper, "/science/news-2026-02.xml")
    assert get(paper, new.path())[0] == 404
    paper.epoch = 1
    assert get(paper, new.path())[0] == 200
    assert get(paper, "/science/sitemap.xml", {"If-None-Match": before[0][1]["etag"]})[0] == 304
    now = get(paper, "/science/news-2026-02.xml", {"If-None-Match": before[1][1]["etag"]})
    assert (now[0], new.headline in now[2].decode(), new.headline in before[1][2].decode()) == (200, True, False)


def test_robots_names_the_sitemap(paper: DemoNewspaper) -> None:
    assert get(paper, "/robots.txt")[2].decode().splitlines()[-1] == f"Sitemap: {paper.url}/science/sitemap.xml"


def test_its_sources_are_sound_and_name_its_host(paper: DemoNewspaper, tmp_path: Path) -> None:
    sources = load(paper.sources_yaml(tmp_path / "sources.yaml"))
    assert [(source.name, source.kind) for source in sources] == [
        ("澜汀城事", "list"),
        ("澜汀文化", "feed"),
        ("澜汀科教", "sitemap"),
    ]
    assert {host for source in sources for host in source.named_hosts} == {"127.0.0.1"}
    assert {source.delay for source in sources} == {0.0}


def test_it_says_nothing_and_ends_with_its_block(capfd: pytest.CaptureFixture[str]) -> None:
    with DemoNewspaper() as paper:
        get(paper, "/")
        get(paper, "/nothing")
        url = paper.url
    assert capfd.readouterr() == ("", "")
    connection = http.client.HTTPConnection(url.removeprefix("http://"), timeout=120)
    with pytest.raises(ConnectionRefusedError):
        connection.request("GET", "/")


def test_many_readers_at_once(paper: DemoNewspaper) -> None:
    statuses: list[int] = []
    readers = [threading.Thread(target=lambda: statuses.append(get(paper, "/")[0])) for _ in range(30)]
    for reader in readers:
        reader.start()
    for reader in readers:
        reader.join()
    assert statuses == [200] * 30
