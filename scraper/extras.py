"""How this installation is called, and how it gets an extra: a virtual environment, pipx, uv tool, a checkout.

The extra's own requirements are named, not `scrape-news[…]`: that is on an index only once there is a release, and
would replace a checkout by it.
"""

from __future__ import annotations

import os
import shlex
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path

PROGRAM = "scrape"
PACKAGE = "scrape-news"
ALL = "all"
"""The extra of all extras."""
OURS = frozenset({"test", "readers", ALL})
"""Extras for whoever works on the program, and the one that names the others."""


def called(*, here: bool = False) -> str:
    """What to type for this program: its name where the shell finds this installation by it, else its path.

    ``here``: it is typed in this folder, so that a path may begin in it.
    """
    ours = Path(sys.prefix) / "bin" / PROGRAM
    at = shutil.which(PROGRAM)
    if at is not None and (not ours.exists() or os.path.realpath(at) == os.path.realpath(ours)):
        return PROGRAM
    if not ours.exists():
        return f"{shlex.quote(sys.executable)} -m scraper"
    return shlex.quote(str(ours.relative_to(Path.cwd()) if here and ours.is_relative_to(Path.cwd()) else ours))


def extras() -> dict[str, list[str]]:
    """The extras and what each requires, `ALL` among them."""
    found: dict[str, list[str]] = {}
    for extra, requirements in _declared().items():
        if extra not in OURS:
            found[extra] = requirements
    found[ALL] = list(dict.fromkeys(one for requirements in found.values() for one in requirements))
    return found


def command(requirements: Sequence[str]) -> list[str]:
    """The command that installs these beside the program, whatever installed the program itself."""
    prefix = Path(sys.prefix)
    if (prefix / "pipx_metadata.json").exists() and shutil.which("pipx"):
        return ["pipx", "inject", PACKAGE, *requirements]
    has_pip = next(prefix.glob("lib/python*/site-packages/pip/__init__.py"), None) is not None
    if shutil.which("uv") and ((prefix / "uv-receipt.toml").exists() or (not has_pip and _is_environment())):
        return ["uv", "pip", "install", "--python", sys.executable, *requirements]
    return [sys.executable, "-m", "pip", "install", *requirements]


def hint(extra: str) -> str:
    """What to type to have an extra. Messages have no path: they may be stored, or shown elsewhere."""
    return f"{PROGRAM} install {extra}"


def as_typed_here(message: str) -> str:
    """A message for this terminal: the `hint` in it with the program's path where its name alone does not work."""
    return message.replace(hint(""), f"{called()} install ")


def _is_environment() -> bool:
    return sys.prefix != sys.base_prefix


def _declared() -> dict[str, list[str]]:
    """What pyproject.toml says of the extras, by way of the installed package's metadata; the file in a checkout."""
    checkout = Path(__file__).parents[1] / "pyproject.toml"
    if checkout.exists():
        import tomllib

        project = tomllib.loads(checkout.read_text("utf-8"))["project"]
        return {name: list(requirements) for name, requirements in project["optional-dependencies"].items()}
    from importlib.metadata import metadata, requires

    found: dict[str, list[str]] = {name: [] for name in metadata(PACKAGE).get_all("Provides-Extra") or ()}
    for line in requires(PACKAGE) or ():
        requirement, _, marker = line.partition(";")
        for name in found:
            if f"extra == '{name}'" in marker or f'extra == "{name}"' in marker:
                found[name].append(requirement.strip())
    return found
