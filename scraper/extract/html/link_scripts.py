"""Links that a script opens or writes: their addresses from attributes, their texts from the script.

``<a href="javascript:void(0)" onclick="window.open('/a/1.html')">``, ``<a href="javascript:openUrl('/a/1.html')">``,
``<a href="1.html"><script>document.write(view("…"))</script></a>``, ``var title = '…'; … document.write(title);``.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Mapping
from urllib.parse import unquote

from scraper.extract.html.text_model import places
from scraper.extract.shared.lazy_regex import lazy_regex

_DATA_ATTRIBUTES = ("data-url", "data-href", "data-link", "data-target-url", "data-jump-url", "data-uri", "v-link")
HANDLERS = ("onclick", "onmousedown", "ondblclick")
_SCRIPT_ATTRIBUTES = (*HANDLERS, "href")
_DATA = "data-"
_NAMED = re.compile("|".join([name for name in _DATA_ATTRIBUTES if name.startswith(_DATA)]).encode())
"""Python's engine looks for what all of these begin with: one by one they take twice the time."""


def attributes_in(markup: bytes) -> list[str]:
    """The attributes that may hold the address in an element that is no link, those whose names are in the markup."""
    named = set(_NAMED.findall(markup))
    return [
        name
        for name in (*HANDLERS, *_DATA_ATTRIBUTES)
        if (name.encode() in named if name.startswith(_DATA) else name.encode() in markup)
    ]


def address_of(attributes: Mapping[str, str | None]) -> str:
    """The address in an element's attributes that a script would open; "" where there is none."""
    for name in _DATA_ATTRIBUTES:
        if (value := attributes.get(name)) and (value := value.strip()):
            return value if _ADDRESS.fullmatch(value) else ""
    for name in _SCRIPT_ATTRIBUTES:
        script = _script(attributes, name)
        if script and ("'" in script or '"' in script) and (address := _quoted_address(script)):
            return address
    return "" if "href" in attributes else any_address(attributes)


def _script(attributes: Mapping[str, str | None], name: str) -> str:
    """The script in an attribute; that of a ``href`` may be percent-encoded, as browsers and programs that save pages
    write it: ``javascript:openUrl(%27/a/1.html%27)``."""
    script = attributes.get(name) or ""
    return unquote(script[:_MOST]) if name == "href" and "%2" in script else script


def any_address(attributes: Mapping[str, str | None]) -> str:
    """The first address in an attribute of whatever name, by itself or as a literal of an expression; "" for none.

    ``hx-get="/a/1.html"``, ``:to="{path: '/a/1.html'}"``, ``@click="$router.push('/a/1.html')"``. No picture's.
    """
    for name, value in attributes.items():
        if value and "/" in value and name not in _OTHERS and "{{" not in value:
            whole = value.strip()
            address = whole if _ADDRESS.fullmatch(whole) else _quoted_address(whole)
            if address and "${" not in address and _FILE.search(address) is None:
                return address
    return ""


_OTHERS = frozenset(
    "href class id style src srcset alt title target name type value content cite poster ping data-src xlink:href "
    "data-original data-srcset data-background data-bg background onerror onload action".split()
)
"""Attributes whose addresses are of something else, or are looked at before."""
_FILE = lazy_regex(r"\.(?:jpe?g|png|gif|webp|svg|ico|css|js|json|mp[34]|m3u8|pdf)(?:[?#!@]|\Z)|\Adata:", re.IGNORECASE)


def _quoted_address(script: str) -> str:
    """The first literal of a script that is an address; "" for none."""
    quoted = (match[1] for match in _QUOTED.finditer(script[:_MOST]))
    return next((text for text in quoted if _ADDRESS.fullmatch(text)), "")


Template = tuple[str | int, ...]
"""The parts of an address: its texts, and the numbers of the arguments between them."""


def openers(scripts: Iterable[str]) -> dict[str, Template]:
    """The functions of a page that open an address made of their arguments, by name.

    ``function toNews(id) { location.href = "/show?id=" + id; }``
    """
    opening: dict[str, Template] = {}
    for script in scripts:
        if len(script) > _LONGEST_SCRIPT or not any(_OPENED.match(script, place) for place in places(script, _OPENING)):
            continue
        for head in _FUNCTION.finditer(script):
            opened = _OPENED.search(script, head.end(), head.end() + _MOST)
            template = _template(opened["sum"], head["arguments"]) if opened is not None else ()
            if template and _ADDRESS.fullmatch("".join(["1" if isinstance(part, int) else part for part in template])):
                opening.setdefault(head["name"] or head["variable"], template)
    return opening


def _template(expression: str, arguments: str) -> Template:
    """The parts of a sum up to the first that is neither a literal nor an argument; () where no argument is in it."""
    names = [name.strip() for name in arguments.split(",")]
    parts: list[str | int] = []
    for part in _PART.finditer(expression):
        if part["argument"] is None:
            parts.append(part["text"])
        elif part["argument"] in names:
            parts.append(names.index(part["argument"]))
        else:
            break
    return tuple(parts) if any(isinstance(part, int) for part in parts) else ()


