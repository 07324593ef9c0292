"""The article's text on a page in letters: the run of lines that holds most prose and least of anything else.

Pages of magazines, shops and offices cut an article into many boxes of equal rank, where no single block holds it;
so lines are weighed one by one (prose for, links and furniture against), and the heaviest run is taken: the maximum
subsequence of Pasternack and Roth (Extracting Article Text from the Web with Maximum Subsequence Segmentation, 2009).
"""

from __future__ import annotations

from itertools import accumulate

from scraper.extract.article.anchors import Body, Headline
from scraper.extract.article.content.body.latin_boxes import HEADLINE
from scraper.extract.article.content.body.latin_endings import ENOUGH, last_line
from scraper.extract.article.content.body.latin_inserts import (
    ADDRESS,
    SENTENCE,
    WORDS_OF_PROSE,
    without_inserts,
)
from scraper.extract.article.content.body.latin_runs import CELLS, chosen, of_short_lines, runs, whole_box
from scraper.extract.article.content.boilerplate.latin_boilerplate import (
    ASIDE_TAGS,
    dropped,
    ends,
    holds_readers,
    holds_text,
    is_aside,
)
from scraper.extract.article.content.boilerplate.reader_calls import asks_reader
from scraper.extract.document import HEADINGS, Block, Document, FieldValue, Line
from scraper.extract.html.hidden_text import seen
from scraper.extract.html.writing_system import words
from scraper.extract.shared.lazy_regex import lazy_regex

_UNSPACED = lazy_regex(r"[^\x00-\u0dff\uac00-\ud7af]{20}")
"""Prose in a script without spaces between words: Thai, Lao, Burmese, Khmer."""
_FAILURE = lazy_regex(r"\.(?:php|phtml|inc|module)(?:\(\d{1,6}\))?(?: : \S.{0,40})? on line \d{1,6}$")
"""The end of what PHP says of a program's faults: Deprecated: … in /home/lantern/wp-content/theme.php on line 227."""
_ASIDE_SHARE = 0.25
"""Share of the page's prose over which a block is the article whatever it is called."""
_ALL_SHARE = 0.8
"""Share of the prose in a hidden box that is the page, which a script shows."""
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
    paragraphs = _trimmed(without_inserts(headline, lines[first : last + 1], prose, aside))
    if not paragraphs:
        return Body()
    node = container.node if container is not None else paragraphs[0].node
    value = FieldValue("\n".join(filter(None, map(seen, paragraphs))), "lines with the most prose", node)
    return Body(value, paragraphs[0].index, paragraphs[-1].index)


def _prose(line: Line) -> float:
    """Characters of a line that are prose; 0 of a heading, a label, a link."""
    own = len(line.text) - line.link_chars
    if own < 30 or own * 2 < len(line.text) or (line.text[-1].isdigit() and _FAILURE.search(line.text)):
        return 0.0
    if words(line.text) >= WORDS_OF_PROSE or (own >= 40 and (SENTENCE.search(line.text) or _UNSPACED.match(line.text))):
        return float(own)
    return 0.0


def _asides(doc: Document, headline: int | None, prose: list[float]) -> list[bool]:
    """For every line, whether it is in a block that is named as something else and holds little of the prose.

    The block around the headline and the text below it is the article's, whatever it is called; the name of a heading
    says what the section under it is about.
    """
    sums = [0.0, *accumulate(prose)]
    most = _ASIDE_SHARE * sums[-1]
    asides = [False] * len(prose)
    end = 0  # of the last block that is one: those in it are passed over
    shown = 0  # end of a hidden box that holds headline and text, until a script shows it
    pieces: frozenset[str] | None = None
    for block in doc.blocks:
        first, last = block.first, block.last
        if first == last or last <= end or (first < shown and block.hidden and block.tag not in ASIDE_TAGS):
            continue
        if not _is_named_aside(block):
            continue
        inside = sums[last] - sums[first]
        if inside and block.tag in _PIECES:
            pieces = _pieces_of_text(doc, sums) if pieces is None else pieces
            if block.own in pieces:
                continue
        if inside <= (sums[-1] - ENOUGH if holds_readers(block.name) else most) and not (
            headline is not None and first <= headline < last and inside >= ENOUGH
        ):
            asides[first:last] = [True] * (last - first)
            end = last
        elif block.hidden and headline is not None and first <= headline < last and inside >= _ALL_SHARE * sums[-1]:
            shown = last
    return asides


