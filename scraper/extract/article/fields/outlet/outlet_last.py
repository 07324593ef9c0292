"""The outlet that the text's last words name: （城东电视台）, 综合城东日报、城东网报道, （内容由城东日报提供）."""

from __future__ import annotations

from collections.abc import Iterator

from scraper.extract.article.context import Context
from scraper.extract.article.credits.names.person_names import is_organisation, is_person
from scraper.extract.article.credits.not_outlets import is_desk
from scraper.extract.article.credits.reprints import first_printed_in
from scraper.extract.article.fields.outlet.outlet_names import clean
from scraper.extract.document import FieldValue, key
from scraper.extract.shared.lazy_regex import lazy_regex

_LAST_WORD = lazy_regex(r"[。”」！？][（(](?P<name>[\u4e00-\u9fff]{2,8}[报報社网網])[）)]$")
_PAPER_LAST = lazy_regex(
    r"[（(]?《(?P<name>[^《》]{2,12}[报報刊])》[）)]?"
    r"|(?:[（(]|[—-]{1,2}\s?)(?P<bare>新[华華]社|中[新央]社|[\u4e00-\u9fff]{2,8}[报報刊台臺网網])[）)]?"
    r"|[（(]?[综綜]合自?(?P<several>[\u4e00-\u9fffA-Za-z+]{2,12}(?:[、，, ][\u4e00-\u9fffA-Za-z+]{2,12}?){1,4}?)等?"
    r"(?:[报報][道導导]|消息)[）)]?"
    r"|(?P<alone>(?![订訂关關])[\u4e00-\u9fff]{2,6}(?:日[报報]|晚[报報]|都市[报報]|商[报報]|晨[报報]|早[报報]|[时時][报報]|[周週]刊))"
)
"""The paper alone in the last line: 《城东早报》, （城东电视台）, 城东日报, or several: 综合城东日报、城东网报道."""
_SUPPLIED_BY = lazy_regex(
    r"^[（(【※*\s]{0,4}(?:以上|本文|本[则則篇新]|本)?(?:[內内]容|文章|文|稿件|[讯訊]息|[资資][讯訊]|新[闻聞]稿?|[圖图]文|[報报][導导道])?"
    r"(?:由|[为為皆均]由)(?P<name>[^，。：\s]{2,14}?)(?:[独獨]家)?"
    r"(?:提供|供稿|[授][权權]|[转轉][载載]授)"
)
"""（內容由城東日報提供，未經授權不得轉載）, below the text."""
_REPORTERS_PAPER = lazy_regex(r"(?P<name>[^：:，。、/／\s]{2,12}?)\s?(?:全媒[体體]|融媒[体體])?[记記]者\s?[：:丨|/／]")
"""城东融媒记者：王小明丨编辑：李四."""
_TAIL = 6
"""Lines below the text in which it is looked for."""
_OPENING = 18
"""Number of characters with which such a line opens."""
_OF_NO_NAME = lazy_regex(r"^本|(?:新[闻聞]|[采採][访訪])中心$|[编編][辑輯]部$")
"""What is no name of a medium, or that of a newsroom that does not say whose it is: 本报, 新闻中心."""
_SHORT = 30
"""Characters of the longest line that is the outlet's name."""


def reprinted(context: Context) -> Iterator[FieldValue]:
    """The medium that printed the text first, as a notice over the text or at its end says; a magazine's own issue is
    none (本文刊载于《城东》2026年1月刊, on the site 城东杂志)."""
    near = [line for line in context.head[-3:] if line.index > context.start]
    for line in [*near, *context.text[:1], *context.text[-2:], *context.tail[:_TAIL]]:
        if (name := first_printed_in(line.text)) and (name := clean(name) or "") and not is_person(name):
            if any(site.startswith(key(name)) for site in context.sites):
                continue
            yield FieldValue(name, "end of the text", line.node)


def find(context: Context) -> Iterator[FieldValue]:
    """The outlet alone in the last line, who supplied the text, and the medium after the last sentence.

    Texts in letters close otherwise.
    """
    if context.doc.lettered:
        return
    yield from reprinted(context)
    for line in [*context.text[-1:], *context.tail[:2]]:
        paper = _PAPER_LAST.fullmatch(line.text) if len(line.text) <= _SHORT and not line.links else None
        if paper is not None and (name := next(filter(None, paper.groups()), None)) and is_organisation(name):
            yield FieldValue(name, "end of the text", line.node)
    for line in [*context.text[-2:], *context.tail[:_TAIL]]:
        signed = _REPORTERS_PAPER.match(line.text) if "者" in line.text[:_OPENING] and not line.links else None
        if signed and is_organisation(name := signed["name"]) and not (_OF_NO_NAME.search(name) or is_desk(name)):
            yield FieldValue(name, "reporter's paper", line.node)
        supplied = _SUPPLIED_BY.search(line.text[:60]) if "由" in line.text[:12] else None
        if supplied and not is_person(supplied["name"]) and (name := clean(supplied["name"])):
            yield FieldValue(name, "end of the text", line.node)
    for line in context.text[-1:]:
        last = _LAST_WORD.search(line.text[-20:])  # …。（星洲日報）
        if last and is_organisation(last["name"]):
            yield FieldValue(last["name"], "end of the text", line.node)
