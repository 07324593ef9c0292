"""Tab in real shells: commands, options, names from the files at hand, whatever characters are in them."""

from __future__ import annotations

import os
import pty
import re
import select
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from itertools import product
from pathlib import Path
from typing import ClassVar

import pytest

from scraper.archive import Archive
from scraper.text.segmenter import analyse
from tests import forked
from tests.cli.filled import FIRST, OTHER, fetched
from tests.cli.in_terminal import wait_for_keys
from tests.kinds import only

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[4]
SHELLS = ("bash", "zsh", "fish")
HOSTILE = 'it\'s, $HOME: "x"'
SOURCES = f"""\
sources:
  - {{name: 江城晚报, list: 'http://a.example/'}}
  - {{name: 山城 日报, list: 'http://b.example/'}}
  - {{name: '{HOSTILE.replace("'", "''")}', list: 'http://c.example/'}}
  - {{name: plain, list: 'http://d.example/'}}
"""


PROGRAM = """\
#!/bin/sh
if [ -n "$_SCRAPE_COMPLETE" ]; then
    "{python}" -m scraper "$@"
    touch ~/asked
elif [ "$1" = completion ]; then
    exec "{python}" -m scraper "$@"
else
    for word; do printf '<%s>' "$word"; done
    echo '|done'
fi
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Sources, an archive, and a `scrape` on the path that only says what it was given."""
    folder = tmp_path_factory.mktemp("completion")
    (folder / "sources.yaml").write_text(SOURCES, encoding="utf-8")
    with Archive.open(folder / "archive.db") as archive:
        run = archive.runs.start(["evening"], "fetch")
        for page, section in ((FIRST, "文化"), (OTHER, "城 事")):
            page = replace(page, section=section, outlet=f"{section}报")
            archive.articles.store("evening", fetched(page), page, analyse(page), run=run)
    program = folder / "bin" / "scrape"
    program.parent.mkdir()
    program.write_text(PROGRAM.format(python=sys.executable))
    program.chmod(0o755)
    return folder


def environment(folder: Path) -> dict[str, str]:
    path = os.pathsep.join((str(folder / "bin"), os.environ["PATH"]))
    locale = {"LANG": "C.UTF-8", "LC_ALL": "C.UTF-8", "TERM": "xterm", "LINES": "50", "COLUMNS": "200"}
    return {"PATH": path, "PYTHONPATH": str(ROOT), "HOME": str(folder), **locale}


