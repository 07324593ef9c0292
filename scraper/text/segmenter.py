"""Segmentation of text into words by jieba, or by rjieba, its port to Rust, when the extra ``fast`` is installed.

Both use jieba's dictionary and model, and their words are near-identical; the engine of an article is recorded.
It is loaded at the first use, not at import: jieba takes 0.5 s and 85 MB, rjieba 0.1 s and 35 MB.
"""

from __future__ import annotations

import os
import re
import stat
import sys
import warnings
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal, Protocol

from scraper import extras
from scraper.contract import TEXT_FIELDS
from scraper.errors import ConfigError
from scraper.i18n import Message
from scraper.models import Analysis, Page
from scraper.text import fingerprint, keywords
from scraper.text import jieba_cut as cutter

EngineName = Literal["auto", "jieba", "rjieba"]


class Cutter(Protocol):
    """Interface of both engines."""

    def cut(self, text: str) -> list[str]:
        """The pieces of the text in order; joined they are the text."""

    def add(self, word: str, frequency: int | None, tag: str | None) -> None:
        """Add a word to the dictionary, before the first text is cut."""


class _Jieba:
    def __init__(self) -> None:
        with _quiet_import():
            import jieba
        jieba.setLogLevel("CRITICAL")
        self._tokenizer = jieba.Tokenizer()
        folder = cache_folder()
        if folder is None:
            self._tokenizer.FREQ, self._tokenizer.total = jieba.Tokenizer.gen_pfdict(self._tokenizer.get_dict_file())
            self._tokenizer.initialized = True
        else:
            self._tokenizer.tmp_dir = str(folder)
            self._tokenizer.initialize()
        self._cutter: cutter.Cutter | None = None

    def cut(self, text: str) -> list[str]:
        if self._cutter is None:
            self._cutter = cutter.Cutter(self._tokenizer.FREQ, self._tokenizer.total)
        return self._cutter.cut(text)

    def add(self, word: str, frequency: int | None, tag: str | None) -> None:
        if self._cutter is not None:
            raise RuntimeError("words are added before the first text is cut")
        self._tokenizer.add_word(word, frequency, tag)


class _Rjieba:
    def __init__(self) -> None:
        import rjieba

        # its own tokenizer, loaded already, unless words are added: those are not for other users of rjieba here
        self._tokenizer = rjieba.Jieba() if _dictionaries else rjieba._DEFAULT_JIEBA

    def cut(self, text: str) -> list[str]:
        pieces: list[str] = self._tokenizer.cut(text)
        return pieces

    def add(self, word: str, frequency: int | None, tag: str | None) -> None:
        self._tokenizer.add_word(word, frequency, tag)


MOST = 1_000_000_000_000
"""The lowest frequency that is refused. The words of jieba occur sixty million times in all, and rjieba adds up in 64
bits."""

_ENGINES: dict[str, type[_Jieba] | type[_Rjieba]] = {"rjieba": _Rjieba, "jieba": _Jieba}
"""In the order of preference."""

_engine: EngineName = "auto"
_dictionaries: tuple[Path, ...] = ()
_loaded: tuple[Cutter, str] | None = None


def configure(*, engine: EngineName = "auto", dictionaries: Iterable[Path] = ()) -> None:
    """Set the engine and the user dictionaries of this process, from the next word on.

    A dictionary is a UTF-8 file in jieba's own format: ``word [frequency] [tag]``, one a line; # opens a comment
    line, and ``-word`` is a stop word: never a keyword. Words of several dictionaries are added one after the other.
    Raises ConfigError for one that is wrong.
    """
    global _engine, _dictionaries, _loaded
    chosen = tuple(dict.fromkeys(dictionaries))
    for path in chosen:
        for _ in read_dictionary(path):
            pass
    if (engine, chosen) != (_engine, _dictionaries):
        keywords.leave_out(word for path in chosen for word in stop_words(path))
        _engine, _dictionaries, _loaded = engine, chosen, None


def segmenter() -> str:
    """Name and version of the engine, with the user dictionaries: ``rjieba 0.2.2 + names.txt (9a3c1f07)``.

    Raises ConfigError when the configured engine is not installed or the dictionary cannot be read.
    """
    return _load()[1]


def words(text: str) -> list[str]:
    """The words of the text in order, punctuation marks among them, white space left out. Raises as `segmenter`."""
    return [piece for piece in _load()[0].cut(text) if not piece.isspace()] if text else []


