"""Reads the author of an article in letters where no line by the headline names one: below the text, or on a card."""

from __future__ import annotations

import re
from itertools import pairwise

from scraper.extract.article.content.boilerplate.latin_boilerplate import ends
from scraper.extract.article.context import Context
from scraper.extract.article.credits.names import korean_names
from scraper.extract.article.credits.names.agencies import is_agency
from scraper.extract.article.credits.names.given_names import has_given_name
from scraper.extract.article.credits.names.latin_names import BY, BY_ALONE, BY_LINE, ROLE, people
from scraper.extract.article.fields.byline.latin_author_data import MOST
from scraper.extract.article.fields.byline.latin_author_elements import (
    DATED_BY,
    SHORT,
    apart,
    is_away,
    is_beside,
    is_of_editor,
    leads_to_a_person,
    named,
    with_siblings,
)
from scraper.extract.document import FieldValue, Line, key
from scraper.extract.shared.lazy_regex import lazy_regex


def repeated(context: Context, near: list[Line], sites: frozenset[str]) -> FieldValue | None:
    """A name alone below the headline that also heads the page's lines about the person; or several names."""
    headline = context.headline.line
    if headline is None:
        return None
    for line in near:
        if (
            line.text.endswith(":")
            or not headline < line.index <= headline + _CLOSE
            or len(line.text) > SHORT
            or line.tag in _NO_NAME
        ):
            continue
        text = line.spans[0].text if line.spans and ROLE.search(line.text) else line.text  # Olivia Tan Correspondent
        names = people(text, sites, lone=True, labelled=True)
        if names and key(names[0]) in context.headline.key:
            continue
        if not names or sum(map(len, names)) < 0.8 * len(text):
            continue
        following = _beside(line) or "".join(other.text for other in context.doc.lines[line.index + 1 : line.index + 2])
        if is_away(line) and not _ALL_BY.fullmatch(following):
            continue
        if all(" " in name for name in names) and (
            _INITIAL.search(text) if len(names) > 1 else _is_under_a_person(following, names[0])
        ):
            return FieldValue(tuple(names[:MOST]), "name by the headline", line.node)
        if len(names) > 1:
            continue
        rest = context.doc.lines[max(line.index + 1, (context.body.last or 0) - _ABOUT) :]
        if any(
            _introduces(rest, place, names[0]) for place, other in enumerate(rest) if other.text.startswith(names[0])
        ) or (" " in names[0] and not line.links and _is_repeated(rest, names[0])):
            return FieldValue(tuple(names[:MOST]), "name by the headline", line.node)
    return None


_ABOUT = 2
"""Number of lines at the end of the text of which one may be about the person."""


def _is_repeated(lines: list[Line], name: str) -> bool:
    """A single line, by the end of the text, is the name again, and no link, over a paragraph about the person."""
    again = [place for place, line in enumerate(lines) if line.text == name and not line.links]
    if len(again) != 1 or again[0] >= _ABOUT + _CARD:
        return False
    return any(len(line.text) >= _PARAGRAPH for line in lines[again[0] + 1 : again[0] + 3])


_PARAGRAPH = 80
"""Minimum number of characters of a paragraph about a person."""


def _beside(line: Line) -> str:
    """The second of the two elements that a line consists of: <b>Mara Ellison</b><i>Transport reporter</i>."""
    joined = "".join(span.text for span in line.spans[:2])
    return line.spans[1].text if len(line.spans) > 1 and joined.replace(" ", "") == line.text.replace(" ", "") else ""


def _introduces(lines: list[Line], place: int, name: str) -> bool:
    """A line is about the person that it begins with, or the line below one that is the name is."""
    text = lines[place].text
    if text != name:
        return text[len(name) :].startswith(_TELLS)
    first = name.split()[0]
    return any(first in line.text and len(line.text) > len(name) for line in lines[place + 1 : place + 5])


def _is_under_a_person(text: str, name: str) -> bool:
    """The line below a name is an office, leads to all that the person wrote, or is an address of e-mail with the
    surname: Transport correspondent; Alle Artikel; m.ellison@lantern.example."""
    if _OFFICE.fullmatch(text) or _ALL_BY.fullmatch(text):
        return True
    login, at, _ = text.partition("@")
    return at != "" and " " not in text and key(name.split()[-1]) in key(login)


