"""The house keeps its floors: imports point downward only, and there is no circle."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import scraper

FLOORS = (
    {"__main__"},
    {"cli.commands"},
    {"cli.main"},
    {"cli.views", "cli.help"},
    {"cli.options"},
    {"cli.terminal"},
    {"cli"},
    {"backfill"},
    {"importers", "crawl.cluster", "presentation.assistant", "presentation.report", "presentation.web"},
    {"crawl", "presentation.charts", "alerts"},
    {"crawl.source"},
    {"crawl.workers"},
    {"monitoring", "feeds", "digest", "discovery", "presentation", "teaching"},
    {"archive"},
    {"archive.merge"},
    {"archive.upkeep", "archive.alerts"},
    {"archive.articles"},
    {"archive.files"},
    {"archive.crawl", "archive.search"},
    {"archive.pages"},
    {"archive.db", "crawl.browser"},
    {"archive.schema"},
    {"archive.rows"},
    {"extract", "crawl.fetch", "exporters", "demo", "scheduling"},
    {"citations"},
    {"extract.page", "extract.article.confidence"},
    {"extract.paper"},
    {"extract.listing", "extract.article.fields"},
    {"extract.article.media"},
    {"extract.article.context", "extract.article.locate"},
    {"extract.article.content"},
    {"extract.article.credits", "extract.article"},
    {"extract.document"},
    {"extract.payload", "extract.feeds"},
    {"extract.html"},
    {"extract.shared"},
    {"sources"},
    {"archive.search.query"},
    {"text"},
    {"output_paths", "redaction"},
    {"models", "date_input", "errors", "extras", "urls", "closest_names", "__version__"},
    {"i18n", "file_handles", "child_process", "contract"},
)
"""The rooms (`scraper.X`, `scraper.X.Y`), from the top down; a module belongs to the longest name that fits.

A room imports from floors below its own, never from its neighbours."""

ROOT = Path(scraper.__file__).parent
FACE = ROOT / "__init__.py"
"""The library's face, which names what lies below it for those outside; nothing of ours takes more than its version."""
MODULES = sorted(set(ROOT.rglob("*.py")) - {FACE})


def room_of(name: str) -> str:
    """The room of a module: `archive.db` of ``scraper.archive.db.lock``."""
    parts = name.split(".")[1:] or ["__version__"]
    names = (".".join(parts[:length]) for length in range(len(parts), 0, -1))
    room = next((one for one in names if any(one in rooms for rooms in FLOORS)), None)
    assert room, f"{name} is in no room; add it to FLOORS"
    return room


def floor(room: str) -> int:
    return next(number for number, rooms in enumerate(FLOORS) if room in rooms)


def name_of(module: Path) -> str:
    return ".".join(("scraper", *module.relative_to(ROOT).with_suffix("").parts)).removesuffix(".__init__")


@cache
def imported(module: Path) -> tuple[str, ...]:
    """Every module of ours that this one imports, also inside of functions and for its types alone."""
    return tuple(_imported(module))


def _imported(module: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{module}: imports are absolute"
            if node.module == "scraper":
                yield from (f"scraper.{alias.name}" for alias in node.names if alias.name != "__version__")
            elif node.module and node.module.startswith("scraper."):
                full = (f"{node.module}.{alias.name}" for alias in node.names)
                yield from (name if is_module(name) else node.module for name in full)
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name.startswith("scraper"))


def is_module(name: str) -> bool:
    path = ROOT.joinpath(*name.split(".")[1:])
    return path.with_suffix(".py").exists() or (path / "__init__.py").exists()


def test_imports_point_downward() -> None:
    upward = [
        f"{name_of(module)} imports {other}, which is not below it"
        for module in MODULES
        for other in imported(module)
        if room_of(other) != room_of(name_of(module)) and floor(room_of(other)) <= floor(room_of(name_of(module)))
    ]
    assert not upward, "\n".join(upward)


def test_the_table_names_only_rooms_that_there_are() -> None:
    assert all(is_module(f"scraper.{room}") for room in set().union(*FLOORS) - {"__version__"})


def test_a_step_upward_is_found(tmp_path: Path) -> None:
    module = tmp_path / "upward.py"
    module.write_text(
        "def f():\n    from scraper.archive import Archive\n    import scraper.crawl.fetch.address_guard.ssrf\n"
    )
    assert [room_of(name) for name in imported(module)] == ["archive", "crawl.fetch"]
    assert floor("cli.commands") < floor("crawl") < floor("archive") < floor("extract") == floor("crawl.fetch")


def circle(arrows: dict[str, set[str]]) -> set[str]:
    """The modules on a circle of imports: those that remain when those at either end of a path are gone."""
    while True:
        led_to = set().union(*arrows.values()) if arrows else set()
        on_it = {name: others for name, others in arrows.items() if others & arrows.keys() and name in led_to}
        if len(on_it) == len(arrows):
            return set(arrows)
        arrows = on_it


def test_no_module_imports_itself_by_way_of_others() -> None:
    modules = circle({name_of(module): set(imported(module)) for module in MODULES})
    assert not modules, f"a circle of imports among {sorted(modules)}"


def test_a_circle_is_seen() -> None:
    assert circle({"a": {"b"}, "b": {"c"}, "c": {"b", "d"}, "d": {"e"}, "e": set()}) == {"b", "c"}
    assert circle({"a": {"b"}, "b": set()}) == set()
