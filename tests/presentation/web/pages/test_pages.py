"""The pages of the running server: search, facets, paging, articles, charts, Datasette's own."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import httpx
import pytest
from click.testing import CliRunner
from selectolax.lexbor import LexborHTMLParser, LexborNode

from scraper.archive import Archive
from scraper.cli.commands.find.search import command
from scraper.models import Page
from scraper.text.segmenter import analyse
from tests import hostile
from tests.cli.filled import fill
from tests.presentation.web.conftest import http, served

pytestmark = pytest.mark.slow

SOURCES = ("evening", "morning", "radio")


def get(url: str, **headers: str) -> LexborHTMLParser:
    answer = http.get(url, headers=headers, follow_redirects=True)
    assert answer.status_code == 200, answer.text
    return LexborHTMLParser(answer.content)


def texts(page: LexborHTMLParser | LexborNode, selector: str) -> list[str]:
    return [" ".join(node.text().split()) for node in page.css(selector)]


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    """A server over an archive of 330 articles, and the archive."""
    path = tmp_path_factory.mktemp("many") / "archive.db"
    with Archive.open(path) as archive, archive.transaction():
        for number in range(330):
            page = Page(
                "article",
                f"https://news.example.cn/{number}",
                headline=f"图书馆第{number}分馆开馆" if number % 2 else f"步道{number}段通车",
                editors=("林一帆",) if number % 3 else ("林一",),
                outlet=f"清河{number % 50}报",
                section="文化" if number % 2 else None,
                published=f"{2024 + number % 2}-{1 + number % 12:02}-{1 + number % 28:02}T08:15:00+08:00",
                body=f"清河市第{number}号工程昨日完工，首日迎来读者{number}人。" * (1 + number % 3),
            )
            archive.articles.store(SOURCES[number % 3], None, page, analyse(page))
        archive.tags.add([8, 118, 228], ["存疑", "待读<b>"])
        archive.tags.add([9], ["存疑"])
    with served(path) as (url, _):
        yield url, path


def test_tags_are_shown_and_filter(many: tuple[str, Path]) -> None:
    url, _ = many
    page = get(f"{url}/?tag={quote('存疑')}")
    assert texts(page, "#count") == ["4 articles"]
    assert texts(page, ".chosen-ones a.chosen") == ["存疑 ✕"]
    assert sorted(texts(page, ".hit .tags")) == ["存疑", *["存疑 待读<b>"] * 3]
    narrower = next(link for link in page.css(".facets a") if "待读<b>" in link.text())
    assert texts(get(url + (narrower.attributes["href"] or "")), "#count") == ["3 articles"]
    assert texts(get(f"{url}/?q={quote('tag:存疑 -tag:待读<b>')}"), "#count") == ["1 article"]
    assert texts(get(f"{url}/article/8"), "a.tag") == ["存疑", "待读<b>"]


def test_without_a_query_all_articles_newest_first(site: str) -> None:
    page = get(site)
    assert texts(page, "#count") == ["3 articles"]
    assert texts(page, ".hit h2")[0] == "河堤步道通车"
    assert page.css_first("html").attributes["lang"] == "en"


def test_hits_show_what_was_found_and_where(site: str) -> None:
    page = get(f"{site}/?q=滞纳金 outlet:晚报")
    assert set(texts(page, ".hit mark")) == {"滞纳金"}
    assert texts(page, ".hit .facts span")[:3] == ["清河晚报", "2026-01-31 08:15", "陈可"]
    assert page.css_first("input[name=q]").attributes["value"] == "滞纳金 outlet:晚报"
    assert texts(page, "title") == ["滞纳金 outlet:晚报 – Search – archive.db"]


@pytest.mark.parametrize(
    "query", ["分馆", "通车 OR 分馆", "headline:步道 -30", '"第7号工程"', "工程", "没有这个", "editor:林一帆"]
)
@pytest.mark.parametrize("sort", ["relevance", "newest", "oldest"])
def test_the_hits_are_those_of_the_command(many: tuple[str, Path], query: str, sort: str) -> None:
    url, db = many
    page = get(str(httpx.URL(url, params={"q": query, "sort": sort})))
    ids = [int(str(link.attributes["href"]).split("/")[2].split("?")[0]) for link in page.css(".hit h2 a")]
    done = CliRunner().invoke(command, [query, "--sort", sort, "--json", "--db", str(db)], catch_exceptions=False)
    assert ids == [json.loads(line)["id"] for line in done.stdout.splitlines()]
    with Archive.read(db) as archive:
        count = archive.search.count(query)
    assert texts(page, "#count") == ["1 article" if count == 1 else f"{count:,} articles"]


@pytest.mark.parametrize("sort", ["relevance", "newest"])
def test_the_pages_have_every_hit_once(many: tuple[str, Path], sort: str) -> None:
    url, db = many
    address: str | None = f"/?q=分馆&sort={sort}"
    addresses: list[str] = []
    pages = 0
    while address:
        page = get(url + address)
        addresses += [str(link.attributes["href"]).split("?")[0] for link in page.css(".hit h2 a")]
        after = page.css_first(".pages [rel=next]")
        address = after.attributes["href"] if after else None
        pages += 1
    with Archive.read(db) as archive:
        assert sorted(addresses) == sorted(f"/article/{number}" for number in archive.search.ids("分馆"))
    assert pages == 9


def test_beyond_the_last_page_is_the_last_page(many: tuple[str, Path]) -> None:
    page = get(f"{many[0]}/?q=分馆&page=400")
    assert texts(page, ".pages .current") == ["9"]
    assert len(page.css(".hit")) == 5


def test_by_relevance_the_best_are_paged_and_the_rest_pointed_to(many: tuple[str, Path]) -> None:
    page = get(f"{many[0]}/?q=工程&page=10")
    assert texts(page, ".pages .current") == ["10"]
    assert "sort=newest" in str(page.css_first(".results .hint a").attributes["href"])


def test_a_facet_leads_to_as_many_as_it_says(many: tuple[str, Path]) -> None:
    url, _ = many
    page = get(f"{url}/?q=工程")
    facets = {" ".join(box.css_first("h2").text().split()): box for box in page.css(".facets section")}
    assert list(facets) == ["Source", "Section", "Outlet", "Editor", "Tag", "Date"]
    for box in facets.values():
        link = box.css("a")[-1]
        count = link.css_first(".n").text()
        there = get(url + str(link.attributes["href"]))
        assert texts(there, "#count")[0].split(" ")[0] == count
        assert there.css(".facets a.chosen")


def test_an_editor_is_the_whole_name(many: tuple[str, Path]) -> None:
    page = get(f"{many[0]}/?editor=林一")
    assert texts(page, "#count") == ["110 articles"]


def test_a_filter_can_be_taken_away(many: tuple[str, Path]) -> None:
    url, _ = many
    page = get(f"{url}/?q=工程&source=radio&since=2025&until=2025")
    assert texts(page, ".chosen-ones a") == ["radio ✕", "2025 ✕"]
    there = get(url + str(page.css_first(".chosen-ones a").attributes["href"]))
    assert texts(there, ".chosen-ones a") == ["2025 ✕"]


def test_dates_divide_further(many: tuple[str, Path]) -> None:
    url, _ = many
    years = get(f"{url}/")
    links = {link.css_first(".value").text(): link for link in years.css("#facets section:last-child a")}
    assert set(links) == {"2025", "2024"}
    months = get(url + str(links["2025"].attributes["href"]))
    assert "2025-02" in texts(months, "#facets section:last-child .value")


def test_what_is_no_date_is_said(site: str) -> None:
    page = get(f"{site}/?since=someday")
    assert "someday" in texts(page, ".hint")[0]
    assert texts(page, "#count") == ["3 articles"]


def test_the_marks_of_a_chinese_keyboard_are_understood(site: str) -> None:
    plain = texts(get(f"{site}/?q=开馆"), "h1#count")
    for typed in ("“开馆”", "「开馆」", "（开馆 OR 无此词）", "标题：开馆 or 无此词", "开馆 －无此词"):
        page = get(f"{site}/?q={quote(typed)}")
        assert texts(page, "h1#count") == plain
        assert bool(texts(page, ".hint")) == (" or " in typed)


def test_a_name_that_is_not_there_is_said(site: str) -> None:
    assert "There is no source 'nobody' here" in texts(get(f"{site}/?source=nobody"), ".hint")[0]


def test_dates_out_of_order_are_said(site: str) -> None:
    assert "is later than" in texts(get(f"{site}/?since=2026-02&until=2026-01"), ".hint")[0]


def test_hints_of_the_query_are_shown(site: str) -> None:
    assert "no field" in texts(get(f"{site}/?q=headlin:开馆"), ".hint")[0]


def test_what_else_might_have_been_meant(site: str) -> None:
    page = get(f"{site}/?q=陈可")
    assert texts(page, "#count") == ["0 articles"]
    link = page.css_first(".suggestions a")
    assert link.text() == 'byline:"陈可"'
    assert texts(get(site + str(link.attributes["href"])), "#count") == ["2 articles"]
    apart = get(f"{site}/?q=图书馆凭身份证")
    assert texts(get(site + str(apart.css_first(".suggestions a").attributes["href"])), "#count") == ["2 articles"]


def test_words_apart(site: str) -> None:
    assert texts(get(f"{site}/?q=图书馆凭身份证&words=1"), "#count") == ["2 articles"]


def test_reprints_once(site: str) -> None:
    assert texts(get(f"{site}/?q=滞纳金"), "#count") == ["2 articles"]
    page = get(f"{site}/?q=滞纳金&unique=1")
    assert texts(page, "#count") == ["1 article"]
    assert len(page.css(".hit")) == 1


def test_facets_count_what_is_left_of_reprints_too(site: str) -> None:
    page = get(f"{site}/?unique=1")
    assert texts(page, "#count") == ["2 articles"]
    for link in page.css("#facets section:first-child a"):
        there = get(site + str(link.attributes["href"]))
        assert texts(there, "#count")[0].split(" ")[0] == link.css_first(".n").text()


@pytest.mark.parametrize(
    "query", ["'", '"', '"""', "%", "\\", "OR", "-", "NEAR(", "a:b:c", "\x00", "((", "*", "?" * 3000]
)
def test_any_query_is_answered(site: str, query: str) -> None:
    get(str(httpx.URL(site, params={"q": query})))


