"""Nothing that came from outside drives the terminal: hostile text in every column, every command, on a real one."""

from __future__ import annotations

import io
import json
import logging
import re
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from scraper.cli.main import COMMANDS, scrape
from scraper.cli.options import logs
from scraper.cli.terminal import console, safe_output
from scraper.text.sanitize import HARMFUL, harmless
from tests.cli.filled import BODY, fill
from tests.cli.in_terminal import in_terminal
from tests.hostile import DRIVING as HOSTILE
from tests.hostile import spoil
from tests.kinds import one_of_each

OURS = re.compile(r"\x1b\[(?:[0-9;]*m|2K|1A|\?25[lh])|\r")
"""Colours, and what bars are drawn with; a terminal makes \\r\\n of each newline."""
ARGS: dict[str, list[list[str]]] = {
    "demo": [["--help"]],
    "init": [["新闻" + HOSTILE]],
    "add": [["http://127.0.0.1:9/" + HOSTILE, "--yes"]],
    "completion": [["bash"]],
    "fetch": [["-vv"], ["--quiet"], [f"no such{HOSTILE}"]],
    "parse": [["page.html"], ["page.html", "--json"], ["list.html", "--as", "list"], [f"gone{HOSTILE}.html"]],
    "sources": [[], ["--json"]],
    "schedule": [[], ["status"]],
    "config": [[], ["晚报"], ["--json"]],
    "search": [["开馆"], ["--json"], ["--csv"], ["--count"], [f"nothing{HOSTILE}"]],
    "show": [
        ["1"],
        ["1", "--json"],
        ["1", "--raw"],
        ["1", "--diff"],
        ["1", "--seen"],
        ["1", "--cite", "apa"],
        [f"gone{HOSTILE}"],
    ],
    "keywords": [[], ["--json"]],
    "count": [["--by", "outlet,month"], ["--by", f"x{HOSTILE}"], ["--csv"]],
    "kwic": [["开馆"], ["开馆", "--json"], [f"nothing{HOSTILE}"]],
    "cooccur": [["开馆", "--least", "1"], [f"nothing{HOSTILE}"]],
    "trends": [["开馆" + HOSTILE], ["开馆", "--json"]],
    "export": [["--format", "csv"], ["--format", "jsonl"], ["--format", "atom"], ["--format", "markdown"]],
    "import": [["import.jsonl"], [f"gone{HOSTILE}.jsonl"]],
    "check": [[], ["晚报"], ["--json"]],
    "stats": [[], ["--json"]],
    "report": [["-o", "-"]],
    "runs": [[], ["1"], ["1", "--json"]],
    "reparse": [[], ["-vv"]],
    "verify": [[]],
    "dictionary": [["cut", "开馆" + HOSTILE]],
    "backup": [[f"copy{HOSTILE}.db"]],
    "restore": [[f"gone{HOSTILE}.db"]],
    "delete": [["1", "--dry-run"], [f"gone{HOSTILE}", "--yes"]],
    "failures": [[], ["--json"], ["--csv"]],
    "install": [[], [f"x{HOSTILE}"]],
    "help": [["search"], [f"x{HOSTILE}"]],
}
"""The arguments of each command; one that is not here prints its help."""
CALLS = [[name, *args] for group in COMMANDS.values() for name, _ in group for args in ARGS.get(name, [["--help"]])]


@pytest.fixture
def there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    fill(tmp_path / "archive.db")
    spoil(tmp_path / "archive.db")
    sources = "sources:\n  - {name: 晚报, list: 'http://127.0.0.1:9/news/', limits: {retries: 0}}\n"
    (tmp_path / "sources.yaml").write_text(sources, "utf-8")
    head = f"<html lang='zh{HOSTILE}'><title>开馆{HOSTILE}</title><h1>图书馆新馆开馆{HOSTILE}</h1>"
    body = "".join(f"<p>{line}{HOSTILE}</p>" for line in BODY.split("\n"))
    (tmp_path / "page.html").write_text(f"{head}<p>记者 陈可{HOSTILE}</p>{body}", "utf-8")
    links = "".join(f"<li><a href='/2026/01/{n}.html{HOSTILE}'>图书馆新馆昨日开馆了{n}{HOSTILE}</a>" for n in range(9))
    (tmp_path / "list.html").write_text(f"{head}<ul>{links}</ul>", "utf-8")
    row = {"url": f"https://e.example/1{HOSTILE}", "headline": f"题{HOSTILE}", "body": BODY, "source": f"源{HOSTILE}"}
    (tmp_path / "import.jsonl").write_text(json.dumps(row, ensure_ascii=False) + "\nno json" + HOSTILE, "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.slow
@pytest.mark.parametrize(
    "args",
    one_of_each(CALLS, lambda args: args[0]),
    ids=lambda args: harmless(" ".join(args)).replace(harmless(HOSTILE), "…"),
)
def test_no_command_lets_anything_through(there: Path, args: list[str]) -> None:
    drawn = in_terminal(*args, code=None)
    assert "\x1b[5;8m" not in drawn
    left = OURS.sub("", drawn)
    harmful = HARMFUL.search(left)
    assert not harmful, ascii(left[max(0, harmful.start() - 40) : harmful.end() + 40])


def test_json_says_the_same_on_a_terminal(there: Path) -> None:
    (line,) = in_terminal("show", "1", "--json", code=None).replace("\r\n", "").splitlines()
    assert json.loads(line)["headline"] == f"图书馆新馆开馆{HOSTILE}"


def test_a_log_file_is_harmless_too(there: Path) -> None:
    logger = logging.getLogger("scraper.tests")
    for log_json in (False, True):
        with logs.Loudness(log_file=there / "run.log", log_json=log_json).logging():
            logger.error("%s", HOSTILE, extra={"url": HOSTILE})
    text = (there / "run.log").read_text("utf-8")
    assert text.count("\\u001b") >= 2
    assert not HARMFUL.search(text)


def test_what_is_printed_by_whatever_means_passes_the_door() -> None:
    @scrape.command("said", hidden=True)
    def command() -> None:
        click.echo(HOSTILE)
        click.echo(HOSTILE, err=True)
        print(HOSTILE)
        sys.stderr.writelines([HOSTILE, HOSTILE])
        console.out().print(HOSTILE)
        console.out().print(console.table(), HOSTILE)

    with safe_output.guarded():
        runner = CliRunner()
        result = runner.invoke(command)
        assert HARMFUL.search(result.stdout)  # alone it has no door
    real = sys.stdout, sys.stderr
    sys.stdout, sys.stderr = out, err = io.StringIO(), io.StringIO()
    try:
        with safe_output.guarded():
            command.main([], standalone_mode=False)
    finally:
        sys.stdout, sys.stderr = real
    for text in (out.getvalue(), err.getvalue()):
        assert "\\u001b" in text
        assert not HARMFUL.search(text)


def test_a_pipe_gets_the_bytes_of_data_as_they_are(there: Path) -> None:
    result = CliRunner().invoke(scrape, ["export", "--format", "jsonl"])
    assert result.exit_code == 0
    assert json.loads(result.stdout_bytes.splitlines()[0])["headline"].endswith(HOSTILE)
