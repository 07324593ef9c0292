"""Storing articles of another archive: new ones unchanged, known ones with the versions of both archives."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from typing import Literal

from scraper.archive.articles.duplicates import near_duplicates
from scraper.archive.crawl import run_log
from scraper.archive.merge.articles import belongings
from scraper.archive.merge.articles.belongings import Belongings
from scraper.archive.merge.articles.new_articles import NewArticles
from scraper.archive.merge.articles.versions import Version, interleave, moment
from scraper.archive.merge.other_archive.article_rows import Incoming, Row, analysed
from scraper.archive.merge.sides import Sides
from scraper.archive.merge.tables import OF_PRESENT
from scraper.archive.pages.raw_pages import RawPages
from scraper.archive.rows import tombstones
from scraper.archive.search.index import fts_index
from scraper.contract import ARTICLE_FIELDS, PRINTED_PAGE

Outcome = Literal["new", "copy", "changed", "unchanged", "deleted", "failed"]

_KNOWN = (
    "id",
    "url",
    "source",
    "fetched",
    "changed",
    "revision",
    "page",
    *dict.fromkeys((*ARTICLE_FIELDS, *OF_PRESENT)),
)


class ArticleMerge:
    """Stores articles of another archive, inside of the caller's transaction."""

    def __init__(self, sides: Sides, raw: RawPages) -> None:
        self._sides, self._connection, self._raw = sides, sides.connection, raw
        self._belongings = Belongings(sides)
        self._new = NewArticles(sides, raw, self._belongings)
        self._has_tombstones = self._connection.execute("SELECT 1 FROM tombstones LIMIT 1").fetchone() is not None
        self._revisions_of_known = 0

    @property
    def revisions(self) -> int:
        """The number of former versions that are new here."""
        return self._revisions_of_known + self._new.revisions

    @property
    def tags(self) -> int:
        """The number of tags that are new here."""
        return self._belongings.tags

    def store(self, batch: Sequence[Incoming]) -> list[tuple[Outcome, str]]:
        """Store articles; return what became of each, and its URL. Those that both archives have come first."""
        urls = json.dumps([incoming.row["url"] for incoming in batch], ensure_ascii=False)
        stored = {
            row[1]: dict(zip(_KNOWN, row, strict=True))
            for row in self._connection.execute(
                f"SELECT {', '.join(f'articles.{name}' for name in _KNOWN)}"
                " FROM json_each(?) AS hit CROSS JOIN articles ON articles.url = hit.value",
                (urls,),
            )
        }
        deleted = self._deleted(batch) - stored.keys() if self._has_tombstones else set()
        for source in {one.row["source"] for one in batch if "id" in one.row and one.row["url"] not in deleted}:
            run_log.add_source(self._connection, source, self._sides.now)
        outcomes = [self._unite(incoming, stored.get(incoming.row["url"]), deleted) for incoming in batch]
        new = [incoming for incoming, outcome in zip(batch, outcomes, strict=True) if outcome is None]
        stored_as: Iterator[Outcome] = iter(self._new.store(new))
        return [
            (next(stored_as) if outcome is None else outcome, incoming.row["url"])
            for incoming, outcome in zip(batch, outcomes, strict=True)
        ]

    def _unite(self, incoming: Incoming, ours: Row | None, deleted: set[str]) -> Outcome | None:
        """Merge an article with the stored one; None if it is new."""
        row = incoming.row
        if "id" not in row:
            return "failed"
        if row["url"] in deleted:
            return "deleted"
        if self._has_tombstones:
            row["items"] = self._without_deleted(row["items"])
        return None if ours is None else self._join(ours, incoming)

    def _deleted(self, batch: Sequence[Incoming]) -> set[str]:
        """Return the URLs of the articles of which an address was deleted here."""
        by_id = {incoming.row["id"]: incoming.row["url"] for incoming in batch if "id" in incoming.row}
        led = self._sides.other.rows(
            "SELECT url, article FROM visits WHERE article IN (SELECT value FROM json_each(?))",
            (json.dumps(list(by_id)),),
        )
        addresses = [*((url, url) for url in by_id.values()), *((url, by_id[article]) for url, article in led)]
        gone = tombstones.among(self._connection, [address for address, _ in addresses])
        return {url for address, url in addresses if address in gone}

    def _without_deleted(self, items: str) -> str:
        if items == "[]":
            return items
        listed = json.loads(items)
        gone = tombstones.among(self._connection, [item["url"] for item in listed])
        return json.dumps([i for i in listed if i["url"] not in gone], ensure_ascii=False) if gone else items

    def _join(self, ours: Row, incoming: Incoming) -> Outcome:
        row = incoming.row
        here = _Chain(ours, self._revisions(ours["id"]) if ours["revision"] > 1 else [])
        there = _Chain(row, incoming.revisions)
        self._belongings.store([(ours["id"], incoming)], "united")
        if ours["page_number"] is None and row["page_number"] is not None:
            self._update(ours["id"], {name: row[name] for name in PRINTED_PAGE})
        if here.text_times == there.text_times:
            if ours["page"] is None and (page := self._sides.pages.copy(row["page"])) is not None:
                self._connection.execute("UPDATE articles SET page = ? WHERE id = ?", (page, ours["id"]))
            return "unchanged"
        former = here.versions([self._facts(page) for page in here.pages])
        chain = interleave([*former, *there.versions([self._sides.pages.facts(page) for page in there.pages])])
        first = min(ours, row, key=lambda one: (moment(one["fetched"]), one["source"]))
        is_ours = first is ours or (first["fetched"], first["source"]) == (ours["fetched"], ours["source"])
        if chain != former or not is_ours:
            self._rewrite(ours, here, incoming, there, chain, first)
        same = [version.text for version in chain] == [version.text for version in former]
        return "unchanged" if same and is_ours else "changed"

    def _rewrite(
        self, ours: Row, here: _Chain, incoming: Incoming, there: _Chain, chain: Sequence[Version], first: Row
    ) -> None:
        """Give an article the versions of both archives. ``first``: the row of the archive that saw it earlier."""
        article: int = ours["id"]
        ours_by_look = _by_look(here.pages, self._facts)
        theirs = _by_look(there.pages, self._sides.pages.facts)
        pages = []
        for version in chain:
            look = (version.digest, moment(version.seen)) if version.digest is not None else (version.page, None)
            page = ours_by_look.get(look) or self._sides.pages.copy(theirs.get(look))
            pages.append(page or ours_by_look.get((version.page, None)))
        self._connection.execute("DELETE FROM revisions WHERE article = ?", (article,))
        for number, (version, following, page) in enumerate(zip(chain, chain[1:], pages, strict=False), 1):
            belongings.insert_revision(self._connection, article, number, version, following.seen, page)
        self._revisions_of_known += max(0, len(chain) - 1 - len(here.revisions))
        present = chain[-1]
        values: Row = {
            "fetched": first["fetched"],
            "source": first["source"],
            "changed": present.seen if len(chain) > 1 or present.seen != first["fetched"] else None,
            "revision": len(chain),
            "page": pages[-1],
        }
        if present.fields == tuple(ours[name] for name in ARTICLE_FIELDS):
            self._update(article, values)
        else:
            if present.fields != tuple(incoming.row[name] for name in ARTICLE_FIELDS):  # a former one, by its time
                row = {**incoming.row, **dict(zip(ARTICLE_FIELDS, present.fields, strict=True))}
                incoming = analysed(Incoming(row))
            self._replace_text(article, incoming, values)
        used = {page for page in pages if page is not None}
        for page in here.pages:
            if page is not None and page not in used:
                self._drop_page(page)

    def _replace_text(self, article: int, incoming: Incoming, values: Row) -> None:
        """Give an article of ours another present version."""
        row = incoming.row
        text = near_duplicates.Text(row["body"], row["headline"], incoming.sketch, row["text_hash"])
        is_head = self._connection.execute("SELECT 1 FROM articles WHERE copy_of = ? LIMIT 1", (article,)).fetchone()
        head = None if is_head else near_duplicates.find(self._connection, text, article)
        fts_index.remove(self._connection, article)
        for page in self._belongings.drop_present(article):
            self._drop_page(page)
        self._update(
            article,
            {
                **{name: row[name] for name in (*ARTICLE_FIELDS, *OF_PRESENT)},
                **values,
                "run": self._sides.run_here(row["run"]),
                "text_hash": text.hash,
                "copy_of": head[0] if head else None,
                "similarity": head[1] if head else None,
            },
        )
        self._belongings.store([(article, incoming)], "present")
        fts_index.insert_many(self._connection, [(article, incoming.index_terms())])

    def _drop_page(self, page: int) -> None:
        users = "SELECT 1 FROM articles WHERE page = ?1 UNION ALL SELECT 1 FROM revisions WHERE page = ?1"
        if not self._connection.execute(f"{users} UNION ALL SELECT 1 FROM parts WHERE page = ?1", (page,)).fetchone():
            self._raw.remove(page)

    def _update(self, article: int, values: Row) -> None:
        self._connection.execute(
            f"UPDATE articles SET {', '.join(f'{name} = ?' for name in values)} WHERE id = ?",
            (*values.values(), article),
        )

    def _revisions(self, article: int) -> list[Row]:
        names = ("fetched", "page", *ARTICLE_FIELDS)
        rows = self._connection.execute(
            f"SELECT {', '.join(names)} FROM revisions WHERE article = ? ORDER BY revision", (article,)
        )
        return [dict(zip(names, row, strict=True)) for row in rows]

    def _facts(self, page: int | None) -> tuple[str | None, str]:
        """Return the SHA-256 of a page here, and when it was fetched."""
        sql = "SELECT sha256, fetched FROM pages WHERE id = ?"
        row = self._connection.execute(sql, (page,)).fetchone() if page is not None else None
        return row or (None, "")


