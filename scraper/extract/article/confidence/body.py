"""Facts against the text: lines at its edges and in it that are no prose, and prose beside it that was left out."""

from __future__ import annotations

import re

from scraper.extract.article.confidence.parsed_article import Reading
from scraper.extract.article.content.boilerplate.latin_boilerplate import dropped, is_aside
from scraper.extract.document import HEADINGS, Line, key
from scraper.extract.shared.lazy_regex import lazy_regex
from scraper.extract.shared.prefilter import any_of

# Its length


def no_prose(reading: Reading) -> bool:
    """No text, or one that was found in no paragraph."""
    return reading.rule("body") == "words of a picture post" or not reading.body


def shorter_than_summary(reading: Reading) -> bool:
    return len(reading.body) < len(reading.value("summary") or "")


def brief(reading: Reading) -> bool:
    """A text of a few lines, of which one too many or too few is much."""
    return len(reading.body) < _BRIEF_TEXT


_BRIEF_TEXT = 400
"""Characters of such a text in letters."""


def one_paragraph(reading: Reading) -> bool:
    """The others may be elsewhere."""
    return "\n" not in reading.body


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
    """Prose is beside the text, on a page in letters: twice as much and more."""
    prose = sum([own for line in reading.doc.lines if (own := len(line.text) - line.link_chars) >= _PARAGRAPH])
    return len(reading.body) < _SHARE * prose


_SHARE, _PARAGRAPH = 0.35, 80
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
    if reading.doc.lettered:
        return not last.endswith(_STOPS)
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
    if reading.doc.lettered:
        least = _LITTLE * len(reading.body)
        closing = [text for text in reading.lines[-_CLOSING_IN_LETTERS:] if least < len(text) <= _INVITING]
        return _INVITES_IN_LETTERS.search("\n".join(closing)) is not None
    return any(len(text) <= _INVITING and _INVITES.search(text) for text in reading.lines[-_CLOSING:])


_CLOSING, _CLOSING_IN_LETTERS, _INVITING = 2, 5, 200
"""Paragraphs at the end of a text that may be such, and the characters of the longest."""
_INVITES = any_of(
    r"Facebook|LINE|WhatsApp|Telegram|A[Pp][Pp]|粉[丝絲][專专]?[页頁团團]|公[众眾][号號]|二[維维][码碼]|[扫掃][码碼描]|小程序|客[户戶]端"
    r"|[订訂][阅閱]|[点點][击擊我這这]|[請请][点點]|看更多|更多.{0,12}[请請]|[爆报報]料|投稿|[热熱][线線]电?话?[:：]|追[蹤踪]|按[讚赞]|[关關]注我"
    r"|留言|[发發]表意[见見]|[贊赞]助|[舉举][报報]文|免[责責]|版[权權]|[转轉][载載]|投[资資]需"
)
_INVITES_IN_LETTERS = lazy_regex(
    r"https?://|www\.|@\w{1,40}\.\w|newsletter|subscri|\bsign up\b|follow us|facebook|twitter|whatsapp|telegram"
    r"|instagram|copyright|©|all rights|read more|comment|contact|press release|cookies|javascript|advertis|abonn"
    r"|suscr|iscriv|подпис|читайте|\+\d[\d -]{7}|\btel[.:]|e-?mail|click here|le(?:ia|a) (?:também|mais|también)"
    r"|l(?:ire|esen) (?:aussi|sie)|leggi anche|lees ook|läs mer|les også|lue myös|czytaj|přečtěte|olvas|cite[sș]te|okuy"
    r"|photo:|foto:|(?<!\w)(?:\+|0|\(0)\d[\d ()/.-]{6,}\d|\S@\w{1,40}\.\w",
    re.IGNORECASE,
)


def signed_in_letters(reading: Reading) -> bool:
    """The last line is no more than an agency or initials, in brackets or behind a dash: AR/pgr (afp, dpa)."""
    last = reading.lines[-1]
    return len(last) <= _SIGNING and _SIGNATURE.search(last) is not None


_SIGNING = 60
"""Characters of the longest such line."""
_SIGNATURE = lazy_regex(r"(?:[-–—(/]\s?[A-Za-z\u00c0-\u017f/ ,.]{2,24}[)/]?|\(\w+[,/] ?\w+\))$")


