"""When an article was published."""

from __future__ import annotations

import pytest

from tests.extract import lettered
from tests.extract.article_pages import page_of


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("<div>2025年12月30日 09:15　来源：城东日报　【字体：大 中 小】 浏览次数：123</div>", "2025-12-30T09:15+08:00"),
        ("<div>发布时间：2025-12-30 浏览次数：1234</div>", "2025-12-30"),
        ("<div>發佈日期：民國 114年12月30日</div>", "2025-12-30"),
        ("<div>http://www.example.com [2025-12-30] 我要評論</div>", "2025-12-30"),
        ("<div>社會 17:30 2025/12/30</div>", "2025-12-30T17:30+08:00"),
        (
            "<div>出版：<time>2025-12-30 17:30</time> 更新：<time>2025-12-31 08:00</time></div>",
            "2025-12-30T17:30+08:00",
        ),
        (
            "<div><span>2025</span> <span>12/</span> <span>30</span> <span>20:52:15</span></div>",
            "2025-12-30T20:52:15+08:00",
        ),
    ],
)
def test_what_is_printed_by_the_headline(head: str, expected: str) -> None:
    assert page_of(head).published == expected


def test_a_printed_date_goes_before_the_meta_data() -> None:
    page = page_of(
        "<div>2025-12-30 09:05 来源：城东日报</div>",
        meta='<meta property="article:published_time" content="2025-12-30T09:10:42+08:00">',
    )
    assert page.published == "2025-12-30T09:05+08:00"


@pytest.mark.parametrize(
    "last",
    [
        "</p><p>下一届水利展将于2026年12月2至5日再度举行，由城东市水务局和临河区水务局联合主办，地点不变。",
        "</p><p>二期工程定于2026-12-02动工。",
        "</p><p>新的水價擬於2026年12月2日起實施。",
        "</p><p>临河巷将自2026年12月2日禁止通车。",
    ],
)
def test_a_day_to_come_is_not_that_of_the_publication(last: str) -> None:
    assert page_of(last=last).published is None


@pytest.mark.parametrize(
    "line",
    [
        "<a href='/'>[城东市水务局信息公开网]</a> 发布时间：2025-12-30 09:15 来源:市水务局",
        "<a href='/'>城东在线</a> 2025-12-30 09:15 来源：城东日报",
        "<a href='/w'>水务</a> 2025-12-30 09:15 稿源：城东日报",
    ],
)
def test_the_line_of_date_and_source_over_a_link_is_no_entry_of_a_list(line: str) -> None:
    page = page_of(
        f"<div>{line}</div><p><a href='/f/7.html'>关于加快老街排水改造的指导意见</a></p>",
        meta='<meta name="pubdate" content="2026-01-02 03:02:32">',
    )
    assert page.published == "2025-12-30T09:15+08:00"


@pytest.mark.parametrize("label", ["开始时间", "结束时间", "起止日期", "開始時間", "发车时间"])
def test_the_day_of_an_occasion_in_a_line_of_its_own(label: str) -> None:
    assert page_of(f"<div><span>{label}：</span><p>2026-05-08</p></div>").published is None
    assert page_of(f"<p>{label}：2026-05-08 09:00</p><p>发布日期：2026-04-30</p>").published == "2026-04-30"


def test_a_date_alone_stays_a_date() -> None:
    page = page_of("<div>2025-12-30</div>", meta='<meta name="publishdate" content="2025-12-30 08:00:00">')
    assert page.published == "2025-12-30"


def test_a_date_below_the_text() -> None:
    assert page_of(tail="<p>发布日期：2025-12-30 责任编辑：王小明</p>").published == "2025-12-30"


def test_the_year_comes_from_the_meta_data_or_the_address() -> None:
    head = "<div>12月30日 09:15 来源：城东日报</div>"
    assert page_of(head, meta='<meta name="publishdate" content="2025-12-30">').published == "2025-12-30T09:15+08:00"
    assert page_of(head, url="https://news.example.com/2025/1230/c1.html").published == "2025-12-30T09:15+08:00"


def test_a_new_year_s_page_of_december_is_of_the_old_year() -> None:
    page = page_of("<div>12月31日 23:50</div>", meta='<meta name="publishdate" content="2026-01-01">')
    assert page.published == "2025-12-31T23:50+08:00"


