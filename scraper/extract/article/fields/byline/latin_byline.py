"""Reads the authors of an article in letters: persons of its data, of "By …" lines, of elements named for the author.

A name is a person's where it is written as one: a few words with large initials, no office, no organisation, no time.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from scraper.extract.article.context import Context
from scraper.extract.article.credits.names import korean_names
from scraper.extract.article.credits.names.caseless_words import is_of_no_person
from scraper.extract.article.credits.names.given_names import has_given_name
from scraper.extract.article.credits.names.latin_names import BY_ALONE, BY_LINE, is_company, people
from scraper.extract.article.credits.names.offices import is_office
from scraper.extract.article.credits.site_names import begins_as_site, declared_names, is_publisher, without_publisher
from scraper.extract.article.fields.byline import latin_accounts
from scraper.extract.article.fields.byline.latin_author_data import MOST, of_meta, of_objects
from scraper.extract.article.fields.byline.latin_author_elements import (
    DATED_BY,
    ELEMENT,
    SHORT,
    apart,
    editors_on,
    in_menu,
    is_beside,
    is_of_another,
    is_of_editor,
    is_sentence,
    label_of_another,
    leads_to_a_person,
    named,
    siblings,
    spaced,
    with_siblings,
)
from scraper.extract.article.fields.byline.latin_lone_names import alone_in_text, beside_date, over_date, over_text
from scraper.extract.article.fields.byline.latin_signatures import below, declared, introduced, of_text, repeated
from scraper.extract.article.fields.published.date_labels import label
from scraper.extract.document import FieldValue, Line, key
from scraper.extract.shared.lazy_regex import lazy_regex

_ENDING = lazy_regex(
    r"[.!?…»”]\s(?:Interview|Gespräch|Text|Von|Par|Por|By|Propos recueillis par|Entrevista|Intervista)"
    r"(?: di| de| von| by)?\s?:?\s"
    r"(?P<names>[^.:!?]{5,60})$"
)
"""The author after a standfirst: … über den langen Winter. Interview: Mara Gebhardt."""
_ABOVE, _BELOW, _WITHIN = 6, 25, 5
"""Number of lines above the headline, below it and of the text in which the author is printed."""


def find(context: Context) -> FieldValue | None:
    """The authors in printed order, without the editor; None where there are none, or only the publisher."""
    byline, refused = None, False
    for value in filter(None, _candidates(context)):
        byline = _persons(value, context)
        if byline is not None and (not refused or any(map(has_given_name, byline.value))):
            break  # where a publisher is the author, what names nobody for certain is not asked
        byline, refused = None, True
    if byline is None or len(byline.value) == 1:
        return byline
    editors = _editors(context)
    names = tuple(name for name in byline.value if key(name) not in editors)
    return byline._replace(value=names) if names else byline


def _persons(value: FieldValue, context: Context) -> FieldValue | None:
    """The value without the organisation after a name and without names of nobody; None where none is left."""
    sites = context.sites
    names = tuple(without_publisher(name, sites) for name in value.value)
    persons = tuple(name for name in names if has_given_name(name))
    if persons and len(persons) < len(names):  # Mara Ellison, Lantern Business
        names = tuple(name for name in names if name in persons or not begins_as_site(name, sites))
    names = tuple(name for name in names if name in persons or not _is_nobody(name, value.rule, context))
    return value._replace(value=names) if names else None


def _is_nobody(name: str, rule: str, context: Context) -> bool:
    """Check whether a name without a given name is an office's, or on a page of news the publisher's; or unmarked."""
    if name.upper() == name.lower():
        if is_of_no_person(name):
            return True
    elif rule in _UNMARKED or (rule == _REPEATED and " " not in name):
        return True
    if (rule != "printed credit" and _STATION.match(name)) or is_company(name):
        return True
    english, news = _is_in_english(context), _is_news(context)
    sites = context.sites if news or not english else declared_names(context.doc)
    by_publisher = news or (not english and (" " in name or not latin_accounts.is_post(context)))
    if by_publisher and (is_publisher(name, sites) or begins_as_site(name, sites)):
        return True
    if english and rule in ("account", "page data") and not news:
        return False
    if is_office(name) or label(name):
        return True
    return not english and ((name.isupper() and len(name) <= _CAPITALS) or _ADDRESS.search(name) is not None)


_UNMARKED, _REPEATED = ("name by the date", "name alone in the text"), "name by the headline"
"""Rules by which nothing but its place says that words are a person's, and that by which a repeated word is one."""
_STATION = lazy_regex(
    r"^[A-ZÀ-Þ]{3,12}\s(?!Staff|Team)\S*[a-zß-ÿ]|^(?=.*\s)(?:.*\s)?[BCDFGHJKLMNPQRSTVWXZ]{3,5}(?:\s|$)"
)
"""Capitals before a word that is not, or that no word is made of: CNN Indonesia, PIB Delhi, CNN TÜRK."""
_ADDRESS = lazy_regex(r"\w\.[a-z]{2,4}$")
_CAPITALS = 5
"""Maximum number of letters of a name of capitals that is a party's, a station's or a code: SPÖ."""


