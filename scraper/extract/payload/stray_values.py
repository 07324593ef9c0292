"""Values in the source of a page elsewhere than in its scripts: in comments, attributes and texts."""

from __future__ import annotations

import html
import json
from collections.abc import Iterator
from contextlib import suppress
from itertools import islice
from typing import Any

from scraper.extract.shared.lazy_regex import lazy_regex

MOST = 40
"""Values of one form that are read."""

_COMMENT = lazy_regex(r"<!--\s{0,8}(?:[\w-]{1,30}\s?[:=]\s{0,4})?(?=[{\[]\s{0,40}[\"{\[])")
_ATTRIBUTE = lazy_regex(
    r"""=\s{0,4}(?:"\s{0,40}(?P<double>[{\[]\s{0,40}(?:[{\[]\s{0,40})?&(?:quot|#34);[^"<>]{40,})"|'\s{0,40}(?P<single>[{\[]\s{0,40}(?:[{\[]\s{0,40})?"[^']{40,})')"""
)
_TEXT = lazy_regex(r">\s{0,8}+(?=[{\[])((?:[{\[]\s{0,8}){1,3}(?:\"|&quot;|&#34;)[^<>]{40,}+)<")


def commented(source: str) -> Iterator[Any]:
    """The values in a page's comments, where some servers put a script's data: ``<!--s-data:{"data":…}-->``."""
    for match in islice(_COMMENT.finditer(source), MOST):
        with suppress(ValueError, RecursionError):
            yield json.JSONDecoder(strict=False).raw_decode(source, match.end())[0]


def in_attributes(source: str) -> Iterator[Any]:
    """The values of attributes that hand data to a component: ``<news-list :data="[{&quot;title&quot;: …}]">``."""
    for match in islice(_ATTRIBUTE.finditer(source), MOST):
        with suppress(ValueError, RecursionError):
            yield json.loads(html.unescape(match["double"] or match["single"]), strict=False)


def in_texts(source: str) -> Iterator[Any]:
    """The values that are the text of an element: ``<textarea id="data">[{&quot;title&quot;: …}]</textarea>``."""
    for match in islice(_TEXT.finditer(source), MOST):
        with suppress(ValueError, RecursionError):
            yield json.loads(html.unescape(match[1]), strict=False)
