"""`archive.files`: the pictures, attachments and layouts that are kept of articles."""

from __future__ import annotations

import hashlib

from scraper.archive.db.part import Part
from scraper.archive.files import store
from scraper.archive.files.file import ROLES, File, Role
from scraper.archive.rows.moments import utc_now
from scraper.errors import ArchiveError
from scraper.i18n import Message


class Files(Part):
    """The kept files of an archive. Each is stored once, however many articles show it."""

    def of(self, article: int, revision: int | None = None) -> list[File]:
        """Return the files of an article as it reads now, or of an earlier revision (from 1): pictures first.

        ``url`` is spelled as in the article's ``images``, ``videos`` (the poster) and ``attachments``. What is not
        kept, or not yet, is not among them.
        """
        connection = self._session.connection
        if connection.execute("SELECT 1 FROM file_links WHERE article = ? LIMIT 1", (article,)).fetchone() is None:
            return []
        versions = store.versions(connection, article)
        number = len(versions) if revision is None else revision
        if not 1 <= number <= len(versions):
            return []
        order = " ".join(f"WHEN '{role}' THEN {place}" for place, role in enumerate(ROLES))
        rows = connection.execute(
            f"SELECT url, role, {store.FILE} FROM file_links JOIN files ON files.id = file"
            f" WHERE article = ?1 AND ?2 BETWEEN since AND until ORDER BY CASE role {order} END, number, url, since",
            (article, versions[number - 1]),
        )
        return list({(row[0], row[1]): store.as_file(row) for row in rows}.values())

    def get(self, sha256: str) -> File | None:
        """Return a file by its SHA-256, with an address and a role that it has; None if the archive has no such file.

        It is not read: `read` may still find that its folder is gone.
        """
        row = self._session.connection.execute(
            f"SELECT url, role, {store.FILE} FROM files JOIN file_links ON file = files.id WHERE sha256 = ?"
            " ORDER BY article, role, number LIMIT 1",
            (sha256,),
        ).fetchone()
        return store.as_file(row) if row else None

    def read(self, sha256: str) -> bytes | None:
        """Return the bytes of a file, from the archive or from its folder.

        None if the archive does not have it, or it is damaged or missing there; `scrape verify` reports which.
        """
        row = self._session.connection.execute(
            "SELECT content, folder FROM files WHERE sha256 = ?", (sha256,)
        ).fetchone()
        if row is None:
            return None
        content, folder = row
        if folder is not None:
            return store.folders(self._session.connection, self._session.path)[folder].read(sha256)
        return content if hashlib.sha256(content).hexdigest() == sha256 else None

    def keep(
        self,
        article: int,
        url: str,
        role: Role,
        content: bytes,
        *,
        number: int = 0,
        seen: str | None = None,
        folder: str | None = None,
    ) -> File:
        """Store a file of an article; return it.

        ``number``: its place among the article's files of that role. ``seen``: the time of the version that shows it;
        None: of the present one. ``folder``: where the bytes are to lie (see `File`); None: in the archive itself.
        ArchiveError without such an article, and for a folder that cannot be written.
        """
        connection = self._session.connection
        with self._session.transaction():
            versions = store.versions(connection, article)
            if not versions:
                raise ArchiveError(Message("there is no article {article}", article=article))
            file = store.put(connection, self._session.path, content, folder, utc_now())
            store.link(connection, article, url, role, file, number=number, seen=seen or versions[-1])
            row = connection.execute(f"SELECT {store.FILE} FROM files WHERE id = ?", (file,)).fetchone()
        return store.as_file((url, role, *row))
