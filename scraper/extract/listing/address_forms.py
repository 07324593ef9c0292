"""Forms of addresses that a page itself shows to be articles', by the texts of the links that have them.

What an address looks like (`patterns.ARTICLE`) is true of most sites. Where it says nothing of an article (/n/AbCdEf,
/gushi/laocheng.html, /view.php?n=37), several links of one form with a headline each do.
"""

from __future__ import annotations

from functools import lru_cache

from scraper.extract.document import Line, Link
from scraper.extract.listing import patterns

_LEAST, _LEAST_MEAN = 5, 10
"""Minimum number of links to different addresses that make a form, and mean weight of their texts: labels of channels
are shorter."""

_LEAST_DATED, _DATED, _DATED_MEAN = 4, 0.8, 8
"""The same of links of which most have a day on their line, and that share."""

_UNLIKE = 2
"""Addresses of a form that do not look like an article's, from which it is looked at."""

_LONG_NAME = 8
"""Number of characters of a name that is hardly a channel's."""

_LONGEST_DATED = 200
"""Maximum number of characters of a line with the day of an entry."""

_LONGEST_PATH = 300
"""Maximum number of characters of a path that are looked at for what it leads to."""

_LONGEST_SCHEME = 11
"""Maximum number of characters of a beginning of an address that leads nowhere."""


def is_article(href: str) -> bool:
    """Test for an address that looks like an article's."""
    path = href.partition("://")[2].partition("/")[2] if "://" in href[:8] else href
    return _is_path_of_article(path[:_LONGEST_PATH])


@lru_cache(maxsize=4096)
def _is_path_of_article(path: str) -> bool:
    """Remember the paths of a site: its menus are on each page, and a headline's picture leads where the text does."""
    lower = path.lower()
    if patterns.NUMBERED.search(path) is None:
        numbered = patterns.DIGIT.search(path) is not None and patterns.ARTICLE.search(lower) is not None
        if not numbered and ("-" not in path or patterns.WORDED.search(lower) is None):
            return False
    return patterns.CHANNEL.search(lower) is None


def form(href: str) -> str:
    """The address without what differs between the articles of one folder, or of one program."""
    path, query, values = href.partition("?")
    if query and "=" in values:
        return f"{path}?{'&'.join(sorted(value.partition('=')[0] for value in values.split('&')))}="
    folder, _, name = path.rstrip("/").rpartition("/")
    stem, _, suffix = name.partition(".")
    return f"{folder}/{'*' if len(stem) < _LONG_NAME else '**'}.{suffix}"


def has_form(href: str, forms: set[str]) -> bool:
    """Test an address for one of these forms of articles'; a channel's list may have it, too, save a program's."""
    name = form(href)
    return name in forms and (name[-1] == "=" or patterns.CHANNEL.search(href[:_LONGEST_PATH].lower()) is None)


def leads_nowhere(href: str) -> bool:
    """Test for an address of a script, of a place on the page, of a mailbox."""
    return href[:1] in patterns.NO_ADDRESS_BEGINS and href[:_LONGEST_SCHEME].lower().startswith(patterns.NO_ADDRESS)


def of_articles(links: list[tuple[Line, Link, int]]) -> set[str]:
    """The forms of articles' addresses among those that do not look like such, by the links and their weights."""
    unlike: dict[str, set[str]] = {}
    for _, (_, href, _), size in links:
        if size >= _DATED_MEAN and not is_article(href) and not leads_nowhere(href):
            unlike.setdefault(form(href), set()).add(href)
    texts: dict[str, dict[str, tuple[int, bool]]] = {name: {} for name, own in unlike.items() if len(own) >= _UNLIKE}
    for line, (_, href, _), size in links if texts else ():
        own = texts.get(form(href))
        if own is not None and size >= own.get(href, (0, False))[0]:
            own[href] = size, len(line.text) < _LONGEST_DATED and patterns.DATE.search(line.text) is not None
    return {name for name, own in texts.items() if _is_of_articles(list(own.values()))}


def _is_of_articles(own: list[tuple[int, bool]]) -> bool:
    """Test the weights of the texts of one form, and whether a day is beside them."""
    if len(own) < _LEAST_DATED:
        return False
    mean = sum([min(size, 30) for size, _ in own]) / len(own)
    dated = sum([is_dated for _, is_dated in own])
    return (len(own) >= _LEAST and mean >= _LEAST_MEAN) or (dated >= _DATED * len(own) and mean >= _DATED_MEAN)
