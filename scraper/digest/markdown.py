"""A digest as Markdown."""

from __future__ import annotations

from scraper.digest import wording
from scraper.digest.model import Digest, Entry
from scraper.exporters.texts.markdown import escaped
from scraper.urls import is_web_address

MARK = "<!-- scrape digest -->\n"
"""First line, by which a digest is recognised."""


def text(digest: Digest) -> str:
    """The digest as one document; text of articles is escaped, so that it shows as it is."""
    parts = [f"# {escaped(wording.title(digest))}", escaped(wording.counts(digest))]
    if digest.rising:
        words = [escaped(wording.rise(one.word, one.texts, one.before)) for one in digest.rising]
        parts.append(f"**{escaped(wording.rising_head(digest))}:** {' · '.join(words)}")
    for section in digest.sections:
        parts.append(f"## {escaped(wording.section(section.name))}")
        parts += map(_entry, section.entries)
    return MARK + "\n\n".join(parts) + "\n"


def _entry(entry: Entry) -> str:
    headline = escaped(entry.headline)
    if is_web_address(entry.url):
        address = entry.url.replace("<", "%3C").replace(">", "%3E").replace("\\", "%5C")
        headline = f"[{headline}](<{address}>)"
    lines = [f"### {headline}", escaped(wording.source(entry))]
    if entry.lead:
        lines.append(f"> {escaped(entry.lead)}")
    if reprints := wording.reprints(entry):
        lines.append(f"*{escaped(reprints)}*")
    return "\n\n".join(lines)
