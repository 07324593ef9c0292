"""docs/sources.md says all that the program knows, and nothing else."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from scraper import i18n
from scraper.errors import ConfigError
from scraper.sources import Limits, Source, Sources, loads
from scraper.sources.alerts.keys import ALERT, SECTIONS, TARGET
from scraper.sources.key_table import COMMON, FILES, LIMITS, PLACES, QUERY, SELECT, SOURCE, TOP
from scraper.sources.list_request.placeholders import DIRECTIVES
from scraper.sources.model import PAGES
from scraper.sources.values import duration, room, size

FOLDER = Path(__file__).parents[2] / "docs"
DOCS, CHINESE = ((FOLDER / name).read_text(encoding="utf-8") for name in ("sources.md", "zh/sources.md"))


def rows_of(text: str) -> dict[str, str]:
    """Key -> its row in a table."""
    return {
        key: row
        for row in re.findall(r"^\| `.*\|$", text, re.MULTILINE)
        for key in re.findall(r"`(\w+)`", row.split("|")[1])
    }


ROWS = rows_of(DOCS)
BLOCKS = re.findall(r"```yaml\n(.*?)```", DOCS + CHINESE, re.DOTALL)


def default(key: str) -> str:
    """The last column of a key's row, without its ticks."""
    return ROWS[key].strip("| ").split("|")[-1].strip().strip("`")


def test_every_key_has_its_row_and_every_row_its_key() -> None:
    assert ROWS.keys() == {"sources", "defaults", "feeds", "digests", *SECTIONS, *SOURCE, *LIMITS, *TOP}
    assert all(f"`{key}" in ROWS["select"] for key in SELECT)
    assert all(f"`{key}:`" in ROWS["query"] for key in QUERY)
    assert all(f"`{directive}`" in DOCS for directive in DIRECTIVES)


def test_the_chinese_page_has_the_same_keys_and_defaults() -> None:
    rows = rows_of(CHINESE)
    assert rows.keys() == ROWS.keys()
    for key, row in ROWS.items():
        assert re.findall("`.*?`", rows[key].split("|")[-2]) == re.findall("`.*?`", row.split("|")[-2]), key
    assert all(f"`{key}" in rows["select"] for key in SELECT)
    assert all(f"`{key}:`" in rows["query"] for key in QUERY)
    assert all(f"`{directive}`" in CHINESE for directive in DIRECTIVES)


@pytest.mark.parametrize("name", ["feeds.md", "digest.md", "hot-lists.md", "browser.md", "search.md", "backfill.md"])
def test_tables_and_examples_of_the_chinese_pages_are_those_of_the_english_ones(name: str) -> None:
    english = next(path for path in (FOLDER / name, FOLDER / "howto" / name) if path.exists())
    texts = [path.read_text(encoding="utf-8") for path in (english, FOLDER / "zh" / name)]
    keys, others = (rows_of(text).keys() for text in texts)
    assert keys == others
    blocks, own = (re.findall(r"```yaml\n(.*?)```", text, re.DOTALL) for text in texts)
    assert [[re.sub(r"\s*#.*", "", line) for line in block.splitlines()] for block in blocks] == [
        [re.sub(r"\s*#.*", "", line) for line in block.splitlines()] for block in own
    ]


def test_the_defaults_are_those_of_the_program() -> None:
    source = Source("x", "list", ())
    assert int(default("days")) == source.days
    assert default("pages") == f"{PAGES['list']}`; sitemap `{PAGES['sitemap']}"
    assert default("timezone") == source.zone
    assert duration(default("every")) == source.every
    assert float(default("delay")) == source.delay
    assert int(default("concurrency")) == source.concurrency
    assert default("robots") == source.robots
    assert tuple(duration(age) for age in default("revisit").strip("[]").split(", ")) == source.revisit
    assert int(default("connections")) == Sources(()).connections
    assert (default("images"), default("attachments"), default("layout")) == (
        source.images,
        source.attachments,
        source.layout,
    )


def test_the_limits_of_files_are_documented() -> None:
    text = (Path(__file__).parents[2] / "docs" / "files.md").read_text(encoding="utf-8")
    rows = dict(re.findall(r"^\| `(\w+)` \|.*\| `?([^`|]+?)`? \|$", text, re.MULTILINE))
    assert rows.keys() == FILES.keys()
    limits = Sources(()).files
    assert [room(rows[name]) for name in ("max", "article", "total")] == [limits.max, limits.article, limits.total]
    assert len(loads(b"files: {max: 5MB, folder: files}\nsources: [{name: x, list: https://a.example/}]")) == 1


@pytest.mark.parametrize("key", LIMITS)
def test_the_limits_are_those_of_the_program(key: str) -> None:
    value: Any = getattr(Limits(), key)
    reads: dict[str, Callable[[str], float]] = {
        "body": size,
        "headers": size,
        "redirects": int,
        "retries": int,
        "addresses": int,
    }
    assert reads.get(key, duration)(default(key)) == value


@pytest.mark.parametrize("block", BLOCKS)
def test_the_examples_are_sound(block: str) -> None:
    assert len(loads(block.encode())) >= 1


def test_the_example_of_mistakes_is_what_the_program_says(monkeypatch: pytest.MonkeyPatch) -> None:
    faulty = """\

sources:

  - name: 江城晚报
    lst: https://a.example/
  - name: 山城日报
    list: https://b.example/
    every: 30


  - name: 江城晚报
    feed: https://c.example/
"""
    with pytest.raises(ConfigError) as caught:
        loads(faulty.encode())
    assert f"Error: {caught.value}\n" in DOCS
    monkeypatch.setattr(i18n, "_language", "zh")
    assert f"错误：{i18n.localized(str(caught.value))}\n" in CHINESE


@pytest.mark.parametrize("key", [*PLACES.values(), *COMMON.values()], ids=lambda key: key.attribute)
def test_the_example_of_every_key_is_sound(key: Any) -> None:
    where = "" if key.attribute in PLACES else "\n    list: 'https://a.example/{date}'"
    text = f"sources:\n  - name: x{where}\n    {key.example}\n"
    if key.attribute == "dictionary":
        with pytest.raises(ConfigError, match=r"there is no file names\.txt"):
            loads(text.encode())
    else:
        assert len(loads(text.encode())) == 1


def test_the_keys_of_alerts_are_documented_and_the_examples_are_sound(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    docs = Path(__file__).parents[2] / "docs"
    text = (docs / "alerts.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `(\w+)` \|", text, re.MULTILINE)
    assert [row for row in rows if row in ALERT] == sorted(ALERT, key=rows.index)
    assert all(f"{{{key}: " in text for key in TARGET)
    monkeypatch.setenv("WECOM_URL", "https://hooks.example.org/x")
    for name in ("wecom.txt", "feishu.txt", "telegram.txt", "mail.txt"):
        (tmp_path / name).write_text("https://hooks.example.org/y")
    howtos = sorted((docs / "howto").glob("alerts-*.md"))
    assert len(howtos) == 4
    for path in (docs / "alerts.md", *howtos):
        for block in re.findall(r"^( *)```yaml\n(.*?)```", path.read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE):
            yaml = textwrap.dedent(block[1]) + 'sources: [{name: a, list: "http://a.example/"}]\n'
            assert len(loads(yaml.encode(), tmp_path / "sources.yaml").alerts) == 1, path
