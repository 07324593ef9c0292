"""`scrape fetch --from --to --order`: the days that are meant, and what is refused."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from scraper.cli.main import scrape
from scraper.cli.options.period import Day

SOURCES = """\
sources:
  - name: 日报
    paper: https://paper.example.cn/{date:%Y%m%d}/1.htm
  - name: 晚报
    list: https://news.example.cn/city/
"""


@pytest.mark.parametrize(
    ("typed", "first", "last"),
    [
        ("2026-01-31", date(2026, 1, 31), date(2026, 1, 31)),
        ("2026-02", date(2026, 2, 1), date(2026, 2, 28)),
        ("2026", date(2026, 1, 1), date(2026, 12, 31)),
        ("2026年1月5日", date(2026, 1, 5), date(2026, 1, 5)),
        ("20260131", date(2026, 1, 31), date(2026, 1, 31)),
    ],
)
def test_days_as_people_type_them(typed: str, first: date, last: date) -> None:
    assert Day("first").convert(typed, None, None) == first
    assert Day("last").convert(typed, None, None) == last


@pytest.mark.parametrize("typed", ["soon", "2026-13", "31.01.2026", ""])
def test_what_is_no_day(typed: str) -> None:
    with pytest.raises(click.UsageError, match="is not a date"):
        Day("first").convert(typed, None, None)


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (["日报", "--to", "2026-01-31"], "--to needs --from"),
        (["日报", "--order", "oldest"], "--order needs --from"),
        (["日报", "--from", "2026-02-01", "--to", "2026-01-31"], "--to 2026-01-31 is before --from 2026-02-01"),
        (["日报", "--from", "abc"], "'abc' is not a date; write 2026-01-31, 2026-01, today"),
        (["日报", "--from", "2026-02-30"], "'2026-02-30' is not a date; write"),
        (["日报", "--from", "3m"], "'3m' could mean minutes or months"),
        (["日报", "--from", "9999-01-01"], "is in the future"),
        (["日报", "--from", "1900-01-01"], "the limit is 20,000"),
        (["--from", "2026-01-01"], "needs the names of the sources"),
        (["晚报", "--from", "2026-01-01"], "晚报 has no list of past days"),
        (["日报", "--from", "2026-01-01", "--due"], "use only one of them"),
        (["日报", "--from", "2026-01-01", "--retry"], "use only one of them"),
    ],
)
def test_what_is_refused(args: list[str], message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("sources.yaml").write_text(SOURCES, encoding="utf-8")
    result = CliRunner().invoke(scrape, ["fetch", *args])
    assert result.exit_code == 2
    assert message in " ".join(result.stderr.split())
    assert not Path("archive.db").exists()
