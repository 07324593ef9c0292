"""Where the text begins below the headline: after the line of date and source, decks, and the headline again."""

from __future__ import annotations

from scraper.extract.article.content.boilerplate.boilerplate import DATED, HEAD, HEAD_WORDS
from scraper.extract.article.content.boilerplate.captions import centred, ends_sentence, is_set_off
from scraper.extract.article.content.boilerplate.decks import BRIEF, TEXT, headed, is_deck, is_over_date, is_sentence
from scraper.extract.article.credits.names.person_names import is_person, written_by
from scraper.extract.article.credits.occasions import is_time_of_occasion
from scraper.extract.document import Line, key
from scraper.extract.html.text_model import may_begin
from scraper.extract.shared.lazy_regex import lazy_regex

SHORT = 20
"""Number of characters of a line that is no sentence of the text."""
_PARAGRAPH = 40
"""Number of characters of a line that is a paragraph of it."""

_MARKS = lazy_regex(r"[，。！？；、]")

HEAD_LINES = 8
"""Number of lines between headline and text that are looked at for the one of date and source."""

_NAME_ALONE = 8
"""Number of characters of a line that is nothing but the name of the author."""
_NAMES_ALONE = 16
"""Number of characters of the names of several."""
_GAPS = lazy_regex(r"[\s、]+")
_UNSIGNED = lazy_regex(r"(?:本[报報刊网網台])?(?:特[约約])?(?:评论员|評論員)|本[报報刊](?:编辑|編輯|评论|評論)部")


def is_signature(text: str) -> bool:
    """Check whether a line is nothing but the authors: 王小明, 王小明 李海, 本报评论员."""
    if len(text) > _NAMES_ALONE:
        return False
    text = written_by(text.strip("□■◎●○◆ 　"))
    if len(text) <= _NAME_ALONE and is_person(text.replace(" ", "").replace("　", "")):
        return True
    return _UNSIGNED.fullmatch(text) is not None or all(map(is_person, _GAPS.split(text)))


def below_head(headline: str, lines: list[Line]) -> list[Line]:
    """Leave out what is between the headline and the text: the line of date and source, tools, and the headline
    again."""
    start = 0
    for place, line in enumerate(lines[:12]):
        if headline and _is_headline(line.text, headline) and not _heads_a_part(line, lines[start:place]):
            start = place + 1
    start += _parts_of(headline, lines[start : start + _REPEATED])
    start = _after_date(lines, start)
    start = _after_account(lines, start)
    start = _after_decks(lines, start)
    for place in range(start, min(start + HEAD_LINES, len(lines) - 1)):
        if TEXT.fullmatch(lines[place].text) or (place == start and BRIEF.fullmatch(lines[place].text)):
            start = place + 1
    return lines[_after_headlines(lines, start, headline) :]


def _is_headline(text: str, headline: str) -> bool:
    """Compare a line with the headline, a paragraph by its first characters: most begin otherwise."""
    return may_begin(text, headline) and headline.startswith(key(text[:SHORT])) and key(text) == headline


def _heads_a_part(line: Line, before: list[Line]) -> bool:
    """Check whether the headline again is within the text, which has begun: a picture's caption, a bold line among
    the paragraphs of one block, a link to the document that a notice is about, or below a numbered heading."""
    for other in before:
        if _NUMBERED.match(other.text):
            return True
        if len(other.text) >= _PARAGRAPH and ends_sentence(other.text):
            if line.image is not None or line.links:
                return True
            return line.tag == other.tag == "p" and line.block.parent is other.block.parent
    return False


def _after_date(lines: list[Line], start: int) -> int:
    """The place below the lines of date and source, one deck above them passed over."""
    top = start
    for place in range(start, min(start + HEAD_LINES, len(lines))):
        text = lines[place].text
        if place == top and (is_over_date(lines, place) or is_deck(lines, place)):
            continue
        if is_sentence(text) or is_time_of_occasion(lines[place], lines, place) or _NUMBERED.match(text):
            break
        if place == start and text[-1] in "）)" and _PASSED.search(text):
            break
        if _is_day(text) or (_is_of_date(text) and (place == start or DATED.match(text))):
            start = place + 1
    return start


