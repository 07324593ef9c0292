"""Aliases: other spellings of a stored article's address, with the same text."""

from __future__ import annotations

import sqlite3

from scraper.urls import hostname, same_address, same_site


def is_respelled(one: str, other: str) -> bool:
    """Check whether two addresses differ in spelling alone, the host's included: https for http, www or not."""
    hosts = {hostname(url).removeprefix("www.") for url in (one, other)}
    return len(hosts) == 1 and same_address(one, other)


def known_as(connection: sqlite3.Connection, url: str, source: str, group: int) -> str | None:
    """Return the address under which the article at ``url`` is stored already; None for a further article.

    ``group`` is the first print of the articles with its text. Order of the query, a slash or index.html at the end,
    www, http and https, parameters that only one of the two has, and another host of the site or of the same source
    make no other article of it; another path or value does, as for a text that is printed twice.
    """
    rows = connection.execute(
        "SELECT url, source FROM articles WHERE id = ?1 UNION ALL SELECT url, source FROM articles WHERE copy_of = ?1",
        (group,),
    )
    for other, its_source in rows:
        if same_address(url, other) and (its_source == source or same_site(url, other)):
            return str(other)
    return None
