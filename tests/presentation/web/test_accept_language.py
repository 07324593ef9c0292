"""The language of a page by what a browser accepts."""

from __future__ import annotations

import pytest

from scraper.presentation.web.accept_language import preferred


@pytest.mark.parametrize(
    ("accept", "language"),
    [
        ("zh-CN,zh;q=0.9,en;q=0.8", "zh"),
        ("en-GB, zh;q=0.5", "en"),
        ("fr, en;q=0.1, zh;q=0.9", "zh"),
        ("zh;q=0, en;q=0.2", "en"),
        ("en, zh", "en"),
        ("en;q=much, zh;q=0.1", "zh"),
        ("fr-FR, de;q=0.5", "other"),
        ("", "other"),
        (";;,,q=1", "other"),
    ],
)
def test_the_best_of_our_languages(accept: str, language: str) -> None:
    assert preferred(accept, "other") == language
