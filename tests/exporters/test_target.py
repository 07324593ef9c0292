"""A file appears whole or not at all."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from scraper.exporters import target
from scraper.exporters.target import ExportError
from scraper.output_paths import OutputRefused


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
    with (
        pytest.raises(ExportError, match=r"there is no folder .*none"),
        target.file(tmp_path / "none" / "a.csv"),
    ):
        pass


def test_a_folder_takes_its_name_when_it_is_whole(tmp_path: Path) -> None:
    path = tmp_path / "articles"
    with target.folder(path) as folder:
        (folder / "1.md").write_text("one")
        assert not path.exists()
    assert [p.name for p in path.iterdir()] == ["1.md"]
    with pytest.raises(OutputRefused, match="not empty"), target.folder(path):
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


KILLED = """
import os, signal, sys
from pathlib import Path
from scraper.exporters import target
with getattr(target, sys.argv[1])(Path(sys.argv[2])) as it:
    it.write(b"half") if sys.argv[1] == "file" else (it / "1.md").write_text("half")
    os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.parametrize("kind", ["file", "folder"])
def test_what_a_killed_export_left_goes_with_the_next(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "out [1]*.csv"
    done = subprocess.run([sys.executable, "-c", KILLED, kind, str(path)], check=False)
    assert done.returncode == -signal.SIGKILL
    assert next(p.name for p in tmp_path.iterdir()).endswith(".part")
    assert not path.exists()
    bystander = tmp_path / ".other.csv.abc.part"
    bystander.write_bytes(b"")
    with target.file(path) as file:
        file.write(b"whole")
    assert sorted(p.name for p in tmp_path.iterdir()) == [bystander.name, path.name]


def test_an_export_to_the_same_name_does_not_disturb_another(tmp_path: Path) -> None:
    path = tmp_path / "out.csv"
    with target.file(path) as first:
        first.write(b"first")
        with target.file(path) as second:
            second.write(b"second")
        assert path.read_bytes() == b"second"
    assert path.read_bytes() == b"first"


def test_a_file_keeps_its_rights_when_it_is_replaced(tmp_path: Path) -> None:
    path = tmp_path / "out.csv"
    path.touch(mode=0o600)
    with target.file(path) as file:
        file.write(b"new")
    assert path.stat().st_mode & 0o777 == 0o600


def fill(path: Path, *, fail: bool = False) -> None:
    with target.folder(path, lambda _: True) as folder:
        (folder / "new").write_text("new")
        if fail:
            raise KeyboardInterrupt


def test_a_folder_that_may_go_is_replaced_as_a_whole(tmp_path: Path) -> None:
    path = tmp_path / "dataset"
    path.mkdir()
    (path / "old").write_text("old")
    with pytest.raises(KeyboardInterrupt):
        fill(path, fail=True)
    assert [p.name for p in path.iterdir()] == ["old"]
    fill(path)
    assert [p.name for p in path.iterdir()] == ["new"]
    assert [p.name for p in tmp_path.iterdir()] == ["dataset"]
    path.rename(tmp_path / "elsewhere")
    path.symlink_to("elsewhere")
    fill(path)
    assert path.is_symlink()
    assert sorted(p.name for p in tmp_path.iterdir()) == ["dataset", "elsewhere"]


KILLED_BETWEEN = """
import os, signal, sys
from pathlib import Path
from scraper.exporters import target
rename, renames = Path.replace, []
def then_killed(old, new):
    renames.append(rename(old, new))
    if len(renames) == int(sys.argv[2]):
        os.kill(os.getpid(), signal.SIGKILL)
Path.replace = then_killed
with target.folder(Path(sys.argv[1]), lambda _: True) as folder:
    (folder / "new").write_text("new")
"""


@pytest.mark.parametrize(("renames", "there"), [(1, []), (2, ["new"])])
def test_killed_while_one_folder_takes_the_place_of_another(tmp_path: Path, renames: int, there: list[str]) -> None:
    """Between the two renames neither is there; the next export brings the old one back before it begins."""
    path = tmp_path / "data [1]*"
    path.mkdir()
    (path / "old").write_text("old")
    done = subprocess.run([sys.executable, "-c", KILLED_BETWEEN, str(path), str(renames)], check=False)
    assert done.returncode == -signal.SIGKILL
    assert [p.name for p in path.glob("*")] == there
    with pytest.raises(KeyboardInterrupt):
        fill(path, fail=True)
    assert [p.name for p in path.iterdir()] == (there or ["old"])
    assert [p.name for p in tmp_path.iterdir()] == [path.name], "nothing else is left"
    fill(path)
    assert [p.name for p in path.iterdir()] == ["new"]


def test_a_file_is_no_folder_whoever_says_that_it_may_go(tmp_path: Path) -> None:
    (tmp_path / "dataset").write_text("a file")
    with pytest.raises(OutputRefused, match="exists and is not empty"):
        fill(tmp_path / "dataset")
    assert (tmp_path / "dataset").read_text() == "a file"


def test_a_pipe_without_a_path_is_written(tmp_path: Path) -> None:
    """As a shell gives it to a command: ``-o >(gzip > all.jsonl.gz)``."""
    reader, writer = os.pipe()
    with target.file(Path(f"/dev/fd/{writer}")) as file:
        file.write(b"through")
    os.close(writer)
    assert os.read(reader, 100) == b"through"
    os.close(reader)