def _by_look(
    pages: Sequence[int | None], facts: Callable[[int], tuple[str | None, str]]
) -> dict[tuple[str | None, str | None], int]:
    """Return raw pages by their SHA-256 and the moment of fetching; the first of each SHA-256 also without a moment.

    The same bytes may have been fetched twice, with another text between; then each version has its own.
    """
    looks: dict[tuple[str | None, str | None], int] = {}
    for page in pages:
        if page is not None:
            digest, fetched = facts(page)
            looks.setdefault((digest, moment(fetched)), page)
            looks.setdefault((digest, None), page)
    return looks


class _Chain:
    """The versions of an article in one archive: its revisions and its row."""

    def __init__(self, row: Row, revisions: list[Row]) -> None:
        self.revisions = revisions
        times = [revision["fetched"] for revision in revisions] + [row["changed"] or row["fetched"]]
        texts = [tuple(version[name] for name in ARTICLE_FIELDS) for version in (*revisions, row)]
        self.text_times = [*zip(times, texts, strict=True), (row["fetched"], (row["source"],))]
        self.pages: list[int | None] = [version["page"] for version in (*revisions, row)]

    def versions(self, pages: Sequence[tuple[str | None, str]]) -> list[Version]:
        """Return the versions; ``pages``: the SHA-256 and the time of the raw page of each."""
        return [
            Version(seen, fields, digest if moment(fetched) == moment(seen) else None, digest)
            for (seen, fields), (digest, fetched) in zip(self.text_times[:-1], pages, strict=True)
        ]
