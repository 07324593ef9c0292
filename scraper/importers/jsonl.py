"""Articles from the JSON lines that `scrape export` writes."""

from __future__ import annotations

import gzip
import json
import os
import re
import shlex
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import fields
from datetime import datetime
from typing import Any, BinaryIO

from scraper.archive.articles.tags import name_of
from scraper.contract import ARTICLE_FIELDS, CONTRACT, PRINTED_PAGE
from scraper.errors import ConfigError
from scraper.i18n import N_, Message
from scraper.importers import ImportFailed
from scraper.models import Attachment, Image, Page, Teaser, Video
from scraper.text.normalise import clean
from scraper.urls import without_userinfo

_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]")

IN_GBK = N_("{name}: is in GBK, not in UTF-8; run `iconv -f GB18030 -t UTF-8 {file} > NEWFILE` and import that")

AN_ARRAY = N_(
    "{name}: is one JSON array, as --format json writes it; run `jq -c '.[]' {file} > NEWFILE.jsonl` and import that"
)
_ARRAY = re.compile(rb"\A(?:\xef\xbb\xbf)?\s*+\[\s*+(?:\{|\Z)")

LONGEST = 64 << 20
"""Maximum bytes of one line; a longer one is not an article."""


MOST_PARAGRAPHS = 1_000_000
"""Maximum number of the paragraph that a picture follows: other formats have no larger numbers."""


def read(file: BinaryIO, name: str) -> Iterator[tuple[Page, Mapping[str, Any]] | ImportFailed]:
    """Yield the article and the row of each line, or the mistake in the line.

    The last item is an `ImportFailed` where a file in gzip is damaged or cut off; what comes before it is read.
    Raises it for a file that is something else.
    """
    lines = gzip.GzipFile(fileobj=file) if _is_packed(file, name) else file
    number = 0
    while True:
        try:
            line = lines.readline(LONGEST + 1)
        except (EOFError, zlib.error, OSError) as error:
            why = Message("damaged after line {n}: {error}", n=number, error=error) if number else str(error)
            yield ImportFailed(Message("{name}: cannot be read: {strerror}", name=name, strerror=why))
            return
        if not line:
            return
        number += 1
        if not line.strip():
            continue
        try:
            if len(line) > LONGEST:
                raise ValueError(Message("longer than 64 MB"))
            row = safe(json.loads(line))
            page = page_of(row)
            check_archive_keys(row)
            yield page, row
        except (ValueError, TypeError, KeyError, AttributeError, RecursionError, ConfigError) as error:
            if number == 1 and isinstance(error, UnicodeDecodeError) and _is_gbk(line):
                raise ImportFailed(Message(IN_GBK, name=name, file=shlex.quote(name))) from None
            if number == 1 and _ARRAY.match(line):
                raise ImportFailed(Message(AN_ARRAY, name=name, file=shlex.quote(name))) from None
            reason = Message("nested too deeply") if isinstance(error, RecursionError) else error
            yield ImportFailed(
                Message(
                    "{name}:{number}: not an article of `scrape export`: {error}",
                    name=name,
                    number=number,
                    error=reason,
                )
            )
            if len(line) > LONGEST:
                return


def _is_gbk(line: bytes) -> bool:
    """Check whether a line is JSON in GBK, as some editors save what they show."""
    try:
        json.loads(line.decode("gb18030"))
    except ValueError:
        return False
    return True


def _is_packed(file: BinaryIO, name: str) -> bool:
    """Check whether a file is in gzip: by its first bytes where these can be read twice, else by its name."""
    if file.seekable():
        head = file.read(2)
        file.seek(-len(head), os.SEEK_CUR)
    elif hasattr(file, "peek"):
        head = file.peek(2)
    else:
        return name.lower().endswith(".gz")
    return head.startswith(b"\x1f\x8b")


def safe(value: Any, name: str = "") -> Any:
    """Return JSON without terminal escapes, control characters and bidirectional overrides.

    A foreign file may contain them. Text without any of these is unchanged. Only a ``body`` has more than one line.
    """
    if isinstance(value, str):
        return "\n".join(map(_line, value.split("\n"))) if name == "body" else _line(value)
    if isinstance(value, list):
        return [safe(part, name) for part in value]
    if isinstance(value, dict):
        return {key: safe(part, key) for key, part in value.items()}
    return value


def _line(text: str) -> str:
    cleaned = clean(text)
    same = not _CONTROL.search(text) and cleaned.split() == text.split()
    return text if same else cleaned


def page_of(row: Any) -> Page:
    """The record of a row. ValueError where a key is missing or has a wrong value."""
    if not isinstance(row, dict):
        raise ValueError(Message("not a JSON object"))
    missing = [name for name in ("kind", "url", "headline", "body") if name not in row]
    if missing:
        raise ValueError(Message("it has no {missing}", missing=repr(missing[0])))
    if row["kind"] != "article":
        raise ValueError(Message("its kind is {kind}, not 'article'", kind=repr(row["kind"])))
    values = {name: row[name] for name in CONTRACT if name in row}
    for name in ("byline", "editors", "keywords"):
        values[name] = tuple(_text(name, value) for value in _list(name, row))
    values["items"] = tuple(_teaser(item) for item in _list("items", row))
    values["images"] = tuple(_image(item) for item in _list("images", row))
    values["videos"] = tuple(_video(item) for item in _list("videos", row))
    values["attachments"] = tuple(_attachment(item) for item in _list("attachments", row))
    for name in ("url", "headline", "body"):
        _text(name, values[name])
    for name in ("outlet", "section", "published", "summary", *PRINTED_PAGE, "language"):
        if values.get(name) is not None:
            _text(name, values[name])
    if not _URL.fullmatch(values["url"]):
        raise ValueError(Message("its url is {url}, not an http, https or file address", url=repr(values["url"])))
    values["url"] = without_userinfo(values["url"])
    _date("published", values.get("published"))
    names = {field.name for field in fields(Page)}
    return Page(**{name: value for name, value in values.items() if name in names})


