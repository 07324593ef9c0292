"""Count the words and docstrings that docs/glossary.md replaces, by file: `python tools/wording.py [PATH …]`.

Docstrings should open with an imperative or a noun phrase, not with what, whether, how, which, where or who; names
should say what they hold. Prints the share of such docstrings, the count of each discouraged name, and the
worst files.
"""

from __future__ import annotations

import ast
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

OPENERS = frozenset("what whether how which where who whoever whatever that why when".split())
NAMES = frozenset("told said found wanted kept had held asked known given".split())
DEFINITIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)


def docstrings(tree: ast.Module) -> Iterator[str]:
    """Yield the docstrings of functions and classes."""
    for node in ast.walk(tree):
        if isinstance(node, DEFINITIONS) and (text := ast.get_docstring(node)):
            yield text


def names(tree: ast.Module) -> Iterator[str]:
    """Yield every name that is bound: variables, parameters, targets of loops."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            yield node.id
        elif isinstance(node, ast.arg):
            yield node.arg


def main(paths: list[str]) -> None:
    """Print the counts."""
    files = [
        file for path in paths for file in (sorted(Path(path).rglob("*.py")) if Path(path).is_dir() else [Path(path)])
    ]
    total, opened = 0, 0
    bound: Counter[str] = Counter()
    worst: Counter[Path] = Counter()
    for file in files:
        tree = ast.parse(file.read_text(encoding="utf-8"))
        for text in docstrings(tree):
            total += 1
            if text.split()[0].strip(".,:;").lower() in OPENERS:
                opened += 1
                worst[file] += 1
        for name in names(tree):
            if name.strip("_") in NAMES:
                bound[name.strip("_")] += 1
                worst[file] += 1
    print(f"{opened} of {total} docstrings ({opened / max(total, 1):.1%}) open with a question word")
    print(", ".join(f"{name} {count}" for name, count in bound.most_common()))
    for file, count in worst.most_common(20):
        print(f"{count:4}  {file}")


if __name__ == "__main__":
    main(sys.argv[1:] or ["scraper"])
