"""`scrape add` of pages whose list a script fetches."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from scraper.discovery.data import data_lists
from scraper.sources import load
from tests.invoked import call
from tests.newssite import HEADLINES, Answer, Site, article, home, serve

DEFAULTS = "defaults: { delay: 0, proxy: direct, limits: { retries: 0 } }\n"
JSON = {"Content-Type": "application/json"}
NUMBERS = range(2891000, 2891008)
SHELL = "<!DOCTYPE html><html><head><title>云汀网</title></head><body><div id='app'></div>{}</body></html>"


def rows(**more: Any) -> list[dict[str, Any]]:
    return [{"id": n, "title": HEADLINES[n % 8], "time": 1769818500, **more} for n in NUMBERS]


def articles(path: str = "/a/{}.html") -> dict[str, Answer | str]:
    return {path.format(n): article(HEADLINES[n % 8]) for n in NUMBERS}


def reply(data: Any) -> Answer:
    return Answer(json.dumps({"code": 0, "data": {"list": data}}).encode(), headers=JSON)


@pytest.fixture
def site() -> Iterator[Site]:
    with serve(articles()) as site:
        yield site


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("scraper.crawl.browser.installation.find_spec", lambda name: None)
    Path("sources.yaml").write_text(DEFAULTS, encoding="utf-8")
    return tmp_path


def added(url: str) -> dict[str, Any]:
    result = call("add", url, "--json", "--yes")
    assert result.exit_code == 0, result.stderr
    entry: dict[str, Any] = json.loads(result.stdout)["entry"]
    return entry


def test_a_list_of_an_inline_script_is_offered_and_fetched(site: Site) -> None:
    linked = [{**row, "url": f"/a/{row['id']}.html"} for row in rows()]
    site.pages |= {"/": SHELL.format("<script>fetch('/api/list?page=1')</script>"), "/api/list?page=1": reply(linked)}
    assert added(f"{site.base}/")["list"] == f"{site.base}/api/list?page=1"
    result = call("fetch")
    assert "8 new" in result.stdout, result.output


def test_a_script_of_its_own_is_searched_and_ids_become_addresses_by_its_routes(site: Site) -> None:
    site.pages |= {
        "/": SHELL.format("<script src='/static/vendor.js'></script><script src='/static/app.js'></script>"),
        "/static/vendor.js": "var a=1",
        "/static/app.js": 'r.get("/api/list",{params:{page:e,size:20}});p={path:"/user/:id"};o="/a/"+n.id+".html"',
        "/api/list?page=1&size=20": reply(rows()),
    }
    entry = added(f"{site.base}/")
    assert (entry["list"], entry["article_url"]) == (
        f"{site.base}/api/list?page=1&size=20",
        site.base + "/a/{id}.html",
    )
    assert "8 new" in call("fetch").stdout


def test_the_pattern_comes_of_the_sites_own_links(site: Site) -> None:
    links = {f"/a/{n}.html": HEADLINES[n % 8] for n in list(NUMBERS)[:2]}
    site.pages |= {
        "/": home({"/a/ 要闻": links}),
        "/news/": SHELL.format("<script>load('/api/news/list')</script>"),
        "/api/news/list": reply(rows()),
    }
    entry = added(f"{site.base}/news/")
    assert (entry["list"], entry["article_url"]) == (f"{site.base}/api/news/list", site.base + "/a/{id}.html")


@pytest.mark.slow
def test_data_that_was_typed_is_taken_with_the_pattern_of_the_home_page(site: Site) -> None:
    links = {f"/a/{n}.html": HEADLINES[n % 8] for n in list(NUMBERS)[:2]}
    site.pages |= {"/": home({"/a/ 要闻": links}), "/api/news/list": reply(rows())}
    entry = added(f"{site.base}/api/news/list")
    assert (entry["list"], entry["article_url"]) == (f"{site.base}/api/news/list", site.base + "/a/{id}.html")


@pytest.mark.slow
def test_a_hot_list_is_kept_by_its_ranks_even_where_its_entries_are_no_articles(site: Site) -> None:
    hot = [{"word": row["title"], "hot_value": row["id"], "url": f"/s?wd={row['id']}"} for row in rows()]
    site.pages |= {"/": SHELL.format("<script>fetch('/api/hot/list')</script>"), "/api/hot/list": reply(hot)}
    assert added(f"{site.base}/")["ranks"] == "only"
    (source,) = load(Path("sources.yaml"))
    assert source.ranks == "only"
    assert call("fetch").exit_code == 0
    assert len(call("ranks", f"{site.base}/api/hot/list", "--json").stdout.splitlines()) == len({*HEADLINES[:8]})


@pytest.mark.slow
@pytest.mark.parametrize(
    ("script", "bodies"),
    [
        ('axios.post("/api/list",{channel:"要闻",page:1})', [f'{{"channel": "要闻", "page": {n}}}' for n in (1, 2)]),
        ("$.post('/api/list',{channel:'yw',page:page},show)", [f"channel=yw&page={n}" for n in (1, 2)]),
    ],
    ids=["JSON", "a form"],
)
def test_a_list_that_is_posted_is_offered_with_its_body(site: Site, script: str, bodies: list[str]) -> None:
    linked = [{**row, "url": f"/a/{row['id']}.html"} for row in rows()]
    site.pages |= {"/": SHELL.format(f"<script>{script}</script>"), "/api/list": Answer(status=405)}
    site.pages |= {f"/api/list {bodies[0]}": reply(linked[:4]), f"/api/list {bodies[1]}": reply(linked[4:])}
    entry = added(f"{site.base}/")
    assert (entry["list"], entry["post"].replace("{page}", "1")) == (f"{site.base}/api/list", bodies[0])
    (source,) = load(Path("sources.yaml"))
    assert source.post == entry["post"]
    assert "4 new" in call("fetch").stdout
    Path("sources.yaml").write_text(Path("sources.yaml").read_text() + "    pages: 2\n")
    assert "4 new" in call("fetch").stdout


def test_nothing_is_posted_that_may_change_anything(site: Site) -> None:
    script = "axios.post('/api/user/list',{page:1});axios.post('/api/article/like',{id:1})"
    site.pages |= {"/": SHELL.format(f"<script>{script}</script>")}
    call("add", f"{site.base}/")
    assert not site.posted


def test_nothing_is_said_with_what_was_searched(site: Site) -> None:
    site.pages |= {"/": SHELL.format("<script>fetch('/api/list?page=1')</script>")}
    result = call("add", f"{site.base}/")
    assert result.exit_code == 1
    message = " ".join(result.stderr.split())
    assert "1 scripts were searched" in message
    assert "1 such addresses tried" in message


def test_requests_are_few_and_stay_on_the_site(site: Site) -> None:
    names = ",".join(f"'/api/news/list{n}'" for n in range(40))
    site.pages |= {"/": SHELL.format(f"<script>[{names}, 'http://169.254.169.254/api/news/list'].map(fetch)</script>")}
    call("add", f"{site.base}/")
    assert sum(path.startswith("/api/") for path, _status in site.answers) == data_lists.MAX_TRIED


def test_headlines_without_addresses_are_named_with_their_keys(site: Site) -> None:
    words = [{"word": row["title"], "num": row["id"]} for row in rows()]
    site.pages |= {"/": SHELL.format("<script>fetch('/api/hot/list')</script>"), "/api/hot/list": reply(words)}
    message = " ".join(call("add", f"{site.base}/").stderr.split())
    assert "/api/hot/list: the data hold 8 headlines (data.list[].word) without addresses" in message
    assert "the keys are: word, num" in message
