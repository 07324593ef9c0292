"""What every test may ask for."""

from __future__ import annotations

import gc
import os
import shutil
import signal
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from scraper import child_process
from tests import examples, forked_child
from tests.merged_cases import pytest_pycollect_makeitem as pytest_pycollect_makeitem

gc.disable()  # until all tests are read: hundreds of thousands of objects, looked through time and again (2.5 s)

examples.use()

os.environ["SCRAPE_LANG"] = "en"  # whoever runs the tests, wherever

# hundreds of processes are started: where no compiled modules are stored, each compiles the program and Dask (2 s)
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False

# thousands of archives are made: where a write to the disk is waited for (2 to 10 ms), memory does as well
MEMORY = Path("/dev/shm")
if "TMPDIR" not in os.environ and os.access(MEMORY, os.W_OK) and shutil.disk_usage(MEMORY).free > 4 << 30:
    os.environ["TMPDIR"], tempfile.tempdir = str(MEMORY), None

# most tests of a fetch start a process that reads pages: what it loads until it has read one is loaded once (0.5 s)
child_process.launch = forked_child.launch

if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:  # in a shell's background: what the tests start would inherit it
    signal.signal(signal.SIGINT, signal.default_int_handler)
if signal.getsignal(signal.SIGHUP) is signal.SIG_IGN:  # below nohup: what they start has no handler
    signal.signal(signal.SIGHUP, lambda *_: None)


def pytest_xdist_auto_num_workers() -> int:
    """Processes of ``-n auto``: two a core, since tests wait for delays, for other processes and for disks.

    At most sixteen, unless there are more cores: each process reads all tests first, which takes it six seconds.
    """
    cores = os.cpu_count() or 1
    return int(os.environ.get("PYTEST_XDIST_AUTO_NUM_WORKERS") or max(cores, min(2 * cores, 16)))


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder, which is the current one."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def pytest_collection_finish() -> None:
    """Collect garbage from here on, and leave alone what the tests themselves are made of."""
    gc.freeze()
    gc.enable()


@pytest.fixture(autouse=True)
def _no_secrets_of_another_test() -> Iterator[None]:
    """Forget the secrets of a test: they are noted for the whole process, to be taken out of messages."""
    yield
    if "scraper.redaction" in sys.modules:
        sys.modules["scraper.redaction"].forget()


@pytest.fixture(autouse=True)
def _english_again() -> Iterator[None]:
    """The language of a test ends with it."""
    yield
    if "scraper.i18n" in sys.modules and sys.modules["scraper.i18n"].language() != "en":
        sys.modules["scraper.i18n"].speak("en")


SHARED = Path(__file__).parents[2] / "shared"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real pages beside the checkout. They are other people's, so they are no part of the project."""
    if not (SHARED / "corpus").is_dir():
        pytest.skip("the real pages (../shared/corpus) are not here")
    return SHARED
