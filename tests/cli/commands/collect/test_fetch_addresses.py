"""`scrape fetch` of articles that are linked under several spellings, and of those that a parameter tells apart."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from scraper.cli.main import scrape
from tests.cli.commands.collect.test_fetch import fetch, rows, serving
from tests.kinds import only
from tests.newssite import HEADLINES, Answer, article, listing

pytestmark = pytest.mark.usefixtures("folder")

Pages = dict[str, Answer | str]


SOURCE = """\
defaults: {delay: 0, limits: {retries: 0}}
sources:
  - name: yunting
    %s: %%s/list
    query: {%s}
"""


def pages(paths: list[str]) -> Pages:
    return {path: article(HEADLINES[n]) for n, path in enumerate(paths)}


def starts(paths: list[str]) -> dict[str, Answer]:
    """The same addresses as a list page, a feed and a sitemap."""
    items = "".join(f"<item><title>{HEADLINES[n]}</title><link>{path}</link></item>" for n, path in enumerate(paths))
    feed = f'<rss version="2.0"><channel><title>t</title>{items}</channel></rss>'.replace("&", "&amp;")
    urls = "".join(f"<url><loc>{path}</loc></url>" for path in paths).replace("&", "&amp;")
    xml = {"Content-Type": "application/xml"}
    return {
        "list": Answer(listing({path: HEADLINES[n] for n, path in enumerate(paths)}).encode()),
        "feed": Answer(feed.encode(), headers=xml),
        "sitemap": Answer(f"<urlset>{urls}</urlset>".encode(), headers=xml),
    }


@pytest.mark.parametrize("kind", ["list", "feed", "sitemap"])
@pytest.mark.parametrize(("table", "name"), [("keep: [from]", "from"), ("keep: [spm]", "spm"), ("keep: ['*']", "cmp")])
def test_a_parameter_that_is_to_be_kept_tells_articles_apart(kind: str, table: str, name: str) -> None:
    paths = [f"/show.php?{name}={n}" for n in range(6)]
    with serving({"/list": starts(paths)[kind], **pages(paths)}, SOURCE % (kind, table)) as site:
        assert "6 new" in fetch().stdout
        assert "nothing new" in fetch().stdout
        assert sorted(path for path in site.paths() if path.startswith("/show")) == paths
    assert sorted(rows("SELECT url FROM articles")) == [(site.base + path,) for path in paths]


def test_the_address_that_a_page_gives_itself_keeps_the_parameter_too() -> None:
    paths = [f"/show.php?from={n}" for n in range(4)]
    own = {
        path: page.replace("</head>", f'<link rel="canonical" href="{path}&amp;utm_source=x"></head>')
        for path, page in pages(paths).items()
        if isinstance(page, str)
    }
    with serving({"/list": starts(paths)["list"], **own}, SOURCE % ("list", "keep: [from]")) as site:
        assert "4 new" in fetch().stdout
    assert sorted(rows("SELECT url FROM articles")) == [(site.base + path,) for path in paths]


@pytest.mark.parametrize("kind", ["list", "feed", "sitemap"])
def test_a_parameter_that_is_to_be_dropped_makes_no_other_article(kind: str) -> None:
    paths = [f"/show.php?id={n}" for n in range(4)]
    served: Pages = pages(paths)
    with serving(served, SOURCE % (kind, "drop: [visit]")) as site:
        for run in range(2):
            served["/list"] = starts([f"{path}&visit={run}" for path in paths])[kind]
            fetch()
    assert sorted(rows("SELECT url FROM articles")) == [(site.base + path,) for path in paths]


@pytest.mark.parametrize("kind", ["list", "feed", "sitemap"])
def test_links_of_eight_thousand_characters_are_taken(kind: str) -> None:
    paths = [f"/show.php?id={n}&x={'y' * length}" for n, length in enumerate((100, 1990, 2100, 7900))]
    with serving({"/list": starts(paths)[kind], **pages(paths)}, SOURCE % (kind, "")):
        assert "4 new" in fetch().stdout


Spelling = Callable[[int, int], str]


SPELLINGS: list[Spelling] = [
    lambda n, run: f"/show?id={n}&cat=2" if run else f"/show?cat=2&id={n}",
    lambda n, run: f"/a/{n}/" if run else f"/a/{n}",
    lambda n, run: f"/a/{n}/index.html" if run else f"/a/{n}/",
    lambda n, run: f"/a/{n}x" if run else f"/a/{n}%78",
    lambda n, run: f"/show?id={n}&PHPSESSID=abc{run}",
    lambda n, run: f"/show?id={n}&sid=5f4dcc3b5aa765d61d8327deb882cf9{run}",
    lambda n, run: f"/a/{n}.jsp;jsessionid=0A1B2C{run}",
    lambda n, run: f"/a/{n}.html?ref=front" if run else f"/a/{n}.html",
    lambda n, run: f"/A/{n}.html" if run else f"/a/{n}.html",
    lambda n, run: f"http://localhost:PORT/a/{n}.html" if run else f"/a/{n}.html",
]  # fmt: skip
"""An article's address in two runs; tests/test_urls.py has more of them without a run."""


