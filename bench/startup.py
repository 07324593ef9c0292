"""How long every command takes to say its help, beside Python itself and `import click`.

    python bench/startup.py [--repeat 9]

Whole processes by the wall; the median, all in turns so that what else the machine does touches all alike.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import time

from scraper.cli.main import COMMANDS


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--repeat", type=int, default=9)
    args = parser.parse_args()
    program = [sys.executable, "-m", "scraper"]
    measured = {
        "python -c pass": [sys.executable, "-c", "pass"],
        "python -c 'import click'": [sys.executable, "-c", "import click"],
        "scrape --version": [*program, "--version"],
        "scrape --help": [*program, "--help"],
    }
    for group in COMMANDS.values():
        measured.update({f"scrape {name} --help": [*program, name, "--help"] for name, _ in group})
    times: dict[str, list[float]] = {name: [] for name in measured}
    for _ in range(args.repeat + 1):  # the first warms up
        for name, command in measured.items():
            began = time.perf_counter()
            subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
            times[name].append(time.perf_counter() - began)
    middle = {name: statistics.median(taken[1:]) for name, taken in times.items()}
    base = middle["python -c 'import click'"]
    print("| command | ms | ratio to `import click` |\n|---|---|---|")
    for name, seconds in middle.items():
        print(f"| `{name}` | {1000 * seconds:.0f} | {seconds / base:.2f} |")


if __name__ == "__main__":
    main()
