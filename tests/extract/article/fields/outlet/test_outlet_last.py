"""The outlet that the last words of a text name."""

import pytest

from tests.extract.article_pages import page_of

DATE = "<div>2025-12-30 11:01</div>"
REPORTERS = (
    "本报记者：王小明　编辑：李四",
    "新闻中心记者：王小明",
    "全媒体记者：王小明　编辑：李四",
    "国际部记者：王小明",
)


@pytest.mark.parametrize(
    ("line", "outlet"),
    [
        ("《城东早报》", "城东早报"),
        ("（城东电视台）", "城东电视台"),
        ("城东日报", "城东日报"),
        ("综合城东日报、城东网报道", "城东日报、城东网"),
        ("（综合城东日报 城东网等消息）", "城东日报 城东网"),
        ("（内容由城东日报提供，未经授权不得转载）", "城东日报"),
        ("城东融媒记者：王小明 李四丨编辑：赵六丨责编：周正丨审核：林小河", "城东融媒"),
        ("城东日报 记者：王小明 摄影：李四 编辑：赵六", "城东日报"),
        ("临河县融媒体中心记者：王小明　编辑：李四", "临河县融媒体中心"),
        ("城东客户端全媒体记者/王小明 编辑/李四", "城东客户端"),
    ],
)
def test_the_last_line(line: str, outlet: str) -> None:
    assert page_of(DATE, last=f"</p><p>{line}").outlet == outlet


@pytest.mark.parametrize("line", ["综合各方意见、专家建议后报道", "（未完待续）", "以上由王小明提供", *REPORTERS])
def test_a_last_line_that_names_no_outlet(line: str) -> None:
    assert page_of(DATE, last=f"</p><p>{line}").outlet is None