def test_an_article_with_all_that_is_known_of_it(site: str) -> None:
    page = get(f"{site}/article/1?q=滞纳金")
    assert texts(page, "article h1") == ["图书馆新馆开馆"]
    assert page.css_first("article").attributes["lang"] == "zh-CN"
    assert len(page.css(".body p")) == 3
    assert texts(page, ".body mark") == ["滞纳金"]
    assert texts(page, ".revisions del") == ["四"]
    assert texts(page, ".revisions ins") == ["五"]
    assert texts(page, ".copies li a") == ["新馆开馆"]
    assert texts(page, ".sightings td")[-1] == "新馆今日开馆"
    assert page.css_first(".back a").attributes["href"] == "/?q=%E6%BB%9E%E7%BA%B3%E9%87%91"


def test_the_original_is_linked_and_learns_nothing(site: str) -> None:
    link = get(f"{site}/article/1").css_first(".about a.outward")
    assert link.attributes["href"] == "https://news.example.cn/1.html"
    assert {"noopener", "noreferrer"} <= set(str(link.attributes["rel"]).split())


@pytest.mark.parametrize("number", ["999", "0", "9" * 40])
def test_there_is_no_such_article(site: str, number: str) -> None:
    answer = http.get(f"{site}/article/{number}")
    assert answer.status_code == 404
    assert number in answer.text


