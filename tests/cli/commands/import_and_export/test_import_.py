"""`scrape import`: what is wanted of large files, going on after a break, files from elsewhere."""

from __future__ import annotations

import gzip
import json
import os
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from scraper.archive import Archive
from scraper.cli.commands.import_and_export import import_
from tests.cli.filled import FIRST, OTHER, fetched
from tests.importers.records import answer, members, page, record
from tests.kinds import only

pytestmark = pytest.mark.slow

ENGLISH = (
    b'<html lang="en"><title>Library</title><h1>Library opens its doors</h1><article>'
    b"<p>The new library opened its doors yesterday and four thousand readers came on the first day.</p>"
    b"<p>It has six floors, and the people of the town had waited eleven years for it to be built.</p>"
    b"<p>Children may come alone from the age of ten, the city says, and there is no fee for the card.</p>"
    b"</article></html>"
)


def article(number: int) -> bytes:
    """A page whose text is like no other's."""
    return page(f"第{1000 + number}号" + "".join(chr(0x4E00 + (number * 97 + step * 31) % 20000) for step in range(30)))


def crawl(count: int, first: int = 0) -> bytes:
    """A .warc.gz of ``count`` articles."""
    return members(*(record(f"https://a.cn/{n}.html", answer(article(n))) for n in range(first, first + count)))


def run(*args: str | Path) -> Result:
    return CliRunner().invoke(import_.command, [str(arg) for arg in args], catch_exceptions=False)


def urls(db: Path) -> list[str]:
    with Archive.read(db) as archive:
        return sorted(row["url"] for row in archive.articles())


def jobs(db: Path) -> list[dict[str, Any]]:
    with sqlite3.connect(db) as connection:
        return [json.loads(state) for (state,) in connection.execute("SELECT state FROM progress")]


MIXED = members(
    record("https://news.a.cn/1.html", answer(article(1)), date="2026-01-10T01:00:00Z"),
    record("https://news.a.cn/2.html", answer(article(2)), date="2026-01-20T01:00:00Z"),
    record("https://b.com/3.html", answer(article(3)), date="2026-01-20T02:00:00Z"),
    record("https://b.com/en.html", answer(ENGLISH), date="2026-01-20T03:00:00Z"),
    record("https://b.com/robots.txt", answer(b"User-agent: *", kind="text/plain")),
)


@pytest.mark.parametrize(
    ("options", "message", "count"),
    [
        ([], "4 new", 4),
        (["--language", "zh"], "3 new, 1 filtered out", 3),
        (["--language", "en"], "1 new, 3 filtered out", 1),
        (["--language", "en", "--language", "zh"], "4 new", 4),
        (["--language", "zh-Hant"], "4 filtered out", 0),
        (["--host", "*.a.cn"], "2 new, 2 filtered out", 2),
        (["--host", "*.a.cn", "--host", "b.com", "--language", "zh"], "3 new, 1 filtered out", 3),
        (["--since", "2026-01-20"], "3 new, 1 filtered out", 3),
        (["--until", "2026-01-19"], "1 new, 3 filtered out", 1),
        (
            ["--since", "2026-01-20", "--until", "2026-01-20", "--host", "b.*", "--language", "zh"],
            "1 new, 3 filtered out",
            1,
        ),
    ],
)
def test_only_what_is_wanted_comes_in(tmp_path: Path, options: list[str], message: str, count: int) -> None:
    (tmp_path / "a.warc.gz").write_bytes(MIXED)
    result = run(tmp_path / "a.warc.gz", *options, "--db", tmp_path / "a.db")
    assert (result.exit_code, result.stderr) == (0, f"{message}\n")
    assert len(urls(tmp_path / "a.db")) == count


def test_a_time_of_day_is_the_readers_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.warc.gz").write_bytes(MIXED)
    monkeypatch.setenv("TZ", "Asia/Shanghai")
    time.tzset()
    result = run(tmp_path / "a.warc.gz", "--until", "2026-01-20T10:30", "--db", tmp_path / "a.db")
    assert result.stderr == "3 new, 1 filtered out\n", "02:30 in UTC"


