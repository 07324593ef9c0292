"""Types of values in sources.yaml, one function each: text in, value out, ValueError with a correction."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from importlib.util import find_spec
from urllib.parse import urlsplit

from scraper import extras, redaction
from scraper.i18n import Message
from scraper.sources.list_request.placeholders import expand
from scraper.urls import hostname

SECONDS = {"ms": 0.001, "s": 1, "m": 60, "h": 3600, "d": 86_400, "w": 604_800}
"""Units of a duration."""

BYTES = {
    "b": 1,
    "kb": 1_000,
    "mb": 1_000_000,
    "gb": 1_000_000_000,
    "kib": 1 << 10,
    "mib": 1 << 20,
    "gib": 1 << 30,
    "tb": 10**12,
    "tib": 1 << 40,
}
"""Units of a size."""

MAX_HOST, MAX_LABEL = 253, 63
"""Maximum characters of a host's name, and of a label between its dots (RFC 1035 section 2.3.4)."""

MAX_PATTERN = 2_000
"""Maximum characters of a regular expression or a selector."""

ZONES_BY_HABIT = {
    "beijing": "Asia/Shanghai",
    "asia/beijing": "Asia/Shanghai",
    "北京": "Asia/Shanghai",
    "北京时间": "Asia/Shanghai",
    "china": "Asia/Shanghai",
    "+08:00": "Asia/Shanghai",
    "+8": "Asia/Shanghai",
    "utc+8": "Asia/Shanghai",
    "hong kong": "Asia/Hong_Kong",
    "香港": "Asia/Hong_Kong",
    "台北": "Asia/Taipei",
    "taipei": "Asia/Taipei",
    "新加坡": "Asia/Singapore",
    "singapore": "Asia/Singapore",
}
"""Common names of time zones -> IANA names."""

SOCKS = ("socks5", "socks5h", "socks4", "socks4a")
"""Schemes of proxies that require the extra ``socks``."""

_SAMPLE_DAY = date(2026, 1, 31)
_DURATION = re.compile(r"(?:\d{1,15}(?:\.\d{1,15})?\s{0,8}(?:ms|s|m|h|d|w)\s{0,8})+")
_DURATION_PART = re.compile(r"(\d{1,15}(?:\.\d{1,15})?)\s{0,8}(ms|s|m|h|d|w)")
_SIZE = re.compile(r"(\d+(?:\.\d+)?)\s*([a-z]*)")
_HOST = re.compile(r"[a-z0-9_.:-]+", re.IGNORECASE)


def text(value: str) -> str:
    """One line, not empty, without control characters."""
    stripped = value.strip()
    if not stripped:
        raise ValueError(Message("it is empty; write a text or leave the key out"))
    if not stripped.isprintable():
        code = next(f"{ord(sign):04X}" for sign in stripped if not sign.isprintable())
        raise ValueError(Message("it holds U+{code}, a line break or an invisible character; type it again", code=code))
    return stripped


def header(value: str) -> str:
    """A text for an HTTP header: ASCII (RFC 9110 section 5.5)."""
    done = text(value)
    if not done.isascii():
        raise ValueError(
            Message(
                "{done} goes into an HTTP header, which allows only ASCII; write an e-mail address or a URL",
                done=_short(done),
            )
        )
    return done


def name(value: str) -> str:
    """A source's name, fit to be typed on the command line."""
    done = text(value)
    if len(done) > 100:
        raise ValueError(Message("a name of {done} characters is hard to type; the limit is 100", done=len(done)))
    if done.startswith("-"):
        raise ValueError(Message("a name that begins with - would be taken for an option"))
    return done


@dataclass(frozen=True, slots=True)
class Number:
    """A whole number within bounds."""

    least: int
    most: int

    def __call__(self, value: str) -> int:
        try:
            done = int(value.replace("_", "")) if len(value) < 20 else None
        except ValueError:
            done = None
        if done is None:
            raise ValueError(Message("{value} is not a whole number", value=_short(value)))
        if not self.least <= done <= self.most:
            raise ValueError(
                Message("{done} is out of bounds; from {least} to {most}", done=done, least=self.least, most=self.most)
            )
        return done


def duration(value: str) -> float:
    """Seconds from ``30m``, ``1h``, ``1d12h``. A number alone is refused: it may mean seconds or minutes."""
    lowered = value.strip().lower()
    if re.fullmatch(r"\d+(\.\d+)?", lowered) and float(lowered) != 0:
        raise ValueError(
            Message(
                "{number} has no unit; write {number}s, {number}m, {number}h or {number}d",
                number=lowered,
            )
        )
    if lowered == "0":
        return 0.0
    if not _DURATION.fullmatch(lowered):
        raise ValueError(Message("{value} is not a duration; write 30s, 30m, 1h, 1d or 1w", value=_short(value)))
    seconds = sum(float(amount) * SECONDS[unit] for amount, unit in _DURATION_PART.findall(lowered))
    if seconds > 10 * 366 * 86_400:
        raise ValueError(Message("{value} is longer than ten years", value=_short(value)))
    return float(seconds)


