"""Cases that are run as one test: each is tried, and what fails is told."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.merged_cases import MOST, Case, cases_of, try_all

ROOT = Path(__file__).parents[1]


@pytest.mark.parametrize(("a", "b"), [(1, 2), pytest.param(3, 4, marks=pytest.mark.long)])
@pytest.mark.parametrize("c", "xy")
def marked(a: int, b: int, c: str) -> None:
    assert (a, b, c) != (1, 2, "y")


def test_the_cases_of_all_marks_are_multiplied() -> None:
    assert cases_of(marked) == [
        Case({"c": c, "a": a, "b": b}, marks) for c in "xy" for a, b, marks in ((1, 2, ()), (3, 4, ("long",)))
    ]


@pytest.mark.parametrize("tmp_path", [1], indirect=True)
def asks_for_a_fixture(tmp_path: Path) -> None: ...


@pytest.mark.parametrize("a", [pytest.param(1, marks=pytest.mark.skipif(True, reason="of this"))])
def skips_a_case(a: int) -> None: ...


@pytest.mark.parametrize("a", [1])
def asks_for_more(a: int, tmp_path: Path) -> None: ...


@pytest.mark.apart
@pytest.mark.parametrize("a", [1])
def stands_apart(a: int) -> None: ...


@pytest.mark.parametrize("test", [asks_for_a_fixture, skips_a_case, asks_for_more, stands_apart, try_all])
def test_what_needs_more_than_values_is_left_to_pytest(test: Callable[..., None]) -> None:
    assert cases_of(test) is None


def test_what_fails_names_every_case_that_fails() -> None:
    tried = []

    def below_three(a: int) -> None:
        tried.append(a)
        if a == 2:
            pytest.skip("two")
        assert a < 3

    with pytest.raises(AssertionError) as raised:
        try_all(below_three, [Case({"a": a}, ()) for a in (1, 2, 3, 4, 1)])
    assert tried == [1, 2, 3, 4, 1]
    first, second = raised.value.__notes__
    assert first == "The case is a=3"
    assert second.startswith("Another fails, a=4: AssertionError")


def test_what_says_that_it_fails_does() -> None:
    with pytest.raises(pytest.fail.Exception):
        try_all(lambda a: pytest.fail("no"), [Case({"a": 1}, ()), Case({"a": 2}, ())])


def test_where_every_case_skips_the_test_does() -> None:
    with pytest.raises(pytest.skip.Exception):
        try_all(lambda a: pytest.skip("not here"), [Case({"a": 1}, ()), Case({"a": 2}, ())])


CONFTEST = "from tests.merged_cases import pytest_pycollect_makeitem as pytest_pycollect_makeitem\n"
MODULE = f"""\
import pytest

@pytest.mark.parametrize("number", [*range({2 * MOST + 1}), pytest.param(-1, marks=pytest.mark.long)])
def test_a_number(number):
    assert number not in (-1, 7, {MOST})

@pytest.mark.parametrize("number", [1, 2, 3])
def test_a_folder(number, tmp_path):
    assert tmp_path.is_dir()
"""


@pytest.mark.slow
@pytest.mark.parametrize(
    ("more", "each", "counts"),
    [
        (("-m", "not long"), "", ("2 failed", "4 passed", "1 deselected")),
        ((), "", ("3 failed", "4 passed")),
        ((), "1", ("3 failed", f"{2 * MOST + 2} passed")),
        (("-k", "test_a_number and 7"), "", ("1 failed",)),
    ],
)
def test_pytest_runs_them(tmp_path: Path, more: tuple[str, ...], each: str, counts: tuple[str, ...]) -> None:
    (tmp_path / "conftest.py").write_text(CONFTEST)
    (tmp_path / "test_numbers.py").write_text(MODULE)
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *more, str(tmp_path)],
        env={**os.environ, "PYTHONPATH": str(ROOT), "EACH_CASE": each},
        capture_output=True,
        text=True,
        cwd=tmp_path,
    )
    assert done.returncode == 1, done.stdout + done.stderr
    assert all(count in done.stdout.splitlines()[-1] for count in counts), done.stdout
    assert ("number=7" in done.stdout) is not bool(each or "-k" in more)
