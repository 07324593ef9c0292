"""An article whose text is in several blocks: cut in two by an advertisement, folded behind a button, or twice."""

from __future__ import annotations

from collections.abc import Iterator

from scraper.extract.article.content.boilerplate.boilerplate import (
    DATED,
    ELSEWHERE,
    is_container_name,
    is_end,
    is_never_article,
    is_noise_name,
    speaks_of_publisher,
)
from scraper.extract.article.content.boilerplate.decks import LABEL, OPENING, is_right_over, names_deck
from scraper.extract.article.credits.datelines.datelines import opening
from scraper.extract.document import Block, Document, Line, Link, key
from scraper.extract.shared.lazy_regex import lazy_regex

_LEAST = 40.0
"""The weight of the least text that is a piece of an article."""

_GAP_LINES, _GAP_CHARS = 12, 80
"""Lines and characters of what may be between two pieces: an advertisement and its label."""

_PURE = 0.6
"""Share of a piece's characters that are prose."""

_MORE = lazy_regex(
    r"(?:展开|展開|查看|阅读|閱讀|加载|載入|显示|顯示|打开|打開|看|点击|點擊|點我看)(?:查看|阅读|閱讀|展开|展開)?"
    r"(?:更多|全文|全部|剩余|剩餘|余下|餘下|完整|其余|其餘)(?:全文|内容|內容|\d{1,3}%|正文|部分|文章|\s?[<▼↓∨⌄]|$)"
    r"|(?:全文展开|余下全文|餘下全文|全文閱讀|展开全文|展開全文|阅读全文|閱讀全文|点击展开|點擊展開|展开阅读|展開閱讀|继续阅读|繼續閱讀)"
    r"|(?:[Rr]ead|[Ss]how|[Ss]ee|[Vv]iew) (?:more|(?:the )?(?:full|whole|entire|rest))|[Cc]ontinue reading"
    r"|(?<=>)\s{0,4}(?:(?:展开|展開|全文|阅读|閱讀)\s{0,2}[▼↓∨⌄+]{0,2}|更多\s{0,2}[▼↓∨⌄+]{1,2})\s{0,4}(?=<)"
)
"""What the button says that shows the rest of a text."""

_MORE_HAN = frozenset("全文 更多 全部 剩余 剩餘 余下 餘下 完整 其余 其餘 展开 展開 阅读 閱讀".split())
_MORE_ENGLISH = {
    **{f"{verb} ": ("more", "full", "whole", "entire", "rest", "the ") for verb in ("ead", "how", "ee", "iew")},
    "ontinue ": ("reading",),
}
"""Each button's words hold one of these, a verb and what may follow it; a page is searched for them alone, in a
fraction of the time, and most have few of the verbs."""
_SIGNS = "文多部余餘完展阅閱"
"""Each word of `_MORE_HAN` holds one of these. A page is searched for one character thirty times as fast as for two: by
the low byte of its number, and none of these has that of a frequent letter."""
_BEFORE, _BEHIND = 8, 12
"""Number of characters around such a word that may belong to a button's."""

_FEW = 60
"""Number of lines between the text that is shown and the rest of it."""


_OPEN_LINK = 200
"""Number of characters of prose over several lines that are in one link where its end was forgotten."""


def with_closed_links(doc: Document) -> Document:
    """Copy a page on which links were never closed, several lines of prose in one ``<a>``: these lines hold no links.

    The document itself where there are none.
    """
    runs: list[list[Line]] = []
    for line in doc.lines:
        if not line.links:
            continue
        last = runs[-1][-1] if runs else None
        if (
            last is not None
            and last.index == line.index - 1
            and last.links[-1].node.mem_id == line.links[0].node.mem_id
        ):
            runs[-1].append(line)
        else:
            runs.append([line])
    opened: dict[int, list[Link]] = {}
    for run in runs:
        prose = [line for line in run if _SENTENCE.search(line.text)]
        if len(prose) >= 3 and sum([len(line.text) for line in prose]) >= _OPEN_LINK:
            opened.update((line.index, []) for line in run)
    return doc.with_links(opened) if opened else doc


_SENTENCE = lazy_regex(r"[，。！？].{6}")


def once(lines: list[Line]) -> list[Line]:
    """The text without its second copy, for telephones or for readers without scripts."""
    texts = [line.text for line in lines]
    if len(texts) < _COPIED or len(texts[0]) < _LONG_COPY or texts.count(texts[0]) == 1:
        return lines
    again = texts.index(texts[0], 1)
    if lines[again].block.parent is lines[0].block.parent:
        return lines  # a paragraph that returns
    own, copy = ([text for text in part if len(text) >= _LONG_COPY] for part in (texts[:again], texts[again:]))
    return lines[:again] if own == copy else lines


_COPIED, _LONG_COPY = 4, 40
"""Lines of a text with its copy at least, and characters of a paragraph that tells it."""


