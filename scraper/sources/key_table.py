"""The keys of sources.yaml: one row a key, with its type, its description and an example.

docs/sources.md is checked against these tables, and a new key is a new row here and a field in the model.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any, Final, get_args

from scraper.contract import FieldName
from scraper.i18n import Message
from scraper.sources import address_values, values
from scraper.sources.alerts import values as alert_values
from scraper.sources.list_request.post_body import body
from scraper.sources.yaml_nodes import Items, Keys, Node, Problems, Scalar

FAILED: Final = object()
"""Returned by a reader that has reported a problem."""

Reader = Callable[[Node, Problems], Any]


@dataclass(frozen=True, slots=True)
class Key:
    """One key: the reader of its value, the model's attribute, a description and an example."""

    read: Reader
    attribute: str
    description: str
    example: str


@dataclass(frozen=True, slots=True)
class One:
    """Reads a single value. As a text, a number or a date is accepted too (a source named 163), not true and null."""

    convert: Callable[[str], Any]
    expected: str
    """The expected type, for the message: "a duration"."""

    def __call__(self, node: Node, problems: Problems) -> Any:
        if not isinstance(node, Scalar) or node.type in ("nothing", "true or false"):
            problems.add(
                node.line,
                node.path,
                Message("expected {expected} here, not {node}", expected=self.expected, node=_called(node)),
            )
            return FAILED
        try:
            return self.convert(node.text)
        except ValueError as error:
            problems.add(node.line, node.path, str(error))
            return FAILED


@dataclass(frozen=True, slots=True)
class Some:
    """Reads a value or a list of them, as a tuple, each once. Every bad one is reported."""

    convert: Callable[[str], Any]
    expected: str

    def __call__(self, node: Node, problems: Problems) -> Any:
        nodes = node.items if isinstance(node, Items) else (node,)
        if not nodes:
            problems.add(
                node.line,
                node.path,
                Message("the list is empty; write {expected} or leave the key out", expected=self.expected),
            )
            return FAILED
        single = One(self.convert, self.expected)
        done = [single(item, problems) for item in nodes]
        return FAILED if any(item is FAILED for item in done) else tuple(dict.fromkeys(done))


@dataclass(frozen=True, slots=True)
class Keyed:
    """Reads a mapping with known keys, as a dict by the model's attributes; values that failed are left out."""

    keys: Mapping[str, Key]

    def __call__(self, node: Node, problems: Problems) -> Any:
        if not isinstance(node, Keys):
            names = ", ".join([*self.keys][:4])
            problems.add(
                node.line,
                node.path,
                Message("expected keys here ({names} …), not {node}", names=names, node=_called(node)),
            )
            return FAILED
        read: dict[str, Any] = {}
        for word, child in node.entries.items():
            key = self.keys.get(word)
            if key is None:
                problems.add(
                    node.lines[word], child.path, Message("unknown key; {word}", word=_suggestion(word, self.keys))
                )
                continue
            value = key.read(child, problems)
            if value is not FAILED:
                read[key.attribute] = value
        return read


def revisits(node: Node, problems: Problems) -> Any:
    """Read ``never``, [] or ages, which are sorted."""
    if (isinstance(node, Items) and not node.items) or (isinstance(node, Scalar) and node.text == "never"):
        return ()
    ages = Some(values.interval, "a duration, or never,")(node, problems)
    return ages if ages is FAILED else tuple(sorted(ages))


RENDER: Mapping[str, str] = {"true": "all", "list": "list", "false": "off"}
"""Values of ``render:`` in the file -> in the model."""


def renders(node: Node, problems: Problems) -> Any:
    """Read ``true``, ``list`` or ``false``."""
    value = RENDER.get(node.text.lower()) if isinstance(node, Scalar) else None
    if value is None:
        written = repr(node.text) if isinstance(node, Scalar) else _called(node)
        problems.add(node.line, node.path, Message("expected true, list or false here, not {node}", node=written))
        return FAILED
    return value


def _called(node: Node) -> str:
    if isinstance(node, Keys):
        return Message("a mapping; is the indentation right?")
    if isinstance(node, Items):
        return Message("a list")
    if node.type == "nothing":
        return Message("nothing; write a value or leave the key out")
    quotes = "; put it in quotes if it is meant as a text" if node.type == "true or false" else ""
    return f"{node.text!r}{quotes}"


def nearest(word: str, keys: Mapping[str, Key]) -> str | None:
    """The key that was most likely meant by a misspelled or foreign one."""
    usual = [name for name in HABITS.get(word.lower(), ()) if name in keys]
    near = get_close_matches(word.lower().replace("-", "_"), keys, 1, cutoff=0.6)
    return next(iter(usual + near), None)


def _suggestion(word: str, keys: Mapping[str, Key]) -> str:
    near = nearest(word, keys)
    return (
        Message('did you mean "{near}"?', near=near) if near else Message("the keys are {keys}", keys=", ".join(keys))
    )


