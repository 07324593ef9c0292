"""JSON-LD of a page: its objects, also where it is not quite JSON, and those about the page's own article."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from selectolax.lexbor import LexborNode

from scraper.extract.html.text_model import key
from scraper.extract.payload import js_literals
from scraper.extract.payload.js_literals import NoLiteral
from scraper.extract.shared.lazy_regex import lazy_regex

MAX_OBJECTS = 20_000
"""Objects searched in one page's JSON-LD."""

_MAX_MENDED = 300_000
"""Maximum number of characters of a script that is mended; a longer one that is no JSON is skipped."""

_DECODER = json.JSONDecoder(strict=False)
_NESTED = ("@graph", "mainEntity")
"""Properties whose objects count as the page's own."""

_ARTICLES = frozenset(
    "Article NewsArticle BlogPosting ReportageNewsArticle AnalysisNewsArticle BackgroundNewsArticle OpinionNewsArticle "
    "ReviewNewsArticle AskPublicNewsArticle LiveBlogPosting SocialMediaPosting DiscussionForumPosting Report Review "
    "ScholarlyArticle TechArticle AdvertiserContentArticle SatiricalArticle Posting CreativeWork".split()
)
"""Types of schema.org that are articles."""

_OF_READERS = frozenset("DiscussionForumPosting SocialMediaPosting Review".split())
"""… that readers write below an article, too: with another headline they are theirs."""

_PAGES = frozenset("WebPage ItemPage AboutPage FAQPage MedicalWebPage QAPage CollectionPage".split())
"""Types of schema.org that are pages: their dates and authors may be the template's."""

_MEDIA = frozenset("VideoObject AudioObject ImageObject MediaObject PodcastEpisode Recipe HowTo".split())
"""Types of schema.org that are part of an article, or the article itself where they bear its headline."""

_STRING = lazy_regex(r'"(?:[^"\\]|\\.)*+(?:"|\Z)', re.DOTALL)
_COMMENT = lazy_regex(r"/\*.*?(?:\*/|\Z)|(?<![:\"'\w])//[^\n]*", re.DOTALL)
_TRAILING = lazy_regex(r",(?=\s*+[}\],])")
_VALUELESS = lazy_regex(r":(?=\s*+[,}\]])")
_BRACKET = lazy_regex(r'"(?:[^"\\]|\\.)*+(?:"|\Z)|[{}\[\],]', re.DOTALL)
_ASSIGNMENT = lazy_regex(r"(?:(?:var|let|const)\s{1,4})?(?:[\w$.]{1,60}\s{0,4}=\s{0,4})?")
"""What comes before an object that a script keeps: ``var data = {…}``."""
_NOTE = lazy_regex(r"\A(?:<!--(?:[^{\[-]|-(?!->)){0,200}+-->\s*+){1,4}+")
"""What a generator notes before the data."""
_LEFT_OVER = lazy_regex(r"\{{2,3}[^{}]{0,80}\}{2,3}|\{%[^{}]{0,80}%\}|<%[^<>]{0,80}%>|(?<=:)\s{0,4}@[A-Z][\w.]{1,60}")
"""What a template should have put in: ``"image": {{ article.image }}``."""
_MARK = lazy_regex(r'\\.|"\s*+', re.DOTALL)
"""An escape, or a quotation mark with the white space after it."""
_NEXT_NAME = lazy_regex(r'"[\w@$-]{1,40}"\s{0,8}:')
"""The name of a property, where the comma before it is missing."""


def objects(scripts: Iterable[LexborNode]) -> list[dict[str, Any]]:
    """List the objects of every ``<script type="application/ld+json">``, nested ones that are the page's included."""
    collected: list[dict[str, Any]] = []
    for script in scripts:
        if not _TYPES_OF_SCRIPTS.search((script.attributes.get("type") or "").lower()):
            continue
        for value in _values(script.text()):
            stack = [value]
            while stack and len(collected) < MAX_OBJECTS:
                item = stack.pop()
                if isinstance(item, list):
                    stack.extend(reversed(item))
                elif isinstance(item, dict):
                    item = _with_plain_names(item)
                    collected.append(item)
                    stack.extend(inner for name in _NESTED if isinstance(inner := item.get(name), (dict, list)))
    if collected and not any(_types(item) & _ARTICLES for item in collected):
        collected += _articles_within(collected)
    return _with_persons(collected)


_TYPES_OF_SCRIPTS = lazy_regex(r"ld\+json|json\+ld")
_PREFIX = lazy_regex(r"(?:https?://schema\.org/|schema:)")
_LOWERED = {
    name.lower(): name
    for name in "datePublished dateModified dateCreated articleSection mainEntity mainEntityOfPage".split()
}
"""Names of properties that some pages write in other cases."""


