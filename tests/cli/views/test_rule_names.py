"""Every rule that the code names has a name for people, in Chinese, too."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import scraper.extract
from scraper import i18n
from scraper.cli.views.rule_names import RULES, shown

pytestmark = pytest.mark.slow

EXTRACT = Path(scraper.extract.__file__).parent
MAKERS = {"FieldValue": 1, "_byline_of": 1, "_Place": 1, "Evidence": 3}
"""What makes a value -> the place of the rule among its arguments."""
NAMED = ("RULE", "REPEATED", "OVER_TEXT", "OF_TITLE", "LISTED", "Rule")
"""Variables and types that hold rules."""


def rules() -> Iterator[str]:
    """The rules that stand in the code."""
    for file in EXTRACT.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in MAKERS:
                place = MAKERS[node.func.id]
                yield from _texts(node.args[place : place + 1])
            if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name) and node.targets[0].id in NAMED:
                yield from _texts([node.value])


def _texts(nodes: list[ast.expr]) -> Iterator[str]:
    for node in nodes:
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value:
            yield node.value
        elif isinstance(node, ast.IfExp):
            yield from _texts([node.body, node.orelse])
        elif isinstance(node, ast.Subscript):
            yield from _texts([*getattr(node.slice, "elts", [])])


def test_every_rule_of_the_code_is_in_the_table() -> None:
    in_code = set(rules())
    assert len(in_code) > 40
    assert in_code <= RULES


@pytest.fixture
def chinese() -> Iterator[None]:
    i18n.speak("zh")
    yield
    i18n.speak("en")


@pytest.mark.usefixtures("chinese")
def test_every_rule_is_shown_in_chinese() -> None:
    assert shown("printed date") == "印出的日期"
    assert shown("select: .a > b, relative date") == "选择器: .a > b, 相对日期"
    assert shown("select: h1, .x") == "选择器: h1, .x"
    assert [rule for rule in RULES if shown(rule) == rule and rule != "<title>"] == []
