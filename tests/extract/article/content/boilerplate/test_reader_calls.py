"""Lines that speak to the reader about the page, and news that addresses somebody, too."""

from __future__ import annotations

import pytest

from scraper.extract import parse
from scraper.extract.article.content.boilerplate.reader_calls import asks_reader, calls_reader, speaks_of_page
from tests.extract.article_pages import page_of

DATE = "<div>2012-01-12 09:15 来源：城东日报</div>"

CALLS = """
喜欢这篇报道？欢迎订阅城东日报电子版，每天早晨送到您的邮箱
如发现文中有误，请点击此处向我们反馈
感谢您的阅读，我们明天再见！
您的支持是独立媒体前行的动力，立即赞助我们
在Google新聞追蹤我們，掌握第一手消息
商务合作、转载授权请在后台留言
微博：@城东日报　抖音：城东日报　快手：城东日报
更多精彩，请收听每晚七点的《城东夜话》节目
查看作者更多文章
关注城东财经（cdcj），获取更多机会
关注城东网，了解更多资讯
本文由机器翻译，请以原文为准。
城東日報全新手機App上線！下載免費看報：https://a.example/app
歡迎奉獻支持本報文字事工，讓好消息傳得更遠。
城东之声中文有Instagram！欢迎搜寻 shore.news，看更多图文
"""
NEWS = """
欢迎广大市民拨打热线反映问题，工作人员会在两个小时内回复。
镇政府提醒，施工期间请绕行旧粮库，给您带来不便敬请谅解。
村民通过微信公众号提交申请，三天之内就会有人上门查看。
“你要问我们有什么愿望，就是别再挖路了。”老人笑着说。
法院认定，该公司未经授权转载原告文章，应赔偿三万元。
关注民生，掌握实情，方能施策。
关注留守儿童，了解他们的心愿，是这次活动的目的
我们期待，这样的改造能够多一些，更快一些。
施工队把最后一段旧管子挖出来的时候，围观的人都拍起了手。
最后引用老校长的一句话：永远记得，路是一步一步走出来的。
該應用程式可在各大平台免費下載。
9、请勿一稿多投，一切后果由作者承担
（三）未被录用的稿件恕不退还，请作者自留底稿
问：您能跟大家分享一下老街改造的经历吗？
Q 这里也想请您跟读者分享一下修桥的经历?
注意：暑假开放时间另行安排，请关注图书馆官网
"""


@pytest.mark.parametrize("line", CALLS.strip().splitlines())
def test_what_calls_the_reader_at_the_end_is_no_text(line: str) -> None:
    assert calls_reader(line.replace("\u3000", " "))
    body = page_of(DATE, last=f"</p><p>{line}").body
    assert body == page_of(DATE).body


@pytest.mark.parametrize("line", NEWS.strip().splitlines())
def test_news_of_others_is_text(line: str) -> None:
    body = page_of(DATE, last=f"</p><p>{line}").body
    assert body is not None
    assert body.endswith(line)


@pytest.mark.parametrize(
    ("line", "is_text"),
    [
        ("城东天气 晴 12℃~20℃", False),
        ("到城东论坛参与讨论 >>", False),
        ("打开通知，第一时间收到重要新闻", False),
        ("案件編號：HCA304/11", True),
        ("青溪镇水务局", True),
        ("4. 《老街百年》，城东出版社", True),
    ],
)
def test_a_last_line_without_a_stop_states_a_fact_or_is_no_text(line: str, is_text: bool) -> None:
    body = page_of(DATE, last=f"</p><p>{line}").body
    assert body is not None
    assert body.endswith(line) is is_text


@pytest.mark.parametrize(
    "line",
    [
        "Have something to say? Join the conversation in the comments.",
        "Download our free app for breaking news alerts.",
        "Our journalism is free because of readers like you. Please consider making a donation today.",
        "Got a news tip? Email our newsroom at tips@example.com.",
        "Spotted an error? Let us know by contacting our newsroom.",
        "Become a member today and help us keep local reporting alive.",
    ],
)
def test_what_asks_something_for_the_newsroom_is_no_text(line: str) -> None:
    assert asks_reader(line)


@pytest.mark.parametrize(
    "line",
    [
        "“If you had told me ten years ago, I would have laughed,” the shopkeeper said.",
        "Work on the back street begins in October and will take about four months.",
        "The union asked its members to vote on the offer by Friday.",
    ],
)
def test_sentences_in_letters_are_text(line: str) -> None:
    assert not asks_reader(line)


@pytest.mark.parametrize(
    "text",
    [
        "当前访问人数较多，您正在排队，请耐心等待，页面将自动刷新，请勿关闭。",
        "很抱歉，因版权原因，本内容暂不支持在您所在的国家或地区观看，敬请谅解。",
        "我们发现您使用了广告拦截插件，请将本站加入白名单后刷新页面。",
        "we detected unusual activity from your device or network.",
        "besuchen sie unsere website wie gewohnt mit werbung und tracking.",
        "nous devons vérifier que vous n'êtes pas un robot.",
        "お使いのネットワークから通常と異なるアクセスが検出されたため、ページを表示できません。",
        "비정상적인 접속이 감지되었습니다. 브라우저를 새로고침하거나 다시 접속해 주세요.",
        "чтобы продолжить просмотр сайта, пожалуйста, отметьте поле ниже.",
    ],
)
def test_a_page_that_speaks_of_itself_alone_is_a_wall(text: str) -> None:
    assert speaks_of_page(text)
    page = f"<html><title>城东网</title><h1>城东</h1><p>{text}</p>"
    assert parse(page.encode(), "https://news.example.cn/2025/1230/c1.html").kind == "other"


def test_who_keeps_a_site_is_no_word_to_its_reader() -> None:
    assert not speaks_of_page("本网站由城东大学新闻中心设计维护 copyright@2014")


@pytest.mark.parametrize(
    "line",
    [
        "城东台消息（晚间新闻）：3日下午，市长在市民中心举行仪式，欢迎友城代表团来访。",
        "欢迎仪式后，双方举行会谈，并共同会见了新闻媒体。",
        "节目的最后，我们一起感受小寒的自然之美。",
        "城东台消息（晚间新闻）：城东广播电视台准备了精彩的节目，陪您欢度春节。",
    ],
)
def test_news_that_welcomes_somebody_speaks_to_no_reader(line: str) -> None:
    assert not calls_reader(line)
