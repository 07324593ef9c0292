"""The plain values of rows."""

from __future__ import annotations

import json
from base64 import b64encode
from typing import Any

import pytest

from scraper.extract.listing.data.data_values import flat, quoted

ROW = {"title": "城乡低保标准本月起上调", "url": "/a/1.html", "time": "2026-01-31 08:15:00"}


@pytest.mark.parametrize(
    ("row", "path", "value"),
    [
        ({"target": {"title": "老渡口"}}, ("target", "title"), "老渡口"),
        ({"at": [2026, 1, 31, 8, 15]}, ("at",), "2026-01-31 08:15"),
        ({"title": [{"text": "云汀港"}, {"text": "码头"}]}, ("title",), "云汀港码头"),
        ({"title": ["老渡口"]}, ("title",), "老渡口"),
        ({"link": [{"rel": "self", "href": "/f"}, {"rel": "alternate", "href": "/a"}]}, ("link",), "/a"),
        ({"year": 2026, "month": 1, "day": 31}, ("date",), "2026-01-31"),
        ({"t": "<a href='/a' title=\"老渡口换上新栈桥\">老渡口…</a>"}, ("t", "href"), "/a"),
        ({"t": "<a href='/a' title=\"老渡口换上新栈桥\">老渡口…</a>"}, ("t", "title"), "老渡口换上新栈桥"),
        ({"info": json.dumps(ROW)}, ("info", "url"), "/a/1.html"),
    ],
)
def test_values_of_a_row(row: dict[str, Any], path: tuple[str, ...], value: str) -> None:
    assert flat(row)[path] == value


@pytest.mark.parametrize(
    ("row", "path"),
    [
        ({"at": [1, 2, 3]}, ("at",)),
        ({"year": 126, "month": 0, "day": 6}, ("date",)),
        ({"tags": ["a", "b"]}, ("tags",)),
    ],
)
def test_what_is_no_value(row: dict[str, Any], path: tuple[str, ...]) -> None:
    assert path not in flat(row)


def test_json_in_a_string_is_read_plain_and_in_base64() -> None:
    text = json.dumps({"list": [ROW]})
    assert quoted(text) == quoted(b64encode(text.encode()).decode()) == {"list": [ROW]}
    for other in (text[:40], "eyJ" + "?" * 80, "eyJ" + "A" * 81, "城乡低保标准" * 20, "{" + "x" * 80):
        assert quoted(other) is None