def test_a_clock_behind_the_headline_or_below_the_date_belongs_to_it() -> None:
    assert (
        page_of("<p>２０２５年１２月３０日（星期二）</p><p>香港時間１７時０６分</p>").published
        == "2025-12-30T17:06+08:00"
    )


def test_meta_data_json_ld_and_the_address_come_last() -> None:
    json_ld = (
        '<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2025-12-30T01:15:00Z"}</script>'
    )
    assert page_of(meta='<meta name="pubdate" content="2025-12-30 09:15">').published == "2025-12-30T09:15+08:00"
    assert page_of(meta=json_ld).published == "2025-12-30T09:15:00+08:00"
    assert page_of(url="https://news.example.com/2025/1230/c1.html").published == "2025-12-30"


def test_a_relative_time_is_none() -> None:
    assert page_of("<div>城東日報 – 3小時前</div>").published is None


def test_a_date_in_the_headline_or_the_text_gives_way_to_the_line_of_date() -> None:
    page = page_of("<div>2025-12-30</div>", first="2025年12月29日16时57分，")
    assert page.published == "2025-12-30"
    assert page_of(first="2025年12月29日16时57分，").published is None


def test_a_clock_above_the_headline_is_not_asked() -> None:
    assert page_of("<div>2025-12-30</div>", crumb="<div>2026年3月1日 星期日 10:00:00</div>").published == "2025-12-30"


def test_the_day_of_publishing_goes_before_that_of_a_change() -> None:
    assert page_of("<div>更新於 2025-12-31 16:57 | 發佈於 2025-12-30 10:00</div>").published == "2025-12-30T10:00+08:00"


def test_comments_copyright_and_other_articles_are_not_asked() -> None:
    page = page_of(tail='<div class="comment">网友 2021-01-01 10:00 说：写得好</div><p>版权所有 2001-2021</p>')
    assert page.published is None


def test_the_zone_is_the_source_s() -> None:
    head = "<div>2025-07-30 09:15</div>"
    assert page_of(head, timezone="America/New_York").published == "2025-07-30T09:15-04:00"
    assert page_of(head, timezone="Asia/Taipei").published == "2025-07-30T09:15+08:00"


META = '<meta property="article:published_time" content="{}">'


@pytest.mark.parametrize(
    "head",
    [
        '<div><time datetime="2025-12-30T09:15:00+08:00">3小時前</time> 来源：城东日报</div>',
        '<div><span title="2025-12-30 09:15:00">3小时前</span> 来源：城东日报</div>',
        '<div><span class="time" data-time="1767057300">昨天</span> 来源：城东日报</div>',
        '<p data-timestamp="1767057300000">刚刚</p>',
    ],
)
def test_an_attribute_tells_the_moment_of_a_relative_time(head: str) -> None:
    assert page_of(head).published == "2025-12-30T09:15:00+08:00"


@pytest.mark.parametrize(
    "words",
    [
        "vor 3 Stunden",
        "Il y a une heure",
        "hace 2 días",
        "3시간 전",
        "3 giờ trước",
        "5 часов назад",
        "2 jam yang lalu",
        "3 uur geleden",
    ],
)
def test_an_attribute_beside_a_relative_time_in_other_languages(words: str) -> None:
    for attribute in ("data-date-time", "title"):
        head = f'<div><span class="when" {attribute}="2025-12-30T09:15:00+01:00">{words}</span> · Mara Ellison</div>'
        assert lettered.page_of(head).published == "2025-12-30T09:15:00+01:00"


def test_a_span_of_time_is_no_relative_time() -> None:
    head = '<div><span class="when" data-end="2025-12-30T09:15:00+01:00">For 3 seasons</span> · Mara Ellison</div>'
    assert lettered.page_of(head).published is None


@pytest.mark.parametrize(
    "script",
    [
        'var ct = "1767057300";',
        "var createTime = '2025-12-30 09:15';",
        "window.ct = '1767057300' || '';",
        'e(0,n="1767057300",s="2025-12-30");',
        'var page = {publishTime: "2025-12-30 09:15"};',
    ],
)
def test_a_page_that_is_dated_by_its_script(script: str) -> None:
    assert page_of("<div>来源：城东日报</div>", tail=f"<script>{script}</script>").published == "2025-12-30T09:15+08:00"


