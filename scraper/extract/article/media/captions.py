"""The captions of an article's pictures: below them, in their figures, or in the place of the image."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from selectolax.lexbor import LexborNode

from scraper.extract.article.content.boilerplate.boilerplate import BOX, is_end
from scraper.extract.article.content.boilerplate.boilerplate_lines import is_dropped
from scraper.extract.article.content.boilerplate.captions import is_caption, is_named
from scraper.extract.article.credits.credit_lines import is_credit_line
from scraper.extract.article.media.caption_text import LONGEST, Caption, taken_apart
from scraper.extract.article.media.region import Region
from scraper.extract.document import Block, Line, Placed, key
from scraper.extract.html.hidden_text import seen
from scraper.extract.html.text_model import squeeze
from scraper.extract.shared.lazy_regex import lazy_regex

_LEVELS = 5
"""Number of blocks around an image among which its figure is."""
_MARK = lazy_regex(r"[▲△↑▼▽↓◀■\s]{1,4}")
_POINTS_DOWN = lazy_regex(r"[▼▽↓👇]|[（(]下[图圖]")
_OPENING = lazy_regex(r"[（(]?(?:[上下左右]?图[为：:]|[上下左右]?圖[為為：:]|[▲△↑])")
_NAME_OF_FILE = lazy_regex(r"[\w.\-/]{1,80}")
_PROSE = lazy_regex(r"[，。；：、！？,;]|[\u4e00-\u9fff]{12}")
_CONTROLS = lazy_regex(
    r"(?:播放|暂停|暫停|上一[页頁张張幅]|下一[页頁张張幅]|[<>«»|｜/\d\s+]|图片|圖片|[点點][击擊下]|查看|放大|[原大][图圖]|高清)*"
)
_WORDLESS = lazy_regex(r"点击|點擊|查看高清|下载")
_WORDS = ("data-caption", "alt", "data-alt", "title", "data-title", "data-desc", "data-description")
"""Attributes of an image, and of the link around it, with words about it."""
_GALLERY = 3
"""Number of pictures of a gallery on one page, at least."""
_COUNTED = lazy_regex(r"[(（]?\d{1,3}\s{0,2}[/／]\s{0,2}\d{1,3}[)）]?")
"""The number of a picture and that of all."""
_MOST_LINES = 4
"""Maximum number of lines of a caption in a gallery."""
_CREDIT = 40
"""Number of characters of a line that names whose picture it is."""
_LEAST = 8
"""Minimum number of characters of the words in the place of an image that are a caption."""


def of_pictures(region: Region, places: Sequence[Placed], titles: Sequence[str]) -> list[Caption]:
    """One caption a picture, empty where it has none. Of several pictures in a row the last has what is below them.

    ``titles``: the page's titles, as `key` writes them, which are in the place of many images.
    """
    words = [_alternative(placed) for placed in places]
    counted = Counter(words)
    gallery = _of_gallery(region, places)
    captions = []
    for number, placed in enumerate(places):
        below = places[number + 1] if number + 1 < len(places) else None
        is_last = below is None or (below.line, below.within) != (placed.line, placed.within)
        caption = _in_figure(region, placed) or _of_table(region, places, number)
        caption = caption or (_below(region, placed) if is_last else None) or _above(region, placed)
        caption = caption or gallery.get(number)
        if caption is None and (named := _named_caption(placed)):
            caption = taken_apart(named)
        if caption is None and counted[words[number]] == 1 and _is_prose(words[number], titles):
            caption = taken_apart(words[number])
        captions.append(caption or Caption())
    return captions


def _in_figure(region: Region, placed: Placed) -> Caption | None:
    """The ``<figcaption>`` of the figure around the image, or all of the text of that figure."""
    block = placed.block
    for _ in range(_LEVELS):
        if block is None:
            return None
        if block.tag == "figure":
            lines = region.doc.lines_in(block)
            own = [line for line in lines if _is_in_figcaption(line.block, block)] or lines
            text = " ".join(filter(None, map(seen, own)))
            if not text or len(text) > LONGEST:
                return None
            caption = taken_apart(text)
            if caption.credit is None and len(own) < len(lines):
                return Caption(caption.text, _credit_of([line for line in lines if line not in own]))
            return caption
        block = block.parent
    return None


def _credit_of(lines: Sequence[Line]) -> str | None:
    """Whose picture it is, where a line of its figure says no more than that."""
    parts = [taken_apart(line.text) for line in lines if len(line.text) <= _CREDIT]
    return next((part.credit for part in parts if part.text is None and part.credit), None)


def _of_table(region: Region, places: Sequence[Placed], number: int) -> Caption | None:
    """The cell below the image, in a table that holds as many texts as images."""
    block = places[number].block
    for _ in range(_LEVELS):
        if block is None or block.tag == "table":
            break
        block = block.parent
    if block is None or block.tag != "table" or block.last == block.first:
        return None
    own = [index for index, placed in enumerate(places) if block.first <= placed.line < block.last]
    lines = region.doc.lines_in(block)
    if len(own) < 2 or len(own) != len(lines) or any(not _may_be(region, line) for line in lines):
        return None
    if any(places[index].line != block.first for index in own):
        return None  # not all images over all texts
    return taken_apart(lines[own.index(number)].text)


def _is_in_figcaption(block: Block | None, figure: Block) -> bool:
    while block is not None and block is not figure:
        if block.tag == "figcaption":
            return True
        block = block.parent
    return False


def _below(region: Region, placed: Placed) -> Caption | None:
    """The line below the image, where it is no paragraph of the text and set as a caption is."""
    index = placed.line + placed.within
    line = region.line(index)
    if line is not None and _MARK.fullmatch(line.text):
        index += 1
        line = region.line(index)
        return taken_apart(line.text) if line is not None and _may_be(region, line) else None
    while line is not None and len(line.text) <= 40 and _CONTROLS.fullmatch(line.text) and index <= region.last:
        index += 1
        line = region.line(index)
    if line is None or not _may_be(region, line):
        return None
    if _POINTS_DOWN.match(line.text) and any(other.line == index + 1 for other in region.doc.media):
        return None
    caption = taken_apart(line.text)
    if caption.credit is not None:
        return caption
    if credit := _credit_below(region, index):
        return Caption(caption.text, credit)
    if _OPENING.match(line.text) or _is_set_so(region, line, index):
        return caption
    is_between = region.first < index <= region.last
    return caption if is_between and not (is_credit_line(line.text) or is_dropped(line.text)) else None


def _credit_below(region: Region, index: int) -> str | None:
    """Whose picture it is, where a line below the caption says no more than that, in the same box."""
    line, below = region.line(index), region.line(index + 1)
    if line is None or below is None or len(below.text) > _CREDIT or below.block.parent is not line.block.parent:
        return None
    if not _may_be(region, below):
        return None
    text, credit = taken_apart(below.text)
    return credit if text is None else None


def _of_gallery(region: Region, places: Sequence[Placed]) -> dict[int, Caption]:
    """The captions of a gallery by the number of the picture: all of its text is in the boxes of its pictures.

    Of a gallery over several pages each shows one, with its number: 2/6.
    """
    if not places or not region.paragraphs or len(region.paragraphs) > _MOST_LINES * len(places):
        return {}
    starts = [placed.line for placed in places]
    if starts[0] > region.paragraphs[0] or sorted(set(starts)) != starts:
        return {}
    captions: dict[int, Caption] = {}
    for number, placed in enumerate(places):
        end = starts[number + 1] if number + 1 < len(starts) else region.end
        own = [index for index in region.paragraphs if starts[number] <= index < end]
        box = _around(placed.block, starts[number], end)
        if not own or (len(places) > 1 and (box is None or box.last <= own[-1])):
            return {}
        first, last = (box.first, box.last) if box is not None and box.last > own[-1] else (starts[number], end)
        texts = [line.text for line in region.doc.lines[first:last]]
        lines = [line for line in texts if not _CONTROLS.fullmatch(line)]
        if len(places) < _GALLERY and not any(_COUNTED.fullmatch(line) for line in texts):
            return {}
        text = " ".join(lines)
        if len(lines) > _MOST_LINES or not 0 < len(text) <= LONGEST:
            return {}
        captions[number] = taken_apart(text)
    return captions


def _around(block: Block | None, first: int, end: int) -> Block | None:
    """The largest block around a block with no lines but those from ``first`` to ``end``."""
    largest = None
    while block is not None and first <= block.first and block.last <= end:
        largest, block = block, block.parent
    return largest


def _is_set_so(region: Region, line: Line, index: int) -> bool:
    container = region.container or line.block
    if line.image is not None and len(line.text) <= 90 and is_caption(line, region.line(index + 1), container):
        return True
    return is_named(line)


def _may_be(region: Region, line: Line) -> bool:
    if region.is_paragraph(line.index) or line.index > region.end or len(line.text) > LONGEST:
        return False
    if line.index == region.end and is_end(line.text):
        return False
    return line.link_chars * 2 <= len(line.text) and not BOX.match(line.text)


def _above(region: Region, placed: Placed) -> Caption | None:
    """The line above the image that points down to it: ▼游客在湖边散步."""
    line = region.line(placed.line - 1)
    if line is None or not _POINTS_DOWN.match(line.text) or region.is_paragraph(line.index):
        return None
    return taken_apart(line.text)


def _alternative(placed: Placed) -> str:
    """The words in the place of the image."""
    around: Sequence[LexborNode] = () if placed.link is None else (placed.link,)
    for node in (placed.node, *around):
        attributes = node.attributes
        for name in _WORDS:
            if text := squeeze((attributes.get(name) or "")[: 2 * LONGEST]):
                if node is placed.node and _NAME_OF_FILE.fullmatch(text):
                    continue
                return text[:LONGEST]
    return ""


def _named_caption(placed: Placed) -> str:
    """The text that an attribute of the image or of its link calls its caption, even a short one; no file name."""
    nodes = (placed.node,) if placed.link is None else (placed.node, placed.link)
    texts = (squeeze((node.attributes.get("data-caption") or "")[:LONGEST]) for node in nodes)
    return next((text for text in texts if len(text) > 1 and not text.isascii() and "<" not in text), "")


def _is_prose(words: str, titles: Sequence[str]) -> bool:
    """The words describe the picture: no name of a file, no headline, no prompt."""
    if len(words) < _LEAST or _NAME_OF_FILE.fullmatch(words) or _WORDLESS.search(words) or not _PROSE.search(words):
        return False
    own = key(words)
    return not any(own in title or (title and title in own and len(own) < len(title) + 12) for title in titles)
