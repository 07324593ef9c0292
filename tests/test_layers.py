"""The house keeps its floors: imports point downward only, and there is no circle."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import scraper

FLOORS = (
    {"__main__"},
    {"commands"},
    {"comparing"},
    {"run", "reparse", "importing", "discovering"},
    {"pipeline"},
    {"lists", "outages", "jobs"},
    {"cluster"},
    {"reading", "report", "web"},
    {"charts"},
    {"workers"},
    {"work", "writer", "health", "overview", "notify"},
    {"webhook"},
    {"fetch", "parse", "archive", "export", "intake", "demo", "due", "scheduling"},
    {"text", "sources", "drift", "multipage", "budget"},
    {"outputs", "redaction"},
    {"records", "periods", "errors", "installing", "shell", "urls", "near", "dating", "__version__"},
    {"messages", "wish", "network", "handles"},
)
"""The rooms (`scraper.X`), from the top down. A room imports from floors below its own, never from its neighbours."""

ROOT = Path(scraper.__file__).parent
FACE = ROOT / "__init__.py"
"""The library's face, which names what lies below it for those outside; nothing of ours takes more than its version."""
MODULES = sorted(set(ROOT.rglob("*.py")) - {FACE})


def floor(room: str) -> int:
    found = [number for number, rooms in enumerate(FLOORS) if room in rooms]
    assert found, f"scraper.{room} is on no floor; add it to FLOORS"
    return found[0]


def name_of(module: Path) -> str:
    return ".".join(("scraper", *module.relative_to(ROOT).with_suffix("").parts)).removesuffix(".__init__")


def room_of(name: str) -> str:
    return name.split(".")[1] if "." in name else "__version__"


def imported(module: Path) -> Iterator[str]:
    """Every module of ours that this one imports, also inside of functions and for its types alone."""
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{module}: imports are absolute"
            if node.module == "scraper":
                yield from (f"scraper.{alias.name}" for alias in node.names)
            elif node.module and node.module.startswith("scraper."):
                yield node.module
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name.startswith("scraper"))


@pytest.mark.parametrize("module", MODULES, ids=name_of)
def test_imports_point_downward(module: Path) -> None:
    here = room_of(name_of(module))
    for other in imported(module):
        there = room_of(other)
        assert there == here or floor(there) > floor(here), f"{name_of(module)} imports {other}, which is not below it"


def test_the_table_names_only_rooms_that_there_are() -> None:
    there = {path.stem for path in ROOT.iterdir() if path.suffix == ".py" or (path / "__init__.py").exists()}
    assert set().union(*FLOORS) - {"__version__"} <= there


def test_a_step_upward_is_found(tmp_path: Path) -> None:
    module = tmp_path / "upward.py"
    module.write_text("def f():\n    from scraper.archive import Archive\n    import scraper.fetch\n")
    assert [room_of(name) for name in imported(module)] == ["archive", "fetch"]
    assert floor("archive") == floor("parse")
    assert floor("commands") < floor("pipeline") < floor("fetch") < floor("text") < floor("records")
