"""The labels of printed pages, as e-papers write them."""

from __future__ import annotations

import pytest

from scraper.extract.shared.page_labels import inside, label, number, printed, weak_label


@pytest.mark.parametrize(
    ("text", "page"),
    [
        ("第01版：要闻", ("1", "要闻")),
        ("第A02版：要闻·关注", ("A02", "要闻·关注")),
        ("02 版 综合", ("2", "综合")),
        ("2版", ("2", None)),
        ("第１版　　　　要闻", ("1", "要闻")),
        ("Ａ０１版：頭版", ("A01", "頭版")),
        ("T01版 特刊", ("T01", "特刊")),
        ("[第05版]", ("5", None)),
        ("第十二版：文化", ("12", "文化")),
        ("第二版", ("2", None)),
        ("要闻（02版）", ("2", "要闻")),
        ("第08版：广告 (PDF)", ("8", "广告")),
        ("第03-04版：专版", ("3-4", "专版")),
        ("第01版：2026新春", ("1", "2026新春")),
        ("01版(要闻)", ("1", "要闻")),
        ("第A02版【文体】", ("A02", "文体")),
        ("01版：要闻上一版下一版", ("1", "要闻")),
        ("第02版:经济 < 上一版 下一版 >", ("2", "经济")),
        ("第A01版：要闻　2026年1月31日 星期六", ("A01", "要闻")),
        ("03版：文化 2026年01月31日", ("3", "文化")),
        ("第05版 2026年01月31日", ("5", None)),
        ("第00001版：要闻", ("1", "要闻")),
        ("第01版：一版要闻2026-01-31", ("1", "一版要闻")),
    ],
)
def test_a_label(text: str, page: tuple[str, str | None]) -> None:
    assert label(text) == page


@pytest.mark.parametrize(
    "text",
    [
        "下一版",
        "（下转第04版）",
        "上接A03版",
        "详见第2版",
        "iOS 17.2版",
        "英文2.0版",
        "旧版",
        "2026年01月31日",
        "第2版第3版",
        "完整版",
        "高等数学（第3版）",
        "第00版",
        "人民日报在第1版刊登了这条消息，各地读者来信。",
        "4K版城东盒子发布 售349元",  # a television
    ],
)
def test_no_label(text: str) -> None:
    assert label(text) is None


@pytest.mark.parametrize(
    ("text", "page"),
    [
        ("A01：头版", ("A01", "头版")),
        ("B02·文体", ("B02", "文体")),
        ("A1", ("A1", None)),
        ("02", ("2", None)),
        ("01 要闻", ("1", "要闻")),
    ],
)
def test_a_label_among_others(text: str, page: tuple[str, str | None]) -> None:
    assert weak_label(text) == page
    assert label(text) is None


@pytest.mark.parametrize(
    ("text", "page"),
    [
        ("《澜汀日报》（2026年01月31日　第 02 版）", ("2", None)),
        ("《 澜汀日报 》（ 2026年01月31日   02 版）", ("2", None)),
        ("本报记者 王小明 （2026-01-31 第A03版 综合）", ("A03", "综合")),
        ("版次：A02 版名：要闻", ("A02", None)),
    ],
)
def test_the_page_that_an_article_was_printed_on(text: str, page: tuple[str, str | None]) -> None:
    assert printed(text) == page


def test_a_label_in_a_line() -> None:
    assert inside("澜汀日报 2026年01月31日 星期六 第02版：要闻") == ("2", "要闻")
    assert inside("上一版 第02版 下一版 第04版") is None
    assert inside("澜汀日报 2026-01-31 02 版 综合") == ("2", "综合")
    assert inside("《澄湖大学报》 第1203期 第一版：要闻") == ("1", "要闻")
    assert inside("系统 2026-01-31 升级到 3.2版") is None
    assert inside("他的词典第一版：1978年") is None
    assert number("第02版") == "2"
    assert number("A02") == "A02"
    assert number("第02版：要闻") is None


def test_a_page_that_a_text_refers_to_is_no_label_in_a_line() -> None:
    assert inside("澜汀日报 第02版 要闻（下转第04版）") == ("2", "要闻")
    assert inside("（上接第01版）老街的改造从春天开始") is None


def test_a_name_may_stand_right_behind_the_number() -> None:
    assert weak_label("01要闻") == ("1", "要闻")
    assert weak_label("A02文化副刊") == ("A02", "文化副刊")
    assert weak_label("20日") is weak_label("15年来") is weak_label("2要闻") is None


@pytest.mark.parametrize(
    ("text", "strong", "weak"),
    [
        ("头版：要闻", ("1", "要闻"), None),
        ("头版", None, ("1", None)),
        ("要闻 01", None, ("1", "要闻")),
        ("要闻（A01）", None, ("A01", "要闻")),
        ("头版头条", None, None),
        ("要闻 2026", None, None),
    ],
)
def test_front_pages_and_names_before_numbers(
    text: str, strong: tuple[str, str] | None, weak: tuple[str, str | None] | None
) -> None:
    assert (label(text), weak_label(text)) == (strong, weak)
