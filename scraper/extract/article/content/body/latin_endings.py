"""Where the text of a page in letters ends though prose goes on below it: other articles, readers, walls, consent."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import accumulate, islice

from scraper.extract.article.content.boilerplate.latin_boilerplate import are_readers, ends, holds_text
from scraper.extract.document import HEADINGS, Block, Document, Line
from scraper.extract.shared.lazy_regex import lazy_regex
from scraper.extract.shared.word_tables import any_row, one_of

ENOUGH = 200
"""Number of characters of prose that a text has before it may end so."""
_SHARE = 0.2
"""Share of the run's prose that the headline's own <article> must hold to be all of the text."""
_FEWEST = 2
"""Minimum number of headings over teasers, or buttons of readers, that follow one another."""
_LINKED = 0.8
"""Share of a heading that is a link where it leads to another article."""

_REPLY: Mapping[str, str] = {
    "en": r"reply report\x20comment",
    "de": r"antworten",
    "fr": r"répondre",
    "es": r"responder",
    "it": r"rispondi",
    "nl": r"beantwoorden reageren",
    "sv": r"svara svar vastaa",
    "pl": r"odpowiedz odpovědět válasz",
    "ru": r"ответить відповісти",
    "tr": r"yanıtla cevapla balas trả\x20lời",
    "ar": r"رد 답글",
}
"""The button below what one reader says, by language."""
_REPLIES = lazy_regex(rf"{one_of(_REPLY)}(?: ?\(\d{{1,4}}\))?", re.IGNORECASE)
_WALLS: Mapping[str, str] = {
    "en": (
        r"subscribe now.{0,80}|(?:register|log in|sign in) (?:or|and) .{3,80}|create an? (?:free )?account.{0,80}|"
        r"(?:unlock|continue reading) .{0,80}subscri.{0,40}"
    ),
    "de": (
        r"wir brauchen ihre (?:zustimmung|einwilligung).{0,40}|(?:jetzt )?weiterlesen mit .{3,60}|"
        r"ihre privatsphäre.{0,40}"
    ),
    "fr": (
        r"(?:nous respectons|gérez) votre (?:vie privée|consentement).{0,40}|lisez la suite.{0,60}|"
        r"(?:pour )?(?:lire la suite|poursuivre (?:votre|la) lecture).{0,60}|abonnez-vous pour.{3,80}"
    ),
    "es": r"(?:tu|su) privacidad.{0,40}|suscríbete (?:para|y).{3,80}",
    "pt": r"assine para.{3,80}|sua privacidade.{0,40}",
    "it": r"la tua privacy.{0,40}|abbonati (?:per|e).{3,80}",
    "nl": r"(?:uw|jouw) privacy.{0,40}|lees verder met.{3,60}",
    "sv, da, no": (
        r"få (?:fuld|full) (?:adgang|tilgang|tillgång).{0,80}|(?:læs|les|läs) (?:resten|hela).{0,60}|"
        r"(?:bli|bliv) (?:abonnent|medlem|prenumerant|kunde).{0,60}|(?:fortsæt|fortsätt|fortsett) (?:med at |å |att )?"
        r"(?:læse|läsa|lese).{0,60}|(?:log ind|logga in|logg inn) (?:for|för|og|och).{0,60}"
    ),
    "fi": r"(?:jatka lukemista|kirjaudu|tilaa).{0,60}",
    "pl": r"(?:uzyskaj|wykup|kup) (?:pełny )?dostęp.{0,80}|zaloguj się,? (?:aby|by|i).{0,80}",
    "ru": (
        r"(?:оформите|купите|оформіть) (?:подписку|передплату).{0,80}|"
        r"(?:чтобы )?(?:про)?читать (?:полностью|дальше).{0,60}"
    ),
}
"""Headings over a wall or a request for consent, by language."""
_WALL = lazy_regex(any_row(_WALLS), re.IGNORECASE)
_GATES: Mapping[str, str] = {
    "en": (
        r"(?:subscribe|register|sign ?in|log ?in|register ?(?:/|or) ?sign in|create an account) to "
        r"(?:unlock|read|continue|access|keep) .{3,60}|this (?:content|article|story) is (?:reserved|exclusively|only) "
        r"(?:for|available to) .{0,30}subscribers(?: only)?|already (?:a subscriber|have an account)\W.{0,40}"
    ),
    "de": (
        r"(?:jetzt |zum )?(?:weiterlesen|freischalten|artikel lesen) (?:mit|als) .{3,60}|"
        r"(?:dieser|der) (?:artikel|inhalt) ist (?:nur|exklusiv) für .{0,30}abonnent\w{0,5}.{0,20}"
    ),
    "fr": r"(?:cet article|ce contenu|la suite) est réservée? aux? .{0,20}abonnés?|déjà abonné\W.{0,40}",
    "es": (
        r"(?:este contenido|este artículo|contenido) (?:es )?exclusivo para .{0,20}suscriptores|"
        r"ya (?:eres|es) suscriptor.{0,30}"
    ),
    "pt": r"(?:este )?conteúdo (?:é )?exclusivo para .{0,20}assinantes|já (?:é|sou) assinante.{0,30}",
    "it": r"(?:questo )?(?:contenuto|articolo) (?:è )?riservato agli .{0,20}abbonati|sei già abbonato.{0,30}",
    "nl": r"dit artikel is (?:alleen|exclusief) voor .{0,20}abonnees|al abonnee\W.{0,30}",
    "sv, da, no": (
        r"(?:den här )?artikeln är (?:låst|för) .{0,30}prenumeranter|"
        r"(?:redan|allerede) (?:prenumerant|abonnent|kunde)\W.{0,30}"
    ),
    "pl": r"(?:ten )?artykuł (?:jest )?(?:dostępny )?(?:tylko )?dla .{0,20}(?:prenumeratorów|subskrybentów)",
    "ru": r"(?:материал|статья|текст) доступ(?:ен|на) (?:только )?(?:по подписке|подписчикам).{0,20}",
}
"""Lines over a gate that may be among the paragraphs, which a script shows to some readers only, by language."""
_GATE = lazy_regex(any_row(_GATES), re.IGNORECASE)
_CONSENT = lazy_regex(
    r"(?:our|unsere|nos|nuestros|nossos|nostri|onze|våra|vores|nasi|naši) \d{1,4} "
    r"(?:partner|partenaires|socios|parceiros)",
    re.IGNORECASE,
)
"""We and our 184 partners."""
_CONSENT_WITHIN = 120
"""Number of characters from the beginning of a line in which it says so."""


def last_line(
    doc: Document, headline: int | None, first: int, last: int, weights: Sequence[float], aside: Sequence[bool]
) -> int:
    """The last line of the run from ``first`` to ``last`` that may be of the text."""
    prose = [0.0 if away else value for value, away in zip(weights, aside, strict=True)]
    last = min(last, _of_own_article(doc, headline, first, last, prose))
    lines = doc.lines[first : last + 1]
    replies = [line for line in lines if _REPLIES.fullmatch(line.text)]
    if len(replies) >= _FEWEST and (start := _outermost(replies[0], first)) > first:
        last = start - 1 if sum(prose[first:start]) >= ENOUGH else last
    last = _before_gulf(doc.lines, first, last, prose, aside)
    before = 0.0
    around: Block | None = None
    boxes: list[Block] | None = None
    sums = [0.0, *accumulate(prose)]
    for line in doc.lines[first : last + 1]:
        if before >= ENOUGH and _ends(line, lines, around):
            boxes = _text_boxes(doc, first, last) if boxes is None else boxes
            # a box named for the text may hold more further down: what comes before is its standfirst
            if not any(sums[min(box.last, last + 1)] - sums[max(box.first, line.index)] > before for box in boxes):
                return line.index - 1
        if prose[line.index]:
            before += prose[line.index]
            around = line.block if around is None else _common(around, line.index)
    return last


def _before_gulf(lines: Sequence[Line], first: int, last: int, prose: Sequence[float], aside: Sequence[bool]) -> int:
    """The last paragraph before a gulf of links and furniture, where no paragraph beyond it is set as one before it and
    a good part is before it."""
    placed = [place for place in range(first, last + 1) if prose[place]]
    furthest = {_setting(lines[place]): place for place in placed if prose[place] >= _PARAGRAPH}
    beyond = sum([prose[place] for place in placed])
    before = 0.0
    reach = former = first
    for place in placed:
        if place - former > _GULF and reach < place and before >= max(ENOUGH, beyond * _OF_BEYOND):
            gulf = lines[former + 1 : place]
            furniture = sum([aside[line.index] or 2 * line.link_chars > len(line.text) for line in gulf])
            if 2 * furniture > len(gulf) and not _is_text(_common(lines[former].block, place)):
                return former
        if lines[place].tag not in HEADINGS:  # a standfirst that is one is over the line of date and author
            before += prose[place]
        beyond -= prose[place]
        reach = max(reach, furthest.get(_setting(lines[place]), first))
        former = place
    return last


_OF_BEYOND = 0.55
"""How much is before a gulf at least, by what is beyond."""
_GULF = 5
"""Number of lines without prose, and more, between two paragraphs that are hardly of one text."""
_PARAGRAPH = 80
"""Number of characters of a paragraph that is more than a label."""


def _setting(line: Line) -> tuple[str, str]:
    """The setting of a paragraph: its element, and the names of that which it is in."""
    return line.tag, line.block.parent.own if line.block.parent is not None else ""


def is_gate(text: str) -> bool:
    """Check whether a line is over what only subscribers read, or asks to become one."""
    return len(text) <= _LONGEST_GATE and _GATE.fullmatch(text.strip(" .:!?¿")) is not None


_LONGEST_GATE = 90


def _ends(line: Line, lines: list[Line], around: Block | None) -> bool:
    """A heading over readers, walls or consent; the first of several over teasers, outside of the paragraphs' box."""
    opening = line.text[:_CONSENT_WITHIN].lower()
    if ("part" in opening or "socios" in opening or "parceiros" in opening) and _CONSENT.search(opening):
        return True
    if line.tag not in HEADINGS:
        return False
    if are_readers(line.text) or _WALL.fullmatch(line.text.strip(" .:!?")):
        return True
    if not _leads_away(line) or around is None or line.index < around.last or _is_text(_common(around, line.index)):
        return False
    others = (other for other in lines if other.index > line.index and other.tag == line.tag)
    return sum(1 for other in others if _leads_away(other)) >= _FEWEST