def says_more(doc: Document) -> bool:
    """Check whether the page has a button for the rest of a text."""
    return any(
        _MORE.search(doc.text, max(0, start - _BEFORE), end + _BEHIND) for start, end in _places_of_words(doc.text)
    )


def _places_of_words(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of the words that a button's text may hold."""
    for sign in _SIGNS:
        at = text.find(sign)
        while at >= 0:
            for start in (at - 1, at):
                if text[start : start + 2] in _MORE_HAN:
                    yield start, start + 2
            at = text.find(sign, at + 1)
    for words in [verb + rest for verb, rests in _MORE_ENGLISH.items() if verb in text for rest in rests]:
        at = text.find(words)
        while at >= 0:
            yield at, at + len(words)
            at = text.find(words, at + len(words))


def unfolded(doc: Document, weights: list[float]) -> Document:
    """Copy a page that has a button for hidden prose: the prose below text that is visible, and no copy of it, is seen.

    ``weights`` are those of the lines. The document itself on other pages.
    """
    folded = [line for line, weight in zip(doc.lines, weights, strict=True) if weight >= _FOLDED and line.block.hidden]
    if not folded:
        return doc
    visible = [line for line in doc.lines if weights[line.index] >= _LEAST and not line.block.hidden]
    if not visible:
        return doc
    copies = {key(line.text) for line in visible}
    shown: list[Block] = []
    for line in folded:
        if key(line.text) in copies or is_never_article(line.hint) or (doc.lettered and not _follows(line, visible)):
            continue
        if any(0 < line.index - other.index <= _FEW for other in visible):
            block: Block | None = line.block
            while block is not None and block.hidden:
                shown.append(block)
                block = block.parent
    return doc.with_shown(shown, [line.block for line in folded]) if shown and says_more(doc) else doc


def _follows(folded: Line, visible: list[Line]) -> bool:
    """Check whether a hidden box is right below a paragraph and beside it: on pages in letters, whose menus, forms and
    notices are hidden prose, too."""
    box = folded.block
    while box.parent is not None and box.parent.hidden:
        box = box.parent
    last = next((line for line in reversed(visible) if line.index < box.first), None)
    if last is None or box.first - last.index > _BUTTONS or last.block.parent is None:
        return False
    return last.block.parent in (box.parent, box) or last.block.parent.parent is box.parent


_BUTTONS = 3
"""Number of lines from the last paragraph of weight to the hidden box: the button, and one more."""
_FOLDED = 20.0
"""The weight of a hidden line that may be a paragraph of the rest of a text."""


def together(
    doc: Document, headline: int | None, best: Block, prose: dict[Block, float], sums: list[float], chars: list[int]
) -> Block:
    """The block that holds all pieces of the text whose heaviest is ``best``: a part of what is around them, from the
    first piece to the last. ``best`` itself where there is one piece.

    ``headline`` is the headline's line, ``prose`` are the blocks with paragraphs of their own; ``sums`` and ``chars``
    run over the lines.
    """
    stem = _stem(best)
    alike = [b for b in prose if b is not best and (_are_alike(b, best, stem) or _opens(b, best))]
    alike += [b for b in _lone_paragraphs(doc, best, headline) if b not in alike]
    if not alike:
        return best
    start = headline if headline is not None else -1
    first, last = best, best
    alike.sort(key=lambda block: block.first)
    for block in alike:
        if block.first >= last.last and _is_near(doc, last, block, chars) and _is_piece(doc, block, sums, chars):
            last = block
    for block in reversed(alike):
        near = start < block.first and block.last <= first.first and _is_near(doc, block, first, chars)
        if near and _is_piece(doc, block, sums, chars):
            first = block
    if first is last:
        return best
    around = _common(first, last)
    if around is None:
        return best
    whole = Block.of(around.node, around.tag, around.parent, first.first)
    whole.last = last.last
    return whole


def _is_near(doc: Document, before: Block, after: Block, chars: list[int]) -> bool:
    """Two blocks are one below the other with no more than an advertisement between them."""
    between = doc.lines[before.last : after.first]
    if len(between) > _GAP_LINES:
        return len(between) <= _GALLERY and _share_a_name(before, after) and all(map(_is_of_gallery, between))
    if before.name and before.name == after.name and before.parent is after.parent and _is_linked(between):
        return True
    return chars[after.first] - chars[before.last] <= _GAP_CHARS and not any(_parts(line) for line in between)


def _share_a_name(piece: Block, best: Block) -> bool:
    """Both are beside each other and have a name that articles are kept in: .endtext.post_text, .endtext.end-text."""
    if piece.parent is not best.parent or piece.tag != best.tag:
        return False
    return any(is_container_name(name) for name in {*piece.name.split()} & {*best.name.split()})


def _is_of_gallery(line: Line) -> bool:
    """Check whether a line may be of the pictures between two pieces: their count, buttons, links to more of them."""
    is_small = bool(line.links) or len(line.text) <= _BUTTON
    return is_small and line.tag not in ("h1", "h2", "h3") and DATED.match(line.text) is None


_GALLERY, _BUTTON = 40, 10
"""Number of lines of a gallery between two pieces, and characters of its longest button."""


def _is_linked(lines: list[Line]) -> bool:
    """The lines are a box of links to other articles, each in a line or several in one, and its heading."""
    linked = [line for line in lines if line.links]
    several = sum([len(line.links) for line in linked]) > 1
    return several and all(line in linked or ELSEWHERE.match(line.text) for line in lines)


def _is_piece(doc: Document, block: Block, sums: list[float], chars: list[int]) -> bool:
    """The block holds paragraphs and little else, none of them the site's own words or a box's."""
    weight = sums[block.last] - sums[block.first]
    if weight < _LEAST or weight < _PURE * (chars[block.last] - chars[block.first]):
        return False
    if is_noise_name(block.name) or is_never_article(block.hint):
        return False
    lines = doc.lines[block.first : block.last]
    if 5 * sum([line.link_chars for line in lines]) > chars[block.last] - chars[block.first]:
        return False
    return not is_end(lines[0].text) and not all(speaks_of_publisher(line.text) for line in lines)


def _are_alike(piece: Block, best: Block, stem: str) -> bool:
    """Both have the same tag and names, at the same depth; or the piece was folded. ``stem`` is that of ``best``."""
    if piece.shown:
        return True
    if piece.depth != best.depth:
        return False
    if piece.tag != best.tag:
        return bool(stem) and {piece.tag, best.tag} <= _BOXES and _stem(piece) == stem
    if _stem(piece) == stem or _share_a_name(piece, best):
        return True
    return piece.parent is best.parent and not (piece.name and best.name)


def _opens(piece: Block, best: Block) -> bool:
    """Paragraphs are in a box of their own right over the text, whatever its name, and it is no deck's."""
    if piece.last > best.first or piece.last - piece.first < _PARAGRAPHS or piece.tag != best.tag:
        return False
    return piece.parent is best.parent and (not names_deck(piece.name) or OPENING.search(piece.name) is not None)


def _lone_paragraphs(doc: Document, best: Block, headline: int | None) -> Iterator[Block]:
    """Yield the boxes of one paragraph over the text and below it that are its first and last: named so (lead), with
    an advertisement between, as nameless as the text's box, or opening with a dateline as a deck does not."""
    if headline is None or doc.lettered:
        return
    outer = _outermost(best)
    over = doc.lines[max(headline + 1, best.first - _NEAREST) : best.first]
    for near in (over[::-1], () if best.name else doc.lines[best.last : best.last + _NEAREST]):
        line = next((each for each in near if len(each.text) >= _LONG_COPY and each.text[-1] in "。！？”"), None)
        box = line.block if line is not None else None
        while box is not None and box.parent is not outer.parent:
            box = box.parent
        if line is None or box is None or box.last - box.first > 1:
            continue
        dated = line.index < best.first and _is_dated(line)
        opens = dated or (OPENING.search(box.name) is not None and not is_right_over(box, best))
        alike = box.tag == outer.tag or (dated and box.tag == "p")
        if alike and (opens or not (box.name or best.name)) and LABEL.match(line.text) is None:
            yield box


def _outermost(block: Block) -> Block:
    """The block around another that holds nothing else, up to the one that the page's other parts are beside."""
    while (around := block.parent) is not None and (around.first, around.last) == (block.first, block.last):
        block = around
    return block


def _is_dated(line: Line) -> bool:
    """Check whether a paragraph opens with a dateline: 【城東專訊】, 城东社北京1月31日电（记者王小明）."""
    dateline = opening(line.text)
    return bool(dateline.outlet or dateline.names) and not dateline.whole


_NEAREST = 4
"""Number of lines between such a paragraph and the rest of the text, an advertisement's, and itself."""

_PARAGRAPHS = 2
"""Number of paragraphs of such a box: one alone may be a deck."""

_BOXES = frozenset(("div", "section", "article"))
"""Elements of which one does for another, where their names are the same."""


_DIGITS = lazy_regex(r"[\d_-]+")


def _stem(block: Block) -> str:
    """The names without their numbers: content1 and content2 are one."""
    return _DIGITS.sub("", block.name)


def _parts(line: Line) -> bool:
    """The line between two blocks says that the second is another text: a heading, a date, a box's title."""
    text = line.text
    if line.tag in ("h1", "h2", "h3") or DATED.match(text) is not None:
        return True
    return is_end(text) or ELSEWHERE.match(text) is not None


def _common(first: Block, last: Block) -> Block | None:
    block: Block | None = first
    while block is not None and not (block.first <= first.first and last.last <= block.last):
        block = block.parent
    return block
