"""Answers that are remembered from page to page."""

from __future__ import annotations

import pytest

from scraper.extract.shared.remembered import of_names, of_scripts


@pytest.mark.parametrize(("names", "expected"), [("main author", True), ("byline-box", True), ("content", False)])
def test_a_question_about_the_names_of_elements(names: str, expected: bool) -> None:
    is_signed = of_names(r"author|byline")
    assert [is_signed(names), is_signed(names)] == [expected, expected]


@pytest.mark.parametrize(("script", "times"), [("var a = 1;", 1), ("var a = 1;" * 2_000, 2)])
def test_short_scripts_are_read_once(script: str, times: int) -> None:
    read: list[str] = []

    def length(text: str) -> int:
        read.append(text)
        return len(text)

    remembered = of_scripts(length)
    assert [remembered(script), remembered(script)] == [len(script)] * 2
    assert len(read) == times
