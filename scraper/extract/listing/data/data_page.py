"""A list that comes as data: JSON, JSONP, JSON lines, or a script that sets a variable."""

from __future__ import annotations

import json
import re
from contextlib import suppress
from typing import Any

from scraper.extract.listing.data import data_entries, data_paging, data_rows
from scraper.extract.listing.entries.place_parameters import without_places
from scraper.extract.payload import js_literals, xml_values
from scraper.extract.payload.indexed import resolved
from scraper.extract.payload.js_literals import NoLiteral
from scraper.extract.shared.language import language
from scraper.extract.shared.lazy_regex import lazy_regex
from scraper.models import Hints, Page
from scraper.urls import canonical

_START = 4096
"""Number of characters at the start of a text that show what it is."""
_HTML = lazy_regex(r"<(?:html|head|body|!doctype html)\b", re.I)
_TAG = lazy_regex(r"\A[\ufeff \t\r\n;]*+<[!A-Za-z]")
"""The beginning of nearly every page: of HTML."""
_LINKS = lazy_regex(r"<a\s[^<>]{0,400}href", re.IGNORECASE)
_ARTICLE = 600
"""Number of characters of a value that is no label."""
_GUARD = lazy_regex(
    r"(?:(?:\)\]\}'?,?|\]\)\}|(?:for|while)\s?\((?:;;|1|true)\);?|throw\s[^;\n]{1,60};(?:\s?<[^<>\n]{1,30}>)?|/\*-secure-\s|\d{1,6}[|:](?=\s?[{\[])|\{\}\s?&&|&&&START&&&|</x>|\((?=\s{0,8}[{\[]))\s{0,8}){1,4}"
)
"""What keeps the scripts of other sites from running a reply: ``)]}',``, ``for(;;);``, ``])}while(1);</x>``; the
brackets of a call without a name: ``({"list": …})``."""
_CALL = lazy_regex(
    r"(?:/\*[^*]{0,400}\*/\s{0,8})?"
    r"(?:(?:typeof \w{1,40}\s?===?\s?['\"]function['\"]\s?&&\s?)?(?:try\s{0,4}\{\s{0,8})?"
    r"(?:if\s?\([^(){}\n]{1,60}\)\s{0,4}\{?\s{0,8}|[\w$.]{1,80}+\s?&&\s?)?"
    r"[\w$.]{1,80}+\s?\(\s{0,8}(?:window\s?,\s?)?(?=[{\[\"])"
    r"|(?:export\s{1,4})?(?:(?:var|let|const)\s{1,4})?[\w$.]{1,80}+\s{0,4}(?:\[\s?[\"'][\w$.-]{1,40}[\"']\s?\]\s{0,4})?=\s{0,4}(?=[{\[])"
    r"|export\s{1,4}default\s{1,4}(?=[{\[]))"
)
"""``callback({``, ``jQuery1124_1714631400([``, ``var list = [``, ``export default [``"""


_ASSIGNED = lazy_regex(r"(?:^|[;\n])\s{0,8}(?:(?:var|let|const)\s{1,4})?[\w$.]{1,80}\s{0,4}=\s{0,4}(?=[{\[])")
"""A further variable of a script: ``var total = 90; var list = [``"""
_MEMBER = lazy_regex(r"(?:^|[;\n])\s{0,8}[\w$.]{1,80}\[\d{1,4}\]\s{0,4}=\s{0,4}[{\[]")
"""A row that a script sets by its number: ``news[0] = {title: "…"}``"""
_SCRIPT = lazy_regex(r"(?:(?:var|let|const)\s{1,4})?[\w$.]{1,80}\s{0,4}=\s{0,4}\S")
_MOST_VARIABLES = 20
_PROGRAM = lazy_regex(
    r"(?:/\*.{0,400}?\*/\s{0,8})?(?:[!+(]{0,2}\s?(?:async\s)?function\b[^\n{]{0,80}\{|\(\([^()\n]{0,80}\)\s?=>"
    r"|[\"']use strict[\"']|(?:var|let|const)\s[\w$]{1,40}\s?[=,;]|(?:document|window)\.[\w.]{2,40}\s?[(=]"
    r"|\((?:self|window|globalThis)(?:\.[\w$]{1,60}|\[[\"'][\w$]{1,60}[\"']\])\s?=|import\s[\w${}*,\s]{1,80}\sfrom\s[\"']|export\s(?:const|default|function|class)\s|#!/[\w/]{3,20}"
    r"|define\s?\(\s?(?:[\"'][\w/.-]{1,80}[\"']\s?,\s?)?(?:\[[^\]\n]{0,200}\]\s?,\s?)?function\b"
    r"|(?:INSERT\sINTO|CREATE\sTABLE|SELECT)\s[\w`.,*\s]{1,80}(?:VALUES|FROM|\())",
    re.DOTALL,
)
"""Beginning of a script that is served as a page: ``(function () {``, ``document.write(``"""
_COMMENTS, _MOST_COMMENTS = {"//": "\n", "/*": "*/"}, 20
"""Beginning and end of what a generator writes over the data: ``// generated 2026-01-31``."""
_QUOTED = ('"{', '"[')
"""The beginning of a string that is JSON itself."""
_ACTIONS = ("index", "create", "update")
"""Keys of a line that says what is done with the document on the next one."""


