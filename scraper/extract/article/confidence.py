"""Doubts: the values of an article that a person should look at, because what the page says of them disagrees.

The name of the rule alone tells little: most values found by the weakest rule are right. What tells is disagreement
between two places that name the same thing, and a label, an element or meta data that names something the field lacks.
Measured on pages in letters and on perturbed Chinese ones (docs/parsing.md).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cached_property

from scraper.extract.article.anchors import OF_TITLE, OVER_TEXT
from scraper.extract.article.content.headline import strip_suffix
from scraper.extract.article.context import Context
from scraper.extract.article.credits.labels import segments
from scraper.extract.article.credits.person_names import PROFILE, is_latin_name, is_organisation, is_person
from scraper.extract.article.credits.section_names import is_channel, may_name_channel, reads_as_channel
from scraper.extract.article.fields.publication_data import publication
from scraper.extract.document import Found, Line, key
from scraper.extract.shared.dates import stamps
from scraper.extract.shared.machine_dates import in_url
from scraper.i18n import N_

_NEAR = 6
"""Lines by the headline and below the text in which a name or a channel is looked for that a field lacks."""
_SHORT = 60
"""Characters of the longest of these lines."""


class Reading:
    """An article as it was read, with what several doubts ask for."""

    def __init__(self, context: Context, fields: Mapping[str, Found]) -> None:
        self.context = context
        self.doc = context.doc
        self.fields = fields
        self.body = str(self.value("body") or "")

    def value(self, name: str) -> str | tuple[str, ...] | None:
        """A field's value; None where the page has none."""
        found = self.fields.get(name)
        return found.value if found is not None else None

    def rule(self, name: str) -> str:
        """The rule that gave the value; "" where the page has none."""
        found = self.fields.get(name)
        return found.rule if found is not None else ""

    @cached_property
    def titles(self) -> list[str]:
        """The headline as the title, the meta data and JSON-LD have it, without spaces and punctuation."""
        doc = self.doc
        stripped = [strip_suffix(text) for text in (doc.meta.get("og:title", ""), doc.title) if text]
        data = [item["headline"] for item in self.context.own_data if isinstance(item.get("headline"), str)]
        return [text for text in map(key, [*stripped, *data]) if text]

    @cached_property
    def near(self) -> list[Line]:
        """The short lines from a little above the headline to the text, and those right below the text."""
        context = self.context
        lines = [line for line in context.head if line.index >= context.start - 2]
        return [line for line in [*lines, *context.tail[:_NEAR]] if len(line.text) <= _SHORT]


def doubts(context: Context, fields: Mapping[str, Found]) -> dict[str, str]:
    """Map each field of an article whose value is to be doubted to the reason, a key of the catalogue.

    A field without a value is doubted where the page seems to have one. What a source's own selector gives is not.
    """
    reading = Reading(context, fields)
    reasons: dict[str, str] = {}
    for name, reason, applies in _CHECKS:
        if name not in reasons and not reading.rule(name).startswith("select: ") and applies(reading):
            reasons[name] = reason
    return reasons


# Headline


def _only_in_title(reading: Reading) -> bool:
    return reading.rule("headline") == OF_TITLE


def _another_title(reading: Reading) -> bool:
    """No title is the headline; on Chinese pages, one reads as a headline and is another."""
    headline = reading.context.headline.key
    if headline in reading.titles:
        return False
    if reading.doc.lettered:
        return True
    if reading.rule("headline") == OVER_TEXT:
        return any(len(title) >= _HEADLINE for title in reading.titles)
    return bool(reading.titles) and not any(headline in title or title in headline for title in reading.titles)


_HEADLINE = 10
"""Characters of a title that reads as a headline, not as a site's name."""


# Publication


def _no_date(reading: Reading) -> bool:
    return not reading.rule("published")


def _from_data_alone(reading: Reading) -> bool:
    return reading.rule("published") in ("meta data", "address") and not reading.doc.lettered


