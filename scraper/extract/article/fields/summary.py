"""What the page itself says the article is about: its deck, else its description where that is prose about it."""

from __future__ import annotations

import html

from scraper.extract.article.content.boilerplate.boilerplate import DATED, MADE, is_end, is_picture_name
from scraper.extract.article.content.boilerplate.boilerplate_lines import is_dropped
from scraper.extract.article.content.boilerplate.captions import centred
from scraper.extract.article.content.boilerplate.decks import (
    BRIEF,
    LABEL,
    LONGEST_BRIEF,
    REPORT,
    is_in_headlines_box,
    is_named,
    is_over_date,
)
from scraper.extract.article.content.boilerplate.latin_boilerplate import is_deck
from scraper.extract.article.context import Context
from scraper.extract.article.credits.credit_lines import is_credit_line
from scraper.extract.article.credits.names.person_names import is_organisation
from scraper.extract.document import FieldValue, Line, key, squeeze
from scraper.extract.html.flatten import SECOND_DESCRIPTION
from scraper.extract.html.writing_system import words
from scraper.extract.shared.lazy_regex import lazy_regex

_PROSE = lazy_regex(r"[，。！？；、：,.!?;:]")
_TAGS = lazy_regex(r"<[^<>]{0,300}>")
_META = ("description", SECOND_DESCRIPTION, "og:description", "twitter:description")
_ORIGINAL_TITLE = lazy_regex(r"原[标標]?[题題]\s*[:：][^。！？]{0,60}[？！]?")
_APART = lazy_regex(r"[\s，、,;；|/_-]+")
_OF_THE_SITE = lazy_regex(
    r"提供|资讯|資訊|[网網]站|门户|門戶|媒[体體]|致力|权威|權威|[欢歡]迎|[频頻]道|中文版|最新|机关报|機關報|主[办辦]|官方|旗下|\.com|\.cn"
)
"""What a site says of itself. A deck that tells the story in other words than the text speaks of none of it."""

_FURNITURE = lazy_regex(
    r"[\s\[【（(“]{0,4}(?:(?:打印|列印)\s|[浏瀏阅閱][览覽读讀](?:量|[次人]?[数數])?\s?[:：]|字[体體]大小|[图圖]片新[闻聞]\s?[:：]|(?:本文)?原[标標]?[题題]\s{0,4}[:：]|[点點][击擊](?:[进進]入|查看|[观觀]看|下[载載]|[图圖]片|上方|[蓝藍]字)|相[关關](?:新[闻聞]|[阅閱][读讀]|[报報][道導]|[链鏈][接結])"
    r"|(?:[发發][布佈表]|更新|刊登)(?:[时時][间間]|日期|于|於)|(?:[来來]|[稿文])源\s{0,4}[:：]|[责責]任[编編][辑輯]|(?:作者|[编編][辑輯]|[记記]者)\s{0,4}[:：]"
    r"|[您你](?:[当當]前|[现現]在|所在)的?位置|[当當]前位置|[字]号?[号體体]\s{0,4}[:：]|分享[到至]|(?:[视視][频頻]|音[频頻])?[加缓緩][载載冲衝]中|[扫掃]一[扫掃]|[资資]料[图圖照]|[图圖]片?[来來]源\s{0,4}[:：]|\[[导導][读讀]\]相)"
)
"""Beginnings of a description that was cut from the page's own text, furniture and all."""

_FRAME = lazy_regex(
    r"\s{0,4}(?:(?:\d{2,4}-)?\d\d-\d\d\s?\d\d:\d\d|\d{4}[/.年-]\d\d?[/.月-]\d\d?日?\s{0,3}\d\d?:\d\d|(?:首[页頁]|主[页頁])\s?[>＞»›])"
)
"""… and what is its line of date and source, or its breadcrumb, be they printed so or not."""

_PROMOTES = lazy_regex(
    r"[为為][您你]提供[^。]{2,60}(?:最新|[资資][讯訊]|[报報][道導]|[欢歡]迎)|[发發]送\s?\S{0,12}[到至]\s?\d{4,}|(?:下[载載]|安[装裝])\S{0,12}(?:客[户戶]端|APP|手[机機][报報])|[关關]注\S{0,14}(?:公[众眾][号號]|微信)|[扫掃][描码碼一]\S{0,8}二[维維][码碼]"
)
"""What an element named for a deck may hold instead: how to order the paper."""

_KEYWORDS = lazy_regex(r"(?:[,，、\s|_]{1,2}[^,，。！？、\s|_]{1,8}){7,60}[\s,，.]{0,4}(?:www\.[\w.]{4,40})?$")
"""The site's key words, run on after a description."""

