"""Reads the Japanese names, whose surnames no table has, of pages in Japanese."""

from __future__ import annotations

from scraper.extract.article.context import Context
from scraper.extract.article.credits.names.person_names import is_organisation
from scraper.extract.document import FieldValue
from scraper.extract.shared.lazy_regex import lazy_regex
from scraper.extract.shared.remembered import of_names

is_signed = of_names(r"^address|auth|auhtor|writer|reporter|byline")
"""Names of elements that hold who signs."""
_NAME = lazy_regex(r"(?P<name>[\u4e00-\u9fff々]{3,6})(?:記者)?")
_AT_END = lazy_regex(r"[。」][【（(](?:[^【】（）()]{1,8}[・＝=／/])?(?P<name>[\u4e00-\u9fff々]{3,6})[】）)]$")
_NO_NAMES = frozenset("敬称略 写真略 肩書略 共同通信 時事通信 一部敬称略 年齢不詳".split())
"""Words in such brackets that are no person's."""


def find(context: Context) -> FieldValue | None:
    """A Japanese name, whose surname no table has: in an element named for the author, or in brackets at the end."""
    if not (context.doc.lang or "").lower().startswith("ja"):
        return None
    named = [line for line in context.head if line.index > context.start and is_signed(line.block.name)]
    matches = [(_NAME.fullmatch(line.text), line) for line in named]
    matches += [(_AT_END.search(line.text[-24:]), line) for line in context.text[-2:]]
    for match, line in matches:
        if match and match["name"] not in _NO_NAMES and not is_organisation(match["name"]):
            return FieldValue(
                (match["name"],), "element of the author" if line in named else "end of the text", line.node
            )
    return None
