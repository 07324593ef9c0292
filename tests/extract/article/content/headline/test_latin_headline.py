"""The headline of a page in letters."""

from __future__ import annotations

import pytest

from tests.extract.lettered import HEADLINE, page_of


@pytest.mark.parametrize(
    "heading",
    [
        f"<h2><span>Ferries</span><span>{HEADLINE}</span></h2>",
        f'<h1><span class="article-kicker">Ferries</span><span class="sr-only">: </span><span>{HEADLINE}</span></h1>',
        f'<h1><small class="dachzeile">Ferries on the river</small> <span>{HEADLINE}</span></h1>',
    ],
)
def test_the_words_over_a_headline_in_its_heading(heading: str) -> None:
    assert page_of(heading=heading, title=f"Ferries: {HEADLINE} - The Shore").headline == HEADLINE


def test_a_label_in_the_words_of_a_headline_is_printed_with_it() -> None:
    heading = f'<p class="eyebrow">Opinion</p><h1>Opinion: {HEADLINE}</h1>'
    assert page_of(heading=heading, title=f"Opinion: {HEADLINE}").headline == f"Opinion: {HEADLINE}"


def test_a_headline_in_two_pieces_is_whole() -> None:
    heading = "<h1><span>The old ferry</span> <span>stays through the winter</span></h1>"
    assert page_of(heading=heading).headline == HEADLINE


@pytest.mark.parametrize("cut", ["-", "--", "–", "|", "::", "·"])
def test_the_site_behind_a_headline(cut: str) -> None:
    meta = '<meta property="og:site_name" content="The Shore">'
    assert page_of(heading="", title=f"{HEADLINE} {cut} The Shore", meta=meta).headline == HEADLINE
