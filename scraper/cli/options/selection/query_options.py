"""Queries on the command line, read the same way by every command that takes one."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

import click

from scraper.cli.options.common import offering
from scraper.cli.terminal import console
from scraper.errors import ArchiveError
from scraper.i18n import Message, _

if TYPE_CHECKING:
    from scraper.archive import Archive, Filter
    from scraper.archive.search.query.query import Query

F = TypeVar("F", bound=Callable[..., Any])

SETTINGS: dict[str, Any] = {"ignore_unknown_options": True}
"""The context settings of a command that takes a query: -without is a part of that, no option."""

_OPTION = re.compile(r"(--[A-Za-z][A-Za-z-]*)(=.*)?")


def query_argument(metavar: str = "[QUERY]...") -> Callable[[F], F]:
    """The words of a query, as ``query``, a tuple."""
    return click.argument("query", nargs=-1, metavar=metavar, callback=_no_options, shell_complete=offering("query"))


def _no_options(context: click.Context, argument: click.Parameter, words: tuple[str, ...]) -> tuple[str, ...]:
    """A click callback: a misspelt option must not be searched for as if it were text."""
    for word in words:
        if _OPTION.fullmatch(word):
            name = word.partition("=")[0]
            options = [option for parameter in context.command.params for option in parameter.opts]
            if name in options:
                raise click.UsageError(
                    Message("{name} comes after --, where everything is text: put options before it.", name=name),
                    context,
                )
            raise click.NoSuchOption(name, possibilities=_close(name, options), ctx=context)
    return words


def _close(name: str, options: list[str]) -> list[str]:
    from difflib import get_close_matches

    return get_close_matches(name, options, 2)


def article(archive: Archive, key: str) -> dict[str, Any]:
    """The article of a number, or of a URL however it is written. Raises ArchiveError if it does not exist."""
    from scraper.urls import canonical

    key = as_text(key).strip()
    row = archive.articles.get(key) or archive.articles.get(canonical(key) or key)
    if row is None:
        raise ArchiveError(
            _("{file}: there is no article {key!r}; `scrape search` finds the existing ones").format(
                file=archive.path, key=key
            )
        )
    return row


def as_text(argument: str) -> str:
    """An argument as text: bytes that are no UTF-8, which Python hands on as surrogates, each become U+FFFD."""
    return argument.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def reading_options(function: F) -> F:
    """``--words`` and ``--fold-han``; hand their values to `asked`."""
    for option in (
        click.option(
            "--fold-han", is_flag=True, help="Let traditional and simplified characters match each other. (Extra: han.)"
        ),
        click.option(
            "--words", "cut", is_flag=True, help="Segment the query into words with jieba; each word must occur."
        ),
    ):
        function = option(function)
    return function


def parsed_query(words: tuple[str, ...], cut: bool, fold_han: bool) -> Query:
    """Parse the words of a query; hints about malformed ones go to standard error."""
    query = parsed(" ".join(words))
    if cut:
        from scraper.archive.search.suggestions import cut_up

        query = cut_up(query)
    if fold_han:
        from scraper.text.han_variants import choices

        query = query.with_choices(choices)
    return query


def query_filter(archive: Archive, words: tuple[str, ...], among: Filter) -> Filter:
    """The articles of a filter that the words of a query find; all of them without a word."""
    from scraper.archive import Filter

    query = parsed(" ".join(words))
    return Filter(ids=archive.search.ids(query, among)) if query.groups else among


def parsed(text: str) -> Query:
    """A query as it is read; hints about what is malformed go to standard error."""
    from scraper.archive.search.query.query import parse

    query = parse(as_text(text))
    for hint in query.hints:
        console.err().print(hint.render(_), style="yellow", markup=False, highlight=False)
    return query
