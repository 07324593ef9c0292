"""What can go wrong with one request, in words, and whether trying again can help."""

from __future__ import annotations

import copyreg
import socket
import ssl
from enum import Enum
from typing import Any

import aiohttp

from scraper.crawl.fetch.http.header_fields import cleaned
from scraper.i18n import N_, Message
from scraper.redaction import redacted


class RetryAdvice(Enum):
    """Advice on retries after a `Fault`."""

    RETRY = "another try in a moment"
    RETRY_LATE = "another try after a while: it has hung, and each try costs a time-out"
    LATER = "the next run"
    NEVER = "nothing that we can do"


class Scope(Enum):
    """The subject of a `Fault`: the host or the page."""

    HOST = "the host: it cannot be reached, answers 5xx, or not at all"
    PAGE = "this page alone"


class Fault(Exception):
    """One request failed.

    ``reason`` is a short stable phrase; ``wait`` is the host's own Retry-After in seconds.
    """

    def __init__(
        self,
        reason: str,
        advice: RetryAdvice,
        scope: Scope = Scope.PAGE,
        *,
        status: int | None = None,
        wait: float | None = None,
    ) -> None:
        reason = redacted(cleaned(reason))  # it may quote what a server, or a proxy's address, says
        super().__init__(reason)
        self.reason = reason
        self.advice = advice
        self.scope = scope
        self.status = status
        self.wait = wait

    def __reduce__(self) -> tuple[Any, ...]:
        # an exception is made again from its message alone, unless it says otherwise
        return copyreg.__newobj__, (type(self), *self.args), self.__dict__  # type: ignore[attr-defined]

    def without_frames(self) -> Fault:
        """The same without its traceback, whose frames would keep what was read of the page in memory."""
        self.__cause__ = self.__context__ = None
        return self.with_traceback(None)


class Rested(Fault):
    """The host is left alone for the rest of the run; no request was made."""


class NotAllowed(Fault):
    """robots.txt forbids the request; it was not made."""


class BadRedirect(Fault):
    """A redirect that leads nowhere, or in a circle."""


class TooLarge(Fault):
    """A body is over its limit."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason, RetryAdvice.NEVER)


class Damaged(Fault):
    """A compressed body is broken, or breaks off."""

    content = b""
    """The beginning that could be decoded, where it counts."""


class ForbiddenAddress(OSError):
    """A connection would lead to a private address: see `scraper.crawl.fetch.address_guard.ssrf`."""


RETRY_STATUS = frozenset({408, 425, 429, 500, 502, 503, 504, 520, 521, 522, 523, 524, 529})
"""Statuses worth another try in a moment: RFC 9110, and those of Cloudflare for a host behind it."""

LATER_STATUS = frozenset({401, 403, 407, 421, 423, 451})
"""Statuses that may change in time (a firewall, a login, a lock): requested again in the next run, not in this one."""


OLD_TLS = frozenset(
    "SSLV3_ALERT_HANDSHAKE_FAILURE TLSV1_ALERT_PROTOCOL_VERSION UNSUPPORTED_PROTOCOL WRONG_SIGNATURE_TYPE NO_PROTOCOLS"
    " DH_KEY_TOO_SMALL EE_KEY_TOO_SMALL CA_KEY_TOO_SMALL CA_MD_TOO_WEAK UNSAFE_LEGACY_RENEGOTIATION_DISABLED".split()
)
"""OpenSSL's names of the error when a server offers outdated protocols only."""
REFUSED = "refused: "
"""Beginning of the reason for a forbidden address."""
HTTP_STATUS = N_("HTTP {status}")
HTTP_WAIT = N_("HTTP {status}, to be asked again in {wait} s")
HTTP_LOGIN = N_("HTTP {status}; if you have a login, write USER:PASSWORD@ before the host")
UNASKABLE = "the address cannot be requested"


