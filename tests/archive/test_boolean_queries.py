"""AND, OR, NOT and parentheses: what a query finds is what its parts find, put together as they say."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scraper.archive import Archive
from scraper.archive.search.query.query import parse
from scraper.models import Page
from scraper.text.normalise import fold
from scraper.text.segmenter import analyse
from tests.examples import examples

LETTERS = "甲乙丙丁a１，。"
NAMES = ("林一", "林一帆", "甲乙")

Row = dict[str, Any]
Test = Callable[[Row], bool]


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """An archive of sixty articles of few characters, and what they say."""
    random = Random(11)
    folder: Path = tmp_path_factory.mktemp("boolean")
    with Archive.open(folder / "archive.db") as archive:
        rows = []
        for number in range(1, 61):
            page = Page(
                "article",
                f"https://news.example.cn/{number}",
                headline="".join(random.choices(LETTERS, k=4)),
                body="\n".join("".join(random.choices(LETTERS, k=random.randint(1, 9))) for _ in range(2)),
                summary="".join(random.choices(LETTERS, k=2)) if random.random() < 0.5 else None,
                byline=tuple(random.sample(NAMES, random.randint(0, 2))),
                outlet=random.choice(("甲乙报", "丙丁报", None)),
            )
            archive.articles.store(random.choice(("one", "two")), None, page, analyse(page))
        for row in archive.articles():
            rows.append(row)
        yield archive, rows


def texts(row: Row, field: str | None) -> list[str]:
    """The texts in which a term of a field is looked for, by the definition: whole paragraphs, folded."""
    if field is None:
        whole = [row["headline"], row["summary"] or "", *row["body"].split("\n")]
    elif field in ("byline", "editors"):
        whole = row[field]
    else:
        whole = (row[field] or "").split("\n")
    return [fold(text) for text in whole]


FIELDS = {"": None, "标题:": "headline", "title：": "headline", "作者:": "byline", "来源：": "outlet", "正文:": "body"}

words = st.text("甲乙丙丁a１", min_size=1, max_size=3)


@st.composite
def terms(draw: st.DrawFn) -> tuple[str, Test]:
    word = draw(words)
    prefix = draw(st.sampled_from([*FIELDS]))
    opening, closing = draw(st.sampled_from([("", ""), ('"', '"'), ("“", "”"), ("「", "」"), ("『", "』")]))
    field = FIELDS[prefix]
    return f"{prefix}{opening}{word}{closing}", lambda row: any(fold(word) in text for text in texts(row, field))


def joined(inner: st.SearchStrategy[tuple[str, Test]]) -> st.SearchStrategy[tuple[str, Test]]:
    parts = st.lists(inner, min_size=2, max_size=3)
    brackets = st.sampled_from(["()", "（）"])

    def both(drawn: tuple[list[tuple[str, Test]], str, str]) -> tuple[str, Test]:
        made, word, around = drawn
        text = f"{around[0]}{word.join(text for text, _ in made)}{around[1]}"
        if "O" in word or "Ｏ" in word or "o" in word:
            return text, lambda row: any(test(row) for _, test in made)
        return text, lambda row: all(test(row) for _, test in made)

    def other(drawn: tuple[tuple[str, Test], str]) -> tuple[str, Test]:
        (text, test), word = drawn
        return f"{word}{text}", lambda row: not test(row)

    return st.tuples(parts, st.sampled_from([" ", " AND ", " OR ", " ＯＲ ", " or "]), brackets).map(both) | st.tuples(
        inner, st.sampled_from(["-", "NOT ", "－"])
    ).map(other)


queries = st.recursive(terms(), joined, max_leaves=6)


@examples(150)
@given(drawn=queries)
def test_a_query_finds_what_its_parts_say(filled: tuple[Archive, list[Row]], drawn: tuple[str, Test]) -> None:
    archive, rows = filled
    typed, test = drawn
    # two minus signs are one and a hyphen that belongs to the word
    if any(pair in typed for pair in ("--", "-－", "－-", "－－", "-NOT", "－NOT")):
        return
    query = parse(typed)
    truth = {row["id"] for row in rows if test(row)}
    assert set(archive.search.ids(query)) == truth, typed
    assert archive.search.count(query) == len(truth)
    for sort in ("relevance", "newest", "oldest"):
        assert {hit.id for hit in archive.search(query, sort=sort, limit=None).hits} == truth  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("typed", "same"),
    [
        ("甲 AND 乙", "甲 乙"),
        ("甲 NOT 乙", "甲 -乙"),
        ("甲 OR 乙 丙", "(甲 OR 乙) AND 丙"),
        ("NOT (甲 OR 乙)", "-甲 -乙"),
        ("-(甲 乙)", "-甲 OR -乙"),
        ("标题:(甲 OR 乙)", "标题:甲 OR 标题:乙"),
        ("甲（乙 OR 丙）", "甲 (乙 OR 丙)"),
    ],
)
def test_two_ways_to_say_the_same(filled: tuple[Archive, list[Row]], typed: str, same: str) -> None:
    archive, _ = filled
    assert archive.search.ids(typed) == archive.search.ids(same)
    assert 0 < len(archive.search.ids(typed)) < 60
