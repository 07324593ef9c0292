"""Words of newsrooms and buttons in scripts without large letters."""

import pytest

from scraper.extract.article.credits.names.caseless_words import is_of_no_person


@pytest.mark.parametrize("words", ["انسخ الرابط", "গ্রাম প্রতিনিধি", "वेब डेस्क", "העתק קישור", "ทีมข่าวภูมิภาค", "온라인뉴스팀"])
def test_newsrooms_and_buttons(words: str) -> None:
    assert is_of_no_person(words)


@pytest.mark.parametrize("name", ["أسماء نصار", "রফিক হাসান", "सुनीता वर्मा", "נועה ברק", "도하윤"])
def test_names(name: str) -> None:
    assert not is_of_no_person(name)
