"""Pictures and attachments of articles: fetched after these with all manners, kept once, never a harm to an article."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner

from scraper.archive import Archive
from scraper.archive.files.file import File
from scraper.archive.upkeep.verify import CHECKS
from scraper.cli.main import scrape
from scraper.contract import stamp
from tests import pictures
from tests.cli.commands.collect.test_fetch import fetch, rows, summary
from tests.newssite import HEADLINES, Answer, Site, article, listing, serve

pytestmark = pytest.mark.usefixtures("folder")

FIRST, SECOND = "/a/1.html", "/a/2.html"


def page(number: int, *files: str, words: str = "") -> str:
    """An article with pictures, and links to what does not look like one."""
    headline = HEADLINES[number]
    text = [
        f"{headline}的第{n}段：云汀城的居民谈起此事，说法各有不同，本报记者走访整理{words}。{headline * 2}。"
        for n in range(4)
    ]
    shown = [
        f'<a href="{path}">附件：{path.rpartition("/")[2]}</a>'
        if path.endswith((".pdf", ".docx", ".xls"))
        else f'<img src="{path}" width="600" height="400">'
        for path in files
    ]
    return article(headline, paragraphs=[text[0], *shown, *text[1:]])


def picture(content: bytes, **options: object) -> Answer:
    return Answer(content, **{"headers": {"Content-Type": "image/png"}, **options})  # type: ignore[arg-type]


@contextmanager
def site(files: dict[str, Answer], first: str, second: str | None = None, keys: str = "") -> Iterator[Site]:
    """Serve one or two articles with their files; ``keys``: further lines of sources.yaml."""
    pages: dict[str, Answer | str] = {FIRST: first, **({SECOND: second} if second else {}), **files}
    pages["/"] = listing({path: HEADLINES[n] for n, path in enumerate((FIRST, SECOND)) if path in pages})
    with serve(pages) as served:
        configure(served, keys)
        yield served


def configure(served: Site, keys: str = "", images: str = "keep") -> None:
    Path("sources.yaml").write_text(
        f"defaults: {{delay: 0, revisit: never, images: {images}, attachments: keep, limits: {{retries: 0}}}}\n{keys}\n"
        f"sources:\n  - name: x\n    list: {served.base}/\n"
    )


def files_of(number: int, revision: int | None = None) -> list[File]:
    with Archive.read("archive.db") as archive:
        return archive.files.of(number, revision)


def failures() -> dict[str, str]:
    with Archive.read("archive.db") as archive:
        return {row["url"].partition("/p/")[2]: row["reason"] for row in archive.file_queue.failures()}


def test_every_common_type_is_kept_under_its_true_name() -> None:
    files = {
        "/p/1.jpg": picture(pictures.png(600, 400)),  # a lying name
        "/p/2.png": Answer(pictures.jpeg(600, 400), headers={"Content-Type": "text/html"}),  # a lying type
        "/p/3": picture(pictures.gif(600, 400)),
        "/p/4.webp": Answer(pictures.webp(600, 400), headers={"Content-Type": "application/octet-stream"}),
        "/p/5.avif": picture(pictures.avif(600, 400)),
        "/p/6.bmp": picture(pictures.bmp(600, 40)),
        "/p/7.svg": picture(pictures.SVG),
        "/p/8.pdf": Answer(pictures.PDF),
        "/p/9.docx": Answer(pictures.office("word/document.xml")),
        "/p/10.xls": Answer(pictures.HTML),  # a table of an office, saved as a page
    }
    with site(files, page(0, *files)) as served:
        result = fetch()
        assert "1 new, 10 files" in result.stdout
        heard = dict(zip([path for path, _ in served.answers], served.heard, strict=True))
    assert [(file.role, file.type.rpartition(".")[2], file.inline) for file in files_of(1)] == [
        ("image", "image/png", True),
        ("image", "image/jpeg", True),
        ("image", "image/gif", True),
        ("image", "image/webp", True),
        ("image", "image/avif", True),
        ("image", "image/bmp", True),
        ("image", "image/svg+xml", False),
        ("attachment", "application/pdf", False),
        ("attachment", "document", False),
        ("attachment", "text/html", False),
    ]
    assert heard["/p/3"]["referer"].endswith(FIRST)
    assert heard["/p/3"]["accept"] == "*/*"


def test_nothing_is_fetched_where_addresses_are_enough() -> None:
    with site({"/p/1.png": picture(pictures.png(600, 400))}, page(0, "/p/1.png")) as served:
        configure(served, images="address")
        fetch()
        assert "/p/1.png" not in served.paths()
        assert rows("SELECT count(*) FROM file_queue") == [(0,)]
        configure(served, images="lead")
        assert "x: 1 files" in fetch("--files").stdout
        assert "/p/1.png" in served.paths()
        assert "/" not in [path for path, _ in served.answers[-2:]]


def test_the_lead_picture_alone_is_kept() -> None:
    files = {f"/p/{n}.png": picture(pictures.png(600, 400, n)) for n in range(3)}
    with site(files, page(0, *files)) as served:
        configure(served, images="lead")
        fetch()
        assert [file.url for file in files_of(1)] == [f"{served.base}/p/0.png"]


def test_two_articles_share_a_picture() -> None:
    with site({"/p/1.png": picture(pictures.png(600, 400))}, page(0, "/p/1.png"), page(1, "/p/1.png")) as served:
        fetch()
        assert served.paths().count("/p/1.png") == 1
    assert files_of(1)[0].sha256 == files_of(2)[0].sha256
    assert rows("SELECT count(*) FROM files") == [(1,)]


def test_a_failure_of_a_file_is_none_of_its_article() -> None:
    files = {
        "/p/gone.png": picture(b"", status=404),
        "/p/broken.png": picture(b"", status=503),
        "/p/page.png": picture(pictures.HTML),
        "/p/zero.png": picture(b""),
        "/p/large.png": picture(pictures.png(600, 400) + bytes(200_000)),
        "/p/endless.png": picture(pictures.png(600, 400) + bytes(1 << 16), endless=True),
        "/p/bomb.png": picture(pictures.png(60_000, 60_000)),
        "/p/inside.png": picture(b"", status=302, headers={"Location": "http://10.1.2.3/secret.png"}),
        "/p/refresh.png": picture(b'<meta http-equiv="refresh" content="0;url=/">'),
    }
    with site(files, page(0, *files), keys="files: {max: 100KB}") as served:
        result = summary()
        assert result["exit"] == 0
        (source,) = result["sources"]
        assert set(failures()) == {name.removeprefix("/p/") for name in files}
        assert (source["new"], source["failed"], source["files"], source["files_failed"]) == (1, 0, 0, 9)
        assert failures() == {
            "gone.png": "HTTP 404",
            "broken.png": "HTTP 503",
            "page.png": "not a picture: a text came in its place (text/html)",
            "refresh.png": "not a picture: a text came in its place (text/html)",
            "zero.png": "the file is empty",
            "large.png": "the file is too large: 0.191 MB, over 0.0954 MB",
            "endless.png": "the file is too large: over 0.0954 MB",
            "bomb.png": "a decompression bomb: an image of 60000 × 60000 pixels",
            "inside.png": failures()["inside.png"],
        }
        assert failures()["inside.png"].startswith("refused: ")
        requests = len(served.answers)
        served.pages["/p/broken.png"] = picture(pictures.png(600, 400))
        assert "1 files" in fetch().stdout  # what may heal is tried at once, as are those that failed once
        assert "/p/broken.png" in [path for path, _ in served.answers[requests:]]
        requests = len(served.answers)
        fetch()
        assert [path for path, _ in served.answers[requests:] if path.startswith("/p/")] == []  # not due
        served.pages["/p/endless.png"] = picture(b"", status=404)
        configure(served, "files: {max: 1MB}")
        assert "1 files" in fetch().stdout  # the limit is another one
    assert [file.url.rpartition("/")[2] for file in files_of(1)] == ["broken.png", "large.png"]


def test_robots_txt_holds_for_files() -> None:
    files = {"/p/1.png": picture(pictures.png(600, 400)), "/robots.txt": Answer(b"User-agent: *\nDisallow: /p/")}
    with site(files, page(0, "/p/1.png")) as served:
        fetch()
        assert "/p/1.png" not in [path for path, _ in served.answers]
    assert list(failures()) == ["1.png"]


def test_an_earlier_revision_keeps_its_picture_when_another_comes_at_the_same_address() -> None:
    old, new = pictures.png(600, 400), pictures.png(600, 400, 7)
    files = {"/p/1.png": picture(old, etag='"1"'), "/p/2.png": picture(pictures.gif(600, 400), etag='"same"')}
    with site(files, page(0, *files)) as served:
        fetch()
        rows_before = files_of(1)
        age()
        served.pages["/p/1.png"] = picture(new, etag='"2"')
        served.pages[FIRST] = page(0, *files, words="，以及更正")
        revisit(served)
        for _ in range(5):  # a busy machine may leave the file to a later run
            fetch()
            if ("/p/2.png", 304) in served.answers:
                break
        assert ("/p/2.png", 304) in served.answers
    assert rows("SELECT revision FROM articles") == [(2,)]
    assert [file.sha256 for file in files_of(1, 1)] == [file.sha256 for file in rows_before]
    assert files_of(1)[0].sha256 != files_of(1, 1)[0].sha256
    assert files_of(1)[1] == files_of(1, 1)[1]
    assert rows("SELECT count(*) FROM file_queue") == [(0,)]


def age() -> None:
    """Let what is stored be of two hours ago."""
    moment = stamp(datetime.now(UTC) - timedelta(hours=2))
    with Archive.open("archive.db") as archive, archive.transaction():
        for sql in (
            "UPDATE articles SET fetched = ?1",
            "UPDATE file_links SET since = ?1, until = ?1",
            "UPDATE file_addresses SET fetched = ?1",
            "UPDATE visits SET first_visited = ?1, last_visited = ?1, age = 0",
        ):
            archive.connection.execute(sql, (moment,))


def revisit(served: Site) -> None:
    text = Path("sources.yaml").read_text()
    Path("sources.yaml").write_text(text.replace("revisit: never", "revisit: [1h]"))


def test_a_full_archive_says_so_and_the_rest_waits() -> None:
    files = {f"/p/{n}.png": picture(pictures.png(600, 400, n) + bytes(1000 * n)) for n in range(1, 5)}
    with site(files, page(0, *files), keys="files: {total: 5KB}") as served:
        result = fetch()
        assert "the archive's files have reached their limit of 5KB (`files: total` in sources.yaml)" in result.stdout
        assert rows("SELECT sum(size) <= 5000 FROM files") == [(1,)]
        assert result.exit_code == 0
        configure(served, "files: {total: 1MB}")
        assert "limit" not in fetch().stdout
    assert len(files_of(1)) == 4
    assert rows("SELECT count(*) FROM file_queue") == [(0,)]


def test_an_article_may_have_so_many_bytes_of_files() -> None:
    files = {f"/p/{n}.png": picture(pictures.png(600, 400, n) + bytes(2000)) for n in range(4)}
    with site(files, page(0, *files), page(1, "/p/0.png"), keys="files: {article: 5KB}"):
        fetch()
    assert sorted(len(files_of(number)) for number in (1, 2)) == [1, 2]
    assert set(failures().values()) == {"the article's files are over the limit (`files: article`)"}


def test_files_lie_in_a_folder_beside_the_archive(folder: Path) -> None:
    with site({"/p/1.png": picture(pictures.png(600, 400))}, page(0, "/p/1.png"), keys="files: {folder: files}"):
        fetch()
    (file,) = files_of(1)
    assert (folder / "files" / file.sha256[:2] / file.sha256).read_bytes() == pictures.png(600, 400)
    assert rows("SELECT content FROM files") == [(None,)]
    with Archive.read("archive.db") as archive:
        assert archive.files.read(file.sha256) == pictures.png(600, 400)


def test_a_folder_that_cannot_be_used_is_an_error_of_the_source(folder: Path) -> None:
    (folder / "files").write_text("in the way")
    with site({"/p/1.png": picture(pictures.png(600, 400))}, page(0, "/p/1.png"), keys="files: {folder: files}"):
        result = fetch()
        assert (result.exit_code, "files: cannot be written" in result.stdout) == (1, True)
        assert rows("SELECT count(*) FROM articles") == [(1,)]
        (folder / "files").unlink()
        assert "1 files" in fetch().stdout


def test_without_a_source_that_keeps_files_there_is_nothing_to_fetch(folder: Path) -> None:
    from scraper.errors import ConfigError

    Path("sources.yaml").write_text("sources:\n  - name: x\n    list: https://news.example.cn/\n")
    with pytest.raises(ConfigError, match="no source keeps files: write `images: keep`"):
        fetch("--files")


def test_failures_of_files_are_shown_and_are_no_failure_of_the_source() -> None:
    from click.testing import CliRunner

    from scraper.cli.main import scrape

    def say(*words: str) -> str:
        result = CliRunner().invoke(scrape, words, catch_exceptions=False)
        assert result.exit_code == 0
        return result.stdout

    with site({}, page(0, "/p/gone.png", "/p/0.png")) as served:
        served.pages["/p/0.png"] = picture(pictures.png(600, 400) + bytes(200_000))
        fetch()
        assert "/p/gone.png\n    HTTP 404 (1 try; next run)" in say("failures", "--files", "x")
        assert say("failures") == "No failures.\n"
        assert '"status": 404' in say("failures", "--files", "--json")
        assert "x: 1 file could not be fetched; `scrape failures --files x` says why" in say("check")
        assert "files 2" in say("stats")
        (row,) = [json.loads(line) for line in say("export", "--format", "jsonl", "-o", "-").splitlines()]
    assert [(file["role"], file["type"], file["size"] > 200_000) for file in row["files"]] == [
        ("image", "image/png", True)
    ]


def test_the_layouts_of_a_paper_are_kept_with_their_articles() -> None:
    from datetime import date

    from tests.epaper_systems import SYSTEMS
    from tests.epapers import issue

    system, day = SYSTEMS[0], date(2026, 11, 28)
    paper = issue(day, numbers=("01", "02"), without=(), each=2)
    html = {"Content-Type": "text/html"}
    pages: dict[str, Answer | str] = {path: Answer(body, headers=html) for path, body in system.of(paper).items()}
    for number in ("01", "02"):
        pages[f"/ltrb/images/2026-11/28/{number}/{number}.pdf"] = Answer(pictures.PDF + number.encode())
    with serve(pages) as served:
        Path("sources.yaml").write_text(
            "defaults: {delay: 0, layout: keep, limits: {retries: 0}}\n"
            f"sources: [{{name: 澜汀日报, paper: '{served.base}{system.start}', from: 2026-11-28, to: 2026-11-28}}]\n"
        )
        assert "4 new, 2 files" in fetch().stdout
    shown = [(file.role, file.type, file.url[-6:]) for number in range(1, 5) for file in files_of(number)]
    assert (
        sorted(shown) == [("layout", "application/pdf", "01.pdf")] * 2 + [("layout", "application/pdf", "02.pdf")] * 2
    )


@pytest.mark.slow
@pytest.mark.parametrize(
    ("answers", "keys"),
    [
        (6, "files: {folder: files}"),
        *(
            pytest.param(count, keys, marks=pytest.mark.long)
            for count in range(3, 16)
            for keys in ("files: {folder: files}", "")
        ),
    ],
)
def test_a_run_that_was_killed_is_taken_up_by_the_next(answers: int, keys: str) -> None:
    """SIGKILL when the site has answered this many requests: nothing is lost, and nothing is kept twice."""
    files = {f"/p/{n}.png": picture(pictures.png(600, 400, n)) for n in range(10)}
    names = list(files)
    with site(files, page(0, *names[:6]), page(1, *names[4:]), keys=keys) as served:
        process = subprocess.Popen([sys.executable, "-m", "scraper", "fetch", "--quiet"])
        while process.poll() is None and len(served.answers) < answers:
            time.sleep(0.005)
        process.kill()
        process.wait()
        fetch()
        fetch("--files")
        with Archive.open("archive.db") as archive:
            for check in CHECKS:
                assert list(archive.upkeep.problems(check)) == []
            shown = {row["url"][-6:]: len(archive.files.of(row["id"])) for row in archive.articles()}
            assert shown == {"1.html": 6, "2.html": 6}
            assert archive.connection.execute("SELECT count(*) FROM files").fetchone() == (10,)
            assert archive.file_queue.count() == 0
            assert all(
                archive.files.read(file.sha256) for row in archive.articles() for file in archive.files.of(row["id"])
            )


def test_files_of_pictures_that_a_reparse_finds_are_fetched_by_the_next_run() -> None:
    with site({"/p/1.png": picture(pictures.png(600, 400))}, page(0, "/p/1.png")) as served:
        configure(served, images="address")
        fetch()
        with Archive.open("archive.db") as archive, archive.transaction():
            archive.connection.execute("UPDATE articles SET images = '[]'")  # as a parser that knew no pictures read it
        configure(served)
        for count in (1, 0):  # what was read again is on the queue once
            assert CliRunner().invoke(scrape, ["reparse"], catch_exceptions=False).exit_code == 0
            with Archive.read("archive.db") as archive:
                assert archive.file_queue.count() == count
            fetch()
    assert [file.url.rpartition("/")[2] for file in files_of(1)] == ["1.png"]
