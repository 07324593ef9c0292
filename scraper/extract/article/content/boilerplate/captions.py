"""Captions: the short texts that belong to a picture, as against paragraphs and subheadings."""

from __future__ import annotations

import re

from scraper.extract.article.content.boilerplate.boilerplate import CAPTION_END
from scraper.extract.document import Block, Line, Span
from scraper.extract.shared.lazy_regex import lazy_regex
from scraper.extract.shared.remembered import of_names

_SENTENCE_END = lazy_regex(r"[。！？!?…”」；;.]\s*[)）」』”]?$")
_CENTRED = lazy_regex(r"text-align\s*:\s*center", re.I)
_IN_MIDDLE = lazy_regex(r"(?<![a-z])(?:text[-_]?|align[-_]?)?cent(?:er|re)(?:ed)?(?![a-z])", re.I)
"""Class of a paragraph that is set in the middle: <p class="f_center">, <p class="text-center">."""
_LAST = 4
"""More characters than those of an end."""
HEADINGS = frozenset(("h2", "h3", "h4", "h5", "h6", "dt"))


def ends_sentence(text: str) -> bool:
    """Check whether a text ends as a sentence does."""
    return _SENTENCE_END.search(text[-_LAST:]) is not None


def is_caption(line: Line, following: Line | None, container: Block, *, in_middle: bool = False) -> bool:
    """A short text that an image is over: in a box of their own, or set in the middle as the text below is not.

    ``in_middle`` says that the whole text is set so.
    """
    text, block, image = line.text, line.block, line.image
    if CAPTION_END.search(text) or text[0] in "▲△↑↓■▼◀" or _OPENING.match(text) or is_named(line):
        return True
    if image is not None and len(text) <= _LONGEST_PLAIN and _is_text_of(image, text):
        return True
    if _is_grey(line) and not (following is not None and _is_grey(following)):
        return True
    if line.tag in HEADINGS or text[-1] in "：:" or is_set_off(line):
        return False
    if _is_italic(line) and len(text) <= _LONGEST_ITALIC:
        return True
    ended = ends_sentence(text)
    if len(text) <= 70 and not in_middle and centred(block) and not (ended and _goes_on_so(line, following)):
        return True
    box: Block | None = block
    while box is not None and box is not container and box.last - box.first == 1:
        if box is image or (box is not block and _holds(box, image)):
            return box.tag != "p" or (len(text) <= _LONGEST_PLAIN and not ended) or _is_brief(text, following)
        box = box.parent
    return False


def _is_brief(text: str, following: Line | None) -> bool:
    """Check whether a short sentence shares a paragraph with an image, and the line below it with none."""
    return len(text) <= _LONGEST_BRIEF and following is not None and following.image is None


_LONGEST_BRIEF = 24


def _is_text_of(image: Block, text: str) -> bool:
    """A picture in the block, or what is around it, has the line for its text: <img alt="…">, <a data-caption="…">."""
    pictures = image.node.css("img[alt], [data-caption]")[:_PICTURES]
    return any(text in (own.get("alt"), own.get("data-caption")) for own in (each.attributes for each in pictures))


_PICTURES = 20


def regular_captions(lines: list[Line]) -> frozenset[int]:
    """The indices of the short lines without an end that are below pictures alone, three of them and more: nothing else
    marks them, but the text has no such line elsewhere (its subheadings are bold)."""
    pictures = sum([line.image is not None for line in lines])
    if pictures < _REGULAR:
        return _set_captions(lines) if pictures >= _SET else frozenset()
    if set_off := _set_captions(lines):
        return set_off
    if any(line.image is None and _is_unended(line) for line in lines):
        return frozenset()
    below = [line.index for line in lines if line.image is not None and _is_unended(line)]
    return frozenset(below) if len(below) >= _REGULAR else frozenset()


def _set_captions(lines: list[Line]) -> frozenset[int]:
    """The indices of the bold lines in the middle that are below pictures, two of them and more: the text has no such
    line elsewhere, for its subheadings are at the margin or have no picture over them."""
    below = [line for line in lines if line.image is not None and _is_set_in_middle(line)]
    if len(below) < _SET or any(line.links or ends_sentence(line.text) for line in below):
        return frozenset()
    if any(line.image is None and _is_set_in_middle(line) for line in lines):
        return frozenset()
    return frozenset([line.index for line in below])


def _is_set_in_middle(line: Line) -> bool:
    """Check whether a line is short and bold, and set in the middle."""
    return len(line.text) <= _LONGEST_PLAIN and is_set_off(line) and centred(line.block)


_SET = 2
"""Pictures with such a bold line below them."""


def _is_unended(line: Line) -> bool:
    """Check whether a line is short and plain, and no sentence."""
    text = line.text
    is_plain = len(text) <= _LONGEST_PLAIN and line.tag not in HEADINGS and not line.links
    return is_plain and not ends_sentence(text) and not is_set_off(line)


_REGULAR = 3
"""Pictures with such a line below them."""
_LONGEST_PLAIN = 60


def all_centred(lines: list[Line]) -> bool:
    """Check whether the texts below pictures are set in the middle because all the text is, as blogs do."""
    if sum([line.image is not None for line in lines]) < _REGULAR:
        return False
    between = [line for line in lines if line.image is None]
    others = len(between) // 5  # at most; asked from the first line on, since most texts are not
    return len(between) >= _REGULAR and all(centred(line.block) or (others := others - 1) >= 0 for line in between)