_ALL_BY = lazy_regex(
    r"(?:(?:view|see|show|read|zeige|ver|voir) )?(?:all|more|alle|weitere|mehr|todos los|tod[oa]s [oa]s|más|mais|"
    r"tous (?:les|ses)|tutti gli|altri|alla|flere|wszystkie|więcej|все) (?:articles|posts|stories|artikeln?|beiträge|"
    r"texte|artículos|notas|artigos|matérias|articoli|artikelen|artiklar|artikler|artykuły|статьи|материалы)"
    r"(?: (?:by|of|from|von|de|di|van|av|af|автора)(?: .{2,40})?)?",
    re.IGNORECASE,
)
"""The whole of a link below an author's name: Alle Artikel; Show all articles of Mara Ellison."""
_INITIAL = lazy_regex(r"\s[A-Z]\.\s")
_OFFICE = lazy_regex(
    r"(?:[\w&'’-]{1,20}\s){0,6}(?:correspondent|reporter|editor|columnist|writer|journalist|engineer|developer|designer|"
    r"manager|director|founder|ceo|cto|analyst|scientist|researcher|professor|fellow|strategist|specialist|consultant|"
    r"redakteurin|redakteur|korrespondentin|korrespondent|journaliste|rédact(?:eur|rice)|correspondante?|redactora?|"
    r"periodista|corresponsal|columnista|repórter|jornalista|colunista|giornalista|redattrice|redattore|redacteur|"
    r"verslaggever|reporterka|dziennikarz|dziennikarka|журналист(?:ка)?|корреспондент|обозреватель|muhabir|yazar)"
    r"(?:,? [^.!?]{1,30})?",
    re.IGNORECASE,
)
"""A line that is the office of whom the line above names: Transport correspondent."""


def introduced(context: Context, sites: frozenset[str]) -> FieldValue | None:
    """The name over a line about the person, right below the text: a card of the author."""
    last = context.body.last
    if last is None:
        return None
    lines = context.doc.lines[last + 1 : last + _CARD]
    for line, about in pairwise(lines):
        if ends(line.text) and _READERS.search(line.text):
            return None
        leads = len(about.text) <= SHORT and about.links and _ALL_BY.match(about.text) is not None
        opens = leads or about.text.startswith(line.text.split()[0])
        if len(line.text) > _LONGEST_NAME or not opens or is_away(line):
            continue
        names = people(line.text, sites, lone=False, labelled=True)
        if names != [line.text]:
            continue
        if leads and line.text in about.text:
            return FieldValue((names[0],), "end of the text", line.node)
        verb = about.text.removeprefix(names[0]).removeprefix(names[0].split()[0])
        if verb.startswith(_TELLS):
            return FieldValue((names[0],), "end of the text", line.node)
    return None


def _is_heading(line: Line) -> bool:
    """The line heads what no longer belongs to the article; it is no sentence about a subscription."""
    return ends(line.text) and line.text[-1] not in ".!"


_WRITERS = lazy_regex(r"aut[eho]|written|verfass|об авторе", re.IGNORECASE)
"""In a heading below the text, under which the author may be named."""
_CARD = 14
"""Number of lines below the text in which a card of the author is."""
_READERS = lazy_regex(r"comment|repl(?:y|ies)|respons", re.IGNORECASE)

_TELLS = (" is ", " was ", " has ", " writes ", " covers ", ", ", " ist ", " est ", " es ", " è ")

_CLOSE = 8
"""Number of lines below the headline in which a name is that nothing marks."""
_NO_NAME = frozenset(("li", "h1", "h2", "td", "th", "nav"))


def of_text(context: Context, sites: frozenset[str]) -> FieldValue | None:
    """Who wrote the text, as a line at its end says: surer than the account from which a newsroom posts."""
    last = context.body.last
    if last is None:
        return None
    for line in context.doc.lines[max(0, last - 1) : last + _CLOSING]:
        match = _TEXT_BY.match(line.text) if ":" in line.text[:_LABEL] and len(line.text) <= SHORT else None
        rest = line.text[match.end() :].rstrip(") ") if match else ""
        names = people(rest, sites, lone=False, labelled=True)
        if names and has_given_name(names[0]) and not is_away(line):
            return FieldValue(tuple(names[:MOST]), "end of the text", line.node)
    return None


