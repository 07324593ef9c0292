"""The headline as printed on the page, without the site's suffix."""

from __future__ import annotations

from scraper.extract.article.anchors import OF_TITLE, OVER_TEXT, REPEATED, Headline
from scraper.extract.article.content.boilerplate.boilerplate_lines import is_dropped
from scraper.extract.article.content.headline import blog_titles, headline_text, latin_headline, listed_headline
from scraper.extract.article.content.headline.headline_points import (
    BESIDE_NAMED,
    ELSEWHERE,
    FAR,
    HEADINGS,
    LONG,
    NAMED,
    NO_HEADLINE,
    Candidates,
    is_short_title,
)
from scraper.extract.article.content.headline.titles import SITE, strip_suffix, title_of
from scraper.extract.document import Document, FieldValue, Line, key
from scraper.extract.shared import page_labels

ENOUGH = 14.0
"""A line that scores less is no headline."""


def find(doc: Document, weights: list[float]) -> Headline:
    """Find the line that the ``<title>`` repeats and that is over the text like a heading; else take the title.

    ``weights`` are those of `prose_weights`.
    """
    if doc.lettered:
        return latin_headline.find(doc)
    candidates = Candidates(doc, weights)
    best, best_score, best_repeated = None, ENOUGH, 0.0
    pairs, gaps, title = candidates.pairs, candidates.gaps, doc.title
    for line in doc.lines:
        text = line.text
        if len(text) < 4:
            if not (title.startswith(text) or title.endswith(text) or (line.tag == "h1" and candidates.heads(line))):
                continue
        elif (
            text[:2] not in pairs
            and text[-2:] not in pairs  # nine lines of ten: the titles do not repeat them
            and (line.links or gaps[line.index] > FAR or candidates.most(line) <= best_score)
        ):
            continue
        repeated = None if _is_page_label(text) or candidates.greets(text) else candidates.repeated(line)
        if repeated is not None and (score := candidates.score(line, repeated, best_score)) > best_score:
            best, best_score, best_repeated = line, score, repeated
    if best is None and doc.hints.listed_by == "layout page":
        best = _set_as_heading(doc)
    if best is None and doc.title:  # a poem's lines are no prose
        best = next((line for line in doc.lines if line.tag in HEADINGS and _is_named_for(doc, line)), None)
    if doc.hints.headline:
        own = strip_suffix(title_of(doc))
        if (listed := listed_headline.find(doc, best, title=own)) is not None:
            return listed
    if best is None:
        text = strip_suffix(title_of(doc))
        return Headline(FieldValue(text, OF_TITLE, "<title>") if text else None, None, key(text))
    best = blog_titles.post(doc, best, candidates.gaps) or best
    text = headline_text.printed(doc, best, candidates.titles)
    return Headline(FieldValue(text, REPEATED if best_repeated else OVER_TEXT, best.node), best.index, key(text))


def _is_page_label(text: str) -> bool:
    """第02版：经济, 作者 （2026年01月31日 02版）: the page of a printed paper, no headline."""
    may_be = "版" in text or "《" in text
    return may_be and (page_labels.label(text) is not None or page_labels.printed(text) is not None)


def _set_as_heading(doc: Document) -> Line | None:
    """The line that is set like a headline, on a page of a printed paper whose title names the paper alone.

    Neither a text near it nor its length tells: poems have lines for paragraphs, and notices are short.
    """
    best, most = None, _SET
    for line in doc.lines:
        if line.links or not 2 <= len(line.text) <= LONG or page_labels.label(line.text) is not None:
            continue
        own = 5 if NAMED.search(line.block.name) and not BESIDE_NAMED.search(line.block.name) else 0
        looks = own + HEADINGS.get(line.tag, 0.0) + (2 if line.bold else 0)
        if looks > most and not (ELSEWHERE.search(line.hint) or NO_HEADLINE.match(line.text) or is_dropped(line.text)):
            best, most = line, looks
    return best


_SET = 4.0
"""More than a line has for being bold: a heading, or an element named for it."""


def _is_named_for(doc: Document, line: Line) -> bool:
    """A heading of a few characters is the title's, or the first heading of a page whose title is the site's name."""
    if len(line.text) >= 4 or line.links:
        return False
    return is_short_title(line, doc) or (line.tag == "h1" and SITE.fullmatch(doc.title) is not None)
