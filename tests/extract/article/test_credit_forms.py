"""Forms of credits that publishing systems at home and abroad print, beyond a label with a colon."""

from __future__ import annotations

import pytest

from scraper.extract import parse
from tests.extract.article_pages import page_of

DATE = "<div>2025-12-30 09:15</div>"


@pytest.mark.parametrize(
    ("head", "names"),
    [
        ("<div>作者：王小明（澜汀日报记者）　2025-12-30</div>", ("王小明",)),
        ("<div>作者：王小明；李大明 来源：澜汀日报 2025-12-30</div>", ("王小明", "李大明")),
        ("<div>2025-12-30 09:15 田雨 報導</div>", ("田雨",)),
        ("<div>田雨　綜合報道　2025-12-30 09:15</div>", ("田雨",)),
        ("<div>文並圖／王小明 2025-12-30</div>", ("王小明",)),
        ("<div>2025-12-30</div><div><span>沈志明</span><span>王德心</span> / 臨河報導</div>", ("沈志明", "王德心")),
        ("<div>2025-12-30<i class='icon-source'></i>澜汀日报<i class='icon-user'></i>王小明</div>", ("王小明",)),
    ],
)
def test_who_wrote_by_the_headline(head: str, names: tuple[str, ...]) -> None:
    assert page_of(head).byline == names


@pytest.mark.parametrize(
    ("first", "names"),
    [
        ("（本报讯 记者 王小明 通讯员 李大明）", ("王小明", "李大明")),
        ("【本报讯 记者 王小明 实习生 李大明】", ("王小明", "李大明")),
        ("澜汀网临河12月12日电 （王小明、实习生李大明）", ("王小明", "李大明")),
        ("【本報記者田雨云溪市報導】", ("田雨",)),
        ("【記者田雨临河縣報導】", ("田雨",)),
    ],
)
def test_who_reports_at_the_head_of_the_text(first: str, names: tuple[str, ...]) -> None:
    assert page_of(DATE, first=first).byline == names


@pytest.mark.parametrize(
    "signed",
    [
        "（本报记者 王小明 通讯员 李大明 文/图）",
        "（记者王小明 通讯员李大明 文/图）",
        "（通讯员 王小明、李大明 摄影报道）",
        "（記者 王小明 李大明 文/圖）",
    ],
)
def test_a_paragraph_whose_reporter_took_the_picture_stays(signed: str) -> None:
    last = f"居民们还说，老街将更安静。{signed}"
    page = page_of(DATE, last=last)
    assert page.byline == ("王小明", "李大明")
    assert "老街将更安静" in (page.body or "")


@pytest.mark.parametrize(
    ("tail", "names"),
    [
        ("<p>（临河县融媒体中心 王小明 李大明）</p>", ("王小明", "李大明")),
        ("<p>撰 稿：王小明 李大明</p><p>审 核：赵六</p>", ("王小明", "李大明")),
        ("<p>通 讯 员：王小明、李大明</p>", ("王小明", "李大明")),
    ],
)
def test_who_signs_below_the_text(tail: str, names: tuple[str, ...]) -> None:
    assert page_of(DATE, tail=tail).byline == names


@pytest.mark.parametrize(
    ("head", "tail", "names"),
    [
        ("<div>文／王小明　核稿編輯／李大明　2025-12-30</div>", "", ("李大明",)),
        ("<div>記者王小明　核稿編輯：李大明　2025-12-30</div>", "", ("李大明",)),
        (
            "<div>2025-12-30 <span class='author'>王小明</span> <span class='editor'>李大明</span></div>",
            "",
            ("李大明",),
        ),
        ("<div>2025-12-30 <span class='bianji'>李大明</span></div>", "", ("李大明",)),
        (DATE, "<p>责任编辑：李大明</p><p>总 编 辑：赵六</p>", ("李大明",)),
        (DATE, "<p>编 辑：李大明</p><p>总 编 审：赵六</p>", ("李大明",)),
    ],
)
def test_who_edited(head: str, tail: str, names: tuple[str, ...]) -> None:
    page = page_of(head, tail=tail)
    assert page.editors == names
    assert not set(names) & set(page.byline)