def of_status(status: int, wait: float | None) -> Fault:
    """The fault for an answer's status without a usable page."""
    reason = Message(HTTP_LOGIN if status == 401 else HTTP_STATUS, status=status)
    if status in RETRY_STATUS or status >= 500:
        if wait:
            reason = Message(HTTP_WAIT, status=status, wait=f"{wait:.0f}")
        blame = Scope.HOST if status >= 500 else Scope.PAGE
        return Fault(
            reason, RetryAdvice.RETRY if status in RETRY_STATUS else RetryAdvice.LATER, blame, status=status, wait=wait
        )
    # 202 and others: some firewalls answer so while they make up their mind
    later = status < 400 or status in LATER_STATUS
    return Fault(reason, RetryAdvice.LATER if later else RetryAdvice.NEVER, status=status)


def of_exception(error: Exception) -> Fault:
    """The fault for an exception of aiohttp other than a timeout."""
    if isinstance(error, aiohttp.ClientConnectorError):
        return _of_connecting(error)
    if isinstance(error, aiohttp.ClientPayloadError):
        return Fault(Message("the body broke off"), RetryAdvice.RETRY, Scope.HOST)
    if isinstance(error, aiohttp.ClientHttpProxyError):
        return Fault(Message("the proxy answered HTTP {status}", status=error.status), RetryAdvice.LATER, Scope.HOST)
    if type(error).__module__.startswith("aiohttp_socks"):  # an optional library, whose errors are of no common kind
        return Fault(Message("the proxy: {cause}", cause=error), RetryAdvice.RETRY, Scope.HOST)
    if isinstance(error, aiohttp.ClientResponseError):
        return _of_parsing(error)
    if isinstance(error, aiohttp.InvalidURL | aiohttp.NonHttpUrlClientError):
        return Fault(UNASKABLE, RetryAdvice.NEVER)
    if isinstance(error, aiohttp.ClientError | OSError):
        return Fault(Message("the connection was closed before an answer"), RetryAdvice.RETRY, Scope.HOST)
    return Fault(Message("{name}: {cause}", name=type(error).__name__, cause=error), RetryAdvice.LATER)


def _of_connecting(error: aiohttp.ClientConnectorError) -> Fault:
    reason = error.os_error
    if isinstance(reason, ForbiddenAddress):
        return Fault(Message("{refused}{reason}", refused=REFUSED, reason=reason), RetryAdvice.NEVER)
    if isinstance(error, aiohttp.ClientConnectorCertificateError):
        why = getattr(error.certificate_error, "verify_message", "") or error.certificate_error
        return Fault(Message("the TLS certificate is not accepted: {why}", why=why), RetryAdvice.LATER, Scope.HOST)
    proxy = "the proxy: " if isinstance(error, aiohttp.ClientProxyConnectionError) else ""
    if isinstance(error, aiohttp.ClientConnectorDNSError):
        return _unknown_name(proxy)
    return of_os_error(reason, proxy)


def of_os_error(error: OSError, proxy: str = "") -> Fault:
    """The fault for an error of the operating system or TLS while connecting.

    ``proxy``: words that say that the connection would have led to one.
    """
    if isinstance(error, ssl.SSLError):
        advice = Message("; the server is old: `tls: legacy` may help") if error.reason in OLD_TLS else ""
        return Fault(
            Message("TLS failed: {reason}{advice}", reason=error.reason or error, advice=advice),
            RetryAdvice.LATER,
            Scope.HOST,
        )
    if isinstance(error, socket.gaierror):
        return _unknown_name(proxy)
    if isinstance(error, ConnectionRefusedError):
        return Fault(Message("{proxy}connection refused", proxy=proxy), RetryAdvice.RETRY, Scope.HOST)
    return Fault(
        Message(
            "{proxy}no connection: {strerror}", proxy=proxy, strerror=error.strerror or str(error) or "closed at once"
        ),
        RetryAdvice.RETRY,
        Scope.HOST,
    )


def _unknown_name(proxy: str) -> Fault:
    return Fault(Message("{proxy}the host's name is not known", proxy=proxy), RetryAdvice.RETRY, Scope.HOST)


def _of_parsing(error: aiohttp.ClientResponseError) -> Fault:
    """The fault for a head that `http1` refused: too long (its message says so), or no HTTP."""
    if error.message.startswith("more than"):
        return Fault(Message("the headers are too large"), RetryAdvice.NEVER)
    return Fault(Message("the answer is not HTTP"), RetryAdvice.LATER)
