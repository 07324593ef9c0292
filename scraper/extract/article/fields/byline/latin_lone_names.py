"""The name of a person that is printed with nothing to say whose it is: by the day, first or last in the text."""

from __future__ import annotations

import re

from scraper.extract.article.content.boilerplate.latin_boilerplate import ends
from scraper.extract.article.context import Context
from scraper.extract.article.credits.names.given_names import has_given_name
from scraper.extract.article.credits.names.latin_names import PARTICLES, people
from scraper.extract.article.fields.byline.latin_author_elements import (
    in_menu,
    is_away,
    is_beside_other,
    leads_to_a_person,
)
from scraper.extract.article.fields.published.date_labels import label
from scraper.extract.document import FieldValue, Line, key
from scraper.extract.shared.dates.dates import stamps
from scraper.extract.shared.dates.month_names import in_language
from scraper.extract.shared.lazy_regex import lazy_regex

_CLOSE = 8
"""Number of lines below the headline in which the name and the day are."""
_BESIDE = 2
"""Number of lines between the name's and the day's, at most."""
_LONGEST = 48
"""Maximum number of characters of a line of a name."""
_WORDS = 4
_LETTERS = 4
"""Minimum number of letters of a word that is looked for in the text."""
_TAGS = frozenset(("h1", "h2", "h3", "nav", "th", "td", "figcaption", "button", "option", "label"))
_MINUTES = lazy_regex(
    r"\b\d{1,3}\s?(?:-\s?)?(?:min\b|mins\b|minutes?\b|minuten\b|minutos?\b|minuti\b|minut\b|мин\b|хв\b|dk\b|phút\b|menit\b)",
    re.IGNORECASE,
)
"""The time that reading takes, printed beside the name: 5 min read."""
_GREETING = lazy_regex(
    r"(?:happy|best|kind|stay|thanks?|good|warm|yours|bon|buon|buena?s?|boa|guten?|viele?|liebe|herzliche|mit|god|med|"
    r"с|с уважением|read|related|more|photo|image|source|frequently|final|key|table|pros|ad|buy|"
    r"show|hide|exclusive|facebook|watch|listen|play|sponsor)\b.*",
    re.IGNORECASE,
)
"""Beginnings of lines by themselves that name nobody: Happy Cooking, Kind Regards, Buy Tickets."""


def over_date(context: Context, sites: frozenset[str]) -> FieldValue | None:
    """A name alone in its line below the headline, within two lines of the day or the time of reading."""
    place, first = context.headline.line, context.body.first
    if place is None or first is None:
        return None
    lines = context.doc.lines[place + 1 : min(place + 1 + _CLOSE, max(first + _WITHIN, place + 1))]
    days = [line for line in lines if _is_dated(line, context)]
    for line in lines:
        beside = any(0 < abs(line.index - day.index) <= _BESIDE and _share_a_box(line, day) for day in days)
        if beside and (names := _names(line, context, sites)):
            return FieldValue(tuple(names), "name by the date", line.node)
    return None


def _share_a_box(line: Line, other: Line) -> bool:
    """A box of a few lines, at most two elements around the first, holds both; over a text that came from elsewhere
    they may be paragraphs as its own are: Mara Ellison / Harbor Lantern / 2 May 2024."""
    block = line.block.parent
    if block is other.block.parent and other.index > line.index and has_given_name(line.text):
        return True
    for _ in range(_UP):
        if block is None or block.last - block.first > _FEW:
            return False
        if block.first <= other.index <= block.last:
            return True
        block = block.parent
    return False


_UP, _FEW = 3, 8


def over_text(context: Context, sites: frozenset[str]) -> FieldValue | None:
    """The name that is the text's first paragraph, in bold, above a longer one: of who wrote it, whoever posted it."""
    text = context.text
    if len(text) < _PARAGRAPHS or not text[0].bold or len(text[0].text) > _LONGEST:
        return None
    line, following = text[0], text[1]
    if line.tag not in ("p", "div", "strong", "b") or line.links or len(following.text) < _SENTENCE:
        return None
    names = _names(line, context, sites) if following.text[-1] in _STOPS else []
    if not names or not all(has_given_name(name) for name in names):
        return None
    return FieldValue(tuple(names), "name alone in the text", line.node)


