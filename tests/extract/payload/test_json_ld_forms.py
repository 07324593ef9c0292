"""JSON-LD whose names, nesting or text is not as most pages write it."""

import pytest

from scraper.extract import parse

_TEXT = "".join(
    f"<p>{text}</p>"
    for text in (
        "老街排水改造工程昨天完工，沿线商铺陆续恢复营业，居民出行不再绕道。",
        "施工单位介绍，新管道全长两公里，最深处离地面五米，大部分工序在夜间完成。",
        "街道办事处表示，下一步将改造两条支巷，方案已经张贴在公示栏，居民可以提出意见。",
    )
)
_ARTICLE = '"@type":"NewsArticle","headline":"老街排水改造完工"'


@pytest.mark.parametrize(
    "data",
    [
        f'{{{_ARTICLE},"datePublished":1714631400}}',
        f'{{{_ARTICLE},"datePublished":["2024-05-02T14:30:00+08:00"]}}',
        f'{{{_ARTICLE},"datePublished":{{"@value":"2024-05-02T14:30:00+08:00"}}}}',
        f'{{{_ARTICLE},"schema:datePublished":"2024-05-02T14:30:00+08:00"}}',
        f'{{{_ARTICLE},"author":{{"name":"王小明"}}"datePublished":"2024-05-02T14:30:00+08:00"}}',
        f'{{{_ARTICLE},"datepublished":"2024-05-02T14:30:00+08:00"}}',
        f'{{"@type":"WebPage","hasPart":{{{_ARTICLE},"datePublished":"2024-05-02T14:30:00+08:00"}}}}',
        f'{{{_ARTICLE}，"datePublished"："2024-05-02T14:30:00+08:00"}}',
    ],
)
def test_the_date_is_read(data: str) -> None:
    """The moment of publishing, however the object is written."""
    page = parse(
        f'<title>老街排水改造完工</title><script type="application/ld+json">{data}</script>'
        f"<h1>老街排水改造完工</h1><div>{_TEXT}</div>".encode(),
        "https://news.example.cn/a?id=1",
    )
    assert page.published is not None
    assert page.published.startswith("2024-05-02T14:30")


def test_an_article_within_a_list_is_another() -> None:
    """An article that another object holds counts only by the page's headline."""
    other = '{"@type":"NewsArticle","headline":"菜场搬家","datePublished":"2020-01-01"}'
    data = f'{{"@type":"ItemList","itemListElement":[{other}]}}'
    page = parse(
        f'<title>老街排水改造完工</title><script type="application/ld+json">{data}</script>'
        f"<h1>老街排水改造完工</h1><div>{_TEXT}</div>".encode(),
        "https://news.example.cn/a?id=1",
    )
    assert page.published is None
