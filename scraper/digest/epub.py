"""A digest as a book (EPUB 3.3, https://www.w3.org/TR/epub-33/), with the whole text of each article.

Written by hand: the format is a zip file of XHTML, and the usual library for it is under a licence (AGPL) that this
program cannot pass on.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from html import escape
from itertools import groupby
from operator import attrgetter
from typing import BinaryIO
from uuid import NAMESPACE_URL, uuid5
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from scraper.digest import wording
from scraper.digest.model import Digest, Entry, Picture, Section
from scraper.digest.pictures import Read, in_book
from scraper.exporters.media_files import ENDINGS
from scraper.i18n import _
from scraper.urls import is_web_address

PACKAGE = "EPUB/package.opf"
"""The name of the package document in the zip file."""
MARK = "scrape digest"
"""The generator, by which a digest is recognised."""
PER_FILE = 50
"""Number of articles in one file of the book: readers on small devices open each as a whole."""

_NO_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML 1.0 excludes."""
_CONTAINER = f"""<?xml version="1.0" encoding="utf-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles><rootfile full-path="{PACKAGE}" media-type="application/oebps-package+xml"/></rootfiles>
</container>
"""
_STYLE = """body { line-height: 1.6; }
h1.cover { margin-top: 30%; text-align: center; }
p.cover, p.source, p.reprints { color: #555; }
p.cover { text-align: center; }
p { margin: 0.4em 0; }
p.lead { font-weight: bold; }
figure { margin: 0.8em 0; text-align: center; }
img { max-width: 100%; }
figcaption { color: #555; font-size: 0.85em; }
nav ol { list-style-type: none; }
"""


def write(digest: Digest, file: BinaryIO, read: Read | None = None) -> None:
    """Write the book. The same digest gives the same identifier, so that a new copy takes the place of an old one.

    ``read``: the bytes of a kept picture; None: a book without pictures.
    """
    chapters = list(_chapters(digest))
    names: dict[str, tuple[str, str]] = {}
    with ZipFile(file, "w") as book:
        _add(book, "mimetype", "application/epub+zip", ZIP_STORED)  # first, and as it is: section 4.2 of OCF
        _add(book, "META-INF/container.xml", _CONTAINER)
        for sha256, shown in in_book(digest, read) if read is not None else ():
            names[sha256] = f"pictures/{sha256}.{ENDINGS[shown.type]}", shown.type
            _add_bytes(book, f"EPUB/{names[sha256][0]}", shown.content, ZIP_STORED)
        _add(book, PACKAGE, _package(digest, chapters, sorted(names.values())))
        _add(book, "EPUB/nav.xhtml", _navigation(digest, chapters))
        _add(book, "EPUB/toc.ncx", _ncx(digest, chapters))
        _add(book, "EPUB/style.css", _STYLE)
        _add(book, "EPUB/cover.xhtml", _cover(digest))
        for name, heading, section in chapters:
            _add(book, f"EPUB/{name}", _chapter(digest.language, heading, section, names))


Chapter = tuple[str, str, Section]
"""The name of a file, its heading, and what is in it."""
Names = Mapping[str, tuple[str, str]]
"""The pictures in the book: SHA-256 -> name of the file, and its type."""


def _chapters(digest: Digest) -> Iterator[Chapter]:
    number = 0
    for section in digest.sections:
        for first in range(0, len(section.entries), PER_FILE):
            number += 1
            heading = wording.section(section.name)
            part = first // PER_FILE + 1
            if len(section.entries) > PER_FILE:
                heading = f"{heading} ({part})"
            yield f"chapter-{number}.xhtml", heading, Section(section.name, section.entries[first : first + PER_FILE])


def _add(book: ZipFile, name: str, text: str, compression: int = ZIP_DEFLATED) -> None:
    _add_bytes(book, name, text.encode("utf-8", "replace"), compression)


def _add_bytes(book: ZipFile, name: str, content: bytes, compression: int) -> None:
    entry = ZipInfo(name, (1980, 1, 1, 0, 0, 0))
    entry.compress_type = compression
    entry.external_attr = 0o644 << 16
    book.writestr(entry, content)


def _safe(text: str) -> str:
    return escape(_NO_XML.sub("", text))


def _identifier(digest: Digest) -> str:
    return f"urn:uuid:{uuid5(NAMESPACE_URL, f'scrape:digest:{digest.since}:{digest.until}:{digest.query}')}"


