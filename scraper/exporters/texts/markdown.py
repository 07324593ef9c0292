"""Markdown: a folder with a file an article, for reading, git and note-taking programs."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import quote

from scraper.exporters import Row, media_files
from scraper.exporters.media_files import Store
from scraper.exporters.texts.text import UNDATED, day
from scraper.urls import is_web_address

_SPECIAL = re.compile(r"([\\`*_\[\]<>#|~$]|&(?=#?\w+;))")
"""Markup of CommonMark, its tables, strikethrough and formulas anywhere in a line, and character references."""
_LINE_START = re.compile(r"^([-+=:]|\d+(?=[.)]))")
"""The start of a line that makes it a list, a rule or a heading."""
_BREAK = re.compile("[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
"""Line ends for some readers; JSON and the paragraphs of a body have only the first."""
_NO_YAML = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
"""Characters that JSON allows unescaped, and that YAML 1.1 and 1.2 refuse or take for the end of a line."""
_NO_TARGET = re.compile(r"[<>\\\s\x00-\x1f\x7f-\x9f]")
"""Characters that end the target of a link (CommonMark 0.31, 6.3), or are an escape in it."""


def write(rows: Iterable[Row], folder: Path, files: Store | None = None) -> None:
    """Write ``2026/2026-01-31-17.md`` for article 17, with the other fields as YAML before the text.

    Pictures are after their paragraphs: those that are among ``files`` lie in ``2026/2026-01-31-17-files/``, the others
    are links to their addresses. Attachments are below the text.
    """
    for row in rows:
        dated = day(row)
        parent = folder / (dated if dated == UNDATED else dated[:4])
        parent.mkdir(exist_ok=True)
        name = f"{dated}-{row['id']}"
        beside = _write_files(row, parent / f"{name}-files", files) if files is not None else {}
        (parent / f"{name}.md").write_text(_document(row, beside), encoding="utf-8", errors="replace")


Beside = dict[tuple[str, str], tuple[str, bool]]
"""The files that were written: role and address -> the path from the document, and whether a picture shows it."""


def _write_files(row: Row, folder: Path, store: Store) -> Beside:
    stored = media_files.of_row(row, store)
    names = media_files.names(row, stored)
    written: Beside = {}
    for file in stored:
        key = (file.role, file.url)
        content = store.read(file.sha256) if file.role != "layout" else None
        if content is None:
            continue
        folder.mkdir(exist_ok=True)
        (folder / names[key]).write_bytes(content)
        written[key] = (f"{folder.name}/{names[key]}", file.inline)
    return written


def _document(row: Row, beside: Beside) -> str:
    # JSON is YAML, so that no value can break the front matter
    facts = [
        f"{name}: {_NO_YAML.sub(_as_escape, json.dumps(value, ensure_ascii=False))}"
        for name, value in row.items()
        if name not in ("body", "items") and value not in (None, [])
    ]
    parts = [f"# {escaped(row['headline'])}"]
    if row["summary"]:
        parts.append(f"> {escaped(row['summary'])}")
    places = media_files.places(row)
    parts += [_picture(image, beside) for _, image in places.get(0, ())]
    for number, paragraph in enumerate(filter(str.strip, row["body"].split("\n")), 1):
        parts.append(escaped(paragraph))
        parts += [_picture(image, beside) for _, image in places.get(number, ())]
    parts += [_video(video, beside) for video in row["videos"]]
    if row["attachments"]:
        parts.append("\n".join(f"- {_attachment(one, beside)}" for one in row["attachments"]))
    return "---\n" + "\n".join(facts) + "\n---\n\n" + "\n\n".join(parts) + "\n"


def _picture(image: Mapping[str, Any], beside: Beside) -> str:
    """A picture with its words below it; a link to it where it is not beside the document, or cannot be shown."""
    words = media_files.words(image)
    path, is_shown = beside.get(("image", image["url"]), ("", False))
    if not is_shown:
        return _link(words or image["url"], path, image["url"])
    return f"![{escaped(image['caption'] or '')}]({_target(path)})" + (f"\n*{escaped(words)}*" if words else "")


def _video(video: Mapping[str, Any], beside: Beside) -> str:
    """A link to a video, after its poster where that is beside the document."""
    path, is_shown = beside.get(("poster", video["poster"] or ""), ("", False))
    link = _link(video["caption"] or video["url"], "", video["url"])
    return f"![]({_target(path)})\n{link}" if is_shown else link


def _attachment(one: Mapping[str, Any], beside: Beside) -> str:
    path, _ = beside.get(("attachment", one["url"]), ("", False))
    return _link(one["title"] or one["url"], path, one["url"])


def _link(text: str, path: str, address: str) -> str:
    """A link to a file beside the document, else to its address; the text alone where that is no address of the web."""
    target = path or (address if is_web_address(address) else "")
    return f"[{escaped(text)}]({_target(target)})" if target else escaped(text)


def _target(path: str) -> str:
    """A path or address as the target of a link, which nothing in it can end."""
    return f"<{_NO_TARGET.sub(lambda sign: quote(sign[0]), path)}>"


def _as_escape(sign: re.Match[str]) -> str:
    return f"\\u{ord(sign[0]):04x}"


def escaped(text: str) -> str:
    """Escape a text so that Markdown shows it literally."""
    return _LINE_START.sub(_start_escaped, _SPECIAL.sub(r"\\\1", " ".join(_BREAK.split(text)).strip(" \t")))


def _start_escaped(start: re.Match[str]) -> str:
    return f"{start[0]}\\" if start[0].isdecimal() else f"\\{start[0]}"
