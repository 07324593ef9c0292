"""The formats of a digest: what each shows, that text of articles stays text, and that the book is sound."""

from __future__ import annotations

import io
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path
from posixpath import dirname, join
from xml.etree import ElementTree
from zipfile import ZIP_STORED, ZipFile

import pytest
from markdown_it import MarkdownIt
from selectolax.lexbor import LexborHTMLParser

from scraper.digest import Digest, Entry, Picture, Reprint, Rise, Section, format_of, is_ours, write
from scraper.digest.epub import PER_FILE
from scraper.digest.pictures import Read
from scraper.i18n import speak
from tests.exporters.test_readers import HOSTILE
from tests.pictured import png

XHTML = "{http://www.w3.org/1999/xhtml}"
ENTRY = Entry(
    17,
    "https://news.example.cn/a?b=1&c=2",
    "台风今夜登陆",
    "云汀晚报",
    ("林一帆", "周苇"),
    "2026-03-04T08:00",
    "台风将于今夜登陆。",
    "台风将于今夜登陆，港区加固堤岸。\n记者在现场。",
    (Reprint(18, "https://b.example/", "清河报"),),
)


def digest(*entries: Entry, name: str = "要闻") -> Digest:
    return Digest(
        since="2026-03-04",
        until="2026-03-04",
        query="台风",
        made="2026-03-05T00:00:00Z",
        language="zh-CN",
        articles=len(entries) + 1,
        texts=len(entries),
        sections=(Section(name, entries), Section("", ())),
        rising=(Rise("台风", 4, 1),),
        days_before=30,
    )


def written(made: Digest, format: str, read: Read | None = None) -> bytes:
    file = io.BytesIO()
    write(made, format, file, read)  # type: ignore[arg-type]
    return file.getvalue()


@pytest.mark.parametrize("format", ["markdown", "html"])
def test_a_page_shows_each_entry_with_its_source(format: str) -> None:
    text = written(digest(ENTRY), format).decode()
    for piece in (
        "News of 2026-03-04: 台风",
        "2 articles, 1 without reprints",
        "台风 (4; before: 1)",
        "要闻",
        "台风今夜登陆",
    ):
        assert piece.replace("(", "\\(" if "\\(" in text else "(") in text
    assert "云汀晚报 · 2026-03-04 08:00 · 林一帆、周苇 · " in text
    assert "also in 1 outlet: 清河报" in text
    assert "记者在现场" not in text


def test_it_speaks_chinese() -> None:
    speak("zh")
    text = written(digest(ENTRY), "html").decode()
    assert "2026-03-04 新闻：台风" in text
    assert "另有 1 家媒体刊登：清河报" in text


@pytest.mark.parametrize("text", HOSTILE)
def test_text_of_articles_stays_text(text: str) -> None:
    harmful = replace(ENTRY, headline=text, outlet=text, byline=(text,), lead=text, url="javascript:alert(1)")
    made = digest(harmful, name=text)
    page = LexborHTMLParser(written(made, "html").decode())
    assert {node.tag for node in page.css("body *")} <= {"h1", "h2", "h3", "p", "b"}
    tokens = MarkdownIt("gfm-like", {"linkify": False}).parse(written(made, "markdown").decode())
    inline = {child.type for token in tokens for child in token.children or []}
    assert inline <= {"text", "text_special", "softbreak", "strong_open", "strong_close", "em_open", "em_close"}
    assert {token.type for token in tokens if token.nesting == 1} <= {
        "heading_open", "paragraph_open", "blockquote_open"
    }  # fmt: skip
    with ZipFile(io.BytesIO(written(made, "epub"))) as book:
        for name in book.namelist():
            if name.endswith(("html", "opf", "ncx", "xml")):
                ElementTree.fromstring(book.read(name))


def test_the_book_has_what_readers_need() -> None:
    entries = [replace(ENTRY, id=number, headline=f"第{number}条") for number in range(1, PER_FILE + 3)]
    with ZipFile(io.BytesIO(written(digest(*entries), "epub"))) as book:
        first = book.infolist()[0]
        assert (first.filename, first.compress_type) == ("mimetype", ZIP_STORED)
        assert book.read("mimetype") == b"application/epub+zip"
        package = ElementTree.fromstring(book.read("EPUB/package.opf"))
        opf = "{http://www.idpf.org/2007/opf}"
        items = {item.get("id"): item.get("href") for item in package.iter(f"{opf}item")}
        spine = [items[ref.get("idref")] for ref in package.iter(f"{opf}itemref")]
        assert spine == ["cover.xhtml", "nav.xhtml", "chapter-1.xhtml", "chapter-2.xhtml"]
        assert {f"EPUB/{href}" for href in items.values()} | {
            "mimetype",
            "META-INF/container.xml",
            "EPUB/package.opf",
        } == {*book.namelist()}
        anchors = {
            f"EPUB/{name}#{node.get('id')}"
            for name in spine
            for node in ElementTree.fromstring(book.read(f"EPUB/{name}")).iter(f"{XHTML}section")
        }
        links = [
            join(dirname("EPUB/nav.xhtml"), link.get("href") or "")
            for link in ElementTree.fromstring(book.read("EPUB/nav.xhtml")).iter(f"{XHTML}a")
        ]
        assert {link for link in links if "#" in link} == anchors
        assert len(anchors) == PER_FILE + 2
        assert "记者在现场。" in book.read("EPUB/chapter-1.xhtml").decode()


def test_the_same_digest_has_the_same_identifier() -> None:
    later = replace(digest(ENTRY), made="2026-03-06T00:00:00Z")
    texts = [ZipFile(io.BytesIO(written(made, "epub"))).read("EPUB/package.opf") for made in (digest(ENTRY), later)]
    one, other = (ElementTree.fromstring(text).findtext(".//{*}identifier") for text in texts)
    assert one == other


@pytest.mark.long
def test_epubcheck_has_nothing_against_the_book(tmp_path: Path) -> None:
    epubcheck = shutil.which("epubcheck")
    if epubcheck is None:
        pytest.skip("epubcheck is not here (Debian: epubcheck)")
    entries = [
        replace(
            ENTRY,
            id=n,
            headline=text,
            lead=text,
            body=f"{text}\n{text}",
            pictures=(Picture("https://a.cn/", text, text, n % 3, f"{n % 2:064}", "image/png", 1),),
        )
        for n, text in enumerate(HOSTILE, 1)
    ]
    file = tmp_path / "day.epub"
    file.write_bytes(written(digest(*entries), "epub", lambda name: png(4, 4 + int(name))))
    command = ["java", "-jar", epubcheck] if Path(epubcheck).read_bytes().startswith(b"PK") else [epubcheck]
    done = subprocess.run([*command, "--failonwarnings", file], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_formats_are_known_by_name_and_by_content(tmp_path: Path) -> None:
    for name, format in (("a.md", "markdown"), ("a.HTML", "html"), ("a.epub", "epub"), ("a.txt", None)):
        assert format_of(Path(name)) == format
        file = tmp_path / name
        file.write_bytes(written(digest(ENTRY), format) if format else b"PK\x03\x04 notes")
        assert is_ours(file) is (format is not None)
    assert not is_ours(tmp_path / "missing.md")
