"""Targets without their secrets, and names for addresses that have none."""

from __future__ import annotations

import pytest

from scraper.sources.alerts.model import Target, nameless, shown


@pytest.mark.parametrize(
    ("address", "without"),
    [
        ("https://me:pw@hooks.example.org/services/T0/B1/xyz", "https://hooks.example.org/***"),
        ("wecombot://693a91f6/", "wecombot://***"),
        ("tgram://123:abc/42", "tgram://***"),
        ("mailto://me:password@example.org?to=a@b.example", "mailto://***"),
    ],
)
def test_shown(address: str, without: str) -> None:
    assert shown(address) == without
    assert without in repr(Target("x", address))


def test_a_command_is_shown_by_its_first_word() -> None:
    assert Target("x", None, ("curl", "-H", "token")).shown == "curl ***"
    assert Target("x", None, ("cat",)).shown == "cat"


def test_an_address_without_a_name_has_a_stable_one_that_no_password_changes() -> None:
    one = nameless("mailto://me:first@example.org?to=a@b.example")
    assert one == nameless("mailto://me:second@example.org?to=a@b.example")
    assert one != nameless("mailto://me:first@example.org?to=c@b.example")
    assert one.startswith("mailto:")
    assert "example" not in one
