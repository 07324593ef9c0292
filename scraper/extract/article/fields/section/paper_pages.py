"""Reads the section of a printed paper from the label of its page: 第03版：要闻."""

from __future__ import annotations

from collections.abc import Iterator

from scraper.extract.article.context import Context
from scraper.extract.document import FieldValue
from scraper.extract.shared import page_labels
from scraper.extract.shared.lazy_regex import lazy_regex

_PAGE = lazy_regex(
    r"(?:^|[日一二三四五六]\s)第?\s?[A-Z]{0,2}\d{1,5}\s?版\s?[:：]?\s?(?P<name>[\u4e00-\u9fff·]{2,10}?)"
    r"(?=$|\s|[上下前后後]一[版期篇])"
)


def newspapers_page(context: Context) -> Iterator[FieldValue]:
    """The page of a newspaper, above the headline: 第03版：要闻, as the digital papers of Founder print it."""
    is_titled = page_labels.is_e_paper(context.doc.title, context.doc.address)
    before = context.doc.lines[max(0, context.start - 12) : context.start]
    linked = [line for line in before if line.links and "版" in line.text and _PAGE.search(line.text[:_DATED_PAGE])]
    is_directory = len(linked) > 1
    named = [match["name"] for line in linked if (match := _PAGE.search(line.text[:_DATED_PAGE]))]
    again = [name for name in dict.fromkeys(named) if named.count(name) > 1] if is_directory else []
    if len(again) == 1:  # the directory, and the article's own page again over its headline
        yield FieldValue(again[0], "newspaper's page", linked[-1].node)
    for line in sorted(before, key=lambda line: bool(line.links)):  # links lead to the paper's other pages
        if line.links and is_directory:
            continue
        match = _PAGE.search(line.text[:_DATED_PAGE])
        if match:
            yield FieldValue(match["name"], "newspaper's page", line.node)
        elif not line.links and (label := page_labels.lettered(line.text)) and label.name:
            yield FieldValue(label.name, "newspaper's page", line.node)  # A05：深读
        elif is_titled and not line.links:
            following = context.doc.lines[line.index + 1].text
            if label := page_labels.spaced(line.text, following):
                yield FieldValue(label.name, "newspaper's page", line.node)  # A05 深度
    is_paper = is_directory or is_titled
    far = context.doc.lines[: max(0, context.start - 12)] if is_paper else []
    labels = [match for line in far if "版" in line.text and not line.links and (match := _PAGE.fullmatch(line.text))]
    if len(labels) == 1:  # over the list of the page's articles
        yield FieldValue(labels[0]["name"], "newspaper's page", "the page's label")


_DATED_PAGE = 40
"""Number of characters of such a line with the date of the paper before the page: 2009年11月8日 星期日
第A03版：澳门新闻."""
