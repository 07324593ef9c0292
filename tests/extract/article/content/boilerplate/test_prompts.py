"""Lines within an article that lead readers away from it."""

from __future__ import annotations

import pytest

from scraper.extract.article.content.boilerplate.boilerplate_lines import is_dropped


@pytest.mark.parametrize(
    "line",
    [
        "🔻訂閱電子報，天天領受好消息",
        "奉獻支持：郵政劃撥帳號 12345678",
        "Read this story in English here.",
        "For the English version, click here",
        "捐款帳戶：城東銀行 匯款請註明「文字事工」",
        "推介文章:【北水走向】文章, 可按此查閱",
        "《臨河疫情》專頁: http://hk.example.hk/fea",
        "「按此登入盡覽」",
        "下载城东新闻",
        "转发是最好的支持",
        "您的支持就是我们最大的动力",
        "你的转发，是对我们最大的认可！",
        "来都来了，点个赞再走吧",
        "您的点赞就是我们最大的动力！",
        "觉得好看请点这里↓↓↓",
        "觉得有用就点个在看",
        "关注城东发布",
        "成為會員，支持在地新聞：https://x.example/join",
        "本文由AI翻译，内容以原文为准",
        "转发周知！让更多街坊看到！",
        "⬇️ 分享给身边的街坊吧 ⬇️",
        "内容未完，请看下一页图辑",
        "此前报道：后街雨污分流十月开工",
        "分享给更多人知道吧↓↓↓",
        "本文由人工智能辅助写作，经编辑审核发布",
        "支持我們的獨立報導，成為月費會員",
        "戳蓝字关注，不错过每一条推送",
        "关注“云汀发布”，了解身边事",
        "置顶公众号，每天早知道",
        "觉得内容不错的话，给我们点个“赞”和“在看”吧",
        "记得一键三连哦~",
        "看到这里的都是真爱，点个在看吧",
        "你的獨家報料一旦被採用及報導，將獲得乙份獎品。",
    ],
)
def test_a_line_that_leads_away(line: str) -> None:
    assert is_dropped(line)


@pytest.mark.parametrize(
    "line",
    [
        "他关注着城东日报。",
        "请看下一页的图，他说。",
        "他推介文章給街坊看。",
        "警方接獲報料後到場，未有發現可疑人物。",
        "他按此路線走了三天。",
    ],
)
def test_a_sentence_of_the_text(line: str) -> None:
    assert not is_dropped(line)


@pytest.mark.parametrize(
    "line",
    [
        "支持獨立媒體，請捐款支持我們",
    ],
)
def test_lines_of_papers_and_broadcasters_abroad(line: str) -> None:
    assert is_dropped(line)


@pytest.mark.parametrize(
    "line",
    [
        "他支持独立媒体的做法。",
        "会议在9:30开始。",
    ],
)
def test_sentences_that_begin_alike(line: str) -> None:
    assert not is_dropped(line)


@pytest.mark.parametrize(
    "line",
    [
        "您对我们的报道感兴趣吗？点击这里订阅我们的新闻电邮。",
        "感謝您閱讀這篇文章。若您願意收到最新訊息，請點擊此處訂閱電子報",
    ],
)
def test_what_stands_below_the_texts_of_agencies(line: str) -> None:
    assert is_dropped(line)


@pytest.mark.parametrize("line", ["他请大家订阅了那份报纸。", "感谢您阅读，他说。"])
def test_sentences_about_agencies(line: str) -> None:
    assert not is_dropped(line)


@pytest.mark.parametrize(
    "line",
    [
        "喜欢此内容的人还喜欢",
        "↓↓↓戳“阅读原文”，了解更多",
        "点击左下角“阅读原文”报名",
        "点分享 点收藏 点点赞 点在看",
        "※ 澜汀时报提醒您：喝酒過量有害健康",
    ],
)
def test_prompts_below_a_text(line: str) -> None:
    assert is_dropped(line)


@pytest.mark.parametrize("line", ["警方提醒您，雨天路滑，请减速慢行。", "他放下书，继续阅读窗外的河。"])
def test_sentences_that_are_none(line: str) -> None:
    assert not is_dropped(line)


@pytest.mark.parametrize(
    "line",
    [
        "▼ 往期精彩 ▼",
        "关注视频号看更多",
        "如果觉得有用，就请分享到朋友圈吧！",
        "❤ 点亮【赞】和【在看】",
        "觉得好看，请点这里↓↓↓",
        "星标⭐我们，不错过推送",
        "设为星标⭐公众号 每天第一时间看到",
        "投诉建议：0000-1234567",
        "看更多 >> 老街排水改造完工",
        "◤渡口賞櫻看這裡◢",
        "城東社「一手新聞」 app",
        "有話要說 投稿「即時論壇」",
        "我们的标准： 城东社“信任原则”",
        "更多城東傳媒獨家內幕： 老街排水改造完工",
        "• 更多關於：渡口與功能安全",
    ],
)
def test_further_prompts_below_a_text(line: str) -> None:
    assert is_dropped(line)


@pytest.mark.parametrize(
    "line",
    [
        "他觉得值，就把经验分享给了邻居们，大家都受益。",
        "投诉建议箱挂在门口。",
        "分享会在线上举行。",
        "星标卡车停在河边。",
        "我们的标准很简单，水要清。",
        "更多关于渡口的故事",
    ],
)
def test_further_sentences_that_are_none(line: str) -> None:
    assert not is_dropped(line)
