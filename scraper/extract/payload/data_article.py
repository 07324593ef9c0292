"""An article that comes as data: the JSON from which a flip-page paper, or a site that scripts fill, makes its page.

Read only where a source says that its articles have such addresses: data may hold anything.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from html import escape, unescape
from typing import Any

from scraper.extract.shared.dates import machine_dates, time_zones
from scraper.extract.shared.dates.stamp import iso, to_zone
from scraper.extract.shared.lazy_regex import lazy_regex

_MOST, _DEPTH = 2_000, 6
"""Values that are looked at, and their depth."""
_SHORTEST = 8
"""Minimum number of characters of a text: the caption of a picture."""

_HEADLINE = "title headline maintitle newstitle articletitle biaoti bt".split()
_KICKER = "introtitle pretitle leadtitle kicker shouldertitle yinti yt".split()
_SECOND = "subtitle vicetitle secondtitle futi ft".split()
_AUTHOR = "author authorname authors byline writer reporter zuozhe zz".split()
_SOURCE = "source sourcename copyfrom medianame media origin laiyuan ly".split()
_DATE = "publishtime publishdate pubtime pubdate publishedat releasetime ptime jdate date time ctime createtime".split()
_TEXT = (
    "content contenthtml articlecontent newscontent articlebody contenttext articletext body html text detail"
    " zhengwen nr".split()
)
_PICTURES = "pictures images imgs pics photos picturelist imagelist imglist piclist photolist tupian".split()
_ADDRESS = "url src imgurl imageurl picurl pictureurl photourl originalurl bigurl path imgpath picpath".split()
_CAPTION = "caption desc description note intro picdesc imgdesc imagedesc text title alt".split()
"""Keys of an article's fields, in small letters alone; the earlier the better."""
_MOST_PICTURES = 60

_TAG = lazy_regex(r"<[^<>]{1,400}>")
_LABELLED = lazy_regex(r"[记記]者|作者|通讯员|通訊員|[:：/／□■◎●]")


def markup(roots: Sequence[Any], zone_name: str) -> str | None:
    """The page of the article that some values hold; None where they hold none.

    ``zone_name`` is the time zone of times without one.
    """
    articles = [row for row in _objects(roots) if _value(row, _HEADLINE) and len(_plain(_text(row))) >= _SHORTEST]
    if not articles:
        return None
    row = max(articles, key=lambda row: len(_text(row)))
    author, source = _value(row, _AUTHOR), _value(row, _SOURCE)
    if author and _LABELLED.search(author) is None:
        author = f"作者：{author}"
    parts = [
        f"<title>{escape(_plain(_value(row, _HEADLINE)))}</title>",
        f'<meta property="article:published_time" content="{escape(_published(row, zone_name))}">',
        *_element("h3", _value(row, _KICKER)),
        *_element("h1", _value(row, _HEADLINE)),
        *_element("h2", _value(row, _SECOND)),
        *_element("p", source and f"来源：{source}"),
        *_element("p", author),
        f"<div>{_text(row)}{''.join(_figures(row))}</div>",
    ]
    return "".join(parts)


def _element(tag: str, text: str) -> list[str]:
    return [f"<{tag}>{escape(_plain(text))}</{tag}>"] if text else []


def _objects(roots: Sequence[Any]) -> Iterator[Mapping[str, Any]]:
    """Yield the objects, and those in them; not those of arrays, which are a list's."""
    level, count = list(roots), 0
    for _ in range(_DEPTH):
        inner: list[Any] = []
        for value in level:
            count += 1
            if count > _MOST:
                return
            if isinstance(value, dict):
                yield value
                inner.extend(child for child in value.values() if isinstance(child, dict | list))
            elif isinstance(value, list) and len(value) == 1:
                inner.extend(value)
        level = inner


def _value(row: Mapping[str, Any], names: Sequence[str]) -> str:
    """The value of the best of some keys; of several names, all; "" where there is none."""
    values = _plain_keys(row)
    for name in names:
        value = values.get(name)
        if isinstance(value, list):
            pieces = [piece.get("name") if isinstance(piece, dict) else piece for piece in value]
            value = " ".join(piece for piece in pieces if isinstance(piece, str))
        elif isinstance(value, dict):
            value = value.get("name")
        if isinstance(value, str | int) and not isinstance(value, bool) and str(value).strip():
            return str(value).strip()
    return ""


def _text(row: Mapping[str, Any]) -> str:
    """The text as markup: escaped markup unescaped, plain lines as paragraphs."""
    text = _value(row, _TEXT)
    if "&lt;" in text and _TAG.search(text) is None:
        text = unescape(text)
    if _TAG.search(text) is not None:
        return text
    return "".join(f"<p>{escape(line.strip(), quote=False)}</p>" for line in text.split("\n") if line.strip())


def _figures(row: Mapping[str, Any]) -> Iterator[str]:
    """Yield the pictures of an array beside the text, those that the text has itself left out."""
    text = _text(row)
    values = _plain_keys(row)
    pictures: list[Any] = next((values[name] for name in _PICTURES if isinstance(values.get(name), list)), [])
    for picture in pictures[:_MOST_PICTURES]:
        is_object = isinstance(picture, dict)
        address = _value(picture, _ADDRESS) if is_object else picture
        if isinstance(address, str) and address and address.rpartition("/")[2] not in text:
            caption = escape(_plain(_value(picture, _CAPTION))) if is_object else ""
            yield f'<figure><img src="{escape(address)}"><figcaption>{caption}</figcaption></figure>'


def _plain_keys(row: Mapping[str, Any]) -> dict[str, Any]:
    return {re.sub(r"[^a-z]", "", str(key).lower()): value for key, value in row.items()}


def _plain(text: str) -> str:
    return " ".join(unescape(_TAG.sub(" ", text)).split())


def _published(row: Mapping[str, Any], zone_name: str) -> str:
    text = _value(row, _DATE)
    stamp = machine_dates.machine(text) if 0 < len(text) <= 40 else None
    zone = time_zones.zone(zone_name)
    return (iso(to_zone(stamp, zone), zone) or "") if stamp is not None else ""
