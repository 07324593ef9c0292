"""A source more in a file of any form: the rest stays, comments and all."""

from __future__ import annotations

import stat
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scraper.errors import ConfigError
from scraper.sources import loads
from scraper.sources.editing.additions import added, append, rendered, taken
from tests.examples import examples

ENTRY = {
    "name": "江城: 晚报",
    "list": ["https://a.example/", "https://b.example/"],
    "timezone": "Asia/Taipei",
    "articles": r"/\d+\.html$",
}
SHIPPED = (Path(__file__).parents[3] / "sources.yaml").read_bytes()

FORMS: dict[str, bytes] = {
    "the shipped file": SHIPPED,
    "dashes at the margin": b"sources:\n- name: a\n  list: http://x.example/\n",
    "no line break at the end": b"sources:\n  - name: a\n    list: http://x.example/",
    "something follows": b"sources:\n  - name: a\n    list: http://x.example/\n\n# for all\ndefaults: {delay: 0}\n",
    "a block scalar at the end": b"sources:\n  - name: a\n    list: http://x.example/\n    select:\n"
    b"      body: |\n        div\n\ncontact: me\n",
    "an entry in braces": b"sources:\n  - {name: a, list: 'http://x.example/',\n     delay: 3}\n",
    "a list at the end": b"sources:\n  - name: a\n    list:\n      - http://x.example/\n      - http://y.example/\n",
    "comments at the end": b"sources:\n  - name: a\n    list: http://x.example/\n    # of a\n# of the file\n",
    "lines of Windows": b"sources:\r\n  - name: a\r\n    list: http://x.example/\r\n",
    "a document's marks": b"---\nsources:\n  - name: a\n    list: http://x.example/\n...\n",
    "a byte order mark": b"\xef\xbb\xbfsources:\n  - name: a\n    list: http://x.example/\n",
    "UTF-16": "sources:\n  - name: 甲\n    list: http://x.example/\n".encode("utf-16"),
}


@pytest.mark.parametrize("content", FORMS.values(), ids=FORMS)
def test_every_line_stays_as_it_was(content: bytes) -> None:
    done = added(content, ENTRY)
    before, after = loads(content).all, loads(done).all
    assert [replace(s, line=0) for s in after[:-1]] == [replace(s, line=0) for s in before]
    assert (after[-1].name, after[-1].urls) == ("江城: 晚报", ("https://a.example/", "https://b.example/"))
    assert (after[-1].timezone, after[-1].articles) == ("Asia/Taipei", r"/\d+\.html$")
    text = {content[:2] == b"\xff\xfe": "utf-16"}.get(True, "utf-8")
    lines = done.decode(text).splitlines()
    assert [line for line in content.decode(text).splitlines() if line not in lines] == []


def test_it_goes_behind_the_last_source_and_what_belongs_to_that() -> None:
    done = added(FORMS["comments at the end"], {"name": "b", "list": "http://y.example/"}).decode()
    assert done.splitlines()[3:] == ["    # of a", "  - name: b", "    list: http://y.example/", "# of the file"]


def test_sources_are_spaced_as_they_were() -> None:
    spaced = b"sources:\n\n  - name: a\n    list: http://x.example/\n"
    assert b"/\n\n  - name: b" in added(spaced, {"name": "b", "list": "http://y.example/"})


@pytest.mark.parametrize(
    "content",
    [b"", b"# nothing yet\n", b"contact: me@x.example\n", b"sources:\n", b"sources: []\n", b"sources: [] # !\n"],
)
def test_a_file_without_sources_is_begun(content: bytes) -> None:
    done = added(content, ENTRY)
    assert [source.name for source in loads(done)] == ["江城: 晚报"]
    assert content.rstrip(b"\n").removesuffix(b" []").removesuffix(b" [] # !") in done


@pytest.mark.parametrize(
    "content",
    [b"{sources: [{name: a, list: 'http://x.example/'}]}", b"sources: [{name: a, list: 'http://x.example/'}]  # all\n"],
)
def test_brackets_are_written_by_the_library(content: bytes) -> None:
    done = added(content, ENTRY)
    assert [source.name for source in loads(done)] == ["a", "江城: 晚报"]
    assert (b"# all" in done) == (b"# all" in content)


@pytest.mark.parametrize(
    "content", [b"bad: 1\nsources:\n  - name: a\n    list: http://x.example/\n", b"sources: 3\n", b"- a\n", b"a: [\n"]
)
def test_a_file_that_is_wrong_is_not_written_to(content: bytes, tmp_path: Path) -> None:
    file = tmp_path / "sources.yaml"
    file.write_bytes(content)
    with pytest.raises(ConfigError):
        append(file, ENTRY)
    assert file.read_bytes() == content
    assert list(tmp_path.iterdir()) == [file]


def test_an_entry_that_is_wrong_is_refused() -> None:
    with pytest.raises(ConfigError, match="not a time zone"):
        added(b"", {**ENTRY, "timezone": "Mars"})


def test_permissions_and_links_stay(tmp_path: Path) -> None:
    (tmp_path / "real.yaml").write_bytes(FORMS["dashes at the margin"])
    (tmp_path / "real.yaml").chmod(0o600)
    (tmp_path / "sources.yaml").symlink_to("real.yaml")
    append(tmp_path / "sources.yaml", ENTRY)
    assert (tmp_path / "sources.yaml").is_symlink()
    assert stat.S_IMODE((tmp_path / "real.yaml").stat().st_mode) == 0o600
    assert len(loads((tmp_path / "real.yaml").read_bytes())) == 2


def test_a_folder_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="cannot be written: No such file or directory"):
        append(tmp_path / "none" / "sources.yaml", ENTRY)


def test_a_name_is_taken_in_any_case_and_width() -> None:
    sources = loads(b"sources: [{name: BBC, list: 'http://x.example/'}]").all
    assert taken("ｂｂｃ ", sources) is sources[0]
    assert taken("CBC", sources) is None


TEXTS = st.text(min_size=1, max_size=20).filter(lambda s: s.isprintable() and s.strip() and not s.startswith("-"))


@given(name=TEXTS, delay=st.integers(0, 60), names=st.lists(TEXTS, max_size=3, unique_by=str.casefold))
@examples(60)
def test_any_name(name: str, delay: int, names: list[str]) -> None:
    """Every name of a source is read back as it was written."""
    entry: dict[str, Any] = {"name": name, "list": "http://x.example/", "delay": delay, "tags": names or ["x"]}
    content = b"".join([b"sources:\n", rendered(entry, 2).encode()])
    (source,) = loads(content).all
    assert (source.name, source.tags) == (name.strip(), tuple(dict.fromkeys(n.strip() for n in names or ["x"])))
