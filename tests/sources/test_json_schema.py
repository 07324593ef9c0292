"""The JSON Schema of sources.yaml accepts what the reader accepts, and refuses what it refuses."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from jsonschema import Draft7Validator

from scraper.errors import ConfigError
from scraper.sources import loads
from scraper.sources.alerts.keys import ALERT, SECTIONS
from scraper.sources.json_schema import json_schema, plain, printed
from scraper.sources.key_table import COMMON, LIMITS, SELECT, SOURCE, TOP
from scraper.sources.yaml_nodes import Problems, compose
from tests.examples import examples
from tests.sources.test_malformed_files import KEYS, TREES

ROOT = Path(__file__).parents[2]
SCHEMA = Draft7Validator(json_schema())

STRICTER = re.compile(
    r"already the name|too like|is not a time zone|is not a CSS selector|not a regular expression|matches anything|"
    r"there is no file|is not a date|is before|dates; the limit|too short|longer than ten years|out of bounds|"
    r"a name of \d+ characters|is not a URL|brace is left open|is not known|nothing could ever|"
    r"is not a whole number|is not a proxy|is not a command|HTTP header|further library|is not a duration|"
    r"there is no (target|source)|no source has the tag|cannot be understood as written|only excludes words|"
    r"environment variable|takes the name of a variable|a space in this address|this is not an address|has no host|"
    r"an invisible character|"
    r"is not a time|is not a span of hours|quiet hours from|needs the extra|an address cannot be a name"
)
"""What the reader says of things that a schema cannot know, or that are beyond a pattern's reason."""


def data(content: bytes) -> Any:
    return plain(compose(content, Problems("")))


def refused(content: bytes) -> list[str]:
    return [error.message for error in SCHEMA.iter_errors(data(content))]


def reader_says(content: bytes) -> str | None:
    try:
        loads(content)
    except ConfigError as error:
        return str(error)
    return None


def file(**source: Any) -> bytes:
    return json.dumps({"sources": [{"name": "甲", "list": "https://a.example/", **source}]}).encode()


def test_it_is_a_schema() -> None:
    Draft7Validator.check_schema(json_schema())


def test_the_file_that_ships_is_current() -> None:
    shipped = (ROOT / "docs" / "sources.schema.json").read_text(encoding="utf-8")
    assert shipped == printed(), "scrape config --schema > docs/sources.schema.json"


def test_every_key_is_in_it_with_its_words_and_an_example_that_it_accepts() -> None:
    schema = json_schema()
    source = schema["properties"]["sources"]["items"]
    assert source["properties"].keys() == SOURCE.keys()
    assert schema["properties"]["defaults"]["properties"].keys() == COMMON.keys()
    assert schema["properties"].keys() == {"sources", "defaults", "feeds", "digests", *SECTIONS, *TOP}
    assert source["properties"]["limits"]["properties"].keys() == LIMITS.keys()
    assert source["properties"]["select"]["properties"].keys() == SELECT.keys()
    assert schema["properties"]["alerts"]["items"]["properties"].keys() == ALERT.keys()
    for name, key in SECTIONS.items():
        subschema = schema["properties"][name]
        assert subschema["description"].startswith(key.description)
        assert not list(Draft7Validator(subschema).iter_errors(subschema["examples"][0])), name
    for name, subschema in source["properties"].items():
        assert subschema["description"].startswith(SOURCE[name].description)
        assert not list(Draft7Validator(subschema).iter_errors(subschema["examples"][0])), name
    assert source["properties"]["every"]["description"].endswith("Default: 1h.")
    assert source["properties"]["limits"]["properties"]["body"]["description"].endswith("Default: 20MB.")


DOCUMENTED = re.findall(r"```yaml\n(.*?)```", (ROOT / "docs" / "sources.md").read_text(encoding="utf-8"), re.DOTALL)


@pytest.mark.parametrize("text", [(ROOT / "sources.yaml").read_text(encoding="utf-8"), *DOCUMENTED])
def test_sound_files_are_accepted(text: str) -> None:
    assert reader_says(text.encode()) is None
    assert refused(text.encode()) == []