def _is_in_english(context: Context) -> bool:
    return (context.doc.lang or "en").lower().startswith("en")


def _is_news(context: Context) -> bool:
    """The data say that the page is news, whose publisher counts as no author; a blog may be its own."""
    return any("NewsArticle" in str(item.get("@type")) for item in context.own_data)


def _is_site(text: str, line: Line, sites: frozenset[str]) -> bool:
    """Check whether a link or an element with the site's name follows By, whatever follows it."""
    texts = (*(link.text for link in line.links[:4]), *(span.text for span in line.spans[:8]))
    return any(key(own) in sites and " " not in own and text.startswith(own) for own in texts)


def _editors(context: Context) -> frozenset[str]:
    """The names of editors that meta elements, the article's data and lines by its end give, as `key` writes them."""
    names = [context.doc.meta[name] for name in _EDITORS if name in context.doc.meta]
    for item in context.own_data:
        editor = item.get("editor")
        if isinstance(editor, dict) and isinstance(name := editor.get("name"), str):
            names.append(name)
    last = context.body.last
    if last is not None:
        names.extend(editors_on(context.doc.lines[max(0, last - _FOOT) : last + _FOOT]))
    return frozenset(map(key, names))


_FOOT = 12
"""Number of lines at the end of the text, and below it, of which one may name the editor."""
_EDITORS = ("content_editor", "editor", "article:editor", "news_editor")
"""Names of meta elements that name the editor."""


def _candidates(context: Context) -> Iterator[FieldValue | None]:
    """The values of the readers, the surest first; each is read when the one before it had no person."""
    sites = declared_names(context.doc)
    near = _near(context)
    editors = _editors(context)
    data = of_objects(context, sites)
    if data is not None and _is_release(context):
        data = None
    edited = data is not None and all(key(name) in editors for name in data.value)
    of_editors, data = (data, None) if edited else (None, data)
    if data is not None and (whole := of_meta(context, near, sites)) and _is_login_of(data.value, whole.value):
        data = whole
    printed = of_text(context, sites) or over_text(context, sites) or _printed(context, near, sites)
    named = data or (_unless(editors, of_meta(context, near, sites)) if printed is not None else None)
    if named is not None and printed is not None:
        of_data, of_print = named.value, printed.value
        more = len(of_data) > len(of_print) and any(key(name) in map(key, of_data) for name in of_print)
        if more or _is_login_of(of_print, of_data) or _is_inflected(of_print, of_data):
            yield named
    yield printed
    element = None if printed else _element(context, near, sites)
    if data is not None and element is not None and _fuller(element.value, data.value):
        yield element
    yield data
    yield element
    yield None if _is_release(context) else _unless(editors, of_meta(context, near, sites))
    yield beside_date(context, sites)
    yield latin_accounts.printed(context, near, sites)
    yield _unless(editors, over_date(context, sites))
    yield repeated(context, near, sites)
    yield below(context, sites)
    yield declared(context, sites)
    yield introduced(context, sites)
    yield alone_in_text(context, sites)
    yield latin_accounts.account(context, sites)
    yield latin_accounts.shown(context, near, sites)
    yield of_editors


def _unless(editors: frozenset[str], value: FieldValue | None) -> FieldValue | None:
    """The persons found, unless all of them are editors."""
    return None if value is None or all(key(name) in editors for name in value.value) else value


def _is_release(context: Context) -> bool:
    """The text opens as what a company gives to the press: the data name the company (LISBON, May 2 /PRNewswire/)."""
    return any(_WIRE.search(line.text, 0, _DATELINE) for line in context.text[:2])


_DATELINE = 200
_WIRE = lazy_regex(
    r"[/(]\s?(?:PR ?Newswire|Business ?Wire|Globe ?Newswire|Marketwired?|Accesswire|EIN ?Presswire|PRWEB|Newsfile|CNW"
    r"|ots)(?:[ -]\w{1,12})?\s?[/)]",
    re.IGNORECASE,
)


