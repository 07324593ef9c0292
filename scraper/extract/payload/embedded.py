"""The state that a page's front end starts from, as its scripts carry it."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any, NamedTuple
from urllib.parse import unquote

from selectolax.lexbor import LexborNode

from scraper.extract.html.writing_system import prose_in
from scraper.extract.payload import front_ends

MAX_OBJECTS = 20_000
"""Objects looked through in one payload."""

MAX_TRIES = 200
"""Assignments looked at in one script."""

MAX_REREAD = 4
"""Times the length of a script that may be read in vain, for objects that turn out to be none at their end."""

MAX_JOINED = 10_000_000
"""Characters of a page's payloads that are looked through for text in blocks, an object counted as `_OBJECT`: what is
nested as deep as it is long would be looked through once for each level."""
_OBJECT = 50

MIN_PROSE = 60
"""Ideographs that a text has at the least."""

TITLE_KEYS = ("title", "headline", "name", "articleTitle", "newsTitle", "subject", "Title")
BODY_KEYS = frozenset(
    "content content_elements articlebody body html text contents contenthtml content_html htmlcontent article_content "
    "articlecontent contentdata contentlist data detail paragraphs blocks story main maintext textcontent contenttext "
    "description_html txt".split()
)
"""Names (lower case) that front ends keep an article's title and text under."""

_NO_TEXT_KEYS = frozenset(
    "caption title alt url src type id image images author copyright summary desc description".split()
)
_IDEOGRAPHS = re.compile(r"[\u3400-\u9fff]+")
_LITERAL = re.compile(
    r"""\b(?:content|contentHtml|articleContent|articleBody)["']?\s{0,4}[:=]\s{0,4}"""
    r"""(?:'(?P<one>(?:[^'\\\n]|\\.)*+)'|"(?P<two>(?:[^"\\\n]|\\.)*+)")"""
)
"""toutiao.com (2017): ``articleInfo: {content: '&lt;div&gt;…'}``, a literal that is no JSON."""

_ESCAPE = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|(.))")
_DECODER = json.JSONDecoder(strict=False)
_BEFORE = "|".join(rf"(?<=[\w$\]\"']{spaces}=)" for spaces in ("", r"\s", r"\s\s", r"\s\s\s", r"\s\s\s\s"))
_ASSIGNED = re.compile(
    rf"=(?=\s{{0,4}}[J{{\[])(?:{_BEFORE})\s{{0,4}}(?:(?P<parse>JSON\.parse\(\s{{0,4}})(?=\")|(?=[{{\[]))"
)
"""``window.__INITIAL_STATE__ = {``, ``var allData = {``, ``window["__DATA__"] = JSON.parse("{``"""


def state(scripts: list[LexborNode]) -> list[Any]:
    """The payloads of ``<script type="application/json">`` and of assignments of a JSON object or array."""
    found: list[Any] = []
    flight: list[str] = []
    for script in scripts:
        kind = (script.attributes.get("type") or "").lower()
        if "ld+json" in kind or script.attributes.get("src"):
            continue
        text = script.text()
        if len(text) < 200:
            continue
        if "json" in kind:
            values = _values(_bare(unquote(text) if text.lstrip().startswith("%7B") else text))
            indexed = "NUXT_DATA" in (script.attributes.get("id") or "") or "data-nuxt-data" in script.attributes
            found.extend(map(front_ends.of_indexed, values) if indexed else values)
            continue
        found.extend(front_ends.of_script(text))
        flight.append(text)
        at = tried = in_vain = 0
        while tried < MAX_TRIES and in_vain <= MAX_REREAD * len(text) and (match := _ASSIGNED.search(text, at)):
            at = match.end()
            tried += 1
            value, end = _quoted(text, at) if match["parse"] else _read(text, at)
            in_vain += end - at if value is None else 0
            if value:
                found.append(value)
                at = end
    found.extend(front_ends.of_flight(flight))
    return found


class Payload(NamedTuple):
    """An article as a script holds it."""

    text: str
    """Markup, or paragraphs joined by newlines."""
    headline: str
    key: str
    """The name that the text stood under."""
    own: bool
    """Its headline is the page's title."""
    item: dict[str, Any]
    """The object that the text is a property of."""