_HEADED = lazy_regex(r"\s{0,4}(?:-{2,6}|—{1,3}|[|｜_：:])\s{0,4}")
"""What Xinhua sets between a headline and the text in a description."""

_KICKER = lazy_regex(
    r"(?<![a-z])(?:pre|kicker|shoulder|yinti|jianti|meiti|eyebrow|intro-?title|pretitle|uptitle|topic-?line)(?![a-z])"
)
_SUBTITLE = lazy_regex(
    r"(?<![a-z])(?:sub|subtitle|sub-?title|sub-?head(?:line)?|fu-?(?:biao)?ti|subt|vicetitle|deputy-?title|second-?title|h2title)(?![a-z])"
)
"""Class and id names of the line above a headline, and of the one below it."""

_WECHAT = "微信公众平台"
_IDEOGRAPH = lazy_regex(r"[\u3040-\u30ff\u3400-\u9fff]")
_WORDS = 5
"""Number of words of a deck or description in letters."""
_MIN_CHARS = 12
_BRIEFEST = 6
"""Minimum number of characters of a sentence that the description repeats: 放宽只是开始。"""
_LONGEST_DECK = 200
_LONGEST_CREDITS = 60
"""Maximum number of characters of a line of date and source."""
_ENDS = lazy_regex(r"[。！？…][”」』]?$")
_BRIEF_WITHIN = 80
"""Number of lines from the top of the page in which a film's brief is looked for."""


def find(context: Context) -> FieldValue | None:
    """A labelled or named deck set apart from the body; else the description of the page's meta data."""
    readings = (_brief, _deck, _beside_headline, _description, _below_headline, _set_apart)
    return next(filter(None, (read(context) for read in readings)), None)


def _brief(context: Context) -> FieldValue | None:
    """The text in one box under 视频简介, where that is not the headline again."""
    lines = context.doc.lines[: min(context.body.first or 0, _BRIEF_WITHIN)]
    for place, label in enumerate(lines[:-1]):
        if len(label.text) > LONGEST_BRIEF or BRIEF.fullmatch(label.text) is None:
            continue
        first = lines[place + 1]
        text = " ".join([line.text for line in lines[place + 1 :] if line.block.parent is first.block.parent])
        if _is_prose(text) and key(text) not in context.headline.key and not is_credit_line(first.text):
            return FieldValue(text, "labelled deck", first.node)
    return None


def _deck(context: Context) -> FieldValue | None:
    if context.body.first is None or context.headline.line is None:
        return None
    described = key(context.doc.meta.get("description", ""))
    for line in context.doc.lines[context.headline.line + 1 : min(context.body.first, context.headline.line + 60)]:
        text = line.text
        if len(text) <= _HEADLINE and key(text) == context.headline.key and text[-1:] not in _SENTENCE:
            continue  # the headline again, over the text
        if (
            line.block.hidden
            or line.tag == "figcaption"
            or is_picture_name(line.block.name)
            or text[0] in "©Ⓒ"
            or _FRAME.match(text)
            or _FURNITURE.match(text)
            or MADE.match(text)
        ):
            continue
        label = LABEL.match(text)
        if label and len(text) - label.end() >= _MIN_CHARS:
            return FieldValue(text[label.end() :], "labelled deck", line.node)
        if label and label.end() == len(text) and (below := _in_the_same_box(line, context)) is not None:
            return FieldValue(below.text, "labelled deck", below.node)
        if line.index == context.headline.line + 1 and _is_over_date(context, line):
            return FieldValue(text, "deck over the date", line.node)
        repeats = key(text) == described != context.headline.key and not (line.links or REPORT.match(text))
        if repeats and (
            _is_prose(text)
            or (len(text) >= _BRIEFEST and _ENDS.search(text))
            or (_SUBTITLE.search(line.block.name) and not context.doc.lettered)
        ):
            return FieldValue(text, "deck that the description repeats", line.node)
        if len(text) < _MIN_CHARS or line.links or _PICTURED.search(text):
            continue
        named = is_named(line, following=context.doc.lines[line.index + 1]) or (
            context.doc.lettered and (is_deck(line.block.name) or is_in_headlines_box(line, context.headline.line))
        )
        if named and _is_prose(text):
            if _PROMOTES.search(text) or is_credit_line(text) or (len(text) <= _LONGEST_CREDITS and DATED.match(text)):
                continue
            return FieldValue(text, "named deck", line.node)
    return None


