"""Alerts and targets of a valid sources.yaml, as frozen dataclasses."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import time
from hashlib import blake2b
from typing import Literal

from scraper import redaction
from scraper.urls import without_passwords


@dataclass(frozen=True, slots=True)
class When:
    """The moments at which an alert's messages may be sent; times are of this machine's clock."""

    kind: Literal["at once", "hourly", "daily"] = "at once"
    at: time | None = None
    """The time of a daily message."""

    def __str__(self) -> str:
        return f"{self.kind} {self.at:%H:%M}" if self.at else self.kind


@dataclass(frozen=True, slots=True)
class Quiet:
    """The hours of a day in which nothing is sent, from ``start`` until before ``end``; they may pass midnight."""

    start: time
    end: time

    def covers(self, moment: time) -> bool:
        """Check whether a time of day is within the quiet hours."""
        if self.start <= self.end:
            return self.start <= moment < self.end
        return moment >= self.start or moment < self.end

    def __str__(self) -> str:
        return f"{self.start:%H:%M}-{self.end:%H:%M}"


@dataclass(frozen=True, slots=True)
class Target:
    """A receiver of messages: an address of a service, or a command that is called without a shell."""

    name: str
    """Its name in ``targets:``; of an address that is in ``to:`` itself, `nameless`."""
    address: str | None = None
    command: tuple[str, ...] = ()
    hosts: tuple[str, ...] = ()
    """Hosts that the address may lead to although they are private: those of ``hosts:`` in the file."""
    line: int = 0

    def __repr__(self) -> str:
        return f"Target({self.name!r}, {self.shown!r})"

    @property
    def shown(self) -> str:
        """The target without its secrets."""
        return shown(self.address) if self.address is not None else shown_command(self.command)


def shown(address: str) -> str:
    """An address without its secrets: the host is shown where it is no part of them, as in a webhook."""
    scheme = address.partition("://")[0]
    return redaction.shown_target(address) if scheme in ("http", "https") else f"{scheme}://{redaction.MASK}"


def shown_command(words: tuple[str, ...]) -> str:
    """A command without its arguments, which may hold secrets."""
    return " ".join([*words[:1], *([redaction.MASK] if words[1:] else [])])


def nameless(address: str) -> str:
    """The name of an address without one: its scheme, and a short digest of all but its password.

    The archive keeps names. Four bytes tell the addresses of one file apart, and are too few to confirm a guess.
    """
    plain = without_passwords(address).encode("utf-8", "surrogatepass")
    return f"{address.partition('://')[0]}:{blake2b(plain, digest_size=4).hexdigest()}"


@dataclass(frozen=True, slots=True)
class DailyDigest:
    """One entry of ``digests:``: the news of a day, sent at a time of day."""

    name: str
    when: When
    to: tuple[Target, ...]
    query: str = ""
    sources: tuple[str, ...] = ()
    """Names of the sources whose articles count; () for all."""
    by: Literal["section", "source", "outlet", "page"] = "section"
    line: int = 0


@dataclass(frozen=True, slots=True)
class Alert:
    """One entry of ``alerts:``: messages about articles that match a query."""

    name: str
    query: str
    to: tuple[Target, ...]
    sources: tuple[str, ...] = ()
    """Names of the sources whose articles count; () for all."""
    when: When = When()
    quiet: Quiet | None = None
    also: tuple[Literal["changed"], ...] = ()
    """Further events besides new articles: ``changed``, a revision of an article that matches."""
    since: str | None = None
    """The date (ISO 8601) from which stored articles count as new while the alert itself is new."""
    line: int = 0
    """The line of its file on which the entry begins."""
