"""`scrape add` and `scrape fetch` of a paper that only scripts fill, in Debian's Chromium; and without a browser."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from scraper.archive import Archive
from scraper.crawl.browser import RENDERED
from scraper.errors import ConfigError
from scraper.sources import load
from tests.crawl.browser.pages import HEAD, PATHS, chromium, scripted_paper
from tests.invoked import call
from tests.newssite import Answer, Site, article, listing, serve

DEFAULTS = "defaults: { delay: 0, proxy: direct, limits: { retries: 0 } }\n"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "sources.yaml").write_text(DEFAULTS, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def site() -> Iterator[Site]:
    with serve(scripted_paper()) as site:
        yield site


@pytest.fixture
def browser(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHROME_PATH", chromium())


@pytest.fixture
def no_browser(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("scraper.crawl.browser.installation.find_spec", lambda name: None)


@pytest.mark.long
def test_a_scripted_list_is_added_with_its_cost_and_fetched(site: Site, folder: Path, browser: None) -> None:
    added = call("add", f"{site.base}/", "--name", "云汀", "--yes")
    assert added.exit_code == 0, added.stderr
    assert "render: list" in (folder / "sources.yaml").read_text(encoding="utf-8")
    message = " ".join(added.stderr.split())
    assert "Only a browser shows it" in message
    assert "requests for its scripts and data: 2" in message
    text = (folder / "sources.yaml").read_text(encoding="utf-8")
    (folder / "sources.yaml").write_text(text.replace("render: list", "render: list\n    pages: 3"), encoding="utf-8")
    fetched = call("fetch", "--json")
    assert fetched.exit_code == 0, fetched.stderr
    (report,) = json.loads(fetched.stdout)["sources"]
    assert (report["listed"], report["new"]) == (12, 12)
    with Archive.read(folder / "archive.db") as archive:
        headers = [json.loads(row[0]) for row in archive.connection.execute("SELECT headers FROM pages ORDER BY kind")]
    marked = [any(name == RENDERED for name, _ in fields) for fields in headers]
    assert marked == [False] * 12 + [True]


@pytest.mark.long
def test_articles_that_only_scripts_show_are_rendered_as_well(site: Site, folder: Path, browser: None) -> None:
    for path, headline in PATHS.items():
        site.pages[path + ".txt"] = article(headline)
        site.pages[path] = (
            f"{HEAD}<div id=app></div><noscript>请开启 JavaScript</noscript><script>fetch('{path}.txt')"
            ".then(r => r.text()).then(t => document.body.innerHTML = t)</script></body></html>"
        )
    site.pages["/list"] = listing(PATHS)
    added = call("add", f"{site.base}/list", "--name", "云汀", "--kind", "list", "--yes")
    assert added.exit_code == 0, added.stderr
    assert "render: true" in (folder / "sources.yaml").read_text(encoding="utf-8")
    report = json.loads(call("fetch", "--json").stdout)["sources"][0]
    assert report["new"] == 12


def test_without_the_extra_add_says_what_would_help(site: Site, no_browser: None) -> None:
    added = call("add", f"{site.base}/", "--yes")
    assert added.exit_code == 1
    assert "scrape install browser" in added.stderr


def test_without_the_extra_only_that_source_fails(site: Site, folder: Path, no_browser: None) -> None:
    site.pages["/plain"] = listing(dict(list(PATHS.items())[:4]))
    sources = (
        f"sources:\n  - {{name: scripted, list: '{site.base}/', render: true}}\n"
        f"  - {{name: plain, list: '{site.base}/plain'}}\n"
    )
    (folder / "sources.yaml").write_text(DEFAULTS + sources, encoding="utf-8")
    fetched = call("fetch", "--json")
    assert fetched.exit_code == 1
    scripted, plain = json.loads(fetched.stdout)["sources"]
    assert "scrape install browser" in scripted["error"]
    assert (plain["error"], plain["new"]) == (None, 4)


@pytest.mark.long
def test_pages_without_scripts_are_not_tried_in_a_browser(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    def never(*_: object) -> None:
        raise AssertionError

    monkeypatch.setattr("scraper.discovery.rendered.Renderer", never)
    site.pages["/about"] = Answer("<title>关于</title><p>关于我们。</p>".encode())
    assert call("add", f"{site.base}/about").exit_code == 1


def test_render_list_is_refused_for_a_feed(folder: Path) -> None:
    (folder / "sources.yaml").write_text(
        "sources:\n  - name: a\n    feed: https://example.cn/rss\n    render: list\n", encoding="utf-8"
    )
    with pytest.raises(ConfigError, match=r"sources.yaml:4: .*a feed needs no browser"):
        load(folder / "sources.yaml")