def alone_in_text(context: Context, sites: frozenset[str]) -> FieldValue | None:
    """A name that is the first paragraph of the text, or the last one after a whole sentence."""
    text = context.text
    if len(text) < _PARAGRAPHS:
        return None
    first, second = text[:2]
    below = context.doc.lines[text[-1].index + 1 : text[-1].index + 2]
    ending = [(line, before) for line, before in ((text[-1], text[-2]), *((line, text[-1]) for line in below))]
    if len(text) > _PARAGRAPHS and len(text[-1].text) <= _LONGEST_OFFICE and text[-1].text[-1] not in _STOPS:
        ending.append((text[-2], text[-3]))  # Αναστασία Νικολάου, over her office
    for line, beside in ((first, second), *ending):
        if (
            line.tag not in ("p", "div", "em", "i", "strong", "b")
            or line.links
            or (line.bold and line is not first and not has_given_name(line.text))
            or len(beside.text) < _SENTENCE
        ):
            continue
        if line is not first and beside.text[-1] not in _STOPS:
            continue
        if line.block.parent is not beside.block.parent:
            continue
        if line is first and (desk := _DESK.match(line.text)) and len(line.text) <= _LONGEST:
            name = line.text[desk.end() :]
            names = [name] if people(name, sites, lone=False) == [name] else []
        else:
            names = _names(line, context, sites)
        if names:
            return FieldValue(tuple(names), "name alone in the text", line.node)
    return None


_DESK = lazy_regex(r"(?:[\u0620-\u064a]{2,14}\s){0,2}?[\u0620-\u064a]{2,14}\s?[:–-]\s?(?=[\u0620-\u064a])")
"""The place over an article in Arabic, before who reports from there: الشارقة: ميرفت الخطيب."""
_PARAGRAPHS = 3
"""Minimum number of lines of a text that is looked at."""
_LONGEST_OFFICE = 90
"""Maximum number of characters of an office below the name that closes the text."""
_SENTENCE = 60
"""Number of characters of a paragraph beside the name."""
_STOPS = ".!?…»”\"'"


def _is_dated(line: Line, context: Context) -> bool:
    if len(line.text) > 2 * _LONGEST:
        return False
    return _MINUTES.search(line.text) is not None or any(
        stamp.year for stamp in stamps(in_language(line.text, context.doc.lang))
    )


def _names(line: Line, context: Context, sites: frozenset[str]) -> list[str]:
    """The persons that the line consists of."""
    text = line.text
    if not _SHORTEST <= len(text) <= _LONGEST or line.tag in _TAGS or ends(text) or in_menu(line) or is_away(line):
        return []
    if any(not leads_to_a_person(link) and _CHANNEL.search(link.href) for link in line.links):
        return []
    if _GREETING.match(text) or _GLUED.search(text):
        return []
    names = people(text, sites, lone=False)
    if any(_is_of_page(name, line, context) for name in names):
        return []
    if not names or key("".join(names)) != key(_JOINTS.sub("", text)) or any(" " not in name for name in names):
        return []
    return [] if any(len(name.split()) > _WORDS or _is_topic(name, context) for name in names) else names


_SHORTEST = 6
_GLUED = lazy_regex(r"[a-z]{3}[A-Z]")
"""Two words without a space between them, as the entries of a list of subjects read: OfficePapers."""
_JOINTS = lazy_regex(r"\s(?:and|und|et|y|e|en|og|och|и|та|i|a)\s")
_CHANNEL = lazy_regex(
    r"/(?:category|categor\w{1,4}|kategori\w{0,2}|tags?|topics?|thema|themen|section|rubri\w{1,3}|tema)s?/"
)
"""In the address of a channel or a subject."""


def _is_topic(name: str, context: Context) -> bool:
    """The words are those of a subject, a place or a person whom the text is about: the text has them, too, small or
    apart from each other."""
    if _is_place(name) or key(name) in context.headline.key:
        return True
    text = "\n".join(line.text for line in context.text if line.text != name)
    if name in text or any(link.text == name and in_menu(line) for line in context.doc.lines for link in line.links):
        return True
    words = [word for word in name.split() if len(word) >= _LETTERS and word.lower() not in PARTICLES]
    if not words or not name[0].isupper():
        return True
    lower = text.lower() if (context.doc.lang or "").startswith("de") else text
    return any(_has(word.lower(), lower) for word in words) or all(_has(word, text) for word in words)


