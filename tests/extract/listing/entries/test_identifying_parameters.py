"""Parameters that identify an article, although elsewhere they only track readers."""

from __future__ import annotations

import pytest

from scraper.extract.listing.entries.identifying_parameters import identifying_parameters
from scraper.urls import canonical

BASE = "https://news.example.cn/"


@pytest.mark.parametrize(
    ("links", "names"),
    [
        ([("/a?from=1", "老渡口换上新栈桥"), ("/a?from=2", "图书馆新馆开馆")], ("from",)),
        ([("/a?from=1", "老渡口换上新栈桥"), ("/b?from=2", "图书馆新馆开馆")], ()),
        ([("/a?from=1", "老渡口换上新栈桥"), ("/a?from=2", "老渡口换上新栈桥")], ()),
        ([("/a?from=1", "老渡口换上新栈桥"), ("/a?from=2", "更多")], ()),
        ([("/a", "老渡口换上新栈桥"), ("/b", "图书馆新馆开馆")], ()),
    ],
)
def test_a_parameter_identifies_where_headlines_differ_by_it_alone(
    links: list[tuple[str, str]], names: tuple[str, ...]
) -> None:
    assert identifying_parameters(links, lambda href: canonical(href, BASE)) == names
