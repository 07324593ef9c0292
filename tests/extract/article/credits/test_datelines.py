"""Who reports, by the first words of a text."""

from __future__ import annotations

import time

import pytest

from scraper.extract.article.credits.datelines import opening, slashed


@pytest.mark.parametrize(
    ("text", "outlet", "names"),
    [
        ("中经联播讯(李新民 王硕新)", "中经联播", ("李新民", "王硕新")),
        ("新华社北京12月30日电（记者王小明 李四）今天", "新华社", ("王小明", "李四")),
        ("城东日报12月15日讯(记者王小明通讯员李四)昨天", "城东日报", ("王小明", "李四")),
        ("城东网北京12月15日电 (记者 王小明)今后", "城东网", ("王小明",)),
        ("城东网1月17日讯（王小明） 老街", "城东网", ("王小明",)),
        ("城东报快讯（记者 王小明）今日", "城东报", ("王小明",)),
        ("城东网讯 实习生王小明、记者李四报道：昨天", "城东网", ("王小明", "李四")),
        ("本报讯（记者 王小明）昨日", None, ("王小明",)),
        ("本报北京12月9日电 记者王小明报道：", None, ("王小明",)),
        ("城东网消息（新闻联播）：昨天", "城东网", ()),
        ("【城東日報╱記者王小明／台北報導】", "城東日報", ("王小明",)),
        ("〔記者王小明／台北報導〕老街", None, ("王小明",)),
        ("【（王小明／四川成都）】", None, ("王小明",)),
        ("〔中央社〕老街", "中央社", ()),
        ("【城東醒報記者王小明台北報導】老街", "城東醒報", ("王小明",)),
        ("（中央社記者王小明台北12日電）老街", "中央社", ("王小明",)),
        ("（中央社東京14日綜合外電報導）老街", "中央社", ()),
        ("（城東社紐約8日綜合外電報導）老街", "城東社", ()),
        ("（中央社記者李四高雄市14日電）老街", "中央社", ("李四",)),
        ("（中央社記者王小明花蓮縣14日電）老街", "中央社", ("王小明",)),
        ("【城東報訊】記者王小明報道：老街", "城東報", ("王小明",)),
        ("【城東報專訊】老街", "城東報", ()),
        ("【城东网】（记者 王小明）老街", "城东网", ("王小明",)),
        ("【城东侨报网编译王小明6月3日报道】老街", "城东侨报网", ("王小明",)),
        ("【城東新聞網編譯王小明12月30日報導】老街", "城東新聞網", ("王小明",)),
        ("【城东社记者王小明6月3日报道】老街", "城东社", ("王小明",)),
        ("記者王小明／綜合報導", None, ("王小明",)),
        ("【城东网报道 记者 王小明】老街", "城东网", ("王小明",)),
        ("老街如图。本报记者李四摄城东日报12月15日讯(记者王小明)昨天", None, ("王小明",)),
    ],
)
def test_datelines(text: str, outlet: str | None, names: tuple[str, ...]) -> None:
    dateline = opening(text)
    assert (dateline.outlet, dateline.names) == (outlet, names)


@pytest.mark.parametrize(
    "text",
    [
        "记者从电信局获悉，老街的电话线也换了。",
        "据城东社12月9日消息，老街排水改造完工。",
        "生活中心／綜合報導",
        "【本報記者報道】老街",
        "大陸新聞組北京17日電",
        "短信通知发出后，居民纷纷回电（话）",
    ],
)
def test_what_names_nobody(text: str) -> None:
    dateline = opening(text)
    assert (dateline.outlet, dateline.names) == (None, ())


def test_outlet_and_name_parted_by_a_slash() -> None:
    dateline = slashed("城東新聞／王小明 2012-01-12 10:50")
    assert (dateline.outlet, dateline.names) == ("城東新聞", ("王小明",))
    assert slashed("字體／大小").names == ()
    assert slashed("城东晚报 · 王小明、李四光")[:2] == ("城东晚报", ("王小明", "李四光"))


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("〔記者王小明／東港報導〕", ("王小明",)),
        ("【城東日報╱記者王小明、李四光／臨河報導】", ("王小明", "李四光")),
        ("看城新闻Knews记者 王小明 报道：老街", ("王小明",)),
        ("本报讯 记者王小明，李四光报道 老街", ("王小明", "李四光")),
        ("本报讯 记者 尉迟鸿 通讯员 公羊静 老街改造", ("尉迟鸿", "公羊静")),
    ],
)
def test_names_between_places_and_papers(text: str, names: tuple[str, ...]) -> None:
    assert opening(text).names == names


@pytest.mark.parametrize("text", ["（" * 300_000, "讯" * 300_000, "记者" * 300_000, "【記者／" * 100_000])
def test_hostile_paragraphs_take_no_time(text: str) -> None:
    started = time.process_time()
    opening(text)
    assert time.process_time() - started < 120
