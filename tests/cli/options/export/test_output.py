"""Nothing that matters is overwritten: every option that names an output, against everything that must not be lost."""

from __future__ import annotations

import ast
import csv
import io
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

import scraper
from scraper import i18n, output_paths
from scraper.archive import Archive
from scraper.archive.crawl.failures import Failure
from scraper.cli.main import COMMANDS, main, scrape
from scraper.cli.options.export.output import OutputPath
from scraper.errors import ScrapeError
from tests.cli.filled import fill

SOURCES = "defaults:\n  delay: 0\nsources:\n  - name: evening\n    list: https://news.example.cn/\n"
REST = {
    "backfill": ["https://news.example.cn/", "--from", "2012", "--via", "wayback"],
    "export": ["--format", "csv"],
    "report": [],
    "backup": [],
    "demo": [],
    "digest": ["--since", "2020-01-01", "--format", "markdown"],
    "feed": ["--format", "atom"],
    "fetch": ["--workers", "1"],
    "import": ["all.jsonl"],
    "save": ["http://127.0.0.1:9/1.html"],
    "reparse": ["--workers", "1"],
    "verify": [],
    "check": [],
    "dictionary": [],
    "keywords": [],
    "parse": ["https://news.example.cn/"],
    "show": ["1"],
    "init": ["--all"],
    "add": ["https://news.example.cn/", "--yes"],
}
"""What a command needs beside its output, so that only the output is refused."""


def parameters() -> Iterator[tuple[str, click.Parameter]]:
    context = click.Context(scrape)
    for name in (name for group in COMMANDS.values() for name, _ in group):
        command = scrape.get_command(context, name)
        assert command is not None
        yield from ((name, parameter) for parameter in command.params)


OUTPUTS = [(name, parameter) for name, parameter in parameters() if isinstance(parameter.type, OutputPath)]
FILES = [(name, parameter) for name, parameter in OUTPUTS if parameter.type.file_okay]  # type: ignore[attr-defined]


def ids(case: object) -> str | None:
    if isinstance(case, click.Parameter):
        return case.opts[0]
    return case if isinstance(case, str) else None


def test_every_path_is_an_input_that_must_exist_or_an_output() -> None:
    """A new option of a path must say which; an output is then tested below."""
    others = [
        f"{name} {parameter.name}"
        for name, parameter in parameters()
        if isinstance(parameter.type, click.Path | click.File)
        and not isinstance(parameter.type, OutputPath)
        and parameter.name not in ("db", "sources_file")
        and not getattr(parameter.type, "exists", False)
    ]
    assert others == []


WRITING = {"write_text", "write_bytes", "copyfile", "copy", "copy2", "move", "mkstemp", "truncate", "LogFile"}
"""Calls that make or change a file."""
GUARDED = {
    "exporters.target",  # calls refuse itself
    "exporters.tables.dataset",  # into a new folder of exporters.target
    "exporters.texts.markdown",
    "exporters.texts.text",
    "cli.views.article_media",  # into names that are free alone
    "cli.last_asked",  # a file of its own, named by a hash, in the folder for the state of programs
    "archive.db.file_identity",  # empties the log of the opened file
    "archive.upkeep.restore",  # puts a copy in the archive's place, and keeps the replaced one
    "cli.commands.get_started.init",
    "cli.terminal.log_file",
    "sources.editing.additions",
    "archive.files.folder",  # files of articles by their hashes, in a folder of the archive's own
    "scheduling.unit_files",
    "demo.server",
    "crawl.cluster.worker_actor",  # a worker's copy of a dictionary, in a folder of its own
}


def writes(module: Path) -> bool:
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if not isinstance(node, ast.Call):
            continue
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        texts = [arg.value for arg in node.args if isinstance(arg, ast.Constant) and isinstance(arg.value, str)]
        if name == "open" and any(set(text) & set("wxa+") and len(text) <= 3 for text in texts):
            return True
        if name in WRITING:
            owner = getattr(getattr(node.func, "value", None), "id", "")
            if name not in ("copy", "move", "truncate") or owner in ("shutil", "os"):
                return True
    return False


