"""The address of the next page, of a list or of an article that is split: what 下一页 leads to."""

from __future__ import annotations

import re

from scraper import urls
from scraper.parse.document import Document, Link

_NEXT = re.compile(
    r"[\[【(（<《«\s]*(?:下\s*一\s*[页頁]|下\s*[页頁]|后\s*一?\s*[页頁]|後\s*一?\s*[页頁]|次[页頁]|翻[页頁]|"
    r"next(?:\s*page)?|older(?:\s*posts)?)[\]】)）>》»›→▶\s]*|[>›»→▶]{1,2}",
    re.IGNORECASE,
)
"""Texts of the link that leads on, whole. 下一篇 and 下一条 lead to another article and are none."""

_FIRST = frozenset("[【(（<《«下后後次翻nNoO>›»→▶")
"""What such a text begins with: most links are passed over by it."""

_ARROWS = re.compile(r"[>›»→▶]+")
_NEXT_NAME = re.compile(r"(?:^|[\s_-])(?:next|nextpage|page-next|pagenext|nxt)(?=$|[\s_-])")
_PAGER_NAME = re.compile(r"pag(?:e|er|ing|ination|enav|es|ebar)(?=$|[\s_\d-])|fenye|pgs?(?=$|[\s_-])|page")
_NO_ADDRESS = re.compile(r"(?:#|javascript:|mailto:|void)", re.IGNORECASE)
_NUMBER = re.compile(r"\d{1,4}")

_SCRIPTED = re.compile(
    r"createPageHTML\w{0,10}\s*\(\s*(?:[\"'][\w-]{1,40}[\"']\s*,\s*)?(?P<count>\d{1,4})\s*,\s*(?P<index>\d{1,4})\s*,\s*"
    r"[\"'](?P<name>[\w./-]{1,60})[\"']\s*,\s*[\"'](?P<suffix>\w{3,5})[\"']\s*(?:,[^)]{0,80})?\)"
)
"""The paging script of TRS WCM, which most government sites run: createPageHTML(12, 0, "index", "shtml")."""


def next_url(doc: Document) -> str | None:
    """The absolute address of the next page; None on the last one, where paging is done by script alone,
    or where the page's own address is unknown and the link is relative.
    """
    for href in (doc.rel.get("next"), _linked(doc), _scripted(doc)):
        if href:
            address = urls.canonical(href, doc.base)
            if address is not None and not _same_page(address, doc):
                return address
    return None


def _linked(doc: Document) -> str | None:
    """Where the link that says 下一页 leads, else the number after the current one in a pager."""
    arrow = None
    for line in reversed(doc.lines):
        for link in reversed(line.links):
            if (
                link.text[0] not in _FIRST
                or len(link.text) > 16
                or _NO_ADDRESS.match(link.href)
                or not _NEXT.fullmatch(link.text)
            ):
                continue
            if not _ARROWS.fullmatch(link.text):
                return link.href
            if arrow is None and _PAGER_NAME.search(line.hint):
                arrow = link.href
    return arrow or _numbered(doc)


def _numbered(doc: Document) -> str | None:
    """The page after the current one in a row of numbers, of which the current one alone is no link: 1 [2] [3]."""
    for line in reversed(doc.lines):
        if len(line.links) < 2 or len(line.text) > 200:
            continue
        numbers = [link for link in line.links if _NUMBER.fullmatch(link.text.strip("[]【】()"))]
        if len(numbers) < 2 or not _PAGER_NAME.search(line.hint):
            continue
        linked = {int(link.text.strip("[]【】()")): link for link in numbers}
        current = [int(n) for n in _NUMBER.findall(_unlinked(line.text, line.links)) if int(n) not in linked]
        if len(current) == 1 and (following := linked.get(current[0] + 1)) and not _NO_ADDRESS.match(following.href):
            return following.href
    return None


def _unlinked(text: str, links: list[Link]) -> str:
    """What of a line's text is in no link."""
    rest, at = [], 0
    for link in links:
        start = text.find(link.text, at)
        if start >= 0:
            rest.append(text[at:start])
            at = start + len(link.text)
    rest.append(text[at:])
    return " ".join(rest)


def _scripted(doc: Document) -> str | None:
    """What createPageHTML(count, index, name, suffix) would link to: name_1.suffix after name.suffix."""
    if "createPageHTML" not in doc.text:
        return None
    for node in doc.scripts:
        found = _SCRIPTED.search(node.text())
        if found and int(found["index"]) + 1 < int(found["count"]):
            return f"{found['name']}_{int(found['index']) + 1}.{found['suffix']}"
    return None


def _same_page(address: str, doc: Document) -> bool:
    return address in (doc.url, urls.canonical(doc.base) if doc.base else None)
