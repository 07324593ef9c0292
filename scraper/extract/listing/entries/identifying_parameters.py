"""Query parameters that elsewhere only track readers, and on this list identify an article (``from=``)."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from urllib.parse import parse_qsl, urlsplit

_BEGINS, _MAX_HEADLINE = 4, 40
"""Maximum number of characters in which two headlines differ, and of the longest headline: a repeated teaser is
neither."""


def identifying_parameters(links: Iterable[tuple[str, str]], address: Callable[[str], str | None]) -> tuple[str, ...]:
    """Find the parameters in which links of several headlines differ whose addresses would be equal without them.

    ``links`` are an ``href`` with its headline, without spaces and punctuation; ``address`` is the canonical address.
    """
    groups: dict[str, dict[str, str]] = {}
    for href, headline in links:
        if "?" in href and (canonical := address(href)) is not None:
            groups.setdefault(canonical, {}).setdefault(href, headline)
    names: set[str] = set()
    for hrefs in groups.values():
        texts = set(hrefs.values())
        begins = {text[:_BEGINS] for text in texts}
        if 1 < len(hrefs) == len(begins) and all(_BEGINS <= len(text) <= _MAX_HEADLINE for text in texts):
            queries = [set(parse_qsl(urlsplit(href).query, keep_blank_values=True)) for href in hrefs]
            common = queries[0].intersection(*queries[1:])
            names |= {name for name, _ in queries[0].union(*queries[1:]) - common}
    return tuple(sorted(names))
