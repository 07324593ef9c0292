"""`scrape search`: what a person and a program see."""

from __future__ import annotations

import fcntl
import json
import os
import pty
import struct
import subprocess
import sys
import termios
import time
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from scraper.archive import Archive
from scraper.cli.commands.find.search import command
from scraper.cli.main import scrape
from scraper.contract import CONTRACT
from scraper.models import Page
from scraper.text.segmenter import analyse

BODY = "清河市图书馆新馆昨日开馆，首日迎来读者四千余人，藏书八十万册，读者凭身份证即可借阅，逾期不再收取滞纳金。"


@pytest.fixture(scope="module")
def db(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("search") / "archive.db"
    articles: list[dict[str, Any]] = [
        {
            "headline": "图书馆新馆开馆",
            "outlet": "清河晚报",
            "section": "文化",
            "byline": ("陈可", "周以宁"),
            "body": BODY,
        },
        {"headline": "[图]新馆 :book: 开馆", "outlet": "清河在线", "body": BODY},
        {"headline": "步道通车", "body": "头条。\n步道" + "很长很长的一段话，" * 40},
    ]
    with Archive.open(path) as archive:
        for number, fields in enumerate(articles, 1):
            published = f"2026-01-{number:02}T08:15:00+08:00"
            page = Page("article", url=f"https://news.example.cn/{number}", published=published, **fields)
            archive.articles.store("evening", None, page, analyse(page))
    return path


def run(db: Path, *args: str) -> Result:
    result = CliRunner().invoke(command, [*args, "--db", str(db)], catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return result


def test_a_hit_shows_headline_outlet_date_byline_and_snippet(db: Path) -> None:
    lines = run(db, "开馆", "outlet:晚报").stdout.splitlines()
    assert lines[0] == "1  图书馆新馆开馆"
    assert lines[1] == "   清河晚报 · 2026-01-01 08:15 · 陈可、周以宁 · 文化"
    assert lines[2].startswith("   清河市图书馆新馆昨日开馆，")


def test_lines_of_wide_characters_fit(db: Path) -> None:
    from rich.cells import cell_len

    assert all(cell_len(line) <= 80 for line in run(db, "步道").stdout.splitlines())


def test_headlines_are_printed_as_they_are(db: Path) -> None:
    assert "[图]新馆 :book: 开馆" in run(db, "新馆").stdout


def test_json_is_the_contract_and_what_the_search_knows(db: Path) -> None:
    rows = [json.loads(line) for line in run(db, "开馆", "--json").stdout.splitlines()]
    assert [row["id"] for row in rows] == [1, 2] or [row["id"] for row in rows] == [2, 1]
    row = rows[0]
    assert tuple(row)[: len(CONTRACT)] == CONTRACT
    assert row["score"] > 0
    assert [row["snippet"][start:end] for start, end in row["highlights"]] == ["开馆"]


def test_csv_opens_in_excel(db: Path) -> None:
    output = run(db, "步道", "--csv").stdout_bytes.decode("utf-8")
    assert output.startswith("\ufeffkind,url,headline,")
    assert "步道通车" in output


@pytest.mark.parametrize(
    ("args", "count"),
    [
        (["开馆"], 2),
        (["开馆", "--unique"], 1),
        (["开馆", "-晚报", "-八十"], 0),
        (["--since", "2026-01-02"], 2),
        ([], 3),
    ],
)
def test_count(db: Path, args: list[str], count: int) -> None:
    assert run(db, *args, "--count").stdout == f"{count}\n"


def test_order_limit_and_reprints(db: Path) -> None:
    def ids(*args: str) -> list[int]:
        return [json.loads(line)["id"] for line in run(db, *args, "--json").stdout.splitlines()]

    assert ids("--sort", "oldest") == [1, 2, 3]
    assert ids() == [3, 2, 1]
    assert len(ids("开馆", "-n", "1")) == 1
    assert len(ids("开馆", "--unique")) == 1
    assert "there are more" in run(db, "开馆", "-n", "1").stderr


def test_a_malformed_query_is_text_with_a_hint(db: Path) -> None:
    result = run(db, '"开馆', "OR")
    assert result.stdout == ""
    assert "quotation mark" in result.stderr
    assert "OR stands between" in result.stderr


def test_nothing_found_says_what_else_there_is(db: Path) -> None:
    assert "scrape search byline:陈可" in run(db, "陈可").stderr.replace("'", "")
    assert "with its words separately" in run(db, "读者图书馆").stderr
    assert 'written "like this"' in run(db, "说“无此语”了").stderr


@pytest.mark.parametrize("typed", ["\udcff", "\u200d", "\x1b[0m", '""'])
def test_what_holds_no_character_finds_nothing(db: Path, typed: str) -> None:
    result = run(db, typed)
    assert "No articles found" in result.stderr
    assert run(db, typed, "--count").stdout == "0\n"
    assert run(db, typed, "--json", "--sort", "newest").stdout == ""


def test_a_query_in_a_locale_without_chinese_is_read_as_it_was_typed(db: Path) -> None:
    typed = "开馆".encode().decode("ascii", "surrogateescape")
    assert run(db, typed, "--count").stdout == run(db, "开馆", "--count").stdout != "0\n"


def test_a_query_of_marks_alone_is_not_cut_away(db: Path) -> None:
    assert run(db, "--words", "？！", "--count").stdout == "0\n"
    assert run(db, "--words", "，", "--count").stdout == run(db, "，", "--count").stdout != "0\n"


@pytest.mark.parametrize("limit", ["0", "3", "99999999999999999999999"])
def test_no_limit_is_too_large(db: Path, limit: str) -> None:
    assert len(run(db, "开馆 OR 通车", "-n", limit, "--json").stdout.splitlines()) == 3


def test_a_name_that_is_no_text_is_an_unknown_one(db: Path) -> None:
    result = CliRunner().invoke(command, ["--outlet", "\udcff", "--count", "--db", str(db)])
    assert result.exit_code == 2
    assert "no outlet" in result.stderr


def test_words_of_jieba(db: Path) -> None:
    assert run(db, "读者图书馆", "--count").stdout == "0\n"
    assert run(db, "读者图书馆", "--words", "--count").stdout == "2\n"


def test_forms_of_characters(db: Path) -> None:
    pytest.importorskip("opencc")
    assert run(db, "圖書館", "--fold-han", "--count").stdout == "2\n"


@pytest.mark.parametrize("since", ["2026-13", "0000", "2026-02-30", "99999y", "gestern", ""])
def test_what_is_no_date_is_refused(db: Path, since: str) -> None:
    result = CliRunner().invoke(command, ["--since", since, "--db", str(db)])
    assert result.exit_code == 2
    assert f"{since!r} is not a date; write 2026-01-31" in result.stderr


@pytest.mark.parametrize("typed", ["--limt", "--sort-by=newest"])
def test_a_misspelt_option_is_no_query(db: Path, typed: str) -> None:
    result = CliRunner().invoke(command, ["开馆", typed, "--db", str(db)])
    assert result.exit_code == 2
    assert "No such option" in result.stderr


def test_an_option_after_the_end_of_options_is_told(db: Path) -> None:
    result = CliRunner().invoke(command, ["--db", str(db), "--", "-晚报", "--count"])
    assert result.exit_code == 2
    assert "put options before it" in result.stderr


def test_a_long_list_goes_through_a_pager_that_shows_colours(db: Path, tmp_path: Path) -> None:
    less = tmp_path / "less"
    less.write_text('#!/bin/sh\necho "paged with LESS=$LESS"\ncat\n')
    less.chmod(0o755)
    terminal, screen = pty.openpty()
    fcntl.ioctl(screen, termios.TIOCSWINSZ, struct.pack("HHHH", 6, 80, 0, 0))
    environ = {
        name: value for name, value in os.environ.items() if name not in ("LESS", "PAGER", "NO_COLOR", "COLUMNS")
    }
    done = subprocess.run(
        [sys.executable, "-m", "scraper", "search", "--db", str(db)],
        stdin=screen,
        stdout=screen,
        stderr=screen,
        env={**environ, "PATH": f"{tmp_path}{os.pathsep}{environ['PATH']}", "TERM": "xterm-256color", "LINES": "6"},
        check=False,
    )
    os.close(screen)
    shown = os.read(terminal, 65536).decode("utf-8", "replace")
    os.close(terminal)
    assert done.returncode == 0, shown
    assert "paged with LESS=-R" in shown
    assert "\x1b[" in shown


def test_no_archive_is_said(tmp_path: Path) -> None:
    from scraper.errors import ArchiveError

    with pytest.raises(ArchiveError, match=r"archive\.db"):
        CliRunner().invoke(command, ["x", "--db", str(tmp_path / "archive.db")], catch_exceptions=False)


@pytest.mark.parametrize("zone", ["UTC", "Asia/Shanghai", "America/New_York"])
def test_hours_ago_are_the_same_wherever_the_machine_and_the_paper_are(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, zone: str
) -> None:
    db = tmp_path / "archive.db"
    now = datetime.now(UTC)
    texts = {}
    with Archive.open(db) as archive:
        for hours, offset in ((1, 8), (3, -5), (6, 0), (8, 9), (20, 8)):
            printed = (now - timedelta(hours=hours)).astimezone(timezone(timedelta(hours=offset)))
            text = f"{hours}个钟头以前的一则消息：渡口的新船票价从今天起按里程计算，学生半价。{hours * 1111}"
            published = printed.isoformat(timespec="minutes")
            page = Page("article", f"https://x.cn/{hours}", text[:12], body=text, published=published)
            texts[hours] = archive.articles.store("x", None, page, analyse(page)).id
    monkeypatch.setenv("TZ", zone)
    time.tzset()
    try:
        for since, there in (("2h", [1]), ("5h", [1, 3]), ("7h", [1, 3, 6]), ("9h", [1, 3, 6, 8])):
            words = ["export", "--since", since, "--sort", "newest", "--format", "jsonl", "--db", str(db)]
            result = CliRunner().invoke(scrape, words)
            assert [json.loads(line)["id"] for line in result.stdout.splitlines()] == [texts[hours] for hours in there]
        result = CliRunner().invoke(scrape, ["search", "--until", "5h", "--count", "--db", str(db)])
        assert result.stdout == "3\n"
    finally:
        monkeypatch.undo()
        time.tzset()
