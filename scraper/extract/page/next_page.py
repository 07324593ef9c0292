"""The address of a list's next page: what 下一页 leads to. Those of an article are for `next_part`."""

from __future__ import annotations

import re

from scraper import urls
from scraper.extract.document import Document, Line, Link
from scraper.extract.listing import patterns
from scraper.extract.shared.lazy_regex import lazy_regex
from scraper.extract.shared.word_tables import alternatives

_NEXT = lazy_regex(
    r"[\[【(（<《«\s]{0,8}(?:下\s{0,8}一\s{0,8}[页頁]|下\s{0,8}[页頁]|后\s{0,8}一?\s{0,8}[页頁]|後\s{0,8}一?\s{0,8}[页頁]|次の?(?:[页頁]|ページ)へ?|翻[页頁]|"
    rf"next(?:\s{{0,8}}page)?|older(?:\s{{0,8}}posts)?|{alternatives(patterns.PAGES_ABROAD)})[\]】)）>》»›→▶\s]{{0,8}}|[>›»→▶]{{1,2}}",
    re.IGNORECASE,
)
"""Texts of the link that leads on, whole. 下一篇 and 下一条 lead to another article and are no such links."""

_FIRST = frozenset("[【(（<《«下后後次翻nNoO>›»→▶sSpPwWvVaAвВсС")
"""Beginnings of such a text: most links are passed over by it."""

_FAINT = lazy_regex(rf"(?:{alternatives(patterns.PAGES_ABROAD)})?[\s>›»→▶]*", re.IGNORECASE)
"""What leads on to other things, too, outside of a pager."""
PAGER_NAME = lazy_regex(r"pag(?:e|er|ing|ination|enav|es|ebar)(?=$|[\s_\d-])|fenye|pgs?(?=$|[\s_-])|page")
NO_ADDRESS = lazy_regex(r"(?:#|javascript:|mailto:|void)", re.IGNORECASE)
_NUMBER = lazy_regex(r"\d{1,4}")
_CURRENT_NAME = lazy_regex(
    r"(?:^|[\s_-])(?:on|cur|current|currentpage|active|now|here|hover|focus|sel|selected|this|thisclass|checked)(?=$|[\s_-])"
)
"""Class names of the number of the page that is being read, where that is a link like the others."""

_SCRIPTED = lazy_regex(
    r"createPageHTML\w{0,10}\s{0,8}\(\s{0,8}(?:[\"'][\w-]{1,40}[\"']\s{0,8},\s{0,8})?(?P<count>\d{1,4})\s{0,8},\s{0,8}(?P<index>\d{1,4})\s{0,8},\s{0,8}"
    r"[\"'](?P<name>[\w./-]{1,60})[\"']\s{0,8},\s{0,8}[\"'](?P<suffix>\w{3,5})[\"']\s{0,8}(?:,[^)]{0,80})?\)"
)
"""The paging script of TRS WCM, which most government sites run: createPageHTML(12, 0, "index", "shtml")."""


def next_url(doc: Document) -> str | None:
    """The absolute address of the next page of a list; None on the last one, where paging is done by script alone,
    or where the page's own address is unknown and the link is relative.
    """
    for href in (doc.rel.get("next"), _linked(doc), scripted(doc)):
        if href:
            address = doc.canonical(href)
            if address is not None and same_page(address, doc):  # ?from=20 counts the pages of some lists
                address = urls.canonical(href, doc.base, keep=("*",), drop=doc.hints.drop, encoding=doc.encoding)
            if address is not None and not same_page(address, doc):
                return address
    return None


def _linked(doc: Document) -> str | None:
    """The address behind 下一页, else after the number after the current one in a pager."""
    arrow = None
    for line in reversed(doc.lines):
        for link in reversed(line.links):
            if (
                link.text[0] not in _FIRST
                or len(link.text) > 16
                or NO_ADDRESS.match(link.href)
                or not _NEXT.fullmatch(link.text)
            ):
                continue
            if not _FAINT.fullmatch(link.text):
                return link.href
            if arrow is None and (PAGER_NAME.search(line.hint) or "next" in line.hint):
                arrow = link.href
    return arrow or _numbered(doc)


def _numbered(doc: Document) -> str | None:
    """The page after the current one in a row of numbers in a pager."""
    for line in reversed(doc.lines):
        if len(line.links) < 2 or not _NUMBER.search(line.text):
            continue
        if (following := after_current(line, doc)) and PAGER_NAME.search(line.hint):
            return following
    return None


def after_current(line: Line, doc: Document) -> str | None:
    """The address after the number after the current one in a row of numbers.

    The current one alone is no link: 1 [2] [3]; or it is a link that is named so or leads to this page.
    """
    if len(line.links) < 2 or len(line.text) > 200:
        return None
    linked: dict[int, Link] = {}
    for link in line.links:
        if _NUMBER.fullmatch(text := link.text.strip("[]【】()")):
            linked.setdefault(int(text), link)
    if len(linked) < 2:
        return None
    current = [int(n) for n in _NUMBER.findall(_unlinked(line.text, line.links)) if int(n) not in linked]
    if not current:
        current = [number for number, link in linked.items() if _is_current(link)]
        current = current or [number for number, link in linked.items() if _leads_here(link, doc)]
    if len(current) != 1:
        return None
    following = linked.get(current[0] + 1)
    return following.href if following and not NO_ADDRESS.match(following.href) else None


def _is_current(link: Link) -> bool:
    parent = link.node.parent
    around = [
        link.node,
        *([parent] if parent is not None and parent.tag in ("li", "span", "b", "strong", "em") else []),
    ]
    return any(_CURRENT_NAME.search((node.attributes.get("class") or "").lower()) for node in around)


def _leads_here(link: Link, doc: Document) -> bool:
    address = doc.canonical(link.href)
    return address is not None and same_page(address, doc)


def _unlinked(text: str, links: list[Link]) -> str:
    """The text of a line outside its links."""
    rest, at = [], 0
    for link in links:
        start = text.find(link.text, at)
        if start >= 0:
            rest.append(text[at:start])
            at = start + len(link.text)
    rest.append(text[at:])
    return " ".join(rest)


def scripted(doc: Document) -> str | None:
    """The address that createPageHTML(count, index, name, suffix) would link to: name_1.suffix after name.suffix."""
    for text in doc.script_texts:
        match = _SCRIPTED.search(text) if "createPageHTML" in text else None
        if match and int(match["index"]) + 1 < int(match["count"]):
            return f"{match['name']}_{int(match['index']) + 1}.{match['suffix']}"
    return None


def same_page(address: str, doc: Document) -> bool:
    """Check whether an absolute address is that of the page itself."""
    return address in (doc.url, doc.canonical(doc.base) if doc.base else None)
