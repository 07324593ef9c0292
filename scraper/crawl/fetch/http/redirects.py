"""Redirects: by Location, by Refresh, by `<meta http-equiv=refresh>`, by a script that does nothing else."""

from __future__ import annotations

import html
import re
import string
from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import quote, urljoin

from scraper.crawl.fetch.errors import BadRedirect, Fault, NotAllowed, RetryAdvice
from scraper.crawl.fetch.http.request import Answer
from scraper.crawl.fetch.settings import Policy
from scraper.i18n import Message
from scraper.urls import join, same_site, without_userinfo

SOON = 5.0
"""Maximum seconds of a refresh that counts as a redirect; a later one is meant for readers who stay."""
LOOKED_AT = 32 * 1024
"""Bytes at the beginning of a page that are searched for a redirect."""
BARE = 600
"""Maximum bytes of visible text of a page that only redirects: two hundred Chinese characters."""
SMALL = 8 * 1024
"""Maximum bytes of a page whose script may be nothing but a redirect."""

_UNSEEN = re.compile(rb"<!--.*?(?:-->|\Z)|<script\b.*?(?:</script\s*>|\Z)|<style\b.*?(?:</style\s*>|\Z)", re.I | re.S)
_TITLE = re.compile(rb"<title\b.*?(?:</title\s*>|\Z)", re.I | re.S)
_TAG = re.compile(rb"<[^<>]*>")
_META = re.compile(rb"<meta\b([^<>]*)>", re.I)
_META_REFRESH = re.compile(rb"<meta[^<]*refresh")
"""Quick test for a meta refresh in lower-case markup; scripts may match, too."""
_BASE = re.compile(rb"""<base\s[^<>]{0,200}?\bhref\s{0,4}=\s{0,4}["']?([^"'\s<>]{1,2000})""", re.IGNORECASE)
_ATTRIBUTE = re.compile(rb"(?<![a-z-])([a-z-]{1,60}+)\s*+=\s*+(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'<>]+))", re.I)
_REFRESH = re.compile(
    rb"^\s{0,8}(\d{0,9})(?:\.[\d.]*+)?\s{0,8}[;,\s]\s{0,8}(?>(?:url\s*=\s*)?)(?:\"([^\"]*)|'([^']*)|([^\"'].*))",
    re.I | re.S,
)
"""The HTML standard's "shared declarative refresh steps": seconds, and an address that may be in quotes."""
_RELOAD = re.compile(rb"\s{0,8}(\d{1,9})(?:\.[\d.]*+)?[;,\s]{0,8}")
"""A refresh without an address, which reloads the page."""
ITSELF = "#"
"""The page itself, as an address relative to it."""
_BY_SCRIPT = re.compile(
    rb"\blocation(?:\.href)?\s*=\s*(?:\"([^\"<>\s]+)\"|'([^'<>\s]+)')\s*(?=[;}<\s])"
    rb"|\blocation\.(?:replace|assign)\(\s*(?:\"([^\"<>\s]+)\"|'([^'<>\s]+)')\s*\)"
)
_HOME = re.compile(r"(?:(?:index|default|main|home)\.[a-z]{3,5})?", re.I)
_DATA = re.compile(rb"<(?:rss|feed|rdf:RDF|urlset|sitemapindex)[\s>]", re.I)


class Trail:
    """The addresses that were requested for one page, each once; again only if a cookie was set since."""

    def __init__(self, url: str, policy: Policy) -> None:
        self._url = url
        self._policy = policy
        self.begin()

    def begin(self) -> None:
        """Start at the page's own address, at first or again."""
        self.here = self._url
        self._requested = {self._url: 0}
        """Number of cookies at the time of its last request."""
        self._cookies: set[bytes] = set()
        self._steps = 0
        self._sender: tuple[str, Answer] | None = None
        """The last page that redirected by its content."""

    def forget(self) -> None:
        """Forget the requested addresses: GET is another request than the POST before (RFC 9110 section 15.4.4)."""
        self._requested.clear()

    def leads_on(self, answer: Answer) -> bool:
        """Return whether the answer redirects; then `here` is the next address. Raises `Fault` if that is not an
        address."""
        self._cookies.update(answer.set_cookies)
        if answer.location is not None:
            self._go(answer.location)
            return True
        target = sends_on(answer) if answer.status == 200 else None
        address = self._address(target) if target else None
        if address is None or self._is_back(address) or self._steps >= self._policy.limits.redirects:
            return False  # a page that sends back to itself is what there is
        if is_home(address) and not is_home(self.here) and not same_site(address, self.here):
            return False  # a way out, as error pages have it: no article has moved to the door of another site
        self._sender = self.here, answer
        self._step(address)
        return True

    def stay(self, fault: Fault) -> tuple[str, Answer] | None:
        """The redirecting page, to be used itself because its target cannot be fetched; None if no page redirected.

        None as well if the target fails only for the moment, on the page's own site, and the page has no text: an
        article that has moved is worth waiting for.
        """
        if self._sender is None:
            return None
        url, answer = self._sender
        for_now = fault.advice is not RetryAdvice.NEVER and not isinstance(fault, NotAllowed)
        if for_now and same_site(url, self.here) and _is_bare(answer.content):
            return None
        return url, self.marked(answer)

    def marked(self, answer: Answer) -> Answer:
        """The last answer. If a page redirected to it, without its validators: sent to that page they would mean that
        nothing has changed, wherever it leads by then."""
        if self._sender is None:
            return answer
        headers = tuple(field for field in answer.headers if field[0].lower() not in ("etag", "last-modified"))
        return replace(answer, headers=headers)

    def _go(self, location: str) -> None:
        address = self._address(location)
        if address is None:
            raise BadRedirect(
                Message("a redirect that leads nowhere: {location}", location=repr(location[:200])), RetryAdvice.NEVER
            )
        if self._is_back(address):
            advice = Message("; it sets a cookie: `cookies: on` may help") if self._wants_cookies() else ""
            raise BadRedirect(Message("a redirect that leads back to itself{advice}", advice=advice), RetryAdvice.LATER)
        if self._steps >= self._policy.limits.redirects:
            raise BadRedirect(Message("more than {n} redirects", n=self._policy.limits.redirects), RetryAdvice.NEVER)
        self._step(address)

    def _address(self, location: str) -> str | None:
        target = (join(self.here, location) or "").partition("#")[0] if location else ""
        return without_userinfo(target) or None

    def _is_back(self, address: str) -> bool:
        before = self._requested.get(address)
        return before is not None and (self._policy.cookies == "off" or before >= len(self._cookies))

    def _wants_cookies(self) -> bool:
        return self._policy.cookies == "off" and bool(self._cookies)

    def _step(self, address: str) -> None:
        self._steps += 1
        self._requested[address] = len(self._cookies)
        self.here = address


