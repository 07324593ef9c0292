"""The description of a page's meta data, where it is prose about the article, without the furniture around it."""

from __future__ import annotations

import html
import re

from scraper.extract.article.content.body.openings import is_signature
from scraper.extract.article.content.boilerplate.decks import LABEL
from scraper.extract.article.context import Context
from scraper.extract.article.credits.credit_lines import is_credit_line
from scraper.extract.article.credits.names.name_runs import sure_names
from scraper.extract.article.credits.names.person_names import behind_office, is_organisation
from scraper.extract.document import FieldValue, key, squeeze
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

FURNITURE = lazy_regex(
    r"[\s\[【（(“]{0,4}(?:(?:打印|列印)\s|[浏瀏阅閱][览覽读讀](?:量|[次人]?[数數])?\s?[:：]|字[体體]大小|[图圖]片新[闻聞]\s?[:：]|(?:本文)?原[标標]?[题題]\s{0,4}[:：]|[点點][击擊](?:[进進]入|查看|[观觀]看|下[载載]|[图圖]片|上方|[蓝藍]字)|相[关關](?:新[闻聞]|[阅閱][读讀]|[报報][道導]|[链鏈][接結])"
    r"|(?:[发發][布佈表]|更新|刊登)(?:[时時][间間]|日期|于|於)|(?:[来來]|[稿文])源\s{0,4}[:：]|[责責]任[编編][辑輯]|(?:作者|[编編][辑輯]|[记記]者)\s{0,4}[:：]"
    r"|[您你](?:[当當]前|[现現]在|所在)的?位置|[当當]前位置|[字]号?[号體体]\s{0,4}[:：]|分享[到至]|(?:[视視][频頻]|音[频頻])?[加缓緩][载載冲衝]中|[扫掃]一[扫掃]|[资資]料[图圖照]|[图圖]片?[来來]源\s{0,4}[:：]|\[[导導][读讀]\]相)"
)
"""Beginnings of a description that was cut from the page's own text, furniture and all."""

FRAME = lazy_regex(
    r"\s{0,4}(?:(?:\d{2,4}-)?\d\d-\d\d\s?\d\d:\d\d|\d{4}[/.年-]\d\d?[/.月-]\d\d?日?\s{0,3}\d\d?:\d\d|(?:首[页頁]|主[页頁])\s?[>＞»›])"
)
"""… and what is its line of date and source, or its breadcrumb, be they printed so or not."""

_KEYWORDS = lazy_regex(r"(?:[,，、\s|_]{1,2}[^,，。！？、\s|_]{1,8}){7,60}[\s,，.]{0,4}(?:www\.[\w.]{4,40})?$")
"""The site's key words, run on after a description."""

_HEADED = lazy_regex(r"\s{0,4}(?:-{2,6}|—{1,3}|[|｜_：:])\s{0,4}")
"""What Xinhua sets between a headline and the text in a description."""

_WECHAT = "微信公众平台"
IDEOGRAPH = lazy_regex(r"[\u3040-\u30ff\u3400-\u9fff]")
_WORDS = 5
"""Number of words of a deck or description in letters."""
MIN_CHARS = 12
ENDS = lazy_regex(r"[。！？…][”」』]?$")
SENTENCE = frozenset("。！？…")
"""What ends a sentence, which a headline seldom is."""
PICTURED = lazy_regex(r"[（(](?:[圖图]片?|照片|[攝摄]影?)\s?[/／╱:：][^（）()]{1,30}[)）]$")
"""Whose picture a caption is for: （圖片／城東醫院提供）."""


def find(context: Context) -> FieldValue | None:
    for name in _META:
        content = context.doc.meta.get(name)
        if not content:
            continue
        text = unescaped(content)
        framed = FRAME.match(text) or (FURNITURE.match(text) and not _is_printed(text, context))
        if framed or ("," in text and _ends_in_keywords(text)) or _is_of_heads(text) or _SERVICE.search(text):
            continue
        text = _without_headline(text, context)
        if label := LABEL.match(text):
            text = text[label.end() :]
        if not _PROSE.search(text[:-1]) and (is_organisation(text.rstrip("！!。.")) or _COLUMN.search(text)):
            continue  # what the site is, or its column
        text = _from_opening(_unclosed(text), context)
        if text and not context.doc.lettered:
            text = _to_close(text, context)
        opens = (context.doc.lettered or _is_stub(text)) and _opens(text, context)
        if not opens and is_prose(text) and is_about(text, context):
            return FieldValue(text, "description", f'meta[name="{name}"]')
    return None


