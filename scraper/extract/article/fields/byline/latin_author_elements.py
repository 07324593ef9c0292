"""Elements named for the author of an article in letters, links to a person's page, and what is away from both."""

from __future__ import annotations

import re
from itertools import takewhile

from scraper.extract.article.context import Context
from scraper.extract.article.credits.names.agencies import is_agency
from scraper.extract.article.credits.names.given_names import has_given_name
from scraper.extract.article.credits.names.latin_names import BY_ALONE, BY_LINE, JOINED, NEWSROOM, ROLE, people
from scraper.extract.article.credits.names.offices import is_office
from scraper.extract.document import Block, Line, Link
from scraper.extract.shared.lazy_regex import lazy_regex

ELEMENT = lazy_regex(
    r"(?<![a-z])(?:by-?line\w*|(?:\w{1,12}and)?authors?(?:container|names?|links?|line|info|sign)?(?!s?[-_]{0,2}(?:bio|"
    r"box|about|desc|image|img|avatar|photo|title|role|job|social|loca|link-?list))|writer|reporters?|contributors?|"
    r"(?:posted|created|written)-?by|p-author|url fn|fn n)(?![a-z])|"
    r"(?:article|post|entry|story|blog|meta)[-_]{0,2}author|"
    r"(?:author|contributor)[-_]{0,2}(?:name|link)|(?:author|autor|auteur)[-_]?(?:box|card|bio|info|block)[-_]{1,2}"
    r"(?:\w{1,12}[-_])?(?:name|title|heading|header)|byline|(?<![a-z])(?:autor(?:a|es|e|i|en|em|zy)?|auteurs?|firma|"
    r"signature|signataires?|redattore|redakteur|verfasser|skribent|penulis|yazar|muhabir|avtor|journalist\w{0,2}|writers?|"
    r"column(?:ist|ista|nist)\w{0,2}|colunista|kolumnist|auth|credit-?(?:title-?)?name)(?![a-z])(?![-_]{1,2}(?:bio|box|about|desc|caja|kutu|info-?box|foto|photo|image|imagen|img|"
    r"avatar|title|cargo|role|rolle|job|social|list))"
)
"""Names of elements that hold the author, by languages."""
_OTHER = lazy_regex(
    r"(?:(?:medically|expert|fact|legally|clinically)[ -]?)?(?:reviewed|edited|checked|photos?|photograph\w*|"
    r"illustrat\w*|translated|produced|updated|images?|fotos?|fotograf\w*|bild(?:er)?|grafik|video|kamera|фото|"
    r"edici[óo]n|editado|redigering|traduc\w*|übersetz\w*|edited)\b",
    re.IGNORECASE,
)
"""How a line begins that names who had another part in the article."""
_OTHER_BEHIND = lazy_regex(
    r"^[^(),]{4,50}\((?:foto|photo|bild|illus|ilus|zdj|фото|kuva|video|grafi)\w*\)$", re.IGNORECASE
)
"""The same in brackets after the name: Mara Ellison (fotografia)."""
_ALSO = lazy_regex(
    r"(?<!\w)(?:(?:photo|foto|ilustra|illustra|edi[tc]|reviewed|traduc|übersetz)\w*(?: by| de| von| par)?:?|"
    r"(?<=\w )(?:for|für|pour|para|voor))\s*$",
    re.I,
)
"""Text before a name, within a line, that had another part in the article: Texto A B Fotografia C D; or whom it was
written for: riverwalker for Backyard Ships."""
_WITH_OFFICE = lazy_regex(r"\w(?:,| (?:and|und|et|y|e|en|og|och)) $")
"""Text between an office and the person who speaks for it: Environment Agency and Mara Ellison MP."""
_ROLE, _OFFICES = 24, 60
DATED_BY = lazy_regex(
    r"(?:(?:19|20)\d\d|\d\s?[ap]\.?m\.?|\d:\d\d)[^.]{0,20}?\s(?:by|von|par|por|di|door|av)\s(?P<names>\S.{2,120})", re.I
)
"""Posted on 2 May 2024 at 19:00 by Mara Ellison."""
_AWAY_TAGS = frozenset(("nav", "figcaption", "figure", "footer", "menu"))
_AWAY = lazy_regex(
    r"(?<![a-z])(?:menu|nav(?:bar|igation)?|(?<!post-)(?<!entry-)(?<!article-)(?<!post__)foot(?:er)?|related\w*|comments?(?:-?list)?|sidebar|recirc|"
    r"user-?(?:title|rank)|recommend\w*|caption\w*|guest-?book|condolences?|testimonials?|quotes?(?:[-_]?(?:box|container))?|bbcode\w*|(?:image|photo|picture|foto)-?(?:credits?|author)|cr[eé]dit[os]?-(?:image|imagen|photo|foto)|trending|popular|breadcrumbs?)(?![a-z])"
)
_WHOLE = lazy_regex(r"(?<![a-z])(?:site-content|content-area|main-content)(?![a-z])")
"""In the name of a box of the whole page, whatever is beside it: <div class="sidebar site-content">."""
_MORE = lazy_regex(
    r"(?:mehr|alle|more|all|view|see|plus|tou(?:te)?s|más|tod[oa]s|ver|mais|altri|tutti|meer|fler|flere|więcej|все|ещё)\b"
    r"[^.!?]{0,24}\s(?:by|from|von|de|par|por|di|door|van|av|af|od|от)\s",
    re.IGNORECASE,
)
"""Text before a name in a link to all that a person wrote: Alle Beiträge von Mara Ellison."""
_LEADING_DATE = lazy_regex(r"^.{0,24}\b(?:19|20)\d\d(?!\d)\W{0,4}")
_PROFILE = lazy_regex(
    r"/(?:authors?|ty-writer|profiles?|perfil(?:es)?|profil|firmas?|colunas?|colunistas?|columnas?|columnistas?|firme|redakteure?|redactores|journalistes?|people(?=/[^/]{3,60}/?$)|by|reporters?|writers?|contributors?|staff|journalists?|columnists?|editors|"
    r"autor(?:en|es|a|as|zy)?|auteurs?|autor[ei]|avtor[ay]?|forfatter|skribent|tac-gia|penulis|yazar(?:lar)?|user|users|@[\w.-]{2,40})(?:/|$)",
    re.IGNORECASE,
)
SHORT = 160
"""Maximum number of characters of a line that names the author."""