@pytest.mark.parametrize(
    ("meta", "expected"),
    [
        ("2025-12-30T14:30:00-05:00", "2025-12-30T14:30-05:00"),  # the same clock
        ("2025-12-30T19:30:00Z", "2025-12-30T14:30-05:00"),  # the same moment
        ("2025-12-30T06:30:00Z", "2025-12-30T14:30+08:00"),
        ("2025-12-30T14:30:00Z", "2025-12-30T14:30+08:00"),  # a Chinese site's own clock with a Z
        ("2025-12-30T14:43:10Z", "2025-12-30T14:30+08:00"),
    ],
)
def test_the_page_s_data_name_the_zone_of_a_printed_clock(meta: str, expected: str) -> None:
    assert page_of("<div>2025-12-30 14:30 来源：城东日报</div>", meta=META.format(meta)).published == expected


def test_of_two_readings_of_a_date_in_numbers_the_one_that_the_data_name() -> None:
    head = "<div>05/02/2024 14:30</div>"
    assert page_of(head, meta=META.format("2024-05-02T14:30:00+08:00")).published == "2024-05-02T14:30+08:00"
    assert page_of(head, meta=META.format("2024-02-05T14:30:00+08:00")).published == "2024-02-05T14:30+08:00"
    assert page_of(head, url="https://news.example.com/2024/0502/c1.html").published == "2024-05-02T14:30+08:00"


def test_a_printed_update_gives_way_to_the_time_of_publishing() -> None:
    head = "<div>更新时间：2025-12-31 09:00 来源：城东日报</div>"
    assert page_of(head, meta=META.format("2025-12-30T14:30:00+08:00")).published == "2025-12-30T14:30:00+08:00"
    assert page_of(head).published == "2025-12-31T09:00+08:00"


@pytest.mark.parametrize(
    "meta",
    [
        '<meta name="weibo: article:create_at" content="2025-12-30 14:30:00">',
        '<meta itemprop="dateUpdate" content="2025-12-30 14:30:00">',
        '<script type="application/ld+json">{"pubDate": "2025-12-30T14:30:00"}</script>',
    ],
)
def test_data_that_alone_tell_the_time(meta: str) -> None:
    assert page_of("<div>来源：城东日报</div>", meta=meta).published == "2025-12-30T14:30:00+08:00"


def test_the_year_of_a_printed_day_may_come_from_the_last_change() -> None:
    head = "<div><span>发布时间：12-30</span><span>14:30</span><span>优质原创作者</span></div>"
    meta = '<meta itemprop="dateUpdate" content="2025-12-30 14:30:57">'
    assert page_of(head, meta=meta).published == "2025-12-30T14:30+08:00"


@pytest.mark.parametrize("words", ["更新 2025-12-31 8:41 PM", "最後更新：2025-12-31 20:41", "Updated 2025-12-31 20:41"])
def test_an_element_that_prints_its_update_and_carries_the_time_of_publishing(words: str) -> None:
    head = f"<div><time datetime='2025-12-30T14:22:10+08:00'>{words}</time></div>"
    assert page_of(head).published == "2025-12-30T14:22:10+08:00"


@pytest.mark.parametrize("below", ["2025-12-30 07:30:00", "发布日期：2025年12月30日"])
def test_the_year_of_a_printed_day_may_stand_below_the_text(below: str) -> None:
    assert page_of("<div>12-30 07:30</div>", tail=f"<div>{below}</div>").published == "2025-12-30T07:30+08:00"


@pytest.mark.parametrize("tag", ["time", "span"])
def test_a_change_whose_element_has_the_same_day(tag: str) -> None:
    line = (
        f'<p>Page last modified <{tag} datetime="2025-01-17T13:39:16-0500">Jan. 17, 2025</{tag}> <i>@</i> 01:39 PM</p>'
    )
    assert (lettered.page_of(tail=line).published or "")[:10] == "2025-01-17"


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("週六, 01/03/2026 - 18:20", "2026-01-03T18:20+08:00"),
        ("周日, 01/03/2026 - 18:20", "2026-03-01T18:20+08:00"),
        ("01/03/2026 星期日 18:20", "2026-03-01T18:20+08:00"),
        ("01/03/2026 18:20", "2026-03-01T18:20+08:00"),
        ("[日期：26-01-06 06:45]", "2026-01-06T06:45+08:00"),
        ("时间: 26-1-6 06:45:10", "2026-01-06T06:45:10+08:00"),
    ],
)
def test_the_day_of_the_week_tells_month_from_day_and_a_colon_may_stand_before_a_short_year(
    printed: str, expected: str
) -> None:
    assert page_of(f"<div>{printed}</div>").published == expected


