"""`scrape fetch` of articles that are split over pages, and of what only looks like it."""

from __future__ import annotations

import pytest

from tests.cli.commands.collect.test_fetch import fetch, rows, serving
from tests.newssite import HEADLINES, Answer, article, listing

pytestmark = pytest.mark.usefixtures("folder")


def paragraphs(name: str, number: int = 4) -> list[str]:
    return [f"{name}第{n}段：云汀城的老人们说起这件事来各有各的记法，年份对不上，人名也对不上。" for n in range(number)]


def test_posts_that_name_the_next_post_stay_articles_of_their_own() -> None:
    paths = [f"/archives/{n}.html" for n in range(100, 104)]
    pages: dict[str, Answer | str] = {"/": listing(dict(zip(paths, HEADLINES, strict=False)))}
    for n, path in enumerate(paths):
        following = paths[n + 1] if n < 3 else None
        page = article(HEADLINES[n], paragraphs=paragraphs(HEADLINES[n]), next_page=following)
        head = f'<link rel="next" title="{HEADLINES[n + 1]}" href="{following}"></head>' if following else "</head>"
        pages[path] = page.replace("</head>", head)
    with serving(pages) as site:
        assert "4 new" in fetch().stdout
        assert sorted(path for path in site.paths() if path != "/") == paths  # and each was requested once
    for headline, body in rows("SELECT headline, body FROM articles"):
        assert body.split("\n") == paragraphs(headline)


def test_a_row_of_numbers_that_leads_to_another_article_is_seen_through_when_that_is_read() -> None:
    row = (
        '<div class="pages"><span class="current">1</span> <a href="/b.html">2</a> <a href="/c.html">3</a></div></body>'
    )
    pages: dict[str, Answer | str] = {
        "/": listing({"/a.html": HEADLINES[0], "/b.html": HEADLINES[1], "/c.html": HEADLINES[2]}),
        "/a.html": article(HEADLINES[0], paragraphs=paragraphs("一")).replace("</body>", row),
        "/b.html": article(HEADLINES[1], paragraphs=paragraphs("二")),
        "/c.html": article(HEADLINES[2], paragraphs=paragraphs("三")),
    }
    with serving(pages):
        assert "3 new" in fetch().stdout
    assert rows("SELECT count(*) FROM parts") == [(0,)]
    assert sorted(rows("SELECT body FROM articles")) == sorted([("\n".join(paragraphs(name)),) for name in "一二三"])


@pytest.mark.parametrize("repeats", [True, False])
def test_a_second_page_of_comments_or_another_article_at_a_parts_address_is_not_joined(repeats: bool) -> None:
    first, other = paragraphs("一"), paragraphs("二")
    pages: dict[str, Answer | str] = {
        "/": listing({"/a/1001.html": HEADLINES[0]}),
        "/a/1001.html": article(HEADLINES[0], paragraphs=first, next_page="1001_2.html"),
        "/a/1001_2.html": article(HEADLINES[0] if repeats else HEADLINES[1], paragraphs=first if repeats else other),
    }
    if not repeats:  # it is sent on to another article
        pages["/a/2001.html"] = pages["/a/1001_2.html"]
        pages["/a/1001_2.html"] = Answer(status=302, headers={"Location": "/a/2001.html"})
    with serving(pages):
        assert fetch().exit_code == 0
    assert rows("SELECT body FROM articles") == [("\n".join(first),)]
    assert rows("SELECT count(*) FROM parts") == [(0,)]


@pytest.mark.parametrize("headline", ["{}（2）", "{} 第2页：经过", "{}(2/2)", "{}"])
def test_a_part_with_a_number_behind_its_headline_is_joined(headline: str) -> None:
    first, last = paragraphs("一"), paragraphs("二", 1)
    pages: dict[str, Answer | str] = {
        "/": listing({"/a/1001.html": HEADLINES[0]}),
        "/a/1001.html": article(HEADLINES[0], paragraphs=first, next_page="1001_2.html"),
        "/a/1001_2.html": article(headline.format(HEADLINES[0]), paragraphs=last, next_page="1002.html"),
        "/a/1002.html": article(HEADLINES[1], paragraphs=paragraphs("三")),
    }
    with serving(pages) as site:
        assert fetch().exit_code == 0
        assert "/a/1002.html" not in site.paths()
    assert rows("SELECT headline, body FROM articles") == [(HEADLINES[0], "\n".join(first + last))]
    assert rows("SELECT count(*) FROM parts") == [(1,)]


def test_the_whole_text_on_one_page_takes_the_place_of_its_beginning() -> None:
    first, rest = paragraphs("一"), paragraphs("二")
    more = '<p><a href="1001_2.html">余下全文</a></p></body>'
    pages: dict[str, Answer | str] = {
        "/": listing({"/a/1001.html": HEADLINES[0]}),
        "/a/1001.html": article(HEADLINES[0], paragraphs=first).replace("</body>", more),
        "/a/1001_2.html": article(HEADLINES[0], paragraphs=first + rest),
    }
    with serving(pages):
        assert fetch().exit_code == 0
    assert rows("SELECT body FROM articles") == [("\n".join(first + rest),)]


def test_a_part_that_is_gone_does_not_lose_the_others() -> None:
    pages: dict[str, Answer | str] = {
        "/": listing({"/a/1001.html": HEADLINES[0]}),
        "/a/1001.html": article(HEADLINES[0], paragraphs=paragraphs("一"), next_page="1001_2.html"),
        "/a/1001_2.html": article(HEADLINES[0], paragraphs=paragraphs("二"), next_page="1001_3.html"),
    }
    with serving(pages):
        assert "1 new" in fetch().stdout
    assert rows("SELECT body FROM articles") == [("\n".join(paragraphs("一") + paragraphs("二")),)]


def test_a_part_that_fails_for_the_moment_is_waited_for() -> None:
    pages: dict[str, Answer | str] = {
        "/": listing({"/a/1001.html": HEADLINES[0]}),
        "/a/1001.html": article(HEADLINES[0], paragraphs=paragraphs("一"), next_page="1001_2.html"),
        "/a/1001_2.html": Answer(status=503),
    }
    with serving(pages):
        fetch()
        assert rows("SELECT count(*) FROM articles") == [(0,)]
        pages["/a/1001_2.html"] = article(HEADLINES[0], paragraphs=paragraphs("二"))
        fetch()
    assert rows("SELECT body FROM articles") == [("\n".join(paragraphs("一") + paragraphs("二")),)]


def test_no_more_than_thirty_parts_are_followed() -> None:
    pages: dict[str, Answer | str] = {"/": listing({"/a/1001.html": HEADLINES[0]})}
    for n in range(1, 36):
        path = "/a/1001.html" if n == 1 else f"/a/1001_{n}.html"
        pages[path] = article(HEADLINES[0], paragraphs=paragraphs(f"页{n}"), next_page=f"1001_{n + 1}.html")
    with serving(pages) as site:
        assert "1 new" in fetch().stdout
        assert len([path for path in site.paths() if path.startswith("/a/")]) == 30
    whole = "\n".join(paragraph for n in range(1, 31) for paragraph in paragraphs(f"页{n}"))
    assert rows("SELECT body FROM articles") == [(whole,)]
