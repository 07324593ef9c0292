"""Cases of a test that asks for nothing but its parameters: up to forty are one test for pytest, and each is tried.

Ten thousand of the cases take less time than pytest needs to make, announce and report a test (4 ms, and 5 ms while the
tests are read). What fails is shown with its parameters, and with those of the other cases that fail beside it. Each
case is a test of its own where one is named (``pytest FILE::TEST[…]``) or chosen by ``-k``, and with ``EACH_CASE=1``.
"""

from __future__ import annotations

import inspect
import os
from collections.abc import Callable, Collection, Iterable, Iterator
from itertools import product
from typing import Any, NamedTuple

import pytest

MOST = 40
"""Cases of one test: the rest of a run can be spread over the processes."""
SHARED = frozenset(
    {"_no_secrets_of_another_test", "_english_again", "_a_reader_in_greenwich", "_no_words_of_another_test"}
)
"""Fixtures of every test which its cases may share; a test with any other has a test for each case."""
LONGEST = 300
"""Characters of a case that are shown."""
PARAM = type(pytest.param())
"""What `pytest.param` makes: values and marks of a case. The class has no public name."""


class Case(NamedTuple):
    """Values of a test's parameters, with the names of its marks."""

    values: dict[str, Any]
    marks: tuple[str, ...]

    def __str__(self) -> str:
        shown = ", ".join(f"{name}={value!r}" for name, value in self.values.items())
        return shown if len(shown) <= LONGEST else f"{shown[:LONGEST]}…"


def pytest_pycollect_makeitem(collector: pytest.Collector, name: str, obj: object) -> list[pytest.Function] | None:
    """Collect the cases of a test as few tests; None for one that pytest shall collect itself."""
    if (
        not isinstance(collector, pytest.Module)
        or not inspect.isfunction(obj)
        or not collector.istestfunction(obj, name)
    ):
        return None
    if not _may_merge(collector) or (cases := cases_of(obj)) is None:
        return None
    tests = [
        pytest.Function.from_parent(collector, name=f"{name}{numbers}", callobj=run)
        for numbers, run in _cut(obj, cases)
    ]
    return tests if SHARED.issuperset(tests[0].fixturenames) else None


def _may_merge(collector: pytest.Module) -> bool:
    config = collector.config
    names_a_case = bool(config.option.keyword) or any("[" in arg for arg in config.args)
    in_all_tests = next(collector.iter_markers("parametrize"), None) is not None
    return not (names_a_case or in_all_tests or os.environ.get("EACH_CASE"))


def cases_of(test: Callable[..., None]) -> list[Case] | None:
    """Read the cases of a test from its marks; None where there are none, or pytest does more than fill in values."""
    marks: list[pytest.Mark] = getattr(test, "pytestmark", [])
    if any(mark.name == "apart" for mark in marks) or hasattr(test, "hypothesis"):
        return None
    axes = [_axis(mark) for mark in marks if mark.name == "parametrize"]
    names = {name for axis in axes for case in axis or () for name in case.values}
    if not axes or None in axes or set(inspect.signature(test).parameters) != names:
        return None
    return [_joined(row) for row in product(*(axis for axis in axes if axis))]


def _axis(mark: pytest.Mark) -> list[Case] | None:
    names, rows = mark.args[:2]
    names = [name.strip() for name in names.split(",") if name.strip()] if isinstance(names, str) else list(names)
    if len(mark.args) > 2 or not set(mark.kwargs) <= {"ids"} or not isinstance(rows, Collection) or not rows:
        return None
    cases = [_case(names, row) for row in rows]
    return [case for case in cases if case] if all(cases) else None


def _case(names: list[str], row: Any) -> Case | None:
    marks: Iterable[pytest.MarkDecorator | pytest.Mark] = ()
    if isinstance(row, PARAM):
        row, marks = row.values, row.marks
    elif len(names) == 1:
        row = (row,)
    if any(mark.args or mark.kwargs for mark in marks) or len(row) != len(names):
        return None
    return Case(dict(zip(names, row, strict=True)), tuple(sorted({mark.name for mark in marks})))


def _joined(row: tuple[Case, ...]) -> Case:
    values = {name: value for case in row for name, value in case.values.items()}
    return Case(values, tuple(sorted({mark for case in row for mark in case.marks})))


def _cut(test: Callable[..., None], cases: list[Case]) -> Iterator[tuple[str, Callable[[], None]]]:
    """Cut the cases into tests, apart by their marks: what names each, and what runs it."""
    for marks in dict.fromkeys(case.marks for case in cases):
        alike = [case for case in cases if case.marks == marks]
        for first in range(0, len(alike), MOST):
            some = alike[first : first + MOST]
            numbers = "-".join((*marks, f"{first + 1}..{first + len(some)}"))
            yield "" if len(some) == len(cases) else f"[{numbers}]", _test_of(test, some, marks)


def _test_of(test: Callable[..., None], cases: list[Case], marks: tuple[str, ...]) -> Callable[[], None]:
    """Make the test that tries some cases."""

    def run() -> None:
        __tracebackhide__ = True
        try_all(test, cases)

    run.__name__, run.__module__, run.__doc__ = test.__name__, test.__module__, test.__doc__
    others = [mark for mark in getattr(test, "pytestmark", ()) if mark.name != "parametrize"]
    run.pytestmark = [*others, *(getattr(pytest.mark, name).mark for name in marks)]  # type: ignore[attr-defined]
    return run


def try_all(test: Callable[..., None], cases: list[Case]) -> None:
    """Try every case, then raise what the first one that failed raised, with the cases that failed noted.

    Skips if all cases skip.
    """
    __tracebackhide__ = True
    failed: list[tuple[Case, BaseException]] = []
    skipped: list[BaseException] = []
    for case in cases:
        try:
            test(**case.values)
        except pytest.skip.Exception as reason:
            skipped.append(reason)
        except (Exception, pytest.fail.Exception) as error:
            failed.append((case, error))
    if failed:
        (case, error), *others = failed
        error.add_note(f"The case is {case}")
        for case, other in others:
            error.add_note(f"Another fails, {case}: {type(other).__name__}: {str(other)[:LONGEST]}")
        raise error
    if len(skipped) == len(cases):
        raise skipped[0]
