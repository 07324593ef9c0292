"""Numbers of the entries of a list in their addresses."""

from __future__ import annotations

import json

import pytest

from scraper.extract import parse
from scraper.extract.listing.entries.place_parameters import without_places
from scraper.models import Hints, Teaser

HEADLINES = ("城乡低保标准二月起上调", "老渡口换上新栈桥迎春节", "大飞机首次飞抵云汀机场", "多家银行调整存款利率")
A = "https://news.example.cn/a"


def urls(template: str, values: tuple[object, ...], keep: tuple[str, ...] = ()) -> list[str]:
    items = tuple(Teaser(f"第{n}条", template.format(n=n, value=value)) for n, value in enumerate(values))
    return [item.url for item in without_places(items, keep)]


@pytest.mark.parametrize(
    ("template", "values"),
    [
        (f"{A}/{{n}}.html?rank={{value}}", (1, 2, 3, 4)),
        (f"{A}/{{n}}.html?rsv={{value}}", (0, 1, 2, 3)),
        (f"{A}/{{n}}.html?rsv={{value}}", (5, 6, 7, 8)),
        (f"{A}/{{n}}.html?dl=top_{{value}}", (1, 2, 3, 4)),
        (f"{A}/{{n}}.html?band_rank={{value}}", (1, 2, 4, 5)),
    ],
    ids=["from one", "from nought", "of the second page", "behind a word", "with gaps, by name"],
)
def test_the_place_of_an_entry_is_no_part_of_its_address(template: str, values: tuple[int, ...]) -> None:
    assert urls(template, values) == [f"{A}/{n}.html" for n in range(len(values))]


@pytest.mark.parametrize(
    ("template", "values"),
    [
        (f"{A}?id={{value}}", (1, 2, 3, 4)),
        (f"{A}?t={{n}}00&n={{value}}", (1, 2, 3, 4)),
        (f"{A}/{{n}}.html?v={{value}}", (1, 2, 4, 5)),
        (f"{A}/{{n}}.html?v={{value}}", (4, 3, 2, 1)),
        (f"{A}/{{n}}.html?v={{value}}", (1, 2)),
        (f"{A}/{{n}}.html?v={{value}}", ("a1", "b2", "c3")),
        (f"{A}/{{n}}.html?v={{value}}", (2026, 2027, 2028, 2029, 2030)),
    ],
    ids=["all that differs", "no word of places", "gaps", "backwards", "two", "words", "years"],
)
def test_what_tells_articles_apart_stays(template: str, values: tuple[object, ...]) -> None:
    assert urls(template, values) == [template.format(n=n, value=value) for n, value in enumerate(values)]


def test_a_source_may_keep_it_and_other_parameters_stay() -> None:
    template = f"{A}?id={{n}}00&rank={{value}}&t=x"
    assert urls(template, (1, 2, 3)) == [f"{A}?id={n}00&t=x" for n in range(3)]
    for keep in ("rank", "*"):
        assert urls(template, (1, 2, 3), (keep,)) == [f"{A}?id={n}00&rank={n + 1}&t=x" for n in range(3)]


@pytest.mark.parametrize("order", [(0, 1, 2, 3), (3, 0, 2, 1)])
@pytest.mark.parametrize("form", ["data", "markup"])
def test_a_hot_list_has_one_address_for_an_entry_wherever_it_stands(form: str, order: tuple[int, ...]) -> None:
    rows = [{"title": HEADLINES[n], "url": f"/s?wd={n}00&rank={place}"} for place, n in enumerate(order, start=1)]
    entries = "".join(f'<li><b>{n}</b><a href="{row["url"]}">{row["title"]}</a></li>' for n, row in enumerate(rows))
    text = json.dumps({"data": rows}) if form == "data" else f"<title>热榜</title><ul>{entries}</ul>"
    page = parse(text.encode(), "https://news.example.cn/hot", Hints(kind="list"))
    assert {item.headline: item.url for item in page.items} == {
        headline: f"https://news.example.cn/s?wd={n}00" for n, headline in enumerate(HEADLINES)
    }
