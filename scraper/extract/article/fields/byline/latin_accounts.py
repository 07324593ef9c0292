"""The account that wrote a post in letters, as the page prints it or its data have it, where no person is named."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from selectolax.lexbor import LexborNode

from scraper.extract.article.context import Context
from scraper.extract.article.credits.names.agencies import is_agency
from scraper.extract.article.credits.names.latin_names import (
    BY_ALONE,
    LONE,
    NEWSROOM,
    ROLE,
    is_glued,
    is_preposition_and_outlet,
)
from scraper.extract.article.fields.byline.latin_author_elements import (
    ELEMENT,
    SHORT,
    has_another_part,
    is_away,
    is_beside_other,
    is_of_another_part,
    is_sentence,
    leads_to_a_person,
    unlabelled,
)
from scraper.extract.article.fields.published.date_labels import label
from scraper.extract.document import FieldValue, Line, key
from scraper.extract.shared.lazy_regex import lazy_regex

_LONGEST_ACCOUNT = 40
"""Maximum number of characters of an account's name."""
_WRITTEN = lazy_regex(
    r"(?:written|posted) by|(?:verfasst|geschrieben) von|[ée]crit par|escrito por|scritto da|geschreven door"
    r"|skrive[nt] (?:av|af)"
    r"|napisane przez|автор|написано|tarafından yazıldı|ditulis oleh|kirjoittanut",
    re.IGNORECASE,
)
_NOBODY = lazy_regex(
    r"admin|webmaster|editor$|red\.$|root$|user\d*$|[@/]|\d{4}|[_-]team$|(?:office|presse?|redaktion|sekretariat|secretary)$|"
    r"(?=[a-z]{0,30}\d)[a-z\d]{16}",
    re.IGNORECASE,
)
"""Logins of nobody, the keys that systems make up among them: mdelatq6vkpg2ma0."""


def printed(context: Context, near: list[Line], sites: frozenset[str]) -> FieldValue | None:
    """The account that is alone in an element of the author by the headline, or follows By: a login, a team.

    The site's own name is one where the page is a post of its blog, and nobody where it is news.
    """
    own = not is_post(context)
    for line in (*near, *_footer(context)):
        if len(line.text) > SHORT or is_away(line) or has_another_part(line, context.doc.lines):
            continue
        before = context.doc.lines[line.index - 1].text if line.index else ""
        alone = [(line.text, line.node)] if " " not in line.text and _BY.fullmatch(before) else []
        for text, node in alone if alone or is_sentence(line, context) else _signatures(line):
            name = unlabelled(text).strip(" ,|·•–—-")
            if (
                _is_account(name)
                and not (own and _has_a_site(key(name), sites))
                and not _is_of_menu(name, context.doc.lines)
            ):
                return FieldValue((name,), "account", node)
    return None


def _is_of_menu(name: str, lines: list[Line]) -> bool:
    """The name is a channel's: a link with it leads to the folder that is called so (/news/international/)."""
    folder = f"/{key(name)}"
    return any(
        link.text == name and link.href.rstrip("/").lower().endswith(folder) and not leads_to_a_person(link)
        for line in lines
        for link in line.links
    )


def _has_a_site(name: str, sites: frozenset[str]) -> bool:
    """A name is a part of a site's or has the whole of it; two letters are a part of too many: N1."""
    return any(name in site or (len(site) > _INITIALS and site in name) for site in sites)


_INITIALS = 2


def _footer(context: Context) -> list[Line]:
    """The lines right below the text in a box of the post's day and author."""
    last = context.body.last
    lines = context.doc.lines[last + 1 : last + _CARD] if last is not None else []
    return [line for line in lines if _FOOTER.search(line.block.name)]


_FOOTER = lazy_regex(r"(?<![a-z])(?:entry|post|article)-?(?:footer|meta(?:data)?)(?![a-z])")


def is_post(context: Context) -> bool:
    """The page is a post of a blog by its address or its data."""
    kinds = str([item.get("@type") for item in context.own_data])
    return "BlogPosting" in kinds or (_BLOG.search(context.doc.url or "") is not None and "NewsArticle" not in kinds)


_BLOG = lazy_regex(r"[/.]blogs?[/.]|\.(?:wordpress|blogspot|tumblr|typepad|livejournal|over-blog|substack|canalblog)\.")
"""The address of a post: a folder for a blog, or a host of blogs."""


def _signatures(line: Line) -> Iterator[tuple[str, LexborNode]]:
    """Texts that may name an account: links to an author's page, elements of the author, the line itself."""
    for link in line.links[:4]:
        if leads_to_a_person(link) and not is_of_another_part(link, line):
            yield link.text, link.node
    for span in line.spans[:8]:
        if span.name and span.text and ELEMENT.search(span.name) and not is_beside_other(span.text, line):
            yield span.text, span.node
    if (login := _LOGIN_AT.search(line.text)) and len(line.text) <= _LOGIN_LINE and _is_meta(line, login):
        yield login["login"], line.node
    if ELEMENT.search(line.block.name) and not any(link.text != line.text for link in line.links):
        yield line.text, line.node


