"""Bodies with which lists are requested by POST."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from scraper.errors import ConfigError
from scraper.sources import load
from scraper.sources.list_request.post_body import body, counts_pages, filled


@pytest.mark.parametrize(
    ("written", "counts", "second"),
    [
        ("day={date}&page={page}", True, "day=2026-01-31&page=2"),
        ('{"day": "{date:%Y%m%d}", "to": "{date:%-m/%-d}"}', False, '{"day": "20260131", "to": "1/31"}'),
        ('{"page": {page}, "size": 20}', True, '{"page": 2, "size": 20}'),
        ('{"param":{"offset":{page:0+20}}}', True, '{"param":{"offset":20}}'),
        ('{"page": "{page}"}', True, '{"page": "2"}'),
        ("channel=3&page={page}", True, "channel=3&page=2"),
        ('{"channel": "yaowen"}', False, '{"channel": "yaowen"}'),
        ('[{"op": "list"}]', False, '[{"op": "list"}]'),
        ('{"query": "{ list { date } }"}', False, '{"query": "{ list { date } }"}'),
    ],
)
def test_pages_are_counted_in_a_body(written: str, counts: bool, second: str) -> None:
    assert body(written) == written
    assert counts_pages(written) is counts
    assert filled(written, 1, date(2026, 1, 31)) == second


@pytest.mark.parametrize(
    "written",
    [
        *('{"page": page}', "{page}", "yaowen", "", '{"page": {page:x}}', "a\tb"),
        *("day={date:%H}&page={page}", '{"day": {date}}'),
        *('{"size": NaN}', '{"name": "\ud800"}', "name=\ud800", "[" * 100_000 + "]" * 100_000),
    ],
    ids=lambda written: ascii(written[:20]),
)
def test_what_is_no_body(written: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        body(written)


@pytest.mark.parametrize(
    ("entry", "message"),
    [
        ("feed: https://news.example.cn/rss.xml", "only a list that needs no browser"),
        ("list: https://news.example.cn/api\n    render: list", "only a list that needs no browser"),
    ],
)
def test_only_lists_are_posted(tmp_path: Path, entry: str, message: str) -> None:
    file = tmp_path / "sources.yaml"
    file.write_text(f"sources:\n  - name: yunting\n    {entry}\n    post: a=1\n")
    with pytest.raises(ConfigError, match=message) as error:
        load(file)
    assert "sources.yaml:" in str(error.value)
