"""sources.yaml in, sources or a list of mistakes out."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from scraper.errors import ConfigError
from scraper.sources import Limits, Query, Source, load, loads


def mistakes(text: str) -> list[str]:
    with pytest.raises(ConfigError) as caught:
        loads(text.encode())
    assert caught.value.exit_code == 2
    rows = str(caught.value).splitlines()
    return rows[1:] if " mistakes in " in rows[0] else rows


def one_source(lines: str) -> Source:
    return loads(f"sources:\n  - name: 甲\n{lines}".encode()).all[0]


def wrong(lines: str) -> str:
    """The one mistake in a source that is otherwise right."""
    (row,) = mistakes(f"sources:\n  - name: 甲\n    list: https://a.example/\n    {lines}")
    assert row.startswith("sources.yaml:4: sources[0].")
    return row.removeprefix("sources.yaml:4: sources[0].")


def test_a_name_and_a_list_are_enough() -> None:
    sources = loads("sources:\n  - name: 江城晚报\n    list: https://news.example.org/city/\n".encode())
    assert sources.all == (Source("江城晚报", "list", ("https://news.example.org/city/",), line=2),)


def test_everything_that_can_be_said(tmp_path: Path) -> None:
    (tmp_path / "names.txt").write_text("云津 5 ns\n", encoding="utf-8")
    file = tmp_path / "sources.yaml"
    file.write_text(
        r"""
contact: editor@example.org
user_agent: "history-department/1.0"
connections: 8
sources:
  - name: 江城晚报
    list: [ "https://a.example/{date:%Y%m%d}.html", "https://a.example/city/" ]
    from: 2025-01-01
    to: 2025-03-31
    pages: 5
    articles: '/\d{8}/\d+\.html$'
    select: { body: "div.text", byline: ".author" }
    every: 1h30m
    delay: 500ms
    concurrency: 4
    timezone: Asia/Taipei
    tags: [ 财经, 2026 ]
    robots: ignore
    user_agent: desk-archive (desk@example.org)
    cookies: on
    revisit: [ 1d, 2h ]
    proxy: http://127.0.0.1:3128
    notify: https://hooks.example/x
    dictionary: names.txt
    hosts: 192.168.1.20
    query: { keep: from, drop: [ s, t ] }
    limits: { body: 5MB, headers: 16KiB, redirects: 0, retries: 1, connect: 5s, first_byte: 7, idle: 8s, total: 1m }
""",
        encoding="utf-8",
    )
    sources = load(file)
    assert (sources.contact, sources.user_agent, sources.connections) == (
        "editor@example.org",
        "history-department/1.0",
        8,
    )
    assert sources.path == file
    assert sources.all == (
        Source(
            name="江城晚报",
            kind="list",
            urls=("https://a.example/{date:%Y%m%d}.html", "https://a.example/city/"),
            since=date(2025, 1, 1),
            until=date(2025, 3, 31),
            pages=5,
            articles=r"/\d{8}/\d+\.html$",
            select={"body": "div.text", "byline": ".author"},
            every=5400,
            delay=0.5,
            concurrency=4,
            timezone="Asia/Taipei",
            tags=("财经", "2026"),
            robots="ignore",
            user_agent="desk-archive (desk@example.org)",
            cookies="on",
            revisit=(7200, 86400),
            proxy="http://127.0.0.1:3128",
            notify="https://hooks.example/x",
            dictionary=tmp_path / "names.txt",
            hosts=("192.168.1.20",),
            query=Query(keep=("from",), drop=("s", "t")),
            limits=Limits(5_000_000, 16_384, 0, 1, 5.0, 7.0, 8.0, 60.0),
            line=6,
        ),
    )


def test_defaults_hold_until_a_source_says_otherwise() -> None:
    first, second = loads(
        b"""
defaults:
  delay: 5
  select: {body: main, byline: .by}
  limits: {total: 30s}
  days: 7
