"""Long words in the search index: counted without reading the text, and never more than a plain scan counts."""

from __future__ import annotations

from dataclasses import replace

import pytest

from scraper.archive import Archive
from scraper.archive.search.index import fts_index, word_boundaries
from scraper.models import Analysis, Page
from scraper.text.segmenter import analyse
from tests.archive.conftest import Newsroom

WORD = "图书馆"
BODIES = (
    "清河市图书馆昨日开馆。",
    "清河图书馆理事会成立。",  # inside a longer word, as it is cut here
    "他图书馆藏皆丰。",  # across the words
    "图书\n馆长周以宁到场。",  # across paragraphs
    "图书、馆长。馆内图书。",  # the pairs alone
    "图书馆、图书馆、图书馆。",
)
CUTS = (
    "清河市 图书馆 昨日 开馆 。",
    "清河 图书馆理事会 成立 。",
    "他 图书 馆藏 皆 丰 。",
    "图书 馆长 周以宁 到场 。",
    "图书 、 馆长 。 馆内 图书 。",
    "图书馆 、 图书馆 、 图书馆 。",
)


def cut(page: Page, words: str, segmenter: str = "by hand") -> Analysis:
    return replace(analyse(page), words={"headline": page.headline, "body": words}, segmenter=segmenter)


@pytest.fixture
def filled(archive: Archive, newsroom: Newsroom) -> Archive:
    for number, (body, words) in enumerate(zip(BODIES, CUTS, strict=True), 1):
        page = replace(newsroom.page(number), headline="题", summary=None, body=body)
        archive.articles.store("evening", None, page, cut(page, words))
    return archive


def differences(archive: Archive) -> list[str]:
    return [one for one in fts_index.differences(archive.connection, lambda: None) if isinstance(one, str)]


@pytest.mark.parametrize(
    ("query", "count"),
    [
        (WORD, 4),
        (f"{WORD} 开馆", 1),
        (f"{WORD} OR 周以宁", 5),
        (f"{WORD} 周以宁", 0),
        (f"{WORD} -开馆", 3),
        (f"body:{WORD}", 4),
        (f"headline:{WORD}", 0),
        ("图书馆理事会", 1),
        ("图书馆理事", 1),
        ("周以宁", 1),
        ("馆理事", 1),
    ],
)
def test_a_word_is_counted_wherever_it_stands(filled: Archive, query: str, count: int) -> None:
    assert filled.search.count(query) == count == len(list(filled.search.ids(query)))
    assert differences(filled) == []


def test_the_text_of_a_whole_word_is_not_read(filled: Archive) -> None:
    filled.connection.execute("UPDATE articles SET body = '别的'")
    assert filled.search.count(WORD) == 3  # articles 1, 2 and 6: of the others the text decides


def test_words_that_are_cut_again_are_those_of_the_index(filled: Archive, newsroom: Newsroom) -> None:
    page = replace(newsroom.page(1), headline="题", summary=None, body=BODIES[0])
    filled.articles.store("evening", None, page, cut(page, "清河市 图书 馆 昨日 开馆 。", "by another hand"))
    assert filled.search.count(WORD) == 4
    list(filled.search.recut("by a third hand", lambda page: cut(page, "2" * 9, "by a third hand")))
    assert filled.search.count(WORD) == 4
    filled.deletion.delete([6])
    assert filled.search.count(WORD) == 3
    assert [one for one in differences(filled) if "terms" in one] == []


def test_a_word_that_the_index_has_and_the_text_has_not_is_reported(filled: Archive) -> None:
    fts_index.insert_many(filled.connection, [(1, fts_index.WORD + "大剧院")])
    assert "1 terms" in differences(filled)[0]


@pytest.mark.parametrize(
    ("text", "words", "long"),
    [
        (BODIES[0], CUTS[0], {"清河市", "图书馆"}),
        ("图书\n馆长说", "图书馆 长说", set()),  # cut across a line
        ("图书 馆长说", "图书馆 长说", set()),
        ("C919客机和ABC", "C919 客机 和 ABC", set()),
        ("一二三四五六七八九", "一二三四五六七八九", set()),
        ("一二三四五六七八", "一二三四五六七八", {"一二三四五六七八"[n:m] for n in range(6) for m in range(n + 3, 9)}),
        ("居委会会", "居委会会", {"居委会", "委会会", "居委会会"}),
        ("図書館の人", "図書館の 人", set()),
        ("", "", set()),
    ],
)
def test_long_words_are_of_han_characters_and_in_the_text(text: str, words: str, long: set[str]) -> None:
    assert word_boundaries.long_words(text, word_boundaries.encode(words)) == long


@pytest.mark.parametrize("cuts", ["3", "9999", "3?3", "33333333", "é"])
def test_cuts_of_another_text_give_no_word_that_is_not_there(cuts: str) -> None:
    assert all(word in BODIES[0] for word in word_boundaries.long_words(BODIES[0], cuts))