def _set_apart(context: Context) -> FieldValue | None:
    """The one sentence about the article that is between the line of date and the text, whatever its box is."""
    lines = context.doc.lines[context.start + 1 : min(context.body.first or 0, context.start + _NEAR)]
    apart = [line for line in lines if _BRIEF <= len(line.text) <= _LONGEST_DECK and _ENDS.search(line.text)]
    if len(apart) != 1 or apart[0].links or apart[0].image or apart[0].block.hidden or context.doc.lettered:
        return None
    text = apart[0].text
    if is_credit_line(text) or DATED.match(text) or _FURNITURE.match(text) or is_dropped(text) or is_end(text):
        return None
    return FieldValue(text, "sentence set apart", apart[0].node) if _is_about(text, context) else None


_NEAR, _BRIEF = 16, 20
"""Number of lines below the headline in which such a sentence is looked for, and the fewest characters of it."""
_HEADLINE, _SENTENCE = 80, frozenset("。！？…")
"""Characters of the longest headline, and what ends a sentence, which a headline seldom is."""


_PICTURED = lazy_regex(r"[（(](?:[圖图]片?|照片|[攝摄]影?)\s?[/／╱:：][^（）()]{1,30}[)）]$")
"""Whose picture a caption is for: （圖片／城東醫院提供）."""


def _in_the_same_box(label: Line, context: Context) -> Line | None:
    """The sentence below a label that is alone in a line, where one box holds the two and nothing else."""
    following = context.doc.lines[label.index + 1]
    for box in (label.block, label.block.parent):
        if box is not None and (box.first, box.last) == (label.index, label.index + 2) and _is_prose(following.text):
            return following
    return None


def _is_over_date(context: Context, line: Line) -> bool:
    """A sentence between the headline and the line of date and source."""
    ended = len(line.text) <= _LONGEST_DECK and _ENDS.search(line.text) is not None and not line.links
    return ended and is_over_date(context.doc.lines, line.index)


def _below_headline(context: Context) -> FieldValue | None:
    """The second headline below the headline, that nothing but its rank sets apart."""
    return _beside_headline(context, lesser=True)


def _beside_headline(context: Context, *, lesser: bool = False) -> FieldValue | None:
    """The kicker over the headline, the second headline below it: by name, or by the table that holds both; by its
    rank as a heading with ``lesser``."""
    place = context.headline.line
    if place is None:
        return None
    headline = context.doc.lines[place]
    for line, names, rule in (
        (context.doc.lines[place - 1] if place else None, _KICKER, "kicker over the headline"),
        (_below(place, context), _SUBTITLE, "second headline"),
    ):
        if line is None or line.links or not _LEAST_KICKER <= len(line.text) <= _LONGEST_KICKER:
            continue
        if line.index in range(context.body.first or 0, (context.body.last or -1) + 1) or line.block is headline.block:
            continue
        if DATED.match(line.text) or is_credit_line(line.text) or _FURNITURE.match(line.text):
            continue
        if key(line.text) in context.headline.key or context.headline.key in key(line.text):
            continue
        over = line.index < place
        named = names.search(line.block.name) is not None or (
            (_rows_of_one_table(line, headline) and line.text[0] not in _DASHES)
            or (not over and lesser and _is_lesser_heading(line, headline))
        )
        if named:
            return FieldValue(line.text, rule, line.node)
    return None


def _below(place: int, context: Context) -> Line | None:
    """The line below the headline, or below those of date and source."""
    below = context.doc.lines[place + 1 : place + 1 + _CREDITS]
    return next((line for line in below if not (DATED.match(line.text) or is_credit_line(line.text))), None)


_CREDITS = 3
_DASHES = frozenset("—–-")
"""Beginnings of the second half of a headline, printed below the first: ——山区饮水工程见闻."""
_LEAST_KICKER, _LONGEST_KICKER = 13, 80
"""Maximum number of characters of such a line: a shorter one names a series."""


def _is_lesser_heading(line: Line, headline: Line) -> bool:
    """Check whether the line below the headline is a heading of a lower rank in the same box: <h1>…</h1><h3>."""
    ranks = line.tag in _HEADINGS and headline.tag in _HEADINGS and line.tag > headline.tag
    return ranks and line.block.parent is headline.block.parent and _IDEOGRAPH.search(line.text) is not None


_HEADINGS = frozenset(("h1", "h2", "h3", "h4"))


def _rows_of_one_table(line: Line, headline: Line) -> bool:
    """Two rows of one table hold the line and the headline, set in the middle both (Founder's e-paper system)."""
    if line.tag != "td" or headline.tag != "td" or not (centred(line.block) and centred(headline.block)):
        return False
    rows = line.block.parent, headline.block.parent
    return rows[0] is not rows[1] and None not in rows and rows[0].parent is rows[1].parent  # type: ignore[union-attr]