MISTAKES: dict[str, bytes] = {
    "no sources": b"contact: me@a.example\n",
    "sources are no list": b"sources: {name: a}\n",
    "no source in the list": b"sources: []\n",
    "an unknown key at the top": b"source: []\nsources: [{name: a, list: 'http://a.example/'}]\n",
    "an unknown key": file(lst="https://a.example/"),
    "an unknown limit": file(limits={"time": "3s"}),
    "an unknown field": file(select={"author": "b"}),
    "no name": b"sources: [{list: 'http://a.example/'}]\n",
    "no address": b"sources: [{name: a}]\n",
    "two addresses": file(feed="https://a.example/rss"),
    "no URL": file(list="a.example"),
    "another scheme": file(list="ftp://a.example/"),
    "a list without URLs": file(list=[]),
    "null": file(every=None),
    "true": file(tags=True),
    "a number without unit": file(every=30),
    "no duration": file(every="often"),
    "no number": file(pages="many"),
    "too many": file(concurrency=1000),
    "too few": file(pages=0),
    "no choice": file(robots="perhaps"),
    "a name that is an option": file(name="-x"),
    "days without a date": file(days=3),
    "from without a date": file(**{"from": "2026-01-01"}),
    "days and from": file(list="https://a.example/{date}", days=3, **{"from": "2026-01-01"}),
    "to alone": file(list="https://a.example/{date}", to="2026-01-01"),
    "no date": file(list="https://a.example/{date}", **{"from": "tomorrow"}),
    "a User-Agent in Chinese": file(user_agent="江城"),
    "no proxy": file(proxy="ftp://a.example"),
    "no size": file(limits={"body": "large"}),
    "a host with a path": file(hosts=["a.example/x"]),
    "a name under defaults": b"defaults: {name: x}\nsources: [{name: a, list: 'http://a.example/'}]\n",
    "defaults are no mapping": b"defaults: [1]\nsources: [{name: a, list: 'http://a.example/'}]\n",
    "a source is a text": b"sources: [a]\n",
    "never, and something": file(revisit=["never", "1h"]),
}


@pytest.mark.parametrize("content", MISTAKES.values(), ids=MISTAKES)
def test_mistakes_are_refused_by_both(content: bytes) -> None:
    assert reader_says(content) is not None
    assert refused(content) != []


SOUND: dict[str, bytes] = {
    "several addresses": file(list=["https://a.example/", "http://b.example/x"]),
    "a number for a name": file(name=163),
    "a quoted number": file(pages="5", concurrency="2"),
    "seconds or a duration": file(delay=0.5, limits={"total": "1m30s", "idle": 3}),
    "zero": file(delay=0, limits={"retries": 0}),
    "never": file(revisit="never"),
    "never, as a list": file(revisit=[]),
    "one age": file(revisit="1h"),
    "dates": file(list="https://a.example/{date:%Y%m%d}", **{"from": "2026-01-01", "to": "2026-01-31"}),
    "one dated address of two": file(list=["https://a.example/", "https://a.example/{date}"], days=3),
    "direct": file(proxy="direct"),
    "cookies": file(cookies="on", user_agent="desk (me@a.example)"),
    "a number as a pattern": file(articles=2026),
    "bytes": file(limits={"body": 500_000, "headers": "64KiB"}),
    "a date without quotes": b"sources: [{name: a, list: 'http://a.example/{date}', from: 2026-01-01}]\n",
}


@pytest.mark.parametrize("content", SOUND.values(), ids=SOUND)
def test_what_is_sound_is_accepted_by_both(content: bytes) -> None:
    assert reader_says(content) is None
    assert refused(content) == []


VALUES = st.sampled_from(
    ["30m", "1d12h", "20MB", "64KiB", "2026-01-31", "20260131", "https://a.example/{date:%Y}", "((", "div > p", "never"]
) | st.sampled_from(["obey", "Asia/Taipei", "direct", "{date", "0", "1", "5.5", "a.example", "-x", "", " ", "是"])
FITTING = st.dictionaries(
    st.sampled_from([*SOURCE]),
    VALUES | st.integers(-2, 30_000) | st.floats(0, 5000) | st.lists(VALUES, max_size=2) | st.none() | st.booleans(),
    max_size=5,
)


@given(
    st.dictionaries(KEYS, TREES, max_size=2) | st.just({}),
    FITTING | st.dictionaries(st.sampled_from([*SOURCE]), TREES, max_size=4),
    st.dictionaries(st.sampled_from([*COMMON, "name"]), VALUES | st.integers(0, 10), max_size=3),
)
@example({}, {"limits": {"body": "1kb", "idle": 1.5}, "select": {"body": "p"}, "query": {"keep": ["a"]}}, {})
@example({}, {"days": 3, "list": ["https://a.example/", "https://a.example/{date}"]}, {"days": 4})
@examples(200)
def test_any_file_is_judged_alike(top: dict[str, Any], source: dict[str, Any], defaults: dict[str, Any]) -> None:
    whole = {"sources": [{"name": "甲", "list": "https://a.example/", **source}], **top}
    content = json.dumps({**whole, "defaults": defaults} if defaults else whole).encode()
    problem, errors = reader_says(content), refused(content)
    if problem is None:
        assert errors == [], "the reader takes it"
    elif not errors:
        assert all(
            STRICTER.search(line) for line in problem.splitlines() if not line.endswith(" mistakes in sources.yaml")
        )
