"""A selection from a sources.yaml: chosen entries with their comments, and the head of the file."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from difflib import get_close_matches

from scraper.errors import ConfigError
from scraper.i18n import Message, _, joined
from scraper.sources.model import Source


def chosen(sources: Sequence[Source], words: Sequence[str]) -> tuple[Source, ...]:
    """Select sources, in the file's order, by typed words: a number, a range (3-7), a name or a part of one, a tag.

    Raises ConfigError for every word without a match, or that is a part of several names.
    """
    names: dict[str, None] = {}
    mistakes: list[str] = []
    for word in words:
        try:
            names |= dict.fromkeys(source.name for source in _meant(sources, word))
        except ValueError as error:
            mistakes.append(str(error))
    if mistakes:
        raise ConfigError(joined("\n", mistakes))
    return tuple(source for source in sources if source.name in names)


def part(text: str, sources: Sequence[Source], selected: Sequence[Source]) -> str:
    """The file's text with the entries of ``selected`` alone. ``sources`` are all that it lists, as `loads` read it.

    A comment directly above an entry belongs to it; one with an empty line between is a heading of the entries that
    follow, and is included if any of them is.
    """
    lines = text.splitlines(keepends=True)
    names = {source.name for source in selected}
    starts = [source.line - 1 for source in sources]
    blocks = [_above(lines, start) for start in starts]
    done = lines[: _head_end(lines, blocks[0])]
    heading: list[str] = []
    for number, source in enumerate(sources):
        end = blocks[number + 1] if number + 1 < len(sources) else len(lines)
        apart = _apart(lines, blocks[number], starts[number - 1] if number else len(done))
        heading = apart or heading
        if source.name in names:
            done += [*heading, *_without_heading(lines, blocks[number], end)]
            heading = []
    return "".join(done).rstrip("\n") + "\n"


def _meant(sources: Sequence[Source], word: str) -> list[Source]:
    """Select sources by one word. ValueError for no match or an ambiguous one."""
    exact = [source for source in sources if _folded(source.name) == _folded(word)]
    if exact:
        return exact
    first, dash, last = word.partition("-")
    if first.isdecimal() and (last.isdecimal() if dash else not last):
        begin, end = int(first), int(last or first)
        if not 1 <= begin <= end <= len(sources):
            raise ValueError(Message("{word}: the numbers go from 1 to {most}", word=word, most=len(sources)))
        return [*sources[begin - 1 : end]]
    tagged = [source for source in sources if _folded(word) in map(_folded, source.tags)]
    if tagged:
        return tagged
    inside = [source for source in sources if _folded(word) in _folded(source.name)]
    if len(inside) > 1:
        names = ", ".join(source.name for source in inside)
        raise ValueError(Message("{word} may be any of {names}; write more of the name", word=repr(word), names=names))
    if not inside:
        near = get_close_matches(word, [source.name for source in sources], 1, cutoff=0.5)
        hint = _("did you mean {name!r}?").format(name=near[0]) if near else _("`scrape init --list` lists them")
        raise ValueError(Message("there is no well-known source {word}; {hint}", word=repr(word), hint=hint))
    return inside


def _folded(text: str) -> str:
    return unicodedata.normalize("NFKC", text).strip().casefold()


def _above(lines: Sequence[str], start: int) -> int:
    """The first line of an entry, including the comment directly above it."""
    while start > 0 and lines[start - 1].lstrip().startswith("#"):
        start -= 1
    return start


def _head_end(lines: Sequence[str], first: int) -> int:
    """The end of the head: ``sources:`` and the empty line after it."""
    place = next(number for number, line in enumerate(lines) if line.startswith("sources:")) + 1
    while place < first and not lines[place].strip():
        place += 1
    return place


def _apart(lines: Sequence[str], block: int, after: int) -> list[str]:
    """The heading of an entry: the comment before it with an empty line between, including that line."""
    place = block
    while place > after and not lines[place - 1].strip():
        place -= 1
    begin = place
    while begin > after and lines[begin - 1].lstrip().startswith("#"):
        begin -= 1
    return [*lines[begin:block]] if begin < place else []


def _without_heading(lines: Sequence[str], begin: int, end: int) -> Iterator[str]:
    """Yield an entry's lines and the empty ones after it, up to the next heading."""
    last = begin
    while last < end and (lines[last].strip() or last == begin):
        last += 1
    while last < end and not lines[last].strip():
        last += 1
    yield from lines[begin:last]
