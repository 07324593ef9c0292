"""Datasette's CSV opens in a spreadsheet without running anything, in whatever pieces it comes."""

from __future__ import annotations

import csv
import io
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.presentation.web.conftest import http

CELLS = ("=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "甲;=1", "甲\n=1", "\t=1", '"=1', "＝1")


@pytest.mark.parametrize("more", ["", "&_dl=1", "&_stream=1", "&_header=off"])
def test_no_cell_of_the_browser_s_csv_is_a_formula(site: str, more: str) -> None:
    sql = "select " + ", ".join(f"'{cell.replace(chr(39), chr(39) * 2)}' as c{n}" for n, cell in enumerate(CELLS))
    answer = http.get(f"{site}/data.csv?sql={quote(sql + ', -5 as number, 1.5e3 as other')}{more}")
    assert answer.status_code == 200, answer.text
    *_, record = csv.reader(io.StringIO(answer.text, newline=""))
    from scraper.exporters.tables.csv import harmless

    assert record == [*map(harmless, CELLS), "-5", "1500.0"]


def test_a_table_is_whole(site: str) -> None:
    plain = http.get(f"{site}/data/articles.csv")
    rows = list(csv.DictReader(io.StringIO(plain.text, newline="")))
    assert len(rows) == 3
    assert all(row["body"] for row in rows)


@given(
    st.lists(st.lists(st.text('ab=;,"\n\r\t-1é新', max_size=6), min_size=2, max_size=3), min_size=1, max_size=4),
    st.integers(1, 9),
)
def test_the_same_comes_of_any_pieces(rows: list[list[str]], size: int) -> None:
    pytest.importorskip("datasette")
    from scraper.presentation.web.sql.spreadsheet import Records, guarded

    whole = io.StringIO(newline="")
    csv.writer(whole).writerows(rows)
    content = whole.getvalue().encode()
    records = Records()
    done = b"".join(records.feed(content[at : at + size]) for at in range(0, len(content), size))
    done += records.feed(b"", last=True)
    assert list(csv.reader(io.StringIO(done.decode(), newline=""))) == [list(map(guarded, row)) for row in rows]
