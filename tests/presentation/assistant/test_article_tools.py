"""`get_article`, `get_revisions`, `reprints` and `cite`: texts, versions and references, each traced."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from scraper.archive import Archive
from scraper.citations import STYLES, cite
from tests.cli.filled import BODY
from tests.presentation.assistant.conftest import Called, Refused

pytestmark = pytest.mark.slow


def test_an_article_is_traced_to_the_bytes_of_its_page(tool: Called, filled: Path) -> None:
    answer = tool("get_article", article=1)
    with Archive.read(filled) as archive:
        page = archive.pages.of_article(1)
    assert page is not None
    assert answer["sha256"] == hashlib.sha256(page.content).hexdigest()
    assert (answer["revision"], answer["revisions"], answer["reprints"]) == (2, 2, 1)
    assert (answer["part"], answer["parts"], answer["characters"]) == (1, 1, len(BODY))
    assert answer["quoted_material"]["text"] == BODY.replace("四千", "五千")
    assert answer["quoted_material"]["byline"] == ["陈可"]


def test_an_earlier_revision_has_its_own_page_and_time(tool: Called) -> None:
    answer = tool("get_article", article=1, revision=1)
    assert (answer["revision"], answer["revisions"], answer["fetched"]) == (1, 2, "2026-02-01T01:00:00Z")
    assert "四千余人" in answer["quoted_material"]["text"]
    assert answer["sha256"] not in (None, tool("get_article", article=1)["sha256"])


def test_a_revision_or_part_that_is_not_there_is_named(tool: Called) -> None:
    with pytest.raises(Refused, match="no revision 7; its revisions are 1, 2"):
        tool("get_article", article=1, revision=7)
    with pytest.raises(Refused, match="has 1 parts, no part 2"):
        tool("get_article", article=1, part=2)


def test_revisions_say_what_changed(tool: Called) -> None:
    first, second = tool("get_revisions", article=1)["revisions"]
    assert (first["revision"], first["quoted_material"]["changes"]) == (1, [])
    (change,) = second["quoted_material"]["changes"]
    assert (change["field"], change["paragraph"]) == ("body", 1)
    assert "[-四-]{+五+}千余人" in change["text"]
    assert first["sha256"] != second["sha256"]
    after = tool("get_revisions", article=1, offset=1)
    assert after["revisions"] == [second]


def test_reprints_are_the_whole_group(tool: Called) -> None:
    for article in (1, 2):
        answer = tool("reprints", article=article)
        assert [row["number"] for row in answer["reprints"]] == [1, 2]
        assert [row["similarity"] is None for row in answer["reprints"]] == [True, False]
    assert tool("reprints", article=3)["articles"] == 1


@pytest.mark.parametrize("style", STYLES)
def test_citations_are_those_of_the_command(tool: Called, filled: Path, style: str) -> None:
    answer = tool("cite", articles=[3, "https://other.example.org/9"], style=style)
    with Archive.read(filled) as archive:
        rows = [row for number in (3, 2) for row in [archive.articles.get(number)] if row]
    assert [row["number"] for row in answer["citations"]] == [3, 2]
    assert [row["quoted_material"]["citation"] for row in answer["citations"]] == [
        cite(row, style).strip().replace("\r\n", "\n") for row in rows
    ]


def test_an_unknown_style_is_refused_with_those_there_are(tool: Called) -> None:
    with pytest.raises(Refused, match="'gb7714', 'apa', 'mla', 'chicago', 'bibtex', 'ris' or 'csl-json'"):
        tool("cite", articles=[1], style="harvard")