@pytest.mark.parametrize(
    ("head", "outlet"),
    [
        ("<div>澜汀日报全媒体记者 王小明 2025-12-30 09:15</div>", "澜汀日报"),
        ("<div>澜汀网讯 记者 王小明 2025-12-30 09:15</div>", "澜汀网"),
        ("<div>综合自：澜汀日报、云溪网 2025-12-30</div>", "澜汀日报、云溪网"),
        (
            "<div>2025-12-30 09:15</div><figure><figcaption>新楼設有復健室。（記者王小明／攝影）</figcaption></figure>",
            None,
        ),
        ("<div>2025-12-30 09:15</div><div class='img-caption'>中心設有復健室。</div>", None),
        ("<div>田雨（记者） 2025-12-30 09:15</div>", None),
        ("<div>王小明 綜合報道 2025-12-30 09:15</div>", None),
    ],
)
def test_the_outlet_is_no_caption_and_has_no_verb(head: str, outlet: str | None) -> None:
    assert page_of(head).outlet == outlet


def test_what_a_text_was_put_together_from_is_no_part_of_it() -> None:
    page = page_of(DATE, last="居民们还说，老街将更安静。</p><p>综合自：澜汀日报、云溪网")
    assert (page.body or "").endswith("老街将更安静。")


@pytest.mark.parametrize("address", ["/author.php?a=12", "/authors?id=3", "/reporter/12"])
def test_a_writer_of_a_medium_is_no_account(address: str) -> None:
    head = f"<ul class='author'><a href='{address}'>王小明</a></ul>{DATE}"
    page = page_of(head, tail="<div><h3>作者其他文章</h3></div>")
    assert (page.byline, page.outlet) == (("王小明",), None)


@pytest.mark.parametrize("clock", [" (09:15)", "（09:15）", " (9:15更新)"])
def test_the_clock_behind_a_headline(clock: str) -> None:
    text = "<p>临河区老街排水改造昨日完工，两岸的居民告别了积水，施工比原定的工期提前了二十天。</p>" * 3
    headline = f"老街排水改造提前完工{clock}"
    html = f"<title>{headline} - 澜汀网</title><h1>{headline}</h1>{DATE}<div>{text}</div>"
    assert parse(html.encode()).headline == "老街排水改造提前完工"


@pytest.mark.parametrize(
    "printed", ["December 30, 2025 @ 1:48 下午", "2025-12-30 @ 13:48", "2025年12月30日 @ 下午1:48"]
)
def test_a_sign_between_day_and_clock(printed: str) -> None:
    assert page_of(f"<div>{printed}</div>").published == "2025-12-30T13:48+08:00"


@pytest.mark.parametrize(
    "line", ["编辑及排版：王小明", "编辑、排版：王小明", "编校：王小明", "本期责编 王小明 校对 李大明"]
)
def test_an_editor_who_does_more(line: str) -> None:
    page = page_of(DATE, last=f"居民们还说，老街将更安静。</p><p>{line}")
    assert page.editors == ("王小明",)
    assert (page.body or "").endswith("老街将更安静。")


@pytest.mark.parametrize("line", ["（供稿、摄影：王小明）", "文案：王小明", "撰稿及摄影：王小明", "投稿：王小明"])
def test_a_writer_who_does_more(line: str) -> None:
    assert page_of(DATE, last=f"居民们还说，老街将更安静。</p><p>{line}").byline == ("王小明",)


@pytest.mark.parametrize(
    "head", ["澜汀日报 王小明 编辑 2025-12-30 09:15", "2025-12-30 09:15 [ 王小明 编辑 ] 来源：澜汀日报"]
)
def test_an_editor_before_a_label_without_a_colon(head: str) -> None:
    page = page_of(f"<div>{head}</div>")
    assert (page.editors, page.byline, page.outlet) == (("王小明",), (), "澜汀日报")


@pytest.mark.parametrize("medium", ["澜汀商业评论", "澜汀财经评论"])
@pytest.mark.parametrize("label", ["来源", "首发"])
def test_a_review_that_is_the_source(label: str, medium: str) -> None:
    assert page_of(f"<div>{label}：{medium} 2025-12-30</div>").outlet == medium


@pytest.mark.parametrize("office", ["北门社区", "城关街道"])
def test_an_office_that_supplied_a_text_does_not_sign(office: str) -> None:
    assert page_of(DATE, tail=f"<p>供稿｜{office}</p><p>编辑｜王小明</p>").byline == ()


def test_who_checked_below_the_text_without_colons() -> None:
    page = page_of(DATE, last="居民们还说，老街将更安静。</p><p>编辑 王小明</p><p>二审 李大明</p><p>三审 赵志强")
    assert page.editors == ("王小明",)
    assert (page.body or "").endswith("老街将更安静。")
