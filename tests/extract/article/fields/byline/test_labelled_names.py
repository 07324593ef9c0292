"""Names behind labels of writing whose surnames no table has."""

from __future__ import annotations

import pytest

from tests.extract.article_pages import WHOLE, page_of

DATE = "<div>2025-12-30 09:15</div>"


@pytest.mark.parametrize("name", ["嵺方圆", "山田太郎", "扎西央金", "阿依努尔·买买提"])
@pytest.mark.parametrize(
    "head",
    [
        "<div>2025-12-30 作者：记者 {} 来源：城东网</div>",
        "<div>2025-12-30</div><div><p>作者：</p><p>记者{}</p></div>",
        "<div>2025-12-30 09:15| 1164次阅读| 来源<a>城东网</a>| 作者<span>{}</span></div>",
        "<div>2025-12-30</div><p>采写：城报记者 {}</p>",
    ],
)
def test_what_stands_between_labels_is_a_name(head: str, name: str) -> None:
    assert page_of(head.format(name)).byline == (name,)


@pytest.mark.parametrize(
    "line",
    [
        "文・攝影｜{}",
        "文/攝影 {}",
        "文·摄影 {}",
        "採訪・攝影｜{}",
        "文．攝影／{}",
        "文·摄影｜{}",
        "文字・攝影｜{}",
        "文＆攝影／{}",
        "文、攝影／{}",
        "文 / 攝影：{}",
    ],
)
@pytest.mark.parametrize("name", ["王小明", "嵺方圓"])
def test_one_label_for_who_wrote_and_took_the_pictures(line: str, name: str) -> None:
    page = page_of(f"{DATE}<p>{line.format(name)}</p>")
    assert page.byline == (name,)
    assert name not in page.body


@pytest.mark.parametrize(
    ("last", "expected"),
    [
        ("</p><p>記者：嵺方圓", ("嵺方圓",)),
        ("</p><p>記者：嵺方圓</p><p>編輯：王小明</p><p>美術：李四", ("嵺方圓",)),
        ("</p><p>文｜嵺方圆</p><p>编辑｜王小明</p><p>校对｜李四</p><p>来源｜城东报", ("嵺方圆",)),
        ("</p><p>记者：您好呀</p><p>王小明：大家好。</p><p>记者：您去年来过</p><p>王小明：去年没有来。", ()),
        ("</p><p>记者：了解到", ()),
    ],
)
def test_a_label_and_a_name_at_the_end(last: str, expected: tuple[str, ...]) -> None:
    assert page_of(DATE, last=last).byline == expected


@pytest.mark.parametrize("place", ["東港", "柳川", "鹿港"])
@pytest.mark.parametrize("line", ["記者 王小明／{}報導", "記者王小明、李四／{}報導", "文／記者王小明 / {} 報導"])
def test_a_place_behind_a_slash(line: str, place: str) -> None:
    names = page_of(f"<div>2026/01/31 09:15 {line.format(place)}</div>").byline
    assert names[0] == "王小明"
    assert place not in names


@pytest.mark.parametrize("place", ["雲嘉", "古坑", "斗六", "桃竹苗", "阿里山", "林邊"])
@pytest.mark.parametrize(
    "line", ["記者王小明／{}報導", "記者王小明{}報導", "記者王小明、李美文／{}報導", "記者 嵺方圓／{}報導"]
)
def test_a_place_that_begins_like_a_name(line: str, place: str) -> None:
    names = page_of(f"<div>2026/01/31 09:15 {line.format(place)}</div>").byline
    assert names
    assert not any(place[:2] in name for name in names)


@pytest.mark.parametrize("line", ["记者：王小明 李四等", "作者：王小明、李四等人", "記者 王小明、李四等／臨河報導"])
def test_words_for_others_who_are_not_named(line: str) -> None:
    assert page_of(f"<div>2026-01-31 09:15 {line}</div>").byline == ("王小明", "李四")


@pytest.mark.parametrize("label", ["／編輯", "/责任编辑", " 编辑"])
def test_who_edited_behind_the_outlet_wrote_nothing(label: str) -> None:
    page = page_of(f"<div><span>2026-01-31</span><span>来源：城东日报</span><span>王小明{label}</span></div>")
    assert (page.byline, page.editors, page.outlet) == ((), ("王小明",), "城东日报")


