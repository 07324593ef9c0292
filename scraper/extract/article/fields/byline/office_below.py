"""Reads a name that is by itself over the office of who has it: 陈安, and below it 城东台中文记者."""

from __future__ import annotations

from collections.abc import Iterator

from scraper.extract.article.context import Context
from scraper.extract.article.credits.names.lone_names import names_in_slot
from scraper.extract.article.credits.names.name_runs import sure_names
from scraper.extract.article.credits.section_names import reads_as_channel
from scraper.extract.document import Line
from scraper.extract.shared.lazy_regex import lazy_regex

_ENDS = (
    "記者",
    "记者",
    "特派員",
    "特派员",
    "撰稿人",
    "主播",
    "主筆",
    "主笔",
    "評論員",
    "评论员",
    "專欄作家",
    "专栏作家",
)
_OFFICE = lazy_regex(r"[^\W\d_的了有在是]{2,12}(?:[·《》「」 ][^\W\d_的了有在是]{2,12}){0,2}")
_LONGEST = 24
"""Maximum number of characters of a run of names."""


def find(context: Context) -> Iterator[tuple[list[str], Line]]:
    """The names of each line by the headline that holds nothing else, where an office is all of the line below."""
    lines = context.doc.lines
    for line in context.head:
        if line.index <= context.start or not 2 <= len(line.text) <= _LONGEST or line.index + 1 >= len(lines):
            continue
        office = lines[line.index + 1].text
        if not office.endswith(_ENDS) or _OFFICE.fullmatch(office) is None or reads_as_channel(line.text):
            continue
        if names := names_in_slot(line.text, (3, 4)):
            yield names, line
    for line in context.head:  # <div>城东网记者</div><div><a>陈安</a></div>
        if line.index > context.start and line.text.endswith(_ENDS) and _OFFICE.fullmatch(line.text):
            below = lines[line.index + 1 : line.index + 2]
            names = sure_names(below[0].text) if below and len(below[0].text) <= _LONGEST else []
            if names and not any(map(reads_as_channel, names)):
                yield names, below[0]
