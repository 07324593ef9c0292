"""The words must be jieba's, word for word, whatever the text."""

from __future__ import annotations

import time
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scraper.demo import articles
from scraper.text.jieba_cut import Cutter
from tests.examples import examples

pytestmark = pytest.mark.slow


@cache
def jieba_and_ours() -> tuple[object, Cutter]:
    import jieba

    jieba.setLogLevel("CRITICAL")
    tokenizer = jieba.Tokenizer()
    tokenizer.FREQ, tokenizer.total = jieba.Tokenizer.gen_pfdict(tokenizer.get_dict_file())
    tokenizer.initialized = True
    return tokenizer, Cutter(dict(tokenizer.FREQ), tokenizer.total)


def same(text: str) -> bool:
    jieba, ours = jieba_and_ours()
    return bool(jieba.lcut(text) == ours.cut(text))  # type: ignore[attr-defined]


def test_the_demo_newspaper() -> None:
    for article in articles():
        assert same("\n".join((article.headline, *article.body)))


PIECES = [
    "低保标准",
    "研究生命科学",
    "李新民",
    "欧阳雪",
    "C919",
    "5G手机",
    "22.5%",
    "AT&T",
    " ",
    "\r\n",
    "\u3000",
    "，",
    "龘",
    "𠀀",
    "é",
]


@examples(400)
@given(
    st.lists(st.one_of(st.sampled_from(PIECES), st.text("的一是不了人在有我他这中大来上国", max_size=9)), max_size=12)
)
def test_any_mixture(pieces: list[str]) -> None:
    assert same("".join(pieces))


@examples(200)
@given(st.text(max_size=40))
def test_any_text(text: str) -> None:
    assert same(text)


def test_time_grows_with_the_length_alone() -> None:
    _, ours = jieba_and_ours()
    for text in ("龘靐齉" * 100_000, "中国" * 150_000, "a" * 300_000):
        began = time.process_time()
        assert "".join(ours.cut(text)) == text
        assert time.process_time() - began < 120
