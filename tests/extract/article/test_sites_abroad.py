"""Who signs, who publishes, when and where, as sites in Chinese outside of the mainland print it."""

from __future__ import annotations

import pytest

from scraper.extract.article.content.boilerplate.boilerplate_lines import is_dropped
from scraper.extract.article.credits.credit_lines import is_credit_line
from tests.extract.article_pages import PARAGRAPHS, page_of

DATE = "<div>2026-01-31 09:15</div>"


@pytest.mark.parametrize(
    ("last", "expected"),
    [
        ("（宏军/雅加达）", ["宏军"]),
        ("（王小明／台北）", ["王小明"]),
        ("（嵺方/棉兰）", ["嵺方"]),
        ("（支出/收入）", []),
        ("（文学/历史）", []),
    ],
)
def test_who_reports_from_a_place_at_the_end(last: str, expected: list[str]) -> None:
    assert list(page_of(DATE, last=last).byline) == expected


@pytest.mark.parametrize(
    ("first", "expected"),
    [
        ("<p>城東日報記者陳敬業三藩市報道</p>", ["陳敬業"]),
        ("<p>城東日報記者陳敬業、王小明洛杉磯報道</p>", ["陳敬業", "王小明"]),
        ("<p>城東日報記者陳敬業檳城報道</p>", ["陳敬業"]),
    ],
)
def test_a_reporter_abroad(first: str, expected: list[str]) -> None:
    assert list(page_of(f"{DATE}{first}").byline) == expected


@pytest.mark.parametrize("box", ["article__author", "article-author", "author-name"])
def test_a_pen_name_in_an_element_below_the_text(box: str) -> None:
    page = page_of(DATE, tail=f"<div class='{box}'><span class='name'>明越</span></div>")
    assert list(page.byline) == ["明越"]


@pytest.mark.parametrize(
    "who", ["by <a rel='author' href='/author/9'>公民記者</a>", "作者：公民記者", "By <a>公民记者</a>"]
)
def test_a_citizen_who_reports_has_no_name(who: str) -> None:
    assert page_of(f"<div>2026-01-31 {who}</div><p>文字：楊鵑如</p>").byline == ("楊鵑如",)


@pytest.mark.parametrize("label", ["留言时间", "留言時間", "评论时间"])
def test_who_comments_does_not_sign(label: str) -> None:
    tail = f"<div>作者：yyz {label}：2026-01-31 07:12</div><p>九年，孩子都毕业了</p>"
    assert page_of(DATE, tail=tail).byline == ()


@pytest.mark.parametrize(
    "deck",
    [
        "临河区首家社区复健中心1月31日正式启用，每天可服务一百二十人次。",
        "城东会馆2026年1月31日开设免费理疗室，每周三天。",
        "北门博物馆1月31日重新开门，展出旧图纸两百张！",
    ],
)
def test_a_sentence_with_a_day_names_no_outlet(deck: str) -> None:
    assert page_of(f"{DATE}<div class='sapo'>{deck}</div>").outlet is None


@pytest.mark.parametrize("word", ["回應(0)", "讨论（12）", "reporter99", "webmaster2", "Google News"])
def test_a_button_or_a_login_is_no_outlet(word: str) -> None:
    assert page_of(f"<div><span>{word}</span> <span>2026-01-31 09:15</span></div>").outlet is None


@pytest.mark.parametrize("word", ["城东日报发稿", "城东日报發稿"])
def test_an_outlet_that_sends(word: str) -> None:
    assert page_of(f"<div>{word} 2026.01.31 09:15</div>").outlet == "城东日报"


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("<div>03 Dec,2019</div>", "2019-12-03"),
        ("<div>3 Dec, 2019</div>", "2019-12-03"),
        ("<div><span>瀏覽數<b>98,211</b></span><time>2023/10/12</time></div>", "2023-10-12"),
        ("<div><em>12</em><time>2023-10-12 09:15</time><em>3</em></div>", "2023-10-12T09:15+08:00"),
    ],
)
def test_a_day_and_what_it_touches(head: str, expected: str) -> None:
    assert page_of(head).published == expected


@pytest.mark.parametrize("text", ["跳到正文", "跳至正文", "跳過至正文"])
def test_a_link_past_the_menu_is_no_breadcrumb(text: str) -> None:
    assert page_of(DATE, crumb=f"<div><a href='#main'>{text}</a></div>").section is None


@pytest.mark.parametrize(
    ("crumb", "expected"),
    [
        ("<nav aria-label='breadcrumb'><a href='/news/zhuanlan'>夜读</a></nav>", "夜读"),
        ("<nav><a href='/sabah/'>沙巴</a></nav>", "沙巴"),
        ("<nav><a href='/'>首页</a></nav>", None),
    ],
)
def test_a_link_alone_over_the_headline(crumb: str, expected: str | None) -> None:
    tail = "".join(f"<p>{text}</p>" for text in PARAGRAPHS * 4)
    assert page_of(DATE + tail, crumb=crumb).section == expected