@pytest.mark.parametrize("printed", ["3 1 月, 2026", "3 1月, 2026", "週六, 3 1月 2026"])
def test_a_day_as_wordpress_prints_it_in_chinese(printed: str) -> None:
    assert page_of(f"<div>{printed}</div>").published == "2026-01-03"


@pytest.mark.parametrize(
    ("lang", "head", "meta", "expected"),
    [
        ("en", "<div>May 2, 2024 6:30 a.m.</div>", "", "2024-05-02T06:30"),
        ("en-GB", "<div>2 May 2024, 14:30</div>", "", "2024-05-02T14:30+01:00"),
        ("de", "<div>02.05.2024, 14:30 Uhr</div>", "", "2024-05-02T14:30+02:00"),
        ("el", "<div>2 Μαΐου 2024, 14:30</div>", "", "2024-05-02T14:30+03:00"),
        ("pt-BR", "<div>2 de maio de 2024, 14:30</div>", "2024-05-02T14:30:10-03:00", "2024-05-02T14:30-03:00"),
        ("en", "<div>May 2, 2024 14:30</div>", "2024-05-02T09:12:00-04:00", "2024-05-02T14:30-04:00"),
        ("fr", "<div>2 mai 2024 à 14:30</div>", "2024-05-02T12:30:00Z", "2024-05-02T14:30+02:00"),
        ("sv", "", "2024-05-02T22:30:00Z", "2024-05-03T00:30:00+02:00"),
        ("en", "", "2024-05-02T22:30:00Z", "2024-05-02T22:30:00+00:00"),
        ("zh-CN", "<div>May 2, 2024 14:30</div>", "", "2024-05-02T14:30+08:00"),
    ],
)
def test_the_zone_of_a_page_in_letters(lang: str, head: str, meta: str, expected: str) -> None:
    """Data, country and language tell it; without any, the time has no offset."""
    declared = f'<meta property="article:published_time" content="{meta}">' if meta else ""
    assert lettered.page_of(head, lang=lang, meta=declared).published == expected


@pytest.mark.parametrize(
    ("local", "expected"),
    [
        ("2024-05-03T00:30:00+02:00", "2024-05-03T00:30:00+02:00"),
        ("2024-05-03T04:30:00+05:30", "2024-05-02T22:30:00+00:00"),
        ("2024-05-03", "2024-05-02T22:30:00+00:00"),
    ],
)
def test_of_one_moment_the_reading_by_its_own_clock(local: str, expected: str) -> None:
    data = f'{{"@type": "NewsArticle", "headline": "{lettered.HEADLINE}", "datePublished": "{local}"}}'
    meta = '<meta property="article:published_time" content="2024-05-02T22:30:00Z">'
    meta += f'<script type="application/ld+json">{data}</script>'
    assert lettered.page_of(lang="en", meta=meta).published == expected


@pytest.mark.parametrize("zone", ["Asia/Shanghai", "Asia/Taipei"])
def test_the_zone_that_a_source_names_is_that_of_its_pages_in_letters_too(zone: str) -> None:
    assert lettered.page_of("<div>May 2, 2024 14:30</div>", timezone=zone).published == "2024-05-02T14:30+08:00"
    assert lettered.page_of("<div>May 2, 2024 14:30</div>").published == "2024-05-02T14:30"


PUBLISHED = '<meta property="article:published_time" content="2025-12-30T09:15:00+08:00">'


@pytest.mark.parametrize("newest", ["2025-12-31 12:00", "2025年12月31日 12时05分"])
def test_the_newest_entry_of_a_live_report_is_not_when_it_began(newest: str) -> None:
    page = page_of(f"<p>{newest}</p>", first="水位开始回落。</p><p>2025-12-30 20:10</p><p>", meta=PUBLISHED)
    assert page.published == "2025-12-30T09:15:00+08:00"


