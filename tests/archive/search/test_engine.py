"""Search: what a plain scan of the folded text finds, no more and no less; the best first."""

from __future__ import annotations

import random
import re
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scraper.archive import Archive, Filter
from scraper.archive.schema import migrations, search_table
from scraper.archive.search import candidates
from scraper.archive.search import engine as searching
from scraper.archive.search.index import fts_index
from scraper.archive.search.query.query import parse
from scraper.models import Page
from scraper.text.normalise import fold
from scraper.text.segmenter import analyse
from tests.examples import examples

ARTICLES: tuple[dict[str, Any], ...] = (
    {
        "headline": "全市低保标准提高一成",
        "summary": "惠及三万人",
        "body": "低保，是兜底。\n标准由区里定。",
        "byline": ("陈可",),
    },
    {"headline": "研究生命名新星", "body": "一名研究生发现了它；命名为清河星。", "outlet": "清河晚报"},
    {"headline": "图书馆讲座：生命科学", "body": "研究者讲生命的起源。研究生免费入场。", "section": "科教"},
    {"headline": "C919首飞清河", "body": "国产大飞机Ｃ９１９降落，乘客可用5G手机。客服12306。", "source": "aviation"},
    {"headline": "天气", "body": "明天晴，最高12℃……\n后天多云。“寒潮”将至，3.5级风。"},
    {"headline": "發展與環境", "body": "頭髮與發展無關。"},
    {"headline": "旧闻一则", "body": "低保话题。", "published": "2011-05-01T10:00:00+08:00"},
)


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> Any:
    with Archive.open(tmp_path_factory.mktemp("search") / "archive.db") as archive:
        for number, fields in enumerate(ARTICLES, 1):
            store(archive, number, **fields)
        yield archive


def store(archive: Archive, number: int, source: str = "evening", **fields: Any) -> None:
    values = {"url": f"https://news.example.cn/{number}", "published": "2026-01-31T08:15:00+08:00"}
    page = Page("article", **(values | fields))
    archive.articles.store(source, None, page, analyse(page))


def hits_of(archive: Archive, query: str, choice: Filter = Filter(), **how: Any) -> list[int]:  # noqa: B008 - frozen
    return [hit.id for hit in archive.search(query, choice, **how).hits]


@pytest.mark.parametrize(
    ("query", "articles"),
    [
        ("低保", {1, 7}),
        ("研究生", {2, 3}),
        ("生命科学", {3}),
        ("研究生命", {2}),
        ("研究 生命", {2, 3}),
        ("低保是", set()),  # not across punctuation,
        ("低保，是", {1}),  # unless the query has it,
        ("低保,是", {1}),  # in either width
        ("兜底。标准", set()),  # not across paragraphs
        ("一成惠及", set()),  # not across fields
        ("c919", {4}),
        ("Ｃ９１９降", {4}),
        ("5g手机", {4}),
        ("12306", {4}),
        ("3.5级", {5}),
        ("......", {5}),  # … folds to three points
        ("℃", {5}),
        ("“寒潮”", {5}),
        ("星", {2}),
        ("清河星 OR 多云", {2, 5}),
        ("研究生 -免费", {2}),
        ("研究生 -免费入场", {2}),
        ("-研究生 -低保 -發", {4, 5}),
        ("headline:低保", {1}),
        ("body:研究", {2, 3}),
        ("byline:陈可", {1}),
        ("陈可", set()),
        ("outlet:晚报 命名", {2}),
        ("section:科教", {3}),
        ("source:avia", {4}),
        ("-source:avia -研究 -低保 -發", {5}),
        ("headline:天 OR byline:陈", {1, 5}),
        ("没有的词", set()),
        ("", {1, 2, 3, 4, 5, 6, 7}),
    ],
)
def test_found_is_what_is_there(full: Archive, query: str, articles: set[int]) -> None:
    assert set(hits_of(full, query)) == articles
    assert full.search.count(query) == len(articles)
    assert set(full.search.ids(query)) == articles


def test_forms_of_characters_match_when_asked(full: Archive) -> None:
    han = pytest.importorskip("scraper.text.han_variants")
    pytest.importorskip("opencc")
    for query in ("发展", "發展", "头发"):
        assert hits_of(full, parse(query).with_choices(han.choices)) == [6]  # type: ignore[arg-type]
    assert hits_of(full, "发展") == []


ALPHABET = '低保研究生命年\uf98e，。、？%（ \n5Gg５…ｶﾞé\u0301Σς-"*=\u0338'


