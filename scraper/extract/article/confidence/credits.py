"""Facts against byline, editors and outlet: names that read unlike such, and signs of those that were not read."""

from __future__ import annotations

import re

from scraper.extract.article.confidence.parsed_article import Reading
from scraper.extract.article.credits.labels import is_label, segments
from scraper.extract.article.credits.names.person_names import PROFILE, is_latin_name, is_organisation, is_person
from scraper.extract.article.credits.names.places import PLACES
from scraper.extract.document import Line
from scraper.extract.shared.lazy_regex import lazy_regex

# Byline


def unread_author(reading: Reading) -> bool:
    """Nobody signs, and yet the data, an element or a link by the headline name somebody."""
    meta = reading.doc.meta
    author = (meta.get("author") or meta.get("article:author") or "").strip()
    if reading.doc.lettered:
        declared = author and not author.startswith("http")
        return bool(declared) or any(item.get("author") for item in reading.context.own_data) or _shown_author(reading)
    before = reading.doc.title.partition(str(reading.value("headline") or "\n"))
    if before[1] and any(is_person(name) for name in _BEFORE.split(before[0]) if len(name) == _PRINTED):
        return True  # 顾闻笛：县域公交补贴的三种算法
    labelled = _AUTHORS.search(reading.near_text) is not None
    if labelled and any(_labels_author(line) for line in reading.near if line.index != reading.context.start):
        return True
    text = reading.context.text
    if any(_REPORTERS.search(line.text, 0, _OPENING) for line in text[:2]):
        return True
    return any(_REPORTERS.search(line.text[-_OPENING:]) for line in text[-1:])


_BEFORE = lazy_regex(r"[：:、，,\s|｜_-]+")
_PRINTED = 3
"""Characters of most names; shorter ones are words, too."""
_OPENING = 60
"""Characters of a paragraph in which a dateline stands."""
_REPORTERS = lazy_regex(
    r"[（(【〔\[][^（）()【】]{0,14}(?:记者|記者|通讯员|通訊員|特派员|特派員)(?![会會站証证報报從从獲获問问])(?![^）)]{0,8}[摄攝][）)])."
)


def _labels_author(line: Line) -> bool:
    """A label of authorship with a name behind it that is no organisation's."""
    if len(line.links) > _MOST_LINKS or not _AUTHORS.search(line.text):
        return False
    names = [part.value for part in segments(line.text) if part.role == "author" and part.value]
    return any(not (is_organisation(name) or is_label(name) or _NAMELESS.match(name)) for name in names)


_MOST_LINKS = 2
_AUTHORS = lazy_regex(r"[记記]者|通[讯訊][员員]|作者|撰文|采写|採訪|文\s?[:：/／|｜]")
_NAMELESS = lazy_regex(r"admin|[无無佚未网網编編管系《]|本[报報刊网網站]|.{0,12}(?:[综綜]合|[报報][道導])$")
"""What stands behind such a label where nobody is named."""


def _shown_author(reading: Reading) -> bool:
    """An element by the headline is named for the author, or a link leads to the page about a person."""
    for line in reading.near:
        if _AUTHOR.search(line.block.name) or any(_AUTHOR.search(span.name) for span in line.spans):
            return True
        if any(PROFILE.search(link.href) or _TEAM.search(link.href) for link in line.links):
            return True
    return False


_AUTHOR = lazy_regex(r"(?<![a-z])(?:authors?|byline|writer)(?![a-z])")
_TEAM = lazy_regex(r"/(?:team|staff|about|contributor)s?/", re.IGNORECASE)


def odd_author(reading: Reading) -> bool:
    """A name that reads as no person's, or more names than sign an article."""
    names = reading.value("byline")
    if not isinstance(names, tuple) or reading.rule("byline") == "data in a script":
        return False
    if reading.doc.lettered:
        return len(names) > _MANY
    rule = reading.rule("byline")
    odd = [name for name in names if not (is_person(name) or is_latin_name(name))]
    if any(len(name) > 1 and reading.doc.title.endswith(name) for name in names):
        return True  # the site's name
    if any(len(name) > _INITIALS and name.isascii() and name.isupper() and " " not in name for name in names):
        return True  # a brand: CTWANT
    if any(_OFFICE.fullmatch(name) or (rule in _SPOKEN and _is_glued(name)) for name in odd):
        return True
    if any(_NO_NAME.match(name) for name in odd) or len(odd) > 1 or (bool(odd) and rule in _ALONE):
        return True
    return len(names) > _MANY or (rule in _WEAK_BYLINES and names[0] in reading.doc.title)


def _is_glued(name: str) -> bool:
    """A name with a place behind it: 王小明东港; not a long name of another people."""
    return _LONG.fullmatch(name) is not None and is_person(name[:3])


