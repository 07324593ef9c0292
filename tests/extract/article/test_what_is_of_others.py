"""Boxes of other articles, forms and lists around a text: none of its fields is in them, and no class need tell so."""

from __future__ import annotations

import pytest

from scraper.extract import parse
from scraper.models import Page

HEADLINE = "青岚县三条老街排水改造完工"
PARAGRAPHS = (
    "青岚县城老街的排水改造工程昨日完工，三条街巷新铺管道四千二百米，暴雨天积水的问题有望缓解。",
    "住在河边的居民说，往年一下雨就要把家具垫高，今年汛期还没有到，大家已经盼着看看新管道的效果。",
    "施工单位介绍，工程分两期进行，一期先修老街，二期明年春天动工，范围扩大到北门外的四个小区。",
    "县住建部门表示，完工之后将安排专人巡查，每逢大雨到现场记录水位，记录会在网站上向居民公布。",
)
WHOLE = "\n".join(PARAGRAPHS)
DATED = "<div>2024年03月05日 09:15</div>"
CREDITS = "<div>2024年03月05日 09:15 来源：青岚日报 作者：林若溪</div>"


def page(*, front: str = "", head: str = CREDITS, texts: str = "", below: str = "", end: str = "") -> Page:
    inside = texts or "".join(f"<p>{text}</p>" for text in PARAGRAPHS)
    html = (
        f"<title>{HEADLINE}_青岚新闻网</title><body>{front}<div><h1>{HEADLINE}</h1>{head}<div>{inside}</div>{below}</div>"
        f"{end}<div>青岚新闻网 版权所有</div></body>"
    )
    return parse(html.encode())


def assert_own(article: Page) -> None:
    assert article.headline == HEADLINE
    assert article.body == WHOLE
    assert article.published == "2024-03-05T09:15+08:00"
    assert article.outlet == "青岚日报"
    assert article.byline == ("林若溪",)


def entries(number: int = 3) -> str:
    return "".join(
        f"<div><h2><a href='/2023/{n}/x.html'>河西镇第{n}座村级书屋开门迎客</a></h2>"
        "<p>书屋里有三千册图书，大半是孩子们爱看的，周末还有志愿者来讲故事，村民说比从前方便多了。</p>"
        f"<div><span>来源：北屿商报</span><span>2023-06-1{n} 08:2{n}</span><span>作者：周启明</span></div></div>"
        for n in range(1, number + 1)
    )


def rows() -> str:
    return "".join(
        f"<li><a href='/2023/{n}/y.html'>河西镇第{n}座村级书屋 开门迎客</a><span>2023-06-1{n}</span></li>"
        for n in range(1, 6)
    )


MENU = "<div><a href='/'>首页</a> <a href='/a/'>要闻</a></div>" + "<p>登录 注册</p><p>退出</p><p>忘记密码？</p>" * 2


@pytest.mark.parametrize("between", ["", MENU])
def test_entries_over_the_headline(between: str) -> None:
    assert_own(page(front=entries() + between))


def test_entries_over_the_headline_of_a_text_that_nobody_signs() -> None:
    article = page(front=entries() + MENU, head=DATED)
    assert (article.byline, article.outlet) == ((), None)


@pytest.mark.parametrize("heading", ["<h3>相关新闻</h3>", "<div>看过的人还看了</div>", ""])
def test_a_list_of_others_between_headline_and_text(heading: str) -> None:
    box = f"<div>{heading}<ul>{rows()}</ul></div>"
    assert_own(page(head=CREDITS + box))
    bare = page(head=DATED + box)
    assert bare.outlet is None
    assert bare.published == "2024-03-05T09:15+08:00"


def test_a_list_of_others_below_a_line_of_date_that_opens_with_a_link() -> None:
    own = "<div><a href='/qlrb'>青岚日报社会新闻</a> 2024-03-05 09:15</div>"
    article = page(head=f"{own}<div><h3>相关新闻</h3><ul>{rows()}</ul></div>")
    assert (article.published, article.outlet) == ("2024-03-05T09:15+08:00", "青岚日报社会新闻")


def test_entries_among_the_paragraphs() -> None:
    texts = "".join(f"<p>{text}</p>" for text in PARAGRAPHS)
    article = page(texts=texts.replace("</p>", "</p>" + entries(), 1), head=DATED)
    assert (article.byline, article.outlet) == ((), None)


@pytest.mark.parametrize("number", [18, 20, 22])
def test_entries_that_go_on_past_the_lines_looked_at(number: int) -> None:
    filler = "".join(f"<p><a href='/t/{n}'>专题之{n}</a></p>" for n in range(number))
    article = page(head=DATED, end=filler + entries())
    assert (article.byline, article.outlet) == ((), None)