@examples(60)
@given(st.lists(st.text(ALPHABET, max_size=12), min_size=3, max_size=8), st.data())
def test_same_set_as_a_plain_scan(bodies: list[str], data: st.DataObject) -> None:
    import sqlite3

    connection = sqlite3.connect(":memory:", isolation_level=None)
    connection.execute(
        "CREATE TABLE articles (id INTEGER PRIMARY KEY, headline, summary, body, byline DEFAULT '[]',"
        " editors DEFAULT '[]', outlet, section, source, published, fetched DEFAULT '', copy_of,"
        " page_number, page_name)"
    )
    migrations.create_search(migrations.database(connection))
    connection.execute("CREATE TABLE tags (article, tag)")
    for number, body in enumerate(bodies, 1):
        page = Page("article", headline=bodies[-number], body=body)
        connection.execute(
            "INSERT INTO articles (id, headline, body) VALUES (?, ?, ?)", (number, page.headline, page.body)
        )
        fts_index.add(connection, number, page, analyse(page))
    line = data.draw(st.sampled_from([line for body in bodies for line in fold(body).split("\n")]))
    start = data.draw(st.integers(0, max(0, len(line) - 1)))
    query = line[start : start + data.draw(st.integers(1, 6))].strip()
    if not query or '"' in query or "  " in query:
        return
    truth = {
        number
        for number, body in enumerate(bodies, 1)
        if any(query in fold(text) for text in (*body.split("\n"), *bodies[-number].split("\n")))
    }
    assert {hit.id for hit in searching.search(connection, parse(f'"{query}"'), Filter()).hits} == truth
    assert searching.count(connection, parse(f'"{query}"'), Filter()) == len(truth)


def test_the_index_follows_the_article(archive: Archive) -> None:
    store(archive, 1, headline="图书馆开馆", body="读者四千人。", byline=("陈可",))
    store(archive, 1, headline="图书馆开馆", body="读者五千人。", byline=("周以宁",))
    assert hits_of(archive, "四千") == hits_of(archive, "byline:陈可") == []
    assert hits_of(archive, "五千") == hits_of(archive, "byline:周以宁") == [1]
    rows = archive.connection.execute("SELECT count(*) FROM article_words").fetchone()
    assert rows == (1,)


def test_headline_before_summary_before_body(archive: Archive) -> None:
    store(archive, 1, headline="甲", body="开头。步道通车。结尾。")
    store(archive, 2, headline="乙", summary="步道通车", body="开头。正文。结尾。")
    store(archive, 3, headline="步道通车", body="开头。正文。结尾。")
    assert hits_of(archive, "步道") == [3, 2, 1]


def test_whole_words_before_parts_of_words(archive: Archive) -> None:
    store(archive, 1, headline="讲座", body="这位研究生命名了一颗星。")
    store(archive, 2, headline="讲座", body="他研究生命，也热爱生命。")
    assert hits_of(archive, "生命") == [2, 1]


def test_fresh_before_old_when_all_else_is_equal(archive: Archive) -> None:
    for number, date in enumerate(("2011-01-01", datetime.now(UTC).date().isoformat(), "2020-01-01"), 1):
        store(archive, number, headline="步道通车", body=f"第{number}段通车。", published=date)
    assert hits_of(archive, "步道")[0] == 2
    assert hits_of(archive, "步道", sort="newest") == [2, 3, 1]
    assert hits_of(archive, "步道", sort="oldest") == [1, 3, 2]


def test_a_word_that_is_everywhere_still_gives_the_best_first(archive: Archive) -> None:
    with archive.transaction():
        for number in range(1, 400):
            headline = "步道专题" if number == 7 else f"第{number}条"
            store(
                archive, number, headline=headline, body=f"第{number}天，步道上有人。{'步道又见步道。' * (number == 9)}"
            )
    assert hits_of(archive, "步道", limit=2) == [7, 9]
    assert len(hits_of(archive, "步道", limit=300)) == 300
    assert sorted(hits_of(archive, "步道", limit=None)) == list(range(1, 400))
    assert archive.search("步道", limit=5).complete is False
    assert hits_of(archive, "步道", Filter(ids=[3, 5])) == [5, 3]


