"""Copies and reprints: found among all articles, told from columns that share a frame."""

from __future__ import annotations

import random
from typing import Any

import pytest

from scraper.archive import Archive
from scraper.archive.articles.duplicates.near_duplicates import (
    Text,
    _letters,
    common,
    common_of_long,
    find,
    likeness,
    other_figures,
)
from scraper.models import Analysis, Page
from scraper.text.segmenter import analyse

HAN = [chr(code) for code in range(0x4E00, 0x5600)]


def text(seed: int, length: int = 400) -> str:
    chosen = random.Random(seed)
    return "".join(chosen.choices(HAN, k=length))


def edited(original: str, share: float, seed: int) -> str:
    """The text with a share of its characters replaced, dropped or doubled, all over."""
    chosen = random.Random(seed)
    return "".join(
        character if chosen.random() >= share else chosen.choice(["", chosen.choice(HAN), character * 2])
        for character in original
    )


def test_the_same_text_under_another_url_is_a_copy(archive: Archive, newsroom: Any, put: Any) -> None:
    put(newsroom.page(1))
    reprint = newsroom.page(1, url="https://other.example.org/9", headline="新馆开馆", outlet="清河在线")
    assert put(reprint, "other") == "copy"
    row = archive.articles.get(2) or {}
    assert (row["copy_of"], row["similarity"]) == (1, 1.0)
    assert [copy["id"] for copy in archive.articles.copies(1)] == [2]
    assert [copy["id"] for copy in archive.articles.copies(2)] == [1]


def test_punctuation_width_and_spaces_do_not_make_another_text(archive: Archive, newsroom: Any, put: Any) -> None:
    put(newsroom.page(1, body="Ｃ９１９客机昨日首飞，历时79分钟。" * 4))
    assert put(newsroom.page(2, body="c919 客机昨日首飞, 历时７９分钟." * 4)) == "copy"


def test_texts_of_a_few_words_are_copies_only_under_one_headline(archive: Archive, newsroom: Any, put: Any) -> None:
    put(newsroom.page(1, body="视频：记者 陈可"))
    assert put(newsroom.page(2, body="视频：记者 陈可")) == "new"
    assert put(newsroom.page(3, body="视频：记者 陈可", headline=newsroom.page(1).headline)) == "copy"
    assert put(newsroom.page(4, body="")) == "new"
    assert put(newsroom.page(5, body="")) == "new"


@pytest.mark.slow
@pytest.mark.parametrize("share", [0.02, 0.08, 0.15])
def test_reprints_are_found_and_strangers_are_not(archive: Archive, newsroom: Any, put: Any, share: float) -> None:
    with archive.transaction():
        for number in range(60):
            assert put(newsroom.page(number, body=text(number))) == "new"
        outcomes = [put(newsroom.page(100 + n, body=edited(text(n), share, n))) for n in range(60)]
    assert outcomes.count("copy") == 60
    assert all((archive.articles.get(61 + n) or {})["copy_of"] == n + 1 for n in range(60))


def test_a_daily_column_is_no_copy_of_yesterdays(archive: Archive, newsroom: Any, put: Any) -> None:
    opening, closing = text(1, 120), text(2, 120)
    with archive.transaction():
        outcomes = [put(newsroom.page(day, body=opening + text(100 + day, 160) + closing)) for day in range(40)]
    assert outcomes == ["new"] * 40


def test_a_group_has_one_head_whatever_copy_a_reprint_was_made_from(archive: Archive, newsroom: Any, put: Any) -> None:
    put(newsroom.page(1, body=text(1)))
    put(newsroom.page(2, body=edited(text(1), 0.1, 5)))
    put(newsroom.page(3, body=edited(edited(text(1), 0.1, 5), 0.05, 6)))
    assert [row["copy_of"] for row in archive.articles()] == [None, 1, 1]


def test_a_copy_that_becomes_another_text_leaves_its_group(archive: Archive, newsroom: Any, put: Any) -> None:
    put(newsroom.page(1, body=text(1)))
    put(newsroom.page(2, body=text(1)))
    assert put(newsroom.page(2, body=text(2)), at="2026-02-01T01:00:00Z") == "changed"
    assert archive.articles.copies(1) == []
    assert put(newsroom.page(3, body=text(2))) == "copy"
    assert [copy["id"] for copy in archive.articles.copies(2)] == [3]


