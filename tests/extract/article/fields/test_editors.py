"""Who edited a page."""

from __future__ import annotations

import pytest

from tests.extract.article_pages import page_of


@pytest.mark.parametrize("line", ["<span>王小明</span>/<span>編輯</span>", "<span>王小明</span> / <em>責任編輯</em>"])
def test_the_name_before_a_label_counts_before_the_next_line(line: str) -> None:
    tags = "<ul><li><a href='/tag/1'>雲林縣</a></li><li><a href='/tag/2'>環保局</a></li></ul>"
    assert page_of("<div>2025-12-30</div>", tail=f"<div>{line}</div>{tags}").editors == ("王小明",)


@pytest.mark.parametrize(
    ("tail", "expected"),
    [
        ("<p>【责任编辑:王小明】</p>", ("王小明",)),
        ("<p>(责编：王小明、李四)</p>", ("王小明", "李四")),
        ("<p>(责编：王小明(实习生)、李四)</p>", ("王小明", "李四")),
        ("<p>责任编辑：王小明（见习）、李四（值班）</p>", ("王小明", "李四")),
        ("<p>责编 王小明</p>", ("王小明",)),
        ("<p>Edited by 王小明</p>", ("王小明",)),
        ("<p>（edited by 王小明）</p>", ()),
        ("<p>（責任編輯：王小明）</p>", ("王小明",)),
        ('<div>本文来源：城东日报 责任编辑：<span id="editor_baidu">杨倩_NF4425</span></div>', ("杨倩",)),
        ("<p>[责任编辑：王小明 PK155]</p>", ("王小明",)),
        ("<p>责任编辑：王小明_wangxiaoming</p>", ("王小明",)),
        ("<p>（责任编辑： HN666）</p>", ("HN666",)),
        ("<p>(编辑： desk)</p>", ("desk",)),
        ("<p>责编：Amy Li</p>", ("Amy Li",)),
        ("<p>（责任编辑：系统管理员）</p>", ("系统管理员",)),
        ("<p>编辑 王小明 校对 李四</p>", ("王小明",)),
        ("<p>编辑 嵺方圆 校对 李四</p>", ("嵺方圆",)),
        ("<p>責編 佼方 審核 李四</p>", ("佼方",)),
        ("<p>嵺方圓 / 編輯</p>", ("嵺方圓",)),
        ("<p>(嵺方 編輯)</p>", ("嵺方",)),
        ("<p>編輯 嵺方圓 報導</p>", ("嵺方圓",)),
        ("<p>（责任编辑：阿布都热合曼·古丽娜尔、王小明）</p>", ("阿布都热合曼·古丽娜尔", "王小明")),
        ("<p>编辑：王小明 审核：李四 监制：赵五</p>", ("王小明",)),
        ("<p>编辑：李 四</p>", ("李四",)),
        ("<p>统筹 赵五 责编 王小明 编审 李四</p>", ("王小明",)),
        ("<p>编辑丨王小明</p><p>校对丨李四</p>", ("王小明",)),
        ("<p>责编 王小明 审读 李四</p>", ("王小明",)),
        ("<p>（编辑 宇欣）</p>", ("宇欣",)),
        ("<p>编辑：王小明　<a href='/t'>投稿</a> <a href='/b'>论坛</a></p>", ("王小明",)),
        ("<p>【责任编辑】王小明</p>", ("王小明",)),
        ("<p>编 辑：王小明</p><p>审 核：李四</p>", ("王小明",)),
        ("<p>文/李四 图/赵五 编/王小明 审/钱六</p>", ("王小明",)),
        ("<p>微编：王小明</p>", ("王小明",)),
        ("<p>轮值编辑：王小明 轮值主编：李四</p>", ("王小明",)),
        ("<p>Editor: 王小明</p>", ("王小明",)),
        ("<p>编辑：王小明和李四光</p>", ("王小明", "李四光")),
        ("<p>编辑：王和平</p>", ("王和平",)),
        ("<p>审核</p><p>李四</p><p>编辑</p><p>王小明</p>", ("王小明",)),
        ("<p>责任编辑：王小明(EK003)</p>", ("王小明",)),
        ("<p>每经记者 李四 每经编辑 王小明</p>", ("王小明",)),
        ("<p>城东网编辑：王小明</p>", ("王小明",)),
        ("<p>返回顶部 我要评论 [编辑：wangxm]</p>", ("wangxm",)),
        ("<div><span>编辑：王小明</span><span>责任编辑：李四</span></div>", ("王小明", "李四")),
        ("<p>（编辑：王小明 李四）</p><p>【责任编辑：王小明】</p>", ("王小明", "李四")),
    ],
)
def test_below_the_text(tail: str, expected: tuple[str, ...]) -> None:
    assert page_of(tail=tail).editors == expected


def test_by_the_headline_and_behind_the_last_words() -> None:
    assert page_of("<div>2025-12-30 作者：李四 编辑：王小明</div>").editors == ("王小明",)
    assert page_of(last="（责任编辑：王小明）").editors == ("王小明",)


@pytest.mark.parametrize(
    "tail",
    [
        "<p>编辑热线：0771-5690995</p>",
        "<p>校对：王小明 监制：李四 审核：赵五</p>",
        "<p>编辑推荐：老街商户节后开张</p>",
        '<p><a href="/3">编辑：王小明谈老街</a></p>',
        "<p>编辑： 作者：</p>",
    ],
)
def test_who_is_no_editor(tail: str) -> None:
    assert page_of(tail=tail).editors == ()


