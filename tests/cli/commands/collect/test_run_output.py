"""What a run says, and to whom: quiet, verbose, as JSON lines, to a command."""

from __future__ import annotations

import json
import logging
import shlex
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from scraper.cli.main import scrape
from scraper.cli.options.logs import JsonLines, lines, logging_to_stderr
from scraper.errors import ArchiveError, ScrapeError
from tests.newssite import Answer, Site, paper, serve

SOURCES = """\
defaults: {delay: 0, limits: {retries: 0}}
sources:
  - name: yunting
    list: %s/
  - name: 山城日报
    list: %s/gone/
    notify: %n
"""
SAVE = "import sys; open(sys.argv[1], 'wb').write(sys.stdin.buffer.read())"


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    """A paper that can be read, and one whose list is gone: the command that is notified writes told.json."""
    monkeypatch.chdir(tmp_path)
    with serve(paper(3)) as served:
        command = shlex.join([sys.executable, "-c", SAVE, "told.json"])
        Path("sources.yaml").write_text(
            SOURCES.replace("%s", served.base).replace("%n", json.dumps(command)), encoding="utf-8"
        )
        yield served


def fetch(*args: str) -> Result:
    return CliRunner().invoke(scrape, ["fetch", *args], catch_exceptions=False)


def records(text: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text.splitlines()]


def test_quiet_says_only_what_is_wrong(site: Site) -> None:
    well = fetch("-q", "yunting")
    assert (well.exit_code, well.output) == (0, "")
    broken = fetch("-q")
    assert broken.exit_code == 1
    assert broken.stdout == ""
    assert broken.stderr.startswith("山城日报: 1 failed; FAILED: could not fetch the list page")
    assert "yunting" not in broken.stderr


def test_verbose_tells_each_article_and_very_verbose_each_request(site: Site) -> None:
    one, two = fetch("-v", "yunting"), fetch("-vv", "yunting", "--db", "other.db")
    assert one.stderr.count("INFO scraper.crawl.source.tally: yunting: ") == one.stderr.count(": new: http://") == 3
    assert "HTTP 200" not in one.stderr
    assert two.stderr.count("DEBUG scraper.crawl.source.source_crawl: ") == two.stderr.count(": HTTP 200, ") == 4
    assert fetch("yunting", "--db", "third.db").stderr == ""


def test_json_lines_for_machines(site: Site) -> None:
    result = fetch("--log-json")
    assert result.exit_code == 1
    assert result.stdout == ""
    lines = records(result.stderr)
    assert {"time", "level", "logger", "message"} <= lines[0].keys()
    reports = {record["source"]: record for record in lines if "report" in record}
    assert reports["yunting"]["level"] == "info"
    assert reports["yunting"]["report"]["new"] == 3
    assert reports["山城日报"]["level"] == "error"
    assert "HTTP 404" in reports["山城日报"]["report"]["error"]
    assert (lines[-1]["run"], lines[-1]["ended"]) == (1, "failed")
    assert [record["level"] for record in records(fetch("--log-json", "-q").stderr)] == ["error"]


def test_an_error_in_the_log_keeps_its_traceback_on_its_line() -> None:
    try:
        raise KeyError("headline")
    except KeyError:
        record = logging.getLogger("x").makeRecord("x", 40, "f", 1, "a %s", ("b",), sys.exc_info(), extra={"n": 1})
    (line,) = records(JsonLines().format(record))
    assert (line["message"], line["n"]) == ("a b", 1)
    assert line["exception"].splitlines()[-1] == "KeyError: 'headline'"


def test_the_log_goes_back_to_what_it_was(capsys: pytest.CaptureFixture[str]) -> None:
    before = logging.getLogger().handlers[:], logging.getLogger("scraper").level
    with logging_to_stderr(9, lines()):
        logging.getLogger("scraper.x").debug("in")
    logging.getLogger("scraper.x").debug("out")
    assert capsys.readouterr().err.endswith("DEBUG scraper.x: in\n")
    assert (logging.getLogger().handlers[:], logging.getLogger("scraper").level) == before


