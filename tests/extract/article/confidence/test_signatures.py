"""Doubts about persons beside a word of writing or editing whom no field has."""

from __future__ import annotations

import pytest

from scraper.extract import parse
from scraper.extract.article.confidence import signatures
from tests.extract.article_pages import HEADLINE, PARAGRAPHS, page_of, raised, reading_of


@pytest.mark.parametrize(
    "line",
    [
        "本版文/记者李小满",
        "（编译/林河东）",
        "采写：城东日报记者 王小明",
        "王小明/報導",
        "文\\\\\\\\\\记者王小明",
    ],
)
@pytest.mark.parametrize("place", ["head", "tail"])
def test_a_writer_whom_no_field_has(line: str, place: str) -> None:
    reading = reading_of(**{place: f"<div>{line}</div>"})  # type: ignore[arg-type]
    assert signatures.unread_writer(reading)
    named = reading_of(**{place: f"<div>{line}</div>"}, byline=("王小明", "李小满", "林河东"))  # type: ignore[arg-type]
    assert not signatures.unread_writer(named)


@pytest.mark.parametrize(
    "line",
    [
        "本报记者 王小明 摄",
        "（实习生王小明对此文亦有贡献）",
        "记者：王小明从哪里来？",
        "记者从区水务局获悉",
        "文章录入：admin",
    ],
)
def test_words_that_sign_nothing(line: str) -> None:
    assert not signatures.unread_writer(reading_of(f"<div>{line}</div>"))


@pytest.mark.parametrize("line", ["(陈小满 编辑)", "王小明/編輯", "城东网 http://www.example.cn 责任编辑： 王小明"])
def test_an_editor_whom_no_field_has(line: str) -> None:
    assert signatures.unread_editor(reading_of(tail=f"<div>{line}</div>"))
    assert not raised(signatures.unread_editor, reading_of(tail=f"<div>{line}</div>", editors=("李四光",)))


@pytest.mark.parametrize(
    ("line", "doubted"),
    [
        ("本期编排：嵺方", True),
        ("（稿件編審：嵺方）", True),
        ("2025-12-30 融编:嵺方", True),
        ("美编：嵺方", False),
        ("编导：嵺方", False),
        ("摄影：嵺方", False),
    ],
)
@pytest.mark.parametrize("place", ["head", "tail", "last"])
def test_a_label_with_a_word_of_editing(line: str, doubted: bool, place: str) -> None:
    text = line if place == "last" else f"<div>{line}</div>"
    assert signatures.unread_editor(reading_of(**{place: text})) is doubted  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("tail", "last"),
    [
        ("<div>王小明</div>", ""),
        ("", "（王小明）"),
        ("<div>（城东网 王小明）</div>", ""),
        ("<p>（城东县融媒体中心 王小明 陈小满）</p>", ""),
        ("<div>（城东网 老街新貌）</div>", ""),
    ],
)
def test_a_name_alone_below_the_text(tail: str, last: str) -> None:
    doubted = signatures.name_alone(reading_of(tail=tail, last=last))
    assert doubted is ("新貌" not in tail)
    assert signatures.name_alone(reading_of("<div>2025-12-30 | 王小明</div>"))
    assert not signatures.name_alone(reading_of("<div>2025-12-30 | 阅读量</div>"))
    assert not raised(signatures.name_alone, reading_of(tail=tail, last=last, byline=("李四光",)))


def test_a_page_with_labels_is_in_no_doubt() -> None:
    page = page_of("<div>2025-12-30 09:15 来源：城东日报 作者：王小明</div>", tail="<div>责任编辑：李四光</div>")
    assert not {"byline", "editors"} & set(page.unsure)


@pytest.mark.parametrize(
    ("line", "doubted"),
    [
        ("记者 嵺方", True),
        ("作者⁞嵺方", True),
        ("撰文~嵺方圆", True),
        ("记者 王小明", False),
        ("记者 市水务局", False),
        ("记者 嵺方 摄", False),
    ],
)
def test_a_word_behind_a_label_of_writing_that_no_field_has(line: str, doubted: bool) -> None:
    reading = reading_of(byline=[("王小明",), "printed credit"], tail=f"<p>{line}</p>")
    assert (signatures.signer_left_out(reading) or signatures.unread_writer(reading)) is doubted


@pytest.mark.parametrize(
    ("opening", "doubted"),
    [
        ("城东网实习记者王小明1月12日报道 ", True),
        ("城東電台記者李小滿報導，", True),
        ("记者从市水务局1月12日获悉，", False),
        ("城东网讯 ", False),
    ],
)
def test_a_reporter_and_a_day_at_the_beginning(opening: str, doubted: bool) -> None:
    text = "".join(f"<p>{text}</p>" for text in (opening + PARAGRAPHS[0], *PARAGRAPHS[1:]))
    html = f"<html lang=zh><title>{HEADLINE}</title><h1>{HEADLINE}</h1><div>2025-12-30 来源：城东日报</div>{text}"
    page = parse(html.encode())
    assert bool(page.byline) or ("byline" in page.unsure) is doubted
