"""Facts against the text: lines at its edges and in it that are no prose, and prose beside it that was left out."""

from __future__ import annotations

from scraper.extract.article.confidence.parsed_article import Reading
from scraper.extract.document import Line, key
from scraper.extract.shared.lazy_regex import lazy_regex
from scraper.extract.shared.prefilter import any_of


def no_prose(reading: Reading) -> bool:
    """No text, or one that was found in no paragraph."""
    return reading.rule("body") == "words of a picture post" or not reading.body


def shorter_than_summary(reading: Reading) -> bool:
    return len(reading.body) < len(reading.value("summary") or "")


def short_text(reading: Reading) -> bool:
    return len(reading.body) < _SHORT


_SHORT = 120
"""Characters of a text of which a line too many or too few is much."""


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


def opens_oddly(reading: Reading) -> bool:
    """The first line ends in no sentence: a button, a credit, a caption."""
    return not reading.body.partition("\n")[0].endswith(_ENDS)


def ends_oddly(reading: Reading) -> bool:
    """The last line ends in no sentence, or stands in brackets or behind a mark: a signature, a button, a notice."""
    last = reading.body.rpartition("\n")[2]
    return not last.endswith(_ENDS) or last.startswith(_OPENS)


_ENDS = tuple("。！？”’」』…!?.；;：）)》】")
_OPENS = tuple("（(【[《〔※＊*★▲■◎●")


def repeated_lines(reading: Reading) -> bool:
    """A line stands in the text more than once: a button, the name of the site."""
    lines = reading.body.split("\n")
    return len(lines) > len(set(lines))


def invites_readers(reading: Reading) -> bool:
    """One of the last paragraphs speaks to the readers of the site, not of the news."""
    last = reading.body.rsplit("\n", _CLOSING)[-_CLOSING:]
    return any(len(text) <= _INVITING and _INVITES.search(text) for text in last)


_CLOSING, _INVITING = 2, 200
"""Paragraphs at the end of a text that may be such, and the characters of the longest."""
_INVITES = any_of(
    r"Facebook|粉[丝絲][专專]?[页頁团團]|公[众眾][号號]|二[维維][码碼]|[扫掃][码碼描]|下[载載]\s?APP|[订訂][阅閱]|[点點][击擊]|更多.{0,12}[请請]|[爆报報]料|[热熱][线線]电?话?[:：]"
)


def short_lines(reading: Reading) -> bool:
    """Lines that are short and no sentences are much of the text, as in menus; on pages in letters, short ones are."""
    if not reading.doc.lettered:
        return sum(map(len, _SHORT_LINES.findall(reading.body))) > _TENTH * len(reading.body)
    lines = reading.body.split("\n")
    return sum([len(line) < _BRIEF for line in lines]) * 2 > len(lines) > _LINES


_SHORT_LINES = lazy_regex(r"(?:(?<=\n)|^)[^\n]{1,28}[^\n。！？”’」』…!?.；;：）)》】](?=\n|$)")
_TENTH = 0.1
_BRIEF, _LINES = 30, 3
"""Characters of such a line, and how many lines of a text in letters are not looked at."""


def links_within(reading: Reading) -> bool:
    """Links are a part of the text that is more than a word or two."""
    share = _LINKED_LETTERS if reading.doc.lettered else _LINKED
    return sum([line.link_chars for line in reading.context.text]) > share * max(1, len(reading.body))


_LINKED, _LINKED_LETTERS = 0.05, 0.15
"""Of the text, what links have at most."""


def prose_within(reading: Reading) -> bool:
    """Between the text's first line and its last, a sentence was left out."""
    return _has_prose(reading, reading.context.text)


def prose_above(reading: Reading) -> bool:
    """Between the headline and the text stands a sentence that is not the summary."""
    context = reading.context
    first = context.body.first
    return first is not None and _has_prose(reading, reading.doc.lines[context.start + 1 : first])


def _has_prose(reading: Reading, lines: list[Line]) -> bool:
    own = reading.paragraphs
    left = [text for line in lines if "。" in (text := line.text) and text not in own and not line.links]
    summary = str(reading.value("summary"))
    return any(len(text) > _BRIEF and text not in summary and text not in reading.body for text in left)


def prose_beside(reading: Reading) -> bool:
    """Prose stands beside the text: on a page in letters, nearly as much."""
    prose = sum([own for line in reading.doc.lines if (own := len(line.text) - line.link_chars) >= _BRIEF])
    return len(reading.body) < _SHARE * prose


_SHARE = 0.5
