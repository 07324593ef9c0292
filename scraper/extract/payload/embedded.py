"""The state of a page's front end, as its scripts carry it, and the article in it."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, NamedTuple
from urllib.parse import unquote

from selectolax.lexbor import LexborNode

from scraper.extract.html.writing_system import prose_in
from scraper.extract.payload import front_ends, js_literals
from scraper.extract.payload.front_ends import MOST
from scraper.extract.payload.indexed import resolved
from scraper.extract.payload.js_literals import MAX_CHARS, NoLiteral, string, unescaped
from scraper.extract.shared.lazy_regex import lazy_regex
from scraper.extract.shared.remembered import of_scripts

MAX_OBJECTS = 20_000
"""Objects searched in one payload."""

MAX_TRIES = 200
"""Assignments tried in one script."""

_SHORTEST = 200
"""Minimum number of characters of a script that holds a state."""

MAX_REREAD = 4
"""Times the length of a script that may be read in vain, for objects that turn out at their end to be no JSON."""

_PARAGRAPH = 40
"""Minimum number of characters of a paragraph of a text in blocks that needs no full stop."""

MAX_JOINED = 10_000_000
"""Maximum number of characters of a page's payloads that are searched for text in blocks, an object counted as
`_OBJECT`: a payload nested as deep as it is long would be searched once for each level."""
_OBJECT = 50

MIN_PROSE = 60
"""Least number of ideographs of a text."""

TITLE_KEYS = ("title", "headline", "name", "articleTitle", "newsTitle", "subject", "Title")
BODY_KEYS = frozenset(
    "content content_elements articlebody body html text contents contenthtml content_html htmlcontent article_content "
    "articlecontent contentdata contentlist data detail paragraphs blocks story main maintext textcontent contenttext "
    "description_html txt ops".split()
)
"""Property names (`BODY_KEYS` in lower case) of an article's title and text in front ends."""

_NO_TEXT_KEYS = frozenset(
    "caption title alt url src type id image images author copyright summary desc description".split()
)
_IDEOGRAPHS = lazy_regex(r"[\u3400-\u9fff]+")
_QUOTED = r"""(?:'(?P<one>(?:[^'\\\n]|\\.)*+)'|"(?P<two>(?:[^"\\\n]|\\.)*+)"|`(?P<three>(?:[^`\\$]|\\.)*+)`)"""
_STRING = rf"""["']?\s{{0,4}}[:=]\s{{0,4}}{_QUOTED}"""
_LITERALS = (
    (
        "ontent",
        lazy_regex(
            rf"ontent(?:(?<=\bcontent)|(?<=\b(?:newsC|mainC|textC)ontent)|(?<=\barticleContent))(?:Html|HTML|Txt|Text|Str)?{_STRING}"
        ),
    ),
    ("innerHTML", lazy_regex(rf"innerHTML{_STRING}")),
    (".html(", lazy_regex(rf"\.html\(\s{{0,4}}{_QUOTED}")),
    ("articleBody", lazy_regex(rf"articleBody(?<=\barticleBody){_STRING}")),
    ("unescape(", lazy_regex(rf"unescape\(\s{{0,4}}{_QUOTED}")),
    ("decodeURIComponent(", lazy_regex(rf"decodeURIComponent\(\s{{0,4}}{_QUOTED}")),
)
"""A word, and the pattern of a text's name and string, which begins with it: Python searches for that as for a word.

toutiao.com (2017): ``articleInfo: {content: '&lt;div&gt;…'}``, a literal that is no JSON."""

_OPENS = ("{", "[")
"""What JSON in a string begins with."""
_DECODER = json.JSONDecoder(strict=False)
_BEFORE = "|".join(rf"(?<=[\w$\]\"']{spaces}=)" for spaces in ("", r"\s", r"\s\s", r"\s\s\s", r"\s\s\s\s"))
_ASSIGNED = lazy_regex(
    rf"=(?=\s{{0,4}}[J{{\[])(?:{_BEFORE})\s{{0,4}}(?:(?P<parse>JSON\.parse\(\s{{0,4}})(?=[\"'`])|(?=[{{\[]))"
)
"""``window.__INITIAL_STATE__ = {``, ``var allData = {``, ``window["__DATA__"] = JSON.parse("{``"""

