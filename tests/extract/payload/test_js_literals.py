"""Values written in JavaScript that are no JSON: code in, value out."""

from __future__ import annotations

import json
import time
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scraper.extract.payload.js_literals import NoLiteral, call, value
from tests.examples import examples


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        (
            "{a:1,'b':\"二\",c:[!0,!1,null,void 0,undefined],d:{}}",
            {"a": 1, "b": "二", "c": [True, False, None, None, None], "d": {}},
        ),
        ("{at: new Date(\"2024\"), n: -1.5, /* no */ x: '\\u4e2d\\x41'}", {"at": "2024", "n": -1.5, "x": "中A"}),
        ("[1,,2,]", [1, None, 2]),
        ("{a:1,'b':\"x\",c:[true,null,undefined,],}", {"a": 1, "b": "x", "c": [True, None, None]}),
        ("[{t:'it\\'s \\u4e34\\x41\\n'}]", [{"t": "it's 临A\n"}]),
        ("[/* one */ {a:-1.5} // last\n]", [{"a": -1.5}]),
        ("\ufeff[new Date(3), +4]", [3, 4]),
        ("[`$1 $`]", ["$1 $"]),
        ("['one \\\r\ntwo', '\\ud83d\\ude00\\u{1f600}']", ["one two", "😀😀"]),
        ("[]", []),
        ("{title: headline, url}", {"title": None, "url": None}),
    ],
)
def test_literals(code: str, expected: object) -> None:
    assert value(code, 0) == (expected, len(code))


def test_names_stand_for_their_values() -> None:
    assert value("{title: headline, url}", 0, {"headline": "旧城改造", "url": "/1.html"})[0] == {
        "title": "旧城改造",
        "url": "/1.html",
    }


@pytest.mark.parametrize(
    "code",
    [
        *("", "{", "[1", "{a", "{a:}", "(x)", "'open", "{a:1 b:2}", "[" * 5000),
        *("[{a:b+c}]", "[{a:'open]", "[{url:'/a/' + id}]", "[{url:`/a/${id}`}]", "[{f: function(){ return 1 }}]"),
    ],
)
def test_expressions_are_no_literals(code: str) -> None:
    with pytest.raises(NoLiteral):
        value(code, 0)


@pytest.mark.parametrize("code", ["(function(a){return {x:a}}", "(function(){})()", "(1)"])
def test_other_functions_are_no_call(code: str) -> None:
    with pytest.raises(NoLiteral):
        call(code, 0)


def test_the_place_of_an_expression_is_where_reading_stopped() -> None:
    with pytest.raises(NoLiteral) as error:
        value("[{a:1}, {b:f+g}]", 0)
    assert error.value.place == len("[{a:1}, {b:f")


@given(st.recursive(st.integers(0, 99) | st.text() | st.booleans() | st.none(), lambda inner: st.lists(inner)))
def test_json_is_read_as_json_reads_it(literal: object) -> None:
    text = json.dumps([literal])
    assert value(text, 0) == ([literal], len(text))


@examples(200)
@given(st.text(alphabet="[]{}:,'\"`\\a1/* \n"))
def test_no_text_makes_it_raise_anything_else(text: str) -> None:
    with suppress(NoLiteral):
        value(text, 0)


@pytest.mark.parametrize("unit", ["[{a:", "[[", "new ", "void ", "f(", "{'a':[1,", "/**/[", "'\\'", "`$", "{a,"])
def test_reading_takes_linear_time(unit: str) -> None:
    code = unit * (200_000 // len(unit))
    started = time.process_time()
    with suppress(NoLiteral):
        value(code, 0)
    assert time.process_time() - started < 120
