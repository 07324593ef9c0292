"""Copies of an archive have a folder of files of their own, so that neither loses what the other deletes."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from scraper.archive.files import store
from scraper.archive.files.folder import Folder
from scraper.archive.schema import tables


def usual_folder(archive: Path) -> str:
    """Return the name of the folder of a copy."""
    return f"{archive.name}.files"


def folder_in_use(archive: Path) -> str:
    """Return the folder in which an archive's files lie, as it names it; `usual_folder` for one that has none."""
    try:
        with closing(sqlite3.connect(f"{archive.resolve().as_uri()}?mode=ro", uri=True)) as connection:
            row = connection.execute("SELECT path FROM file_folders ORDER BY id DESC LIMIT 1").fetchone()
    except sqlite3.Error:  # there is no archive, or a damaged or an older one
        row = None
    return str(row[0]) if row else usual_folder(archive)


def relocate(copy: sqlite3.Connection, former: Path, archive: Path, folder: str) -> int:
    """Copy the files of folders to a folder of an archive that is to be at ``archive``; return how many are missing.

    ``copy``: its database, which refers to folders beside ``former``. Files that are there already stay as they are.
    FolderError where the folder cannot be written, or is another archive's.
    """
    if "folder" not in tables.columns(copy, "files"):
        return 0
    places = store.folders(copy, former)
    if not places:
        return 0
    target = Folder(archive.resolve().parent / folder, archive)
    missing = 0
    for sha256, size, number in copy.execute("SELECT sha256, size, folder FROM files WHERE folder IS NOT NULL"):
        if not target.has(sha256, size):
            content = places[number].read(sha256)
            if content is None:
                missing += 1
            else:
                target.put(sha256, content)
    copy.execute("BEGIN")
    number = store.place(copy, folder)
    copy.execute("UPDATE files SET folder = ? WHERE folder IS NOT NULL", (number,))
    copy.execute("DELETE FROM file_folders WHERE id != ?", (number,))
    copy.execute("COMMIT")
    return missing
