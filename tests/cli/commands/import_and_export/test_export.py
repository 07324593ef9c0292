"""`scrape export` and `scrape import`: out, and back in."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

from scraper.archive import Archive
from scraper.cli.commands.import_and_export import export, import_
from scraper.text.segmenter import analyse
from tests import pictured
from tests.cli.filled import BODY, FIRST, OTHER, fetched, fill
from tests.invoked import run


@pytest.fixture(scope="module")
def db(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return fill(tmp_path_factory.mktemp("export") / "archive.db")


def ids(result: Result) -> list[int]:
    return [json.loads(line)["id"] for line in result.stdout.splitlines()]


def lines(*args: str, db: Path) -> list[int]:
    return ids(run(export.command, *args, "--format", "jsonl", "--db", db))


def rows(db: Path) -> list[dict[str, Any]]:
    with Archive.read(db) as archive:
        return list(archive.bulk.with_revisions())


def test_all_articles_go_to_standard_output(db: Path) -> None:
    assert lines(db=db) == [1, 2, 3]


@pytest.mark.parametrize(
    ("options", "ids"),
    [
        (["--source", "evening"], [1, 3]),
        (["--outlet", "清河在线"], [2]),
        (["--since", "2026-02-01"], [3]),
        (["--until", "2026-01-31"], [1, 2]),
        (["--until", "2026-01"], [1, 2]),
        (["--since", "2026-02-02", "--until", "2026-02-02"], [3]),
        (["--since", "20260202"], [3]),
        (["图书馆"], [1, 2]),
        (["开馆", "-在线", "--source", "evening"], [1]),
        (["没有这个词"], []),
        (["--unique"], [1, 3]),
        (["图书馆", "--unique", "--source", "online"], [2]),
        (["--limit", "2"], [1, 2]),
        (["--unique", "--limit", "2"], [1, 3]),
        (["--sort", "newest"], [3, 2, 1]),
        (["--sort", "newest", "--unique"], [3, 2]),
        (["--sort", "oldest", "-n", "1"], [1]),
        (["图书馆", "--sort", "newest", "-n", "1"], [2]),
        (["图书馆新馆开馆", "--sort", "relevance"], [1]),
        (["开馆图书馆", "--words", "--limit", "1"], [1]),
    ],
)
def test_the_choice_is_that_of_search(db: Path, options: list[str], ids: list[int]) -> None:
    assert lines(*options, db=db) == ids


@pytest.mark.parametrize("fold", [True, False])
def test_forms_of_characters_match_as_in_search(db: Path, fold: bool) -> None:
    pytest.importorskip("opencc")
    assert lines("圖書館", *["--fold-han"] * fold, db=db) == ([1, 2] if fold else [])


def test_a_misspelt_option_is_no_query(db: Path) -> None:
    result = run(export.command, "--limt", "3", "--format", "csv", "--db", db)
    assert result.exit_code == 2
    assert "No such option" in result.stderr
    assert "--limit" in result.stderr


def test_a_date_that_is_none_is_refused(db: Path) -> None:
    result = run(export.command, "--since", "gestern", "--format", "csv", "--db", db)
    assert result.exit_code == 2
    assert "'gestern' is not a date; write 2026-01-31" in result.output


def test_the_name_of_the_file_tells_the_format(db: Path, tmp_path: Path) -> None:
    result = run(export.command, "-o", tmp_path / "a.csv", "--db", db)
    assert "3 articles written to" in result.stderr
    with (tmp_path / "a.csv").open(encoding="utf-8-sig", newline="") as file:
        assert [row["headline"] for row in csv.DictReader(file)][2] == OTHER.headline
    assert run(export.command, "-o", tmp_path / "a.xyz", "--db", db).exit_code == 2
    assert run(export.command, "--db", db).exit_code == 2


@pytest.mark.parametrize(("typed", "between"), [(",", ","), (";", ";"), ("tab", "\t")])
def test_csv_is_written_with_another_delimiter(db: Path, typed: str, between: str) -> None:
    plain = run(export.command, "--db", db, "--format", "csv").stdout_bytes.decode("utf-8-sig")
    other = run(export.command, "--db", db, "--format", "csv", "--delimiter", typed).stdout_bytes.decode("utf-8-sig")
    tables = [
        list(csv.reader(io.StringIO(text, newline=""), delimiter=one)) for text, one in ((plain, ","), (other, between))
    ]
    assert [row[1] for row in tables[0]] == [row[1] for row in tables[1]]
    assert len(tables[0]) > 1
    refused = run(export.command, "--db", db, "--format", "jsonl", "--delimiter", typed)
    assert refused.exit_code == 2
    assert "--delimiter applies to csv only" in refused.stderr


def test_a_folder_of_markdown(db: Path, tmp_path: Path) -> None:
    run(export.command, "--format", "markdown", "-o", tmp_path / "out", "--db", db)
    assert len(list((tmp_path / "out").rglob("*.md"))) == 3
    assert "name it with -o" in run(export.command, "--format", "markdown", "--db", db).output


def test_export_then_import_gives_the_same_archive(db: Path, tmp_path: Path) -> None:
    run(export.command, "-o", tmp_path / "all.jsonl", "--db", db)
    result = run(import_.command, tmp_path / "all.jsonl", "--db", tmp_path / "copy.db")
    assert result.exit_code == 0
    assert rows(tmp_path / "copy.db") == rows(db)
    again = run(import_.command, tmp_path / "all.jsonl", "--again", "--db", tmp_path / "copy.db")
    assert again.stderr == "3 unchanged\n"
    assert rows(tmp_path / "copy.db") == rows(db)


def test_a_line_that_is_no_article_is_told_and_the_others_come_in(tmp_path: Path) -> None:
    good = {**OTHER.as_json(), "id": 1, "source": "evening", "fetched": "2026-02-01T01:00:00Z"}
    bad = ["{", "[]", '{"kind": "list", "url": "u", "headline": "", "body": ""}', json.dumps({**good, "byline": [1]})]
    text = "\n".join([*bad, json.dumps(good), ""])
    (tmp_path / "mixed.jsonl").write_text(text)
    result = run(import_.command, tmp_path / "mixed.jsonl", "--db", tmp_path / "copy.db")
    assert result.exit_code == 1
    assert [f"mixed.jsonl:{n}:" in result.stderr for n in range(1, 6)] == [True] * 4 + [False]
    assert [row["headline"] for row in rows(tmp_path / "copy.db")] == [OTHER.headline]


def test_warc_there_and_back(db: Path, tmp_path: Path) -> None:
    run(export.command, "-o", tmp_path / "all.warc.gz", "--db", db)
    result = run(import_.command, tmp_path / "all.warc.gz", "--db", tmp_path / "copy.db")
    assert result.exit_code == 0, result.output
    copied = {row["url"]: row for row in rows(tmp_path / "copy.db")}
    assert {url: row["source"] for url, row in copied.items()} == {row["url"]: row["source"] for row in rows(db)}
    assert "五千余人" in copied[FIRST.url or ""]["body"]
    again = run(import_.command, tmp_path / "all.warc.gz", "--again", "--db", tmp_path / "copy.db")
    assert again.stderr == "4 already stored\n", "the former version of the first is a page of its own"
    (former,) = copied[FIRST.url or ""]["revisions"]
    assert "四千余人" in former["body"]


def test_a_split_article_comes_back_as_one(tmp_path: Path) -> None:
    second = replace(
        OTHER, url="https://news.example.cn/2_2.html", body=f"步道二期工程将于明年春天开工，全长十二公里。\n{BODY}"
    )
    pages = [fetched(OTHER), fetched(second, "2026-02-01T01:00:01Z")]
    with Archive.open(tmp_path / "archive.db") as archive:
        archive.articles.store("evening", pages[0], OTHER, analyse(OTHER), parts=pages[1:])
    run(export.command, "-o", tmp_path / "all.warc.gz", "--db", tmp_path / "archive.db")
    assert "1 new" in run(import_.command, tmp_path / "all.warc.gz", "--db", tmp_path / "copy.db").stderr
    with Archive.read(tmp_path / "copy.db") as archive:
        (row,) = archive.articles()
        assert "步道二期工程" in row["body"]
        assert [page.content for page in archive.pages.parts(row["id"])] == [page.content for page in pages]


def test_kept_files_are_named_in_json_written_beside_markdown_and_into_warc_files(tmp_path: Path) -> None:
    db = pictured.fill(tmp_path / "pictured.db")
    lead = hashlib.sha256(pictured.LEAD).hexdigest()
    for name in ("json", "jsonl"):
        written = run(export.command, "--format", name, "-n", "1", "--db", db).stdout.strip()
        assert json.loads(written.removeprefix("[\n").removesuffix("\n]"))["images"][0]["file"] == lead
    run(export.command, "--format", "jsonl", "-o", tmp_path / "all.jsonl", "--db", db)
    assert run(import_.command, tmp_path / "all.jsonl", "--db", tmp_path / "again.db").exit_code == 0
    table = run(export.command, "--format", "csv", "--db", db).stdout
    assert lead not in table
    assert f"{pictured.SITE}1.png" in table
    folder = tmp_path / "notes"
    assert run(export.command, "--format", "markdown", "-o", folder, "--db", db).exit_code == 0
    assert (folder / "2026/2026-01-31-1-files/1.png").read_bytes() == pictured.LEAD
    run(export.command, "-o", tmp_path / "all.warc.gz", "--db", db)
    done = run(import_.command, tmp_path / "all.warc.gz", "--db", tmp_path / "pages.db")
    assert f"{len(pictured.KEPT)} pictures and attachments" in done.output
    with Archive.read(tmp_path / "pages.db") as archive:
        assert archive.files.read(lead) == pictured.LEAD


def test_a_folder_of_saved_pages(tmp_path: Path) -> None:
    (tmp_path / "saved" / "2026").mkdir(parents=True)
    (tmp_path / "saved" / "2026" / "步道.html").write_bytes(fetched(OTHER).content)
    (tmp_path / "saved" / "notes.txt").write_text("no page")
    run(import_.command, tmp_path / "saved", "--base", "https://news.example.cn/", "--db", tmp_path / "copy.db")
    (row,) = rows(tmp_path / "copy.db")
    assert row["url"] == "https://news.example.cn/2026/%E6%AD%A5%E9%81%93.html"
    assert (row["headline"], row["source"]) == (OTHER.headline, "import")


def test_articles_without_the_archives_own_keys_come_in_as_separate_ones(tmp_path: Path) -> None:
    both = [json.dumps(page.as_json(), ensure_ascii=False) for page in (FIRST, OTHER)]
    (tmp_path / "bare.jsonl").write_text("\n".join(both), encoding="utf-8")
    run(import_.command, tmp_path / "bare.jsonl", "--db", tmp_path / "copy.db")
    assert [(row["headline"], row["copy_of"], row["source"]) for row in rows(tmp_path / "copy.db")] == [
        (FIRST.headline, None, "import"),
        (OTHER.headline, None, "import"),
    ]


@pytest.mark.parametrize(
    "nonsense",
    [
        {"id": []},
        {"copy_of": {}},
        {"published": "../../../../etc/2026"},
        {"published": "today"},
        {"changed": "2026"},
        {"url": "javascript:alert(1)"},
        {"url": "https://news.example.cn/a b"},
        {"fetched": 7},
        {"similarity": "x"},
        {"revisions": 3},
        {"revisions": [{"headline": "旧"}]},
        {"revisions": [dict.fromkeys(("fetched", "headline", "outlet", "section", "published", "summary", "body"), 1)]},
    ],
)
def test_nonsense_among_the_archives_keys_is_told(tmp_path: Path, nonsense: dict[str, Any]) -> None:
    (tmp_path / "strange.jsonl").write_text(json.dumps({**OTHER.as_json(), **nonsense}))
    result = run(import_.command, tmp_path / "strange.jsonl", "--db", tmp_path / "copy.db")
    assert result.exit_code == 1
    assert "strange.jsonl:1: not an article of `scrape export`" in result.stderr
    assert rows(tmp_path / "copy.db") == []


HOSTILE = "\x1b[31m\u202e\x00\x07\x9b2J"


def test_what_drives_a_terminal_does_not_come_in(tmp_path: Path) -> None:
    row = {
        **OTHER.as_json(),
        "headline": f"河堤{HOSTILE}通车",
        "body": f"第一段{HOSTILE}。\n第二段。",
        "byline": [HOSTILE],
    }
    row |= {"source": f"晚报{HOSTILE}", "outlet": f"清河{HOSTILE}", "summary": "全角　空格"}
    (tmp_path / "hostile.jsonl").write_text(json.dumps(row))
    assert run(import_.command, tmp_path / "hostile.jsonl", "--db", tmp_path / "copy.db").exit_code == 0
    (restored,) = rows(tmp_path / "copy.db")
    assert (restored["headline"], restored["source"], restored["outlet"]) == ("河堤2J通车", "晚报2J", "清河2J")
    assert restored["body"] == "第一段2J。\n第二段。"
    assert restored["summary"] == "全角　空格"


def test_an_import_is_watched_on_a_terminal(db: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run(export.command, "-o", tmp_path / "all.jsonl", "--db", db)
    monkeypatch.setenv("TTY_COMPATIBLE", "1")
    drawn = run(import_.command, tmp_path / "all.jsonl", "--db", tmp_path / "copy.db").stderr
    assert "all.jsonl" in drawn
    assert re.search(r"(\d[\d.]* k?B|\d+ bytes)/\1", drawn)
    assert "2 new, 1 near-duplicate" in drawn
    monkeypatch.delenv("TTY_COMPATIBLE")
    again = run(import_.command, tmp_path / "all.jsonl", "--db", tmp_path / "copy.db")
    assert again.stderr == "1 file was already imported; --again imports it again\n"


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (["nowhere.jsonl"], "there is no file or folder 'nowhere.jsonl'"),
        (["nowhere"], "there is no file or folder 'nowhere'"),
        (["-"], "pass --format"),
        (["-", "--format", "html"], "not from standard input"),
    ],
)
def test_an_input_that_cannot_be_opened_is_named(tmp_path: Path, args: list[str], message: str) -> None:
    result = run(import_.command, *args, "--db", tmp_path / "archive.db")
    assert result.exit_code == 2
    assert message in result.stderr


def test_what_is_no_warc_file_is_said_on_one_line(tmp_path: Path) -> None:
    (tmp_path / "not.warc").write_text("name: 江城晚报\n" * 20, encoding="utf-8")
    result = run(import_.command, tmp_path / "not.warc", "--db", tmp_path / "archive.db")
    assert result.exit_code == 1
    refusal, counts = result.stderr.splitlines()
    assert re.search(r"not\.warc: damaged after \d records, or not a WARC file", refusal)
    assert counts == "1 failed"