def _near(context: Context) -> list[Line]:
    """The lines by the headline: those below it first."""
    at, first = context.headline.line, context.body.first
    if at is None:
        at = max(0, (first or 0) - _BELOW)
    end = at + _BELOW
    if first is not None and at < first <= at + 3 * _BELOW:
        end = min(first + _WITHIN, (context.body.last or first) + 1, at + 3 * _BELOW)
    above = [line for line in context.doc.lines[max(0, at - _ABOVE) : at] if not is_beside(line)]
    over = context.doc.lines[max(end, first - _ABOVE) : first] if first is not None and first >= end else []
    return [*context.doc.lines[at + 1 : end], *over, *reversed(above)]


def _printed(context: Context, near: list[Line], sites: frozenset[str]) -> FieldValue | None:
    """A line by the headline that opens with By, Von, Par …, or an element of it that does."""
    for line in near:
        text = spaced(line)
        if len(text) > 3 * SHORT or in_menu(line) or _leads_to_an_article(line) or is_of_another(line):
            continue
        for piece in (text, *(span.text for span in line.spans if 4 <= len(span.text) < len(text))):
            if piece is not text and _is_within(piece, line, context):
                continue
            match = BY_LINE.match(piece)
            if match is None:
                continue
            if _is_site(piece[match.end() :], line, sites):
                continue
            lone = bool(line.links) or ELEMENT.search(line.hint) is not None or ":" in match["colon"]
            lone = lone or (len(text) <= SHORT and _DATED.match(piece, match.end()) is not None)
            rest = apart(piece[match.end() :], line)
            if _INTERVIEW.search(match["label"]):
                rest = _WITH.split(rest)[0]  # Ein Interview von Mara Ellison mit Tom Ashby
            names = people(rest, sites, lone=lone, labelled=True)
            if names and not (line.index in context.body.indices and _goes_on(piece[match.end() :], names)):
                names.extend(_labelled_alike(match["label"], line, context.doc.lines, sites))
                return FieldValue(tuple(dict.fromkeys(names))[:MOST], "printed credit", line.node)
        if BY_ALONE.fullmatch(text) and line.index + 1 < len(context.doc.lines):
            following = context.doc.lines[line.index + 1]
            over = _over(line, context.doc.lines)
            following = over or following
            if in_menu(following) or is_of_another(following):
                continue
            if names := people(apart(following.text, following), sites, lone=True, labelled=True):
                for other in [] if over else siblings(following, context.doc.lines):
                    names.extend(people(apart(other.text, other), sites, lone=False, labelled=True))
                return FieldValue(tuple(names[:MOST]), "printed credit", following.node)
        in_text = line.index in context.body.indices
        if (dated := DATED_BY.search(text) if len(text) <= SHORT and text[-1] != "." and not in_text else None) and (
            names := people(apart(dated["names"], line), sites, lone=has_given_name(dated["names"]), labelled=True)
        ):
            return FieldValue(tuple(names[:MOST]), "printed credit", line.node)
        if koreans := korean_names.reporters(text) if len(text) <= 60 else korean_names.in_dateline(text):
            return FieldValue(tuple(koreans), "printed credit", line.node)
        if (ending := _ENDING.search(text)) and (names := people(ending["names"], sites, lone=False, labelled=True)):
            return FieldValue(tuple(names[:MOST]), "printed credit", line.node)
    return None


def _labelled_alike(label: str, line: Line, lines: list[Line], sites: frozenset[str]) -> Iterator[str]:
    """The names on the next lines that open with the same word, one or two apart: By Mara Ellison / Transport
    correspondent / By Tom Ashby."""
    place = line.index
    for other in lines[place + 1 : place + _SIGNERS]:
        if (
            other.index - place > _APART
            or len(other.text) > SHORT
            or is_of_another(other)
            or _leads_to_an_article(other)
        ):
            return
        match = BY_LINE.match(other.text) if other.text[: len(label)] == label else None
        if match is not None and match["label"] == label and other.tag == line.tag:
            place = other.index
            yield from people(apart(other.text[match.end() :], other), sites, lone=False, labelled=True)


_SIGNERS, _APART = 12, 2
"""Number of lines among which several authors are, and between two of them."""
_INTERVIEW = lazy_regex(r"interview|gespräch", re.IGNORECASE)
_WITH = lazy_regex(r"\s(?:mit|with|avec|con|com)\s")
"""Text before the name of whom an interview is with."""


