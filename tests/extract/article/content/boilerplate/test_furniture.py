"""Lines within an article that are the page's own."""

from __future__ import annotations

import pytest

from scraper.extract.article.content.boilerplate.boilerplate_lines import is_dropped
from tests.extract.article_pages import WHOLE, page_of


@pytest.mark.parametrize(
    "line",
    [
        "欄名 : 理財教室",
        "图略",
        "#老街改造# @城东发布",
        "（附表略）",
        "嵌入",
        "0:03:21",
        "▼點擊睇相▼",
        "相關圖片",
        "繼續閱讀",
        "阅读本文大概需要3分钟",
        "分享 facebook",
        "复制本文链接 https://news.example.cn/a/1",
        "字級 小 中 大",
        "正在加载视频……",
        "语音播报：开始停止 语速：快慢",
        "+关注",
        "关注",
        "文章已于2024-05-03修改",
        "此内容已于5月3日 08:10更新",
        "订阅+",
        "图片加载中…",
        "小红书 · B站 · 微信视频号：城东日报",
        "字級設定：小 中 大",
        "城东日报社地址：解放路1号　邮编：310000",
        "微信 | 微博 | 抖音 | 视频号",
        "城东发布新媒体矩阵",
        "▪ 返回首页",
    ],
)
def test_furniture(line: str) -> None:
    assert is_dropped(line)


@pytest.mark.parametrize(
    "line",
    [
        "会议在9:30开始。",
        "他在微信、微博和抖音上都看到了这条消息。",
        "他把相關圖片交給了警方。",
        "分享会在线上举行。",
        "他放下书，继续阅读窗外的河。",
    ],
)
def test_a_sentence_of_the_text(line: str) -> None:
    assert not is_dropped(line)


@pytest.mark.parametrize(
    "line", ["赞 201收藏", "点赞 12 收藏 3", "赞 201 收藏 8 转发", "收藏 3 赞", "▌支持獨立媒體", "策划制作", "主创团队"]
)
def test_buttons_and_headings_below_a_text_are_left_out(line: str) -> None:
    assert page_of(last=f"</p><p>{line}").body == WHOLE
