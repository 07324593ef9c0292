"""The way in which processes are started, by the length of the name of the folder for temporary files."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest

from scraper.process_context import process_context


@pytest.mark.parametrize(("length", "method"), [(10, "forkserver"), (71, "forkserver"), (72, "spawn"), (200, "spawn")])
def test_the_method_by_the_folder_for_temporary_files(
    length: int, method: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", "/" + "t" * (length - 1))
    assert process_context().get_start_method() == method


def double(number: int) -> int:
    return 2 * number


def test_a_process_works_whatever_the_folder_is_called(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / ("t" * 100)
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    with process_context().Pool(1) as pool:
        assert pool.apply(double, (21,)) == 42