@pytest.mark.slow
def test_files_are_written_only_where_the_guard_is_known() -> None:
    root = Path(scraper.__file__).parent
    outputs = {
        ".".join(module.relative_to(root).with_suffix("").parts) for module in root.rglob("*.py") if writes(module)
    }
    assert outputs <= GUARDED


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An archive with all that belongs to it, its sources, another of each, and another program's database."""
    monkeypatch.chdir(tmp_path)
    for name in ("SCRAPE_DB", "SCRAPE_SOURCES"):
        monkeypatch.delenv(name, raising=False)
    fill(tmp_path / "archive.db")
    (tmp_path / "sources.yaml").write_text(SOURCES)
    (tmp_path / "all.jsonl").write_text("")
    there = tmp_path / "elsewhere"
    there.mkdir()
    fill(there / "old.db")
    (there / "mine.txt").write_text("# mine\n" + SOURCES)
    (there / "utf16.yml").write_text(SOURCES, encoding="utf-16")
    (there / "broken.yaml").write_text(SOURCES + "  - name: [\n")
    (there / "braces.yaml").write_text('{"sources": [{"name": "a", "list": "https://news.example.cn/"}]}')
    with sqlite3.connect(there / "browser.sqlite") as other:
        other.execute("CREATE TABLE history (url)")
    other.close()
    return tmp_path


def links(folder: Path) -> None:
    (folder / "link").symlink_to("archive.db")
    (folder / "chain").symlink_to("link")
    (folder / "to-sources").symlink_to("sources.yaml")
    os.link(folder / "archive.db", folder / "hard")
    os.link(folder / "sources.yaml", folder / "hard.yaml")
    os.link(folder / "archive.db.lock", folder / "hard.lock")
    (folder / "dangling").symlink_to("archive.db-wal")


TARGETS = [
    "archive.db",
    "archive.db-wal",
    "archive.db-shm",
    "archive.db-journal",
    "archive.db.lock",
    "sources.yaml",
    "elsewhere/old.db",
    "elsewhere/old.db-wal",
    "elsewhere/mine.txt",
    "elsewhere/utf16.yml",
    "elsewhere/broken.yaml",
    "elsewhere/braces.yaml",
    "elsewhere/browser.sqlite",
    "elsewhere/browser.sqlite-journal",
    "./elsewhere/../archive.db",
    "link",
    "chain",
    "to-sources",
    "hard",
    "hard.yaml",
    "hard.lock",
    "dangling",
    "ARCHIVE.DB",
    "Archive.db-WAL",
    "Sources.YAML",
]


def everything(folder: Path) -> dict[str, bytes]:
    """Every file with its content; of an archive what it says, as opening one touches its log."""
    outputs = {}
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not path.name.endswith(("-shm", "-wal", ".lock")):
            outputs[str(path.relative_to(folder))] = path.read_bytes()
    return outputs


def call(*args: str) -> Result:
    return CliRunner().invoke(scrape, list(args), standalone_mode=False)


def arguments_of(name: str, parameter: click.Parameter, target: str) -> list[str]:
    assert name in REST, f"tell REST what `scrape {name}` needs, so that its output is tested"
    here = [target] if isinstance(parameter, click.Argument) else [f"{parameter.opts[-1]}={target}"]
    required = [
        text
        for other, one in OUTPUTS
        if other == name and one is not parameter and one.required
        for text in ((["out"]) if isinstance(one, click.Argument) else [f"{one.opts[-1]}=out"])
    ]
    return [name, *REST[name], *required, *here]