def interval(value: str) -> int:
    """A duration of at least a second, in whole seconds."""
    seconds = duration(value)
    if seconds < 1:
        raise ValueError(Message("{value} is too short; at least 1s", value=_short(value)))
    return round(seconds)


def pause(value: str) -> float:
    """Seconds from a number or a duration, from 0 to an hour."""
    try:
        seconds = float(value)
    except ValueError:
        seconds = duration(value)
    if not 0 <= seconds <= 3600:
        raise ValueError(Message("{value} is out of bounds; from 0 to 3600 seconds", value=_short(value)))
    return seconds


def timeout(value: str) -> float:
    """A `pause` except 0, with which nothing could be fetched."""
    seconds = pause(value)
    if seconds == 0:
        raise ValueError(Message("with 0 nothing could ever be fetched; write 10s"))
    return seconds


def size(value: str) -> int:
    """Bytes from ``20MB``, ``64KiB`` or a plain number, at most a gigabyte."""
    done = _bytes(value)
    if not 1 <= done <= 1_000_000_000:
        raise ValueError(Message("{value} is out of bounds; from 1 byte to 1GB", value=_short(value)))
    return done


def room(value: str) -> int:
    """Bytes as `size`, at most a thousand terabytes."""
    done = _bytes(value)
    if not 1 <= done <= 10**15:
        raise ValueError(Message("{value} is out of bounds; from 1 byte to 1000TB", value=_short(value)))
    return done


def _bytes(value: str) -> int:
    match = _SIZE.fullmatch(value.strip().lower())
    if not match or (match[2] or "b") not in BYTES:
        raise ValueError(Message("{value} is not a size; write 500KB or 20MB", value=_short(value)))
    return int(float(match[1]) * BYTES[match[2] or "b"])


def day(value: str) -> date:
    """A date from 2026-01-31."""
    try:
        return date.fromisoformat(value.strip())
    except ValueError:
        raise ValueError(Message("{value} is not a date; write it as 2026-01-31", value=_short(value))) from None


def url(value: str) -> str:
    """An http(s) URL without placeholders."""
    stripped = text(value)
    redaction.note_address(stripped)
    try:
        parts = urlsplit(stripped)
        host, port = parts.hostname, parts.port
    except ValueError as wrong:
        error = "…" if "@" in stripped else str(wrong)  # which may quote the password
        error = Message("a port is a number from 1 to 65535") if error.startswith("Port") else error
        raise ValueError(Message("{value} is not a URL ({error})", value=_short(value), error=error)) from None
    if parts.scheme not in ("http", "https"):
        stripped = stripped.rpartition("@")[2]
        is_no_host = "://" in stripped or ("/" not in stripped and "." not in stripped)
        guess = "" if is_no_host else Message("; did you mean https://{stripped}?", stripped=stripped)
        raise ValueError(Message("{value} is not an http or https URL{guess}", value=_short(value), guess=guess))
    labels = (host or "").removesuffix(".").split(".")
    if not all(labels) or port == 0 or any(map(str.isspace, stripped)) or not hostname(stripped):
        raise ValueError(Message("{value} is not a URL; it needs a host and no spaces", value=_short(value)))
    _check_lengths(stripped, value)
    return stripped


def _check_lengths(address: str, value: str) -> None:
    """Raise ValueError for a host that no name server knows: its name, or a label of it, is too long."""
    name = hostname(address).removesuffix(".")
    for text, limit in ((name, MAX_HOST), (max(name.split("."), key=len), MAX_LABEL)):
        if len(text) > limit:
            raise ValueError(
                Message(
                    "{value}: no host has a name like {text}, of {n} characters; the limit is {limit}",
                    value=_short(value),
                    text=_short(text),
                    n=len(text),
                    limit=limit,
                )
            )


def notify(value: str) -> str:
    """A webhook's URL, or a command, which is called without a shell."""
    from shlex import split

    stripped = text(value)
    redaction.note_target(stripped)
    if "://" in stripped.split()[0]:
        return url(stripped)
    try:
        split(stripped)
    except ValueError as error:
        value = redaction.shown_target(stripped)
        raise ValueError(
            Message("{value} is not a command ({error}); is a quote missing?", value=repr(value), error=error)
        ) from None
    return stripped


def start_url(value: str) -> str:
    """An http(s) URL, which may have ``{date:FORMAT}`` in it, as written."""
    url(expand(value, _SAMPLE_DAY))
    return text(value)


def proxy(value: str) -> str:
    """A proxy's URL, or ``direct``."""
    stripped = text(value)
    if stripped == "direct":
        return stripped
    redaction.note_address(stripped)
    try:
        parts = urlsplit(stripped)
        valid = parts.scheme in ("http", "https", *SOCKS) and parts.hostname and parts.port != 0
    except ValueError:  # an invalid port
        valid = False
    if not valid:
        value = redaction.shown_proxy(stripped)
        raise ValueError(
            Message(
                "{value} is not a proxy; write http://host:port, socks5://host:port, or direct for none",
                value=repr(value),
            )
        )
    if parts.scheme in SOCKS and find_spec("aiohttp_socks") is None:
        raise ValueError(
            Message(
                "{value} cannot be used without the extra; run: {install}",
                value=_short(value),
                install=extras.hint("socks"),
            )
        )
    return stripped


