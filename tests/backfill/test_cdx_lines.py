"""Answers of CDX servers in all their forms."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scraper.backfill.cdx_lines import IndexUnreadable, Row, page_count, read
from tests.examples import examples

WAYBACK = [
    ["urlkey", "timestamp", "original", "mimetype", "statuscode", "digest", "length"],
    ["cn,example)/", "20130101000000", "http://example.cn:80/", "text/html", "200", "AB", "1234"],
    ["cn,example)/a", "20130101000001", "http://example.cn/a", "warc/revisit", "-", "AB", "500"],
]
FIRST = Row("http://example.cn:80/", "20130101000000", "text/html", "200", "AB", 1234)


def test_wayback_gives_arrays_and_a_key() -> None:
    page = read(json.dumps([*WAYBACK, [], ["cn%2Cexample%29%2Fb 2013"]]).encode(), "cdx")
    assert page.rows == (FIRST, Row("http://example.cn/a", "20130101000001", "warc/revisit", "", "AB", 500))
    assert page.resume_key == "cn%2Cexample%29%2Fb 2013"
    assert read(json.dumps(WAYBACK).encode(), "cdx").resume_key is None
    assert read(b"[]", "cdx").rows == read(b"", "cdx").rows == ()


def test_pywb_gives_json_lines_with_the_record() -> None:
    line = {"urlkey": "k", "timestamp": "20130101000000", "url": "http://example.cn/", "mime": "text/html"}
    line |= {"status": "200", "digest": "sha1:ab", "length": "12", "offset": "0", "filename": "a.warc.gz"}
    (row,) = read(json.dumps(line).encode(), "cdx").rows
    assert row == Row("http://example.cn/", "20130101000000", "text/html", "200", "AB", 12, "a.warc.gz", 0)
    (cut,) = read(json.dumps({**line, "truncated": "length"}).encode(), "cdx").rows
    assert cut.is_truncated


def test_cdxj_and_plain_lines_are_read() -> None:
    cdxj = b'cn,example)/ 20130101000000 {"url": "http://example.cn/", "mime": "text/html", "status": "200"}\n'
    assert read(cdxj, "cdx").rows == (Row("http://example.cn/", "20130101000000", "text/html", "200"),)
    seven = b"cn,example)/ 20130101000000 http://example.cn:80/ text/html 200 AB 1234"
    assert read(seven, "cdx").rows == (FIRST,)
    eleven = b" CDX N b a m s k r M S V g\nk 20130101000000 http://example.cn/ text/html 200 AB - - 12 7 a.warc.gz"
    assert read(eleven, "cdx").rows == (
        Row("http://example.cn/", "20130101000000", "text/html", "200", "AB", 12, "a.warc.gz", 7),
    )
    assert read(seven + b"\n\ncn%2Cexample", "cdx").resume_key == "cn%2Cexample"


def test_a_damaged_line_is_counted_and_an_error_page_is_no_index() -> None:
    page = read(b'{"url": "http://example.cn/", "timestamp": "20130101000000"}\n{"url": "http://exa', "cdx")
    assert (len(page.rows), page.damaged) == (1, 1)
    with pytest.raises(IndexUnreadable, match="cdx: not the answer of a CDX server: <html>"):
        read(b"<html><body>busy</body></html>", "cdx")
    with pytest.raises(IndexUnreadable):
        read(b'[["urlkey", "timest', "cdx")


def test_the_number_of_pages_tells_the_forms_apart() -> None:
    assert page_count(b'{"pages": 4, "pageSize": 5, "blocks": 20}') == 4
    assert page_count(b'{"urlkey": "k", "timestamp": "2013"}\n{}') == -1
    assert page_count(b"12") is None
    assert page_count(b"") is None


NESTED = st.recursive(st.none() | st.text(max_size=9), lambda inner: st.lists(inner, max_size=4), max_leaves=9)


@examples(40)
@given(st.one_of(st.binary(), st.text().map(str.encode), NESTED.map(json.dumps).map(str.encode)))
def test_no_answer_is_a_traceback(content: bytes) -> None:
    try:
        page = read(content, "cdx")
    except IndexUnreadable:
        return
    assert all(row.url and row.timestamp.isdecimal() for row in page.rows)
    page_count(content)
