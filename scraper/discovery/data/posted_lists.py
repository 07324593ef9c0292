"""The lists that a page's scripts request by POST: ``axios.post("/api/list", {channel: 3, page: 1})``."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple
from urllib.parse import parse_qsl, urlencode

from scraper.discovery.data import data_addresses
from scraper.extract.payload import js_literals
from scraper.extract.payload.js_literals import NoLiteral
from scraper.sources.list_request import post_body
from scraper.urls import canonical, same_site

MOST = 3
"""Requests that are tried: what is posted to may do more than answer."""
_WINDOW = 1_500
"""Number of characters of a call's arguments."""
_MOST_CALLS = 200

_CALL = re.compile(
    r"(?P<form>(?:\$|jQuery)\.)?\b(?P<verb>post|fetch|ajax|axios|request)\s{0,4}\(\s{0,9}"
    r"(?:([\"'`])(?P<url>[^\"'`\s<>\\]{2,300})\3\s{0,9},\s{0,9})?"
)
_IS_POST = re.compile(r"\b(?:method|type)[\"']?\s{0,4}:\s{0,4}[\"'`]post[\"'`]", re.IGNORECASE)
_URL = re.compile(r"\burl[\"']?\s{0,4}:\s{0,4}([\"'`])([^\"'`\s<>\\]{2,300})\1")
_BODY = re.compile(r"\b(?:body|data)[\"']?\s{0,4}:\s{0,4}")
_JSON_TYPE = re.compile(r"application/json", re.IGNORECASE)
_SERIALISED = re.compile(r"(?:(JSON\.stringify)|[\w$.]{1,40}\.(?:stringify|param)|new URLSearchParams)\s{0,4}\(\s{0,4}")
_FLAT = re.compile(r"\{([^{}]{1,400})\}")
_FIRST, _ZEROTH = "~page~", "~page0~"
"""Stand for the number of the page, counted from 1 or from 0, while a body is written."""
_OF_LISTS = re.compile(r"list|news|article|feed|roll|latest|flow|stream|posts?\b|content|column|category|query", re.I)


class Posted(NamedTuple):
    """An address and the body that is posted to it, as a source's ``post:``."""

    url: str
    body: str


def of_scripts(texts: Iterable[str], url: str) -> list[Posted]:
    """The requests by POST in the scripts of the page at ``url`` that may be of lists, the likeliest first."""
    worths: dict[Posted, float] = {}
    for text in texts:
        for address, body in _in_script(text[: data_addresses.MAX_SCRIPT]):
            absolute = canonical(address, url, keep=("*",))
            worth = data_addresses.worth(address)
            if absolute is None or not same_site(absolute, url) or worth <= 0 or not _OF_LISTS.search(address):
                continue
            posted = Posted(absolute, body)
            worths[posted] = worth + (1 if post_body.counts_pages(body) else 0)
    return sorted(worths, key=lambda posted: -worths[posted])[:MOST]


def _in_script(text: str) -> Iterator[tuple[str, str]]:
    """Yield the addresses of calls that post, with their bodies."""
    for count, call in enumerate(_CALL.finditer(text)):
        if count >= _MOST_CALLS:
            return
        rest = text[call.end() : call.end() + _WINDOW]
        address, is_form = call["url"], call["form"] is not None
        if call["verb"] == "post":
            body = _body(rest, 0, is_form=is_form)
        else:
            following = _CALL.search(rest)
            rest = rest[: following.start()] if following is not None else rest
            named, data = _URL.search(rest), _BODY.search(rest)
            address = address or (named[2] if named is not None else None)
            if data is None or _IS_POST.search(rest) is None:
                continue
            body = _body(rest, data.end(), is_form=is_form and _JSON_TYPE.search(rest) is None)
        if address is not None and "${" not in address and body is not None:
            yield address, body


def _body(text: str, at: int, *, is_form: bool) -> str | None:
    """The body written at a place: an object, one that is serialised, or a form in quotes; None for anything else."""
    if (serialised := _SERIALISED.match(text, at)) is not None:
        at, is_form = serialised.end(), serialised[1] is None
    try:
        written, _end = js_literals.value(text, at)
    except NoLiteral:
        flat = _FLAT.match(text, at)
        written = dict(_pairs(flat[1])) if flat is not None else None
    if isinstance(written, str) and "=" in written and not written.startswith(("{", "[", "<")):
        written, is_form = dict(parse_qsl(written, keep_blank_values=True)), True
        written = {name: value or None for name, value in written.items()}
    if not isinstance(written, dict) or not (filled := _filled(written)):
        return None
    body = urlencode(filled) if is_form else json.dumps(filled, ensure_ascii=False)
    for mark, place in ((_ZEROTH, "{page:0}"), (_FIRST, "{page}")):
        body = body.replace(f'"{mark}"', place).replace(mark, place)
    try:
        return post_body.body(body)
    except ValueError:
        return None


def _pairs(inside: str) -> Iterator[tuple[str, Any]]:
    """Yield the properties of a flat object with sums or calls in it, whose values are None."""
    for name, double, single, number, word in data_addresses.PAIR.findall(inside):
        yield name, double or single or (int(number) if number else {"true": True, "false": False}.get(word))


def _filled(written: Mapping[str, Any]) -> dict[str, Any]:
    """The values that are known; the number of the page as a mark, the usual size of one that is a variable."""
    filled: dict[str, Any] = {}
    for name, value in written.items():
        usual = data_addresses.usual(name)
        if isinstance(value, dict):
            if inner := _filled(value):
                filled[name] = inner
        elif usual == "1" and (value is None or str(value).isdecimal()):
            filled[name] = _ZEROTH if str(value) == "0" else _FIRST
        elif value is not None:
            filled[name] = value
        elif usual is not None:
            filled[name] = int(usual)
    return filled
