"""The files attached to an article (附件): the links to documents in its text and below it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import parse_qsl, unquote

from scraper.extract.article.content.boilerplate.boilerplate import BOX
from scraper.extract.article.media import addresses
from scraper.extract.article.media.region import Region
from scraper.extract.document import Document, Line, Link
from scraper.extract.shared.lazy_regex import lazy_regex
from scraper.models import Attachment

TYPES = (
    "pdf doc docx xls xlsx ppt pptx wps et dps ofd csv txt rtf zip rar 7z tar gz ceb epub odt ods odp xml json dwg caj"
)
"""The endings of files that are attached."""
_ENDING = lazy_regex(rf"\.({'|'.join(TYPES.split())})(?=[?#&)）\]】\s]|$)", re.IGNORECASE)
_DOWNLOAD = lazy_regex(r"download|attach|fujian|/file", re.IGNORECASE)
_SHOWN = lazy_regex(r"\.(?:pdf|PDF|ofd|OFD)")
"""Endings of the files that a page shows in a frame."""
_LABEL = lazy_regex(r"^(?:附件|附)\s{0,2}[\d一二三四五六七八九十]{0,3}\s{0,2}[:：.、]?\s{0,2}")
_HEADINGS = ("附件", "檔案下載", "相關檔案", "文件下载")
_HEADING = lazy_regex(rf"[（(【]?(?:相关|相關)?(?:{'|'.join(_HEADINGS)})")
BELOW = 40
"""Number of lines below the text that are looked at."""
MOST = 200
"""Attachments of one article."""


def find(page: Document, region: Region) -> tuple[Attachment, ...]:
    """The attachments in page order, each once; of a file that is linked several times the longest title counts."""
    chosen = {one.url: one for one in _embedded(page, region)}
    labelled = _labelled(region)
    for line, link in _links(region):
        kind = _type(link)
        if kind is None and line.index in labelled and _DOWNLOAD.search(link.href):
            kind = ""
        url = addresses.absolute(page, link.href) if kind is not None else None
        if kind is None or url is None:
            continue
        title = _title(line, link)
        if url not in chosen or len(title) > len(chosen[url].title):
            chosen[url] = Attachment(url, title, kind)
    return tuple(chosen.values())[:MOST]


def _labelled(region: Region) -> frozenset[int]:
    """The lines under the label 附件, up to the first one without a link: what their links lead to is a file."""
    labelled: set[int] = set()
    is_under = False
    if not any(word in region.doc.whole for word in _HEADINGS):
        return frozenset()
    for line in region.doc.lines[region.start : region.last + 1 + BELOW]:
        is_label = _HEADING.match(line.text) is not None
        is_under = is_label or (is_under and bool(line.links))
        if is_under:
            labelled.add(line.index)
    return frozenset(labelled)


def _embedded(page: Document, region: Region) -> Iterator[Attachment]:
    """The documents that the text shows in a frame: by themselves, or in a reader that has them in its query."""
    if region.outer is None or not _may_show(region.doc):
        return
    for node in region.outer.node.css("iframe, embed, object, [pdfsrc]"):
        named = (node.attributes.get(name) for name in ("src", "data-src", "data", "pdfsrc"))
        address = unquote(next((value for value in named if value and _SHOWN.search(value)), ""))
        path, _, query = address.partition("#")[0].partition("?")
        if not _ENDING.search(path[-80:]):
            path = next((value for _, value in parse_qsl(query) if _ENDING.search(value[-80:])), "")
        match, url = _ENDING.search(path[-80:]), addresses.absolute(page, path)
        if match is not None and url is not None:
            yield Attachment(url, path.rsplit("/", 1)[-1], match[1].lower())


def _may_show(doc: Document) -> bool:
    """Check quickly whether a page may show a document in a frame: few pages have one, and an element for it."""
    framed = any(placed.node.tag != "img" for placed in doc.media) or doc.elements["embed"] or doc.elements["object"]
    return bool(framed or "pdfsrc" in doc.text) and _SHOWN.search(doc.text) is not None


def _links(region: Region) -> Iterator[tuple[Line, Link]]:
    """The links from the headline to what opens a list of other articles, in the block of headline and text."""
    lines = region.doc.lines
    last = region.outer.last if region.outer is not None else len(lines)
    for line in lines[region.start : min(last, region.last + 1 + BELOW)]:
        if line.index > region.last and BOX.match(line.text):
            return
        for link in line.links:
            yield line, link


def _type(link: Link) -> str | None:
    """The ending of the file that a link leads to, by its address or else by its text."""
    address = link.href.partition("#")[0]
    path, _, query = address.partition("?")
    match = _ENDING.search(path[-80:]) or (_ENDING.search(query) if query else None)
    if match is None and (match := _ENDING.search(link.text)):
        match = match if _DOWNLOAD.search(address) or "附件" in link.text else None
    return match[1].lower() if match else None


def _title(line: Line, link: Link) -> str:
    """The text of the link; where it says only 下载 or 附件, that of its line."""
    text = link.text.strip("[]【】（）() 　")
    if len(_LABEL.sub("", text)) < 2 or re.fullmatch(
        r"(?:点击|请)?(?:此处|这里)?(?:下载|下載|查看|Download)(?:附件|文件)?", text
    ):
        whole = line.text.strip("[]【】 　")
        return whole if len(whole) <= 200 else text
    return text
