"""Numbers by which entries are read: for each an entry that is read differently without it."""

from __future__ import annotations

import pytest

from scraper.extract.document import Document
from scraper.extract.listing import main_listing
from scraper.models import Teaser
from tests.extract.list_shapes import stories

HOME = "http://paper.example/china/"
PROSE = "沿江的老街去年冬天换了排水管道，街坊们说下雨天再也不用垫砖头，孩子可以自己走回家。"
ENTRIES = stories(8, path="/a/{number}.html")


def entry_of(headline: str, text: str = "", url: str = "/a/104300.html") -> Teaser:
    """The first entry of a list whose other ones are plain."""
    rows = "".join(f"<li><h4><a href='{s.url}'>{s.headline}</a></h4><p>{PROSE}</p></li>" for s in ENTRIES)
    rows = f"<li><h4><a href='{url}'>{headline}</a></h4><p>{text or PROSE}</p></li>{rows}"
    listing = main_listing.listing(Document(f"<body><ul>{rows}</ul></body>", HOME))
    assert listing is not None
    assert listing.items[0].url.endswith(url)
    return listing.items[0]


@pytest.mark.parametrize("text", [f"【2025-12-30】{PROSE}", f"{PROSE}（2025-12-30）"])
def test_a_date_at_either_end_of_a_teaser_is_the_entry_s(text: str) -> None:
    entry = entry_of("青溪镇启动旧城改造", text)
    assert (entry.published, entry.summary) == ("2025-12-30", PROSE)


def test_a_date_within_a_teaser_is_part_of_its_story() -> None:
    text = f"{PROSE[:20]}2025年12月30日{PROSE[20:]}"
    assert (entry_of("青溪镇启动旧城改造", text).published, entry_of("青溪镇启动旧城改造", text).summary) == (
        None,
        text,
    )


def test_a_day_without_its_year_stays_in_its_sentence() -> None:
    assert entry_of("青溪镇启动旧城改造", "1月4日，青溪镇举行防汛演练。").summary == "1月4日，青溪镇举行防汛演练。"


@pytest.mark.parametrize(("printed", "published"), [("[12-31]", "2025-12-31"), ("[12-32]", None), ("[13-31]", None)])
def test_a_month_and_a_day_are_those_of_a_calendar(printed: str, published: str | None) -> None:
    assert entry_of("青溪镇启动旧城改造", printed, "/a/2025/1231/7.html").published == published


def test_the_day_over_a_group_ends_with_the_group() -> None:
    def rows(start: int) -> str:
        return "".join(
            f"<li><a href='/a/{s.url}'>{s.headline}</a> {s.clock}</li>"
            for s in stories(6, start=start, path="{number}")
        )

    between = "<div>" + f"<p>{PROSE}</p>" * 14 + "</div>"
    listing = main_listing.listing(
        Document(f"<body><h3>2025年12月30日</h3><ul>{rows(0)}</ul>{between}<ul>{rows(20)}</ul></body>", HOME)
    )
    assert listing is not None
    assert [bool(item.published) for item in listing.items] == [True] * 6 + [False] * 6


@pytest.mark.parametrize(("text", "summary"), [(PROSE[:26], None), (PROSE, PROSE)])
def test_a_longer_text_to_the_same_address_is_the_teaser(text: str, summary: str | None) -> None:
    rows = "".join(f"<li><a href='{s.url}'>{s.headline}</a></li>" for s in ENTRIES)
    again = f"<ul><li><a href='{ENTRIES[0].url}'>{text}</a></li></ul>"
    listing = main_listing.listing(Document(f"<body><ul>{rows}</ul>{again}</body>", HOME))
    assert listing is not None
    assert listing.items[0].summary == summary


@pytest.mark.parametrize(
    ("markup", "headline"),
    [
        ("<em>快讯</em>青溪镇改造", "青溪镇改造"),
        ("<em>快讯</em>青溪镇", "快讯青溪镇"),
        ("青溪镇改造<em>12-30</em>", "青溪镇改造"),
        ("青溪镇<em>12-30</em>", "青溪镇12-30"),
        ("<em class='cate'>市政</em>青溪镇启动旧城改造", "青溪镇启动旧城改造"),
        ("<em class='cate'>青溪镇防汛</em>演练昨日结束", "青溪镇防汛演练昨日结束"),
    ],
)
def test_a_label_leaves_a_headline(markup: str, headline: str) -> None:
    assert entry_of(markup).headline == headline