def _another_day(reading: Reading) -> bool:
    """The data, or the address, name another day than the page prints."""
    value = reading.value("published")
    read = stamps(str(value)[:10]) if value else ()
    if not read:
        return False
    context = reading.context
    declared = publication(context)
    address = in_url(context.doc.url) if context.doc.url else None
    if (
        "T" not in str(value)
        and not context.doc.lettered
        and any(_TIME.search(line.text) for line in reading.near if line.index >= context.start)
    ):
        return True
    days = [stamp for stamp in (declared.stamp if declared else None, address) if stamp is not None]
    if days:
        return not any(read[0].same_day(day) for day in days)
    if context.doc.lettered:
        return False
    above = [line for line in reading.near if line.index < (context.body.first or 0)]
    printed = {(s.year, s.month, s.day) for line in above for s in stamps(line.text) if s.year}
    return len(printed) > 1 and "T" not in str(value)


_TIME = re.compile(
    r"(?:19|20)\d\d[^。]{5,12}(?<!\d)[012]?\d[:：][0-5]\d|^\W{0,2}[012]?\d[:：][0-5]\d(?::\d\d)?\W{0,2}$"
)
"""A clock beside a date, or alone."""

# Byline


def _unread_author(reading: Reading) -> bool:
    """Nobody signs, and yet the data, an element or a link by the headline name somebody."""
    if reading.rule("byline"):
        return False
    meta = reading.doc.meta
    author = (meta.get("author") or meta.get("article:author") or "").strip()
    if reading.doc.lettered:
        declared = author and not author.startswith("http")
        return bool(declared) or any(item.get("author") for item in reading.context.own_data) or _shown_author(reading)
    credited = {credit.value for credit in reading.context.credits if credit.role in ("editor", "outlet")}
    if author and author not in credited and (is_person(author) or is_latin_name(author)):
        return True
    if any(_AUTHORS.search(line.text) for line in reading.near) or _loose_person(reading):
        return True
    if any(_names_person(line, reading) for line in reading.near if line.index > reading.context.start):
        return True
    text = reading.context.text
    if any(_REPORTERS.search(line.text, 0, _OPENING) for line in text[:2]):
        return True
    return any(_REPORTERS.search(line.text[-_OPENING:]) for line in text[-1:])


_OPENING = 60
"""Characters of a paragraph in which a dateline stands."""
_REPORTERS = re.compile(r"[（(【〔\[][^（）()【】]{0,14}(?:记者|記者|通讯员|通訊員|特派员|特派員)[^会會站証证]")


def _names_person(line: Line, reading: Reading) -> bool:
    """A short line by the headline that is a person's name, or leads to the page about one."""
    if len(line.links) in (1, 2) and any(PROFILE.search(link.href) for link in line.links):
        return line.links[0].text != reading.value("outlet")
    return len(line.text) == 3 and is_person(line.text)


_AUTHORS = re.compile(
    r"(?<![网社报報大])(?:记者|記者|通讯员|通訊員)(?![会會站证證节節招])[ :：]?\S"
    r"|(?:作者|撰文|采写|採訪|文)\s?[:：/／|｜]\s?(?!admin)[^\s无無佚未网編编管系]"
)
"""A label of authorship with something behind it."""


def _shown_author(reading: Reading) -> bool:
    """An element by the headline is named for the author, or a link leads to the page about a person."""
    for line in reading.near:
        if _AUTHOR.search(line.block.name) or any(_AUTHOR.search(span.name) for span in line.spans):
            return True
        if any(PROFILE.search(link.href) or _TEAM.search(link.href) for link in line.links):
            return True
    return False


_AUTHOR = re.compile(r"(?<![a-z])(?:authors?|byline|writer)(?![a-z])")
_TEAM = re.compile(r"/(?:team|staff|about|contributor)s?/", re.IGNORECASE)


def _odd_author(reading: Reading) -> bool:
    """A name that reads as no person's, or more names than sign an article."""
    names = reading.value("byline")
    if not isinstance(names, tuple) or reading.rule("byline") == "data in a script":
        return False
    if reading.doc.lettered:
        return len(names) > _MANY
    odd = [name for name in names if not (is_person(name) or is_latin_name(name))]
    weak = reading.rule("byline") in _WEAK_BYLINES
    return len(names) > _MANY or len(odd) > 1 or (bool(odd) and weak) or (weak and names[0] in reading.doc.title)


_MANY = 4
_WEAK_BYLINES = (
    "name on a line of its own",
    "page data",
    "element of the author",
    "link to the author",
    "who posted it",
)


