"""The default of each key of sources.yaml, and values in the spelling of the file (30m, 20MB).

The defaults themselves are those of the fields of `scraper.sources.model`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from scraper.sources import key_table, values
from scraper.sources.key_table import COMMON, FILES, LIMITS, TOP, Key
from scraper.sources.model import FileLimits, Limits, Source, Sources

_SPELLED: Mapping[Callable[[str], Any], Callable[[Any], str]] = {
    values.interval: values.spelled,
    values.pause: values.spelled,
    values.timeout: values.spelled,
    values.size: values.spelled_size,
    values.room: values.spelled_size,
}


def shown(key: Key, value: Any) -> str:
    """A value in the spelling of the file; "" for None."""
    if value is None or value in ((), {}):
        return "never" if key.read is key_table.revisits and value == () else ""
    if key.read is key_table.renders:
        return next(word for word, meaning in key_table.RENDER.items() if meaning == value)
    if key.read is key_table.revisits:
        return f"[{', '.join(map(values.spelled, value))}]"
    convert = getattr(key.read, "convert", None)
    spell = _SPELLED.get(convert, str) if convert else str
    if isinstance(value, tuple):
        return f"[{', '.join(map(spell, value))}]" if len(value) > 1 else spell(value[0])
    return spell(value)


def default(key: Key) -> Any:
    """The default of a key of a source, of ``limits:``, of ``files:`` or of the top of the file; None without one."""
    models = ((COMMON, Source("", "list", ())), (LIMITS, Limits()), (FILES, FileLimits()), (TOP, Sources(())))
    for keys, model in models:
        if any(key is row for row in keys.values()):
            return getattr(model, key.attribute)
    return None


def written(key: Key) -> str:
    """`default` in the spelling of the file."""
    return "" if isinstance(key.read, key_table.Keyed) else shown(key, default(key))