def test_a_file_in_gbk_is_said_once_and_one_damaged_line_by_its_number(tmp_path: Path) -> None:
    lines = [json.dumps(page.as_json(), ensure_ascii=False) for page in (FIRST, OTHER)]
    (tmp_path / "我的 a.jsonl").write_text("\n".join(lines), "gbk")
    result = run(tmp_path / "我的 a.jsonl", "--db", tmp_path / "a.db")
    assert result.exit_code == 1
    assert result.stderr.count("Error: ") == 1
    assert f"run `iconv -f GB18030 -t UTF-8 '{tmp_path}/我的 a.jsonl' > NEWFILE` and import that" in result.stderr
    (tmp_path / "b.jsonl").write_bytes(lines[0].encode() + b"\n" + lines[1].encode("gbk"))
    result = run(tmp_path / "b.jsonl", "--db", tmp_path / "b.db")
    assert "b.jsonl:2: not an article of `scrape export`: 'utf-8' codec" in result.stderr
    assert result.stderr.endswith("1 new, 1 failed\n")


def test_the_same_is_asked_of_articles_and_folders(tmp_path: Path) -> None:
    rows = [page.as_json() | {"fetched": "2026-02-01T01:00:00Z"} for page in (FIRST, OTHER)]
    rows[1] |= {"language": "en", "url": "https://b.com/2.html"}
    (tmp_path / "a.jsonl").write_text("\n".join(map(json.dumps, rows)))
    assert run(tmp_path / "a.jsonl", "--language", "zh", "--db", tmp_path / "a.db").stderr == "1 new, 1 filtered out\n"
    assert run(tmp_path / "a.jsonl", "--host", "b.com", "--db", tmp_path / "b.db").stderr == "1 new, 1 filtered out\n"
    assert run(tmp_path / "a.jsonl", "--until", "2026-01", "--db", tmp_path / "c.db").stderr == "2 filtered out\n"
    (tmp_path / "saved").mkdir()
    (tmp_path / "saved" / "1.html").write_bytes(fetched(FIRST).content)
    (tmp_path / "saved" / "2.html").write_bytes(ENGLISH)
    saved = run(tmp_path / "saved", "--base", "https://a.cn", "--language", "zh", "--db", tmp_path / "d.db")
    assert saved.stderr == "1 new, 1 filtered out\n"


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("saved/", None, 1),
        ("saved/logo.png", b"\x89PNG\r\n\x1a\n", 1),
        ("robots.warc", record("https://b.com/robots.txt", answer(b"User-agent: *", kind="text/plain")), 1),
        ("none.jsonl", b"", 0),  # an export without results
    ],
)
@pytest.mark.parametrize("quiet", [[], ["-q"]])
def test_an_input_without_pages_is_named(
    tmp_path: Path, name: str, content: bytes | None, code: int, quiet: list[str]
) -> None:
    place = tmp_path / name
    (place if content is None else place.parent).mkdir(exist_ok=True)
    if content is not None:
        place.write_bytes(content)
    named = place.parent if place.suffix == ".png" else place
    result = run(named, *quiet, "--db", tmp_path / "a.db")
    assert result.exit_code == code
    assert (f"nothing found in {named}: no exported" in result.stderr) == (code == 1 or not quiet)


def test_files_that_the_shell_lists_have_an_address_each(tmp_path: Path) -> None:
    files = [tmp_path / f"{number}.html" for number in (1, 2, 3)]
    for number, file in enumerate(files):
        file.write_bytes(article(number))
    result = run(*files, "--base", "https://me:secret@news.example.cn/2026/", "--db", tmp_path / "a.db")
    assert (result.exit_code, result.stderr) == (0, "3 new\n")
    assert urls(tmp_path / "a.db") == [f"https://news.example.cn/2026/{number}.html" for number in (1, 2, 3)]


@pytest.mark.parametrize(
    ("base", "reason"),
    [
        ("", "it is empty"),
        ("news.example.cn", "did you mean https://news.example.cn?"),
        ("ftp://a.cn/", "is not an http or https URL"),
        ("javascript:alert(1)//", "is not an http or https URL"),
        ("http://", "is not a URL"),
        ("http://a.cn:x/", "is not a URL"),
        ("https://a.cn/#top", "has a ? or a #"),
        ("https://a.cn/show?id=", "has a ? or a #"),
    ],
)
def test_a_base_that_no_file_name_can_follow_is_refused(tmp_path: Path, base: str, reason: str) -> None:
    (tmp_path / "1.html").write_bytes(article(1))
    result = run(tmp_path, "--base", base, "--db", tmp_path / "a.db")
    assert result.exit_code == 2
    assert "Invalid value for '--base':" in result.stderr
    assert reason in result.stderr
    assert not (tmp_path / "a.db").exists()


