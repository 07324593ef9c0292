"""A JSON Schema of sources.yaml, generated from the reader's own tables: for editors and for other programs.

Draft 7, the newest that the editors' YAML language server supports fully. It accepts every file that the reader
accepts. The reader refuses more: a schema cannot express the rules in `STRICTER`.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any

from scraper.i18n import Message
from scraper.sources import address_values, defaults, key_table, values
from scraper.sources.alerts import keys as alert_keys
from scraper.sources.alerts import values as alert_values
from scraper.sources.alerts.digests import SECTION as DIGESTS
from scraper.sources.alerts.digests import daily
from scraper.sources.feeds import FEED
from scraper.sources.key_table import COMMON, SOURCE, TOP, Key
from scraper.sources.list_request.post_body import body
from scraper.sources.model import KINDS, PAGES
from scraper.sources.yaml_nodes import Items, Keys, Node, Problems, compose

Schema = dict[str, Any]

STRICTER = (
    "a name occurs twice",
    "a time zone is unknown",
    "a selector is not CSS",
    "a regular expression is invalid, or matches anything",
    "a dictionary's file does not exist",
    "a date is invalid, or from: is after to:",
    "a duration or a size is too short or too long",
    "a port is invalid",
    "a brace is left open, or encloses no date",
    "post: is no JSON, or belongs to no list",
    "an alert names no target or source of the file, or its query is not read as it is meant",
    "the variable or the file of a secret does not exist",
)
"""Mistakes that the reader reports and the schema does not."""

_TEXT: Schema = {"type": ["string", "number"], "pattern": r"\S"}
_DURATION = r"^\s*(0|(\d+(\.\d+)?\s*([mM][sS]|[sSmMhHdDwW])\s*)+)$"
_NUMBER = r"^\s*[+-]?[\d_]*\.?[\d_]+([eE][+-]?\d+)?\s*$"
_URL = r"^\s*[hH][tT][tT][pP][sS]?://[^\s/?#]"
_DATE_IN_URL = r"\{[^{}]*\}"

_CONVERTERS: Mapping[Callable[[str], Any], Schema] = {
    values.text: _TEXT,
    values.name: {**_TEXT, "pattern": r"^\s*[^\s-]", "maxLength": 200},
    alert_values.notify: _TEXT,
    values.header: {**_TEXT, "pattern": r"^\s*[!-~][ -~]*\s*$"},
    address_values.url: {"type": "string", "pattern": _URL},
    address_values.start_url: {"type": "string", "pattern": _URL},
    address_values.proxy: {
        "type": "string",
        "pattern": r"^\s*(direct\s*$|([hH][tT][tT][pP][sS]?|[sS][oO][cC][kK][sS](5h?|4a?))://)",
    },
    address_values.host: {"type": ["string", "number"], "pattern": r"^\s*[A-Za-z0-9_.:-]+\s*$"},
    address_values.address_template: {"type": "string", "pattern": r"^\s*(https?://.*\{[\w.]+\}|\{[\w.]+\}\s*$)"},
    body: {"type": "string", "pattern": r"^\s*([{\[].*[}\]]\s*$|[^{}\s]{1,200}=)"},
    values.selector: {"type": "string", "pattern": r"\S", "maxLength": values.MAX_PATTERN},
    values.regex: {"type": ["string", "number"], "minLength": 1, "maxLength": values.MAX_PATTERN},
    values.timezone: {"type": "string", "pattern": r"^\s*[A-Za-z0-9_+-]+(/[A-Za-z0-9_+-]+)*\s*$"},
    values.day: {"type": ["string", "integer"], "pattern": r"^\s*\d{4}-?(\d\d-?\d\d|W\d\d(-?\d)?)\s*$"},
    values.duration: {"type": ["string", "integer"], "pattern": _DURATION, "maximum": 0, "minimum": 0},
    values.interval: {"type": "string", "pattern": _DURATION},
    values.pause: {"type": ["string", "number"], "pattern": f"{_DURATION}|{_NUMBER}", "minimum": 0, "maximum": 3600},
    values.timeout: {
        "type": ["string", "number"],
        "pattern": f"{_DURATION}|{_NUMBER}",
        "exclusiveMinimum": 0,
        "maximum": 3600,
    },
    values.size: {
        "type": ["string", "number"],
        "pattern": r"^\s*\d+(\.\d+)?\s*([kKmMgG]?[iI]?[bB])?\s*$",
        "minimum": 1,
        "maximum": 1_000_000_000,
    },
    values.room: {
        "type": ["string", "number"],
        "pattern": r"^\s*\d+(\.\d+)?\s*([kKmMgGtT]?[iI]?[bB])?\s*$",
        "minimum": 1,
        "maximum": 10**15,
    },
    alert_values.query: {**_TEXT, "maxLength": alert_values.MAX_QUERY},
    alert_values.readable_query: {**_TEXT, "maxLength": alert_values.MAX_QUERY},
    alert_values.recipient: _TEXT,
    alert_values.address: {"type": "string", "pattern": r"://|\$\{"},
    alert_values.word: {"type": ["string", "number"]},
    alert_values.when: {
        "type": "string",
        "pattern": r"^\s*(?:[aA][tT]\s+[oO][nN][cC][eE]|[hH][oO][uU][rR][lL][yY]|"
        r"[dD][aA][iI][lL][yY]\s+\d{1,2}:\d\d)\s*$",
    },
    daily: {"type": "string", "pattern": r"^\s*[dD][aA][iI][lL][yY]\s+\d{1,2}:\d\d\s*$"},
    alert_values.quiet: {"type": "string", "pattern": r"^\s*\d{1,2}:\d\d\s*[-–—~至]\s*\d{1,2}:\d\d\s*$"},
    alert_values.since: _TEXT,
}
"""The schema of a value, by the function that reads it."""


def json_schema() -> Schema:
    """The whole schema."""
    top = {name: _property(name, key) for name, key in (*TOP.items(), *alert_keys.SECTIONS.items())}
    top["digests"] = _property("digests", DIGESTS)
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "sources.yaml of scrape",
        "description": "What `scrape fetch` reads: news sources, each with a name and a list, a feed or a sitemap.",
        "type": "object",
        "required": ["sources"],
        "additionalProperties": False,
        "properties": {
            **top,
            "feeds": {
                "type": "array",
                "items": {**_keyed(FEED), "required": ["file"]},
                "description": "Feeds that are written after each fetch: docs/feeds.md.",
            },
            "defaults": {**_keyed(COMMON), "description": "What holds for all sources that say nothing else."},
            "sources": {
                "type": "array",
                "minItems": 1,
                "items": _source(),
                "description": "The sources, each with a name and one of list, feed, sitemap.",
            },
        },
    }


def printed() -> str:
    """The schema as the text of a file."""
    return json.dumps(json_schema(), ensure_ascii=False, indent=2) + "\n"


def plain(node: Node | None) -> Any:
    """A node of sources.yaml as data for validation, by YAML 1.2: a date is a text."""
    if node is None:
        return None
    if isinstance(node, Keys):
        return {word: plain(child) for word, child in node.entries.items()}
    if isinstance(node, Items):
        return [plain(item) for item in node.items]
    match node.type:
        case "nothing":
            return None
        case "true or false":
            return node.text.lower() == "true"
        case "number":
            return _number(node.text)
    return node.text


def _source() -> Schema:
    dated = [{"required": [kind], "properties": {kind: _with_date()}} for kind in KINDS]
    return {
        **_keyed(SOURCE),
        "required": ["name"],
        "oneOf": [{"required": [kind]} for kind in KINDS],
        "not": {"required": ["days", "from"]},
        "dependencies": {
            "to": {"anyOf": [{"required": ["from"]}, {"required": ["days"]}]},
            **{word: {"anyOf": dated} for word in ("days", "from")},
        },
    }


def _with_date() -> Schema:
    braces = {"type": "string", "pattern": _DATE_IN_URL}
    return {"anyOf": [braces, {"type": "array", "contains": braces}]}


def _keyed(keys: Mapping[str, Key]) -> Schema:
    properties = {name: _property(name, key) for name, key in keys.items()}
    return {"type": "object", "additionalProperties": False, "properties": properties}


def _property(name: str, key: Key) -> Schema:
    return {**_of(key.read), "description": _described(name, key), "examples": [_example(name, key)]}


def _described(name: str, key: Key) -> str:
    default = defaults.written(key)
    if name == "pages":
        default = f"{PAGES['list']}; of a sitemap {PAGES['sitemap']}"
    return (
        Message("{description} Default: {default}.", description=key.description, default=default)
        if default
        else key.description
    )


def _of(read: key_table.Reader) -> Schema:
    """The schema of the values of a reader."""
    if isinstance(read, key_table.Keyed):
        return _keyed(read.keys)
    if isinstance(read, key_table.One):
        return _single(read.convert)
    if isinstance(read, key_table.Some):
        return _several(read.convert)
    if read is key_table.renders:
        return {"enum": [True, False, "list", "true", "false"]}
    if isinstance(read, alert_keys.Listed):
        entry = {**_keyed(read.keys), "required": list(read.needed)}
        return {"type": "array", "minItems": 1, "items": entry}
    if isinstance(read, alert_keys.Named):
        single = [{"required": [word]} for word in read.keys]
        target = {"anyOf": [dict(_CONVERTERS[alert_values.address]), {**_keyed(read.keys), "oneOf": single}]}
        return {
            "type": "object",
            "propertyNames": {"pattern": r"^\s*[^\s-]", "maxLength": 200},
            "additionalProperties": target,
        }
    if read is key_table.revisits:
        return {"anyOf": [{"const": "never"}, {"type": "array", "maxItems": 0}, *_several(values.interval)["anyOf"]]}
    raise TypeError(Message("no schema is known for what {read} reads", read=read))


def _several(convert: Callable[[str], Any]) -> Schema:
    single = _single(convert)
    return {"anyOf": [single, {"type": "array", "items": single, "minItems": 1}]}


def _single(convert: Callable[[str], Any]) -> Schema:
    if isinstance(convert, values.Number):
        number = {"type": "integer", "minimum": convert.least, "maximum": convert.most}
        return {"anyOf": [number, {"type": "string", "pattern": r"^\s*\+?[\d_]+\s*$"}]}
    if isinstance(convert, values.Choice):
        return {"enum": [*convert.words]}
    return dict(_CONVERTERS[convert])


def _example(name: str, key: Key) -> Any:
    return plain(compose(key.example.encode(), Problems("example")))[name]


def _number(text: str) -> int | float | str:
    for convert in (int, float):
        try:
            return convert(text.replace("_", ""))
        except ValueError:
            continue
    try:
        return int(text, 0)
    except ValueError:
        return text