def analyse(page: Page, chosen: tuple[str, ...] | None = None) -> Analysis:
    """The words, keywords and fingerprint of an article; they depend on the page and on `configure` alone.

    ``chosen``: its keywords, where an earlier analysis has chosen them.
    """
    cut = {field: words(getattr(page, field) or "") for field in TEXT_FIELDS}
    letters = fingerprint.essence(page.body)
    print_ = fingerprint.of_letters(letters if page.body else fingerprint.essence(page.headline))
    return Analysis(
        words={field: " ".join(pieces) for field, pieces in cut.items()},
        keywords=keywords.keywords(cut) if chosen is None else chosen,
        fingerprint=print_.bits,
        segmenter=segmenter(),
        sketch=print_.sketch,
        text_hash=fingerprint.text_hash(letters, page.headline),
    )


def read_dictionary(path: Path) -> Iterator[tuple[str, int | None, str | None]]:
    """The words of a user dictionary: (word, frequency, tag). Raises ConfigError, naming file and line."""
    for number, line in enumerate(_lines(path), 1):
        parts = line.split()
        if not parts or line.startswith("#") or _STOP.fullmatch(line):
            continue
        digits = next((part for part in parts[1:] if part.isdecimal()), None)
        if digits is not None and len(digits.lstrip("0")) >= len(str(MOST)):
            raise ConfigError(
                Message(
                    "{path}:{number}: the frequency {digits} is too high; the highest is {most}",
                    path=path,
                    number=number,
                    digits=digits[:40],
                    most=f"{MOST - 1:,}",
                )
            )
        frequency = int(digits) if digits is not None else None
        tag = next((part for part in parts[1:] if part.isascii() and part.isalpha()), None)
        if len(parts) > 1 + (frequency is not None) + (tag is not None):
            raise ConfigError(
                Message(
                    "{path}:{number}: {line} is not “word [frequency] [tag]”", path=path, number=number, line=repr(line)
                )
            )
        yield parts[0], frequency, tag


def stop_words(path: Path) -> Iterator[str]:
    """The stop words of a user dictionary (``-word``). Raises ConfigError."""
    yield from (line.strip()[1:] for line in _lines(path) if _STOP.fullmatch(line))


_STOP = re.compile(r"-\S+\s*")


def _lines(path: Path) -> list[str]:
    try:
        return path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(Message("{path}: the dictionary cannot be read: {error}", path=path, error=error)) from error


def cache_folder() -> Path | None:
    """The user's own folder for jieba's cache, created if missing; None unless nobody else can write to it.

    jieba's default is the temporary folder, where any user of the machine could put a cache for it to load.
    """
    if sys.platform == "darwin":
        base = Path.home() / "Library" / "Caches"
    else:
        base = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    folder = base / "scrape"
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        status = folder.stat()
    except OSError:
        return None
    ours = status.st_uid == os.getuid() and not status.st_mode & (stat.S_IWGRP | stat.S_IWOTH)
    return folder if ours and os.access(folder, os.W_OK) else None


def _load() -> tuple[Cutter, str]:
    global _loaded
    if _loaded is None:
        cutter, name = _make_engine()
        for path in _dictionaries:
            for entry in read_dictionary(path):
                cutter.add(*entry)
            name += f" + {path.name} ({zlib.crc32(path.read_bytes()):08x})"
        _loaded = cutter, name
    return _loaded


def _make_engine() -> tuple[Cutter, str]:
    from importlib.metadata import PackageNotFoundError, version  # takes as long to import as the rest of this module

    for name, make in _ENGINES.items():
        if _engine not in ("auto", name):
            continue
        try:
            return make(), f"{name} {version(name)}"
        except (ImportError, PackageNotFoundError) as error:
            if _engine == name:
                raise ConfigError(
                    Message("{name} is not installed: {value}", name=name, value=extras.hint("fast"))
                ) from error
    raise ConfigError(Message("neither jieba nor rjieba can be imported: install the project again"))


@contextmanager
def _quiet_import() -> Iterator[None]:
    """Hide warnings and pkg_resources while jieba is imported.

    Its source causes SyntaxWarnings (invalid escapes), and it imports pkg_resources where it can, which is slow and
    warns that it is deprecated; without it jieba reads its files with open().
    """
    missing = object()
    before = sys.modules.get("pkg_resources", missing)
    if before is missing:
        sys.modules["pkg_resources"] = None  # type: ignore[assignment]
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        if before is missing:
            del sys.modules["pkg_resources"]
