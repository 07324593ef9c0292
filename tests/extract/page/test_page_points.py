"""The points for an article on a page with a list."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from scraper.extract.article.anchors import Body, Headline
from scraper.extract.page import page_points
from scraper.models import Hints

PARAGRAPH = "北门外五个小区的施工方案已经公示，居民可以到街道办事处查看图纸，也可以在网上留言，意见收集到月底为止"


@pytest.mark.parametrize(("last", "paragraph"), [(9, "list"), (3, "article")])
def test_text_that_stands_among_the_entries_of_a_list_is_no_article(
    last: int, paragraph: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It costs two points; all else is the same."""
    monkeypatch.setattr(page_points, "is_credited", lambda context, fields, listing: False)
    item = SimpleNamespace(headline="第一条新闻的标题要比栏目名长得多", summary=None)
    block = SimpleNamespace(first=1, last=last)
    listing = SimpleNamespace(items=[item] * 10, rule="list", rich=0.0, block=block, places=[])
    body = "\n".join([PARAGRAPH] * 5)
    lines = [SimpleNamespace(text="", links=(), link_chars=0)] * 10
    doc = SimpleNamespace(hints=Hints(), url=None, lines=lines, lettered=False)
    context = SimpleNamespace(doc=doc, headline=Headline(), body=Body(None, 2, 3))
    fields = {"body": SimpleNamespace(value=body)}
    total = page_points.of_article(context, fields, listing)  # type: ignore[arg-type]
    assert ("article" if total + 2 > 0 else "list") == paragraph
