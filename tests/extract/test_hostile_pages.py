"""Pages made to be slow: time grows with length, not faster, whatever is repeated and wherever it stands."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from scraper.extract import parse
from tests.adversary import growth
from tests.kinds import only

pytestmark = pytest.mark.slow

URL = "https://news.example.cn/2025/0304/c1.html"
SENTENCE = "市水务局昨日介绍，这一带的排水管改造已经完工，新管径比旧管粗了一倍，暴雨天不再漫水。"
TEXT = f"<p>{SENTENCE}</p>" * 6
SIZE = 8_000
FLOOR = 0.3
"""Seconds of processor time that four times `SIZE` characters need at the least to be measured any further."""
MOST = 9.0

PIECES = (
    "-",
    "·",
    "——",
    "|",
    " - ",
    "　",
    "，",
    "。",
    "、",
    "/",
    "0",
    "12:",
    "2025-",
    "a",
    "记者 ",
    "（",
    "【",
    "《",
    "小时前 ",
    "> ",
)


def article(
    title: str = "老街排水改造完工_某某网", credit: str = "", body: str = TEXT, foot: str = "", head: str = ""
) -> str:
    return (
        f"<meta charset=utf-8><title>{title}</title>{head}<h1>老街排水改造完工</h1>"
        f"<div class=info>{credit}</div><div class=content>{body}</div><div>{foot}</div>"
    )


PLACES: dict[str, Callable[[str], str]] = {
    "title": lambda text: article(title=text),
    "description": lambda text: article(head=f"<meta name=description content='{text}'>"),
    "headline": lambda text: f"<title>题</title><h1>老街排水改造完工{text}x</h1>{TEXT}",
    "credits": lambda text: article(credit=f"2025-03-04 09:15 {text} 来源：城东日报"),
    "paragraph": lambda text: article(body=f"{TEXT}<p>{SENTENCE}{text}x</p>"),
    "foot": lambda text: article(foot=f"责任编辑：{text}李四"),
    "link": lambda text: article(foot=f"<a href='/a.html'>{text}</a>"),
    "address": lambda text: article(foot=f"<a href='{text}'>下一页</a>"),
    "many lines": lambda text: article(
        body=TEXT + "".join(f"<p>{text[i : i + 110]}" for i in range(0, len(text), 110))
    ),
    "list": lambda text: "".join(
        f"<li><a href='/2025/0304/c{i}.html'>{text[i : i + 30]}</a> 2025-03-04" for i in range(0, len(text), 30)
    ),
}


@pytest.mark.parametrize("place", only(PLACES, *list(PLACES)[::3]))
def test_a_page_takes_time_in_proportion_to_its_length(place: str) -> None:
    make = PLACES[place]
    slow = {}
    for piece in PIECES:
        ratio = growth(
            lambda text: parse(text.encode(), URL),
            lambda size, piece=piece: make(piece * (size // len(piece))),  # type: ignore[misc]
            SIZE,
            FLOOR,
            MOST,
        )
        if ratio >= MOST:
            slow[piece] = ratio
    assert not slow


@pytest.mark.parametrize("description", ["-" * 20, "。。。。。。。。。。。。。。", "，" * 30, "| " * 20, "《》" * 10])
@pytest.mark.parametrize("headline", ["", "<h1>老街排水改造完工</h1>"])
def test_a_description_of_punctuation_is_none(description: str, headline: str) -> None:
    page = parse(f"<meta name=description content='{description}'>{headline}{TEXT}".encode(), URL)
    assert page.summary in (None, "")