@pytest.mark.parametrize("query", ["低", "低 保", "低 OR 天", "低保", "低保标", "低 -天"])
@pytest.mark.parametrize("sort", ["relevance", "newest", "oldest"])
def test_what_is_everywhere_is_found_in_the_same_order_however_little_is_asked_of_the_index(
    archive: Archive, monkeypatch: pytest.MonkeyPatch, query: str, sort: searching.Sort
) -> None:
    """Of what most articles hold, the first screen is filled from the texts; all that follow come from the index."""
    for number in range(1, 61):
        text = "低保标准" * (number % 4 > 0) + "天气" * (number % 3 == 0) + "．" * number
        store(archive, number, headline="", body=text, published=f"2026-01-{1 + number * 7 % 28:02}")
    dates = {row["id"]: row["published"] for row in archive.articles()}
    alone = archive.search(query, sort=sort, limit=None).hits
    monkeypatch.setattr(searching, "POOL", 5)
    monkeypatch.setattr(candidates, "POOL", 5)
    monkeypatch.setattr(searching, "FEW", 10)
    some = archive.search(query, sort=sort, limit=100).hits
    assert {hit.id for hit in some} == {hit.id for hit in alone}
    assert len(some) == len(alone) == archive.search.count(query)
    if sort != "relevance":
        direction = 1 if sort == "oldest" else -1
        assert [hit.id for hit in some] == sorted(dates.keys() & {hit.id for hit in some}, key=lambda i: (dates[i], i))[
            ::direction
        ]
    few = archive.search(query, sort=sort, limit=2).hits
    assert len(few) == 2
    assert {hit.id for hit in few} <= {hit.id for hit in alone}


def test_filters_hold_beside_the_query(full: Archive) -> None:
    assert hits_of(full, "低保", Filter(since="2020-01-01")) == [1]
    assert hits_of(full, "低保", Filter(until="2011")) == [7]
    assert hits_of(full, "清河", Filter(source="aviation")) == [4]
    assert full.search.count("低保", Filter(since="2020")) == 1


@pytest.mark.parametrize("query", ["低保", "低保标准", "低", "天气 OR 低保"])
@pytest.mark.parametrize("chosen", [Filter(since="2026-01-20"), Filter(source="paper"), Filter(source="none")])
def test_a_filter_lets_the_same_through_however_many_candidates_there_are(
    archive: Archive, monkeypatch: pytest.MonkeyPatch, query: str, chosen: Filter
) -> None:
    """The first candidates are looked at one by one; of those that are left, all that the filter knows are gathered."""
    for number in range(1, 61):
        text = "低保标准" * (number % 4 > 0) + "天气" * (number % 3 == 0)
        source = "paper" if number % 7 < 3 else "evening"
        store(archive, number, source, headline="", body=text, published=f"2026-01-{1 + number * 7 % 28:02}")
    counts = []
    for pool in (100, 4, 1):
        monkeypatch.setattr(candidates, "POOL", pool)
        ids = archive.search.ids(query, chosen)
        assert ids == sorted(set(archive.search.ids(query)) & {row["id"] for row in archive.articles(chosen)})[::-1]
        counts.append(archive.search.count(query, chosen))
    assert counts == [len(ids)] * 3


def test_reprints_fold_into_the_best_placed(archive: Archive) -> None:
    body = "清河市图书馆新馆昨日开馆，首日迎来读者四千余人，藏书八十万册，读者凭身份证即可借阅，逾期不再收取滞纳金。"
    store(archive, 1, headline="新馆开馆", body=body)
    store(archive, 2, headline="图书馆新馆开馆", body=body)
    store(archive, 3, headline="另一则", body="图书馆闭馆。")
    assert set(hits_of(archive, "图书馆")) == {1, 2, 3}
    assert len(hits_of(archive, "图书馆", copies="folded")) == 2


def test_the_snippet_holds_the_term_and_ends_at_words(archive: Archive) -> None:
    before, after = "昨天和今天的事情都已经过去了，" * 8, "明天和后天的事情还没有到来，" * 8
    store(archive, 1, headline="专题", body=f"第一段。\n{before}清河步道通车，{after}")
    (hit,) = archive.search("步道").hits
    ((start, end),) = hit.highlights
    assert hit.snippet[start:end] == "步道"
    assert hit.snippet[0] == hit.snippet[-1] == "…"
    assert hit.snippet[1:-1] in f"{before}清河步道通车，{after}"
    assert hit.snippet[1] not in "，。"
    assert len(hit.snippet) < 90


def test_the_whole_index_can_be_written_anew(archive: Archive) -> None:
    store(archive, 1, headline="步道通车", body="清河步道。")
    with archive.transaction():
        archive.connection.execute("DELETE FROM search_index_state")
        assert not search_table.is_current(archive.connection)
        assert fts_index.rebuild(archive.connection) == 1
    assert search_table.is_current(archive.connection)
    assert hits_of(archive, "步道") == [1]