def named(line: Line, sites: frozenset[str]) -> list[str]:
    if len(line.text) > SHORT or line.tag == "h1" or _OTHER.match(line.text) or is_away(line):
        return []
    if _OTHER_BEHIND.search(line.text):
        return []
    names: list[str] = []
    for link in line.links[:8]:
        if is_of_another_part(link, line):
            continue
        link_names = _names_of(link)
        if leads_to_a_person(link) or ELEMENT.search(link_names):
            names.extend(
                name
                for name in people(unlabelled(link.text), sites, lone="author" in link_names, labelled=True)
                if name not in names
            )
    if names:
        return names
    if names := _of_spans(line, sites):
        return names
    if _is_in_element(line):
        place, _, behind = line.text.partition(": ")  # بغداد: فاضل النشمي
        texts = (line.text, _LEADING_DATE.sub("", line.text), behind if place.lower() == place.upper() else "")
        if parted := _parted(unlabelled(line.text), sites) or _behind_bar(line.text, sites):
            return parted
        readings = (people(apart(unlabelled(text), line), sites, lone=False, labelled=True) for text in texts)
        return next(filter(None, readings), [])
    return []


def is_of_another_part(link: Link, line: Line) -> bool:
    """Tell by what is before the link if it names who had another part in the article, or speaks for an office."""
    before = line.text.partition(link.text)[0][-_OFFICES:]
    if _WITH_OFFICE.search(before) is not None and (is_office(before) or ROLE.search(before)):
        return True
    return _ALSO.search(before[-_ROLE:]) is not None