# Editors


def _odd_editor(reading: Reading) -> bool:
    names = reading.value("editors")
    return isinstance(names, tuple) and any(not is_person(name) and not name.isascii() for name in names)


def _unread_editor(reading: Reading) -> bool:
    """No editor, and yet a person stands behind a label that no table has."""
    return not reading.rule("editors") and _loose_person(reading)


def _loose_person(reading: Reading) -> bool:
    """A short line by the headline or below the text: a label that no table has, and a person's name."""
    return _loose(reading, is_person, _PERSON)


def _loose(reading: Reading, is_such: Callable[[str], bool], pattern: re.Pattern[str]) -> bool:
    for line in reading.near:
        for label in pattern.finditer(line.text) if ":" in line.text or "：" in line.text else ():
            if is_such(label["name"]) and all(part.label != label["label"] for part in segments(line.text)):
                return True
    return False


_PERSON, _ORGANISATION = (
    re.compile(
        rf"(?:^|[\s【（(|｜])(?P<label>[\u4e00-\u9fff]{{2,5}})\s?[:：]\s?(?P<name>[\u4e00-\u9fff]{{{length}}})(?=$|[\s】）)|｜])"
    )
    for length in ("2,3", "3,12")
)
"""A label and the name behind it."""


# Outlet


def _odd_outlet(reading: Reading) -> bool:
    """An unlabelled name that reads as no organisation's, or one that the data alone have."""
    value, rule = reading.value("outlet"), reading.rule("outlet")
    if not isinstance(value, str) or rule == "printed credit":
        return isinstance(value, str) and (is_person(value) or _SENTENCE.search(value) is not None)
    if rule == "meta data" or not is_organisation(value):
        return True
    return value in (reading.value("byline") or ())


_SENTENCE = re.compile(r"[，。！？、:：]|.{16}")


def _unread_outlet(reading: Reading) -> bool:
    """No outlet, and yet a label of one is printed."""
    if reading.rule("outlet") or reading.doc.lettered:
        return False
    return any(_SOURCE.search(line.text) for line in reading.near) or _loose(reading, is_organisation, _ORGANISATION)


_SOURCE = re.compile(r"(?<![图圖资資片频頻])(?:[来來稿信]源|[转轉摘]自|出[处處])\s?[:：]?\s?[^\s:：未网本原]{2}")


# Section


def _weak_section(reading: Reading) -> bool:
    value, rule = reading.value("section"), reading.rule("section")
    return rule in _WEAK_SECTIONS or (rule == "channel's label" and not reads_as_channel(str(value)))


_WEAK_SECTIONS = ("<title>", "link to the channel", "link beside the date", "page data", "marked channel")


def _far_section(reading: Reading) -> bool:
    """A breadcrumb below the headline, or far above it."""
    crumb = reading.context.crumb
    if reading.rule("section") != "breadcrumb" or crumb is None:
        return False
    away = reading.context.start - crumb[1].index
    return away < 0 or away > _FAR


_FAR = 14


def _unread_section(reading: Reading) -> bool:
    """No section, and yet the title has pieces between headline and site, or a channel's name is linked near by."""
    if reading.rule("section") or reading.doc.lettered:
        return False
    behind = reading.doc.title.partition(str(reading.value("headline") or "\n"))[2]
    pieces = [piece.strip() for piece in _PIECES.split(behind) if piece.strip()]
    if len(pieces) > 1 and _NAME.fullmatch(pieces[0]):
        return True
    start = reading.context.start
    near = reading.doc.lines[max(0, start - 3) : start + 5]
    if any(is_channel(link.text) for line in near if len(line.links) <= 2 for link in line.links):
        return True
    alone = [line for line in reading.doc.lines[max(0, start - 1) : start + 3] if len(line.links) == 1]
    return any(may_name_channel(line.text) and not is_person(line.text) for line in alone)


_NAME = re.compile(r"[\u4e00-\u9fff·]{2,8}")


_PIECES = re.compile(r"[_|｜]|\s[-–—]\s|--|(?<=[\u4e00-\u9fff])-(?=[\u4e00-\u9fff])")


# Summary