def test_the_first_entry_of_a_live_report_is_not_when_it_was_published() -> None:
    entries = "2025-12-31 12:00</p><p>水位开始回落。</p><p>2025-12-30 09:17</p><p>水位接近警戒线。</p><p>"
    assert page_of(first=entries, meta=PUBLISHED).published == "2025-12-30T09:15:00+08:00"


def test_a_time_a_little_behind_the_data_s_is_the_article_s() -> None:
    page = page_of(
        "<div>2025-12-30 09:20</div>", first="水位开始回落。</p><p>2025-12-31 08:00 最新：</p><p>", meta=PUBLISHED
    )
    assert page.published == "2025-12-30T09:20+08:00"


def test_an_update_before_which_the_day_of_the_week_stands() -> None:
    head = "<div>Last modified on Fri 2 Jan 2026 18:00</div>"
    data = PUBLISHED.replace("+08:00", "Z")
    assert lettered.page_of(head, meta=data).published == "2025-12-30T09:15:00+00:00"


def test_a_later_day_over_a_text_without_entries_is_believed() -> None:
    assert page_of("<p>2025-12-31 12:00</p>", meta=PUBLISHED).published == "2025-12-31T12:00+08:00"


@pytest.mark.parametrize("tag", ["relative-time", "time-ago", "time"])
def test_the_moment_of_an_element_of_time(tag: str) -> None:
    page = page_of(f'<div><{tag} datetime="2025-12-30T09:15:00+08:00">on Tue</{tag}> 城东日报</div>')
    assert page.published == "2025-12-30T09:15:00+08:00"


@pytest.mark.parametrize("name", ["id='pubDate'", "name='publish_time'", "id='newsDate' name='x'"])
def test_a_hidden_field_of_the_page(name: str) -> None:
    field = f"<div>时间：<span id='t'></span></div><input type='hidden' {name} value='2025-10-14 09:21:00'>"
    assert page_of(field).published == "2025-10-14T09:21:00+08:00"
    assert page_of(f"<div>2025-10-12</div>{field}").published == "2025-10-12"


def test_a_hidden_field_of_something_else() -> None:
    assert page_of("<input type='hidden' name='deadline' value='2025-10-14'>").published is None


@pytest.mark.parametrize(
    ("early", "late", "expected"),
    [
        ("2025-12-30 03:11:37", "2025-12-30 15:11:37", "2025-12-30T15:11:37+08:00"),
        ("2025-12-30 09:05", "2025-12-30 21:05", "2025-12-30T21:05+08:00"),
        ("2025-12-30 03:11", "2025-12-29 15:11", "2025-12-30T03:11+08:00"),
        ("2025-12-30 03:11", "2025-12-30 15:12", "2025-12-30T03:11+08:00"),
    ],
)
def test_a_template_that_leaves_out_the_afternoon(early: str, late: str, expected: str) -> None:
    copy = f"<table><tr><td>发布时间：{late}</td></tr></table>"
    assert page_of(f"<ul><li class='pubDate'>{early}</li></ul>", tail=copy).published == expected


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        (
            '<p>Posted on <time class="entry-date published">April 9, 2019</time>'
            '<time class="updated">December 10, 2021</time> by Mara</p>',
            "2019-04-09",
        ),
        (
            '<p><time class="updated dateModified">10. Dezember 2021</time>'
            '<time class="entry-date published">9. April 2019</time></p>',
            "2019-04-09",
        ),
        (
            '<p><i>Mara Bell</i><b class="updated hidden-text">2021-12-07T10:10:52+01:00</b>9. April 2019 |</p>',
            "2019-04-09",
        ),
        ('<p><time class="entry-date updated">April 9, 2019</time></p>', "2019-04-09"),
        ('<div class="footer news-meta">09.04.2019</div>', "2019-04-09"),
        ("<div><b>mara</b><i>09.04.19</i><i>12:44</i></div>", "2019-04-09T12:44+02:00"),
    ],
)
def test_the_first_of_two_days_in_elements(head: str, expected: str) -> None:
    assert lettered.page_of(head, lang="de").published == expected


