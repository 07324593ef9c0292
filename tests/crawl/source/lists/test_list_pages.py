"""Lists whose pages are counted in their address, and lists that give nothing."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.commands.test_fetch import fetch, rows, serving
from tests.newssite import HEADLINES, Answer, article

JSON = {"Content-Type": "application/json"}
SOURCE = """\
defaults: {{delay: 0, limits: {{retries: 0}}}}
sources:
  - name: yunting
    list: "%s/api?p={{page}}"
    pages: {pages}
"""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


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
    assert "/api?p=4" not in [path for path, _status in site.asked]


def test_a_list_that_gives_nothing_says_why() -> None:
    data = [{"nid": n, "title": HEADLINES[n]} for n in range(5)]
    with serving({"/api?p=1": Answer(json.dumps(data).encode(), headers=JSON)}, SOURCE.format(pages=1)):
        result = fetch()
    assert result.exit_code == 1
    assert "article_url" in result.output
    assert "nid, title" in rows("SELECT error FROM run_sources")[0][0]