def host(value: str) -> str:
    """A host name or an address, without scheme, port and path; in lower case."""
    stripped = text(value)
    if "/" in stripped or not _HOST.fullmatch(stripped):
        raise ValueError(Message("{value} is not a host; write news.example.org or 192.168.1.20", value=_short(value)))
    _check_lengths(f"http://{stripped}/", value)
    return stripped.lower()


def regex(value: str) -> str:
    """A regular expression that compiles."""
    if len(value) > MAX_PATTERN:
        raise ValueError(
            Message(
                "a pattern of {value} characters; the limit is {max_pattern}",
                value=f"{len(value):,}",
                max_pattern=f"{MAX_PATTERN:,}",
            )
        )
    try:
        re.compile(value)
    except (re.error, RecursionError, OverflowError) as error:
        raise ValueError(Message("not a regular expression: {error}", error=error)) from None
    if re.search(value, ""):
        raise ValueError(Message("the pattern matches anything; describe the URLs of articles"))
    return value


_PLACES = re.compile(r"\{[\w.]+\}")


def address_template(value: str) -> str:
    """A URL with at least one {name} of a key in it, or the {name} of a key alone, whose value is a URL."""
    parts = urlsplit(_PLACES.sub("1", value))
    if not _PLACES.fullmatch(value) and (parts.scheme not in ("http", "https") or not parts.hostname):
        raise ValueError(
            Message("{value} is no http(s) URL; write https://news.example.cn/a/{id}.html", value=repr(value))
        )
    if not _PLACES.search(value):
        raise ValueError(Message("there is no {id} in it, which the id of an article takes the place of"))
    if not _PLACES.search(value.partition("#")[0]):
        raise ValueError(
            Message("what stands behind # is not sent; write the address of an article's data: https://…/api/a?id={id}")
        )
    return value


def selector(value: str) -> str:
    """A CSS selector that the HTML library supports."""
    from selectolax.lexbor import LexborHTMLParser, SelectolaxError

    stripped = text(value)
    if len(stripped) > MAX_PATTERN:
        raise ValueError(
            Message(
                "a selector of {stripped} characters; the limit is {max_pattern}",
                stripped=f"{len(stripped):,}",
                max_pattern=f"{MAX_PATTERN:,}",
            )
        )
    try:
        LexborHTMLParser("<p>").css_first(stripped)
    except (SelectolaxError, ValueError):
        hint = (
            Message("; pseudo-elements such as ::text are not CSS, the text is taken anyway")
            if "::" in stripped
            else ""
        )
        raise ValueError(Message("{value} is not a CSS selector{hint}", value=_short(value), hint=hint)) from None
    return stripped


def timezone(value: str) -> str:
    """An IANA time zone of this system."""
    from zoneinfo import ZoneInfo, available_timezones

    stripped = text(value)
    try:
        return ZoneInfo(stripped).key
    except (ValueError, OSError, LookupError):
        usual = ZONES_BY_HABIT.get(stripped.lower())
        near = [usual] if usual else get_close_matches(stripped, available_timezones(), 1, cutoff=0.5)
        hint = (
            Message("did you mean {near}?", near=near[0])
            if near
            else Message("write an IANA name such as Asia/Shanghai")
        )
        raise ValueError(Message("{value} is not a time zone; {hint}", value=_short(value), hint=hint)) from None


@dataclass(frozen=True, slots=True)
class Choice:
    """One of a few words."""

    words: tuple[str, ...]

    def __call__(self, value: str) -> str:
        if value in self.words:
            return value
        near = get_close_matches(value.lower(), self.words, 1)
        hint = (
            Message("did you mean {near}?", near=near[0])
            if near
            else Message("write {words}", words=" or ".join(self.words))
        )
        raise ValueError(Message("{value} is not a choice; {hint}", value=_short(value), hint=hint))


def spelled(seconds: float) -> str:
    """A duration in the spelling of sources.yaml, in the largest unit that fits: ``30m``, ``1h``, ``500ms``."""
    if seconds == 0:
        return "0"
    unit, size = next(
        ((unit, size) for unit, size in sorted(SECONDS.items(), key=lambda item: -item[1]) if seconds % size == 0),
        ("s", 1),
    )
    return f"{seconds / size:.15g}{unit}"


def spelled_size(number: int) -> str:
    """A size in the spelling of sources.yaml: ``20MB``, ``64KiB``."""
    for unit in ("TB", "GB", "MB", "GiB", "MiB", "KB", "KiB"):
        if number % BYTES[unit.lower()] == 0:
            return f"{number // BYTES[unit.lower()]}{unit}"
    return str(number)


def _short(value: str) -> str:
    value = redaction.redacted(redaction.shown(value))
    return repr(value) if len(value) <= 60 else repr(value[:57] + "…")
