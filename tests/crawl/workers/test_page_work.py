"""What a worker refuses before it costs too much: pages that are much larger than any article."""

from __future__ import annotations

import time

import pytest

from scraper.crawl.workers import page_work
from scraper.errors import PageTooLarge
from scraper.models import Analysis, Fetched, Hints, Page, SoFar
from tests.kinds import only

TEXT = "今天的雨下了一整天，河边的人都回家了，只有打鱼的还在等。"
HEAD = "<html><head><title>河边的雨</title>{}</head><body><h1>河边的雨下了一整天</h1>"
PARAGRAPHS = f"<p>{TEXT}</p>" * 5
BIG = page_work.MAX_MARKUP + 1


def read(html: str, kind: str = "auto") -> page_work.Parsed:
    page = Fetched("https://x.cn/1", "https://x.cn/1", 200, (("Content-Type", "text/html"),), html.encode(), "")
    hints = Hints(kind=kind)  # type: ignore[arg-type]
    page_work.check_size(page, hints)
    return page_work.work((page,), hints)


@pytest.mark.parametrize(
    "filling",
    [
        "<script>var state = '{}'</script>",
        "<STYLE>{}</STYLE>",
        "<!-- {} -->",
        '<img src="data:image/png;base64,{}">',
    ],
)
def test_what_costs_little_may_be_large(filling: str) -> None:
    parsed = read(HEAD.format(filling.format("A" * BIG)) + PARAGRAPHS)
    assert parsed.page.headline == "河边的雨下了一整天"
    assert parsed.analysis is not None


def test_a_page_of_markup_without_end_is_refused() -> None:
    with pytest.raises(PageTooLarge, match="bytes of markup"):
        read(HEAD.format("") + f"<p>{TEXT}</p>" * (BIG // 90))


def test_a_page_of_tags_is_refused() -> None:
    with pytest.raises(PageTooLarge, match="tags"):
        read(HEAD.format("") + PARAGRAPHS + "<b>" * 151_000)


def test_a_text_longer_than_any_article_is_refused() -> None:
    with pytest.raises(PageTooLarge, match="over 500,000 characters"):
        read(HEAD.format("") + f"<p>{TEXT * 1000}</p>" * 19)


@pytest.mark.long
def test_a_long_list_is_read_where_a_list_is_expected() -> None:
    links = "".join(f"<li><a href='/{n}.html'>第{n}号：河边的雨下了一整天</a>" for n in range(BIG // 60))
    assert len(read(f"<ul>{links}</ul>", "list").page.items) > 40_000


@pytest.mark.slow
@pytest.mark.parametrize(
    "piece", only(["<script>", "<!--", "data:", "data:a,", "<style", "</script><script>"], "<script>", "data:a,")
)
def test_hostile_pages_are_weighed_in_a_moment(piece: str) -> None:
    began = time.process_time()
    page_work._light((piece * (19_000_000 // len(piece))).encode())
    assert time.process_time() - began < 120


def test_an_article_of_thirty_parts_is_parsed_thirty_times_and_analysed_once(monkeypatch: pytest.MonkeyPatch) -> None:
    import scraper.extract
    import scraper.text.segmenter as segment

    parsed: list[str | None] = []
    analysed: list[int] = []
    parse, analyse = scraper.extract.parse, segment.analyse

    def counted_parse(content: bytes, url: str | None = None, hints: Hints | None = None) -> Page:
        parsed.append(url)
        return parse(content, url, hints)

    def counted_analyse(page: Page) -> Analysis:
        analysed.append(len(page.body))
        return analyse(page)

    monkeypatch.setattr(scraper.extract, "parse", counted_parse)
    monkeypatch.setattr(segment, "analyse", counted_analyse)

    def part(number: int) -> Fetched:
        url = "https://x.cn/a/1001.html" if number == 1 else f"https://x.cn/a/1001_{number}.html"
        text = "".join(f"<p>第{number}页第{n}段：{TEXT}</p>" for n in range(5))
        link = f"<div class='page'><a href='1001_{number + 1}.html'>下一页</a></div>" if number < 30 else ""
        return Fetched(url, url, 200, (), (HEAD.format("") + f"<div>{text}</div>{link}").encode(), "")

    so_far, result = SoFar(), None
    for number in range(1, 31):
        page = part(number)
        result = page_work.work((page,), Hints(so_far=so_far))
        assert result.follows == (part(number + 1).url if number < 30 else None)
        so_far = SoFar(result.page, number, (*so_far.addresses, page.url))
    assert result is not None
    assert result.analysis is not None
    assert len(parsed) == 30
    assert analysed == [len(result.page.body)]
    assert result.page.body.count("\n") == 149
    parsed.clear()
    analysed.clear()
    whole = page_work.work([part(number) for number in range(1, 31)], Hints())  # as reparse and import have them
    assert (whole.page, len(parsed), len(analysed)) == (result.page, 30, 1)


def test_parts_that_were_joined_wrongly_come_apart_when_they_are_read_again() -> None:
    def page(url: str, headline: str) -> Fetched:
        text = "".join(f"<p>{headline}的第{n}段：{TEXT}</p>" for n in range(5))
        html = f"<html><head><title>{headline}</title></head><body><h1>{headline}</h1><div>{text}</div></body></html>"
        return Fetched(url, url, 200, (), html.encode(), "")

    first = page("https://x.cn/archives/100.html", "三号渡口拟建两座过街天桥")
    other = page("https://x.cn/archives/101.html", "老年大学清理河道两岸旧招牌")
    both = page_work.work((first, other), Hints())
    assert both.parts == 1
    assert both.page == page_work.work((first,), Hints()).page