_LOGIN_AT = lazy_regex(
    r"(?<!\w)(?:by|von|par|por|di|door|av|af|przez|oleh|от|від|autor(?:in|e|a)?|author|auteure?|автор)(?P<colon>\s?:)?\s"
    r"(?P<at>@)?(?P<login>[a-z][\w.-]{3,30})"
    r"(?=\s?$|,|\s/|\s(?:on|am|le|el|il|op|den|em|at|um|à|in|under|unter)\s|\s?[|·•–—(]|\s\d)",
    re.IGNORECASE,
)
"""A login after By, at the end of a line or before a day or a channel: Posted by riverwalker on May 2."""
_LOGIN_LINE = 90
_YEAR = lazy_regex(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_META_NAME = lazy_regex(r"(?<![a-z])(?:meta|date|byline|posted|info|details?|submitted|author|postmetadata)(?![a-z])")


def _is_meta(line: Line, login: re.Match[str]) -> bool:
    """The line is one of a post's day and author by its name, and the login is one of small letters, or has a digit."""
    name = login["login"]
    if login["at"]:  # Posted on 2 May 2024 by @riverwalker
        return any(char.isdigit() for char in line.text[: login.start()])
    is_login = name.islower() or any(char.isdigit() for char in name)
    if login["colon"] and is_login:  # Verfasst von: riverwalker | 31. Dezember 2008
        return _YEAR.search(line.text) is not None
    return (
        is_login
        and line.text[-1] not in ".!?:"
        and _META_NAME.search(f"{line.block.name} {line.block.own}") is not None
    )


def _is_account(name: str) -> bool:
    """A few words without a date, none of which says that they are a label, an office, a newsroom or an agency."""
    if not 3 <= len(name) <= _LONGEST_ACCOUNT or _NOBODY.search(name) or is_agency(name):
        return False
    if (
        is_preposition_and_outlet(name)
        or is_glued(name.split())
        or (name.isupper() and name.isalpha())
        or name.lower() in LONE
        or BY_ALONE.fullmatch(name)
        or _LABEL.match(name)
    ):
        return False
    if NEWSROOM.search(name) or ROLE.search(_TEAM.sub("", name)) or label(name) or _PLAIN.fullmatch(name) is None:
        return False
    return len(name.split()) == 1 or all(word[0].isupper() or word in _SMALL for word in name.split())


_GUEST = lazy_regex(r"guest\b.*|(?:staff )?(?:contributors?|authors?|writers?|reporters?)", re.IGNORECASE)
_LABEL = lazy_regex(
    r"em\s|staff|author|autor|written|posted|redakt|redac|redaz|(?:alle?|more|mehr|view|see|follow)\s", re.IGNORECASE
)
_TEAM = lazy_regex(r"\s(?:team|doctors|experts|contributors?|crew)$", re.IGNORECASE)
_PLAIN = lazy_regex(r"[A-Za-z\u00c0-\u024f\u0370-\u04ff][\w.&'’ -]*")
_BY = lazy_regex(r"(?:(?:written|posted|published) )?by|von|par|por|door|av|af|przez|автор|oleh", re.IGNORECASE)
"""The whole of a line under which a login is printed: by / riverwalker."""
_SMALL = frozenset("the and of for de la du des der und et y & in at".split())
"""Small words within the name of an account: Ask the Doctors."""


def account(context: Context, sites: frozenset[str]) -> FieldValue | None:
    """The account that wrote the post by the data (Yoast), be it a desk's: the author where no person is named."""
    meta = context.doc.meta
    name = meta.get("twitter:data1", "").strip()
    if not _WRITTEN.fullmatch(meta.get("twitter:label1", "").strip()) or not 2 <= len(name) <= _LONGEST_ACCOUNT:
        return None
    if (
        key(name) in sites
        or _NOBODY.search(name)
        or NEWSROOM.match(name)
        or NEWSROOM.fullmatch(name.rpartition(" ")[2])
    ):
        return None
    if " " in name and any(key(name) in site for site in sites):
        return None
    if _GUEST.fullmatch(name) or (" " not in name and ROLE.fullmatch(name)):
        return None
    return FieldValue((html.unescape(name),), "page data", 'meta[name="twitter:data1"]')


def shown(context: Context, near: list[Line], sites: frozenset[str]) -> FieldValue | None:
    """The person of the page's data whose name is a login or not written as one, where the page prints it."""
    for item in context.own_data:
        author = item.get("author")
        entry = author[0] if isinstance(author, list) and author else author
        name = entry.get("name") if isinstance(entry, dict) and "Person" in str(entry.get("@type")) else None
        if not isinstance(name, str) or not 3 <= len(name) <= _LONGEST_ACCOUNT or key(name) in sites:
            continue
        if (
            is_agency(name)
            or _NOBODY.search(name)
            or ROLE.search(name)
            or NEWSROOM.search(name)
            or _LOGIN.fullmatch(name) is None
        ):
            continue
        lines = [*near, *context.tail[:_CARD]]
        if any(name in line.text and len(line.text) <= SHORT for line in lines):
            return FieldValue((name,), "page data", "JSON-LD")
    return None


_LOGIN = lazy_regex(r"[^\W\d_][\w.’'-]{1,30}(?:\s[^\W\d_][\w.’'-]{1,20})?")
"""A login, or a name with small initials: jesse_b, Mara ellison."""
_CARD = 14
"""Number of lines below the text in which the person may be."""
