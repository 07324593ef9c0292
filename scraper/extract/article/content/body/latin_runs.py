"""Runs of lines that hold most prose, and the one of them that is an article's text, with the box that it fills."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from scraper.extract.article.content.body.latin_endings import ENOUGH
from scraper.extract.article.content.boilerplate.latin_boilerplate import dropped, ends, holds_text
from scraper.extract.article.credits.names.latin_names import BY_ALONE, BY_LINE, people
from scraper.extract.document import HEADINGS, Block, Document, Line
from scraper.extract.shared.lazy_regex import lazy_regex

CELLS = frozenset(("td", "th", "dd", "dt"))


class Run(NamedTuple):
    """A run of lines whose sum of values no longer or shorter one surpasses."""

    value: float
    first: int
    last: int


def runs(values: Sequence[float], start: int) -> list[Run]:
    """The heaviest run of each stretch of lines between those where nothing of the text is left."""
    heaviest: list[Run] = []
    best, best_first, best_last = 0.0, 0, -1
    total, first = 0.0, start
    for place in range(start, len(values)):
        total += values[place]
        if total <= 0:
            if best > 0:
                heaviest.append(Run(best, best_first, best_last))
            best = total = 0.0
            first = place + 1
        elif total > best:
            best, best_first, best_last = total, first, place
    if best > 0:
        heaviest.append(Run(best, best_first, best_last))
    return heaviest


def chosen(doc: Document, runs: list[Run], prose: Sequence[float], headline: int | None) -> Run | None:
    """The heaviest run; the first one below the headline where the heaviest is in no block named for a text.

    So what follows a short article loses to it: readers, a form, consent, teasers. A first run in no such block either
    must have half of the heaviest one's value; a quarter of it where it is close below the headline.
    """
    if not runs:
        return None
    heaviest = max(runs, key=lambda run: run.value)
    first = next(run for run in runs if run.value >= min(ENOUGH, heaviest.value))
    if first is heaviest:
        return heaviest
    near = headline is not None and first.first - headline <= _CLOSE
    block = _text_block(doc, first, prose)
    if (frame := _text_block(doc, heaviest, prose)) is not None:
        return first if near and first.value >= _TEXT and _is_in_frame(block, frame, heaviest) else heaviest
    if block is not None:
        return first if heaviest.first >= block.last else heaviest
    least = _OF_HEAVIEST_NEAR if near else _OF_HEAVIEST
    return first if first.value >= least * heaviest.value else heaviest


_OF_HEAVIEST, _OF_HEAVIEST_NEAR = 0.5, 0.25
_CLOSE = 10
"""Number of lines from a headline to its text: date, author, buttons, a picture."""


def _is_in_frame(block: Block | None, frame: Block, heaviest: Run) -> bool:
    """The first run has a box of its own, named for a text, in that of the whole page, and the heaviest comes after it:
    mourners, an agency's latest."""
    if block is None or block is frame or _FRAME.search(frame.name) is None:
        return False
    return frame.first <= block.first and block.last <= min(frame.last, heaviest.first)


_TEXT = 600
"""Value of a run that is a text, however much follows it."""
_FRAME = lazy_regex(r"(?<![a-z])(?:main|page|site)")


def of_short_lines(doc: Document, headline: int | None, start: int, aside: Sequence[bool]) -> Run | None:
    """The lines of a text without paragraphs, a calendar or a poem: the first block named for a text that holds the
    headline or follows it and whose lines are mostly no links."""
    if headline is None:
        return None
    for block in doc.blocks:
        if block.last <= start or block.tag == "body" or not block.name or not holds_text(block.name):
            continue
        lines = [line for line in doc.lines[max(start, block.first) : block.last] if not aside[line.index]]
        own = [line for line in lines if line.link_chars * 2 < len(line.text)]
        chars = sum([len(line.text) for line in own])
        if len(own) >= _FEWEST_SHORT and chars >= ENOUGH and 2 * chars > sum([len(line.text) for line in lines]):
            return Run(float(chars), own[0].index, own[-1].index)
    return None