def _description(context: Context) -> FieldValue | None:
    for name in _META:
        content = context.doc.meta.get(name)
        if not content:
            continue
        text = unescaped(content)
        framed = _FRAME.match(text) or (_FURNITURE.match(text) and not _is_printed(text, context))
        if framed or ("," in text and _ends_in_keywords(text)):
            continue
        text = _without_headline(text, context)
        if label := LABEL.match(text):
            text = text[label.end() :]
        if is_organisation(text) and not _PROSE.search(text):
            continue  # what the site is
        text = _from_opening(text, context)
        if _is_prose(text) and _is_about(text, context) and not (context.doc.lettered and _opens(text, context)):
            return FieldValue(text, "description", f'meta[name="{name}"]')
    return None


def _ends_in_keywords(text: str) -> bool:
    """Key words run on after the description: only its end is searched, for some pages put their whole text there."""
    return _KEYWORDS.search(text, max(0, len(text) - _LONGEST_KEYWORDS)) is not None


_LONGEST_KEYWORDS = 700
"""More characters than `_KEYWORDS` matches."""


def unescaped(content: str) -> str:
    """The text of a description whose markup was escaped, once or twice (``&amp;nbsp;``)."""
    return squeeze(_TAGS.sub("", html.unescape(html.unescape(_ESCAPED.sub(" ", content)))))


def _is_printed(text: str, context: Context) -> bool:
    """The page's own beginning is quoted word for word."""
    printed = "".join([line.text for line in context.doc.lines[: (context.body.last or 0) + 1]])
    return key(text)[:10] in key(printed)


_ESCAPED = lazy_regex(r"(?:\\x0[ad]){1,8}")
"""mp.weixin.qq.com: line breaks of a script's literal, in an attribute."""


def _without_headline(text: str, context: Context) -> str:
    """A description without the headline that it begins with, where dashes part the two."""
    left = _after_headline(text, context) if context.headline.key and key(text).startswith(context.headline.key) else ""
    parted = _HEADED.match(left)
    rest = left[parted.end() :] if parted else ""
    if left and key(left).startswith(context.headline.key):
        rest = _after_headline(left, context).lstrip()  # twice
    return rest if len(rest) >= _MIN_CHARS and _is_prose(rest) else text


def _from_opening(text: str, context: Context) -> str:
    """A description from the first words of the text on, where what comes before them is no sentence and stands nowhere
    on the page: another breadcrumb or caption. "" where it breaks off as well."""
    opening = context.text[0].text[:_OPENING] if context.text else ""
    at = text.find(opening) if len(opening) == _OPENING else -1
    if at <= 0 or text[:at].rstrip()[-1:] in _BEFORE_OPENING or _is_printed(text, context):
        return text
    return text[at:] if _ENDS.search(text) else ""


_OPENING = 14
"""Characters of the first words of a text."""
_BEFORE_OPENING = frozenset("。！？!?…：:”」】)）-—")
"""What a sentence, a label, a dateline or a headline before dashes ends with."""


def _is_prose(text: str) -> bool:
    """Not a list of key words, not a bare title."""
    if len(text) < _MIN_CHARS or _ORIGINAL_TITLE.fullmatch(text):
        return False
    if _IDEOGRAPH.search(text) is None:
        return words(text) >= _WORDS and 3 * text.count(",") <= words(text)
    parts = [part for part in _APART.split(text) if part]
    if not parts:
        return False
    return len(text) / len(parts) > 6 or "。" in text or ("，" in text and max(map(len, parts)) >= _MIN_CHARS)


def _opens(text: str, context: Context) -> bool:
    """A description in letters is the beginning of the text."""
    return key(text).rstrip(".…")[:120] in key("".join([line.text for line in context.text[:3]]))


def _is_about(text: str, context: Context) -> bool:
    """It says more than the headline, and what it says is in the article."""
    own = key(text)
    title = context.headline.key
    if (
        not own
        or own in key(context.doc.title)
        or (title and (own in title or len(own.replace(title, "")) < max(12, 0.3 * len(own))))
    ):
        return False
    if title and own.startswith(title) and not _is_prose(_after_headline(text, context)):
        return False
    if context.doc.meta.get("og:site_name") == _WECHAT:
        return True  # the account's own words, above its text where it is shared
    if context.text:
        printed = "".join([line.text for line in context.text])
    elif context.body.value is not None:
        printed = context.body.value.value
    else:
        return True
    body = key(printed[:6000]) + title
    pieces = {own[i : i + 3] for i in range(min(len(own), 160) - 2)} or {own}
    shared = sum([piece in body for piece in pieces]) / len(pieces)
    return shared >= 0.3 or (shared >= 0.08 and not _OF_THE_SITE.search(text))


def _after_headline(text: str, context: Context) -> str:
    """The rest of a description after the headline that it begins with: often key words alone."""
    left = len(context.headline.key)
    for place, char in enumerate(text):
        if left <= 0:
            return text[place:]
        left -= len(key(char))
    return ""
