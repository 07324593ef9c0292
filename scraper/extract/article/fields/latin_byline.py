"""Who signs an article in letters: persons of its data, of "By …" lines, of elements named for the author.

A name is a person's where it is written as one: a few words with large initials, no office, no house, no time.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import pairwise
from typing import Any

from scraper.extract.article.content.latin_boilerplate import ends
from scraper.extract.article.context import Context
from scraper.extract.article.credits.latin_names import BY_ALONE, BY_LINE, ROLE, people
from scraper.extract.article.fields.latin_accounts import account
from scraper.extract.article.fields.latin_beside_date import beside_date
from scraper.extract.document import Block, Found, Line, key
from scraper.extract.shared.lazy_regex import lazy_regex

_HANGUL_NAME = lazy_regex(
    r"([\uac00-\ud7af]{2,4})\s?(?:기자|특파원|앵커|논설위원|칼럼니스트)"
    r"|^([\uac00-\ud7af]{2,4})\s(?:[\uac00-\ud7af]{2,12}\s){0,2}[\uac00-\ud7af]{0,8}"
    r"(?:교수|작가|변호사|연구원|연구위원|소장|위원|박사|시인|소설가|평론가)$"
)
"""A name before an office: 도하윤 기자, or alone in its line 채이든 강변대 교수."""


def _korean(text: str) -> list[str]:
    return list(dict.fromkeys(first or second for first, second in _HANGUL_NAME.findall(text)))


_ELEMENT = lazy_regex(
    r"(?<![a-z])(?:by-?line\w*|(?:\w{1,12}and)?authors?(?:container|names?|links?|line|info)?(?!s?[-_]?(?:bio|"
    r"box|about|desc|image|img|avatar|photo|title|role|job|social|link-?list))|writer|reporter|contributor|"
    r"posted-?by|p-author|url fn|fn n)(?![a-z])|(?:article|post|entry|story|blog|meta)[-_]{0,2}author|"
    r"(?:author|contributor)[-_]{0,2}(?:name|link)|byline|(?<![a-z])(?:autor(?:a|es|e|i|en)?|auteurs?|firma|penulis|redattore|auth|"
    r"journalist)(?:[-_]?(?:name|nome|nombre|link))?(?![a-z-])"
)
_OTHER = lazy_regex(
    r"(?:(?:medically|expert|fact|legally|clinically)[ -]?)?(?:reviewed|edited|checked|photos?|photograph\w*|"
    r"illustrat\w*|translated|produced|updated|images?)\b",
    re.IGNORECASE,
)
"""How a line begins that names who had another part in the article."""
_ALSO = lazy_regex(
    r"(?<!\w)(?:photo|foto|ilustra|illustra|edi[tc]|reviewed|traduc|übersetz)\w*(?: by| de| von| par)?:?\s*$", re.I
)
"""What stands before a name, within a line, that had another part in the article: Texto A B Fotografia C D."""
_ROLE = 24
_DATED_BY = lazy_regex(
    r"(?:(?:19|20)\d\d|[ap]\.?m\.?|\d:\d\d)[^.]{0,20}\s(?:by|von|par|por|di|door|av)\s(?P<names>\S.{2,120})", re.I
)
"""Posted on 2 May 2024 at 19:00 by Mara Ellison."""
_ENDING = lazy_regex(
    r"[.!?…»”]\s(?:Interview|Gespräch|Text|Von|Par|Por|By|Propos recueillis par|Entrevista|Intervista)"
    r"(?: di| de| von| by)?\s?:?\s"
    r"(?P<names>[^.:!?]{5,60})$"
)
"""Who signs behind a standfirst: … über den langen Winter. Interview: Mara Gebhardt."""
_AWAY_TAGS = frozenset(("nav", "figcaption", "figure", "footer", "menu"))
_AWAY = lazy_regex(
    r"(?<![a-z])(?:menu|nav(?:bar|igation)?|foot(?:er)?|related|comments?(?:-?list)?|sidebar|recirc|"
    r"recommend\w*|caption\w*|trending|popular)(?![a-z])"
)
_LEADING_DATE = lazy_regex(r"^.{0,24}\b(?:19|20)\d\d(?!\d)\W{0,4}")
_PROFILE = lazy_regex(
    r"/(?:authors?|profiles?|people|by|reporters?|writers?|contributors?|staff|journalists?|columnists?|"
    r"autor(?:en|es)?|auteurs?|autori|tac-gia|penulis|yazar(?:lar)?|user|users|@[\w.-]{2,40})(?:/|$)",
    re.IGNORECASE,
)
_META = (
    "parsely-author",
    "sailthru.author",
    "author",
    "article:author",
    "dc.creator",
    "dcterms.creator",
    "citation_author",
    "og:article:author",
    "byl",
    "cxenseparse:author",
    "twitter:data1",
)
_MOST = 12
_ABOVE, _BELOW = 6, 25
"""Lines above the headline, and below it, in which who signs is printed."""
_SHORT = 160


def find(context: Context) -> Found | None:
    """The names of who signs, in printed order; None where nobody does, or only the house."""
    sites = _sites(context)
    near = _near(context)
    data = _data(context, sites)
    printed = _printed(context, near, sites)
    if data is not None and printed is not None:
        of_data, of_print = data.value, printed.value
        if any(key(name) in map(key, of_data) for name in of_print) and len(of_data) > len(of_print):
            return data
        return printed
    return (
        printed
        or data
        or _element(context, near, sites)
        or _meta(context, near, sites)
        or beside_date(context, sites)
        or _repeated(context, near, sites)
        or _below(context, sites)
        or _introduced(context, sites)
        or account(context, sites)
    )


def _sites(context: Context) -> frozenset[str]:
    """The names of the site, as `key` writes them."""
    names = [context.doc.meta.get(name, "") for name in ("og:site_name", "application-name", "twitter:site")]
    for item in context.doc.json_ld:
        publisher = item.get("publisher")
        if isinstance(publisher, dict) and isinstance(name := publisher.get("name"), str):
            names.append(name)
    if context.doc.url:
        names.append(context.doc.url.split("/")[2].removeprefix("www.").split(".")[0])
    return frozenset(own for name in names if len(own := key(name).lstrip("@")) >= 3)


def _near(context: Context) -> list[Line]:
    """The lines by the headline: those below it first."""
    at, first = context.headline.line, context.body.first
    if at is None:
        at = max(0, (first or 0) - _BELOW)
    end = at + _BELOW
    if first is not None and at < first <= at + 3 * _BELOW:
        end = min(first + 4, (context.body.last or first) + 1, at + 3 * _BELOW)
    return [*context.doc.lines[at + 1 : end], *reversed(context.doc.lines[max(0, at - _ABOVE) : at])]


def _printed(context: Context, near: list[Line], sites: frozenset[str]) -> Found | None:
    """A line by the headline that opens with By, Von, Par …, or an element of it that does."""
    for line in near:
        text = line.text
        if len(text) > 3 * _SHORT:
            continue
        for piece in (text, *(span.text for span in line.spans if 4 <= len(span.text) < len(text))):
            match = BY_LINE.match(piece)
            if match is None:
                continue
            lone = bool(line.links) or _ELEMENT.search(line.hint) is not None or ":" in match["colon"]
            if names := people(_first(piece[match.end() :], line), sites, lone=lone, labelled=True):
                return Found(tuple(names[:_MOST]), "printed credit", line.node)
        if BY_ALONE.fullmatch(text) and line.index + 1 < len(context.doc.lines):
            following = context.doc.lines[line.index + 1]
            if names := people(_first(following.text, following), sites, lone=True, labelled=True):
                return Found(tuple(names[:_MOST]), "printed credit", following.node)
        if (dated := _DATED_BY.search(text)) and (
            names := people(_first(dated["names"], line), sites, lone=False, labelled=True)
        ):
            return Found(tuple(names[:_MOST]), "printed credit", line.node)
        if korean := _korean(text) if len(text) <= 60 else []:
            return Found(tuple(korean), "printed credit", line.node)
        if (ending := _ENDING.search(text)) and (names := people(ending["names"], sites, lone=False, labelled=True)):
            return Found(tuple(names[:_MOST]), "printed credit", line.node)
    return None


def _first(text: str, line: Line) -> str:
    """The text with its links and elements kept apart from what they touch: Korin MillerPublished: Jan 29."""
    for own in (*[link.text for link in line.links[:6]], *[_unlabelled(span.text) for span in line.spans[:12]]):
        if 3 <= len(own) < len(text) and own in text and people(own, frozenset(), lone=False):
            before, piece, after = text.partition(own)
            if after[:1].isalpha():
                text = f"{before}{piece} | {after}"
    return text


def _data(context: Context, sites: frozenset[str]) -> Found | None:
    """The persons that the page's JSON-LD names as its authors."""
    by_id = {item["@id"]: item for item in context.doc.json_ld if isinstance(item.get("@id"), str) and item.get("name")}
    for item in context.own_data:
        names: list[str] = []
        author = item.get("author") or item.get("creator")
        for entry in author if isinstance(author, list) else [author]:
            names.extend(name for name in _of(entry, by_id, sites) if name not in names)
        if names:
            return Found(tuple(names[:_MOST]), "page data", "JSON-LD")
    return None


