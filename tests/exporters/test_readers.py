"""Each format opened by what people open it with, also when the text means harm."""

from __future__ import annotations

import csv
import io
import json
import re
import subprocess
import sys
import tempfile
from datetime import datetime
from pathlib import Path
from typing import Any

import feedparser
import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from ruamel.yaml import YAML
from warcio.archiveiterator import ArchiveIterator

from scraper.exporters import FORMATS
from scraper.exporters.tables.csv import unchanged
from scraper.exporters.tables.xlsx import LONGEST, fitting
from scraper.models import Fetched
from tests.examples import examples

TEXT = st.text(st.characters(exclude_categories=("Cs",)), max_size=60)
ROW: dict[str, Any] = {
    "kind": "article",
    "url": "https://news.example.cn/1.html?a=1&b=2",
    "headline": "图书馆新馆",
    "byline": ["陈可"],
    "editors": [],
    "outlet": "清河晚报",
    "section": None,
    "published": "2026-01-31T08:15+08:00",
    "summary": "首日四千人",
    "body": "第一段。\n第二段。",
    "items": [
        {"headline": "相关", "url": "https://news.example.cn/2.html", "summary": None, "published": None, "heat": None}
    ],
    "keywords": ["图书馆"],
    "language": "zh-CN",
    "id": 17,
    "source": "evening",
    "fetched": "2026-01-31T01:00:00Z",
    "changed": None,
    "revision": 1,
    "copy_of": None,
    "similarity": 0.5,
    "images": [],
    "videos": [],
    "attachments": [],
}
HOSTILE = (
    "\x1b]0;pwned\x07\x1b[31m\x00\x9b2J\u202e\ufeff\ufffe\uffff\x85\u2028",
    "]]><script>alert(1)</script><![CDATA[&lt;&#x41;&amp;",
    "=cmd|' /C calc'!A0",
    '"; DROP TABLE articles; --',
    "---\nevil: true\n---\n# not a heading\n```\n~~~",
    "../../../../etc/passwd",
    "_x0041_ is no A",
    "[x](javascript:alert(1)) ![y](https://evil) <https://evil> | a | b |\n|---|---|",
    "$\\frac{1}{2}$ *a* _b_ ~~c~~ `d` 1. e\n2) f\n+ g\n=== \n: h",
)


def row(**values: Any) -> dict[str, Any]:
    return {**ROW, **values}


def written(name: str, *rows: Any, **options: Any) -> bytes:
    file = io.BytesIO()
    FORMATS[name].write(rows, file, **options)
    return file.getvalue()


def folder_of(*rows: dict[str, Any]) -> dict[str, str]:
    with tempfile.TemporaryDirectory() as name:
        FORMATS["markdown"].write(rows, Path(name, "."))
        return {path.relative_to(name).as_posix(): path.read_bytes().decode() for path in Path(name).rglob("*.md")}


# -- csv --------------------------------------------------------------------------------------------------------------


@given(headline=TEXT, body=TEXT, names=st.lists(TEXT, max_size=3))
@examples(200)
def test_csv_says_what_the_row_says(headline: str, body: str, names: list[str]) -> None:
    content = written("csv", row(headline=headline, body=body, byline=names), cell=unchanged).decode("utf-8-sig")
    (parsed,) = csv.DictReader(io.StringIO(content, newline=""), strict=True)
    assert (parsed["headline"], parsed["body"], parsed["byline"]) == (headline, body, "; ".join(names))


@given(texts=st.lists(st.one_of(TEXT, st.sampled_from(HOSTILE)), min_size=2, max_size=2))
@examples(300)
def test_no_cell_of_a_csv_begins_like_a_formula(texts: list[str]) -> None:
    content = written("csv", row(headline=texts[0], outlet=texts[1])).decode("utf-8-sig")
    (parsed,) = csv.DictReader(io.StringIO(content, newline=""))
    for cell in (parsed["headline"], parsed["outlet"]):
        shown = re.sub(r"^[\s\0\u200b-\u200f\u2060-\u2064\ufeff]+", "", cell)
        assert not shown.startswith(tuple("=+-@＝＋－＠"))
        assert not cell.startswith(("\t", "\r"))


