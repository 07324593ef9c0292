"""Values that are computed when they are first read."""

from __future__ import annotations

import copy

from scraper.extract.shared.lazy_values import cached_property


class Counted:
    """A value, and how often it was computed."""

    count = 0

    @cached_property
    def value(self) -> int:
        """The value."""
        self.count += 1
        return self.count


def test_it_is_computed_once() -> None:
    counted = Counted()
    assert "value" not in vars(counted)
    assert (counted.value, counted.value, vars(counted)["value"]) == (1, 1, 1)
    assert copy.copy(counted).value == 1


def test_it_can_be_forgotten_and_set() -> None:
    counted = Counted()
    assert counted.value == 1
    del counted.value
    assert counted.value == 2
    counted.value = 7
    assert counted.value == 7


def test_its_class_has_its_description() -> None:
    assert vars(Counted)["value"].__doc__ == "The value."
