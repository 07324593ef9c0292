"""A list that comes as data: JSON, JSONP, JSON lines, or a script that sets a variable."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from typing import Any
from urllib.parse import parse_qsl, quote, urljoin, urlsplit

from scraper.extract.html.text_model import key
from scraper.extract.listing import data_rows
from scraper.extract.listing.data_rows import Row, Table
from scraper.extract.listing.identifying_parameters import identifying_parameters
from scraper.extract.payload import js_literals
from scraper.extract.payload.js_literals import NoLiteral
from scraper.extract.shared import dates, machine_dates
from scraper.extract.shared.language import language
from scraper.models import Hints, Page, Teaser
from scraper.urls import canonical

_START = 4096
"""Characters at the start of a text that show what it is."""
_HTML = re.compile(r"<(?:html|head|body|!doctype html)\b", re.I)
_LINKS = re.compile(r"<a\s[^<>]{0,400}href", re.IGNORECASE)
_ARTICLE = 600
"""Characters of a value that is no label."""
_CALL = re.compile(
    r"(?:/\*\*/\s{0,8})?"
    r"(?:(?:typeof \w{1,40} === 'function' && )?(?:try\s{0,4}\{\s{0,8})?[\w$.]{1,80}\s?\(\s{0,8}(?=[{\[\"])"
    r"|(?:(?:var|let|const)\s{1,4})?[\w$.]{1,80}\s{0,4}=\s{0,4}(?=[{\[]))"
)
"""``callback({``, ``jQuery1124_1714631400([``, ``var list = [``"""
_PLACE = re.compile(r"\{(\w+)\}")
_PAGE_PARAMETERS = frozenset("page pageno page_no pageindex page_index pagenum page_num curpage p pn".split())
_CURSOR_PARAMETERS = frozenset("cursor max_id after last_id lastid offset_id next_cursor maxtime last_time".split())
_CURRENT = "page currentpage pageno pageindex current".split()
_LAST = "pages totalpage totalpages pagecount total_page".split()
_MORE = frozenset("hasmore has_more hasnext has_next more".split())
_NEXT = frozenset("next next_url nexturl next_page_url nextpageurl next_link nextlink".split())
_CURSORS = frozenset(
    "next_cursor nextcursor cursor max_id maxid last_id lastid next_max_id end_cursor endcursor".split()
)


def read(roots: list[Any], url: str | None, hints: Hints, encoding: str) -> Page | None:
    """Read the list page that the `values` of a text are; None if they hold no list.

    Unless the source calls it a list, it is the reply of some interface, which no reader sees: of kind "other".
    """
    if not roots or (hints.kind == "auto" and any(_is_text(value) for _name, value in _facts(roots))):
        return None
    table = data_rows.best(roots, has_template=hints.article_url is not None)
    if table is None:
        return None
    items = _items(table, url, hints)
    if len(items) < data_rows.MIN_ROWS:
        return None
    return Page(
        kind="list" if hints.kind == "list" else "other",
        url=canonical(url, keep=hints.keep, drop=hints.drop) if url else None,
        items=items,
        next_url=_next(roots, url, hints),
        language=language("".join(item.headline for item in items[:40]), None),
        timezone=hints.timezone,
        encoding=encoding,
    )


def is_data(text: str) -> bool:
    """Test for a page made for programs, not for readers: JSON, JSONP, a script that sets a variable, XML."""
    start = text[:_START].lstrip("\ufeff \t\r\n;")
    if _HTML.search(start) is not None:
        return start.startswith(("{", "["))
    return start.startswith(("<?xml", "{", "[")) or _CALL.match(start) is not None


def _is_text(value: Any) -> bool:
    """True for the text of an article, which data may hold beside a list of related ones."""
    return isinstance(value, str) and len(value) >= _ARTICLE


def markup(roots: list[Any]) -> str | None:
    """The longest HTML with links in the `values` of a text (``{"html": "<li><a href=…"}``); None if there is none.

    In the text itself the links have escaped quotes for addresses.
    """
    return max((value for value in _strings(roots) if _LINKS.search(value)), key=len, default=None)


def _strings(roots: list[Any]) -> Iterator[str]:
    stack, count = list(roots), 0
    while stack and count < data_rows.MAX_VALUES:
        value = stack.pop()
        count += 1
        if isinstance(value, str):
            yield value
        elif isinstance(value, dict | list):
            stack.extend(value.values() if isinstance(value, dict) else value)


def values(text: str) -> list[Any]:
    """The values of a text: the whole of it, the argument of a call, or one a line. [] for a page of HTML."""
    text = text.lstrip("\ufeff \t\r\n;")
    call = _CALL.match(text[:_START])
    at = call.end() if call else 0
    if call is None and not text.startswith(("{", "[")):
        return []
    try:
        value, end = json.JSONDecoder(strict=False).raw_decode(text, at)
    except (ValueError, RecursionError):
        with suppress(NoLiteral):
            return [js_literals.value(text[at : at + js_literals.MAX_CHARS], 0)[0]]
        return []
    lines = text[end:].split("\n") if not call and text[end : end + 1] in ("\r", "\n") else []
    rows = [value]
    for line in filter(str.strip, lines):
        try:
            rows.append(json.loads(line, strict=False))
        except (ValueError, RecursionError):
            break
    return [rows if len(rows) > 1 else value]


# -- entries


def _items(table: Table, url: str | None, hints: Hints) -> tuple[Teaser, ...]:
    zone = dates.zone(hints.timezone)
    articles = re.compile(hints.articles) if hints.articles else None
    links = [(_href(table, row, hints), table.text(row, table.title)) for row in table.rows]
    telling = identifying_parameters(
        ((href, key(headline)) for href, headline in links), lambda href: _canonical(href, url, hints)
    )
    items: dict[str, Teaser] = {}
    for row, (href, headline) in zip(table.rows, links, strict=True):
        address = _canonical(href, url, hints, telling)
        if not headline or address is None or address in items or (articles and not articles.search(address)):
            continue
        summary = table.text(row, table.summary)
        printed = data_rows.date_of(row.get(table.date)) if table.date is not None else None
        stamp = machine_dates.machine(printed) if printed else None
        published = dates.iso(dates.to_zone(stamp, zone), zone) if stamp else None
        items[address] = Teaser(headline, address, summary if summary and summary != headline else None, published)
    return tuple(items.values())


def _href(table: Table, row: Row, hints: Hints) -> str:
    """The address of a row as the data has it, or made of its id; "" without one."""
    if hints.article_url is not None:
        return filled(hints.article_url, {path[-1]: value for path, value in reversed([*row.items()])}) or ""
    href = row.get(table.address) if table.address is not None else None
    return href.strip() if isinstance(href, str) else ""


def _canonical(href: str, url: str | None, hints: Hints, telling: tuple[str, ...] = ()) -> str | None:
    if not href or (url is None and "://" not in href[:10]):
        return None
    return canonical(href, url, keep=(*hints.keep, *telling), drop=hints.drop)


def filled(template: str, values: Mapping[str, Any]) -> str | None:
    """A template such as ``https://news.example.cn/a/{id}.html`` with a row's values; None where it lacks one."""
    names = _PLACE.findall(template)
    if any(not isinstance(values.get(name), str | int) or values[name] == "" for name in names):
        return None
    return _PLACE.sub(lambda match: quote(str(values[match[1]]), safe=""), template)


# -- paging


def _next(roots: list[Any], url: str | None, hints: Hints) -> str | None:
    """The address of the next page: as the data say it, by their cursor, or by the page's number in the address."""
    if url is None:
        return None
    facts = dict(_facts(roots))
    for name in _NEXT & facts.keys():
        if isinstance(facts[name], str) and ("/" in facts[name] or facts[name].startswith("?")):
            return canonical(urljoin(url, facts[name]), url, keep=hints.keep, drop=hints.drop)
    if not _goes_on(facts):
        return None
    cursor = next((facts[name] for name in sorted(_CURSORS & facts.keys()) if facts[name] not in (None, "", 0)), None)
    for name, value in parse_qsl(urlsplit(url).query, keep_blank_values=True):
        if name.lower() in _CURSOR_PARAMETERS and cursor is not None and str(cursor) != value:
            return _with_parameter(url, name, str(cursor))
        if name.lower() in _PAGE_PARAMETERS and value.isdecimal():
            return _with_parameter(url, name, str(int(value) + 1))
    return None


def _with_parameter(url: str, name: str, value: str) -> str:
    """The address with another value of one parameter; all others as they are, in whatever encoding."""
    return re.sub(rf"(?<=[?&]){re.escape(name)}=[^&#]*", lambda _match: f"{name}={quote(value, safe='')}", url, count=1)


def _goes_on(facts: Mapping[str, Any]) -> bool:
    """True where the data say that there is more."""
    if any(facts[name] in (True, 1, "1", "true") for name in _MORE & facts.keys()):
        return True
    current = next((facts[name] for name in _CURRENT if name in facts), None)
    last = next((facts[name] for name in _LAST if name in facts), None)
    return isinstance(current, int) and isinstance(last, int) and current < last


def _facts(roots: list[Any]) -> Iterator[tuple[str, Any]]:
    """Yield the plain values near the top of the data, by their keys in lower case."""
    level: list[Any] = roots
    for _depth in range(4):
        objects = [value for value in level if isinstance(value, dict)]
        for value in objects:
            yield from ((str(key).lower(), child) for key, child in value.items() if not isinstance(child, dict | list))
        level = [child for value in objects for child in value.values()]
