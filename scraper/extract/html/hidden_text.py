"""Inline elements that no reader sees: runs put into a text against copying, and words for screen readers only."""

from __future__ import annotations

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborNode

from scraper.extract.html.flatten import Walk
from scraper.extract.html.text_model import Line, places, squeeze
from scraper.extract.shared.lazy_regex import lazy_regex

_STYLES = lazy_regex(
    r"display\s{0,4}:\s{0,4}none|visibility\s{0,4}:\s{0,4}(?:hidden|collapse)"
    r"|font-size\s{0,4}:\s{0,4}(?:0?(?:\.0?\d)(?:px|pt)|0?\.0\d(?:r?em|%)|0(?:\.\d)?(?:px|pt|r?em|%)?|1px)\s{0,4}(?:!|;|$)"
    r"|(?<![\w-])font\s{0,4}:\s{0,4}0(?:px|pt|r?em)?[\s/]"
    r"|(?<![\w-])(?:max-)?(?:height|width)\s{0,4}:\s{0,4}0(?:px|r?em|%)?\s{0,4};.{0,80}overflow\s{0,4}:\s{0,4}hidden"
    r"|overflow\s{0,4}:\s{0,4}hidden.{0,80}(?<![\w-])(?:max-)?(?:height|width)\s{0,4}:\s{0,4}0(?:px|r?em|%)?\s{0,4}(?:;|$)"
    r"|(?<![\w-])(?:left|top|text-indent)\s{0,4}:\s{0,4}-\d{3,6}(?:px|r?em|pt)|clip\s{0,4}:\s{0,4}rect\(\s?[01]"
    r"|clip-path\s{0,4}:\s{0,4}inset\(\s?(?:50|100)%|scale\(\s?0(?:[,)\s])|(?<![\w-])margin-left\s{0,4}:\s{0,4}-\d{4,6}px"
    r"|(?<![\w-])zoom\s{0,4}:\s{0,4}0(?:\.0\d?)?\s{0,4}(?:;|$)"
    r"|(?<![\w-])opacity\s{0,4}:\s{0,4}0(?:\.0)?\s{0,4}(?:!|;|$)",
    re.I,
)
_CLASSES = frozenset(
    (
        "jammer",  # Discuz: 帖子防复制
        "sr-only",  # Bootstrap
        "visually-hidden",  # Bootstrap 5, bbc.com
        "visuallyhidden",  # HTML5 Boilerplate
        "screen-reader-text",  # WordPress
        "screen-reader-only",
        "element-invisible",  # Drupal
        "show-for-sr",  # Foundation
        "assistive-text",  # WordPress until 2013
        "d-none",  # Bootstrap 4
        *"is-hidden u-hidden hidden hide invisible a11y-hidden a11y-text off-screen offscreen noshow".split(),
        *"screenreader screen-reader screenreader-only sr_only sronly is-visually-hidden u-visually-hidden".split(),
    )
)

_SHOWN = tuple("d-sm- d-md- d-lg- d-xl- d-xxl- sm: md: lg: xl:".split())
"""How classes of Bootstrap and Tailwind begin that show on wider screens what ``d-none`` and ``hidden`` hide on a
telephone's."""

LONGEST = 200
"""Maximum number of characters of a hidden run: a longer one is a text that a script shows."""


def seen(line: Line) -> str:
    """The line's text as a reader sees it, without its hidden runs."""
    text = line.text
    if not line.spans:
        return text
    at = 0
    for span in line.spans:
        run = span.raw
        if span.text and len(run) <= LONGEST and is_unseen(span.node) and (place := text.find(span.text, at)) >= 0:
            end = place + len(span.text)
            if run[0].isspace() and text[place - 1 : place] == " ":
                place -= 1
            if run[-1].isspace() and text[end : end + 1] == " ":
                end += 1
            text, at = text[:place] + text[end:], place
    return text if text is line.text else squeeze(text)