_FEWEST_SHORT = 6
"""Minimum number of lines of a text without paragraphs."""


def _text_block(doc: Document, run: Run, prose: Sequence[float]) -> Block | None:
    """The smallest block that is named for the text of an article and holds most of a run."""
    heaviest = max(range(run.first, run.last + 1), key=prose.__getitem__)
    half = sum(prose[run.first : run.last + 1]) / 2
    block: Block | None = doc.lines[heaviest].block
    while block is not None:
        if block.tag != "body" and (block.tag == "article" or holds_text(block.name)):
            inside = sum(prose[max(block.first, run.first) : min(block.last, run.last + 1)])
            if inside >= half:
                return block
        block = block.parent
    return None


def whole_box(
    doc: Document, start: int, first: int, last: int, prose: list[float], aside: list[bool], cut: bool
) -> tuple[int, int]:
    """The run with the short lines before and after it in the box that its paragraphs are in: dates, names, steps.

    ``cut`` says that something else follows the run.
    """
    sums: dict[Block, float] = {}
    for line in doc.lines[first : last + 1]:
        if prose[line.index] and not aside[line.index] and (box := _box(line)) is not None:
            sums[box] = sums.get(box, 0.0) + prose[line.index]
    if not sums:
        return first, last
    box = max(sums, key=lambda block: sums[block])
    while first > max(start, box.first) and _is_of_box(doc.lines[first - 1], box, aside):
        first -= 1
    while not cut and last + 1 < box.last and _is_of_box(doc.lines[last + 1], box, aside):
        last += 1
    signed = False
    while last > first and not prose[last]:
        line = doc.lines[last]
        if not (dropped(line.text) or _is_signed(line) or (signed and _is_label(line))):
            break
        signed = signed or not dropped(line.text)
        last -= 1
    return first, last


def _is_label(line: Line) -> bool:
    """Check whether a line over the name of who wrote is no more than a label: Autorin; Text:; a cell, a term."""
    if len(line.text) > _LONGEST_LABEL:
        return False
    return line.tag in CELLS or BY_ALONE.fullmatch(line.text) is not None


_LONGEST_LABEL = 24


def _is_signed(line: Line) -> bool:
    """Check whether a line is of who wrote: Lan Anh; Par Élodie Marchand; 도하윤 기자; or is in an element so named."""
    text = line.text
    if len(text) > _LONGEST_NAME:
        return False
    if (" " in text or text.islower()) and line.tag not in HEADINGS and _SIGNATURE.search(line.block.own):
        return True
    names = people(text, frozenset(), lone=False)
    return _OFFICE.search(text) is not None or (
        bool(names) and (BY_LINE.match(text) is not None or sum(map(len, names)) >= 0.8 * len(text))
    )


_LONGEST_NAME = 60
_SIGNATURE = lazy_regex(r"(?<![a-z-])(?:author|autor(?:e|a|in)?|auteur|byline|signature|firma)(?![a-z-])")
"""In the name of an element that holds who wrote and no paragraph: <p class="author">."""
_OFFICE = lazy_regex(r"[\uac00-\ud7af]{2,4} ?(?:기자|특파원)")


def _box(line: Line) -> Block | None:
    """The block that a paragraph is in, beside others."""
    block: Block | None = line.block
    while block is not None and block.tag in _SET:
        block = block.parent
    return block


def _is_of_box(line: Line, box: Block, aside: list[bool]) -> bool:
    is_headline = line.tag in _ROWS and line.link_chars >= 0.8 * len(line.text) and len(line.text) >= _HEADLINE
    return not aside[line.index] and not is_headline and not ends(line.text) and _box(line) is box


_ROWS = ("li", *CELLS)
_HEADLINE = 25
"""Number of characters of a link that is the headline of something else."""


_SET = frozenset(("p", "ul", "ol", "dl", "blockquote", "table", "tbody", "thead", "tr", "pre", "li", *HEADINGS, *CELLS))
"""Elements that a text is set in."""