def article(payloads: Iterable[Any], same_title: Callable[[str], bool], *, lettered: bool = False) -> Payload | None:
    """The object that holds most prose, an object with the page's own title before all others.

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
                elif value and isinstance(value, (list, dict)) and left > 0 and name.lower() in BODY_KEYS:
                    text, cost = _joined(value, left, _SPACED if lettered else _IDEOGRAPHS)
                    left -= cost
                else:
                    continue
                prose = measure(text) if len(text) >= MIN_PROSE else 0
                if prose < MIN_PROSE:
                    continue
                if title is None:
                    title = next((v for k in TITLE_KEYS if isinstance(v := item.get(k), str) and v), "")
                    heads = item.get("headlines")  # Arc XP: {"basic": "…"}
                    if not title and isinstance(heads, dict) and isinstance(heads.get("basic"), str):
                        title = heads["basic"]
                    own = bool(title) and same_title(title)
                score = prose * (2.0 if name.lower() in BODY_KEYS else 1.0) * (4.0 if own else 1.0)
                if best is None or score > best[0]:
                    best = (score, Payload(text, title, name, own, item))
    return best[1] if best else None


_SPACED = re.compile(r"[^\W\d_]{2}\s[^\W\d_]")
"""Two words: a string that is text in letters, and no key, address or number."""


def literal(areas: list[str], scripts: list[str], *, lettered: bool = False) -> Payload | None:
    """The longest text in a ``<textarea>``, or in a script's string named as a text: ``content: '&lt;p&gt;…'``."""
    texts = [("textarea", text) for text in areas]
    for script in scripts:
        if "ontent" not in script and "articleBody" not in script:
            continue  # none of the names; to look for them one by one takes longer
        texts.extend(("content", _unescaped(match["one"] or match["two"] or "")) for match in _LITERAL.finditer(script))
    measure = prose_in if lettered else _prose
    texts = [(name, text) for name, text in texts if measure(text) >= MIN_PROSE]
    if not texts:
        return None
    name, text = max(texts, key=lambda pair: len(pair[1]))
    return Payload(text, "", name, False, {})


def _prose(text: str) -> int:
    """How many ideographs there are in a text, if it can be long enough; else 0."""
    return sum(map(len, _IDEOGRAPHS.findall(text))) if len(text) >= MIN_PROSE else 0


def _unescaped(text: str) -> str:
    """A string literal's text, its markup no longer written as entities."""
    text = _ESCAPE.sub(
        lambda match: chr(int(match[1], 16)) if match[1] else {"n": "\n", "t": " "}.get(match[2], match[2]), text
    )
    return html.unescape(text) if "&lt;" in text else text


def _joined(value: Any, most: int, told: re.Pattern[str]) -> tuple[str, int]:
    """The strings of a list of blocks, in order, one a line: ``[{"type": "text", "content": "…"}]``.

    Returns them, and how many characters and objects were looked at: at most about ``most``.
    """
    lines: list[str] = []
    stack = [value]
    cost = 0
    while stack and len(lines) < MAX_OBJECTS and cost < most:
        item = stack.pop()
        cost += _OBJECT + len(item) if isinstance(item, str) else _OBJECT
        if isinstance(item, str):
            if told.search(item):
                lines.append(item)
        elif isinstance(item, list):
            stack.extend(reversed(item))
        elif isinstance(item, dict):
            stack.extend(reversed([v for k, v in item.items() if k.lower() not in _NO_TEXT_KEYS]))
    return "\n".join(lines), cost


def walk(value: Any) -> Iterator[dict[str, Any]]:
    """Every object inside a payload, outermost first, without recursion."""
    queue, seen = [value], 0
    while queue and seen < MAX_OBJECTS:
        following: list[Any] = []
        for item in queue:
            seen += 1
            if isinstance(item, dict):
                yield item
                following.extend(v for v in item.values() if isinstance(v, (dict, list)))
            elif isinstance(item, list):
                following.extend(v for v in item if isinstance(v, (dict, list)))
        queue = following


def _bare(text: str) -> str:
    """Without the comment or CDATA marks that some pages put around a payload."""
    return text.strip().removeprefix("<!--").removeprefix("//<![CDATA[").removeprefix("<![CDATA[").strip()


def _values(text: str) -> list[Any]:
    value, _ = _read(text, 0)
    return [] if value is None else [value]


def _read(text: str, at: int) -> tuple[Any, int]:
    try:
        return _DECODER.raw_decode(text, at)
    except json.JSONDecodeError as error:
        return None, max(at, error.pos)
    except (ValueError, RecursionError):
        return None, len(text)


def _quoted(text: str, at: int) -> tuple[Any, int]:
    """What ``JSON.parse("…")`` would give."""
    inner, end = _read(text, at)
    if not isinstance(inner, str):
        return None, end
    return _read(inner, 0)[0], end
