"""`scrape report`: charts and tables of the archive, as one HTML page that opens offline."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

import click

from scraper import extras
from scraper.cli.options.common import db_option
from scraper.cli.options.export.output import file_option, may_replace
from scraper.cli.options.selection import query_options
from scraper.cli.options.selection.filters import chosen, filter_options
from scraper.cli.terminal import console
from scraper.cli.terminal.time_format import local
from scraper.errors import ArchiveError, ConfigError
from scraper.i18n import _, language

LANGUAGES = {"en": "en", "zh": "zh-CN"}
"""By language of messages: the ``lang`` of the page."""


@click.command(
    short_help="Write charts and tables of the archive as one HTML page.", context_settings=query_options.SETTINGS
)
@query_options.query_argument()
@file_option("File to write; - for standard output.", required=True)
@click.option("--force", is_flag=True, help="Replace FILE even if it is not a report.")
@filter_options
@db_option
def command(query: tuple[str, ...], output: Path, force: bool, db: Path, **filters: Any) -> None:
    """Write one HTML page with charts and tables of the archive: articles over time, by source, outlet, editor and
    keyword, growth and disk space; of all articles, or of those that QUERY and options select. The page is
    self-contained: it can be mailed, opened offline or printed. (Extra: report.)

    An earlier report is replaced; before any other file is replaced, you are asked.

    \b
    Examples:
      scrape report -o report.html
      scrape report --since 2020 -o - > report.html
    """
    from scraper.archive import Archive
    from scraper.archive.rows.filters import listed
    from scraper.exporters import target
    from scraper.presentation import report
    from scraper.presentation.statistics import overview

    may_replace(output, report.is_report, force=force, command="report")
    now = datetime.now().astimezone()
    with Archive.read(db) as archive:
        numbers = overview(archive, query_options.query_filter(archive, query, chosen(archive, **filters)), now.date())
    if not numbers.articles:
        raise ArchiveError(_("{file}: no articles, or none that match the options").format(file=db))
    facts = {
        _("archive"): db.name,
        _("articles"): f"{numbers.articles:,}",
        _("from"): str(numbers.first or ""),
        _("to"): str(numbers.last or ""),
        **({_("query"): " ".join(query)} if query else {}),
        **{name: ", ".join(listed(value)) for name, value in filters.items() if value},
        _("written"): local(now.isoformat()),
    }
    try:
        page = report.page(numbers, facts, LANGUAGES[language()], _)
    except ModuleNotFoundError as error:
        raise ConfigError(
            _("a report needs an optional component: {install}").format(install=extras.hint(report.EXTRA))
        ) from error
    with target.file(output) as file:
        file.write(page.encode("utf-8", "replace"))
    if str(output) != "-":
        console.err().print(_("{file}: report on {n} articles").format(n=f"{numbers.articles:,}", file=output))
