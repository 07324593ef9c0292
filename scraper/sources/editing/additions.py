"""Adding a source to sources.yaml: the rest of the file is unchanged, byte for byte where possible."""

from __future__ import annotations

import io
import os
import tempfile
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

from scraper.errors import ConfigError
from scraper.i18n import Message
from scraper.output_paths import umask
from scraper.sources.editing import comments
from scraper.sources.model import Source
from scraper.sources.reader import loads
from scraper.sources.yaml_nodes import MAX_BYTES
from scraper.urls import userinfo

Entry = Mapping[str, Any]
"""An entry of ``sources:`` to write: plain texts, numbers and lists of them, in the order of the keys."""

HEAD = "# What `scrape fetch` reads; `scrape add URL` adds a source.\n# Every key is explained in docs/sources.md.\n"
"""The head of a new file, in English."""

SCHEMA_FILE = "sources.schema.json"
"""The file beside sources.yaml in which editors find the JSON Schema: `scrape config --schema` prints it."""


def modeline(folder: Path) -> str:
    """The line that names the schema for editors; empty where the folder has no schema."""
    exists = (folder / SCHEMA_FILE).is_file()
    return f"# yaml-language-server: $schema={SCHEMA_FILE}\n" if exists else ""


def rendered(entry: Entry, column: int = 0) -> str:
    """The entry as an item of a YAML list, its dash at ``column``; ends with a line break."""
    from ruamel.yaml import YAML
    from ruamel.yaml.scalarstring import SingleQuotedScalarString

    yaml = YAML()
    yaml.width = 1_000_000
    yaml.allow_unicode = True
    yaml.indent(mapping=2, sequence=4, offset=2)
    item = {key: SingleQuotedScalarString(value) if key == "articles" else value for key, value in entry.items()}
    stream = io.StringIO()
    yaml.dump([item], stream)
    return "".join(f"{' ' * column}{line[2:]}\n" for line in stream.getvalue().splitlines())


def added(content: bytes, entry: Entry, path: Path | str = "sources.yaml") -> bytes:
    """The file's bytes with the entry as its last source; ``b""`` stands for a new file.

    Raises ConfigError for an invalid file or entry.
    """
    return added_all(content, [entry], path)


def added_all(content: bytes, entries: Sequence[Entry], path: Path | str = "sources.yaml") -> bytes:
    """As `added`, with several entries."""
    before = _sources(content, path)
    wrong: ConfigError | None = None
    for write in (_inserted, _round_trip):
        try:
            done = write(content, entries)
            if _same(before, loads(done, path).all, len(entries)):
                return done
        except ConfigError as error:
            wrong = error
        except ValueError:
            continue
    advice = Message(
        "{path}: a source cannot be added to a file of this form; write it into the list yourself:", path=path
    )
    texts = "".join(rendered(entry, 2) for entry in entries)
    raise wrong or ConfigError(Message("{advice}\n{entry}", advice=advice, entry=texts))


def append(path: Path, entry: Entry) -> None:
    """Write the entry into the file, or into a new one. The file is replaced as a whole, so it is never half written.

    Raises ConfigError; the file is unchanged then.
    """
    append_all(path, [entry])


def append_all(path: Path, entries: Sequence[Entry]) -> None:
    """As `append`, with several entries: all of them or none."""
    place = Path(os.path.realpath(path))
    content = read(place)
    begun = (modeline(place.parent) + comments.translated(HEAD)).encode() if not content.strip() else content
    texts = (value for entry in entries for value in entry.values() if isinstance(value, str))
    replace_file(place, added_all(begun, entries, path), 0o600 if any(map(userinfo, texts)) else 0o666)


def read(path: Path) -> bytes:
    """The file's bytes; empty without a file. Raises ConfigError if it cannot be read."""
    try:
        with path.open("rb") as stream:
            return stream.read(MAX_BYTES + 1)
    except FileNotFoundError:
        return b""
    except OSError as error:
        raise ConfigError(Message("{path} cannot be read: {strerror}", path=path, strerror=error.strerror)) from None


def taken(name: str, sources: Sequence[Source]) -> Source | None:
    """The source that already has the name, in any case and width: the reader of the file treats them as equal too."""
    return next((source for source in sources if _folded(source.name) == _folded(name)), None)


def _folded(name: str) -> str:
    return unicodedata.normalize("NFKC", name.strip()).casefold()


def _sources(content: bytes, path: Path | str) -> tuple[Source, ...]:
    """The sources listed now. Here a file without any source is valid."""
    try:
        return loads(content, path).all
    except ConfigError:
        if _listed(decoded(content)[0]):
            raise
        return ()


def _same(before: Sequence[Source], after: Sequence[Source], more: int) -> bool:
    """Check that the sources afterwards are those before and ``more`` others."""
    return [replace(source, line=0) for source in before] == [replace(source, line=0) for source in after[:-more]]


# -- insertion into the text


