"""Boxes and lists among the paragraphs of a text in letters: cards of other articles, gates of subscriptions."""

from __future__ import annotations

from scraper.extract.document import HEADINGS, Block, Line
from scraper.extract.shared.lazy_regex import lazy_regex

HEADLINE = 15
"""Minimum number of characters of a headline, longer than the link of a word."""
_LISTED = 25
"""The same in a list, whose entries may be names."""
_BOX = 12
"""Maximum number of lines of a box among the paragraphs."""
_CARD = 8
"""The same of a box of one article: its picture's credit, channel, headline, teaser, day and button."""
_UP = 4
"""Number of elements around a headline of which one is its card."""
_FEWEST_LINKS = 2
_LABEL = 40
"""Maximum number of characters of a line of a card that is no teaser: a channel, a day."""
_NAMED_CARD = lazy_regex(
    r"(?<![a-z])(?:teaser(?!-?text)|(?:inline-?|embedded-?|linked-?)(?:article|story|teaser|link)|similar|"
    r"(?:article|story|news|post|link|content|video)-?(?:card|teaser|tease|item|box|excerpt|preview))s?(?![a-z])"
)
"""Names of the box of one other article."""
_ARTICLE = lazy_regex(r"\d{5}|[^/]-[^/-]{1,40}-[^/-]{1,40}-[^/]{1,200}/?(?:\.\w{3,5})?$")
"""In the address of an article: a number, or a name of many words."""


def other_articles(lines: list[Line], prose: list[float]) -> set[int]:
    """The lines of boxes and lists that hold nothing but links to other articles, under a label or none, and of the
    cards of other articles: a headline that is a link, and what belongs to it."""
    boxed: set[int] = set()
    cards: set[int] = set()
    for line in lines:
        if line.index in boxed or not line.links or line.link_chars < _LINKED * len(line.text):
            continue
        if (box := _box_of_links(line, lines, prose) or _list(line, lines)) is not None:
            boxed.update(range(box.first, box.last))
        elif (card := _card(line, lines, prose)) is not None:
            cards.update(range(card.first, card.last))
    teased = sum([prose[place] for place in cards])
    if teased <= _TEASED * sum([prose[line.index] for line in lines]):
        boxed |= cards
    return boxed


_TEASED = 0.25
"""Share of the text's prose over which cards are what the page is about."""
_LINKED = 0.6
"""Share of a headline that is a link; a label may be before it (Interview: …)."""


def _box_of_links(line: Line, lines: list[Line], prose: list[float]) -> Block | None:
    if line.link_chars < 0.8 * len(line.text):
        return None
    first, last = lines[0].index, lines[-1].index
    box, block = None, line.block.parent
    while block is not None and block.first > first and block.last - block.first <= _BOX:
        inside = lines[block.first - first : min(block.last, last + 1) - first]
        if any(prose[other.index] for other in inside):
            break
        if block.tag in ("div", "section") and _are_links(inside):
            box = block
        block = block.parent
    return box


def _are_links(lines: list[Line]) -> bool:
    """Check whether the lines, all but a label, are headlines that lead away."""
    links = [line for line in lines if line.link_chars >= 0.8 * len(line.text)]
    if len(links) < _FEWEST_LINKS or len(links) + 1 < len(lines):
        return False
    if any(link.href.startswith("#") for line in links for link in line.links):
        return False
    return sum([len(line.text) for line in links]) >= HEADLINE * len(links)


def _card(line: Line, lines: list[Line], prose: list[float]) -> Block | None:
    """The box of the article whose headline a line is: named as one, an ``<article>`` in that of the text, or with no
    more than a label beside the headline."""
    if (
        len(line.text) < HEADLINE
        or line.link_chars < 0.8 * len(line.text)
        or line.links[0].href.startswith("#")
        or line.tag == "li"
    ):
        return None
    first, last = lines[0].index, lines[-1].index
    card, block = None, line.block
    for _ in range(_UP):
        if block is None or block.first <= first or block.last > last + 1 or block.last - block.first > _CARD:
            break
        if block.tag == "article" or (block.name and _NAMED_CARD.search(block.name)):
            return block
        inside = lines[block.first - first : block.last - first]
        if len(inside) > 1 and block.tag == "div" and not any(prose[other.index] for other in inside):
            short = all(len(other.text) <= _LABEL for other in inside if other is not line)
            card = block if short and line.tag in HEADINGS else card
        block = block.parent  # type: ignore[assignment]
    return card


def _list(line: Line, lines: list[Line]) -> Block | None:
    """The list that a line is an entry of, where all entries are headlines that lead to articles of the site."""
    block = line.block
    while block.tag != "ul":
        if block.parent is None or block.tag not in ("li", "p", "div", *HEADINGS):
            return None
        block = block.parent
    first, last = lines[0].index, lines[-1].index
    if block.first <= first or block.last > last + 1 or block.last - block.first > _BOX:
        return None
    entries = lines[block.first - first : block.last - first]
    if not all(_is_entry(entry) for entry in entries):
        return None
    hosts = {entry.links[0].href.split("/")[2] for entry in entries if "//" in entry.links[0].href[:8]}
    return block if not hosts or (len(hosts) == 1 and len(entries) > _FEWEST_LINKS) else None


def _is_entry(line: Line) -> bool:
    link = line.links[0] if line.links else None
    if link is None or len(link.text) < _LISTED or not line.text.endswith(link.text):
        return False
    before = line.text[: -len(link.text)].rstrip()
    if before and (before[-1] != ":" or len(before) > _LABEL):
        return False
    return link.href.startswith(("/", "https://")) and _ARTICLE.search(link.href) is not None


def gate_box(gate: Line, lines: list[Line], before: list[Line], prose: list[float]) -> range:
    """The places of the box that a line over a gate is in: the largest one without a paragraph of the text."""
    former = before[-1].index if before else lines[0].index
    box, block = gate.block, gate.block.parent
    while block is not None and block.first > former and block.tag not in ("article", "main", "body"):
        inside = lines[block.first - lines[0].index : block.last - lines[0].index]
        if any(is_set_alike(line, before, prose) for line in inside):
            break
        box, block = block, block.parent
    return range(box.first, box.last)


def is_set_alike(line: Line, before: list[Line], prose: list[float]) -> bool:
    """Check whether a line is set as the last paragraph before it is: an element in a box of the same names."""
    last = next((other for other in reversed(before) if prose[other.index] >= LONG), None)
    if last is None or last.block.parent is None or line.block.parent is None:
        return False
    return line.tag == last.tag and line.block.parent.own == last.block.parent.own


LONG = 80
"""Number of characters of a paragraph that no two places of a text have."""
