"""`archive.tags`: giving tags to articles, taking them away, and counting them."""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence

from scraper.archive.db.part import Part
from scraper.archive.rows import tags
from scraper.archive.rows.moments import utc_now
from scraper.errors import ConfigError
from scraper.i18n import Message
from scraper.text.normalise import clean

LONGEST = 100
"""Maximum number of characters of a tag."""


class Tags(Part):
    """The tags of an archive's articles. Tags are compared as they are spelled, case included."""

    def add(self, articles: Collection[int], names: Sequence[str]) -> dict[str, int]:
        """Give articles (ids) tags; return by tag the number of articles that did not have it.

        ConfigError for a name that `name_of` refuses; nothing is stored then.
        """
        names, now = [name_of(name) for name in names], utc_now()
        with self._session.transaction():
            return {name: tags.add(self._session.connection, articles, name, now) for name in names}

    def remove(self, articles: Collection[int], names: Sequence[str]) -> dict[str, int]:
        """Take tags from articles (ids); return by tag the number of articles that had it."""
        names = [name_of(name) for name in names]
        with self._session.transaction():
            return {name: tags.remove(self._session.connection, articles, name) for name in names}

    def count(self) -> list[tuple[str, int]]:
        """Count the articles of each tag, most first."""
        return self._session.connection.execute(
            "SELECT tag, count(*) FROM tags GROUP BY tag ORDER BY count(*) DESC, tag"
        ).fetchall()

    def among(self, articles: Collection[int], name: str) -> int:
        """Count the articles (ids) that have a tag."""
        row = self._session.connection.execute(
            "SELECT count(*) FROM tags WHERE tag = ? AND article IN (SELECT value FROM json_each(?))",
            (name, json.dumps(list(articles))),
        ).fetchone()
        return int(row[0])


def name_of(text: str) -> str:
    """Return a typed tag as it is stored: one line, without control characters and outer spaces.

    ConfigError for an empty one, one that begins with a minus, and one over `LONGEST` characters.
    """
    name = clean(text)
    if not name or name.startswith("-") or len(name) > LONGEST:
        raise ConfigError(
            Message(
                "{tag} is not a tag: a tag has 1 to {most} characters and does not begin with a minus",
                tag=repr(text[: LONGEST + 20]),
                most=LONGEST,
            )
        )
    return name
