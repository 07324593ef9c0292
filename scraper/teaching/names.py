"""Stability of the names in markup: which ids and classes will are on tomorrow's page, too."""

from __future__ import annotations

import re
from itertools import pairwise

NUMBERED, LONG, LAYOUT = 15, 8, 12
"""What is added to the cost of a selector for a name of each kind."""

_IDENTIFIER = re.compile(r"-?[A-Za-z_\u4e00-\u9fff][\w-]{0,60}\Z")
"""A CSS identifier that needs no escapes: https://www.w3.org/TR/css-syntax-3/#ident-token-diagram."""
_GENERATED = re.compile(
    r"(?:css|sc|jsx|jss|svelte|emotion|styled|tw|ng|astro|data-v)-?[A-Za-z]{0,60}\d\w{0,60}\Z|_ng\w"
    r"|(?:css|sc|jsx|jss|svelte|astro)-\w{4,60}\Z",
    re.IGNORECASE,
)
"""Names that build tools make: styled-components, emotion, Svelte, Angular."""
_MODULE = re.compile(r"(?P<name>[A-Za-z][\w-]{0,60}?_{2})[A-Za-z0-9+_-]{5,8}\Z")
"""A CSS module's class, ``Article_title__3xKfa``: the part before the hash is the programmer's own."""
_HASH = re.compile(r"\d[A-Za-z]|[a-z][A-Z]+[a-z]+[A-Z]")
_HEX = re.compile(r"[0-9a-f]{6,60}\Z", re.IGNORECASE)
_STATE = re.compile(
    r"(?:is-|js-)?(?:active|current|cur|on|off|hover|open|first|last|odd|even|selected|show|hide)\Z", re.IGNORECASE
)
"""Names that say in which state an element is, not which one it is."""
_LAYOUT = re.compile(
    r"(?:clear(?:fix)?|cf|clr|fl|fr|left|right|center|l|r|w|row|col|wrap(?:per)?|container|inner|outer|box|flex(?:box)?|grid"
    r"|hide-?\w{0,8}|float-?\w{0,8}|text-?(?:left|right|center)|block|inline|bold|red|blue|gray|grey"
    r"|(?:m|p|w|h|f|fs|mt|mb|ml|mr|pt|pb|pl|pr|col|span|font|width|size)-?(?:\w{1,2}-)?\d{1,4}(?:px)?)\Z",
    re.IGNORECASE,
)
"""Names that say how an element looks, not what it is: many elements of a page have them."""
_LONGEST = 30


def cost(name: str) -> int | None:
    """The cost that a name adds to a selector; None for one that is no plain identifier, made by a tool, of a number
    or of a state."""
    if not _IDENTIFIER.match(name) or len(name) > 60 or _is_generated(name) or _STATE.match(name):
        return None
    digits = sum(char.isdigit() for char in name)
    if digits > 3:
        return None  # the number of an article, a day
    if _LAYOUT.match(name):
        return LAYOUT + NUMBERED * (digits > 0)
    return NUMBERED * (digits > 0) + LONG * (len(name) > _LONGEST)


def module_stem(name: str) -> str | None:
    """``Article_title__`` of the CSS module's class ``Article_title__3xKfa``; None for another name."""
    module = _MODULE.match(name)
    return module["name"] if module and _HASH.search(name[module.end("name") :]) else None


def _is_generated(name: str) -> bool:
    if _GENERATED.match(name) or module_stem(name):
        return True
    if _HEX.match(name) and any(char.isdigit() for char in name):
        return True
    return len(name) >= 5 and "-" not in name and "_" not in name and _looks_random(name)


def _looks_random(text: str) -> bool:
    """Recognise a hash: digits inside of letters (x3Fz1), or letters that change case without words (bdVaJa)."""
    if re.search(r"\d[A-Za-z]+\d|[A-Za-z]\d[A-Za-z]+\d?[A-Z]", text):
        return True
    pieces = re.findall(r"[A-Z]?[a-z]+|[A-Z]+|\d+", text)
    cases = sum(a.islower() != b.islower() for a, b in pairwise(text) if a.isalpha() and b.isalpha())
    return cases >= 3 and sum(len(piece) <= 2 for piece in pieces) * 2 > len(pieces)