_CLOSING = 6
"""Number of lines below a text of which one says whose it is."""
_TEXT_BY = lazy_regex(
    rf"\(?(?:{BY['text and pictures']}|bericht|recherche|текст|metin|haber|yazı|النص)\s?:\s", re.IGNORECASE
)
"""Beginning of a line at the end of a text that says whose it is: Text: Mara Ellison, Fotos: Tom Ashby."""


def below(context: Context, sites: frozenset[str]) -> FieldValue | None:
    """The signature below the text."""
    last = context.body.last
    if last is None:
        return None
    if signed := _in_text(context, sites):
        return signed
    for line in context.doc.lines[max(0, last - 2) : last + 12]:
        if is_of_editor(line, context.doc.lines):
            continue
        if line.index > last and _is_heading(line) and not _WRITERS.search(line.text):
            if _SHARING.match(line.text):
                continue
            break
        names = _signers(line, context, sites)
        if names and not (line.index > last and (is_beside(line) or _is_list(line) or _is_teaser(line, names))):
            return FieldValue(tuple(names[:MOST]), "end of the text", line.node)
        heads = line.index > last and line.tag in _HEADINGS and not (names or _SHARING.match(line.text))
        if heads and not _WRITERS.search(line.text):
            break
    return _name_alone(context, last, sites)


def _signers(line: Line, context: Context, sites: frozenset[str]) -> list[str]:
    """The names of a line that signs a text: behind a word for writing, before a date, in the line's elements."""
    match = BY_LINE.match(line.text) if len(line.text) <= SHORT else None
    if match is None and len(line.text) <= SHORT and not (line.links and line.links[0].text == line.text):
        match = DATED_BY.search(line.text)
        names = people(apart(match["names"], line), sites, lone=False, labelled=True) if match else []
    else:
        names = people(apart(line.text[match.end() :], line), sites, lone=_is_sure(line, match)) if match else []
    if not names and len(line.text) <= _LABEL and BY_ALONE.fullmatch(line.text):
        following = "".join(other.text for other in context.doc.lines[line.index + 1 : line.index + 2])
        names = people(following, sites, lone=following.startswith(":"), labelled=True)
    if len(line.text) <= _LONGEST_NAME and (koreans := korean_names.reporters(line.text)):
        return koreans
    return names or with_siblings(named(line, sites), line, context.doc.lines, sites)


def _name_alone(context: Context, last: int, sites: frozenset[str]) -> FieldValue | None:
    """The name on a line of its own at the end of the text, whose ``last`` line may be a picture's caption."""
    pictured = last > 0 and _PICTURES.match(context.doc.lines[last].text) is not None
    for line in context.doc.lines[last - pictured : last + 2]:
        if len(line.text) > _LONGEST_NAME or line.tag in _NO_NAME or ends(line.text):
            continue
        name = line.text.partition(" (")[0]  # Phạm Thùy Dương (Theo Bến Sông)
        if line.links and not has_given_name(name):
            continue  # a button
        if _set_apart(line, context.doc.lang) and people(name, sites, lone=False) == [name]:
            return FieldValue((name,), "end of the text", line.node)
    return None


_HEADINGS = ("h2", "h3", "h4", "h5")


def _is_teaser(line: Line, names: list[str]) -> bool:
    """The line is a link to an article that goes on behind the name: Γράφει ο Νίκος Αυγέρης: Η επόμενη μέρα."""
    link = line.links[0] if line.links else None
    if link is None or link.text != line.text or leads_to_a_person(link):
        return False
    return ":" in line.text.partition(names[-1])[2]


def _is_list(line: Line) -> bool:
    """The line is in a box of all who write for the paper."""
    over = line.block.parent
    return any(_WRITERS_OF_PAPER.search(block.name) for block in (line.block, over) if block and block.tag != "article")


_WRITERS_OF_PAPER = lazy_regex(
    r"(?<![a-z])(?:writers|columnists|columnistas|colunistas|kolumnisten|yazarlar|"
    r"(?:author|writer|columnist|autor|auteur|yazar)\w{0,3}-?list\w*)(?![a-z])"
)


