"""The name that stands beside the date of an article in letters, with nothing to say whose it is."""

from __future__ import annotations

from scraper.extract.article.context import Context
from scraper.extract.article.credits.latin_names import people
from scraper.extract.document import FieldValue, Line, key
from scraper.extract.shared.dates.dates import stamps
from scraper.extract.shared.dates.month_names import in_language
from scraper.extract.shared.lazy_regex import lazy_regex

_CLOSE = 8
"""Lines below the headline in which that of the date stands."""
_WITHIN = 3
"""Lines of the text, a deck say, in which it may stand, too."""
_LONGEST = 140
"""Characters of the longest line of date and name."""
_PARTS = lazy_regex(r"\s{0,4}[|｜•·●]\s{0,4}|\s[-–—]{1,2}\s|\s{0,2}[()]\s{0,2}")
_OFFICE = lazy_regex(r",\s[^,|\d]{3,40}$")
"""Mara Ellison, Senior Correspondent."""
_CHANNEL = lazy_regex(r"\s(?:in|unter|dans|en|em)\s[^.|]{3,40}$")
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
    for line in (*lines[place + 1 : min(place + 1 + _CLOSE, first + _WITHIN)], *lines[max(0, place - 1) : place]):
        if len(line.text) <= _LONGEST and (names := _names(line, context, sites)):
            return FieldValue(tuple(names), "beside the date", line.node)
    return None


def _names(line: Line, context: Context, sites: frozenset[str]) -> list[str]:
    """The names of the line's pieces that are nothing else; [] where it has no day."""
    dates = [stamp for stamp in stamps(in_language(line.text, context.doc.lang)) if stamp.year]
    if not dates or len(line.links) > 1:
        return []
    pieces = [*(span.text for span in line.spans), *_PARTS.split(line.text)]
    for piece in pieces:
        if line.links and not _CHANNEL.search(piece):
            continue
        bare = _CHANNEL.sub("", _OFFICE.sub("", piece.strip()))
        names = people(bare, sites, lone=False)
        alone = bool(names) and key("".join(names)) == key(bare) and all(len(name.split()) <= _WORDS for name in names)
        if alone and not any(key(name) in _PLACES or _leads_elsewhere(name, context) for name in names):
            return names
    return []


_WORDS = 4


def _leads_elsewhere(name: str, context: Context) -> bool:
    """The words are those of a link, as the name of a channel is in the menu."""
    return any(link.text == name for line in context.doc.lines for link in line.links)