_PERCENT = lazy_regex(r"=\s{0,4}[\"'](%7B[^\s\"'<>]{200,}+)[\"']")
"""``window.__INITIAL_STATE__ = "%7B%22…"``"""


def state(scripts: Sequence[LexborNode], texts: Sequence[str]) -> list[Any]:
    """The payloads of ``<script type="application/json">`` and of assignments of a JSON object or array.

    ``texts`` are those of the scripts.
    """
    payloads: list[Any] = []
    flight: list[str] = []
    for script, text in zip(scripts, texts, strict=True):
        flight.append(text)
        if len(text) < _SHORTEST:
            continue
        attributes = script.attributes
        kind = (attributes.get("type") or "").lower()
        if "ld+json" in kind or attributes.get("src"):
            continue
        if "json" in kind or kind == "fastboot/shoebox":
            values = _values(_bare(_plain_json(text)))
            payloads.extend(map(resolved, values))
            payloads.extend(inner for value in values for inner in _nested(value))
            continue
        if not _may_assign(text):
            continue
        payloads.extend(front_ends.of_script(text))
        if "%7B" in text:
            payloads.extend(value for quoted in _PERCENT.finditer(text) for value in _values(unquote(quoted[1])))
        at = tried = in_vain = 0
        while tried < MAX_TRIES and in_vain <= MAX_REREAD * len(text) and (match := _ASSIGNED.search(text, at)):
            at = match.end()
            tried += 1
            if match["parse"] and text.endswith("exports", 0, match.start()):
                continue  # a module of a bundle: what its program needs, and no page shows
            value, end = _quoted(text, at) if match["parse"] else _read(text, at)
            in_vain += end - at if value is None else 0
            if value:
                payloads.append(value)
                at = end
    payloads.extend(front_ends.of_flight(flight))
    return payloads


@of_scripts
def _may_assign(text: str) -> bool:
    """Check whether a script has the beginning of a state in any form."""
    return front_ends.is_marked(text) or "%7B" in text or _ASSIGNED.search(text) is not None


def _nested(value: Any) -> Iterator[Any]:
    """Yield what a payload holds as JSON in strings: SvelteKit keeps the replies that its page was made of."""
    for item in walk(value):
        for text in item.values():
            if isinstance(text, str) and len(text) >= _SHORTEST and _is_json(text):
                yield from _values(text)


def of_area(text: str) -> list[Any]:
    """The payload in a ``<textarea>``, where a gallery of 163.com keeps its pictures and captions."""
    return _values(text.strip()) if len(text) >= _SHORTEST and _is_json(text) else []


def _is_json(text: str) -> bool:
    return text.lstrip()[:2].replace(" ", "") in ("{", "[", '{"', "[{", "{\n", "[\n")


class Payload(NamedTuple):
    """An article of a script."""

    text: str
    """Markup, or paragraphs joined by newlines."""
    headline: str
    key: str
    """Name of the property that holds the text."""
    own: bool
    """Its headline is the page's title."""
    item: dict[str, Any]
    """The object with that property."""


