"""`scrape config`: every setting with its origin; the schema."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from scraper.errors import ConfigError
from tests.invoked import call

FILE = """\
contact: me@a.example
defaults:
  every: 30m
  limits:
    total: 1m
sources:
  - name: 江城
    list: https://a.example/
    every: 2h
    proxy: http://me:secret@proxy.example:3128
    limits: { body: 5MB }
    select: { body: '#text' }
  - name: plain
    feed: [https://b.example/1, https://b.example/2]
"""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "sources.yaml").write_text(FILE, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    for name in (
        "SCRAPE_CONFIG",
        "SCRAPE_SOURCES",
        "SCRAPE_DB",
        "SCRAPE_LANG",
        "NO_COLOR",
        "HTTPS_PROXY",
        "https_proxy",
    ):
        monkeypatch.delenv(name, raising=False)
    return tmp_path


def settings(*args: str) -> dict[str, tuple[str, str, str | None]]:
    rows: list[dict[str, Any]] = json.loads(call("config", *args, "--json").stdout)
    return {row["key"]: (row["value"], row["origin"], row["where"]) for row in rows}


def test_where_a_sources_values_come_from() -> None:
    shown = settings("江城")
    assert shown["name"] == ("江城", "source", "sources.yaml:7")
    assert shown["list"] == ("https://a.example/", "source", "sources.yaml:8")
    assert shown["every"] == ("2h", "source", "sources.yaml:9")
    assert shown["limits.body"] == ("5MB", "source", "sources.yaml:11")
    assert shown["limits.total"] == ("1m", "defaults", "sources.yaml:5")
    assert shown["limits.idle"] == ("10s", "default", None)
    assert shown["select.body"] == ("#text", "source", "sources.yaml:12")
    assert shown["robots"] == ("obey", "default", None)
    assert shown["user_agent"] == ("scrape-news/0.1.0 (news archive; me@a.example)", "default", None)
    assert "feed" not in shown
    plain = settings("plain")
    assert plain["every"] == ("30m", "defaults", "sources.yaml:3")
    assert plain["feed"] == ("[https://b.example/1, https://b.example/2]", "source", "sources.yaml:14")


def test_a_password_is_not_shown() -> None:
    assert settings("江城")["proxy"][0] == "http://***@proxy.example:3128"
    assert "secret" not in call("config", "江城").stdout


def test_what_holds_for_all(monkeypatch: pytest.MonkeyPatch) -> None:
    shown = settings()
    assert shown["contact"] == ("me@a.example", "file", "sources.yaml:1")
    assert shown["user_agent"][0].endswith("(news archive; me@a.example)")
    assert shown["every"] == ("30m", "defaults", "sources.yaml:3")
    assert shown["connections"] == ("16", "default", None)
    assert shown["archive.db"] == ("archive.db (not there yet)", "default", None)
    monkeypatch.setenv("SCRAPE_DB", "other.db")
    monkeypatch.setenv("HTTPS_PROXY", "http://u:p@proxy.example/")
    shown = settings("--config", "sources.yaml")
    assert shown["archive.db"][1:] == ("environment", "SCRAPE_DB")
    assert shown["sources.yaml"] == ("sources.yaml", "option", "--config")
    assert shown["HTTPS_PROXY"] == ("http://***@proxy.example/", "environment", "HTTPS_PROXY")


def test_where_the_language_comes_from(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("LC_ALL", raising=False)
    monkeypatch.delenv("LANGUAGE", raising=False)
    monkeypatch.setenv("LANG", "zh_CN.UTF-8")
    assert settings()["language"] == ("zh", "environment", "LANG")
    monkeypatch.setenv("SCRAPE_LANG", "en")
    assert settings()["language"] == ("en", "environment", "SCRAPE_LANG")


def test_without_a_file_the_programs_own_holds(folder: Path) -> None:
    (folder / "sources.yaml").unlink()
    shown = settings()
    assert shown["every"] == ("1h", "default", None)
    assert shown["sources.yaml"][0] == "sources.yaml (not there yet)"
    with pytest.raises(ConfigError, match=r"there is no file sources\.yaml"):
        call("config", "江城")


def test_a_name_that_is_not_there() -> None:
    with pytest.raises(ConfigError, match="did you mean 'plain'"):
        call("config", "plan")


def test_people_see_a_table() -> None:
    shown = call("config", "江城").stdout
    assert "source entry sources.yaml:9" in shown
    assert "defaults: sources.yaml:5" in shown


def test_the_schema_is_printed() -> None:
    assert json.loads(call("config", "--schema").stdout)["title"] == "sources.yaml of scrape"
