"""Addresses and hosts that may be written in sources.yaml."""

from __future__ import annotations

import pytest

from scraper.sources.address_values import address_template, host, start_url


@pytest.mark.parametrize(
    "template",
    ["https://x.example.cn/a/{id}.html", "https://x.example.cn/?n={a.id}#top", "https://{host}/a/{aid}", "{post_url}"],
)
def test_addresses_of_articles_are_made_of_keys(template: str) -> None:
    assert address_template(template) == template


@pytest.mark.parametrize(
    ("template", "message"),
    [
        ("/a/{id}.html", "is no http"),
        ("https://x.example.cn/a/1.html", "there is no {id}"),
        ("https://x.example.cn/#/detail?id={id}", "address of an article's data"),
        ("https://x.example.cn/index.html#!/a/{id}", "behind # is not sent"),
    ],
)
def test_what_makes_no_addresses_of_articles(template: str, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        address_template(template)


@pytest.mark.parametrize(
    ("name", "message"),
    [
        (f"news.{'a' * 64}.example", "of 64 characters; the limit is 63"),
        (f"{'新' * 60}.example", "of 66 characters; the limit is 63"),  # in letters, as name servers have it
        (f"{'a.' * 124}example", "of 255 characters; the limit is 253"),
    ],
)
def test_names_of_hosts_that_no_server_knows(name: str, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        start_url(f"http://{name}/a")
    with pytest.raises(ValueError, match=message if name.isascii() else "is not a host"):
        host(name)


@pytest.mark.parametrize("name", [f"news.{'a' * 63}.example", f"{'a.' * 123}example", f"{'a.' * 123}example."])
def test_the_longest_names_of_hosts(name: str) -> None:
    assert start_url(f"http://{name}/a") == f"http://{name}/a"
    assert host(name) == name
