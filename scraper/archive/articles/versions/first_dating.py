"""The date of an article whose page shows an age (3小时前): the one computed at the first visit is the most precise."""

from __future__ import annotations

from dataclasses import replace

from scraper.archive.rows.moments import moment
from scraper.models import Page

APART = 48 * 3600
"""Seconds between two readings of one moment, at most: 2天前 is of an article that is nearly three days old."""


def as_first_dated(page: Page, stored: str | None) -> Page:
    """Return the page with the stored time where its own was counted from the time of fetching and does not contradict
    it: without that, each later look (昨天, then 3天前) would be a revision."""
    if not page.is_dated_relatively or stored is None:
        return page
    first, now = moment(stored, page.timezone), moment(page.published, page.timezone)
    if first is not None and now is not None and abs(first - now) > APART:
        return page
    return replace(page, published=stored)
