"""The article's text, from its place: among the lines of the page, or in the data of its scripts."""

from __future__ import annotations

import html
import re
from typing import NamedTuple
from urllib.parse import quote

from scraper.extract.article.anchors import Body, Headline
from scraper.extract.article.content.body import latin_prose, picture_posts
from scraper.extract.article.content.body.container import heaviest_block, next_article, prose_weights
from scraper.extract.article.content.body.openings import is_signature
from scraper.extract.article.content.body.paragraphs import joined, paragraphs
from scraper.extract.article.content.body.printed_lines import lines_of
from scraper.extract.article.content.body.split_blocks import says_more, unfolded, with_closed_links
from scraper.extract.article.content.boilerplate.boilerplate_lines import is_foot
from scraper.extract.document import Document, FieldValue, Line, key
from scraper.extract.payload import markdown
from scraper.extract.shared.lazy_regex import lazy_regex

ENOUGH = 150
"""Number of characters of visible text that make it needless to look into the page's scripts."""

_MARKUP = lazy_regex(r"<(?:p|br|div|span|img|strong|section|h\d)\b", re.I)
_FEW_LINES = 60
"""Number of lines of a page that is little more than the frame for its script."""

_MANY_LINES = 250
"""Number of lines of a page that shows what it has."""

_FOLDED = 1500
"""Number of characters of visible text up to which its rest is looked for in the page's scripts, where a button shows
it."""


def find(doc: Document, headline: Headline, weights: list[float]) -> tuple[Document, Body]:
    """Find the text, with the reading of the page that its indices are of.

    The page's lines come first. Where they hold next to nothing, they are read again without the links that were
    never closed; then the words of a post of pictures count, or the text in the page's data if it is twice as long.
    Where a button shows the rest of a short text, the data may hold the whole of it.
    """
    doc, printed = _printed(doc, headline, weights)
    is_text = printed.value is not None and not is_signature(printed.value.value)
    if not is_text and doc.hints.listed_by == "layout page" and (lines := lines_of(doc, headline)):
        joint = "\n".join([line.text for line in lines])
        return doc, Body(FieldValue(joint, "lines below the headline", lines[0].node), lines[0].index, lines[-1].index)
    if _length(printed) < ENOUGH and not doc.lettered and (closed := with_closed_links(doc)) is not doc:
        reading = _printed(closed, headline, prose_weights(closed.lines))
        if _begins_before(reading[1], printed):  # below it are other articles, each in a link with its teaser
            doc, printed = reading
    length = _length(printed)
    if length < ENOUGH:
        if (post := _of_post(doc, headline)) is not None:
            return doc, Body(post)
        if (data := _of_data(doc, headline)) is not None and len(data.text) > 2 * length:
            return doc, Body(data.field, data=data.markup)
    elif printed.value is not None and length < _FOLDED and _may_have_rest(doc, printed.value.value):
        data = _of_data(doc, headline)
        if data is not None and len(data.text) > 1.2 * length and _begins_alike(data.text, printed.value.value):
            return doc, Body(data.field, printed.first, printed.last, data.markup)
    return doc, printed


_LINES_OF_FOOT = 4
"""Maximum number of lines of a page's foot that is taken for its text."""

_OVER = 3
"""Number of lines over the headline that may say whose and of what day the text is."""


def _begins_before(body: Body, other: Body) -> bool:
    """The text has its first line where another has it, or above; or there is no other."""
    return other.first is None or (body.first is not None and body.first <= other.first)


def _length(body: Body) -> int:
    return len(body.value.value) if body.value is not None else 0


def _begins_alike(whole: str, part: str) -> bool:
    """The part's first paragraph is in the whole near its beginning."""
    return key(_beginning(part)) in key(whole[:1000])


def _beginning(text: str) -> str:
    return text.split("\n", 1)[0][:60]


def _printed(doc: Document, headline: Headline, weights: list[float]) -> tuple[Document, Body]:
    """The text among the lines, those included that a button of the page shows."""
    doc = unfolded(doc, weights)
    if doc.lettered:
        return doc, latin_prose.find(doc, headline)
    following = next_article(doc, headline.line)
    container, weights = heaviest_block(doc, headline.line, weights, following)
    forms = [block for block in doc.blocks if block.tag == "form"]
    if container is None:
        return doc, Body()
    doc = doc.with_seen(max(0, min(headline.line or container.first, container.first) - _OVER), container.last)
    own = doc.lines[:following] if container.first < following else doc.lines
    lines = paragraphs(own, headline, container, weights, forms)
    if len(lines) > _FEWEST and _is_printed_above(lines[0], doc, headline):
        lines = lines[1:]
    if not lines or (len(lines) <= _LINES_OF_FOOT and is_foot("\n".join([line.text for line in lines]))):
        return doc, Body()
    return doc, Body(
        FieldValue(joined(lines), "block with the most prose", container.node), lines[0].index, lines[-1].index
    )


