"""What the program says; also without calling `_`: errors, and the reasons that are kept in the archive in English.

They are written as f-strings where something goes wrong, often far below the commands; `scraper.i18n.retold`
translates them where they are shown. Here their texts are read from the source: ``{path.name}: is empty`` is the entry
``{name}: is empty``.
"""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

RAISED = re.compile(r"[A-Z]\w*(Error|Fault|Busy|Date|Large|Parameter|Exception|Address)|Fault|_?stop|fail")
"""Calls whose arguments are said: errors, and what raises them."""
CALLS = frozenset("add append wrong Finding _keep_reason rest".split())
"""The same, where the text has several words."""
NAMES = frozenset(
    "reason said what why asks advice hint guess list_error _missing"
    " ADVICE _ADVICE CUT_OFF BROKEN NOT_ARTICLES SAME_PAGE outage LABELS STEPS ENDINGS".split()
)
"""Variables and tables whose texts are said."""
ROOMS = tuple(
    f"scraper/{room}"
    for room in ("archive", "crawl", "importers", "monitoring", "sources", "discovery", "scheduling/due")
)
"""Rooms in which texts of several words that a function returns, or that are in `CALLS` and `NAMES`, are said."""
SILENT = frozenset({"AttributeError", "RuntimeError", "ExpatError"})
NOT_SAID = re.compile(
    r"\s*(SELECT|INSERT|CREATE|UPDATE|DELETE|UNION|FROM|PRAGMA|EXISTS|AND|WHERE|reparse \{|article \{article\}$|#|<)"
)
SEVERAL_WORDS = re.compile(r"[a-z]{2,}[;:,]? [a-z{]|[a-z}][;:,]? [a-z]{2,}")


def called(file: Path) -> Iterator[str | tuple[str, str]]:
    """The texts that a module hands to `_`, `N_` and `ngettext`, in their order."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and (name := _name(node.func)) in ("_", "N_", "ngettext", "gettext"):
            texts = [arg.value for arg in node.args if isinstance(arg, ast.Constant) and isinstance(arg.value, str)]
            if name == "ngettext" and len(texts) >= 2:
                yield texts[0], texts[1]
            elif name != "ngettext" and texts:
                yield texts[0]


def said(file: Path, room: str) -> Iterator[str]:
    """The texts that a module says, as entries of the catalogue."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        for value in _values(node, room.startswith(ROOMS)):
            for text in _texts(value):
                if len(re.findall(r"[A-Za-z]", re.sub(r"\{\w+\}", "", text))) >= 5:
                    yield text


def _values(node: ast.AST, is_room: bool) -> Iterator[ast.expr]:
    if isinstance(node, ast.Call):
        name = _name(node.func)
        if RAISED.fullmatch(name) and name not in SILENT:
            yield from node.args
        elif is_room and name in CALLS:
            yield from filter(_has_words, node.args)
    elif is_room and isinstance(node, ast.Return | ast.Yield) and node.value:
        several = node.value.elts if isinstance(node.value, ast.Tuple) else [node.value]
        yield from filter(_has_words, several)
    elif is_room and isinstance(node, ast.Assign | ast.AnnAssign) and node.value:
        targets = node.targets if isinstance(node, ast.Assign) else [node.target]
        if any(_name(target) in NAMES for target in targets):
            yield from _leaves(node.value)


def _leaves(value: ast.expr) -> Iterator[ast.expr]:
    """The values of a table."""
    if isinstance(value, ast.Dict):
        for one in value.values:
            yield from _leaves(one)
    elif isinstance(value, ast.Tuple | ast.List):
        for one in value.elts:
            yield from _leaves(one)
    elif _has_words(value):
        yield value


def _has_words(value: ast.expr) -> bool:
    return any(SEVERAL_WORDS.search(text) and not NOT_SAID.match(text) for text in _texts(value))


def _texts(value: ast.expr) -> Iterator[str]:
    """The texts that an expression may be."""
    if isinstance(value, ast.Constant) and isinstance(value.value, str):
        yield value.value
    elif isinstance(value, ast.JoinedStr):
        yield _template(value)
    elif isinstance(value, ast.IfExp):
        yield from _texts(value.body)
        yield from _texts(value.orelse)


def _template(value: ast.JoinedStr) -> str:
    """An f-string as a message: its expressions by what they are about, each name once."""
    names: Counter[str] = Counter()
    done = ""
    for part in value.values:
        if isinstance(part, ast.Constant):
            done += str(part.value)
        elif isinstance(part, ast.FormattedValue):
            name = _about(part.value)
            names[name] += 1
            done += f"{{{name}{names[name] if names[name] > 1 else ''}}}"
    return done


def _about(value: ast.expr) -> str:
    """The name of what an expression is made of: ``path`` of ``path.name``, ``len(paths)`` and ``path or "it"``."""
    match value:
        case ast.Name() | ast.Attribute():
            return _name(value).strip("_").lower() or "value"
        case ast.Call(func=ast.Attribute(value=about), args=[]) | ast.Call(args=[about, *_]):
            return _about(about)
        case ast.BoolOp(values=[about, *_]) | ast.BinOp(left=about) | ast.Subscript(value=about):
            return _about(about)
        case ast.IfExp(body=about) | ast.GeneratorExp(elt=about) | ast.Starred(value=about):
            return _about(about)
    return "value"


def _name(node: ast.expr) -> str:
    return node.id if isinstance(node, ast.Name) else node.attr if isinstance(node, ast.Attribute) else ""
