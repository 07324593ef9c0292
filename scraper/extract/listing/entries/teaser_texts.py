"""The teaser of an entry: the prose of its lines, without what leads on, its headline, and lines about the entry."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from scraper.extract.article.content.boilerplate.boilerplate import CAPTION_END
from scraper.extract.article.content.boilerplate.decks import LABEL
from scraper.extract.document import HEADINGS, Block, Line, Span, key, squeeze
from scraper.extract.listing import patterns
from scraper.extract.listing.headline_links import stem, weight
from scraper.extract.shared.lazy_regex import lazy_regex

MIN_PROSE = 15
"""Minimum number of characters of a teaser, unless its block is named as one or it is long and without punctuation."""

MIN_PLAIN = 40
"""Minimum number of characters of a text without a sentence's punctuation that make it a teaser."""

_MOST_LABEL = 5
"""Weight up to which a text at the place of the other entries' teasers is a label."""

_MOST_SHORT = 3
"""Weight up to which a text is no teaser, whatever its block is named."""

_ARROWS = " >»›"
"""Signs at the end of a teaser that lead on to the article."""


Place = tuple[str, str]
"""The tag of a block, and its name, or that of the block around it."""


def place_of(line: Line) -> Place:
    """The place of a line in the markup of its entry."""
    block = line.block
    around = block.parent
    return block.tag, stem(block.name or (around.name if around is not None else ""))


class TeaserText:
    """The teaser of one entry, as its lines are added: the longest text, with the sentences beside it."""

    __slots__ = ("_headline", "_longest", "_places", "_size", "_texts", "place")

    def __init__(self, headline: str, places: frozenset[Place] = frozenset()) -> None:
        self._headline = headline
        self._places = places
        """Places where the list has its teasers: a text there is the teaser, whatever is longer beside it."""
        self._texts: dict[int, str] = {}
        """Index of a line -> its part of the teaser."""
        self._longest: Line | None = None
        self._size = 0
        """Weight of the longest part."""
        self.place: Place | None = None
        """The place of the longest part."""

    def add(self, line: Line, text: str, linked: bool) -> None:
        """Add the text of a line without its dates and without links to other addresses.

        ``linked`` tells that it is a link of its own to the entry's article.
        """
        text = _without_credits(text)
        size = weight(text)
        placed = bool(self._places) and size > _MOST_LABEL and place_of(line) in self._places
        if size <= _MOST_SHORT or (size <= self._size and not placed and not _may_be_joined(line, text)):
            return
        is_short = len(text) <= _MOST_META
        if (is_short and (patterns.META.match(text) or _is_meta(line.block.name))) or (
            size > self._size and _is_code(line)
        ):
            return
        is_cut = _breaks_off(line, text)
        text = _without_headline(_ended(text, line.spans), self._headline)
        if text[-1:] in _DOTS:
            whole = squeeze(line.node.attributes.get("title") or "")
            text = whole if len(whole) > len(text) and whole.startswith(text.rstrip(_DOTS)) else text
        self._texts[line.index] = text
        size = weight(text)
        is_one = is_prose(text) or (linked and _is_subtitle(text, self._headline)) or is_cut
        is_longer = placed if placed != (self.place in self._places) else size > self._size
        if is_longer and (placed or is_one or (size > _MOST_SHORT and _is_teaser(line.block.name))):
            self._longest, self._size, self.place = line, size, place_of(line)

    def read(self, lines: list[Line]) -> str | None:
        """The longest text with the paragraphs beside it, or the parts of its own block, in their order.

        Of a text of more than a teaser's length, only the first parts are given, or one alone.
        """
        longest = self._longest
        if longest is None or len(self._texts) == 1:
            return self._texts[longest.index] if longest is not None else None
        block, size = longest.block, 0
        parts: list[str] = []
        for line in lines:
            text = self._texts.get(line.index, "")
            beside = line.block.parent is block.parent and line.block.own == block.own and block.tag in _PARAGRAPHS
            if not (line is longest or ((line.block is block or beside) and _may_be_joined(line, text))):
                continue
            size += len(text)
            if parts and size > _MOST_JOINED:
                break
            parts.append(text)
        return " ".join(parts)


def _breaks_off(line: Line, text: str) -> bool:
    """Test for a paragraph that was cut to the length of a teaser before its first comma: 为落实《…意见》...[详情]."""
    if line.tag != "p" or weight(text) < _LEAST_CUT:
        return False
    return any(text.find(dots, len(text) - _LONGEST_MORE) > 0 for dots in ("...", "…"))


_LEAST_CUT, _LONGEST_MORE = 20, 10
"""Weight of the shortest such text; characters at its end that may lead on behind the dots."""

_PARAGRAPHS = frozenset(("p", "div"))
"""Tags of blocks of one name, one after another, each of which has a part of a teaser."""

_MOST_META = 80
"""Maximum number of characters of a line about an entry: its date, its author, its categories."""

_CODE = frozenset(("pre", "code", "figure", "table"))
_CODE_LEVELS = 6
"""Tags of what holds code, and blocks from a line of it up to them."""


def _is_code(line: Line) -> bool:
    """Test for a line of a program, in the post that a blog shows."""
    block: Block | None = line.block
    for _ in range(_CODE_LEVELS):
        if block is None:
            return False
        if block.tag == "pre" or (block.tag in _CODE and ("highlight" in block.name or "code" in block.name)):
            return True
        block = block.parent
    return False


_COUNTED = lazy_regex(r"\d\s?次\s?(?:$|[|/·])|\s[|·]\s")
"""A line of numbers: 阅读 12 次 | 评论 3 条."""
_LABELLED = lazy_regex(r"^.{1,8}[:：]|\d\s?次|\s[|/·]\s")
"""A line of names and numbers: 作者：…, 阅读 12 次."""

