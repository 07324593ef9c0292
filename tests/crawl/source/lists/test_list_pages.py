"""Lists whose pages are counted in their address, and lists that give nothing."""

from __future__ import annotations

import json

import pytest

from tests.cli.commands.collect.test_fetch import fetch, rows, serving
from tests.newssite import HEADLINES, Answer, article

pytestmark = pytest.mark.usefixtures("folder")

JSON = {"Content-Type": "application/json"}
SOURCE = """\
defaults: {{delay: 0, limits: {{retries: 0}}}}
sources:
  - name: yunting
    list: "%s/api?p={{page}}"
    pages: {pages}
"""


def reply(numbers: range) -> Answer:
    data = [{"title": HEADLINES[n], "url": f"/2026/0131/c{n}.html", "time": 1769818500} for n in numbers]
    return Answer(json.dumps({"data": data}).encode(), headers=JSON)


def pages() -> dict[str, Answer | str]:
    articles: dict[str, Answer | str] = {f"/2026/0131/c{n}.html": article(HEADLINES[n]) for n in range(9)}
    return {"/api?p=1": reply(range(4)), "/api?p=2": reply(range(4, 8)), **articles}


def test_pages_are_read_up_to_the_number_of_the_source() -> None:
    with serving(pages(), SOURCE.format(pages=2)) as site:
        assert "8 new" in fetch().stdout
    assert [path for path in site.paths() if path.startswith("/api")] == ["/api?p=1", "/api?p=2"]


@pytest.mark.parametrize("end", ["gone", "empty", "the same"])
def test_the_last_page_ends_the_list_and_is_no_failure(end: str) -> None:
    further: dict[str, Answer | str] = {}
    if end == "empty":
        further["/api?p=3"] = Answer(b'{"data": []}', headers=JSON)
    elif end == "the same":
        further["/api?p=3"] = reply(range(4, 8))
    with serving(pages() | further, SOURCE.format(pages=9)) as site:
        result = fetch()
    assert result.exit_code == 0, result.output
    assert "8 new" in result.stdout
    assert not rows("SELECT url FROM failures")
    assert "/api?p=4" not in [path for path, _status in site.answers]


def test_a_list_that_gives_nothing_says_why() -> None:
    data = [{"nid": n, "title": HEADLINES[n]} for n in range(5)]
    with serving({"/api?p=1": Answer(json.dumps(data).encode(), headers=JSON)}, SOURCE.format(pages=1)):
        result = fetch()
    assert result.exit_code == 1
    assert "article_url" in result.output
    assert "nid, title" in rows("SELECT error FROM run_sources")[0][0]


POSTED = """\
defaults: {delay: 0, limits: {retries: 0}}
sources:
  - name: yunting
    list: "%s/api"
    post: BODY
    pages: 3
"""


@pytest.mark.parametrize(
    ("body", "bodies", "kind"),
    [
        ('\'{"channel": {"id": 3}, "page": {page:0}}\'', '{"channel": {"id": 3}, "page": %d}', "application/json"),
        ("channel=3&page={page:0}", "channel=3&page=%d", "application/x-www-form-urlencoded"),
    ],
    ids=["JSON", "a form"],
)
def test_a_list_is_requested_by_post_with_its_pages_counted_in_the_body(body: str, bodies: str, kind: str) -> None:
    lists: dict[str, Answer | str] = {f"/api {bodies % n}": reply(range(4 * n, 4 * n + 4)) for n in range(2)}
    with serving(pages() | lists | {f"/api {bodies % 2}": reply(range(0))}, POSTED.replace("BODY", body)) as site:
        assert "8 new" in fetch().stdout
        assert "8 new" not in fetch().stdout
        heard = [headers for headers in site.heard if "content-type" in headers]
    assert site.posted[:3] == [("/api", bodies % n) for n in range(3)]
    assert [headers["content-type"] for headers in heard] == [kind] * len(site.posted)
    assert not any("if-none-match" in headers for headers in heard)


@pytest.mark.parametrize(("status", "again"), [(303, False), (302, False), (307, True), (308, True)])
def test_only_a_redirect_that_repeats_a_request_is_posted_to(status: int, again: bool) -> None:
    moved = Answer(status=status, headers={"Location": "/moved"})
    with serving(pages() | {"/api": moved, "/moved": reply(range(4))}, POSTED.replace("BODY", "channel=3")) as site:
        assert "4 new" in fetch().stdout
    assert [path for path, _ in site.posted] == (["/api", "/moved"] if again else ["/api"])


@pytest.mark.parametrize("path", ["/moved", "/api"])
def test_a_list_that_is_seen_after_what_is_posted(path: str) -> None:
    other = Answer(status=303, headers={"Location": path})
    with serving(
        pages() | {"/api channel=3": other, path: reply(range(4))}, POSTED.replace("BODY", "channel=3")
    ) as site:
        assert "4 new" in fetch().stdout
    assert site.posted == [("/api", "channel=3")]


def test_a_list_that_leads_to_itself_by_get_too_is_a_loop() -> None:
    loop = Answer(status=303, headers={"Location": "/api"})
    with serving(pages() | {"/api": loop}, POSTED.replace("BODY", "channel=3")) as site:
        assert "leads back to itself" in fetch().output
    assert len(site.answers) <= 4


DATED = """\
defaults: {delay: 0, limits: {retries: 0}}
sources:
  - name: yunting
    list: "%s/api"
    post: 'day={date:%Y%m%d}&page={page}'
    from: 2026-01-30
    to: 2026-01-31
    pages: 2
"""


def test_days_and_pages_are_posted() -> None:
    bodies = [f"day=202601{day}&page={page}" for day in (31, 30) for page in (1, 2)]
    lists = {
        f"/api {body}": reply(range(4 * (n // 2) + n % 2, 4 * (n // 2) + n % 2 + 3)) for n, body in enumerate(bodies)
    }
    with serving(pages() | lists, DATED) as site:
        assert "8 new" in fetch().stdout
        assert sorted(site.posted) == sorted(("/api", body) for body in bodies)
        fetch("yunting", "--from", "2026-01-30", "--to", "2026-01-31")
        assert len(site.posted) == 4  # each day is over, and was read in full
        fetch("yunting", "--from", "2026-01-29", "--to", "2026-01-30")
    assert site.posted[4:] == [("/api", "day=20260129&page=1")]


def test_robots_txt_holds_for_what_is_posted() -> None:
    forbidden = {"/robots.txt": "User-agent: *\nDisallow: /api"}
    with serving(pages() | {"/api": reply(range(4)), **forbidden}, POSTED.replace("BODY", "channel=3")) as site:
        assert "robots.txt" in fetch().output
    assert not site.posted