@pytest.mark.parametrize(
    ("opening", "expected"),
    [
        ("<article><header class='gh-article-header'>", "夜读"),
        ("<article><header class='post-header'>", "夜读"),
        ("<article><header>", "夜读"),
        ("<div><header class='site-header'>", None),
    ],
)
def test_a_channel_in_the_head_of_its_article(opening: str, expected: str | None) -> None:
    closing = f"</header></{opening[1:].partition('>')[0].split()[0]}>"
    page = page_of(f"{DATE}{closing}", crumb=f"{opening}<a href='/tag/yedu/1.html'>夜读</a>")
    assert page.section == expected


@pytest.mark.parametrize("label", ["編：", "编:", "编辑：", "編 輯："])
def test_a_short_label_of_editing(label: str) -> None:
    page = page_of(DATE, last=f"</p><p>文：郭穎彤</p><p>{label}陳零</p><p>")
    assert (page.byline, page.editors) == (("郭穎彤",), ("陳零",))
    assert page.body is not None
    assert "陳零" not in page.body


@pytest.mark.parametrize("heading", ["關鍵字", "标签", "关键词"])
def test_a_label_of_editing_over_a_heading(heading: str) -> None:
    assert page_of(DATE, tail=f"<p>責任編輯：</p><div><h4>{heading}</h4><a>感測器</a></div>").editors == ()


@pytest.mark.parametrize("line", ["2026-01-31 09:12 | 发布者: linyue | 查看: 5022 | 评论: 3", "2026-01-31 點閱 201"])
def test_a_counter_is_no_outlet(line: str) -> None:
    assert page_of(f"<p>{line}</p>").outlet is None


@pytest.mark.parametrize("tag", ["h2", "h3", "h4"])
def test_a_heading_that_is_a_sentence_is_the_deck(tag: str) -> None:
    deck = "养老机构开始用机器人在夜间巡房，但护工表示机器仍替代不了人手。"
    page = page_of(first=f"</p><{tag}>{deck}</{tag}><p>", meta=f"<meta name=description content='{deck}'>")
    assert page.summary == deck
    assert page.body is not None
    assert deck not in page.body


@pytest.mark.parametrize(
    "line",
    [
        "◎城東WANT提醒您：未經判決確定應推定為無罪。",
        "★更多內幕：空殼機構如何騙到補助",
        "（若您有相關線索，歡迎爆料：news@example.tw）",
        "城東郵報 Telegram 頻道：https://example.org/chengdong",
        "城東郵報 Facebook 專頁：https://example.org/chengdong",
        "城东日报热线：1800-8227288/91918727",
        "ref:https://example.org/news/1.html",
        "via：https://example.org/news/1.html",
        "This entry was posted in 移工 and tagged 護理之家. Bookmark the permalink.",
        "Posted in 移工",
        "字体繁體",
        "拍攝、剪輯、文字：楊鵑如",
        "＊加入城東日報官方LINE帳號，看更多：https://example.org/abc",
        "原刊於作者Facebook，本社獲作者授權轉載。",
        "原文标题Nursing Home Operator Said to Weigh Buyout",
        "--联合采访 Mara Gebhardt.",
        "看更多：空殼機構如何騙到補助",
        "（本文發表於《臨河》雜誌2026年1月號）",
        "《临河通》所刊文章，相关内容属作者个人意见，并不代表《临河通》立场。",
        "指導老師：王小明",
        "王小明丨编辑",
        "ABC｜编审",
        "（原文日文，2026年1月31日。题图：某图库）",
        "*以上内容系网友自行转载自城东邮报，该文仅代表原作者观点和立场。",
    ],
)
def test_a_line_of_the_house(line: str) -> None:
    assert is_dropped(line)


@pytest.mark.parametrize(
    "line",
    [
        "更多的是：他不肯走。",
        "警方提醒您：出門務必鎖好門窗。",
        "原文日文版於去年出版，中文版今天上市。",
        "政府熱線接獲三千通電話。",
        "他在字体繁简之间犹豫。",
    ],
)
def test_a_line_of_the_news(line: str) -> None:
    assert not is_dropped(line)


@pytest.mark.parametrize(
    ("line", "expected"), [("李志相 记者", True), ("王小明 記者", True), ("全体记者", False), ("记者", False)]
)
def test_a_name_before_its_trade(line: str, expected: bool) -> None:
    assert is_credit_line(line) is expected


@pytest.mark.parametrize(
    ("caption", "is_kept"),
    [
        ("大學生陪伴長者享用早餐。 攝影／吳品萱", False),
        ("長者試用新的器材。圖／取自臨河長青臉書", False),
        ("嘉宾在老人之家门前合影。", False),
        ("乐龄中心的早操时间（图源：城东时报）", False),
        ("嘉宾随后参观了老人之家。", True),
    ],
)
def test_a_caption_below_its_picture(caption: str, is_kept: bool) -> None:
    page = page_of(DATE, first=f"{PARAGRAPHS[0]}</p><p><img src=a.jpg></p><p>{caption}</p><p>")
    assert page.body is not None
    assert (caption in page.body) is is_kept


@pytest.mark.parametrize("box", ["donation", "donate-box", "latest", "related-story"])
def test_a_box_that_is_no_part_of_the_text(box: str) -> None:
    page = page_of(DATE, last=f"</p><div class='{box}'><h3>最新一则</h3><a href='/9'>北岸的雾</a></div><p>")
    assert page.body is not None
    assert "最新一则" not in page.body
    assert "北岸的雾" not in page.body