def prose_at_edges(reading: Reading) -> bool:
    """Between headline and text, or right below the text, a sentence was left out that is much beside it."""
    body, lines, own = reading.context.body, reading.doc.lines, reading.paragraphs
    if body.first is None or body.last is None:
        return False
    least = max(_SENTENCE, _MUCH * len(reading.body))
    edges = (*lines[reading.context.start + 1 : body.first + 1], *lines[body.last + 1 : body.last + 1 + _BELOW])
    left = [line for line in edges if len(line.text) > least and _is_prose(line, own)]
    return bool(left) and not all(_is_known(line, str(reading.value("summary") or "")) for line in left)


def _is_known(line: Line, summary: str) -> bool:
    """The line is one that no text has: it is the deck, asks something of the reader, or is in a box named for that."""
    return line.text in summary or dropped(line.text) or (line.block.name != "" and is_aside(line.block.name))


_SENTENCE, _MUCH, _BELOW = 40, 0.12, 4
"""Least characters of a sentence; of the text, what one beside it is at least; and the lines looked at below it."""


def _is_prose(line: Line, own: frozenset[str]) -> bool:
    """Check whether a line of no link ends a sentence and is not of the text."""
    return line.link_chars < _LATIN and line.text.endswith(_STOPS) and line.text not in own


# Its lines


def short_lines(reading: Reading) -> bool:
    """Lines that are short and no sentences are much of the text, as in menus; on pages in letters, short ones are."""
    if not reading.doc.lettered:
        short = [len(line) for line in reading.lines if 1 < len(line) < _BRIEF and not line.endswith(ENDS)]
        return sum(short) > _TENTH * len(reading.body)
    lines = reading.lines
    return sum([len(line) < _BRIEF for line in lines]) * 2 > len(lines) > _LINES


_TENTH = 0.1
_BRIEF, _LINES = 30, 3
"""Characters of such a line, and how many lines of a text in letters are not looked at."""


def stray_lines(reading: Reading) -> bool:
    """Short lines that are no sentences, headings or entries of a list are some of the text: captions, labels."""
    short = frozenset([text for text in reading.short_paragraphs if not text.endswith(_STOPS)])
    if not short:
        return False
    stray = [line.text for line in reading.context.text if line.text in short and line.tag not in _SET_APART]
    return sum(map(len, stray)) > _SOME * len(reading.body)


_SET_APART = frozenset((*HEADINGS, "li", "dt", "dd", "td", "th", "blockquote", "strong", "b", "pre", "code"))


def printed_twice(reading: Reading) -> bool:
    """A line of the text is one again."""
    return len(reading.lines) > len(reading.paragraphs)


def dated_line(reading: Reading) -> bool:
    """A short line of the text ends in a year or a clock: whose it is or when it was posted."""
    return _DATED.search("\n".join(reading.short_paragraphs)) is not None


_DATED = lazy_regex(r"\b\d\d?[:.]\d\d\b.{0,12}$|\b(?:19|20)\d\d$", re.MULTILINE)


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


def links_within(reading: Reading) -> bool:
    """Links are a part of the text that is more than a word or two."""
    return sum([line.link_chars for line in reading.context.text]) > _LINKED * max(1, len(reading.body))


_LINKED = 0.05
"""Of the text, what links have at most."""


def linked_line(reading: Reading) -> bool:
    """Lines that are mostly links are more than a little of the text: to other articles, to the site."""
    own = reading.paragraphs
    linked = [
        line.link_chars
        for line in reading.context.text
        if line.links and line.text in own and line.link_chars > _LINK * len(line.text)
    ]
    return sum(linked) > _LITTLE * len(reading.body)


_LINK = 0.5
"""Of a line, what is a link at least."""


def prose_within(reading: Reading) -> bool:
    """Between the text's first line and its last, a sentence was left out."""
    own = reading.paragraphs
    left = [text for line in reading.context.text if "。" in (text := line.text) and text not in own and not line.links]
    summary = str(reading.value("summary")) if left else ""
    return bool(left) and any(len(text) > _BRIEF and text not in summary and text not in reading.body for text in left)
