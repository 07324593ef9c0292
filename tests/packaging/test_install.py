"""What people install: a wheel and an sdist that build, install by pip, uv and pipx, and run in an empty folder."""

from __future__ import annotations

import os
import subprocess
import sys
import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from scraper import __version__

ROOT = Path(__file__).parents[2]
DIST = f"scrape_news-{__version__}"


def run(*command: str | Path, cwd: Path, **env: str) -> str:
    """The output of a command in an environment that knows nothing of the checkout."""
    environ = {
        name: value for name, value in os.environ.items() if not name.startswith(("SCRAPE_", "PYTHON", "VIRTUAL_ENV"))
    }
    done = subprocess.run(
        [str(word) for word in command],
        cwd=cwd,
        env={**environ, "PYTHONIOENCODING": "utf-8", **env},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, f"{command}\n{done.stdout[-3000:]}{done.stderr[-3000:]}"
    return done.stdout


@pytest.fixture(scope="module")
def dist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the sdist, and the wheel that is built from that sdist."""
    folder = tmp_path_factory.mktemp("dist")
    run(sys.executable, "-m", "build", "--installer", "uv", "--outdir", folder, ROOT, cwd=folder)
    return folder


@pytest.mark.long
def test_the_wheel_has_what_runs_and_nothing_else(dist: Path) -> None:
    names = set(zipfile.ZipFile(dist / f"{DIST}-py3-none-any.whl").namelist())
    for needed in ("scraper/py.typed", "scraper/sources/sources.yaml", "scraper/text/stopwords.txt"):
        assert needed in names
    assert any(name.startswith("scraper/demo/content/") for name in names)
    assert {name.split("/")[0] for name in names} == {"scraper", f"{DIST}.dist-info"}
    assert not [name for name in names if name.endswith(".pyc")]


@pytest.mark.long
def test_the_sdist_has_what_tests_it(dist: Path) -> None:
    with tarfile.open(dist / f"{DIST}.tar.gz") as sdist:
        names = {name.removeprefix(f"{DIST}/") for name in sdist.getnames()}
    for needed in (
        "README.md",
        "LICENSE",
        "Makefile",
        "cli.py",
        "sources.yaml",
        "tools/make_venv.py",
        "tests/conftest.py",
    ):
        assert needed in names
    assert not [name for name in names if name.endswith(".db") or "/.venv/" in name]


def by_pip(wheel: Path, folder: Path) -> Path:
    run(sys.executable, ROOT / "tools/make_venv.py", folder / "venv", cwd=folder)
    run(folder / "venv/bin/pip", "install", "--quiet", wheel, cwd=folder)
    return folder / "venv/bin/scrape"


def by_uv(wheel: Path, folder: Path) -> Path:
    places = {"UV_TOOL_DIR": str(folder / "tools"), "UV_TOOL_BIN_DIR": str(folder / "bin")}
    run(sys.executable, "-m", "uv", "tool", "install", "--python", sys.executable, wheel, cwd=folder, **places)
    return folder / "bin/scrape"


def by_pipx(wheel: Path, folder: Path) -> Path:
    places = {"PIPX_HOME": str(folder / "pipx"), "PIPX_BIN_DIR": str(folder / "bin")}
    run(sys.executable, "-m", "pipx", "install", "--python", sys.executable, wheel, cwd=folder, **places)
    return folder / "bin/scrape"


@pytest.mark.long
@pytest.mark.parametrize("install", [by_uv, by_pipx])
def test_it_installs_and_runs(dist: Path, install: Callable[[Path, Path], Path], tmp_path: Path) -> None:
    scrape = install(dist / f"{DIST}-py3-none-any.whl", tmp_path)
    empty = tmp_path / "empty"
    empty.mkdir()
    assert __version__ in run(scrape, "--version", cwd=empty)
    page = empty / "page.html"
    page.write_text(
        "<h1>渡口换新</h1><p>本报讯（记者 温若溪）城西的老渡口昨天换上了新栈桥，候船的人不用再踩着跳板上船。</p>",
        encoding="utf-8",
    )
    assert "渡口换新" in run(scrape, "parse", page, "--json", cwd=empty)
    run(scrape, "init", "--config", "begun.yaml", cwd=empty)
    assert "人民网" in (empty / "begun.yaml").read_text(encoding="utf-8")


@pytest.mark.long
def test_what_pip_installs_runs_the_demo(dist: Path, tmp_path: Path) -> None:
    assert "澜汀" in run(by_pip(dist / f"{DIST}-py3-none-any.whl", tmp_path), "demo", cwd=tmp_path)


def test_the_checkout_runs_without_being_installed(tmp_path: Path) -> None:
    output = run(sys.executable, ROOT / "cli.py", "--version", cwd=tmp_path)
    assert __version__ in output
