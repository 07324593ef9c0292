"""Parsing YAML bytes into a small tree with line numbers, and the list of all mistakes in them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from scraper.errors import ConfigError
from scraper.i18n import Message, joined

MAX_BYTES = 2_000_000
"""Maximum size of sources.yaml: some six thousand sources fit, and take some seconds to read."""
MAX_DEPTH = 12
"""Maximum levels of nesting; the deepest key is at level 5."""
MAX_NODES = 300_000
"""Maximum values after aliases are expanded. `*a` turns a few lines into billions of values (the "billion laughs")."""
MAX_SHOWN = 40
"""Maximum mistakes printed at once."""

_PLAIN_TAGS = {
    "tag:yaml.org,2002:str": "text",
    "tag:yaml.org,2002:int": "number",
    "tag:yaml.org,2002:float": "number",
    "tag:yaml.org,2002:timestamp": "date",
    "tag:yaml.org,2002:bool": "true or false",
    "tag:yaml.org,2002:null": "nothing",
}
"""YAML's own types -> plain words for them. Any other tag (!!python/object, !!binary) is refused."""

_COLLECTION_TAGS = ("tag:yaml.org,2002:map", "tag:yaml.org,2002:seq")


@dataclass(frozen=True, slots=True)
class Scalar:
    """A single value, as written."""

    line: int
    path: str
    text: str
    type: str
    """One of the words of the table above."""


@dataclass(frozen=True, slots=True)
class Items:
    """A list."""

    line: int
    path: str
    items: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Keys:
    """A mapping. ``lines`` has the line of each key, which is not always that of its value."""

    line: int
    path: str
    entries: dict[str, Node]
    lines: dict[str, int]


Node = Scalar | Items | Keys


@dataclass(slots=True)
class Problems:
    """All mistakes in a file, each with its line and the path of its key."""

    file: str
    all: list[tuple[int, str, str]] = field(default_factory=list)
    slips: list[tuple[int, str, str]] = field(default_factory=list)
    """Characters of a Chinese keyboard that look like YAML's own. Where a text has them they are right, so they are
    reported beside other mistakes only."""

    def add(self, line: int, path: str, what: str) -> None:
        """Add a mistake; ``what`` is the mistake and, after a semicolon, the correction."""
        self.all.append((line, path, what))

    def error(self) -> ConfigError:
        """All mistakes as one error, in the order of the lines: ``sources.yaml:12: sources[2].lst: unknown key; …``."""
        rows = [
            Message("{place}: {what}", place=f"{self.file}:{line}{path and ': '}{path}", what=what)
            for line, path, what in sorted({*self.all, *self.slips})
        ]
        if len(rows) == 1:
            return ConfigError(rows[0])
        head = Message("{n} mistakes in {file}", n=len(rows), file=self.file)
        more = [Message("… and {n} more", n=len(rows) - MAX_SHOWN)] if len(rows) > MAX_SHOWN else []
        return ConfigError(joined("\n", [head, *rows[:MAX_SHOWN], *more]))


def compose(content: bytes, problems: Problems) -> Node | None:
    """The tree of a YAML document; None for an empty one (or with comments alone).

    Only nodes are built, never Python objects, so nothing that a tag names is called.
    Raises ConfigError at once for mistakes after which reading cannot continue: encoding, syntax, size, nesting.
    Duplicate keys, tags and keys that are not text go to ``problems``.
    """
    text = _decode(content, problems)
    problems.slips += _slips(text)
    root = _parse(text.translate(_NO_BREAKS), problems)
    return None if root is None else _Walk(problems).node(root, "")


