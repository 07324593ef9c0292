"""Reads the author beside the date: 07-29 21:15 田雨, and in the lines next to it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from scraper.extract.article.context import Context, beside_date, elements_apart
from scraper.extract.article.credits.labels import Segment
from scraper.extract.article.credits.names.name_runs import sure_names
from scraper.extract.article.credits.names.person_names import (
    is_latin_name,
    is_organisation,
    is_pen_name,
    is_person,
    may_be_person,
)
from scraper.extract.article.credits.not_outlets import is_furniture
from scraper.extract.article.credits.section_names import reads_as_channel
from scraper.extract.article.fields.author_icons import marked
from scraper.extract.article.fields.editors import before_label, is_editors
from scraper.extract.document import Line
from scraper.extract.shared.han_variants import both
from scraper.extract.shared.lazy_regex import lazy_regex
from scraper.extract.shared.spellings import AUTHOR

_LONGEST = 60
"""Maximum number of characters of a line of date and names."""
_PLACE_BEHIND = lazy_regex(r"\s?[／/╱]\s?[\u4e00-\u9fff]{2,4}(?:報導|报导|报道|報道)$")
"""王小明 李四 / 台北報導."""
_NO_WRITERS = frozenset(both("译 摄 图 摄影 供图 翻译 制图".split()))
"""Texts after the name of who translated or took the picture: 约翰·哈洛韦 著 王小明 译, 王小明 文 田雨 摄."""
_ROLES = lazy_regex(
    r"(?P<names>[\u4e00-\u9fff· 、]{2,20}?)\s?[／/╱]\s?"
    rf"(?:(?P<written>文字?)|(?:{'|'.join(sorted(_NO_WRITERS))}))"
)
"""Names with what they did: 王小明/文, 田雨/图."""


def find(context: Context) -> Iterator[tuple[list[str], Line]]:
    """The names beside the date of each line that prints one, with the line."""
    channels = context.crumb[0] if context.crumb else []
    below = [(line, parts) for line, parts in context.dated if line.index > context.start]
    for line, parts in [*below, *context.over]:
        if len(line.text) <= _LONGEST:
            beside = (_PLACE_BEHIND.sub("", name) for name in beside_date(line, parts))
            edited = [span.text for span in line.spans if span.name and is_editors(span.name)]
            editor = before_label(parts) if "编" in line.text or "編" in line.text else ""
            taken = _before_taken(parts) if "摄" in line.text or "攝" in line.text else ""
            others = tuple(filter(None, (editor, taken)))
            pieces = [p for p in beside if p not in edited and not any(other.endswith(p) for other in others)]
            if pieces and (pieces[0] == "文" or pieces[0] in _NO_WRITERS):  # 文 王小明 图 田雨
                pieces = [p for before, p in pairwise(("", *pieces)) if _NO_WRITERS.isdisjoint((before, p))]
            while pieces and pieces[-1] in _NO_WRITERS:
                pieces = pieces[:-2]
            runs = [names for piece in pieces if (names := _run(piece))]
            whole = any(len(name) >= _WHOLE for run in runs for name in run)  # 尤虹文 卜翊: the second is a name, too
            names = [n for run in runs for n in run if whole and (len(n) >= _WHOLE or not reads_as_channel(n))]
            in_paper = context.doc.hints.listed_by == "layout page"
            trusted = in_paper or any(piece in _DONE or is_organisation(piece) for piece in pieces)
            if not names and trusted:  # 城东晨报 07-29 21:15 田雨, 田雨 报道
                names = [name for run in runs for name in run if not reads_as_channel(name)]
            names = (
                names
                or _in_brackets(line, runs, parts)
                or _behind_icon(line)
                or _next_to(line, context)
                or _pen_name_beside(pieces, context)
            )
            names = [name for name in names if is_person(name) or name not in channels]
            if names:
                signed = [span.text for span in line.spans if _SIGNS.search(span.name) and is_latin_name(span.text)]
                yield [*names, *(name for name in dict.fromkeys(signed) if name not in names)], line


_SIGNS = lazy_regex(rf"(?<![a-z]){AUTHOR}(?![a-z])")
"""Names of elements that hold one of the authors: <span class="author">Mara Gebhardt</span>."""


def _before_taken(parts: tuple[Segment, ...]) -> str:
    """What is printed before a word of photographing that nothing follows: 王小明 文 田雨 摄."""
    return next((name.value for name, part in pairwise(parts) if part.label in _NO_WRITERS and not part.value), "")


def _in_brackets(line: Line, runs: list[list[str]], parts: tuple[Segment, ...]) -> list[str]:
    """The names that are in brackets of their own beside the date and a labelled source: [ 田雨 ] 来源：城东晨报."""
    if not any(part.role == "outlet" and part.colon for part in parts):
        return []
    boxes = {match[1] for match in _BRACKETS.finditer(line.text)}
    return [name for run in runs for name in run if name in boxes and not reads_as_channel(name)]


_BRACKETS = lazy_regex(r"[\[［【]\s?([\u4e00-\u9fff]{2,4})\s?[\]］】]")


def _behind_icon(line: Line) -> list[str]:
    """The name, a person's or a pen name, after the icon of a person in the line of the date."""
    names = [name for name in marked(line) if may_be_person(name) and not is_organisation(name)]
    return [name for name in names if not (is_furniture(name) or reads_as_channel(name))][:1]


def _pen_name_beside(pieces: list[str], context: Context) -> list[str]:
    """The one word beside the date of an opinion that can be a pen name."""
    title = context.doc.title
    words = [p for p in pieces if is_pen_name(p) and not (reads_as_channel(p) or is_furniture(p) or p in title)]
    return words if len(words) == 1 and context.is_opinion else []


def _next_to(dated: Line, context: Context) -> list[str]:
    """The names in a line next to that of the date, elements of which name the outlet, too."""
    near = context.doc.lines[max(dated.index - 1, context.start + 1) : dated.index + 2]
    for line in near:
        may_sign = len(line.text) <= _LONGEST_RUN and line is not dated and line.text[-1] not in ":："
        run = sure_names(line.text) if may_sign else []
        if len(run) > 1 and not any(map(reads_as_channel, run)):
            return run  # two names of two characters, right over the date
    runs = [pieces for line in near if any(map(is_organisation, pieces := elements_apart(line)))]
    return [name for pieces in runs for piece in pieces for name in _run(piece)]


def _run(piece: str) -> list[str]:
    """The names of a piece beside the date that is nothing but names: 王小明、田雨."""
    if len(piece) > _LONGEST_RUN:
        return []
    done = _ROLES.fullmatch(piece) if piece[-1:] in _LAST_OF_ROLES else None
    if done is not None:
        return sure_names(done["names"]) if done["written"] else []
    return sure_names(piece)


_DONE = frozenset(both("报道 报导 综合报道 综合报导 撰文 编译 采访报导 采访报道".split()))
"""Text after a name that wrote."""
_LONGEST_RUN = 24
_LAST_OF_ROLES = frozenset("文字") | {role[-1] for role in _NO_WRITERS}
_WHOLE = 3
"""Number of characters of a name that is one beside a date, whatever else is in it."""