@pytest.mark.slow
@pytest.mark.parametrize("spelling", only(SPELLINGS, *SPELLINGS[::3]))
def test_another_spelling_of_a_known_address_is_no_new_article(spelling: Spelling) -> None:
    served: Pages = {}
    with serving(served, SOURCE % ("list", "") + "    hosts: localhost\n") as site:
        port = site.base.rpartition(":")[2]
        for run in (0, 1, 1):
            links = {spelling(n, run).replace("PORT", port): HEADLINES[n] for n in range(5)}
            served["/list"] = listing(links)
            served |= {path.removeprefix(f"http://localhost:{port}"): article(h) for path, h in links.items()}
            served |= {path.partition(";")[0]: page for path, page in served.items()}
            served |= {path.partition("&PHP")[0].partition("&sid")[0]: page for path, page in served.items()}
            served |= {path.replace("%78", "x"): page for path, page in served.items()}
            before = len(site.answers)
            assert fetch().exit_code == 0
        assert [path for path, _ in site.answers[before:] if path not in ("/robots.txt", "/list")] == []
    assert rows("SELECT count(*), count(copy_of), max(revision) FROM articles") == [(5, 0, 1)]


def test_the_same_text_at_another_path_or_number_is_a_copy_as_ever() -> None:
    paths = ["/show?id=1&cat=2", "/show?id=2&cat=2", "/print?id=1&cat=2"]
    served: Pages = {path: article(HEADLINES[0]) for path in paths}
    served["/list"] = listing(dict.fromkeys(paths, HEADLINES[0]))
    with serving(served, SOURCE % ("list", "")):
        fetch()
    assert rows("SELECT count(*), count(copy_of) FROM articles") == [(3, 2)]


def test_an_edit_under_another_spelling_of_the_host_is_a_revision() -> None:
    text = [f"第{n}段：云汀城的居民谈起此事说法各有不同，本报记者走访之后整理如下供读者参考。" for n in range(8)]
    served: Pages = {"/list": listing({"/a/1": HEADLINES[0]}), "/a/1": article(HEADLINES[0], paragraphs=text)}
    with serving(served, SOURCE % ("list", "")):
        fetch()
        served["/list"] = listing({"/a/1/": HEADLINES[0]})
        served["/a/1/"] = article(HEADLINES[0], paragraphs=[*text, "更正：前文的年份有误。"])
        fetch()
    assert rows("SELECT count(*), max(revision) FROM articles") == [(1, 2)]


