"""Facts about values by their places: over the headline, beside another date, in the data of another article.

A line over the headline may be the article's own. Where a date is below the headline, too, it is more likely that of a
related article, or the day of the page.
"""

from __future__ import annotations

from scraper.extract.article.confidence.parsed_article import Reading, elements_of
from scraper.extract.article.context import leads_away
from scraper.extract.document import key


def byline_over_headline(reading: Reading) -> bool:
    """The names are over the headline and a date below it, or labels name others over the headline than below."""
    if reading.rule("byline") == "account":
        return False
    return (_over(reading, "byline") and bool(reading.days_below)) or _credited_twice(reading)


def date_over_headline(reading: Reading) -> bool:
    """The day is over the headline alone, and another one below it."""
    if not _over(reading, "published"):
        return False
    value, days = str(reading.value("published"))[:10], reading.days_below
    return bool(days) and value not in days


def byline_beside_link(reading: Reading) -> bool:
    """The names are in a line that leads to another article, or in the next one."""
    return _of_others(reading, "byline")


def outlet_beside_link(reading: Reading) -> bool:
    """The outlet is in a line that leads to another article, or in the next one."""
    return _of_others(reading, "outlet")


def between_days(reading: Reading) -> bool:
    """Two days are printed by the headline: what was read may be another article's, or of an update."""
    return len(reading.days) > 1


def others_between(reading: Reading) -> bool:
    """Between the headline and the text a line leads to another article."""
    first = reading.context.body.first
    between = reading.doc.lines[reading.context.start + 1 : first] if first is not None else []
    return any(leads_away(line) for line in between if line.links)


def title_is_another(reading: Reading) -> bool:
    """No title of the page has the headline."""
    headline = reading.context.headline.key
    return bool(headline) and not any(headline in key(title) for title in reading.doc.titles)


def data_of_another(reading: Reading) -> bool:
    """The names come from the page's data, which have another headline than the page and its titles."""
    if reading.rule("byline") != "page data":
        return False
    titles = [reading.context.headline.key, *map(key, reading.doc.titles)]
    named = [key(item["headline"]) for item in reading.context.own_data if isinstance(item.get("headline"), str)]
    return bool(named) and not any(text in title or title in text for text in named for title in titles if title)


def names_among_links(reading: Reading) -> bool:
    """The link that names the author is among others, as buttons that share a page do."""
    value = reading.fields.get("byline")
    if value is None or value.rule != "link to the author" or isinstance(value.origin, str):
        return False
    element = value.origin.mem_id
    return any(
        len(line.links) > _LINKS and any(link.node.mem_id == element for link in line.links)
        for line in reading.context.head
    )


_LINKS = 2


def _over(reading: Reading, field: str) -> bool:
    """The element that gave the value is over the headline."""
    value = reading.fields.get(field)
    if value is None or isinstance(value.origin, str) or reading.context.headline.line is None:
        return False
    return value.origin.mem_id in reading.over


def _of_others(reading: Reading, field: str) -> bool:
    """The element that gave the value is in or right below a line that leads to another article."""
    value = reading.fields.get(field)
    if value is None or isinstance(value.origin, str):
        return False
    element, away = value.origin.mem_id, -2
    for line in reading.context.head:
        if line.links and leads_away(line):
            away = line.index
        if line.index <= away + 1 and element in elements_of(line):
            return True
    return False


def _credited_twice(reading: Reading) -> bool:
    """Labels of writing name others over the headline than below it."""
    start = reading.context.start
    over: set[str] = set()
    below: set[str] = set()
    for credit in reading.context.above:
        if credit.role == "author" and credit.colon:
            (over if credit.line.index < start else below).add(credit.value)
    return bool(over and below) and not over & below
