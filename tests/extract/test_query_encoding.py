"""Links of pages that are not in UTF-8: their queries are encoded as browsers do."""

from __future__ import annotations

import pytest

from scraper.extract import parse
from scraper.models import Hints

LIST = """<html><head><meta charset={encoding}><title>要闻</title></head><body><ul>{entries}</ul>
<a href="?page=2&栏目=要闻">下一页</a></body></html>"""
HEADLINE = "清河市第{n}图书馆昨日正式开馆迎客读者排起长队"
ENTRY = f'<li><a href="/show.asp?title=清河{{n}}&n={{n}}">{HEADLINE}</a> <span>2026-01-0{{n}}</span></li>'


@pytest.mark.parametrize(
    ("encoding", "river", "news"),
    [
        ("gbk", "%C7%E5%BA%D3", "%C0%B8%C4%BF=%D2%AA%CE%C5"),
        ("gb2312", "%C7%E5%BA%D3", "%C0%B8%C4%BF=%D2%AA%CE%C5"),
        ("utf-8", "%E6%B8%85%E6%B2%B3", "%E6%A0%8F%E7%9B%AE=%E8%A6%81%E9%97%BB"),
    ],
)
def test_of_lists_and_their_next_pages(encoding: str, river: str, news: str) -> None:
    html = LIST.format(encoding=encoding, entries="".join(ENTRY.format(n=n) for n in range(1, 9)))
    page = parse(html.encode(encoding), "http://news.example.cn/list.asp", Hints(kind="list"))
    assert [item.url for item in page.items] == [
        f"http://news.example.cn/show.asp?title={river}{n}&n={n}" for n in range(1, 9)
    ]
    assert page.next_url == f"http://news.example.cn/list.asp?page=2&{news}"
