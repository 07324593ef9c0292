"""The language, from the characters first and from what the page declares second."""

from __future__ import annotations

import pytest

from scraper.extract.shared.language import language


@pytest.mark.parametrize(
    ("text", "declared", "tag"),
    [
        ("这个国家的经济发展", None, "zh-Hans"),
        ("這個國家的經濟發展", None, "zh-Hant"),
        ("这个国家的经济发展", "zh_cn", "zh-CN"),
        ("這個國家的經濟發展", "ZH-hant-tw", "zh-Hant-TW"),
        ("这个国家的经济发展", "en", "zh-Hans"),
        ("这个国家的经济发展", "zh", "zh-Hans"),
        ("天下", None, "zh"),
        ("The economy of the country", None, "en"),
        ("L'économie du pays", "fr-FR", "fr-FR"),
        ("これは日本の新聞の記事です", None, "ja"),
        ("이것은 한국의 신문 기사입니다", None, "ko"),
        ("", None, "und"),
        ("123", "zh-CN", "zh-CN"),
    ],
)
def test_language(text: str, declared: str | None, tag: str) -> None:
    assert language(text, declared) == tag
