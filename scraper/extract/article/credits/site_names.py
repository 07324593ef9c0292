"""What a site calls itself: its name in the data, the title and the address, and whose rights the foot says it has."""

from __future__ import annotations

import html
from collections.abc import Iterable, Iterator

from scraper.extract.article.credits.names.given_names import has_given_name
from scraper.extract.article.credits.names.person_names import is_organisation
from scraper.extract.article.credits.section_names import reads_as_channel
from scraper.extract.document import Document, key
from scraper.extract.shared.lazy_regex import lazy_regex

_DECLARED = ("og:site_name", "application-name")
_CALLED = ("apple-mobile-web-app-title", "publisher", "dc.publisher")
"""Names of meta elements of the site's name, and of whose the site is or what its button is called."""
_PARTS = lazy_regex(r"\s[-–—•·»~:]{1,2}\s|\s?[|｜¦]\s?")
"""Separators of a title in letters: the headline, the channel, the site."""
_PIECES = lazy_regex(r"[_|｜丨–—-]|\s[:：·•«»]\s")
"""Separators of one in Chinese."""
_RIGHTS = lazy_regex(
    r"(?:©|\([cC]\)|Copyright\b)[\s:,©]{0,3}(?:(?:19|20)\d\d)?\s?(?:[-–]\s?(?:(?:19|20)\d\d|\w{4,8}))?[\s,:|•-]{0,4}"
    r"(?:by\s)?(?P<owner>[^\W\d_][^|•©.,;()\d]{2,48})",
)
"""The foot of a page: © 2008-2024 Harbor Ledger. All rights reserved."""
_CLAUSE = lazy_regex(r"\s?(?:All rights|版权|版權|保留)")
_TAIL, _FOOT = 3, 60
"""Number of parts of a title that may be the site's, and lines of the foot."""
_LONGEST = 160
_SHORTEST = 2
"""Minimum number of characters of a name that tells one site from others."""
_PLAIN_LABELS = frozenset(
    "www m mobile amp news blog blogs web online com co org net gov edu ac github wordpress".split()
)
"""Labels of hosts that are no names."""


def declared_names(doc: Document) -> frozenset[str]:
    """The names of the site in its data and address, as `key` writes them."""
    return _keys(_declared(doc))


def names_beside_headline(doc: Document) -> frozenset[str]:
    """These, and what the address, the button of the site and its foot call it: what is beside a headline."""
    return declared_names(doc) | _keys((*_of_host(doc), doc.meta.get(_CALLED[0], ""), *_of_foot(doc)))


def site_names(doc: Document, headline: str) -> frozenset[str]:
    """These, and what title and foot call the site on a page with a headline that `key` writes so."""
    called = (doc.meta.get(name, "") for name in _CALLED)
    parts = (part for part in _of_title(doc) if key(part) not in headline)
    return names_beside_headline(doc) | _keys((*parts, *called))


def names_site(text: str, sites: frozenset[str]) -> bool:
    """Check whether a text is what a site is called: one of ``sites``, the site's name without a word for sites after
    it or with one (云汀新闻 for 云汀新闻网), some of its words, or what begins with it (Harbor Press Nacional)."""
    own = key(text)
    if own in sites or own == "":
        return own != ""
    if not own.isascii():
        for site in sites:
            if (site.startswith(own) and _KIND.fullmatch(site, len(own))) or (
                own.startswith(site) and _KIND.fullmatch(own, len(site))
            ):
                return True
    begins = [key(text[: space.start()]) for space in _SPACE.finditer(text)]
    if any(len(begin) >= _BEGINNING and begin in sites for begin in begins):
        return True
    return len(begins) >= _PART and any(site.startswith(own) for site in sites)


_KIND = lazy_regex(
    r"(?:新[闻聞])?(?:[网網]站?|中文[网網]?|中心|[频頻]道|[在线線]{2}|[报報]|日[报報]|(?!blog|vlog)[a-z]{3,12})?"
)
"""What a site's name has after it in one place and not in another, as `key` writes it."""
_SPACE = lazy_regex(r"\s")
_BEGINNING, _PART = 4, 2
"""Number of letters of a site's name with which that of its desk begins, and spaces in a part of a site's name."""


def is_publisher(name: str, sites: frozenset[str]) -> bool:
    """Check whether the name is the site's and no person's: a blog has often that of whom it is."""
    if not (names_site(name, sites) or _holds_a_site(name.split(), sites) or _opens_a_site(name, sites)):
        return False
    if key(name) in sites:
        return not (" " in name and has_given_name(name))
    return not any(map(has_given_name, name.split()))


