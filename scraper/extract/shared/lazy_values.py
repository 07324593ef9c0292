"""`cached_property` as Python has it from 3.12 on: without the lock of 3.11, which takes two thirds of a first use.

A page has some 25 such values, each read once and then an attribute like others.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from functools import cached_property
else:

    class cached_property:  # noqa: N801 - the name of Python's own
        """A value that a method computes when it is first read."""

        def __init__(self, compute: Callable[[Any], Any]) -> None:
            self._compute = compute
            self._name = compute.__name__
            self.__doc__ = compute.__doc__

        def __get__(self, instance: Any, owner: type | None = None) -> Any:
            """Compute the value, which from then on is in the way of this method."""
            if instance is None:
                return self
            value = instance.__dict__[self._name] = self._compute(instance)
            return value


__all__ = ["cached_property"]
