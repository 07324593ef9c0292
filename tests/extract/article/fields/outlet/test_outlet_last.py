"""The outlet that the last words of a text name."""

import pytest

from tests.extract.article_pages import page_of

DATE = "<div>2025-12-30 11:01</div>"


@pytest.mark.parametrize(
    ("line", "outlet"),
    [
        ("《城东早报》", "城东早报"),
        ("（城东电视台）", "城东电视台"),
        ("城东日报", "城东日报"),
        ("综合城东日报、城东网报道", "城东日报、城东网"),
        ("（综合城东日报 城东网等消息）", "城东日报 城东网"),
        ("（内容由城东日报提供，未经授权不得转载）", "城东日报"),
    ],
)
def test_the_last_line(line: str, outlet: str) -> None:
    assert page_of(DATE, last=f"</p><p>{line}").outlet == outlet


@pytest.mark.parametrize("line", ["综合各方意见、专家建议后报道", "（未完待续）", "以上由王小明提供"])
def test_a_last_line_that_names_no_outlet(line: str) -> None:
    assert page_of(DATE, last=f"</p><p>{line}").outlet is None