_ABOUT_POST = lazy_regex(
    r"(?:this|the|a) (?:\w{1,12} )?(?:article|post|story|piece|essay|column|report|review|interview) "
    r"(?:was|is|has been) "
    r"(?:originally )?(?:written|authored|contributed|reported) (?:for .{3,40} )?by|"
    r"(?:dieser|dieses|diese|der|das|die) (?:\w{1,12})?(?:artikel|beitrag|text|interview|bericht|kommentar|rezension) "
    r"(?:wurde|ist) (?:von|verfasst von)|"
    r"cet(?:te)? (?:article|texte|tribune|billet|chronique) (?:a été|est) (?:écrite?|rédigée?|signée?) par|"
    r"est[ea] (?:artículo|texto|nota|columna|artigo|matéria|coluna|reportaje|reportagem) "
    r"(?:fue|ha sido|es|foi|é) (?:escrit[oa]|redactad[oa]|produzid[oa]) (?:por|originalmente por)|"
    r"quest[oa'’] ?(?:articolo|testo|pezzo|intervista) (?:è stat[oa]|è) (?:scritt[oa]|curat[oa]) da|"
    r"dit (?:artikel|stuk|verhaal) (?:is|werd) geschreven door|"
    r"(?:статью|статтю|материал|матеріал|текст) (?:подготовил|підготував|написал|написав|записал)(?:а|ла)?|"
    r"(?:this is an?|dies ist ein|ceci est une?|esto es un) (?:\w{1,12} )?"
    r"(?:article|post|column|opinion|gastbeitrag|tribune|columna) (?:by|von|de|par)",
    re.IGNORECASE,
)
"""Beginning of a sentence that says who wrote the article: This post was written by …, Dieser Artikel wurde von …"""


_PARTICIPLE = lazy_regex(r"\s(?:verfasst|geschrieben|erstellt|beigesteuert)\b", re.IGNORECASE)
"""What closes the sentence after the name in German."""


def declared(context: Context, sites: frozenset[str]) -> FieldValue | None:
    """Whom a sentence at the head of the text or below it says to have written it."""
    last = context.body.last
    if last is None:
        return None
    for line in (*context.text[:2], *context.text[-2:], *context.doc.lines[last + 1 : last + _CARD]):
        match = _ABOUT_POST.search(line.text, 0, SHORT) if line.text[:1].isalpha() else None
        rest = _PARTICIPLE.split(line.text[match.end() :])[0] if match else ""
        if names := people(rest, sites, lone=False, labelled=True):
            return FieldValue(tuple(names[:MOST]), "end of the text", line.node)
    return None


def _in_text(context: Context, sites: frozenset[str]) -> FieldValue | None:
    """A line of the text that says whose it is (Autorin: Mara Ellison, Hydrologin), or brackets that close it."""
    last = context.text[-_LAST:]
    for line in reversed(context.text):
        match = _AUTHOR.match(line.text) if len(line.text) <= SHORT and line.tag != "li" else None
        if (
            match
            and (line in last or "," in line.text)
            and (names := people(line.text[match.end() :], sites, lone=False, labelled=True))
        ):
            return FieldValue(tuple(names[:MOST]), "end of the text", line.node)
    for line in context.text[-1:]:
        match = _BRACKETS.search(line.text) or _CODED.search(line.text[-SHORT:]) or _dashed(context)
        if match and people(match[1], sites, lone=False) == [match[1]]:
            return FieldValue((match[1],), "end of the text", line.node)
        agency = _AGENCY.fullmatch(line.text) if len(line.text) <= SHORT else None
        if agency and is_agency(agency["agency"]):
            names = people(_DASH.sub(", ", agency["names"]), sites, lone=False)
            return FieldValue(tuple(names), "end of the text", line.node) if names else None
    return None


