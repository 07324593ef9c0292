"""`scrape save`: single articles by their addresses."""

from __future__ import annotations

import json
import sqlite3
import subprocess
from base64 import b64encode
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from scraper.cli.main import scrape
from tests import forked
from tests.newssite import HEADLINES, Answer, Site, article, paper, serve


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "sources.yaml").write_text(
        "defaults: {delay: 0, limits: {retries: 0}}\nsources: [{name: listed, list: 'http://127.0.0.1:9/'}]\n", "utf-8"
    )
    (tmp_path / "hosts.yaml").write_text(
        "defaults: {delay: 0, limits: {retries: 0}, hosts: [127.0.0.1]}\n"
        "sources: [{name: listed, list: 'http://127.0.0.1:9/'}]\n",
        "utf-8",
    )
    return tmp_path


@pytest.fixture
def site() -> Iterator[Site]:
    with serve({**paper(4), "/links": paper(4)["/"]}) as site:
        yield site


def articles(site: Site) -> list[str]:
    return [site.base + path for path in site.pages if path.endswith(".html")]


def save(*args: str, input: str | None = None, **environ: str) -> Result:
    return CliRunner(env=environ).invoke(scrape, ["save", *args], input=input, catch_exceptions=False)


def program(*args: str) -> subprocess.CompletedProcess[str]:
    return forked.scrape("save", *args)


def saved(*args: str, input: str | None = None) -> dict[str, Any]:
    result = save("--json", *args, input=input)
    return {**json.loads(result.stdout), "exit": result.exit_code}


def rows(sql: str) -> list[tuple[Any, ...]]:
    with sqlite3.connect("archive.db") as connection:
        return connection.execute(sql).fetchall()


def test_one_address_is_one_article_and_nothing_else_is_asked_for(site: Site) -> None:
    url = articles(site)[0]
    result = save(url)
    assert (result.exit_code, result.stdout.splitlines()[-1]) == (0, "1 saved")
    ((stored, source, headline),) = rows("SELECT url, source, headline FROM articles")
    assert (stored, source) == (url, "saved")
    assert headline in HEADLINES
    assert site.paths() == ["/robots.txt", url.removeprefix(site.base)] or site.paths() == [url.removeprefix(site.base)]


@pytest.mark.parametrize("how", ["typed", "file", "stdin"])
def test_the_password_of_an_address_goes_to_its_host_and_nowhere_else(site: Site, how: str, folder: Path) -> None:
    site.opens_to = "Basic " + b64encode("me:pa55word@汀".encode()).decode()
    with serve({"/elsewhere.html": article("云汀港新渡轮下水试航")}) as other:
        moved = articles(site)[0].removeprefix(site.base)
        site.pages[moved] = Answer(status=302, headers={"Location": f"{other.base}/elsewhere.html"})
        urls = [url.replace("://", "://me:pa55word%40%E6%B1%80@") for url in articles(site)]
        Path("list.txt").write_text("\n".join(urls), "utf-8")
        args = {"typed": urls, "file": ["list.txt"], "stdin": ["-"]}[how]
        result = save(*args, "-vv", "-c", "hosts.yaml", input="\n".join(urls))
    assert (result.exit_code, result.stdout.splitlines()[-1]) == (0, f"{len(urls)} saved")
    assert other.answers
    assert not any("authorization" in heard for heard in other.heard)
    assert "pa55word" not in result.output
    assert not [file.name for file in folder.glob("archive.db*") if b"pa55word" in file.read_bytes()]


def test_the_reason_of_401_says_where_a_password_is_written(site: Site) -> None:
    site.opens_to = "Basic bWU6cGE1NXdvcmQ="
    url = articles(site)[0]
    result = save(url.replace("://", "://me:wrong5@"))
    assert f"{url}\n    HTTP 401; if you have a login, write USER:PASSWORD@ before the host\n" in result.stderr
    assert "wrong5" not in result.output
    assert save("--retry").exit_code == 1
    assert save(url.replace("://", "://me:pa55word@")).exit_code == 0


def test_saved_and_stored_articles_get_tags(site: Site) -> None:
    first, second = articles(site)[:2]
    save(first)
    assert save(first, second, "--tag", "养老", "--tag", "to read").exit_code == 0
    assert rows("SELECT article, tag FROM tags ORDER BY article, tag") == [
        (1, "to read"),
        (1, "养老"),
        (2, "to read"),
        (2, "养老"),
    ]
    assert CliRunner().invoke(scrape, ["save", first, "--tag", "-x"]).exit_code != 0