def article(payloads: Iterable[Any], same_title: Callable[[str], bool], *, lettered: bool = False) -> Payload | None:
    """The object with most prose; an object with the page's own title counts four times, a text under one of
    `BODY_KEYS` twice.

    ``lettered``: the prose is counted by its words, not by its ideographs.
    """
    measure = prose_in if lettered else _prose
    best: tuple[float, Payload] | None = None
    left = MAX_JOINED
    for payload in payloads:
        for item in walk(payload):
            title, own = None, False
            for name, value in item.items():
                if isinstance(value, str):
                    text = value
                    if text[:1] in _OPENS and name.lower() in BODY_KEYS and (inner := _values(text)):
                        text, cost = _joined(inner, left, _SPACED if lettered else _IDEOGRAPHS)  # Draft.js
                        left -= cost
                elif value and isinstance(value, (list, dict)) and left > 0 and name.lower() in BODY_KEYS:
                    text, cost = _joined(value, left, _SPACED if lettered else _IDEOGRAPHS)
                    left -= cost
                    if not lettered and "。" not in text and max(map(len, text.split("\n"))) < _PARAGRAPH:
                        continue  # the rows of a list
                else:
                    continue
                prose = measure(text) if len(text) >= MIN_PROSE else 0
                if prose < MIN_PROSE:
                    continue
                if title is None:
                    title = _title(item)
                    own = bool(title) and same_title(title)
                score = prose * (2.0 if name.lower() in BODY_KEYS else 1.0) * (4.0 if own else 1.0)
                if best is None or score > best[0]:
                    best = (score, Payload(text, title, name, own, item))
    return best[1] if best else None


def _title(item: dict[str, Any]) -> str:
    """The first title of an object; ``headlines: {"basic": "…"}`` is Arc XP's. "" where it has none."""
    titles = [item.get(name) for name in TITLE_KEYS]
    if isinstance(headlines := item.get("headlines"), dict):
        titles.append(headlines.get("basic"))
    return next((title for title in titles if isinstance(title, str) and title), "")


_SPACED = lazy_regex(r"[^\W\d_]{2}\s[^\W\d_]")
"""Two words: a string that is text in letters, and no key, address or number."""


def loose(scripts: Iterable[str]) -> Iterator[Any]:
    """Yield the objects that scripts assign with bare names, which JSON has not: ``DATA = {page: {title: "…"}}``."""
    for script in scripts:
        if not _SHORTEST <= len(script) <= MAX_CHARS or not _may_open(script):
            continue
        at = 0
        for _ in range(MOST):
            if (match := _OPENED.search(script, at)) is None:
                break
            try:
                row, at = js_literals.value(script, match.end())
                yield row
            except NoLiteral as error:
                at = max(error.place, match.end())


_OPENED = lazy_regex(r"=(?<![=!<>]=)\s{0,4}(?=(?:\[\s{0,40})?\{\s{0,40}(?://[^\n]{0,80}\n\s{0,40})?[A-Za-z_$])")
"""An assignment of such an object, or of an array of them. It begins with its sign: Python searches for that as for a
word."""


@of_scripts
def _may_open(script: str) -> bool:
    """Check whether a script assigns such an object."""
    return _OPENED.search(script) is not None


def literal(areas: list[str], scripts: list[str], *, lettered: bool = False) -> Payload | None:
    """The longest text in a ``<textarea>``, or in a script's string named as a text: ``content: '&lt;p&gt;…'``."""
    texts = [("textarea", text) for text in areas if not _is_json(text)]
    texts += [("content", text) for script in scripts for text in _strings(script)]
    measure = prose_in if lettered else _prose
    texts = [(name, text) for name, text in texts if measure(text) >= MIN_PROSE]
    if not texts:
        return None
    name, text = max(texts, key=lambda pair: len(pair[1]))
    return Payload(text, "", name, False, {})


@of_scripts
def _strings(script: str) -> tuple[str, ...]:
    """The strings of a script that are named as a text."""
    patterns = [pattern for word, pattern in _LITERALS if word in script]
    return tuple([_plain(match[match.lastgroup or 0]) for pattern in patterns for match in pattern.finditer(script)])


def _prose(text: str) -> int:
    """Number of ideographs of a text, 0 for one that is too short anyway."""
    return sum(map(len, _IDEOGRAPHS.findall(text))) if len(text) >= MIN_PROSE else 0


def _plain(text: str) -> str:
    """A string literal's text, its markup no longer written as entities, nor in the signs of ``unescape``."""
    text = unescaped(text)
    if "%E" in text and " " not in text:
        text = unquote(text)
    elif "%u" in text:
        text = unquote(_UNITS.sub(lambda unit: chr(int(unit[1], 16)), text))
    return html.unescape(text) if "&lt;" in text else text


