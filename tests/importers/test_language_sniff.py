"""The quick look at a page's language refuses no page that the parser would give it."""

from __future__ import annotations

import pytest

from scraper.importers.language_sniff import LEAST, may_be

HAN = "渡口换上了新栈桥" * 4
KANA = "わたしばがあたらしくなった" * 4
HANGUL = "나루터에새다리가놓였다" * 4


@pytest.mark.parametrize(
    ("language", "page"),
    [
        ("zh", HAN),
        ("zh", "".join(f"&#{ord(sign)};" for sign in HAN)),
        ("zh", '{"title": "\\u6e21\\u53e3"}'),
        ("ja", KANA + HAN),
        ("ko", HANGUL),
        ("en", "<html><p>The harbour bridge"),
        ("en", '<html lang="en-GB">'),
        ("de", '<html lang="de-AT">'),
        ("de", "no tag at all"),
    ],
)
def test_a_page_in_the_language_passes(language: str, page: str) -> None:
    assert may_be(language, page.encode(), None)


@pytest.mark.parametrize(
    ("language", "page"),
    [
        ("zh", "<html lang=zh><p>The harbour bridge"),
        ("zh", HAN[: LEAST - 1]),
        ("zh", KANA),
        ("zh", HANGUL + HAN[:20]),
        ("ja", HAN),
        ("ko", HAN),
        ("de", '<html lang="fr">'),
        ("en", '<html lang="fr">'),
    ],
)
def test_a_page_in_another_is_passed_over(language: str, page: str) -> None:
    assert not may_be(language, page.encode(), None)


def test_older_encodings() -> None:
    assert may_be("zh", HAN.encode("gbk"), "text/html; charset=gbk")
    assert may_be("zh", ("渡口換上了新棧橋" * 4).encode("big5"), None)
    assert not may_be("zh", "Größe überall, ältere Häuser".encode("latin-1"), None)
    assert not may_be("zh", "Паром у переправы".encode("cp1251"), "text/html; charset=windows-1251")
    assert may_be("zh", HAN.encode("utf-16"), None)