_EVENTS = lazy_regex(r"(?:(?:event|id|retry|:)[^\n]{0,200}\n){0,4}data:\s?[{\[]")
_EVENT = lazy_regex(r"^data:\s?(\S.*)$", re.MULTILINE)
"""The lines of a stream of events: ``data: {"title": "…"}``."""


_FILES = ("WEBVTT", "#EXTM3U", "BEGIN:VCALENDAR", "%PDF-", "@charset", "@import", "@font-face", "@media")
"""How other files begin that are no pages: subtitles, playlists, calendars, style sheets."""
_STYLES = lazy_regex(r"[^<>{}]{1,120}\{\s{0,8}[\w-]{2,40}\s?:[^<>{}]{1,400}[;}]")
"""The first rule of a style sheet."""
_MAIL = lazy_regex(
    r"(?:(?:From|To|Subject|Date|Snapshot-Content-Location|Received|Return-Path|MIME-Version):[^\n]{1,400}\n){3}"
)
"""The head of a letter, or of a page that a browser saved as one."""
_ROWS = lazy_regex(
    r"1\r?\n\d\d:\d\d:\d\d,\d{3} -->|(?:\[?\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d[^\n]{0,300}\n){4}"
    r"|[^,\s，。]{1,20}(?:,[^,\s，。]{1,20}){1,12}\r?\n[^,\n]{2,200},"
)
"""How subtitles, a log and a table begin that are no pages."""


def read(roots: list[Any], url: str | None, hints: Hints, encoding: str) -> Page | None:
    """Read the list page that the `values` of a text are; None if they hold no list.

    Unless the source calls it a list, it is the reply of some interface, which no reader sees: of kind "other".
    """
    if not roots or (hints.kind == "auto" and any(_is_text(value) for _name, value in data_paging.facts(roots))):
        return None

    def address(href: str, telling: tuple[str, ...]) -> str | None:
        return _canonical(href, url, hints, telling)

    items = data_entries.best(roots, hints, address, _any)
    if not items and hints.kind == "list":
        items = data_entries.few(roots, hints, address)
    if not items:
        return None
    return Page(
        kind="list" if hints.kind == "list" else "other",
        url=canonical(url, keep=hints.keep, drop=hints.drop) if url else None,
        items=without_places(items, hints.keep),
        next_url=data_paging.next_address(roots, url, hints, len(items)),
        language=language("".join(item.headline for item in items[:40]), None),
        timezone=hints.timezone,
        encoding=encoding,
    )


def is_data(text: str) -> bool:
    """Test for a page made for programs, not for readers: JSON, JSONP, a script, XML."""
    if _TAG.match(text):
        return False
    start = _begun(text[:_START])
    if _MAIL.match(start) is not None:
        return True
    if _HTML.search(start) is not None:
        return start.startswith(("{", "["))
    return (
        start.startswith(("<?xml", "{", "[", *_QUOTED, *_FILES))
        or (start.startswith('"') and text.rstrip().endswith('"') and _LINKS.search(start) is None)
        or _STYLES.match(start) is not None
        or ("<" not in start and _ROWS.match(start) is not None)
        or _CALL.match(start) is not None
        or _PROGRAM.match(start) is not None
    )


def _begun(text: str) -> str:
    """The text from its first value on."""
    text = text.lstrip("\ufeff \t\r\n;")
    for _ in range(_MOST_COMMENTS if text.startswith(("//", "/*")) else 0):
        end = next((end for start, end in _COMMENTS.items() if text.startswith(start)), "")
        if not end or end not in text[:_START]:
            break
        text = text.partition(end)[2].lstrip()
    guard = _GUARD.match(text)
    return text[guard.end() :] if guard is not None else text


def _is_text(value: Any) -> bool:
    """True for the text of an article, which data may hold beside a list of related ones."""
    return isinstance(value, str) and len(value) >= _ARTICLE


