"""An invented article in letters, to print a byline, a heading or a box on and see what is read from it."""

from __future__ import annotations

from scraper.extract import parse
from scraper.models import Hints, Page

HEADLINE = "The old ferry stays through the winter"

PARAGRAPHS = (
    "The town council voted on Tuesday evening to keep the old ferry running through the winter, after residents of "
    "both banks had signed a petition against its closure.",
    "The boat has joined the two banks since 1974 and carries pupils, commuters and market traders every day, who "
    "would otherwise have to drive forty kilometres round by the bridge.",
    "Running it costs about eighteen thousand a year, of which the region pays a third, but a new contract has to be "
    "tendered before the summer.",
)


def page_of(
    head: str = "",
    *,
    heading: str = f"<h1>{HEADLINE}</h1>",
    within: str = "",
    last: str = "",
    tail: str = "",
    meta: str = "",
    title: str = HEADLINE,
    lang: str = "en",
    timezone: str | None = None,
) -> Page:
    """The record that `parse` reads.

    ``head`` stands between headline and text, ``within`` after the first paragraph, ``last`` closes the text, ``tail``
    stands below it.
    """
    one, *rest = (f"<p>{text}</p>" for text in PARAGRAPHS)
    return parse(
        f'<!DOCTYPE html><html lang="{lang}"><head><meta charset="utf-8"><title>{title}</title>{meta}</head><body>'
        f'<header><a href="/">The Shore</a></header><main><article>{heading}{head}'
        f'<div class="entry-content">{one}{within}'
        f"{''.join(rest)}{last}</div>{tail}</article></main></body></html>".encode(),
        hints=Hints(timezone=timezone),
    )


def text_of(page: Page) -> tuple[str, ...]:
    """The lines of the body that are none of `PARAGRAPHS`."""
    return tuple(line for line in (page.body or "").split("\n") if line not in PARAGRAPHS)