def _with_plain_names(item: dict[str, Any]) -> dict[str, Any]:
    """The object with the names of schema.org's properties as they are most often written: ``schema:datePublished``."""
    if not any(":" in name or (name.lower() in _LOWERED and name not in _LOWERED.values()) for name in item):
        return item
    plain = {_PREFIX.sub("", name): value for name, value in item.items()}
    return {_LOWERED.get(name.lower(), name): value for name, value in plain.items()}


def _articles_within(objects: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """The articles that other objects hold somewhere in their properties (``hasPart``, ``about``), where no object is
    one itself: they are the page's own only by its headline or its address."""
    articles: list[dict[str, Any]] = []
    stack: list[Any] = [value for item in reversed(objects) for value in reversed(item.values())]
    for _ in range(MAX_OBJECTS):
        if not stack:
            break
        value = stack.pop()
        if isinstance(value, dict):
            if _types(value) & _ARTICLES:
                articles.append({**_with_plain_names(value), _WITHIN: True})
            stack.extend(reversed(value.values()))
        elif isinstance(value, list):
            stack.extend(reversed(value))
    return articles


_WITHIN = "within another object"
"""Property of such an article here, which no page writes."""


def _with_persons(objects: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The objects, with the persons in place of references to them: ``"author": {"@id": "#王小明"}`` (Yoast)."""
    for item in objects:
        if isinstance(entry := item.get("author"), dict) and isinstance(name := entry.get("name"), dict):
            item["author"] = {**entry, "name": name.get("name", name)}  # a person whose name is a person again
    named = {item["@id"]: item for item in objects if item.get("name") and isinstance(item.get("@id"), str)}
    for item in objects if named else ():
        for role in _PERSONS:
            if isinstance(entry := item.get(role), dict):
                item[role] = _referred(entry, named)
            elif isinstance(entry, list):
                item[role] = [_referred(each, named) if isinstance(each, dict) else each for each in entry]
    return objects


def _referred(entry: dict[str, Any], named: Mapping[str, dict[str, Any]]) -> dict[str, Any]:
    reference = entry.get("@id")
    return entry if entry.get("name") or not isinstance(reference, str) else named.get(reference, entry)


_PERSONS = ("author", "creator")
"""Properties that name who wrote."""


def of_article(
    objects: Sequence[dict[str, Any]], titles: Sequence[str], url: str | None, same_url: Callable[[str], bool]
) -> list[dict[str, Any]]:
    """List the objects about the page's article, the surest first.

    ``titles`` are the page's own, as keys (see `key`). An object with the page's headline or address comes first; an
    article with another headline counts only where it is the single article of the page and names no other address.
    Comments, persons and organisations never count.
    """
    ranked: list[tuple[int, int, dict[str, Any]]] = []
    articles = sum(1 for item in objects if _types(item) & _ARTICLES)
    for number, item in enumerate(objects):
        types = _types(item)
        article = bool(types & _ARTICLES) or not types
        if not article and not types & (_PAGES | _MEDIA):
            continue
        headlines = [key(text) for name in ("headline", "name", "title") if isinstance(text := item.get(name), str)]
        headlines = [text for text in headlines if text]
        named = any(_same(text, title) for text in headlines for title in titles)
        addresses = [text for name in ("url", "@id", "mainEntityOfPage") for text in _addresses(item.get(name))]
        addressed = url is not None and any(same_url(address) for address in addresses)
        if types & _MEDIA and not named:
            continue
        other = (bool(headlines) or _WITHIN in item) and not named and not addressed
        if other and (_WITHIN in item or not headlines):
            continue
        if other and (articles > 1 or not article or types & _OF_READERS or (addresses and url is not None)):
            continue
        rank = (0 if article else 2 if types & _MEDIA else 4) + (0 if named or addressed else 1)
        ranked.append((rank, number, item))
    return [item for _rank, _number, item in sorted(ranked, key=lambda row: row[:2])]


def _types(item: dict[str, Any]) -> frozenset[str]:
    kind = item.get("@type")
    names = kind if isinstance(kind, list) else [kind]
    return frozenset(name.rpartition("/")[2] for name in names if isinstance(name, str))


def _same(text: str, title: str) -> bool:
    return len(text) >= 4 and (text in title or (len(title) >= 4 and title in text))


def _addresses(value: Any) -> list[str]:
    if isinstance(value, dict):
        value = value.get("@id") or value.get("url")
    return [value] if isinstance(value, str) and value.startswith(("http://", "https://", "/")) else []


_TWICE = ('"{\\"', '{\\"')
"""What a text begins with that was written as JSON twice."""


def _values(text: str) -> list[Any]:
    """Read every JSON value of a script, mending plain mistakes; an unreadable rest is skipped."""
    text = (
        _NOTE.sub("", text.strip()).removeprefix("<!--").removeprefix("//<![CDATA[").removeprefix("<![CDATA[").strip()
    )
    if text.startswith(_TWICE):  # a string with the object in it, or the inside of one
        text = text.strip('"').replace('\\"', '"').replace("\\/", "/")
    if '"' not in text:  # escaped as in an attribute, or curled as in prose
        text = html.unescape(text).replace("“", '"').replace("”", '"')
    if '"，"' in text or '"："' in text:
        text = text.replace('"，"', '","').replace('"："', '":"')
    if text[:1] not in ("{", "[") and (start := text.find('{"@')) > 0:
        text = text[start:]  # a warning of the server's own program comes before it
    values, end = _decoded(text)
    if end >= len(text) or len(text) > _MAX_MENDED:
        return values
    if values and text[end:].strip(" \t\r\n;]>-/").strip() == "":
        return values
    mended, _ = _decoded(_mended(text))
    if len(mended) > len(values):
        return mended
    return values or _as_script(text) or _decoded(_closed(_mended(text)))[0] or _properties(text)


def _as_script(text: str) -> list[Any]:
    """Read an object that is written as in a script."""
    try:
        return [js_literals.value(text, _ASSIGNMENT.match(text).end())[0]]  # type: ignore[union-attr]
    except NoLiteral:
        return []


def _properties(text: str) -> list[Any]:
    """The properties of an article in a text that cannot be mended, of those that it has once: no other object's."""
    properties: dict[str, Any] = {}
    for name, value in _PROPERTY.findall(text):
        if text.count(f'"{name}"') == 1 and (decoded := _decoded(value)[0]):
            properties[name] = decoded[0]
    kind = _TYPE.search(text)
    return [{"@type": kind[1], **properties}] if kind is not None and properties else []


_PROPERTY = lazy_regex(
    r'"(headline|url|datePublished|dateModified|articleSection|author)"\s{0,4}:\s{0,4}'
    r'("[^"\\\n]{1,300}"|\{[^{}]{1,400}\}|\[[^\[\]]{1,600}\])\s{0,4}(?=[,}\]])'
)
_TYPE = lazy_regex(r'"@type"\s{0,4}:\s{0,4}"([\w:/.]{2,60})"')


def _decoded(text: str) -> tuple[list[Any], int]:
    """Read values that follow one another; returns them with the index of the first unreadable character."""
    values: list[Any] = []
    at = 0
    while at < len(text):
        while at < len(text) and text[at] in " \t\r\n,;\ufeff":
            at += 1
        try:
            value, at = _DECODER.raw_decode(text, at)
        except (ValueError, RecursionError):
            break
        values.append(value)
    return values, at


def _mended(text: str) -> str:
    """The text without comments and trailing commas, quotation marks inside of strings escaped."""
    text = _with_escapes(_LEFT_OVER.sub("null", text))
    pieces: list[str] = []
    at = 0
    for string in _STRING.finditer(text):
        between = _bare(text[at : string.start()])
        pieces += between + ("," if between.rstrip()[-1:] in _CLOSES else ""), string[0]
        at = string.end()
    pieces.append(_bare(text[at:]))
    return "".join(pieces)


_CLOSES = ("}", "]")
"""What a comma is missing behind where a name follows."""


def _bare(text: str) -> str:
    return _VALUELESS.sub(":null", _TRAILING.sub("", _COMMENT.sub("", text)))


def _closed(text: str) -> str:
    """A text that breaks off, without the property it breaks off in, its brackets closed."""
    opened: list[str] = []
    whole = 0, ""
    for sign in _BRACKET.finditer(text):
        if sign[0] in "{[":
            opened.append("}" if sign[0] == "{" else "]")
        elif sign[0] in "}]" and opened:
            opened.pop()
        if sign[0] in ",}]":
            whole = (sign.start() if sign[0] == "," else sign.end()), "".join(reversed(opened))
    ended = text + "".join(reversed(opened))
    return ended if _decoded(ended)[0] else text[: whole[0]] + whole[1]


def _with_escapes(text: str) -> str:
    """Escape the quotation marks inside of strings; one before a comma, colon or bracket ends its string, and so does
    one before the name of a property, whose comma is put in."""
    pieces: list[str] = []
    at, inside = 0, False
    for mark in _MARK.finditer(text):
        if mark[0].startswith("\\"):
            continue
        if not inside:
            inside = True
        elif text[mark.end() : mark.end() + 1] in ("", ",", ":", "}", "]"):
            inside = False
        elif len(mark[0]) > 1 and _NEXT_NAME.match(text, mark.end()) is not None:
            inside = False
            pieces += text[at : mark.end()], ","
            at = mark.end()
        else:
            pieces += text[at : mark.start()], "\\"
            at = mark.start()
    pieces.append(text[at:])
    return "".join(pieces)
