"""Classes of Han characters that are forms of each other, traditional, simplified or regional: 发 發 髮, 里 裏 裡.

Read from OpenCC's tables of single characters (the extra ``han``: opencc-python-reimplemented, Apache licence).
"""

from __future__ import annotations

from functools import cache
from importlib.util import find_spec
from pathlib import Path

from scraper import extras
from scraper.errors import ConfigError
from scraper.i18n import Message

TABLES = ("TSCharacters", "STCharacters", "TWVariants", "HKVariants")
"""``character, tab, its forms``, one a line: traditional to simplified, the other way, and the forms of Taiwan and of
Hong Kong for each traditional character."""


def choices(text: str) -> tuple[str, ...]:
    """For each character of the text the characters that are forms of it, itself among them.

    Empty where no character has another form. ConfigError when the extra is not installed.
    """
    classes = _classes()
    forms = tuple(classes.get(character, character) for character in text)
    return forms if any(len(each) > 1 for each in forms) else ()


@cache
def _classes() -> dict[str, str]:
    """Character -> all its forms. Two are forms of each other by a row of a table, or when both are of a third."""
    members: dict[str, set[str]] = {}
    for table in TABLES:
        for line in _table(table).splitlines():
            character, _, forms = line.partition("\t")
            together = {character, *(form for form in forms.split() if len(form) == 1)}
            for one in tuple(together):
                together |= members.get(one, set())
            for one in together:
                members[one] = together
    joined = {id(group): "".join(sorted(group)) for group in members.values()}
    return {character: joined[id(group)] for character, group in members.items()}


def _table(name: str) -> str:
    spec = find_spec("opencc")
    file = Path(spec.origin).parent / "dictionary" / f"{name}.txt" if spec and spec.origin else None
    if file is None or not file.is_file():
        raise ConfigError(
            Message("traditional and simplified forms need OpenCC's tables: {value}", value=extras.hint("han"))
        )
    return file.read_text(encoding="utf-8")