def test_pandas_reads_csv() -> None:
    pandas = pytest.importorskip("pandas")
    rows = [row(id=n, headline=text.replace("\x00", "")) for n, text in enumerate(HOSTILE)]
    frame = pandas.read_csv(io.BytesIO(written("csv", *rows, cell=unchanged)), lineterminator=None)
    assert list(frame["id"]) == list(range(len(HOSTILE)))
    assert list(frame["headline"]) == [one["headline"].replace("\r", "\n") for one in rows]


# -- json -------------------------------------------------------------------------------------------------------------


@given(headline=TEXT, body=TEXT)
@examples(100)
def test_json_and_lines_say_what_the_row_says(headline: str, body: str) -> None:
    one = row(headline=headline, body=body)
    assert json.loads(written("json", one, one)) == [one, one]
    lines = written("jsonl", one, one).split(b"\n")
    assert [json.loads(line) for line in lines[:-1]] == [one, one]
    assert lines[-1] == b""


# -- xlsx -------------------------------------------------------------------------------------------------------------


def cells(content: bytes) -> list[dict[str, Any]]:
    """The rows as openpyxl has them, with _x0001_ read as Excel reads it."""
    openpyxl = pytest.importorskip("openpyxl", reason="openpyxl is not installed")
    from openpyxl.utils.escape import unescape

    header, *rows = openpyxl.load_workbook(io.BytesIO(content), read_only=True)["articles"].iter_rows(values_only=True)
    return [
        {name: unescape(value) if isinstance(value, str) else value for name, value in zip(header, values, strict=True)}
        for values in rows
    ]


def test_openpyxl_reads_what_means_harm() -> None:
    pytest.importorskip("xlsxwriter")
    read = cells(written("xlsx", *(row(headline=text) for text in HOSTILE)))
    expected = [re.sub("[\ufffe\uffff]", "\ufffd", text) for text in HOSTILE]
    assert [one["headline"] for one in read] == expected
    assert {one["id"] for one in read} == {17}
    assert {one["section"] for one in read} == {None}


@given(text=TEXT)
@examples(60)
def test_xlsx_says_what_the_row_says(text: str) -> None:
    pytest.importorskip("xlsxwriter")
    (read,) = cells(written("xlsx", row(headline=text)))
    # XML ends lines with \n alone (XML 1.0 section 2.11); a cell without text is no cell
    assert (read["headline"] or "") == fitting(text).replace("\r\n", "\n").replace("\r", "\n") or "\r" in text


@pytest.mark.parametrize(
    "text", ["长" * 40_000, "😀" * 20_000, "长" * 32_766 + "😀", "a" * LONGEST, "😀" * 16_383 + "a"]
)
def test_a_cell_of_xlsx_is_not_over_its_limit(text: str) -> None:
    pytest.importorskip("xlsxwriter")
    (read,) = cells(written("xlsx", row(body=text)))
    units = len(read["body"].encode("utf-16-le")) // 2
    assert units <= LONGEST
    assert units >= LONGEST - 1
    assert text.startswith(read["body"].removesuffix("…"))


def test_a_workbook_without_rows_has_its_header() -> None:
    pytest.importorskip("xlsxwriter")
    openpyxl = pytest.importorskip("openpyxl", reason="openpyxl is not installed")
    sheet = openpyxl.load_workbook(io.BytesIO(written("xlsx")))["articles"]
    assert [cell.value for cell in sheet[1]][:3] == ["kind", "url", "headline"]


def book(content: bytes) -> Any:
    openpyxl = pytest.importorskip("openpyxl", reason="openpyxl is not installed")
    return openpyxl.load_workbook(io.BytesIO(content))


def test_dates_of_xlsx_are_dates_and_addresses_links() -> None:
    pytest.importorskip("xlsxwriter")
    rows = (row(), row(published="2026-01-31"), row(published="2026-01"), row(published="1850-01-01", url="ftp://a"))
    sheet = book(written("xlsx", *rows))["articles"]
    names = [cell.value for cell in sheet[1]]
    published = [sheet.cell(number, names.index("published") + 1) for number in (2, 3, 4, 5)]
    assert [cell.value for cell in published] == [
        datetime(2026, 1, 31, 8, 15),
        datetime(2026, 1, 31),
        "2026-01",
        "1850-01-01",
    ]
    assert [cell.number_format for cell in published[:2]] == ["yyyy-mm-dd hh:mm", "yyyy-mm-dd"]
    links = [sheet.cell(number, names.index("url") + 1).hyperlink for number in (2, 5)]
    assert links[0].target == ROW["url"]
    assert links[1] is None
    assert sheet.auto_filter.ref == f"A1:{sheet.cell(1, len(names)).column_letter}5"
    assert sheet.freeze_panes == "A2"
    assert sheet.column_dimensions[published[0].column_letter].width > 16
    assert sheet.column_dimensions["C"].width > 40


