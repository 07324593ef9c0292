"""The address of the next part of an article that is split over several pages.

下一页 is also printed under comments, under lists of other articles and on an article's last part, where it leads to
the next article, and ``<link rel=next>`` names the next post of a blog: the address must be one of this article's, with
the next number, or a row of numbers must lead there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from selectolax.lexbor import LexborNode

from scraper.extract.article import multipage
from scraper.extract.article.anchors import Body
from scraper.extract.article.content.boilerplate.boilerplate import ELSEWHERE
from scraper.extract.document import Document
from scraper.extract.html.link_scripts import address_of
from scraper.extract.html.text_model import has_word
from scraper.extract.page.next_page import NO_ADDRESS, PAGER_NAME, after_current, same_page, scripted
from scraper.extract.shared.lazy_regex import lazy_regex
from scraper.extract.shared.word_tables import one_of

_LEADS_ON = lazy_regex(
    r"[\[【(（<《«\s]{0,8}(?:点击|點擊|点此|请看|進入|进入|继续|繼續|阅读|閱讀|查看|看|转|翻){0,4}\s{0,8}(?:下\s{0,8}一?\s{0,8}[页頁]|下\s{0,8}一\s{0,8}[张張幅]|[后後]\s{0,8}一?\s{0,8}[页頁]|次[页頁]|翻[页頁]|"
    r"余下全文|餘下全文|阅读余下|剩余全文|未完待续|继续阅读|繼續閱讀|next(?!\s{0,8}(?:post|article|story|entry))|continue|[>›»→▶]+|"
    r"(?:page\s)?suivante|nächste\sseite|(?:weiter(?:lesen)?\s)?auf\sseite\s\d|página\ssiguiente|próxima\spágina|pagina\ssuccessiva|"
    r"volgende\spagina|następna\sstrona|следующая\sстраница|다음\s?(?:페이지|쪽)|次へ)",
    re.IGNORECASE,
)
"""Words that lead to the next part, whatever follows them."""
_NUMBER = lazy_regex(
    r"[\[【(（\s]{0,8}(?:第\s{0,8}|(?:page|seite|página|pagina|strona)\s{0,8}|p)?(?P<number>\d{1,3})\s{0,8}(?:[页頁][：:、\s]?.{0,40})?[\]】)）\s]{0,8}",
    re.IGNORECASE,
)
"""The number of a part: 2, [2], 第2页, 第2页：经过, Page 2."""
_OTHER = lazy_regex(
    r"[\[【(（<《«‹←\s]{0,8}(?:[上前下后後]\s{0,8}一?\s{0,8}[篇条條则則章]|[上前]\s{0,8}一?\s{0,8}[页頁张張幅]|首\s{0,8}[页頁]|第一[页頁]|[尾末]\s{0,8}[页頁]|最[后後]一?[页頁]|prev|first|last|newer|older|next\s{0,8}(?:post|article|story|entry))",
    re.IGNORECASE,
)
"""Words that lead to another article, or to another part than the next."""
_DIGIT = lazy_regex(r"\d")
_FIRST = frozenset("[【(（<《«点點请進进继繼阅閱查看转翻下后後次余餘剩未nNcC>›»→▶第pP0123456789 　")
"""What the words of `_LEADS_ON` and `_NUMBER` begin with: most links are passed over by it."""
_MAX_TEXT = 60
_BOXES: Mapping[str, str] = {
    "readers": (
        r"comment pinglun cmt(?![a-z]) disqus duoshuo gentie liuyan guestbook gbook repl(?:y|ies) review discuss"
    ),
    "other articles": (
        r"related relate(?![a-z]) relation xiangguan recommen tuijian guess rank(?![a-z]) paihang "
        r"(?<![a-z])hot(?![a-z]) latest morenews morelist"
    ),
    "columns beside the text": r"sidebar aside (?<![a-z])side(?![a-z]) widget",
    "the posts before and after": (
        r"post-?nav(?![a-z]) post-?navigation single-?nav nav-?single nav-?posts?(?![a-z]) entry-?nav"
    ),
}
"""Names of what is of other articles, or of readers."""
_BOX = lazy_regex(one_of(_BOXES))


class _Candidate(NamedTuple):
    text: str
    part: multipage.Part
    address: str


def next_part(doc: Document, body: Body) -> str | None:
    """The absolute address of the part after this one; None on the last one, on an article that is whole, and where
    nothing proves that what the page leads on to is the same article.

    ``body`` is the article's: what is under comments or other articles below it is passed over.
    """
    before = doc.hints.so_far and doc.hints.so_far.page
    first = before.url if before else None
    owns = tuple(dict.fromkeys(filter(None, (doc.address, doc.url, first))))
    if not owns:
        return None
    end = _end(doc, body)
    candidates = list(_candidates(doc, owns, end))
    current = _current(candidates, owns)
    if current is not None:
        return next((one.address for one in candidates if one.part.number == current + 1), None)
    return _second(candidates) or _by_row(doc, end)


def _current(candidates: list[_Candidate], owns: tuple[str, ...]) -> int | None:
    """The number of the part that is being read; None where no address has one."""
    numbers = [one.part.own for one in candidates if one.part.own is not None]
    numbers += [part.number for own in owns for other in owns if (part := multipage.part(own, other)) is not None]
    return max(numbers, default=None)


def _second(candidates: list[_Candidate]) -> str | None:
    """The address of the second part: the first one's number is 1 or 0, and most addresses do not have it."""
    for one in candidates:
        if one.part.number and _LEADS_ON.match(one.text):
            return one.address
    labelled = [(one, _NUMBER.fullmatch(one.text)) for one in candidates]
    for one, label in labelled:
        if label and int(label["number"]) == 2 and one.part.number in (1, 2):
            return one.address
    for number in (2, 1):
        for one, label in labelled:
            if one.part.number == number and label is None:
                return one.address
    return None