def test_charts_are_drawn_in_the_page(site: str) -> None:
    page = get(f"{site}/charts")
    assert len(page.css("figure .broad svg[role=img]")) == len(page.css("figure table")) >= 6
    narrowed = get(f"{site}/charts?source=online")
    assert "1 articles" in narrowed.css_first("main").text()


def test_charts_of_what_a_search_finds(site: str) -> None:
    page = get(f"{site}/?q=滞纳金&source=evening")
    charts = get(site + str(page.css_first(".to-charts").attributes["href"]))
    assert texts(charts, "main > p")[0].startswith("1 articles")
    assert texts(charts, "#sources tbody th") == ["evening"]
    assert texts(charts, "main > p a.chosen") == ["滞纳金 ✕", "evening ✕"]
    assert charts.css_first(".back a").attributes["href"] == "/?q=%E6%BB%9E%E7%BA%B3%E9%87%91&source=evening"


def test_in_the_reader_s_language(site: str, db: Path) -> None:
    assert get(site, **{"Accept-Language": "zh-CN,zh;q=0.9"}).css_first("html").attributes["lang"] == "zh-CN"
    assert get(f"{site}/data", **{"Accept-Language": "zh"}).css_first("html").attributes["lang"] == "zh-CN"


@pytest.mark.long
def test_in_the_language_of_an_option_for_every_reader(db: Path) -> None:
    with served(db, "--lang", "zh") as (url, _):
        assert get(url, **{"Accept-Language": "en"}).css_first("html").attributes["lang"] == "zh-CN"


