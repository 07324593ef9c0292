"""`scrape keywords`, `scrape trends`, `scrape dictionary`: jieba's words at work."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import click
import pytest
from click.testing import CliRunner
from rich.cells import cell_len

from scraper.archive import Archive
from scraper.cli.commands.analyse import keywords, trends
from scraper.cli.commands.maintain import dictionary
from scraper.errors import ArchiveError, ConfigError
from scraper.models import Page
from scraper.text import segmenter


@pytest.fixture
def db(tmp_path: Path) -> Iterator[Path]:
    path = tmp_path / "archive.db"
    with Archive.open(path) as archive:
        for number in range(1, 9):
            page = Page(
                "article",
                url=f"https://news.example.cn/{number}",
                headline=f"图书馆第{number}分馆" if number % 2 else "低保标准提高",
                body="清河日报消息。图书馆免费开放。图书馆周二闭馆。"
                if number % 2
                else "清河日报消息。低保标准每年调整。",
                published=f"2026-0{1 + number // 5}-{number:02}T08:15:00+08:00",
            )
            archive.articles.store("evening" if number < 5 else "morning", None, page, segmenter.analyse(page))
    yield path
    segmenter.configure()


def run(command: click.Command, db: Path, *args: str) -> str:
    result = CliRunner().invoke(command, [*args, "--db", str(db)], catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return result.stdout


@pytest.mark.parametrize(
    ("args", "first"),
    [
        (["2"], "低保"),
        (["1"], "图书馆"),
        (["图书馆"], "图书馆"),
        (["https://news.example.cn/2"], "低保"),
        (["-图书馆"], "低保"),
    ],
)
def test_keywords_of_an_article_or_a_search(db: Path, args: list[str], first: str) -> None:
    rows = json.loads(run(keywords.command, db, *args, "--json", "-n", "3"))
    assert rows[0]["word"] == first
    assert len(rows) == 3


def test_keywords_of_a_period_count_articles_and_occurrences(db: Path) -> None:
    rows = json.loads(run(keywords.command, db, "--until", "2026-01-04", "--source", "evening", "--json"))
    (walk,) = [row for row in rows if row["word"] == "图书馆"]
    assert (walk["articles"], walk["occurrences"]) == (2, 6)
    assert "图书馆" in run(keywords.command, db)


def test_stop_words_of_ones_own_are_left_out(db: Path, tmp_path: Path) -> None:
    stops = tmp_path / "stops.txt"
    stops.write_text("# places\n图书馆\n\n清河\n", encoding="utf-8-sig")
    words = [row["word"] for row in json.loads(run(keywords.command, db, "1", "--stop-words", str(stops), "--json"))]
    assert words
    assert "图书馆" not in words
    stops.write_bytes("图书馆".encode("gbk"))
    with pytest.raises(ConfigError, match=r"stops\.txt: no UTF-8 text"):
        run(keywords.command, db, "--stop-words", str(stops))


def test_stop_words_of_the_sources_are_left_out_of_what_is_stored_and_shown(db: Path, tmp_path: Path) -> None:
    (tmp_path / "stops.txt").write_text("# what every article says\n-图书馆\n免费开放 1000\n", "utf-8")
    sources = tmp_path / "sources.yaml"
    sources.write_text(
        "defaults:\n  dictionary: stops.txt\nsources:\n  - name: evening\n    list: https://news.example.cn/\n", "utf-8"
    )
    words = [row["word"] for row in json.loads(run(keywords.command, db, "1", "--json", "--config", str(sources)))]
    assert words
    assert "图书馆" not in words
    assert "8 articles were segmented again" in run(dictionary.command, db, "--rebuild", "--config", str(sources))
    with Archive.read(db) as archive:
        assert "图书馆" not in (archive.articles.get(1) or {})["keywords"]
        assert any("图书馆" in fields["headline"] for fields in archive.bulk.words())
        assert any("免费开放" in fields["body"] for fields in archive.bulk.words())


def test_keywords_of_what_is_not_there(db: Path) -> None:
    with pytest.raises(ArchiveError, match="no article"):
        run(keywords.command, db, "99")


def test_trends_count_every_period(db: Path) -> None:
    points = json.loads(run(trends.command, db, "图书馆", "--by", "month", "--json"))
    assert points == [
        {"word": "图书馆", "period": "2026-01-01", "articles": 2, "of": 4, "share": 0.5},
        {"word": "图书馆", "period": "2026-02-01", "articles": 2, "of": 4, "share": 0.5},
    ]
    days = json.loads(run(trends.command, db, "图书馆", "低保", "--json"))
    assert len(days) == 2 * (date(2026, 2, 8) - date(2026, 1, 1)).days + 2
    assert sum(point["articles"] for point in days) == 8


def test_trends_are_drawn(db: Path) -> None:
    lines = run(trends.command, db, "图书馆", "低保", "--by", "month").splitlines()
    assert lines[0].split() == ["图书馆", "(4)", "低保", "(4)"]
    assert lines[1].startswith("2026-01-01  2 ████")


def test_a_long_stretch_without_articles_is_one_line(db: Path) -> None:
    with sqlite3.connect(db) as connection:
        connection.execute("UPDATE articles SET published = '0001-01-01' WHERE id = 1")
    connection.close()
    lines = run(trends.command, db, "日", "--by", "month").splitlines()
    assert len(lines) == 1 + 4
    assert lines[2] == "…           24,299 periods without articles"


def test_trends_take_what_search_takes_and_say_what_is_malformed(db: Path) -> None:
    assert run(trends.command, db, "-图书馆", "--by", "month").splitlines()[0].split() == ["-图书馆", "(4)"]
    result = CliRunner().invoke(trends.command, ["hedline:x", "\udcff", "--db", str(db)], catch_exceptions=False)
    assert "Did you mean headline:?" in result.stderr
    assert CliRunner().invoke(trends.command, [" ", "--db", str(db)]).exit_code == 2


def test_trends_have_the_share_of_each_period(db: Path) -> None:
    text = CliRunner().invoke(trends.command, ["图书馆", "--by", "month", "--csv", "--db", str(db)]).stdout_bytes
    assert text.decode("utf-8-sig").splitlines() == [
        "word,period,articles,of,share",
        "图书馆,2026-01-01,2,4,0.5",
        "图书馆,2026-02-01,2,4,0.5",
    ]
    assert "50.0% ██" in run(trends.command, db, "图书馆", "--by", "month", "--share")


def test_trends_show_the_latest_periods(db: Path) -> None:
    result = CliRunner().invoke(trends.command, ["图书馆", "--by", "month", "-n", "1", "--db", str(db)])
    assert [line.split()[0] for line in result.stdout.splitlines()[1:]] == ["2026-02-01"]
    assert "1 earlier periods are not shown" in result.stderr


def test_a_word_that_never_occurs_gets_a_hint(db: Path) -> None:
    result = CliRunner().invoke(trends.command, ["图书馆低保", "图书馆", "--db", str(db)])
    assert "None of the selected articles with a date contains '图书馆低保'" in result.stderr
    assert "'图书馆'" not in result.stderr
    result = CliRunner().invoke(
        trends.command, ["低保", "--source", "evening", "--until", "2026-01-01", "--db", str(db)]
    )
    assert "4 other articles of the archive contain it" in result.stderr


def test_trends_of_many_words_stay_within_the_terminal(db: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    words = ["图书馆", "低保", "清河", "日报", "消息", "开放", "很长很长很长很长的一个词"]
    text = run(trends.command, db, *words, "--by", "month")
    assert max(cell_len(line) for line in text.splitlines()) <= 80
    assert all(word[:2] in text for word in words)
    assert len(text.splitlines()) == 3 * 2 + 1


def test_bars_tell_eighths() -> None:
    assert [trends.bar(count, 16, 2) for count in (0, 1, 8, 15, 16)] == ["", "▏", "█", "█▉", "██"]


def test_a_new_dictionary_cuts_the_archive_anew(db: Path, tmp_path: Path) -> None:
    (tmp_path / "names.txt").write_text("免费开放 1000\n清河日报 1000\n", "utf-8")
    sources = tmp_path / "sources.yaml"
    sources.write_text(
        "sources:\n  - name: evening\n    list: https://news.example.cn/\n    dictionary: names.txt\n", "utf-8"
    )
    assert run(dictionary.command, db, "--cut", "图书馆免费开放", "--config", str(sources)) == "图书馆 免费开放\n"
    assert "8 articles were segmented again" in run(dictionary.command, db, "--rebuild", "--config", str(sources))
    assert "0 articles were segmented again" in run(dictionary.command, db, "--rebuild", "--config", str(sources))
    assert "8 articles segmented by" in run(dictionary.command, db, "--config", str(sources))
    with Archive.read(db) as archive:
        assert any("免费开放" in fields["body"] for fields in archive.bulk.words())
        assert "names.txt" in str(archive.search.segmenters())
