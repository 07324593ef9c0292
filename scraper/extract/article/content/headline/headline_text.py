"""The text of a headline: what its line, and those that belong to it, print of it."""

from __future__ import annotations

from scraper.extract.article.content.boilerplate.boilerplate_lines import is_dropped
from scraper.extract.article.content.headline.headline_points import (
    BESIDE_NAMED,
    HEADINGS,
    LONG,
    NAMED,
    NO_HEADLINE,
    is_dated,
)
from scraper.extract.article.content.headline.titles import title_of, untimed
from scraper.extract.document import Block, Document, Line, key
from scraper.extract.html.hidden_text import shown
from scraper.extract.shared.lazy_regex import lazy_regex


def printed(doc: Document, line: Line, titles: list[str]) -> str:
    """The headline that the line chosen for it prints; ``titles`` are those of the page, as `key` writes them."""
    text = _across(doc, line) or _piece(line, titles) or _of_named(doc, line) or _whole(doc, shown(line), titles)
    return untimed(text, titles) or line.text


def _across(doc: Document, line: Line) -> str | None:
    """A headline set in several lines or paragraphs, one below the other, with which the title begins: as it writes it.

    Another line may be below them in their box: the day on which a law was passed.
    """
    boxes = (line.block, line.block.parent if line.tag in ("p", "div", "span") else None)
    rows = [doc.lines_in(box) for box in boxes if box is not None and 2 <= box.last - box.first <= _MOST_PARTS]
    following = doc.lines[line.index + 1 : line.index + 2]
    if following and line.tag in HEADINGS and following[0].tag == line.tag:
        rows.append([line, *following])  # <h2>…</h2><h2>…</h2>
    before = doc.lines[max(0, line.index - 1) : line.index]
    if before and line.tag in HEADINGS and before[0].tag == line.tag:
        rows.append([*before, line])
    title = title_of(doc)
    whole = key(title)
    for row in rows:
        joined, length = "", 0
        for part in row:
            joined += key(part.text)
            if not whole.startswith(joined):
                break
            length = len(joined) if part.index >= line.index else 0
        if length > len(key(line.text)):
            return _beginning(title, length)
    return None


_MOST_PARTS = 5
"""Maximum number of lines of the box of a headline in several lines."""


def _beginning(title: str, length: int) -> str | None:
    """The beginning of a title that is so long without spaces and punctuation."""
    for place, char in enumerate(title):
        length -= len(key(char))
        if length <= 0:
            return title[: place + 1].strip()
    return None


def _piece(line: Line, titles: list[str]) -> str | None:
    """The piece of the line that the title repeats, where the line says more: tools beside it, a label."""
    whole = key(line.text)
    if any(title.startswith(whole) for title in titles):
        return None
    for span in line.spans:
        piece = key(span.text)
        if len(piece) >= 6 and piece != whole and any(title.startswith(piece) for title in titles):
            return span.text
        rest = line.text.removeprefix(span.text)
        if rest is line.text and _COUNT.fullmatch(span.text) is not None:
            return line.text.removesuffix(span.text).strip()
        if (
            piece
            and len(rest_key := key(rest)) >= 6
            and rest_key != whole
            and any(title.startswith(rest_key) for title in titles)
        ):
            return rest.strip()  # <span class="channel">区情</span>…
    return _without_tools(line, titles)


def _without_tools(line: Line, titles: list[str]) -> str | None:
    """The line without the short elements at one of its ends, a button or a label, that a title which has the rest
    does not repeat: <h1>…<a>手机看</a><span>分享到微信</span></h1>."""
    buttons = line.block.node.css("a:not([href])") if line.tag in HEADINGS else []
    texts = [span.text for span in line.spans] + [link.text for link in line.links]
    tools = [text for text in (*texts, *(node.text().strip() for node in buttons)) if 0 < len(text) <= _LONGEST_TOOL]
    for at_end in (True, False) if tools else ():
        text = line.text
        while (tool := next((t for t in tools if (text.endswith if at_end else text.startswith)(t)), None)) is not None:
            text = (text[: -len(tool)] if at_end else text[len(tool) :]).strip()
            own, whole = key(text), key(f"{text}{tool}")
            if not own or (not at_end and tool[0] in _BRACKETS):
                break  # [讨论] before a forum's headline is printed as part of it
            if any(title.startswith(own) and not (at_end and title.startswith(whole)) for title in titles):
                return text if len(own) > _SHORTEST_TITLED else None
    return None


_BRACKETS = "[【［(（〔"
_LONGEST_TOOL, _SHORTEST_TITLED = 12, 3
"""Maximum number of characters of such an element, and of a headline from which none is cut."""


_COUNT = lazy_regex(
    r"[(（\[]?\s?(?:(?:总|累计)?(?:阅读|閱讀|浏览|瀏覽|点击|點擊|人气|人氣|热度|評論|评论)[数數量次]?)\s?[:：]?\s?\d[\d,.万萬]{0,8}\+?次?\s?[)）\]]?"
)
"""The count of readers, in an element of its own in a heading: 阅读 1203."""


def _whole(doc: Document, line: Line, titles: list[str]) -> str:
    """All lines of a heading that is broken by ``<br>`` or into paragraphs; not what is in boxes of its own in it, such
    as a button to have it read out, unless the title repeats that."""
    block = line.block
    while block.tag not in HEADINGS and block.parent is not None and block.parent.tag in HEADINGS:
        block = block.parent
    if block.tag in HEADINGS and 1 < block.last - block.first <= 3:
        return " ".join(
            shown(part).text
            for part in doc.lines_in(block)
            if part.index == line.index
            or not (is_dated(part.text) or NO_HEADLINE.match(part.text) or not _belongs(part, block, titles))
        )
    return line.text


def _of_named(doc: Document, line: Line) -> str | None:
    """The two or three lines of an element that is named for the headline, on a page of a printed paper."""
    block = line.block
    if doc.hints.listed_by != "layout page" or not 2 <= block.last - block.first <= 3 or block.tag in HEADINGS:
        return None
    if NAMED.search(block.name) is None or BESIDE_NAMED.search(block.name) is not None:
        return None
    parts = [part for part in doc.lines_in(block) if part.block is block]
    if any(len(part.text) > LONG or is_dated(part.text) or NO_HEADLINE.match(part.text) for part in parts):
        return None
    return " ".join(part.text for part in parts)


def _belongs(part: Line, heading: Block, titles: list[str]) -> bool:
    if part.block is heading or part.tag in ("p", "span"):
        return not is_dropped(part.text)
    return any(key(part.text) in title for title in titles)