@pytest.mark.parametrize(
    ("opening", "expected"),
    [
        ("9 April 2019 – ", "2019-04-09"),
        ("9. April 2019. ", "2019-04-09"),
        ("09.04.2019 | ", "2019-04-09"),
        ("On 9 April 2019 – a Tuesday – ", None),
        ("9 April 2019 was the last day, for ", None),
    ],
)
def test_a_day_that_opens_the_text(opening: str, expected: str | None) -> None:
    assert lettered.page_of(within=f"<p>{opening}{lettered.PARAGRAPHS[0]}</p>", lang="de").published == expected


@pytest.mark.parametrize("lang", ["de", "en"])
def test_a_day_below_the_text_gives_way_to_other_data(lang: str) -> None:
    data = '<meta property="article:published_time" content="2019-04-09T10:00:00+02:00">'
    below = '<div class="article-date-time">2 May 2018 10:52</div>'
    assert lettered.page_of(tail=below, meta=data, lang=lang).published == "2019-04-09T10:00:00+02:00"
    assert lettered.page_of(tail="<p>Published April 12, 2019</p>", meta=data, lang=lang).published == "2019-04-12"


def test_a_clock_that_shows_the_moment_of_the_data() -> None:
    data = '<meta property="article:published_time" content="2023-11-07T11:55:00+02:00">'
    page = lettered.page_of("<div>07.11.2023, 10.55 Uhr</div>", meta=data, lang="de-CH")
    assert page.published == "2023-11-07T10:55+01:00"


@pytest.mark.parametrize(
    ("clock", "expected"),
    [
        ("8:32 pm", "2025-12-30T20:32+08:00"),
        ("8:32 am", "2025-12-30T08:32+08:00"),
        ("12:05 AM", "2025-12-30T00:05+08:00"),
    ],
)
def test_a_clock_of_twelve_hours_below_the_day(clock: str, expected: str) -> None:
    assert page_of(f"<ul><li>December 30, 2025</li><li>{clock}</li></ul>").published == expected


@pytest.mark.parametrize(
    "line",
    [
        "2025-10-15 08:00 更新 2025-10-14 09:21 发布",
        "2025-10-14 09:21 发布 2025-10-15 08:00 更新",
        "发布：2025-10-14 09:21 修改：2025-10-15 08:00",
        "更新 2025-10-15 08:00 发布 2025-10-14 09:21",
        "<span>2025-10-15 08:00更新</span><span>2025-10-14 09:21发布</span>",
        "首发时间 2025-10-14 09:21 | 最后编辑 2025-10-19 22:10",
        "截至2025年11月30日有效 发布于2025-10-14 09:21",
    ],
)
def test_several_dates_by_the_words_before_or_behind_them(line: str) -> None:
    page = page_of(f"<div>{line}</div>")
    assert (page.published, page.outlet) == ("2025-10-14T09:21+08:00", None)


@pytest.mark.parametrize(
    "element", ["<span data-timestamp='1760404860'></span>", "<time datetime='2025-10-14T09:21:00+08:00'></time>"]
)
def test_the_moment_in_an_element_that_a_script_fills(element: str) -> None:
    published = page_of(f"<div>{element}</div>").published
    assert published is not None
    assert published.startswith("2025-10-14T09:21")
    other = "<time datetime='2025-10-12T08:00:00+08:00'></time>"
    assert page_of(f"<div>{element}</div>", tail=f"<div>{other}</div>").published is None


@pytest.mark.parametrize("line", ["活动时间：2025-11-01 09:00 市体育馆", "原标题：2024年12月31日晚的公交"])
def test_the_words_beside_the_date_of_something_else_are_no_outlet(line: str) -> None:
    assert page_of(f"<div>{line}</div><div>2025-10-14</div>").outlet is None


def test_the_update_behind_a_day_that_is_a_link() -> None:
    line = "<div><a href='/20240110/'>18:20 2024年1月10日</a> <span>（更新的: 19:05 2024年1月10日）</span></div>"
    assert page_of(line).published == "2024-01-10T18:20+08:00"


@pytest.mark.parametrize(("zone", "offset"), [("EST", "-05:00"), ("EDT", "-04:00"), ("PST", "-08:00")])
def test_a_zone_of_america_between_day_and_clock(zone: str, offset: str) -> None:
    assert page_of(f"<p>發佈時間: 2024年01月10日 {zone} 14:20</p>").published == f"2024-01-10T14:20{offset}"


