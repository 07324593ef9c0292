"""Facts against editors and outlet: names that read unlike such, and signs of those that were not read."""

from __future__ import annotations

import re

from scraper.extract.article.confidence.parsed_article import Reading
from scraper.extract.article.credits.labels import segments
from scraper.extract.article.credits.names.person_names import is_organisation, is_person
from scraper.extract.article.credits.names.places import PLACES
from scraper.extract.shared.lazy_regex import lazy_regex

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
    r"^(?-i:[\u4e00-\u9fff]){1,3}[縣县市區区]$|admin|管理|系统|系統|[编編][辑輯]部|[网網]站|[权權]所有|^[a-z]{2}$",
    re.IGNORECASE,
)
"""Who keeps the site, not who edits a text."""
_NAME = lazy_regex(r"[\u4e00-\u9fff]{2,4}")
"""A name after a label, whatever its surname."""


def unread_editor(reading: Reading) -> bool:
    """No editor, and yet a person is after a label that no table has, by the headline, at the end of the text or below
    it."""
    for text in reading.labelled:
        for label in _PERSON.finditer(text):
            if not is_person(label["name"]) or _IMPRINT.search(label["label"]):
                continue
            if all(part.label != label["label"] for part in segments(text)):
                return True
    return False


def other_staff(reading: Reading) -> bool:
    """No editor, and yet a line by the headline or below the text opens with a word for who checks or lays out."""
    lines = [*reading.near, *reading.context.text[-2:]]
    return any(len(line.text) <= _CREDITS and _STAFF.match(line.text) for line in lines)


_CREDITS = 60
"""Maximum number of characters of a line of credits."""
_STAFF = lazy_regex(
    r"[^\w\s]?\s?(?:[签簽][发發]|[审審][核稿校]|校[对對]|[编編]排|[统統][筹籌]|[监監][制製]|[一二三初终終][审審])"
)


_IMPRINT = lazy_regex(r"[主承协協][办辦管]|制作|[版]?[权權]|支持|维护|維護|[声聲申]明|地址|[备備]案|指[导導]")
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
"""What is printed where an outlet would be: a label, markup, the network on which somebody posted."""
_DESKS = ("部", "组", "組", "室")
_ACCOUNT = lazy_regex(r"[\u4e00-\u9fff]{2,6}(?<!作者)")
"""A name that an element holds by itself, of an account, whatever it is made of."""
_POSTS = lazy_regex(r"融媒|[传傳]媒中心|[编編][辑輯]部$")
"""Who posts a page on a county's or a paper's platform, be it written by whom it may."""
_SENTENCE = lazy_regex(r"[，。！？、:：]|.{16}")


def unlabelled_outlet(reading: Reading) -> bool:
    """A name that is beside the date, and no label says what it is."""
    return reading.rule("outlet") == "beside the date"


def outlet_of_script(reading: Reading) -> bool:
    """A variable of a script alone names it: mostly who runs the site."""
    return reading.rule("outlet") == "data in a script"


def outlet_of_opening(reading: Reading) -> bool:
    """The words that open the text alone name it: 城东网讯."""
    return reading.rule("outlet") == "dateline"


def unread_outlet(reading: Reading) -> bool:
    """No outlet, and yet a label of one is printed with something behind it that names one."""
    return _SOURCE.search(reading.near_text) is not None


_SOURCE = lazy_regex(
    r"(?<![^\s|｜（(【])(?:本?文章?|新[闻聞]|信息|稿件)?(?:[来來稿]源(?:[于於]|\s?[:：])|摘自|原[载載](?=.{0,2}《)|[首刊][发發载載][于於])\s?[:：]?\s?"
    r"(?!本[站网網]|原[创創]|[转轉][载載]|[网網][络絡]|未知|[浏瀏][览覽]|[点點][击擊])[\w《【“]{2}"
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
