"""Types of values in sources.yaml, one function each: text in, value out, ValueError with a correction."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches

from scraper import redaction
from scraper.i18n import Message

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

_DURATION = re.compile(r"(?:\d{1,15}(?:\.\d{1,15})?\s{0,8}(?:ms|s|m|h|d|w)\s{0,8})+")
_DURATION_PART = re.compile(r"(\d{1,15}(?:\.\d{1,15})?)\s{0,8}(ms|s|m|h|d|w)")
_SIZE = re.compile(r"(\d+(?:\.\d+)?)\s*([a-z]*)")


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
                done=shown_value(done),
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
            raise ValueError(Message("{value} is not a whole number", value=shown_value(value)))
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
        raise ValueError(Message("{value} is not a duration; write 30s, 30m, 1h, 1d or 1w", value=shown_value(value)))
    seconds = sum(float(amount) * SECONDS[unit] for amount, unit in _DURATION_PART.findall(lowered))
    if seconds > 10 * 366 * 86_400:
        raise ValueError(Message("{value} is longer than ten years", value=shown_value(value)))
    return float(seconds)


def interval(value: str) -> int:
    """A duration of at least a second, in whole seconds."""
    seconds = duration(value)
    if seconds < 1:
        raise ValueError(Message("{value} is too short; at least 1s", value=shown_value(value)))
    return round(seconds)


def pause(value: str) -> float:
    """Seconds from a number or a duration, from 0 to an hour."""
    try:
        seconds = float(value)
    except ValueError:
        seconds = duration(value)
    if not 0 <= seconds <= 3600:
        raise ValueError(Message("{value} is out of bounds; from 0 to 3600 seconds", value=shown_value(value)))
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
        raise ValueError(Message("{value} is out of bounds; from 1 byte to 1GB", value=shown_value(value)))
    return done


def room(value: str) -> int:
    """Bytes as `size`, at most a thousand terabytes."""
    done = _bytes(value)
    if not 1 <= done <= 10**15:
        raise ValueError(Message("{value} is out of bounds; from 1 byte to 1000TB", value=shown_value(value)))
    return done


def _bytes(value: str) -> int:
    match = _SIZE.fullmatch(value.strip().lower())
    if not match or (match[2] or "b") not in BYTES:
        raise ValueError(Message("{value} is not a size; write 500KB or 20MB", value=shown_value(value)))
    return int(float(match[1]) * BYTES[match[2] or "b"])


def day(value: str) -> date:
    """A date from 2026-01-31."""
    try:
        return date.fromisoformat(value.strip())
    except ValueError:
        raise ValueError(Message("{value} is not a date; write it as 2026-01-31", value=shown_value(value))) from None


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
        raise ValueError(Message("{value} is not a CSS selector{hint}", value=shown_value(value), hint=hint)) from None
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
        raise ValueError(Message("{value} is not a time zone; {hint}", value=shown_value(value), hint=hint)) from None


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
        raise ValueError(Message("{value} is not a choice; {hint}", value=shown_value(value), hint=hint))


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


def shown_value(value: str) -> str:
    """A value as a message quotes it: without secrets, at most 60 characters."""
    value = redaction.redacted(redaction.shown(value))
    return repr(value) if len(value) <= 60 else repr(value[:57] + "…")
