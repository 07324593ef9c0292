"""The code that patterns are compiled to, kept from one worker to the next: compiling takes each 0.3 s at its start.

`re` makes a list of numbers of a pattern, and its engine runs that list. It depends on the pattern, its flags and the
version of Python, so that it can be kept in the user's cache, by these. Where anything is amiss, patterns are compiled.
"""

from __future__ import annotations

import _sre  # type: ignore[import-not-found]
import marshal
import os
import re
import sys
from array import array
from contextlib import suppress
from pathlib import Path
from typing import Any
from zlib import crc32

from scraper.extract.shared import lazy_regex
from scraper.text.segmenter import cache_folder

KEPT_AFTER = 40
"""Patterns that were compiled until they are kept: the first page needs two hundred, later ones a few more."""
MOST = 4000
"""Patterns of a file from which on it begins again: those of former versions of this program stay in it."""

_MAKER = (sys.hexversion, _sre.MAGIC, _sre.CODESIZE)
"""What the numbers mean the same to."""

Code = tuple[int, bytes, int, dict[str, int], tuple[str | None, ...]]
"""A compiled pattern: its flags, its numbers, the number of its groups, their names, and these by number."""


class PatternStore:
    """Compiles patterns, those that a worker compiled before from their code."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._codes = _read(file)
        self._new: dict[tuple[str, int], Code] = {}

    def compile(self, words: str, flags: int) -> re.Pattern[str]:
        """Return what `re.compile` returns."""
        flags = int(flags)
        code = self._codes.get((words, flags))
        try:
            if code is None:
                code = self._new[words, flags] = _code(words, flags)
            both, numbers, groups, names, by_number = code
            made: re.Pattern[str] = _sre.compile(words, both, array("I", numbers).tolist(), groups, names, by_number)
        except (AttributeError, TypeError, ValueError, RuntimeError):  # of another Python's making
            self._new.pop((words, flags), None)
            return re.compile(words, flags)
        return made

    def keep(self) -> None:
        """Keep what was compiled since the last time, once it is worth that. Several workers may: the last one wins."""
        if len(self._new) < KEPT_AFTER:
            return
        self._codes = {**(self._codes if len(self._codes) < MOST else {}), **self._new}
        self._new = {}
        partial = self._file.with_name(f"{self._file.name}.{os.getpid()}.part")
        try:
            content = marshal.dumps((_MAKER, self._codes))
            partial.write_bytes(crc32(content).to_bytes(4, "big") + content)
            partial.replace(self._file)
        except OSError:  # a full disk: the next worker compiles again
            with suppress(OSError):
                partial.unlink()


def _read(file: Path) -> dict[tuple[str, int], Code]:
    """Return the codes in a file; none where it is another Python's, or not as it was written."""
    try:
        content = file.read_bytes()
        if crc32(content[4:]) != int.from_bytes(content[:4], "big"):
            return {}
        maker, codes = marshal.loads(content[4:])
    except (OSError, ValueError, TypeError, EOFError):
        return {}
    return codes if maker == _MAKER else {}


def _code(words: str, flags: int) -> Code:
    """Compile a pattern as `re._compiler.compile` does, up to the last step."""
    library: Any = re
    parsed = library._parser.parse(words, flags)
    numbers = array("I", library._compiler._code(parsed, flags))
    names = dict(parsed.state.groupdict)
    by_number: list[str | None] = [None] * parsed.state.groups
    for name, number in names.items():
        by_number[number] = name
    return flags | parsed.state.flags, numbers.tobytes(), parsed.state.groups - 1, names, tuple(by_number)


def begin() -> PatternStore | None:
    """Have the patterns of `scraper.extract` compiled by the user's store; None where there is no folder for it."""
    folder = cache_folder()
    if folder is None:
        return None
    store = PatternStore(folder / "patterns")
    lazy_regex.compile_by(store.compile)
    return store
