"""Imports httpx without its command line, which brings rich, click and pygments along: a third of its time."""

from __future__ import annotations

import sys
from typing import Any

_modules: dict[str, Any] = sys.modules
if "httpx" not in _modules:
    _modules["httpx._main"] = None  # as where its extra "cli" is not installed: httpx expects that
    try:
        import httpx  # noqa: F401
    finally:
        del _modules["httpx._main"]
