"""Set each number that decides something to neutral in turn, and name those that no test notices.

    .venv/bin/python tools/neutral_weights.py                       # all of MODULES: some hours
    .venv/bin/python tools/neutral_weights.py scraper/extract/page/page_type.py scraper/archive
    .venv/bin/python tools/neutral_weights.py --tests tests/extract scraper/extract/page/page_type.py  # a wider net

What is added becomes 0, a factor 1, a limit is out of reach on either side, a row of a table of numbers is gone. Each
change is made in the syntax tree of a module in a copy of the project, and the tests that mirror the module run there;
where they notice nothing, the others of its folder do. A number is unnoticed when no neutral value of it is noticed:
give it an example, or delete it. Exits 1 when there are such numbers.
"""

from __future__ import annotations

import argparse
import ast
import contextlib
import copy
import os
import shutil
import signal
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parent.parent
MODULES = (
    "scraper/extract/page/page_type.py",
    "scraper/extract/page/page_points.py",
    *(
        f"scraper/extract/article/content/{name}.py"
        for name in (
            "body/container",
            "boilerplate/boilerplate",
            "headline/headline_points",
            "body/paragraphs",
            "body/body",
        )
    ),
    *(
        f"scraper/extract/article/fields/{name}.py"
        for name in ("published/published", "byline/byline", "editors", "outlet/outlet", "section/section", "summary")
    ),
    *(
        f"scraper/extract/listing/{name}.py"
        for name in ("main_listing", "link_groups", "placement", "entries/entries", "entries/entry_headlines")
    ),
    *(
        f"scraper/extract/listing/data/{name}.py"
        for name in ("embedded_listing", "data_columns", "data_entries", "data_page", "data_rows")
    ),
    *(f"scraper/archive/search/{name}.py" for name in ("ranking", "snippets", "engine", "candidates", "matcher")),
    "scraper/archive/search/query/query.py",
    "scraper/archive/articles/duplicates/near_duplicates.py",
    *(
        f"scraper/text/{name}.py"
        for name in ("keywords", "fingerprint", "cooccurrence", "jieba_cut", "normalise", "sanitize")
    ),
    *(f"scraper/crawl/source/refusals/{name}.py" for name in ("outages", "traps")),
)
ALSO = {
    **{
        f"scraper/archive/search/{name}.py": ("tests/archive/search/test_engine.py",)
        for name in ("candidates", "matcher", "query/query")
    },
    "scraper/extract/listing/data/embedded_listing.py": ("tests/extract/test_scripted_lists.py",),
    "scraper/extract/listing/main_listing.py": tuple(
        f"tests/extract/listing/{name}.py" for name in ("test_listing_weights", "data/test_embedded_listing")
    ),
    "scraper/archive/search/snippets.py": ("tests/archive/search/test_engine.py",),
    "scraper/extract/article/content/body/container.py": ("tests/extract/article/content/body/test_body.py",),
    "scraper/extract/article/content/body/paragraphs.py": ("tests/extract/article/content/body/test_body.py",),
}
"""Tests that stand in for those of the same name."""
SLOW = (
    *("fuzz", "hostile", "makes_it_raise", "make_it_raise", "takes_seconds", "of_anything", "tame", "real_pages"),
    *("printed", "books", "killed", "book"),
)
"""Parts of the names of tests that say nothing about weights and take long."""
MOST_SECONDS = 300
"""Processor seconds after which a run of tests counts as having noticed: the change made something endless."""
OUT_OF_REACH = 1_000_000_000
_UP, _DOWN = (ast.Add, ast.Sub), (ast.Mult, ast.Div)


@dataclass(frozen=True)
class Change:
    """A number of a module, and a neutral value in its place; None: the row that it stands in is gone."""

    line: int
    column: int
    shown: str
    value: float | None


