"""Each format says what the rows say, and streams them."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from scraper.archive import Archive
from scraper.contract import CONTRACT
from scraper.exporters import FORMATS
from scraper.exporters.tables.csv import harmless, unchanged
from scraper.exporters.target import ExportError
from scraper.importers.captures import Capture
from scraper.models import Fetched
from tests import pictured

ATOM = "{http://www.w3.org/2005/Atom}"


def written(name: str, rows: Any, **options: Any) -> bytes:
    file = io.BytesIO()
    FORMATS[name].write(rows, file, **options)
    return file.getvalue()


def table(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def test_csv_opens_in_excel_with_its_chinese(row: dict[str, Any]) -> None:
    content = written("csv", [row, row])
    assert content.startswith(b"\xef\xbb\xbfkind,url,headline,byline")
    header, first, second = table(content)
    assert tuple(header[: len(CONTRACT)]) == CONTRACT
    cells = dict(zip(header, first, strict=True))
    assert first == second
    assert cells["byline"] == "陈可; 周以宁"
    assert cells["body"] == row["body"].replace("\n-", "\n'-")
    assert (cells["section"], cells["id"]) == ("", "17")
    for name in ("images", "videos", "attachments", "items"):
        assert json.loads(cells[name]) == row[name]


@pytest.mark.parametrize(
    ("published", "moment"),
    [
        ("2026-01-31T08:15+08:00", "2026-01-31T08:15:00+08:00"),
        ("2026-01-31T00:15:07Z", "2026-01-31T00:15:07Z"),
        ("2026-01-31T08:15", None),
        ("2026-01-31", None),
        (None, None),
    ],
)
def test_a_feed_has_the_times_of_which_the_offset_is_known(
    row: dict[str, Any], published: str | None, moment: str | None
) -> None:
    atom = ElementTree.fromstring(written("atom", [{**row, "published": published}]))
    assert atom.findtext(f"{ATOM}entry/{ATOM}published") == moment


def test_csv_without_articles_has_its_header() -> None:
    assert table(written("csv", [])) == [list(CONTRACT)]


@pytest.mark.parametrize("text", ["=1+1", "+86 10", "-1", "@SUM(A1)", " =1", "＝1+1", "\u200b=1"])
def test_no_cell_runs_as_a_formula(row: dict[str, Any], text: str) -> None:
    assert harmless(text) == "'" + text
    content = written("csv", [{**row, "headline": text, "byline": [text]}])
    assert table(content)[1][2:4] == ["'" + text, "'" + text]


@pytest.mark.parametrize("published", ["../../../../etc/passwd", "/tmp/x", "2026/../..", None, "x"])
def test_a_date_does_not_lead_out_of_the_folder(row: dict[str, Any], tmp_path: Path, published: str | None) -> None:
    folder = tmp_path / "a" / "b" / "out"
    folder.mkdir(parents=True)
    FORMATS["markdown"].write([{**row, "published": published}], folder)
    assert [path.relative_to(folder).as_posix() for path in tmp_path.rglob("*.md")] == ["undated/undated-17.md"]


def test_the_pages_of_a_split_article_stay_together_in_a_warc_file() -> None:
    from scraper.importers.warc import warc

    one, two, three = (
        Fetched(
            f"https://a.cn/{n}", f"https://a.cn/{n}", 200, (("Content-Type", "text/html"),), b"<p>" + n.encode(), at
        )
        for n, at in (("1", "2026-01-31T01:00:00Z"), ("1_2", "2026-01-31T01:00:01Z"), ("2", "2026-01-31T01:00:02Z"))
    )
    content = written("warc", [("evening", [[one, two]], [[]]), ("evening", [[three]], [[]])])
    captures = [one for one in warc.read(io.BytesIO(content), "x.warc.gz") if isinstance(one, Capture)]
    assert [(c.fetched.url, [page.url for page in c.further]) for c in captures] == [
        ("https://a.cn/1", ["https://a.cn/1_2"]),
        ("https://a.cn/2", []),
    ]


def test_formulas_can_be_kept_for_exact_readers(row: dict[str, Any]) -> None:
    assert table(written("csv", [{**row, "headline": "=1+1"}], cell=unchanged))[1][2] == "=1+1"


def test_harmless_text_is_left_alone() -> None:
    assert harmless("清河市 1+1=2") == "清河市 1+1=2"


@pytest.mark.parametrize("count", [0, 1, 3])
def test_json_is_one_array(row: dict[str, Any], count: int) -> None:
    assert json.loads(written("json", [row] * count)) == [row] * count


def test_jsonl_is_an_object_a_line(row: dict[str, Any]) -> None:
    lines = written("jsonl", [row, row]).decode().splitlines()
    assert [json.loads(line) for line in lines] == [row, row]
    assert list(json.loads(lines[0])) == list(row)


def test_atom_is_a_feed_whatever_the_text_holds(row: dict[str, Any]) -> None:
    feed = ElementTree.fromstring(
        written("atom", [row, {**row, "headline": "坏\x00字\x1b", "published": "2026-01-31"}])
    )
    first, second = feed.findall(f"{ATOM}entry")
    assert first.findtext(f"{ATOM}title") == row["headline"]
    assert first.findtext(f"{ATOM}content") == "".join(f"<p>{line}</p>" for line in row["body"].split("\n"))
    assert first.findtext(f"{ATOM}published") == "2026-01-31T08:15:00+08:00"
    assert [name.text for name in first.findall(f"{ATOM}author/{ATOM}name")] == ["陈可", "周以宁"]
    assert (first.find(f"{ATOM}link") or first[2]).get("href") == row["url"]
    assert second.findtext(f"{ATOM}title") == "坏字"
    assert second.find(f"{ATOM}published") is None


def test_markdown_is_a_file_an_article(row: dict[str, Any], tmp_path: Path) -> None:
    FORMATS["markdown"].write([row, {**row, "id": 18, "published": None}], tmp_path)
    assert sorted(p.relative_to(tmp_path).as_posix() for p in tmp_path.rglob("*.md")) == [
        "2026/2026-01-31-17.md",
        "undated/undated-18.md",
    ]
    text = (tmp_path / "2026/2026-01-31-17.md").read_text("utf-8")
    assert text.startswith('---\nkind: "article"\nurl: "https://news.example.cn/1.html?a=1&b=2"\n')
    assert '\n# 图书馆 "新馆" \\<开馆\\>\n' in text
    assert "和\\*星号\\*。\n\n[开馆首日 (陈可)](<https://news.example.cn/1.jpg>)\n\n\\- 第二段。" in text


def test_markdown_has_kept_files_beside_it(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    with Archive.read(pictured.fill(tmp_path / "archive.db")) as archive:
        FORMATS["markdown"].write(archive.articles(), tmp_path / "folder", files=archive.files)
    text = (tmp_path / "folder/2026/2026-01-31-1.md").read_text("utf-8").partition("\n# ")[2]
    beside = tmp_path / "folder/2026/2026-01-31-1-files"
    assert (beside / "1.png").read_bytes() == pictured.LEAD
    assert sorted(path.name for path in beside.iterdir()) == [
        "1.png", "2.png", "4.svg", "5.png", "video-1.png", "图书馆导览图.docx", "坏_script_名字.html",
    ]  # fmt: skip
    parts = text.split("\n\n")
    assert parts[1] == (
        "![读者在少儿阅览区里看书](<2026-01-31-1-files/1.png>)\n*读者在少儿阅览区里看书 (清河晚报记者 陈可)*"
    )
    assert parts[3:5] == [
        "![](<2026-01-31-1-files/2.png>)",
        "[盲文阅览室\\<b\\> (周以宁)](<https://news.example.cn/gone.jpg>)",
    ]
    assert parts[6] == "[平面图](<2026-01-31-1-files/4.svg>)"  # it may hold scripts: no page shows it
    assert "- [图书馆导览图.docx](<2026-01-31-1-files/图书馆导览图.docx>)\n- [借阅规则](<https://news.e" in text
    assert not (tmp_path / "folder/2026/2026-02-02-2-files").exists()


def test_no_address_ends_a_link_of_markdown(row: dict[str, Any], tmp_path: Path) -> None:
    image = {"url": "https://a.cn/<b> \\>)\n# 标题", "caption": None, "credit": None, "after": 0}
    script = {"url": "javascript:alert(1)", "title": "附件", "type": "pdf"}
    FORMATS["markdown"].write([{**row, "images": [image], "attachments": [script]}], tmp_path)
    text = (tmp_path / "2026/2026-01-31-17.md").read_text("utf-8")
    assert "(<https://a.cn/%3Cb%3E%20%5C%3E)%0A#%20标题>)" in text
    assert text.endswith("\n- 附件\n")


def test_warc_gives_the_pages_back() -> None:
    from scraper.importers.warc import warc

    headers = (
        ("Content-Type", "text/html; charset=gbk"),
        ("Content-Encoding", "gzip"),
        ("X-Twice", "1"),
        ("X-Twice", "2"),
    )
    page = Fetched(
        "https://news.example.cn/1", "https://news.example.cn/1", 200, headers, b"<h1>\xd0\xc2", "2026-01-31T01:00:00Z"
    )
    (capture, _) = warc.read(io.BytesIO(written("warc", [("evening", [[page]], [[]])])), "x.warc.gz")
    assert isinstance(capture, Capture)
    assert capture.source == "evening"
    assert (capture.fetched.url, capture.fetched.content, capture.fetched.fetched) == (
        page.url,
        page.content,
        page.fetched,
    )
    remaining = [header for header in capture.fetched.headers if header[0] != "Content-Length"]
    assert remaining == [headers[0], headers[2], headers[3]]


def test_parquet_keeps_lists_as_lists(row: dict[str, Any]) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    rows = parquet.read_table(io.BytesIO(written("parquet", [row, row]))).to_pylist()
    assert rows == [row, row]


def test_xlsx_keeps_text_as_text(row: dict[str, Any], tmp_path: Path) -> None:
    pytest.importorskip("xlsxwriter")
    import zipfile

    content = written("xlsx", [{**row, "headline": "=1+1", "body": "长" * 40000}])
    sheet = zipfile.ZipFile(io.BytesIO(content)).read("xl/worksheets/sheet1.xml").decode()
    assert "<f>" not in sheet
    assert "<t>=1+1</t>" in sheet
    assert "长" * 32766 + "…<" in sheet


def test_xlsx_says_when_a_sheet_is_full(row: dict[str, Any], monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("xlsxwriter")
    monkeypatch.setattr("scraper.exporters.tables.xlsx.MOST", 2)
    with pytest.raises(ExportError, match="an Excel sheet holds 2 rows"):
        written("xlsx", [row] * 3)


@pytest.mark.parametrize("name", ["csv", "json", "jsonl", "atom"])
def test_rows_are_written_as_they_come(row: dict[str, Any], name: str) -> None:
    file = io.BytesIO()
    sizes = []

    def rows() -> Iterator[dict[str, Any]]:
        for _ in range(5):
            sizes.append(file.tell())
            yield row

    FORMATS[name].write(rows(), file)
    assert sizes == sorted(set(sizes)), "something was written between every two rows"


@pytest.mark.parametrize("between", [";", "\t", "; ", ";\t ", ";\u200b", "\n", "\r", "\r\n ", "。\n\n"])
@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "＝"])
def test_a_formula_behind_the_separator_of_another_locale_is_made_harmless(between: str, sign: str) -> None:
    from scraper.exporters.tables.csv import harmless

    assert harmless(f"新馆{between}{sign}cmd") == f"新馆{between}'{sign}cmd"
    assert harmless("甲; 乙") == "甲; 乙"


@pytest.mark.parametrize("text", ["\t=1", "\r=1", "\n=1", "\n \t=1"])
def test_a_cell_that_begins_with_a_break_is_none_in_any_locale(text: str) -> None:
    assert harmless(text) == f"'{text[:-2]}'=1"


@pytest.mark.parametrize("written_at", [",", ";", "\t"])
@pytest.mark.parametrize("split_at", [",", ";", "\t"])
def test_no_locale_sees_a_formula(row: dict[str, Any], written_at: str, split_at: str) -> None:
    """Each way of splitting, with quotes where a cell begins with one; all the ways to begin a cell inside of one."""
    pieces = [f"甲{between}{sign}cmd" for between in (",", ";", "\t", "\n", ", ", '"\n', '",') for sign in "=+-@"]
    content = written("csv", [{**row, "headline": piece, "body": piece} for piece in pieces], delimiter=written_at)
    text = content.decode("utf-8-sig")
    for record in csv.reader(io.StringIO(text, newline=""), delimiter=split_at):
        assert not [cell for cell in record if re.match(r"\s*[=+@-]", cell)]
    if written_at == split_at:
        assert len(list(csv.reader(io.StringIO(text, newline=""), delimiter=split_at))) == len(pieces) + 1


def test_text_is_a_file_an_article(row: dict[str, Any], tmp_path: Path) -> None:
    rows = [row, {**row, "id": 18, "published": None, "summary": None}, {**row, "id": 19, "published": "../../x"}]
    FORMATS["text"].write(rows, tmp_path)
    files = {
        path.relative_to(tmp_path).as_posix(): path.read_text(encoding="utf-8") for path in tmp_path.rglob("*.txt")
    }
    assert set(files) == {"2026-01-31-17.txt", "undated-18.txt", "undated-19.txt"}
    paragraphs = row["body"].split("\n")
    assert files["2026-01-31-17.txt"] == "\n\n".join([row["headline"], row["summary"], *paragraphs]) + "\n"
    assert files["undated-18.txt"] == "\n\n".join([row["headline"], *paragraphs]) + "\n"
