"""The text of a caption taken apart: what it says, and whose picture it is."""

from __future__ import annotations

import re
from typing import NamedTuple

from scraper.extract.article.credits.names.person_names import is_person
from scraper.extract.shared.han_variants import in_both
from scraper.extract.shared.lazy_regex import lazy_regex

LONGEST = 300
"""Maximum number of characters of a caption."""


_SPOKEN = lazy_regex(in_both(r"图像加[注註]文字[，,:：]\s?|(?:音频|视频|影片)(?:加[注註]文字|来源)[，,:：]\s?"))
"""bbc.com/zhongwen: what a screen reader says before a caption."""


class Caption(NamedTuple):
    """A caption without the credit at its end, and the credit without 摄 and 图源."""

    text: str | None = None
    credit: str | None = None


_MARKS = "▲△↑▼▽◀◄▶►■◆●⬆⬇👆👇↓ 　|｜"
_AGENCIES = (
    r"新华社|中新社|中新网|人民视觉|视觉中国|东方IC|IC\s?[Pp]hoto|CFP|VCG|澎湃影像|摄图网|图虫创意?|法新社|路透社?|美联社|欧新社|彭博社?"
    r"|中央社|新华网|人民网|央视新闻|Getty(?:\sImages)?|AFP|AP|Reuters|EPA|Bloomberg|BBC|Shutterstock|pixabay|Unsplash|iStock"
)
_ROLE = r"(?:[\u4e00-\u9fffA-Za-z·]{0,12}?(?:记者|通讯员|摄影师|摄影记者|特约记者|实习生|摄影队|摄影部|[报社网台]))"
_NAME = r"(?:[\u4e00-\u9fff]{2,4}|[\u4e00-\u9fff]\s[\u4e00-\u9fff]|[\u4e00-\u9fff]{1,8}·[\u4e00-\u9fff]{1,10})"
_BY = r"(?:摄影?|供图|制图|绘图?|[图圖](?:片)?|提供)"
_BREAK = r"[。！？!?；;，,、…”」』》）)\s]"

