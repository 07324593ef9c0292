"""The file of sources that commands read: its usual name, and the environment variables that name another."""

from __future__ import annotations

import os

CONFIG_FILE = "sources.yaml"
CONFIG_VARIABLES = ("SCRAPE_CONFIG", "SCRAPE_SOURCES")
"""The environment variables that name the file of sources, the first that is set; the second is a former name."""


def config_variable() -> tuple[str, str | None]:
    """The environment variable that names the file of sources, and its value; None where neither is set."""
    return next(
        ((name, value) for name in CONFIG_VARIABLES if (value := os.environ.get(name))), (CONFIG_VARIABLES[0], None)
    )
