"""Facts against the text: lines at its edges and in it that are no prose, and prose beside it that was left out."""

from __future__ import annotations

from collections import Counter

from scraper.extract.article.confidence.parsed_article import Reading
from scraper.extract.article.content.boilerplate.latin_boilerplate import dropped
from scraper.extract.document import HEADINGS, Block, Line, key
from scraper.extract.shared.lazy_regex import lazy_regex
from scraper.extract.shared.prefilter import any_of

# Its length


def no_prose(reading: Reading) -> bool:
    """No text, or one that was found in no paragraph."""
    return reading.rule("body") == "words of a picture post" or not reading.body


def very_short(reading: Reading) -> bool:
    """A few sentences, as of a notice, or of what is left of a text."""
    return len(reading.body) < _FEW


_FEW = 150


def shorter_than_summary(reading: Reading) -> bool:
    return len(reading.body) < len(reading.value("summary") or "")


def another_text(reading: Reading) -> bool:
    """The page's data hold a text that is much longer, or much shorter."""
    texts = (item.get("articleBody") for item in reading.context.own_data)
    lengths = [len(key(text)) for text in texts if isinstance(text, str) and len(text) >= _TEXT]
    if not lengths:
        return False
    own = len(key(reading.body))
    return not any(_NEARLY * length <= own <= length / _NEARLY for length in lengths)


_TEXT, _NEARLY = 200, 0.8
"""Characters of a text in data that is no teaser, and the share by which two texts are as long."""


def prose_beside(reading: Reading) -> bool:
    """Prose is beside the text, on a page in letters: half as much again as the text, and more."""
    prose = sum([own for line in reading.doc.lines if (own := len(line.text) - line.link_chars) >= _PARAGRAPH])
    return len(reading.body) < _SHARE * prose


_SHARE, _PARAGRAPH = 0.4, 80
"""Of the page's prose, what the text is at least; and the characters of a line that is prose."""

# Its edges


def opens_oddly(reading: Reading) -> bool:
    """The first line ends in no sentence: a button, a credit, a caption. In letters it is more than a little, too."""
    first = reading.lines[0]
    if reading.doc.lettered:
        return len(first) > _SOME * len(reading.body) and not first.endswith(_STOPS)
    return not first.endswith(ENDS)


def ends_oddly(reading: Reading) -> bool:
    """The last line ends in no sentence, or is in brackets or after a mark: a signature, a button, a notice.

    The day that a notice is signed with is part of it, and so is one after the last full stop.
    """
    last = reading.lines[-1]
    if len(last) <= _LITTLE * len(reading.body):
        return False
    if len(last) <= _MARKED and last.startswith(_OPENS):
        return True
    return not (last.endswith(ENDS) or _SIGNED.search(last))


ENDS = tuple("。！？”’」』…!?.；;：）)》】")
"""Ends of sentences and of lines that are whole."""
_STOPS = (*ENDS, *"\"':»«›“]؟۔៕।॥")
"""The same on pages in letters."""
_OPENS = tuple("（(【[《〔※＊*★▲■◎●")
_LITTLE, _SOME, _MARKED = 0.02, 0.04, 40
"""Of the text, what a line is that tells little, and one too many that is a fault; and the characters of the longest
notice in brackets."""
_SIGNED = lazy_regex(r"^(?:\d{4}|[二〇○Ｏ零一九]{4})年.{1,3}月.{1,4}日$|[。！？”）)]\d{6,8}$")


def invites_readers(reading: Reading) -> bool:
    """One of the last paragraphs speaks to the readers of the site, not of the news."""
    return any(len(text) <= _INVITING and _INVITES.search(text) for text in reading.lines[-_CLOSING:])


