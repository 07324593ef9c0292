"""Redaction of the user's secrets: the one place that all error texts, logs and shown settings go through.

Two things are removed: user and password before the host of any address, and, from texts for people, every secret
that was noted: passwords, their form in an Authorization header, tokens in a webhook's address.
Articles are data: only `without_passwords` is applied to their addresses, since a password may be a common word.
"""

from __future__ import annotations

import json
import re
import shlex
from base64 import b64encode
from collections.abc import Iterable, Mapping
from contextlib import suppress
from urllib.parse import quote, unquote, unquote_to_bytes, urlsplit

from scraper.i18n import changed

MASK = "***"
"""Replacement of a secret."""
LEAST = 6
"""Minimum characters of a secret: shorter strings occur in every text."""
MOST = 1000
"""Maximum number of noted secrets; no sources.yaml has more, and each costs time at every line."""

_noted: dict[str, None] = {}
_pattern: re.Pattern[str] | None = None
"""All noted secrets as one pattern; compiled at the first use after another was noted."""
_PROXIES = ("http_proxy", "https_proxy", "all_proxy", "ftp_proxy")
_AUTHORITY = re.compile(r"://(\S*)")
_ADDRESS = re.compile(r"\b[a-z][a-z0-9+.-]{0,20}://[^\s\"']+", re.IGNORECASE)


def note_address(url: str) -> None:
    """Note the password of an address, ``me:secret@proxy:8080`` without a scheme too, and its Authorization header."""
    from scraper.urls import userinfo

    credentials = userinfo(url if "://" in url else f"http://{url}")
    if credentials:
        _user, colon, password = credentials.partition(":")
        basic = b64encode(unquote_to_bytes(credentials)).decode("ascii")
        _note([credentials, basic, password if colon else credentials])


def note_webhook(url: str) -> None:
    """Note the address of a webhook, and each piece after its host that may be a token."""
    rest = url.partition("://")[2]
    authority = re.split(r"[/?#]", rest, maxsplit=1)[0]
    path = rest[len(authority) :].lstrip("/")
    note_address(url)
    _note([path, *(piece for piece in re.split(r"[/?&=#;:,]", path) if _is_token(piece))])


def note_target(target: str) -> None:
    """Note the tokens in a value of `notify:` or `targets:`: an address, or a command with addresses in it."""
    for match in _ADDRESS.finditer(target):
        note_webhook(match[0])
        note_service(match[0])


def note_service(address: str) -> None:
    """Note the tokens before the path of a service's address, ``tgram://TOKEN/chat``: only a host has a dot in it."""
    scheme, _, rest = address.partition("://")
    if scheme.lower() not in ("http", "https"):
        authority = re.split(r"[/?#]", rest, maxsplit=1)[0]
        pieces = [piece for piece in re.split(r"[:@]", authority) if "." not in piece and not piece.isdecimal()]
        _note([authority if "." not in authority else "", *(piece for piece in pieces if _is_token(piece))])


def note_secret(text: str) -> None:
    """Note a text that is secret as a whole: the value of a variable, the content of a file."""
    _note([text])


def note_environment(environ: Mapping[str, str]) -> None:
    """Note the passwords of proxies in environment variables."""
    for name, value in environ.items():
        if name.lower() in _PROXIES:
            note_address(value)


def note_arguments(args: Iterable[str]) -> None:
    """Note the passwords of addresses on a command line, options' values (``--opt=…``) included."""
    for arg in args:
        for match in _ADDRESS.finditer(arg) if "://" in arg else ():
            note_address(match[0])


def redacted(text: str) -> str:
    """A text for people without passwords of addresses and without noted secrets; a `Message` stays a `Message`."""
    return changed(text, _redacted)


def _redacted(text: str) -> str:
    global _pattern
    if "://" in text:
        from scraper.urls import without_passwords  # its import takes as long as a search

        text = without_passwords(text)
    if not _noted:
        return text
    if _pattern is None:  # longest first, as one secret may be part of another
        _pattern = re.compile("|".join(map(_searched, sorted(_noted, key=len, reverse=True))))
    return _pattern.sub(MASK, text)


def shown(value: str) -> str:
    """Remove everything before the last @ from a value that should be an address and may be invalid."""
    return _AUTHORITY.sub(lambda match: "://" + match[1].rpartition("@")[2], value)


def shown_proxy(value: str) -> str:
    """Mask user and password of a proxy's address, with a scheme or without: ``http://***@proxy:8080``."""
    scheme, colon, rest = value.partition("://") if "://" in value else ("", "", value)
    return f"{scheme}{colon}{MASK}@{rest.rpartition('@')[2]}" if "@" in rest else value


def shown_target(value: str) -> str:
    """A value of `notify:` without tokens: a webhook by its host, a command by its first word."""
    if value.lower().startswith(("http://", "https://")):
        host = ""
        with suppress(ValueError):
            host = urlsplit(value).netloc.rpartition("@")[2]
        return f"{value.partition('://')[0]}://{host}/{MASK}"
    words = value.split()
    with suppress(ValueError):
        words = shlex.split(value)
    return " ".join([*words[:1], *([MASK] if words[1:] else [])])


def forget() -> None:
    """Clear the noted secrets: for tests, and for library users who load another sources.yaml."""
    global _pattern
    _noted.clear()
    _pattern = None


def _note(secrets: Iterable[str]) -> None:
    global _pattern
    for secret in secrets:
        for spelling in _spellings(secret):
            if len(spelling) >= LEAST and spelling not in _noted and len(_noted) < MOST:
                _noted[spelling] = _pattern = None


def _spellings(secret: str) -> Iterable[str]:
    """Spell a secret verbatim, percent-encoded, decoded, and as quoted by JSON and Python."""
    plain = unquote(secret)
    for each in (secret, plain, quote(plain, safe="")):
        yield each
        yield json.dumps(each, ensure_ascii=False)[1:-1]
        yield repr(each)[1:-1]


def _searched(secret: str) -> str:
    """A pattern for a secret; a password that is a plain word (``secret``) does not match in ``secretary``."""
    return rf"\b{secret}\b" if secret.isascii() and secret.isalpha() else re.escape(secret)


def _is_token(piece: str) -> bool:
    """Check whether a piece of a path may be a secret; plain words in lower case (``services``, ``webhook``) are
    not."""
    return not re.fullmatch(r"[a-z]{1,12}|[a-z-]{1,20}", piece)
