"""Environments of the other programs, one each, since their requirements do not agree.

    python bench/peers.py FOLDER [NAME…]        (from PyPI; without names: all of them)

`python_of(FOLDER, NAME)` is the Python of one, or None where it is not there.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

PEERS: dict[str, tuple[str, ...]] = {
    "trafilatura": ("trafilatura", "lxml_html_clean"),
    "newspaper4k": ("newspaper4k[zh]", "lxml_html_clean"),
    "gne": ("gne", "setuptools<81", "lxml_html_clean"),  # it needs distutils and lxml's cleaner, and says neither
    "readability-lxml": ("readability-lxml", "lxml_html_clean"),
    "scrapy": ("scrapy",),
}
"""What is installed for each."""
MAKE_VENV = Path(__file__).resolve().parents[1] / "tools" / "make_venv.py"


def python_of(folder: Path, name: str) -> Path | None:
    """The Python that has a peer."""
    python = folder / name / "bin" / "python"
    return python if (folder / name / "made").exists() else None


def make(folder: Path, name: str) -> None:
    """Install a peer; says so, and goes on, where that fails."""
    place = folder / name
    if (place / "made").exists():
        return
    subprocess.run([sys.executable, str(MAKE_VENV), str(place)], check=True)
    command = [str(place / "bin" / "python"), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    if subprocess.run([*command, *PEERS[name]], check=False).returncode:
        print(f"{name} could not be installed here; the tables leave it out", file=sys.stderr)
    else:
        (place / "made").touch()


def main() -> None:
    folder, *names = sys.argv[1:]
    for name in names or PEERS:
        make(Path(folder), name)


if __name__ == "__main__":
    main()
