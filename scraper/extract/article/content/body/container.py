"""The article's place: the block whose paragraphs weigh most."""

from __future__ import annotations

from itertools import accumulate

from scraper.extract.article.anchors import Body
from scraper.extract.article.content.body.split_blocks import together
from scraper.extract.article.content.boilerplate.boilerplate import (
    CAPTION_END,
    DATED,
    HEAD_WORDS,
    is_container_name,
    is_end,
    is_never_article,
    speaks_of_publisher,
)
from scraper.extract.article.content.boilerplate.decks import BRIEF, LABEL, is_named
from scraper.extract.article.content.headline.next_headline import heads_article
from scraper.extract.document import Block, Document, Line, key
from scraper.extract.shared.lazy_regex import lazy_regex
from scraper.extract.shared.prefilter import any_of

_PUNCTUATION = lazy_regex(r"[，。！？；：、“”「」,;!?]|\.\s")
_PARAGRAPH_TAGS = frozenset(("p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "blockquote", "pre", "dd"))
_SHARES = (1.0, 0.5, 0.25, 0.125)
"""What of a paragraph's weight counts for the block it is in, and for the blocks around that."""


_SENTENCE = lazy_regex(r"[，。！？；]")
_NAMED_LINE = 60
"""Minimum number of characters of a line of words parted by 、 alone that are no prose: the tags of a site."""


def prose_weights(lines: list[Line]) -> list[float]:
    """Weigh each line as a paragraph of prose, in characters."""
    weights = []
    for line in lines:
        text = line.text
        own = len(text) - line.link_chars if line.links else len(text)
        if own < 8 or own * 2 < len(text):
            weights.append(0.0)
        elif _PUNCTUATION.search(text):
            named = own >= _NAMED_LINE and text.count("、") * 8 >= own and not _SENTENCE.search(text)
            weights.append(own * 0.1 if named else float(own) if own >= 18 else own * 0.6)
        else:
            weights.append(min(own, 40) * 0.2)
    return weights


def heaviest_block(
    doc: Document, headline: int | None, weights: list[float], following: int
) -> tuple[Block | None, list[float]]:
    """Find the block that holds the article's text, None on a page without prose, and weigh its lines by their place.

    ``headline`` is the headline's line, ``following`` that of the next article's (`next_article`), ``weights`` are
    those of `prose_weights`. The weights returned are lower where prose is placed as no article is: in comments, in
    lists of teasers, before the headline.
    """
    lines, weight = doc.lines, list(weights)
    start = headline or 0
    scores: dict[Block, float] = {}
    foot = _foot(lines, start, weights)
    first = _below_headline(doc, headline, weights, foot)
    far = len(lines) if first is None else _far(lines, first, weights)
    other = min(following, far, _heading_of_others(lines, start, weights), foot)
    for line, value in zip(lines, weights, strict=True):
        if value < 4:
            continue
        value *= _standing(line, lines, is_first=line.index == first)
        if line.index < start or line.index >= other:
            value *= 0.3
        weight[line.index] = value
        block: Block | None = line.block
        if block is not None and (block.tag in _PARAGRAPH_TAGS or block.last - block.first <= 1):
            block = block.parent or block
        for share in _SHARES:
            if block is None:
                break
            scores[block] = scores.get(block, 0.0) + value * share
            block = block.parent
    if not scores:
        return None, weight
    sums = [0.0, *accumulate(weight)]
    links = [0, *accumulate([line.link_chars for line in lines])]
    chars = [0, *accumulate([len(line.text) for line in lines])]

    def score(block: Block) -> float:
        total = chars[block.last] - chars[block.first]
        density = (links[block.last] - links[block.first]) / total if total else 1.0
        named = 1.25 if is_container_name(block.name) else 1.0
        return scores[block] * (1 - density) * named

    best = max(scores, key=score)
    if first is not None and not best.first <= first < best.last and not is_container_name(best.name):
        near = [
            block
            for block in scores
            if block.first <= first < block.last and not block.first <= best.first < block.last
        ]
        closest = max(near, key=score, default=best)
        best = best if score(closest) * _TIMES < score(best) else closest
    if first is not None and first < best.first and best.tag in _OF_A_TABLE:
        best = _with_introduction(best, first, links, chars)
    return together(doc, headline, _whole(_widen(best, sums, links, chars), lines), scores, sums, chars), weight


def next_article(doc: Document, headline: int | None) -> int:
    """The index of the headline of another article that the page goes on with below the one that its title names: an
    ``<h1>`` with a date of its own, some way below another or one that the title does not repeat."""
    lines = doc.lines
    if headline is None:
        return len(lines)
    headed = any(line.tag == "h1" for line in lines[max(0, headline - _APART) : headline + 1])
    for line in [line for line in lines[headline + 1 :] if line.block.tag == "h1" and heads_article(line, lines)]:
        if not _is_titled(doc, headline):
            break
        if (headed and line.index - headline >= _APART) or not _is_titled(doc, line.index):
            return line.index
    return len(lines)


def _is_titled(doc: Document, headline: int) -> bool:
    """Check whether the page's title shares a quarter of the headline's pairs of characters."""
    text, title = key(doc.lines[headline].text), key(doc.meta.get("og:title") or doc.title)
    pairs = {text[place : place + 2] for place in range(len(text) - 1)}
    return sum([pair in title for pair in pairs]) * 4 >= len(pairs)


def _below_headline(doc: Document, headline: int | None, weights: list[float], foot: int) -> int | None:
    """The index of the first paragraph of prose, where it is close below a headline that the title repeats, above the
    page's foot."""
    if headline is None or not _is_titled(doc, headline):
        return None
    near = doc.lines[headline + 1 : min(headline + _CLOSE, foot)]
    return next(
        (
            line.index
            for line, above in zip(near, doc.lines[headline:], strict=False)
            if weights[line.index] >= _SHORT_PROSE and _may_open(line, above)
        ),
        None,
    )


def _may_open(line: Line, above: Line) -> bool:
    """Check whether a line may be the first of a text: no deck, under its label or not, no caption, no line of date
    and source."""
    text = line.text
    if line.image is not None and (len(text) <= _LONGEST_CAPTION or CAPTION_END.search(text)):
        return False
    labelled = LABEL.match(text) or BRIEF.fullmatch(above.text) or LABEL.fullmatch(above.text)
    if labelled or is_named(line) or speaks_of_publisher(text):
        return False
    is_sentence = len(text) > _LONGEST_CREDITS or text[-1] in _SENTENCE_ENDS
    return is_sentence or not (DATED.match(text) or HEAD_WORDS.search(text))


def _far(lines: list[Line], first: int, weights: list[float]) -> int:
    """The index of the first prose far below that of the text, with short lines between of which half are links."""
    last, linked = first, 0
    for line in lines[first + 1 :]:
        linked += bool(line.links)
        if weights[line.index] >= _SHORT_PROSE:
            if line.index - last > _GAP and linked * 2 > _GAP:
                return line.index
            last, linked = line.index, 0
    return len(lines)


_CLOSE = 16
"""Number of lines below a headline in which its text begins, if it does so close below."""
_GAP = 18
"""Number of lines without prose that part a text from what else the page says."""
_SHORT_PROSE = 15.0
_LONGEST_CREDITS = 80
_SENTENCE_ENDS = "。！？”"
_TIMES = 3.0
"""How much heavier than a text close below its headline another block must be to be the article."""


def _heading_of_others(lines: list[Line], start: int, weights: list[float]) -> int:
    """The index of the heading of other articles below a short text: 你可能還想看."""
    short = [line for line in lines[start + 1 :] if len(line.text) <= _LONGEST_HEADING and line.text[0] in _OPENS]
    first = next((line.index for line in short if _FOR_YOU.match(line.text)), len(lines))
    return first if sum(weights[start + 1 : first]) >= _SHORTEST else len(lines)


def _foot(lines: list[Line], start: int, weights: list[float]) -> int:
    """The index of the line that claims the site's rights in the lower half of the page, below some prose: its address
    and its telephones follow, which may say more than a short text."""
    for line in lines[max(start + 1, len(lines) // 2) :]:
        if weights[line.index] and _RIGHTS.search(line.text) and len(line.text) <= _LONGEST_CLAIM:
            return line.index if sum(weights[start + 1 : line.index]) >= _PROSE else len(lines)
    return len(lines)


_RIGHTS = any_of(
    r"All [Rr]ights [Rr]eserved|ALL RIGHTS RESERVED|版[权權]所有|著作[权權]所有|公[网網]安[备備]|ICP[备備证證]"
)
_LONGEST_CLAIM = 160
_PROSE = 30.0
"""The weight of the prose above it, at least."""
_FOR_YOU = lazy_regex(
    r"[你您]?(?:可能|也許|也许|或[者許许])?[還还也]?(?:想看|會喜歡|会喜欢|有興趣|感興趣|感兴趣)|(?:其他|其它)人(?:也|都)?在看|大家都在看|猜[你您]"
)
_OPENS = frozenset("你您可也或想會会有感還还其大猜")
"""Beginnings of such a heading."""
_LONGEST_HEADING = 16
_SHORTEST = 60.0
"""The weight of the shortest text above such a heading."""
_APART = 12
"""Number of lines between the headlines of two articles on one page, at least."""


def _standing(line: Line, lines: list[Line], *, is_first: bool) -> float:
    """The factor of a paragraph's weight by its place: low for a teaser, a comment, a disclaimer.

    ``is_first`` says that it is close below the page's headline, which other headlines' teasers do not.
    """
    factor = 1.0
    if line.block.hidden or is_never_article(line.hint):
        factor = 0.15
    elif (
        is_end(line.text)
        or (line.index * 2 > len(lines) and speaks_of_publisher(line.text))
        or ("ookie" in line.text and _COOKIES.search(line.text))
    ):
        factor = 0.1
    elif line.index and not is_first and _is_teaser(line, lines):
        factor = 0.2
    elif line.text[-1] in "）)" and len(line.text) <= _LONGEST_CAPTION and _PICTURED.search(line.text):
        factor = 0.4
    return factor


_COOKIES = lazy_regex(
    r"[Cc]ookies?[^。]{0,60}(?:[体體][验驗]|[隐隱]私|同意|[继繼][续續])|(?:同意|使用)[^。]{0,30}[Cc]ookie"
)
"""The words of a bar over the page for the reader's consent."""
_LONGEST_CAPTION = 90
_PICTURED = lazy_regex(
    r"[（(](?:[^（）()]{0,12}(?:[摄攝]|[图圖照]片?|截[图圖]|提供)|路透社?|法新社|美[联聯]社|新[华華]社|中新社|中央社"
    r"|AP|AFP|Reuters|Shutterstock|Getty[^（）()]{0,8})[^（）()]{0,6}[）)]$"
)
"""Whose picture it is, at the end of a caption."""


def _is_teaser(line: Line, lines: list[Line]) -> bool:
    """The line before is a headline that links away, and so is the line after, or both are in one small block."""
    before = lines[line.index - 1]
    if not _is_linked(before):
        return False
    if line.index + 1 < len(lines) and _is_linked(lines[line.index + 1]):
        return True
    around = line.block.parent
    for _ in range(2):
        if around is None or around.last - around.first > 8:
            return False
        if around.tag == "body" and is_container_name(line.hint):
            return False  # the second of two boxes of the text
        if around.first <= before.index:
            return True
        around = around.parent
    return False


def _is_linked(line: Line) -> bool:
    """At its beginning the line is a headline's link."""
    if not line.links:
        return False
    first = line.links[0].text
    link = len(first)
    return link >= 6 and link * 3 >= len(line.text) and 0 <= line.text.find(first) <= _MARK


_MARK = 8
"""Number of characters before a headline's link: a mark, a channel, a day; not those of a line of date and reporter."""


def _widen(best: Block, sums: list[float], links: list[int], chars: list[int]) -> Block:
    """Take in the blocks around while they add prose, as where an article is cut into sections."""
    own = sums[best.last] - sums[best.first]
    chosen, block = best, best.parent
    for _ in range(4):
        if block is None or block.tag in ("body", "html"):
            break
        added = sums[block.last] - sums[block.first] - own
        added_chars = (chars[block.last] - chars[block.first]) - (chars[chosen.last] - chars[chosen.first])
        added_links = (links[block.last] - links[block.first]) - (links[chosen.last] - links[chosen.first])
        if added > 0.25 * own and added > 60 and added_links < 0.3 * added_chars and added > 0.5 * added_chars:
            chosen, own = block, own + added
        block = block.parent
    return chosen


_OF_A_TABLE = frozenset("table tbody tr td".split())


def _with_introduction(table: Block, first: int, links: list[int], chars: list[int]) -> Block:
    """The block around a table of many rows that has the paragraphs over it, too: 现将名单公布如下."""
    around: Block | None = table
    while around is not None and around.first > first:
        around = around.parent
    if around is None or around.tag in ("body", "html"):
        return table
    added = chars[table.first] - chars[first]
    linked = links[around.last] - links[around.first]
    return around if linked * 3 < chars[around.last] - chars[around.first] and added >= _INTRODUCTION else table


_INTRODUCTION = 40
"""Minimum number of characters of what introduces a table."""


def _whole(block: Block, lines: list[Line]) -> Block:
    """The block around one that holds all its paragraphs but the first, which stands in no element of its own
    (<div>One.<div><p>Two.</p></div></div>, <div><span>One.<p>Two.</p></span></div>)."""
    around = block.parent
    if around is None or around.tag in ("body", "html") or around.last != block.last or block.first - around.first > 1:
        return block
    return around if block.tag in _OF_A_LINE or _is_bare(lines[around.first], around) else block


def _is_bare(line: Line, around: Block) -> bool:
    """Check whether a line is a sentence right in a block, as no deck, caption or credit is."""
    is_sentence = len(line.text) >= _LEAST_SENTENCE and line.text[-1] in _SENTENCE_ENDS
    return is_sentence and line.block is around and not line.links and LABEL.match(line.text) is None


_LEAST_SENTENCE = 30
"""Number of characters of a paragraph, be it short."""


_OF_A_LINE = frozenset("span font b strong i em u big small label".split())


def may_have_teasers(doc: Document, body: Body) -> bool:
    """Check whether lines of prose follow headlines that link away, outside of the article.

    Cheap to ask, before the lists are taken apart.
    """
    article = body.indices
    since = teasers = 0
    for line in doc.lines:
        since = 0 if line.link_chars >= _HEADLINE_CHARS else since + 1
        if since <= 2 and len(line.text) - line.link_chars >= _TEASER_CHARS and line.index not in article:
            teasers += 1
            if teasers >= _TEASERS:
                return True
    return False


_HEADLINE_CHARS = 6
_TEASER_CHARS = 20
_TEASERS = 3
"""Number of characters of a link that may be a headline, and of what may be its teaser; and how many of them make a
list."""
