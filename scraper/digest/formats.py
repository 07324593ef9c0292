"""The formats of a digest: by the name of its file, and recognised again in it."""

from __future__ import annotations

from pathlib import Path
from typing import BinaryIO, Literal
from zipfile import BadZipFile, ZipFile

from scraper.digest import epub, html, markdown
from scraper.digest.model import Digest

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


def write(digest: Digest, format: Format, file: BinaryIO) -> None:
    """Write the digest."""
    if format == "epub":
        epub.write(digest, file)
    else:
        text = html.page(digest) if format == "html" else markdown.text(digest)
        file.write(text.encode("utf-8", "replace"))


def is_ours(file: Path) -> bool:
    """Tell if a file is a digest that this program wrote."""
    try:
        with file.open("rb") as stream:
            head = stream.read(2000)
        if head.startswith(b"PK"):
            with ZipFile(file) as book:
                return epub.MARK.encode() in book.read(epub.PACKAGE)
    except (OSError, BadZipFile, KeyError, NotImplementedError, RuntimeError):
        return False
    return html.MARK.encode() in head or head.startswith(markdown.MARK.encode())