_COLUMN = lazy_regex(r"(?:信息|主[页頁]|首[页頁]|官[网網]|[网網]站|平[台臺]|[专專][栏欄]|[频頻]道)$")
"""Ends of what a site calls a column: 城东大学学生就业指导中心招聘会信息."""


def _is_stub(text: str) -> bool:
    """Check whether a description breaks off after a few words, as systems cut it from the text's beginning."""
    return len(text) <= _LONGEST_STUB and text.endswith(("...", "…"))


_LONGEST_STUB = 32


def _is_of_heads(text: str) -> bool:
    """Other articles' headlines, each with a mark of its pictures; or a line of date and author, and no sentence."""
    if len(_PICTURES.findall(text)) > 1:
        return True
    return len(text) <= _LONGEST_HEAD and _STAMP.search(text) is not None and not SENTENCE & {*text}


_SERVICE = lazy_regex(
    r"^[欢歡]迎(?:[来來]到|光[临臨]|[访訪][问問])|(?:[为為][您你]提供|[欢歡]迎[您你]?(?:[关關]注|[浏瀏][览覽]|[访訪][问問]|收藏)).{0,60}(?:[资資][讯訊]|[频頻]道|[网網]站?|[报報][道導])[^，。]{0,8}[。！!]?$"
)
"""What a site offers of a story: …网为您提供…的最新资讯."""
_PICTURES = lazy_regex(r"[(（](?:[图圖]文?|组图|組圖|多[图圖]|视频|視頻)[)）]")
_STAMP = lazy_regex(r"[发發][布佈表][时時][间間]\s?[:：]\s?\d")
_LONGEST_HEAD = 60


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
    return rest if len(rest) >= MIN_CHARS and is_prose(rest) else text


def _from_opening(text: str, context: Context) -> str:
    """A description from the first words of the text on, where what comes before them is no sentence: a line of date
    and author, a site's name in brackets, a breadcrumb or caption. "" where it breaks off as well."""
    opening = "".join([line.text for line in context.text[:_FIRST_LINES]])[:_OPENING]
    at = _place_of(opening, text) if len(opening) == _OPENING else -1
    before = text[:at].strip() if at > 0 else ""
    if not before or not _is_apart(before, text, context):
        return text
    if ENDS.search(text) or (text[at - 1].isspace() and _is_credited(before, context)):
        return text[at:]
    return text if _is_printed(text, context) and FRAME.search(before) is None else ""


def _place_of(opening: str, text: str) -> int:
    """The place of the first words of the text in a description, be they without their quotation marks; -1 without."""
    at = text.find(opening)
    own = key(opening) if at < 0 else ""
    begin = key(text).find(own) if len(own) >= _LEAST else -1
    return at if begin < 0 else next(place for place in range(len(text)) if len(key(text[: place + 1])) > begin)


_LEAST = 8
"""Characters of such words without their marks."""


def _is_credited(before: str, context: Context) -> bool:
    """Check whether what is before the first words is who wrote them, a button, or a caption, by its own words or by
    the picture over it."""
    if PICTURED.search(before) or _CREDITED.search(before) or _BUTTON.fullmatch(before):
        return True
    near = context.doc.lines[context.headline.line or 0 : (context.body.first or 0) + _FIRST_LINES]
    if any(line.image is not None and key(line.text) == key(before) for line in near):
        return True
    if len(before) > _LONGEST_CREDIT:
        return False
    own = _PICTURES_BY.sub("", before).rstrip()
    return is_credit_line(own) or is_signature(own) or bool(behind_office(own) or sure_names(own))


_LONGEST_CREDIT = 40
_BUTTON = lazy_regex(r"[（(]?[点點][击擊][^，。]{0,6}(?:[视視][频頻]|[节節]目|[链鏈]接)[)）]?")
_PICTURES_BY = lazy_regex(r"[摄攝]影\s?[/／:：]?\s?[\u4e00-\u9fff、 ]{2,12}$")


def _unclosed(text: str) -> str:
    """A description without the button at its end, nor the dots before it after a whole sentence."""
    closed = _CLOSED.search(text, max(0, len(text) - _LONGEST_CLOSE))
    if closed is None:
        return text
    whole = text[: closed.start()].rstrip(" .…")
    return whole if whole[-1:] in SENTENCE else text[: closed.start()].rstrip()


def _to_close(text: str, context: Context) -> str:
    """A description that is the text's beginning, without the page's words after it: an editor, a site's name."""
    printed = key("".join([line.text for line in context.text[:_FIRST_LINES]]))
    ends = [place for place, char in enumerate(text[:-1]) if char in SENTENCE][-_LAST_SENTENCES:]
    if not ends or key(text)[-_LAST_CHARS:] in printed or not printed.startswith(key(text[: ends[0] + 1])):
        return text
    whole = next(text[: end + 1] for end in reversed(ends) if key(text[: end + 1]) in printed)
    return whole if _OF_PAGE.match(text, len(whole)) else text


