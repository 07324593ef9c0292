"""Markdown: a folder with a file an article, for reading, git and note-taking programs."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from pathlib import Path

from scraper.exporters import Row

_SPECIAL = re.compile(r"([\\`*_\[\]<>#|~$]|&(?=#?\w+;))")
"""Markup of CommonMark, its tables, strikethrough and formulas anywhere in a line, and character references."""
_LINE_START = re.compile(r"^([-+=:]|\d+(?=[.)]))")
"""The start of a line that makes it a list, a rule or a heading."""
_BREAK = re.compile("[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
"""Line ends for some readers; JSON and the paragraphs of a body have only the first."""
_NO_YAML = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
"""Characters that JSON allows unescaped, and that YAML 1.1 and 1.2 refuse or take for the end of a line."""
_DAY = re.compile(r"\d{4}(?:-\d\d){0,2}(?![^T])")
_UNKNOWN_YEAR = "undated"


def write(rows: Iterable[Row], folder: Path) -> None:
    """Write ``2026/2026-01-31-17.md`` for article 17, with the other fields as YAML before the text."""
    for row in rows:
        dated = _DAY.match(row["published"] or "")  # only digits and hyphens may become part of a path
        day = dated[0] if dated else _UNKNOWN_YEAR
        parent = folder / (day[:4] if dated else _UNKNOWN_YEAR)
        parent.mkdir(exist_ok=True)
        (parent / f"{day}-{row['id']}.md").write_text(_document(row), encoding="utf-8", errors="replace")


def _document(row: Row) -> str:
    # JSON is YAML, so that no value can break the front matter
    facts = [
        f"{name}: {_NO_YAML.sub(_as_escape, json.dumps(value, ensure_ascii=False))}"
        for name, value in row.items()
        if name not in ("body", "items") and value not in (None, [])
    ]
    paragraphs = [f"# {escaped(row['headline'])}"]
    if row["summary"]:
        paragraphs.append(f"> {escaped(row['summary'])}")
    paragraphs += [escaped(paragraph) for paragraph in row["body"].split("\n") if paragraph]
    return "---\n" + "\n".join(facts) + "\n---\n\n" + "\n\n".join(paragraphs) + "\n"


def _as_escape(sign: re.Match[str]) -> str:
    return f"\\u{ord(sign[0]):04x}"


def escaped(text: str) -> str:
    """Escape a text so that Markdown shows it literally."""
    return _LINE_START.sub(_start_escaped, _SPECIAL.sub(r"\\\1", " ".join(_BREAK.split(text)).strip(" \t")))


def _start_escaped(start: re.Match[str]) -> str:
    return f"{start[0]}\\" if start[0].isdecimal() else f"\\{start[0]}"
