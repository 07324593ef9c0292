"""The language of a page: what the browser prefers among those that we speak."""

from __future__ import annotations

from scraper.i18n import matched

TAGS = {"en": "en", "zh": "zh-CN"}
"""Our languages -> what a page says it is in (BCP 47)."""


def preferred(accept: str, otherwise: str) -> str:
    """The best of our languages by an Accept-Language header (RFC 9110, 12.5.4); ``otherwise`` where it names none."""
    choices: list[tuple[float, int, str]] = []
    for place, part in enumerate(accept[:500].split(",")):
        tag, _, parameter = part.partition(";")
        ours = matched(tag)
        weight = _weight(parameter)
        if ours and weight > 0:
            choices.append((-weight, place, ours))
    return min(choices)[2] if choices else otherwise


def _weight(parameter: str) -> float:
    name, _, value = parameter.strip().partition("=")
    if not name:
        return 1.0
    try:
        return max(0.0, min(1.0, float(value))) if name.strip() == "q" else 1.0
    except ValueError:
        return 0.0
