"""A dataset of folders: what is written is what DuckDB, pyarrow and pandas read, whatever the names."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scraper.exporters.tables import dataset
from scraper.exporters.target import ExportError
from tests.examples import examples
from tests.extras import needs

needs("pyarrow", "there is no wheel of pyarrow for this Python")

NAMES = st.one_of(
    st.none(),
    st.sampled_from(
        ["云汀晚报", "a/b", "../../etc", "50%", "%2F", "a=b", "x:y", "", ".", "A B", "晚报?#*", "C:\\x", "a+b", "é"]
    ),
    st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\0"), max_size=20),
)


def write(folder: Path, rows: Iterable[dict[str, Any]], by: tuple[str, ...]) -> None:
    keyed = ((tuple(row[name] or None for name in by), row) for row in rows)
    dataset.write(sorted(keyed, key=lambda pair: [value or "" for value in pair[0]]), folder, by)


def test_a_folder_a_partition_and_what_it_tells_is_in_no_file(row: dict[str, Any], tmp_path: Path) -> None:
    write(tmp_path, [row, {**row, "id": 18}, {**row, "id": 19, "section": "文化"}], ("source", "section"))
    paths = sorted(path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*") if path.is_file())
    assert paths == [
        "_scrape.json",
        "source=evening/section=__none__/articles.parquet",
        "source=evening/section=文化/articles.parquet",
    ]
    about = json.loads((tmp_path / "_scrape.json").read_text())
    assert (about["partition"], about["articles"]) == (["source", "section"], 3)
    from pyarrow import parquet

    names = parquet.read_schema(tmp_path / paths[2]).names
    assert {"source", "section"}.isdisjoint(names)
    assert {"url", "headline", "byline", "body", "id"} <= set(names)


@pytest.mark.slow
@given(values=st.lists(st.tuples(NAMES, NAMES), min_size=1, max_size=6, unique=True))
@examples(25)
def test_any_name_comes_back_from_its_folder(values: list[tuple[str | None, str | None]]) -> None:
    duckdb = pytest.importorskip("duckdb", reason="there is no wheel of DuckDB for this Python")
    import pyarrow
    from pyarrow import dataset as reader

    rows = [{"id": n, "outlet": one, "section": other, "body": ""} for n, (one, other) in enumerate(values)]
    truth = {n: (one or dataset.NONE, other or dataset.NONE) for n, (one, other) in enumerate(values)}
    with tempfile.TemporaryDirectory() as name:
        write(Path(name), rows, ("outlet", "section"))
        assert all(path.resolve().is_relative_to(Path(name).resolve()) for path in Path(name).rglob("*"))
        text = pyarrow.string()
        parts = reader.partitioning(pyarrow.schema([("outlet", text), ("section", text)]), flavor="hive")
        read = reader.dataset(name, format="parquet", partitioning=parts).to_table(columns=["id", "outlet", "section"])
        assert {row["id"]: (row["outlet"], row["section"]) for row in read.to_pylist()} == truth
        by_duckdb = duckdb.sql(
            f"SELECT id, outlet, section FROM read_parquet('{name}/*/*/*.parquet',"
            " hive_partitioning = true, hive_types_autocast = false)"
        ).fetchall()
        assert {number: (one, other) for number, one, other in by_duckdb} == truth


def test_lists_and_numbers_are_what_they_were(row: dict[str, Any], tmp_path: Path) -> None:
    pandas = pytest.importorskip("pandas")
    write(tmp_path, [row, {**row, "id": 18, "source": "晨报"}], ("source",))
    frame = pandas.read_parquet(tmp_path)
    assert list(frame["id"]) == [17, 18]
    assert [list(names) for names in frame["byline"]] == [row["byline"]] * 2
    assert set(frame["source"]) == {"evening", "晨报"}
    assert frame["body"][0] == row["body"]


def test_files_of_many_articles_have_many_row_groups(
    row: dict[str, Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from pyarrow import parquet

    monkeypatch.setattr("scraper.exporters.tables.parquet.GROUP", 10)
    write(tmp_path, [{**row, "id": n} for n in range(35)], ("source",))
    file = parquet.ParquetFile(tmp_path / "source=evening" / "articles.parquet")
    assert (file.num_row_groups, file.metadata.num_rows) == (4, 35)


def test_a_name_that_no_folder_can_have_is_said(row: dict[str, Any], tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="is too long for a folder's name"):
        write(tmp_path, [{**row, "section": "长" * 90}], ("section",))


def test_ours_is_a_folder_with_nothing_else_in_it(row: dict[str, Any], tmp_path: Path) -> None:
    assert not dataset.is_ours(tmp_path)
    write(tmp_path, [row], ("source",))
    assert dataset.is_ours(tmp_path)
    (tmp_path / "thesis.docx").write_bytes(b"")
    assert not dataset.is_ours(tmp_path)


def test_pandas_reads_articles_without_a_value(row: dict[str, Any], tmp_path: Path) -> None:
    pandas = pytest.importorskip("pandas")
    undated = {**row, "id": 18, "section": None}
    write(tmp_path, [undated, {**row, "id": 19, "section": "文化"}, {**row, "id": 20}], ("source", "section"))
    frame = pandas.read_parquet(tmp_path)
    assert sorted(frame["id"]) == [18, 19, 20]
    assert set(frame["section"]) == {dataset.NONE, "文化"}


@pytest.mark.parametrize("value", dataset.RESERVED)
def test_a_value_that_is_called_as_none_has_a_folder_of_its_own(
    row: dict[str, Any], tmp_path: Path, value: str
) -> None:
    write(tmp_path, [{**row, "section": value}, {**row, "id": 18, "section": None}], ("section",))
    assert len(list(tmp_path.glob("section=*"))) == 2


@pytest.mark.parametrize(
    "items",
    [
        [{"headline": 7, "url": ["x"], "summary": {}, "published": 1.5, "more": True}],
        [{}],
        ["text", None, 3],
        [{"headline": "\ud800", "url": None}],
    ],
)
def test_odd_links_of_an_older_archive_break_no_file(row: dict[str, Any], tmp_path: Path, items: list[Any]) -> None:
    write(tmp_path, [{**row, "items": items}, {**row, "id": 18}], ("source",))
    from pyarrow import parquet

    (file,) = tmp_path.rglob("*.parquet")
    assert parquet.read_table(file).num_rows == 2
