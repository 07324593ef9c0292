"""A digest as one HTML page: no script, nothing from outside, all text escaped; without pictures it is fit for mail."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator, Mapping
from html import escape

from scraper.digest import wording
from scraper.digest.model import Digest, Entry
from scraper.digest.pictures import Read, Shown, leads
from scraper.urls import is_web_address

MARK = '<meta name="generator" content="scrape digest">'
"""The mark by which a digest of ours is recognised."""
STYLE = (
    "body{font-family:sans-serif;line-height:1.6;max-width:44em;margin:1em auto;padding:0 1em}"
    "h2{border-bottom:1px solid #999;margin-top:2em}h3{margin:1.2em 0 .2em}"
    "figure{margin:.5em 0}img{max-width:100%;max-height:24em}figcaption{color:#666;font-size:.85em}"
    "p{margin:.3em 0}.source,.reprints{color:#666;font-size:.9em}"
)


def page(digest: Digest, read: Read | None = None) -> str:
    """The whole page. ``read``: the bytes of a kept picture; None: a page for mail, without pictures.

    Each entry has its first picture, in the page itself. Mail programs show no such pictures, and cut long mails.
    """
    return "\n".join(_lines(digest, leads(digest, read) if read is not None else {})) + "\n"


def _lines(digest: Digest, pictures: Mapping[int, Shown]) -> Iterator[str]:
    title = escape(wording.title(digest))
    yield f'<!DOCTYPE html>\n<html lang="{escape(digest.language)}"><head><meta charset="utf-8">{MARK}'
    yield f"<title>{title}</title><style>{STYLE}</style></head><body>"
    yield f"<h1>{title}</h1><p>{escape(wording.counts(digest))}</p>"
    if digest.rising:
        words = " · ".join(escape(wording.rise(one.word, one.texts, one.before)) for one in digest.rising)
        yield f"<p><b>{escape(wording.rising_head(digest))}:</b> {words}</p>"
    for section in digest.sections:
        yield f"<h2>{escape(wording.section(section.name))}</h2>"
        for entry in section.entries:
            yield from _entry(entry, pictures.get(entry.id))
    yield "</body></html>"


def _entry(entry: Entry, shown: Shown | None) -> Iterator[str]:
    headline = escape(entry.headline)
    if is_web_address(entry.url):
        headline = f'<a href="{escape(entry.url)}">{headline}</a>'
    yield f'<h3>{headline}</h3><p class="source">{escape(wording.source(entry))}</p>'
    if shown is not None:
        data = b64encode(shown.content).decode()
        words = escape(wording.picture(shown.picture))
        yield f'<figure><img src="data:{shown.type};base64,{data}" alt="{words}">'
        yield f"<figcaption>{words}</figcaption></figure>"
    if entry.lead:
        yield f"<p>{escape(entry.lead)}</p>"
    if reprints := wording.reprints(entry):
        yield f'<p class="reprints">{escape(reprints)}</p>'
