"""Pages about authors, as opposed to lives whose headline is a name, too."""

from __future__ import annotations

import pytest

from scraper.extract import parse
from scraper.models import Hints

BIO = (
    "<p class=bio>Dana Whitlock is a reporter covering schools, courts and the harbour. Before joining the paper she "
    "worked for eight years in public radio, where her series on empty schools won two awards. She lives near the old "
    "port with her family and three cats.</p>"
)
TITLES = [
    f"{who} {what}"
    for who in ("The harbour board", "A village school", "The night ferry", "Young farmers")
    for what in ("opens its archive", "asks for more time", "finds a new home")
]


def page(head: str, title: str, heading: str, entry: str) -> bytes:
    rows = "".join(
        entry.format(f"/2026/01/{number + 10}/story-{number}/", text, f"Jan {number + 10}, 2026")
        for number, text in enumerate(TITLES)
    )
    return (
        f"<html lang=en><head><title>{title}</title>{head}</head><body><main>{heading}{BIO}{rows}</main></body></html>"
    ).encode()


SIGNED = "<article><h4><a href='{0}'>{1}</a></h4><div class=meta>Dana Whitlock | {2}</div></article>"
BARE = "<article><h3><a href='{0}'>{1}</a></h3><time>{2}</time></article>"


@pytest.mark.parametrize(
    ("head", "title", "heading", "entry", "address"),
    [
        ("", "Dana Whitlock | Gazette", "<h1>Dana Whitlock</h1>", SIGNED, "/p/12"),
        (
            "<meta property='og:type' content=profile>",
            "Dana Whitlock | Gazette",
            "<h1>Dana Whitlock</h1>",
            BARE,
            "/p/12",
        ),
        ("", "Dana van der Whitlock", "<h1>Dana van der Whitlock</h1>", BARE, "/authors/dana-whitlock/"),
        ("", "Dana Whitlock", "<h1>Dana Whitlock</h1>", BARE, "/staff/dana-whitlock/page/2"),
        ("", "Stories by Dana Whitlock - Gazette", "<h1>Stories by Dana Whitlock</h1>", BARE, "/p/12"),
        ("", "Dana Whitlock, Author at Gazette", "<h1>Dana Whitlock, Author at Gazette</h1>", BARE, "/p/12"),
        (
            '<script type="application/ld+json">{"@type": "ProfilePage", "name": "Dana Whitlock"}</script>',
            "Dana Whitlock",
            "<h1>Dana Whitlock</h1>",
            BARE,
            "/p/12",
        ),
    ],
)
def test_the_page_of_an_author_is_a_list(head: str, title: str, heading: str, entry: str, address: str) -> None:
    read = parse(page(head, title, heading, entry), f"https://gazette.example{address}")
    assert (read.kind, len(read.items)) == ("list", len(TITLES))


@pytest.mark.parametrize(
    ("name", "address"),
    [
        ("Dana Whitlock", "/obituaries/dana-whitlock-1931-2026/"),
        ("Dana Whitlock", "/people/2026/01/dana-whitlock/"),
        ("Articles of War", "/staff/articles-of-war/"),
    ],
)
def test_a_life_is_an_article(name: str, address: str) -> None:
    life = "".join(
        f"<p>In {year} she moved to the old port, where she taught at the village school until the harbour closed, and "
        "later wrote the history of its ferries, which is still in print.</p>"
        for year in range(1951, 1961)
    )
    rows = "".join(f"<li><a href='/2026/01/10/story-{number}/'>{text}</a></li>" for number, text in enumerate(TITLES))
    markup = f"<title>{name}</title><main><h1>{name}</h1><time>Jan 10, 2026</time>{life}</main><ul>{rows}</ul>"
    read = parse(f"<html lang=en>{markup}</html>".encode(), f"https://gazette.example{address}", Hints())
    assert read.kind == "article"