def test_a_second_reporter_behind_a_slash() -> None:
    assert page_of("<div>2026/01/31 09:15 記者 王小明／李四報導</div>").byline == ("王小明", "李四")


@pytest.mark.parametrize("nation", ["[美] ", "（英）", "【德】", "〔日〕"])
def test_an_author_behind_his_nation(nation: str) -> None:
    head = f"<div>2026-01-31 09:15 来源：澜汀日报 作者：{nation}约翰·哈珀</div>"
    page = page_of(head)
    assert (page.byline, page.outlet) == (("约翰·哈珀",), "澜汀日报")


@pytest.mark.parametrize(
    "head",
    [
        "<div><span>撰文者：<a href='/r/1'>王小明</a></span><span>城周觀點</span><span>2026.01.31</span></div>",
        "<div><span>作者：王小明</span> <span>深度好读</span> 2026-01-31</div>",
    ],
)
def test_what_another_element_of_the_line_holds_names_nobody(head: str) -> None:
    assert page_of(head).byline == ("王小明",)


def test_names_in_elements_of_their_own_go_together() -> None:
    head = "<div><span>作者：王小明</span> <span>李四光</span> 2026-01-31</div>"
    assert page_of(head).byline == ("王小明", "李四光")


@pytest.mark.parametrize("place", ["新竹縣", "嘉義市", "花蓮縣"])
def test_the_county_of_the_report_is_nobody(place: str) -> None:
    assert page_of(DATE, last=f"</p><p>【記者王小明、李四光 {place}】").byline == ("王小明", "李四光")


@pytest.mark.parametrize("line", ["文 王小明｜图 李四光", "文 王小明 | 攝影：李四光", "文 王小明／圖／李四光"])
def test_who_wrote_before_who_pictured(line: str) -> None:
    assert page_of(f"<div>{line}</div><div>2026-01-31</div>").byline == ("王小明",)


@pytest.mark.parametrize("name", ["Lantern Staff", "By", "Harbor Newsroom", "Lantern Editorial"])
def test_a_newsroom_and_the_word_before_a_name_sign_nothing(name: str) -> None:
    head = f"<div class='author-name'><span>{name}</span> <a href='/author/desk'>城東社</a></div>"
    assert page_of(head + DATE).byline == ()


@pytest.mark.parametrize(
    ("signed", "byline"),
    [
        ("Анна Петрова", ("Анна Петрова",)),
        ("Γιώργος Παππάς", ("Γιώργος Παππάς",)),
        ("Анна Петрова、Иван Смирнов", ("Анна Петрова", "Иван Смирнов")),
        ("José Luis Rodríguez Zapatero", ("José Luis Rodríguez Zapatero",)),
        ("Maria Fernanda de Albuquerque", ("Maria Fernanda de Albuquerque",)),
        ("让-保罗·杜兰", ("让-保罗·杜兰",)),
        ("玛丽-克莱尔·杜邦", ("玛丽-克莱尔·杜邦",)),
        ("St. John Smith", ("St. John Smith",)),
        ("Dr. Mara Gebhardt", ("Dr. Mara Gebhardt",)),
    ],
)
def test_a_foreign_name_behind_a_label(signed: str, byline: tuple[str, ...]) -> None:
    assert page_of(f"<div>2024-05-02 14:30 作者：{signed}</div>").byline == byline


def test_the_role_behind_an_author_is_no_name() -> None:
    head = "<div><span>Author, 沈知秋</span> <span>Role, 城东中文网</span> <time>2024年5月2日</time></div>"
    assert page_of(head).byline == ("沈知秋",)


@pytest.mark.parametrize("trade", ["文字工作者", "媒體工作者", "社會工作者"])
def test_a_trade_behind_who_signs_is_nobody(trade: str) -> None:
    assert page_of(f"<p class='date'>2026-01-31 09:15</p><div class='byline'>王小明（{trade}）</div>").byline == (
        "王小明",
    )


@pytest.mark.parametrize(
    ("first", "byline"),
    [
        ("本报记者 王小明 先生远去，诗心长存。</p><p>", ("王小明",)),
        ("记者从水务部门获悉，今年汛期来得早。</p><p>", ()),
    ],
)
def test_a_text_may_go_on_behind_the_name(first: str, byline: tuple[str, ...]) -> None:
    assert page_of(DATE, first=first).byline == byline


