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


@pytest.mark.parametrize(
    ("head", "names"),
    [
        (
            "<div class='meta'><span class='writer'>木曽川遥</span><span class='date'>2025-12-30</span></div>",
            ("木曽川遥",),
        ),
        ("<p class='author'>文● ハマカゼ／青嵐編集部</p>", ("ハマカゼ",)),
        ("<a href='/author/180/'>著者：後堂陽一</a>", ("後堂陽一",)),
        ("<div id='byline'>[小暮ひなた，青嵐メディア]</div>", ("小暮ひなた",)),
        ("<p>取材・文＝早乙女 渚</p>", ("早乙女 渚",)),
        ("<p>著者 <a href='/author/4/'>お湯カモメ</a> イラスト <a href='/author/5/'>汐路ナミ</a></p>", ("お湯カモメ",)),
    ],
)
def test_names_of_kanji_and_kana_behind_labels(head: str, names: tuple[str, ...]) -> None:
    assert byline_of(f"{head}<time>2025-12-30</time>") == names


@pytest.mark.parametrize(
    "head",
    [
        "<div><a href='/member/reg_top/'>新規登録</a></div>",
        "<p>無料・事前登録制</p>",
        "<p>2025年12月30日 <a href='/cat/life'>生活・趣味</a></p>",
        "<p class='author'>青嵐新聞</p>",
        "<p class='writer'>編集部</p>",
    ],
)
def test_buttons_channels_and_houses_are_nobody_s(head: str) -> None:
    assert byline_of(f"{head}<time>2025-12-30</time>") == ()


def test_a_person_of_the_data_is_one_whole_name() -> None:
    author = (
        '{"@type":"NewsArticle","headline":"古い通りの排水工事終わる","author":{"@type":"Person","name":"大浜 美雪"}}'
    )
    assert byline_of(f'<script type="application/ld+json">{author}</script>') == ("大浜 美雪",)
