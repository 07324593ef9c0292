"""Whatever a file holds, reading it ends with sources or with one ConfigError."""

from __future__ import annotations

import json
import re
from datetime import date
from typing import Any

from hypothesis import example, given
from hypothesis import strategies as st

from scraper.errors import ConfigError
from scraper.sources import loads
from scraper.sources.alerts.keys import ALERT, SECTIONS, TARGET
from scraper.sources.key_table import LIMITS, QUERY, SELECT, SOURCE, TOP
from tests.examples import examples

KEYS = st.sampled_from(
    [*SOURCE, *LIMITS, *SELECT, *QUERY, *TOP, *SECTIONS, *ALERT, *TARGET, "sources", "defaults"]
) | st.text(max_size=5)

VALUES = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=12)
    | st.sampled_from(["30m", "20MB", "2026-01-31", "https://a.example/{date:%Y}", "((", "div >", "never", "{date"])
)

TREES = st.recursive(
    VALUES,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=5),
    max_leaves=12,
)


def read(content: bytes) -> None:
    """Read it; what is found must be fit for use."""
    try:
        sources = loads(content)
    except ConfigError:
        return
    for source in sources:
        assert source.named_hosts
        assert all(url.startswith("http") for url in source.start_urls(date(2026, 1, 5)))
        re.compile(source.hints().articles or "")


@given(st.dictionaries(KEYS, TREES, max_size=4), st.dictionaries(st.sampled_from(list(SOURCE)), TREES, max_size=8))
@example({}, {"name": "x", "list": ["https://a.example/"], "days": None})
@examples(150)
def test_any_tree(top: dict[str, Any], source: dict[str, Any]) -> None:
    # JSON is YAML, except NaN and Infinity, which are words then
    read(json.dumps({"sources": [{"name": "甲", "list": "https://a.example/", **source}], **top}).encode())


@given(st.binary(max_size=200) | st.text(max_size=200).map(lambda text: text.encode("utf-8", "surrogatepass")))
@examples(150)
def test_any_bytes(content: bytes) -> None:
    read(content)
    read(b"sources:\n  - name: a\n    list: https://a.example/\n" + content)
