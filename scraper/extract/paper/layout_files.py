"""The file of a layout page: its PDF, or the picture of the page that its map lies on."""

from __future__ import annotations

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborNode

from scraper.extract.document import Document
from scraper.extract.html.text_model import squeeze
from scraper.extract.shared import page_labels
from scraper.extract.shared.lazy_regex import lazy_regex
from scraper.extract.shared.page_labels import PageLabel

_PDF = lazy_regex(r"\.pdf(?:[?#]|$)", re.IGNORECASE)
_FILE_WORDS = lazy_regex(r"\W{0,2}(?:pdf|下载|版面图)\W{0,2}", re.IGNORECASE)
_AROUND = 3
"""Number of elements around a link that may hold the label of its layout."""
_SOURCES = ("data-original", "data-src", "src")


def files_of(doc: Document, own: PageLabel | None) -> dict[str | None, str]:
    """Return the files of layouts by their numbers, absolute; by None that of the page itself.

    Where a directory has a PDF for each layout, each stands with its label; a PDF that is alone is the page's own. A
    page without PDF has the picture whose map leads to its articles.
    """
    listed: dict[str | None, str] = {}
    alone: list[str] = []
    for node, url in _pdf_links(doc):
        label = _label_around(node)
        if label is not None:
            listed.setdefault(label.number, url)
        elif url not in alone:
            alone.append(url)
    if own is not None and own.number in listed:
        listed[None] = listed[own.number]
    elif len(alone) == 1:
        listed[None] = alone[0]
    elif (picture := _mapped_picture(doc)) is not None:
        listed[None] = picture
    return listed


def _pdf_links(doc: Document) -> Iterator[tuple[LexborNode, str]]:
    for node in doc.tree.css("a[href]"):
        href = (node.attributes.get("href") or "").strip()
        if _PDF.search(href) and (url := doc.canonical(href)) is not None:
            yield node, url


def _label_around(node: LexborNode) -> PageLabel | None:
    """Return the label of a layout that is around a link or before it: 第01版：要闻 [PDF]."""
    around: LexborNode | None = node
    for _ in range(_AROUND):
        if around is None:
            return None
        text = squeeze(around.text(deep=True))
        if len(text) > page_labels.LONGEST:
            return None
        if (label := _label(text)) is not None:
            return label
        if not _FILE_WORDS.sub("", text).strip():
            before = around.prev
            while before is not None and not squeeze(before.text(deep=True)):
                before = before.prev
            if before is not None and (label := _label(squeeze(before.text(deep=True)))) is not None:
                return label
        around = around.parent
    return None


def _label(text: str) -> PageLabel | None:
    return page_labels.label(squeeze(_FILE_WORDS.sub(" ", text))) if len(text) <= page_labels.LONGEST else None


def _mapped_picture(doc: Document) -> str | None:
    for node in doc.tree.css("img[usemap]"):
        for name in _SOURCES:
            if (source := (node.attributes.get(name) or "").strip()) and (url := doc.canonical(source)) is not None:
                return url
    return None