def _opens_a_site(name: str, sites: frozenset[str]) -> bool:
    """A word of a script without large letters is the first that a site is called by: هسبريس of هسبريس جريدة مغربية."""
    own = key(name)
    return own.upper() == own.lower() and len(own) >= _BEGINNING and any(site.startswith(own) for site in sites)


def _holds_a_site(words: list[str], sites: frozenset[str]) -> bool:
    """The first or the last words of a name are the whole name of the site: N1 Hrvatska, OÖ Volksblatt."""
    cuts = range(1, len(words))
    return any(key("".join(words[:cut])) in sites or key("".join(words[cut:])) in sites for cut in cuts)


def begins_as_site(name: str, sites: frozenset[str]) -> bool:
    """Check whether a name of several words begins with the word that the site's does: Vela Sud of Vela News."""
    first, _, rest = name.partition(" ")
    return rest != "" and len(first) >= _WORD and any(site.startswith(key(first)) for site in sites)


_WORD = 3
"""Number of letters of a word that a site's name and a desk's have in common."""


def without_publisher(name: str, sites: frozenset[str]) -> str:
    """A person's name of two words or more without the site's after it: Mara Ellison Harbor Lantern."""
    words = name.split()
    for cut in range(2, len(words)):
        if key("".join(words[cut:])) in sites and has_given_name(person := " ".join(words[:cut])):
            return person
    return name


def _keys(names: Iterable[str]) -> frozenset[str]:
    owns = (key(name).lstrip("@") for name in names)
    return frozenset(own for own in owns if len(own) >= _SHORTEST)


def _of_title(doc: Document) -> Iterator[str]:
    """The parts of the title that may be the site's name: in letters some of the last, in Chinese the last, the first
    (城东网-社区图书馆延长开放), and what is an organisation's between them (…_某某网 - 城东新闻中心) or after a space
    (育种人 绿野网)."""
    title = html.unescape(doc.title)
    if doc.lettered:
        for part in _PARTS.split(title)[-_TAIL:]:
            yield part
            if "." in part:  # SWI harborlantern.ch
                yield part.rpartition(".")[0].rpartition(" ")[2]
        return
    pieces = _PIECES.split(title)
    yield pieces[-1]
    yield from (piece for piece in pieces[:1] if not reads_as_channel(piece.strip()))  # 校园要闻-学校召开节水会
    others = (piece.strip() for piece in (*pieces[1:-1], title.rpartition(" ")[2]))
    yield from (piece for piece in others if is_organisation(piece) and not reads_as_channel(piece))


def _of_host(doc: Document) -> Iterator[str]:
    host = doc.url.split("/")[2].lower().removeprefix("www.").partition(":")[0] if doc.url else ""
    yield host
    yield host.rpartition(".")[0]
    yield from (label for label in host.split(".")[:-1] if label not in _PLAIN_LABELS)


def _declared(doc: Document) -> Iterator[str]:
    for name in _DECLARED:
        if own := doc.meta.get(name, ""):
            yield own
            yield own.rpartition(".")[0]  # HarborLantern.com
            yield from _PARTS.split(own)[1:]  # Hespress - هسبريس جريدة إلكترونية
    if (account := doc.meta.get("twitter:site", "")) != doc.meta.get("twitter:creator"):
        yield account
    for item in doc.json_ld:
        publisher = item.get("publisher")
        if isinstance(publisher, dict) and isinstance(owner := publisher.get("name"), str):
            yield owner
    if doc.url:
        yield doc.url.split("/")[2].removeprefix("www.").split(".")[0]


def _of_foot(doc: Document) -> Iterator[str]:
    """Whose rights one of the last lines says they are; those to a picture are not the site's."""
    for line in doc.lines[-_FOOT:]:
        text = line.text
        if line.block.tag == "figcaption" or "caption" in line.block.name:
            continue
        marked = "©" in text or "opyright" in text or "(c)" in text or "(C)" in text
        if marked and len(text) <= _LONGEST and (rights := _RIGHTS.search(text)):
            owner = _CLAUSE.split(rights["owner"])[0].strip()
            if not (" " in owner and _writes_here(owner, doc)):
                yield owner


def _writes_here(name: str, doc: Document) -> bool:
    """The data have the name as an author's, a person's, and another as the publisher's, as for an open letter."""
    for item in doc.json_ld:
        author, publisher = item.get("author"), item.get("publisher")
        published_by = publisher.get("name") if isinstance(publisher, dict) else None
        for entry in author if isinstance(author, list) else [author]:
            if isinstance(entry, dict) and entry.get("name") == name and "Person" in str(entry.get("@type")):
                return isinstance(published_by, str) and key(published_by) != key(name)
    return False
