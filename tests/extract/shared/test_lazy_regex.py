"""Patterns compiled at their first use do as patterns that are compiled at once."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest

from scraper.extract.shared.lazy_regex import lazy_regex


@pytest.mark.parametrize("method", ["search", "match", "fullmatch", "findall", "split"])
@pytest.mark.parametrize("text", ["第A12版", "A12", "版", ""])
def test_every_method_answers_as_that_of_a_pattern(method: str, text: str) -> None:
    words, flags = r"([a-z])(?P<digits>\d+)", re.IGNORECASE
    answers = [getattr(pattern, method)(text) for pattern in (lazy_regex(words, flags), re.compile(words, flags))]
    lazy, plain = [answer.groupdict() if isinstance(answer, re.Match) else answer for answer in answers]
    assert lazy == plain


def test_its_words_and_flags_can_be_read() -> None:
    pattern = lazy_regex("a|b", re.IGNORECASE)
    assert (pattern.pattern, pattern.flags, pattern.sub("-", "xA")) == ("a|b", re.compile("a", re.I).flags, "x-")


def test_a_mistake_is_an_error_at_the_first_use() -> None:
    pattern = lazy_regex("(")
    with pytest.raises(re.error):
        pattern.search("x")


def test_the_parser_is_imported_with_few_patterns_compiled() -> None:
    """Every reader of pages pays for those: a process that reads one page, and each of those that `fetch` starts."""
    count = (
        "import re, sys; plain, places = re.compile, []\n"
        "def compile(*words):\n"
        "    places.append(sys._getframe(1).f_globals['__name__'])\n"
        "    return plain(*words)\n"
        "re.compile = compile\n"
        "import scraper.extract\n"
        "print(sum(place.startswith('scraper.extract.') for place in places))"
    )
    run = subprocess.run([sys.executable, "-c", count], capture_output=True, text=True, check=True)
    assert 0 < int(run.stdout) < 40
