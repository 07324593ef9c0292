"""Limits on markup that would cost a tree builder quadratic time or memory, applied before the tree is built."""

from __future__ import annotations

from itertools import islice

from scraper.extract.shared.lazy_regex import lazy_regex

MAX_DEPTH = 512
"""Elements inside one another. Chrome's parser draws the line at the same place (kMaximumHTMLParserDOMTreeDepth)."""

MAX_FORMATTING = 16
"""Formatting elements left open. By the standard's adoption agency each new block opens all of them again."""

MAX_TAGS = 500_000
"""Tags of a page, opening and closing. A portal's front page has ten thousand; the rest of the page is not read."""

MAX_ATTRIBUTES = 200
"""Attributes of a tag: each is compared with all before it."""

_LONG_TAG = 1_000
"""Number of characters without a ``>`` from which a tag is checked."""

_FEW_TAGS = 1_000
"""Fewer tags than this are harmless in any order."""

_SUSPICIOUS_TAGS = 12_000
"""Fewer tags than this are nearly harmless (0.3 s if each is in the one before it), formatting apart."""

_REOPENED = 250_000
"""Formatting elements that may be opened again, at the worst: all of the page, by each of its tags."""

_FORMATTING = frozenset("a b big code em font i nobr s small strike strong tt u".split())
_NOT_NESTED = frozenset(("a", "nobr"))
"""Formatting elements that an opening one of the same name closes."""

_NOTHING: frozenset[str] = frozenset()
_VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
_CLOSES_TO = {
    "li": frozenset(("ul", "ol", "menu", "dir", "table", "td", "th", "div")),
    "dt": frozenset(("dl", "table", "td", "th", "div")),
    "dd": frozenset(("dl", "table", "td", "th", "div")),
    "option": frozenset(("select", "datalist", "optgroup")),
    "td": frozenset(("tr", "table")),
    "th": frozenset(("tr", "table")),
    "tr": frozenset(("tbody", "thead", "tfoot", "table")),
    "tbody": frozenset(("table",)),
    "thead": frozenset(("table",)),
    "tfoot": frozenset(("table",)),
}
"""Elements with an optional end tag -> the ancestors that limit the implied close by a following one."""

_CLOSED = {"tr": frozenset(("tr",)), "td": frozenset(("td", "th")), "th": frozenset(("td", "th"))}
"""Elements that an opening tag closes, where they are not only those of its own name."""

_REACH = 32
"""Innermost open elements that are searched for one to close."""

_TAG = lazy_regex(r"</?[A-Za-z][A-Za-z0-9]*")
_FORMATS_TAG = lazy_regex(
    r"<(?=[bcefistuBCEFISTU][iomtIOMT\s/>])(?i:(big|b|code|em|font|i|small|strike|strong|s|tt|u)[\s/>](?![^<]*</\1>))"
)
"""A formatting element that the very next tag does not close: no other can be opened again.

The ``<`` is outside of what ignores case: Python searches for it as for a text, which takes a third of the time.
"""

_ATTRIBUTES = lazy_regex(
    rf"""(?<!\s)(?>\s+[^\s=>"']+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'>]*+))?+){{{MAX_ATTRIBUTES}}}+"""
)
"""The attributes of a tag that are left, `MAX_ATTRIBUTES` of them."""


def tame(text: str) -> str:
    """Cut out the tags and attributes beyond the limits above; returns ``text`` itself where nothing goes beyond.

    Linear in the length of the text.
    """
    text = _short_tags(text)
    count = text.count("<")
    if count < _FEW_TAGS or (count < _SUSPICIOUS_TAGS and count * len(_FORMATS_TAG.findall(text)) < _REOPENED):
        return text
    if count > MAX_TAGS and (beyond := next(islice(_TAG.finditer(text), MAX_TAGS, None), None)):
        text = text[: beyond.start()]
    surplus = _surplus(_TAG.findall(text))
    if not surplus:
        return text
    return _without(text, [match.span() for number, match in enumerate(_TAG.finditer(text)) if number in surplus])


def _short_tags(text: str) -> str:
    """Cut the attributes past `MAX_ATTRIBUTES` out of every tag."""
    parts: list[str] = []
    done = at = 0
    while at < len(text):
        if text.find(">", at, at + _LONG_TAG) >= 0:
            at += _LONG_TAG
            continue
        start, end = text.rfind(">", done, at) + 1 or done, text.find(">", at)
        end = len(text) if end < 0 else end
        opening = _TAG.search(text, start, end)
        attributes = opening and _ATTRIBUTES.match(text, opening.end(), end)
        if attributes:
            parts.append(text[done : attributes.end()])
            done = end
        at = end + 1
    return "".join(parts) + text[done:] if parts else text


def _surplus(tags: list[str]) -> set[int]:
    """Indexes, among the tags (``<div``, ``</div``), of the opening ones beyond a limit."""
    surplus: set[int] = set()
    stack: list[str] = []
    formatting: dict[str, int] = {}
    open_formatting = 0
    for number, common in enumerate(map(_ROLES.get, tags)):
        role, tag = common or _role(tags[number])
        if role == _OPENS:
            if stack and stack[-1] == "p":
                stack.pop()
            if stack and tag in _CLOSES_TO:
                _pop_to(stack, _CLOSED.get(tag) or frozenset((tag,)), _CLOSES_TO[tag])
            if len(stack) >= MAX_DEPTH:
                surplus.add(number)
            else:
                stack.append(tag)
        elif role == _ENDS:
            if stack and stack[-1] == tag:
                stack.pop()
            else:
                _pop_to(stack, frozenset((tag,)), _NOTHING)
        elif role == _NONE:
            continue
        elif role == _FORMAT_ENDS:
            if formatting.get(tag):
                formatting[tag] -= 1
                open_formatting -= 1
        elif tag in _NOT_NESTED and formatting.get(tag):
            continue
        elif open_formatting >= MAX_FORMATTING:
            surplus.add(number)
        else:
            formatting[tag] = formatting.get(tag, 0) + 1
            open_formatting += 1
    return surplus


_NONE, _OPENS, _ENDS, _FORMATS, _FORMAT_ENDS = range(5)
_ROLES: dict[str, tuple[int, str]] = {}
"""Token (``<div``, ``</div``) -> its role and tag, for common names of HTML: filled below."""


def _role(token: str) -> tuple[int, str]:
    """The role and tag of a token."""
    closing = token[1] == "/"
    tag = (token[2:] if closing else token[1:]).lower()
    if tag in _VOID:
        return _NONE, tag
    if tag in _FORMATTING:
        return _FORMAT_ENDS if closing else _FORMATS, tag
    return _ENDS if closing else _OPENS, tag


for _name in (*_VOID, *_FORMATTING, *_CLOSES_TO, *"div p ul ol dl table span script style h1 h2 h3 h4 section".split()):
    for _token in (f"<{_name}", f"</{_name}", f"<{_name.upper()}", f"</{_name.upper()}"):
        _ROLES[_token] = _role(_token)


def _pop_to(stack: list[str], names: frozenset[str], bounds: frozenset[str]) -> None:
    """Close the innermost open element of one of the names, and all in it; nothing if a bound comes before it."""
    for depth, name in enumerate(reversed(stack[-_REACH:]), 1):
        if name in names:
            del stack[-depth:]
            return
        if name in bounds:
            return


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
