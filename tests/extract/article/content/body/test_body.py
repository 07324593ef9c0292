"""The paragraphs of the article, and nothing of what stands among and around them."""

from __future__ import annotations

import pytest

from scraper.extract import parse
from tests.extract.article_pages import DATE, HEADLINE, MARKUP, PARAGRAPHS, WHOLE, page_of

ONE, TWO, THREE = PARAGRAPHS


def body(inside: str, *, around: str = "{}", head: str = "") -> str:
    title = f"<title>{HEADLINE}_某某网</title>"
    return parse(
        f"<html><head>{title}</head><body><h1>{HEADLINE}</h1>{head}{around.format(inside)}</body>".encode()
    ).body


def with_line(line: str, *, at: int = 3) -> str:
    """The text with one more line of markup before its paragraph number ``at``."""
    parts = [f"<p>{text}</p>" for text in PARAGRAPHS]
    return body("".join([*parts[:at], line, *parts[at:]]), around='<div class="content">{}</div>')


@pytest.mark.parametrize(
    "markup",
    [
        f"<div id='artibody'><p>{ONE}</p><p>{TWO}</p><p>{THREE}</p></div>",
        f"<div>{ONE}<br>　　{TWO}<br/><br/>{THREE}</div>",
        f"<table><tr><td></td><td><table><tr><td>{ONE}<br>{TWO}<br>{THREE}</td></tr></table></td></tr></table>",
        f"<div><span id=content><p>{ONE}</p><p>{TWO}</p></span><p>{THREE}</p></div>",
        f"<section><div><p>{ONE}</p></div><div><p>{TWO}</p></div><div><p>{THREE}</p></div></section>",
        f"<article><p><font size=3>{ONE}<p>{TWO}<p>{THREE}</article>",
        f"<p>{ONE}</p></body></html><p>{TWO}</p><p>{THREE}</p>",
    ],
)
def test_however_it_is_marked_up(markup: str) -> None:
    assert body(markup) == WHOLE


@pytest.mark.parametrize(
    "line",
    [
        "<p>原标题：老街不漫水了</p>",
        "<p>（责任编辑：欧阳小雪）</p>",
        "<p>【编辑:陈某某】</p>",
        "<p>责编：张三、李四</p>",
        "<p>来源：某某晚报</p>",
        "<p>本报记者 张小三</p>",
        "<p>采写：某某记者 方小南</p>",
        "<p>文/张小三 图/李小四</p>",
        "<p>（作者系某某大学教授）</p>",
        "<p>（張小文報導）</p>",
        "<p><a href='/2'>老街商户节后开张</a></p>",
        "<div class='share'>分享到：微信 微博</div>",
        "<div class='related'><h3>相关新闻</h3><a href='/2'>老街商户节后开张</a></div>",
        "<p>点击进入专题&gt;&gt;</p>",
        "<p>声明：本文仅代表作者观点，与本网无关。</p>",
        "<p>特别声明：以上内容由用户上传，本平台仅提供存储服务。</p>",
        "<p>下载某某客户端，看更多本地新闻</p>",
        "<p>扫一扫，关注本报微信公众号</p>",
        "<p>未经授权，不得转载。</p>",
        "<p>关键词：排水 老街</p>",
        "<p>上一篇：老街商户节后开张</p>",
        "<p>【打印】【关闭】</p>",
        "<p>第 1 2 3 页 下一页</p>",
        "<p>请繼續往下閱讀...</p>".replace("请", "請"),
        "<figure><img src=a.jpg><figcaption>临河巷的新管道</figcaption></figure>",
        "<p style='text-align:center'><img src=a.jpg></p><p style='text-align:center'>临河巷的新管道</p>",
        "<div class='pic'><img src=a.jpg><br>临河巷的新管道</div>",
        "<table><tr><td><img src=a.jpg></td></tr><tr><td>昨日，临河巷的新管道。</td></tr></table>",
        "<p><img src=a.jpg></p><p>临河巷的新管道。某某报 张小三 摄</p>",
        "<p>▲图为临河巷的新管道</p>",
        "<p class='caption'>临河巷的新管道</p>",
        "<p class='rtecenter'><img src=a.jpg></p><p class='rtecenter'>临河巷的新管道。圖片來源：工程隊提供</p>",
        "<p>文：王小明<br>攝：李小四</p>",
        "<p><b>要闻</b></p><p><a href='/1'>老街商户节后开张</a></p><p><b>行业</b></p><p><a href='/2'>水厂</a></p>",
        "<h4>公司新闻</h4><ul><li><a href='/1'>老街商户节后开张</a></li><li><a href='/2'>水厂开始试运行</a></li></ul>",
        "<p>附件：</p><p><a href='/files/1.docx'>老街排水改造工程量清单</a></p>",
        "<p>撰稿：临河小学 王小明</p><p>摄影：李四光</p><p>2025年12月30日</p>",
        "<p>（责任编辑：王小明）</p><p>2025 年 12 月 30 日</p>",
        "<p>本报临河9月11日电</p>",
        "<p>（城东社临河11日电）</p>",
        "<p>以上就是老街排水改造的全部内容，想了解更多资讯，请继续关注城东网。</p>",
        "<p>以上便是小编整理的排水改造相关内容，希望对大家有所帮助！</p>",
        "<p>大家可以收藏城东民生栏目，我们会随时发布最新动态。</p>",
        "<p>链接网址：www.example.cn</p>",
        "<p>短網址: https://example.tw/x</p>",
        "<p>觀看影片 07:12</p>",
        "<div><a href='/v/1'>收看完整节目</a> ▶ 1:02:45</div>",
        "<p>播放视频：00:45</p>",
        "<p>Thanks for reading 某某笔记! Subscribe for free to receive new posts.</p>",
        "<p>加入某某社WhatsApp Channel，緊貼最新消息</p>",
        "<p>2026年01月31日, 12:22</p>",
        "<p>網址: www.example.com</p>",
        "<p>风险提示及免责条款 市场有风险，投资需谨慎。本文不构成个人投资建议。</p>",
        "<div class='article__topics'>主题 <a>排水</a> <span>老街</span></div>",
        "<p style='display:none'>给搜索引擎看的一句话，读者看不到。</p>",
    ],
)
def test_left_out_at_the_end(line: str) -> None:
    assert with_line(line) == WHOLE