def _goes_on_so(line: Line, following: Line | None) -> bool:
    """The next line is set in the middle, too, as the whole text is; but not below an image in a block of its own."""
    if following is None or line.image is line.block:
        return True
    return centred(following.block) and (following.image is None or following.image is following.block)


_OPENING = lazy_regex(r"[（(【]?[上下左右前后後]?[图圖](?:[①-⑳]|\d{1,2}|[一二三四五六七八九十])?\s?[为為：:]")
_LONGEST_ITALIC = 60
_is_captions = of_names(
    r"caption|(?:pic|img|image|photo)[_-]?(?:txt|text|info|desc|note|intro|explain|word|tip|alt|sm)(?![a-z])|tushuo"
    r"|(?:pic|img|image|photo)[_-]?description"
)


def is_named(line: Line) -> bool:
    """The class or id of a line, or of the blocks around it, is that of a caption."""
    return _is_captions(line.hint)


def _is_italic(line: Line) -> bool:
    return any(span.node.tag in ("em", "i") and len(span.text) >= len(line.text) for span in line.spans)


def is_over_picture(line: Line, following: Line | None) -> bool:
    """A line with an arrow down, over an image: ▼游客在湖边散步."""
    return line.text[0] in "▼▽↓" and following is not None and following.image is not None


def is_in_picture_box(line: Line, container: Block) -> bool:
    """A line in a box that is named as a picture's and holds one, and no more than a few lines."""
    box = line.block
    for _ in range(_LEVELS):
        parent = box.parent
        if parent is None or parent is container or parent.last - parent.first > _MOST_LINES:
            return False
        box = parent
        if is_picture_box(box):
            return box.node.css_first("img") is not None
        if box.tag == "table":
            return len(box.node.css("img")) >= box.last - box.first
    return False


def is_of_picture(line: Line) -> bool:
    """A line of the element of a picture, or of its caption, by the tags and names of what holds it, or its words."""
    box = line.block
    if box.tag in _FIGURES or (box.parent is not None and box.parent.tag in _FIGURES):
        return True
    return _TAKEN.search(line.text) is not None or is_named(line)


_TAKEN = lazy_regex(r"[\d日]\s?(?:[，,][^，。]{0,6})?(?:[传傳]真|拍?[攝摄](?![影氏]))|[攝摄][于於]|^[图圖][为為]")
"""What says when a picture was taken: 2026年1月31日攝, 王小明攝於2026年."""
_FIGURES = frozenset(("figure", "figcaption", "caption"))


def is_picture_box(box: Block) -> bool:
    """The name of the block is that of the box of a picture."""
    return bool(box.name) and _PICTURE_BOX.search(box.name) is not None


_LEVELS, _MOST_LINES = 3, 4
"""Maximum number of blocks around a line, and lines in the box of a picture, that are looked at."""
_PICTURE_BOX = lazy_regex(r"(?:^|[\s_-])(?:img|images?|pics?|pictures?|photos?|figure|tupian)(?=$|[\s_-]|box|wrap|con)")
_GREY = lazy_regex(
    r"(?<![-\w])color\s{0,4}:\s{0,4}(?:gr[ae]y|#([6-9a-b])\1{2}(?![0-9a-f])|#([6-9a-b][0-9a-f])\2{2}"
    r"|rgba?\(\s{0,2}(8[5-9]|9\d|1[0-8]\d),\s{0,2}\3,\s{0,2}\3)",
    re.I,
)
_HEAVY = lazy_regex(r"font-weight\s{0,4}:\s{0,4}(?:bold|[6-9]00)", re.I)


def _styles(line: Line) -> str:
    """The styles of the elements that hold the whole line."""
    return ";".join(
        [span.node.attributes.get("style") or "" for span in line.spans if len(span.text) >= 0.9 * len(line.text)]
    )


def _is_grey(line: Line) -> bool:
    return bool(line.spans) and _GREY.search(_styles(line)) is not None


def is_set_off(line: Line) -> bool:
    """The line is bold by its elements or by their styles, as subheadings are: in one piece or in several; or all of
    it is in an element that is named for one."""
    heavy = sum([len(span.text) for span in line.spans if _HEAVY.search(span.node.attributes.get("style") or "")])
    return line.bold or heavy >= 0.9 * len(line.text) or any(_is_named_heading(line, span) for span in line.spans)


def _is_named_heading(line: Line, span: Span) -> bool:
    return len(span.text) == len(line.text) and bool(span.name) and _HEADING.search(span.name) is not None


_HEADING = lazy_regex(r"(?:^|[\s_-])(?:h[2-5]|sub-?(?:head(?:ing|line)?|title)|heading|xiaobiaoti|xbt)(?:$|[\s_-])")


def _holds(box: Block, inner: Block | None) -> bool:
    """The inner block is in the box, no more than four levels down."""
    for _ in range(4):
        if inner is None:
            return False
        inner = inner.parent
        if inner is box:
            return True
    return False


def centred(block: Block) -> bool:
    """The block, or the one around it, is set in the middle; or the class of a paragraph says so of it."""
    for candidate in (block, block.parent):
        if candidate is None:
            return False
        if candidate.tag == "center":
            return True
        attributes = candidate.node.attributes
        if (attributes.get("align") or "").lower() == "center" or _CENTRED.search(attributes.get("style") or ""):
            return True
        if candidate is block and block.tag == "p" and _IN_MIDDLE.search(attributes.get("class") or ""):
            return True
    return False
