"""Text that may have come from anywhere, made harmless for a terminal, a log, and whoever reads them."""

from __future__ import annotations

import re

_RANGES = (
    (0x00, 0x08),  # C0 controls but for the tab and the newline
    (0x0B, 0x1F),
    (0x7F, 0x9F),  # DEL, and C1: U+009B begins a control sequence as ESC [ does (ECMA-48, 5.4)
    (0x061C, 0x061C),  # Arabic letter mark
    (0x200E, 0x200F),  # marks of direction
    (0x2028, 0x2029),  # line and paragraph separator: lines in a log that nobody wrote
    (0x202A, 0x202E),  # bidirectional embeddings and overrides: CVE-2021-42574
    (0x2066, 0x206F),  # bidirectional isolates, deprecated format characters
    (0xD800, 0xDFFF),  # lone surrogates: no encoding has them
    (0xFFF9, 0xFFFB),  # interlinear annotation
    (0xFFFE, 0xFFFF),  # noncharacters, which XML does not allow (2.2), nor a C0 control
    (0xE0000, 0xE007F),  # tags: text that no reader sees
)
"""Code points (first, last) that drive a terminal, or show a text otherwise than it is."""

HARMFUL = re.compile("[" + "".join(f"{chr(first)}-{chr(last)}" for first, last in _RANGES) + "]")


def harmless(text: str) -> str:
    r"""The text with its harmful characters as escapes that are seen: ``\u001b``.

    They are those of JSON (RFC 8259, 7), so that a line of JSON, in whose strings alone they can be, says the same.
    """
    return HARMFUL.sub(_escape, text) if HARMFUL.search(text) else text


def replaced(text: str) -> str:
    """The text with U+FFFD in place of each harmful character: it stays as long, and spans in it stay right."""
    return HARMFUL.sub("\ufffd", text) if HARMFUL.search(text) else text


def _escape(found: re.Match[str]) -> str:
    units = found[0].encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[place]:02x}{units[place + 1]:02x}" for place in range(0, len(units), 2))