@pytest.mark.parametrize(
    "line",
    [
        "<p>小标题一行</p>",
        "<p>警方提示：此类骗局多发，市民遇事应先报警。</p>",
        "<p>记者：您怎么看今年的汛期？</p>",
        "<p>“图的就是一个踏实。”他说。</p>",
        "<p>记者探访多家老街店铺</p>",
        "<table><tr><td>一期</td><td>三条街</td></tr></table>",
        "<p>以上就是今年汛期的雨量，市民关心的是明年。</p>",
        "<p><b>第二阶段</b></p>",
        "<p>临河县水务局</p><p>2025年12月30日</p>",
    ],
)
def test_kept(line: str) -> None:
    assert len(with_line(line, at=2).split("\n")) > 3


@pytest.mark.parametrize(
    "head",
    [
        "<div>2025-03-04 09:15 来源：某某网 作者：张三</div><div>字号：大 中 小</div>",
        f"<p>{HEADLINE}</p><p>2025年03月04日 09:15</p>",
        "<div class='share'>分享到：</div><ul><li><a href='#'>微信</a></li><li><a href='#'>微博</a></li></ul>",
    ],
)
def test_what_stands_between_headline_and_text(head: str) -> None:
    inside = head + MARKUP
    assert body(inside, around='<div class="article">{}</div>') == WHOLE


def test_a_deck_in_its_own_box_is_the_summary_s() -> None:
    deck = "<div class='zy'><span>摘要：</span>三条老街的排水改造完工，暴雨天不再漫水。</div>"
    inside = deck + MARKUP
    html = f"<title>{HEADLINE}_某某网</title><h1>{HEADLINE}</h1><div id=zoom>{inside}</div>"
    page = parse(html.encode())
    assert page.body == WHOLE
    assert page.summary == "三条老街的排水改造完工，暴雨天不再漫水。"


def test_a_box_of_links_in_the_middle() -> None:
    links = "<ul><li><a href='/1'>老街商户节后开张</a></li><li><a href='/2'>北门外将动工</a></li></ul>"
    box = f"<div class='yd'><div>推荐阅读</div>{links}</div>"
    assert with_line(box, at=1) == WHOLE