def _list(name: str, row: Mapping[str, Any]) -> list[Any]:
    """The value of a key that is a list; empty where it is missing or null."""
    value = row.get(name)
    objects = name in ("items", "images", "videos", "attachments")
    wrong = value if value is not None and not isinstance(value, list) else None
    if wrong is None and objects:
        wrong = next((one for one in value or () if not isinstance(one, dict)), None)
    if wrong is not None:
        raise ValueError(Message("{name} is {value}, which is the wrong type", name=repr(name), value=repr(wrong)))
    return value or []


def _teaser(item: Mapping[str, Any]) -> Teaser:
    for name in ("headline", "url"):
        _text(f"items: {name}", item[name])
    for name in ("summary", "published"):
        if item.get(name) is not None:
            _text(f"items: {name}", item[name])
    return Teaser(item["headline"], item["url"], item.get("summary"), item.get("published"))


def _image(item: Mapping[str, Any]) -> Image:
    after = item.get("after") or 0
    if not isinstance(after, int) or isinstance(after, bool) or not 0 <= after <= MOST_PARAGRAPHS:
        raise ValueError(
            Message("{name} is {value}, which is the wrong type", name="'images: after'", value=repr(after))
        )
    caption, credit = _optional("images: caption", item), _optional("images: credit", item)
    return Image(_text("images: url", item["url"]), caption, credit, after)


def _video(item: Mapping[str, Any]) -> Video:
    poster, caption = _optional("videos: poster", item), _optional("videos: caption", item)
    return Video(_text("videos: url", item["url"]), poster, caption)


def _attachment(item: Mapping[str, Any]) -> Attachment:
    return Attachment(*(_text(f"attachments: {name}", item[name]) for name in ("url", "title", "type")))


def _optional(name: str, item: Mapping[str, Any]) -> str | None:
    """The text of a key that may be null or missing, named with its column."""
    value = item.get(name.rpartition(" ")[2])
    return None if value is None else _text(name, value)


ARCHIVE_KEYS: dict[str, tuple[type, ...]] = {
    "id": (int,),
    "source": (str,),
    "fetched": (str,),
    "changed": (str,),
    "copy_of": (int,),
    "similarity": (int, float),
    "revisions": (list,),
    "tags": (list,),
    "archived": (str,),
}
"""The types of the archive's own keys, where they are present and not null."""

_URL = re.compile(r"(?:https?|file)://\S+")
_DATE = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?")

_REVISED = ("fetched", *ARTICLE_FIELDS)


def check_archive_keys(row: Mapping[str, Any]) -> None:
    """Check the archive's own keys and the revisions; ValueError for a wrong value."""
    for name, types in ARCHIVE_KEYS.items():
        if row.get(name) is not None and not isinstance(row[name], types):
            raise ValueError(
                Message("{name} is {value}, which is the wrong type", name=repr(name), value=repr(row[name]))
            )
    for tag in row.get("tags") or ():
        name_of(_text("tags", tag))
    for name in ("fetched", "changed"):
        _moment(name, row.get(name))
    for number, version in enumerate(row.get("revisions") or [], 1):
        if not isinstance(version, dict) or any(name not in version for name in _REVISED):
            raise ValueError(Message("revision {number} is incomplete", number=number))
        for name in _REVISED:
            listed = name in ("byline", "editors")
            for value in version[name] if listed else [version[name]]:
                if value is not None or name in ("fetched", "headline", "body"):
                    _text(name, value)
        _moment("fetched", version["fetched"])
        _date("published", version["published"])


def _moment(name: str, value: str | None) -> None:
    if value is not None and not (_MOMENT.fullmatch(value) and _is_in_calendar(value)):
        raise ValueError(
            Message("{name} is {value}, which is not a time (2026-01-31T08:15:00Z)", name=repr(name), value=repr(value))
        )


def _is_in_calendar(value: str) -> bool:
    """Check whether the day, and the time where there is one, exist: 2026-02-30 and 24:30 do not."""
    try:
        datetime.fromisoformat(value if len(value) > 7 else f"{value}-01-01"[:10])
    except ValueError:
        return False
    return True


def _date(name: str, value: str | None) -> None:
    if value is None:
        return
    if not (_DATE.fullmatch(value) or _MOMENT.fullmatch(value)) or not _is_in_calendar(value):
        raise ValueError(
            Message(
                "{name} is {value}, which is not a date (2026-01-31, 2026-01-31T16:15+08:00)",
                name=repr(name),
                value=repr(value),
            )
        )


def _text(name: str, value: Any) -> str:
    if not isinstance(value, str):
        raise ValueError(Message("{name} is not text", name=repr(name)))
    value.encode()  # neither SQLite nor UTF-8 can store a lone surrogate
    return value