def changes(tree: ast.Module) -> Iterator[Change]:
    """Every change that could be made to a module."""
    parents = {child: node for node in ast.walk(tree) for child in ast.iter_child_nodes(node)}
    for node in ast.walk(tree):
        if not isinstance(node, ast.Constant) or type(node.value) not in (int, float):
            continue
        if "cache" in ast.unparse(_statement(node, parents)).partition("\ndef ")[0].casefold():
            continue  # the size of a cache decides how long something takes
        if any(isinstance(above, ast.Slice | ast.Subscript | ast.Call) for above in _above(node, parents, 2)):
            continue  # a place in a sequence, not a weight; what is given to a function is judged there
        shown = ast.unparse(_statement(node, parents)).partition("\n")[0][:100]
        for value in _neutral(node, parents):
            yield Change(node.lineno, node.col_offset, shown, value)


def _above(node: ast.AST, parents: dict[ast.AST, ast.AST], steps: int) -> Iterator[ast.AST]:
    for _ in range(steps):
        if node not in parents:
            return
        node = parents[node]
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name) or node.func.id not in ("min", "max"):
            yield node


def _statement(node: ast.AST, parents: dict[ast.AST, ast.AST]) -> ast.AST:
    while not isinstance(node, ast.stmt):
        node = parents[node]
    return node


def _neutral(node: ast.Constant, parents: dict[ast.AST, ast.AST]) -> tuple[float | None, ...]:
    """The values in whose place a number decides nothing."""
    number, above = node.value, parents[node]
    assert isinstance(number, int | float)
    while isinstance(above, ast.UnaryOp | ast.IfExp):
        node, above = above, parents[above]  # type: ignore[assignment]
    if isinstance(above, ast.Dict):
        return (None,)
    if isinstance(above, ast.BinOp) and isinstance(above.op, _DOWN):
        return () if number == 1 else (1,)
    if isinstance(above, ast.AugAssign) and isinstance(above.op, _UP):
        counts = (
            number == 1 and type(number) is int and not getattr(above.target, "id", "").startswith(("total", "score"))
        )
        return () if number == 0 or counts else (0,)
    if isinstance(above, ast.AugAssign) and isinstance(above.op, _DOWN):
        return () if number == 1 else (1,)
    if isinstance(above, ast.AnnAssign) and number == 0:
        return ()  # what a sum begins with
    if number in (0, 1) and type(number) is int:
        return ()  # there or not, first or second: no weight
    if isinstance(above, ast.BinOp) and isinstance(above.op, _UP):
        return (0,)
    if isinstance(above, ast.Compare):
        return (0, OUT_OF_REACH)
    if isinstance(above, ast.Return) or isinstance(parents.get(above), ast.FunctionDef):
        return (0, 1)
    if isinstance(above, ast.Assign | ast.AnnAssign):
        return (0, 1, OUT_OF_REACH)
    return (0, 1)


def changed(source: str, change: Change) -> str:
    """A module in which one change is made."""
    tree = copy.deepcopy(ast.parse(source))
    for node in ast.walk(tree):
        if isinstance(node, ast.Dict) and change.value is None:
            for place, value in enumerate(node.values):
                if any(
                    (n.lineno, n.col_offset) == (change.line, change.column)
                    for n in ast.walk(value)
                    if isinstance(n, ast.Constant)
                ):
                    del node.keys[place], node.values[place]
                    break
        elif isinstance(node, ast.Constant) and (node.lineno, node.col_offset) == (change.line, change.column):
            node.value = change.value
    return ast.unparse(ast.fix_missing_locations(tree))


def mirrored(module: str) -> list[str]:
    """The tests of a module: of its name, and what stands in for them."""
    path = Path(module).relative_to("scraper")
    own = Path("tests") / path.parent / f"test_{path.name}"
    return [str(test) for test in (own, *map(Path, ALSO.get(module, ()))) if (ROOT / test).exists()]


