"""Lines within an article that are the page's own."""

from __future__ import annotations

import pytest

from scraper.extract import parse
from scraper.extract.article.content.boilerplate.boilerplate_lines import is_dropped
from tests.extract.article_pages import PARAGRAPHS, WHOLE, page_of


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


@pytest.mark.parametrize(
    "line",
    [
        *("▼廣告▼", "（广告）", "【廣告】", "文章未完 往下繼續閱讀", "本文未完，請繼續往下閱讀", "CONTINUE READING"),
        *("Whatsapp", "Facebook Twitter LinkedIn", "Facebook | LINE", "Story continues below this ad"),
        *("正在播放：城东老街排水改造", "观看视频：", "收看影片", "大 中 小", "A+ A-", "語音朗讀", "訂閱", "追蹤"),
        *("此內容由AI生成", "Photo by 王小明", "图：来源 城东市测绘院", "影音｜影音組", "【城東日報訊】"),
        *("▼城東老街施工現場。圖／水務局提供", "城東老街施工現場。圖／記者王小明攝"),
        *("本報訊息由城東科技提供", "风险提示：股市有风险，入市需谨慎", "★城東網提醒您：少一份毒品，多一分健康"),
        *("若您或身邊的人有心理困擾，可撥打安心專線：1925", "如有輕生念頭，請撥打生命熱線 2382 0000"),
        *(
            "+1 【纠错】",
            "分頁：1, 2",
            "余下全文：2 3",
            "1[2][3]",
            "1/3 下一页 ›",
            "（下一页继续）",
            "字数：1600",
            "收起全文",
        ),
        *("本文共计1500字，阅读约需4分钟", "在APP内打开", "已有0条评论", "►看更多報導", "登入後閱讀", "翻攝自臉書"),
        *(
            "海报设计：王小明",
            "技术支持：城东融媒",
            "视频简介：航拍老街",
            "版权归原作者所有",
            "城东在线（www.example.cn）",
        ),
        *("※ 勇敢求救並非弱者，您的痛苦有人願意傾聽，請撥打1995", "《城東日報》報料熱線 WhatsApp：5123 4567"),
        *("— 广告 —", "200篇原创内容", "NEWS", "修改于2025-03-08", "一起转发吧！", "转给需要的人", "文末有福利"),
        *(
            "视频号：城东发布",
            "今日值班：王小明",
            "全文1200字，阅读需3分钟",
            "🔴如有突發線索，歡迎WhatsApp報料：5123 4567",
        ),
        *("文章授權轉載自城東週刊，原文標題：老街", "大城元记者王小明综合报导", "本台记者 王小明 发自东港"),
    ],
)
def test_lines_between_paragraphs_that_are_the_pages_own(line: str) -> None:
    one, two, three = PARAGRAPHS
    text = f"<p>{one}</p><p>{two}</p><p>{line}</p><p>{three}</p>"
    assert parse(f"<title>老街排水改造完工</title><h1>老街排水改造完工</h1><div>{text}</div>".encode()).body == WHOLE


@pytest.mark.parametrize(
    "line", ["广告业今年回暖", "心理热线开通了", "大小", "照片里的人在看图/文字", "翻摄老照片的人", "版权归谁"]
)
def test_subheadings_that_begin_as_such_lines_do_stay(line: str) -> None:
    one, two, three = PARAGRAPHS
    text = f"<p>{one}</p><p>{two}</p><h3>{line}</h3><p>{three}</p>"
    html = f"<title>老街排水改造完工</title><h1>老街排水改造完工</h1><div>{text}</div>"
    assert line in (parse(html.encode()).body or "")


@pytest.mark.parametrize(
    "box",
    [
        "<p>喜欢这篇文章？订阅慢车道，每周收到一篇长报道。</p>",
        "<p>如果您喜歡我們的報導，歡迎分享給朋友。</p>",
        "<h3>繼續閱讀完整內容</h3><p>訂閱城東週報數位版，暢讀全站文章</p><p>已是訂戶？<a href='/login'>登入</a></p>",
        "<p>解锁阅读全文</p><p>加入城东会员，阅读所有文章。</p>",
    ],
)
def test_calls_to_subscribe_end_a_text(box: str) -> None:
    text = f"{''.join(f'<p>{paragraph}</p>' for paragraph in PARAGRAPHS)}{box}"
    assert parse(f"<title>老街排水改造完工</title><h1>老街排水改造完工</h1><div>{text}</div>".encode()).body == WHOLE
