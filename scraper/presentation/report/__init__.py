"""One HTML page about the archive: charts, tables, nothing from outside; it opens offline and prints well."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

from scraper.presentation.charts import Translate, figures
from scraper.presentation.statistics import Overview

FOLDER = Path(__file__).parent
EXTRA = "report"
"""The extra of the package that it needs."""


MARK = '<meta name="generator" content="scrape">'
"""The mark by which a report of ours is recognised."""


def is_report(file: Path) -> bool:
    """Check whether a file is a report that this program wrote."""
    try:
        with file.open("rb") as stream:
            return MARK.encode() in stream.read(4096)
    except OSError:
        return False


def page(numbers: Overview, facts: Mapping[str, str], language: str, _: Translate) -> str:
    """The page. ``facts``: what is under its title (name -> value); ``language``: BCP 47, what ``_`` gives.

    Everything is escaped but the drawings, in which the library that makes them has escaped all text; and should a
    browser be made to see a script all the same, the page's policy forbids to run any. ModuleNotFoundError when the
    extra is not installed.
    """
    import jinja2
    from markupsafe import Markup

    style = (FOLDER / "page.css").read_text("utf-8")
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(FOLDER), autoescape=True, undefined=jinja2.StrictUndefined, trim_blocks=True
    )
    policy = f"default-src 'none'; style-src 'sha256-{b64encode(sha256(style.encode()).digest()).decode()}'"
    return environment.get_template("page.html").render(
        found=numbers,
        figures=figures(numbers, _),
        facts=facts,
        language=language,
        style=Markup(style),
        markup=Markup,
        policy=policy,
        _=_,
    )
