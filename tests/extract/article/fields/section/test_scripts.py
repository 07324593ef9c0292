"""The channel that a script names."""

from __future__ import annotations

import pytest

from tests.extract.article_pages import page_of


@pytest.mark.parametrize(
    "script",
    [
        'var channelId = 7; var channelName = "县域经济";',
        "window.page = {columnName: '县域经济', id: 3}",
        'window.__DATA__={"detail":{"id":5,"column":{"id":3,"name":"县域经济"}}}',
        r'var conf = {"category_name":"\u53bf\u57df\u7ecf\u6d4e"};',
        'var a={"columnName":"县域经济"}; var b={"columnName":"县域经济"};',
    ],
)
def test_the_one_channel_that_scripts_name(script: str) -> None:
    assert page_of(tail=f"<script>{script}</script>").section == "县域经济"


@pytest.mark.parametrize(
    "script",
    [
        'var list=[{"channelName":"县域经济"},{"channelName":"两岸"}]',
        'var channelName = "首页";',
        'var channelName = "news";',
        'var channelName = "某某网";',
        'var channelName = tail + "县域经济";',
    ],
)
def test_scripts_that_name_none_or_several(script: str) -> None:
    assert page_of(tail=f"<script>{script}</script>").section is None


def test_what_is_printed_goes_before_a_script() -> None:
    crumb = "<div>首页 &gt; <a href='/m/'>民生</a> &gt; 正文</div>"
    assert page_of(crumb=crumb, tail="<script>var channelName = '两岸'</script>").section == "民生"
