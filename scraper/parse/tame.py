"""Markup that would cost a tree builder quadratic time or memory is thinned out before the tree is built."""

from __future__ import annotations

import re

MAX_DEPTH = 512
"""Elements inside one another. Chrome's parser draws the line at the same place (kMaximumHTMLParserDOMTreeDepth)."""

MAX_FORMATTING = 64
"""Formatting elements left open. By the standard's adoption agency each new block opens all of them again."""

_SUSPICIOUS_TAGS = 4_000
"""Fewer tags than this cannot hurt, however they stand."""

_FORMATTING = frozenset("a b big code em font i nobr s small strike strong tt u".split())
_VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
_IMPLIED = {
    "li": ("li",),
    "p": ("p",),
    "dt": ("dt", "dd"),
    "dd": ("dt", "dd"),
    "tr": ("tr", "td", "th"),
    "td": ("td", "th"),
    "th": ("td", "th"),
    "option": ("option",),
}
"""Open tag -> the open elements that it closes by being there."""

_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9-]*)")


def tame(text: str) -> str:
    """``text`` as it is, unless it nests past `MAX_DEPTH` or leaves more than `MAX_FORMATTING` formatting elements
    open; then without the tags that do. Linear in the length of the text."""
    if text.count("<") < _SUSPICIOUS_TAGS:
        return text
    drops: list[tuple[int, int]] = []
    stack: list[str] = []
    formatting: dict[str, int] = {}
    open_formatting = 0
    for match in _TAG.finditer(text):
        tag = match[2].lower()
        if tag in _VOID:
            continue
        if match[1]:
            if tag in _FORMATTING:
                if formatting.get(tag):
                    formatting[tag] -= 1
                    open_formatting -= 1
            elif tag in stack[-32:]:
                while stack.pop() != tag:
                    pass
        elif tag in _FORMATTING:
            if open_formatting >= MAX_FORMATTING:
                drops.append(match.span())
            else:
                formatting[tag] = formatting.get(tag, 0) + 1
                open_formatting += 1
        else:
            closes = _IMPLIED.get(tag)
            while closes and stack and stack[-1] in closes:
                stack.pop()
            if len(stack) >= MAX_DEPTH:
                drops.append(match.span())
            else:
                stack.append(tag)
    return _without(text, drops) if drops else text


def _without(text: str, drops: list[tuple[int, int]]) -> str:
    """Cut the opening tags out: each from its ``<`` to the next ``>``."""
    parts, at = [], 0
    for start, end in drops:
        if start < at:
            continue
        parts.append(text[at:start])
        closing = text.find(">", end)
        at = len(text) if closing < 0 else closing + 1
    parts.append(text[at:])
    return "".join(parts)
