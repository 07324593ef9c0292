"""Numbers by which entries are read: for each an entry that is read differently without it."""

from __future__ import annotations

import pytest

from scraper.extract.document import Document
from scraper.extract.listing import main_listing
from scraper.models import Hints, Teaser
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


@pytest.mark.parametrize(
    "days",
    [
        ("<div class='kx-date'><b>01月10日 星期六</b></div>", "<div class='kx-date'><b>01月09日 星期五</b></div>"),
        ("<p class='day'>1月10日</p>", "<p class='day'>1月9日</p>"),
        ("<h3>01-10</h3>", "<h3>01-09</h3>"),
        ("<h3>今天</h3>", "<h3>昨天</h3>"),
        ("<div><span>今天 01月10日</span></div>", "<div><span>昨天 01月09日</span></div>"),
        ("<h3>2026年1月10日</h3>", "<h3>2026年1月9日</h3>"),
    ],
)
def test_a_day_over_flashes_needs_no_year_at_a_known_time_of_fetching(days: tuple[str, str]) -> None:
    def rows(start: int) -> str:
        return "".join(
            f"<div class='kx'><i>{s.clock}</i><p><a href='/live/{s.url}'>{s.headline}</a></p></div>"
            for s in stories(6, start=start, path="{number}")
        )

    page = f"<body>{days[0]}{rows(0)}{days[1]}{rows(20)}</body>"
    listing = main_listing.listing(Document(page, HOME, Hints(fetched="2026-01-10T12:00:00+08:00")))
    assert listing is not None
    assert [(item.published or "")[:10] for item in listing.items] == ["2026-01-10"] * 6 + ["2026-01-09"] * 6


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
