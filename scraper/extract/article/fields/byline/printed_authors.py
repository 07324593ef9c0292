"""Reads the authors from lines such as "By Mara Gebhardt", links to an author's page and the page's own data."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import Any

from scraper.extract.article.context import LONGEST, Context
from scraper.extract.article.credits.datelines.dateline_parts import authors_in
from scraper.extract.article.credits.names.name_runs import split_names
from scraper.extract.article.credits.names.person_names import (
    PROFILE,
    is_latin_name,
    is_organisation,
    is_person,
    may_be_person,
)
from scraper.extract.article.credits.section_names import is_button
from scraper.extract.article.credits.site_names import names_site
from scraper.extract.article.fields.outlet import outlet
from scraper.extract.article.fields.outlet.accounts import account
from scraper.extract.document import Line
from scraper.extract.shared.han_variants import in_both
from scraper.extract.shared.lazy_regex import lazy_regex

# The word before an author's name, a language a row.
_BY_WORDS = """
    By Written\\sby Words\\sby Posted\\sby Story\\sby Text\\sby Reported\\sby Published\\sby
    Von Text\\svon Ein\\sBeitrag\\svon
    Par Écrit\\spar Publié\\spar
    Por Escrito\\spor Publicado\\spor
    Di A\\scura\\sdi Scritto\\sda
    Door Geschreven\\sdoor
    Av Af Skriven\\sav Skrevet\\saf Kirjoittanut
    Autor Autora Auteur Autore Author Reporter
    Oleh Tekst Автор Текст Szerző Napsal
""".split()  # fmt: skip
_BY = lazy_regex(
    rf"(?:^|(?<=[|·•,\d–—-]\s)|(?<=[ap]m\s))(?:{'|'.join(sorted(_BY_WORDS, key=len, reverse=True))})"
    r"(?:\s?[:：]\s?|[,，]\s|\s)",
    re.IGNORECASE,
)
_END = lazy_regex(
    r"\s?[|｜·•(（\[@]|\s[–—-]\s|\s?\d|\s(?:Updated|Published|Posted|Role|Last|Follow|E-?mail|on|for|in|am|vom|le|el|il|at)(?:[\s,]|$)"
)
"""Where the names after such a word end."""
_OFFICE = lazy_regex(
    r"\b(?:writer|editor|reporter|correspondent|contributor|staff|special|press|reuters|news|times|post|media|network|bureau|"
    r"professor|university|cnn|bbc|afp|ap|columnist|director|fellow|chief)\b",
    re.IGNORECASE,
)
"""What says that a piece after a comma is an office: ``, Staff Writer``."""
_SHORT = 100
"""Maximum number of characters of a line that is looked at."""
_MOST = 12


def by_line(text: str) -> list[str]:
    """List the names in a line that credits authors: ``By Mara Gebhardt and Li Wei | 2 May``; [] in any other."""
    if len(text) > _SHORT or (label := _BY.search(text)) is None:
        return []
    rest = text[label.end() :]
    end = _END.search(rest)
    pieces = (rest[: end.start()] if end else rest).split(", ")
    names = split_names(", ".join([pieces[0], *[piece for piece in pieces[1:] if not _OFFICE.search(piece)]]))
    return names if names and all(is_latin_name(name) or is_person(name) for name in names) else []


def linked(context: Context) -> Iterator[tuple[list[str], Any]]:
    """The names by the headline that lead to the page about a person, marked rel=author first."""
    lines = [line for line in context.head if line.index > context.start and len(line.text) <= _SHORT]
    for line in lines:
        marked = [link for link in line.links if "author" in (link.node.attributes.get("rel") or "").lower().split()]
        names = [name for link in marked for name in split_names(link.text) if not is_organisation(name)]
        if names:
            yield list(dict.fromkeys(names)), marked[0].node
    own = account(context)
    for line in lines:
        if len(line.links) > _FEW and any(_SHARES.search(link.text) for link in line.links):
            continue
        signing: list[str] = []
        first = None
        for link in line.links:
            if PROFILE.search(link.href) and len(link.text) <= 24 and (own is None or own[0] != link.text):
                names = split_names(link.text)
                if is_button(link.text) or _HELPS.search(line.text, 0, line.text.find(link.text)):
                    continue
                if link.text.endswith(_REPORTS) and not any(map(is_person, names)):
                    continue  # 城場報道: the desk that is credited
                if names and not names[0][0].isdigit() and (len(link.text) <= 12 or all(map(is_latin_name, names))):
                    signing += [name for name in names if name not in signing]
                    first = first or link.node
                    if _PICTURES.search(line.text):
                        break  # 文 王小明 攝影 李四
        if signing:
            yield signing, first


_REPORTS = ("报道", "报导", "報道", "報導")
_PICTURES = lazy_regex(r"[攝摄圖图译譯编編]")
_HELPS = lazy_regex(r"(?:[攝摄]影|[圖图]片?|[譯译]者?|翻[譯译]|影音|[設设][計计]|核稿)\s?[｜|/／:：丨]?\s?$")
"""The label before a link to who did other things than write: 攝影｜<a>王小明</a>."""
_FEW = 2
_SHARES = lazy_regex(in_both(r"微博|空间|人人网|开心|豆瓣|朋友圈|分享|收藏|转发"))
"""Texts of buttons that share a page, to networks whose addresses look like those of persons."""

_META = ("author", "article:author", "og:article:author", "dable:author", "byl", "parsely-author", "sailthru.author")


def of_data(context: Context) -> tuple[list[str], str] | None:
    """The persons that JSON-LD names as authors of the article, else a meta element's that the page prints, too."""
    for item in context.own_data:
        author = item.get("author") or item.get("creator")
        names = [
            n for entry in (author if isinstance(author, list) else [author]) for n in _person(entry, context, item)
        ]
        if names and not _edits(names, context):
            return list(dict.fromkeys(names))[:_MOST], "JSON-LD"
    if (author := _of_wechat(context)) is not None:
        return [author], 'meta[name="author"]'
    for name in _META:
        text = context.doc.meta.get(name, "")
        if text and (names := _printed(text, context) or (by_line(text) if _BY_BEFORE.match(text) else [])):
            return names[:_MOST], f'meta[name="{name}"]'
    return None


