"""What the page itself says the article is about: its deck, else its description where that is prose about it."""

from __future__ import annotations

from scraper.extract.article.content.boilerplate.boilerplate import DATED, MADE, is_end, is_picture_name
from scraper.extract.article.content.boilerplate.boilerplate_lines import is_dropped
from scraper.extract.article.content.boilerplate.captions import centred
from scraper.extract.article.content.boilerplate.decks import (
    BRIEF,
    LABEL,
    LONGEST_BRIEF,
    REPORT,
    is_in_headlines_box,
    is_named,
    is_over_date,
)
from scraper.extract.article.content.boilerplate.latin_boilerplate import is_deck
from scraper.extract.article.context import Context
from scraper.extract.article.credits.credit_lines import is_credit_line
from scraper.extract.article.fields import description
from scraper.extract.article.fields.description import (
    ENDS,
    FRAME,
    FURNITURE,
    IDEOGRAPH,
    MIN_CHARS,
    PICTURED,
    SENTENCE,
    is_about,
    is_prose,
)
from scraper.extract.document import FieldValue, Line, key
from scraper.extract.shared.lazy_regex import lazy_regex

_PROMOTES = lazy_regex(
    r"[为為][您你]提供[^。]{2,60}(?:最新|[资資][讯訊]|[报報][道導]|[欢歡]迎)|[发發]送\s?\S{0,12}[到至]\s?\d{4,}|(?:下[载載]|安[装裝])\S{0,12}(?:客[户戶]端|APP|手[机機][报報])|[关關]注\S{0,14}(?:公[众眾][号號]|微信)|[扫掃][描码碼一]\S{0,8}二[维維][码碼]"
)
"""What an element named for a deck may hold instead: how to order the paper."""

_KICKER = lazy_regex(
    r"(?<![a-z])(?:pre|kicker|shoulder|yinti|jianti|meiti|eyebrow|intro-?title|pretitle|uptitle|topic-?line)(?![a-z])"
)
_SUBTITLE = lazy_regex(
    r"(?<![a-z])(?:sub|subtitle|sub-?title|sub-?head(?:line)?|fu-?(?:biao)?ti|subt|vicetitle|deputy-?title|second-?title|h2title)(?![a-z])"
)
"""Class and id names of the line above a headline, and of the one below it."""

_BRIEFEST = 6
"""Minimum number of characters of a sentence that the description repeats: 放宽只是开始。"""
_LONGEST_DECK = 200
_LONGEST_CREDITS = 60
"""Maximum number of characters of a line of date and source."""
_BRIEF_WITHIN = 80
"""Number of lines from the top of the page in which a film's brief is looked for."""


def find(context: Context) -> FieldValue | None:
    """A labelled or named deck set apart from the body; else the description of the page's meta data."""
    readings = (_brief, _deck, _beside_headline, description.find, _below_headline, _set_apart)
    return next(filter(None, (read(context) for read in readings)), None)


def _brief(context: Context) -> FieldValue | None:
    """The text in one box under 视频简介, where that is not the headline again."""
    lines = context.doc.lines[: min(context.body.first or 0, _BRIEF_WITHIN)]
    for place, label in enumerate(lines[:-1]):
        if len(label.text) > LONGEST_BRIEF or BRIEF.fullmatch(label.text) is None:
            continue
        first = lines[place + 1]
        text = " ".join([line.text for line in lines[place + 1 :] if line.block.parent is first.block.parent])
        if is_prose(text) and key(text) not in context.headline.key and not is_credit_line(first.text):
            return FieldValue(text, "labelled deck", first.node)
    return None


def _deck(context: Context) -> FieldValue | None:
    if context.body.first is None or context.headline.line is None:
        return None
    described = key(context.doc.meta.get("description", ""))
    for line in context.doc.lines[context.headline.line + 1 : min(context.body.first, context.headline.line + 60)]:
        text = line.text
        if len(text) <= _HEADLINE and key(text) == context.headline.key and text[-1:] not in SENTENCE:
            continue  # the headline again, over the text
        if (
            line.block.hidden
            or line.tag == "figcaption"
            or is_picture_name(line.block.name)
            or text[0] in "©Ⓒ"
            or FRAME.match(text)
            or FURNITURE.match(text)
            or MADE.match(text)
        ):
            continue
        label = LABEL.match(text)
        if label and len(text) - label.end() >= (_BRIEFEST if text[-1] in SENTENCE else MIN_CHARS):
            return FieldValue(text[label.end() :], "labelled deck", line.node)
        if label and label.end() == len(text) and (below := _in_the_same_box(line, context)) is not None:
            return FieldValue(below.text, "labelled deck", below.node)
        if line.index == context.headline.line + 1 and _is_over_date(context, line):
            return FieldValue(text, "deck over the date", line.node)
        repeats = key(text) == described != context.headline.key and not (line.links or REPORT.match(text))
        if repeats and (
            is_prose(text)
            or (len(text) >= _BRIEFEST and ENDS.search(text))
            or (_SUBTITLE.search(line.block.name) and not context.doc.lettered)
        ):
            return FieldValue(text, "deck that the description repeats", line.node)
        if len(text) < MIN_CHARS or line.links or PICTURED.search(text):
            continue
        named = is_named(line, following=context.doc.lines[line.index + 1]) or (
            context.doc.lettered and (is_deck(line.block.name) or is_in_headlines_box(line, context.headline.line))
        )
        if named and is_prose(text):
            if _PROMOTES.search(text) or is_credit_line(text) or (len(text) <= _LONGEST_CREDITS and DATED.match(text)):
                continue
            return FieldValue(text, "named deck", line.node)
    return None