def test_the_longest_common_subsequence_is_what_the_textbook_says() -> None:
    chosen = random.Random(7)
    for _ in range(50):
        one, other = ("".join(chosen.choices("甲乙丙丁", k=chosen.randrange(30))) for _ in "ab")
        table = [[0] * (len(other) + 1) for _ in range(len(one) + 1)]
        for i, a in enumerate(one):
            for j, b in enumerate(other):
                table[i + 1][j + 1] = table[i][j] + 1 if a == b else max(table[i][j + 1], table[i + 1][j])
        assert common(one, other) == table[-1][-1]


def test_the_same_words_about_another_guest_are_another_article(archive: Archive, newsroom: Any, put: Any) -> None:
    frame = "今天上午，{}总理抵达清河市进行正式访问。市长陈可在市民广场举行欢迎仪式，"
    frame += "检阅仪仗队，随后双方举行会谈，就{}交换意见。"
    guests = [("东岛国", "渔业合作"), ("西岭国", "铁路建设"), ("南原国", "学生交流")]
    outcomes = [
        put(newsroom.page(n, headline=f"陈可举行仪式欢迎{country}总理", body=frame.format(country, about)))
        for n, (country, about) in enumerate(guests)
    ]
    assert outcomes == ["new"] * 3


def test_a_trimmed_headline_does_not_hide_a_reprint(archive: Archive, newsroom: Any, put: Any) -> None:
    put(newsroom.page(1, headline="清河市图书馆新馆昨日开馆 首日迎来读者四千人", body=text(1)))
    assert put(newsroom.page(2, headline="图书馆新馆昨日开馆", body=edited(text(1), 0.12, 3))) == "copy"


WEATHER = (
    "清河市气象台{}日发布未来三天天气预报。今天白天多云转晴，最高气温{}度，夜间最低气温{}度，偏南风{}级，"
    "相对湿度百分之{}，空气质量指数为{}，首要污染物为臭氧。明天有小雨，降水概率为{}，气温下降{}度左右，"
    "请市民外出时带好雨具，注意添衣保暖。后天转晴，紫外线指数为{}级，适宜户外活动，能见度{}公里。"
)


def weather(day: int) -> str:
    chosen = random.Random(day)
    return WEATHER.format(day, *(chosen.randrange(low, low * 9) for low in (3, 2, 1, 9, 20, 10, 2, 1, 3)))


def test_todays_weather_is_no_reprint_of_yesterdays(archive: Archive, newsroom: Any, put: Any) -> None:
    """All but the figures is the same, and so is the headline."""
    outcomes = [put(newsroom.page(day, headline="清河天气", body=weather(day))) for day in range(1, 29)]
    assert outcomes == ["new"] * 28
    corrected = weather(9).replace("能见度", "能见度约").replace("百分之", "为百分之").replace("9日", "10日")
    assert put(newsroom.page(90, headline="清河今日天气", outlet="清河在线", body=f"本报讯 {corrected}")) == "copy"
    assert [copy["id"] for copy in archive.articles.copies(29)] == [9]


@pytest.mark.parametrize("share", [0.0, 0.03, 0.1, 0.15])
def test_long_texts_are_compared_as_truly_as_short_ones(share: float) -> None:
    original = text(5, 12_000)
    reprint = edited(original, share, 6)
    exact = 2 * common(original, reprint) / (len(original) + len(reprint))
    assert likeness(original, reprint) == pytest.approx(exact, abs=0.02)
    assert common_of_long(original, text(7, 12_000)) < 0.3 * 12_000


