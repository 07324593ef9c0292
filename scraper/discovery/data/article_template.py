"""The pattern of articles' addresses for rows that hold ids: from the site's own links, and from its scripts."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from urllib.parse import urljoin, urlsplit

from scraper.extract.listing.data.data_columns import Path, Row, values

MOST = 4
"""Patterns that are worth trying."""
_ROWS, _LINKS = 60, 2_000
_TOKEN = re.compile(r"[0-9A-Za-z]+(?:-[0-9A-Za-z]+)*")
_ID = re.compile(r"[0-9A-Za-z][\w-]{0,63}")
_LEAST = 3
"""Minimum number of characters of an id that a link is compared with."""
_IN_SUM = re.compile(
    r"""["'`]((?:https?:)?/[\w/.:?=&-]{0,120}[/?=_-])["'`]\s{0,4}\+\s{0,4}(?:[\w$]{1,30}(?:\[\w{1,10}\])?\.){0,5}(\w{1,40})(?![\w.\[(])"""
    r"""(?:\s{0,4}\+\s{0,4}["'`]([\w/.?=&-]{1,40})["'`])?"""
)
_IN_TEMPLATE = re.compile(
    r"""["'`]((?:https?:)?/[\w/.:?=&-]{0,120})\$\{(?:[\w$]{1,30}(?:\[\w{1,10}\])?\.){0,5}(\w{1,40})\}([\w/.?=&-]{0,40})["'`]"""
)
"""```/a/${row.id}.html```, alone or in quotes within markup: ```<a href="/a/${row.id}.html">${row.title}</a>```."""
_IN_ROUTE = re.compile(r"""\bpath\s{0,4}:\s{0,4}["'`](/[\w/-]{1,80}/):(\w{1,40})([\w/.-]{0,40})["'`]""")
_IN_QUERY = re.compile(
    r"""\bpath\s{0,4}:\s{0,4}["'`](/[\w/-]{1,80})["'`]\s{0,4},\s{0,4}query\s{0,4}:\s{0,4}\{\s{0,4}(\w{1,40})\s{0,4}:\s{0,4}(?:[\w$]{1,30}\.){0,5}(\w{1,40})\s{0,4}[},]"""
)
"""A route with its query: ``push({path: "/detail", query: {id: row.id}})``."""
_IN_BRACES = re.compile(
    r"""\bhref\s{0,4}=\s{0,4}["']((?:https?:)?/[\w/.:?=&-]{0,120})\{\{\s{0,4}(?:\w{1,30}\.){0,5}(\w{1,40})\s{0,4}\}\}([\w/.?=&-]{0,40})["']"""
)
"""```<a ng-href="/a/{{row.id}}.html">``` in the markup of a page."""
_ARTICLE_WORDS = re.compile(
    r"article|detail|news|content|story|read|post|show|view|info|/[acdnpt]/|topic|question", re.I
)
_NOT_ARTICLE = re.compile(r"user|author|channel|column|tag|category|api|search|login|video|live|special", re.I)


_IN_ADDRESSES = (_IN_SUM, _IN_TEMPLATE, _IN_ROUTE, _IN_BRACES)


def templates(rows: Sequence[Row], links: Iterable[str], scripts: Iterable[str], url: str) -> list[str]:
    """The patterns in which rows may become addresses, the likeliest first: those of links, then those of scripts.

    ``links`` are absolute addresses of the site; ``url`` the page of the scripts, whose markup may be one of them.
    """
    sample = rows[:_ROWS]
    columns = _ids(sample)
    of_links = _of_links(sample, columns, links)
    return list(dict.fromkeys([*of_links, *_of_scripts(columns, scripts, url)]))[:MOST]


def _ids(rows: Sequence[Row]) -> list[Path]:
    """The columns whose values are ids: words or numbers that differ from row to row."""
    ids = []
    for column in dict.fromkeys(column for row in rows for column in row):
        texts = [str(value) for value in values(column, rows) if type(value) in (int, str)]
        if len(texts) >= 0.9 * len(rows) and len(set(texts)) >= 0.9 * len(texts) and all(map(_ID.fullmatch, texts)):
            ids.append(column)
    return sorted(ids, key=lambda column: (not re.search(r"id$|_id|^id", column[-1], re.I), len(column)))


def _of_links(rows: Sequence[Row], columns: Sequence[Path], links: Iterable[str]) -> list[str]:
    by_value: dict[str, tuple[Path, Row]] = {}
    for column in reversed(columns):
        by_value.update({str(row[column]): (column, row) for row in rows if len(str(row.get(column, ""))) >= _LEAST})
    support: Counter[str] = Counter()
    for link in list(dict.fromkeys(links))[:_LINKS]:
        start = len(link) - len(link.split("/", 3)[-1]) if link.count("/") >= 3 else len(link)
        tokens = list(_TOKEN.finditer(link, start))
        match = next((token for token in tokens if token[0] in by_value), None)
        if match is None:
            continue
        column, row = by_value[match[0]]
        support[_with_names(link, tokens, match, column, row)] += 1
    return [template for template, _count in support.most_common()]


def _with_names(link: str, tokens: Sequence[re.Match[str]], own: re.Match[str], column: Path, row: Row) -> str:
    """The link with the names of columns in place of the row's values."""
    others = {str(value): path for path, value in reversed([*row.items()]) if type(value) in (int, str)}
    for token in reversed(tokens):
        path = column if token is own else others.get(token[0]) if len(token[0]) >= _LEAST else None
        if path is not None:
            link = f"{link[: token.start()]}{{{_name(path, row)}}}{link[token.end() :]}"
    return link


def _name(path: Path, row: Mapping[Path, Any]) -> str:
    """The shortest name of a column that `article_url:` reads as that column."""
    for start in range(len(path) - 1, -1, -1):
        name = path[start:]
        same = [other for other in row if other[-len(name) :] == name]
        if min(same, key=len) == path:
            return ".".join(name)
    return ".".join(path)


def _of_scripts(columns: Sequence[Path], scripts: Iterable[str], url: str) -> list[str]:
    names = {column[-1]: column for column in reversed(columns)}
    patterns: Counter[str] = Counter()
    for text in scripts:
        of_queries = [(f"{path}?{key}=", name, "") for path, key, name in _IN_QUERY.findall(text)]
        for places in (*(pattern.findall(text) for pattern in _IN_ADDRESSES), of_queries):
            for before, name, after in places:
                column = names.get(name) or (columns[0] if columns and name.lower().endswith("id") else None)
                if column is None or not _ARTICLE_WORDS.search(before) or _NOT_ARTICLE.search(before):
                    continue
                address = urljoin(url, before)
                if urlsplit(address).hostname:
                    patterns[f"{address}{{{column[-1]}}}{after}"] += 1
    return [template for template, _count in patterns.most_common()]