def markup(roots: list[Any]) -> str | None:
    """The longest HTML with links in the `values` of a text (``{"html": "<li><a href=…"}``); None if there is none.

    Strings at one place of the rows of an array are one: ``{"list": ["<li><a href=…", "<li>…"]}``. In the text itself
    the links have escaped quotes for addresses.
    """
    pieces: dict[tuple[str, ...], list[str]] = {}
    stack: list[tuple[tuple[str, ...], Any]] = [((), root) for root in reversed(roots)]
    count = 0
    while stack and count < data_rows.MAX_VALUES:
        path, value = stack.pop()
        count += 1
        if isinstance(value, str):
            if _LINKS.search(value):
                pieces.setdefault(path, []).append(value)
        elif isinstance(value, list):
            stack.extend(((*path, "[]"), child) for child in reversed(value))
        elif isinstance(value, dict):
            stack.extend(((*path, str(key)), child) for key, child in reversed(value.items()))
    return max(map("\n".join, pieces.values()), key=len, default=None)


def values(text: str) -> list[Any]:
    """The values of a text: the whole of it, the argument of a call, or one a line. [] for a page of HTML."""
    text = _begun(text)
    if text.startswith("<"):
        return xml_values.values(text)
    if text.startswith(_QUOTED):  # JSON in a string of JSON
        with suppress(ValueError, RecursionError):
            return values(inner) if isinstance(inner := json.loads(text, strict=False), str) else []
    if _EVENTS.match(text[:_START]):
        text = "\n".join(_EVENT.findall(text))
    if _MEMBER.search(text[:_START]) is not None and (members := js_literals.members(text)):
        return [members]
    if ".push(" in text[:_START] and not text.startswith(("{", "[")) and (pushed := js_literals.pushed(text)):
        return [pushed, *_assigned(text, 0)]
    call = _CALL.match(text[:_START])
    at = call.end() if call else 0
    if call is None and not text.startswith(("{", "[")):
        return _assigned(text, 0) if _SCRIPT.match(text[:_START]) else []
    try:
        value, end = json.JSONDecoder(strict=False).raw_decode(text, at)
    except (ValueError, RecursionError):
        with suppress(NoLiteral):
            literal, length = js_literals.value(text[at : at + js_literals.MAX_CHARS], 0)
            return [literal, *_assigned(text, at + length)]
        return []
    if call is not None and text[end : end + 1] in ";\r\n":
        return [value, *_assigned(text, end)]
    lines = text[end:].split("\n") if not call and text[end : end + 1] in ("\r", "\n") else []
    rows = [value]
    while not call and isinstance(value, dict) and text[end : end + 1] == "{":  # one after the other
        try:
            further, end = json.JSONDecoder(strict=False).raw_decode(text, end)
        except (ValueError, RecursionError):
            break
        rows.append(further)
    for line in filter(str.strip, lines):
        try:
            rows.append(json.loads(line, strict=False))
        except (ValueError, RecursionError):
            break
    return [resolved(_documents(rows) if len(rows) > 1 else value)]


def _documents(rows: list[Any]) -> list[Any]:
    """The documents of lines that Elasticsearch loads in bulk, with what the line before says of each:
    ``{"index": {"_id": "2891000"}}``."""
    pairs = list(zip(rows[::2], rows[1::2], strict=False))
    if not all(isinstance(document, dict) and _is_action(action) for action, document in pairs):
        return rows
    return [{**next(iter(action.values())), **document} for action, document in pairs]


def _is_action(line: Any) -> bool:
    return isinstance(line, dict) and len(line) == 1 and any(isinstance(line.get(name), dict) for name in _ACTIONS)


def _assigned(text: str, at: int) -> list[Any]:
    """The values of the variables that a script sets from a place on."""
    assigned: list[Any] = []
    text = text[at : at + js_literals.MAX_CHARS]
    at = 0
    while len(assigned) < _MOST_VARIABLES and (match := _ASSIGNED.search(text, at)) is not None:
        try:
            literal, at = js_literals.value(text, match.end())
            assigned.append(literal)
        except NoLiteral as error:
            at = max(error.place, match.end())
    return assigned


def _any(_items: object, _table: object) -> bool:
    """Take the entries of the best table, whatever they are: nothing else in the data would be a list."""
    return True


def _canonical(href: str, url: str | None, hints: Hints, telling: tuple[str, ...] = ()) -> str | None:
    if not href or (url is None and "://" not in href[:10]):
        return None
    base = _shown_at(url) if url is not None and not href.startswith("/") else url
    return canonical(href, base, keep=(*hints.keep, *telling), drop=hints.drop)


def _shown_at(url: str) -> str:
    """The folder of the pages that show the data of an address: they are not where its interface is."""
    match = _INTERFACE.match(url)
    return match[1] if match is not None else url


_INTERFACE = lazy_regex(r"(https?://[^/?#]{1,200}/)(?:api|openapi|rest|ajax|service|services)/", re.IGNORECASE)