@pytest.mark.parametrize(
    "credits",
    [
        "2024年03月05日 09:15 来源：<a href='/qlrb'>青岚日报</a> 作者：林若溪",
        "<a href='/'>青岚新闻网 http://news.example</a> 2024-03-05 09:15 来源：青岚日报 作者：林若溪",
        "发布时间：2024-03-05 09:15 来源：青岚日报 作者：林若溪 <a href='#'>打印</a> <a href='#'>关闭</a>",
    ],
)
@pytest.mark.parametrize("before", ["", "<p>相关阅读：<a href='/1.html'>河西镇又添一座村级书屋</a></p>"])
def test_date_and_credits_below_the_text(credits: str, before: str) -> None:
    article = page(head="", below=f"{before}<div>{credits}</div>")
    assert article.published == "2024-03-05T09:15+08:00"
    assert (article.outlet, article.byline) == ("青岚日报", ("林若溪",))


FORMS = (
    "<div><h3>订阅我们的每日简报</h3><p>每天早上七点，把当日最重要的新闻送到您的手上，随时可以退订。</p>"
    "<form><input type=text><button>订阅</button></form></div>",
    "<div><h3>登录</h3><p>手机号登录后可查看更多内容，未注册的手机号验证后自动创建账号。</p>"
    "<form><input name=u><input type=password><button>登录</button></form><a href='/r'>注册新账号</a></div>",
    "<form><p>老街改造之后，您最关心的是哪一件事情，请选择其中一项。</p><label><input type=radio>积水</label>"
    "<label><input type=radio>停车</label><button>投票</button></form>",
)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("place", [0, 1, 3])
def test_a_form_among_the_paragraphs_with_what_it_is_for(form: str, place: int) -> None:
    parts = [f"<p>{text}</p>" for text in PARAGRAPHS]
    parts[place] = parts[place] + form
    assert_own(page(texts="".join(parts)))


@pytest.mark.parametrize(
    "texts",
    [
        "<form action='/page.aspx'>{}</form>",
        "<div><form action='/s'><input name=q></form>{}</div>",
        "<div><form><input type=hidden></form><div>{}</div></div>",
    ],
)
def test_a_form_around_the_text_or_beside_it(texts: str) -> None:
    assert_own(page(texts=texts.format("".join(f"<p>{text}</p>" for text in PARAGRAPHS))))


NEXT = (
    "<div><h1>县城图书馆延长开放时间 夜间读者增加三成</h1><div>2023-06-19 09:12 来源：北屿商报 作者：周启明</div>"
    "<p>从本月起，县图书馆将闭馆时间推迟到晚上十点，首周的夜间读者比以往增加了三成，阅览室里座无虚席。</p>"
    "<p>馆长介绍，延长开放之后，馆里增加了八名值班人员，并请志愿者在周末给孩子们讲故事，效果超出预期。</p></div>"
)


@pytest.mark.parametrize("tag", ["h1", "h2", "div"])
def test_the_next_article_below_the_text(tag: str) -> None:
    for article in (
        page(below=NEXT),
        page(end=NEXT),
        page(texts="".join(f"<p>{text}</p>" for text in PARAGRAPHS) + NEXT),
    ):
        assert_own(article)
    html = f"<title>{HEADLINE}_青岚新闻网</title><div><{tag}>{HEADLINE}</{tag}>{CREDITS}<p>" + "<p>".join(PARAGRAPHS)
    assert_own(parse(f"{html}{NEXT}</div>".encode()))


def test_the_next_article_signs_no_text_that_nobody_signs() -> None:
    article = page(head=DATED, end=NEXT)
    assert (article.byline, article.outlet) == ((), None)
    assert article.body == WHOLE


def test_a_second_headline_beside_the_date_is_no_medium() -> None:
    article = page(head=DATED + "<div>——青岚县基层治理见闻</div>")
    assert article.outlet is None


def test_a_day_without_a_year_takes_that_of_a_hidden_field() -> None:
    hidden = "<input type='hidden' id='pubtime' value='2024-03-05'>"
    for printed in ("3月5日 09:15 来源：青岚日报", "03-05 09:15 来源：青岚日报"):
        assert page(head=f"{hidden}<div>{printed}</div>").published == "2024-03-05T09:15+08:00"


def test_a_button_over_the_headline_is_no_channel() -> None:
    cookies = "<div><p>本网站使用Cookie以改善浏览体验。</p><a href='/privacy'>了解更多</a></div>"
    assert page(front=cookies).section is None


SHORT = "青岚县气象台今天上午发布暴雨蓝色预警，预计未来六小时部分乡镇降雨量将达到五十毫米，请注意防范。"
FEET = (
    "<table><tr><td>青岚广播公司</td></tr><tr><td>内容属于青岚广播公司，不得转载 All Rights Reserved.</td></tr>"
    "<tr><td>青岚县滨河路三百七十五号，电话：0000-0000000，传真：0000-0000001，邮编：000000</td></tr>"
    "<tr><td>Qinglan Broadcasting, No. 375, Riverside Rd., Qinglan County, Hexi, all departments.</td></tr></table>",
    "<div><p>青岚电视公司 版权所有 2010 Qinglan Television Enterprise, Ltd.</p><p>地址：青岚县滨河路三百七十五号，"
    "电话：0000-0000000，传真：0000-0000001</p><p>本站由青岚电视公司网络部维护，建议使用最新版本的浏览器，分辨率不低于1280。</p></div>",
)
COOKIES = (
    "本网站使用Cookie以改善您的浏览体验，继续浏览即表示您同意我们的隐私政策和使用条款，您可以随时在浏览器设置中更改，"
    "也可以拒绝其中的一部分，拒绝之后有些功能不能使用。"
)


