"""Writing ``select:`` into an entry of sources.yaml: all else in the file is unchanged, comments included."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

from scraper.errors import ConfigError
from scraper.i18n import Message
from scraper.sources.editing import additions
from scraper.sources.model import Source
from scraper.sources.reader import loads


class _Edit(NamedTuple):
    """A stretch of the text, by its characters, and what takes its place."""

    start: int
    end: int
    text: str


def write(path: Path, source: str, selectors: Mapping[str, str]) -> None:
    """Write selectors into a source's entry, each in the place of a former one of its field.

    The file is replaced as a whole, so it is never half written. Raises ConfigError; the file is unchanged then.
    """
    import os

    place = Path(os.path.realpath(path))
    additions.replace_file(place, selected(additions.read(place), source, selectors, path), 0o666)


def selected(content: bytes, source: str, selectors: Mapping[str, str], path: Path | str = "sources.yaml") -> bytes:
    """The file's bytes with the selectors in the entry of the source. Raises ConfigError."""
    before = loads(content, path).all
    for way in (_in_text, _round_trip):
        try:
            done = way(content, next(one for one in before if one.name == source), selectors)
            if _as_meant(before, loads(done, path).all, source, selectors):
                return done
        except (ConfigError, ValueError, StopIteration):
            continue
    advice = Message(
        "{path}: `select:` cannot be written into an entry of this form; write it into {source} yourself:",
        path=path,
        source=repr(source),
    )
    raise ConfigError(Message("{advice}\n{entry}", advice=advice, entry=rendered(selectors, 4)))


def rendered(selectors: Mapping[str, str], column: int = 0, newline: str = "\n") -> str:
    """The selectors as lines of YAML, ``select:`` at a column; ends with a line break."""
    lines = ["select:", *(f"  {field}: {quoted(selector)}" for field, selector in selectors.items())]
    return "".join(f"{' ' * column}{line}{newline}" for line in lines)


def quoted(selector: str) -> str:
    """A selector as a YAML scalar: a ``#`` begins a comment, brackets begin a list."""
    return "'" + selector.replace("'", "''") + "'"


def _as_meant(before: Sequence[Source], after: Sequence[Source], name: str, selectors: Mapping[str, str]) -> bool:
    """Check that nothing but the selectors of one source has changed."""
    meant = [
        replace(one, line=0, select={**one.select, **selectors}) if one.name == name else replace(one, line=0)
        for one in before
    ]
    return meant == [replace(one, line=0) for one in after]


# -- in the text


def _in_text(content: bytes, source: Source, selectors: Mapping[str, str]) -> bytes:
    """The text with lines added, or scalars replaced. ValueError where there is no such place."""
    text, encoding = additions.decoded(content)
    for edit in sorted(_edits(text, source, selectors), reverse=True):
        text = text[: edit.start] + edit.text + text[edit.end :]
    return text.encode(encoding)


def _edits(text: str, source: Source, selectors: Mapping[str, str]) -> Iterator[_Edit]:
    entry = _entry(additions.root_node(text), source)
    newline = "\r\n" if "\r\n" in text else "\n"
    select = next((value for key, value in entry.value if key.value == "select"), None)
    if select is None:
        if entry.flow_style:
            yield _before_brace(text, entry, f"select: {{{_pairs(selectors)}}}")
        else:
            column = entry.value[0][0].start_mark.column
            yield _after(text, entry, rendered(selectors, column, newline), newline)
        return
    if select.id != "mapping" or not entry.start_mark.index < select.start_mark.index < entry.end_mark.index:
        raise ValueError  # an alias of a mapping elsewhere, or nothing
    present = {key.value: value for key, value in select.value}
    for field in selectors.keys() & present.keys():
        value = present[field]
        if value.style in ("|", ">") or value.start_mark.index < select.start_mark.index:
            raise ValueError
        yield _Edit(value.start_mark.index, value.end_mark.index, quoted(selectors[field]))
    new = {field: selector for field, selector in selectors.items() if field not in present}
    if new and select.flow_style:
        yield _before_brace(text, select, _pairs(new))
    elif new:
        column = select.value[0][0].start_mark.column
        lines = "".join(f"{' ' * column}{field}: {quoted(selector)}{newline}" for field, selector in new.items())
        yield _after(text, select, lines, newline)


def _entry(root: Any, source: Source) -> Any:
    """The node of the source's entry; ValueError where it has none of its own."""
    if root is not None and root.id == "mapping":
        listed = next((value for key, value in root.value if key.value == "sources"), None)
        for item in listed.value if listed is not None and listed.id == "sequence" else ():
            if item.id == "mapping" and item.start_mark.line + 1 == source.line:
                return item
    raise ValueError


def _pairs(selectors: Mapping[str, str]) -> str:
    return ", ".join(f"{field}: {quoted(selector)}" for field, selector in selectors.items())


def _before_brace(text: str, node: Any, pairs: str) -> _Edit:
    """The pairs before the brace that ends a mapping."""
    brace = node.end_mark.index - 1
    inside = text[:brace].rstrip()
    comma = "" if inside.endswith(("{", ",")) else ","
    space = " " if text[brace - 1].isspace() and comma else ""
    return _Edit(len(inside), brace, f"{comma}{' ' if comma or not inside.endswith('{') else ''}{pairs}{space}")


def _after(text: str, node: Any, lines: str, newline: str) -> _Edit:
    """Lines below the last line of a block."""
    all_lines = text.splitlines(keepends=True)
    number = additions.last_line(node) + 1
    place = sum(map(len, all_lines[:number]))
    begin = "" if place == 0 or text[place - 1] in "\r\n" else newline
    return _Edit(place, place, begin + lines)


# -- the other way: the library writes the whole file again, with its comments and order


def _round_trip(content: bytes, source: Source, selectors: Mapping[str, str]) -> bytes:
    def edit(data: Any) -> None:
        (entry, *_) = (one for one in data["sources"] if str(one["name"]).strip() == source.name)
        entry["select"] = {**(entry.get("select") or {}), **selectors}

    return additions.written_again(content, edit)