@pytest.mark.parametrize(
    ("line", "byline", "editors"),
    [
        ("王小明／核稿編輯 李四", ("王小明",), ("李四",)),
        ("王小明、周敏／責任編輯：李四", ("王小明", "周敏"), ("李四",)),
        ("嵺方圓｜責任編輯：李四", ("嵺方圓",), ("李四",)),
        ("实习编辑 王小明／核稿编辑 李四", (), ("王小明", "李四")),
        ("生活中心／責任編輯 李四", (), ("李四",)),
        ("王小明／編輯", (), ("王小明",)),
        ("撰稿編輯：王小明", ("王小明",), ("王小明",)),
        ("撰稿編輯：王小明　責任編輯：李四", ("王小明",), ("王小明", "李四")),
    ],
)
def test_who_wrote_before_who_edited(line: str, byline: tuple[str, ...], editors: tuple[str, ...]) -> None:
    page = page_of(f"{DATE}<p>{line}</p>")
    assert (page.byline, page.editors) == (byline, editors)


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("特约：王小明", ("王小明",)),
        ("特約：城東酒業", ()),
        ("Text: Mara Ellison　Photo: Tom Ashby", ("Mara Ellison",)),
        ("Text / 王小明　Photos / 李四", ("王小明",)),
        ("By Mara Ellison　編譯：王小明", ("Mara Ellison",)),
        ("編譯：王小明", ("王小明",)),
    ],
)
def test_labels_of_papers_abroad(line: str, names: tuple[str, ...]) -> None:
    assert page_of(f"{DATE}<p>{line}</p>").byline == names


@pytest.mark.parametrize("medium", ["城東電視", "城東新聞", "城东电视台"])
@pytest.mark.parametrize("done", [" 台中報導", "／台中報導", " 綜合報導", " 报道"])
def test_a_medium_its_reporters_and_where_they_are(medium: str, done: str) -> None:
    page = page_of(f"{DATE}<p>{medium} 王小明 周敏{done}</p>")
    assert (page.byline, page.outlet) == (("王小明", "周敏"), medium)


@pytest.mark.parametrize(
    "line",
    [
        "文 | 城市观象，作者丨王小明，编辑丨李四",
        "文｜城市观象 作者｜王小明 编辑｜李四",
        "来源 | 城市观象，作者丨王小明",
    ],
)
def test_the_writer_behind_the_account_on_one_line(line: str) -> None:
    assert page_of(DATE, first=f"{line}</p><p>").byline == ("王小明",)


def test_who_wrote_where_no_account_is_named() -> None:
    assert page_of(DATE, first="文 | 散落的星光 编辑丨李四</p><p>").byline == ("散落的星光",)


@pytest.mark.parametrize("line", ["專訪◎覃曉光", "採訪◎覃曉光", "专访◎覃晓光"])
def test_who_wrote_an_interview_stands_behind_a_ring(line: str) -> None:
    page = page_of(DATE, first=f"{line}</p><p>")
    assert page.byline == (line[3:],)
    assert page.body == WHOLE


@pytest.mark.parametrize("line", ["專訪｜覃曉光", "專訪：覃曉光"])
def test_who_is_interviewed_wrote_nothing(line: str) -> None:
    assert page_of(f"{DATE}<p>{line}</p>").byline == ()


@pytest.mark.parametrize("line", ["特约：覃晓光", "（編譯：覃曉光；核稿：苗青青）1130305", "（覃曉光 編譯）1130305"])
def test_credits_that_close_a_text_are_left_out(line: str) -> None:
    page = page_of(DATE, last=f"</p><p>{line}")
    assert len(page.byline) == 1
    assert page.body == WHOLE


@pytest.mark.parametrize("line", ["撰文＝覃曉光", "报道●覃晓光", "文＝覃曉光 攝影＝苗青青", "Text：覃晓光"])
def test_more_signs_between_a_label_and_a_name(line: str) -> None:
    page = page_of(DATE, first=f"{line}</p><p>")
    assert page.byline in (("覃曉光",), ("覃晓光",))
    assert page.body == WHOLE
