"""Articles of another archive, stored beside ours: new ones as they are, known ones with the versions of both."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any, Literal

from scraper.archive.articles import near_duplicates
from scraper.archive.crawl import failures, run_log
from scraper.archive.merge.article_rows import Incoming, Row, analysed
from scraper.archive.merge.sides import Sides
from scraper.archive.merge.tables import OF_ARTICLE, OF_PRESENT, OfArticle
from scraper.archive.merge.versions import Version, interleave, moment
from scraper.archive.pages.raw_pages import RawPages
from scraper.archive.rows import tombstones
from scraper.archive.search import fts_index
from scraper.models import ARTICLE_FIELDS, PRINTED_PAGE

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
        connection = sides.connection
        self._ours = connection.execute("SELECT coalesce(max(id), 0) FROM articles").fetchone()[0]
        """The last article of our own: those of the other archive know their copies among themselves."""
        connection.execute("CREATE TEMP TABLE IF NOT EXISTS merged_heads (there INTEGER PRIMARY KEY, here INTEGER)")
        connection.execute("DELETE FROM merged_heads")
        self._has_tombstones = connection.execute("SELECT 1 FROM tombstones LIMIT 1").fetchone() is not None
        self.revisions = self.tags = 0

    def store(self, batch: Sequence[Incoming]) -> list[tuple[Outcome, str]]:
        """Store articles; return what became of each, and its URL."""
        urls = json.dumps([incoming.row["url"] for incoming in batch], ensure_ascii=False)
        stored = {
            row[1]: dict(zip(_KNOWN, row, strict=True))
            for row in self._connection.execute(
                f"SELECT {', '.join(f'articles.{name}' for name in _KNOWN)}"
                " FROM json_each(?) AS hit CROSS JOIN articles ON articles.url = hit.value",
                (urls,),
            )
        }
        deleted = self._deleted(batch) if self._has_tombstones else set()
        return [(self._one(incoming, stored, deleted), incoming.row["url"]) for incoming in batch]

    def _one(self, incoming: Incoming, stored: Mapping[str, Row], deleted: set[str]) -> Outcome:
        row = incoming.row
        if "id" not in row:
            return "failed"
        ours = stored.get(row["url"])
        if ours is None and row["url"] in deleted:
            return "deleted"
        if self._has_tombstones:
            row["items"] = self._without_deleted(row["items"])
        run_log.add_source(self._connection, row["source"], self._sides.now)
        if ours is None:
            return self._insert(incoming)
        return self._join(ours, incoming)

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

    # -- an article that is new here

    def _insert(self, incoming: Incoming) -> Outcome:
        row = incoming.row
        text = near_duplicates.Text(row["body"], row["headline"], incoming.sketch)
        head = self._head(row, text)
        values = {
            **{name: row[name] for name in (*ARTICLE_FIELDS, *OF_PRESENT, "url", "source", "fetched", "changed")},
            "revision": len(incoming.revisions) + 1,
            "run": self._sides.run_here(row["run"]),
            "page": self._sides.pages.copy(row["page"]),
            "text_hash": text.hash,
            "copy_of": head[0] if head else None,
            "similarity": head[1] if head else None,
        }
        article = self._connection.execute(
            f"INSERT INTO articles ({', '.join(values)}) VALUES ({', '.join('?' * len(values))})",
            tuple(values.values()),
        ).lastrowid
        assert article is not None
        if row["copy_of"] is not None:
            self._remember_head(row["copy_of"], article)
        for number, revision in enumerate(incoming.revisions, 1):
            following = incoming.revisions[number] if number < len(incoming.revisions) else None
            replaced = following["fetched"] if following else row["changed"] or row["fetched"]
            self._insert_revision(
                article,
                number,
                Version(revision["fetched"], tuple(revision[name] for name in ARTICLE_FIELDS)),
                replaced,
                self._sides.pages.copy(revision["page"]),
            )
        self.revisions += len(incoming.revisions)
        self._follow(article, incoming, "present")
        self._follow(article, incoming, "united")
        fts_index.insert(self._connection, article, _indexed(row))
        failures.clear_failures(self._connection, self._raw, (row["url"],))
        return "copy" if head else "new"

    def _head(self, row: Row, text: near_duplicates.Text) -> tuple[int, float | None] | None:
        """Return the first print of an article's group, and the similarity to it.

        Its group in the other archive comes along; groups of ours are searched only for what that does not say.
        """
        heads = "SELECT coalesce(articles.copy_of, articles.id), articles.similarity FROM"
        if row["copy_of"] is not None:
            there = self._sides.other.one("SELECT url FROM articles WHERE id = ?", (row["copy_of"],))
            here = there and self._connection.execute(f"{heads} articles WHERE url = ?", there).fetchone()
            if here is None:  # it did not come along, or comes later: a sibling stands for it
                here = self._connection.execute(
                    f"{heads} merged_heads JOIN articles ON id = here WHERE there = ?", (row["copy_of"],)
                ).fetchone()
            if here is not None:
                return here[0], row["similarity"]
        else:
            sibling = self._connection.execute(
                f"{heads} merged_heads JOIN articles ON id = here WHERE there = ?", (row["id"],)
            ).fetchone()
            if sibling is not None:
                return sibling[0], sibling[1] or self._similarity_of_copies(row["id"])
        return near_duplicates.find(self._connection, text, among=self._ours)

    def _similarity_of_copies(self, there: int) -> float | None:
        row = self._sides.other.one("SELECT similarity FROM articles WHERE copy_of = ? ORDER BY id LIMIT 1", (there,))
        return row[0] if row else None

    def _remember_head(self, there: int, article: int) -> None:
        """Note the first article that came of a group, for the others if its first print does not come."""
        self._connection.execute("INSERT OR IGNORE INTO merged_heads VALUES (?, ?)", (there, article))

    def _insert_revision(self, article: int, number: int, version: Version, replaced: str, page: int | None) -> None:
        values = {
            "article": article,
            "revision": number,
            "fetched": version.seen,
            "replaced": replaced,
            "page": page,
            **dict(zip(ARTICLE_FIELDS, version.fields, strict=True)),
        }
        self._connection.execute(
            f"INSERT INTO revisions ({', '.join(values)}) VALUES ({', '.join('?' * len(values))})",
            tuple(values.values()),
        )

    def _follow(self, article: int, incoming: Incoming, kind: Literal["present", "united"]) -> None:
        for table in OF_ARTICLE:
            if table.kind != kind or not incoming.tables[table.name]:
                continue
            rows = [(article, *self._mapped(table, values)) for values in incoming.tables[table.name]]
            places = ", ".join("?" * (1 + len(table.columns)))
            done = self._connection.executemany(
                f"INSERT OR IGNORE INTO {table.name} (article, {', '.join(table.columns)}) VALUES ({places})",
                [values for values in rows if None not in values[1:]],
            )
            if table.name == "tags":
                self.tags += max(0, done.rowcount)

    def _mapped(self, table: OfArticle, values: Sequence[Any]) -> list[Any]:
        copies = {"page": self._sides.pages.copy, "file": self._sides.files.copy}
        mapped = zip(table.columns, values, strict=True)
        return [copies[table.targets[name]](value) if name in table.targets else value for name, value in mapped]

    # -- an article that both archives have

    def _join(self, ours: Row, incoming: Incoming) -> Outcome:
        row = incoming.row
        here = _Chain(ours, self._revisions(ours["id"]) if ours["revision"] > 1 else [])
        there = _Chain(row, incoming.revisions)
        self._follow(ours["id"], incoming, "united")
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
        ours_by_digest = {self._facts(page)[0]: page for page in reversed(here.pages) if page is not None}
        theirs = {self._sides.pages.facts(page)[0]: page for page in reversed(there.pages) if page is not None}
        pages = []
        for version in chain:
            page = ours_by_digest.get(version.page) if version.page is not None else None
            if page is None and version.page is not None:
                page = self._sides.pages.copy(theirs.get(version.page))
            pages.append(page)
        self._connection.execute("DELETE FROM revisions WHERE article = ?", (article,))
        for number, (version, following, page) in enumerate(zip(chain, chain[1:], pages, strict=False), 1):
            self._insert_revision(article, number, version, following.seen, page)
        self.revisions += max(0, len(chain) - 1 - len(here.revisions))
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
        text = near_duplicates.Text(row["body"], row["headline"], incoming.sketch)
        is_head = self._connection.execute("SELECT 1 FROM articles WHERE copy_of = ? LIMIT 1", (article,)).fetchone()
        head = None if is_head else near_duplicates.find(self._connection, text, article)
        fts_index.remove(self._connection, article)
        for table in OF_ARTICLE:
            if table.kind == "present":
                self._drop_rows(table, article)
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
        self._follow(article, incoming, "present")
        fts_index.insert(self._connection, article, _indexed(row))

    def _drop_rows(self, table: OfArticle, article: int) -> None:
        pages = [name for name, target in table.targets.items() if target == "page"]
        former = self._connection.execute(
            f"DELETE FROM {table.name} WHERE article = ? RETURNING {', '.join(pages) or '1'}", (article,)
        ).fetchall()
        for row in former if pages else []:
            for page in row:
                self._drop_page(page)

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


def _indexed(fields: Mapping[str, Any]) -> Row:
    return {
        **{name: fields[name] for name in fts_index.COLUMNS},
        **{name: json.loads(fields[name]) for name in ("byline", "editors")},
    }
