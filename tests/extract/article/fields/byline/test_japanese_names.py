"""Names of pages in Japanese."""

from __future__ import annotations

import pytest

from scraper.extract import parse
from scraper.models import Hints

TEXT = (
    "市の水道局は三十日、老朽化した排水管の工事が終わったと発表した。大雨のたびに水があふれていた通りである。",
    "住民は「去年の夏までは冷蔵庫を台に載せていたが、今年は一度もぬれなかった」と話す。子どもたちも歩いて帰れる。",
    "二期の工事は来年の春に始まり、五つの団地が対象になる。総額は約三億円で、梅雨の前に通水する予定だ。",
)


def byline_of(head: str, last: str = "") -> tuple[str, ...]:
    body = "".join(f"<p>{text}</p>" for text in (*TEXT[:2], TEXT[2] + last))
    html = f"<html lang=ja><title>古い通りの排水工事終わる | 青嵐新聞</title><h1>古い通りの排水工事終わる</h1>{head}"
    return parse(f"{html}<div>{body}</div></html>".encode(), None, Hints(kind="article")).byline


@pytest.mark.parametrize("name", ["木曽川遥", "五十嵐涼", "早乙女渚"])
def test_a_name_in_an_element_or_in_brackets_at_the_end(name: str) -> None:
    assert byline_of(f"<div class='author'>{name}</div><time>2025-12-30</time>") == (name,)
    assert byline_of("<time>2025-12-30</time>", f"【{name}】") == (name,)


@pytest.mark.parametrize("words", ["敬称略", "共同通信", "写真略"])
def test_words_in_brackets_that_are_nobody_s(words: str) -> None:
    assert byline_of("<time>2025-12-30</time>", f"（{words}）") == ()
