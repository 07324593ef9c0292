"""One article from the pages that it is split over (下一页)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from scraper.records import Page


def join(pages: Sequence[Page]) -> Page:
    """The first page with the body of all, in order; ``next_url`` is the last one's.

    Names are gathered from all of them: a reporter is printed on the first page, the editor often on the last.
    A paragraph that a page break cut in two stays two, for no page tells that it was one.
    """
    first = pages[0]
    if len(pages) == 1:
        return first
    return replace(
        first,
        body="\n".join(page.body for page in pages if page.body),
        byline=tuple(dict.fromkeys(name for page in pages for name in page.byline)),
        editors=tuple(dict.fromkeys(name for page in pages for name in page.editors)),
        outlet=next((page.outlet for page in pages if page.outlet), None),
        next_url=pages[-1].next_url,
    )