def test_the_editors_of_other_articles_further_down() -> None:
    others = "".join(f'<li><a href="/{number}">别处的街道 {number}</a></li>' for number in range(30))
    assert page_of(tail=f"<p>编辑：王小明</p><ul>{others}</ul><p>编辑：李四</p>").editors == ("王小明",)


@pytest.mark.parametrize(
    "tail",
    [
        "<p>(王小明 编辑)</p>",
        "<p>（王小明 編輯）</p>",
        "<p>王小明/編輯</p>",
        "<p><span>王小明</span>/<span>編輯</span></p>",
        "<p>編輯 王小明 報導</p>",
        '<p><a href="http://www.example.cn">某某网 http://www.example.cn</a> 责任编辑： 王小明</p>',
    ],
)
def test_names_before_their_label_and_beside_the_site(tail: str) -> None:
    assert page_of(tail=tail).editors == ("王小明",)


@pytest.mark.parametrize(
    ("head", "byline"),
    [
        ("<div>作者：王小明 译者：李四光</div>", ("王小明",)),
        ("<div>译者：李四光</div>", ()),
        ("<div>翻译：李四光 审校：赵小六</div>", ()),
        ("<div>見習記者 王小明</div>", ("王小明",)),
        ("<div>选稿：王小明</div>", ()),
    ],
)
def test_translators_are_no_authors(head: str, byline: tuple[str, ...]) -> None:
    assert page_of(head).byline == byline


@pytest.mark.parametrize("line", ["城东新闻编辑 | 牙韩翔", "城东新闻编辑｜牙韩翔"])
def test_the_editor_of_a_site_behind_a_bar(line: str) -> None:
    page = page_of("<div>2025-12-30</div>", first=f"{line}</p><p>")
    assert page.editors == ("牙韩翔",)
    assert "牙韩翔" not in page.body


@pytest.mark.parametrize("word", ["发布", "更新"])
def test_a_label_of_time_that_touches_the_editor(word: str) -> None:
    head = f"<div><span>编辑</span><span>夏木</span><span>{word}</span><time>2025年12月30日 10:30</time></div>"
    assert page_of(head).editors == ("夏木",)


@pytest.mark.parametrize(
    ("printed", "expected"),
    [("BJ0042 欧阳春晓", ("欧阳春晓",)), ("NF12 王小明", ("王小明",)), ("HN666", ("HN666",)), ("尧山◇", ("尧山",))],
)
def test_a_number_before_the_name_and_a_mark_behind_it(printed: str, expected: tuple[str, ...]) -> None:
    assert page_of(tail=f"<p>（责任编辑：{printed}）</p>").editors == expected


@pytest.mark.parametrize("bar", ["|", "｜"])
def test_every_bar_between_a_label_and_its_value(bar: str) -> None:
    line = " ".join([f"{label}{bar}{name}" for label, name in zip(_ROLES, _NAMES, strict=True)])
    assert page_of(tail=f"<p>{line}</p>").editors == ("张维安",)


_ROLES = "编辑 语音 剪辑 制图 校读".split()
_NAMES = "张维安 徐小佳 李春 张小莉 刘永".split()


@pytest.mark.parametrize("rest", ["城东网经授权发布", "转载请注明"])
def test_what_is_allowed_behind_the_editor_is_no_name(rest: str) -> None:
    assert page_of(f"<p>作者：陶昱行，编辑：韩微微，{rest}。</p>").editors == ("韩微微",)


def test_an_editor_in_an_element_named_for_the_author_does_not_sign() -> None:
    page = page_of(
        "<div class='article_date'>2025-12-30</div><div class='article_author'>城东新闻 责任编辑 王小琳</div>"
    )
    assert (page.byline, page.editors) == ((), ("王小琳",))


def test_an_office_with_a_bracket() -> None:
    assert page_of("<div>发布日期：2025-12-30 责任编辑：区府办（管理员）</div>").editors == ("区府办（管理员）",)


@pytest.mark.parametrize("button", ["Aa", "A- A+", "大 中 小", "打賞"])
def test_a_button_behind_the_editor_edits_nothing(button: str) -> None:
    spans = "".join(f"<a>{one}</a>" for one in button.split())
    page = page_of(f"<div><span>2026-01-31 09:15</span><span>编辑：王小明</span>{spans}</div>")
    assert page.editors == ("王小明",)


@pytest.mark.parametrize("name", ["某某网", "某某新闻网"])
def test_the_site_itself_edits_nothing(name: str) -> None:
    head = f"<div>2025-12-30 来源：城东日报 编辑：{name}</div>"
    assert page_of(head, title=name).editors == ()


@pytest.mark.parametrize("rights", ["--版权所有，任何形式转载需授权", "——版權所有", "版权所有"])
def test_rights_behind_the_name_are_no_editor(rights: str) -> None:
    assert page_of(tail=f"<div>责任编辑： 王小明 {rights}</div>").editors == ("王小明",)


@pytest.mark.parametrize("name", ["field--label", "field-label", "label"])
def test_a_label_in_an_element_named_so_has_any_name_behind_it(name: str) -> None:
    fields = (("编辑", "嵺方圆"), ("审核", "李四"))
    tail = "".join(f"<div><div class='{name}'>{label}</div><div>{value}</div></div>" for label, value in fields)
    assert page_of(tail=tail).editors == ("嵺方圆",)


def test_brackets_of_full_width_are_no_part_of_the_name() -> None:
    assert page_of(tail="<p>［编辑：王小明］</p>").editors == ("王小明",)
