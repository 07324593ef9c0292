"""The labels, addresses and dates in a line of credits, at which `labels` cuts it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from scraper.extract.article.credits.label_words import FREE, GLUED, OCCASIONS, OF_DATES, ROLE, SIGNING, Role
from scraper.extract.shared.dates.dates import stamps
from scraper.extract.shared.han_variants import both
from scraper.extract.shared.lazy_regex import lazy_regex
from scraper.extract.shared.word_tables import begins, by_beginning, in_either_case

_TRAINEE = r"(?:[（(](?:[实實][习習]|[见見][习習])[）)])"
"""责任编辑（实习）：王小明"""
_COLONS = lazy_regex(r"[:：︰∶﹕]")
_COLON = (
    r"[ \u3000]*(?:[:：︰∶﹕]|[／/∕╱｜|丨\\＼◎●＝]+(?!\d)|(?<=[ \u3000])[·•・](?=[ \u3000])|[．‧](?=[\u4e00-\u9fff]))"
    r"[ \u3000]*"
)

_SPACED = "|".join(
    r"\s{1,4}".join(word)
    for word in sorted(ROLE)
    if len(word) in (2, 3) and ROLE[word] in SIGNING and not word.isascii()
)
"""Labels of two and three characters set apart, as wide as others: 来 源：, 编 辑：, 总 编 辑：, 通 讯 员：."""

_FIRST_CHARACTERS = in_either_case(word[0] for word in ROLE)
_LABEL = lazy_regex(
    rf"""(?x)(?=[{_FIRST_CHARACTERS}文图圖编編])(?:  # 文/王小明, 圖／文：王小明
    (?<![\u4e00-\u9fff])(?P<pen>文[ /／、·．・‧及并並图圖]{{0,4}}(?:[摄攝]影)?|圖[/／、及文]{{0,4}}
        |图[/／、及文]{{0,4}}|图文|[编編审審校摄攝])
        (?:[ ]*[/／∕╱｜|丨:：\\＼•·◎．‧・＆＝]+[ ]*|(?<=文.[摄攝]影)[ ]{{1,4}})
    | (?<![\u4e00-\u9fff])(?=.\s)(?P<spaced>{_SPACED})(?P<behind>[ ]?[:：丨｜|])
    | {begins(ROLE)}(?P<open>(?<=【))?(?P<word>{by_beginning(ROLE)})(?P<colon>{_TRAINEE}?{_COLON}|(?(open)】|(?!)))?)
    """
)
_ADDRESS = lazy_regex(
    r"(?P<address>(?=[A-Za-z0-9-])(?:(?i:https?)://[^\s\u3000-\uffef]{0,200}|(?i:www)\.[A-Za-z0-9.-]{1,80}"
    r"|(?<![\w@.])[A-Za-z0-9-]{1,40}(?:\.[A-Za-z0-9-]{1,40}){0,4}\.(?i:com|cn|net|org|tw|hk)(?![\w.])))"
)
_PAIRED = lazy_regex(r"^\s{0,4}(?:[^\s|｜]{1,24}[|｜][^\s|｜]{1,24}(?:\s{1,4}|$))+")
"""编辑|王小明 校对|李四 审核|赵六: every bar is between a label and its value."""
_CLOSED, _QUOTED = frozenset("）)"), frozenset('“"「‘『')
_OF_THE_SITE = frozenset("网编辑 報編輯 报编辑 網編輯".split())
"""城东网编辑 王小明: the label touches the name of the site."""
_OFFICES = frozenset("部室团團")
_THINGS = frozenset("图圖片照像频頻景档檔面入金费費产產")
"""首图来源：…, 视频来源：… credit a picture, 收入来源：… nobody."""
_REMARK = lazy_regex(r"[\u4e00-\u9fff][（(][\u4e00-\u9fff·]{0,14}$")
_FORBIDDEN = frozenset("得许許可勿止绝絕禁请請")
"""未经允许不得转载：… names the page itself, as themes of WordPress print it below the text."""
_NOTED = 6
"""Number of characters before a label that say to name the source: 请注明转载出处：…"""
_PRINTED = lazy_regex(
    r"《[^《》]{2,16}》(?=\s{0,4}[（(]?\s{0,4}(?:19|20)\d\d[^（）()]{4,30}版\s{0,4}[^（）()]{0,8}(?:[）)]|$))"
    r"|(?<![\u4e00-\u9fff》])(?:《[^《》]{2,16}》|[\u4e00-\u9fff]{2,10}?)(?=\s?(?:[订訂][阅閱])?\s?(?:19|20)\d\d年第?\d{1,3}期)"
)
"""《澜汀日报》（2026年01月31日 第02版）, 澜汀文艺 2026年第3期: the paper or the periodical that printed the text."""
_AFTER_LABEL = (":", "：")
"""End of the label of what stands before an issue: 作者：王小明 2026年第3期."""


JOINING = frozenset("/ ／ 、 & ＆ 及 和 与 · ・ • ． ‧ 兼".split())
"""What joins two labels of one value."""
SPACES = frozenset(" \u3000")
NAMED: tuple[Role, ...] = ("author", "editor", "other")
"""Roles of labels before persons' names."""