def _candidates(doc: Document, owns: tuple[str, ...], end: int) -> Iterator[_Candidate]:
    """The links above the line ``end`` whose addresses are those of other parts."""
    names = list(dict.fromkeys([name for own in owns if len(name := _name(own)) >= 3]))[:2]
    for text, href in _links(doc, names, end):
        address = doc.canonical(href)
        if address is None or same_page(address, doc) or _OTHER.match(text):
            continue
        plain = bool(_LEADS_ON.match(text) or _NUMBER.fullmatch(text))
        for own in owns:
            part = multipage.part(own, address)
            if part is not None and (plain or part.added):
                yield _Candidate(text, part, address)
                break


def _name(address: str) -> str:
    """The last piece of an address's path, without its suffix: what the addresses of the parts have in common."""
    return address.partition("?")[0].rstrip("/").rpartition("/")[2].partition(".")[0]


def _links(doc: Document, names: list[str], end: int) -> Iterator[tuple[str, str]]:
    """Text and address of what may lead to another part: links, ``<link>``, pictures of words, choices of a menu.

    ``names`` are the names of the article's own addresses.
    """
    yield from _printed(doc, names, end)
    named = doc.rel.get("next")
    for href in (None if named and _is_next_post(doc, named) else named, scripted(doc)):
        if href is not None:
            yield "next", href
    places = _places(doc.text)
    in_english = "ext page" in doc.text or "ext Page" in doc.text or "EXT PAGE" in doc.text
    yield from _drawn(doc, places, in_english=in_english)
    leads_on = in_english or any(doc.text.startswith(_NEXT, at) for at in places)
    if leads_on or any(has_word(doc.text, words, sign) for words, sign in _REST):
        yield from _pressed(doc)
    for menu in doc.elements["select"]:
        yield from _chosen(menu, names)


def _printed(doc: Document, names: list[str], end: int) -> Iterator[tuple[str, str]]:
    """The links above the line ``end`` that lead on by their words or to an address of such a name."""
    name, other = (names[0], names[-1]) if names else ("\0", "\0")
    for line in doc.lines[:end]:
        for text, href, _ in line.links:
            named = name in href or other in href
            if (not named and text[0] not in _FIRST) or len(text) > _MAX_TEXT or NO_ADDRESS.match(href):
                continue
            if (named or _LEADS_ON.match(text) or _NUMBER.fullmatch(text)) and not _BOX.search(line.hint):
                yield text, href


def _is_next_post(doc: Document, href: str) -> bool:
    """Check whether the address is that of a link in the box of the posts before and after this one."""
    return any(
        link.href == href and _BOX.search(line.hint)
        for line in reversed(doc.lines)
        if line.links
        for link in line.links
    )