def test_whoever_wants_to_know_is_told_of_the_failed_source(site: Site) -> None:
    everyone = shlex.join([sys.executable, "-c", SAVE, "everyone.json"])
    assert fetch("-q", "--notify", everyone).exit_code == 1
    for name in ("told.json", "everyone.json"):
        notice = json.loads(Path(name).read_text("utf-8"))
        assert [source["source"] for source in notice["sources"]] == ["山城日报"]
        assert notice["text"].startswith("scrape: 1 source to look at\n山城日报: could not fetch the list page")
        assert notice["archive"] == str(Path("archive.db").resolve())


def test_nobody_is_told_when_all_is_well(site: Site) -> None:
    site.pages["/gone/"] = site.pages["/"]
    assert fetch("-q").exit_code == 0
    assert not Path("told.json").exists()


@pytest.mark.parametrize(("status", "code"), [(200, 0), (404, 1)])
def test_that_telling_failed_is_said_and_changes_no_exit_code(site: Site, status: int, code: int) -> None:
    page = site.pages["/"]
    assert isinstance(page, Answer)
    site.pages["/"] = Answer(page.body, status=status)
    result = fetch("-q", "yunting", "--notify", "/no/such/program")
    assert result.exit_code == code
    assert ("Notification failed: /no/such/program: No such file or directory" in result.stderr) == bool(code)
    chinese = fetch("-q", "yunting", "--notify", "/no/such/program", "--lang", "zh")
    assert ("通知没有发出：/no/such/program：没有那个文件或文件夹" in chinese.stderr) == bool(code)


def test_a_run_that_ends_in_an_error_is_told_as_well(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> None:
        raise ArchiveError("archive.db: the disk is full")

    monkeypatch.setattr("scraper.archive.articles.articles.Articles.store", full)
    with pytest.raises(ArchiveError):
        fetch("-q")
    notice = json.loads(Path("told.json").read_text("utf-8"))
    assert (notice["error"], notice["run"], notice["sources"]) == ("archive.db: the disk is full", None, [])
    assert notice["text"] == "scrape: archive.db: the disk is full"


def test_a_command_with_a_quote_too_few_is_a_mistake_in_the_file(site: Site) -> None:
    text = Path("sources.yaml").read_text("utf-8")
    Path("sources.yaml").write_text(text[: text.index("notify:")] + 'notify: "mail \'me"\n', "utf-8")
    with pytest.raises(Exception, match=r"sources\.yaml:7: .*notify: .*is a quote missing"):
        fetch()


@pytest.mark.slow
def test_a_log_file_is_kept_beside_whatever_else_is_said(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("scraper.cli.terminal.log_file.BYTES", 2000)
    broken = fetch("-q", "--log-file", "scrape.log")
    assert broken.stderr.count("山城日报: 1 failed; FAILED: could not fetch the list page") == 1
    logged = Path("scrape.log").read_text("utf-8")
    assert "ERROR scraper.cli.views.progress.run_display: 山城日报: 1 failed; FAILED" in logged
    assert "INFO scraper.cli.views.progress.run_display: run 1 ended in" in logged
    assert "INFO scraper.crawl.source.tally: yunting: new: http" in logged
    monkeypatch.setattr("scraper.cli.terminal.log_file.BYTES", 500)
    for _ in range(10):
        fetch("-q", "--log-file", "scrape.log")
    logs = sorted(Path().glob("scrape.log*"))
    assert [file.name for file in logs] == ["scrape.log", "scrape.log.1", "scrape.log.2", "scrape.log.3"]
    assert sum(file.stat().st_size for file in logs) < 4 * 2000


def test_an_error_that_ends_the_run_is_in_the_log_file(site: Site) -> None:
    Path("sources.yaml").write_text("sources: [{}]\n", "utf-8")
    with pytest.raises(ScrapeError):
        fetch("-q", "--log-file", "scrape.log")
    assert "ERROR scraper.cli.options.logs: 2 mistakes in sources.yaml" in Path("scrape.log").read_text("utf-8")


def test_a_log_file_that_cannot_be_written(site: Site) -> None:
    with pytest.raises(ScrapeError, match=r"no/scrape\.log: cannot write it: No such file or directory"):
        fetch("--log-file", "no/scrape.log")
