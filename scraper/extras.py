"""The commands to type for this installation and its extras: in a virtual environment, pipx, uv tool or a checkout.

An extra is installed by its own requirements, not as `scrape-news[…]`: that is on an index only once there is a
release, and would replace a checkout by it.
"""

from __future__ import annotations

import os
import re
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
"""Extras for developers, and the one that includes all others."""

_PLAIN = re.compile(r"[\w@%+=:,./-]+")
"""A word without quotes: as in `shlex.quote`, but with letters of every script, since a Chinese name needs none."""


def shell_word(text: str) -> str:
    """The text as one word of a POSIX shell, quoted only if necessary."""
    return text if _PLAIN.fullmatch(text) else shlex.quote(text)


def called(*, here: bool = False) -> str:
    """The command for this program: its name if the shell finds this installation by it, else its path.

    ``here``: it is typed in this folder, so a path may be relative to it.
    """
    ours = Path(sys.prefix) / "bin" / PROGRAM
    at = shutil.which(PROGRAM)
    if at is not None and (not ours.exists() or os.path.realpath(at) == os.path.realpath(ours)):
        return PROGRAM
    if not ours.exists():
        return f"{shlex.quote(sys.executable)} -m scraper"
    return shlex.quote(str(ours.relative_to(Path.cwd()) if here and ours.is_relative_to(Path.cwd()) else ours))


def extras() -> dict[str, list[str]]:
    """The requirements of each extra, `ALL` included."""
    requirements = {extra: lines for extra, lines in _declared().items() if extra not in OURS}
    requirements[ALL] = list(dict.fromkeys(line for lines in requirements.values() for line in lines))
    return requirements


def command(requirements: Sequence[str]) -> list[str]:
    """The command that installs requirements into the program's environment, whatever installed the program."""
    prefix = Path(sys.prefix)
    if (prefix / "pipx_metadata.json").exists() and shutil.which("pipx"):
        return ["pipx", "inject", PACKAGE, *requirements]
    has_pip = next(prefix.glob("lib/python*/site-packages/pip/__init__.py"), None) is not None
    if shutil.which("uv") and ((prefix / "uv-receipt.toml").exists() or (not has_pip and _is_environment())):
        return ["uv", "pip", "install", "--python", sys.executable, *requirements]
    return [sys.executable, "-m", "pip", "install", *requirements]


def hint(extra: str) -> str:
    """The command that installs an extra, for messages: without a path, as they may be stored or shown elsewhere."""
    return f"{PROGRAM} install {extra}"


def as_typed_here(message: str) -> str:
    """A message for this terminal: its `hint` has the program's path where the name alone does not work."""
    return message.replace(hint(""), f"{called()} install ")


def _is_environment() -> bool:
    return sys.prefix != sys.base_prefix


def _declared() -> dict[str, list[str]]:
    """The extras of pyproject.toml: from the file in a checkout, else from the installed package's metadata."""
    checkout = Path(__file__).parents[1] / "pyproject.toml"
    if checkout.exists():
        import tomllib

        project = tomllib.loads(checkout.read_text("utf-8"))["project"]
        return {name: list(requirements) for name, requirements in project["optional-dependencies"].items()}
    from importlib.metadata import metadata, requires

    extras: dict[str, list[str]] = {name: [] for name in metadata(PACKAGE).get_all("Provides-Extra") or ()}
    for line in requires(PACKAGE) or ():
        requirement, _, marker = line.partition(";")
        for name in extras:
            if f"extra == '{name}'" in marker or f'extra == "{name}"' in marker:
                extras[name].append(requirement.strip())
    return extras
