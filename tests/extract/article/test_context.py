"""What stands around an article, and what of it is of others."""

from __future__ import annotations

import pytest

from tests.extract.article_pages import page_of

ENTRIES = (
    "<div><a href='/x/{n}.html'><h4>{h}</h4></a><p>来源：东港日报　作者：李四光　2019-03-0{n} 08:15</p></div>",
    "<dl><dt><a href='/x/{n}.html'>{h}</a></dt><dd>李四光 · 2019-03-0{n}</dd></dl>",
    "<table><tr><td><a href='/x/{n}.html'>{h}</a></td><td>2019-03-0{n} 08:15</td><td>东港日报</td></tr></table>",
    "<p><a href='/x/{n}.html'>{h}</a> <span>东港日报</span> <span>2019-03-0{n}</span></p>",
)
HEADLINES = ("县城新开三条公交线路", "校园里的老槐树迎来百岁生日", "夜市摊位明起改用新式水表")


@pytest.mark.parametrize("entry", ENTRIES)
def test_credits_and_dates_of_other_articles_are_not_those_of_the_text(entry: str) -> None:
    box = "<div>延伸阅读</div>" + "".join(entry.format(n=n, h=h) for n, h in enumerate(HEADLINES, 1))
    for places in ({"crumb": box}, {"tail": box}):
        page = page_of("<div>2025-12-30 09:15</div>", **places)
        assert (page.published, page.byline, page.outlet) == ("2025-12-30T09:15+08:00", (), None)
        page = page_of("<div>2025-12-30 来源：城东晚报 作者：王小明</div>", **places)
        assert (page.published, page.byline, page.outlet) == ("2025-12-30", ("王小明",), "城东晚报")


def test_one_link_before_the_editor_lists_no_articles() -> None:
    links = ("<p><a href='/x/1.html'>县城新开三条公交线路</a></p>", "<p><a href='/app'>下载城东日报客户端</a></p>")
    tail = f"{links[0]}<p>编辑：王小明</p>{links[1]}<p>来源：城东晚报</p>"
    page = page_of("<div>2025-12-30</div>", tail=tail)
    assert (page.editors, page.outlet) == (("王小明",), "城东晚报")


@pytest.mark.parametrize(
    "head",
    [
        "<p>【来源】城东晚报 【作者】王小明 【责任编辑】李四光 2025-12-30</p>",
        "<p>【發佈時間】2025-12-30</p><p>【稿件來源】城东晚报</p><p>【記者】王小明</p><p>【責編】李四光</p>",
        "<table><tr><th>时间</th><td>2025-12-30</td></tr><tr><th>来源</th><td>城东晚报</td></tr><tr><th>作者</th><td>王小明</td></tr>"
        "<tr><th>审核</th><td>赵宜良</td></tr><tr><th>责任编辑</th><td>李四光</td></tr></table>",
        "<dl><dt>责任编辑</dt><dd>李四光</dd><dt>信息来源</dt><dd>城东晚报</dd><dt>撰文</dt><dd>王小明</dd><dt>校对</dt><dd>赵宜良</dd>"
        "<dt>日期</dt><dd>2025-12-30</dd></dl>",
    ],
)
def test_labels_in_boxes_and_in_cells(head: str) -> None:
    page = page_of(head)
    assert (page.published, page.byline, page.outlet) == ("2025-12-30", ("王小明",), "城东晚报")
    assert page.editors == ("李四光",)


def test_a_box_before_other_words_is_no_label() -> None:
    assert page_of("<p>【视频】王小明 2025-12-30</p>").byline == ()
    assert page_of("<div>2025-12-30</div>", first="【记者王小明报道】").byline == ("王小明",)
