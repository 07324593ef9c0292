"""Headlines of posts on blogs whose name is the first heading and opens the title."""

from __future__ import annotations

import pytest

from scraper.extract import parse
from tests.extract.article_pages import HEADLINE, MARKUP


def headline(title: str, first: str, second: str) -> str:
    html = f"<html><head><title>{title}</title></head><body>{first}<h2 class='date-header'>2026年1月31日</h2>{second}"
    return parse(f"{html}<div class='post-body'>{MARKUP}</div></body></html>".encode()).headline


@pytest.mark.parametrize("sign", [": ", " | ", " » ", " :: "])
def test_the_post_behind_the_blog_s_name(sign: str) -> None:
    title = f"小河的散步地图{sign}{HEADLINE}"
    assert (
        headline(title, "<h1 class='title'>小河的散步地图</h1>", f"<h3 class='post-title'>{HEADLINE}</h3>") == HEADLINE
    )


def test_a_second_heading_that_the_title_does_not_name() -> None:
    assert headline(f"{HEADLINE} | 澜汀网", f"<h1>{HEADLINE}</h1>", "<h3>改造的账怎么算</h3>") == HEADLINE


def test_the_post_of_a_blog_in_letters() -> None:
    text = "The new library opened its doors, and readers queued along the river before the shelves were filled. "
    html = (
        "<html lang=en><title>The Walking Notebook: A Slow Walk Along the Moat</title><h1>The Walking Notebook</h1>"
        f"<h2>Friday</h2><h3>A Slow Walk Along the Moat</h3><div>{f'<p>{text * 2}</p>' * 4}</div>"
    )
    assert parse(html.encode()).headline == "A Slow Walk Along the Moat"


def test_the_site_s_name_as_a_heading_below_a_headline() -> None:
    assert headline(f"{HEADLINE} | 澜汀新闻", f"<h1>{HEADLINE}</h1>", "<h3>澜汀新闻</h3>") == HEADLINE
