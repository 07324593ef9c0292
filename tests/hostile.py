"""Archives whose every field tries to run as a script, to break out of where it stands, or to drive a terminal."""

from __future__ import annotations

import json
import re
import sqlite3
from dataclasses import replace
from pathlib import Path

from scraper.archive import Archive
from scraper.models import Page, Teaser
from scraper.text.segmenter import analyse
from tests.cli.filled import BODY, copied, fetched

MARK = "owned"
"""What every attempt would write to the page's title or the console."""
SCRIPT = f"<script>document.title='{MARK}'</script>"
IMAGE = f'"><img src=x onerror="document.title=\'{MARK}\'">'
ENTITY = "&lt;b&gt;&amp;#60;"
RLO = "\u202e反\u202c"

HOSTILE = Page(
    "article",
    "https://news.example.cn/hostile.html?a='\"><script>1</script>",
    headline=f"{SCRIPT}恶意标题{IMAGE}{ENTITY}{{{{7*7}}}}",
    byline=(f"记者{IMAGE}", f"</script>{SCRIPT}"),
    editors=(f"编辑{SCRIPT}",),
    outlet=f"晚报{IMAGE}",
    section=f"</title>{SCRIPT}",
    published="2026-01-31T08:15:00+08:00",
    summary=f"导语{SCRIPT}{IMAGE}",
    body=f"正文{SCRIPT}\n]]></svg>{IMAGE}\n{RLO}\n{BODY}",
    language="zh\"><script>document.title='owned'</script>",
)
LINK = replace(HOSTILE, url=f"javascript:document.title='{MARK}'", headline="脚本链接", body=f"链接。{BODY}")


def fill(path: Path) -> Path:
    """Make the archive; its path."""
    return copied(_make, path)


def _make(path: Path) -> None:
    with Archive.open(path) as archive:
        source = f"源{IMAGE}"
        run = archive.runs.start([source], "fetch")
        listing = Page("list", "https://news.example.cn/", items=(Teaser(HOSTILE.headline, HOSTILE.url or "", SCRIPT),))
        archive.visits.store_list(source, fetched(listing), listing, run=run)
        for page in (HOSTILE, LINK):
            archive.articles.store(source, fetched(page), page, analyse(page), run=run)
        edited = replace(HOSTILE, headline=f"改{SCRIPT}恶意标题", body=f"{HOSTILE.body}\n又{IMAGE}")
        archive.articles.store(source, fetched(edited, "2026-02-01T07:00:00Z"), edited, analyse(edited), run=run)
        archive.runs.finish(run, "done", [])


# -- what drives a terminal

PIECES = {
    "C0": "\x08\x0c\x0e",
    "DEL": "\x7f",
    "CSI": "\x1b[5;8m",
    "C1 CSI": "\x9b5;8m",
    "OSC 52": "\x1b]52;c;aGk=\x07",
    "C1 OSC": "\x9d0;title\x9c",
    "DCS": "\x1bP1$r\x1b\\",
    "bidi": "\u202e\u2066",
    "line separator": "\u2028",
    "tag": "\U000e0041",
}
DRIVING = "".join(PIECES.values())
NEVER_HOSTILE = re.compile(r"\d{4}-\d\d-\d\d")
"""A moment."""
OF_A_LIST = {"kind", "ended", "state", "job"}
"""Columns whose values the archive itself makes, out of a few."""


def spoil(path: Path) -> None:
    """Put hostile text into every text of the archive."""
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA foreign_keys = OFF")
        connection.create_function("spoilt", 1, spoilt)
        tables = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND sql LIKE '%STRICT%'")
        for (table,) in tables.fetchall():
            for _, column, kind, *_rest in connection.execute(f"PRAGMA table_info({table})").fetchall():
                if kind == "TEXT" and column not in OF_A_LIST:
                    connection.execute(f"UPDATE {table} SET {column} = spoilt({column})")
    connection.close()


def spoilt(value: str | None) -> str | None:
    if value is None or NEVER_HOSTILE.match(value):
        return value
    try:
        return json.dumps(inside(json.loads(value)), ensure_ascii=False)
    except ValueError:
        return value + DRIVING


def inside(value: object) -> object:
    if isinstance(value, str):
        return spoilt(value)
    if isinstance(value, list):
        return [inside(one) for one in value]
    return {f"{name}{DRIVING}": one for name, one in value.items()} if isinstance(value, dict) else value