def is_home(url: str) -> bool:
    """Return whether an absolute URL is that of a host's home page."""
    path, _, query = url.partition("://")[2].partition("/")[2].partition("?")
    return not query and _HOME.fullmatch(path) is not None


class FileTrail(Trail):
    """The addresses that were requested for a file: only redirects in the head of an answer count, since a file is no
    page."""

    def leads_on(self, answer: Answer) -> bool:
        """Return whether the answer is a redirect."""
        return answer.location is not None and super().leads_on(answer)


class Standstill(Trail):
    """A single address, whose answer is returned unchanged even if it is a redirect."""

    def leads_on(self, answer: Answer) -> bool:
        """Return False."""
        return False


def sends_on(answer: Answer) -> str | None:
    """Return the address that a page redirects to by its content, as written; None for most.

    Characters outside ASCII are percent-encoded.
    """
    for name, value in answer.headers:
        if name.lower() == "refresh":
            return _soon(value.encode("utf-8", "replace"))
    head = answer.content[:LOOKED_AT]
    lower = head.lower()
    has_meta = _META_REFRESH.search(lower) is not None
    if not has_meta and (len(answer.content) > SMALL or b"location" not in lower):
        return None
    if _DATA.search(head[:1024]):
        return None
    if has_meta:
        seen = _UNSEEN.sub(b" ", head)
        for place, refresh in _metas(seen):
            target = _soon(refresh)
            if target is not None:
                # what is for readers without scripts alone may send them away from a page that has its text
                inside = seen.rfind(b"<noscript", 0, place) > seen.rfind(b"</noscript", 0, place)
                return _from_base(seen, target) if not inside or _is_bare(answer.content) else None
    if len(answer.content) <= SMALL and _is_bare(answer.content):
        targets = {next(filter(None, groups)) for groups in _BY_SCRIPT.findall(head)}
        if len(targets) == 1:
            return _from_base(head, _spelt(targets.pop()))
        if not targets and b"location.reload(" in head:
            return ITSELF
    return None


def _metas(head: bytes) -> Iterator[tuple[int, bytes]]:
    for meta in _META.finditer(head):
        attributes = {
            name.lower(): double or single or bare for name, double, single, bare in _ATTRIBUTE.findall(meta[1])
        }
        if attributes.get(b"http-equiv", b"").strip().lower() == b"refresh":
            yield meta.start(), attributes.get(b"content", b"")


def _soon(refresh: bytes) -> str | None:
    """The address in a refresh within `SOON` seconds."""
    if again := _RELOAD.fullmatch(refresh[:64]):
        return ITSELF if int(again[1]) <= SOON else None
    match = _REFRESH.match(refresh[:4096])
    if match is None or int(match[1] or 0) > SOON:
        return None
    target = (match[2] or match[3] or match[4] or b"").strip()
    return _spelt(target) if target else None


def _from_base(head: bytes, target: str) -> str:
    """The address that a page means, whose `<base>` may be written relative to the page's own."""
    base = _BASE.search(head)
    return target if base is None or target == ITSELF else urljoin(_spelt(base[1]), target)


def _spelt(target: bytes) -> str:
    return html.unescape(quote(target, safe=string.printable)).strip()


def _is_bare(content: bytes) -> bool:
    """Return whether a page has hardly any visible text."""
    if len(content) > 2 * LOOKED_AT:
        return False
    seen = _TAG.sub(b"", _TITLE.sub(b"", _UNSEEN.sub(b"", content)))
    return len(b"".join(seen.split())) <= BARE
