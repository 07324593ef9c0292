"""Places beside names and accounts."""

from __future__ import annotations

import pytest

from scraper.extract.article.credits.names.person_names import is_person
from scraper.extract.article.credits.names.places import PLACES, REGIONS


@pytest.mark.parametrize("place", ["台北", "悉尼", "多倫多", "连线"])
def test_what_stands_behind_a_reporter_is_no_person(place: str) -> None:
    assert place in PLACES
    assert not is_person(place)


@pytest.mark.parametrize("region", ["廣東", "广东", "美國", "未知"])
def test_regions_in_both_scripts(region: str) -> None:
    assert region in REGIONS