_UNITS = lazy_regex(r"%u([0-9a-fA-F]{4})")


def _joined(value: Any, most: int, prose: re.Pattern[str]) -> tuple[str, int]:
    """The strings of a list of blocks, in order, one a line: ``[{"type": "text", "content": "…"}]``.

    Only strings that ``prose`` matches. Returns them with the cost in characters, at most about ``most``.
    """
    lines: list[str] = []
    stack = [value]
    cost = 0
    foreign = prose is _IDEOGRAPHS  # no text in ASCII has one
    while stack and len(lines) < MAX_OBJECTS and cost < most:
        item = stack.pop()
        cost += _OBJECT + len(item) if isinstance(item, str) else _OBJECT
        if isinstance(item, str):
            if not (foreign and item.isascii()) and prose.search(item):
                lines.append(item)
        elif isinstance(item, list):
            stack.extend(reversed(item))
        elif isinstance(item, dict):
            stack.extend(reversed([v for k, v in item.items() if k.lower() not in _NO_TEXT_KEYS]))
    return "\n".join(lines), cost


def walk(value: Any) -> Iterator[dict[str, Any]]:
    """Yield every object inside a payload, outermost first, without recursion."""
    queue, count = [value], 0
    while queue and count < MAX_OBJECTS:
        following: list[Any] = []
        for item in queue:
            count += 1
            if isinstance(item, dict):
                yield item
                following.extend(v for v in item.values() if isinstance(v, (dict, list)))
            elif isinstance(item, list):
                following.extend(v for v in item if isinstance(v, (dict, list)))
        queue = following


def _bare(text: str) -> str:
    """The text without the comment or CDATA marks that some pages put around a payload."""
    return text.strip().removeprefix("<!--").removeprefix("//<![CDATA[").removeprefix("<![CDATA[").strip()


_ANGULAR = {"&q;": '"', "&a;": "&", "&s;": "'", "&l;": "<", "&g;": ">"}
"""The escapes of Angular's TransferState."""


def _plain_json(text: str) -> str:
    """The JSON of a script that some front ends escape: in percent signs, in Angular's own way."""
    start = text.lstrip()
    if start.startswith("%7B"):
        return unquote(text)
    return _ESCAPED.sub(lambda match: _ANGULAR[match[0]], text) if start.startswith("{&q;") else text


_ESCAPED = lazy_regex("|".join(_ANGULAR))


def _values(text: str) -> list[Any]:
    value, _ = _read(text, 0)
    return [] if value is None else [value]


_UNQUOTED = lazy_regex(r"""\{[ \t\n\r]*+(?!["}])""")
"""The beginning of an object that is no JSON, as of most in scripts: ``{name: …``. The decoder's error counts lines."""


_NO_JSON = ("undefined", "void 0", "!0", "!1")
"""Values of literals with quoted names otherwise."""


def _read(text: str, at: int) -> tuple[Any, int]:
    """Read the JSON value at a place; returns it (None for other text) with the index after it."""
    if (unquoted := _UNQUOTED.match(text, at)) is not None:
        return None, unquoted.end()
    try:
        return _DECODER.raw_decode(text, at)
    except json.JSONDecodeError as error:
        if text.startswith(_NO_JSON, error.pos) and len(text) <= MAX_CHARS:
            try:
                return js_literals.value(text, at)
            except NoLiteral as end:
                return None, max(at, error.pos, end.place)
        return None, max(at, error.pos)
    except (ValueError, RecursionError):
        return None, len(text)


def _quoted(text: str, at: int) -> tuple[Any, int]:
    """Read the value of ``JSON.parse("…")``, from its string on, as `_read` does."""
    if text[at] == '"':
        inner, end = _read(text, at)
    elif (match := string(text, at)) is not None:
        inner, end = unescaped(match[match.lastindex or 0]), match.end()
    else:
        return None, at
    if not isinstance(inner, str):
        return None, end
    return _read(inner, 0)[0], end
