"""What a worker refuses before it costs too much: pages that are much larger than any article."""

from __future__ import annotations

import time

import pytest

from scraper import work
from scraper.errors import PageTooLarge
from scraper.records import Fetched, Hints

TEXT = "今天的雨下了一整天，河边的人都回家了，只有打鱼的还在等。"
HEAD = "<html><head><title>河边的雨</title>{}</head><body><h1>河边的雨下了一整天</h1>"
PARAGRAPHS = f"<p>{TEXT}</p>" * 5
BIG = work.MAX_MARKUP + 1


def read(html: str, kind: str = "auto") -> work.Parsed:
    page = Fetched("https://x.cn/1", "https://x.cn/1", 200, (("Content-Type", "text/html"),), html.encode(), "")
    hints = Hints(kind=kind)  # type: ignore[arg-type]
    work.check_size(page, hints)
    return work.work((page,), hints)


@pytest.mark.parametrize(
    "filling",
    [
        "<script>var state = '{}'</script>",
        "<STYLE>{}</STYLE>",
        "<!-- {} -->",
        '<img src="data:image/png;base64,{}">',
    ],
)
def test_what_costs_little_may_be_large(filling: str) -> None:
    parsed = read(HEAD.format(filling.format("A" * BIG)) + PARAGRAPHS)
    assert parsed.page.headline == "河边的雨下了一整天"
    assert parsed.analysis is not None


def test_a_page_of_markup_without_end_is_refused() -> None:
    with pytest.raises(PageTooLarge, match="bytes of markup"):
        read(HEAD.format("") + f"<p>{TEXT}</p>" * (BIG // 90))


def test_a_page_of_tags_is_refused() -> None:
    with pytest.raises(PageTooLarge, match="tags"):
        read(HEAD.format("") + PARAGRAPHS + "<b>" * 151_000)


def test_a_text_longer_than_any_article_is_refused() -> None:
    with pytest.raises(PageTooLarge, match="over 500,000 characters"):
        read(HEAD.format("") + f"<p>{TEXT * 1000}</p>" * 19)


def test_a_long_list_is_read_where_a_list_is_expected() -> None:
    links = "".join(f"<li><a href='/{n}.html'>第{n}号：河边的雨下了一整天</a>" for n in range(BIG // 60))
    assert len(read(f"<ul>{links}</ul>", "list").page.items) > 40_000


@pytest.mark.parametrize("piece", ["<script>", "<!--", "data:", "data:a,", "<style", "</script><script>"])
def test_hostile_pages_are_weighed_in_a_moment(piece: str) -> None:
    began = time.process_time()
    work._light((piece * (19_000_000 // len(piece))).encode())
    assert time.process_time() - began < 10
