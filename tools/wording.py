"""Count the words that docs/glossary.md replaces, by package: `python tools/wording.py [--check] [PATH …]`.

Counted are docstrings of functions and classes that open with a question word instead of an imperative or a noun
phrase, bound names that do not say what they hold, and phrases of the glossary's last table ("Words not used") in
comments, docstrings and messages. Prints a line a package and the worst files; with --lines also each place.
--check exits with 1 where a package has more than `CEILING` allows.
"""

from __future__ import annotations

import argparse
import ast
import io
import re
import sys
import tokenize
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[1]
GLOSSARY = ROOT / "docs" / "glossary.md"

OPENERS = frozenset("what whether how which where who whoever whatever that why when".split())
NAMES = frozenset("told said found wanted kept had held asked known given".split())
"""Names that say nothing when they stand alone."""
WORDS = frozenset("told said found wanted held asked".split())
"""Words that say no more in a longer name."""
HTTP = frozenset(("NOT_FOUND",))
"""Names of the standard's."""
DEFINITIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)

PLAIN = re.compile(r"\b(?:is|are) None\b|\bthere (?:is|are) none\b")
"""Plain uses of words that are otherwise replaced."""
STORED = re.compile(r"its list could not be had")
"""A text that stands in old archives as it was written then."""

CEILING = 0.01
"""The share of a package's docstrings that may open with a question word; replaced names and phrases may not occur."""


@dataclass(slots=True)
class Counts:
    """The counts of a package or a file."""

    docstrings: int = 0
    openers: int = 0
    names: int = 0
    phrases: int = 0

    def __add__(self, other: Counts) -> Counts:
        return Counts(
            self.docstrings + other.docstrings,
            self.openers + other.openers,
            self.names + other.names,
            self.phrases + other.phrases,
        )

    @property
    def exceeds(self) -> bool:
        """True where `--check` fails."""
        return self.names > 0 or self.phrases > 0 or self.openers > CEILING * self.docstrings


def docstrings(nodes: Iterable[ast.AST]) -> Iterator[str]:
    """Yield the docstrings of functions and classes."""
    for node in nodes:
        if isinstance(node, DEFINITIONS) and (text := ast.get_docstring(node)):
            yield text


def names(nodes: Iterable[ast.AST]) -> Iterator[str]:
    """Yield every name that is bound: functions, classes, variables, parameters, targets of loops."""
    return (name for node in nodes if (name := bound_name(node)) is not None)


def bound_name(node: ast.AST) -> str | None:
    """The name that a node binds. That of a test is a sentence."""
    if isinstance(node, DEFINITIONS) and not node.name.startswith("test_"):
        return node.name
    if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
        return node.id
    return node.arg if isinstance(node, ast.arg) else None


def names_of(file: Path) -> list[str]:
    """Every name that a file binds."""
    return list(names(ast.walk(ast.parse(file.read_text(encoding="utf-8")))))


def opens_badly(docstring: str) -> bool:
    """Tell if a docstring opens with a question word."""
    return docstring.split()[0].strip(".,:;").lower() in OPENERS


def is_replaced(name: str) -> bool:
    """Tell if a bound name is one of `NAMES`, or has one of `WORDS` in it."""
    words = re.findall(r"[A-Z]?[a-z]+|[A-Z]+", name)
    return name.strip("_") in NAMES or (name not in HTTP and any(word.lower() in WORDS for word in words))


@cache
def phrases() -> re.Pattern[str]:
    """The phrases of the glossary's table of words that are not used."""
    table = GLOSSARY.read_text(encoding="utf-8").partition("## Words not used")[2]
    rows = re.findall(r"^\| (?!not used|---)([^|]+) \|", table, re.MULTILINE)
    spelled = (re.escape(phrase.strip()) for row in rows for phrase in row.split(", "))
    return re.compile(rf"\b(?:{'|'.join(spelled)})\b", re.IGNORECASE)


