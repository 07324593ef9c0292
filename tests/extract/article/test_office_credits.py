"""How offices, schools and hospitals sign: words of their own, each credit in a line or all in one, and junk below."""

from __future__ import annotations

import pytest

from tests.extract.article_pages import PARAGRAPHS, page_of

DAY = "<div>2025-12-30</div>"


def ending(line: str) -> str:
    """A line of its own below the last paragraph."""
    return f"</p><p>{line}"


@pytest.mark.parametrize(
    ("line", "byline"),
    [
        ("拟稿：邬小曼 核稿：蒲公岭 签发：屈原野", ("邬小曼",)),
        ("报送人：邬小曼 审核人：屈原野", ("邬小曼",)),
        ("稿件撰写：邬小曼 稿件审核：屈原野", ("邬小曼",)),
        ("信息提供：邬小曼 信息审核：屈原野", ("邬小曼",)),
        ("摄影/文字：邬小曼 审核：屈原野", ("邬小曼",)),
        ("投稿人：邬小曼</p><p>审核人：屈原野", ("邬小曼",)),
        ("图/记者 邬小曼", ()),
        ("一审一校：蒲公岭 二审二校：涂山 三审三校：屈原野", ()),
    ],
)
def test_who_wrote_for_an_office(line: str, byline: tuple[str, ...]) -> None:
    page = page_of(DAY, last=ending(line))
    assert page.byline == byline
    assert not page.body or line[:3] not in page.body


@pytest.mark.parametrize(
    ("line", "editors"),
    [
        ("编 辑丨蒲公岭　　责 编丨时闻　　审 核丨屈原野", ("蒲公岭", "时闻")),
        ("编 辑｜蒲公岭　　校 对｜屈原野", ("蒲公岭",)),
        ("编辑排版：蒲公岭", ("蒲公岭",)),
        ("排版编辑：蒲公岭", ("蒲公岭",)),
    ],
)
def test_labels_set_apart_before_a_bar(line: str, editors: tuple[str, ...]) -> None:
    assert page_of(DAY, last=ending(line)).editors == editors


@pytest.mark.parametrize(
    "line",
    [
        *(f"{label}：屈原野" for label in "审签 审定 把关 拍照 美术 版面 值班领导 部门负责人 摄影摄像 审稿人".split()),
        "附件【<a href='/a.docx'>讲座安排.docx</a>】已下载<span>12</span>次",
        "您是第 1203 位访客",
        "最后更新时间：2025-12-31",
        "请扫描二维码查看视频",
        "温馨提示：本网站转载文章仅供参考",
        "*题图及文中未标注来源图片均来自学院官网",
    ],
)
def test_what_stands_below_the_text_of_an_office(line: str) -> None:
    assert (page_of(DAY, last=ending(line)).body or "").split("\n")[-1] == PARAGRAPHS[-1]


@pytest.mark.parametrize("link", ["上一篇：城东小学开展安全演练", "下一条：关于放假的通知"])
def test_the_next_article_is_no_value_of_an_empty_label(link: str) -> None:
    page = page_of(DAY, last=ending(f"文章来源：</p><p><a href='/2.html'>{link}</a>"))
    assert page.outlet is None