def _edits(names: list[str], context: Context) -> bool:
    """The page prints these names as its editors'."""
    editors = " ".join(credit.value for credit in context.credits if credit.role == "editor")
    return bool(editors) and all(name in editors for name in names)


def _of_wechat(context: Context) -> str | None:
    """Whom an account of mp.weixin.qq.com names as the author: its page prints the name by script, if at all."""
    meta = context.doc.meta
    author = meta.get("author", "").strip() if meta.get("og:site_name") == _WECHAT else ""
    if not author and "weixin" in (context.doc.url or ""):
        spans = (span for line in context.head for span in line.spans)
        author = next((span.text for span in spans if _WECHAT_AUTHOR.fullmatch(span.name)), "")
    if not author or not may_be_person(author) or names_site(author, context.sites):
        return None
    credited = outlet.find(context)
    return None if credited is not None and author == credited.value else author


_WECHAT = "微信公众平台"
_WECHAT_AUTHOR = lazy_regex(r"rich_media_meta rich_media_meta_text\s?|js_author_name.{0,60}")
"""The elements of its name; those of the moment and of the place have names of their own besides."""


def _printed(content: str, context: Context) -> list[str]:
    """The names of a meta element that are by the headline or below the text, and are no editor's."""
    sure = [name for name in split_names(content) if is_person(name)]
    lines = [line.text[:LONGEST] for line in [*context.head, *context.tail]]
    if sure:
        printed = "\n".join(lines)
        editors = " ".join(credit.value for credit in context.credits if credit.role == "editor")
        return [name for name in sure if name in printed and name not in editors]
    author = content.strip()
    if not may_be_person(author) or names_site(author, context.sites):
        return []
    alone = {text for line in context.head for text in _pieces(line)}
    signed = any(author in by_line(text) for text in lines)
    if not (author in alone or signed or (context.is_opinion and _PEN_NAME.fullmatch(author))):
        return []  # pages of essays have the pen name in their data alone
    credited = outlet.find(context)
    return [] if credited is not None and author == credited.value else [author]


_PEN_NAME = lazy_regex(r"[\u4e00-\u9fff]{2,5}")
"""What may be a pen name, by its length alone."""


def _pieces(line: Line) -> list[str]:
    return [line.text, *[span.text for span in line.spans], *[link.text for link in line.links]]


_NOBODY = lazy_regex(
    r"admin|editor|staff|desk|team|redaktion|newsroom|agenc|reuters|associated|^afp$|^dpa$|^ap$", re.IGNORECASE
)


_NEWSROOM = lazy_regex(r"(?<=[a-z]),\s(?:Staff Writer|Reuters|Associated Press|AP|AFP|dpa|[A-Z]\w{2,12} Editor)$")
"""The office or the agency behind a name: Mara Gebhardt, Staff Writer."""
_BY_BEFORE = lazy_regex(r"^\s{0,4}By\s(?=[A-Z])")


