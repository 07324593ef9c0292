"""The files attached to an article (附件): the links to documents in its text and below it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from scraper.extract.article.content.boilerplate import BOX
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
_LABEL = lazy_regex(r"^(?:附件|附)\s{0,2}[\d一二三四五六七八九十]{0,3}\s{0,2}[:：.、]?\s{0,2}")
BELOW = 40
"""Lines below the text that are looked at."""
MOST = 200
"""Attachments of one article."""


def find(page: Document, region: Region) -> tuple[Attachment, ...]:
    """The attachments in page order, each once; of a file that is linked several times the longest title counts."""
    chosen: dict[str, Attachment] = {}
    for line, link in _links(region):
        kind = _type(link)
        url = addresses.absolute(page, link.href) if kind is not None else None
        if kind is None or url is None:
            continue
        title = _title(line, link)
        if url not in chosen or len(title) > len(chosen[url].title):
            chosen[url] = Attachment(url, title, kind)
    return tuple(chosen.values())[:MOST]


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
    match = _ENDING.search(path[-80:]) or _ENDING.search(query)
    if match is None and (_DOWNLOAD.search(address) or "附件" in link.text):
        match = _ENDING.search(link.text)
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