def _of(entry: Any, by_id: Mapping[str, dict[str, Any]], sites: frozenset[str]) -> list[str]:
    if isinstance(entry, dict):
        if isinstance(reference := entry.get("@id"), str) and not entry.get("name"):
            entry = by_id.get(reference, entry)
        kind, name = entry.get("@type"), entry.get("name")
        kinds = kind if isinstance(kind, list) else [kind]
        if kind is not None and "Person" not in kinds:
            return []
        names = name if isinstance(name, list) else [name]
        return [one for text in names if isinstance(text, str) for one in people(text, sites, lone=True, labelled=True)]
    return people(entry, sites, lone=False, labelled=True) if isinstance(entry, str) else []


def _meta(context: Context, near: list[Line], sites: frozenset[str]) -> Found | None:
    """The persons that a meta element names."""
    for name in _META:
        text = context.doc.meta.get(name, "")
        if not text or "://" in text or len(text) > _SHORT:
            continue
        if names := people(text, sites, lone=(shown := any(line.text == text for line in near)), labelled=shown):
            return Found(tuple(names[:_MOST]), "page data", f'meta[name="{name}"]')
    return None


def _element(context: Context, near: list[Line], sites: frozenset[str]) -> Found | None:
    """An element by the headline named for the author, or a link to a person's page."""
    for line in near:
        if names := _named(line, sites):
            return Found(tuple(names[:_MOST]), "element of the author", line.node)
    return None