def test_an_index_that_differs_from_the_articles_is_told(archive: Archive) -> None:
    store(archive, 1, headline="步道通车", body="清河步道。")
    articles: list[None] = []

    def differences() -> list[str]:
        results = fts_index.differences(archive.connection, lambda: articles.append(None))
        return [one for one in results if isinstance(one, str)]

    assert fts_index.problems(archive.connection) == differences() == []
    assert len(articles) == 1
    archive.connection.execute("UPDATE articles SET body = '清河大桥。'")
    (problem,) = differences()
    assert "differs from the articles in" in problem
    archive.connection.execute("UPDATE articles SET body = '短'")
    assert "do not fit their text" in differences()[1]


# -- numbers that decide (tools/neutral_weights.py)


def test_whole_words_come_first_also_where_one_hit_is_asked(archive: Archive) -> None:
    """The best thirty are compared by their words, however few are shown."""
    store(archive, 1, headline="", body="研究生昨日开学了。")
    store(archive, 2, headline="", body="研究生命科学的人。")
    assert hits_of(archive, "研究生", limit=1) == [1]
    assert hits_of(archive, "研究生", limit=None) == [1, 2]


def test_twice_as_many_are_compared_as_are_shown(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(searching, "POOL", 5)
    monkeypatch.setattr(searching, "TIER", 0)
    for number in range(1, 31):
        published = "2026-01-30" if number == 20 else "2011-01-30"
        store(archive, number, headline=f"第{number}条", body=f"第{number}天，步道上有人。", published=published)
    assert hits_of(archive, "步道", limit=6)[0] == 20, "the eleventh newest stored of which twelve are compared"
    assert hits_of(archive, "步道", limit=4)[0] != 20


@pytest.mark.parametrize("query", ["图", "图书", "图书馆", "图书馆 OR 晚报社", "标题:图书馆", "-图书馆", ""])
def test_nothing_is_found_in_an_archive_without_articles(archive: Archive, query: str) -> None:
    assert archive.search.count(query) == 0
    assert not archive.search.ids(query)
    assert not archive.search(query).hits


def test_hits_by_date_have_no_score(full: Archive) -> None:
    assert {hit.score for hit in full.search("研究生", sort="newest").hits} == {0.0}
    assert {hit.score for hit in full.search.hits("研究生", [2, 3])} == {0.0}
    assert all(hit.score > 0 for hit in full.search("研究生").hits)


def test_a_single_term_is_not_counted_in_the_archive(full: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(searching, "_rarity", lambda *_: pytest.fail("counted for nothing"))
    assert hits_of(full, "研究生")
    with pytest.raises(pytest.fail.Exception):
        hits_of(full, "研究 生命")


def test_a_frequent_character_is_looked_for_among_four_times_as_many_articles(archive: Archive) -> None:
    for number in range(1, 31):
        store(archive, number, headline=f"第{number}条", body="低保" if number % 4 == 0 else "天气")
    candidate = candidates.Candidates(archive.connection, parse("低"), Filter())
    assert candidate.frequent(5) == [28, 24, 20, 16, 12]
    assert candidate.frequent(8) == [], "there are seven"


@pytest.mark.corpus
def test_same_set_on_real_pages(shared: Any, archive: Archive) -> None:
    """Random substrings of a day of the replayed site."""
    import zipfile

    from scraper.extract import parse as read

    with zipfile.ZipFile(shared / "corpus/cctv/cctv-2025q1.zip") as pages:
        names = [name for name in pages.namelist() if "/VIDE" in name][:60]
        articles = [read(pages.read(name), f"https://tv.cctv.com/{name}") for name in names]
    texts = {}
    with archive.transaction():
        for page in articles:
            stored = archive.articles.store("cctv", None, page, analyse(page))
            texts[stored.id] = [fold(t) for t in (page.headline, page.summary or "", *page.body.split("\n"))]
    rng = random.Random(1)
    lines = [line for text in texts.values() for line in text if len(line) > 6]
    for _ in range(200):
        line = rng.choice(lines)
        start = rng.randrange(len(line) - 5)
        query = line[start : start + rng.randint(1, 6)].strip()
        if not query or re.search(r'["]', query):
            continue
        truth = {id_ for id_, text in texts.items() if any(query in piece for piece in text)}
        assert set(hits_of(archive, f'"{query}"', limit=None)) == truth, query