def leads_to_a_person(link: Link) -> bool:
    """The link is marked as the author's, or its address is that of a person's page."""
    if "author" in _names_of(link).split():
        return True
    address = link.href.split("?")[0]
    match = _PROFILE.search(address)
    return match is not None and address.count("/", match.end()) <= _BELOW_PERSON and not _CHANNEL.match(address)


_CHANNEL = lazy_regex(r"https?://(?:www\.|m\.)?(?:youtube|vimeo|soundcloud|flickr|twitch)\.\w{2,3}/")
"""Addresses of a channel of films or sounds, whoever has it."""
_BELOW_PERSON = 3
"""Number of steps in an address below a person's name; an article has more:
/writers/mara_ellison/2011/04/13/ferry/index.html."""


def _names_of(link: Link) -> str:
    attributes = link.node.attributes
    return " ".join(filter(None, (attributes.get("rel"), attributes.get("itemprop"), attributes.get("class")))).lower()


def _is_in_element(line: Line) -> bool:
    """The line's block is named for the author, or the one around it; a box of few lines further around, too."""
    block: Block | None = line.block
    for level in range(_LEVELS):
        if block is None or (level > 1 and block.last - block.first > _FEW):
            return False
        if ELEMENT.search(block.name):
            return not (level and _PLACE.search(line.block.own))
        block = block.parent
    return False


_PLACE = lazy_regex(r"(?<![a-z])(?:place|location|city|localitat|localidad|lugar|luogo|lieu|ort)(?![a-z])")
"""Names of the element of the place, beside who reports from there."""
_LEVELS, _FEW = 4, 3
"""Number of elements around a line that are looked at, and the lines of one further around."""


def _parted(text: str, sites: frozenset[str]) -> list[str]:
    """Names that dashes part and that the text has nothing besides: Đặng Hoài Thu - Lê Minh Khoa."""
    pieces = text.split(" - ")
    names = [people(piece, sites, lone=False, labelled=True) for piece in pieces]
    whole = len(pieces) > 1 and all(one == [piece] for one, piece in zip(names, pieces, strict=True))
    return pieces if whole else []


def _behind_bar(text: str, sites: frozenset[str]) -> list[str]:
    """Names that are a part between bars: Culture · Mara Ellison, Ole Brandt."""
    pieces = _BARS.split(text)
    readings = ((people(piece, sites, lone=False, labelled=True), piece) for piece in pieces if len(pieces) > 1)
    return next((names for names, piece in readings if names and names[0] == piece[: len(names[0])]), [])


_BARS = lazy_regex(r"\s[·•|]\s")


def _of_spans(line: Line, sites: frozenset[str]) -> list[str]:
    """The names in the elements of a line that are named for the author, those that share the first one's name."""
    names: list[str] = []
    first = ""
    for span in line.spans[:24]:
        if not (span.name and span.text) or (first and span.name != first):
            continue
        if not ELEMENT.search(span.name) and not (span.name in _NAMES and _has_office(line)):
            continue
        if span.text.endswith(":") or is_beside_other(span.text, line):
            continue
        if more := people(unlabelled(span.text), sites, lone=True, labelled=True) or in_small_letters(span.text):
            first = span.name
            names.extend(name for name in more if name not in names)
    return names


def in_small_letters(text: str) -> list[str]:
    """The name in small letters, whose initials only a style sheet makes large: mara ellison."""
    name = unlabelled(text).strip()
    is_name = name.islower() and " " in name and len(name) <= _ROLE and people(name.title(), frozenset(), lone=False)
    return [name] if is_name and has_given_name(name.partition(" ")[0]) else []


def is_beside_other(text: str, line: Line) -> bool:
    """Tell by what is before an element if it names who had another part, or whence an agency reports: Reuters,
    Washington."""
    before = line.text.partition(text)[0][-_ROLE:]
    return _ALSO.search(before) is not None or is_agency(before.strip(" ,|/"))


_NAMES = frozenset(("name", "nome", "nombre", "nom"))
_OFFICE = lazy_regex(r"(?<![a-z])(?:role|position|job|title|cargo|function|funcao|office)(?![a-z])")