_NUMBERED = lazy_regex(r"[一二三四五六七八九十]{1,2}[、.．]|[（(][一二三四五六七八九十]{1,2}[)）]|第[一二三四]条")
"""The first heading of a notice, below which a day is the text's: 一、项目基本情况."""


def _is_of_date(text: str) -> bool:
    """The line says when the article was published, and little else but the source and tools."""
    if HEAD.match(text) and (HEAD_WORDS.search(text) or len(text) <= (24 if _MARKS.search(text) else 40)):
        return True
    return len(text) <= 60 and bool(DATED.match(text) and _CLOCK.search(text)) and _MARKS.search(text) is None


_PASSED = lazy_regex(
    r"(?:通[过過]|公布|批准|施行|修[订訂正]|[会會][议議]|第[\d一二三四五六七八九十百]{1,5}[号號])\s?[)）]$"
)
"""When a law was passed, over its first chapter: （2025年6月20日省人民代表大会常务委员会第十九次会议通过）."""


def _is_day(text: str) -> bool:
    """The line is a day without its year, with nothing but the author after it: 9月6日 王小明."""
    day = _DAY.match(text)
    return day is not None and (day.end() == len(text) or is_signature(text[day.end() :]))


_DAY = lazy_regex(r"\d{1,2}月\d{1,2}日\s{0,4}")


def _after_account(lines: list[Line], start: int) -> int:
    """The place below what an account says of itself over its text: its name, 功能介绍 and what it is, or a banner."""
    for place, line in enumerate(lines[start : start + _OF_ACCOUNT], start=start):
        text = line.text
        if place == start and len(text) <= SHORT and _BANNER.fullmatch(text):
            return place + 1
        if (introduced := _INTRODUCES.match(text)) is not None and place + 2 < len(lines):
            return place + 1 if introduced.end() < len(text) else place + 2
        if len(text) > SHORT or ends_sentence(text):
            break
    return start


_OF_ACCOUNT = 4
"""Number of lines of an account's name, login and introduction."""
_INTRODUCES = lazy_regex(r"(?:功能|[账帳][号號戶户]|公[众眾][号號])(?:介[绍紹]|[简簡]介)(?:\s?[:：]\s?|$)")
_BANNER = lazy_regex(
    r"(?i:news|hot news|today)\s?[|｜丨/]\s?[\u4e00-\u9fff·]{2,12}|[\u4e00-\u9fff·]{2,12}\s?[|｜丨/]\s?(?i:news)"
)
"""NEWS | 城东文旅, as a banner over the text."""


def _after_decks(lines: list[Line], start: int) -> int:
    """The place below the lines that are set apart as a summary."""
    for place in range(start, min(start + HEAD_LINES, len(lines))):
        if is_deck(lines, place):
            start = place + 1
        elif count := headed(lines, place):
            start = place + count
        elif len(lines[place].text) > SHORT or ends_sentence(lines[place].text):
            break
    return start


def _after_headlines(lines: list[Line], start: int, headline: str) -> int:
    """The place below headlines that the text repeats over itself: bold lines set in the middle, three or more of
    them or one of them part of the headline."""
    end = start
    repeated = False
    for line in lines[start : start + HEAD_LINES]:
        if len(line.text) > _LONGEST_HEADLINE or line.links or ends_sentence(line.text):
            break
        if not (is_set_off(line) and centred(line.block)):
            break
        end += 1
        own = key(line.text)
        repeated = repeated or (len(own) >= 6 and bool(headline) and (own in headline or headline in own))
    if end == len(lines) or end - start < (1 if repeated else 3):
        return start
    return end


_LONGEST_HEADLINE = 45
_CLOCK = lazy_regex(r"\d{1,2}:\d\d")


_REPEATED = 3
"""Number of lines at the beginning of the text that may be the headline again, in parts."""


def _parts_of(headline: str, lines: list[Line]) -> int:
    """Count the lines that are the headline set in parts, without the column's name that may be before it."""
    joined = ""
    first = lines[0].text[:1].lower() if lines else ""
    if first.isalnum() and first not in headline:
        return 0
    for count, line in enumerate(lines, start=1):
        joined += key(line.text)
        if len(joined) > len(headline):
            return 0
        if count > 1 and len(joined) >= 12 and headline.endswith(joined):
            return count
    return 0
