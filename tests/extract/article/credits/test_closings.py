"""Who reports, by the last words of a text."""

from __future__ import annotations

import re
import time
from importlib import import_module

import pytest

from scraper.extract.article.credits import closings
from scraper.extract.article.credits.closings import closing


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("不再漫水。（记者王小明）", ["王小明"]),
        ("不再漫水。记者王小明", ["王小明"]),
        ("不再漫水。(通讯员 王小明 記者 李四)", ["王小明", "李四"]),
        ("不再漫水。(王小明)", ["王小明"]),
        ("提出这一学说的人：(王小明，李四光)", []),
        ("咨询电话：020-12345678（王小明）", []),
        ("联系人及手机见附表（李四光）", []),
        ("不再漫水。（陈老师）", []),
        ("不再漫水。（编译/王小明）", ["王小明"]),
        ("(作者：王小明北京大学经济学院教授)", ["王小明"]),
        ("不再漫水。（马丁·韦伯 作者为英国水利专家、城东大学教授）", ["马丁·韦伯"]),
        ("不再漫水。（王小明 作者系城东大学教授）", ["王小明"]),
        ("不再漫水。（城东早报） 文/本报记者 王小明", ["王小明"]),
        ("不再漫水。文／城东早报记者 王小明", ["王小明"]),
        ("（文/王小明 图/李四）", ["王小明"]),
        ("不再漫水。報導╱王小明、李四", ["王小明", "李四"]),
        ("（王小明報導）", ["王小明"]),
        ("（王小明 编写）", ["王小明"]),
        ("不再漫水。（王小明 摄影报道）", ["王小明"]),
        ("不再漫水。（王小明 文/图）", ["王小明"]),
        ("（城东融媒 王小明 李四/文 赵六/图）", ["王小明", "李四"]),
        ("（王小明/文 赵六/图）", ["王小明"]),
        ("(王小明 记者 李四)", ["王小明", "李四"]),
        ("（融媒体记者 李四）", ["李四"]),
        ("李四/文、图", ["李四"]),
        ("王小明 李四／文", ["王小明", "李四"]),
        ("城东日报·交汇记者 王小明 实习生 李四光", ["王小明", "李四光"]),
        ("采写：城报记者 王小明 实习生 李四光", ["王小明", "李四光"]),
        ("记者 王小明 李四光 东港报道", ["王小明", "李四光"]),
        ("记者 王小明 李四光 北京报道", ["王小明", "李四光"]),
        ("本报记者 王小明 李四光 文/图", ["王小明", "李四光"]),
        ("不再漫水。记者 王小明 嵺方圆", ["王小明", "嵺方圆"]),
        ("■記者嵺方圓", ["嵺方圓"]),
        ("城东日报记者 嵺方圆 佼中惟", ["嵺方圆", "佼中惟"]),
        ("城东社记者嵺方圆、佼中、王小明", ["嵺方圆", "佼中", "王小明"]),
        ("不再漫水。報導╱嵺方圓、佼中惟 攝影╱王小明　部分圖片╱資料照片", ["嵺方圓", "佼中惟"]),
        ("(作者：嵺方圆北京大学经济学院教授)", ["嵺方圆"]),
        ("不再漫水。(王小明 撰稿)", ["王小明"]),
        ("不再漫水。(王小明 发自临河)", ["王小明"]),
        ("不再漫水。(嵺方/编译)", ["嵺方"]),
        ("不再漫水。编译/记者 王小明 李四光", ["王小明", "李四光"]),
        ("不再漫水。”文/王小明", ["王小明"]),
        ("不再漫水。采写/嵺方圆 摄/李四", ["嵺方圆"]),
        ("澜汀日报记者王小明李四光摄影赵六", ["王小明", "李四光"]),
        ("本报记者 王小明 摄影记者 李四", ["王小明"]),
        ("澜汀社记者王小明 阳建", ["王小明", "阳建"]),
        ("不再漫水。（资料/整理）", []),
        ("本报记者走基层", []),
        ("城东日报记者 现场直击", []),
        ("本报记者了解到", []),
        ("不再漫水。（作者系城东大学教授）", []),
        ("不再漫水。（完）", []),
        ("老街。（本报记者 王小明 摄）", []),
        ("老街。（王小明攝）", []),
        ("（实习生王小明对此文亦有贡献）", []),
        ("（責任編輯：王小明）", []),
        ("（附圖）", []),
    ],
)
def test_the_words_that_a_text_closes_with(text: str, names: list[str]) -> None:
    assert closing(text) == names


@pytest.mark.parametrize("text", ["（" * 300_000, "记者" * 300_000, "【記者／" * 100_000])
def test_hostile_paragraphs_take_no_time(text: str) -> None:
    started = time.process_time()
    closing(text)
    assert time.process_time() - started < 120


@pytest.mark.parametrize(
    ("pattern", "longest"),
    [(closings._CODA, closings._LONGEST_CODA), (closings._LAST_WORDS, closings._LONGEST_WORDS)],
)
def test_the_end_that_is_searched_is_longer_than_any_match(pattern: re.Pattern[str], longest: int) -> None:
    parser = import_module("re._parser")
    assert parser.parse(pattern.pattern).getwidth()[1] < longest


@pytest.mark.parametrize(
    ("last", "names"),
    [
        ("（任 龙 徐连中 作者单位：城东大学）", ["任龙", "徐连中"]),
        ("（王小明、李四光，作者单位：城东大学）", ["王小明", "李四光"]),
        ("（本文作者系城东大学教授）", []),
    ],
)
def test_several_authors_before_what_they_are(last: str, names: list[str]) -> None:
    assert closing(last) == names
