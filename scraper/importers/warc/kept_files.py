"""The files of articles in our WARC files: records that follow the pages of their article, and storing them."""

from __future__ import annotations

import re
from typing import Any, Literal

from scraper.archive import Archive
from scraper.archive.files.file import ROLES, Role
from scraper.importers import ImportFailed
from scraper.importers.captures import CapturedFile
from scraper.importers.warc.http_payload import payload

FILE = "Scrape-File"
"""A header of our own on a file's record: what it is to the article, and its place among the files of that role."""
OF_PAGE = "Scrape-Page"
"""Another: the URL of the article's first page."""
LARGEST = 1 << 28
"""Maximum bytes of a file: `scrape fetch` keeps none that is larger."""
_ROLE = re.compile(rf"({'|'.join(ROLES)}) (\d{{1,6}})")


def is_file(record: Any) -> bool:
    """Check whether a record of warcio's is a file of an article."""
    return record.rec_type == "resource" and record.rec_headers.get_header(FILE) is not None


def captured(record: Any, url: str | None, page: str | None, fetched: str) -> CapturedFile | ImportFailed | None:
    """The file of a record; None for a record that lacks an address, or is of a role that is not known here.

    ``url``, ``page``, ``fetched``: what its headers say, checked.
    """
    role = _ROLE.fullmatch(record.rec_headers.get_header(FILE).strip())
    if role is None or url is None or page is None:
        return None
    content = payload(record, LARGEST)
    if not content:
        return None
    named: Role = next(one for one in ROLES if one == role[1])
    return CapturedFile(page, url, named, int(role[2]), content, fetched)


def store(
    archive: Archive, file: CapturedFile, article: int | None, total: int | None = None
) -> Literal["file", "no room"] | None:
    """Store a file of an article (None: the one of its page); return what became of it, None if it is here already.

    The version of the article that was fetched when the file's page was has the file, else the present one. What that
    version has already is left alone. ``total``: bytes that all files may take.
    """
    row = archive.articles.get(file.page if article is None else article)
    if row is None:
        return None
    times = [version["fetched"] for version in archive.articles.revisions(row["id"])]
    number = times.index(file.fetched) + 1 if file.fetched in times else len(times)
    if any((one.role, one.url) == (file.role, file.url) for one in archive.files.of(row["id"], number)):
        return None
    if not archive.file_queue.has_room(file.content, total):
        return "no room"
    archive.files.keep(row["id"], file.url, file.role, file.content, number=file.number, seen=times[number - 1])
    return "file"
