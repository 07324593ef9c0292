"""A source's own CSS selectors for the fields around headline and body, which overrule the automatic reading."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from selectolax.lexbor import LexborNode

from scraper.extract.article.content.boilerplate.decks import LABEL
from scraper.extract.article.context import Context
from scraper.extract.article.credits.breadcrumbs.breadcrumb_entries import last_channel
from scraper.extract.article.credits.label_words import Role
from scraper.extract.article.credits.labels import authors, segments
from scraper.extract.article.credits.names.name_runs import split_names
from scraper.extract.article.fields import editors
from scraper.extract.article.fields.description import unescaped
from scraper.extract.article.fields.outlet import outlet_names
from scraper.extract.article.fields.published import relative_published
from scraper.extract.article.locate import body_text
from scraper.extract.article.selected import CONTENT, first_text, text_of
from scraper.extract.document import Document, FieldValue
from scraper.extract.html.text_model import squeeze
from scraper.extract.shared import page_labels
from scraper.extract.shared.dates.dates import stamps
from scraper.extract.shared.dates.relative_dates import moment, relative
from scraper.extract.shared.dates.stamp import iso
from scraper.extract.shared.han_variants import both

Value = str | tuple[str, ...]


def find(context: Context, field: str) -> FieldValue | None:
    """Read what the source's selector for the field matches as that field.

    None without a selector, or where it matches nothing, which leaves the field to the automatic reading. Headline and
    body are selected by `scraper.extract.article.locate`.

    Raises `ParseError` where the selector is no CSS: that is a mistake in the source, not in the page.
    """
    if field in LOCATED or field not in _READERS or field not in context.doc.hints.select:
        return None
    nodes = context.doc.selected(field)
    value = read(context.doc, field, nodes)
    if not value:
        return None
    rule = f"select: {context.doc.hints.select[field]}"
    if field == "published" and _absolute(context.doc, nodes) is None:
        rule = f"{rule}, {relative_published.RULE}"
    return FieldValue(value, rule, nodes[0])


LOCATED = ("headline", "body")
"""The fields that are selected before all others, by `scraper.extract.article.locate`."""


def read(doc: Document, field: str, nodes: Sequence[LexborNode]) -> Value | None:
    """Read elements of the page as a field, as if the source's selector matched them; None where they give none."""
    for count in (len(nodes), 1):
        value = _READERS[field](doc, nodes[:count]) if nodes else None
        if value:
            return value
    return None


def _text(doc: Document, nodes: Sequence[LexborNode]) -> str:
    return first_text(nodes)


def _body(doc: Document, nodes: Sequence[LexborNode]) -> str:
    return body_text(doc, nodes)


def _summary(doc: Document, nodes: Sequence[LexborNode]) -> str:
    """The text of the first match; what is labelled (摘要：…) loses its label."""
    text = unescaped(first_text(nodes))
    label = LABEL.match(text)
    is_label = label is not None and not label.group()[-1:].isalpha()
    return text[label.end() :].strip() if label and is_label else text


def _section(doc: Document, nodes: Sequence[LexborNode]) -> str | None:
    """The text of the first match without a label (栏目：…); of a breadcrumb (首页 > 社会 > 正文) the last channel."""
    text = first_text(nodes)
    labelled = [part.value for part in segments(text) if part.label in _CHANNEL_LABELS and part.value]
    return labelled[0] if labelled else last_channel(text, doc.title)


_CHANNEL_LABELS = frozenset(
    both("栏目 欄目 频道 頻道 当前栏目 所属栏目 所屬欄目 栏目名称 文章分类 所属分类 分类 分類 分类于 分類於".split())
)


def _published(doc: Document, nodes: Sequence[LexborNode]) -> str | None:
    """The first date in the text of the matches, else in their attributes; else the first relative one (3小时前)."""
    return _absolute(doc, nodes) or _relative(doc, nodes)


def _absolute(doc: Document, nodes: Sequence[LexborNode]) -> str | None:
    for node in nodes:
        texts = [squeeze(node.text()), *(node.attributes.get(key) or "" for key in CONTENT)]
        for text in texts:
            for stamp in stamps(text[:400]):
                if value := iso(stamp, doc.zone):
                    return value
    return None


def _relative(doc: Document, nodes: Sequence[LexborNode]) -> str | None:
    now = moment(doc.hints)
    dates = (relative(squeeze(node.text())[:400], now) for node in nodes) if now else ()
    return next((iso(date.stamp, doc.zone) for date in dates if date and date.stamp), None)


def _byline(doc: Document, nodes: Sequence[LexborNode]) -> tuple[str, ...]:
    return _names(nodes, "author", split_names)


def _editors(doc: Document, nodes: Sequence[LexborNode]) -> tuple[str, ...]:
    return _names(nodes, "editor", editors.names_of)


def _names(nodes: Sequence[LexborNode], role: Role, split: Callable[[str], list[str]]) -> tuple[str, ...]:
    """The names of every match, each without its label (作者：…); of a line with several labels those of the role."""
    names: list[str] = []
    for node in nodes:
        for value in _values(text_of(node), role):
            names.extend(name for name in split(value) if name not in names)
    return tuple(names)


def _values(text: str, role: Role) -> list[str]:
    """The stretches of a text that the label of a role introduces; else those that no other field's label does."""
    parts = segments(text)
    own = [part.value for part in (authors(parts) if role == "author" else parts) if part.role == role and part.value]
    if own:
        return own
    if len(text) > _LONGEST or "。" in text:
        return []  # no line of credits, but the article
    if len(parts) <= 1:
        return [parts[0].value] if parts and parts[0].value else [text]
    return [part.value for part in parts if part.role in ("", "other") and part.value]


_LONGEST = 400
"""Maximum number of characters of a text in which names or an outlet are read without a label of their own."""


def _outlet(doc: Document, nodes: Sequence[LexborNode]) -> str | None:
    text = first_text(nodes)
    values = _values(text, "outlet")
    return (outlet_names.clean(values[0]) or values[0]) if values else None


def _page_number(doc: Document, nodes: Sequence[LexborNode]) -> str | None:
    text = first_text(nodes)
    mark = page_labels.label(text) or page_labels.weak_label(text) or page_labels.inside(text)
    return mark.number if mark is not None else None


def _page_name(doc: Document, nodes: Sequence[LexborNode]) -> str | None:
    text = first_text(nodes)
    mark = page_labels.label(text) or page_labels.weak_label(text)
    return mark.name if mark is not None else text or None


_READERS: Mapping[str, Callable[[Document, Sequence[LexborNode]], Value | None]] = {
    "headline": _text,
    "body": _body,
    "byline": _byline,
    "editors": _editors,
    "outlet": _outlet,
    "section": _section,
    "published": _published,
    "summary": _summary,
    "page_number": _page_number,
    "page_name": _page_name,
}
"""How a match is read. ``items`` are read by `scraper.extract.listing.main_listing.selected`."""

READ = tuple(_READERS)
"""The fields that can be selected, ``items`` aside."""