def phrases_in(text: str) -> list[str]:
    """The replaced phrases of a text. Python's ``is None`` and "where there is none" do not count."""
    return phrases().findall(PLAIN.sub("", STORED.sub("", text)))


def phrases_of(source: str) -> int:
    """Count the replaced phrases in the comments and strings of a source, which is cut into these where it has any."""
    return sum(len(phrases_in(line)) for _line, line in prose(source)) if phrases().search(source) else 0


def prose(source: str) -> Iterator[tuple[int, str]]:
    """Yield the line number and text of each comment and string with a space in it."""
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        if token.type in (tokenize.COMMENT, tokenize.STRING) and " " in token.string:
            for offset, line in enumerate(token.string.splitlines()):
                yield token.start[0] + offset, line


def places(file: Path) -> Iterator[tuple[int, str]]:
    """Yield the line number and a description of all that a file has to change."""
    source = file.read_text(encoding="utf-8")
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, DEFINITIONS) and (text := ast.get_docstring(node)) and opens_badly(text):
            yield node.lineno, f"opens with a question word: {text.splitlines()[0]}"
        if (name := bound_name(node)) is not None and is_replaced(name):
            yield getattr(node, "lineno", 1), f"a name that does not say what it holds: {name}"
    for line, text in prose(source):
        for phrase in phrases_in(text):
            yield line, f"a phrase that is not used: {phrase}"


def counts(file: Path, *, with_phrases: bool = True) -> Counts:
    """Count a file's docstrings and what it has to change."""
    source = file.read_text(encoding="utf-8")
    nodes = list(ast.walk(ast.parse(source)))
    texts = list(docstrings(nodes))
    return Counts(
        docstrings=len(texts),
        openers=sum(map(opens_badly, texts)),
        names=sum(map(is_replaced, names(nodes))),
        phrases=phrases_of(source) if with_phrases else 0,
    )


def package_of(file: Path) -> str:
    """The package that a file is counted in: the folder below scraper/, else the file's own folder."""
    path = file.resolve()
    parts = path.relative_to(ROOT).parts if path.is_relative_to(ROOT) else (path.parent.name, path.name)
    return "/".join(parts[: min(2, len(parts) - 1)]) or "."


def files_of(paths: Iterable[str]) -> list[Path]:
    """The Python files of paths, folders expanded."""
    return [
        file for path in paths for file in (sorted(Path(path).rglob("*.py")) if Path(path).is_dir() else [Path(path)])
    ]


def main() -> None:
    """Print the counts."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="*", default=[str(ROOT / "scraper")], metavar="PATH")
    parser.add_argument("--check", action="store_true", help="exit with 1 where a package is over the ceiling")
    parser.add_argument("--lines", action="store_true", help="print each place")
    args = parser.parse_args()
    packages: dict[str, Counts] = {}
    worst: Counter[Path] = Counter()
    for file in files_of(args.paths):
        here = counts(file)
        packages[package_of(file)] = packages.get(package_of(file), Counts()) + here
        worst[file] = here.openers + here.names + here.phrases
        for line, what in sorted(places(file)) if args.lines else ():
            print(f"{file}:{line}: {what}")
    print(f"{'package':26} {'docstrings':>10} {'openers':>8} {'names':>6} {'phrases':>8}")
    for package, here in sorted(packages.items()):
        print(f"{package:26} {here.docstrings:10} {here.openers:8} {here.names:6} {here.phrases:8}")
    total = sum(packages.values(), Counts())
    print(f"{'all':26} {total.docstrings:10} {total.openers:8} {total.names:6} {total.phrases:8}")
    for file, count in worst.most_common(20):
        if count:
            print(f"{count:4}  {file}")
    if args.check and (over := [package for package, here in packages.items() if here.exceeds]):
        sys.exit(f"over the ceiling: {', '.join(over)}")


if __name__ == "__main__":
    main()
