"""How offices, schools and hospitals sign: words of their own, each credit in a line or all in one, and junk below."""

from __future__ import annotations

import pytest

from scraper.extract import parse
from tests.extract.article_pages import MARKUP, PARAGRAPHS, page_of

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
        ("撰稿/摄影：医务部 郁金　庄严", ("郁金", "庄严")),
        ("撰文、摄影：邬小曼", ("邬小曼",)),
        ("采写/供图：邬小曼 审核：屈原野", ("邬小曼",)),
        ("撰稿： 摄影：涂山", ()),
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


@pytest.mark.parametrize("office", ["宣传部", "办公室", "新闻中心", "护理科"])
def test_the_office_of_an_editor_is_no_name(office: str) -> None:
    assert page_of(DAY, last=ending(f"编辑：{office} 王小明")).editors == ("王小明",)


@pytest.mark.parametrize("site", ["华东友谊医院", "临河第三小学", "城东区水务局", "北屏市医学会"])
@pytest.mark.parametrize("banner", ["<a href='/'>{}</a>", "<a href='https://www.example.cn/'>{}</a>", "{}"])
def test_the_site_in_its_banner_is_no_headline_were_it_all_of_the_title(site: str, banner: str) -> None:
    text = MARKUP
    html = (
        f"<html><head><meta charset='utf-8'><title>{site}</title></head><body>"
        f"<h1>{banner.format(site)}</h1><ul><li>概况</li><li>动态</li><li>公开</li><li>服务</li></ul>"
        f"<p class='newstitle'>老街排水改造完工通水</p><p>发布时间：2025-12-30</p><div>{text}</div></body></html>"
    )
    assert parse(html.encode(), None).headline == "老街排水改造完工通水"