_SENTENCE, _MOST_JOINED = 8, 500
"""Weight of the shortest sentence that is a part of a teaser, and characters of the longest teaser in several parts."""


def _may_be_joined(line: Line, text: str) -> bool:
    """Test for a sentence in a paragraph or a part of one: not a line of names and numbers."""
    size = weight(text)
    if size < _SENTENCE or line.tag in HEADINGS:
        return False
    if patterns.PROSE.search(text) is not None:
        return _COUNTED.search(text) is None
    return size >= MIN_PROSE and line.tag == "p" and _LABELLED.search(text) is None


_SENTENCE_ENDS = "。！？!?…”」』."
_DOTS = "…."
_GLUED = 16
"""Maximum number of characters of an inline element after a teaser's last sentence that is no part of it."""


def _without_credits(text: str) -> str:
    """A teaser's text without its label (摘要：) and without who wrote it where, before the first sentence."""
    label = LABEL.match(text)
    if label is not None and label[0].rstrip()[-1] in _LABEL_ENDS:
        text = text[label.end() :]
    credit = patterns.CREDITS.match(text)
    return text[credit.end() :] if credit is not None and is_prose(text[credit.end() :]) else text


_LABEL_ENDS = "]】)）>》:：丨｜|"


def _ended(text: str, spans: list[Span]) -> str:
    """A teaser's text without what is after its last sentence: words that lead on, author, time, tags, counts.

    Of elements without a sentence before them only those are cut that are no words of it.
    """
    rest, counted = text.lstrip(patterns.BETWEEN), True
    for span in reversed(spans):
        piece = span.text
        if piece and len(piece) <= _GLUED and rest.endswith(piece) and not patterns.NO_END.search(piece):
            rest = rest[: -len(piece)].rstrip(patterns.BETWEEN)
            counted = counted and patterns.GLUED.fullmatch(piece) is not None
    if counted or rest[-1:] in _SENTENCE_ENDS:
        text = rest
    return patterns.CREDITS_AFTER.sub("", patterns.MORE.sub("", text)).rstrip(_ARROWS)


def is_caption(line: Line, headline: Line) -> bool:
    """Test for the caption of an entry's picture, in no box that holds the headline as well."""
    for block in (line.block, line.block.parent):
        if block is not None and (block.tag == "figcaption" or (line.image is not None and "caption" in block.name)):
            return not block.first <= headline.index < block.last
    return line.image is not None and CAPTION_END.search(line.text) is not None


def of_attributes(attributes: Mapping[str, str | None], headline: str) -> str | None:
    """The teaser in an attribute of a headline's link: ``title="两地昨日签订协议。"``."""
    for name, value in attributes.items():
        if value and len(value) >= MIN_PLAIN // 2 and (name == "title" or name.startswith("data-")):
            text = squeeze(value)
            if patterns.SENTENCE.search(text) and not text.isascii() and _MARKUP.isdisjoint(text):
                own, other = key(text), key(headline)
                return None if own in other or other[:_MIN_OWN] in own else text
    return None


_MARKUP = frozenset("{<")
_MIN_OWN = 8
"""Minimum number of characters of a headline's beginning: what has them is the headline in full, or a text for sharing
it."""


_ENDS = ("", " ", ":", "：", "|", "｜", "丨")
"""Characters after a headline that a teaser repeats; after any other its sentence goes on."""


_LABELS_END, _LABEL = ("：", ":", "]", "】"), 6
"""Ends of the label of a headline that is repeated, and characters of the longest one."""

_QUOTES = 3
"""Number of characters after the headline in 继续阅读“…”."""


def _without_headline(text: str, headline: str) -> str:
    """A teaser's text without the headline repeated at its start; "" where it is nothing but the headline, or its
    beginning that was cut to the teasers' length."""
    if text[-1:] in _DOTS and key(headline).startswith(key(text.rstrip(_DOTS))):
        return ""
    if headline in text[-len(headline) - _QUOTES :]:
        before = text[: text.rindex(headline)].rstrip(' “"「《')
        if before[-1:] in _LABELS_END and len(before) <= _LABEL:
            return ""  # 标题：…, [图]…
        if (more := patterns.MORE.search(before)) and more.start():
            text = before[: more.start()].rstrip()
    if text.startswith(headline) and text[len(headline) :][:1] in _ENDS:
        text = text[len(headline) :].lstrip(patterns.BETWEEN)
    return "" if key(text) == key(headline) else text


@lru_cache(maxsize=512)
def _is_teaser(name: str) -> bool:
    """Test the name of a block: those of a list's entries repeat."""
    return patterns.TEASER.search(name) is not None


@lru_cache(maxsize=512)
def _is_meta(name: str) -> bool:
    """Test the name of a block for that of lines about an entry."""
    return patterns.META_NAME.search(name) is not None


def _is_subtitle(text: str, headline: str) -> bool:
    """Test a text that is a link of its own to the entry's article: a phrase, no command, no label, no headline."""
    if weight(text) < _PHRASE or (text.isascii() and text.count(" ") < _WORDS) or _LABELLED.search(text):
        return False
    if patterns.STOCK.fullmatch(text) is not None or patterns.MORE.match(text) is not None:
        return False
    own, other = key(text), key(headline)
    return own not in other and other not in own


_PHRASE, _WORDS = 8, 3
"""Weight of the shortest such text, and spaces in one in letters."""


def is_prose(text: str) -> bool:
    """Test a text by itself for prose; in letters, a full stop after several words is a sign of it."""
    size = weight(text)
    if size < MIN_PROSE:
        return False
    return size > MIN_PLAIN or patterns.PROSE.search(text) is not None or (text[-1] == "." and text.count(" ") > _WORDS)