HABITS: Mapping[str, tuple[str, ...]] = {
    "url": ("list",),
    "urls": ("list",),
    "rss": ("feed",),
    "atom": ("feed",),
    "title": ("name", "headline"),
    "author": ("byline",),
    "content": ("body",),
    "text": ("body",),
    "date": ("published",),
    "editor": ("editors",),
    "source": ("outlet", "sources"),
    "selectors": ("select",),
    "css": ("select",),
    "interval": ("every",),
    "schedule": ("every",),
    "start": ("from",),
    "since": ("from",),
    "end": ("to",),
    "until": ("to",),
    "tz": ("timezone",),
    "zone": ("timezone",),
    "max_pages": ("pages",),
    "threads": ("concurrency", "connections"),
    "pattern": ("articles",),
    "wait": ("delay",),
    "timeout": ("total",),
    "max_body": ("body",),
    "useragent": ("user_agent",),
    "email": ("contact",),
}
"""Keys of other programs -> our keys with that meaning, at any level."""

SELECT: Mapping[str, Key] = {
    word: Key(One(values.selector, "a CSS selector"), word, f"Where the {word} stands.", f"{word}: div.{word}")
    for word in get_args(FieldName)
}

QUERY: Mapping[str, Key] = {
    "keep": Key(Some(values.text, "a parameter's name"), "keep", "Never dropped from a URL.", "keep: [from]"),
    "drop": Key(Some(values.text, "a parameter's name"), "drop", "Dropped from every URL.", "drop: [session]"),
}

LIMITS: Mapping[str, Key] = {
    "body": Key(One(values.size, "a size"), "body", "The largest page, decompressed.", "body: 20MB"),
    "headers": Key(One(values.size, "a size"), "headers", "The largest header of an answer.", "headers: 64KiB"),
    "redirects": Key(One(values.Number(0, 50), "a number"), "redirects", "Redirects followed.", "redirects: 10"),
    "retries": Key(
        One(values.Number(0, 20), "a number"), "retries", "Further tries after what may succeed later.", "retries: 3"
    ),
    "connect": Key(One(values.timeout, "a duration"), "connect", "To get a connection.", "connect: 10s"),
    "first_byte": Key(
        One(values.timeout, "a duration"), "first_byte", "To the answer's first byte.", "first_byte: 20s"
    ),
    "idle": Key(One(values.timeout, "a duration"), "idle", "Between two pieces of it.", "idle: 20s"),
    "total": Key(One(values.timeout, "a duration"), "total", "For the whole request.", "total: 2m"),
    "addresses": Key(
        One(values.Number(1, 10_000_000), "a number"),
        "addresses",
        "Articles a run fetches; the rest waits for the next.",
        "addresses: 2000",
    ),
    "run_time": Key(
        One(values.interval, "a duration"),
        "run_time",
        "Time for the requests of a run; the rest waits.",
        "run_time: 20m",
    ),
}

FILES: Mapping[str, Key] = {
    "max": Key(One(values.size, "a size"), "max", "The largest file.", "max: 5MB"),
    "article": Key(One(values.room, "a size"), "article", "All files of an article.", "article: 50MB"),
    "total": Key(One(values.room, "a size"), "total", "All files of the archive.", "total: 20GB"),
    "folder": Key(
        One(values.text, "a folder"),
        "folder",
        "Where they lie, beside the archive; left out: in the archive itself.",
        "folder: files",
    ),
}

_URLS = Some(address_values.start_url, "a URL")

PLACES: Mapping[str, Key] = {
    "list": Key(_URLS, "list", "Pages that list headlines.", "list: https://news.example.org/city/"),
    "feed": Key(_URLS, "feed", "RSS, Atom or JSON feeds.", "feed: https://news.example.org/rss.xml"),
    "sitemap": Key(_URLS, "sitemap", "News sitemaps or indexes of them.", "sitemap: https://news.example.org/news.xml"),
    "paper": Key(
        _URLS,
        "paper",
        "A printed paper: any layout page of a day, or its directory; all layouts of the day are read.",
        "paper: https://paper.example.org/html/{date:%Y-%m/%d}/node_1.htm",
    ),
}
"""The start pages of a source: exactly one of these keys."""