_OF_PAGE = lazy_regex(
    r"\s{0,4}(?:[\[【（(].{2,24}[\]】）)]$|[-_|｜].{2,16}$|[^，。！？]{2,8}[:：]|[^，。！？]{0,4}(?:更多|[关關]注|[扫掃][码碼]))"
)
"""What of the page comes after its text: credits in brackets, the site's name, a label, a word to the reader."""


_FIRST_LINES, _LAST_SENTENCES, _LAST_CHARS, _LONGEST_CLOSE = 5, 3, 6, 48


def _is_apart(before: str, text: str, context: Context) -> bool:
    """Check whether what a description has before the first words of the text belongs to the page around it."""
    if (
        _BRACKETED.fullmatch(before)
        or PICTURED.search(before)
        or _CREDITED.search(before)
        or (context.headline.key in key(before) and before[-1] in "-—_|｜】」》]")
    ):
        return True
    if before[-1] in _BEFORE_OPENING:
        return False
    return _SENTENCE_MARK.search(before) is None or not _is_printed(text, context)


_OPENING = 14
"""Characters of the first words of a text."""
_BRACKETED = lazy_regex(r"(?:[【\[［][^【】\[\]［］]{2,16}[】\]］]|[（(][^（）()，。]{2,16}[)）])")
"""【城东网】, （城东网讯）: who publishes it."""
_CREDITED = lazy_regex(r"[^，。！？；]{2,16}(?:[摄攝]影?|供[图圖]|[制製][图圖]|社[发發])[）)]?$")
"""Whose picture a caption is for, at its end: 图为演出现场。王小明 摄."""
_SENTENCE_MARK = lazy_regex(r"[，。！？；,;!?]")
_CLOSED = lazy_regex(
    r"(?<=[.…。！？])\s{0,4}[\[【（(]?(?:[阅閱][读讀]|查看|[点點][击擊]|"
    r"[详詳]情|[详詳][细細]|[浏瀏][览覽]|更多|全文|[继繼][续續]|read more)"
    r"[^，。！？]{0,8}$",
    re.IGNORECASE,
)
"""The button after a description that breaks off: …閱讀更多."""
_BEFORE_OPENING = frozenset("。！？!?…：:”」】)）-—")
"""What a sentence, a label, a dateline or a headline before dashes ends with."""


def is_prose(text: str) -> bool:
    """Not a list of key words, not a bare title."""
    if len(text) < MIN_CHARS or _ORIGINAL_TITLE.fullmatch(text):
        return False
    if IDEOGRAPH.search(text) is None:
        return words(text) >= _WORDS and 3 * text.count(",") <= words(text)
    parts = [part for part in _APART.split(text) if part]
    if not parts:
        return False
    if len(text) / len(parts) > 6 or "。" in text[:-1]:
        return True
    return "，" in text and (text[-1] == "。" or max(map(len, parts)) >= MIN_CHARS)


def _opens(text: str, context: Context) -> bool:
    """A description is the beginning of the text."""
    return key(text).rstrip(".…")[:120] in key("".join([line.text for line in context.text[:3]]))


def is_about(text: str, context: Context) -> bool:
    """It says more than the headline, and what it says is in the article."""
    own = key(text)
    title = context.headline.key
    if (
        not own
        or own in key(context.doc.title)
        or (title and (own in title or len(own.replace(title, "")) < max(12, 0.3 * len(own))))
    ):
        return False
    if title and own.startswith(title) and not is_prose(_after_headline(text, context)):
        return False
    if context.doc.meta.get("og:site_name") == _WECHAT:
        return True  # the account's own words, above its text where it is shared
    if context.text:
        printed = "".join([line.text for line in context.text])
    elif context.body.value is not None:
        printed = context.body.value.value
    else:
        return context.doc.lettered or _SAYS.search(text) is not None
    body = key(printed[:6000]) + title
    pieces = {own[i : i + 3] for i in range(min(len(own), 160) - 2)} or {own}
    shared = sum([piece in body for piece in pieces]) / len(pieces)
    return shared >= 0.3 or (shared >= 0.08 and not _OF_THE_SITE.search(text))


_SAYS = lazy_regex(r"[，。！？；]")
"""Marks of a sentence in Chinese, which a site's names and what is left of a style sheet have none of."""


def _after_headline(text: str, context: Context) -> str:
    """The rest of a description after the headline that it begins with: often key words alone."""
    left = len(context.headline.key)
    for place, char in enumerate(text):
        if left <= 0:
            return text[place:]
        left -= len(key(char))
    return ""