def _package(digest: Digest, chapters: list[Chapter], pictures: list[tuple[str, str]]) -> str:
    items = "".join(
        f'<item id="c{n}" href="{name}" media-type="application/xhtml+xml"/>\n'
        for n, (name, _heading, _section) in enumerate(chapters, 1)
    )
    items += "".join(
        f'<item id="p{n}" href="{name}" media-type="{kind}"/>\n' for n, (name, kind) in enumerate(pictures, 1)
    )
    spine = "".join(f'<itemref idref="c{n}"/>\n' for n in range(1, len(chapters) + 1))
    return f"""<?xml version="1.0" encoding="utf-8"?>
<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id" xml:lang="{_safe(digest.language)}">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:identifier id="id">{_identifier(digest)}</dc:identifier>
<dc:title>{_safe(wording.title(digest))}</dc:title>
<dc:language>{_safe(digest.language)}</dc:language>
<dc:publisher>scrape</dc:publisher>
<dc:date>{_safe(digest.made)}</dc:date>
<meta property="dcterms:modified">{_safe(digest.made)}</meta>
<meta name="generator" content="{MARK}"/>
</metadata>
<manifest>
<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>
<item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/>
<item id="style" href="style.css" media-type="text/css"/>
<item id="cover" href="cover.xhtml" media-type="application/xhtml+xml"/>
{items}</manifest>
<spine toc="ncx">
<itemref idref="cover"/>
<itemref idref="nav"/>
{spine}</spine>
</package>
"""


def _xhtml(language: str, title: str, body: str) -> str:
    tag = _safe(language)
    return f"""<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" lang="{tag}" xml:lang="{tag}">
<head><title>{_safe(title)}</title><link rel="stylesheet" type="text/css" href="style.css"/></head>
<body>
{body}</body>
</html>
"""


def _cover(digest: Digest) -> str:
    body = (
        f'<h1 class="cover">{_safe(wording.title(digest))}</h1>\n<p class="cover">{_safe(wording.counts(digest))}</p>\n'
    )
    if digest.rising:
        words = "".join(f"<li>{_safe(wording.rise(one.word, one.texts, one.before))}</li>" for one in digest.rising)
        body += f"<h2>{_safe(wording.rising_head(digest))}</h2>\n<ul>{words}</ul>\n"
    return _xhtml(digest.language, wording.title(digest), body)


def _navigation(digest: Digest, chapters: list[Chapter]) -> str:
    lines = []
    for name, heading, section in chapters:
        articles = "".join(
            f'<li><a href="{name}#a{entry.id}">{_safe(entry.headline) or entry.id}</a></li>\n'
            for entry in section.entries
        )
        lines.append(f'<li><a href="{name}">{_safe(heading)}</a>\n<ol>\n{articles}</ol></li>\n')
    cover = f'<li><a href="cover.xhtml">{_safe(wording.title(digest))}</a></li>\n'
    head = _("Contents")
    body = f'<nav epub:type="toc" id="toc"><h1>{_safe(head)}</h1>\n<ol>\n{cover}{"".join(lines)}</ol></nav>\n'
    return _xhtml(digest.language, head, body)


def _ncx(digest: Digest, chapters: list[Chapter]) -> str:
    """The table of contents of EPUB 2, which older Kindles read."""
    points = "".join(
        f'<navPoint id="p{n}" playOrder="{n}"><navLabel><text>{_safe(heading)}</text></navLabel>'
        f'<content src="{name}"/></navPoint>\n'
        for n, (name, heading) in enumerate(
            [("cover.xhtml", wording.title(digest)), *((name, heading) for name, heading, _section in chapters)], 1
        )
    )
    return f"""<?xml version="1.0" encoding="utf-8"?>
<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/" version="2005-1">
<head><meta name="dtb:uid" content="{_identifier(digest)}"/></head>
<docTitle><text>{_safe(wording.title(digest))}</text></docTitle>
<navMap>
{points}</navMap>
</ncx>
"""


def _chapter(language: str, heading: str, section: Section, names: Names) -> str:
    articles = "".join(_article(entry, names) for entry in section.entries)
    return _xhtml(language, heading, f"<h1>{_safe(heading)}</h1>\n{articles}")


def _article(entry: Entry, names: Names) -> str:
    source = _safe(wording.source(entry))
    if is_web_address(entry.url):
        source += f' · <a href="{_safe(entry.url)}">{_safe(_("original"))}</a>'
    parts = [f'<section id="a{entry.id}">', f"<h2>{_safe(entry.headline)}</h2>", f'<p class="source">{source}</p>']
    if entry.lead and not entry.body.startswith(entry.lead[:20]):
        parts.append(f'<p class="lead">{_safe(entry.lead)}</p>')
    pictures = {place: list(these) for place, these in groupby(entry.pictures, key=attrgetter("after"))}
    parts += [_figure(one, names) for one in pictures.get(0, ()) if one.file in names]
    for number, line in enumerate(filter(str.strip, entry.body.split("\n")), 1):
        parts.append(f"<p>{_safe(line)}</p>")
        parts += [_figure(one, names) for one in pictures.get(number, ()) if one.file in names]
    if reprints := wording.reprints(entry):
        parts.append(f'<p class="reprints">{_safe(reprints)}</p>')
    return "\n".join([*parts, "</section>", ""])


def _figure(picture: Picture, names: Names) -> str:
    name, _type = names[picture.file or ""]
    words = _safe(wording.picture(picture))
    caption = f"<figcaption>{words}</figcaption>" if words else ""
    return f'<figure><img src="{name}" alt="{words}"/>{caption}</figure>'
