"""The installed browser: its path, and what to install if there is none."""

from __future__ import annotations

import os
import shutil
import sys
from importlib.util import find_spec
from pathlib import Path

from scraper.extras import hint
from scraper.i18n import Message

EXTRA = "browser"
CHROME_PATH = "CHROME_PATH"
"""Environment variable with the path of the browser."""
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "chromium-headless-shell")
"""Programs that are searched for on the PATH."""
MAC = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
)


def executable() -> str | None:
    """The path of an installed Chromium or Chrome: that of CHROME_PATH, else the first on the PATH. None without one.

    Playwright's own is not looked for here: only Playwright knows where it would be.
    """
    named = os.environ.get(CHROME_PATH)
    if named:
        return named
    usual = MAC if sys.platform == "darwin" else ()
    return next(filter(None, map(shutil.which, NAMES)), None) or next(filter(os.path.exists, usual), None)


def missing() -> Message | None:
    """The reason why no page can be rendered here, with what to install; None if a browser seems to be installed."""
    if find_spec("playwright") is None:
        return Message("it needs a browser, and the extra for that is not installed: {hint}", hint=hint(EXTRA))
    named = os.environ.get(CHROME_PATH)
    if named and not (Path(named).is_file() and os.access(named, os.X_OK)):
        return Message("it needs a browser, and {variable}={path} is not a program", variable=CHROME_PATH, path=named)
    return None


def no_browser() -> Message:
    """The reason if Playwright is installed, but no browser: neither the system's nor Playwright's."""
    return Message(
        "it needs a browser, and neither Chromium nor Chrome is installed: install one (apt install chromium, "
        "or `playwright install chromium`), or name its program in {variable}",
        variable=CHROME_PATH,
    )