def _person(entry: Any, context: Context, item: dict[str, Any]) -> list[str]:
    """The names of an author in JSON-LD. A Person is one by the page's own word, unless it is the site's name."""
    if isinstance(entry, str):
        names = authors_in(entry) or [name for name in split_names(entry) if is_person(name)]
        return names or ([entry.strip()] if is_latin_name(entry.strip()) and not _NOBODY.search(entry) else [])
    if not isinstance(entry, dict):
        return []
    kind, name = entry.get("@type"), entry.get("name")
    name = name.get("@value") if isinstance(name, dict) else name
    if isinstance(name, list):
        return [one for each in name for one in _person({"@type": kind, "name": each}, context, item)]
    if not isinstance(name, str):
        name = " ".join(filter(None, (_text(entry.get("givenName")), _text(entry.get("familyName")))))
        name = name or _text(entry.get("alternateName"))
    name = _NEWSROOM.sub("", html.unescape(_BY_BEFORE.sub("", name)))
    name = _TAGS.sub("", name).strip("[] ") if name[:1] in "<[" else name
    kinds = [_VOCABULARY.sub("", str(one).lower()) for one in (kind if isinstance(kind, list) else [kind])]
    if kind is not None and "person" not in kinds:
        return []
    names = authors_in(name) or split_names(name)
    if sure := [one for one in names if is_person(one)]:
        return sure
    named = kind is not None or (bool(names) and all(map(is_latin_name, names)))
    login = name.isascii() and name.islower() and " " not in name
    believed = (
        named and len(name) > 1 and not login and not names_site(name, context.sites) and not _NOBODY.search(name)
    )
    if believed and _OTHER_LETTERS.fullmatch(name.strip()):
        return [name.strip()]
    if believed and not names and kind is not None and _ADDRESSED.fullmatch(name.strip()):
        return [name.strip()]
    return [one for one in names if is_latin_name(one) or one == name.strip()] if believed else []


_TAGS = lazy_regex(r"<[^<>]{1,200}>")
_ADDRESSED = lazy_regex(r"[\u4e00-\u9fff]{2,5}(?:先生|小姐|女士)")
"""A pen name of three words and more that ends as a person is addressed: 水滴先生. 王先生 is somebody in the news."""
_OTHER_LETTERS = lazy_regex(
    r"(?=[^\u0000-\u024f\u3400-\u9fff])[^\W\d_]{2,20}(?:[ .'’-]{1,2}[^\W\d_]{1,20}){1,3}"
    r"|[\u3400-\u9fff]{1,3}[ 　][\u3040-\u30ff\u3400-\u9fff]{1,4}"
)
"""A name of several words in Cyrillic, Greek, Arabic and other letters, and a Japanese one: 佐藤 健一."""


_VOCABULARY = lazy_regex(r"^(?:https?://schema\.org/|schema:)")
"""What may be before the name of a type."""


def _text(value: Any) -> str:
    return value.strip() if isinstance(value, str) else ""


def columnist(text: str, above: str) -> str:
    """The person whose column a line names, with 專欄 in it or alone in the line ``above``: 王小明專欄; "" if none."""
    column = _COLUMN.fullmatch(text) if len(text) <= _LONGEST_COLUMN else None
    if column is None or not (len(column["name"]) < len(text) or _COLUMNS.fullmatch(above)):
        return ""
    return column["name"] if is_person(column["name"]) else ""


_LONGEST_COLUMN = 14
_COLUMNS = lazy_regex(r"[专專][栏欄](?:作家|作者)?")
_COLUMN = lazy_regex(
    r"(?:[专專][栏欄](?:作家|作者)?\s?[|｜丨:：·•／/]?\s?)?(?P<name>[\u4e00-\u9fff]{2,4}?)(?:\s?[|｜丨·•]?\s?的?[专專][栏欄])?"
)


_AUTHORISED = lazy_regex(
    r"本文(?:[系为為由]|[係是])?(?:作者)?\s?(?P<name>[^\s，。:：]{2,10}?)\s?(?:授权|授權|原创|投稿)[^，。]{0,12}(?:发表|發表|发布|發布|首发|刊发)"
)
"""本文系作者 王小明 授权城东媒体发表, below the text."""


def authorised(text: str) -> str:
    """The name of who let the site print the text; "" where the line says nothing of it."""
    match = _AUTHORISED.search(text[:_HEAD]) if "授" in text or "投稿" in text or "原创" in text else None
    return match["name"] if match else ""


_HEAD = 160
"""Number of characters of a line that are looked at."""
