"""The formats of a digest: by the name of its file, and recognised again in it."""

from __future__ import annotations

from pathlib import Path
from typing import BinaryIO, Literal
from zipfile import BadZipFile, ZipFile

from scraper.digest import epub, html, markdown
from scraper.digest.model import Digest
from scraper.digest.pictures import Read

Format = Literal["markdown", "html", "epub"]
FORMATS: tuple[Format, ...] = ("markdown", "html", "epub")
SUFFIXES: dict[str, Format] = {
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".epub": "epub",
}


def format_of(file: Path) -> Format | None:
    """The format by the name of a file; None where it says none."""
    return SUFFIXES.get(file.suffix.lower())


def write(digest: Digest, format: Format, file: BinaryIO, read: Read | None = None) -> None:
    """Write the digest. ``read``: the bytes of a kept picture by its SHA-256; None: without pictures."""
    if format == "epub":
        epub.write(digest, file, read)
    else:
        text = html.page(digest, read) if format == "html" else markdown.text(digest)
        file.write(text.encode("utf-8", "replace"))


def is_ours(file: Path) -> bool:
    """Check whether a file is a digest that this program wrote."""
    try:
        with file.open("rb") as stream:
            head = stream.read(2000)
        if head.startswith(b"PK"):
            with ZipFile(file) as book:
                return epub.MARK.encode() in book.read(epub.PACKAGE)
    except (OSError, BadZipFile, KeyError, NotImplementedError, RuntimeError):
        return False
    return html.MARK.encode() in head or head.startswith(markdown.MARK.encode())
