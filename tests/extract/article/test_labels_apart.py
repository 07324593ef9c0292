"""Labels that stand in elements of their own, before or beside what they label."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from scraper.extract.article.credits.labels import alone
from tests.extract.article_pages import page_of

_ROWS = [
    ("来源", "乡土杂志"),
    ("作者", "林晚舟"),
    ("发布时间", "2025-10-14 09:21"),
    ("栏目", "乡村"),
    ("责任编辑", "赵小满"),
    ("更新时间", "2025-10-16 11:00"),
]
_FORMS: dict[str, Callable[[str, str], str]] = {
    "fields": lambda label, value: f"<div><div class='field__label'>{label}</div><div class='item'>{value}</div></div>",
    "definitions": lambda label, value: f"<dl><dt>{label}</dt><dd>{value}</dd></dl>",
    "a table": lambda label, value: f"<table><tr><th>{label}</th><td>{value}</td></tr></table>",
    "paragraphs": lambda label, value: f"<p>{label}</p><p>{value}</p>",
    "deep": lambda label, value: f"<div><div><span>{label}</span></div><div><div><b>{value}</b></div></div></div>",
    "with a colon": lambda label, value: f"<div>{label}：</div><div>{value}</div>",
    "a line": lambda label, value: f"<li><label>{label}</label><span>{value}</span></li>",
}


@pytest.mark.parametrize("place", ["head", "tail"])
@pytest.mark.parametrize("step", [1, -1])
@pytest.mark.parametrize("form", _FORMS)
def test_every_field_behind_a_label_of_its_own(form: str, step: int, place: str) -> None:
    info = "".join(_FORMS[form](label, value) for label, value in _ROWS[::step])
    page = page_of(**{place: info})
    assert (page.outlet, page.byline, page.editors) == ("乡土杂志", ("林晚舟",), ("赵小满",))
    assert (page.section, page.published) == ("乡村", "2025-10-14T09:21+08:00")


@pytest.mark.parametrize("label", ["活动时间", "会议日期", "报名时间"])
def test_the_date_of_an_occasion(label: str) -> None:
    page = page_of(f"<div>{label}：2025-11-01 09:00</div><div>2025-10-14</div>")
    assert page.published == "2025-10-14"
    assert page.outlet is None
    assert page_of(f"<p>{label}</p><p>2025-11-01 09:00</p><p>2025-10-14</p>").published == "2025-10-14"


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("来源", "来源："),
        ("作者：", "作者："),
        ("發布時間", "發布時間："),
        ("更新", ""),
        ("分享", ""),
        ("来源不明", ""),
    ],
)
def test_a_label_that_is_all_of_a_line(text: str, label: str) -> None:
    assert alone(text) == label