@pytest.mark.parametrize(
    "line",
    [
        "<p>下一则：老街商户节后开张</p>",
        "<p>下一則：<a href='/2'>老街商戶節後開張</a></p>",
        "<p>下一篇新闻：老街商户节后开张</p>",
    ],
)
@pytest.mark.parametrize("place", [2, 3])
def test_one_other_article_in_the_middle_or_at_the_end(line: str, place: int) -> None:
    assert with_line(line, at=place) == WHOLE


@pytest.mark.parametrize("agency", ["中新社", "新华社", "新華社", "美聯社", "法新社／路透社", "BBC"])
def test_the_agency_behind_the_last_sentence_is_no_caption_s(agency: str) -> None:
    sentence = f"林小河最后说，明年不会再漫水。（{agency}）"
    assert with_line(f"<p>{sentence}</p>").split("\n")[-1] == sentence
    assert with_line(f"<p><img src=a.jpg></p><p>图为临河巷的新管道。（{agency}）</p>", at=1) == WHOLE
    assert with_line(f"<p>临河巷的新管道（{agency}）</p>", at=1) == WHOLE


def test_comments_are_not_the_article() -> None:
    comments = "".join(
        f"<div class=cmt><p>读者{n}：这一带终于不淹了，感谢施工的师傅们，大家可以放心了。</p></div>" for n in range(30)
    )
    inside = MARKUP
    assert body(inside, around='<div id=text>{}</div><div class="comments">' + comments + "</div>") == WHOLE


def test_teasers_are_not_the_article() -> None:
    teasers = "".join(
        f"<li><h3><a href='/{n}.html'>另一条新闻的标题第{n}则</a></h3>"
        f"<p>这是另一条新闻的摘要，比正文的哪一段都长，说的是别处的事情，与本文无关，共有{n}句话。</p></li>"
        for n in range(30)
    )
    inside = MARKUP
    assert (
        body(inside, around="<div class=main><div class=content>{}</div><ul class=more>" + teasers + "</ul></div>")
        == WHOLE
    )


def test_share_prices_in_the_text_are_cut() -> None:
    assert (
        with_line("<p>某某公司(431.2, 7.37, 1.74%)承建了一期工程，工期九个月。</p>", at=1).split("\n")[1]
        == "某某公司承建了一期工程，工期九个月。"
    )


TEASER = "三号渡口公布改建方案，相关负责人昨日介绍，首批安排已在通告中列出。"
CARD = "<div><a href='/n/{0}'>三号渡口公布改建方案{0}</a><p>" + TEASER + "</p></div>"


@pytest.mark.parametrize("heading", ["为您推荐", "相关阅读", "延伸閱讀", "猜你喜欢"])
@pytest.mark.parametrize("at", [1, 2, 3])
def test_a_box_of_other_articles_between_the_paragraphs(heading: str, at: int) -> None:
    cards = "".join(CARD.format(number) for number in range(3))
    assert with_line(f"<div class='qz'><h4>{heading}</h4>{cards}</div>", at=at) == WHOLE


@pytest.mark.parametrize(
    "box",
    [
        "<div><div>AI摘要</div><p>这篇文章介绍了三条老街的排水管改造，居民的用水条件得到了改善。</p></div>",
        "<div><h3>AI重点摘要：</h3><ul><li>老街的排水管改造完工，暴雨天不再漫水。</li><li>二期明年动工。</li></ul></div>",
        "<p>AI速览</p><p>老街的排水管改造完工，暴雨天不再漫水，二期明年动工。</p><p>以上内容由AI生成，仅供参考</p>",
        "<p>智能总结</p><p>老街的排水管改造完工，暴雨天不再漫水。</p><p>由AI大模型生成</p>",
    ],
)
@pytest.mark.parametrize("at", [0, 2])
def test_what_a_model_made_of_the_text(box: str, at: int) -> None:
    assert with_line(box, at=at) == WHOLE


@pytest.mark.parametrize(
    "line",
    [
        "<p>开通会员即可阅读全部内容，首月只要一元。</p>",
        "<p>成为会员，阅读全文</p>",
        "<p>订阅我们的新闻邮件，每天早上把重要新闻送到您的信箱。</p>",
        "<p>電郵新聞頭條新聞就在您每天的電郵信箱裡</p>",
        "<p>如果您喜欢我们的报道，请考虑捐款支持独立新闻。</p>",
        "<p>看完这篇文章，您的心情如何？</p>",
        "<p>感动 12</p>",
        "<p>《某某头条》App 全新改版 立即下载：https://app.example/a</p>",
        "<p>此内容将在新窗口打开</p>",
    ],
)
def test_prompts_for_members_letters_and_gifts(line: str) -> None:
    assert with_line(line, at=2) == WHOLE