_CLOSING, _INVITING = 2, 200
"""Paragraphs at the end of a text that may be such, and the characters of the longest."""
_INVITES = any_of(
    r"Facebook|LINE|WhatsApp|Telegram|A[Pp][Pp]|粉[丝絲][專专]?[页頁团團]|公[众眾][号號]|二[維维][码碼]|[扫掃][码碼描]|小程序|客[户戶]端"
    r"|[订訂][阅閱]|[点點][击擊我這这]|[請请][点點]|看更多|更多.{0,12}[请請]|[爆报報]料|投稿|[热熱][线線]电?话?[:：]|追[蹤踪]|按[讚赞]|[关關]注我"
    r"|留言|[发發]表意[见見]|[贊赞]助|[舉举][报報]文|免[责責]|版[权權]|[转轉][载載]|投[资資]需"
)


def prose_below(reading: Reading) -> bool:
    """Below the text, sentences that are more than a little of it stand in the box that holds most of it."""
    box = _main_box(reading)
    if box is None or reading.context.body.last is None:
        return False
    below = [line for line in reading.doc.lines[reading.context.body.last + 1 : box.last] if line.block.parent is box]
    left = [len(line.text) for line in below if len(line.text) > _SENTENCE and _is_prose(line, reading.paragraphs)]
    return sum(left) > _LITTLE * len(reading.body)


_SENTENCE = 60
"""Least characters of a sentence that is no button's or label's."""


def _main_box(reading: Reading) -> Block | None:
    """The element around most of the text's paragraphs."""
    sizes: Counter[Block] = Counter()
    for line in reading.own_lines:
        if line.block.parent is not None:
            sizes[line.block.parent] += len(line.text)
    return max(sizes, key=sizes.__getitem__, default=None)


def _is_prose(line: Line, own: frozenset[str]) -> bool:
    """Check whether a line of no link ends a sentence, is not of the text, and is no call or notice of sites."""
    text = line.text
    return line.link_chars < _LATIN and text.endswith(_STOPS) and text not in own and not dropped(text)


# Its lines


def set_in_several_ways(reading: Reading) -> bool:
    """Few paragraphs of a text in letters are set alike, in one kind of element within boxes of one name: others are
    of cards, notes, tables. Headings and the entries of lists stand in any text."""
    ways: Counter[tuple[str, str]] = Counter()
    for line in reading.own_lines:
        if line.tag not in _SET_APART:
            parent = line.block.parent
            ways[line.tag, parent.own if parent is not None else ""] += len(line.text)
    return bool(ways) and max(ways.values()) < _ALIKE * sum(ways.values())


_SET_APART = frozenset((*HEADINGS, "li", "dt", "dd", "td", "th"))
_ALIKE = 0.7
"""Of the characters of paragraphs, those that are set alike at least."""


def short_lines(reading: Reading) -> bool:
    """Lines that are short and no sentences are much of the text, as in menus."""
    short = [len(line) for line in reading.lines if 1 < len(line) < _BRIEF and not line.endswith(ENDS)]
    return sum(short) > _TENTH * len(reading.body)


_TENTH = 0.1
_BRIEF = 30
"""Characters of such a line."""


def credits_within(reading: Reading) -> bool:
    """A short line of the text names who wrote, edited or sent it."""
    short = reading.short_paragraphs
    return bool(short) and any(len(text) <= _BRIEF and _CREDITS.search(text) for text in short)


_CREDITS = any_of(r"[记記]者|[编編][辑輯]|[报報][导道導]$|通[讯訊][员員]|[来來]源[:：]|作者[:：]|文[:：/／]")


def caption_within(reading: Reading) -> bool:
    """A short line of the text says whose a picture is."""
    short = reading.short_paragraphs
    return bool(short) and any(map(_PICTURED.search, short))


_PICTURED = any_of(r"[图圖]片?[来來]源|[图圖攝摄]\s?[:：／/]|供[图圖][）)]?$|[摄攝][）)]?$|[资資]料[图圖片照]")


def latin_line(reading: Reading) -> bool:
    """A line of a Chinese text is in letters: a button, an advertisement."""
    short = reading.short_paragraphs
    return bool(short) and any(text.isascii() and len(text) >= _LATIN for text in short)


_LATIN = 10