def test_articles_in_gzip_and_from_a_pipe_come_in(tmp_path: Path) -> None:
    lines = "\n".join(json.dumps(page.as_json() | {"fetched": "2026-02-01T01:00:00Z"}) for page in (FIRST, OTHER))
    packed = gzip.compress(lines.encode())
    (tmp_path / "a.jsonl.gz").write_bytes(packed)
    assert run(tmp_path / "a.jsonl.gz", "--db", tmp_path / "a.db").stderr == "2 new\n"
    assert "already imported" in run(tmp_path / "a.jsonl.gz", "--db", tmp_path / "a.db").stderr
    for broken in (packed[:-12], b"no gzip", packed[:20] + b"\0" * 40 + packed[60:]):
        (tmp_path / "b.jsonl.gz").write_bytes(broken)
        result = run(tmp_path / "b.jsonl.gz", "--db", tmp_path / "b.db")
        assert (result.exit_code, "b.jsonl.gz" in result.stderr) == (1, True)
    for name, content in (("packed.jsonl", packed), ("plain.jsonl.gz", lines.encode())):
        (tmp_path / name).write_bytes(content)
        assert run(tmp_path / name, "--db", tmp_path / f"{name}.db").stderr == "2 new\n"
    whole = gzip.compress(f"{lines}\n".encode())
    for cut in (whole + b"more", whole[:-6]):  # what comes before the damage is stored, and counted
        (tmp_path / "d.jsonl.gz").write_bytes(cut)
        (tmp_path / "d.db").unlink(missing_ok=True)
        result = run(tmp_path / "d.jsonl.gz", "--db", tmp_path / "d.db")
        assert result.exit_code == 1
        assert "d.jsonl.gz: cannot be read: damaged after line 2" in result.stderr
        assert result.stderr.endswith("2 new, 1 failed\n")
    os.mkfifo(tmp_path / "c.jsonl")
    with subprocess.Popen(["sh", "-c", 'printf "%s" "$0" > c.jsonl', lines], cwd=tmp_path):
        assert run(tmp_path / "c.jsonl", "--db", tmp_path / "c.db").stderr == "2 new\n"


def test_a_page_named_as_a_warc_file_is_none(tmp_path: Path) -> None:
    (tmp_path / "a.warc").write_bytes(b"<!DOCTYPE html><html><body><p>a</p></body></html>")
    result = run(tmp_path / "a.warc", "--db", tmp_path / "a.db")
    assert (result.exit_code, "not a WARC file" in result.stderr) == (1, True)


def test_a_file_that_was_imported_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "a.warc.gz").write_bytes(MIXED)
    db = tmp_path / "a.db"
    assert run(tmp_path / "a.warc.gz", "--language", "en", "--db", db).stderr == "1 new, 3 filtered out\n"
    (tmp_path / "a.warc.gz").rename(tmp_path / "moved.warc.gz")
    before = "1 file was already imported; --again imports it again\n"
    assert run(tmp_path / "moved.warc.gz", "--language", "en", "--db", db).stderr == before
    assert (
        run(tmp_path / "moved.warc.gz", "--language", "en", "--again", "--db", db).stderr
        == "1 already stored, 3 filtered out\n"
    )
    assert run(tmp_path / "moved.warc.gz", "--db", db).stderr == "3 new, 1 already stored\n", "other pages are wanted"
    (tmp_path / "grown.warc.gz").write_bytes(MIXED + crawl(1, 7))
    both = run(tmp_path / "moved.warc.gz", tmp_path / "grown.warc.gz", "--db", db).stderr
    assert both == f"1 new, 4 already stored\n{before}"


def test_what_fails_does_not_keep_the_others_out(tmp_path: Path) -> None:
    (tmp_path / "a.warc.gz").write_bytes(b"\x1f\x8b\x08 no such thing" * 9)
    (tmp_path / "b.warc.gz").write_bytes(crawl(2)[:-40])
    (tmp_path / "c.warc.gz").write_bytes(crawl(2, 5))
    result = run(tmp_path / "*.warc.gz", "--db", tmp_path / "a.db")
    assert result.exit_code == 1
    assert "a.warc.gz: damaged after 0 records, or not a WARC file" in result.stderr
    assert "b.warc.gz: damaged at byte" in result.stderr
    assert urls(tmp_path / "a.db") == [f"https://a.cn/{n}.html" for n in (0, 5, 6)]


