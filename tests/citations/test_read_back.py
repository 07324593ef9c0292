"""What is handed to reference managers, read back by libraries that they are made of."""

from __future__ import annotations

import io
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scraper.citations import document
from scraper.exporters import FORMATS
from tests.citations.rows import CAPTURE, PAPER, SITE
from tests.examples import examples

TEXT = st.text(st.characters(exclude_categories=("C", "Z")), min_size=1, max_size=40)


def exported(name: str, *rows: dict[str, Any]) -> str:
    file = io.BytesIO()
    FORMATS[name].write(rows, file)
    return file.getvalue().decode()


def bibtex(text: str) -> list[dict[str, str]]:
    bibtexparser = pytest.importorskip("bibtexparser")
    library = bibtexparser.parse_string(text)
    assert not library.failed_blocks
    return [
        {"ENTRYTYPE": entry.entry_type, "ID": entry.key, **{field.key: field.value for field in entry.fields}}
        for entry in library.entries
    ]


def test_bibtexparser_reads_every_field() -> None:
    paper, site, capture = bibtex(exported("bibtex", {**PAPER, "page_number": "A02"}, SITE, CAPTURE))
    assert (paper["ENTRYTYPE"], paper["ID"]) == ("article", "news2026-17")
    assert paper["author"] == "{陈可} and {周以宁}"
    assert paper["title"] == "{图书馆新馆开馆}"
    assert (paper["journal"], paper["pages"], paper["note"]) == ("清河晚报", "A02", "Section: 文化; Revision 1")
    assert (paper["year"], paper["date"], paper["urldate"]) == ("2026", "2026-01-31", "2026-02-01")
    assert site["ENTRYTYPE"] == "misc"
    assert site["author"] == "van der Berg, Jane and Public, Jr., John Q. and {Reuters} and {王小明}"
    assert (
        site["title"] == r"{100\% of \textbraceleft{}readers\textbraceright{} were \textbackslash{} let in \& stayed}"
    )
    assert site["url"] == SITE["url"]
    assert "journal" not in capture
    assert "web.archive.org" in capture["note"]
    assert capture["note"].endswith("Revision 2")


@given(headline=TEXT, name=TEXT, outlet=TEXT)
@examples(60)
def test_no_text_ends_an_entry_of_bibtex(headline: str, name: str, outlet: str) -> None:
    row = {**PAPER, "headline": headline, "byline": [name], "outlet": outlet}
    first, second = bibtex(exported("bibtex", row, SITE))
    assert (first["ID"], second["ID"]) == ("news2026-17", "news2026-18")
    assert second["author"].startswith("van der Berg, Jane and")


def test_rispy_reads_every_field() -> None:
    rispy = pytest.importorskip("rispy")
    paper, site, capture = rispy.loads(exported("ris", {**PAPER, "page_number": "A02"}, SITE, CAPTURE))
    assert paper["type_of_reference"] == "NEWS"
    assert paper["authors"] == ["陈可", "周以宁"]
    assert (paper["title"], paper["secondary_title"], paper["section"]) == ("图书馆新馆开馆", "清河晚报", "文化")
    assert (paper["start_page"], paper["year"], paper["date"]) == ("A02", "2026", "2026/01/31/")
    assert (paper["access_date"], paper["edition"]) == ("2026/02/01/", "revision 1")
    assert paper["keywords"] == ["图书馆", "新馆"]
    assert site["type_of_reference"] == "ELEC"
    assert site["authors"] == ["van der Berg, Jane", "Public, John Q., Jr.", "Reuters", "王小明"]
    assert site["urls"] == [SITE["url"]]
    assert capture["urls"] == ["http://old.example.com/a.html"]


@given(headline=st.text(max_size=40), name=st.text(max_size=20))
@examples(60)
def test_a_text_adds_no_line_to_ris(headline: str, name: str) -> None:
    rispy = pytest.importorskip("rispy")
    row = {**PAPER, "headline": f"{headline}\nER  - \nTY  - BOOK", "byline": [f"{name}\r\nAU  - x"]}
    (entry,) = rispy.loads(exported("ris", row))
    assert entry["id"] == "news2026-17"
    assert len(entry["authors"]) == 1


def test_citeproc_renders_csl_json() -> None:
    citeproc = pytest.importorskip("citeproc")
    from citeproc.source.json import CiteProcJSON

    rows = [{**PAPER, "page_number": "A02"}, {**SITE, "byline": SITE["byline"][:2]}, CAPTURE]
    items = json.loads(exported("csl-json", *rows))
    assert items == json.loads(document(rows, "csl-json"))
    source = CiteProcJSON(items)
    style = citeproc.CitationStylesStyle("harvard-cite-them-right", validate=False)
    bibliography = citeproc.CitationStylesBibliography(style, source, citeproc.formatter.plain)
    for item in items:
        bibliography.register(citeproc.Citation([citeproc.CitationItem(item["id"])]))
    text = "\n".join(str(entry) for entry in bibliography.bibliography())
    for piece in (
        "陈可",
        "图书馆新馆开馆",
        "清河晚报",
        "31 January",
        "van der Berg, J. and Public, J.Q.",
        "Bridge opens",
        "2026",
    ):
        assert piece in text


def test_an_empty_export_is_readable() -> None:
    assert bibtex(exported("bibtex")) == []
    assert exported("ris") == ""
    assert json.loads(exported("csl-json")) == []