@pytest.mark.parametrize(
    "line",
    [
        "加入会议的有十二个国家的代表，他们在会上讨论了三个议题。",
        "他订阅了三份报纸，每天早上在门口的信箱里取。",
        "看完演出，他在门口等了半个小时才打到车。",
        "由AI生成的图片怎样标注，市里出台了办法。",
    ],
)
def test_paragraphs_that_only_sound_so(line: str) -> None:
    assert line in with_line(f"<p>{line}</p>", at=2)


def test_the_text_goes_on_below_a_box_though_each_paragraph_has_a_box_of_its_own() -> None:
    box = "<div><h3>相关文章：</h3><a href='/1'>三号渡口公布改建方案</a></div>"
    text = f"<article><div><p>{ONE}</p></div><div><p>{TWO}</p></div>{box}<div><p>{THREE}</p></div></article>"
    assert body(text) == WHOLE


PICTURE = "<p><img src='/1.jpg'></p>"


@pytest.mark.parametrize("caption", [f"<p align='center'>{HEADLINE}</p>", f"<center>{HEADLINE}</center>"])
def test_a_caption_that_repeats_the_headline_cuts_nothing_off(caption: str) -> None:
    assert with_line(PICTURE + caption, at=1) == WHOLE


@pytest.mark.parametrize(
    "line",
    [
        "新华社照片，临河，2026年1月31日 1月31日，居民在新修的街上散步。当日，老街通车。新华社记者 王小明 摄",
        "城东社图片：居民在新修的街上散步，当日老街正式通车。李四 摄",
        "左上图：工人在铺管。\\城东社；右下图：街面平整。\\城东社",
        "右图为新修的街道",
        "[!--newspage--]",
        "[!--empire.page--]",
        "{dede:field.body}",
        "{{article.content}}",
    ],
)
def test_captions_and_marks_of_a_publishing_system(line: str) -> None:
    assert with_line(f"<p>{line}</p>", at=2) == WHOLE


@pytest.mark.parametrize("credit", ["ANNA WEBER/STUFF", "Mara Gebhardt / Reuters", "老街一景　LIN TAO/AFP"])
def test_a_photographer_and_an_agency_below_a_picture(credit: str) -> None:
    assert with_line(f"{PICTURE}<p>{credit}</p>", at=2) == WHOLE


CAPTIONS = ("工人在铺设排水管", "新街的街面", "居民王阿姨（左）")


def test_lines_without_an_end_stand_below_pictures_alone() -> None:
    parts = [f"<p>{text}</p>" for text in PARAGRAPHS]
    pictured = [f"{PICTURE}<p>{caption}</p>" for caption in CAPTIONS]
    bold = "<p><strong>二期何时动工</strong></p>"
    text = "".join([parts[0], pictured[0], parts[1], pictured[1], bold, parts[2], pictured[2]])
    assert body(f"<div class='content'>{text}</div>") == "\n".join([ONE, TWO, "二期何时动工", THREE])


def test_subheadings_of_which_some_stand_below_pictures_are_kept() -> None:
    heads = ["旧管怎么换", "新街谁来管", "二期何时动工"]
    text = "".join(
        f"{PICTURE if number else ''}<p>{head}</p><p>{text}</p>"
        for number, (head, text) in enumerate(zip(heads, PARAGRAPHS, strict=True))
    )
    assert all(head in body(f"<div class='content'>{text}</div>") for head in heads)


def test_a_long_declaration_below_a_short_text_is_not_the_text() -> None:
    claims = (
        "1、某某网所有内容的版权均属于作者或页面内声明的版权人。未经某某网的书面许可，任何其他个人或组织均不得以任何形式转载、复制、编辑。",
        "2、已经本网授权使用作品的，应在授权范围内使用，并注明“来源：某某网”。违反上述声明者，本网将追究其相关法律责任，概不例外。",
        "3、凡注明“来源：XXX（非某某网）”的作品，均转载自其它媒体，转载目的在于传递更多信息，并不代表本网赞同其观点，也不对真实性负责。",
    )
    short = "昨日，老街的排水管换好了。居民说，今年汛期门前一直是干的。"
    links = "".join(f"<li><a href='/{number}'>城东老街商户节后开张第{number}日</a></li>" for number in range(9))
    html = f"<div><p>{short}</p></div><ul>{links}</ul><div><div>版权与免责声明<br>{'<br>'.join(claims)}</div></div>"
    assert body(html) == short


