"""A page taken apart: lines, blocks, links, what the head says."""

from __future__ import annotations

import gc

import pytest

from scraper.errors import PageTooLarge
from scraper.extract import MAX_BYTES, parse
from scraper.extract.document import Document, css_path
from scraper.models import Hints
from tests.extract.article_pages import HEADLINE, PARAGRAPHS


def texts(html: str) -> list[str]:
    return [line.text for line in Document(html).lines]


def test_a_line_is_a_block_or_what_stands_between_breaks() -> None:
    assert texts("<div>一<br>二<p>三 <b>四</b></p>五</div>") == ["一", "二", "三 四", "五"]


def test_white_space_collapses_and_ideographic_indents_go() -> None:
    assert texts("<p>　　第一段\n  续</p>") == ["第一段 续"]


def test_what_is_not_seen_is_not_read() -> None:
    assert texts("<p>见</p><script>var a='不见'</script><style>p{}</style><!-- 不见 --><template>不见</template>") == [
        "见"
    ]


def test_text_after_a_premature_end() -> None:
    assert texts("<html><body><p>前</p></body></html><p>后</p>") == ["前", "后"]


def test_control_characters_and_terminal_escapes_are_cleaned_at_the_door() -> None:
    assert texts("<p>标&#27;[31m题\u202e张\u200b三\x07</p>") == ["标[31m题张三"]


def test_links_with_their_text_and_address() -> None:
    line = Document('<li>·<a href=" /1.html ">一条<b>新闻</b></a> 01-02</li>').lines[0]
    assert [(link.text, link.href) for link in line.links] == [("一条新闻", "/1.html")]
    assert line.link_chars == 4


def test_a_link_around_blocks_is_in_each_of_their_lines() -> None:
    doc = Document('<a href="/1"><div><h3>题</h3><p>摘要</p></div></a><p>别的</p>')
    assert [[link.href for link in line.links] for line in doc.lines] == [["/1"], ["/1"], []]


def test_named_inline_elements_are_spans() -> None:
    line = Document('<p>来源：<span id="source_baidu"><a href="/x">某报</a></span> <time>2025</time></p>').lines[0]
    assert [(span.tag, span.name, span.text) for span in line.spans] == [
        ("span", "source_baidu", "某报"),
        ("time", "", "2025"),
    ]


def test_a_span_over_a_break_holds_what_comes_after_it() -> None:
    doc = Document('<p>2025-03-04 <span class="who">文/张三<br>图/李四</span></p>')
    assert [[span.text for span in line.spans] for line in doc.lines] == [[], ["图/李四"]]


def test_an_inline_element_around_blocks_is_a_block() -> None:
    doc = Document('<span id="content"><p>一</p><p>二</p></span><p>三</p>')
    block = next(block for block in doc.blocks if block.name == "content")
    assert [line.text for line in doc.lines_in(block)] == ["一", "二"]


def test_hidden_is_inherited() -> None:
    doc = Document('<div style="DISPLAY: none"><div><p>藏</p></div></div><p>见</p>')
    assert [line.block.hidden for line in doc.lines] == [True, False]


def test_the_hint_names_what_is_around() -> None:
    line = Document('<div class="Article-Body"><div id="zw"><p>段</p></div></div>').lines[0]
    assert line.hint == "p < div zw < div article-body < body"


def test_the_head() -> None:
    doc = Document(
        '<html lang="zh-TW"><head><title> 题_站 </title><meta name="Description" content="述">'
        '<meta property="og:title" content=""><meta property="og:title" content="题">'
        '<link rel="canonical" href="https://a.example.cn/1.html"><base href="/b/"></head>'
    )
    assert (doc.title, doc.lang, doc.url) == ("题_站", "zh-TW", "https://a.example.cn/1.html")
    assert doc.meta == {"description": "述", "og:title": "题"}


def test_a_canonical_address_elsewhere_is_not_believed() -> None:
    canonical = '<link rel="canonical" href="{}">'
    here = "https://a.example.cn/2025/1.html"
    assert Document(canonical.format("https://other.example.com/9.html"), here).url == here
    assert Document(canonical.format("https://a.example.cn/"), here).url == here
    assert Document(canonical.format("/"), here).url == here
    assert Document(canonical.format("/2025/2.html?spm=1"), here).url == "https://a.example.cn/2025/2.html"
    assert Document(canonical.format("/2025/2.html")).url is None
    assert (
        Document(canonical.format("https://m.example.cn/2025/2.html"), here).url == "https://m.example.cn/2025/2.html"
    )