def test_a_list_and_an_index_of_sitemaps_may_count_their_pages_by_a_tracking_parameter() -> None:
    paths = [f"/a/{n}.html" for n in range(8)]
    served: Pages = {
        **pages(paths),
        "/list": listing({path: HEADLINES[n] for n, path in enumerate(paths[:4])}, next_page="/list?from=4"),
        "/list?from=4": listing({path: HEADLINES[n + 4] for n, path in enumerate(paths[4:])}),
    }
    with serving(served, SOURCE % ("list", "") + "    pages: 2\n"):
        assert "8 new" in fetch().stdout
    children = "".join(f"<sitemap><loc>/map.xml?from={n}</loc></sitemap>" for n in (0, 4))
    served["/list"] = Answer(f"<sitemapindex>{children}</sitemapindex>".encode(), headers={"Content-Type": "text/xml"})
    served["/map.xml?from=0"], served["/map.xml?from=4"] = starts(paths[:4])["sitemap"], starts(paths[4:])["sitemap"]
    Path("archive.db").unlink()
    with serving(served, SOURCE % ("sitemap", "")):
        assert "8 new" in fetch().stdout


def test_articles_that_differ_only_in_a_tracking_parameter_are_fetched_where_the_list_tells_them_apart() -> None:
    """No setting says so: the headlines do. Once fetched, once asked again, once read again from the raw pages."""
    paths = [f"/show.php?id=7&from={n}" for n in range(6)]
    split = article(HEADLINES[5], paragraphs=["云汀城的居民谈起此事，" * 9] * 3, next_page="/show.php?id=7&from=5&p=2")
    second = article(HEADLINES[5], paragraphs=["本报记者走访之后整理如下，" * 9] * 3)
    served: Pages = {**pages(paths), paths[5]: split, "/show.php?id=7&from=5&p=2": second}
    source = SOURCE.replace("    query: {%s}\n", "    revisit: [1s, 1h]\n") % "list"
    with serving({"/list": starts(paths)["list"], **served}, source) as site:
        assert "6 new" in fetch().stdout
        assert "6 new" not in fetch("--full").stdout
        assert sorted({path for path in site.paths() if path.startswith("/show")}) == sorted(
            [*paths, f"{paths[5]}&p=2"]
        )
    before = rows("SELECT url, body FROM articles ORDER BY url")
    assert [url for url, _ in before] == [site.base + path for path in paths]
    assert "记者走访之后" in before[5][1]
    assert CliRunner().invoke(scrape, ["reparse"], catch_exceptions=False).exit_code == 0
    assert rows("SELECT url, body FROM articles ORDER BY url") == before
    assert rows("SELECT count(*) FROM revisions") == [(0,)]


@pytest.mark.slow
@pytest.mark.parametrize("packed", [False, True])
def test_a_sitemap_of_an_index_that_breaks_off_is_reported_and_what_it_gave_is_stored(packed: bool) -> None:
    paths = [f"/bendi/{n}.html" for n in range(6)]
    whole = "<urlset>%s</urlset>"
    urls = [f"<url><loc>{path}</loc></url>" for path in paths]
    cut = (whole % "".join(urls[:3])).encode()[:-25]  # in the middle of the third address
    children = "".join(f"<sitemap><loc>/{name}.xml</loc></sitemap>" for name in "ab")
    served: Pages = {
        "/list": f"<sitemapindex>{children}</sitemapindex>",
        "/a.xml": Answer(gzip.compress(cut) if packed else cut, etag='"a"'),
        "/b.xml": Answer((whole % "".join(urls[3:])).encode(), etag='"b"'),
        **pages(paths),
    }
    with serving(served, SOURCE.replace("    query: {%s}\n", "") % "sitemap") as site:
        for counts in ("5 new, 1 failed", "yunting: 1 failed"):
            done = fetch()
            assert done.exit_code == 1
            assert counts in done.stdout
            assert (
                f"FAILED: could not read the whole list page: {site.base}/a.xml: the sitemap breaks off" in done.stdout
            )
            assert site.answers.count(("/a.xml", 304)) == 0, "what was cut short is no state to be unchanged from"
        assert [url for (url,) in rows("SELECT url FROM failures")] == [f"{site.base}/a.xml"]
        served["/a.xml"] = Answer((whole % "".join(urls[:3])).encode() + b"\n<!-- made in 0.2 s -->\n")
        mended = fetch()
        assert (mended.exit_code, "1 new" in mended.stdout) == (0, True), mended.stdout
        assert rows("SELECT count(*) FROM failures") == [(0,)]
    assert sorted(rows("SELECT url FROM articles")) == [(site.base + path,) for path in paths]
