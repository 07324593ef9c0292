"""The kept pictures of a digest: in the book behind their paragraphs, on the page the first of each article."""

from __future__ import annotations

import base64
import io
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree
from zipfile import ZipFile

import pytest
from selectolax.lexbor import LexborHTMLParser

from scraper.archive import Archive, Filter
from scraper.archive.search.query.query import parse
from scraper.digest import Digest, Picture, Section, as_json, compose, html, pictures, write
from tests.digest.test_formats import ENTRY, digest
from tests.pictured import LEAD, LONG, SECOND, fill

XHTML = "{http://www.w3.org/1999/xhtml}"


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with Archive.read(fill(tmp_path / "archive.db")) as archive:
        yield archive


def made(archive: Archive) -> Digest:
    return compose(archive, parse(""), Filter(since="2026-01-01", until="2026-12-31"))


def book(of: Digest, archive: Archive | None) -> ZipFile:
    file = io.BytesIO()
    write(of, "epub", file, archive.files.read if archive is not None else None)
    return ZipFile(file)


def test_a_book_has_the_pictures_where_they_stood(archive: Archive) -> None:
    with book(made(archive), archive) as epub:
        chapter = ElementTree.fromstring(epub.read("EPUB/chapter-1.xhtml"))
        package = ElementTree.fromstring(epub.read("EPUB/package.opf"))
        section = next(one for one in chapter.iter(f"{XHTML}section") if one.get("id") == "a1")
        shown = [node for node in section if node.tag in (f"{XHTML}p", f"{XHTML}figure")]
        kinds = [node.tag.removeprefix(XHTML)[0] for node in shown if node.get("class") is None]
        sources = [node.get("src") or "" for node in section.iter(f"{XHTML}img")]
        contents = [epub.read(f"EPUB/{source}") for source in sources]
    assert kinds == ["f", "p", "f", "p", "p", "f"]
    assert contents == [LEAD, SECOND, LONG]
    assert [node.text for node in section.iter(f"{XHTML}figcaption")] == [
        "读者在少儿阅览区里看书 (清河晚报记者 陈可)",
        "夜景",
    ]
    items = {item.get("href"): item.get("media-type") for item in package.findall(".//{*}item")}
    assert {items[source] for source in sources} == {"image/png"}


def test_a_book_without_pictures_has_none(archive: Archive) -> None:
    with book(made(archive), None) as epub:
        assert not [name for name in epub.namelist() if "pictures" in name]
        assert b"<img" not in epub.read("EPUB/chapter-1.xhtml")


def test_a_page_has_the_first_picture_of_each_article_and_a_mail_none(archive: Archive) -> None:
    page = LexborHTMLParser(html.page(made(archive), archive.files.read))
    (image,) = page.css("img")
    kind, _, data = (image.attributes["src"] or "").partition(",")
    assert (kind, base64.b64decode(data)) == ("data:image/png;base64", LEAD)
    assert "<img" not in html.page(made(archive))


def test_data_name_the_files(archive: Archive) -> None:
    entries = as_json(made(archive))["sections"][0]["entries"]
    first = next(entry for entry in entries if entry["id"] == 1)
    assert [bool(one["file"]) for one in first["pictures"]] == [True, True, False, True, True]
    assert first["pictures"][3]["type"] is None  # SVG


def entries(*sizes: tuple[int, ...]) -> Digest:
    """A digest of articles whose pictures have these sizes; each is named by its article and place."""
    made = [
        replace(
            ENTRY,
            id=number,
            pictures=tuple(
                Picture("https://a.cn/", None, None, 0, f"{number}-{place}", "image/png", size)
                for place, size in enumerate(those)
            ),
        )
        for number, those in enumerate(sizes)
    ]
    return replace(digest(), sections=(Section("要闻", tuple(made)),))


def test_when_room_is_short_each_article_keeps_its_first_picture(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pictures, "MOST_OF_BOOK", 100)
    of = entries((40, 40), (40,), (30, 5))
    sizes = {one.file: one.size for section in of.sections for entry in section.entries for one in entry.pictures}
    assert [name for name, _ in pictures.in_book(of, lambda name: b"x" * sizes[name])] == ["0-0", "1-0", "2-1"]
    assert list(pictures.in_book(of, lambda _name: None)) == []
    monkeypatch.setattr(pictures, "LARGEST_OF_PAGE", 35)
    assert list(pictures.leads(of, lambda name: b"x" * sizes[name])) == [2]


def test_a_picture_that_several_articles_show_is_in_the_book_once(archive: Archive) -> None:
    of = made(archive)
    (section,) = of.sections
    first = next(entry for entry in section.entries if entry.id == 1)
    twice = replace(section, entries=(first, replace(first, id=9)))
    with book(replace(of, sections=(twice,)), archive) as epub:
        assert len([name for name in epub.namelist() if "pictures/" in name]) == 3
        assert epub.read("EPUB/chapter-1.xhtml").count(b"<img") == 6
