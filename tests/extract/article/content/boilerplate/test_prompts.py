"""Lines within an article that lead readers away from it."""

from __future__ import annotations

import pytest

from scraper.extract.article.content.boilerplate.boilerplate_lines import is_dropped


@pytest.mark.parametrize(
    "line",
    [
        "推介文章:【北水走向】文章, 可按此查閱",
        "《臨河疫情》專頁: http://hk.example.hk/fea",
        "「按此登入盡覽」",
        "（本文訊息由高遠科技提供，內文與標題經本站修訂後刊登。）",
        "（本文由「臨河時報」授權轉載）",
        "你的獨家報料一旦被採用及報導，將獲得乙份獎品。",
        "欄名 : 理財教室",
    ],
)
def test_a_line_that_leads_away(line: str) -> None:
    assert is_dropped(line)


@pytest.mark.parametrize(
    "line", ["他推介文章給街坊看。", "警方接獲報料後到場，未有發現可疑人物。", "他按此路線走了三天。"]
)
def test_a_sentence_of_the_text(line: str) -> None:
    assert not is_dropped(line)