def _set_apart(context: Context) -> FieldValue | None:
    """The one sentence about the article that is between the line of date and the text, whatever its box is."""
    lines = context.doc.lines[context.start + 1 : min(context.body.first or 0, context.start + _NEAR)]
    apart = [line for line in lines if _BRIEF <= len(line.text) <= _LONGEST_DECK and ENDS.search(line.text)]
    if len(apart) != 1 or apart[0].links or apart[0].image or apart[0].block.hidden or context.doc.lettered:
        return None
    text = apart[0].text
    if is_credit_line(text) or DATED.match(text) or FURNITURE.match(text) or is_dropped(text) or is_end(text):
        return None
    return FieldValue(text, "sentence set apart", apart[0].node) if is_about(text, context) else None


_NEAR, _BRIEF = 16, 20
"""Number of lines below the headline in which such a sentence is looked for, and the fewest characters of it."""
_HEADLINE = 80
"""Characters of the longest headline."""


def _in_the_same_box(label: Line, context: Context) -> Line | None:
    """The sentence below a label that is alone in a line, where one box holds the two and nothing else."""
    following = context.doc.lines[label.index + 1]
    for box in (label.block, label.block.parent):
        if box is not None and (box.first, box.last) == (label.index, label.index + 2) and is_prose(following.text):
            return following
    return None


def _is_over_date(context: Context, line: Line) -> bool:
    """A sentence between the headline and the line of date and source."""
    ended = len(line.text) <= _LONGEST_DECK and ENDS.search(line.text) is not None and not line.links
    return ended and is_over_date(context.doc.lines, line.index)


def _below_headline(context: Context) -> FieldValue | None:
    """The second headline below the headline, that nothing but its rank sets apart."""
    return _beside_headline(context, lesser=True)


def _beside_headline(context: Context, *, lesser: bool = False) -> FieldValue | None:
    """The kicker over the headline, the second headline below it: by name, or by the table that holds both; by its
    rank as a heading with ``lesser``."""
    place = context.headline.line
    if place is None:
        return None
    headline = context.doc.lines[place]
    for line, names, rule in (
        (context.doc.lines[place - 1] if place else None, _KICKER, "kicker over the headline"),
        (_below(place, context), _SUBTITLE, "second headline"),
    ):
        if line is None or line.links or not _LEAST_KICKER <= len(line.text) <= _LONGEST_KICKER:
            continue
        if line.index in range(context.body.first or 0, (context.body.last or -1) + 1) or line.block is headline.block:
            continue
        if DATED.match(line.text) or is_credit_line(line.text) or FURNITURE.match(line.text):
            continue
        if key(line.text) in context.headline.key or context.headline.key in key(line.text):
            continue
        over = line.index < place
        named = names.search(line.block.name) is not None or (
            (_rows_of_one_table(line, headline) and line.text[0] not in _DASHES)
            or (not over and lesser and _is_lesser_heading(line, headline))
        )
        if named:
            return FieldValue(line.text, rule, line.node)
    return None


def _below(place: int, context: Context) -> Line | None:
    """The line below the headline, or below those of date and source."""
    below = context.doc.lines[place + 1 : place + 1 + _CREDITS]
    return next((line for line in below if not (DATED.match(line.text) or is_credit_line(line.text))), None)


_CREDITS = 3
_DASHES = frozenset("—–-")
"""Beginnings of the second half of a headline, printed below the first: ——山区饮水工程见闻."""
_LEAST_KICKER, _LONGEST_KICKER = 13, 80
"""Maximum number of characters of such a line: a shorter one names a series."""


def _is_lesser_heading(line: Line, headline: Line) -> bool:
    """Check whether the line below the headline is a heading of a lower rank in the same box: <h1>…</h1><h3>."""
    ranks = line.tag in _HEADINGS and headline.tag in _HEADINGS and line.tag > headline.tag
    return ranks and line.block.parent is headline.block.parent and IDEOGRAPH.search(line.text) is not None


_HEADINGS = frozenset(("h1", "h2", "h3", "h4"))


def _rows_of_one_table(line: Line, headline: Line) -> bool:
    """Two rows of one table hold the line and the headline, set in the middle both (Founder's e-paper system)."""
    if line.tag != "td" or headline.tag != "td" or not (centred(line.block) and centred(headline.block)):
        return False
    rows = line.block.parent, headline.block.parent
    return rows[0] is not rows[1] and None not in rows and rows[0].parent is rows[1].parent  # type: ignore[union-attr]
