"""Make a virtual environment with pip, also where the system's Python comes without ensurepip (Debian, Ubuntu).

    python3 tools/make_venv.py FOLDER

Debian keeps ensurepip in the package python3-venv. Where it is missing, pip's wheel is taken from PyPI, checked against
the SHA-256 that PyPI states, and run from the wheel to install itself: a wheel of pip can be executed as it is.
"""

from __future__ import annotations

import hashlib
import importlib.util
import json
import subprocess
import sys
import tempfile
import urllib.parse
import urllib.request
import venv
from pathlib import Path

PYPI = "https://pypi.org/pypi/pip/json"
LEAST = (3, 11)


def main() -> None:
    if sys.version_info < LEAST:
        this = sys.version.split()[0]
        sys.exit(f"Python {LEAST[0]}.{LEAST[1]} or newer is needed; this is {this}. Try: make PYTHON=python3.12")
    folder = Path(sys.argv[1])
    has_pip = importlib.util.find_spec("ensurepip") is not None
    venv.create(folder, with_pip=has_pip, clear=False, symlinks=True)
    if not has_pip:
        install_pip(folder / "bin" / "python")


def install_pip(python: Path) -> None:
    """Put pip into the environment of ``python`` without ensurepip."""
    with urllib.request.urlopen(PYPI, timeout=60) as answer:
        files = json.load(answer)["urls"]
    wheel = next(file for file in files if file["packagetype"] == "bdist_wheel")
    address = urllib.parse.urljoin(PYPI, wheel["url"])  # mirrors write it relative
    with urllib.request.urlopen(address, timeout=300) as answer:
        content = answer.read()
    if hashlib.sha256(content).hexdigest() != wheel["digests"]["sha256"]:
        sys.exit(f"{wheel['url']} is not what PyPI says it is; nothing was installed")
    with tempfile.TemporaryDirectory() as temporary:
        path = Path(temporary, wheel["filename"])
        path.write_bytes(content)
        subprocess.run([python, f"{path}/pip", "install", "--quiet", "--no-index", path], check=True)


if __name__ == "__main__":
    main()