class Terminal:
    """A shell in a terminal, with the completion script loaded."""

    START: ClassVar = {
        "bash": (
            ["--norc", "--noprofile", "-i"],
            'PS1="READY> "; bind "set bell-style none"; eval "$(scrape completion bash)"',
        ),
        "zsh": (["-f", "-i"], "PS1='READY> '; autoload -Uz compinit; compinit -u; eval \"$(scrape completion zsh)\""),
        "fish": (["--no-config", "-i"], "function fish_prompt; echo 'READY> '; end; scrape completion fish | source"),
    }

    def __init__(self, shell: str, folder: Path) -> None:
        self.shown = ""
        self.answers = folder / "asked"
        arguments, begin = self.START[shell]
        self.child, self.terminal = pty.fork()
        if self.child == 0:
            os.chdir(folder)
            program = shutil.which(shell) or shell
            os.execve(program, [shell, *arguments], environment(folder))
        wait_for_keys(self.child)
        self.type(f"{begin}; echo be''gun\r")
        self.until(r"begun")

    def type(self, keys: str) -> None:
        os.write(self.terminal, keys.encode())

    def until(self, pattern: str, seconds: float = 300) -> str:
        """The output up to the pattern. Escape sequences are taken out."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if select.select([self.terminal], [], [], 0.1)[0]:
                try:
                    self.shown += os.read(self.terminal, 65536).decode("utf-8", "replace")
                except OSError:
                    break
            plain = re.sub(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07]*\x07|[()=>][0-9A-Za-z]?)|[\r\x0f]", "", self.shown)
            if match := re.search(pattern, plain):
                self.shown = ""
                return plain[: match.end()]
        raise AssertionError(f"{pattern!r} was not shown, but {self.shown[-2000:]!r}")

    def tab(self, line: str = "") -> None:
        """Type the line, press Tab, and wait until the program was asked."""
        self.answers.unlink(missing_ok=True)
        self.type(f"{line}\t")
        end = time.monotonic() + 300
        while not self.answers.exists() and time.monotonic() < end:
            time.sleep(0.02)
        wait_for_keys(self.child)

    def pressed_tab(self, line: str) -> str:
        """The arguments that the program was given, after a Tab at the end of the line and Enter."""
        self.tab(line)
        self.type("\r")
        shown = self.until(r"\|done")
        return next(line for line in shown.splitlines() if line.endswith("|done"))

    def close(self) -> None:
        os.close(self.terminal)
        os.waitpid(self.child, 0)


@pytest.fixture(scope="module", params=SHELLS)
def terminal(request: pytest.FixtureRequest, folder: Path) -> Iterator[Terminal]:
    if shutil.which(request.param) is None:
        pytest.skip(f"{request.param} is not installed")
    terminal = Terminal(request.param, folder)
    yield terminal
    terminal.close()


TYPED = {
    "scrape fetch pla": ["fetch", "plain"],
    "scrape fetch 山": ["fetch", "山城 日报"],
    "scrape fetch it": ["fetch", HOSTILE],
    "scrape fetch plain 江": ["fetch", "plain", "江城晚报"],
    "scrape parse --source 山": ["parse", "--source", "山城 日报"],
    "scrape parse --source=山": ["parse", "--source=山城 日报"],
    "scrape search --section 城": ["search", "--section", "城 事"],
    "scrape search section:文": ["search", "section:文化"],
    "scrape search 栏目:文": ["search", "栏目:文化"],
    "scrape search section:城": ["search", 'section:"城 事"'],
    "scrape checkx nothing": ["checkx", "nothing"],
}
HARD = ("scrape fetch it", "scrape fetch plain 江", "scrape parse --source=山", "scrape search section:城")
"""What each shell quotes and divides in its own way."""


@pytest.mark.parametrize(
    ("terminal", "typed"),
    only(product(SHELLS, TYPED), *product(["bash"], TYPED), *product(SHELLS[1:], HARD)),
    indirect=["terminal"],
)
def test_what_the_program_is_given(terminal: Terminal, typed: str) -> None:
    arguments = TYPED[typed]
    line = terminal.pressed_tab(typed)
    assert re.findall(r"<(.*?)>(?=<|\|done)", line[line.index(f"<{arguments[0]}>") :]) == arguments


def test_an_open_quote_is_closed(terminal: Terminal) -> None:
    assert "<fetch><山城 日报>" in terminal.pressed_tab('scrape fetch "山')


def test_commands_are_offered(terminal: Terminal) -> None:
    terminal.tab("scrape s")
    terminal.type("\t")  # bash lists at the second Tab; fish goes into the list that is shown, and asks nothing more
    terminal.until("sources")
    terminal.type("\x03")
    wait_for_keys(terminal.child)


# -- what does not need a shell


def completions(line: str, folder: Path, **more: str) -> subprocess.CompletedProcess[str]:
    environ = {**environment(folder), "_SCRAPE_COMPLETE": "bash_complete", "COMP_WORDS": line, **more}
    environ.setdefault("COMP_CWORD", re.split(r"[\s:=]", line)[-1])
    return forked.scrape(folder=folder, **environ)


@pytest.mark.parametrize(
    ("line", "offered"),
    [
        ("scrape sou", ["plain,sources"]),
        ("scrape fetch plain pl", []),
        ("scrape search sec", ["unfinished,section:"]),
        ("scrape search 标", ["unfinished,标题:", "unfinished,标签:"]),
        ("scrape search headline:x", []),
        ("scrape init 人民", ["plain,人民网", "plain,人民日报"]),
        ("scrape export --format parq", ["plain,parquet"]),
        ("scrape search --source e", ["plain,evening"]),
        ("scrape search --source pl", ["plain,plain"]),
        ("scrape fetch --db arch", ["file,arch"]),
    ],
)
def test_what_is_offered(folder: Path, line: str, offered: list[str]) -> None:
    done = completions(line, folder)
    assert done.stdout.split() == offered
    assert done.stderr == ""


LINES = ("scrape fetch ", "scrape search section:", "scrape nothing ", "scrape fetch 'un", "scrape \\", "")
CONTENTS = (None, b"", b"\xff\xfe\x00", b"sources: [", b"sources: [{name: [a]}]", b"x" * 100)


@pytest.mark.parametrize(
    ("line", "content"),
    only(
        product(LINES, CONTENTS),
        *(("scrape fetch ", content) for content in CONTENTS),
        *((line, b"sources: [") for line in LINES),
    ),
)
def test_errors_are_silent(tmp_path: Path, line: str, content: bytes | None) -> None:
    if content is not None:
        (tmp_path / "sources.yaml").write_bytes(content)
        (tmp_path / "archive.db").write_bytes(content)
    done = completions(line, tmp_path)
    assert done.stderr == ""
    assert "Traceback" not in done.stdout


def test_other_files_are_obeyed(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "mine.yaml").write_text("sources: [{name: mine, list: 'http://a.example/'}]")
    assert completions(f"scrape fetch --sources {tmp_path}/mine.yaml m", folder).stdout.split() == ["plain,mine"]
    assert completions("scrape fetch m", folder, SCRAPE_SOURCES=f"{tmp_path}/mine.yaml").stdout.split() == [
        "plain,mine"
    ]


def test_it_imports_nothing_that_is_not_needed(folder: Path) -> None:
    code = (
        "import sys; from scraper.cli.main import main\n"
        "try: main([])\nexcept SystemExit: pass\n"
        "print([m for m in 'asyncio httpx jieba rjieba rich selectolax feedparser'.split() if m in sys.modules])"
    )
    for line in ("scrape ", "scrape fetch ", "scrape search --section "):
        environ = {**environment(folder), "_SCRAPE_COMPLETE": "bash_complete", "COMP_WORDS": line, "COMP_CWORD": ""}
        done = subprocess.run([sys.executable, "-c", code], cwd=folder, env=environ, capture_output=True, text=True)
        assert done.stdout.splitlines()[-1] == "[]", line


@pytest.mark.parametrize("shell", SHELLS)
def test_the_script_is_printed(shell: str, folder: Path) -> None:
    command = [sys.executable, "-m", "scraper", "completion"]
    done = subprocess.run([*command, shell], env=environment(folder), capture_output=True, text=True, check=True)
    assert f"_SCRAPE_COMPLETE={shell}_complete" in done.stdout
    environ = {**environment(folder), "SHELL": f"/usr/bin/{shell}"}
    assert subprocess.run(command, env=environ, capture_output=True, text=True).stdout == done.stdout
    if shutil.which(shell):
        subprocess.run([shell, "-n"], input=done.stdout, text=True, check=True, capture_output=True)


def test_an_unknown_shell_is_said(folder: Path) -> None:
    command = [sys.executable, "-m", "scraper", "completion"]
    environ = {**environment(folder), "SHELL": "/bin/tcsh"}
    done = subprocess.run(command, env=environ, capture_output=True, text=True)
    assert done.returncode == 2
    assert "available: bash, zsh, fish" in done.stderr
