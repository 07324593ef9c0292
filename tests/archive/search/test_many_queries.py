"""Many queries over few articles give what each gives alone."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scraper.archive import Archive, Filter
from scraper.archive.search.many_queries import of_former
from scraper.archive.search.matcher import Article
from scraper.archive.search.query.query import parse
from tests.archive.search.test_engine import ARTICLES, store
from tests.examples import examples

QUERIES = [
    *("低保", "研究生命", "c919", "12306", "星", "研究生 -免费", "-低保", "来源:清河晚报", "标题:低保", "byline:陈可"),
    *("source:aviation", "NOT source:aviation", "(低保 OR 研究) 生命", "......", "“寒潮”", "。", "没有的词", ""),
]


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> Any:
    with Archive.open(tmp_path_factory.mktemp("many") / "archive.db") as archive:
        for number, fields in enumerate(ARTICLES, 1):
            store(archive, number, **fields)
        yield archive


def test_many_queries_over_all_articles(full: Archive) -> None:
    every = list(range(1, len(ARTICLES) + 1))
    alone = [set(full.search.ids(query)) for query in QUERIES]
    assert full.search.matching([parse(query) for query in QUERIES], every) == alone
    assert full.search.matching([parse("低保")], []) == [set()]


@given(st.lists(st.sampled_from(range(1, len(ARTICLES) + 1)), unique=True), st.lists(st.sampled_from(QUERIES)))
@examples(40)
def test_only_the_given_articles_are_looked_at(full: Archive, ids: list[int], queries: list[str]) -> None:
    alone = [set(full.search.ids(query, Filter(ids=ids))) for query in queries]
    assert full.search.matching([parse(query) for query in queries], ids) == alone


def test_a_former_version_is_compared_alike() -> None:
    row = Article(1, "低保提高", None, "标准", '["陈可"]', "[]", None, None, "晚报", None, "")
    assert of_former(parse("低保 标准 byline:陈可 source:晚报"), row)
    assert not of_former(parse("低保 -标准"), row)
    assert not of_former(parse("。"), row)