def test_what_the_archive_has_is_not_asked_for_again(site: Site) -> None:
    first, second = articles(site)[:2]
    save(first)
    before = len(site.answers)
    done = saved(first, second, first)
    assert (done["saved"], done["known"], done["exit"]) == ([second], [first], 0)
    assert [path for path, _ in site.answers[before:] if path != "/robots.txt"] == [second.removeprefix(site.base)]
    assert save(first).stdout == "1 already in the archive\n"


def test_lists_that_people_keep_are_read(site: Site) -> None:
    urls = articles(site)
    Path("list.md").write_text(f"# 要存的\n- [一]({urls[0]})\n- 二：{urls[1]}。\n没有网址\n", "utf-8")
    Path("ref.ris").write_text(f"TY  - NEWS\nUR  - {urls[2]}\nER  - \n", "utf-8")
    result = save("list.md", "ref.ris", "-", "-c", "hosts.yaml", input=f"title,url\nx,{urls[3]}\n")
    assert result.exit_code == 0, result.output
    assert "list.md: 1 line has no address:\n  4: 没有网址\n" in result.stderr
    assert {url for (url,) in rows("SELECT url FROM articles")} == set(urls)


def test_a_private_address_is_asked_for_only_where_it_was_typed(site: Site) -> None:
    Path("list.txt").write_text(articles(site)[0], "utf-8")
    done = saved("list.txt")
    assert done["exit"] == 1
    assert done["failed"][0]["reason"] == "refused: 127.0.0.1 is not an address of the open internet"
    assert not site.answers


def test_what_fails_is_told_with_its_reason_and_can_be_asked_for_again(site: Site) -> None:
    good, gone, links = articles(site)[0], f"{site.base}/gone.html", f"{site.base}/links"
    result = save(good, gone, links)
    assert result.exit_code == 1
    assert f"{gone}\n    HTTP 404\n" in result.stderr
    assert f"{links}\n    not an article: a page of links\n" in result.stderr
    assert result.stdout.splitlines()[-1] == "1 saved, 2 failed; `scrape save --retry` tries again"
    site.pages["/gone.html"] = site.pages[good.removeprefix(site.base)]
    site.pages[good.removeprefix(site.base)] = Answer(status=500)
    done = saved("--retry", "-c", "hosts.yaml")
    assert [row["url"] for row in done["failed"]] == [links]
    assert gone in [*done["saved"]]
    assert saved("--retry", links)["failed"][0]["reason"] == "not an article: a page of links"


def test_a_source_of_its_own(site: Site) -> None:
    save(articles(site)[0], "--source", "收藏")
    assert rows("SELECT source FROM articles") == [("收藏",)]
    refused = program(articles(site)[1], "--source", "listed")
    assert refused.returncode == 2
    assert "'listed' is a source in sources.yaml" in refused.stderr


@pytest.mark.parametrize(
    ("args", "message"),
    [
        ((), "give an address, a file of addresses, or -"),
        (("nosuch.txt",), "file nosuch.txt does not exist; an address begins with http:// or https://"),
        (("empty.txt",), "empty.txt: contains no address"),
        (("ftp://news.example.cn/1",), "ftp://news.example.cn/1: not an http(s) address"),
    ],
)
def test_what_cannot_be_saved_is_refused_whole(args: tuple[str, ...], message: str) -> None:
    Path("empty.txt").write_text("渡口\n", "utf-8")
    result = program(*args)
    assert result.returncode == 2
    assert message in result.stderr
    assert not Path("archive.db").exists()


def test_an_article_that_was_deleted_is_said_to_be(site: Site) -> None:
    url = articles(site)[0]
    save(url)
    CliRunner().invoke(scrape, ["delete", url, "--yes"], catch_exceptions=False)
    done = saved(url)
    assert (done["deleted"], done["known"], done["exit"]) == ([url], [], 0)
    assert save(url).stdout == "1 deleted earlier; `scrape delete --forget URL` allows fetching again\n"


def test_fetch_and_import_name_the_command(site: Site) -> None:
    url = articles(site)[0]
    Path("list.txt").write_text(f"{url}\n", "utf-8")
    for args in (["fetch", url], ["fetch", "list.txt"], ["import", "list.txt"]):
        result = CliRunner().invoke(scrape, args)
        assert result.exit_code == 2
        assert "`scrape save" in result.output


def test_it_is_said_in_chinese(site: Site) -> None:
    result = save(articles(site)[0], f"{site.base}/gone.html", SCRAPE_LANG="zh")
    assert "已保存 1 篇" in result.stdout