COMMON: Mapping[str, Key] = {
    "days": Key(
        One(values.Number(1, 20_000), "a number"), "days", "Dates that {date} stands for, ending today.", "days: 90"
    ),
    "pages": Key(
        One(values.Number(1, 10_000), "a number"),
        "pages",
        "List pages, or children of a sitemap index, to read.",
        "pages: 5",
    ),
    "articles": Key(
        One(values.regex, "a regular expression"),
        "articles",
        "The URLs that count as articles.",
        r"articles: '/\d{8}/'",
    ),
    "article_url": Key(
        One(address_values.address_template, "a URL with {id}"),
        "article_url",
        "The URLs of articles, for JSON lists that hold ids: {name} is the value of that key.",
        "article_url: https://news.example.cn/a/{id}.html",
    ),
    "ranks": Key(
        One(values.Choice(("off", "keep", "only")), "off, keep or only"),
        "ranks",
        "Keep the place of each entry at each reading, for hot lists; only: without fetching the entries.",
        "ranks: only",
    ),
    "select": Key(
        Keyed(SELECT), "select", "CSS per field, to overrule the automatic reading.", "select: {body: '#text'}"
    ),
    "every": Key(One(values.interval, "a duration"), "every", "How often `fetch --due` looks.", "every: 30m"),
    "delay": Key(One(values.pause, "seconds"), "delay", "Least time between two requests to a host.", "delay: 2"),
    "concurrency": Key(
        One(values.Number(1, 64), "a number"), "concurrency", "Most requests at once to a host.", "concurrency: 2"
    ),
    "timezone": Key(
        One(values.timezone, "a time zone"),
        "timezone",
        "The zone of the printed times; without one, Asia/Shanghai for Chinese.",
        "timezone: Asia/Taipei",
    ),
    "tags": Key(Some(values.text, "a word"), "tags", "Words of your own.", "tags: [财经, 上海]"),
    "robots": Key(
        One(values.Choice(("obey", "ignore")), "obey or ignore"), "robots", "What robots.txt means.", "robots: obey"
    ),
    "user_agent": Key(
        One(values.header, "a text"),
        "user_agent",
        "The whole User-Agent.",
        "user_agent: desk-archive (desk@example.org)",
    ),
    "cookies": Key(
        One(values.Choice(("off", "on")), "on or off"), "cookies", "Whether cookies are kept in a run.", "cookies: on"
    ),
    "tls": Key(
        One(values.Choice(("modern", "legacy")), "modern or legacy"),
        "tls",
        "Legacy takes old servers, too.",
        "tls: legacy",
    ),
    "render": Key(
        renders,
        "render",
        "Complete pages in a browser (extra `browser`): true, or list for list pages alone.",
        "render: list",
    ),
    "images": Key(
        One(values.Choice(("keep", "lead", "address")), "keep, lead or address"),
        "images",
        "Which pictures are kept as files: all, the first one, or none but their addresses.",
        "images: keep",
    ),
    "attachments": Key(
        One(values.Choice(("keep", "address")), "keep or address"),
        "attachments",
        "Whether documents that articles link to are kept.",
        "attachments: keep",
    ),
    "layout": Key(
        One(values.Choice(("keep", "off")), "keep or off"),
        "layout",
        "Whether the PDF or picture of each page of a printed paper is kept.",
        "layout: keep",
    ),
    "revisit": Key(
        revisits, "revisit", "The ages at which an article is looked at again.", "revisit: [1h, 6h, 1d, 7d]"
    ),
    "proxy": Key(One(address_values.proxy, "a URL"), "proxy", "A proxy, or direct.", "proxy: http://127.0.0.1:3128"),
    "notify": Key(
        One(alert_values.notify, "a target, a command or a URL"),
        "notify",
        "Called when it has failed or drifted.",
        "notify: mail -s news me",
    ),
    "dictionary": Key(
        One(values.text, "a file's name"),
        "dictionary",
        "Further words, known for all sources.",
        "dictionary: names.txt",
    ),
    "hosts": Key(
        Some(address_values.host, "a host"), "hosts", "Private hosts that may be asked.", "hosts: 192.168.1.20"
    ),
    "query": Key(Keyed(QUERY), "query", "Which URL parameters count.", "query: {drop: [session]}"),
    "limits": Key(Keyed(LIMITS), "limits", "What one request may take, and one run.", "limits: {total: 1m}"),
}
"""Keys of both a source and ``defaults:``."""

SOURCE: Mapping[str, Key] = {
    "name": Key(One(values.name, "a name"), "name", "What it is called; each name once.", "name: 江城晚报"),
    **PLACES,
    "post": Key(
        One(body, "a body in quotes"),
        "post",
        "What lists are requested with by POST, JSON or a form; {page} counts the pages.",
        """post: '{"channel": "yaowen", "page": {page}}'""",
    ),
    "from": Key(One(values.day, "a date"), "since", "The first date that {date} stands for.", "from: 2025-01-01"),
    "to": Key(One(values.day, "a date"), "until", "The last one.", "to: 2025-03-31"),
    **COMMON,
}

TOP: Mapping[str, Key] = {
    "contact": Key(One(values.header, "an address"), "contact", "Whom a site can write to.", "contact: me@example.org"),
    "user_agent": Key(One(values.header, "a text"), "user_agent", "The whole User-Agent.", "user_agent: scrape (me)"),
    "connections": Key(One(values.Number(1, 256), "a number"), "connections", "Requests at once.", "connections: 16"),
    "files": Key(Keyed(FILES), "files", "What kept pictures and documents may take.", "files: {max: 5MB, total: 20GB}"),
}
"""Keys at the top of the file, besides ``sources:`` and ``defaults:``."""
