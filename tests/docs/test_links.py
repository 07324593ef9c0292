"""The documents lead somewhere: links between them, and the files of the project that they name."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
FOLDERS = ("scraper", "tests", "tools", "bench", "docs")

LINK = re.compile(r"\]\(([^)\s]+)\)")
PATH = re.compile(rf"(?<![\w/.])((?:{'|'.join(FOLDERS)})/[\w./-]+\.(?:py|md|svg|json|toml|yaml|po))\b")
FILE = re.compile(r"`((?:[\w.-]+/)*[\w-]+\.py)(?: [^`]*)?`")
HEADING = re.compile(r"^#{1,6} +(.*?) *$", re.MULTILINE)
MODULE = re.compile(r"`(scraper(?:\.[a-z_]+)+)(?:\.[A-Z][\w.]*)?`")


def text_of(document: Path) -> str:
    return document.read_text(encoding="utf-8")


@cache
def anchors(document: Path) -> set[str]:
    """The fragments of a document's headings, as GitHub and most other renderers make them."""
    plain = (re.sub(r"[^\w\- ]", "", heading.replace("`", "")) for heading in HEADING.findall(text_of(document)))
    return {heading.strip().lower().replace(" ", "-") for heading in plain}


@cache
def files() -> frozenset[str]:
    """The project's files, by their path and every end of it."""
    paths = [path.relative_to(ROOT).parts for folder in FOLDERS for path in (ROOT / folder).rglob("*")]
    paths += [(path.name,) for path in ROOT.iterdir()]
    return frozenset("/".join(parts[start:]) for parts in paths for start in range(len(parts)))


def broken(document: Path, text: str) -> list[str]:
    """The links and names of files in a document that lead nowhere."""
    lost = []
    for target in LINK.findall(text):
        path, _, fragment = target.partition("#")
        if "://" in target or target.startswith("mailto:"):
            continue
        file = (document.parent / path).resolve() if path else document
        if not file.exists() or (fragment and file.suffix == ".md" and fragment not in anchors(file)):
            lost.append(target)
    lost += [path for path in PATH.findall(text) if not (ROOT / path).exists()]
    lost += [name for name in FILE.findall(text) if name not in files()]
    for module in MODULE.findall(text):
        path = ROOT.joinpath(*module.split("."))
        if not (path.is_dir() or path.with_suffix(".py").exists() or path.parent.with_suffix(".py").exists()):
            lost.append(module)
    return lost


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: document.relative_to(ROOT).as_posix())
def test_what_a_document_names_is_there(document: Path) -> None:
    assert not broken(document, text_of(document))


@pytest.mark.parametrize(
    "text",
    [
        "[a](nowhere.md)",
        "[a](fields.md#nowhere)",
        "[a](#nowhere)",
        "see `scraper/nowhere.py`",
        "see tests/nowhere.py,",
        "`nowhere.py`",
        "`python bench/nowhere.py --quick`",
        "`scraper.nowhere.at_all`",
    ],
)
def test_what_leads_nowhere_is_noticed(text: str) -> None:
    assert broken(ROOT / "docs" / "README.md", text)


def test_what_is_there_is_no_mistake() -> None:
    text = (
        "[a](fields.md) [b](../README.md) `scraper.models.Page` `extract/__init__.py` scraper/urls.py https://a.cn/x.py"
    )
    assert not broken(ROOT / "docs" / "README.md", text)
