"""The stages of extraction: none writes to what an earlier one handed on, and a field needs nothing but a context."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest

from scraper.extract import FIELDS, Fields, parse
from scraper.extract.article.content.body.container import prose_weights
from scraper.extract.article.context import Context
from scraper.extract.article.locate import locate
from scraper.extract.document import Document
from scraper.extract.listing import main_listing
from scraper.extract.page import page_type
from scraper.extract.page.next_part import next_part
from scraper.models import Hints
from tests.extract.article_pages import HEADLINE, MARKUP, PARAGRAPHS

HEAD = "<p class=info>2025年03月04日 09:15 来源：某某晚报 作者：张小三</p>"
STATE = {"article": {"title": HEADLINE, "content": MARKUP, "source": "城东日报", "authors": ["王小明"]}}
SHORT = tuple(f"第{n}天，修管的人挖开了又一段路面，街坊们在商量重新开张的日子。" for n in range(1, 9))
ENGLISH = (
    "The council said on Tuesday that the three old streets in the east of the town have new drains at last. "
    "People who live there used to put their fridges on bricks when the rain came in July and August. "
)
STORIES = "".join(
    f"<li data-url='/2025/03/c{n}.html'><h3>第{n}条新闻的标题要比栏目名长得多</h3><span>2025-03-{n:02}</span></li>"
    for n in range(1, 9)
)

PAGES = {
    "printed": f"""<title>{HEADLINE}_某某网</title>
        <div class=crumb><a href="/">首页</a> &gt; <a href="/ms/">民生</a></div><h1>{HEADLINE}</h1>{HEAD}
        <div class=sum>摘要：三条老街的排水管换了新的，雨天不再漫水。</div>
        <div class=text>{MARKUP}<p>（责任编辑：李小四）</p></div>""",
    "in the page's data": f"""<title>{HEADLINE}</title><div id=app></div>
        <script>window.__INITIAL_STATE__ = {json.dumps(STATE, ensure_ascii=False)}</script>""",
    "folded": f"""<title>{HEADLINE}_某某网</title><h1>{HEADLINE}</h1>{HEAD}<div class=text><p>{PARAGRAPHS[0]}</p>
        <div class=rest style="display:none">{MARKUP.partition("</p>")[2]}<p>责任编辑：李小四</p></div></div>
        <div class=more>展开全文</div>""",
    "a link never closed": f"""<title>{HEADLINE}_某某网</title><h1>{HEADLINE}</h1>{HEAD}
        <div class=text><a href="/list">{"<br><br>".join(SHORT)}</div>""",
    "a script opens the entries": f"<title>民生频道_某某网</title><h2>民生</h2><ul>{STORIES}</ul>",
    "in letters": f"""<html lang=en><title>Old streets get new drains | The Town Post</title>
        <h1>Old streets get new drains</h1>
        <p>By Mara Gebhardt</p><p>4 March 2025</p><div>{"".join(f"<p>{ENGLISH}</p>" for _ in range(4))}</div>""",
    "of a printed paper": f"""<title>{HEADLINE}_某某日报</title><div>2025年03月04日 第02版：要闻</div>
        <h1>{HEADLINE}</h1><div class=text>{MARKUP}</div>""",
    "nothing": "<title></title><p>短</p>",
}


@pytest.fixture(params=PAGES)
def html(request: pytest.FixtureRequest) -> str:
    return PAGES[request.param]


def test_a_field_is_found_alone_and_in_any_order(html: str) -> None:
    page = parse(html.encode(), None, Hints(kind="article"))
    empty = {"byline": (), "editors": (), "headline": "", "body": ""}
    in_one = Context(*locate(Document(html)))
    for name in reversed(FIELDS):
        for context in (Context(*locate(Document(html))), in_one):
            field = FIELDS[name](context)
            assert (field.value if field is not None else empty.get(name)) == getattr(page, name), name


def test_the_pages_have_all_fields_between_them() -> None:
    values = [parse(html.encode(), None, Hints(kind="article")) for html in PAGES.values()]
    assert all(any(getattr(page, name) for page in values) for name in FIELDS)


def state(value: Any) -> Iterator[Any]:
    """The content of a document, down to the links of each line."""
    lazy = {name for name in vars(type(value)) if name in vars(value)}
    yield {name: attribute for name, attribute in vars(value).items() if name not in lazy | {"lines", "blocks"}}
    for line in value.lines:
        yield line.index, line.text, line.links, line.link_chars, line.spans, line.block
    for block in value.blocks:
        yield block, block.first, block.last, block.parent, block.hidden, block.shown


@pytest.mark.parametrize("kind", ["auto", "article", "list"])
@pytest.mark.parametrize("select", [{}, {"headline": "h2", "body": "div p", "items": "li"}])
def test_no_stage_writes_to_a_document(html: str, kind: Any, select: dict[str, str]) -> None:
    doc = Document(html, "http://a.example.cn/ms/1.html", Hints(kind=kind, select=select))
    before = list(state(doc))
    anchors = locate(doc)
    context = Context(*anchors)
    second = list(state(context.doc))
    fields = Fields(context)
    assert len(fields) == len(list(fields))
    listing = main_listing.listing(context.doc)
    if listing is not None:
        assert listing.items is not None
    page_type.is_plainly_article(context, fields)
    page_type.decide(context, fields, listing)
    main_listing.teasers(context.doc, context.body.indices)
    next_part(context.doc, context.body)
    assert list(state(doc)) == before
    assert list(state(context.doc)) == second
    assert Context(*anchors).headline is context.headline


@pytest.mark.parametrize(("name", "text"), [("folded", PARAGRAPHS), ("a link never closed", SHORT)])
def test_what_a_reader_sees_is_another_reading_of_the_page(name: str, text: tuple[str, ...]) -> None:
    doc = Document(PAGES[name])
    reading, _, body = locate(doc)
    assert reading is not doc
    assert body.value is not None
    assert body.value.value == "\n".join(text)
    assert [line.text for line in reading.lines] == [line.text for line in doc.lines]
    assert prose_weights(reading.lines) != prose_weights(doc.lines) or any(
        one.block.hidden != other.block.hidden for one, other in zip(reading.lines, doc.lines, strict=True)
    )


def test_a_text_in_the_page_s_data_has_no_place_among_the_lines() -> None:
    _, headline, body = locate(Document(PAGES["in the page's data"]))
    assert headline.line is None
    assert not body.is_printed
    assert list(body.indices) == []
    assert body.value is not None
    assert body.value.rule == "data in a script"