sources:
  - {name: a, feed: "https://a.example/rss"}
  - {name: b, list: "https://b.example/", delay: 0, select: {body: article}, limits: {body: 1MB}}
"""
    )
    assert (first.delay, second.delay) == (5.0, 0.0)
    assert (first.days, second.days) == (7, 7)
    assert first.select == {"body": "main", "byline": ".by"}
    assert second.select == {"body": "article", "byline": ".by"}
    assert second.limits == Limits(total=30.0, body=1_000_000)


def test_all_mistakes_at_once_with_their_lines() -> None:
    assert mistakes(
        """\
contakt: me@example.org
defaults: { dalay: 2 }
sources:
  - name: 甲
    lst: https://a.example/
  - name: 乙
    list: https://b.example/{day}
    every: soon
"""
    ) == [
        'sources.yaml:1: contakt: unknown key; did you mean "contact"?',
        'sources.yaml:2: defaults.dalay: unknown key; did you mean "delay"?',
        'sources.yaml:5: sources[0].lst: unknown key; did you mean "list"?',
        "sources.yaml:7: sources[1].list: {day} is not known; did you mean {date:%Y%m%d} or {page}?",
        "sources.yaml:8: sources[1].every: 'soon' is not a duration; write 30s, 30m, 1h, 1d or 1w",
    ]


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        ("urls: x", 'urls: unknown key; did you mean "list"?'),
        ("interval: 1h", 'interval: unknown key; did you mean "every"?'),
        ("every: 30", "every: 30 has no unit; write 30s, 30m, 30h or 30d"),
        ("every: 0", "every: '0' is too short; at least 1s"),
        ("pages: 0", "pages: 0 is out of bounds; from 1 to 10000"),
        ("pages: many", "pages: 'many' is not a whole number"),
        ("pages: [1]", "pages: expected a number here, not a list"),
        ("pages:", "pages: expected a number here, not nothing; write a value or leave the key out"),
        ("delay: -1", "delay: '-1' is out of bounds; from 0 to 3600 seconds"),
        ("delay: .nan", "delay: '.nan' is not a duration; write 30s, 30m, 1h, 1d or 1w"),
        ("tags: []", "tags: the list is empty; write a word or leave the key out"),
        ("tags: [true]", "tags[0]: expected a word here, not 'true'; put it in quotes if it is meant as a text"),
        ("articles: '('", "articles: not a regular expression: missing ), unterminated subpattern at position 0"),
        ("articles: '.*'", "articles: the pattern matches anything; describe the URLs of articles"),
        ("select: p", "select: expected keys here (headline, byline, editors, outlet …), not 'p'"),
        ("select: {body: 'div >'}", "select.body: 'div >' is not a CSS selector"),
        ("select: {title: h1}", 'select.title: unknown key; did you mean "headline"?'),
        ("select: {zzz: h1}", "select.zzz: unknown key; the keys are headline, byline, editors, outlet, section, "
         "published, summary, body, page_number, page_name, items"),
        ("timezone: Beijing", "timezone: 'Beijing' is not a time zone; did you mean Asia/Shanghai?"),
        ("timezone: Asia/Shangai", "timezone: 'Asia/Shangai' is not a time zone; did you mean Asia/Shanghai?"),
        ("timezone: ../../etc/passwd", "timezone: '../../etc/passwd' is not a time zone; write an IANA name such as "
         "Asia/Shanghai"),
        ("robots: ignored", "robots: 'ignored' is not a choice; did you mean ignore?"),
        ("cookies: yes", "cookies: 'yes' is not a choice; write off or on"),
        ("user_agent: 江城档案", "user_agent: '江城档案' goes into an HTTP header, which allows only ASCII; "
         "write an e-mail address or a URL"),
        ("revisit: sometimes", "revisit: 'sometimes' is not a duration; write 30s, 30m, 1h, 1d or 1w"),
        ("proxy: localhost", "proxy: 'localhost' is not a proxy; write http://host:port, socks5://host:port, "
         "or direct for none"),
        ("proxy: 'http://a.example:99999'", "proxy: 'http://a.example:99999' is not a proxy; write http://host:port, "
         "socks5://host:port, or direct for none"),
        ("dictionary: no.txt", "dictionary: there is no file no.txt"),
        ("hosts: http://x/", "hosts: 'http://x/' is not a host; write news.example.org or 192.168.1.20"),
        ("limits: {body: big}", "limits.body: 'big' is not a size; write 500KB or 20MB"),
        ("limits: {total: 0}", "limits.total: with 0 nothing could ever be fetched; write 10s"),
        ("days: 3", "days: no URL of this source has a date; write {date:%Y%m%d} in its place in the URL"),
        ("feed: https://a.example/", "feed: only one of list, feed, sitemap, paper; list is on line 3: "
         "make two sources"),
        ("? [a, b]\n    : 1", ": a key is a word, not a list or a mapping; is a {date:…} without quotes?"),
        ("<<: {pages: 2}", "<<: merge keys are not read; put common keys under `defaults:`"),
    ],
)  # fmt: skip
def test_a_mistake_and_what_is_said_of_it(lines: str, message: str) -> None:
    if message.startswith(":"):
        (row,) = mistakes(f"sources:\n  - name: 甲\n    list: https://a.example/\n    {lines}")
        assert row == f"sources.yaml:4: sources[0]{message}"
    else:
        assert wrong(lines) == message


@pytest.mark.parametrize(
    ("url", "message"),
    [
        ("ftp://a.example/", "'ftp://a.example/' is not an http or https URL"),
        ("file:///etc/passwd", "'file:///etc/passwd' is not an http or https URL"),
        ("www.a.example/x", "'www.a.example/x' is not an http or https URL; did you mean https://www.a.example/x?"),
        ("http://", "'http://' is not a URL; it needs a host and no spaces"),
        ("http://a..example/", "'http://a..example/' is not a URL; it needs a host and no spaces"),
        ("http://.example/", "'http://.example/' is not a URL; it needs a host and no spaces"),
        ("http://a.example:0/", "'http://a.example:0/' is not a URL; it needs a host and no spaces"),
        ("http://[::1/", "'http://[::1/' is not a URL (Invalid IPv6 URL)"),
        ("http://a.example:99999/", "'http://a.example:99999/' is not a URL (a port is a number from 1 to 65535)"),
        ("http://a.example:80a/", "'http://a.example:80a/' is not a URL (a port is a number from 1 to 65535)"),
        ("http://a.example/\u200b1", "it holds U+200B, a line break or an invisible character; type it again"),
        ("'https://a.example/a b'", "'https://a.example/a b' is not a URL; it needs a host and no spaces"),
        ("''", "it is empty; write a text or leave the key out"),
        ("http://a<b.example/", "'http://a<b.example/' is not a URL; it needs a host and no spaces"),
    ],
)
def test_urls(url: str, message: str) -> None:
    assert mistakes(f"sources:\n  - name: 甲\n    list: {url}\n") == [f"sources.yaml:3: sources[0].list: {message}"]


def test_dates_against_each_other() -> None:
    dated = "sources:\n  - name: 甲\n    list: 'https://a.example/{date}'\n"
    assert mistakes(dated + "    days: 3\n    from: 2026-01-01\n") == [
        "sources.yaml:4: sources[0].days: `days:` and `from:` exclude each other; keep one"
    ]
    assert mistakes(dated + "    from: 2026-02-01\n    to: 2026-01-01\n") == [
        "sources.yaml:5: sources[0].to: 2026-01-01 is before `from: 2026-02-01`"
    ]
    assert mistakes(dated + "    to: 2026-01-01\n") == [
        "sources.yaml:4: sources[0].to: `to:` needs a `from:` (or `days:`)"
    ]
    assert mistakes(dated + "    from: 1900-01-01\n    to: 2026-01-01\n") == [
        "sources.yaml:4: sources[0].from: 46,022 dates; the limit is 20,000"
    ]
    assert mistakes(dated + "    from: 1. Mai\n") == [
        "sources.yaml:4: sources[0].from: '1. Mai' is not a date; write it as 2026-01-31"
    ]


def test_a_name_is_given_once_also_in_another_case_or_width() -> None:
    rows = mistakes(
        """\
