"""Forms in which dates, clock times and zones are printed by the headline."""

from __future__ import annotations

import pytest

from tests.extract.article_pages import SOURCE, page_of


@pytest.mark.parametrize(
    ("printed", "published"),
    [
        ("2024年5月2日零时", "2024-05-02T00:00+08:00"),
        ("二〇二四年五月二日零時十五分", "2024-05-02T00:15+08:00"),
        ("2024-05-02 14:30 PKT", "2024-05-02T14:30+05:00"),
        ("2024-05-02 14:30 (NPT)", "2024-05-02T14:30+05:45"),
        ("2024年5月2日10点", "2024-05-02T10:00+08:00"),
        ("2024.05.02. 오후 2:30", "2024-05-02T14:30+08:00"),
        ("입력 2024.05.02 오전 9:15", "2024-05-02T09:15+08:00"),
        ("02 May 2024, 2.30pm", "2024-05-02T14:30+08:00"),
        ("2 May 2024 07.01 BST", "2024-05-02T07:01+01:00"),
        ("二零二四年五月二日十四时三十分", "2024-05-02T14:30+08:00"),
        ("28 十二月, 2013", "2013-12-28"),
        ("28十二月2013", "2013-12-28"),
        ("May 2, 2024 at 2:30pm", "2024-05-02T14:30+08:00"),
        ("2024-05-02 14:30:00+5:30", "2024-05-02T14:30:00+05:30"),
    ],
)
def test_a_printed_date(printed: str, published: str) -> None:
    assert page_of(f"<div>{printed}</div>").published == published


@pytest.mark.parametrize(
    ("printed", "published"),
    [
        ("Updated 2:30 PM EDT, Thu May 2, 2024", "2024-05-02T14:30-04:00"),
        ("Published 9:05 AM JST, Thu. 2 May 2024", "2024-05-02T09:05+09:00"),
        ("14:30 GMT+8, Thursday May 2, 2024", "2024-05-02T14:30+08:00"),
        ("2:30 PM, May 2, 2024", "2024-05-02T14:30+08:00"),
    ],
)
def test_a_clock_and_its_zone_before_the_day(printed: str, published: str) -> None:
    assert page_of(f"<div>{printed}</div>{SOURCE}").published == published


@pytest.mark.parametrize(
    "script",
    [
        'var ct = ("1714631400" || "") * 1;',
        "window.ct = JsDecode('1714631400');",
        "var x = { create_time: ('2024-05-02 14:30') };",
    ],
)
def test_a_moment_in_brackets_of_a_script(script: str) -> None:
    published = page_of(SOURCE, meta=f"<script>{script}</script>").published
    assert published == "2024-05-02T14:30+08:00"


@pytest.mark.parametrize(
    "script",
    [
        'document.getElementById("publish_time").innerText = "2024-05-02 14:30";',
        "document.querySelector('#pubtime').innerHTML='2024年5月2日 14:30';",
        '$("#publishTime").text("2024/05/02 14:30");',
        "var createTime = '2024年05月02日 14:30';",
        "var publishTime = new Date(1714631400000);",
        "d.ct = xml ? '' : '1714631400';",
    ],
)
def test_a_moment_that_a_script_writes_into_the_page(script: str) -> None:
    page = page_of('<em id="publish_time"></em>' + SOURCE, tail=f"<script>{script}</script>")
    assert page.published == "2024-05-02T14:30+08:00"


@pytest.mark.parametrize(
    "script",
    [
        'document.getElementById("deadline").innerText = "2024-05-02 14:30";',
        '$("#publishTime").hide(); show("2024/05/02 14:30");',
        "var createTime = new Date();",
    ],
)
def test_a_moment_of_something_else_in_a_script(script: str) -> None:
    assert page_of(SOURCE, tail=f"<script>{script}</script>").published is None