@pytest.mark.parametrize("end", [*FEET, f"<div><div>{COOKIES}</div><p>了解更多</p></div>"])
@pytest.mark.parametrize("tag", ["p", "div"])
def test_a_short_text_over_a_long_foot(end: str, tag: str) -> None:
    lines = "".join(f"<p><a href='/c/{n}'>频道之{n}</a></p>" for n in range(6))
    article = page(texts=f"<{tag}>{SHORT}</{tag}>", end=lines + end)
    assert article.body == SHORT


@pytest.mark.parametrize(
    "line",
    [
        "2024年3月5日 09:15",
        "青岚新闻网 2024-03-05 09:15",
        "09:152024/03/05",
        "Posted on 2024-03-05 09:15 by 青岚网 in 社会",
        "青岚日报 记者林若溪／青岚即时报道 2024-03-05 09:15",
    ],
)
def test_the_time_of_the_page_below_the_text(line: str) -> None:
    article = page(head="", texts="".join(f"<p>{text}</p>" for text in PARAGRAPHS) + f"<p>{line}</p>")
    assert article.body == WHOLE
    assert article.published == "2024-03-05T09:15+08:00"


@pytest.mark.parametrize("line", ["青岚县水务局", "2024年3月5日", "会议时间：2024年3月8日 14:30", "三月五日，写于河边"])
def test_a_last_line_of_the_text_s_own(line: str) -> None:
    article = page(texts="".join(f"<p>{text}</p>" for text in PARAGRAPHS) + f"<p>{line}</p>")
    assert article.body == f"{WHOLE}\n{line}"


@pytest.mark.parametrize(
    "sentence",
    [
        "门开了，进来的正是大名鼎鼎的晚报首席记者沈若溪。",
        "台下坐着一位年轻人，青岚日报记者沈若溪。",
        "他当年在河边遇见的人，是实习记者沈若溪。",
    ],
)
def test_a_reporter_at_the_end_of_a_sentence_of_the_text_did_not_write_it(sentence: str) -> None:
    story = "".join(f"<p>{text}</p>" for text in (PARAGRAPHS[0], sentence, *PARAGRAPHS[1:]))
    assert page(head=DATED, texts=story).byline == ()


@pytest.mark.parametrize("signed", ["青岚日报记者沈若溪，通讯员林晚舟", "记者沈若溪、林晚舟"])
def test_reporters_in_a_line_of_their_own_below_the_text_wrote_it(signed: str) -> None:
    story = "".join(f"<p>{text}</p>" for text in (*PARAGRAPHS, signed))
    assert page(head=DATED, texts=story).byline == ("沈若溪", "林晚舟")


@pytest.mark.parametrize("button", ["进入个人中心", "进入存卡箱", "我的主页", "退出账号", "切换账号"])
def test_a_menu_of_the_reader_by_a_button_to_follow_is_no_account(button: str) -> None:
    menu = f"{DATED}<div class='user-name'><span>{button}</span></div><div>+关注</div>"
    assert page(head=menu).outlet is None


def test_an_app_that_calls_a_city_mine_is_an_outlet() -> None:
    assert page(head="<div>2024年03月05日 09:15 来源：我的青岚</div>").outlet == "我的青岚"


@pytest.mark.parametrize("entry", ["12月10日 代表报到", "3月6日 分组讨论", "5月8日 闭幕晚宴"])
def test_a_row_of_an_agenda_names_no_outlet(entry: str) -> None:
    rows = "".join(f"<p>{text}</p>" for text in (entry, *PARAGRAPHS))
    assert page(head=DATED, texts=rows).outlet is None


@pytest.mark.parametrize(
    "topic",
    ["青岚经济增长的来源：企业层面的证据", "河水的来源：上游的三条支流", "投资对效益的影响——来自企业层面的证据"],
)
def test_words_of_the_text_after_a_word_for_source_are_no_outlet(topic: str) -> None:
    rows = "".join(f"<p>{text}</p>" for text in (PARAGRAPHS[0], topic, *PARAGRAPHS[1:]))
    assert page(head=DATED, texts=rows).outlet is None


@pytest.mark.parametrize("device", ["安卓版青岚圈", "iPhone客户端", "苹果版青岚圈"])
def test_a_device_that_a_post_was_written_on_is_no_outlet(device: str) -> None:
    assert page(head=f"<div>发表于 2024-03-05 09:15 | 来自{device}</div>").outlet is None