def test_hostile_fields_stay_text_everywhere(hostile_site: str) -> None:
    for path in (
        "/",
        "/?q=恶意标题",
        "/article/1",
        "/article/2",
        "/charts",
        "/data/articles",
        "/data/articles/1",
        "/data/teasers",
    ):
        page = get(hostile_site + path)
        assert not page.css("script, img, iframe, object, embed, [onerror], [onload], base"), path
        links = [str(link.attributes["href"]) for link in page.css("a[href]")]
        assert not [link for link in links if link.lower().lstrip().startswith(("javascript", "data:", "vbscript"))], (
            path
        )
    page = get(f"{hostile_site}/article/1")
    assert hostile.IMAGE in page.css_first(".body").text()
    assert hostile.SCRIPT in page.css_first("article h1").text()


def test_an_address_that_would_run_is_no_link(hostile_site: str) -> None:
    page = get(f"{hostile_site}/article/2")
    assert page.css_first(".about .unlinked").text().startswith("javascript:")
    assert not page.css(".about a.outward")


def test_sql_reads_and_only_reads(site: str) -> None:
    def ask(sql: str) -> httpx.Response:
        return http.get(f"{site}/data.json", params={"sql": sql, "_shape": "array"})

    assert ask("select count(*) as n from articles").json() == [{"n": 3}]
    for sql in (
        "delete from articles",
        "pragma query_only = off",
        "attach '/etc/passwd' as other",
        "select load_extension('x')",
        "select zeroblob(900000000)",
    ):
        assert ask(sql).status_code == 400, sql
    assert ask("select count(*) as n from articles").json() == [{"n": 3}]


def test_sql_that_would_never_end_is_ended(site: str) -> None:
    sql = "with recursive c(x) as (select 1 union all select x+1 from c) select count(*) from c"
    answer = http.get(f"{site}/data.json", params={"sql": sql})
    assert answer.status_code == 400
    assert "took too long" in answer.text or "interrupted" in answer.text.lower()


def test_it_works_while_a_writer_writes(tmp_path: Path) -> None:
    path = tmp_path / "archive.db"
    page = Page("article", "https://news.example.cn/0", headline="开馆", body="清河市图书馆新馆昨日开馆。")
    with Archive.open(path) as writer:
        writer.articles.store("evening", None, page, analyse(page))
        with served(path) as (url, _):
            with writer.transaction():
                new = Page("article", "https://news.example.cn/1", headline="通车", body="清河东岸步道昨日通车。")
                writer.articles.store("evening", None, new, analyse(new))
                assert texts(get(url), "#count") == ["1 article"]
                assert http.get(f"{url}/data/articles").status_code == 200
            assert texts(get(url), "#count") == ["2 articles"]


@pytest.mark.long
def test_a_folder_that_cannot_be_written_is_served_all_the_same(tmp_path: Path) -> None:
    folder = tmp_path / "shelf"
    folder.mkdir()
    path = fill(folder / "archive.db")
    path.chmod(0o444)
    folder.chmod(0o555)
    try:
        with served(path) as (url, _):
            assert texts(get(url), "#count") == ["3 articles"]
    finally:
        folder.chmod(0o755)


def test_the_tables_begin_with_the_articles(site: str) -> None:
    page = get(f"{site}/data")
    assert texts(page, ".db-table h3")[0] == "articles"
    assert texts(page, "#sql-editor") == ["select * from articles"]


def test_a_placeholder_is_no_value(site: str) -> None:
    for field in get(f"{site}/").css("input[placeholder]"):
        assert not field.attributes.get("value")
        assert not re.search(r"\d", str(field.attributes["placeholder"]))


def test_an_article_can_be_cited(site: str) -> None:
    page = get(f"{site}/article/1")
    assert "陈可. 图书馆新馆开馆[N/OL]. 清河晚报, 2026-01-31[2026-02-01]." in page.css_first("details.cite").text()
    addresses = [str(node.attributes["href"]) for node in page.css("details.cite a")]
    assert addresses == [f"/article/1/cite/{name}" for name in ("bibtex", "ris", "csl-json")]
    answer = http.get(site + addresses[0])
    assert answer.headers["content-disposition"] == 'attachment; filename="article-1.bib"'
    assert answer.headers["content-type"].startswith("application/x-bibtex")
    assert answer.text.startswith("@article{news2026-1,")


@pytest.mark.parametrize("address", ["/article/1/cite/vancouver", "/article/1/cite/apa", "/article/99/cite/ris"])
def test_a_citation_that_does_not_exist(site: str, address: str) -> None:
    assert http.get(site + address).status_code == 404
