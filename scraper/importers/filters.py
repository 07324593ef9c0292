"""The filter of an import: languages, hosts and dates, each checked as early as its cost allows."""

from __future__ import annotations

from dataclasses import dataclass
from fnmatch import fnmatchcase
from urllib.parse import urlsplit

from scraper.importers.language_sniff import may_be
from scraper.models import Fetched

_SCRIPTS = {"zh-hans": ("zh-cn", "zh-sg", "zh-my"), "zh-hant": ("zh-tw", "zh-hk", "zh-mo")}
"""The regional tags that pages declare, by the script that they imply."""


@dataclass(frozen=True, slots=True)
class PageFilter:
    """All conditions must hold; of several languages or hosts one suffices. Without conditions every page passes."""

    languages: tuple[str, ...] = ()
    """BCP 47 tags: zh is all Chinese, zh-Hant that in traditional characters."""
    hosts: tuple[str, ...] = ()
    """Names, or patterns with * and ?."""
    since: str | None = None
    until: str | None = None
    """Bounds of the time of fetching: ISO 8601 in UTC, or its beginning. ``until`` includes the whole of its day."""

    def __str__(self) -> str:
        """A canonical spelling: equal for equal conditions, in whatever order they were passed."""
        lists = {"language": sorted(self.languages), "host": sorted(self.hosts)}
        parts = [f"{name}={','.join(values)}" for name, values in lists.items() if values]
        parts += [f"{name}={value}" for name, value in (("since", self.since), ("until", self.until)) if value]
        return " ".join(parts)

    def allows_address(self, url: str, fetched: str) -> bool:
        """Check a page's URL and the time it was fetched, before the page is unpacked."""
        if self.since is not None and fetched < self.since:
            return False
        if self.until is not None and fetched > f"{self.until}\U0010ffff":
            return False
        return not self.hosts or any(fnmatchcase(_host(url), pattern.lower()) for pattern in self.hosts)

    def allows_bytes(self, page: Fetched) -> bool:
        """Check a page's bytes for the languages, before the page is parsed. May pass pages of another language."""
        if not self.languages:
            return True
        kind = page.header("content-type")
        return any(may_be(tag.split("-")[0].lower(), page.content, kind) for tag in self.languages)

    def allows_language(self, tag: str | None) -> bool:
        """Check the language tag that the parser gave a page, by basic filtering (RFC 4647 section 3.3.1)."""
        if not self.languages:
            return True
        page_tag = (tag or "und").lower()
        ranges = [r for language in map(str.lower, self.languages) for r in (language, *_SCRIPTS.get(language, ()))]
        return any(page_tag == each or page_tag.startswith(f"{each}-") for each in ranges)


EVERYTHING = PageFilter()


def _host(url: str) -> str:
    try:
        return (urlsplit(url).hostname or "").lower()
    except ValueError:
        return ""
