"""The key of a text is the same however it is found; white space is collapsed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scraper.extract.html import text_model


@given(st.text("aÄß 中，。“”-—_1 \t", max_size=20), st.integers(1, 9))
def test_the_key_of_a_text(text: str, times: int) -> None:
    whole = text * times
    plain = "".join(whole.split()).translate(text_model._COMPARED).lower()
    assert text_model.key(whole) == plain


@pytest.mark.parametrize(
    ("text", "squeezed"),
    [
        ("  河东新桥通车 ", "河东新桥通车"),
        ("\u3000\u3000河东  新桥\n通车", "河东 新桥 通车"),
        ("The bridge  opened", "The bridge opened"),
        ("The bridge\u00a0opened", "The bridge opened"),
        ("The bridge opened today", "The bridge opened today"),
        ("河东\u200b新桥\x1b[31m通车", "河东新桥[31m通车"),
        ("\u200b", ""),
        (" ", ""),
    ],
)
def test_white_space_of_a_text_is_collapsed(text: str, squeezed: str) -> None:
    assert text_model.squeeze(text) == squeezed
