"""The queue of files: what an article's present version shows, what is due when, what needs no request."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from scraper.archive import Archive
from scraper.archive.files.file_queue import Room
from scraper.archive.files.queue import Choice, Waiting
from scraper.models import Attachment, Fetched, Image, Page, Video
from tests import pictures

A, B, C = (f"https://img.example.cn/{name}" for name in ("a.png", "b.png", "c.pdf"))
KEEP = Choice("keep", "keep")
ROOM = Room()


def came(url: str, content: bytes, at: str = "2026-01-31T01:00:00Z", status: int = 200) -> Fetched:
    return Fetched(url, url, status, (("ETag", '"1"'),), content, at)


@pytest.fixture
def with_media(newsroom: Any) -> Callable[..., Page]:
    def page(number: int = 1, images: tuple[str, ...] = (A, B), **fields: object) -> Page:
        return newsroom.page(  # type: ignore[no-any-return]
            number,
            images=tuple(map(Image, images)),
            videos=(Video("https://v.example.cn/1.mp4", poster=B),),
            attachments=(Attachment(C, "名单", "pdf"), Attachment("ftp://img.example.cn/d.pdf", "旧", "pdf")),
            **fields,
        )

    return page


def due(archive: Archive, choice: Choice = KEEP, room: Room = ROOM, *, retry: bool = False) -> list[Waiting]:
    return archive.file_queue.due("evening", choice, room, retry=retry)


def roles(archive: Archive, choice: Choice = KEEP) -> dict[str, set[str]]:
    return {waiting.url: set(waiting.roles) for waiting in due(archive, choice)}


def test_what_is_kept_is_put_on_the_queue(archive: Archive, put: Any, with_media: Callable[..., Page]) -> None:
    put(with_media())
    for choice, added in ((Choice(), 0), (Choice("lead"), 1), (KEEP, 4), (KEEP, 0)):
        archive.connection.execute("DELETE FROM file_queue") if added else None
        assert archive.file_queue.add(1, choice) == added
    assert roles(archive) == {A: {"image"}, B: {"image", "poster"}, C: {"attachment"}}
    assert roles(archive, Choice(attachments="keep")) == {C: {"attachment"}}
    assert due(archive, Choice()) == []
    assert archive.file_queue.add(7, KEEP) == 0
    assert archive.file_queue.count() == archive.file_queue.count("evening") == 3
    assert archive.file_queue.count("morning") == 0


def test_articles_that_lack_files_are_found(archive: Archive, put: Any, with_media: Callable[..., Page]) -> None:
    put(with_media(1))
    put(with_media(2), source="morning")
    assert archive.file_queue.add_missing("evening", Choice("lead")) == 1
    assert archive.file_queue.add_missing("evening", Choice("lead")) == 0
    (waiting,) = due(archive)
    archive.file_queue.keep(waiting, came(A, pictures.png()), ROOM)
    assert archive.file_queue.add_missing("evening", Choice("lead")) == 0


def test_one_request_serves_all_articles(archive: Archive, put: Any, with_media: Callable[..., Page]) -> None:
    for number in (1, 2):
        put(with_media(number, (A,)), source=("evening", "morning")[number - 1])
        archive.file_queue.add(number, Choice("lead"))
    (waiting,) = due(archive)
    assert archive.file_queue.keep(waiting, came(A, pictures.png()), ROOM) == "stored"
    assert [file.url for number in (1, 2) for file in archive.files.of(number)] == [A, A]
    assert archive.file_queue.count() == 0


def test_a_file_that_was_fetched_a_short_time_ago_is_linked(
    archive: Archive, put: Any, with_media: Callable[..., Page]
) -> None:
    from scraper.archive.rows.moments import utc_now

    put(with_media(1, (A,)))
    archive.file_queue.add(1, Choice("lead"))
    archive.file_queue.keep(due(archive)[0], came(A, pictures.png(), at=utc_now()), ROOM)
    put(with_media(2, (A,)), at=utc_now())
    archive.file_queue.add(2, Choice("lead"))
    assert due(archive) == []
    assert archive.files.of(2)[0].url == A


def test_a_revision_asks_again_and_forgets_what_it_no_longer_shows(
    archive: Archive, put: Any, with_media: Callable[..., Page]
) -> None:
    put(with_media())
    archive.file_queue.add(1, Choice("keep"))
    for waiting in due(archive):
        content = {A: pictures.png(), B: pictures.gif()}[waiting.url]
        archive.file_queue.keep(waiting, came(waiting.url, content), ROOM)
    put(with_media(images=(C, A), headline="更正"), at="2026-02-02T01:00:00Z")
    archive.file_queue.add(1, Choice("keep"))
    assert [file.url for file in archive.files.of(1)] == [A, B]  # B as the poster; until they are fetched again
    requested = {waiting.url: (waiting.etag, waiting.roles) for waiting in due(archive)}
    assert requested == {A: ('"1"', {"image"}), B: ('"1"', {"poster"}), C: (None, {"image"})}
    put(with_media(images=(B,), headline="再更正"), at="2026-02-03T01:00:00Z")
    archive.file_queue.add(1, Choice("keep"))
    assert roles(archive) == {B: {"image", "poster"}}
    for waiting in due(archive):
        archive.file_queue.not_modified(waiting, came(B, b"", at="2026-02-03T01:00:05Z", status=304), ROOM)
    shown = [{(file.role, file.url) for file in archive.files.of(1, revision)} for revision in (1, 2, 3)]
    assert shown == [
        {("image", A), ("image", B), ("poster", B)},
        {("image", A), ("poster", B)},
        {("image", B), ("poster", B)},
    ]
    assert archive.file_queue.count() == 0


def test_failures_rest_and_are_given_up(archive: Archive, put: Any, with_media: Callable[..., Page]) -> None:
    put(with_media(1, (A,)))
    archive.file_queue.add(1, Choice("lead"))
    archive.file_queue.fail(A, "HTTP 404", ROOM, status=404)
    assert [waiting.url for waiting in due(archive)] == [A]  # again at the next run
    archive.file_queue.fail(A, "HTTP 404", ROOM, status=404)
    assert due(archive) == []
    assert [waiting.url for waiting in due(archive, retry=True)] == [A]
    archive.connection.execute("UPDATE file_failures SET next_try = '2099-01-01T00:00:00Z'")  # the clock was wrong
    assert [waiting.url for waiting in due(archive)] == [A]
    archive.connection.execute("UPDATE file_failures SET next_try = '9999'")
    assert due(archive) == []
    assert [waiting.url for waiting in due(archive, room=replace(ROOM, file=9))] == [A]
    (row,) = archive.file_queue.failures("evening")
    assert (row["reason"], row["tries"], row["article"], row["role"]) == ("HTTP 404", 2, 1, "image")
    assert archive.file_queue.failures("morning") == []
    archive.connection.execute("UPDATE file_failures SET failing = 40 * 86400")
    archive.file_queue.fail(A, "HTTP 404", ROOM, status=404)
    assert archive.file_queue.failures()[0]["next_try"] is None
    assert archive.file_queue.failing() == {"evening": 1}
    archive.file_queue.keep(due(archive, retry=True)[0], came(A, pictures.png()), ROOM)
    assert archive.file_queue.failures() == []


def test_room_is_counted_in_bytes(archive: Archive, put: Any, with_media: Callable[..., Page]) -> None:
    put(with_media())
    archive.file_queue.add(1, KEEP)
    size = len(pictures.png())
    first, second, third = due(archive)
    narrow = replace(ROOM, total=size)
    assert archive.file_queue.keep(first, came(first.url, pictures.png()), narrow) == "stored"
    assert archive.file_queue.keep(second, came(second.url, pictures.PDF), narrow) == "no room"
    assert archive.file_queue.keep(second, came(second.url, pictures.png()), narrow) == "stored"  # which it has
    assert archive.file_queue.keep(third, came(third.url, pictures.PDF), replace(ROOM, article=size)) == "refused"
    assert archive.file_queue.size() == size
    assert [waiting.room for waiting in due(archive)] == [ROOM.article - size]
    assert archive.connection.execute("SELECT type, size, folder FROM files").fetchall() == [("image/png", size, None)]
    assert archive.file_queue.count() == 0
    assert archive.file_queue.failing() == {"evening": 1}


def test_the_sum_of_all_files_follows_without_being_added_up(
    archive: Archive, put: Any, with_media: Callable[..., Page]
) -> None:
    put(with_media())
    archive.file_queue.add(1, KEEP)
    first, second, _ = due(archive)
    archive.file_queue.keep(first, came(first.url, pictures.png()), ROOM)
    statements: list[str] = []
    archive.connection.set_trace_callback(statements.append)
    assert archive.file_queue.keep(second, came(second.url, pictures.PDF), ROOM) == "stored"
    assert archive.file_queue.size() == len(pictures.png()) + len(pictures.PDF)
    archive.connection.set_trace_callback(None)
    assert statements
    assert not [one for one in statements if "sum(size)" in one and "WHERE" not in one]

    def undone() -> None:
        with archive.transaction():
            archive.files.keep(1, C, "attachment", b"%PDF-1.7 another")
            assert archive.file_queue.size() > len(pictures.png()) + len(pictures.PDF)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        undone()
    assert archive.file_queue.size() == len(pictures.png()) + len(pictures.PDF)
    with Archive.read(archive.path) as reader:
        assert reader.file_queue.size() == archive.file_queue.size()
    archive.deletion.delete([1])
    assert archive.file_queue.size() == 0