def _decode(content: bytes, problems: Problems) -> str:
    """Decode UTF-8, with or without a byte order mark, or UTF-16 with one (YAML 1.2 section 5.2)."""
    if len(content) > MAX_BYTES:
        raise _stop(
            problems,
            1,
            Message(
                "the file is longer than {max_bytes} bytes, the limit",
                max_bytes=f"{MAX_BYTES:,}",
            ),
        )
    encoding = "utf-16" if content[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise _stop(
            problems, line, Message("this line is not UTF-8; {content}", content=_encoding_hint(content, problems.file))
        ) from None


def _encoding_hint(content: bytes, file: str) -> str:
    try:
        content.decode("gb18030")
    except UnicodeDecodeError:
        return Message("save the file as UTF-8")
    return Message("the file looks like GBK: save it as UTF-8 (iconv -f GB18030 -t UTF-8 {file})", file=file)


def _slips(text: str) -> Iterator[tuple[int, str, str]]:
    """Yield the lines with a full-width colon behind a key, or with other spaces than plain ones before their text."""
    for number, whole in enumerate(text.splitlines(), 1):
        line = whole.lstrip(" \t")
        if match := _WIDE_COLON.match(line):
            yield (
                number,
                "",
                Message("this colon is full-width; write `{key}: ` here", key=match[1]),
            )
        if match := _WIDE_INDENT.match(line):
            code = f"U+{ord(match[1]):04X}"
            yield number, "", Message("this is indented with {code}, which YAML takes for text; use spaces", code=code)


_WIDE_COLON = re.compile(r"(?:- [ \t]{0,8})?([a-z_]{2,20})[ \t]?\uff1a")
_WIDE_INDENT = re.compile(r"([\u00a0\u2002-\u200b\u202f\u3000])\s{0,80}[^\s#]")
_NO_BREAKS = dict.fromkeys(map(ord, "\x85\u2028\u2029"), " ")
"""Line ends of YAML 1.1, which the parser still takes for such, and not of 1.2 (section 5.4): text that is copied from
a page into a comment may hold them."""
_ACTUAL = re.compile(r",? but (?:found|got) ")
"""The beginning of the parser's description of the actual token, in its own terms."""


def _parse(text: str, problems: Problems) -> Any:
    import warnings

    from ruamel.yaml import YAML
    from ruamel.yaml.error import MarkedYAMLError, YAMLError

    # YAML 1.2: `no` and `on` are words, not booleans. The pure parser, so that no compiled one is needed.
    yaml = YAML(typ="safe", pure=True)
    yaml.max_depth = MAX_DEPTH
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # an anchor defined twice is no mistake in YAML 1.2
            return yaml.compose(text)
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark is not None else 1
        raise _stop(problems, line, _syntax(error, line, text)) from None
    except YAMLError as error:
        position = getattr(error, "position", 0)
        raise _stop(problems, text.count("\n", 0, position) + 1, str(error).splitlines()[0]) from None
    except (RecursionError, ValueError) as error:
        raise _stop(problems, 1, Message("not readable as YAML: {error}", error=error)) from None


def _syntax(error: Any, line: int, text: str) -> str:
    """The parser's message, shortened, and the usual cause if there is one."""
    what = _ACTUAL.split(str(error.problem or error.context or "not readable"))[0]
    rows = text.splitlines()
    row = rows[line - 1] if line <= len(rows) else ""
    if "\t" in row[: len(row) - len(row.lstrip())] or "'\\t'" in what:
        return Message("YAML: {what}; indent with spaces, not tabs", what=what)
    if "depth" in what:
        return Message("YAML: nested deeper than {max_depth} levels; nothing here needs that", max_depth=MAX_DEPTH)
    if "another document" in what:
        return Message("YAML: a second document begins here (---); everything belongs into one")
    if "mapping values" in what:
        return Message("YAML: {what}; a text with a colon and a space in it needs quotes", what=what)
    if "could not find expected ':'" in what:
        return Message("YAML: {what}; is a colon missing here or on the line before?", what=what)
    if "block end" in what:
        return Message("YAML: this does not continue the lines above; check its indentation and closing quotes")
    if "cannot start any token" in what:
        return Message("YAML: {what}; put the text in quotes", what=what)
    return Message("YAML: {what}; check indentation, brackets and quotes here and on the line before", what=what)


def _stop(problems: Problems, line: int, what: str) -> ConfigError:
    problems.add(line, "", what)
    return problems.error()


class _Walk:
    """Converts the parser's nodes into ours."""

    def __init__(self, problems: Problems) -> None:
        self.problems = problems
        self.count = 0
        self.open: list[int] = []

    def node(self, raw: Any, path: str) -> Node:
        line: int = raw.start_mark.line + 1
        self.count += 1
        if self.count > MAX_NODES:
            raise _stop(
                self.problems,
                line,
                Message("more than {max_nodes} values once aliases (*name) are followed", max_nodes=f"{MAX_NODES:,}"),
            )
        if id(raw) in self.open:
            raise _stop(self.problems, line, Message("the anchor &{anchor} contains itself", anchor=raw.anchor))
        tag = str(raw.tag)
        if raw.id == "scalar":
            if tag not in _PLAIN_TAGS:
                self._refuse(line, path, tag)
            return Scalar(line, path, str(raw.value), _PLAIN_TAGS.get(tag, "text"))
        if tag not in _COLLECTION_TAGS:
            self._refuse(line, path, tag)
        self.open.append(id(raw))
        built = self._items(raw, path, line) if raw.id == "sequence" else self._keys(raw.value, path, line)
        self.open.pop()
        return built

    def _items(self, raw: Any, path: str, line: int) -> Items:
        return Items(line, path, tuple(self.node(item, f"{path}[{index}]") for index, item in enumerate(raw.value)))

    def _keys(self, pairs: Sequence[tuple[Any, Any]], path: str, line: int) -> Keys:
        entries: dict[str, Node] = {}
        lines: dict[str, int] = {}
        for raw_key, raw_value in pairs:
            key_line = raw_key.start_mark.line + 1
            if raw_key.id != "scalar":
                self.problems.add(
                    key_line, path, Message("a key is a word, not a list or a mapping; is a {date:…} without quotes?")
                )
                continue
            key = str(raw_key.value)
            here = f"{path}.{key}" if path else key
            if key == "<<":
                self.problems.add(key_line, here, Message("merge keys are not read; put common keys under `defaults:`"))
                continue
            if key in entries:
                self.problems.add(
                    key_line,
                    here,
                    Message("the key occurs twice here (first on line {line}); keep one", line=lines[key]),
                )
                continue
            lines[key] = key_line
            entries[key] = self.node(raw_value, here)
        return Keys(line, path, entries, lines)

    def _refuse(self, line: int, path: str, tag: str) -> None:
        short = tag.replace("tag:yaml.org,2002:", "!!")
        self.problems.add(line, path, Message("the tag {short} is refused; write the plain value", short=short))
