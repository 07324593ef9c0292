"""The kept pictures that a digest shows: which, and how many bytes of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from scraper.digest.model import Digest, Picture

Read = Callable[[str], bytes | None]
"""The bytes of a kept file by its SHA-256."""

BOOK = frozenset(("image/jpeg", "image/png", "image/gif", "image/webp"))
"""Types that every reader of books shows (EPUB 3.3, section 3.2); the others of these are left out."""
PAGE = BOOK | {"image/avif", "image/bmp"}
"""Types that browsers show."""
MOST_OF_BOOK = 150_000_000
"""Bytes of the pictures of a book: services that send books to reading devices take up to 200 MB."""
MOST_OF_ARTICLE = 30
"""Maximum number of pictures of one article in a book."""
MOST_OF_PAGE = 30_000_000
"""Bytes of the pictures of a page, which is opened as a whole."""
LARGEST_OF_PAGE = 2_000_000
"""Bytes of one of them."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A picture with its bytes."""

    picture: Picture
    type: str
    content: bytes


def in_book(digest: Digest, read: Read) -> Iterator[tuple[str, Shown]]:
    """The pictures of a book by their SHA-256, each once: first those that lead the articles, as long as there is room.

    One that is shown by several articles counts once.
    """
    room, taken = MOST_OF_BOOK, set[str]()
    entries = [
        [one for one in entry.pictures if one.type in BOOK][:MOST_OF_ARTICLE]
        for section in digest.sections
        for entry in section.entries
    ]
    for place in range(max(map(len, entries), default=0)):
        for pictures in entries:
            one = pictures[place] if place < len(pictures) else None
            if one is None or one.file is None or one.type is None or one.file in taken or one.size > room:
                continue
            content = read(one.file)
            if content is not None:
                taken.add(one.file)
                room -= len(content)
                yield one.file, Shown(one, one.type, content)


def leads(digest: Digest, read: Read) -> dict[int, Shown]:
    """The first kept picture of each entry, by the entry's number, as long as there is room."""
    room, chosen = MOST_OF_PAGE, dict[int, Shown]()
    for section in digest.sections:
        for entry in section.entries:
            one = next((one for one in entry.pictures if one.type in PAGE and one.size <= LARGEST_OF_PAGE), None)
            if one is None or one.file is None or one.type is None or one.size > room:
                continue
            content = read(one.file)
            if content is not None:
                room -= len(content)
                chosen[entry.id] = Shown(one, one.type, content)
    return chosen
