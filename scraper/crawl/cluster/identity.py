"""The versions that must be equal in two processes for their records to be equal."""

from __future__ import annotations

import hashlib
import platform
from collections.abc import Mapping
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import scraper

LIBRARIES = ("selectolax", "feedparser", "ada-url", "aiohttp", "httpx", "protego")
"""Libraries that fetching and parsing depend on. The segmenter is compared by its own name and version."""


def identity() -> Mapping[str, str]:
    """Return the versions of this process, by name: the program and a hash of its code, Python's minor version,
    libraries."""
    python = ".".join(platform.python_version_tuple()[:2])
    versions = {"scrape-news": f"{scraper.__version__} (code {_code()})", "Python": python}
    for library in LIBRARIES:
        try:
            versions[library] = version(library)
        except PackageNotFoundError:
            versions[library] = "none"
    return versions


def differences(ours: Mapping[str, str], theirs: Mapping[str, str]) -> str:
    """Return the differences of two identities in words; "" if there are none."""
    return ", ".join(
        f"{name} {theirs.get(name, 'none')} and not {ours[name]}" for name in ours if theirs.get(name) != ours[name]
    )


@cache
def _code() -> str:
    """A hash of the program's files: a checkout keeps its version over many commits."""
    root = Path(scraper.__file__).parent
    digest = hashlib.sha256()
    for path in sorted(root.rglob("*")):
        if path.suffix in (".py", ".txt"):
            digest.update(str(path.relative_to(root)).encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()[:8]