@pytest.mark.parametrize("how", only([signal.SIGKILL, signal.SIGINT], signal.SIGKILL))
def test_an_import_that_was_cut_short_goes_on_where_it_was(tmp_path: Path, how: signal.Signals) -> None:
    count = 800
    (tmp_path / "a.warc.gz").write_bytes(crawl(count))
    db = tmp_path / "a.db"
    command = [sys.executable, "-m", "scraper", "import", str(tmp_path / "a.warc.gz"), "--db", str(db)]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env={**os.environ, "LC_ALL": "C.UTF-8"})
    until = time.monotonic() + 300
    while process.poll() is None and time.monotonic() < until:
        if db.exists() and any(state.get("resume", 0) > 15_000 for state in _jobs_or_none(db)):
            process.send_signal(how)
            break
        time.sleep(0.01)
    process.communicate(timeout=300)
    assert process.returncode == (-signal.SIGKILL if how is signal.SIGKILL else 130)
    before = len(urls(db))
    assert 0 < before < count
    assert jobs(db)[0]["resume"] > 15_000
    second = subprocess.run(command, capture_output=True, text=True, check=True, timeout=600)
    assert f"{count - before} new" in second.stderr
    assert "known" not in second.stderr or int(second.stderr.split(" known")[0].split()[-1]) < 10
    assert urls(db) == sorted(f"https://a.cn/{n}.html" for n in range(count))
    assert jobs(db) == [{"done": True}]


def _jobs_or_none(db: Path) -> list[dict[str, Any]]:
    try:
        return jobs(db)
    except sqlite3.Error:  # not there yet
        return []


def test_a_file_on_a_web_server_comes_in(tmp_path: Path) -> None:
    pytest.importorskip("fsspec")
    (tmp_path / "a.warc.gz").write_bytes(crawl(3))

    class Quiet(SimpleHTTPRequestHandler):
        def __init__(self, *args: Any) -> None:
            super().__init__(*args, directory=str(tmp_path))

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Quiet)
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    try:
        address = f"http://127.0.0.1:{server.server_port}/a.warc.gz"
        assert run(address, "--db", tmp_path / "a.db").stderr == "3 new\n"
        assert "already imported" in run(address, "--db", tmp_path / "a.db").stderr
        assert "already imported" in run(tmp_path / "a.warc.gz", "--db", tmp_path / "a.db").stderr
    finally:
        server.shutdown()
        server.server_close()


@pytest.mark.parametrize("several", [False, True])
def test_a_file_whose_pages_could_not_be_read_is_read_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, several: bool
) -> None:
    """Once the extra is installed, the same command takes them in; what came in before is known."""
    packing = pytest.importorskip("brotli").compress
    packed = [
        record(f"https://a.cn/{n}.html", answer(packing(article(n)), "200 OK", "text/html", "Content-Encoding: br"))
        for n in range(2)
    ]
    plain = [record("https://a.cn/plain.html", answer(article(5)))] if several else []
    (tmp_path / "a.warc").write_bytes(b"".join([*packed, *plain]))
    db = tmp_path / "a.db"
    with monkeypatch.context() as without:
        without.setitem(sys.modules, "brotli", None)
        first = run(tmp_path / "a.warc", "--db", db)
    assert first.exit_code == 1
    assert "scrape install brotli" in first.stderr
    second = run(tmp_path / "a.warc", "--db", db)
    assert second.exit_code == 0, second.stderr
    assert len(urls(db)) == 2 + several
    assert "already imported" not in second.stderr
    assert "already imported" in run(tmp_path / "a.warc", "--db", db).stderr


@pytest.mark.parametrize("text", ["[\n{row},\n{row}\n]\n", "[{row}, {row}]", "\ufeff[ {row}]", "[\n  {{\n    }}\n]"])
def test_one_json_array_is_named_once(tmp_path: Path, text: str) -> None:
    row = json.dumps(FIRST.as_json() | {"fetched": "2026-02-01T01:00:00Z"})
    (tmp_path / "a b.jsonl").write_text(text.format(row=row))
    result = run(tmp_path / "a b.jsonl", "--db", tmp_path / "a.db")
    assert result.exit_code == 1
    assert f"`jq -c '.[]' '{tmp_path}/a b.jsonl' > NEWFILE.jsonl`" in result.stderr
    assert result.stderr.endswith("\n1 failed\n")
    (tmp_path / "a.json").write_text(text.format(row=row))
    unnamed = run(tmp_path / "a.json", "--db", tmp_path / "a.db")
    assert unnamed.exit_code == 2
    assert "`jq -c '.[]'" in unnamed.stderr


