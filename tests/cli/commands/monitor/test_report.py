"""`scrape report`: one HTML page that needs nothing from outside."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from selectolax.lexbor import LexborHTMLParser

from scraper import i18n
from scraper.cli.commands.monitor.report import command
from scraper.errors import ArchiveError, ConfigError
from scraper.exporters.target import ExportError
from tests import forked, hostile
from tests.cli.filled import fill

pytest.importorskip("jinja2", reason="the extra `report` is not installed")


@pytest.fixture(scope="module")
def db(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return fill(tmp_path_factory.mktemp("report") / "archive.db")


def run(db: Path, *args: str) -> Result:
    return CliRunner().invoke(command, [*args, "--db", str(db)])


def test_the_page_has_charts_and_tables(db: Path, tmp_path: Path) -> None:
    result = run(db, "-o", str(tmp_path / "report.html"))
    assert result.exit_code == 0, result.output
    page = LexborHTMLParser((tmp_path / "report.html").read_bytes())
    assert (
        len(page.css(".broad svg"))
        == len(page.css(".narrow svg"))
        == len(page.css("table"))
        == len(page.css("h2"))
        >= 6
    )
    assert "清河晚报" in [cell.text() for cell in page.css("th[scope=row]")]
    assert page.css_first("html").attributes["lang"] == "en"
    assert page.css_first("title").text()


def test_nothing_is_fetched_from_anywhere(db: Path, tmp_path: Path) -> None:
    run(db, "-o", str(tmp_path / "report.html"))
    text = (tmp_path / "report.html").read_text("utf-8")
    assert not re.findall(r"<(?:script|link|img|iframe|object)\b", text)
    assert not re.findall(r"url\(|@import|\bsrc=|xlink:href=", text)
    assert set(re.findall(r'https?://[^"\s]+', text)) <= {"http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink"}


def test_hostile_fields_stay_text(tmp_path: Path) -> None:
    path = hostile.fill(tmp_path / "archive.db")
    result = run(path, "-o", str(tmp_path / "report.html"))
    assert result.exit_code == 0, result.output
    page = LexborHTMLParser((tmp_path / "report.html").read_bytes())
    assert not page.css("script, img")
    assert "default-src 'none'" in str(page.css_first("meta[http-equiv]").attributes["content"])
    assert any(hostile.IMAGE in cell.text() for cell in page.css("th"))


def test_filters_choose_and_are_told(db: Path, tmp_path: Path) -> None:
    run(db, "-o", str(tmp_path / "report.html"), "--source", "online")
    page = LexborHTMLParser((tmp_path / "report.html").read_bytes())
    facts = {row.css_first("dt").text(): row.css_first("dd").text() for row in page.css("dl > div")}
    assert facts["articles"] == "1"
    assert facts["source"] == "online"


def test_it_goes_to_standard_output_too(db: Path) -> None:
    assert run(db, "-o", "-").stdout.startswith("<!DOCTYPE html>")


def test_in_chinese(db: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(i18n, "_language", "zh")
    assert '<html lang="zh-CN">' in run(db, "-o", "-").stdout


def test_what_cannot_be_written_leaves_what_was_there(db: Path, tmp_path: Path) -> None:
    there = tmp_path / "report.html"
    there.write_text("old")
    result = run(db, "-o", str(there), "--until", "1990", "--force")
    assert isinstance(result.exception, ArchiveError)
    assert there.read_text() == "old"
    result = run(db, "-o", str(tmp_path / "no" / "such" / "folder.html"))
    assert isinstance(result.exception, ExportError)


def test_without_the_extra_it_says_what_to_install(db: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "jinja2", None)
    result = run(db, "-o", str(tmp_path / "report.html"))
    assert isinstance(result.exception, ConfigError)
    assert "install report" in str(result.exception)
    assert not list(tmp_path.iterdir())


@pytest.mark.long  # the same charts are drawn by /charts in tests/presentation/web/test_bounds.py
def test_control_characters_in_every_name_do_not_end_it(tmp_path: Path) -> None:
    db = fill(tmp_path / "archive.db")
    hostile.spoil(db)
    assert forked.scrape("report", "-o", tmp_path / "report.html", "--db", db).returncode == 0
    page = LexborHTMLParser((tmp_path / "report.html").read_bytes())
    assert len(page.css(".broad svg")) >= 6
