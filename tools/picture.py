"""Draw docs/terminal.svg: fetching and searching in a real run of `scrape demo`, as shown in a terminal (tmux).

.venv/bin/python tools/picture.py      (needs tmux)
"""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]
TARGET = ROOT / "docs" / "terminal.svg"
WIDTH, HEIGHT = 110, 70
NAME = "scrape-picture"
END = "--end--"


def tmux(*args: str) -> str:
    return subprocess.run(["tmux", *args], check=True, capture_output=True, text=True).stdout


def main() -> None:
    from rich.console import Console
    from rich.text import Text

    scrape = Path(sys.executable).parent / "scrape"
    command = f"{scrape} demo; echo {END}; sleep 60"
    size = ["-x", str(WIDTH), "-y", str(HEIGHT)]
    tmux("new-session", "-d", "-s", NAME, *size, "env", "TERM=xterm-256color", "sh", "-c", command)
    try:
        for _ in range(300):
            screen = tmux("capture-pane", "-p", "-e", "-t", NAME)
            if END in screen:
                break
            time.sleep(0.2)
    finally:
        tmux("kill-session", "-t", NAME)
    lines = screen.splitlines()
    first = next(n for n, line in enumerate(lines) if "scrape fetch" in line)
    last = next(n for n, line in enumerate(lines) if "scrape export" in line)
    text = Text.from_ansi("\n".join(lines[first : last - 1]).rstrip())
    console = Console(record=True, width=WIDTH, file=open("/dev/null", "w"))  # noqa: SIM115, PTH123
    console.print(text, soft_wrap=True)
    TARGET.write_text(console.export_svg(title="scrape demo"), encoding="utf-8")


if __name__ == "__main__":
    main()
