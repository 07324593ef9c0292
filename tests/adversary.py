"""Adversarial texts for the regular expressions of the program, and a measure of how their time grows.

`patterns` finds every compiled expression of a package, `texts` makes repetitions that an expression may stumble over
from its own parts, `growth` measures processor time at two lengths, so that no limit in seconds is needed.
"""

from __future__ import annotations

import ast
import importlib
import inspect
import pkgutil
import re
import re._constants as codes  # type: ignore[import-not-found]
import re._parser as parser  # type: ignore[import-not-found]
import time
from collections.abc import Callable, Iterator, Mapping
from itertools import islice
from types import ModuleType
from typing import Any, cast

from scraper.extract.shared.lazy_regex import LazyRegex

LONG = 8
"""Repetitions from which a part of an expression is worth a text of its own."""

GENERIC = (
    *" -|·—–/.,:：，。、;；(（[【<《>》)）]】_\"'“”=+*#@&%~!?！？\\^$",
    *"0 1 a A z é 中 年 月 日 时 记 者 文 图 摄 的 一 十 \x00 \t \n \u3000 \u200b".split(" "),
    "——", "--", "- ", " -", "| ", "0:", "1 ", "a ", "a-", "中 ", "中、", "2025-", "00:00", "12月", "1年", "()", "[]",
    "（）", "【】", "a=1 ", "<a>", "</", "&amp;", "%E4", "/a", "a.", "a@", ": ", "：\n", "记者 ", "来源：", "编辑",
)  # fmt: skip


def modules(package: ModuleType) -> Iterator[ModuleType]:
    """Import every module of a package; what needs an extra that is not installed is passed over."""
    yield package
    for info in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
        if info.name.endswith("__main__"):
            continue
        try:
            yield importlib.import_module(info.name)
        except ImportError as error:
            if (error.name or "").startswith(package.__name__):
                raise


def patterns(package: ModuleType) -> dict[str, re.Pattern[str]]:
    """Every expression that the modules hold, at whatever depth, or write out in a call of `re`, by its place."""
    paths: dict[tuple[str, int], str] = {}
    for module in modules(package):
        for name, value in vars(module).items():
            if not inspect.isclass(value) or value.__module__ == module.__name__:
                for pattern in _inside(value, 0):
                    paths.setdefault(_as_text(pattern), f"{module.__name__}.{name}")
        for pattern, line in _written_out(module):
            paths.setdefault(_as_text(pattern), f"{module.__name__}:{line}")
    return {f"{place}#{number}": re.compile(*key) for number, (key, place) in enumerate(paths.items())}


def _as_text(pattern: re.Pattern[Any]) -> tuple[str, int]:
    """The expression and its flags; that of bytes as one of characters."""
    if isinstance(pattern.pattern, bytes):
        return pattern.pattern.decode("latin-1"), pattern.flags & ~re.UNICODE | re.ASCII
    return pattern.pattern, pattern.flags


def _inside(value: object, depth: int) -> Iterator[re.Pattern[Any]]:
    if isinstance(value, re.Pattern):
        yield value
    elif isinstance(value, LazyRegex):
        yield cast("re.Pattern[Any]", value)
    elif depth > 3:
        return
    elif isinstance(value, Mapping):
        for part in value.values():
            yield from _inside(part, depth + 1)
    elif isinstance(value, (tuple, list, set, frozenset)):
        for part in value:
            yield from _inside(part, depth + 1)
    elif inspect.isclass(value):
        for part in vars(value).values():
            yield from _inside(part, depth + 1)
    elif inspect.ismethod(value) and isinstance(value.__self__, re.Pattern):
        yield value.__self__
    elif isinstance(getattr(value, "__self__", None), re.Pattern):
        yield value.__self__  # type: ignore[attr-defined]


def _written_out(module: ModuleType) -> Iterator[tuple[re.Pattern[str], int]]:
    """The expressions that stand as literals in calls such as ``re.search("…", text)``."""
    for node in ast.walk(ast.parse(inspect.getsource(module))):
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Attribute)
            and isinstance(node.func.value, ast.Name)
            and node.func.value.id == "re"
            and node.func.attr in ("search", "match", "fullmatch", "sub", "split", "findall", "finditer")
            and node.args
            and isinstance(node.args[0], ast.Constant)
        ):
            yield re.compile(node.args[0].value), node.lineno


def texts(pattern: re.Pattern[str], most: int = 200) -> list[tuple[str, str, str]]:
    """Prefix, piece to repeat, and end of texts that the expression may take long over."""
    tree = parser.parse(pattern.pattern, pattern.flags & ~re.DEBUG)
    made: dict[tuple[str, str, str], None] = {}
    own = list(dict.fromkeys(_characters(tree)))[:24]
    for prefix, piece in _repeats(tree, ""):
        for end in ("", "\x00", "。x"):
            made.setdefault((prefix[-60:], piece, end))
        if prefix:
            made.setdefault(("", prefix[-60:] + piece, "\x00"))
            made.setdefault(("", piece, "\x00"))
    for piece in (*own, *GENERIC):
        made.setdefault(("", piece, "\x00"))
    for sample in islice(_samples(tree), 24):
        if sample:
            made.setdefault(("", sample, "\x00"))
    for first in own[:10]:
        for second in own[:10]:
            if first != second:
                made.setdefault(("", first + second, "\x00"))
    return list(made)[:most]