class Mark(NamedTuple):
    """The place of a label, an address or a date in a text."""

    start: int
    end: int
    role: Role
    word: str
    colon: bool


def marks(text: str) -> list[Mark]:
    """The labels, addresses and dates of a text, in order."""
    bars = text.count("|") + text.count("｜")
    is_bar = bars > 3 and _PAIRED.fullmatch(text) is None  # 产经|IT|原创|个股: a channel bar, not labels
    own = [mark for match in _matches(text) if (mark := _mark(match, text, is_bar)) is not None]
    own.extend(Mark(stamp.start, stamp.end, "time", "", True) for stamp in stamps(text))
    if "版" in text or "期" in text:
        printed = (
            match for match in _PRINTED.finditer(text) if text[: match.start()].rstrip()[-1:] not in _AFTER_LABEL
        )
        own.extend(Mark(*match.span(), "outlet", "", True) for match in printed)
    own.sort()
    return own


def _matches(text: str) -> Iterator[re.Match[str]]:
    """The labels and addresses of a text, in order and apart: few texts have a point or a scheme, as addresses do."""
    if "." not in text and "://" not in text:
        yield from _LABEL.finditer(text)
        return
    at = 0
    while first := min(
        filter(None, (_LABEL.search(text, at), _ADDRESS.search(text, at))), key=re.Match.start, default=None
    ):
        yield first
        at = first.end()


def _mark(match: re.Match[str], text: str, is_bar: bool) -> Mark | None:
    """The mark of what may be a label; None where it is part of a word or of a sentence."""
    end = match.end()
    if match.lastgroup == "address":
        return Mark(match.start(), end, "noise", "", True)
    if match["word"] is None:
        return _mark_by_form(match)
    if text[match.start() - 1 : match.start()] in _QUOTED:
        return None  # 凡本网注明“来源：…” speaks about labels
    if (mark := _mark_by_neighbours(match, text)) is not None:
        return mark
    start, word, before = _own_word(match, text)
    if word in _INTERVIEWS and (match["colon"] or "").strip() != _RING:
        return None  # 專訪｜王小明: who was interviewed
    if word in OF_DATES and text[start - 2 : start] in OCCASIONS:
        return Mark(start - 2, end, "about", text[start - 2 : end], True)
    colon = _is_colon(match["colon"] or "", word, text, is_bar)
    if not (
        (colon and ROLE[word] in NAMED and _opens_with(match["colon"].strip(), text))
        or _is_joined(match, text)
        or _stands_apart(word, before, text[end : end + 1], match["colon"] if colon else None, len(word) == len(text))
    ):
        return None
    if ROLE[word] == "author" and start > 1 and text[end : end + 1] in _CLOSED and _REMARK.search(text[:start]):
        return None  # 王小明(实习生)、李四, 王小明（城东日报记者）: a remark on a name
    if word in _OF_THE_SITE:
        start, word = start + 1, word[1:]
    role = _role(word, before, text[max(0, start - _NOTED) : start])
    return Mark(start, end, role, text[start : start + len(word)], colon)


_INTERVIEWS, _RING = ("專訪", "专访"), "◎"
"""Labels before who is interviewed, and the mark that sets off who wrote the interview: 專訪◎王小明."""


def _mark_by_form(match: re.Match[str]) -> Mark:
    """The mark of a label set apart, or of one of a single character: their colon is a part of them."""
    start, end = match.span()
    if spaced := match["spaced"]:
        word = "".join(spaced.split())
        return Mark(start, end, ROLE[word], word, True)
    pen = match["pen"]
    return Mark(start, end, "author" if "文" in pen else "editor" if pen in "编編" else "other", pen, True)