def _is_printed_above(line: Line, doc: Document, headline: Headline) -> bool:
    """Check whether the first line of a text repeats one between it and the headline: the name of the account, alone
    or beside its column (城东发布 | 每日播报)."""
    if headline.line is None or len(line.text) > _LONGEST_ACCOUNT:
        return False
    above = [other.text for other in doc.lines[headline.line + 1 : line.index] if other.text in line.text]
    return any(len(name) > 1 and _COLUMN.fullmatch(line.text.replace(name, "", 1)) for name in above)


_COLUMN = lazy_regex(r"[\W_A-Za-z]*(?:[|｜丨·]\s?[\u4e00-\u9fff]{2,6}\W{0,3})?")
"""Text beside an account's name that says nothing: NEWS |, | 每日播报."""


_FEWEST, _LONGEST_ACCOUNT = 2, 20
"""Lines of a text that has more than its first, at least, and characters of an account's name with its column."""


def _may_have_rest(doc: Document, text: str) -> bool:
    """A button shows the rest of a text, whose beginning a script may hold, too."""
    return not doc.lettered and _may_be_data(doc) and says_more(doc) and _may_stand_again(doc.text, text)


def _may_stand_again(source: str, text: str) -> bool:
    r"""Check quickly whether the source may have the beginning of a text a second time, as it is or as numbers
    (\u57ce)."""
    words = _HAN.findall(_beginning(text))
    if not words or source.count(words[-1]) > 1 or "atob(" in source:
        return True
    sign = words[-1][0]
    number, percent = f"{ord(sign):04x}", quote(sign)
    if number in source or percent in source or str(ord(sign)) in source:
        return True
    return number.upper() in source or percent.lower() in source


_HAN = lazy_regex(r"[\u3400-\u9fff]{4}")
"""Characters that nothing parts, most likely, wherever a text is: what follows 城东网消息 is this page's alone."""


def _may_be_data(doc: Document) -> bool:
    """The page prints so few lines that its text may be in a script."""
    return len(doc.lines) <= _MANY_LINES


class _Data(NamedTuple):
    """A text in a script of the page, and the markup that it was read from."""

    field: FieldValue
    markup: Document

    @property
    def text(self) -> str:
        return str(self.field.value)


def _of_data(doc: Document, headline: Headline) -> _Data | None:
    """The text that a script of the page holds."""
    payload = doc.payload if _may_be_data(doc) else None
    if payload is None or (not payload.own and len(doc.lines) > _FEW_LINES):
        return None
    text = payload.text
    for _ in range(_ESCAPED):
        if ("&lt;" in text or "&amp;lt;" in text) and _MARKUP.search(text) is None:
            text = html.unescape(text)
    inner = _markup(text if _MARKUP.search(text) else markdown.plain(text))
    value = _cleaned(inner, headline, doc)
    return _Data(FieldValue(value, "data in a script", f"script: {payload.key}"), inner) if value else None


_ESCAPED = 2
"""Times that the markup of a text in data may be escaped."""


def _of_post(doc: Document, headline: Headline) -> FieldValue | None:
    """The words of a post of pictures."""
    words = picture_posts.text(doc)
    value = _cleaned(_markup(words[0]), headline, doc) if words is not None else ""
    return FieldValue(value, "words of a picture post", words[1]) if words is not None and value else None


def _markup(text: str) -> Document:
    """Read a text that is outside of the page's tree, as markup or as lines."""
    return Document(text if _MARKUP.search(text) else "<p>" + text.replace("\n", "<p>"))


def _cleaned(inner: Document, headline: Headline, doc: Document) -> str:
    """The paragraphs of a text that is outside of the page's tree; "" if none is left."""
    elsewhere = Headline(key=headline.key)
    if doc.lettered:
        body = latin_prose.find(inner, elsewhere)
        return body.value.value if body.value is not None else ""
    if not inner.blocks:
        return ""
    return joined(paragraphs(inner.lines, elsewhere, inner.blocks[0], prose_weights(inner.lines)))