def _characters(tree: Any) -> Iterator[str]:
    for code, value in tree:
        yield from _of_one(code, value)
        for inner in _parts(code, value):
            yield from _characters(inner)


def _parts(code: Any, value: Any) -> list[Any]:
    if code in (codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT):
        return [value[2]]
    if code is codes.SUBPATTERN:
        return [value[3]]
    if code is codes.ATOMIC_GROUP:
        return [value]
    if code is codes.BRANCH:
        return list(value[1])
    if code is codes.GROUPREF_EXISTS:
        return [part for part in value[1:] if part is not None]
    if code is codes.ASSERT:
        return [value[1]]
    return []


_OF_CATEGORY = {
    codes.CATEGORY_SPACE: " ",
    codes.CATEGORY_DIGIT: "1",
    codes.CATEGORY_WORD: "a",
    codes.CATEGORY_NOT_SPACE: "a",
    codes.CATEGORY_NOT_DIGIT: "a",
    codes.CATEGORY_NOT_WORD: "-",
}


def _of_one(code: Any, value: Any) -> list[str]:
    """Characters that a part of one character stands for, at most six."""
    if code is codes.LITERAL:
        return [chr(value)]
    if code is codes.NOT_LITERAL:
        return [char for char in "a中- 1" if ord(char) != value][:2]
    if code is codes.ANY:
        return ["a", "中", "-", " "]
    if code is codes.IN:
        if value and value[0][0] is codes.NEGATE:
            return [char for char in "中a-1 ：/." if not _is_in(ord(char), value[1:])][:4]
        chars: list[str] = []
        for kind, part in value:
            if kind is codes.LITERAL:
                chars.append(chr(part))
            elif kind is codes.RANGE:
                chars.append(chr(part[0]))
            elif kind is codes.CATEGORY:
                chars.append(_OF_CATEGORY[part])
        return chars[:6]
    return []


def _is_in(char: int, parts: Any) -> bool:
    for kind, part in parts:
        if kind is codes.LITERAL and part == char:
            return True
        if kind is codes.RANGE and part[0] <= char <= part[1]:
            return True
        if kind is codes.CATEGORY and _OF_CATEGORY.get(part) and _matches_category(part, chr(char)):
            return True
    return False


def _matches_category(category: Any, char: str) -> bool:
    name = str(category).rsplit("_", 1)[1]
    inside = {"SPACE": char.isspace(), "DIGIT": char.isdigit(), "WORD": char.isalnum() or char == "_"}[name]
    return inside != ("NOT" in str(category))


def _samples(tree: Any, depth: int = 0) -> list[str]:
    """Short texts that the expression matches, or nearly: one for each of its alternatives, more or less."""
    made = [""]
    for code, value in tree:
        one: list[str]
        if code is codes.BRANCH:
            one = [text for branch in value[1] for text in _samples(branch, depth + 1)[:2]][:40]
        elif code in (codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT):
            one = [text * max(1, value[0]) for text in _samples(value[2], depth + 1)[:3]]
        elif parts := _parts(code, value):
            one = _samples(parts[0], depth + 1) if code is not codes.ASSERT else [""]
        else:
            one = _of_one(code, value)[:1] or [""]
        if len(one) == 1:
            made = [text + one[0] for text in made]
        else:
            made = [made[0] + text for text in one] + [text + one[0] for text in made[1:]]
        made = made[:40] or [""]
    return made


def _repeats(tree: Any, prefix: str) -> Iterator[tuple[str, str]]:
    """The text matched before each long repetition, and the text it repeats."""
    before = prefix
    for code, value in tree:
        if code in (codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT):
            if value[1] is codes.MAXREPEAT or value[1] >= LONG:
                bodies = value[2]
                single = len(bodies) == 1 and _of_one(*bodies[0])
                for piece in single or _samples(bodies)[:6]:
                    if piece:
                        yield before, piece
            yield from _repeats(value[2], before)
        else:
            for part in _parts(code, value):
                yield from _repeats(part, before)
        before += _samples([(code, value)])[0]


Way = Callable[[str], object]


def ways(pattern: re.Pattern[str]) -> dict[str, Way]:
    """The ways to use an expression: each other one is made of these, `match` is where a search begins."""
    return {"search": lambda text: sum(1 for _ in pattern.finditer(text)), "fullmatch": pattern.fullmatch}


def seconds(run: Way, text: str, rounds: int = 1) -> float:
    """Processor time of this thread, the least of several rounds: another's work on the machine is not in it."""
    least = float("inf")
    for _ in range(rounds):
        began = time.thread_time()
        run(text)
        least = min(least, time.thread_time() - began)
    return least


def growth(run: Way, make: Callable[[int], str], size: int, floor: float, most: float, tries: int = 8) -> float:
    """Time at four times ``size`` by time at ``size``: about 4 where time is linear, 16 where it is quadratic.

    0 where ``floor`` seconds are not even needed for four times the size. Measured up to ``tries`` times, until it is
    below ``most``: mostly once, since nearly all expressions are.
    """
    large = make(4 * size)
    taken = seconds(run, large)
    if taken < floor:
        return 0.0
    small = make(size)
    ratio = taken / max(seconds(run, small), 1e-6)
    for attempt in range(tries - 1):
        if ratio < most or (attempt and ratio > 10 * most):  # one measure alone may have been held up
            break
        ratio = min(ratio, seconds(run, large, 2) / max(seconds(run, small, 3), 1e-6))
    return ratio
