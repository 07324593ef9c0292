"""Reads the authors of pages in Japanese, whose names are in kanji and kana and whose surnames no table has."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile
from typing import Any

from scraper.extract.article.context import Context
from scraper.extract.article.credits.names.person_names import PROFILE, is_latin_name, is_organisation
from scraper.extract.document import FieldValue, Line
from scraper.extract.shared.lazy_regex import lazy_regex
from scraper.extract.shared.remembered import of_names
from scraper.extract.shared.spellings import SIGNED

is_signed = of_names(rf"^address|{SIGNED}")
"""Names of elements that hold the author."""
_LABEL = lazy_regex(
    r"\s{0,4}[\[［【（(《]?\s{0,2}(?:(?:著者|筆者|執筆者?|文責|取材・文|文・写真|文・取材|構成・文|取材・構成|取材|構成|ライター|記者|文|"
    r"(?i:text|words|written|reported)(?i:\sby)?|(?i:by|author|writer))\s{0,2}(?:[:：＝=●■◎／/▼]|\s)\s{0,4}|(?i:by)\s)"
)
"""Text before the name: 著者：, 文●, 取材・文＝."""
_PARTS = lazy_regex(r"\s{0,2}[，、,／/＆&|｜＝=\]］】）)》]\s{0,2}|\s(?:著|文|記者)$")
_NAME = lazy_regex(
    r"[\u4e00-\u9fff々ヶ]{1,4}[ \u3000][\u4e00-\u9fff々ぁ-んァ-ヶー]{1,5}|[\u4e00-\u9fff々ヶ]{3,6}|"
    r"[\u4e00-\u9fff々ヶ]{1,4}[ぁ-ん]{1,6}|[\u4e00-\u9fff々ヶ]{1,4}[ァ-ヶー]{2,6}|[ァ-ヶー]{3,8}(?:[・＝][ァ-ヶー]{2,10}){0,2}"
)
_PEN_NAME = lazy_regex(r"[\u4e00-\u9fff々ぁ-んァ-ヶー]{3,8}")
_OTHERS = lazy_regex(r"(?:イラスト|監?訳|翻訳|撮影|写真|編集|監修)(?:者|家)?\s?[:：／/]?\s?$")
"""Text before the name of who had another part."""
_OFFICE = lazy_regex(r"(?<=[\u4e00-\u9fffぁ-んァ-ヶー])\s?(?:編集委員|論説委員|特派員|支局長|記者|さん|氏)$")
_NOBODY = lazy_regex(
    r"登録|会員|無料|ログイン|一覧|記事|編集|提供|広報|事務局|公式|配信|取材班|新聞|通信|放送|支局|特集|連載|敬称略|写真|年齢|肩書|"
    r"スタッフ|ニュース|サイト|メディア|オンライン|レポーター|ランキング|コラム|カテゴリ|フォロー|シェア|ツイート|プロフィール|[\u4e00-\u9fff]・[\u4e00-\u9fff]|[社部局班制課室者版面]$"
)
"""In words that are a publisher's, a channel's or a button's."""
_AT_END = lazy_regex(
    r"(?:^|[。」])[【（(](?:[^【】（）()]{1,8}[・＝=／/])?(?P<name>[\u4e00-\u9fff々]{3,6})(?:記者)?[】）)]$"
)
_LONGEST = 40
"""Maximum number of characters of a text of an element that holds the author."""
_BELOW = 8
"""Number of lines below the text in which it may be."""


def is_japanese(context: Context) -> bool:
    """The page says that it is in Japanese."""
    return (context.doc.lang or "").lower().startswith("ja")


def is_nobody(name: str) -> bool:
    """Check whether the words of a page in Japanese are no person's."""
    return _NOBODY.search(name) is not None


def find(context: Context) -> FieldValue | None:
    """The author in an element named for one or after a label; a person of the data; a name in brackets at the end."""
    for text, rule, node in _signatures(context):
        if names := _names(text, pen=rule == "link to the author"):
            return FieldValue(tuple(names), rule, node)
    for item in context.own_data:
        authors = item.get("author")
        names = [name for one in (authors if isinstance(authors, list) else [authors]) for name in _person(one)]
        if names:
            return FieldValue(tuple(names), "page data", "JSON-LD")
    for line in context.text[-2:]:
        match = _AT_END.search(line.text[-24:])
        if match and not is_nobody(match["name"]) and not is_organisation(match["name"]):
            return FieldValue((match["name"],), "end of the text", line.node)
    return None


def _signatures(context: Context) -> Iterator[tuple[str, str, Any]]:
    """Texts of elements by the headline and right below the text that are named for the author, and labelled lines."""
    lines: list[Line] = [line for line in context.head if line.index > context.start]
    written = context.doc.meta.get("author", "").strip()
    for line in (*lines, *context.tail[:_BELOW]):
        if len(line.text) > _LINE:
            continue
        for link in line.links[:4]:
            if PROFILE.search(link.href) and not _OTHERS.search(line.text.partition(link.text)[0]):
                yield link.text, "link to the author", link.node
        for span in line.spans[:12]:
            if span.name and is_signed(span.name):
                yield span.text, "element of the author", span.node
        if is_signed(line.block.name) or (written and line.text == written) or _LABEL.match(line.text):
            yield line.text, "element of the author", line.node


_LINE = 120
"""Maximum number of characters of a line in which the author has an element."""


def _names(text: str, *, pen: bool) -> list[str]:
    """The persons that the text opens with after its label; [] where it opens with anything else.

    ``pen``: it may be a pen name of kanji and kana in any order.
    """
    if len(text) > _LONGEST:
        return []
    if label := _LABEL.match(text):
        text, pen = text[label.end() :], True
    pieces = [piece for piece in _PARTS.split(text.strip(" \u3000[［【（(《")) if piece]
    names = (_OFFICE.sub("", piece).strip() for piece in pieces)
    return list(takewhile(lambda name: _is_person(name) or (pen and _is_pen_name(name)), names))


def _is_person(name: str) -> bool:
    """The text is written as a name is, and is no publisher's."""
    if is_nobody(name) or (is_organisation(name) and " " not in name):
        return False
    return _NAME.fullmatch(name) is not None or is_latin_name(name)


def _is_pen_name(name: str) -> bool:
    return _PEN_NAME.fullmatch(name) is not None and not (is_nobody(name) or is_organisation(name))


def _person(entry: Any) -> list[str]:
    """The name of a person in JSON-LD, whole: 大渡 美咲."""
    name = entry.get("name") if isinstance(entry, dict) and "Person" in str(entry.get("@type")) else None
    return [name.strip()] if isinstance(name, str) and _is_person(_OFFICE.sub("", name.strip())) else []
