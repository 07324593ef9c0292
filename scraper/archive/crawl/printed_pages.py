"""The pages of a printed paper on which its layout pages list articles, by address.

Many article pages of e-papers do not print their page; the layout page that led to them does. It is remembered by
address, so that an article has its page also if it is fetched in a later run, or parsed again.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import replace

from scraper.models import Page

Place = tuple[str | None, str | None]
"""Number and name of a page."""


def add(connection: sqlite3.Connection, places: Mapping[str, Place]) -> None:
    """Remember the places of addresses, and give them to stored articles that have none.

    An address that is known already keeps its place: a guide on the front page lists articles of other pages, too.
    """
    rows = [(url, *place) for url, place in places.items() if place != (None, None)]
    connection.executemany("INSERT OR IGNORE INTO printed_pages (url, page_number, page_name) VALUES (?, ?, ?)", rows)
    urls = json.dumps([url for url, *_ in rows], ensure_ascii=False)
    connection.execute(
        "UPDATE articles SET page_number = printed.page_number, page_name = printed.page_name"
        " FROM printed_pages AS printed JOIN visits ON visits.url = printed.url"
        " WHERE printed.url IN (SELECT value FROM json_each(?)) AND articles.id = visits.article"
        " AND articles.page_number IS NULL",
        (urls,),
    )


def with_place(connection: sqlite3.Connection, page: Page, addresses: Iterable[str]) -> Page:
    """Return a page with what it does not print of its place, as the first of the addresses that is listed has it.

    What a page prints of itself stays; a name belongs to its number.
    """
    if page.page_number is not None and page.page_name is not None:
        return page
    for url in dict.fromkeys(addresses):
        row = connection.execute("SELECT page_number, page_name FROM printed_pages WHERE url = ?", (url,)).fetchone()
        if row in (None, (None, None)) or page.page_number not in (None, row[0]):
            continue
        return replace(page, page_number=row[0], page_name=page.page_name or row[1])
    return page


def listed(connection: sqlite3.Connection, url: str) -> tuple[str, Place]:
    """Return the headline and the place of an address as layout pages list it: "" and None for what none does."""
    row = connection.execute(
        "SELECT page_number, page_name, (SELECT headline FROM teasers WHERE url = ?1 ORDER BY id LIMIT 1)"
        " FROM printed_pages WHERE url = ?1",
        (url,),
    ).fetchone()
    return (row[2] or "", (row[0], row[1])) if row is not None else ("", (None, None))


def add_layouts(connection: sqlite3.Connection, layouts: Mapping[str, str]) -> None:
    """Remember the file (PDF, picture) of the page of the paper on which addresses are listed."""
    connection.executemany(
        "INSERT INTO printed_pages (url, layout) VALUES (?, ?) ON CONFLICT DO UPDATE SET layout = excluded.layout",
        list(layouts.items()),
    )


def layouts_of(connection: sqlite3.Connection, article: int) -> list[str]:
    """Return the files of the pages of the paper on which an article is listed."""
    rows = connection.execute(
        "SELECT DISTINCT layout FROM printed_pages WHERE layout IS NOT NULL AND url IN"
        " (SELECT url FROM visits WHERE article = ?1 UNION SELECT url FROM articles WHERE id = ?1) ORDER BY layout",
        (article,),
    )
    return [url for (url,) in rows]


def addresses_of(connection: sqlite3.Connection, article: int) -> list[str]:
    """Return the addresses that led to an article, and its own."""
    return [
        url
        for (url,) in connection.execute(
            "SELECT url FROM visits WHERE article = ?1 UNION SELECT url FROM articles WHERE id = ?1", (article,)
        )
    ]