@pytest.mark.parametrize(
    "printed", ["1月 10, 2024 18:20", "1 月 10, 2024 18:20", "输入 : 2024.01.10 18:20　修改 : 2024.01.11 11:20"]
)
def test_days_as_wordpress_and_papers_of_korea_print_them(printed: str) -> None:
    page = page_of(f"<div>{printed}</div>")
    assert (page.published, page.outlet) == ("2024-01-10T18:20+08:00", None)


def test_the_zone_in_the_attribute_of_the_printed_moment() -> None:
    head = '<time datetime="2026-01-31T09:15:00+07:00">2026-01-31 09:15</time>'
    assert page_of(f"<div>{head}</div>").published == "2026-01-31T09:15+07:00"


@pytest.mark.parametrize(
    "printed",
    [
        "2026-02-01 18:00 更新",
        "2026-02-01 18:00 修改 来源：澜汀日报",
        "2026-02-01 18:00（更新）",
        "Edited Feb 1, 2026 18:00",
    ],
)
def test_a_date_labelled_as_an_update_is_not_the_publication(printed: str) -> None:
    meta = '<meta property="article:published_time" content="2026-01-31T09:15:00+08:00">'
    assert page_of(f"<div>{printed}</div>", meta=meta).published == "2026-01-31T09:15:00+08:00"


def test_the_field_that_a_system_names_pubtime() -> None:
    assert page_of(meta='<meta name="_pubtime" content="2026-01-31 09:15:00">').published == "2026-01-31T09:15:00+08:00"


@pytest.mark.parametrize("row", ["<a href='/{0}'>{1}</a> {2}", "<span>{2}</span> <a href='/{0}'>{1}</a>"])
def test_the_days_of_other_articles_right_below_the_headline(row: str) -> None:
    others = (("北门小区将换水表", "2026-01-02"), ("老街商户节后开张", "2026-01-03"))
    rows = "".join(f"<li>{row.format(n, *other)}</li>" for n, other in enumerate(others))
    meta = "<meta property='article:published_time' content='2026-03-08T10:00:00+08:00'>"
    assert page_of(f"<ul>{rows}</ul>", meta=meta).published == "2026-03-08T10:00:00+08:00"


@pytest.mark.parametrize("clock", ["1:30下午", "1:30 下午", "01:30 下午"])
def test_the_half_of_the_day_behind_its_clock(clock: str) -> None:
    assert page_of(f"<div>发布于 2025年12月30日 {clock}</div>").published == "2025-12-30T13:30+08:00"


@pytest.mark.parametrize("printed", ["十一月 6th, 2009", "11 月 6th, 2009", "十一月 6, 2009"])
def test_the_month_in_words_before_a_day_with_its_ending(printed: str) -> None:
    assert page_of(f"<div><span>其它内容</span> <span>{printed}</span></div>").published == "2009-11-06"


@pytest.mark.parametrize("words", ["昨天", "上周", "上个月", "Yesterday", "5h", "3天前"])
def test_the_moment_of_words_that_count_from_now(words: str) -> None:
    head = f'<div><span data-utime="1767057300">{words}</span></div>'
    assert page_of(head).published == "2025-12-30T09:15:00+08:00"


@pytest.mark.parametrize(
    "field",
    [
        '<meta name="datecreated" content="2026-01-31 09:15:00">',
        '<meta property="article:create_time" content="2026-01-31 09:15:00">',
        '<meta name="sitepubdate" content="2026-01-31 09:15:00">',
        '<span itemprop="datePublished" content="2026-01-31T09:15:00+08:00"></span>',
    ],
)
def test_further_names_of_the_time_of_publishing(field: str) -> None:
    assert page_of(f"<div>来源：澜汀日报 {field}</div>").published == "2026-01-31T09:15:00+08:00"


def test_a_revision_that_is_labelled_behind_its_moment() -> None:
    meta = '<meta property="article:published_time" content="2026-01-31T09:15:00+08:00">'
    assert page_of("<div>2026-02-01 18:00 修订</div>", meta=meta).published == "2026-01-31T09:15:00+08:00"


def test_the_moment_of_a_link_that_counts_from_now() -> None:
    head = '<div><a href="#" title="2026-01-31 09:15:00">3小时前</a> 来源：澜汀日报</div>'
    assert page_of(head).published == "2026-01-31T09:15:00+08:00"
