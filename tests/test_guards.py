"""What holds for every module of the program: its length and its words."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import scraper
from tools import wording

ROOT = Path(scraper.__file__).parent
MODULES = sorted(ROOT.rglob("*.py"))
LONGEST = 400
"""Lines of a module."""
MOST_OPENERS = 0.01
"""Of a package's docstrings, those that open with a question word in place of an imperative or a noun."""

CEILINGS: dict[str, tuple[int, int]] = {
    "archive": (98, 122),
    "cli": (48, 171),
    "extract": (67, 105),
    "i18n": (2, 2),
    "presentation": (24, 34),
    "text": (4, 4),
}
"""Package -> docstrings that still open with a question word, and bindings that still have a name that the glossary
replaces. Numbers may only sink; a package that is not here has `MOST_OPENERS` and none."""


def package_of(module: Path) -> str:
    """The folder below scraper/ that a module is in; "" for those that are in none."""
    return "" if module.parent == ROOT else module.relative_to(ROOT).parts[0]


def counts(modules: list[Path]) -> tuple[int, int, int]:
    """Docstrings, those of them that open with a question word, and bindings with a replaced name."""
    trees = [ast.parse(module.read_text(encoding="utf-8")) for module in modules]
    texts = [text for tree in trees for text in wording.docstrings(tree)]
    opened = sum(text.split()[0].strip(".,:;").lower() in wording.OPENERS for text in texts)
    return len(texts), opened, sum(name.strip("_") in wording.NAMES for tree in trees for name in wording.names(tree))


@pytest.mark.parametrize("module", MODULES, ids=lambda module: str(module.relative_to(ROOT)))
def test_no_module_is_long(module: Path) -> None:
    assert len(module.read_text(encoding="utf-8").splitlines()) <= LONGEST


@pytest.mark.parametrize("package", sorted({package_of(module) for module in MODULES}))
def test_the_words_are_those_of_the_glossary(package: str) -> None:
    total, opened, named = counts([module for module in MODULES if package_of(module) == package])
    openers, names = CEILINGS.get(package, (int(total * MOST_OPENERS), 0))
    assert opened <= openers, f"`python tools/wording.py scraper/{package}` lists the docstrings"
    assert named <= names, f"`python tools/wording.py scraper/{package}` lists the names"


def test_a_replaced_word_is_counted(tmp_path: Path) -> None:
    module = tmp_path / "module.py"
    module.write_text('def f(told):\n    """What it is."""\n    found = [known for known in told]\n    return found\n')
    assert counts([module]) == (1, 1, 3)
