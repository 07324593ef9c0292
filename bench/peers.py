"""Environments of the other programs, one each, since their requirements do not agree.

    python bench/peers.py FOLDER [NAME…]        (from PyPI; without names: all of them)

`python_of(FOLDER, NAME)` is the Python of one, or None without one.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from pathlib import Path

PEERS: dict[str, tuple[str, ...]] = {
    "trafilatura": ("trafilatura", "lxml_html_clean"),
    "newspaper4k": ("newspaper4k[zh]", "lxml_html_clean"),
    "gne": ("gne", "setuptools<81", "lxml_html_clean"),  # it needs distutils and lxml's cleaner, and says neither
    "readability-lxml": ("readability-lxml", "lxml_html_clean"),
    "scrapy": ("scrapy", "trafilatura", "lxml_html_clean", "jieba", "setuptools<81", "zstandard"),
}
"""The packages of each peer."""
MAKE_VENV = Path(__file__).resolve().parents[1] / "tools" / "make_venv.py"


def python_of(folder: Path, name: str) -> Path | None:
    """The Python with a peer, or None."""
    python = folder / name / "bin" / "python"
    return python if (folder / name / "made").exists() else None


def make(folder: Path, name: str) -> None:
    """Install a peer; a failure is printed and passed over."""
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
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"some of: {', '.join(PEERS)}")
    args = parser.parse_args()
    for name in args.names or PEERS:
        make(args.folder, name)


if __name__ == "__main__":
    main()
