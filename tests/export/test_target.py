"""A file appears whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from scraper.export import target
from scraper.export.target import ExportError


def write_half(path: Path) -> None:
    with target.file(path) as file:
        file.write(b"half")
        raise KeyboardInterrupt


def test_a_file_takes_its_name_when_it_is_whole(tmp_path: Path) -> None:
    path = tmp_path / "articles.csv"
    with target.file(path) as file:
        file.write(b"all of it")
        assert not path.exists()
    assert path.read_bytes() == b"all of it"
    assert [p.name for p in tmp_path.iterdir()] == ["articles.csv"]


def test_what_fails_leaves_the_former_file(tmp_path: Path) -> None:
    path = tmp_path / "articles.csv"
    path.write_bytes(b"former")
    with pytest.raises(KeyboardInterrupt):
        write_half(path)
    assert path.read_bytes() == b"former"
    assert [p.name for p in tmp_path.iterdir()] == ["articles.csv"]


def test_a_folder_that_is_not_there_is_said_clearly(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="cannot be written: No such file"), target.file(tmp_path / "none" / "a.csv"):
        pass


def test_a_folder_takes_its_name_when_it_is_whole(tmp_path: Path) -> None:
    path = tmp_path / "articles"
    with target.folder(path) as folder:
        (folder / "1.md").write_text("one")
        assert not path.exists()
    assert [p.name for p in path.iterdir()] == ["1.md"]
    with pytest.raises(ExportError, match="not empty"), target.folder(path):
        pass


def test_a_pipe_is_written_and_not_replaced(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    with target.file(pipe) as file:
        file.write(b"through")
    assert os.read(reader, 100) == b"through"
    os.close(reader)
    assert pipe.is_fifo()


def test_behind_a_symbolic_link_the_file_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path / "file")
    with target.file(tmp_path / "link") as file:
        file.write(b"new")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "file").read_bytes() == b"new"
