"""Tags brought back from a table that a person has edited."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from scraper.archive import Archive
from scraper.cli.commands.import_and_export.export import command as export
from scraper.cli.commands.import_and_export.import_ import command
from tests.cli.filled import fill


@pytest.fixture
def db(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    path = fill(tmp_path / "archive.db")
    with Archive.open(path) as archive:
        archive.tags.add([1], ["旧稿"])
    return path


def run(db: Path, *args: str) -> Result:
    return CliRunner().invoke(command, [*args, "--db", str(db)])


def tags(db: Path) -> dict[int, list[str]]:
    with Archive.read(db) as archive:
        return {row["id"]: row["tags"] for row in archive.articles()}


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-8", "gb18030", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_tags_come_back_from_what_an_export_wrote(db: Path, encoding: str, delimiter: str) -> None:
    name = {",": ",", ";": ";", "\t": "tab"}[delimiter]
    columns = ["--columns", "id,url,headline,tags", "--delimiter", name]
    assert CliRunner().invoke(export, [*columns, "-o", "t.csv", "--db", str(db)]).exit_code == 0
    text = Path("t.csv").read_text(encoding="utf-8-sig")
    assert "旧稿" in text
    lines = text.splitlines()
    lines[1] = delimiter.join([*lines[1].split(delimiter)[:3], '"养老; -旧稿"'])
    lines[3] += '"存疑；to read"'
    Path("t.csv").write_text("\r\n".join(lines), encoding=encoding)
    result = run(db, "t.csv")
    assert result.exit_code == 0, result.output
    assert "2 tagged" in result.stderr
    assert "1 unchanged" in result.stderr
    assert tags(db) == {1: ["养老"], 2: [], 3: ["to read", "存疑"]}


def test_an_article_is_named_by_its_address_or_its_number(db: Path) -> None:
    Path("t.csv").write_text(
        "编号,网址,标签\n9,https://other.example.org/9#top,甲\n3,,'-乙;'丙\n\n,,\n", encoding="utf-8"
    )
    assert run(db, "t.csv").exit_code == 0
    assert tags(db) == {1: ["旧稿"], 2: ["甲"], 3: ["丙"]}


def test_what_the_archive_has_not_is_named_and_the_rest_is_stored(db: Path) -> None:
    Path("t.csv").write_text("id,tags\n77,甲\n2,甲\n", encoding="utf-8")
    result = run(db, "t.csv")
    assert result.exit_code == 1
    assert "t.csv: row 2: the archive has no article '77'" in result.stderr
    assert tags(db)[2] == ["甲"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("url,headline\nhttps://a.example/,甲\n", "need the columns tags and url, or tags and id"),
        ("tags,headline\n甲,乙\n", "its columns are tags, headline"),
        ("", "t.csv: is empty"),
        (" ,\n1,甲\n", "t.csv: is empty"),
        ("id,tags\n1,甲\n2,甲,乙\n", "row 3 has more cells than there are columns; write several tags as a;b"),
        ("id,tags\n1,甲\n2," + "长" * 101, "row 3: "),
        ("id,tags\n1,甲\n,乙\n", "row 3 names no article"),
        ("id,tags\n1,甲\n2,--乙\n", "is not a tag"),
    ],
)
def test_a_table_with_a_mistake_is_refused_whole(db: Path, text: str, message: str) -> None:
    Path("t.csv").write_text(text, encoding="utf-8")
    before = tags(db)
    result = run(db, "t.csv")
    assert result.exit_code == 1
    assert message in result.stderr
    assert tags(db) == before


def test_options_about_pages_are_refused(db: Path) -> None:
    Path("t.csv").write_text("id,tags\n1,甲\n", encoding="utf-8")
    for option in (["--source", "x"], ["--language", "zh"], ["--since", "2026"], ["--again"]):
        result = run(db, "t.csv", *option)
        assert result.exit_code == 2
        assert "no effect together with csv" in result.output


def test_tables_in_a_folder_are_not_looked_for(db: Path) -> None:
    Path("folder").mkdir()
    Path("folder/t.csv").write_text("id,tags\n1,甲\n", encoding="utf-8")
    run(db, "folder")
    assert tags(db)[1] == ["旧稿"]