def shown(line: Line) -> Line:
    """Copy the line without its hidden runs; the line itself where it has none, nothing else, or the time of the
    publication that only the update is shown of."""
    text = seen(line)
    if text is line.text or not text or any(span.tag == "time" for span in line.spans):
        return line
    return line.with_text(text, [span for span in line.spans if not is_unseen(span.node)])


def is_unseen(node: LexborNode) -> bool:
    """Test for an element hidden by its own style, attribute or class, unless an element inside undoes the style."""
    attributes = node.attributes
    if not attributes:
        return False
    style = attributes.get("style")
    if style is not None and _STYLES.search(style) is not None:
        # font-size:0 closes the gaps between boxes, which set their own size again
        return "font-size" not in style.lower() or all("font-size" not in html for html in _inner(node))
    names = (attributes.get("class") or "").lower().split()
    return "hidden" in attributes or not (_CLASSES.isdisjoint(names) or any(name.startswith(_SHOWN) for name in names))


_SIGNS = ("display:none", "visibility:hidden", "visibility:collapse", "font-size:0", "font-size:1px", ":-9")
"""What the rules of a style sheet that hide an element have of their own."""
_NAME = lazy_regex(r"[a-z]{0,6}([.#][\w-]{1,40})")
"""A selector for the elements of a name, wherever they are."""
_MEDIA = lazy_regex(r"@[^{};]{1,200}\{(?:[^{}]{0,400}\{[^{}]{0,2000}\}){0,200}\s{0,40}\}")
"""Rules that hold for a printer or a small screen only."""
_MOST_STYLE = 200_000
"""Maximum number of characters of the style sheets of a page that are read."""
_INLINE = frozenset("span font i b em u s small strong sup sub bdo kbd code".split())


def hide_styled(walk: Walk) -> None:
    """Mark the inline elements as hidden that the page's own style sheets do not show: Discuz and others give runs
    against copying a name of chance."""
    styles = walk.elements["style"]
    sheet = "}".join([node.text() for node in styles])[:_MOST_STYLE] if styles else ""
    sheet = sheet.replace(" :", ":").replace(": ", ":")
    if not sheet or not any(sign in sheet for sign in _SIGNS):
        return
    names = set(_hiding(_MEDIA.sub("}", sheet) if "@" in sheet else sheet))
    classes, ids = ({name[1:] for name in names if name[0] == mark} for mark in ".#")
    for node in _inline_elements(walk) if names else ():
        attributes = node.attributes
        own = attributes["class"] if classes and "class" in attributes else None
        is_named = (own and classes & {*own.split()}) or (ids and "id" in attributes and attributes["id"] in ids)
        if is_named and node.tag in _INLINE:
            node.attrs["hidden"] = ""


def _inline_elements(walk: Walk) -> Iterator[LexborNode]:
    """Yield the elements that hold text within a line, and those that hold blocks."""
    yield from [span.node for line in walk.lines for span in line.spans]
    yield from [block.node for block in walk.blocks if block.tag in _INLINE]


def _hiding(sheet: str) -> Iterator[str]:
    """Yield the selectors of the rules of a style sheet that hide what they match, where these are names alone."""
    for place in places(sheet, _SIGNS):
        opened = sheet.rfind("{", max(0, place - _LONGEST_RULE), place)
        before = sheet[max(0, opened - _LONGEST_RULE) : max(0, opened)]
        selectors = before[max(map(before.rfind, "}/;{")) + 1 :].split(",")
        names = [name[1] for selector in selectors if (name := _NAME.fullmatch(selector.strip())) is not None]
        closed = sheet.find("}", place, place + _LONGEST_RULE) if len(names) == len(selectors) else -1
        if closed >= 0 and _STYLES.search(sheet, opened + 1, closed) is not None:
            yield from names


_LONGEST_RULE = 400
"""Maximum number of characters of the selectors and of the declarations of such a rule, each."""


def _inner(node: LexborNode) -> list[str]:
    return [child.attributes.get("style") or "" for child in node.css("[style]") if child != node]
