"""Escaping of foreign text for terminals, logs and their readers."""

from __future__ import annotations

import re

_RANGES = (
    (0x00, 0x08),  # C0 controls, save the tab and the newline
    (0x0B, 0x1F),
    (0x7F, 0x9F),  # DEL, and C1: U+009B begins a control sequence as ESC [ does (ECMA-48, 5.4)
    (0x061C, 0x061C),  # Arabic letter mark
    (0x200E, 0x200F),  # marks of direction
    (0x2028, 0x2029),  # line and paragraph separator: forged lines in a log
    (0x202A, 0x202E),  # bidirectional embeddings and overrides: CVE-2021-42574
    (0x2066, 0x206F),  # bidirectional isolates, deprecated format characters
    (0xD800, 0xDFFF),  # lone surrogates: no encoding has them
    (0xFFF9, 0xFFFB),  # interlinear annotation
    (0xFFFE, 0xFFFF),  # noncharacters, which XML does not allow (2.2), nor a C0 control
    (0xE0000, 0xE007F),  # tags: text that no reader sees
)
"""Code points (first, last) that control a terminal, or disguise a text."""

HARMFUL = re.compile("[" + "".join(f"{chr(first)}-{chr(last)}" for first, last in _RANGES) + "]")


def harmless(text: str) -> str:
    r"""The text with its harmful characters as visible escapes: ``\u001b``.

    They are those of JSON (RFC 8259, 7): a line of JSON, which can have such characters only in its strings, keeps its
    value.
    """
    return HARMFUL.sub(_escape, text)


def replaced(text: str) -> str:
    """The text with U+FFFD in place of each harmful character: its length and the spans in it stay the same."""
    return HARMFUL.sub("\ufffd", text)


def _escape(match: re.Match[str]) -> str:
    units = match[0].encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[place]:02x}{units[place + 1]:02x}" for place in range(0, len(units), 2))