def _named(line: Line, sites: frozenset[str]) -> list[str]:
    if len(line.text) > _SHORT or _OTHER.match(line.text) or _is_away(line):
        return []
    names: list[str] = []
    for link in line.links[:8]:
        attributes = link.node.attributes
        if _ALSO.search(line.text.partition(link.text)[0][-_ROLE:]):
            continue
        link_names = " ".join(
            filter(None, (attributes.get("rel"), attributes.get("itemprop"), attributes.get("class")))
        ).lower()
        if "author" in link_names.split() or _ELEMENT.search(link_names) or _PROFILE.search(link.href.split("?")[0]):
            names.extend(
                name
                for name in people(link.text, sites, lone="author" in link_names, labelled=True)
                if name not in names
            )
    if names:
        return names
    for span in line.spans:
        if (
            span.name
            and _ELEMENT.search(span.name)
            and (names := people(_unlabelled(span.text), sites, lone=True, labelled=True))
        ):
            return names
    if _ELEMENT.search(line.block.name) or (line.block.parent is not None and _ELEMENT.search(line.block.parent.name)):
        texts = (line.text, _LEADING_DATE.sub("", line.text))
        readings = (people(_first(_unlabelled(text), line), sites, lone=False, labelled=True) for text in texts)
        return next(filter(None, readings), [])
    return []


def _is_away(line: Line) -> bool:
    """The line stands in a menu, a caption, a box of other articles or comments."""
    block: Block | None = line.block
    for _ in range(7):
        if block is None or block.tag in ("main", "article", "body"):
            return False
        if block.tag == "footer" and block.parent is not None and block.parent.tag == "article":
            return False
        if block.tag in _AWAY_TAGS or (block.name and _AWAY.search(block.name)):
            return True
        block = block.parent
    return False


def _unlabelled(text: str) -> str:
    match = BY_LINE.match(text)
    return text[match.end() :] if match else text