@pytest.mark.parametrize(
    ("values", "reason"),
    [
        ({"published": "2026-99-99"}, "'published' is '2026-99-99', which is not a date"),
        ({"published": "2026-02-30T10:00+08:00"}, "which is not a date"),
        ({"published": "2026-13"}, "which is not a date"),
        ({"fetched": "2026-02-01T25:00:00Z"}, "which is not a time"),
        ({"byline": "王小明"}, "'byline' is '王小明', which is the wrong type"),
        ({"keywords": 5}, "'keywords' is 5, which is the wrong type"),
        ({"images": "https://a.cn/1.jpg"}, "'images' is 'https://a.cn/1.jpg', which is the wrong type"),
        ({"images": ["https://a.cn/1.jpg"]}, "'images' is 'https://a.cn/1.jpg', which is the wrong type"),
        ({"images": [{"url": "https://a.cn/1.jpg", "after": 10**20}]}, "'images: after' is 1000000"),
    ],
)
def test_a_value_that_no_export_writes_is_named(tmp_path: Path, values: dict[str, Any], reason: str) -> None:
    (tmp_path / "a.jsonl").write_text(json.dumps(FIRST.as_json() | {"fetched": "2026-02-01T01:00:00Z"} | values))
    result = run(tmp_path / "a.jsonl", "--db", tmp_path / "a.db")
    assert result.exit_code == 1
    assert reason in result.stderr
    assert urls(tmp_path / "a.db") == []


@pytest.mark.parametrize("published", ["2026", "2026-02", "2026-02-28", "2026-02-28T09:15", "2026-02-28T09:15:07.5Z"])
def test_dates_of_any_precision_and_addresses_without_passwords_come_in(tmp_path: Path, published: str) -> None:
    row = FIRST.as_json() | {"fetched": "2026-02-01T01:00:00Z", "published": published}
    (tmp_path / "a.jsonl").write_text(json.dumps(row | {"url": "https://me:secret@a.cn/1"}))
    assert run(tmp_path / "a.jsonl", "--db", tmp_path / "a.db").stderr == "1 new\n"
    assert urls(tmp_path / "a.db") == ["https://a.cn/1"]


@pytest.mark.parametrize(
    "command",
    [["import", "-", "--format", "jsonl"], ["import", "-", "--format", "warc"], ["parse", "-"], ["save", "-"]],
)
def test_standard_input_that_is_closed_is_named(tmp_path: Path, command: list[str]) -> None:
    (tmp_path / "sources.yaml").write_text("sources:\n  - name: 甲\n    list: https://a.example/\n")
    shell = f"exec {sys.executable} -m scraper {' '.join(command)} <&-"
    result = subprocess.run(["bash", "-c", shell], cwd=tmp_path, capture_output=True, text=True, timeout=120)
    assert result.returncode in (1, 2)
    assert "standard input is closed" in result.stderr
    assert "fault in the program" not in result.stderr


@pytest.mark.parametrize(
    "items", ["text", {"url": "https://a.cn/1"}, [7], [{"url": 7, "title": "x"}], [{"title": "x"}], [["a"]], [{}]]
)
def test_items_that_are_none_are_refused_whole(tmp_path: Path, items: Any) -> None:
    """They would break every export of a table of them."""
    rows = [
        FIRST.as_json() | {"fetched": "2026-02-01T01:00:00Z"},
        OTHER.as_json() | {"fetched": "2026-02-01T01:00:00Z"},
    ]
    rows[1] |= {"items": items}
    (tmp_path / "a.jsonl").write_text("\n".join(map(json.dumps, rows)))
    result = run(tmp_path / "a.jsonl", "--db", tmp_path / "a.db")
    assert result.exit_code == 1
    assert "a.jsonl:2" in result.stderr or "line 2" in result.stderr
    assert urls(tmp_path / "a.db") == [FIRST.url]


@pytest.mark.parametrize(
    ("column", "values"),
    [
        ("images", ["text"]),
        ("images", [{"caption": "x"}]),
        ("images", [{"url": 7}]),
        ("images", [{"url": "https://a.cn/1.jpg", "after": "x"}]),
        ("images", [{"url": "https://a.cn/1.jpg", "caption": 7}]),
        ("videos", [{"url": "https://a.cn/1.mp4", "poster": []}]),
        ("attachments", [{"url": "https://a.cn/1.pdf"}]),
        ("attachments", [7]),
    ],
)
def test_media_that_are_none_are_refused_whole(tmp_path: Path, column: str, values: Any) -> None:
    """They would break every export of a table of them."""
    rows = [
        FIRST.as_json() | {"fetched": "2026-02-01T01:00:00Z"},
        OTHER.as_json() | {"fetched": "2026-02-01T01:00:00Z"},
    ]
    rows[1] |= {column: values}
    (tmp_path / "a.jsonl").write_text("\n".join(map(json.dumps, rows)))
    result = run(tmp_path / "a.jsonl", "--db", tmp_path / "a.db")
    assert result.exit_code == 1
    assert "a.jsonl:2" in result.stderr or "line 2" in result.stderr
    assert urls(tmp_path / "a.db") == [FIRST.url]
