"""How long every command takes to say its help, and a search to answer, beside Python itself and `import click`.

    python bench/startup.py [--repeat 9]

Whole processes, from their start to their end, with compiled modules as an installed program has them; the medians, all
in turns so that what else the machine does touches all alike. The ratio is that of the processor's time.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
from pathlib import Path

from invented import build
from measure import Measured, run

from scraper.cli.main import COMMANDS

BASE = "python -c 'import click, sqlite3'"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--repeat", type=int, default=9)
    args = parser.parse_args()
    program = [sys.executable, "-m", "scraper"]
    with tempfile.TemporaryDirectory() as folder:
        archive = Path(folder, "archive.db")
        build(archive, 1000, pages=False)
        compiled = {"PYTHONDONTWRITEBYTECODE": "", "PYTHONPYCACHEPREFIX": str(Path(folder, "compiled"))}
        measured = {
            "python -c pass": [sys.executable, "-c", "pass"],
            "python -c 'import click'": [sys.executable, "-c", "import click"],
            BASE: [sys.executable, "-c", "import click, sqlite3"],
            "scrape search 大桥": [*program, "search", "大桥", "--db", str(archive)],
            "scrape search --count 大桥": [*program, "search", "--count", "大桥", "--db", str(archive)],
            "scrape --version": [*program, "--version"],
            "scrape --help": [*program, "--help"],
        }
        for group in COMMANDS.values():
            measured.update({f"scrape {name} --help": [*program, name, "--help"] for name, _ in group})
        taken: dict[str, list[Measured]] = {name: [] for name in measured}
        for _ in range(args.repeat + 1):  # the first compiles and warms up
            for name, command in measured.items():
                taken[name].append(run(command, env=compiled))
    middle = {
        name: (statistics.median(one.wall for one in runs[1:]), statistics.median(one.cpu for one in runs[1:]))
        for name, runs in taken.items()
    }
    print("| command | wall ms | CPU ms | CPU, times `import click, sqlite3` |\n|---|---|---|---|")
    for name, (wall, cpu) in middle.items():
        print(f"| `{name}` | {1000 * wall:.0f} | {1000 * cpu:.0f} | {cpu / middle[BASE][1]:.2f} |")


if __name__ == "__main__":
    main()
