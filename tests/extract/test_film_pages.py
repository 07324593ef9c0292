"""Pages of films: a few lines about the film under 视频简介, the text under 主要内容."""

from __future__ import annotations

from scraper.extract import parse

PAGE = """<!DOCTYPE html><html><head><meta charset="utf-8"><title>{headline}_云汀电视台</title></head><body>
<div class="video"><div class="tit">{headline}</div></div>
<div class="info"><span>来源：云汀电视台</span><span>2026-03-04 19:30</span></div>
<div class="brief"><ul><li><div class="tit">视频简介</div><p>{brief}</p></li></ul></div>
<div id="content"><div class="contit"><span>主要内容</span></div>
<div class="area"><p>云汀台消息：三月四日清晨，新造的渡轮“白鹭七号”在云汀港北码头下水，港务处数十名职工到场见证。</p>
<p>这艘渡轮可载客三百二十人，采用电力推进，往返两岸一次只需十八分钟，比原来的渡轮快了将近一半。</p></div>
<div><span>编辑：周苇</span></div></div></body></html>"""

HEADLINE = "云汀港新渡轮“白鹭七号”下水"


def test_the_text_begins_under_its_label() -> None:
    page = parse(PAGE.format(headline=HEADLINE, brief=HEADLINE + "。").encode())
    assert page.body.startswith("云汀台消息：三月四日清晨")
    assert "简介" not in page.body
    assert page.editors == ("周苇",)


def test_a_brief_that_says_more_than_the_headline_is_the_summary() -> None:
    brief = "新造的渡轮可载客三百二十人；往返两岸一次只需十八分钟，试航两个月。"
    assert parse(PAGE.format(headline=HEADLINE, brief=brief).encode()).summary == brief


def test_a_brief_that_repeats_the_headline_is_none() -> None:
    assert parse(PAGE.format(headline=HEADLINE, brief=HEADLINE + "。").encode()).summary is None


def test_a_brief_of_several_paragraphs_is_taken_whole() -> None:
    brief = HEADLINE + "。</p><p>（本稿已更新：试航期改为三个月。）"
    assert parse(PAGE.format(headline=HEADLINE, brief=brief).encode()).summary == (
        HEADLINE + "。 （本稿已更新：试航期改为三个月。）"
    )
