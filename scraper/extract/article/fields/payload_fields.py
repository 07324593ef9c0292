"""What a script that holds the article says of it, for pages that have their text nowhere else."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from scraper.extract.article.context import Context
from scraper.extract.shared.lazy_regex import lazy_regex

# Names of properties, the most telling first, lower case and without _ and -: publish_time and publishTime are one.
_KEYS: Mapping[str, tuple[str, ...]] = {
    "published": tuple(
        "datepublished publishedat publishtime publishdate pubtime pubdate published publishtimestr ptime releasetime "
        "displaydate firstpublishdate publicationdate "
        "createtime createdat datecreated ctime time date updatetime".split()
    ),
    "byline": tuple("reporters reporter byline authors author authorname writer writers".split()),
    "editors": tuple("editors editor editorname dutyeditor responsibleeditor responedit".split()),
    "outlet": tuple(
        "source sourcename newssource copyfrom origin media medianame mediainfo account accountname".split()
    ),
    "section": tuple(
        "section sectionname channel channelname columnname category categoryname nodename nodeinfo".split()
    ),
}
_MOST = 200_000
"""Maximum number of characters of a script that are looked through."""

_NAMES = ("name", "title", "nickname", "screen_name")


def values(context: Context, field: str) -> Iterator[tuple[str, str]]:
    """Read a field from the object that holds the article's text, as (property, text).

    Only on pages none of whose lines print the text: on any other page, what is printed speaks for the article.
    """
    if context.body.is_printed or context.doc.payload is None:
        return
    item = context.doc.payload.item or _beside(context)
    folded = {_folded(name): name for name in item}
    for key in _KEYS[field]:
        if key in folded:
            text = "、".join(_texts(item[folded[key]]))
            if text:
                yield folded[key], text


def _folded(name: str) -> str:
    return name.lower().replace("_", "").replace("-", "").removeprefix("article")


_PAIR = lazy_regex(r"""(?<![\w$])["']?(\w{2,20})["']?\s{0,4}:\s{0,4}(?:'([^'\\\n]{1,80})'|"([^"\\\n]{1,80})")""")
"""``source: '城东日报'`` in a script's object that is no JSON."""


def _beside(context: Context) -> dict[str, str]:
    """The texts beside one that is no property of JSON: other ``<textarea>``s by class (huanqiu.com:
    ``article-source-name``), else other strings of the scripts (toutiao.com of 2017)."""
    texts: dict[str, str] = {}
    for area in context.doc.elements["textarea"]:
        name = area.attributes.get("class") or area.attributes.get("name") or ""
        texts.setdefault(name, area.text())
    if not texts:
        for text in context.doc.script_texts:
            for pair in _PAIR.finditer(text[:_MOST]):
                texts.setdefault(pair[1], pair[2] or pair[3])
    return texts


def _texts(value: Any) -> list[str]:
    """The text of a property: a string, a number, an object with a name, or a list of such."""
    if isinstance(value, list):
        return [text for item in value[:12] for text in _texts(item)]
    if isinstance(value, dict):
        return [value[key].strip() for key in _NAMES if isinstance(value.get(key), str)][:1]
    if isinstance(value, bool) or value is None:
        return []
    return [text] if (text := str(value).strip()) and len(text) <= 80 else []
