"""An outlet's name, told from what is printed where one is looked for."""

from __future__ import annotations

import pytest

from scraper.extract.article.fields.outlet.outlet_names import clean, plain, unlabelled


@pytest.mark.parametrize(
    ("value", "name"),
    [
        ("澄湖晚报", "澄湖晚报"),
        ("《澄湖晚报》", "澄湖晚报"),
        ("澄湖晚报 | 文化", "澄湖晚报"),
        ("澄湖晚报（记者 陈可）", "澄湖晚报"),
        ("澄湖晚报 [打开App", "澄湖晚报"),
        ("央视新闻（北京）", "央视新闻（北京）"),
        ("澄湖晚报2026年第3期", "澄湖晚报"),
        ("《澄湖大学报》 第1203期", "澄湖大学报"),
        ("网络", None),
        ("A-A+", None),
        ("大中小", None),
        ("T+ T-", None),
        ("本站原创", None),
        ("澄湖晚报摄影", None),
        ("第3版", None),
        ("点击下载澄湖客户端", None),
        ("今天下雨。", None),
        ("报", None),
        ("澄湖晚报20221109 8版", "澄湖晚报"),
        ("澄湖在线20230227", "澄湖在线"),
        ("澄湖经济新闻( 博客 , 微博)", "澄湖经济新闻"),
        ("市长在澄湖考察时强调", None),
        ("从澄湖教育考试院了解到", None),
        ("据澄湖晚报", "澄湖晚报"),
        ("據澄湖網", "澄湖網"),
        ("据了解", None),
        ("《澄湖之城》，澄湖出版", "澄湖之城"),
        ("0 則留言", None),
        ("Getty Images", None),
        ("達志影像", None),
        ("澄湖時報〈新館開幕了〉", "澄湖時報"),
        ("12条评论", None),
        ("校友办公室/文 宣传部/图", "校友办公室"),
        ("澄湖网／文", "澄湖网"),
        ("本文首发于", None),
        ("澄湖晚报社主办", None),
        ("转载文章", None),
        ("本帖最后由 看水的人", None),
        ("由看水的人张贴 @", None),
        ("239个回答", None),
        ("9#", None),
        ("申请日", None),
        ("预约时期", None),
        ("朝日", "朝日"),
        ("与水利局长合影", None),
        ("公告", None),
        ("水利项目立项统计表", None),
        ("澄湖博…", None),
        ("澄" * 30, "澄" * 30),
        ("澄" * 31, None),
    ],
)
def test_the_name_without_what_is_printed_behind_it(value: str, name: str | None) -> None:
    assert clean(value) == name


@pytest.mark.parametrize("label", ["来源：", "文章来源: ", "稿源 ： ", ""])
def test_a_label_inside_a_value_is_taken_off(label: str) -> None:
    assert unlabelled(f"{label}澄湖网-文化频道 原创稿") == "澄湖网-文化频道 原创稿"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("澄湖晚报", "澄湖晚报"),
        ("澄湖晚报 · 3小时前", "澄湖晚报"),
        ("沈知秋/澄湖日报", "澄湖日报"),
        ("记者 陈可", None),
        ("来源：澄湖晚报", None),  # a label: another rule reads it
        ("2026-01-31", None),
        ("陈可", None),  # a person
        ("澄湖晚报，城东日报", None),
        ("社会新闻", None),  # a channel
    ],
)
def test_a_line_that_is_nothing_but_a_name(text: str, name: str | None) -> None:
    assert plain(text) == name


@pytest.mark.parametrize("role", ["編譯", "记者", "特派員"])
def test_a_medium_with_its_writer(role: str) -> None:
    assert clean(f"臨河網{role}林安如") == "臨河網"
    assert clean("臨河記者協會") == "臨河記者協會"


@pytest.mark.parametrize(
    ("printed", "outlet"),
    [
        ("为城东中文网撰稿", "城东中文网"),
        ("為城東週刊獨家撰稿", "城東週刊"),
        ("侨乡网综合讯", "侨乡网"),
        ("男士时尚】城东网", "城东网"),
        ("城东新闻综合", "城东新闻综合"),
    ],
)
def test_what_is_printed_around_a_medium_s_name(printed: str, outlet: str) -> None:
    assert clean(printed) == outlet


@pytest.mark.parametrize("dot", ["∙", "⋅"])
def test_a_channel_behind_a_dot(dot: str) -> None:
    assert clean(f"澄湖新闻 {dot} 民生观察") == "澄湖新闻"


@pytest.mark.parametrize("credit", ["微信公众号“澜汀发布”", "公众号「澜汀发布」"])
def test_an_account_that_is_quoted(credit: str) -> None:
    assert clean(credit) == "澜汀发布"
