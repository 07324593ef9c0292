"""The persons that the data of a page in letters name as its authors: JSON-LD, meta elements."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from scraper.extract.article.context import Context
from scraper.extract.article.credits.names import korean_names
from scraper.extract.article.credits.names.caseless_words import is_of_no_person
from scraper.extract.article.credits.names.latin_names import people
from scraper.extract.article.credits.site_names import is_publisher
from scraper.extract.article.fields.byline.latin_author_elements import SHORT
from scraper.extract.document import FieldValue, Line, key
from scraper.extract.html.flatten import FURTHER
from scraper.extract.shared.lazy_regex import lazy_regex

_META = (
    "parsely-author",
    "sailthru.author",
    "author",
    "authors",
    "article:author",
    "dc.creator",
    "dcterms.creator",
    "citation_author",
    "og:article:author",
    "byl",
    "cxenseparse:author",
    "content_author",
    "article_author",
    "articleauthor",
    "author_name",
    "mediator_author",
    "dable:author",
    "twitter:data1",
)
MOST = 12


def of_objects(context: Context, sites: frozenset[str]) -> FieldValue | None:
    """The persons that the page's JSON-LD names as its authors."""
    own_names = context.sites
    for item in context.own_data:
        names: list[str] = []
        publisher = _publisher_name(item, context.doc.json_ld)
        own = sites if _WRITTEN.search(str(item.get("@type"))) else own_names
        author = item.get("author") or item.get("creator")
        for entry in author if isinstance(author, list) else [author]:
            names.extend(
                name
                for name in _of(entry, sites)
                if name not in names
                and key(name) != publisher
                and not ((publisher or own is own_names) and is_publisher(name, own))
                and not (_is_code(name) and not any(name in line.text for line in context.head))
            )
        if names:
            return FieldValue(tuple(names[:MOST]), "page data", "JSON-LD")
    return None


_WRITTEN = lazy_regex("Article|Posting")
"""Types of what a publisher may write in its own name, as on its blog."""


def _is_code(name: str) -> bool:
    """The name is a few capitals: of a publisher, or of a member of the staff where the page prints it."""
    return len(name) <= _CODE and name.isupper()


_CODE = 4


def _publisher_name(item: Mapping[str, Any], objects: Sequence[dict[str, Any]]) -> str:
    """The publisher of news, an organisation: neither its name nor the site's is a person's where the data give it as
    one. Persons publish the posts of their own blogs."""
    publisher = item.get("publisher")
    if isinstance(publisher, dict) and "NewsArticle" in str(item.get("@type")):
        same = (other for other in objects if other.get("name") and other.get("@id") == publisher.get("@id"))
        publisher = publisher if publisher.get("name") else next(same, publisher)
        name, kind = publisher.get("name"), publisher.get("@type")
        if isinstance(name, str) and "Person" not in (kind if isinstance(kind, list) else [kind]):
            return key(name)
    return ""


def _of(entry: Any, sites: frozenset[str]) -> list[str]:
    if isinstance(entry, dict):
        kind, name = entry.get("@type"), entry.get("name")
        kinds = [str(one).lower() for one in (kind if isinstance(kind, list) else [kind])]
        if kind is not None and "person" not in kinds:
            return []
        names = name if isinstance(name, list) else [name]
        texts = [text for text in names if isinstance(text, str)]
        return [
            one  # a single word before the agencies is a paper's: المدار - وكالات
            for text in texts
            for one in people(text, sites, lone=not is_of_no_person(text), labelled=True)
        ]
    return people(entry, sites, lone=False, labelled=True) if isinstance(entry, str) else []


def _whole(login: str, near: list[Line], sites: frozenset[str]) -> list[str]:
    """The name that a line by the headline consists of, whose last word a login or an address of e-mail has."""
    if " " in login or not ("@" in login or "." in login or login.islower()):
        return []
    bare = key(login.partition("@")[0])
    for line in near:
        last = key(line.text.rpartition(" ")[2]) if len(line.text) <= _NAME else ""
        if len(last) >= _SURNAME and last in bare and people(line.text, sites, lone=False) == [line.text]:
            return [line.text]
    return []


_NAME, _SURNAME = 40, 4
"""Maximum number of characters of a name, and of the shortest last word, that are looked for."""


def of_meta(context: Context, near: list[Line], sites: frozenset[str]) -> FieldValue | None:
    """The persons that a meta element names."""
    own_names = context.sites
    for name in _META:
        text = context.doc.meta.get(name, "")
        further = context.doc.meta.get(f"{FURTHER} {name}", "")
        if further and "://" not in further:
            text = further if "://" in text or is_publisher(text, own_names) else f"{text}; {further}"
        if not text or "://" in text or len(text) > SHORT or is_publisher(text, own_names):
            continue
        if names := _whole(text, near, sites):
            return FieldValue((names[0],), "page data", f'meta[name="{name}"]')
        names = korean_names.reporters(text) or people(
            text, sites, lone=(shown := any(line.text == text for line in near)), labelled=shown
        )
        if names and 2 * sum(map(len, names)) >= len(text):
            return FieldValue(tuple(names[:MOST]), "page data", f'meta[name="{name}"]')
    return None
