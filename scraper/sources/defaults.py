"""The values of sources.yaml as people write them (30m, 20MB), and what holds where the file says nothing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from scraper.sources import key_table, values
from scraper.sources.key_table import COMMON, LIMITS, TOP, Key
from scraper.sources.model import Limits, Source, Sources

_SPELLED: Mapping[Callable[[str], Any], Callable[[Any], str]] = {
    values.interval: values.spelled,
    values.pause: values.spelled,
    values.timeout: values.spelled,
    values.size: values.spelled_size,
}


def shown(key: Key, value: Any) -> str:
    """A value that was read, written again; "" for none."""
    if value is None or value in ((), {}):
        return "never" if key.read is key_table.revisits and value == () else ""
    if key.read is key_table.revisits:
        return f"[{', '.join(map(values.spelled, value))}]"
    convert = getattr(key.read, "convert", None)
    spell = _SPELLED.get(convert, str) if convert else str
    if isinstance(value, tuple):
        return f"[{', '.join(map(spell, value))}]" if len(value) > 1 else spell(value[0])
    return spell(value)


def default(key: Key) -> Any:
    """What holds where a key of a source, of ``limits:`` or of the top of the file is not there; None for nothing."""
    for keys, model in ((COMMON, Source("", "list", ())), (LIMITS, Limits()), (TOP, Sources(()))):
        if any(key is known for known in keys.values()):
            return getattr(model, key.attribute)
    return None


def written(key: Key) -> str:
    """`default`, as it would be written."""
    return "" if isinstance(key.read, key_table.Keyed) else shown(key, default(key))