def _repeated(context: Context, near: list[Line], sites: frozenset[str]) -> Found | None:
    """A name alone below the headline that also heads the page's lines about the person; or several names."""
    headline = context.headline.line
    if headline is None:
        return None
    for line in near:
        if not headline < line.index <= headline + _CLOSE or len(line.text) > _SHORT or line.tag in _NO_NAME:
            continue
        text = line.spans[0].text if line.spans and ROLE.search(line.text) else line.text  # Olivia Tan Correspondent
        names = people(text, sites, lone=True, labelled=True)
        if not names or sum(map(len, names)) < 0.8 * len(text) or _is_away(line):
            continue
        following = context.doc.lines[line.index + 1].text if line.index + 1 < len(context.doc.lines) else ""
        if all(" " in name for name in names) and (
            _INITIAL.search(text) if len(names) > 1 else _OFFICE.fullmatch(following)
        ):
            return Found(tuple(names[:_MOST]), "name by the headline", line.node)
        if len(names) > 1:
            continue
        rest = context.doc.lines[max(line.index, context.body.last or 0) + 1 :]
        if any(
            _introduces(rest, place, names[0]) for place, other in enumerate(rest) if other.text.startswith(names[0])
        ):
            return Found(tuple(names[:_MOST]), "name by the headline", line.node)
    return None


def _introduces(lines: list[Line], place: int, name: str) -> bool:
    """A line is about the person that it begins with, or the line below one that is the name is."""
    text = lines[place].text
    if text != name:
        return text[len(name) :].startswith(_TELLS)
    first = name.split()[0]
    return any(first in line.text and len(line.text) > len(name) for line in lines[place + 1 : place + 5])


_INITIAL = lazy_regex(r"\s[A-Z]\.\s")
_OFFICE = lazy_regex(
    r"(?:[\w&'’-]{1,20}\s){0,4}(?:correspondent|reporter|editor|columnist|writer|journalist)(?:,? [^.!?]{1,30})?",
    re.IGNORECASE,
)
"""A line that is the office of whom the line above names: Transport correspondent."""


def _introduced(context: Context, sites: frozenset[str]) -> Found | None:
    """The name over a line about the person, right below the text: a card of the author."""
    last = context.body.last
    if last is None:
        return None
    below = context.doc.lines[last + 1 : last + _CARD]
    for line, about in pairwise(below):
        if ends(line.text) and _READERS.search(line.text):
            return None
        if len(line.text) > _LONGEST_NAME or not about.text.startswith(line.text.split()[0]) or _is_away(line):
            continue
        names = people(line.text, sites, lone=False, labelled=True)
        if names != [line.text]:
            continue
        verb = about.text.removeprefix(names[0]).removeprefix(names[0].split()[0])
        if verb.startswith(_TELLS):
            return Found((names[0],), "end of the text", line.node)
    return None


_WRITERS = lazy_regex(r"aut[eho]|written|verfass|об авторе", re.IGNORECASE)
"""In a heading below the text, under which who signs may stand."""
_CARD = 14
"""Lines below the text in which a card of the author stands."""
_READERS = lazy_regex(r"comment|repl(?:y|ies)|respons", re.IGNORECASE)

_TELLS = (" is ", " was ", " has ", " writes ", " covers ", ", ", " ist ", " est ", " es ", " è ")

_CLOSE = 8
"""Lines below the headline in which a name stands that nothing marks."""
_NO_NAME = frozenset(("li", "h1", "h2", "td", "th", "nav"))


def _below(context: Context, sites: frozenset[str]) -> Found | None:
    """The signature below the text."""
    last = context.body.last
    if last is None:
        return None
    for line in context.doc.lines[max(0, last - 2) : last + 12]:
        if line.index > last and ends(line.text) and not _WRITERS.search(line.text):
            break
        match = BY_LINE.match(line.text) if len(line.text) <= _SHORT else None
        if match is None and len(line.text) <= _SHORT:
            match = _DATED_BY.search(line.text)
            names = people(_first(match["names"], line), sites, lone=False, labelled=True) if match else []
        else:
            names = people(_first(line.text[match.end() :], line), sites, lone=":" in match["colon"]) if match else []
        if len(line.text) <= _LONGEST_NAME and (korean := _korean(line.text)):
            names = korean
        if names := names or _named(line, sites):
            return Found(tuple(names[:_MOST]), "end of the text", line.node)
    for line in context.doc.lines[last : last + 2]:
        if len(line.text) > _LONGEST_NAME or line.tag in _NO_NAME or ends(line.text):
            continue
        if _set_apart(line) and people(line.text, sites, lone=False) == [line.text]:
            return Found((line.text,), "end of the text", line.node)
    return None


def _set_apart(line: Line) -> bool:
    """The line is bold or stands on the right, as a name does that papers of Vietnam sign with."""
    return line.bold or _RIGHT.search(line.block.node.attributes.get("style") or "") is not None


_LONGEST_NAME = 40
_RIGHT = lazy_regex(r"text-align\s{0,4}:\s{0,4}right", re.IGNORECASE)
