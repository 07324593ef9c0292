"""`scrape show`: an article for reading, for programs, its page, its history."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner
from rich.text import Text

from scraper.archive import Archive
from scraper.cli.commands.find.show import command
from scraper.cli.commands.import_and_export.export import command as export
from scraper.cli.terminal.cjk_wrap import wrapped
from scraper.cli.terminal.time_format import local
from scraper.contract import CONTRACT
from scraper.errors import ArchiveError
from scraper.models import Attachment, Image, Page, Teaser
from scraper.text.segmenter import analyse
from tests.cli.filled import FIRST, OTHER, fetched, fill


@pytest.fixture(scope="module")
def db(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return fill(tmp_path_factory.mktemp("show") / "archive.db")


def shown(db: Path, *args: str) -> str:
    run = CliRunner().invoke(command, [*args, "--db", str(db)], catch_exceptions=False)
    assert run.exit_code == 0, run.output
    return run.output


def test_an_article_is_shown_whole_with_what_the_archive_knows(db: Path) -> None:
    text = shown(db, "1")
    assert text.startswith("图书馆新馆开馆\n清河晚报  ·  文化  ·  2026-01-31 08:15+08:00\n陈可")
    assert "首日迎来读者五千余人" in text
    assert "revision 2, changed 2026-02-01 07:00" in text
    assert "2  新馆开馆  ·  清河在线" in text
    assert "https://news.example.cn/  first seen 2026-02-01 01:00, best position 1" in text


def test_the_page_of_a_printed_paper_is_shown(tmp_path: Path) -> None:
    with Archive.open(tmp_path / "paper.db") as archive:
        for number, section in enumerate(("经济", "副刊"), 1):
            page = replace(
                FIRST, url=f"https://p.example.cn/{number}", section=section, page_number="2", page_name="经济"
            )
            archive.articles.store("paper", None, page, analyse(page))
    assert "清河晚报  ·  page 2 经济  ·  2026-01-31" in shown(tmp_path / "paper.db", "1")
    assert "清河晚报  ·  副刊  ·  page 2 经济  ·  2026-01-31" in shown(tmp_path / "paper.db", "2")


def test_pictures_and_attachments_are_listed(tmp_path: Path) -> None:
    images = (Image("https://i.example.cn/1.jpg", "新馆\x1b[31m外景", "陈可"), Image("https://i.example.cn/2.jpg"))
    files = (Attachment("https://i.example.cn/1.pdf", "导览图", "pdf"),)
    with Archive.open(tmp_path / "pictures.db") as archive:
        page = replace(FIRST, images=images, attachments=files)
        archive.articles.store("evening", None, page, analyse(page))
    text = shown(tmp_path / "pictures.db", "1")
    assert "images\n  1  新馆外景 (陈可)\n     https://i.example.cn/1.jpg  (not kept)\n  2\n     https://i.exa" in text
    assert "attachments\n  1  导览图\n     https://i.example.cn/1.pdf  (not kept)" in text
    assert "videos" not in text


def test_it_is_found_by_its_url_however_that_is_written(db: Path) -> None:
    assert shown(db, "https://NEWS.example.cn/2.html?utm_source=x#top").startswith("河堤步道通车")


def test_json_is_the_contract_then_the_archives_own_keys(db: Path) -> None:
    row = json.loads(shown(db, "2", "--json"))
    assert tuple(row)[: len(CONTRACT)] == CONTRACT
    assert (row["id"], row["copy_of"], row["source"]) == (2, 1, "online")
    assert row["copies"] == [{"id": 1, "url": FIRST.url}]


def test_raw_is_the_page_byte_for_byte(db: Path) -> None:
    run = CliRunner().invoke(command, ["3", "--raw", "--db", str(db)])
    assert run.stdout_bytes == fetched(OTHER).content


def test_seen_shows_what_list_pages_showed_and_when(db: Path) -> None:
    text = shown(db, "1", "--seen").splitlines()
    assert text == ["https://news.example.cn/", "  2026-02-01 01:00  position 1  新馆今日开馆", "      导语"]
    assert "was not seen" in shown(db, "3", "--seen")


def test_seen_shows_how_a_front_page_changed(tmp_path: Path) -> None:
    front = "https://news.example.cn/"
    with Archive.open(tmp_path / "a.db") as archive:
        for hour, headlines in enumerate((["甲", "乙"], ["丙\x1b[31m", "甲"], ["丙\x1b[31m", "甲"])):
            page = Page("list", front, items=tuple(Teaser(text, f"{front}{text[0]}.html") for text in headlines))
            archive.visits.store_list("evening", fetched(page, f"2026-02-01T0{hour}:00:00Z"), page)
    assert shown(tmp_path / "a.db", front, "--seen").splitlines() == [
        "2026-02-01 00:00  2 entries",
        "  +   1  甲",
        "  +   2  乙",
        "2026-02-01 01:00  2 entries",
        "  +   1  丙",
        "  -   2  乙",
    ]


def test_diff_shows_the_characters_that_changed(db: Path) -> None:
    text = shown(db, "1", "--diff")
    assert "revision 1 -> 2  (2026-02-01 01:00 -> 2026-02-01 07:00)" in text
    assert "读者[-四-]{+五+}千余人。" in text.replace("\n  ", "")
    assert "has not changed" in shown(db, "3", "--diff")


@pytest.mark.parametrize("key", ["0", "9" * 30, "9" * 5000, "", "http://["])
def test_no_key_is_too_strange(db: Path, key: str) -> None:
    with pytest.raises(ArchiveError, match="there is no article"):
        shown(db, key)


def test_what_is_not_there_is_said(db: Path) -> None:
    with pytest.raises(ArchiveError, match="there is no article '99'"):
        shown(db, "99")


def test_chinese_breaks_between_characters_and_not_before_a_full_stop() -> None:
    lines = wrapped(Text("清河市图书馆新馆昨日开馆，首日迎来读者。"), 12)
    assert [line.plain for line in lines] == ["清河市图书馆", "新馆昨日开", "馆，首日迎来", "读者。"]
    assert [line.plain for line in wrapped(Text("the quick brown fox"), 10)] == ["the quick", "brown fox"]
    assert [line.plain for line in wrapped(Text("a" * 15), 10)] == ["a" * 10, "a" * 5]


# -- references, the browser ------------------------------------------------------------------------------------------


def test_a_reference_names_the_outlet_and_the_day_of_the_revision(db: Path) -> None:
    line = (
        "陈可. 图书馆新馆开馆[N/OL]. 清河晚报, 2026-01-31[2026-02-01]. https://news.example.cn/1.html. 存档版本: 2.\n"
    )
    assert shown(db, "1", "--cite", "gb7714") == line


def test_references_to_several_are_one_document(db: Path) -> None:
    assert [item["id"] for item in json.loads(shown(db, "1", "3", "--cite", "csl-json"))] == [
        "news2026-1",
        "news2026-3",
    ]
    assert shown(db, "1", "3", "--cite", "ris").count("ER  -") == 2


def test_an_unknown_style_is_refused_with_those_there_are(db: Path) -> None:
    run = CliRunner().invoke(command, ["1", "--cite", "vancouver", "--db", str(db)])
    assert run.exit_code == 2
    assert "'gb7714', 'apa', 'mla', 'chicago', 'bibtex', 'ris', 'csl-json'" in run.output


@pytest.mark.parametrize("other", ["--json", "--diff", "--open"])
def test_a_reference_is_no_other_view(db: Path, other: str) -> None:
    run = CliRunner().invoke(command, ["1", "--cite", "apa", other, "--db", str(db)])
    assert run.exit_code == 2
    assert "use only one of them" in run.output


def test_the_browser_opens_the_originals(db: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    browser = tmp_path / "browser"
    browser.write_text(f'#!/bin/sh\necho "$1" >> {tmp_path}/opened\n')
    browser.chmod(0o755)
    monkeypatch.setenv("BROWSER", f"{browser} %s")
    monkeypatch.setattr("webbrowser._tryorder", None)  # it reads BROWSER once
    monkeypatch.setattr("webbrowser._browsers", {})
    shown(db, "1", "2", "--open")
    assert (tmp_path / "opened").read_text().split() == [FIRST.url, "https://other.example.org/9"]


def test_several_articles_show_their_changes(db: Path) -> None:
    text = shown(db, "1", "3", "--diff")
    assert "revision 1 -> 2" in text
    assert "Article 3 has not changed" in text


def test_the_address_of_a_capture_is_cited(tmp_path: Path) -> None:
    capture = f"https://web.archive.org/web/20260201000000id_/{FIRST.url}"
    with Archive.open(tmp_path / "archive.db") as archive:
        page = replace(fetched(FIRST), requested=capture)
        archive.articles.store("evening", page, FIRST, analyse(FIRST))
    assert f"{FIRST.url}. 存档地址: {capture}." in shown(tmp_path / "archive.db", "1", "--cite", "gb7714")
    result = CliRunner().invoke(export, ["--format", "csl-json", "--db", str(tmp_path / "archive.db")])
    assert json.loads(result.stdout)[0]["archive_location"] == capture


def test_a_revision_is_shown_and_cited_as_it_was(db: Path) -> None:
    text = shown(db, "1", "--revision", "1")
    assert "revision 1 of 2, first seen" in text
    assert text != shown(db, "1")
    first = json.loads(shown(db, "1", "--revision", "1", "--json"))
    present = json.loads(shown(db, "1", "--json"))
    assert (first["revision"], first["changed"], first["fetched"]) == (1, None, present["fetched"])
    assert first["body"] != present["body"] or first["headline"] != present["headline"]
    assert first.keys() == present.keys()
    assert json.loads(shown(db, "1", "--revision", "2", "--json")) == present
    (cited,) = json.loads(shown(db, "1", "--revision", "1", "--cite", "csl-json"))
    assert cited["title"] == first["headline"]
    year, month, day = cited["accessed"]["date-parts"][0]
    assert f"{year}-{month:02}-{day:02}" in local(first["fetched"])


def test_a_revision_that_is_not_there_is_named(db: Path) -> None:
    with pytest.raises(ArchiveError, match="article 1 has no revision 3; the last one is 2"):
        shown(db, "1", "--revision", "3")
    assert CliRunner().invoke(command, ["1", "--revision", "1", "--raw", "--db", str(db)]).exit_code == 2


def test_the_others_are_shown_beside_an_article_without_the_revision(db: Path) -> None:
    result = CliRunner().invoke(command, ["2", "1", "--revision", "2", "--json", "--db", str(db)])
    assert json.loads(result.output)["id"] == 1
    assert "article 2 has no revision 2" in str(result.exception)
