"""What a script does with a link: it opens the address that an attribute holds, it writes the headline.

``<a href="javascript:void(0)" onclick="window.open('/a/1.html')">``, ``<a href="javascript:openUrl('/a/1.html')">``,
``<a href="1.html"><script>document.write(view("…"))</script></a>``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

_CARRIED = ("data-url", "data-href", "data-link")


def address_of(attributes: Mapping[str, str | None]) -> str:
    """The address that the attributes of an element hold for a script; "" where there is none."""
    for name in _CARRIED:
        if value := (attributes.get(name) or "").strip():
            return value if _ADDRESS.fullmatch(value) else ""
    for name in ("onclick", "onmousedown", "href"):
        for found in _QUOTED.finditer((attributes.get(name) or "")[:_MOST]):
            if _ADDRESS.fullmatch(found[1]):
                return found[1]
    return ""


def is_script(href: str) -> bool:
    """Whether what stands in a ``href`` is no address but a script, or leads nowhere."""
    return href.startswith(("javascript:", "#", "void", "JavaScript:", "Javascript:"))


_MOST = 1000
"""Characters of a script in an attribute that are looked through."""

_QUOTED = re.compile(r"""(?<=["'])([^"'\s<>]{3,500})(?=["'])""")
_ADDRESS = re.compile(
    r"\A(?:(?:https?:)?//[\w.-]+/\S*|\.{0,2}/[^/\s]\S*|[\w.-]++/[\w./?=&%#-]+|[\w-]++\.(?:s?html?|jsp|php|aspx?|do)(?:[?#]\S*)?)"
)
"""An address, and no name of a window or of a function."""

_WRITTEN = re.compile(
    r"""document\.write(?:ln)?\(\s?(?:\w{1,20}\(\s?){0,2}(?:"((?:[^"\\\n<]|\\.){1,500})"|'((?:[^'\\\n<]|\\.){1,500})')"""
)


def written(script: str) -> str:
    """The plain text that a script writes where it stands."""
    found = _WRITTEN.search(script[:_MOST])
    return (found[1] or found[2]) if found else ""