def _drawn(doc: Document, places: list[int], *, in_english: bool) -> Iterator[tuple[str, str]]:
    """The links without a text whose words are a picture's, or the hint of an icon: <a title="下一页"><i></i></a>."""
    hinted: list[tuple[str | None, LexborNode, LexborNode]] = []
    if _has_named_link(doc.text):  # golem.de: <a id="atoc_next" href="…-2.html"><svg>
        links = doc.tree.css('a[class*="next"][href], a[id*="next"][href]')
        hinted += [("next", link, link) for link in links]
    for image, _line, _within, _block, link in doc.media:
        if link is not None and image.tag == "img":
            hinted.append(
                (image.attrs.get("alt") or image.attrs.get("title") or link.attributes.get("title"), link, image)
            )
    if any(doc.text[at - 1 : at] == '"' for at in places) or (in_english and b'="next page' in doc.markup):
        for name in _HINTS:
            links = doc.tree.css(f"a[{name}][href]")
            hinted += [(link.attributes.get(name), link, link) for link in links]
    for hint, link, node in hinted:
        words = (hint or "")[:_MAX_TEXT]
        if _LEADS_ON.match(words) and not (link is node and node.text(strip=True)) and not _in_box(node):
            yield words, (link.attributes.get("href") or "").strip()


def _has_named_link(source: str) -> bool:
    """Check whether the tag of a link names it as the next one."""
    at, tried = source.find("next"), 0  # a tag with two of them is tried at the first
    while at >= 0:
        opened = source.rfind("<", tried, at) if "<" in source[tried:at] else -1
        if opened >= 0 and source[opened + 1] in "aA" and _ICON.match(source, opened) is not None:
            return True
        at, tried = source.find("next", at + 1), at
    return False


def _pressed(doc: Document) -> Iterator[tuple[str, str]]:
    """The buttons that lead on: of a form with the address, or with a script that opens it."""
    for mark, name in _PRESSED:
        for node in doc.tree.css(name) if mark in doc.markup else ():
            button = node.css_first("button, input[type=submit]") if node.tag == "form" else node
            words = (button.attributes.get("value") or button.text(strip=True))[:_MAX_TEXT] if button else ""
            if words and node.tag != "a" and _LEADS_ON.match(words) and not _in_box(node):
                yield words, (node.attributes.get("action") or address_of(node.attributes)).strip()


_ICON = lazy_regex(r"""<a\s[^<>]{0,200}(?:class|id)=["'][^"'<>]{0,60}next""", re.IGNORECASE)
"""A link that an icon alone shows, as its name tells."""
_PRESSED = ((b"<form", "form[action]"), (b"onclick", "[onclick]"))
"""What the markup holds, and the elements."""
_NEXT = ("下一页", "下一頁", "下页", "下頁")
_REST = (("余下全文", "余"), ("餘下全文", "餘"), ("剩余全文", "余"), ("未完待续", "完"))
"""Words with the character of them that is looked for."""
_HINTS = ("title", "aria-label")


def _places(text: str) -> list[int]:
    """Find 下一, 下页 and 下頁 in the source, by one character: Python looks for it thirty times as fast as for two."""
    places, at = [], text.find("下")
    while at >= 0:
        if text[at + 1 : at + 2] in _ON:
            places.append(at)
        at = text.find("下", at + 1)
    return places


_ON = frozenset("一页頁")


def _chosen(menu: LexborNode, names: list[str]) -> Iterator[tuple[str, str]]:
    """The choices of a menu of parts."""
    for node in menu.css("option[value]"):
        value = node.attributes.get("value") or ""
        if any(name in value for name in names) or "page" in value.lower():
            yield node.text().strip()[:_MAX_TEXT], value.strip()


def _in_box(node: LexborNode) -> bool:
    around: LexborNode | None = node
    for _ in range(6):
        around = around.parent if around is not None else None
        if around is None:
            return False
        names = f"{around.attributes.get('id') or ''} {around.attributes.get('class') or ''}"
        if _BOX.search(names.lower()):
            return True
    return False


def _end(doc: Document, body: Body) -> int:
    """The index of the line below the text that is over comments or other articles; past the last if none does."""
    if body.last is not None:
        for line in doc.lines[body.last + 1 :]:
            if len(line.text) <= 30 and ELSEWHERE.match(line.text):
                return line.index
    return len(doc.lines)


def _by_row(doc: Document, end: int) -> str | None:
    """The address after the number after the current one in a row (1 2 3) under the text: any one of this site."""
    for line in reversed(doc.lines[:end]):
        if len(line.links) < 2 or not _DIGIT.search(line.text):
            continue
        href = after_current(line, doc)
        if href is None or not PAGER_NAME.search(line.hint) or _BOX.search(line.hint):
            continue
        address = doc.canonical(href)
        if address is not None and not same_page(address, doc):
            return address
    return None