def _inserted(content: bytes, entries: Sequence[Entry]) -> bytes:
    """The text with the entries' lines inserted after the last source. ValueError where there is no such place."""
    text, encoding = decoded(content)
    newline = "\r\n" if "\r\n" in text else "\n"
    lines = text.splitlines()
    place = _place(text)
    if place is None:
        raise ValueError(Message("sources: is not written as a list of lines"))
    at, column, spaced, head = place
    block = list(head)
    for entry in entries:
        block += [*([""] if spaced else []), *rendered(entry, column).splitlines()]
    done = newline.join([*lines[:at], *block, *lines[at:]]) + newline
    return done.encode(encoding)


def _place(text: str) -> tuple[int, int, bool, list[str]] | None:
    """The place of a new entry: line (from 0), column of its dash, True for an empty line before it, lines before that.

    None where the sources are written in brackets.
    """
    root = root_node(text)
    lines = text.splitlines()
    if root is None:
        return len(lines), 2, True, ["sources:"] if not lines else ["", "sources:"]
    if root.id != "mapping" or root.flow_style:
        return None
    pair = next(((key, value) for key, value in root.value if key.value == "sources"), None)
    if pair is None:
        return len(lines), 2, True, ["", "sources:"]
    key, value = pair
    if value.id == "scalar" and value.value == "":
        return key.start_mark.line + 1, 2, True, []
    if value.id != "sequence" or value.flow_style or not value.value:
        return None
    column = value.start_mark.column
    end = last_line(value) + 1
    while end < len(lines) and lines[end].strip().startswith("#") and _indent(lines[end]) > column:
        end += 1  # a comment that belongs to the last entry
    return end, column, _spaced(value, lines), []


def root_node(text: str) -> Any:
    """The document's root node of the YAML library; None for an empty or invalid document."""
    from ruamel.yaml import YAML
    from ruamel.yaml.error import YAMLError

    try:
        return YAML(typ="safe", pure=True).compose(text)
    except (YAMLError, RecursionError, ValueError):
        return None


def _listed(text: str) -> bool:
    """Check whether the text lists sources, or is something to which none can be added."""
    if not _without_comments(text):
        return False
    root = root_node(text)
    if root is None or root.id != "mapping":
        return True
    return any(key.value == "sources" and bool(value.value) for key, value in root.value)


def _without_comments(text: str) -> str:
    return "".join(line for line in text.splitlines() if not line.lstrip().startswith("#")).strip()


def last_line(node: Any) -> int:
    """The line of the end of a block's last value."""
    while node.id != "scalar" and not node.flow_style and node.value:
        last = node.value[-1]
        node = last[1] if isinstance(last, tuple) else last
    mark = node.end_mark
    ends_before = mark.column == 0 and mark.line > node.start_mark.line  # a block scalar (|) ends where the next begins
    return int(mark.line) - (1 if ends_before else 0)


def _spaced(sequence: Any, lines: Sequence[str]) -> bool:
    """Check whether the file has an empty line before its sources."""
    for item in sequence.value[1:] or sequence.value:
        line = item.start_mark.line - 1
        while line > 0 and lines[line].strip().startswith("#"):
            line -= 1
        if line > 0 and not lines[line].strip():
            return True
    return False


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def decoded(content: bytes) -> tuple[str, str]:
    """The text and its encoding, as `scraper.sources.yaml_nodes` reads it."""
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return content.decode("utf-16", "replace"), "utf-16"
    signed = content.startswith(b"\xef\xbb\xbf")
    return content.decode("utf-8-sig", "replace"), "utf-8-sig" if signed else "utf-8"


# -- the other way: the library writes the whole file again, with its comments and order


def _round_trip(content: bytes, entries: Sequence[Entry]) -> bytes:
    return written_again(content, lambda data: data["sources"].extend(dict(entry) for entry in entries))


def written_again(content: bytes, edit: Callable[[Any], None]) -> bytes:
    """Return the file as the library writes it after ``edit`` of its data. Raises ValueError."""
    from ruamel.yaml import YAML
    from ruamel.yaml.error import YAMLError

    text, encoding = decoded(content)
    yaml = YAML()
    yaml.preserve_quotes = True
    yaml.width = 1_000_000
    yaml.indent(mapping=2, sequence=4, offset=2)
    try:
        data = yaml.load(text)
        edit(data)
        stream = io.StringIO()
        yaml.dump(data, stream)
    except (YAMLError, TypeError, LookupError, AttributeError, ValueError) as error:
        raise ValueError(str(error)) from None
    return stream.getvalue().encode(encoding)


def replace_file(path: Path, content: bytes, mode: int) -> None:
    """Replace the file atomically, with its own permissions, or ``mode`` for a new one."""
    try:
        mode = path.stat().st_mode & 0o7777 if path.exists() else mode & ~umask()
        handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    except OSError as error:
        raise ConfigError(Message("{path} cannot be written: {strerror}", path=path, strerror=error.strerror)) from None
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        temporary.chmod(mode)
        temporary.replace(path)
    except OSError as error:
        with suppress(OSError):
            temporary.unlink()
        raise ConfigError(Message("{path} cannot be written: {strerror}", path=path, strerror=error.strerror)) from None
