"""The web archives that raw pages came from: columns of ``pages``, read by an index of their own.

They are after the bytes of a page, over which SQLite would have to read to reach them.
"""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scraper.models import Provenance

_OF_PAGE = "FROM pages INDEXED BY pages_provenance WHERE archive IS NOT NULL AND pages.id = "

OF_ARTICLE = f"(SELECT record {_OF_PAGE}articles.page) AS archived"
"""SQL of the capture that a row of ``articles`` was read from; NULL where the site itself sent it."""


def of_article(connection: sqlite3.Connection, article: int) -> Provenance | None:
    """Return the origin of an article's present text; None where the site itself sent it."""
    from scraper.models import Provenance

    row = connection.execute(
        f"SELECT archive, record {_OF_PAGE}(SELECT page FROM articles WHERE articles.id = ?)", (article,)
    ).fetchone()
    return Provenance(*row) if row else None