def test_links_of_xlsx_beyond_its_limits_are_text(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("xlsxwriter")
    monkeypatch.setattr("scraper.exporters.tables.xlsx.MOST_LINKS", 1)
    long = f"https://a.example/{'x' * 2100}"
    sheet = book(written("xlsx", row(url=long), row(), row()))["articles"]
    cells_of_url = [sheet.cell(number, 2) for number in (2, 3, 4)]
    assert [cell.value for cell in cells_of_url] == [long, ROW["url"], ROW["url"]]
    assert [cell.hyperlink is not None for cell in cells_of_url] == [False, True, False]


@pytest.mark.parametrize("text", ["长" * 70_000, "😀" * 16_384, "a" * (LONGEST + 1), "长" * LONGEST])
def test_the_rest_of_a_long_cell_of_xlsx_is_on_a_sheet_of_its_own(text: str) -> None:
    pytest.importorskip("xlsxwriter")
    content = book(written("xlsx", row(), row(body=text)))
    first = content["articles"].cell(3, list(ROW).index("body") + 1).value
    if len(text.encode("utf-16-le")) // 2 <= LONGEST:
        assert first == text
        assert content.sheetnames == ["articles"]
        return
    header, *rest = content["continued"].iter_rows(values_only=True)
    assert header == ("row", "id", "column", "part", "text")
    assert [line[:4] for line in rest] == [(3, 17, "body", part) for part in range(2, 2 + len(rest))]
    assert first.removesuffix("…") + "".join(line[4] for line in rest) == text


def test_headings_of_xlsx_are_chinese_where_that_is_spoken() -> None:
    pytest.importorskip("xlsxwriter")
    from scraper import i18n
    from scraper.archive.articles.bulk_reads import all_columns
    from scraper.exporters.tables.headings import heading

    assert heading("headline") == "headline"
    i18n.speak("zh")
    sheet = book(written("xlsx", row(), heading=heading))["articles"]
    headings = [cell.value for cell in sheet[1]]
    assert headings[2:4] == ["标题", "作者"]
    assert {"发布时间", "采集时间", "正文", "来源", "新闻源"} <= set(headings)
    assert not [column for column in all_columns() if heading(column) == column]
    assert len(set(headings)) == len(headings)


# -- parquet ----------------------------------------------------------------------------------------------------------


@given(
    headline=TEXT, body=TEXT, names=st.lists(TEXT, max_size=3), number=st.integers(0, 2**62), likeness=st.floats(0, 1)
)
@examples(200)
def test_parquet_says_what_the_row_says(
    headline: str, body: str, names: list[str], number: int, likeness: float
) -> None:
    parquet = pytest.importorskip("pyarrow.parquet", reason="there is no wheel of pyarrow for this Python")
    one = row(headline=headline, body=body, byline=names, id=number, similarity=likeness)
    read = parquet.read_table(io.BytesIO(written("parquet", one, ROW))).to_pylist()
    assert read == [one, ROW]


# -- atom -------------------------------------------------------------------------------------------------------------


def test_feedparser_reads_what_means_harm() -> None:
    rows = [row(id=n, headline=text, section=text, byline=[text], body=text * 2) for n, text in enumerate(HOSTILE)]
    feed = feedparser.parse(written("atom", *rows), sanitize_html=False)
    assert not feed.bozo
    assert len(feed.entries) == len(HOSTILE)
    assert feed.entries[2].title == HOSTILE[2]
    assert feed.entries[2].author == HOSTILE[2]
    assert feed.entries[1].title == HOSTILE[1]
    assert {entry.link for entry in feed.entries} == {ROW["url"]}
    assert feed.entries[0].published == "2026-01-31T08:15:00+08:00"


@given(headline=TEXT, outlet=TEXT)
@examples(100)
def test_a_feed_is_well_formed_whatever_the_text(headline: str, outlet: str) -> None:
    from xml.etree import ElementTree

    root = ElementTree.fromstring(written("atom", row(headline=headline, byline=[], outlet=outlet, keywords=[outlet])))
    assert len(root.findall("{http://www.w3.org/2005/Atom}entry")) == 1


# -- markdown ---------------------------------------------------------------------------------------------------------


def shown(document: str) -> tuple[dict[str, Any], list[str]]:
    """The front matter as YAML reads it, and the blocks of text as CommonMark shows them."""
    _, front, text = document.split("---\n", 2)
    tokens = MarkdownIt("gfm-like", {"linkify": False}).parse(text)
    blocks = [token for token in tokens if token.type == "inline"]
    for block in blocks:
        assert {child.type for child in block.children or []} <= {"text", "text_special", "softbreak"}, block
    assert {token.tag for token in tokens if token.nesting == 1} <= {"h1", "p", "blockquote"}
    return YAML(typ="safe").load(front), ["".join(child.content for child in block.children or []) for block in blocks]


@pytest.mark.parametrize("text", HOSTILE)
def test_markdown_shows_what_means_harm_as_it_is(text: str) -> None:
    ((name, document),) = folder_of(row(headline=text, summary=text, body=f"{text}\n{text}", source=text)).items()
    assert name == "2026/2026-01-31-17.md"
    facts, blocks = shown(document)
    assert facts["headline"] == facts["source"] == text
    flat = " ".join(text.replace("\x00", "\ufffd").split())
    assert [" ".join(block.split()) for block in blocks[:2]] == [flat, flat]


@given(headline=TEXT.filter(str.strip), body=TEXT)
@examples(300)
def test_markdown_says_what_the_row_says(headline: str, body: str) -> None:
    (document,) = folder_of(row(headline=headline, summary=None, body=body)).values()
    facts, blocks = shown(document)
    assert facts["headline"] == headline
    assert " ".join(blocks[0].split()) == " ".join(headline.replace("\x00", "\ufffd").split())
    paragraphs = [" ".join(paragraph.replace("\x00", "\ufffd").split()) for paragraph in body.split("\n")]
    assert [" ".join(block.split()) for block in blocks[1:] if block.strip()] == [one for one in paragraphs if one]


# -- warc -------------------------------------------------------------------------------------------------------------


def fetched(**values: Any) -> Fetched:
    usual: dict[str, Any] = {
        "url": "https://a.cn/1",
        "requested": "https://a.cn/1",
        "status": 200,
        "headers": (("Content-Type", "text/html; charset=gbk"), ("Content-Encoding", "gzip"), ("X-Twice", "1")),
        "content": b"<h1>\xd0\xc2",
        "fetched": "2026-01-31T01:00:00Z",
    }
    return Fetched(**{**usual, **values})


def test_warcio_finds_nothing_wrong(tmp_path: Path) -> None:
    evil = (("X-Evil", "a\r\nInjected: 1"), ("X-Bytes", "\udcff\udcfe"), ("X-新", "x"), ("X-Han", "新"), ("X Y", "z"))
    pages = [
        fetched(),
        fetched(url="https://a.cn/2", requested="https://a.cn/short", headers=evil),
        fetched(url="https://a.cn/3", status=299, content=bytes(range(256)) * 5000),
        fetched(url="https://a.cn/4", status=404, headers=()),
    ]
    path = tmp_path / "a.warc.gz"
    path.write_bytes(written("warc", *(("云汀晚报", [[page]], [[]]) for page in pages)))
    check = [sys.executable, "-m", "warcio.cli", "check", "-v", str(path)]
    done = subprocess.run(check, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
    assert done.stdout.count("digest pass") == 5, done.stdout
    with path.open("rb") as file:
        records = list(ArchiveIterator(file, check_digests="raise"))
    assert [record.rec_type for record in records] == ["warcinfo"] + ["response"] * 4
    second = records[2]
    assert second.rec_headers.get_header("Scrape-Requested") == "https://a.cn/short"
    assert second.rec_headers.get_header("Scrape-Source") == "云汀晚报"
    assert second.http_headers.get_header("Injected") is None
    assert second.http_headers.get_header("X-Evil") == "a%0D%0AInjected: 1"
    assert second.http_headers.get_header("X-Bytes") == "%FF%FE"
    assert records[3].http_headers.statusline == "299 Unknown"
    assert records[1].http_headers.get_header("Content-Encoding") is None
    assert all(record.rec_headers.get_header("WARC-Payload-Digest", "").startswith("sha1:") for record in records[1:])
