"""Facts against headline, date and summary: where two places of the page disagree on them."""

from __future__ import annotations

from scraper.extract.article.anchors import OF_TITLE, OVER_TEXT, REPEATED
from scraper.extract.article.confidence.parsed_article import Reading
from scraper.extract.article.credits.names.person_names import is_organisation
from scraper.extract.article.credits.site_names import declared_names
from scraper.extract.article.fields.published.publication_data import publication
from scraper.extract.document import key
from scraper.extract.shared.dates.dates import stamps
from scraper.extract.shared.dates.machine_dates import in_url
from scraper.extract.shared.dates.stamp import Stamp
from scraper.extract.shared.lazy_regex import lazy_regex

# Headline


def no_headline(reading: Reading) -> bool:
    return not reading.value("headline")


def odd_headline(reading: Reading) -> bool:
    """It opens with a mark of lists, or ends in a button or a clock."""
    return _TOUCHED.search(str(reading.value("headline") or "")) is not None


_TOUCHED = lazy_regex(
    r"^[\[【(（]?(?:[打列]印|播放|收藏|分享|字[号號]|[图圖])[\]】)）\s]|^[》〉>»◎●■◆★※•,，。、:：;；]|(?<=.{6})(?:正文|[阅閱][读讀]全文|字[号號体體]|分享|收藏|[打列]印|播[报報]文章|[（(]?[012]?\d[:：][0-5]\d[)）]?)$"
)


def names_the_site(reading: Reading) -> bool:
    """The headline is what sites call themselves, or what the page's data call this one."""
    headline = str(reading.value("headline") or "")
    return len(headline) <= _SITE and (
        _OF_SITES.search(headline[-4:]) is not None or key(headline) in declared_names(reading.doc)
    )


_SITE = 20
_OF_SITES = lazy_regex(r"(?:[网網]站|[门門][户戶][网網]?|官[网網]|人民政府|[电電]子[报報]|[首主][页頁])$")


def very_short(reading: Reading) -> bool:
    """A word or two that no title has: what a column calls itself, the beginning of a headline."""
    return len(str(reading.value("headline"))) < _VERY_SHORT and reading.rule("headline") != REPEATED


_VERY_SHORT = 7


def only_in_title(reading: Reading) -> bool:
    return reading.rule("headline") == OF_TITLE


def another_title(reading: Reading) -> bool:
    """No title is the headline; on Chinese pages, one reads as a headline and is another."""
    headline = reading.context.headline.key
    if not reading.doc.lettered and headline and headline in key(reading.doc.title):
        return False
    if headline in reading.titles:
        return False
    if reading.doc.lettered:
        titles = [*reading.titles, *reading.doc.titles]  # whole, too: a dash may part the headline, not the site's name
        return not any(headline in title and len(headline) >= _CUT * len(title) for title in titles)
    if reading.rule("headline") == OVER_TEXT:
        return any(len(title) >= _HEADLINE for title in reading.titles)
    return bool(reading.titles) and not any(headline in title or title in headline for title in reading.titles)


_HEADLINE = 10
"""Number of characters of a title that reads as a headline, not as a site's name."""


def headline_goes_on(reading: Reading) -> bool:
    """The headline opens with a whole title and has more, or has something before one that is no kicker in brackets: a
    button, a second line that it touches."""
    value = str(reading.value("headline") or "")
    headline = key(value)
    if headline in key(reading.doc.title) or headline in reading.titles:
        return False
    whole = [title for title in reading.titles if len(title) >= _WHOLE]
    if value[:1] not in _KICKER and any(headline.endswith(title) for title in whole):
        return True
    return any(headline.startswith(title) for title in whole)


_WHOLE = 8
_KICKER = tuple("[【(（〔［《<「")


def title_goes_on(reading: Reading) -> bool:
    """A title of the page opens with the headline and is nearly twice as long, or goes on after a space: the headline
    may be cut off."""
    headline = reading.context.headline.key
    behind = reading.doc.title.partition(str(reading.value("headline") or "\n"))[2]
    second = _SECOND.match(behind)
    if second and not is_organisation(second["rest"]):
        return True
    longest = max(len(reading.doc.title), len(reading.doc.meta.get("og:title", "")))
    if len(headline) >= _CUT * longest:
        return False
    return any(title.startswith(headline) and len(headline) < _CUT * len(title) for title in reading.titles)


_CUT = 0.6
_SECOND = lazy_regex(r"\s(?P<rest>[^\s_|｜丨<>»-]{6,30})(?=$|[_|｜丨<>»-]|\s[-–—|])")
"""The second half of a headline of two, after a space of the title."""


# Publication


def no_date(reading: Reading) -> bool:
    return not reading.rule("published")


def from_data_alone(reading: Reading) -> bool:
    """The address or a meta element alone names the moment; a variable of a script is what a reader is shown."""
    field = reading.fields.get("published")
    if field is None or field.rule not in ("meta data", "address"):
        return False
    return field.origin != _VARIABLE


