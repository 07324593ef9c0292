"""News agencies that sign."""

from __future__ import annotations

import pytest

from scraper.extract.article.credits.names.agencies import is_agency


@pytest.mark.parametrize(
    ("name", "agency"),
    [
        ("Reuters", True),
        ("STT-HL", True),
        ("و.م.ع", True),
        ("أ.ف.ب", True),
        ("A.F.P.", True),
        ("Mara Ellison", False),
        ("M. Ellison", False),
        ("J. Ellison-Lee", False),
    ],
)
def test_what_is_an_agency(name: str, agency: bool) -> None:
    assert is_agency(name) is agency
