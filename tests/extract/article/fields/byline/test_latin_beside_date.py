"""The name beside the date of an article in letters."""

from __future__ import annotations

import pytest

from scraper.extract import parse

TEXT = "The town council voted on Tuesday to reopen the old pumping station after engineers confirmed the repairs. "
PAGE = (
    '<html lang="{lang}"><head><title>The ferry stays through the winter</title></head><body>'
    '<nav><a href="/p">Green Living</a></nav><h1>The ferry stays through the winter</h1>{line}{text}</body></html>'
)


def byline(line: str, lang: str = "en") -> tuple[str, ...]:
    text = "".join(f"<p>{TEXT * 3}</p>" for _ in range(4))
    return parse(PAGE.format(lang=lang, line=line, text=text).encode()).byline


@pytest.mark.parametrize(
    ("line", "lang", "expected"),
    [
        ("<div>October 25, 2018 | R. J. Castellan, Senior Correspondent</div>", "en", "R. J. Castellan"),
        ("<div>Publié le 3 décembre 2022 à 07h30 - Solène Artaud</div>", "fr", "Solène Artaud"),
        ("<div><span>Jagoda Wilczek</span> <span>08.11.2023 13:05</span></div>", "pl", "Jagoda Wilczek"),
        ("<p>Dec 26, 2025 • Mahua Sen in <a href='/c'>Ships & Ports</a></p>", "en", "Mahua Sen"),
    ],
)
def test_a_name_alone_beside_the_day(line: str, lang: str, expected: str) -> None:
    assert byline(line, lang) == (expected,)


@pytest.mark.parametrize(
    "order",
    [
        "<div>04.02.2022 | 13:10 Uhr | Uta Berger</div>{h1}",
        "{h1}<p>Ein Satz, der über dem Text steht und sagt, worum es darin geht.</p><p>Uta Berger | 04.02.2022</p>",
    ],
)
def test_over_the_headline_and_below_the_deck(order: str) -> None:
    text = "".join(f"<p>{TEXT * 3}</p>" for _ in range(4))
    page = "<html lang=de><title>The ferry stays on</title>" + order.format(h1="<h1>The ferry stays on</h1>") + text
    assert parse(page.encode()).byline == ("Uta Berger",)


@pytest.mark.parametrize("words", ["New York", "Green Living", "Staff Writer", "Ferry Crossing Times"])
def test_places_channels_and_houses_are_nobody(words: str) -> None:
    assert byline(f"<div>October 25, 2018 | {words}</div>") == ()