_SHARING = lazy_regex(
    r"(?:share|teilen|partag|compart|condivid|del(?:en|a)?\b|jaa\b|udostępni|sdíle|megoszt|distribuie|podijeli|κοινοποι|"
    r"подел|поділ|подпис|підпис|сподел|paylaş|bagikan|chia sẻ|شارك|مشاركة|اشتراک|שתפ|공유|शेयर|tags?\b|tagi\b|теги|"
    r"etiquetas|schlagw|mots[- ]clés|follow|suivez|folge|síguenos|siga|segui)",
    re.IGNORECASE,
)
"""Beginning of a heading that is over buttons or subjects, between the text and its author."""
_LAST = 6
"""Number of lines at the end of the text that may say whose it is; further up, only after a name with an office it
does, for without one it says whose book the text is about."""
_AUTHOR = lazy_regex(
    r"(?:about the )?(?:author|autor(?:in|a|e)?|auteure?|autrice|автор|författare|forfatter|szerző|yazar)(?:s|en)?"
    r"(?:\s?:\s|\s(?=(?-i:[A-ZÀ-Þ])\S{1,20}\s(?-i:[A-ZÀ-Þ])[^.!?:]{2,80}$))",
    re.IGNORECASE,
)
_BRACKETS = lazy_regex(r"[.!?”\"«»]\s\(([^()]{5,40})\)\W{0,6}$")
"""…, as papers close a text: (Mara Ellison) +++"""
_AGENCY = lazy_regex(
    r"(?P<names>[^/,()\d]{6,60})\s?/\s?[^\W\d_][^,\d]{2,40}?,?\s?[-–(]{1,2}\s?(?P<agency>[^\W\d_]{2,8})\)?"
)
"""…, as Turkish agencies do: Mara AYDIN - Deniz KOÇ / KARAKIYI (Liman), (DHA)"""
_DASH = lazy_regex(r"\s[-–]\s")
_DASHED = lazy_regex(r"[-–—]{1,2}\s?([^\W\d_][^,.:;()\d]{5,38})")
"""A name after a dash, as the whole of a line: — Mara Ellison."""


def _dashed(context: Context) -> re.Match[str] | None:
    """The last line of the text, or the one below it, is a name after a dash, and no quotation that it could be of
    stands over it."""
    last = context.text[-1].index
    for line, over in pairwise(reversed(context.doc.lines[max(0, last - 1) : last + 2])):
        if line.text[0] in "-–—" and (match := _DASHED.fullmatch(line.text)):
            return None if {over.text[0], over.text.rstrip(".,) ")[-1:]} & _QUOTES else match
    return None


_QUOTES = frozenset("\"'”»«“„’")
_CODED = lazy_regex(r"\((?:[^()]{1,12} - )?(?:autor|autoare|author|szerző|автор)\s?:\s?([^(),:]{5,40})[,)]")
"""…, as agencies do: HARPRES/(A - autor: Mara Ellison, editor: Tom Ashby)."""

_POSTED_AT = lazy_regex(
    r"[^\s\d,.]{1,20}(?:\s[^\s\d,.]{1,20}){0,3}?"
    r"\s(?:at|on|en|à|às|a las|alle|ore|um|am|le|il|el|em|op|om|den|kl\.?|в|o)\s\D{0,30}\d",
    re.IGNORECASE,
)
"""Posté par Lucette à 08:12: a single word before the hour is who posted it."""


def _is_sure(line: Line, match: re.Match[str]) -> bool:
    """A single word after the label is a name."""
    rest = line.text[match.end() :]
    if any(link.text == rest and leads_to_a_person(link) for link in line.links):
        return True
    return ":" in match["colon"] or (" " in match["label"] and _POSTED_AT.match(line.text, match.end()) is not None)


def _set_apart(line: Line, language: str | None) -> bool:
    """The line is on the right, or bold, as a name does that papers of Vietnam sign with; in the languages that
    write headings or nouns large, a bold line is a heading."""
    signs = line.bold and not (language or "en").lower().startswith(("en", "de"))
    attributes = line.block.node.attributes
    return signs or attributes.get("align") == "right" or _RIGHT.search(attributes.get("style") or "") is not None


_LONGEST_NAME = 40
_PICTURES = lazy_regex(r"(?:ảnh|photos?|fotos?|фото|bild(?:er)?|kuvat?|zdjęcia)\s?:", re.IGNORECASE)
"""Beginning of the line below a signature that says whose the pictures are."""
_LABEL = 24
"""Number of characters of a cell or a line that says no more than Author, over the name."""
_RIGHT = lazy_regex(r"text-align\s{0,4}:\s{0,4}right", re.IGNORECASE)