def _text_boxes(doc: Document, first: int, last: int) -> list[Block]:
    """The boxes named for a text that lie at least in part between two lines."""
    named = (block for block in doc.blocks if block.first <= last and first < block.last and block.name)
    return list(islice((block for block in named if block.tag != "body" and holds_text(block.name)), _MOST_BOXES))


_MOST_BOXES = 50


def _is_text(block: Block) -> bool:
    """A block named for the text, or in one so named: its parts belong together."""
    inner: Block | None = block
    while inner is not None:
        if inner.tag == "article" or (inner.name and inner.tag != "body" and holds_text(inner.name)):
            return True
        inner = inner.parent
    return False


def _leads_away(line: Line) -> bool:
    return line.link_chars >= _LINKED * len(line.text) and not all(link.href.startswith("#") for link in line.links)


def _common(block: Block, index: int) -> Block:
    """The smallest block around another one that holds a line, too."""
    while not block.first <= index < block.last and block.parent is not None:
        block = block.parent
    return block


def _outermost(line: Line, first: int) -> int:
    """The first line of the largest block around a line that does not hold the text's first line."""
    start, block = line.index, line.block
    while block is not None and block.first > first:
        start = block.first
        block = block.parent  # type: ignore[assignment]
    return start


def _is_beside(block: Block) -> bool:
    """The block is in an <aside>, as the box of an agency's latest beside the article does."""
    around: Block | None = block
    while around is not None and around.tag != "aside":
        around = around.parent
    return around is not None


def _article_around(block: Block) -> Block | None:
    around: Block | None = block
    while around is not None and around.tag != "article":
        around = around.parent
    return around


def _of_own_article(doc: Document, headline: int | None, first: int, last: int, prose: Sequence[float]) -> int:
    """The last line of the <article> that holds the headline, where the text is in it and another one follows; of the
    only one that holds text, where the headline is above it."""
    block = _article_around(doc.lines[headline].block) if headline is not None else None
    if block is None and headline is not None and headline < first:
        block = _article_around(doc.lines[first].block)
        if block is not None and any(
            other.tag == "article" and block.last <= other.first <= last for other in doc.blocks
        ):
            return last
    if block is None or block.last > last:
        return last
    own = prose[max(first, block.first) : block.last]
    beyond = sum([prose[line.index] for line in doc.lines[block.last : last + 1] if not _is_beside(line.block)])
    fewest = 1 if ends(doc.lines[block.last].text) else _FEWEST  # a single paragraph, over: You may also like
    if sum(own) < max(ENOUGH, _SHARE * (sum(own) + beyond)) or sum(1 for value in own if value) < fewest:
        return last
    return block.last - 1
