"""The query language: what is typed, and what is looked for."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scraper.archive.search.query.query import Query, Term, parse
from scraper.i18n import N_


def groups_of(query: Query) -> list[list[str]]:
    """The groups as short words: -headline:低保."""
    return [[("-" if t.negated else "") + (f"{t.field}:" if t.field else "") + t.text for t in g] for g in query.groups]


@pytest.mark.parametrize(
    ("typed", "groups"),
    [
        ("低保 研究", [["低保"], ["研究"]]),
        ('"清河 图书馆"', [["清河 图书馆"]]),
        ("北京 OR 上海 房价", [["北京", "上海"], ["房价"]]),
        ("甲 OR 乙 OR 丙", [["甲", "乙", "丙"]]),
        ("房价 -上海", [["房价"], ["-上海"]]),
        ('-"闭馆 通知"', [["-闭馆 通知"]]),
        ("headline:低保", [["headline:低保"]]),
        ("headline：低保", [["headline:低保"]]),
        ('-editor:"林一帆"', [["-editors:林一帆"]]),
        ("５Ｇ手机 C919", [["5g手机"], ["c919"]]),
        ("你好，世界", [["你好,世界"]]),
        ("19:30", [["19:30"]]),
        ("http://news.example.cn", [["http://news.example.cn"]]),
        ("或 与", [["或"], ["与"]]),
        ("（甲 乙） ＯＲ 丙", [["甲", "丙"], ["乙", "丙"]]),
        ("甲 AND 乙", [["甲"], ["乙"]]),
        ("甲 NOT 乙", [["甲"], ["-乙"]]),
        ("甲 AND NOT 乙", [["甲"], ["-乙"]]),
        ("NOT -甲", [["甲"]]),
        ("甲 －乙 −丙 –丁", [["甲"], ["-乙"], ["-丙"], ["-丁"]]),
        ("-(甲 OR 乙) 丙", [["-甲"], ["-乙"], ["丙"]]),
        ("NOT (甲 乙)", [["-甲", "-乙"]]),
        ("甲 OR -乙", [["甲", "-乙"]]),
        ("低保（北京 OR 上海）", [["低保"], ["北京", "上海"]]),
        ("((甲 OR 乙) 丙) OR 丁", [["甲", "乙", "丁"], ["丙", "丁"]]),
        ("中国(上海)自贸区", [["中国(上海)自贸区"]]),
        ("“清河 图书馆” 甲", [["清河 图书馆"], ["甲"]]),
        ("「清河」『图书 馆』｢新馆｣“甲”", [["清河"], ["图书 馆"], ["新馆"], ["甲"]]),
        ("所谓“渡口”改造", [["所谓“渡口”改造"]]),
        ("「清河」 『图书 馆』 ｢新馆｣ ＂甲＂", [["清河"], ["图书 馆"], ["新馆"], ["甲"]]),
        ('”渡口“ “渡口"', [["渡口"]]),
        ('"“渡口”"', [["“渡口”"]]),
        ("标题:渡口 title:渡口 标题：渡口", [["headline:渡口"]]),
        ("作者:陈可 记者：陈可 author:陈可 署名:陈可", [["byline:陈可"]]),
        ("编辑:林一 责编:林一 责任编辑：林一 editor:林一", [["editors:林一"]]),
        ("来源:晚报 媒体:晚报 OUTLET:晚报 ｏｕｔｌｅｔ：晚报", [["outlet:晚报"]]),
        ("栏目:文化 频道:文化 section:文化", [["section:文化"]]),
        ("新闻源:evening source:evening", [["source:evening"]]),
        ("正文:甲 内容:甲 text:甲 摘要:乙 导语:乙", [["body:甲"], ["summary:乙"]]),
        ("标题：“渡口 改造” -作者:「陈可」", [["headline:渡口 改造"], ["-byline:陈可"]]),
        ("标题:(甲 OR 乙 正文:丙)", [["headline:甲", "headline:乙"], ["body:丙"]]),
        ('"or" "NOT"', [["or"], ["not"]]),
        ("中-小", [["中-小"]]),
        ("", []),
    ],
)
def test_read_as_meant(typed: str, groups: list[list[str]]) -> None:
    query = parse(typed)
    assert groups_of(query) == groups
    assert query.hints == ()


@pytest.mark.parametrize(
    ("typed", "groups", "hint"),
    [
        ("甲 or 乙", [["甲", "乙"]], "'or' is read as OR"),
        ("甲 and not 乙", [["甲"], ["-乙"]], "'not' is read as NOT"),
        ("甲 AND 乙 OR 丙", [["甲"], ["乙", "丙"]], "OR binds closer"),
        ("甲 OR 乙 AND 丙", [["甲", "乙"], ["丙"]], "OR binds closer"),
        ("AND 甲", [["and"], ["甲"]], "AND stands between"),
        ("甲 NOT", [["甲"], ["not"]], "NOT stands before"),
        ("渡口*", [["渡口*"]], "anyway: 渡口"),
        ("渡口＊", [["渡口*"]], "anyway: 渡口"),
        ("foo:渡口", [["foo:渡口"]], "There is no field 'foo'"),
        ("关键词：渡口", [["关键词:渡口"]], "There is no field '关键词'"),
        ("日期:2026", [["日期:2026"]], "--since"),
        ("(甲 乙", [["(甲"], ["乙"]], "parenthesis without"),
        ("甲 ）", [["甲"], [")"]], "parenthesis without"),
        ("甲 ()", [["甲"], ["()"]], "between the parentheses"),
        ("“渡口", [["“渡口"]], "without its partner"),
        ("“渡口”改造", [["“渡口”改造"]], "within a word"),
        ("甲 | 乙", [["甲"], ["|"], ["乙"]], "join words"),
        ("+甲", [["+甲"]], "Every word must occur"),
        ('"闭馆', [['"闭馆']], "quotation mark"),
        ('说"好"了', [['说"好"了']], "quotation mark"),
        ("OR 低保", [["or"], ["低保"]], "OR stands between"),
        ("低保 OR", [["低保"], ["or"]], "OR stands between"),
        ("headline:", [["headline:"]], "Nothing follows"),
        ("hedline:低保", [["hedline:低保"]], "Did you mean headline:?"),
        ("低保 -", [["低保"], ["-"]], "minus"),
        ('headline:""', [['headline:""']], "Nothing stands between"),
        ("\u200b\x00", [[]], "no character"),
        ("\u200d", [[]], "no character"),
    ],
)
def test_what_is_malformed_is_text_and_is_said_so(typed: str, groups: list[list[str]], hint: str) -> None:
    query = parse(typed)
    assert groups_of(query) == groups
    assert any(hint in line.render(N_) for line in query.hints)


def test_what_is_said_twice_counts_once_and_a_pasted_text_is_cut() -> None:
    assert groups_of(parse("低保 低保 甲 OR 甲")) == [["低保"], ["甲"]]
    query = parse(" ".join(map(str, range(1000))))
    assert len(query.groups) == 100
    assert "first 100 words" in query.hints[0].render(N_)
    assert len(parse("(" * 5000 + "甲").groups) == 1
    assert parse(" OR ".join(f"(甲{n} 乙{n})" for n in range(20))).groups == ((),)


@given(st.text('"-:：()*^+ OR\n低保headlin“”AND NOT NEAR', max_size=30))
def test_whatever_is_typed_is_a_query(typed: str) -> None:
    assert isinstance(parse(typed), Query)


def test_spellings_are_how_print_may_hold_a_term() -> None:
    assert set(Term("c919,首飞", "C919，首飞").spellings()) >= {"C919，首飞", "c919,首飞", "c919，首飞"}


@pytest.mark.slow
@pytest.mark.parametrize("piece", ["「 ", "“ ", "( ", "(", "()", " ab:c", "甲(", "-", "NOT ", " OR", '"', "( 甲 )"])
def test_the_work_grows_with_the_length(piece: str) -> None:
    """Calls of functions, which a machine at other work does not change."""
    import sys

    def calls(times: int) -> int:
        count = 0

        def seen(frame: object, event: str, argument: object) -> None:
            nonlocal count
            count += event in ("call", "c_call")

        sys.setprofile(seen)
        try:
            parse(piece * times)
        finally:
            sys.setprofile(None)
        return count

    calls(10)
    assert calls(8000) <= 12 * calls(1000) + 1000
