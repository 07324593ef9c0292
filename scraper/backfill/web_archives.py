"""The web archives that are known by name, and any other by the addresses of its index and its captures."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import Literal
from urllib.parse import urlsplit

from scraper.errors import ConfigError
from scraper.i18n import Message
from scraper.urls import join

EXAMPLE = "'http://host/web/{timestamp}id_/{url}'"
KEYS = ("{timestamp}", "{url}", "{filename}")
COLLECTIONS = "collinfo.json"
"""The end of an address that lists the indexes of an archive with one for each crawl, as Common Crawl's does."""


@dataclass(frozen=True)
class WebArchive:
    """An archive: the address of its CDX server, and a template for the addresses of its captures."""

    name: str
    index: str
    """A CDX server, or a list of them (`COLLECTIONS`)."""
    pages: str
    """With ``{timestamp}`` and ``{url}``: unmodified captures. With ``{filename}``: WARC files, read by the record."""
    delay: float
    """Seconds from one request to the next."""
    form: Literal["keys", "any"] = "any"
    """``keys``: the index is known to hand out its parts by keys; ``any``: it is asked."""
    filters: tuple[str, ...] = ()
    """Values of ``filter=`` that spare the index's answers what is no page."""

    @property
    def by_record(self) -> bool:
        """True where captures are read as stretches of WARC files."""
        return "{filename}" in self.pages

    @property
    def hosts(self) -> tuple[str, ...]:
        """The hosts of its index and its captures, in lower case."""
        return tuple(dict.fromkeys((urlsplit(url).hostname or "").lower() for url in (self.index, self.pages)))

    def address(self, timestamp: str, url: str) -> str:
        """Return the address at which a capture is sent unmodified."""
        return self.pages.replace("{timestamp}", timestamp).replace("{url}", url.partition("#")[0])

    def capture_of(self, address: str) -> tuple[str, str] | None:
        """Return the time and the original address of a capture's address, of any form; None for another address."""
        match = self._form.match(address)
        return (match["timestamp"], match["url"]) if match else None

    def links_in(self, content: bytes) -> int:
        """Count the links of a page that lead to captures of this archive: those of a page that it has rewritten."""
        return len(self._links.findall(content)) if not self.by_record else 0

    @cached_property
    def _form(self) -> re.Pattern[str]:
        before, after = self._around
        return re.compile(
            rf"https?://{re.escape(before)}(?P<timestamp>\d{{14}})(?:[a-z]{{2}}_)?{after}(?P<url>https?:/.+)"
        )

    @cached_property
    def _links(self) -> re.Pattern[bytes]:
        before, after = self._around
        path = re.escape(before.partition("/")[2])
        return re.compile(
            rf"(?:href|src)\s{{0,4}}=\s{{0,4}}[\"']?[^\s\"'<>]{{0,100}}/{path}\d{{14}}(?:[a-z]{{2}}_)?{after}https?:".encode(),
            re.I,
        )

    @property
    def _around(self) -> tuple[str, str]:
        """The template before the time, without its scheme, and the pattern of what follows the time."""
        before, _, after = self.pages.partition("{timestamp}")
        between = re.sub(r"^[a-z]{2}_", "", after.partition("{url}")[0])
        return before.partition("://")[2], re.escape(between)

    def shown_at(self, timestamp: str, url: str) -> str:
        """Return the address at which a reader sees a capture: that of `address` without ``id_``."""
        return self.address(timestamp, url).replace(f"{timestamp}id_/", f"{timestamp}/", 1)


KNOWN = {
    "wayback": WebArchive(
        "wayback",
        "https://web.archive.org/cdx/search/cdx",
        "https://web.archive.org/web/{timestamp}id_/{url}",
        delay=2.0,
        form="keys",
        filters=("statuscode:(200|-)", "mimetype:(text/html|application/xhtml.xml|warc/revisit|unk|-)"),
    ),
    "commoncrawl": WebArchive(
        "commoncrawl",
        f"https://index.commoncrawl.org/{COLLECTIONS}",
        "https://data.commoncrawl.org/{filename}",
        delay=1.0,
        filters=("=status:200",),
    ),
}
"""Their filters are those of their own servers: Wayback's are regular expressions for a whole field, pywb's texts.

The delays are ours: both archives are shared by all, and answer 429, or nothing, to whoever is too fast."""
DELAY = 1.0
"""Seconds between two requests to an archive that is named by its addresses."""


def chosen(via: str, pages: str | None, delay: float | None) -> WebArchive:
    """Return the archive of the options ``--via``, ``--pages`` and ``--delay``. Raises ConfigError."""
    preset = KNOWN.get(via)
    if preset is None and "://" not in via:
        raise ConfigError(
            Message(
                "{via}: not a known archive ({names}), nor the address of a CDX server", via=via, names=", ".join(KNOWN)
            )
        )
    if preset is None and pages is None:
        raise ConfigError(
            Message("--via with an address needs --pages, the template of its captures: {example}", example=EXAMPLE)
        )
    index = preset.index if preset else join(None, via)
    template = pages or (preset.pages if preset else "")
    whole = "{filename}" in template or ("{timestamp}" in template and "{url}" in template)
    plain = template
    for key in KEYS:
        plain = plain.replace(key, "0")
    if index is None or join(None, plain) is None:
        raise ConfigError(Message("{address}: not an http(s) address", address=via if index is None else template))
    if not whole or "{" in plain:
        raise ConfigError(
            Message(
                "--pages {template}: it needs {keys}, or {file} for WARC files, and no other key",
                template=template,
                keys="{timestamp}, {url}",
                file="{filename}",
            )
        )
    name = preset.name if preset and pages is None else (urlsplit(index).hostname or "").lower()
    pace = delay if delay is not None else preset.delay if preset else DELAY
    return WebArchive(name, index, template, pace, preset.form if preset else "any", preset.filters if preset else ())
