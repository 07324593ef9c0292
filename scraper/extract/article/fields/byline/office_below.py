"""Names over offices: one by itself (陈安, below it 城东台中文记者), and several, each in a box of the same make."""

from __future__ import annotations

from collections.abc import Iterator

from scraper.extract.article.context import Context
from scraper.extract.article.credits.names.lone_names import names_in_slot
from scraper.extract.article.credits.names.name_runs import split_names, sure_names
from scraper.extract.article.credits.names.person_names import is_organisation
from scraper.extract.article.credits.section_names import reads_as_channel
from scraper.extract.article.credits.site_names import names_site
from scraper.extract.article.fields.byline.labelled_names import latin
from scraper.extract.document import FieldValue, Line
from scraper.extract.shared.lazy_regex import lazy_regex
from scraper.extract.shared.remembered import of_names
from scraper.extract.shared.spellings import SIGNED

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


_is_authors = of_names(rf"{SIGNED}|zuozhe|jizhe")


def boxes(context: Context) -> FieldValue | None:
    """Several authors by the headline, the name of each in an element of the same name, with offices between them:
    <div class="author-name">王小明</div><div class="office">城东网记者</div><div class="author-name">李四光</div>."""
    named: dict[str, list[tuple[str, Line]]] = {}
    first = context.body.first or 0
    for line in context.doc.lines[context.start + 1 : min(first, context.start + _NEAR)]:
        if 2 <= len(line.text) <= _BOX:
            for name, text in _elements(line):
                if name and len(text) <= _LONGEST and _is_authors(name):
                    named.setdefault(name, []).append((text, line))
    for elements in named.values():
        names = list(dict.fromkeys([text for text, _ in elements]))
        sure = [name for name in names if sure_names(name) == [name] or latin(name) == [name]]
        if len(names) > 1 and sure and all(_may_write(name, context) for name in names):
            return FieldValue(tuple(names), "element of the author", elements[0][1].node)
    return None


def _elements(line: Line) -> Iterator[tuple[str, str]]:
    """The names and texts of a line's block, of its named elements and of its links."""
    yield line.block.name, line.text
    for span in line.spans:
        yield span.name, span.text
    for link in line.links:
        yield (link.node.attributes.get("class") or "").lower(), link.text


def _may_write(name: str, context: Context) -> bool:
    """Check whether a text may be the name of one person, in any letters."""
    return split_names(name) == [name] and not (is_organisation(name) or names_site(name, context.sites))


_BOX, _NEAR = 60, 30
"""Characters of a line with a name and an office, and lines below the headline that are looked at, at most."""
