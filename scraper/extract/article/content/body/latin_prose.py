"""The article's text on a page in letters: the run of lines that holds most prose and least of anything else.

Pages of magazines, shops and offices cut an article into many boxes of equal rank, where no single block holds it;
so lines are weighed one by one (prose for, links and furniture against), and the heaviest run is taken: the maximum
subsequence of Pasternack and Roth (Extracting Article Text from the Web with Maximum Subsequence Segmentation, 2009).
"""

from __future__ import annotations

from itertools import accumulate, islice

from scraper.extract.article.anchors import Body, Headline
from scraper.extract.article.content.body.latin_endings import ENOUGH, last_line
from scraper.extract.article.content.body.latin_runs import CELLS, chosen, of_short_lines, runs, whole_box
from scraper.extract.article.content.boilerplate.decks import is_in_headlines_box
from scraper.extract.article.content.boilerplate.latin_boilerplate import (
    ASIDE_TAGS,
    dropped,
    ends,
    holds_readers,
    holds_text,
    is_aside,
    is_deck,
)
from scraper.extract.article.credits.latin_names import BY_LINE, people
from scraper.extract.document import HEADINGS, Block, Document, FieldValue, Line, key
from scraper.extract.html.hidden_text import seen
from scraper.extract.html.writing_system import words
from scraper.extract.shared.lazy_regex import lazy_regex

