"""The sources.yaml that ships with the program: well-known sources to start from."""

from __future__ import annotations

from pathlib import Path

_PLACES = (Path(__file__).with_name("sources.yaml"), Path(__file__).parents[2] / "sources.yaml")
"""Its path in an installed package, beside this file, and in a checkout, at the top."""


def shipped() -> bytes:
    """The bytes of the file. Raises FileNotFoundError if the package was built without it."""
    place = next((place for place in _PLACES if place.exists()), _PLACES[0])
    return place.read_bytes()