def _weak_summary(reading: Reading) -> bool:
    """A line beside the headline, or a description of which the text has no word and the page shows nothing."""
    value, rule = reading.value("summary"), reading.rule("summary")
    if not isinstance(value, str):
        return False
    if rule != "description":
        return (
            rule in ("labelled deck", "kicker over the headline", "second headline")
            or _ENDLESS.search(value) is not None
        )
    own, body = key(value[:_QUOTED]), key(reading.body[:_COMPARED])
    pieces = [own[at : at + _PIECE] for at in range(0, len(own) - _PIECE + 1, _PIECE)]
    return sum([piece in body for piece in pieces]) < _RELATED * len(pieces)


_QUOTED, _COMPARED, _PIECE, _RELATED = 80, 4000, 3, 0.2
"""Characters of a summary and of the text that are compared, of the pieces, and the share of them that the text has."""


_ENDLESS = re.compile(r"[,，、：:]$|\.{3}$|…$")


def _unread_summary(reading: Reading) -> bool:
    """No summary, and yet the page has a description in sentences."""
    if reading.rule("summary") or reading.doc.lettered:
        return False
    text = reading.doc.meta.get("description") or reading.doc.meta.get("og:description") or ""
    return len(text) >= _DESCRIPTION and ("。" in text or text.count("，") > 1) and key(text)[:8] in key(reading.body)


_DESCRIPTION = 30


# Body


def _short_text(reading: Reading) -> bool:
    """A text that is shorter than the page's own description of it, or was found in no paragraph."""
    if reading.rule("body") == "words of a picture post" or not reading.body:
        return True
    return len(reading.body) < len(reading.value("summary") or "")


def _broken_text(reading: Reading) -> bool:
    """Most lines are short, as in menus and lists; or links are much of the text."""
    lines = reading.body.split("\n")
    short = sum([len(line) < _BRIEF for line in lines])
    if short * 2 > len(lines) and len(lines) > 3:
        return True
    within = reading.context.text
    links = sum([line.link_chars for line in within])
    return links > _LINKED * max(1, len(reading.body))


_BRIEF = 30
_LINKED = 0.15
"""Of the text, what links have at most."""


def _prose_left(reading: Reading) -> bool:
    """On a page in letters, prose stands beside the text that is not much less."""
    if not reading.doc.lettered:
        below = reading.context.tail[:_NEAR]
        return any(
            len(line.text) >= 60 and not line.links and line.tag == "p" and not _HOUSE.search(line.text)
            for line in below
        )
    prose = sum([own for line in reading.doc.lines if (own := len(line.text) - line.link_chars) >= _BRIEF])
    return len(reading.body) < _SHARE * prose


_SHARE = 0.5
_HOUSE = re.compile(
    r"声明|聲明|版权|版權|转载|轉載|本[网網站报報]|作者|观点|觀點|免责|免責|侵权|侵權|©|Copyright|我们|我們"
)


_CHECKS: tuple[tuple[str, str, Callable[[Reading], bool]], ...] = (
    ("headline", N_("only the title has it"), _only_in_title),
    ("headline", N_("the title is another"), _another_title),
    ("published", N_("the page prints no date"), _no_date),
    ("published", N_("only the page's data have it"), _from_data_alone),
    ("published", N_("another date stands on the page"), _another_day),
    ("byline", N_("somebody seems to sign"), _unread_author),
    ("byline", N_("reads unlike a name"), _odd_author),
    ("editors", N_("reads unlike a name"), _odd_editor),
    ("editors", N_("a name with an unknown label"), _unread_editor),
    ("outlet", N_("reads unlike an outlet"), _odd_outlet),
    ("outlet", N_("an outlet seems to be credited"), _unread_outlet),
    ("section", N_("no breadcrumb names it"), _weak_section),
    ("section", N_("the breadcrumb is far from the headline"), _far_section),
    ("section", N_("the title seems to name one"), _unread_section),
    ("summary", N_("may be another line than the summary"), _weak_summary),
    ("summary", N_("a description was left out"), _unread_summary),
    ("body", N_("the text is very short"), _short_text),
    ("body", N_("many short lines or links"), _broken_text),
    ("body", N_("other prose stands beside it"), _prose_left),
)
"""Field, reason and check; the first reason of a field that applies is given."""