def _has_office(line: Line) -> bool:
    """An element of the line holds an office: span.name beside span.position."""
    return any(_OFFICE.search(span.name) for span in line.spans[:24])


def with_siblings(names: list[str], line: Line, lines: list[Line], sites: frozenset[str]) -> list[str]:
    """The names of a line that `named` reads, and those of the next lines in elements of the same name beside it."""
    return list(dict.fromkeys([*names, *(name for other in siblings(line, lines) for name in named(other, sites))]))


def siblings(line: Line, lines: list[Line]) -> list[Line]:
    """The next lines that are in elements of the same name beside a line's, up to one of another part: Foto."""
    following = takewhile(lambda other: not _is_label(other), lines[line.index + 1 : line.index + 1 + _BESIDE])
    return [other for other in following if _is_sibling(other.block, line.block)]


def _is_label(line: Line) -> bool:
    """The line says that what follows it is of another part in the article: Foto; Editor; Redaktion."""
    if _OTHER.match(line.text) or label_of_another(line) is not None:
        return True
    return len(line.text) <= _ROLE and NEWSROOM.fullmatch(line.text.rstrip(": ")) is not None


_BESIDE = 6
"""Number of lines below the first author's in which others are in elements of the same name."""


def _is_sibling(block: Block, other: Block) -> bool:
    """Two elements of one name in one box, or each in such an element of its own."""
    if block is other or block.own != other.own or block.parent is None or other.parent is None:
        return False
    return block.parent is other.parent or (
        block.parent.own == other.parent.own and block.parent.parent is other.parent.parent
    )


def is_away(line: Line) -> bool:
    """The line is in a menu, a caption, a box of other articles or comments."""
    block: Block | None = line.block
    over = line.block.parent
    signed = bool(ELEMENT.search(line.block.name) or (over is not None and ELEMENT.search(over.name)))
    for _ in range(7):
        if block is None or block.tag in ("main", "article", "body"):
            return False
        if block.tag == "footer" and block.parent is not None and block.parent.tag == "article":
            return False
        if block.tag in _AWAY_TAGS or _is_named_away(block, signed=signed):
            return True
        block = block.parent
    return False


def is_beside(line: Line) -> bool:
    """The line is in an <aside> beside the article, not in it, that is not the author's: a list of the latest."""
    block: Block | None = line.block
    while block is not None and block.tag not in ("aside", "article"):
        block = block.parent
    return block is not None and block.tag == "aside" and not (ELEMENT.search(block.name) or _is_in_article(block))


def _is_in_article(block: Block) -> bool:
    around = block.parent
    while around is not None and around.tag != "article":
        around = around.parent
    return around is not None


def is_sentence(line: Line, context: Context) -> bool:
    """The line is one of the text's, and ends as sentences do: a link in it leads to whom the text is about."""
    return line.index in context.body.indices and line.text[-1] in ".!?…" and BY_LINE.match(line.text) is None


def is_of_another(line: Line) -> bool:
    """The line names who made a picture, or who wrote an article that is listed."""
    block: Block | None = line.block
    for _ in range(_AROUND):
        if block is None or block.tag in ("main", "article", "body"):
            return False
        if block.tag == "figcaption" or (block.name and _ANOTHER.search(block.name)):
            return True
        block = block.parent
    return False


def has_another_part(line: Line, lines: list[Line]) -> bool:
    """The line says who had another part in the article (Photographs by …), or the one above is an editor's label."""
    return _OTHER.match(line.text) is not None or is_of_editor(line, lines)


def is_of_editor(line: Line, lines: list[Line]) -> bool:
    """The line above is a label of who edited the article or made its pictures."""
    over = lines[line.index - 1] if line.index else None
    return (
        over is not None
        and (label := label_of_another(over)) is not None
        and (label["pictures"] is None or over.text.endswith(":"))
    )


def label_of_another(line: Line) -> re.Match[str] | None:
    """What the line says, where that is no more than that somebody edited the article, or made its pictures."""
    return _ANOTHERS_LABEL.fullmatch(line.text) if len(line.text) <= _ROLE else None