def _pieces_of_text(doc: Document, sums: list[float]) -> frozenset[str]:
    """The elements, by tag and name, that hold more than half of the prose together, in one box or in boxes of one
    name, and little of it each: the paragraphs of ``<p class="paywall">``, which only subscribers see."""
    shares: dict[tuple[str, str], float] = {}
    for block in doc.blocks:
        if block.tag in _PIECES and block.name and (inside := sums[block.last] - sums[block.first]):
            around = block.parent.own if block.parent is not None else ""
            shares[block.own, around] = shares.get((block.own, around), 0.0) + inside
    most = _PIECES_SHARE * sums[-1]
    return frozenset(
        own for (own, _), share in shares.items() if share > most and is_aside(own) and not holds_readers(own)
    )


_PIECES = frozenset(("p", "div", "section"))
_PIECES_SHARE = 0.5
"""Share of the page's prose that elements of one name hold together where they are what the text is set in."""


def _is_named_aside(block: Block) -> bool:
    if block.tag in ASIDE_TAGS or block.hidden:
        return True
    if not block.name or block.tag in HEADINGS or "hentry" in block.name:
        return False  # a post, whose further names say what it is about
    return is_aside(block.name)


def _value(line: Line, prose: float, aside: bool) -> float:
    """The worth of a line for the run that it is in."""
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
    """The first line that may be of the text: the one after the headline, unless most of the prose precedes it."""
    if headline is None:
        return 0
    most = 0.6 if lines[headline].tag == "h1" else 0.15
    if sum(prose[:headline]) > most * sum(prose):
        own = [0.0 if value and _is_teaser(lines, place) else value for place, value in enumerate(prose)]
        if sum(own[:headline]) > most * sum(own):
            return 0
    return headline + 1


def _is_teaser(lines: list[Line], place: int) -> bool:
    """A paragraph that a headline's link opens, or is over."""
    line = lines[place]
    if line.links and len(line.links[0].text) >= HEADLINE and line.text.startswith(line.links[0].text):
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
    return (named and _with_pieces(doc, named, sums)) or other


def _with_pieces(doc: Document, named: Block, sums: list[float]) -> Block:
    """The block, or the one around it where that holds further pieces of the text by the same name."""
    around = named.parent
    if around is None or not named.name or around.tag in ("body", "html"):
        return named
    pieces = [block for block in doc.blocks if block.parent is around and block.name == named.name]
    return around if sum([sums[block.last] > sums[block.first] for block in pieces]) > 1 else named


def _trimmed(lines: list[Line]) -> list[Line]:
    """Without the headings at the end that have no text below them, what asks a reader something, and a sign-off."""
    while lines and (
        lines[-1].tag in HEADINGS
        or asks_reader(lines[-1].text)
        or _SIGN_OFF.fullmatch(lines[-1].text)
        or (lines[-1].link_chars * 2 > len(lines[-1].text) and not ADDRESS.fullmatch(lines[-1].text))
    ):
        lines.pop()
    return lines


_SIGN_OFF = lazy_regex(r"[(\[][^()\[\]]{2,30}[)\]]\W?|/[^\W\d]{2,12}(?:/[^\W\d]{2,12})?/")
"""The whole of a last line: the agencies or the initials of who wrote the text: (وكالات), (hb), /ritzau/."""


def is_one_text(doc: Document, body: Body) -> bool:
    """Check whether the body is one text of some length and not the teasers of many others."""
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
                _is_linked(near) and not dropped(near.text)
                for near in doc.lines[max(0, line.index - _NEAR) : line.index]
            ):
                teased += value
    return total >= _MIN_TEXT and (paragraphs >= 3 or longest >= _MIN_TEXT) and teased <= _TEASED * total


def _is_linked(line: Line) -> bool:
    return line.link_chars * 5 > 4 * len(line.text) and len(line.text) >= 15 and line.tag not in _NO_HEADLINES


_NO_HEADLINES = frozenset(("li", "td", "th", "dd"))
"""Tags in which a link over a text is rather an item of a list; a term (``dt``) may be a headline."""

_MIN_TEXT = 800
"""Minimum number of characters of prose, in several paragraphs or in one, that a page of teasers has only with
headlines between them."""
_TEASER = 300
"""Maximum number of characters of a teaser."""
_NEAR = 3
"""Number of lines above a teaser in which its headline is: its date and its author come between."""
_TEASED = 0.4
"""Share of the prose that may be under a link."""
