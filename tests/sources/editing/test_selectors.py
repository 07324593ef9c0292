"""``select:`` into an entry of any form: the rest of the file stays, comments and all."""

from __future__ import annotations

import stat
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scraper.errors import ConfigError
from scraper.sources import loads
from scraper.sources.editing.selectors import selected, write
from tests.examples import examples
from tests.sources.editing.test_additions import FORMS

ENTRY = "sources:\n  - name: a  # the first\n    list: http://x.example/\n"
OWN: dict[str, tuple[str, str]] = {
    "no select": (ENTRY, ENTRY + "    select:\n      byline: '.by'\n"),
    "a block": (
        f"{ENTRY}    select:\n      body: '#txt'  # all of it\n    delay: 3\n",
        f"{ENTRY}    select:\n      body: '#txt'  # all of it\n      byline: '.by'\n    delay: 3\n",
    ),
    "a former selector": (
        f"{ENTRY}    select:\n      byline: .old  # of last year\n      body: '#txt'\n",
        f"{ENTRY}    select:\n      byline: '.by'  # of last year\n      body: '#txt'\n",
    ),
    "braces": (
        f'{ENTRY}    select: {{ body: "#txt", byline: "span.author" }}\n',
        f"{ENTRY}    select: {{ body: \"#txt\", byline: '.by' }}\n",
    ),
    "braces without it": (
        f"{ENTRY}    select: {{ body: '#txt' }}\n",
        f"{ENTRY}    select: {{ body: '#txt', byline: '.by' }}\n",
    ),
    "an entry in braces": (
        "sources:\n  - {name: a, list: 'http://x.example/'}\n",
        "sources:\n  - {name: a, list: 'http://x.example/', select: {byline: '.by'}}\n",
    ),
    "an entry between others": (
        f"{ENTRY}\n  # the second\n  - name: b\n    list: http://y.example/\n",
        f"{ENTRY}    select:\n      byline: '.by'\n\n  # the second\n  - name: b\n    list: http://y.example/\n",
    ),
    "no line break at the end": (ENTRY.rstrip("\n"), ENTRY + "    select:\n      byline: '.by'\n"),
}


@pytest.mark.parametrize(("before", "after"), OWN.values(), ids=OWN)
def test_it_is_written_where_it_belongs(before: str, after: str) -> None:
    assert selected(before.encode(), "a", {"byline": ".by"}).decode() == after


@pytest.mark.parametrize("content", FORMS.values(), ids=FORMS)
def test_every_line_stays_as_it_was(content: bytes) -> None:
    before = loads(content).all
    first = before[0].name
    after = loads(selected(content, first, {"byline": ".by", "outlet": "#from > a"})).all
    meant = {**before[0].select, "byline": ".by", "outlet": "#from > a"}
    assert dict(after[0].select) == meant
    assert [replace(s, line=0) for s in after[1:]] == [replace(s, line=0) for s in before[1:]]
    text = {content[:2] == b"\xff\xfe": "utf-16"}.get(True, "utf-8")
    lines = selected(content, first, {"byline": ".by"}).decode(text).splitlines()
    comments = [line for line in content.decode(text).splitlines() if line.lstrip().startswith("#")]
    assert [line for line in comments if line not in lines] == []


@examples(50)
@given(st.sampled_from(["#a", ".b", 'meta[name="x"]', "a > b", "[x='y: z']", ".q, .r", "li:first-of-type"]), st.data())
def test_any_selector_is_read_back(selector: str, data: st.DataObject) -> None:
    before = data.draw(st.sampled_from([before for before, _ in OWN.values()]))
    done = loads(selected(before.encode(), "a", {"headline": selector, "byline": selector})).all[0]
    assert (done.select["headline"], done.select["byline"]) == (selector, selector)


def test_a_mapping_of_another_entry_is_not_changed_through_its_alias() -> None:
    shared = (
        "sources:\n  - name: b\n    list: http://y.example/\n    select: &s {body: '#t'}\n"
        "  - name: a\n    list: http://x.example/\n    select: *s\n"
    )
    after = loads(selected(shared.encode(), "a", {"byline": ".by"})).all
    assert [dict(one.select) for one in after] == [{"body": "#t"}, {"body": "#t", "byline": ".by"}]


def test_the_file_is_replaced_as_a_whole_with_its_own_permissions(tmp_path: Path) -> None:
    file = tmp_path / "sources.yaml"
    file.write_text(ENTRY)
    file.chmod(0o640)
    write(file, "a", {"byline": ".by"})
    assert loads(file.read_bytes()).all[0].select == {"byline": ".by"}
    assert stat.S_IMODE(file.stat().st_mode) == 0o640
    assert [path.name for path in tmp_path.iterdir()] == ["sources.yaml"]


def test_what_cannot_be_written_leaves_the_file(tmp_path: Path) -> None:
    file = tmp_path / "sources.yaml"
    file.write_text(ENTRY)
    with pytest.raises(ConfigError, match="write it into 'a' yourself"):
        write(file, "a", {"byline": "div[["})
    assert file.read_text() == ENTRY