def _over(label: Line, lines: list[Line]) -> Line | None:
    """The name over the first label of a list that are below the names: Mara Ellison / Author / Tom Ashby / Editor;
    an address of e-mail may be between."""
    below = lines[label.index + 2 : label.index + 3]
    other = label_of_another(below[0]) if below else None
    if other is None or label.index == 0 or label.text[-1] == ":":
        return None
    over = lines[label.index - 1]
    if "@" in over.text and label.index > 1:
        over = lines[label.index - 2]
    # Text / Mara Ellison / Photos / Tom Ashby
    return over if other["pictures"] is None or people(over.text, frozenset(), lone=False) == [over.text] else None


def _is_within(piece: str, line: Line, context: Context) -> bool:
    """The element is a part of a sentence of the text (fired over an op-ed <a>by Tom Ashby</a>.), or says whose
    picture it is, after what it shows."""
    before = line.text.find(piece)
    if line.index in context.body.indices and before > 0 and line.text[-1] in ".!?…" and "|" not in line.text:
        return True
    return len(line.text) > SHORT and before > _BEFORE


_BEFORE = 80
"""Number of characters of what is before a name in an element of its own, on a longer line."""
_DATED = lazy_regex(
    r"[A-Z][\w.-]{2,30},?\s(?:[@|•·–-]\s)?(?:(?:on|am|le|el|il|em|op|den)\s)?(?:\d{1,2}[./]\d|\w{3,9}\.?\s\d{1,2}(?:st|nd|rd|th)?,?\s(?:19|20)\d\d)"
)
"""A single word before a date: Posted by Konstantin 21.10.2019."""


def _leads_to_an_article(line: Line) -> bool:
    """The whole line, its By and the name, is a link to an article, as a teaser's is."""
    link = line.links[0] if line.links else None
    if link is None or link.text != line.text or leads_to_a_person(link):
        return False
    return _ARTICLE.search(link.href) is not None


_ARTICLE = lazy_regex(r"\d{5}|[^/]-[^/-]{1,40}-[^/-]{1,40}-[^/]{1,80}/?$")
"""In the address of an article: a number, or a name of many words."""


def _goes_on(text: str, names: list[str]) -> bool:
    """A sentence begins with By and the names: Von Mara Ellison stammt der Plan, den …"""
    return len(text) > 2 * sum(map(len, names)) + _OFFICE


_OFFICE = 60
"""Number of characters of an office and a date after the names."""


def _fuller(printed: tuple[str, ...], data: tuple[str, ...]) -> bool:
    """The printed names are those of the data and more, or the whole of what the data have as a login: hlindqvist."""
    keys = [key(name) for name in printed]
    if len(printed) > len(data):
        return any(key(name) in keys for name in data)
    return _is_login_of(data, printed)


def _is_login_of(data: tuple[str, ...], printed: tuple[str, ...]) -> bool:
    """The data have logins that share a word with the whole names: hlindqvist, MaraTheSailor."""
    whole = all(" " in name for name in printed) and not any(" " in name for name in data)
    words = [word for name in printed for word in name.lower().split() if len(word) >= _WORD]
    return whole and any(word in key(name) for name in data for word in words)


def _is_inflected(printed: tuple[str, ...], data: tuple[str, ...]) -> bool:
    """The printed names are those of the data in another case: Της Μαρίας Παππά of Μαρία Παππά."""
    pairs = list(zip(printed, data, strict=False))
    if len(printed) != len(data) or printed == data:
        return False
    return all(
        len(one.split()) == len(other.split()) > 1
        and all(a[:_STEM].lower() == b[:_STEM].lower() for a, b in zip(one.split(), other.split(), strict=True))
        for one, other in pairs
    )


_STEM = 3
"""Number of letters that a word of a name keeps in all cases."""
_WORD = 4
"""Number of letters of a word that a login shares with the name of a person."""


def _element(context: Context, near: list[Line], sites: frozenset[str]) -> FieldValue | None:
    """An element by the headline named for the author, or a link to a person's page; those beside it, too."""
    for line in near:
        if is_sentence(line, context) or not (names := named(line, sites)):
            continue
        if not is_of_another(line) and not is_of_editor(line, context.doc.lines):
            names = with_siblings(names, line, context.doc.lines, sites)
            return FieldValue(tuple(names[:MOST]), "element of the author", line.node)
    return None
