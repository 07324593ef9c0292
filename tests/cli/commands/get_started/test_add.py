"""`scrape add` against invented sites on loopback: any address leads to a source that `scrape fetch` can fetch."""

from __future__ import annotations

import itertools
import json
import os
import pty
import re
import select
import sys
import time
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from rich.cells import cell_len

from scraper.errors import ConfigError
from scraper.sources import load
from tests import forked
from tests.cli.in_terminal import wait_for_keys
from tests.invoked import call
from tests.kinds import only
from tests.newssite import HEADLINES, Answer, Site, article, feed, home, listing, login_page, news_sitemap, serve, shell

DEFAULTS = "# mine\ndefaults: { delay: 0, proxy: direct, limits: { retries: 0 } }   # a test is in a hurry\n"
SPORTS = {f"/tiyu/202603/{n:03d}.html": f"少年围棋队{headline}" for n, headline in enumerate(HEADLINES[:6], 1)}
LOCAL = {f"/bendi/202603/{n:03d}.html": headline for n, headline in enumerate(HEADLINES, 1)}
XML = {"Content-Type": "application/xml"}


@pytest.fixture
def site() -> Iterator[Site]:
    """A paper with a home page, two channels, a feed that the home page declares, and a news sitemap."""
    with serve({}) as site:
        site.pages |= {path: article(headline) for path, headline in (SPORTS | LOCAL).items()}
        site.pages["/bendi/"] = listing(LOCAL)
        site.pages["/tiyu/"] = listing(SPORTS).replace("本地新闻", "体育")
        declared = '<link rel="alternate" type="application/rss+xml" title="全部" href="/rss.xml">'
        site.pages["/"] = home({"/bendi/ 本地": LOCAL, "/tiyu/ 体育": SPORTS}, head=declared)
        site.pages["/rss.xml"] = Answer(feed(site.base, dict([*LOCAL.items()][:5])).encode(), headers=XML)
        site.pages["/news.xml"] = Answer(news_sitemap(site.base, dict([*LOCAL.items()][:4])).encode(), headers=XML)
        site.pages["/robots.txt"] = f"User-agent: *\nDisallow: /secret/\nSitemap: {site.base}/news.xml\n"
        yield site


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "sources.yaml").write_text(DEFAULTS, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CHROME_PATH", "/none")  # tests/discovery/test_rendered.py has one
    return tmp_path


def proposed(*args: str) -> Any:
    result = call("add", *args, "--json")
    return json.loads(result.stdout)


@pytest.mark.slow
def test_a_home_page_becomes_a_source_that_can_be_fetched(site: Site, folder: Path) -> None:
    result = call("add", f"{site.base}/", "--yes")
    assert result.exit_code == 0, result.stderr
    (source,) = load(folder / "sources.yaml")
    assert (source.name, source.kind, source.urls) == ("云汀晚报网", "list", (f"{site.base}/",))
    assert (folder / "sources.yaml").read_text(encoding="utf-8").startswith(DEFAULTS)
    assert "Next: scrape fetch 云汀晚报网" in result.stderr
    assert call("fetch", "云汀晚报网", "-q").exit_code == 0
    assert call("search", "--count").stdout.strip() == str(len(LOCAL) + len(SPORTS))


def test_what_would_be_stored_is_shown_with_samples(site: Site) -> None:
    shown = call("add", f"{site.base}/").stderr
    for piece in ("headline", "5/5", HEADLINES[0], "2026-03-04T09:15", "周苇", "byline", "0/5"):
        assert piece in shown
    offered = (("list", "/"), ("feed", "/rss.xml"), ("sitemap", "/news.xml"), ("list", "/bendi/"), ("list", "/tiyu/"))
    for kind, address in offered:
        assert any(
            line.split()[1:3] == [kind, site.base + address] for line in shown.splitlines() if line[:1].isdigit()
        )


def test_each_list_of_a_home_page_is_offered_with_what_it_gives(site: Site) -> None:
    offered = {c["url"].removeprefix(site.base): c for c in proposed(f"{site.base}/")["candidates"]}
    assert {path: c["links"] for path, c in offered.items()} == {
        "/": len(LOCAL) + len(SPORTS),
        "/rss.xml": 5,
        "/news.xml": 4,
        "/bendi/": len(LOCAL),
        "/tiyu/": len(SPORTS),
    }
    assert all(c["tried"] >= 1 and c["articles"] == c["tried"] for c in offered.values())
    assert offered["/bendi/"]["via"] == "the menu's 本地"


def test_of_many_channels_some_are_looked_at_and_the_others_named(site: Site) -> None:
    channels = {f"/c{n}/": name for n, name in enumerate(("教育", "财经", "文化", "科技", "健康", "旅游"), 1)}
    site.pages["/"] = home({"/bendi/ 本地": LOCAL, **{f"{path} {name}": {} for path, name in channels.items()}})
    site.pages |= {path: listing(SPORTS) for path in channels}
    result = call("add", f"{site.base}/")
    assert [path for path, _ in site.answers if path in channels] == ["/c1/", "/c2/", "/c3/"]
    printed = result.stderr[result.stderr.index("Channels that were not checked") :].splitlines()
    assert printed[1:4] == [f"  {channels[path]}  {site.base}{path}" for path in ("/c4/", "/c5/", "/c6/")]
    assert "scrape add ADDRESS --yes" in printed[-1]


@pytest.mark.parametrize(
    ("path", "kind", "leads_to", "name"),
    [
        ("/bendi/", "list", "/bendi/", "云汀晚报-本地新闻"),
        ("/tiyu/202603/002.html", "list", "/bendi/", "云汀晚报-本地"),  # its breadcrumb says so
        ("/rss.xml", "feed", "/rss.xml", "云汀晚报"),
        ("/news.xml", "sitemap", "/news.xml", "云汀晚报"),
        ("/index.html", "list", "/bendi/", "云汀晚报网-本地"),
    ],
)
def test_any_address_will_do(site: Site, path: str, kind: str, leads_to: str, name: str) -> None:
    site.pages["/index.html"] = home({"/bendi/ 本地": {}, "/tiyu/ 体育": {}})  # nothing but a menu
    survey = proposed(site.base + path)
    assert survey["entry"] == {"name": name, kind: site.base + leads_to}
    assert survey["fields"]["headline"] == survey["candidates"][0]["articles"] >= 3


@pytest.mark.parametrize(("kind", "address"), [("feed", "/rss.xml"), ("sitemap", "/news.xml"), ("list", "/")])
def test_a_kind_can_be_asked_for(site: Site, kind: str, address: str) -> None:
    survey = proposed(f"{site.base}/", "--kind", kind)
    assert survey["entry"][kind] == site.base + address
    assert {candidate["kind"] for candidate in survey["candidates"]} == {kind}


def test_it_is_polite(site: Site) -> None:
    proposed(f"{site.base}/")
    paths = [path for path, _ in site.answers]
    assert paths[0] == "/robots.txt"
    assert len(paths) == len(set(paths)) <= 16, "no address twice, and few of them"
    assert all(status == 200 for _, status in site.answers), "nothing is tried by guess where the site has told"


def test_where_feeds_usually_lie_is_looked_at_only_if_there_is_nothing_else(site: Site) -> None:
    del site.pages["/robots.txt"]
    site.pages["/"] = home({"/none/ 频道": {}})
    site.pages["/feed"] = site.pages["/rss.xml"]
    del site.pages["/rss.xml"]
    survey = proposed(f"{site.base}/")
    assert survey["entry"]["feed"] == f"{site.base}/feed"
    assert ("/rss.xml", 404) in site.answers


# -- a list a day


def day_page(day: int) -> dict[str, str]:
    """A day's list, and its articles."""
    links = {f"/2026/03/{day:02d}/{n}.html": f"{headline}（{day}日）" for n, headline in enumerate(HEADLINES[:5], 100)}
    return {f"/day/202603{day:02d}.html": listing(links)} | {path: article(name) for path, name in links.items()}


def test_a_list_of_one_day_becomes_one_of_every_day(site: Site) -> None:
    site.pages |= day_page(3) | day_page(4)
    for day, path in ((4, "/day/20260304.html"), (3, "/day/20260303.html")):
        survey = proposed(site.base + path)
        assert survey["entry"]["list"] == f"{site.base}/day/{{date:%Y%m%d}}.html", day
    result = call("add", f"{site.base}/day/20260304.html", "--yes", "--name", "日报")
    assert "Each day has its own list page" in result.stderr
    (source,) = load("sources.yaml")
    assert source.start_urls(date(2026, 3, 4)) == [f"{site.base}/day/20260304.html", f"{site.base}/day/20260303.html"]
    with pytest.raises(ConfigError, match="'日报' already has this address"):
        call("add", f"{site.base}/day/20260303.html", "--yes")


def test_a_date_in_an_address_that_leads_to_no_other_day_stays(site: Site) -> None:
    site.pages |= day_page(4)
    assert proposed(f"{site.base}/day/20260304.html")["entry"]["list"] == f"{site.base}/day/20260304.html"
    site.pages["/day/20260303.html"] = site.pages["/day/20260304.html"]  # the same whatever is requested
    assert proposed(f"{site.base}/day/20260304.html")["entry"]["list"] == f"{site.base}/day/20260304.html"


def test_an_address_with_a_placeholder_is_tried_with_yesterday_s_date(site: Site) -> None:
    yesterday = date.today() - timedelta(days=1)
    for back, page in enumerate((day_page(4), day_page(3))):
        first, *articles = page.items()
        site.pages |= dict(articles) | {f"/day/{yesterday - timedelta(days=back)}.html": first[1]}
    survey = proposed(f"{site.base}/day/{{date:%Y-%m-%d}}.html")
    assert survey["requested"] == f"{site.base}/day/{yesterday}.html"
    assert survey["entry"]["list"] == f"{site.base}/day/{{date:%Y-%m-%d}}.html"


# -- what is in the way


@pytest.mark.parametrize(
    ("page", "words"),
    [
        (shell(), "needs JavaScript"),
        (login_page(), "login page"),
        (Answer(b"%PDF-1.7 \x00\x01", headers={"Content-Type": "application/pdf"}), "not a page"),
        (Answer(b'{"a": 1}', headers={"Content-Type": "application/json"}), "data for programs"),
        (Answer(b"<title>404 Not Found</title><h1>404</h1>"), "error page"),
        (Answer(b"no", 403), "refuses this program"),
        (Answer(b"no", 401), "requires a login"),
        (Answer(b"no", 404), "no such page"),
        ("<title>关于</title><p>关于我们。</p>", "found no list page, feed or sitemap of articles"),
    ],
)
def test_what_is_in_the_way_is_said(folder: Path, page: Answer | str, words: str) -> None:
    with serve({"/x/": page}) as site:
        result = call("add", f"{site.base}/x/", "--yes")
        survey = proposed(f"{site.base}/x/")
    assert (result.exit_code, result.stdout) == (1, "")
    assert words in result.stderr
    assert survey["entry"] is None
    assert (folder / "sources.yaml").read_text(encoding="utf-8") == DEFAULTS


def test_robots_are_obeyed_and_named(site: Site) -> None:
    result = call("add", f"{site.base}/secret/list.html")
    assert result.exit_code == 1
    assert "robots.txt disallows" in result.stderr
    assert [path for path, _ in site.answers] == ["/robots.txt"]


def test_articles_behind_robots_are_told(site: Site) -> None:
    site.pages["/robots.txt"] = "User-agent: *\nDisallow: /bendi/2026\nDisallow: /tiyu/2026\n"
    result = call("add", f"{site.base}/bendi/", "--yes")
    assert result.exit_code == 1
    assert "12 links, but: robots.txt disallows" in result.stderr


def test_behind_a_shell_the_feed_is_found(site: Site) -> None:
    site.pages["/"] = shell("<noscript>请启用 JavaScript</noscript>").replace(
        "</head>", '<link rel="alternate" type="application/rss+xml" href="/rss.xml"></head>'
    )
    result = call("add", f"{site.base}/", "--yes")
    assert result.exit_code == 0
    assert "needs JavaScript" in result.stderr
    assert "but the site has more" in result.stderr
    assert load("sources.yaml").all[0].kind == "feed"


def test_a_site_that_is_not_there_is_said() -> None:
    result = call("add", "http://127.0.0.1:9/")
    assert result.exit_code == 1
    assert "the site does not answer: connection refused" in result.stderr


def test_where_the_page_sends_on_is_followed(site: Site) -> None:
    site.pages["/old"] = '<html><head><meta http-equiv="refresh" content="0; url=/bendi/"></head></html>'
    entry = proposed(f"{site.base}/old")["entry"]
    assert entry["list"] == f"{site.base}/old"  # as after any redirect: it may lead to the page of the day
    assert any(path == "/bendi/" for path, *_ in site.answers)


def test_other_private_hosts_are_not_asked(site: Site) -> None:
    """A private address that is typed is meant; where its pages lead is another matter."""
    inner = site.base.replace("127.0.0.1", "127.0.0.2")
    site.pages["/inner/"] = listing({inner + path: headline for path, headline in LOCAL.items()})
    result = call("add", f"{site.base}/inner/", "--yes")
    assert result.exit_code == 1
    assert "127.0.0.2 is not an address of the open internet" in result.stderr


# -- the file


def test_without_a_terminal_nothing_is_written_and_the_entry_is_the_output(site: Site, folder: Path) -> None:
    result = call("add", f"{site.base}/bendi/")
    assert result.stdout == f"  - name: 云汀晚报-本地新闻\n    list: {site.base}/bendi/\n"
    assert "--yes adds this" in result.stderr
    assert (folder / "sources.yaml").read_text(encoding="utf-8") == DEFAULTS


@pytest.mark.slow
def test_a_file_is_begun(folder: Path) -> None:
    """Without defaults of its own, so there is a second between two requests: the feed has one article."""
    with serve({"/1.html": article(HEADLINES[0])}) as site:
        site.pages["/rss.xml"] = feed(site.base, {"/1.html": HEADLINES[0]})
        call("add", f"{site.base}/rss.xml", "--yes", "--config", "new.yaml")
        assert load("new.yaml").all[0].urls == (f"{site.base}/rss.xml",)
        assert not Path("new.yaml").read_text(encoding="utf-8").startswith("# yaml-language-server")
        (folder / "sources.schema.json").write_text("{}")
        call("add", f"{site.base}/rss.xml", "--yes", "--config", "newer.yaml")
    first = Path("newer.yaml").read_text(encoding="utf-8").splitlines()[0]
    assert first == "# yaml-language-server: $schema=sources.schema.json"


def test_an_address_is_there_once(site: Site, folder: Path) -> None:
    call("add", f"{site.base}/bendi/", "--yes")
    before = (folder / "sources.yaml").read_bytes()
    site.answers.clear()
    with pytest.raises(ConfigError, match=r"sources.yaml:6: '云汀晚报-本地新闻' already has this address"):
        call("add", f"{site.base}/bendi/?utm_source=x#top", "--yes", "--name", "other")
    assert site.answers == [], "it is known before anything is asked"
    with pytest.raises(ConfigError, match="already has this address"):
        call("add", f"{site.base}/bendi/202603/001.html", "--yes")  # leads there
    assert (folder / "sources.yaml").read_bytes() == before


def test_a_name_is_there_once(site: Site) -> None:
    call("add", f"{site.base}/", "--yes", "--name", "YUNTING")
    with pytest.raises(ConfigError, match="there is already a source named 'YUNTING'; choose another name with --name"):
        call("add", f"{site.base}/bendi/", "--yes", "--name", "yunting")
    call("add", f"{site.base}/bendi/", "--yes", "--name", "云汀 本地")
    assert [source.name for source in load("sources.yaml")] == ["YUNTING", "云汀 本地"]


@pytest.mark.parametrize(
    "typed", ["", "人民网", "ftp://news.example.cn/", "http://", "ht tp://x", "--", "http://a b.cn/"]
)
def test_what_is_no_address_is_said(typed: str) -> None:
    with pytest.raises(ConfigError, match=r"not an address|not an http|not a URL"):
        call("add", "--", typed)


def test_a_file_with_mistakes_is_told_before_anything_is_asked(site: Site, folder: Path) -> None:
    (folder / "sources.yaml").write_text("sources:\n  - name: a\n    lst: http://x.example/\n")
    with pytest.raises(ConfigError, match=r"sources.yaml:3: .*did you mean \"list\""):
        call("add", f"{site.base}/", "--yes")
    assert site.answers == []


def test_the_defaults_of_the_file_hold(site: Site, folder: Path) -> None:
    (folder / "sources.yaml").write_text(DEFAULTS.replace("delay: 0", "delay: 0, timezone: Asia/Taipei"))
    survey = proposed(f"{site.base}/")
    assert "timezone" not in survey["entry"], "nothing tells another one"
    assert survey["samples"][0]["article"]["published"].startswith("2026-03-04T09:15")


# -- on a terminal


def typed(folder: Path, keys: list[tuple[str, str]], *args: str, columns: int = 80) -> str:
    """The output of `scrape add` on a terminal: each (what is waited for, what is typed then)."""
    child, terminal = pty.fork()
    if child == 0:
        os.chdir(folder)
        environ = {"TERM": "xterm", "COLUMNS": str(columns), "LANG": "C.UTF-8", "PATH": os.environ["PATH"]}
        environ["PYTHONPATH"] = str(Path(__file__).parents[4])
        os.execve(sys.executable, [sys.executable, "-m", "scraper", "add", *args], environ)
    shown, until, waiting = b"", time.monotonic() + 600, list(keys)
    while time.monotonic() < until:
        if select.select([terminal], [], [], 0.1)[0]:
            try:
                piece = os.read(terminal, 65536)
            except OSError:
                break
            if not piece:
                break
            shown += piece
        if waiting and waiting[0][0] in shown.decode("utf-8", "replace"):
            wait_for_keys(child)
            os.write(terminal, waiting.pop(0)[1].encode())
            shown += b"\n<typed>\n"
    os.close(terminal)
    os.waitpid(child, 0)
    return shown.decode("utf-8", "replace")


@pytest.mark.slow
def test_a_terminal_is_asked(site: Site, folder: Path) -> None:
    shown = typed(folder, [("Add it to sources.yaml?", "n\n")], f"{site.base}/")
    assert "y, n, or other numbers" in shown
    assert (folder / "sources.yaml").read_text(encoding="utf-8") == DEFAULTS
    shown = typed(folder, [("[y]", "2\n"), ("rss.xml: 5 links", "\n")], f"{site.base}/")
    assert "was added to sources.yaml" in shown
    assert load(folder / "sources.yaml").all[0].kind in ("feed", "sitemap")


@pytest.mark.long
def test_several_can_be_chosen(site: Site, folder: Path) -> None:
    keys = [("[y]", "7\n"), ("nor a number from the table", "3, 5\n"), ("\r\nlist ", ""), ("/tiyu/\r\nAdd", "y\n")]
    shown = typed(folder, keys, f"{site.base}/", "--name", "云汀本地")
    assert "were added to sources.yaml" in shown
    assert [(source.name, source.urls) for source in load(folder / "sources.yaml")] == [
        ("云汀本地", (f"{site.base}/bendi/",)),
        ("云汀晚报网-体育", (f"{site.base}/tiyu/",)),
    ]


@pytest.mark.slow
def test_ctrl_c_writes_nothing(site: Site, folder: Path) -> None:
    assert "Interrupted" in typed(folder, [("[y]", "\x03")], f"{site.base}/bendi/")
    assert (folder / "sources.yaml").read_text(encoding="utf-8") == DEFAULTS


@pytest.mark.parametrize(("columns", "language"), only([(80, "en"), (80, "zh"), (200, "en")], (80, "zh")))
def test_nothing_is_wider_than_a_pipe_is_told(site: Site, columns: int, language: str) -> None:
    done = forked.scrape("--lang", language, "add", f"{site.base}/", COLUMNS=str(columns))
    fields = [line for line in done.stderr.splitlines() if "/5" in line and "://" not in line]
    assert len(fields) == 8
    assert max(map(cell_len, fields)) <= columns
    assert "\x1b" not in done.stderr


@pytest.mark.slow
@pytest.mark.parametrize(("columns", "language"), only(itertools.product((40, 60, 80), ("en", "zh")), (40, "zh")))
def test_the_dialogue_fits_the_terminal(site: Site, folder: Path, columns: int, language: str) -> None:
    """Both tables, with every candidate, address and sample in full; the terminal wraps only sentences."""
    shown = typed(folder, [("[y]", "n\n")], f"{site.base}/", "--lang", language, columns=columns)
    text = re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", shown).replace("\r\n", "\n")
    tables = text.rpartition("\r")[2].partition("\n  - name:")[0].splitlines()
    rules = [line for line in tables if set(line.strip()) == {"─"}]
    assert len(rules) == 2
    rows = [line for line in tables if line.startswith(("  ", "─")) or "/5" in line]
    assert max(map(cell_len, rows)) <= columns
    joined = "".join(line[:columns].strip() for line in rows)
    assert "2026-03-04T09:15+08:00" in joined.replace(" ", "")
