"""Patterns from the store match as those that `re` compiles, whatever became of its file."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from scraper.crawl.workers import pattern_store
from scraper.crawl.workers.pattern_store import PatternStore

PATTERNS = [
    *[(rf"第{number}[0-9]*(?P<unit>版|期)|x{{1,{number + 1}}}", 0) for number in range(50)],
    (r"[a-zé一-龥]+(?=：)", re.IGNORECASE),
    (r"(?x) (?<![中]) (?P<year> \d{4} ) # a year", 0),
    (r"(a)(b)?(?:c|(?P<last>d))", re.MULTILINE | re.DOTALL),
]
TEXTS = ["第3版", "xxx 第12期", "记者：林溪", "于2026年", "AB\nabd", ""]


def answers(pattern: re.Pattern[str]) -> list[object]:
    matches = [
        [(match.span(), match.groups(), match.groupdict()) for match in pattern.finditer(text)] for text in TEXTS
    ]
    return [pattern.pattern, pattern.flags, pattern.groups, dict(pattern.groupindex), matches]


@pytest.fixture
def filled(tmp_path: Path) -> Path:
    store = PatternStore(tmp_path / "patterns")
    for words, flags in PATTERNS:
        assert answers(store.compile(words, flags)) == answers(re.compile(words, flags))
    store.keep()
    return tmp_path / "patterns"


@pytest.mark.parametrize(("words", "flags"), PATTERNS[-4:])
def test_a_kept_pattern_is_not_compiled_again(
    filled: Path, words: str, flags: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    def compiled(*_: object) -> None:
        raise AssertionError("compiled again")

    store = PatternStore(filled)
    monkeypatch.setattr(pattern_store, "_code", compiled)
    assert answers(store.compile(words, flags)) == answers(re.compile(words, flags))


@pytest.mark.parametrize("damage", [b"", b"\0" * 40, b"cut", b"changed", None])
def test_a_damaged_file_is_as_none(filled: Path, damage: bytes | None) -> None:
    content = filled.read_bytes()
    if damage is None:
        filled.unlink()
    elif damage == b"cut":
        filled.write_bytes(content[: len(content) // 2])
    elif damage == b"changed":
        filled.write_bytes(content[:-40] + bytes(byte ^ 1 for byte in content[-40:]))
    else:
        filled.write_bytes(damage)
    store = PatternStore(filled)
    for words, flags in PATTERNS:
        assert answers(store.compile(words, flags)) == answers(re.compile(words, flags))
    store.keep()
    assert filled.read_bytes() == content


def test_the_codes_of_another_python_are_left(filled: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pattern_store, "_MAKER", (0, 0, 0))
    assert not PatternStore(filled)._codes


def test_a_python_that_compiles_otherwise_compiles_by_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def other(*_: object) -> None:
        raise AttributeError("_code")

    monkeypatch.setattr(pattern_store, "_code", other)
    store = PatternStore(tmp_path / "patterns")
    for words, flags in PATTERNS:
        assert answers(store.compile(words, flags)) == answers(re.compile(words, flags))
    store.keep()
    assert not any(tmp_path.iterdir())


def test_a_few_are_not_worth_a_file_and_a_mistake_stays_one(tmp_path: Path) -> None:
    store = PatternStore(tmp_path / "patterns")
    store.compile("a", 0)
    with pytest.raises(re.error):
        store.compile("(", 0)
    store.keep()
    assert not any(tmp_path.iterdir())


def test_a_folder_that_takes_no_file_costs_nothing(tmp_path: Path) -> None:
    store = PatternStore(tmp_path / "missing" / "patterns")
    for words, flags in PATTERNS:
        store.compile(words, flags)
    store.keep()
    assert not any(tmp_path.iterdir())


def test_patterns_of_former_versions_do_not_gather(filled: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pattern_store, "MOST", 10)
    store = PatternStore(filled)
    for number in range(pattern_store.KEPT_AFTER):
        store.compile(f"new{number}", 0)
    store.keep()
    assert set(PatternStore(filled)._codes) == {(f"new{number}", 0) for number in range(pattern_store.KEPT_AFTER)}
