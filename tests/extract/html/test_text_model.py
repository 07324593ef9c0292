"""The key of a text is the same however it is found."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from scraper.extract.html import text_model


@given(st.text("aÄß 中，。“”-—_1 \t", max_size=20), st.integers(1, 9))
def test_the_key_of_a_text(text: str, times: int) -> None:
    whole = text * times
    plain = "".join(whole.split()).translate(text_model._COMPARED).lower()
    assert text_model.key(whole) == plain