sources:
  - {name: BBC 中文, feed: "https://a.example/1"}
  - {name: 江城晚报, feed: "https://a.example/2"}
  - {name: bbc 中文, feed: "https://a.example/3"}
  - {name: 江城晚报, feed: "https://a.example/4"}
"""
    )
    assert rows == [
        "sources.yaml:4: sources[2].name: 'bbc 中文' is too like 'BBC 中文', the name of the source on line 2; "
        "give each its own",
        "sources.yaml:5: sources[3].name: '江城晚报' is already the name of the source on line 3; give each its own",
    ]


def test_a_name_that_reads_as_a_number_or_as_no_is_a_name() -> None:
    assert one_source("    feed: https://a.example/").name == "甲"
    numbered = loads(
        b"sources:\n  - {name: 163, feed: 'https://a.example/'}\n  - {name: no, feed: 'https://b.example/'}"
    )
    assert [s.name for s in numbered] == ["163", "no"]


def test_never_revisit_and_the_same_url_twice() -> None:
    assert one_source("    feed: https://a.example/\n    revisit: never").revisit == ()
    assert one_source("    feed: https://a.example/\n    revisit: []").revisit == ()
    assert one_source("    feed: [https://a.example/, https://a.example/]").urls == ("https://a.example/",)


def test_a_sitemap_index_is_read_with_its_children_unless_told_otherwise() -> None:
    assert one_source("    sitemap: https://a.example/index.xml").pages == 50
    assert one_source("    sitemap: https://a.example/index.xml\n    pages: 3").pages == 3
    assert one_source("    list: https://a.example/").pages == 1


def test_what_belongs_to_one_source_is_no_default() -> None:
    assert mistakes("defaults: {name: x, to: 2026-01-01}\nsources: [{name: a, feed: 'https://a.example/'}]") == [
        "sources.yaml:1: defaults.name: belongs to a source, it cannot be a default",
        "sources.yaml:1: defaults.to: belongs to a source, it cannot be a default",
    ]


@pytest.mark.parametrize("text", ["", "\n\n", "# only a comment\n", "---\n"])
def test_an_empty_file_shows_the_least_that_works(text: str) -> None:
    with pytest.raises(ConfigError, match=r"the file is empty|not with a list or a text") as caught:
        loads(text.encode())
    example = str(caught.value).split("a minimal file is\n")[1]
    assert loads(example.encode()).all[0].name == "江城晚报"


@pytest.mark.parametrize("text", ["- name: a\n", "just words\n", "12\n"])
def test_a_file_that_is_no_mapping(text: str) -> None:
    with pytest.raises(ConfigError, match=r"sources\.yaml:1: the file must begin with a key"):
        loads(text.encode())


@pytest.mark.parametrize("text", ["contact: x\n", "sources:\n", "sources: []\n", "sources: {a: b}\n"])
def test_a_file_without_sources(text: str) -> None:
    with pytest.raises(ConfigError, match=r"at least|a minimal file"):
        loads(text.encode())


def test_no_file_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"there is no file .*SCRAPE_CONFIG.*`scrape demo`"):
        load(tmp_path / "sources.yaml")
    with pytest.raises(ConfigError, match="cannot be read"):
        load(tmp_path)


def test_a_thousand_mistakes_are_not_all_printed() -> None:
    rows = mistakes("sources:\n" + "  - name: 甲\n" * 1000)
    assert rows[-1] == "… and 1959 more"
    assert len(rows) == 41
