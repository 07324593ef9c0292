"""Comments of the files that the program writes: translated where there is Chinese, and nothing else is touched."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

import pytest
from rich.cells import cell_len

from scraper import i18n
from scraper.demo.server import SOURCES
from scraper.sources import Source, loads
from scraper.sources.editing import comments
from scraper.sources.editing.additions import HEAD
from scraper.sources.shipped import shipped

ENGLISH = re.compile(r" (?:the|and|of|are|is|a) ")
HEAD_ZH = "# `scrape fetch` 采集的新闻源；用 `scrape add 网址` 添加。\n# 每个键的说明见 docs/zh/sources.md。\n"


@pytest.fixture
def _chinese(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("LANGUAGE", "")  # put back afterwards
    i18n.speak("zh")
    yield
    i18n.speak("en")


def sources(text: str) -> list[Source]:
    return [replace(source, line=0) for source in loads(text.encode())]


WRITTEN = {"scrape init": shipped().decode("utf-8"), "scrape demo": SOURCES.format(url="http://127.0.0.1:8808")}


def test_in_english_they_stay_as_they_are() -> None:
    assert all(comments.translated(text) == text for text in (*WRITTEN.values(), HEAD))


@pytest.mark.usefixtures("_chinese")
@pytest.mark.parametrize("text", WRITTEN.values(), ids=WRITTEN)
def test_all_comments_are_chinese_and_the_sources_the_same(text: str) -> None:
    done = comments.translated(text)
    of_comments = re.findall(r"^ *#.*|(?<=  )# .*", done, re.MULTILINE)
    assert [line for line in of_comments if ENGLISH.search(line.partition("#")[2])] == []
    assert max(map(cell_len, of_comments)) <= 120
    assert sources(done) == sources(text)
    without = [re.sub(r" *#.*", "", line) for line in text.splitlines() if not line.lstrip().startswith("#")]
    assert [re.sub(r" *#.*", "", line) for line in done.splitlines() if not line.lstrip().startswith("#")] == without


@pytest.mark.usefixtures("_chinese")
def test_a_new_file_begins_with_a_chinese_head() -> None:
    assert comments.translated(HEAD) == HEAD_ZH


@pytest.mark.usefixtures("_chinese")
@pytest.mark.parametrize(
    "text",
    [
        "# contact: you@example.org\n",
        "#     scrape parse URL --as list\n",
        "  # ---- 中央媒体 ------\n",
        "#\n\n# 我自己的话\nsources: []   # 也是\n",
        "# A comment that the catalogue does not have.\n",
        "a: 'x  # nothing but an RSS feeds'\n",
        "# no line break at the end",
    ],
)
def test_what_has_no_translation_stays_as_it_is(text: str) -> None:
    assert comments.translated(text) == text


@pytest.mark.usefixtures("_chinese")
def test_the_indent_of_a_comment_and_the_place_beside_a_value_are_kept() -> None:
    text = "  # Short wires: each has a page of its own.\n  - name: a    # nothing but an RSS feed\n"
    assert comments.translated(text) == "  # 快讯：每条都有自己的网页。\n  - name: a    # 只有 RSS 订阅源\n"


def test_a_paragraph_is_one_message() -> None:
    text = "# one\n# two\n#\n# three\n\n# ---- four ----\n# five\na: 1  # six\n#     code\n"
    assert list(comments.messages(text)) == ["one\ntwo", "three", "five", "six"]
