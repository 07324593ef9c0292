"""Which pages of what others kept are wanted, asked in the order of what the answer costs."""

from __future__ import annotations

from dataclasses import dataclass
from fnmatch import fnmatchcase
from urllib.parse import urlsplit

from scraper.importers.language_sniff import may_be
from scraper.models import Fetched

_SCRIPTS = {"zh-hans": ("zh-cn", "zh-sg", "zh-my"), "zh-hant": ("zh-tw", "zh-hk", "zh-mo")}
"""What pages declare that are written in a script."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """All conditions hold; of several languages or hosts one does. Nothing asked for: every page."""

    languages: tuple[str, ...] = ()
    """BCP 47 tags: zh is all Chinese, zh-Hant that in traditional characters."""
    hosts: tuple[str, ...] = ()
    """Names, or patterns with * and ?."""
    since: str | None = None
    until: str | None = None
    """When a page was fetched: ISO 8601 in UTC, or the beginning of that. ``until`` includes the whole of its day."""

    def __str__(self) -> str:
        """The same for the same conditions."""
        parts = {"language": sorted(self.languages), "host": sorted(self.hosts)}
        said = [f"{name}={','.join(values)}" for name, values in parts.items() if values]
        said += [f"{name}={value}" for name, value in (("since", self.since), ("until", self.until)) if value]
        return " ".join(said)

    def by_address(self, url: str, fetched: str) -> bool:
        """Whether a page may be wanted, from its URL and the time it was fetched."""
        if self.since is not None and fetched < self.since:
            return False
        if self.until is not None and fetched > f"{self.until}\U0010ffff":
            return False
        return not self.hosts or any(fnmatchcase(_host(url), pattern.lower()) for pattern in self.hosts)

    def by_glimpse(self, page: Fetched) -> bool:
        """Whether a page may be wanted, from its bytes."""
        if not self.languages:
            return True
        kind = page.header("content-type")
        return any(may_be(tag.split("-")[0].lower(), page.content, kind) for tag in self.languages)

    def by_language(self, tag: str | None) -> bool:
        """Whether a page is wanted, from the language that it was read to be in (RFC 4647 section 3.3.1)."""
        if not self.languages:
            return True
        found = (tag or "und").lower()
        ranges = [r for wanted in map(str.lower, self.languages) for r in (wanted, *_SCRIPTS.get(wanted, ()))]
        return any(found == wanted or found.startswith(f"{wanted}-") for wanted in ranges)


EVERYTHING = Wanted()


def _host(url: str) -> str:
    try:
        return (urlsplit(url).hostname or "").lower()
    except ValueError:
        return ""
