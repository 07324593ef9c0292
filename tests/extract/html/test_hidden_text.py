"""Text that no reader sees: page in, body without it out."""

from __future__ import annotations

import pytest

from scraper.extract import parse
from tests.extract.article_pages import DATE, HEADLINE, MARKUP, PARAGRAPHS, WHOLE

SENTENCE = "城西的老渡口昨天换上了新栈桥，候船的人不用再踩着跳板上船，往来两岸比从前方便了许多。"


def body(inside: str) -> str:
    text = (
        f"<p>{SENTENCE}</p><p>渡口管理站{inside}说，栈桥用的是旧船上拆下来的木料，刷了三遍桐油。</p><p>{SENTENCE}</p>"
    )
    return parse(f"<title>渡口换新_云汀晚报</title><h1>渡口换新</h1><div class=content>{text}</div>".encode()).body


@pytest.mark.parametrize(
    "inside",
    [
        '<span style="display: none">x7Kq</span>',
        '<font style="font-size:0px">本文来自云汀</font>',
        '<span class="jammer">, b4 }</span>',
        '<span style="opacity:0">x7Kq</span>',
        '<font style="font-size:1px;color:#FFF">x7Kq</font>',
        '<span class="sr-only">打开新窗口</span>',
        '<span class="hidden">打开新窗口</span>',
        '<em class="fr hide">打开新窗口</em>',
        "<span hidden>暗语</span>",
        '<span style="font:0/0 a">x7Kq</span>',
        '<span style="visibility:collapse">x7Kq</span>',
        '<font style="font-size:0.1px">x7Kq</font>',
        '<span class="small d-none">x7Kq</span>',
        '<b style="max-height:0; overflow:hidden; display:inline-block">x7Kq</b>',
        '<span style="overflow:hidden;width:0">x7Kq</span>',
        '<i style="clip-path:inset(50%)">x7Kq</i>',
        '<span class="off-screen">云汀网</span>',
        '<span class="a11y-hidden">打开新窗口</span>',
    ],
)
def test_a_hidden_run_is_cut(inside: str) -> None:
    assert "渡口管理站说，栈桥" in body(inside)


@pytest.mark.parametrize(
    "inside",
    [
        '<span style="color: red">站长</span>',
        '<span class="name">站长</span>',
        '<span class="d-none d-md-inline">站长</span>',
        '<span style="font-size:0"><b style="font-size:16px">站长</b></span>',
    ],
)
def test_what_is_seen_stays(inside: str) -> None:
    assert "渡口管理站站长说" in body(inside)


@pytest.mark.parametrize(
    "sheet",
    [
        ".qx81{display:none}",
        ".qx81 { display : none }",
        "p{margin:0}.zz,span.qx81 {font-size:0;color:#fff}",
        "/* board */\n.t_msg{color:#333}\n.j2,.qx81{\n  visibility: hidden;\n}",
        "#qx81{position:absolute;left:-9999px}",
    ],
)
@pytest.mark.parametrize("tag", ["span", "font", "i"])
def test_a_run_that_a_style_sheet_hides_is_no_text(sheet: str, tag: str) -> None:
    run = f"<{tag} class=qx81 id=qx81>w3 K!</{tag}>"
    markup = "".join(f"<p>{text[:9]}{run}{text[9:]}</p>" for text in PARAGRAPHS)
    page = f"<title>{HEADLINE}</title><style>{sheet}</style><h1>{HEADLINE}</h1>{DATE}<div>{markup}</div>"
    assert parse(page.encode()).body == WHOLE


@pytest.mark.parametrize(
    "sheet",
    [
        "@media print{.qx81{display:none}p{margin:0}}",
        ".gallery .qx81{display:none}",
        ".qx81:before{display:none}",
        ".qx81{display:inline}",
    ],
)
def test_a_run_that_is_hidden_elsewhere_or_on_paper_is_text(sheet: str) -> None:
    shown = PARAGRAPHS[0].replace("，", "<span class=qx81>（见图）</span>，", 1)
    markup = MARKUP.replace(PARAGRAPHS[0], shown)
    page = f"<title>{HEADLINE}</title><style>{sheet}</style><h1>{HEADLINE}</h1>{DATE}<div>{markup}</div>"
    assert "（见图）" in parse(page.encode()).body


@pytest.mark.parametrize(
    "style",
    ["position:absolute;left:-9999px", "text-indent:-5000px;display:block", "position:absolute;clip:rect(0 0 0 0)"],
)
def test_a_run_out_of_sight(style: str) -> None:
    text = "".join(f"<p>{text[:9]}<span style='{style}'>w3 k!</span>{text[9:]}</p>" for text in PARAGRAPHS)
    assert parse(f"<h1>{HEADLINE}</h1><div>{text}</div>".encode()).body == WHOLE
