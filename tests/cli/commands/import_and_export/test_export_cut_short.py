"""`scrape export` as a process of its own, that runs out of disk, is stopped, or loses its reader."""

from __future__ import annotations

import os
import random
import resource
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest

from scraper.archive import Archive
from scraper.exporters import FORMATS
from scraper.text.segmenter import analyse
from tests.cli.filled import FIRST, fetched
from tests.kinds import only

pytestmark = pytest.mark.slow

WAYS = [*(["--format", name] for name in FORMATS), ["--partition", "source,day"]]
IDS = [way[1] for way in WAYS]
CHOSEN = (["--format", "csv"], ["--format", "xlsx"], ["--format", "parquet"], ["--partition", "source,day"])
"""A format that streams, one that is packed, one of a library, and a folder of files."""


@pytest.fixture(scope="module")
def db(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive of which no format makes less than 60 KB: citations have the headlines alone."""
    chance = random.Random(1)
    path = tmp_path_factory.mktemp("long") / "archive.db"
    with Archive.open(path) as archive, archive.transaction():
        for number in range(60):
            signs = "".join(chr(chance.randrange(0x4E00, 0x9F00)) for _ in range(2500))
            headline = f"第{number}条{signs[:350]}"
            page = replace(FIRST, url=f"https://news.example.cn/{number}.html", headline=headline, body=signs)
            archive.articles.store("evening", fetched(page), page, analyse(page))
    return path


def needs(way: list[str]) -> None:
    extra = {"parquet": "pyarrow", "source,day": "pyarrow", "xlsx": "xlsxwriter"}.get(way[1])
    if extra:
        pytest.importorskip(extra)


def export(db: Path, *args: str) -> list[str]:
    # -B: a module that is compiled while files may not grow would be stored cut short, for every later process
    return [sys.executable, "-B", "-m", "scraper", "export", "--db", str(db), *args]


@pytest.mark.parametrize("way", only(WAYS, *CHOSEN), ids=IDS)
def test_a_full_disk_leaves_what_was_there(db: Path, tmp_path: Path, way: list[str]) -> None:
    needs(way)
    is_folder = way[1] in ("markdown", "text", "source,day")
    out = tmp_path / "out"
    if not is_folder:
        out.write_bytes(b"former")
        way = [*way, "--force"]
    is_small = way[1] in ("markdown", "text", "bibtex", "ris", "csl-json")
    most = 4_000 if is_small else 40_000  # bytes of any file; SQLite's shared memory takes 32,768

    def little_room() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))

    with Archive.read(db):  # has made the shared memory, for there will be no room for it
        done = subprocess.run(
            export(db, "-o", str(out), *way), preexec_fn=little_room, capture_output=True, text=True, check=False
        )
    assert done.returncode == 1, done.stderr
    if way[1] == "xlsx":
        assert done.stderr.startswith("Error: no room for temporary files in ")
        assert len(done.stderr.splitlines()) == 1
    elif way[1] == "db":
        assert f"{out}: cannot be written: disk I/O error; no partial file is left" in done.stderr
    else:
        assert "cannot be written: File too large; no partial file is left" in done.stderr
    assert "Traceback" not in done.stderr
    assert [path.name for path in tmp_path.iterdir()] == ([] if is_folder else ["out"])
    assert is_folder or out.read_bytes() == b"former"


@pytest.mark.parametrize(
    "way", [["--format", "jsonl"], ["--format", "xlsx"], ["--partition", "day"]], ids=lambda w: w[1]
)
def test_an_export_that_is_stopped_leaves_nothing(db: Path, tmp_path: Path, way: list[str]) -> None:
    needs(way)
    (tmp_path / "tmp").mkdir()
    slow = (
        "import sys, time\nfrom scraper.cli.main import main\n"
        "from scraper.cli.views.import_and_export.export_file import Counted\n"
        "step = Counted.__iter__\n"
        "def slowly(self):\n"
        "    for row in step(self):\n        print('.', flush=True)\n        time.sleep(0.1)\n        yield row\n"
        "Counted.__iter__ = slowly\nmain(sys.argv[1:])\n"
    )
    args = [sys.executable, "-c", slow, "export", "--db", str(db), "-o", str(tmp_path / "out"), *way]
    process = subprocess.Popen(
        args,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "TMPDIR": str(tmp_path / "tmp")},
    )
    assert process.stdout is not None
    process.stdout.readline()
    time.sleep(0.2)
    process.send_signal(signal.SIGINT)
    _, stderr = process.communicate(timeout=300)
    assert process.returncode == 130
    assert stderr.strip() == "Interrupted."
    assert [path.name for path in tmp_path.iterdir()] == ["tmp"]
    assert list((tmp_path / "tmp").iterdir()) == []


AS_FILES = [name for name, format in FORMATS.items() if format.into == "file"]


@pytest.mark.parametrize("name", only(AS_FILES, "csv", "jsonl", "xlsx"))
def test_a_reader_that_goes_away_is_no_error(db: Path, name: str) -> None:
    needs(["--format", name])
    process = subprocess.Popen(export(db, "--format", name), stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert process.stdout is not None
    assert process.stdout.read(10)
    process.stdout.close()
    assert process.stderr is not None
    assert process.stderr.read() == b""
    assert process.wait(300) == 0


def test_a_terminal_is_spared_what_is_no_text(db: Path) -> None:
    ours, theirs = os.openpty()
    try:
        done = subprocess.run(
            export(db, "--format", "warc"), stdout=theirs, stderr=subprocess.PIPE, text=True, check=False
        )
    finally:
        os.close(theirs)
        os.close(ours)
    assert done.returncode == 2
    assert "warc is not text: name a file with -o, or use a pipe" in done.stderr