def noticed(folder: Path, tests: Sequence[str]) -> bool:
    """Tell if any of the tests fails in a copy of the project."""
    child = os.fork()
    if child == 0:
        _run(folder, tests)
    status = os.waitpid(child, 0)[1]
    return status != 0


def _run(folder: Path, tests: Sequence[str]) -> None:
    """Run tests in this process, and end it with their exit code. Nothing of the project is imported before."""
    import resource

    import pytest

    code = 2
    with contextlib.suppress(BaseException):
        signal.signal(signal.SIGXCPU, signal.SIG_DFL)
        resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS, MOST_SECONDS + 5))
        os.chdir(folder)
        sys.path.insert(0, str(folder))
        sys.dont_write_bytecode = True
        with open(os.devnull, "w") as nowhere, contextlib.redirect_stdout(nowhere), contextlib.redirect_stderr(nowhere):  # noqa: PTH123
            chosen = " and ".join(f"not {part}" for part in SLOW)
            options = ["-q", "-x", "--no-header", "-m", "not corpus", "-k", chosen, "-p", "no:cacheprovider"]
            code = int(pytest.main([*options, "-n", "0", *tests]))
    os._exit(code)


def main() -> int:
    """Go through the modules that were named; 1 when there is a number that nothing notices."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("modules", nargs="*", default=MODULES, help="modules or folders; without any: all of MODULES")
    parser.add_argument("--tests", nargs="*", help="run these instead of the tests that mirror a module")
    parser.add_argument(
        "--narrow", action="store_true", help="leave out the rest of a module's folder: quick, less sure"
    )
    parser.add_argument("--lines", help="only the numbers of these lines: 60-90")
    options = parser.parse_args()
    modules = [
        one
        for name in options.modules
        for one in ([m for m in MODULES if m.startswith(name)] if (ROOT / name).is_dir() else [name])
    ]
    unnoticed = 0
    with tempfile.TemporaryDirectory(prefix="scrape-weights-") as name:
        folder = Path(name)
        for part in ("scraper", "tests", "docs"):
            shutil.copytree(ROOT / part, folder / part, ignore=shutil.ignore_patterns("__pycache__"))
        for part in ("pyproject.toml", "sources.yaml", "README.md"):
            shutil.copy(ROOT / part, folder / part)
        for module in modules:
            unnoticed += _try(module, folder, options)
    print(f"{unnoticed} numbers that nothing notices")
    return min(unnoticed, 1)


def _try(module: str, folder: Path, options: argparse.Namespace) -> int:
    own = options.tests or mirrored(module)
    folder_of_tests = str("tests" / Path(module).relative_to("scraper").parent)
    around = [] if options.tests or options.narrow else [folder_of_tests]
    stages = [stage for stage in (own, around) if stage]
    source = (ROOT / module).read_text(encoding="utf-8")
    first, _, last = (options.lines or f"1-{OUT_OF_REACH}").partition("-")
    places: dict[tuple[int, int], list[Change]] = {}
    for change in changes(ast.parse(source)):
        if int(first) <= change.line <= int(last or first):
            places.setdefault((change.line, change.column), []).append(change)
    if any(noticed(folder, stage) for stage in stages):
        print(f"{module}: its tests fail as it is: {' '.join(part for stage in stages for part in stage)}")
        return 1
    unnoticed = 0
    for place, ways in sorted(places.items()):
        if not any(_is_noticed(module, folder, source, change, stages) for change in ways):
            unnoticed += 1
            print(f"{module}:{place[0]}:{place[1]}: {ways[0].shown}", flush=True)
    print(f"{module}: {len(places)} numbers, {unnoticed} of them unnoticed", flush=True)
    return unnoticed


def _is_noticed(module: str, folder: Path, source: str, change: Change, stages: Sequence[Sequence[str]]) -> bool:
    there = folder / module
    there.write_text(changed(source, change), encoding="utf-8")
    try:
        return any(noticed(folder, stage) for stage in stages)
    finally:
        there.write_text(source, encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