@pytest.mark.parametrize("force", [False, True], ids=["plain", "force"])
@pytest.mark.parametrize(("name", "parameter"), FILES, ids=ids)
def test_no_output_overwrites_what_matters(folder: Path, name: str, parameter: click.Parameter, force: bool) -> None:
    links(folder)
    if force and not any("--force" in other.opts for command, other in parameters() if command == name):
        pytest.skip("has no --force")
    before = everything(folder)
    for target in TARGETS:
        result = call(*arguments_of(name, parameter, target), *["--force"] * force)
        assert isinstance(result.exception, ScrapeError | click.UsageError), (target, result.output)
        assert result.exception.exit_code == 2, target
        assert everything(folder) == before, target
    with Archive.read(folder / "archive.db") as archive:
        assert archive.articles.count() == 3


@pytest.mark.parametrize(("name", "parameter"), FILES, ids=ids)
def test_a_file_of_somebody_else_stays_where_nobody_can_be_asked(
    folder: Path, name: str, parameter: click.Parameter
) -> None:
    (folder / "thesis.txt").write_text("years of work\n")
    before = everything(folder)
    result = call(*arguments_of(name, parameter, "thesis.txt"))
    assert isinstance(result.exception, ScrapeError), result.output
    assert result.exception.exit_code == 2
    assert "thesis.txt: already exists" in str(result.exception)
    assert everything(folder) == before


@pytest.mark.parametrize("name", ["init", "add"])
@pytest.mark.parametrize("target", ["archive.db", "elsewhere/browser.sqlite", "link", "hard", "archive.db-wal"])
def test_no_list_of_sources_is_written_over_an_archive(folder: Path, name: str, target: str) -> None:
    links(folder)
    before = everything(folder)
    result = call(name, *REST[name], "--sources", target)
    assert isinstance(result.exception, ScrapeError)
    assert result.exception.exit_code == 2
    assert everything(folder) == before