@pytest.mark.parametrize("kind", ["reprint", "stranger", "periods", "shuffled"])
def test_two_books_cost_no_more_than_their_length(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    steps = 0

    def counted(one: str, other: str) -> int:
        nonlocal steps
        steps += len(other) * (1 + len(one) // 64)
        return common(one, other)

    monkeypatch.setattr("scraper.archive.articles.duplicates.near_duplicates.common", counted)
    made = {}
    for size in (30_000, 120_000):
        steps = 0
        original, other = books(kind, size)
        alike = likeness(original, other)
        assert kind == "periods" or (alike > 0.82) == (kind == "reprint")
        made[size] = steps
    assert made[120_000] <= 5 * made[30_000] + 100_000
    assert made[120_000] <= 50 * 120_000


def books(kind: str, size: int) -> tuple[str, str]:
    if kind == "periods":
        return "ab" * (size // 2), "ab" * (size // 2 - 1) + "x"
    original = text(1, size)
    if kind == "reprint":
        return original, edited(original, 0.1, 2)
    return original, text(2, size) if kind == "stranger" else "".join(random.Random(3).sample(original, size))


def test_a_book_of_one_repeated_page_holds_no_run_up(archive: Archive, newsroom: Any, put: Any) -> None:
    original = text(9, 15_000)
    put(newsroom.page(1, body=original))
    assert put(newsroom.page(2, body=edited(original, 0.05, 1))) == "copy"
    assert put(newsroom.page(3, body=text(10, 15_000))) == "new"


@pytest.mark.parametrize(
    ("before", "after", "another"),
    [
        ((1, 2, 3, 4, 5, 6), (1, 2, 13, 14, 15, 16), True),
        ((1, 2, 3, 4, 5, 6), (1, 2, 3, 14, 15, 16), False),
        ((1, 2, 3), (11, 12, 13), True),
        ((1, 2), (11, 12), False),
    ],
)
def test_two_thirds_of_the_figures_and_three_at_least_make_another_days_news(
    before: tuple[int, ...], after: tuple[int, ...], another: bool
) -> None:
    frame = ("甲乙丙丁{}", "戊己庚辛{}", "壬癸子丑{}", "寅卯辰巳{}", "午未申酉{}", "戌亥天地{}")
    text = "".join(frame[: len(before)]) + "完"
    assert other_figures(text.format(*before), text.format(*after)) is another


def store_sketched(archive: Archive, number: int, body: str, headline: str, sketch: tuple[int, ...]) -> None:
    page = Page("article", f"https://news.example.cn/{number}.html", headline=headline, body=body)
    archive.articles.store("evening", None, page, Analysis({}, (), 0, "jieba 0", sketch))


def first_print(archive: Archive, body: str, headline: str, sketch: tuple[int, ...]) -> int | None:
    match = find(archive.connection, Text(body, headline, sketch))
    return match and match[0]


@pytest.mark.parametrize(
    ("shared", "headline", "match"),
    [(6, "另题", 1), (5, "另题", None), (2, "清河大桥通车", 1), (1, "清河大桥通车", None)],
)
def test_under_another_headline_six_hashes_are_shared_and_else_two(
    archive: Archive, shared: int, headline: str, match: int | None
) -> None:
    original = text(1, 600)
    store_sketched(archive, 1, original, "清河大桥通车", tuple(range(16)))
    sketch = tuple(range(16 - shared, 32 - shared))
    assert first_print(archive, original[:-9] + "末段改写。", headline, sketch) == match


@pytest.mark.slow
@pytest.mark.parametrize(("length", "match"), [(100_000, 2), (200_000, None)])
def test_candidates_after_three_hundred_thousand_characters_are_not_compared(
    archive: Archive, length: int, match: int | None
) -> None:
    body = text(2, 150_000)
    store_sketched(archive, 1, text(1, length), "清河年鉴", tuple(range(16)))
    store_sketched(archive, 2, body, "清河年鉴", tuple(range(8, 24)))
    sketch = (*range(10), *range(8, 14))  # shares more with the first
    assert first_print(archive, body[:-9] + "末段改写。", "清河年鉴", sketch) == match


def test_letters_of_recent_candidates_are_not_computed_again(archive: Archive) -> None:
    for number in range(1, 4):
        store_sketched(archive, number, text(number), f"清河之{number}", tuple(range(16)))
    _letters.cache_clear()
    for _ in range(2):
        first_print(archive, edited(text(1), 0.05, 9), "清河之一", tuple(range(16)))
    assert _letters.cache_info().hits >= _letters.cache_info().misses > 1


@pytest.mark.parametrize(("headline", "match"), [("", 1), ("清河大桥通车", 1), ("另题", None)])
def test_an_edited_text_without_a_headline_is_a_reprint(archive: Archive, headline: str, match: int | None) -> None:
    original = text(1, 600)
    store_sketched(archive, 1, original, "清河大桥通车", tuple(range(16)))
    reprint = edited(original, 0.1, 3)
    assert 0.82 < likeness(original, reprint) < 0.95
    assert first_print(archive, reprint, headline, tuple(range(16))) == match


@pytest.mark.parametrize("body", ["", "！！", "短讯一则。", "云汀市图书馆今起延长开放时间，" * 8])
def test_an_analysis_has_the_hash_of_the_text(body: str) -> None:
    page = Page("article", headline="图书馆延长开放", body=body)
    assert analyse(page).text_hash == Text(body, page.headline).hash
