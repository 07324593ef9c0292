"""Run a command as a whole process tree and say how long it took and how much memory it held."""

from __future__ import annotations

import os
import resource
import subprocess
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Measured:
    """Seconds by the wall and by the processors; the most bytes resident at once, over the process and its children."""

    wall: float
    cpu: float
    busiest: float
    """Seconds of the process that worked most: what the whole takes on a machine with a core for each."""
    peak: int
    code: int
    out: str


def run(command: Sequence[str], cwd: Path | None = None, env: dict[str, str] | None = None) -> Measured:
    """Run ``command`` to its end. Memory and processor time are sampled 50 times a second from /proc (Linux).

    Elsewhere memory reads 0, and the time of processes that their parent does not wait for is missing. Python keeps
    what it has compiled, as in any installation, whatever the environment of the benchmark says.
    """
    before = _of_children()
    began = time.perf_counter()
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    process = subprocess.Popen(
        command,
        cwd=cwd,
        env={**environment, **(env or {})},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    peak = [0]
    worked: dict[int, float] = {}
    done = threading.Event()

    def sample() -> None:
        while not done.wait(0.02):
            tree = list(below(process.pid))
            peak[0] = max(peak[0], sum(map(memory, tree)))
            worked.update((pid, seconds) for pid in tree if (seconds := processor(pid)))

    sampler = threading.Thread(target=sample, daemon=True)
    sampler.start()
    out, _ = process.communicate()
    wall = time.perf_counter() - began
    done.set()
    sampler.join()
    waited = _of_children() - before
    busiest = max(worked.values(), default=waited) if len(worked) != 1 else waited
    return Measured(wall, max(waited, sum(worked.values())), busiest, peak[0], process.returncode, out)


def _of_children() -> float:
    """Seconds that the processes waited for have worked, to the microsecond, where `os.times` counts hundredths."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def below(pid: int) -> Iterator[int]:
    """A process and all below it that there are at the moment."""
    waiting = [pid]
    while waiting:
        current = waiting.pop()
        yield current
        with suppress(OSError, ValueError):
            for task in Path(f"/proc/{current}/task").iterdir():
                waiting += [int(child) for child in (task / "children").read_text().split()]


def memory(pid: int) -> int:
    """Resident bytes of a process, 0 when it is gone. Pages that several share are counted for each."""
    try:
        return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    except (OSError, IndexError):
        return 0


def processor(pid: int) -> float:
    """Seconds that a process has worked, 0 when it is gone."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
    except (OSError, IndexError):
        return 0.0
