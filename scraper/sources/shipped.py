"""The sources.yaml that ships: well-known sources to begin with."""

from __future__ import annotations

from pathlib import Path

_PLACES = (Path(__file__).with_name("sources.yaml"), Path(__file__).parents[2] / "sources.yaml")
"""Where it lies: in an installed package beside this file, in a checkout at the top."""


def shipped() -> bytes:
    """The file as it is. Raises FileNotFoundError where the package was put together without it."""
    place = next((place for place in _PLACES if place.exists()), _PLACES[0])
    return place.read_bytes()
