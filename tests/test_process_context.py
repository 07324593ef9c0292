"""The way in which processes are started: anew in use, and in the tests by a forkserver."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest

from scraper import process_context


def double(number: int) -> int:
    return 2 * number


@pytest.mark.parametrize("length", [10, 100])
def test_a_process_works_whatever_the_folder_for_temporary_files_is_called(
    length: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / ("t" * length)
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    monkeypatch.setattr(process_context, "METHOD", "spawn")
    with process_context.process_context().Pool(1) as pool:
        assert pool.apply(double, (21,)) == 42
