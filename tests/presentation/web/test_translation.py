"""Every word of the pages is there in Chinese."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import scraper
from scraper.i18n import translator

ROOT = Path(scraper.__file__).parent / "presentation"
MESSAGE = re.compile(r"""\b(?:_|N_)\(\s*"((?:[^"\\]|\\.)*)"\s*\)""")
PLACES = [*ROOT.glob("web/**/*.html"), *ROOT.glob("report/*.html"), *ROOT.glob("web/*.py"), *ROOT.glob("charts/*.py")]


@pytest.mark.parametrize(
    "file", [file for file in PLACES if MESSAGE.search(file.read_text("utf-8"))], ids=lambda file: file.name
)
def test_the_words_of_a_page_are_translated(file: Path) -> None:
    chinese = translator("zh")
    texts = {text.replace('\\"', '"') for text in MESSAGE.findall(file.read_text("utf-8"))}
    assert texts
    assert {text for text in texts if not re.search("[\u4e00-\u9fff]", chinese(text))} == set()
