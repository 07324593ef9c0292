"""Texts of the operating system and of libraries that our messages quote, for the catalogue; others stay English."""

from __future__ import annotations

import re
from functools import cache

QUOTED = (
    # operating systems, of files
    "No such file or directory",
    "Permission denied",
    "Is a directory",
    "Not a directory",
    "File exists",
    "Read-only file system",
    "No space left on device",
    "Input/output error",
    "File name too long",
    "Too many open files",
    "Too many levels of symbolic links",
    "Disk quota exceeded",
    "Directory not empty",
    "Device or resource busy",
    "Operation not permitted",
    "Invalid argument",
    "Cannot allocate memory",
    # … of networks
    "Network is unreachable",
    "No route to host",
    "Connection refused",
    "Connection reset by peer",
    "Connection timed out",
    "Address already in use",
    "Cannot assign requested address",
    "Name or service not known",
    "Temporary failure in name resolution",
    # OpenSSL, of certificates (x509_txt.c)
    "certificate has expired",
    "certificate is not yet valid",
    "certificate revoked",
    "self-signed certificate",
    "self-signed certificate in certificate chain",
    "unable to get local issuer certificate",
    "unable to get issuer certificate",
    "unable to verify the first certificate",
    "Hostname mismatch, certificate is not valid for '{host}'.",
    "IP address mismatch, certificate is not valid for '{host}'.",
    # ruamel.yaml
    "could not find expected ':'",
    "sequence entries are not allowed here",
    "mapping keys are not allowed here",
    "mapping values are not allowed here",
    "special characters are not allowed",
    "found character {character} that cannot start any token",
    "found unexpected end of stream",
    "found unexpected document separator",
    "found unexpected ':'",
    "found unknown escape character {character}",
    "found undefined alias {name}",
    "found undefined tag handle {name}",
    "expected {what} or {other}",
    "expected the node content",
    "expected alphabetic or numeric character",
    "expected a comment or a line break",
    "expected chomping or indentation indicators",
    "expected '<document start>'",
    # re
    "{problem} at position {n}",
    "unterminated character set",
    "missing ), unterminated subpattern",
    "unbalanced parenthesis",
    "nothing to repeat",
    "multiple repeat",
    "bad escape {escape}",
    "bad escape (end of pattern)",
    "bad character range {characters}",
    "unknown extension {extension}",
    "missing >, unterminated name",
    "min repeat greater than max repeat",
    "look-behind requires fixed-width pattern",
    "global flags not at the start of the expression",
    "invalid group reference {n}",
    "unexpected end of pattern",
    # fsspec
    "Install {package} to access {what}",
)
"""Texts of the system and of libraries, each with {names} where they put something in."""

_NAME = re.compile(r"\{(\w+)\}")


def recognised(text: str) -> tuple[str, dict[str, str]] | None:
    """The entry of `QUOTED` that a text was made of, and its values. None for any other text."""
    for template, pattern in _patterns():
        if match := pattern.fullmatch(text):
            return template, match.groupdict()
    return None


@cache
def _patterns() -> list[tuple[str, re.Pattern[str]]]:
    """The entries with {names}, as patterns."""
    return [
        (
            template,
            re.compile(
                "".join(
                    f"(?P<{part}>.*?)" if place % 2 else re.escape(part)
                    for place, part in enumerate(_NAME.split(template))
                )
            ),
        )
        for template in QUOTED
        if _NAME.search(template)
    ]
