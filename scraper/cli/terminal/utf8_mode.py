"""Python's UTF-8 mode, where it was switched off and the locale leaves nothing but ASCII."""

from __future__ import annotations

import os
import sys


def ensure() -> None:
    """Start the program again in UTF-8 mode if names of files and arguments are read as ASCII.

    Python does so by itself in the locales C and POSIX (PEP 540), unless ``PYTHONUTF8=0`` forbids it: then no name in
    Chinese, of a file or of a source, could be written or understood. Output keeps the encoding that the locale gave.
    """
    if sys.getfilesystemencoding() == "ascii" and sys.executable and not sys.flags.ignore_environment:
        os.environ["PYTHONUTF8"] = "1"
        if sys.stdout:  # it may be closed
            os.environ.setdefault("PYTHONIOENCODING", sys.stdout.encoding)
        os.execv(sys.executable, [sys.executable, *sys.orig_argv[1:]])
