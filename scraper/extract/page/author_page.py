"""Pages about authors in letters: a few words on who somebody is, over what that person wrote."""

from __future__ import annotations

from urllib.parse import urlsplit

from scraper.extract.document import Document
from scraper.extract.listing import patterns
from scraper.extract.shared.lazy_regex import lazy_regex

_HEADLINE = lazy_regex(
    r"(?P<words>(?:(?:all|latest|more) )?(?i:stories|articles|posts|columns) (?:written )?by:? "
    r"|(?i:author)(?: (?i:archives?))?: ?)?"
    r"(?P<name>[^\W\d_a-z][\w.'’-]{0,30}(?: (?:(?:de|da|del|der|van|von|al|la) ){0,2}[^\W\d_a-z][\w.'’-]{0,30}){1,3})"
    r"(?P<after>, [Aa]uthor at .{1,60})?"
)
"""The headline of such a page: a name, by itself or in words that say whose stories these are."""

_LONGEST = 100
"""Maximum number of characters of such a headline."""

_ADDRESS = lazy_regex(
    r"/(?:authors?|profiles?|contributors?|reporters?|columnists?|writers?|journalists?|staff|bylines?"
    r"|autor(?:e|es|en|i)?|auteurs?)/[^/]{2,80}/?(?:page/\d{1,4}/?)?$"
)
"""The path of such a page; that of an article goes on behind the name."""

_SIGNED, _LONGEST_CREDIT = 4, 100
"""Lines that name the person beside a day, and the characters of the longest one: those of the entries."""


def is_of_author(doc: Document, headline: str) -> bool:
    """Test for the page of an author: the headline is a name, and the page's data, its address, the words around the
    name or the credits of its entries say that this person wrote what is listed.

    A life or an obituary, whose headline is a name as well, has none of these.
    """
    match = _HEADLINE.fullmatch(headline) if doc.lettered and len(headline) <= _LONGEST else None
    if match is None:
        return False
    if match["words"] or match["after"] or doc.meta.get("og:type", "") == "profile":
        return True
    if doc.url and _ADDRESS.search(urlsplit(doc.url).path.lower()):
        return True
    name = match["name"]
    credits = [line.text for line in doc.lines if name in line.text and name != line.text]
    dated = [text for text in credits if len(text) <= _LONGEST_CREDIT and patterns.DATE.search(text)]
    return len(dated) >= _SIGNED or any("ProfilePage" in str(item.get("@type")) for item in doc.json_ld)
