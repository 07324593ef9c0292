"""What is among the paragraphs of a text in letters and is not of it: credits, boxes, copies, links away."""

from __future__ import annotations

import re
from itertools import islice

from scraper.extract.article.anchors import Headline
from scraper.extract.article.content.body.latin_boxes import LONG, gate_box, is_set_alike, other_articles
from scraper.extract.article.content.body.latin_endings import is_gate
from scraper.extract.article.content.body.latin_runs import CELLS
from scraper.extract.article.content.boilerplate.decks import is_in_headlines_box
from scraper.extract.article.content.boilerplate.latin_boilerplate import dropped, ends, is_deck
from scraper.extract.article.credits.names.latin_names import BY_LINE, people
from scraper.extract.document import HEADINGS, Block, Line, key
from scraper.extract.html.text_model import may_begin
from scraper.extract.html.writing_system import words
from scraper.extract.shared.lazy_regex import lazy_regex

SENTENCE = lazy_regex(r"[.!?…:;。؟।]['\"”’»)\]]{0,3}$|[.!?…]['\"”’»)\]]{0,2}\s")
WORDS_OF_PROSE = 12
"""Number of words of a line that is a paragraph."""
_YEAR = lazy_regex(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_CLOCK = lazy_regex(r"\d[:h.]\d\d")
_DATE = 20
"""Number of characters of a date in words, the point after its month included: Sept. 14, 2023."""
_HEAD = 5
"""Number of lines at the head of the text among which that of date and author is, under the standfirst."""
_LABEL = 60
"""Number of characters of its longest form."""


def without_inserts(headline: Headline, lines: list[Line], prose: list[float], aside: list[bool]) -> list[Line]:
    """The lines up to a heading of what follows an article, without those that are no part of the text."""
    total = sum([prose[line.index] for line in lines])
    before = 0.0
    text_lines: list[Line] = []
    seen: set[str] = set()
    box = late = repeated = False
    away = other_articles(lines, prose)
    for place, line in enumerate(lines):
        text = line.text
        if ends(text):
            late = before >= (0.6 if line.tag in HEADINGS else 0.8) * total
            goes_on = late and _goes_on(lines[place + 1 :], text_lines, prose)
            beside = late and not goes_on and aside[line.index]
            if late and not goes_on and not (beside and _ends_below(lines[place + 1 :], text_lines, prose, aside)):
                break
            late = late and not beside
            box = late or (not aside[line.index] and _is_box(lines[place + 1 : place + _BOX], text_lines, prose))
        elif box:
            ends_box = prose[line.index] >= LONG if late else is_set_alike(line, text_lines, prose)
            box = not ends_box or line.link_chars * 2 > len(text)
        if is_gate(text):
            away.update(gate_box(line, lines, text_lines, prose))
        before += prose[line.index]
        if (place < _HEAD or not text_lines) and (_is_credit(text) or _is_set_over(line, lines, headline.line)):
            continue  # the line of date and author, or what the text is about
        if not text_lines and len(text) <= _LABEL and _is_over_mail(text, lines[place + 1 : place + 2]):
            continue
        if (
            box
            or aside[line.index]
            or line.index in away
            or dropped(text)
            or _WORDLESS.fullmatch(text)
            or text.startswith(_CODE)
            or ("@" in text and _MAIL.fullmatch(text))
            or (headline.key and may_begin(text, headline.key) and key(text) == headline.key)
            or ((line.tag == "h1" or _repeats(line, place)) and headline.key and key(text).endswith(headline.key))
            or _leads_away(line, lines, place, prose)
            or (len(text) >= _WHOLE_TEXT and _holds_all(text, text_lines, prose))
        ):
            continue
        repeated = text in seen and (repeated or len(text) >= LONG)
        seen.add(text)
        if not repeated:  # a second copy, for narrow screens
            text_lines.append(line)
    return text_lines


def _repeats(line: Line, place: int) -> bool:
    """A heading at the head of the text, which may repeat the page's, with the words over it."""
    return place < _HEAD and line.tag in HEADINGS


def _is_credit(text: str) -> bool:
    """Check whether a line at the head of the text is of date or author: Par Élodie Marchand; 13 Ocak 2022 - 10:20."""
    years = len(_YEAR.findall(text)) if len(text) <= 2 * _LABEL else 0
    if years and (len(text) <= _DATE or (_CLOCK.search(text) and words(text) < WORDS_OF_PROSE)):
        return True
    if years and (_POSTED.match(text) or (len(text) <= years * _LABEL and not SENTENCE.search(text))):
        return True
    if len(text) <= _LABEL and _CLOCK.search(text) and _SHORT_DAY.search(text):
        return True
    if len(text) <= _LABEL and _PART.match(text):
        return True
    return len(text) <= _LABEL and BY_LINE.match(text) is not None and bool(people(text, frozenset(), lone=False))


def _is_over_mail(text: str, following: list[Line]) -> bool:
    """A line is the name over an address of e-mail with the surname: Mara Ellison / mara.ellison@lantern.example."""
    login = following[0].text.partition("@")[0] if following and _MAIL.fullmatch(following[0].text) else ""
    return login != "" and key(text.rpartition(" ")[2]) in key(login)


_SHORT_DAY = lazy_regex(r"(?<!\d)[0-3]\d\.[01]\d\.\d\d(?!\d)")
"""Do 25.04.24 | 14:07 Uhr | Von Mara Gebhardt"""
_POSTED = lazy_regex(
    r"(?:published|posted|updated|written|edited|veröffentlicht|aktualisiert|publié|mis à jour|publicado|actualizado|"
    r"atualizado|pubblicato|aggiornato|gepubliceerd|publicerad|publisert|opublikowano|опубликовано|yayınlan)\b",
    re.IGNORECASE,
)
"""Beginning of a line of who posted the text and when: Published by the newsroom at 5:20pm 2nd May 2024. (Updated …)"""
_PART = lazy_regex(
    r"(?:written|edited|(?:\w{4,10} )?reviewed|fact[- ]?checked|photograph(?:ed|s|y)|illustrat(?:ed|ions?)|translated|"
    r"produced) by ?[A-Z]",
)
"""A line of who wrote or had another part in the article: Fact-checked by Su-Min Cho."""


def _is_set_over(line: Line, lines: list[Line], headline: int | None) -> bool:
    """Check whether a line at the head of the text says what it is about: in a box so named that ends above the rest,
    or in that of the headline."""
    if headline is not None and is_in_headlines_box(line, headline) and lines[-1].index > line.index + _DECK_LINES:
        return True
    block: Block | None = line.block
    for _ in range(3):
        if block is None or block.last - block.first > _DECK_LINES or block.last > lines[-1].index:
            return False
        if block.name and is_deck(block.name):
            return True
        block = block.parent
    return False


_DECK_LINES = 3
"""Maximum number of lines of a box over a text that says what it is about."""


def _holds_all(text: str, before: list[Line], prose: list[float]) -> bool:
    """Check whether a line repeats the paragraphs before it without their breaks, as hidden data for programs do.

    A line without any of the first few is not searched for all: every long line of a long text comes here.
    """
    opening = islice((line.text for line in before if prose[line.index] >= LONG), _OPENING)
    if not any(paragraph in text for paragraph in opening):
        return False
    paragraphs = [line.text for line in before if prose[line.index] >= LONG]
    repeated = [len(paragraph) for paragraph in paragraphs if paragraph in text]
    return len(repeated) >= _FEWEST_REPEATED and 2 * sum(repeated) >= len(text)


_WHOLE_TEXT = 800
"""Number of characters of a line that may hold a whole text."""
_FEWEST_REPEATED = 3
_OPENING = 20
"""Number of paragraphs of a text, one of which a copy of the whole has."""
_CODE = ('{"', "[CTA", "{{", "<!--")
"""Beginning of a line that was meant for a program."""


_MAIL = lazy_regex(r"[\w.+-]{1,40}@[\w-]{1,40}(?:\.[\w-]{2,20}){1,3}")
"""A line that is the address of who wrote the text."""
_WORDLESS = lazy_regex(r"[\W_]{1,40}")
"""A line that parts two sections: * * *, ___."""


def _goes_on(following: list[Line], before: list[Line], prose: list[float]) -> bool:
    """The next paragraph under a box is set as those before it are."""
    paragraph = next((line for line in following if prose[line.index] >= LONG), None)
    return paragraph is not None and is_set_alike(paragraph, before, prose)


def _ends_below(following: list[Line], before: list[Line], prose: list[float], aside: list[bool]) -> bool:
    """The next line that is not in the <aside> is a sentence, however short, in the very box of the paragraphs."""
    line = next((line for line in following if not aside[line.index]), None)
    if line is None or not before or not prose[line.index] or not SENTENCE.search(line.text):
        return False
    return line.tag == before[-1].tag and line.block.parent is before[-1].block.parent


def _is_box(following: list[Line], before: list[Line], prose: list[float]) -> bool:
    """A box of other articles follows their heading, and the paragraphs go on below it."""
    if not following or is_set_alike(following[0], before, prose):
        return False
    return any(prose[line.index] >= LONG and is_set_alike(line, before, prose) for line in following)


_BOX = 12
"""Maximum number of lines of a box among the paragraphs."""


def _leads_away(line: Line, lines: list[Line], place: int, prose: list[float]) -> bool:
    """A line that is a link to something else; not an entry of a list, nor a heading over a paragraph."""
    if line.link_chars < 0.8 * len(line.text) or not line.links or ADDRESS.fullmatch(line.text):
        return False
    if all(link.href.startswith("#") for link in line.links):
        return line.tag not in HEADINGS
    if line.tag in ("li", *CELLS):
        return False
    following = lines[place + 1] if place + 1 < len(lines) else None
    return not (line.tag in HEADINGS and following is not None and prose[following.index] >= 120)


ADDRESS = lazy_regex(r"(?:https?://|www\.)\S{4,200}")
"""A line that is an address, printed for its readers."""