@pytest.mark.parametrize("tag", ["span", "font", "b"])
def test_what_an_element_of_a_line_says_before_its_first_paragraph(tag: str) -> None:
    first = "老街通水了，居民说今年门前一直是干的。"
    paragraphs = "".join(f"<p>{text}</p>" for text in (ONE, TWO, THREE, ONE[::-1], TWO[::-1]))
    inside = f"{first}<br><br><div><img src='/1.jpg'></div>{paragraphs}"
    page = f"<div class='btns'>分享</div><div id='newsContent'><{tag} id='lbContent'>{inside}</{tag}></div>"
    assert body(page).startswith(f"{first}\n{ONE}\n{TWO}")


@pytest.mark.parametrize(
    "notice",
    [
        "本文属于原创文章，如若转载，请注明来源：http://www.example.cn/1.html",
        "本文为本站原创，未经许可请勿转载",
        "本文系原创作品，欢迎转载",
    ],
)
def test_a_notice_that_the_text_is_original_ends_it(notice: str) -> None:
    assert with_line(f"<p>{notice}</p><p>report 831</p>") == WHOLE


@pytest.mark.parametrize("heading", ["热点资讯", "精彩内容"])
def test_a_section_of_the_text_that_is_called_like_a_box(heading: str) -> None:
    sections = [f"<section><section><p>{text}</p></section></section>" for text in PARAGRAPHS * 2]
    text = "".join([*sections[:4], f"<section><p>{heading}</p></section>", *sections[3:]])
    assert body(text, around="<div id='js_content'>{}</div>").endswith(f"{ONE}\n{WHOLE}")


@pytest.mark.parametrize("between", ["<h3>相关阅读</h3>", "<p>延伸阅读</p>"])
def test_a_box_of_links_between_two_halves_of_a_text(between: str) -> None:
    links = "<li><a href=/1.html>旧粮库改造启动仪式昨日举行</a></li><li><a href=/2.html>镇里征求管网图意见</a></li>"
    halves = [
        f"<div class=content>{part}</div>"
        for part in (MARKUP[: MARKUP.index("<p>", 9)], MARKUP[MARKUP.index("<p>", 9) :])
    ]
    box = f"<div class=rel>{between}<ul>{links}</ul></div>"
    page = f"<title>{HEADLINE}</title><h1>{HEADLINE}</h1>{DATE}{halves[0]}{box}{halves[1]}"
    assert parse(page.encode()).body == WHOLE


@pytest.mark.parametrize("quotes", ['""', "＂＂", "“”"])
def test_the_headline_again_in_other_quotation_marks(quotes: str) -> None:
    again = f"老街排水{quotes[0]}改造{quotes[1]}完工 雨天不再漫水"
    assert with_line(f"<h1>{again}</h1>", at=0) == WHOLE


@pytest.mark.parametrize("remark", ["（完）", "◇", "(ky)", "（法新社）", "（化名）", "①"])
def test_what_goes_with_the_last_sentence_stays(remark: str) -> None:
    assert body(f"<div><p>{ONE}</p><p>{TWO}</p><p>{THREE}{remark}</p></div>") == f"{WHOLE}{remark}"


@pytest.mark.parametrize("label", ["相關字詞﹕", "相关热词：", "標籤﹕"])
def test_a_list_of_tags_below_the_text(label: str) -> None:
    assert with_line(f"<p>{label}<a href=/t/1>排水</a> <a href=/t/2>老街</a></p>") == WHOLE


@pytest.mark.parametrize(
    "label",
    ["编者按：", "編者按", "【编者按】", "划重点：", "核心提示：", "本文要点", "核心阅读", "文章導讀", "省流："],
)
def test_the_label_of_a_box_over_the_text_is_left_out(label: str) -> None:
    assert page_of(DATE, first=f"{label}</p><p>").body == WHOLE


def test_a_subheading_like_such_a_label_within_the_text_stays() -> None:
    assert "摘要" in (page_of(DATE, last="</p><h3>摘要</h3><p>城东三条老街的排水管改造已经完工。").body or "")