def _is_spelt_out(name: str, context: Context) -> bool:
    """The text has each of the words, as it has those of subjects: Wissenschaft Atmosphäre Klima."""
    text = "\n".join(line.text for line in context.text).replace(name, "")
    return all(_has(word, text) for word in name.split())


def _has(word: str, text: str) -> bool:
    """The text has the whole word."""
    place = text.find(word)
    while place >= 0:
        end = place + len(word)
        if not text[place - 1 : place].isalnum() and not text[end : end + 1].isalnum():
            return True
        place = text.find(word, end)
    return False


_NEAR = 8
"""Number of lines below the headline in which that of the date is."""
_WITHIN = 3
"""Number of lines of the text, a deck say, in which it may be, too."""
_LONGEST_LINE = 140
"""Maximum number of characters of a line of date and name."""
_PARTS = lazy_regex(r"\s{0,4}[|｜•·●]\s{0,4}|\s[-–—]{1,2}\s|\s{0,2}[()]\s{0,2}")
_OFFICE = lazy_regex(r",\s[^,|\d]{3,40}$")
"""Mara Ellison, Senior Correspondent."""
_IN_CHANNEL = lazy_regex(r"\s(?:in|unter|dans|en|em)\s[^.|]{3,40}$")
"""Mara Ellison in Ships & Ports."""
_PLACES = frozenset(
    "newyork losangeles sanfrancisco sandiego saltlakecity hongkong newdelhi telaviv saopaulo sãopaulo riodejaneiro "
    "buenosaires mexicocity unitedstates unitedkingdom southafrica newzealand southkorea northkorea saudiarabia "
    "srilanka costarica middleeast westbank abudhabi kualalumpur hochiminh capetown santiago".split()
)
"""Places of several words, as a dateline has them beside the day."""


def beside_date(context: Context, sites: frozenset[str]) -> FieldValue | None:
    """Mara Ellison in: 25 October 2018 | Mara Ellison, or in an element of its own before the date."""
    place, first = context.headline.line, context.body.first
    if place is None or first is None:
        return None
    lines = context.doc.lines
    for line in (*lines[place + 1 : min(place + 1 + _NEAR, first + _WITHIN)], *lines[max(0, place - 1) : place]):
        if len(line.text) <= _LONGEST_LINE and (names := _beside(line, context, sites)):
            return FieldValue(tuple(names), "beside the date", line.node)
    return None


def _beside(line: Line, context: Context, sites: frozenset[str]) -> list[str]:
    """The names of the line's pieces that are nothing else; [] where it has no day."""
    dates = [stamp for stamp in stamps(in_language(line.text, context.doc.lang)) if stamp.year]
    if not dates or len(line.links) > 1:
        return []
    pieces = [*(span.text for span in line.spans), *_PARTS.split(line.text)]
    for piece in pieces:
        if line.links and not _IN_CHANNEL.search(piece):
            continue
        bare = _IN_CHANNEL.sub("", _OFFICE.sub("", piece.strip()))
        names = people(bare, sites, lone=False)
        alone = bool(names) and key("".join(names)) == key(bare) and all(len(name.split()) <= _WORDS for name in names)
        if alone and not any(
            _is_place(name)
            or _leads_elsewhere(name, context)
            or _is_spelt_out(name, context)
            or _is_of_page(name, line, context)
            or is_beside_other(name, line)
            for name in names
        ):
            return names
    return []


def _is_of_page(name: str, line: Line, context: Context) -> bool:
    """No word is a given name, and all are those of a button, of links (Office Papers) or of a label of days."""
    if has_given_name(name):
        return False
    if label(name) or any(link.text == line.text and not leads_to_a_person(link) for link in line.links):
        return True
    links = {link.text for other in context.doc.lines for link in other.links if " " not in link.text}
    return all(word in links for word in name.split())


def _is_place(name: str) -> bool:
    """The words are a place's of the table."""
    return key(name) in _PLACES


def _leads_elsewhere(name: str, context: Context) -> bool:
    """The words are those of a link, as the name of a channel is in the menu."""
    return any(link.text == name for line in context.doc.lines for link in line.links)
