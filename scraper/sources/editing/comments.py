"""Comments of the sources.yaml files that the program writes, in the language of the program.

A paragraph of comment lines is one message of the catalogue, its lines joined by line breaks, so that the translation
is broken where its own lines end. A comment beside a value is a message, too. ``tools/messages.py`` gathers both.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from scraper.i18n import _, language

_COMMENT = re.compile(r"( {0,80})#(?: ?)(.*)")
_NOT_PROSE = re.compile(r"-{4}| {2,}|[a-z_]{1,40}: \S+$")
"""Beginnings of a comment's text that stay as they are: a ruled heading, an indented command, a key that is put out of
use."""


def messages(text: str) -> Iterator[str]:
    """Yield the comments of a file that can be translated."""
    for block in _blocks(text):
        if (message := _message(block)) is not None:
            yield message


def translated(text: str) -> str:
    """Return the file with its comments in the language of the program; all other lines stay as they are."""
    if language() == "en":
        return text
    return "".join(line for block in _blocks(text) for line in _lines(block))


def _blocks(text: str) -> Iterator[Sequence[str]]:
    """Yield the lines, with their breaks: the paragraphs of comments together, all others one by one."""
    for is_prose, lines in groupby(text.splitlines(keepends=True), _is_prose):
        if is_prose:
            yield list(lines)
        else:
            yield from ([line] for line in lines)


def _is_prose(line: str) -> bool:
    comment = _COMMENT.fullmatch(line.rstrip("\n"))
    return comment is not None and bool(comment[2].strip()) and not _NOT_PROSE.match(comment[2])


def _message(block: Sequence[str]) -> str | None:
    if _is_prose(block[0]):
        return "\n".join(_text(line) for line in block)
    beside = _beside(block[0])
    return beside[1] if beside else None


def _beside(line: str) -> tuple[str, str] | None:
    """Split a line that has a comment after its text: what is before the comment's words, and these."""
    before, mark, words = line.rstrip("\n").partition("  # ")
    if not mark or not before.strip() or before.lstrip().startswith("#"):
        return None
    return before + mark, words


def _text(line: str) -> str:
    comment = _COMMENT.fullmatch(line.rstrip("\n"))
    assert comment is not None
    return comment[2]


def _lines(block: Sequence[str]) -> Iterator[str]:
    message = _message(block)
    if message is None or (translation := _(message)) == message:
        yield from block
        return
    if _is_prose(block[0]):
        indent = " " * (len(block[0]) - len(block[0].lstrip(" ")))
        yield from (f"{indent}# {line}\n" for line in translation.splitlines())
    else:
        beside = _beside(block[0])
        assert beside is not None
        yield f"{beside[0]}{translation}\n"
