"""`scrape add` of e-papers on loopback: from any of their pages to `paper:`, named after the paper."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from scraper.cli.main import scrape
from scraper.discovery.papers import paper_name
from tests.epaper_systems import SYSTEMS, System
from tests.epaper_variants import SYSTEMS as VARIANTS
from tests.epapers import issue
from tests.newssite import Answer, Site, serve

DAYS = (date(2026, 11, 27), date(2026, 11, 28))
BY_NAME = {system.name: system for system in (*SYSTEMS, *VARIANTS)}


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("sources.yaml").write_text("defaults: {delay: 0, proxy: direct, limits: {retries: 0}}\n", encoding="utf-8")
    return tmp_path


@pytest.fixture
def site() -> Iterator[Site]:
    with serve({}) as site:
        yield site


def publish(site: Site, system: System) -> list[dict[str, str]]:
    """Serve two days of a paper; return the paths of layouts and articles of the second."""
    paths: list[dict[str, str]] = []
    for day in DAYS:
        paper = issue(day, numbers=system.numbers, without=(system.numbers[2],))
        pages = system.of(paper)
        for path, body in pages.items():
            site.pages[path] = Answer(body, headers={"Content-Type": "text/html"})
        story = paper.sheets[0].stories[0]
        article = next(
            path
            for path, body in pages.items()
            if f">{story.headline}<".encode(system.encoding) in body
            and story.paragraphs[0][-20:].encode(system.encoding) in body
        )
        paths.append({"layout": next(iter(pages)), "later": _second_layout(system, [*pages]), "article": article})
    return paths


def _second_layout(system: System, paths: list[str]) -> str:
    """The path of another layout page, which readers come by, too."""
    first = paths[0]
    form = "".join("0" if character.isdigit() else character for character in first)
    alike = [path for path in paths if "".join("0" if c.isdigit() else c for c in path) == form]
    return alike[1] if len(alike) > 1 else first


def add(address: str) -> dict[str, Any]:
    result = CliRunner().invoke(scrape, ["add", address, "--json"], catch_exceptions=False)
    assert result.exit_code == 0, result.stdout
    entry: dict[str, Any] = json.loads(result.stdout)["entry"]
    return entry


@pytest.mark.parametrize("place", ["layout", "later", "article"])
@pytest.mark.parametrize(
    "name",
    [
        "nbs",
        "pc",
        "nodes-input",
        "whole",
        *[
            pytest.param(name, marks=pytest.mark.long)
            for name in ("v-folders", "v-pages", "v-letter", "v-asked", "v-version")
        ],
    ],
)
def test_any_page_of_a_paper_gives_its_entry(site: Site, name: str, place: str) -> None:
    system = BY_NAME[name]
    paths = publish(site, system)
    entry = add(site.base + paths[1][place])
    assert entry["name"] == "澜汀日报"
    assert not {"list", "feed", "sitemap"} & entry.keys()
    if system.start:
        assert entry["paper"] == site.base + system.start
    else:
        assert "{date:%Y-%m/%d}" in entry["paper"]


@pytest.mark.parametrize(
    "door",
    [
        Answer(b"", 302, headers={"Location": "/ltrb/html/2026-11/28/nbs.D110000ltrb_01.htm"}),
        '<meta http-equiv="refresh" content="0; url=/ltrb/html/2026-11/28/nbs.D110000ltrb_01.htm">',
        '<script>window.location.href="/ltrb/html/2026-11/28/nbs.D110000ltrb_01.htm";</script>',
        '<frameset><frame src="/ltrb/html/2026-11/28/nbs.D110000ltrb_01.htm"></frameset>',
    ],
)
def test_the_front_door_leads_to_the_paper(site: Site, door: Answer | str) -> None:
    publish(site, SYSTEMS[0])
    site.pages["/"] = door
    entry = add(f"{site.base}/")
    assert (entry["name"], entry["paper"]) == ("澜汀日报", site.base + SYSTEMS[0].start)


def test_a_front_door_that_is_the_layout_page(site: Site) -> None:
    """The links say the day that the address does not."""
    publish(site, SYSTEMS[3])
    front = site.pages["/ltrb/pc/layout/202611/28/node_01.html"]
    assert isinstance(front, Answer)
    body = front.body.replace(b'"./node_', b'"/ltrb/pc/layout/202611/28/node_').replace(
        b'"../../../content', b'"/ltrb/pc/content'
    )
    site.pages["/ltrb/pc/layout/index.html"] = Answer(body)
    assert add(f"{site.base}/ltrb/pc/layout/index.html")["paper"] == site.base + SYSTEMS[3].start


def test_another_paper_of_the_publisher_that_an_article_links_is_not_its_own(site: Site) -> None:
    paths = publish(site, SYSTEMS[0])[1]
    layout, article = site.pages[paths["layout"]], site.pages[paths["article"]]
    assert isinstance(layout, Answer)
    assert isinstance(article, Answer)
    other = paths["layout"].replace("ltrb", "ltwb")
    site.pages[other] = Answer(layout.body.replace(b"ltrb", b"ltwb"))
    head = b'<body><a href="' + other.encode() + b'">\xe6\xbe\x9c\xe6\xb1\x80\xe6\x99\x9a\xe6\x8a\xa5</a>'
    alone = re.sub(rb"<a [^<>]*nbs\.[^<>]*>[^<>]*</a>|<area[^<>]*>", b"", article.body)
    site.pages[paths["article"]] = Answer(alone.replace(b"<body>", head))
    assert add(site.base + paths["article"])["paper"] == site.base + SYSTEMS[0].start


@pytest.mark.slow
def test_what_was_added_is_fetched(site: Site) -> None:
    paths = publish(site, SYSTEMS[0])
    runner = CliRunner()
    assert runner.invoke(scrape, ["add", site.base + paths[1]["article"], "--yes"]).exit_code == 0
    result = runner.invoke(scrape, ["fetch", "澜汀日报", "--from", "2026-11-28", "--to", "2026-11-28", "--json"])
    assert (result.exit_code, json.loads(result.stdout)["sources"][0]["new"]) == (0, 20)


@pytest.mark.parametrize(
    ("titles", "outlets", "name"),
    [
        (["澜汀日报 2026年01月31日 第01版：要闻"], [], "澜汀日报"),
        (["澜汀日报数字报-第A02版：经济"], [], "澜汀日报"),
        (["澜汀晚报多媒体数字报刊平台", "老街排水改造完工"], [], "澜汀晚报"),
        (["老街排水改造完工"], ["澜汀商报", None, "澜汀商报"], "澜汀商报"),
        (["要闻_澜汀周刊"], [], "澜汀周刊"),
        (["老街排水改造完工"], [], ""),
    ],
)
def test_the_name_of_the_paper(titles: list[str], outlets: list[str | None], name: str) -> None:
    assert paper_name(titles, outlets) == name


def test_an_article_without_a_way_back_leads_to_the_layouts_of_its_system(site: Site) -> None:
    paths = publish(site, BY_NAME["pc"])
    site.pages[paths[1]["article"]] = "<title>夜</title><h1>老街排水改造完工</h1>" + "<p>城东三条老街的排水管换新。" * 9
    assert add(site.base + paths[1]["article"])["paper"] == site.base + BY_NAME["pc"].start


@pytest.mark.slow
def test_frames_lead_to_the_paper_of_their_day(site: Site) -> None:
    for day in DAYS:
        folder = f"/html/{day:%Y-%m/%d}"
        menu = "".join(f"<a href=node_{n}.htm>A0{n - 6}：{name}</a><br>" for n, name in ((7, "头版"), (8, "街坊")))
        site.pages[f"{folder}/index.htm"] = "<frameset><frame src=menu.htm><frame src=node_7.htm></frameset>"
        site.pages[f"{folder}/menu.htm"] = f"<title>澜汀都市报</title><p>{day:%Y年%m月%d日}</p>{menu}"
        for n in (7, 8):
            entries = "".join(f"<li><a href=content_{n}{k}.htm>老街排水改造完工{k}</a>" for k in range(4))
            site.pages[f"{folder}/node_{n}.htm"] = f"<h3>版次：A0{n - 6}</h3><ul>{entries}</ul>"
            for k in range(4):
                text = f"<h1>老街排水改造完工{k}</h1>" + "<p>城东三条老街的排水管换新。" * 9
                site.pages[f"{folder}/content_{n}{k}.htm"] = text
    entry = add(f"{site.base}/html/2026-11/28/content_81.htm")
    assert entry["paper"] == f"{site.base}/html/{{date:%Y-%m/%d}}/menu.htm"


def test_an_article_whose_layouts_are_nowhere_is_refused_with_the_next_step(site: Site) -> None:
    path = "/hnrb/html/2026-11/28/content_1001.htm"
    site.pages[path] = "<title>夜</title><h1>老街排水改造完工</h1>" + "<p>城东三条老街的排水管换新。" * 9
    result = CliRunner().invoke(scrape, ["add", site.base + path])
    assert result.exit_code == 1
    assert "give the address of one of its layouts" in result.output


@pytest.mark.slow
def test_a_paper_whose_first_page_has_notices_alone(site: Site) -> None:
    """Nothing but a layout page makes articles of them."""
    head = "<meta charset=utf-8><title>澜汀日报</title>"
    for day in DAYS:
        folder = f"/html/{day:%Y-%m/%d}"
        listed = "".join(f"<li><a href=content_{n}.htm>第{n}号通告</a>" for n in (11, 12, 13))
        menu = "<a href=node_1.htm>第01版：要闻</a><a href=node_2.htm>第02版：经济</a>"
        site.pages[f"{folder}/node_1.htm"] = f"{head}<p>第01版：要闻</p>{menu}<ul>{listed}</ul>"
        for n in (11, 12, 13):
            text = f"<h1>第{n}号通告</h1><div><p>第{n}号地块自本月起封闭施工，请绕行。</p></div>"
            site.pages[f"{folder}/content_{n}.htm"] = f"{head}{menu}{text}"
    entry = add(f"{site.base}/html/2026-11/28/node_1.htm")
    assert entry["paper"] == f"{site.base}/html/{{date:%Y-%m/%d}}/node_1.htm"


@pytest.mark.parametrize("place", ["layout", "later", "article"])
def test_layouts_that_only_turn_to_their_neighbours_begin_at_the_first(site: Site, place: str) -> None:
    """A day has fewer layouts than another: an entry that began at the fourth would find no paper on it."""
    paths = publish(site, SYSTEMS[0])
    for path, page in site.pages.items():
        assert isinstance(page, Answer)
        site.pages[path] = Answer(re.sub(rb'<div id="pageList">.*?</ul></div>', b"", page.body))
    start = paths[1][place].replace("_02.htm", "_04.htm") if place == "later" else paths[1][place]
    assert add(site.base + start)["paper"] == site.base + SYSTEMS[0].start


def test_the_folder_of_the_day_may_be_its_paper(site: Site) -> None:
    for day in DAYS:
        folder = f"/paper/{day:%Y%m%d}"
        listed = "".join(
            f"<dt>A0{n}：{name}</dt>"
            + "".join(f"<dd><a href={folder}/art/{n}{k}.html>老街{name}改造完工{k}</a></dd>" for k in range(4))
            for n, name in ((1, "头版"), (2, "街坊"))
        )
        site.pages[f"{folder}/"] = f"<title>澜汀都市报</title><p>{day:%Y年%m月%d日}</p><dl>{listed}</dl>"
        text = "<title>夜</title><h1>老街头版改造完工0</h1>" + "<p>城东三条老街的排水管换新。</p>" * 9
        site.pages[f"{folder}/art/10.html"] = text
    entry = add(f"{site.base}/paper/20261128/art/10.html")
    assert entry["paper"] == f"{site.base}/paper/{{date:%Y%m%d}}/"