def opened_by(attributes: Mapping[str, str | None], opening: Mapping[str, Template]) -> str:
    """The address that a call of one of these functions in an element's attributes opens; "" for none."""
    for name in _SCRIPT_ATTRIBUTES:
        if (call := _CALL.search(_script(attributes, name)[:_MOST])) and call["name"] in opening:
            values, template = _VALUE.findall(call["values"]), opening[call["name"]]
            if all(isinstance(part, str) or part < len(values) for part in template):
                return "".join([part if isinstance(part, str) else values[part] for part in template])
    return ""


_LONGEST_SCRIPT = 200_000
_OPENING = ("location", "open(")
"""Beginnings of what `_OPENED` matches: few scripts have such an address, and functions are slow to look for."""
_FUNCTION = lazy_regex(
    r"(?:function\s{1,4}(?P<name>[\w$]{1,40})|(?<![\w$])(?P<variable>[\w$]{1,40})\s{0,4}[=:]\s{0,4}function)"
    r"\s{0,4}\(\s{0,4}(?P<arguments>[\w$][^(){}]{0,110})\)\s{0,4}\{"
)
_LITERAL = r"""(?:"[^"'<>\s]{1,200}"|'[^"'<>\s]{1,200}')"""
_OPENED = lazy_regex(
    rf"""(?:location(?:\.href)?\s{{0,4}}=|location\.(?:assign|replace)\(|(?<![\w$])open\()\s{{0,4}}"""
    rf"""(?P<sum>{_LITERAL}(?:\s{{0,4}}\+\s{{0,4}}(?:{_LITERAL}|[\w$]{{1,30}}(?![\w$.(\[]))){{1,8}})"""
)
_PART = lazy_regex(r"""(?P<quote>["'])(?P<text>[^"'<>\s]{1,200})(?P=quote)|(?P<argument>[\w$]{1,30})""")
"""A part of the sum: a literal, or an argument by its name."""
_CALL = lazy_regex(r"""(?<![\w$])(?P<name>[\w$]{1,40})\((?P<values>(?:\s{0,4}["']?[\w-]{1,40}["']?\s{0,4}[,)]){1,4})""")
"""toNews('880', this)"""
_VALUE = lazy_regex(r"[\w-]{1,40}")
"""An argument of such a call."""

SCRIPTED = frozenset("jJ#v")
"""The first character of what `is_script`: most links are passed over by it."""


def is_script(href: str) -> bool:
    """Test for a ``href`` that holds a script, or leads nowhere."""
    return href.startswith(("javascript:", "#", "void", "JavaScript:", "Javascript:"))


_MOST = 1000
"""Maximum number of characters of a script that are searched."""

_QUOTED = lazy_regex(r"""(?<=["'`])([^"'`\s<>]{3,500})(?=["'`])""")
_ADDRESS = lazy_regex(
    r"\A(?:(?:https?:)?//[\w.-]+/\S*|\.{0,2}/[^/\s]\S*|[\w.-]++/[\w./?=&%#-]+"
    r"|[\w-]++(?:\.[\w-]++){0,2}\.(?:s?html?|jsp|php|aspx?|do)(?:[?#]\S*)?)"
)
"""An address, as opposed to the name of a window or of a function."""

_WRITE = lazy_regex(
    r"""document\.write(?:ln)?\(\s?(?:\w{1,20}\(\s?){0,2}(?:"((?:[^"\\\n<]|\\.){1,500})"|'((?:[^'\\\n<]|\\.){1,500})')"""
)

_UNITS = lazy_regex(r"(?:[%\\]u[\da-fA-F]{4}){1,500}")
_ESCAPED = lazy_regex(r"&|[%\\]u")
"""Characters of a text as numbers: %u4e34, as ``unescape`` reads them, and \\u4e34."""

_WRITE_VARIABLE = lazy_regex(r"document\.write(?:ln)?\(\s?(\w{1,20})\s?\)")
_ASSIGNED = lazy_regex(r"""(?<![\w.])(\w{1,20})\s?=\s?(?:"((?:[^"\\\n<]|\\.){1,500})"|'((?:[^'\\\n<]|\\.){1,500})')""")
"""A variable that the same script gives its text."""


def written(script: str) -> str:
    """The plain text that a script writes into the page with ``document.write``; "" where it writes none."""
    script = script[:_MOST]
    if match := _WRITE.search(script):
        text = match[1] or match[2]
        return html.unescape(_UNITS.sub(_decoded, text)) if _ESCAPED.search(text) else text
    if variable := _WRITE_VARIABLE.search(script):
        return next((a[2] or a[3] for a in _ASSIGNED.finditer(script) if a[1] == variable[1]), "")
    return ""


def _decoded(units: re.Match[str]) -> str:
    """The characters of a run of UTF-16 units; half of a pair alone becomes U+FFFD."""
    return bytes.fromhex(units[0].translate(_NO_DIGITS)).decode("utf-16-be", "replace")


_NO_DIGITS = str.maketrans("", "", "%\\u")