def test_the_archive_and_sources_of_the_environment_and_of_options_are_in_force(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By their names alone: neither of the two files is there yet."""
    for target in ("later.db", "later.db-wal", "later.db.lock", "Later.DB"):
        result = call("fetch", "--log-file", target, "--db", "later.db")
        assert "is the archive in use" in str(result.exception), target
    monkeypatch.setenv("SCRAPE_SOURCES", str(folder / "soon.yaml"))
    assert "lists the sources" in str(call("export", "-o", "soon.yaml", "--format", "csv").exception)
    monkeypatch.setenv("SCRAPE_DB", str(folder / "soon.db"))
    assert "is the archive in use" in str(call("init", "--sources", "soon.db").exception)
    assert not list(folder.glob("soon*"))
    assert not list(folder.glob("[Ll]ater*"))


@pytest.mark.parametrize(("name", "parameter"), OUTPUTS, ids=ids)
def test_a_dash_is_standard_output_or_refused(folder: Path, name: str, parameter: click.Parameter) -> None:
    if not parameter.type.allow_dash:  # type: ignore[attr-defined]
        error = call(*arguments_of(name, parameter, "-")).exception
        assert isinstance(error, click.UsageError)
        assert str(error).startswith("- is standard output"), error
    assert not (folder / "-").exists()


@pytest.mark.parametrize("name", ["/dev/stdout", "/dev/fd/1", "/proc/self/fd/1"])
def test_standard_output_by_another_name_is_no_file(folder: Path, name: str) -> None:
    options = ("--format", "jsonl")
    assert call("export", "-o", name, *options).stdout == call("export", "-o", "-", *options).stdout != ""


@pytest.mark.parametrize("format", ["markdown", "text", "db", "dataset"])
def test_a_folder_is_not_written_to_standard_output(folder: Path, format: str) -> None:
    options = ["--partition", "source"] if format == "dataset" else ["--format", format]
    error = call("export", "-o", "-", *options).exception
    assert isinstance(error, click.UsageError)
    assert "name it with -o" in str(error)
    assert not (folder / "-").exists()


def test_an_output_named_twice_is_refused(folder: Path) -> None:
    result = call("export", "-o", "a.csv", "--log-file", "./a.csv")
    assert "for two different outputs" in str(result.exception)


FORMATS = ["a.csv", "a.json", "a.jsonl", "a.atom", "a.warc.gz", "a.parquet", "a.xlsx", "a.bib", "a.ris", "a.csl.json"]


@pytest.mark.slow
@pytest.mark.parametrize("name", FORMATS)
def test_what_an_export_wrote_is_replaced_by_the_next(folder: Path, name: str) -> None:
    for query in ([], ["没有这个词"], [], ["--source", "evening"]):
        result = call("export", *query, "-o", name)
        assert result.exception is None, result.exception
    first = (folder / name).read_bytes()
    for other in ("a.csv", "a.xlsx"):  # in another format too: it is an export of ours
        (folder / other).write_bytes(first)
        assert call("export", "-o", other).exception is None


@pytest.mark.parametrize(
    ("table", "name"),
    [
        *(("revisions", name) for name in ("a.csv", "a.json", "a.jsonl", "a.parquet", "a.xlsx")),
        *((table, "a.csv") for table in ("front_pages", "failures", "pages")),
    ],
)
def test_a_table_replaces_a_table(folder: Path, table: str, name: str) -> None:
    for _ in range(2):
        assert call("export", "--table", table, "-o", name).exception is None


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.csv", "name,age,city\nLi,30,清河\n"),
        ("a.csv", "headline,body\n一,二\n"),
        ("a.csv", "headline\n" + "x" * 200_000),
        ("a.json", '[\n{"mine": 1}\n]\n'),
        ("a.json", '{"headline": "x"}'),
        ("a.jsonl", '{"url": "https://a.example/", "notes": "mine", "source": "x"}\n'),
        ("a.jsonl", "[" * 100_000),
        ("a.atom", '<?xml version="1.0"?>\n<feed xmlns="http://www.w3.org/2005/Atom"><id>tag:me</id></feed>'),
        ("a.warc.gz", "no gzip"),
        ("a.parquet", "PAR1....PAR1"),
        ("a.xlsx", "PK\x03\x04 no book"),
    ],
)
def test_what_only_looks_like_an_export_stays(folder: Path, name: str, content: str) -> None:
    (folder / name).write_text(content)
    result = call("export", "-o", name)
    assert "was not written by" in str(result.exception)
    assert (folder / name).read_text() == content
    assert call("export", "-o", name, "--force").exception is None
    assert (folder / name).read_text(errors="replace") != content


def test_a_report_replaces_a_report(folder: Path) -> None:
    for _ in range(2):
        assert call("report", "-o", "r.html").exception is None
    (folder / "r.html").write_text("<html><title>mine</title></html>")
    assert "was not written by" in str(call("report", "-o", "r.html").exception)
    assert call("report", "-o", "r.html", "--force").exception is None


def test_a_backup_replaces_an_earlier_one_and_no_other_archive(folder: Path) -> None:
    for _ in range(2):
        assert call("backup", "copy.db").exception is None
    with Archive.open(folder / "copy.db") as archive:  # it has become an archive of its own
        archive.crawl.record_failure(Failure("evening", "https://news.example.cn/x", "HTTP 500"))
    assert "is a scrape archive" in str(call("backup", "copy.db").exception)
    call("backup", "elsewhere/kept.db", "--db", "elsewhere/old.db")
    with sqlite3.connect(folder / "elsewhere" / "kept.db") as other:
        other.execute("UPDATE runs SET started = '2020-01-01T00:00:00Z'")
    other.close()
    assert "is a scrape archive" in str(call("backup", "elsewhere/kept.db", "--force").exception)


def test_a_folder_with_an_archive_in_it_is_not_replaced(folder: Path) -> None:
    (folder / "out" / "deep").mkdir(parents=True)
    shutil.copy(folder / "elsewhere" / "browser.sqlite", folder / "out" / "deep" / "x")
    before = everything(folder)
    for args in (["--format", "markdown"], ["--partition", "source"]):
        result = call("export", *args, "-o", "out", "--force")
        assert "is not replaced, because" in str(result.exception)
        assert everything(folder) == before


@pytest.mark.parametrize(
    ("taken", "free"),
    [("archive.db", "news"), ("sources.yaml", "b"), ("articles.csv", "c"), ("archive.db-wal", "d")],
)
def test_the_demo_writes_into_no_folder_with_such_files(folder: Path, taken: str, free: str) -> None:
    (folder / free).mkdir()
    (folder / free / taken).symlink_to("../nowhere")
    assert "already" in str(call("demo", "--keep", free).exception)
    assert not (folder / "nowhere").exists()


def test_a_log_goes_on_in_its_own_file_alone(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("scraper.cli.terminal.log_file.BYTES", 300)
    for _ in range(20):
        assert call("export", "-o", "a.csv", "--log-file", "run.log").exception is None
    assert sorted(path.name for path in folder.glob("run.log*")) == ["run.log", "run.log.1", "run.log.2", "run.log.3"]
    assert {path.stat().st_mode & 0o777 for path in folder.glob("run.log*")} == {0o600}
    (folder / "run.log.2").write_text("poems")
    assert "run.log.2: already exists" in str(call("verify", "--log-file", "run.log").exception)
    assert (folder / "run.log.2").read_text() == "poems"


def test_an_answer_at_a_terminal_decides(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("scraper.cli.options.export.output.can_ask", lambda: True)
    (folder / "a.csv").write_text("mine\n")
    for answer, stays in (("n\n", True), ("y\n", False)):
        result = CliRunner().invoke(scrape, ["export", "-o", "a.csv"], input=answer, standalone_mode=False)
        assert "Replace it?" in result.stderr
        assert ((folder / "a.csv").read_text(encoding="utf-8-sig") == "mine\n") is stays


def test_the_refusal_is_said_with_exit_code_2(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    try:
        with pytest.raises(SystemExit) as ended:
            main(["--lang", "zh", "export", "-o", "archive.db", "--format", "csv"])
    finally:
        i18n.speak("en")
    assert ended.value.code == 2
    assert "archive.db" in (stderr := capsys.readouterr().err)
    assert "另" in stderr


def test_looking_at_a_database_leaves_its_locks(tmp_path: Path) -> None:
    """POSIX drops all locks of a process on a file when any handle of the file is closed."""
    db = tmp_path / "other.db"
    holder = sqlite3.connect(db, isolation_level=None)
    holder.execute("CREATE TABLE t (a)")
    holder.execute("BEGIN EXCLUSIVE")
    for _ in range(3):
        assert output_paths.nature(db) == output_paths.DATABASE
        assert output_paths.reason(tmp_path / "other.db-wal") == output_paths.LOG
    other = "import sqlite3, sys; sqlite3.connect(sys.argv[1], timeout=0).execute('INSERT INTO t VALUES (1)')"
    done = subprocess.run([sys.executable, "-c", other, db], capture_output=True, text=True, check=False)
    assert "database is locked" in done.stderr
    holder.execute("COMMIT")
    holder.close()


# -- CSV beside JSON --------------------------------------------------------------------------------------------------

AS_CSV = {
    "count": "outlet",
    "keywords": "word",
    "stats": "list",
    "sources": "name",
    "runs": "id",
    "runs 1": "id",
    "check": "source",
    "trends 新馆": "word",
    "search 新馆": "kind",
}
"""Calls, and the first column of what they print."""


@pytest.mark.parametrize("line", AS_CSV)
def test_tables_are_also_csv(folder: Path, line: str) -> None:
    args = [*line.split(), *(("--by", "outlet") if line == "count" else ()), "--csv"]
    result = CliRunner().invoke(scrape, args)
    rows = list(csv.reader(io.StringIO(result.stdout_bytes.decode("utf-8-sig"), newline="")))
    assert rows[0][0] == AS_CSV[line]
    assert len(rows) > 1
    assert {len(row) for row in rows} == {len(rows[0])}


@pytest.mark.parametrize("name", ["count", "keywords", "stats", "sources", "runs", "check", "trends"])
def test_json_and_csv_together_are_refused(folder: Path, name: str) -> None:
    assert "use only one of them" in str(
        call(name, *(["新馆"] if name == "trends" else []), "--csv", "--json").exception
    )