_LABELLED = lazy_regex(
    in_both(
        r"(?:图片?(?:来源|来自|源)|图源|制图|绘图|图表|照片来源|图片提供|供图|摄影|图片?|照片"
        rf"|来源(?=\s?[:：]?\s?(?:资料图|网络|视频截图|{_AGENCIES})))"
        r"\s{0,4}[:：/／|｜丨]\s{0,4}(?P<x>[^。；;：:]{2,40})[。]?$|图像来源[，,:：]\s?(?P<z>[^。；;]{2,40})$|(?:[此上下]|[本文]{1,2}|文中|以上)?图片?(?:均)?由(?P<w>[^。；;]{2,20})(?:提供|供图|拍摄)[。]?$|(?<!截)[此本上下]?图(?:片)?(?:来源于|来自|取自|翻摄自|自)\s{0,2}(?P<y>[^。；;]{2,30})[。]?$"
    )
)
_COPYRIGHT = lazy_regex(
    r"(?:©|\(c\)|（c）|Copyright|Photo(?:graph)?(?:\sby)?:?|Credit:)\s{0,4}(?P<x>[^。©]{2,60})$", re.IGNORECASE
)
_BRACKET = lazy_regex(
    in_both(
        rf"[（(【\[]\s?(?:(?:资料[图照]?片?|示意图?片?|档案图?片?|翻摄)[，,、/／｜|\s]\s?)?(?:(?:[此本]?图片?|照片)?[:：/／]?(?:来源|源自|取自|取材自|翻摄自|来自)\s?[:：/]?\s?(?P<a>[^（()）]{{2,40}}?)"
        rf"|(?:图片?|照片|摄影)\s?[:：/／]\s?(?P<b>[^（()）]{{2,40}}?)"
        rf"|(?P<d>(?:{_AGENCIES}))(?:资料|[档檔]案)?(?:图片?|照片)?|(?P<c>(?!点击|點擊|下|上)[^（()），。]{{2,30}}?)\s?{_BY})\s?[)）】\]]$"
        rf"|[（(](?P<e>[\u4e00-\u9fff·]{{2,8}}\s?[／/]\s?(?:{_AGENCIES}|[\u4e00-\u9fff]{{1,8}}(?:[社报网台]|时报|[纪紀]元|新闻|影像)))[)）]$"
        rf"|[（(](?P<f>(?:{_AGENCIES})\s?(?:Photo|Images?|图片|照片)?\s?[／/]\s?[^()（）]{{2,40}})[)）]$"
    )
)
_NOT_WHOSE = lazy_regex(in_both(r"视频截?|截|资料|示意|效果|网络|档案|电视|影片|翻拍|合成|附|配"))
_AT_END = lazy_regex(
    in_both(
        rf"(?:^|(?<={_BREAK}))(?P<x>(?:{_AGENCIES})|(?:(?:{_ROLE}|{_AGENCIES})\s?)?{_NAME}(?:\s?[、，]?\s?{_NAME})?|[\u4e00-\u9fffA-Za-z·]{{2,16}}(?=供图))"
        rf"\s?[／/]?\s?(?:摄影?|供图|制图)(?:\s[\u4e00-\u9fff/]{{2,8}})?[。]?$"
    )
)
_ROLE_AT_END = lazy_regex(
    in_both(
        rf"(?P<x>(?:新华社|中新社|中新网|本报|本网)(?:特约|首席|全媒体|摄影)?(?:记者|通讯员|摄影师)\s?{_NAME})\s?摄[。]?$"
    )
)
_AGENCY_AT_END = lazy_regex(
    rf"(?:(?<=[。！？；\s]))(?P<x>(?:{_AGENCIES})(?:\s?(?:via|/)\s?(?:{_AGENCIES})){{0,2}})(?:[图圖]片?)?$"
)
_REPORTER_AT_END = lazy_regex(
    rf"(?:^|(?<={_BREAK}))(?P<x>[\u4e00-\u9fff]{{0,12}}?(?:记者|記者|通讯员|通訊員)\s?{_NAME})\s?[/／]?\s?[图圖]$"
)
_IN_JAPANESE = lazy_regex(r"(?:(?<=[＝=、。\s])|[（(])(?P<x>[\u4e00-\u9fff]{2,8})(?:撮影)[）)]?$")
_WORD = lazy_regex(in_both(r"[\u4e00-\u9fff]{1,3}[^\s报社网台者员师]"))
"""The end of the caption, where only a space is before the photographer."""
_DOING = lazy_regex(in_both(r"\s{0,2}[／/]?\s{0,2}(?:摄影?|供图|提供|(?<![料截意])(?:图片?|照片))$"))
"""What the named person or office did."""
_FORMS = {
    "bracket": _BRACKET,
    "label": _LABELLED,
    "role": _ROLE_AT_END,
    "name": _AT_END,
    "reporter": _REPORTER_AT_END,
    "copyright": _COPYRIGHT,
    "agency": _AGENCY_AT_END,
    "in Japanese": _IN_JAPANESE,
}
"""The forms of a credit, in the order in which they are tried."""


def taken_apart(text: str) -> Caption:
    """The caption and its credit; neither of a text that is no more than marks."""
    text = _SPOKEN.sub("", text.strip(_MARKS)[:LONGEST])
    if not text:
        return Caption()
    wrapped = text[0] in "（(" and text[-1] in "）)" and not re.search(r"[（()）]", text[1:-1])
    for form, pattern in _FORMS.items():
        inner = text[1:-1] if wrapped and form != "bracket" else text
        match = pattern.search(inner)
        if match is None:
            continue
        whose = next((value for value in match.groupdict().values() if value), "").strip(" 　:：/／,，）)")
        if not whose or (form == "bracket" and match["c"] and _NOT_WHOSE.match(whose)):
            continue
        whose = _DOING.sub("", whose) or whose
        rest = inner[: match.start()].rstrip(" 　|｜/／(（，,")
        first, _, second = whose.partition(" ")
        if form == "name" and _WORD.fullmatch(first) and is_person(second) and not is_person(first):
            rest, whose = f"{rest} {first}".strip(), second
        return Caption(rest or None, whose)
    return Caption(text)
