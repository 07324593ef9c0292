"""Reading an index part by part, in each form, and going on from a place."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from datetime import date

import pytest

from scraper.backfill.cdx_index import CdxIndex, Part
from scraper.backfill.cdx_lines import IndexUnreadable
from scraper.backfill.manners import manners
from scraper.backfill.selection import of_source
from scraper.backfill.web_archives import WebArchive, chosen
from scraper.crawl.fetch import Fetcher
from scraper.crawl.fetch.errors import Fault as Failure
from scraper.sources import Source
from tests.backfill.filling import BRISK, SOURCE, web
from tests.web_archive import Archive, Fault, Form, serve, story


@pytest.fixture(scope="module")
def server() -> Iterator[Archive]:
    with serve([story(n) for n in range(8)]) as archive:
        yield archive


def parts(archive: WebArchive, place: str = "", days: tuple[date, date] | None = None) -> list[Part]:
    async def read() -> list[Part]:
        chosen_captures = of_source(SOURCE, *(days or (date(2012, 1, 1), date(2014, 1, 1))), by_record=False)
        async with Fetcher(BRISK) as fetcher:
            index = CdxIndex(fetcher, manners(archive, Source("", "list", ())), archive, chosen_captures)
            return [part async for part in index.parts(place)]

    return asyncio.run(read())


@pytest.mark.parametrize("form", ["wayback", "pywb", "whole", "plain"])
def test_every_form_gives_all_captures_once_and_goes_on_from_each_place(server: Archive, form: Form) -> None:
    server.form, server.faults = form, []
    whole = parts(web(server))
    urls = [row.url for part in whole for row in part.page.rows]
    assert sorted(urls) == sorted({capture.url for capture in server.captures})
    assert whole[-1].place is None
    for number, part in enumerate(whole[:-1]):
        assert part.place is not None
        rest = parts(web(server), part.place)
        assert [one.page.rows for one in rest] == [one.page.rows for one in whole[number + 1 :]]


def test_a_list_of_indexes_is_read_for_those_of_the_period(server: Archive) -> None:
    server.form = "pywb"
    archive = chosen(f"{server.base}/collinfo.json", f"{server.base}/files/{{filename}}", 0.0)
    assert sum(len(part.page.rows) for part in parts(archive)) == 8
    assert [part.page.rows for part in parts(archive, days=(date(1990, 1, 1), date(1991, 1, 1)))] == [()]


def test_a_list_that_names_an_index_of_another_host_is_refused(server: Archive) -> None:
    named = b'[{"id": "C1", "from": "2001-01-01", "to": "2030-01-01", "cdx-api": "http://other.example.org/cdx"}]'
    server.faults = [Fault("/collinfo.json", body=named)]
    archive = chosen(f"{server.base}/collinfo.json", f"{server.base}/files/{{filename}}", 0.0)
    with pytest.raises(IndexUnreadable, match=r"an index of another host: http://other\.example\.org/cdx"):
        parts(archive)


def test_a_busy_index_is_asked_again_and_no_index_is_refused(server: Archive) -> None:
    server.form = "wayback"
    server.faults = [Fault("/cdx", 503), Fault("/cdx", 429, {"Retry-After": "1"})]
    assert sum(len(part.page.rows) for part in parts(web(server))) == 8
    server.faults = [Fault("/cdx", body=b"<html>Sorry</html>", times=9)]
    with pytest.raises(IndexUnreadable, match="not the answer of a CDX server"):
        parts(web(server))
    server.faults = [Fault("/cdx", 302, {"Location": "http://elsewhere.example.org/"})]
    with pytest.raises(IndexUnreadable, match="redirects to"):
        parts(web(server))
    server.faults = [Fault("/cdx", 404)]
    with pytest.raises(Failure):
        parts(web(server))