_SENTENCE = lazy_regex(r"[.!?…:;。؟।]['\"”’»)\]]{0,3}$|[.!?…]['\"”’»)\]]{0,2}\s")
_YEAR = lazy_regex(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_CLOCK = lazy_regex(r"\d[:h.]\d\d")
_DATE = 20
"""Characters of a date in words, the point behind its month included: Sept. 14, 2023."""
_UNSPACED = lazy_regex(r"[^\x00-\u0dff\uac00-\ud7af]{20}")
"""Prose in a script without spaces between words: Thai, Lao, Burmese, Khmer."""
_HEAD = 5
"""Lines at the head of the text among which that of date and author stands, under the standfirst."""
_LABEL = 60
"""Characters of its longest form."""
_PROSE = 12
"""Words of a line that is a paragraph."""
_ASIDE_SHARE = 0.25
"""Share of the page's prose over which a block is the article whatever it is called."""
_NAMED_SHARE = 0.7
"""Share of the run's prose that a block named as the article's must hold to bound it."""
_ANY_SHARE = 0.93
"""The same for a block of any name."""


def find(doc: Document, headline: Headline) -> Body:
    """Find the text among the lines; its paragraphs are joined by newlines."""
    lines = doc.lines
    prose = [_prose(line) for line in lines]
    aside = _asides(doc, headline.line, prose)
    values = [_value(line, prose[line.index], aside[line.index]) for line in lines]
    start = _start(lines, headline.line, prose)
    run = chosen(doc, runs(values, start), prose, headline.line)
    if run is None or sum(prose[run.first : run.last + 1]) < ENOUGH:
        run = of_short_lines(doc, headline.line, start, aside) or run
    if run is None:
        return Body()
    first, last = run.first, run.last
    end = last_line(doc, headline.line, first, last, prose, aside)
    cut, last = end < last, end
    container = _bounds(doc, prose, aside, first, last)
    if container is not None:
        cut = cut or last >= container.last
        first, last = max(first, container.first), min(last, container.last - 1)
    first, last = whole_box(doc, start, first, last, prose, aside, cut)
    paragraphs = _trimmed(_cut(headline, lines[first : last + 1], prose, aside))
    if not paragraphs:
        return Body()
    node = container.node if container is not None else paragraphs[0].node
    value = FieldValue("\n".join(filter(None, map(seen, paragraphs))), "heaviest run of lines", node)
    return Body(value, paragraphs[0].index, paragraphs[-1].index)


def _prose(line: Line) -> float:
    """Characters of a line that are prose; 0 of a heading, a label, a link."""
    own = len(line.text) - line.link_chars
    if own < 30 or own * 2 < len(line.text):
        return 0.0
    if words(line.text) >= _PROSE or (own >= 40 and (_SENTENCE.search(line.text) or _UNSPACED.match(line.text))):
        return float(own)
    return 0.0


def _asides(doc: Document, headline: int | None, prose: list[float]) -> list[bool]:
    """For every line, whether it stands in a block that is named as something else and holds little of the prose.

    The block around the headline and the text below it is the article's, whatever it is called; the name of a heading
    says what the section under it is about.
    """
    sums = [0.0, *accumulate(prose)]
    most = _ASIDE_SHARE * sums[-1]
    verdicts: dict[Block, bool] = {}
    asides = []
    for line in doc.lines:
        chain: list[Block] = []
        block: Block | None = line.block
        while block is not None and block not in verdicts:
            chain.append(block)
            block = block.parent
        bad = block is not None and verdicts[block]
        for inner in reversed(chain):
            if not bad and _is_named_aside(inner):
                inside = sums[inner.last] - sums[inner.first]
                bad = inside <= (sums[-1] - ENOUGH if holds_readers(inner.name) else most) and not (
                    headline is not None and inner.first <= headline < inner.last and inside >= ENOUGH
                )
            verdicts[inner] = bad
        asides.append(bad)
    return asides


def _is_named_aside(block: Block) -> bool:
    if block.tag in ASIDE_TAGS or block.hidden:
        return True
    return bool(block.name) and block.tag not in HEADINGS and is_aside(block.name)


def _value(line: Line, prose: float, aside: bool) -> float:
    """The worth of a line for the run that it stands in."""
    text = line.text
    if aside:
        return -0.5 * min(len(text), 160) - 4
    if prose:
        return prose
    if line.link_chars * 2 > len(text):
        return -12 - 0.3 * min(len(text), 120)
    if line.tag in HEADINGS:
        return -12.0 if ends(text) else -4.0
    if line.tag == "li":
        return 0.3 * min(len(text), 60)
    if line.tag in CELLS or line.tag == "pre":
        return -1.0
    return -8.0


def _start(lines: list[Line], headline: int | None, prose: list[float]) -> int:
    """The first line that may be of the text: the one behind the headline, unless most of the prose precedes it."""
    if headline is None:
        return 0
    most = 0.6 if lines[headline].tag == "h1" else 0.15
    if sum(prose[:headline]) > most * sum(prose):
        own = [0.0 if value and _is_teaser(lines, place) else value for place, value in enumerate(prose)]
        if sum(own[:headline]) > most * sum(own):
            return 0
    return headline + 1


def _is_teaser(lines: list[Line], place: int) -> bool:
    """A paragraph that a headline's link opens, or stands over."""
    line = lines[place]
    if line.links and len(line.links[0].text) >= _HEADLINE and line.text.startswith(line.links[0].text):
        return True
    return any(_is_linked(near) for near in lines[max(0, place - _NEAR) : place])


def _bounds(doc: Document, prose: list[float], aside: list[bool], first: int, last: int) -> Block | None:
    """The block that the text ends with: the smallest that is named for it, else the smallest with nearly all."""
    own = [value if first <= place <= last and not aside[place] else 0.0 for place, value in enumerate(prose)]
    sums = [0.0, *accumulate(own)]
    named: Block | None = None
    other: Block | None = None
    for block in doc.blocks:
        share = (sums[block.last] - sums[block.first]) / sums[-1] if sums[-1] else 0.0
        if share < _NAMED_SHARE:
            continue
        size = block.last - block.first
        if (block.tag in ("article", "main") or (block.name and holds_text(block.name))) and (
            named is None or size <= named.last - named.first
        ):
            named = block
        if share >= _ANY_SHARE and (other is None or size <= other.last - other.first):
            other = block
    return named or other


def _cut(headline: Headline, lines: list[Line], prose: list[float], aside: list[bool]) -> list[Line]:
    """The lines up to a heading of what follows an article, without those that are no part of the text."""
    total = sum([prose[line.index] for line in lines])
    before = 0.0
    text_lines: list[Line] = []
    seen: set[str] = set()
    box = late = repeated = False
    away = _link_boxes(lines, prose)
    for place, line in enumerate(lines):
        text = line.text
        if ends(text):
            late = before >= (0.6 if line.tag in HEADINGS else 0.8) * total
            if late and not _goes_on(lines[place + 1 :], text_lines, prose):
                break
            box = late or (not aside[line.index] and _is_box(lines[place + 1 : place + _BOX], text_lines, prose))
        elif box:
            ends_box = prose[line.index] >= _LONG if late else _is_set_alike(line, text_lines, prose)
            box = not ends_box or line.link_chars * 2 > len(text)
        before += prose[line.index]
        if place < _HEAD and (_is_credit(text) or _is_set_over(line, lines, headline.line)):
            continue  # the line of date and author, or what the text is about
        if (
            box
            or aside[line.index]
            or line.index in away
            or dropped(text)
            or _WORDLESS.fullmatch(text)
            or text.startswith(_CODE)
            or (headline.key and key(text) == headline.key)
            or _leads_away(line, lines, place, prose)
            or (len(text) >= _WHOLE_TEXT and _holds_all(text, text_lines, prose))
        ):
            continue
        repeated = text in seen and (repeated or len(text) >= _LONG)
        seen.add(text)
        if not repeated:  # a second copy, for narrow screens
            text_lines.append(line)
    return text_lines


def _link_boxes(lines: list[Line], prose: list[float]) -> set[int]:
    """The lines of boxes that hold nothing but links to other articles, under a label or none."""
    boxed: set[int] = set()
    first, last = lines[0].index, lines[-1].index
    for line in lines:
        if line.index in boxed or not line.links or line.link_chars < 0.8 * len(line.text):
            continue
        box, block = None, line.block.parent
        while block is not None and block.first > first and block.last - block.first <= _BOX:
            inside = lines[block.first - first : min(block.last, last + 1) - first]
            if any(prose[other.index] for other in inside):
                break
            if block.tag in ("div", "section") and _are_links(inside):
                box = block
            block = block.parent
        if box is not None:
            boxed.update(range(box.first, box.last))
    return boxed


def _are_links(lines: list[Line]) -> bool:
    """Tell whether the lines, all but a label, are headlines that lead away."""
    links = [line for line in lines if line.link_chars >= 0.8 * len(line.text)]
    if len(links) < _FEWEST_LINKS or len(links) + 1 < len(lines):
        return False
    if any(link.href.startswith("#") for line in links for link in line.links):
        return False
    return sum([len(line.text) for line in links]) >= _HEADLINE * len(links)


_FEWEST_LINKS = 2


def _is_credit(text: str) -> bool:
    """Tell whether a line at the head of the text is of date or author: Par Élodie Marchand; 13 Ocak 2022 - 10:20."""
    years = len(_YEAR.findall(text)) if len(text) <= 2 * _LABEL else 0
    if years and (len(text) <= _DATE or (_CLOCK.search(text) and words(text) < _PROSE)):
        return True
    if years and len(text) <= years * _LABEL and not _SENTENCE.search(text):
        return True
    if len(text) <= _LABEL and _PART.match(text):
        return True
    return len(text) <= _LABEL and BY_LINE.match(text) is not None and bool(people(text, frozenset(), lone=False))


_PART = lazy_regex(
    r"(?:written|edited|(?:\w{4,10} )?reviewed|fact[- ]?checked|photograph(?:ed|s|y)|illustrat(?:ed|ions?)|translated|"
    r"produced) by ?[A-Z]",
)
"""A line of who wrote or had another part in the article: Fact-checked by Su-Min Cho."""


def _is_set_over(line: Line, lines: list[Line], headline: int | None) -> bool:
    """Tell whether a line at the head of the text says what it is about: in a box so named that ends above the rest,
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
"""Lines of the longest box over a text that says what it is about."""


def _holds_all(text: str, before: list[Line], prose: list[float]) -> bool:
    """Tell whether a line repeats the paragraphs before it without their breaks, as hidden data for programs do.

    A line without any of the first few is not searched for all: every long line of a long text comes here.
    """
    opening = islice((line.text for line in before if prose[line.index] >= _LONG), _OPENING)
    if not any(paragraph in text for paragraph in opening):
        return False
    paragraphs = [line.text for line in before if prose[line.index] >= _LONG]
    repeated = [len(paragraph) for paragraph in paragraphs if paragraph in text]
    return len(repeated) >= _FEWEST_REPEATED and 2 * sum(repeated) >= len(text)


_WHOLE_TEXT = 800
"""Characters of a line that may hold a whole text."""
_FEWEST_REPEATED = 3
_OPENING = 20
"""Paragraphs of a text, one of which a copy of the whole has."""
_LONG = 80
"""Characters of a paragraph that no two places of a text have."""
_CODE = ('{"', "[CTA", "{{", "<!--")
"""How a line begins that was meant for a program."""


_WORDLESS = lazy_regex(r"[\W_]{1,40}")
"""A line that parts two sections: * * *, ___."""


def _goes_on(following: list[Line], before: list[Line], prose: list[float]) -> bool:
    """The next paragraph under a box is set as those before it are."""
    paragraph = next((line for line in following if prose[line.index] >= _LONG), None)
    return paragraph is not None and _is_set_alike(paragraph, before, prose)


def _is_box(following: list[Line], before: list[Line], prose: list[float]) -> bool:
    """A box of other articles follows their heading, and the paragraphs go on below it."""
    if not following or _is_set_alike(following[0], before, prose):
        return False
    return any(prose[line.index] >= _LONG and _is_set_alike(line, before, prose) for line in following)


def _is_set_alike(line: Line, before: list[Line], prose: list[float]) -> bool:
    """Tell whether a line is set as the last paragraph before it is: an element in a box of the same names."""
    last = next((other for other in reversed(before) if prose[other.index] >= _LONG), None)
    if last is None or last.block.parent is None or line.block.parent is None:
        return False
    return line.tag == last.tag and line.block.parent.own == last.block.parent.own


_BOX = 12
"""Lines of the longest box among the paragraphs."""


def _leads_away(line: Line, lines: list[Line], place: int, prose: list[float]) -> bool:
    """A line that is a link to something else; not an entry of a list, nor a heading over a paragraph."""
    if line.link_chars < 0.8 * len(line.text) or not line.links or _ADDRESS.fullmatch(line.text):
        return False
    if all(link.href.startswith("#") for link in line.links):
        return line.tag not in HEADINGS
    if line.tag in ("li", *CELLS):
        return False
    following = lines[place + 1] if place + 1 < len(lines) else None
    return not (line.tag in HEADINGS and following is not None and prose[following.index] >= 120)


_ADDRESS = lazy_regex(r"(?:https?://|www\.)\S{4,200}")
"""A line that is an address, printed for its readers."""


def _trimmed(lines: list[Line]) -> list[Line]:
    """Without the headings at the end that have no text below them."""
    while lines and (
        lines[-1].tag in HEADINGS
        or (lines[-1].link_chars * 2 > len(lines[-1].text) and not _ADDRESS.fullmatch(lines[-1].text))
    ):
        lines.pop()
    return lines


def is_one_text(doc: Document, body: Body) -> bool:
    """Tell whether the body is one text of some length and not the teasers of many others."""
    first, last = body.first, body.last
    if first is None or last is None:
        return False
    total = teased = longest = 0.0
    paragraphs = 0
    for line in doc.lines[first : last + 1]:
        if value := _prose(line):
            total += value
            paragraphs += 1
            longest = max(longest, value)
            if len(line.text) <= _TEASER and any(
                _is_linked(near) for near in doc.lines[max(0, line.index - _NEAR) : line.index]
            ):
                teased += value
    return total >= _MIN_TEXT and (paragraphs >= 3 or longest >= _MIN_TEXT) and teased <= _TEASED * total


def _is_linked(line: Line) -> bool:
    return line.link_chars * 5 > 4 * len(line.text) and len(line.text) >= 15 and line.tag not in ("li", *CELLS)


_MIN_TEXT = 800
"""Characters of prose, in several paragraphs or in one, that a page of teasers has only with headlines between them."""
_TEASER = 300
"""Characters of the longest teaser."""
_HEADLINE = 15
"""Characters of the shortest headline, longer than the link of a word."""
_NEAR = 3
"""Lines above a teaser in which its headline stands: its date and its author come between."""
_TEASED = 0.4
"""Share of the prose that may stand under a link."""