_ANOTHERS_LABEL = lazy_regex(
    r"(?:editors?|edited by|redaktur|redaktör|redacteur|redaktor|editora?|redattore|редактор|편집)\s?:?|"
    r"(?P<pictures>fotos?|photos?|bild(?:er)?|фото|kuvat?)\s?:?",
    re.IGNORECASE,
)
_EDITED = lazy_regex(
    r"(?:editors?|edited by|redaktur|redaktör|redacteur|editora?|edición|redattore|редактор|penyunting|संपादक)"
    r"\s?:\s?(?P<names>\S[^:]{4,80})",
    re.IGNORECASE,
)


def editors_on(lines: list[Line]) -> list[str]:
    """The persons that lines name as editors: Editor: Mara Ellison."""
    labelled = (_EDITED.fullmatch(line.text) for line in lines if ":" in line.text[:_ROLE] and len(line.text) <= SHORT)
    return [name for one in labelled if one for name in people(one["names"], frozenset(), lone=True, labelled=True)]


_AROUND = 4
_ANOTHER = lazy_regex(
    r"(?<![a-z])(?:(?:image|photo|picture|foto|bild|video)[-_]?(?:author|autor|credits?)|related[-_]?(?:article|post|news|stor|content)\w*|"
    r"vjs|menu-item|page_item|(?:media|video|audio|player|teaser)[-_]?(?:box|card|item)(?:__\w{1,20})?)(?![a-z])"
)
"""Names of boxes of pictures' credits, of listed articles, of a player's or a menu's buttons."""


def in_menu(line: Line) -> bool:
    """The line is an entry of a menu: Authors / Submit."""
    block: Block | None = line.block
    is_entry = False
    for _ in range(_MENU):
        if block is None:
            return False
        is_entry = is_entry or block.tag == "li"
        if block.tag in ("nav", "menu") or (is_entry and block.name and _MENU_NAME.search(block.name)):
            return True
        block = block.parent
    return False


_MENU_NAME = lazy_regex(r"(?<![a-z])(?:sub-?)?(?:menu|nav(?:bar|igation)?)(?:-item)?(?![a-z])")
_MENU = 4
"""Number of elements around an entry of which one is named as its menu."""


def _is_named_away(block: Block, *, signed: bool) -> bool:
    """Tell it by a box's name; the caption of a headline holds an author's element, too."""
    match = _AWAY.search(block.name) if block.name else None
    if match is None or (signed and match[0].startswith("caption")):
        return False
    return not (_WHOLE.search(block.name) and match[0].startswith("sidebar"))


def unlabelled(text: str) -> str:
    match = BY_LINE.match(text) or _MORE.match(text)
    return text[match.end() :] if match else text


def spaced(line: Line) -> str:
    """The line's text, with a space after a label that an element without one holds: Written byMara Ellison."""
    text = line.text
    for span in line.spans[:4]:
        if text.startswith(span.text) and text[len(span.text) :][:1].isalpha() and BY_ALONE.fullmatch(span.text):
            return f"{span.text} {text[len(span.text) :]}"
    return text


def apart(text: str, line: Line) -> str:
    """The text with its links and elements kept apart from what follows them: Korin MillerPublished: Jan 29."""
    owns = (*[link.text for link in line.links[:6]], *[unlabelled(span.text) for span in line.spans[:12]])
    for own in owns:
        if 3 <= len(own) < len(text) and own in text and people(own, frozenset(), lone=False):
            before, piece, after = text.partition(own)
            if own[-1] == "," and any(after.lstrip().startswith(other) and _is_person(other) for other in owns):
                continue
            if after[:1].isalpha() or (after[:1] == " " and after[1:2].isalpha() and not JOINED.match(after)):
                text = f"{before}{piece} | {after}"
    return text


def _is_person(text: str) -> bool:
    """An element is a name and no office: Vice President, Harbor Division."""
    return bool(people(text, frozenset(), lone=False)) and not is_office(text)
