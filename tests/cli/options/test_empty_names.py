"""Empty names of files, as ``"$UNSET"`` gives them: the folder itself must not take their place."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.invoked import call


@pytest.mark.parametrize(
    "args",
    [
        ("import", ""),
        ("import", "articles.jsonl", " "),
        ("save", ""),
        ("save", "https://news.example.cn/1", ""),
        ("parse", ""),
        ("export", "--output", ""),
        ("export", "--format", "csv", "--output", ""),
        ("backup", ""),
        ("restore", ""),
        ("report", "--output", ""),
        ("fetch", "--log-file", ""),
        ("stats", "--db", ""),
        ("sources", "--config", ""),
    ],
    ids=" ".join,
)
def test_an_empty_name_is_none(args: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "page.html").write_text("<title>page</title>")
    result = call(*args)
    assert result.exit_code == 2
    assert "an empty text is not a file name." in result.stderr or "File '' does not exist" in result.stderr
    assert [file.name for file in tmp_path.iterdir()] == ["page.html"]
