"""An article as it was read: its fields, its titles, the short lines around it."""

from __future__ import annotations

from collections.abc import Mapping

from scraper.extract.article.content.headline.titles import strip_suffix
from scraper.extract.article.context import Context
from scraper.extract.document import FieldValue, Line, key
from scraper.extract.shared.dates.dates import stamps
from scraper.extract.shared.lazy_regex import lazy_regex
from scraper.extract.shared.lazy_values import cached_property
from scraper.extract.shared.prefilter import any_of

NEAR = 6
"""Number of lines by the headline and below the text in which a name or a channel is looked for that a field lacks."""
_SHORT = 60
"""Number of characters of the longest of these lines."""
_PIECE = 12
"""Maximum number of characters of a piece of a title that names a channel or a site."""
_PIECES = lazy_regex(r"[_|｜│/／]|\s[-–—>»]{1,2}|--|(?<=[\u4e00-\u9fff])\s?-(?=\s?[\u4e00-\u9fff])")
_WITHIN = 40
"""Maximum number of characters of a line of credits within the text."""
_END = 30
"""Number of characters of a paragraph's end that may be one."""
_BELOW = 12
"""Number of lines below the text that may be one."""
_MENU = 3
"""Number of links of a line that is a menu."""
_DATED = 120
"""Characters of a line by the headline in which a date is looked for."""
_SIGNS = any_of(
    r"[记記]者|[编編][辑輯译譯]|[责責][编編]|[员員]|[习習]生|作者|[报報][道導]|撰|[采採][写寫访訪]|特[约約]|文\s?[:：/／╱|｜丨\\]|[/／]\s?[图圖]?文"
)
"""A quick look: a line without any of these names no author."""


class Reading:
    """An article as it was read, with what several doubts ask for."""

    def __init__(self, context: Context, fields: Mapping[str, FieldValue]) -> None:
        self.context = context
        self.doc = context.doc
        self.fields = fields
        self._values = {name: field.value for name, field in fields.items()}
        self._rules = {name: field.rule for name, field in fields.items()}
        self.body = str(self.value("body") or "")

    @cached_property
    def over(self) -> frozenset[int]:
        """The elements of the lines over the headline, by their ids."""
        elements: set[int] = set()
        for line in self.context.head:
            if line.index >= self.context.start:
                break
            elements.update(elements_of(line))
        return frozenset(elements)

    @cached_property
    def days(self) -> dict[str, bool]:
        """The days that lines by the headline print, each with whether one below it does."""
        start = self.context.start
        days: dict[str, bool] = {}
        for line, _ in self.context.dated:
            for stamp in stamps(line.text) if len(line.text) <= _DATED else ():
                if stamp.year:
                    day = f"{stamp.year}-{stamp.month:02}-{stamp.day:02}"
                    days[day] = days.get(day, False) or line.index > start
        return days

    @cached_property
    def days_below(self) -> frozenset[str]:
        """The days that the lines below the headline print."""
        return frozenset([day for day, is_below in self.days.items() if is_below])

    @cached_property
    def lines(self) -> list[str]:
        """The lines of the text."""
        return self.body.split("\n")

    @cached_property
    def paragraphs(self) -> frozenset[str]:
        """The lines of the text, each once."""
        return frozenset(self.lines)

    @cached_property
    def own_lines(self) -> list[Line]:
        """The lines of the page that are the text's."""
        return [line for line in self.context.text if line.text in self.paragraphs]

    @cached_property
    def short_paragraphs(self) -> list[str]:
        """Those of a line's length: credits, captions, buttons among them."""
        return [text for text in self.paragraphs if len(text) <= _SHORT]

    def value(self, name: str) -> str | tuple[str, ...] | None:
        """A field's value; None where the page has none."""
        return self._values.get(name)

    def rule(self, name: str) -> str:
        """The rule that gave the value; "" where the page has none."""
        return self._rules.get(name, "")

    @cached_property
    def titles(self) -> list[str]:
        """The headline as the title, the meta data and JSON-LD have it, without spaces and punctuation."""
        doc = self.doc
        stripped = [strip_suffix(text) for text in (doc.meta.get("og:title", ""), doc.title) if text]
        data = [item["headline"] for item in self.context.own_data if isinstance(item.get("headline"), str)]
        return [text for text in map(key, [*stripped, *data]) if text]

    @cached_property
    def title_pieces(self) -> list[str]:
        """The short pieces of the title before and after the headline: names of channels, of the site."""
        before, _, behind = self.doc.title.partition(str(self.value("headline") or "\n"))
        pieces = [piece.strip() for piece in _PIECES.split(f"{before}|{behind}")]
        return [piece for piece in pieces if 0 < len(piece) <= _PIECE]

    @cached_property
    def names(self) -> str:
        """The names that the fields have of persons and organisations, in one text."""
        outlet = self.value("outlet")
        people = [name for field in ("byline", "editors") for name in self.value(field) or ()]
        return "|".join([*people, *([outlet] if isinstance(outlet, str) else ())])

    @cached_property
    def near(self) -> list[Line]:
        """The short lines from a little above the headline to the text, and those right below the text."""
        context = self.context
        lines = [line for line in context.head if line.index >= context.start - 2]
        return [line for line in [*lines, *context.tail[:NEAR]] if len(line.text) <= _SHORT]

    @cached_property
    def near_text(self) -> str:
        """The texts of `near`, one a line: one search tells that none of them has what most pages have in none."""
        return "\n".join([line.text for line in self.near])

    @cached_property
    def labelled(self) -> list[str]:
        """The short lines by the headline and below the text, and the ends of the last paragraphs, with a colon."""
        ends = [line.text[-_END:] for line in self.context.text[-3:]]
        return [text for text in [*(line.text for line in self.near), *ends] if ":" in text or "：" in text]

    @cached_property
    def credit_lines(self) -> list[str]:
        """The short lines by the headline, in the text and below it, and the ends of its last paragraphs, that have a
        word of writing or editing."""
        context = self.context
        lines = [line.text for line in context.head if line.index >= context.start - 2 and len(line.text) <= _SHORT]
        for line in context.text:
            if len(line.text) <= _WITHIN:
                lines.append(line.text)
        lines += [line.text[-_SHORT:].rpartition("。")[2] for line in context.text[-3:] if len(line.text) > _WITHIN]
        lines += [line.text for line in context.tail[:_BELOW] if len(line.text) <= _SHORT and len(line.links) < _MENU]
        return [text for text in lines if _SIGNS.search(text)]


def elements_of(line: Line) -> list[int]:
    """The ids of a line's element, and of the elements and links in it."""
    return [line.node.mem_id, *[span.node.mem_id for span in line.spans], *[link.node.mem_id for link in line.links]]
