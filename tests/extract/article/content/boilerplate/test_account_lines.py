"""Lines that accounts and players add to a text: calls to share and follow, disclaimers, hints on how to read."""

from __future__ import annotations

import pytest

from tests.extract.article_pages import DATE, WHOLE, page_of


@pytest.mark.parametrize(
    "line",
    [
        "转发收藏点个赞吧",
        "觉得有用就点个赞吧！",
        "你“在看”我吗？",
        "點擊「城東發佈」關注我們",
        "记得给公众号加星标，不错过推送",
        "❤ 点亮小红心，分享给朋友",
        "原创不易，欢迎转发",
        "点赞 12 收藏 3 转发",
        "如有侵权，请联系删除。",
        "圖片如有侵權，請聯繫刪除",
        "◎如有心理困擾可撥打1925安心專線",
        "【看原文連結】",
        "—版权声明—",
        "本文由城东发布综合整理",
        "広告",
        "👉更多内容请关注城东发布",
        "👇关注我，带你看城东",
        "你怎么看？留言区聊聊",
        "好文章，需要你的鼓励",
        "动动手指，点个赞吧",
        "★《城東時報》提醒您，請遵守交通規則★",
        "我是廣告 請繼續往下閱讀",
        "以上图片均由受访者提供",
        "新闻爆料：0571-00000000",
        "AI生成，仅供参考",
        "←左右滑动查看更多→",
        "上下滑动浏览全文",
        "向左滑动图片查看大图",
        "预览时标签不可点",
        "⭐设为星标，第一时间收到推送",
        "城东日报新媒体出品",
        "临河区融媒体中心联合出品",
        "分享，让更多人看到",
        "转发出去，让更多邻居看见！",
        "点收藏",
        "点个大在看",
        "喜欢作者",
        "微信搜一搜 城东发布",
        "看完记得点赞+在看哦",
        "您的浏览器不支持 video 标签",
        "城东新闻报料：021-55550100",
        "浏览其他章节",
        "出品人：李默",
        "订阅《城东晨报》，每天早上发到你的邮箱",
        "【投诉、报料】热线 0571-12345678",
        "点击小程序立即查看",
        "为了不错过推送，请把“城东发布”设为星标⭐",
        "请将“城东发布”设为星标，第一时间收到推送",
        "怕错过？快给我们加个星标⭐吧",
        "关注城东发布视频号，看更多精彩视频",
        "图片来源：城东信息流。如有侵权，请联系作者删除。",
        "本文不构成投资建议。",
        "<img src=1.jpg alt=改造后的老街街景><br>改造后的老街街景",
    ],
)
def test_a_line_that_addresses_readers_is_left_out(line: str) -> None:
    assert page_of(DATE, last=f"</p><p>{line}").body == WHOLE


@pytest.mark.parametrize(
    "sentence",
    [
        "她把这篇文章转发给了街坊，大家都说好。",
        "老街的居民给施工队点赞",
        "商户们分享了各自收藏的老照片",
        "他把菜谱分享给了邻居",
        "这家老店的招牌，让更多年轻人看到了手艺。",
        "这批豆腐由镇上的老作坊出品",
    ],
)
def test_a_sentence_with_the_same_words_stays(sentence: str) -> None:
    assert page_of(DATE, last=f"</p><p>{sentence}").body == f"{WHOLE}\n{sentence}"