def another_day(reading: Reading) -> bool:
    """The data, the address or a second printed date name another day than the one that was read."""
    value = reading.value("published")
    if not isinstance(value, str):
        return False
    read = Stamp(*map(int, value[:10].split("-")))
    context = reading.context
    declared = context.once(publication)
    address = in_url(context.doc.url) if context.doc.url else None
    if context.doc.lettered and "data" in reading.rule("published"):
        shown = [s for line in context.head if line.index >= context.start for s in stamps(line.text[:_LINE]) if s.year]
        if shown and not any(read.same_day(stamp) for stamp in shown):
            return True
    days = [stamp for stamp in (declared.stamp if declared else None, address) if stamp is not None]
    if days:
        return not any(read.same_day(day) for day in days)
    if context.doc.lettered or "T" in value:
        return False
    above = [line for line in reading.near if line.index < (context.body.first or 0)]
    printed = {(s.year, s.month, s.day) for line in above for s in stamps(line.text) if s.year}
    return len(printed) > 1


def unread_clock(reading: Reading) -> bool:
    """A day alone was read, and a clock is by the headline."""
    if "T" in str(reading.value("published")):
        return False
    start = reading.context.start
    return any(_TIME.search(line.text) for line in reading.near if line.index >= start)


_LINE = 120
"""Number of characters of a line by the headline in which a date is looked for."""


def earlier_day(reading: Reading) -> bool:
    """A line below the headline prints an earlier day: what was read may be an update."""
    days = reading.days_below
    return bool(days) and min(days) < str(reading.value("published"))[:10]


_TIME = lazy_regex(
    r"(?:19|20)\d\d[^。]{5,12}(?<!\d)[012]?\d[:：][0-5]\d|^\W{0,2}[012]?\d[:：][0-5]\d(?::\d\d)?\W{0,2}$"
)
"""A clock beside a date, or alone."""


def ambiguous_day(reading: Reading) -> bool:
    """A date in numbers of which either may be the month, and nothing else that tells the day."""
    context = reading.context
    if reading.rule("published") != "printed date" or context.once(publication):
        return False
    value, near = str(reading.value("published")), reading.near_text
    if not any(f"{sign}{value[:4]}" in near for sign in "/.-"):
        return False  # on most pages the year comes first
    for printed in _EITHER.finditer(near):
        if printed["a"] != printed["b"] and value.startswith(
            f"{printed['y']}-{int(printed['b']):02}-{int(printed['a']):02}"
        ):
            return True
    return False


_EITHER = lazy_regex(r"(?<!\d)(?P<a>0?[1-9]|1[0-2])[/.-](?P<b>0?[1-9]|1[0-2])[/.-](?P<y>20\d\d)(?!\d)")

_VARIABLE = "a variable in a script"

# Summary


def weak_summary(reading: Reading) -> bool:
    """A line of credits or one that breaks off, or a description of which the text has no word, or that is cut out of
    the page with its date or its caption."""
    value, rule = reading.value("summary"), reading.rule("summary")
    if not isinstance(value, str):
        return False
    if rule != "description":
        return _ENDLESS.search(value[-3:]) is not None or _CREDIT.search(value[:_OPENING]) is not None
    if _KEYWORDS.search(value[-_QUOTED:]):
        return True
    if not reading.doc.lettered and (_CUT_OUT.match(value) or not _MARKED.search(value)):
        return True
    own, body = key(value[:_QUOTED]), key(reading.body[:_COMPARED])
    pieces = [own[at : at + _PIECE] for at in range(0, len(own) - _PIECE + 1, _PIECE)]
    return sum([piece in body for piece in pieces]) < _RELATED * len(pieces)


_QUOTED, _COMPARED, _PIECE, _RELATED = 80, 4000, 3, 0.2
"""Number of characters of a summary and of the text that are compared, of the pieces, and the share of them that the
text has."""


_OPENING = 40
_CREDIT = lazy_regex(
    r"(?:[时時][间間]|[来來]源|作者|[图圖摄攝])\s?[:：／/]|\d[:：]\d\d|©|[资資]料[图圖照]|[摄攝][）)]?$|(?:19|20)\d\d[-/年]\d"
)
"""A line of credits and dates, or whose a picture is."""
_KEYWORDS = lazy_regex(r"(?:[,_|][^,，。_|]{1,8}){3}$")
"""Words of a list at the end of a description."""
_MARKED = lazy_regex(r"[。，！？；、,!?]")
"""What prose has, and a name has not."""
_CUT_OUT = lazy_regex(r"(?:19|20)\d\d[-/.年]\d|[图圖](?:[为為]|[\u4e00-\u9fff]{2,8}[报報]?[讯訊])")
"""Beginning of a text that a program cut out of the page: with its date, with the label of a picture."""
_ENDLESS = lazy_regex(r"[,，、：:]$|\.{3}$|…$")


def broken_off(reading: Reading) -> bool:
    """A description that ends in dots: a program cut the text's beginning for it."""
    return reading.rule("summary") == "description" and str(reading.value("summary")).endswith(("...", "…"))


def opens_with_headline(reading: Reading) -> bool:
    """The headline is at its beginning: a program joined them."""
    headline = reading.context.headline.key
    return bool(headline) and key(str(reading.value("summary"))).startswith(headline)


def labelled_deck(reading: Reading) -> bool:
    """No summary, and yet a line between headline and text, or the first of the text, is labelled as one."""
    context = reading.context
    lines = [line for line in context.head if line.index > context.start]
    return any(_LABELLED_DECK.match(line.text) for line in [*lines, *context.text[:2]])


_LABELLED_DECK = lazy_regex(
    r"[【\[（(]?(?:[简簡]介|[导導][语語读讀言]|摘\s?要|核心提示|[内內]容提要|[编編]者?按|引言|提要|概要|看[点點])[】\]）)]?\s?[:：】]"
)
