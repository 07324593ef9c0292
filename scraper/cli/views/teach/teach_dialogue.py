"""The dialogue of `scrape teach`: which field is wrong, and which line of the page, or which text, is right."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from scraper.i18n import _, localized

if TYPE_CHECKING:
    from scraper.cli.views.teach.teach_pages import Taught
    from scraper.teaching import Value

_NUMBER = re.compile(r"(\d{1,6})(?:\s*[-–~]\s*(\d{1,6}))?\Z")


def ask(taught: Taught) -> tuple[dict[str, Value], Sequence[str]]:
    """The right values by field, or the headlines of entries of a list; empty where the person corrects nothing."""
    if taught.kind == "list":
        return {}, _ask_entries(taught)
    return _ask_fields(taught), ()


def _ask_fields(taught: Taught) -> dict[str, Value]:
    from scraper.teaching import FIELDS, right_value

    by_name = {word: name for name in FIELDS for word in (name, _(name))}
    values: dict[str, Value] = {}
    while True:
        click.echo(err=True)
        click.echo(_("Fields: {names}").format(names=", ".join(_(name) for name in FIELDS)), err=True)
        typed = _prompt(_("Field that is wrong (Enter: no other)"))
        if not typed:
            return values
        name = by_name.get(typed.lower())
        if name is None:
            click.echo(_("{typed} is not a field").format(typed=repr(typed)), err=True)
            continue
        text = _ask_value(taught, name)
        if text is None:
            continue
        try:
            values[name] = right_value(taught.page, name, text)
        except ValueError as error:
            click.echo(localized(str(error)), err=True)


def _ask_value(taught: Taught, field: str) -> str | None:
    """The right value as text: typed, or of a line; of the body, of several. None to choose the field again."""
    question = (
        _("First and last line of the body (12-30), or its text")
        if field == "body"
        else _("Number of the line with the right value, or the value")
    )
    typed = _prompt(question)
    number = _NUMBER.match(typed)
    lines = taught.page.lines()
    if not number:
        return typed or None
    first, last = int(number[1]), int(number[2] or number[1])
    if not 1 <= first <= last <= len(lines):
        click.echo(_("the lines go from 1 to {n}").format(n=len(lines)), err=True)
        return None
    if field == "body":
        return "\n".join(lines[first - 1 : last])
    return _prompt(_("The value in this line"), _suggestion(field, lines[first - 1], taught.page.hints.zone))


def _suggestion(field: str, line: str, timezone: str) -> str:
    """The reading of a line as a field: the outlet 某某日报 of 来源：某某日报."""
    from scraper.teaching import of_line

    value = of_line(field, line, timezone)
    return value if isinstance(value, str) else "、".join(value)


def _ask_entries(taught: Taught) -> list[str]:
    """The headlines of two or more entries, by the numbers of their lines."""
    lines = taught.page.lines()
    while True:
        typed = _prompt(_("Numbers of two or three lines with headlines of entries (4 7 12; Enter: none)"))
        numbers = [int(word) for word in re.split(r"[\s,，、]+", typed) if word.isdecimal()]
        if not typed:
            return []
        if len(numbers) >= 2 and all(1 <= number <= len(lines) for number in numbers):
            return [_headline(taught, number - 1) for number in numbers]
        click.echo(_("at least two numbers are needed, from 1 to {n}").format(n=len(lines)), err=True)


def _headline(taught: Taught, index: int) -> str:
    """The longest link of a line, which is its headline; without one, the line."""
    line = taught.page.doc.lines[index]
    return max((link.text for link in line.links), key=len, default=line.text)


def _prompt(question: str, default: str = "") -> str:
    answer: str = click.prompt(question, default=default, show_default=bool(default), err=True)
    return answer.strip()