def _mark_by_neighbours(match: re.Match[str], text: str) -> Mark | None:
    """The mark of a label that what stands before it makes another one: Edited by, 城东新闻编辑 | 王小明."""
    start, end = match.span()
    word = match["word"].lower()
    if word == "by" and (edited := text[max(0, start - 7) : start]).lower() == "edited ":
        return Mark(start - 7, end, "editor", f"{edited}{match['word']}", match["colon"] is not None)
    named = _end_of_name(word)
    if named and word[len(named) :] in _EDITOR and match["colon"] is not None and text[start - 1 : start].isalpha():
        return Mark(start + len(named), end, "editor", word[len(named) :], True)
    return None


def _own_word(match: re.Match[str], text: str) -> tuple[int, str, str]:
    """The start of a label, its word and the character before it, behind the end of the name that it touches."""
    start, word = match.start(), match["word"].lower()
    before = text[start - 1] if start else ""
    named = _end_of_name(word) if before.isalpha() else ""
    if named and named not in _SPOKEN and (own := word.removeprefix(named)) in ROLE:
        return start + len(named), own, named[-1]  # 来源：城东新闻作者：王小明
    return start, word, before


def _end_of_name(word: str) -> str:
    """What a label's word begins with that the names of media end in; "" for nothing."""
    return next((end for end in _ENDS_OF_NAMES if word.startswith(end)), "")


def _is_colon(colon: str, word: str, text: str, is_bar: bool) -> bool:
    """Check whether the sign behind a label's word introduces a value, and parts no channels or kinds: 【视频】城东."""
    sign = colon.strip()
    if not sign or (is_bar and sign in "|｜") or (sign in _DOTS and text.count(sign) > 1):
        return False
    return sign != "】" or ROLE[word] in ("outlet", "author", "editor", "time")


def _role(word: str, before: str, noted: str) -> Role:
    """The role of a label's word behind a character and the few before it: 图片来源 credits no outlet."""
    if word in ("来源", "來源") and before in _THINGS:
        return "other"
    if ROLE[word] != "outlet":
        return ROLE[word]
    is_rule = before in _FORBIDDEN if word in ("转载", "轉載") else "注明" in noted
    return "about" if is_rule else "outlet"


def _opens_with(sign: str, text: str) -> bool:
    """Check whether a line opens with a label before the same sign: 编辑/王小明校对/李四."""
    return text.partition(sign)[0].strip("（( ").lower() in ROLE


def _is_joined(match: re.Match[str], text: str) -> bool:
    """Check whether a label opens its part of a line, and shares a value with the next: 编辑及排版：王小明."""
    start, end = match.span()
    if text[end : end + 1] not in JOINING or (start and text[start - 1].isalnum()):
        return False
    following = _LABEL.match(text, end + 1)
    if following is None or following["word"] is None:
        return False
    return bool(following["colon"]) or text[following.end() :][:1] in SPACES  # 採訪・攝影 王小明


def _stands_apart(word: str, before: str, after: str, colon: str | None, is_alone: bool) -> bool:
    """Check whether a label's word is a word of its own between two characters, by its colon or by what it is."""
    if word in _OF_THE_SITE and after in _OFFICES:
        return False  # 城东日报编辑部
    if colon is not None and word not in GLUED and before.isalpha() and not _COLONS.search(colon):
        return False  # 城东视觉 | 2020-02-02: a bar beside a name that ends like a label
    if colon is None and not is_alone and word not in GLUED and (word not in FREE or before.isalpha()):
        return False
    if colon is None and before in _GOES_ON and word in ("来自", "來自"):
        return False  # ——来自云溪的观察, 老街排水：来自三户人家的账本: the second half of a headline
    if colon is None and after in _AND:
        return False  # 请注明作者和本文链接
    return not word.isascii() or (not before.isalnum() and (colon is not None or word == "by"))


_ENDS_OF_NAMES = both("新闻 发布 融媒体 融媒 频道".split())
"""What the names of media end in that labels begin with, too: 临河发布编辑：王小明."""
_SPOKEN = frozenset(both("发布 频道".split()))
"""Those of them that touch the name of another medium as often: 城东日报发布时间：…"""
_EDITOR = ("编辑", "編輯")
_DOTS = "·•・"
"""来源 · 城东日报; where several are in a line, they separate words of equal rank (首页 · 专题 · 视频)."""
_GOES_ON, _AND = frozenset("—–-:："), frozenset("和与與及或的")
"""What goes on before and after a word that is no label."""