@pytest.mark.parametrize("own", ["/show", "/show?cat=2", "https://a.example.cn/show?id=8"])
def test_a_canonical_address_without_the_parameters_to_keep_is_not_believed(own: str) -> None:
    here, hints = "https://a.example.cn/show?id=7&cat=2", Hints(keep=("id",))
    canonical = f'<link rel="canonical" href="{own}">'
    assert Document(canonical, here, hints=hints).url == here
    assert Document(canonical, here).url == f"https://a.example.cn{own.removeprefix('https://a.example.cn')}"
    assert Document('<link rel="canonical" href="/show?id=7">', here, hints=hints).url == f"{here[:-6]}"
    assert Document('<link rel="canonical" href="/a/7.html">', here, hints=hints).url == "https://a.example.cn/a/7.html"


@pytest.mark.parametrize("hole", ["/{{url}}", "/a/${page.url}", "https://a.example.cn/<%=url%>", "/show?u={{url}}"])
def test_a_canonical_address_that_a_template_left_empty_is_not_believed(hole: str) -> None:
    here = "https://a.example.cn/2025/1.html"
    assert Document(f'<link rel="canonical" href="{hole}"><meta property="og:url" content="{hole}">', here).url == here


def test_a_css_path_finds_the_element_again() -> None:
    doc = Document('<div id="top"></div><div><ul><li>一<li>二<li><p>三</p></ul></div>')
    for line in doc.lines:
        nodes = doc.tree.css(css_path(line.node))
        assert [node.mem_id for node in nodes] == [line.node.mem_id]


@pytest.mark.parametrize(
    ("html", "path"),
    [
        ("<div><p class='time x'>一</p><p>二</p></div>", "p.time"),
        ("<div class=a><p>一</p></div><div class=b><p>二</p></div>", "div.a > p"),
        ("<div class=a><p class=t>一</p></div><div class=b><p class=t>二</p></div>", "div.a > p.t"),
        ("<div><p class=t>一</p><p class=t>二</p></div>", "body > div > p:nth-of-type(1)"),
        ("<div id=n><p class='t8 t'>一</p><p class=t8>二</p></div>", "p.t"),
        ("<div id=n><p>一</p></div>", "div#n > p"),
        ("<p class='9 a:b'>一</p>", "body > p"),
    ],
)
def test_a_css_path_is_as_short_as_classes_make_it(html: str, path: str) -> None:
    doc = Document(html)
    assert css_path(doc.lines[0].node) == path
    assert [node.mem_id for node in doc.tree.css(path)] == [doc.lines[0].node.mem_id]


@pytest.mark.parametrize("box", ["<div>", "<div class=a>", "<div class='a c{}'>", "<i></i><div class=a><b></b>"])
@pytest.mark.parametrize("depth", [200, 2000])
def test_a_css_path_of_a_deep_element_takes_no_long_search(box: str, depth: int) -> None:
    markup = "".join(map(box.format, range(depth)))
    doc = Document(f"<body>{markup}<p>一</p>{'</div>' * depth}<p>二</p>")
    node = doc.lines[-2].node
    path = css_path(node)  # two minutes where every step was tried on the page
    assert node.mem_id in [match.mem_id for match in doc.tree.css(path)]


def test_the_cycle_collector_rests_while_a_page_is_read_and_no_longer() -> None:
    collections: list[str] = []
    gc.collect()
    gc.callbacks.append(lambda phase, info: collections.append(phase))
    try:
        parse(b"<ul>" + "<li><a href=/2025/1>老街排水改造完工</a>".encode() * 5_000)
        with pytest.raises(PageTooLarge):
            parse(b" " * (MAX_BYTES + 1))
    finally:
        gc.callbacks.pop()
    assert gc.isenabled()
    assert len(collections) < 10, "a list of 5,000 entries is more than 700 objects"


def test_a_page_leaves_nothing_for_the_cycle_collector() -> None:
    content = f"<title>{HEADLINE}</title><h1>{HEADLINE}</h1><div><p>{'</p><p>'.join(PARAGRAPHS)}</p></div>".encode()
    parse(content)
    gc.collect()
    gc.disable()
    try:
        parse(content)
        assert gc.collect() == 0
    finally:
        gc.enable()
