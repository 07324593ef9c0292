"""Tables of words, read in both scripts."""

from __future__ import annotations

import re

import pytest

from scraper.extract.article.content.boilerplate.boilerplate_lines import is_dropped
from scraper.extract.article.credits.labels import segments
from scraper.extract.shared.han_variants import both, in_both


def test_words_come_with_their_other_spelling_once() -> None:
    assert both(["责任编辑", "責任編輯", "作者"]) == ["责任编辑", "責任編輯", "作者"]
    assert both(["稿件来源"]) == ["稿件来源", "稿件來源"]


@pytest.mark.parametrize("text", ["责编：", "責編：", "责编:", "責編:"])
def test_a_pattern_matches_either_script(text: str) -> None:
    assert re.fullmatch(in_both(r"责编[:：]"), text)


def test_classes_and_escapes_stay_what_they_are() -> None:
    assert in_both(r"[^讯\]]\s(?<=日)") == r"[^讯\]訊]\s(?<=日)"


@pytest.mark.parametrize("label", ["值班编辑", "值班編輯"])
def test_labels_are_known_in_both(label: str) -> None:
    assert [(part.role, part.value) for part in segments(f"{label}：王小明")] == [("editor", "王小明")]


@pytest.mark.parametrize("line", ["更多精彩内容请点击", "更多精彩內容請點擊", "扫码下载客户端", "掃碼下載客戶端"])
def test_prompts_are_dropped_in_both(line: str) -> None:
    assert is_dropped(line)