_LONG = lazy_regex(r"[\u4e00-\u9fff]{4,5}")
_SPOKEN = ("dateline", "reporter's line", "end of the text")
"""Rules by which a name may hold what it touches."""
_INITIALS = 3
"""Capitals of the longest name that is a person's."""
_NO_NAME = lazy_regex(r"[昨今明前]天|刚刚|[发發]自|来自|來自")
"""The beginning of what stands where a name does: a day, the place that a report was sent from."""
_OFFICE = lazy_regex(r"[\u4e00-\u9fff]{1,6}(?:[委部系室處处局]|中心|学院|學院)")
"""An office, that does not sign: 校团委."""
_MANY = 4
_ALONE = ("name on a line of its own", "page data")
"""Rules by which a name that reads as none is a word of the page, not an account."""
_WEAK_BYLINES = (*_ALONE, "element of the author", "link to the author", "who posted it")


# Editors


def odd_editor(reading: Reading) -> bool:
    names = reading.value("editors")
    if not isinstance(names, tuple):
        return False
    if len(names) > 1 and any(_CODED.fullmatch(name) for name in names):
        return True
    return any(
        _KEEPER.search(name) or not (is_person(name) or name.isascii() or _NAME.fullmatch(name)) for name in names
    )


_CODED = lazy_regex(r"[A-Za-z]{0,4}\d{2,8}|.{0,8}[◇◆■□].{0,8}")
"""A number of staff, or a mark."""
_KEEPER = lazy_regex(
    r"^(?-i:[\u4e00-\u9fff]){1,3}[縣县市區区]$|admin|管理|系统|系統|[编編][辑輯]部|[网網]站|^[a-z]{2}$", re.IGNORECASE
)
"""Who keeps the site, not who edits a text."""
_NAME = lazy_regex(r"[\u4e00-\u9fff]{2,4}")
"""A name after a label, whatever its surname."""


def unread_editor(reading: Reading) -> bool:
    """No editor, and yet a person is after a label that no table has, by the headline, at the end of the text or below
    it."""
    for text in reading.labelled:
        for label in _PERSON.finditer(text):
            if not is_person(label["name"]) or _HOUSE.search(label["label"]):
                continue
            if all(part.label != label["label"] for part in segments(text)):
                return True
    return False


_HOUSE = lazy_regex(r"[主承协協][办辦管]|制作|[版]?[权權]|支持|维护|維護|[声聲申]明|地址|[备備]案|指[导導]")
"""Labels of who keeps a site, at its foot."""
_PERSON = lazy_regex(
    r"(?:^|[。\s【（(|｜\[])(?P<label>[\u4e00-\u9fff]{2,5})\s?[:：]\s?(?P<name>[\u4e00-\u9fff]{2,3})(?=$|[\s】）)|｜\]])"
)
"""A label and the name after it."""


# Outlet


def odd_outlet(reading: Reading) -> bool:
    """A name that reads as no organisation's, or as a centre's that posts what others wrote."""
    value, rule = reading.value("outlet"), reading.rule("outlet")
    if not isinstance(value, str) or rule == "account" or reading.doc.meta.get("og:site_name") == _WECHAT:
        return False
    if _NO_OUTLET.search(value):
        return True
    if rule == "printed credit":
        person = value.rpartition(" ")[2]
        return value in PLACES or (person != value and is_person(person)) or _SENTENCE.search(value) is not None
    if rule == "element of the source" and _ACCOUNT.fullmatch(value):
        return False
    if rule in ("meta data", "dateline") and value in reading.doc.title:
        return False
    if rule == "reporter's paper" and value.endswith(_DESKS):
        return True
    return not is_organisation(value) or _POSTS.search(value) is not None or value in (reading.value("byline") or ())


_WECHAT = "微信公众平台"
_NO_OUTLET = lazy_regex(r"[:：=\"<>{}]|微博$|Facebook")
"""What stands where an outlet does: a label, markup, the network on which somebody posted."""
_DESKS = ("部", "组", "組", "室")
_ACCOUNT = lazy_regex(r"[\u4e00-\u9fff]{2,6}(?<!作者)")
"""A name that an element holds by itself, of an account, whatever it is made of."""
_POSTS = lazy_regex(r"融媒|[传傳]媒中心|[编編][辑輯]部$")
"""Who posts a page on a county's or a paper's platform, be it written by whom it may."""
_SENTENCE = lazy_regex(r"[，。！？、:：]|.{16}")


def unlabelled_outlet(reading: Reading) -> bool:
    """A name that is beside the date, and no label says what it is."""
    return reading.rule("outlet") == "beside the date"


def unread_outlet(reading: Reading) -> bool:
    """No outlet, and yet a label of one is printed."""
    return _SOURCE.search(reading.near_text) is not None


_SOURCE = lazy_regex(
    r"(?<![图圖资資片频頻])(?:[来來稿信]源|[转轉][载載自]|摘自|出[处處]|原[载載创創]|[首刊][发發载載][于於:：])"
)


def site_by_headline(reading: Reading) -> bool:
    """No outlet, and yet the site that ends the title is named in a short line below the headline."""
    pieces, start = reading.title_pieces, reading.context.start
    if not pieces or len(pieces[-1]) < _SITE:
        return False
    return any(
        line.index > start and len(line.text) <= _NAMED and pieces[-1] in line.text for line in reading.context.head
    )


_SITE, _NAMED = 3, 24
"""Minimum number of characters of a name of a site, and of a line that names it as the outlet."""
