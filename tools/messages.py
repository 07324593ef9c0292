"""Collect all messages into the translation catalogues, and compile these.

    .venv/bin/python tools/messages.py

Texts are the first arguments of `_`, `N_`, `Message` and `ngettext`, the table of commands, and the help of every
command (an entry a paragraph), and the comments of the sources.yaml files that the program writes (an entry a
paragraph). New ones are put into ``scraper/i18n/locale/zh/LC_MESSAGES/scrape.po`` without a translation, unused ones
are removed; then ``scrape.mo`` and ``click.mo`` are written. ``click.po``, the messages of click, is edited by hand.

The compiled .mo files are part of the repository (CONTRIBUTING.md says why): ``python cli.py`` in a checkout has no
build step at all, and an editable install runs none when a message changes. A test compares them with the catalogues.
"""

from __future__ import annotations

import ast
import importlib
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import click
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from scraper.demo.server import SOURCES  # noqa: E402
from scraper.i18n.library_messages import QUOTED  # noqa: E402
from scraper.models import PARSED  # noqa: E402
from scraper.sources.editing.additions import HEAD  # noqa: E402
from scraper.sources.editing.comments import messages as comments_of  # noqa: E402
from scraper.sources.shipped import shipped  # noqa: E402

FOLDER = ROOT / "scraper" / "i18n" / "locale" / "zh" / "LC_MESSAGES"
DOMAINS = ("scrape", "click")
TEMPLATES = [("**.html", "jinja2")]
EPOCH = datetime(2026, 1, 1, tzinfo=UTC)
KEYWORDS = {"_": None, "N_": None, "ngettext": (1, 2)}


def gathered() -> Catalog:
    """Every text there is, each with the files it is in."""
    catalogue = Catalog(project="scrape", charset="utf-8")
    for file, _line, message, comments, _context in extract_from_dir(
        ROOT / "scraper",
        method_map=TEMPLATES,
        keywords=KEYWORDS,
        comment_tags=("to translators:",),
        strip_comment_tags=True,
    ):
        catalogue.add(message, locations=[(f"scraper/{file}", 0)], auto_comments=comments)
    for module, text in (*_calls(), *_helps(), *_others()):
        catalogue.add(text, locations=[(module, 0)])
    return catalogue


def read(domain: str) -> Catalog:
    """A catalogue as it is in the repository."""
    with (FOLDER / f"{domain}.po").open("rb") as file:
        return read_po(file, locale="zh", domain=domain)


def compiled(catalogue: Catalog) -> bytes:
    """The .mo of a catalogue."""
    catalogue.creation_date = catalogue.revision_date = EPOCH  # else it is another file every day
    into = BytesIO()
    write_mo(into, catalogue)
    return into.getvalue()


def _calls() -> Iterator[tuple[str, str | tuple[str, str]]]:
    """The arguments of `_`, `N_`, `Message` and `ngettext`. Babel does not look into f-strings before Python 3.12."""
    for file in sorted((ROOT / "scraper").rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name | ast.Attribute):
                name = node.func.id if isinstance(node.func, ast.Name) else node.func.attr
                texts = [arg.value for arg in node.args if isinstance(arg, ast.Constant) and isinstance(arg.value, str)]
                if name == "ngettext" and len(texts) >= 2:
                    yield file.relative_to(ROOT).as_posix(), (texts[0], texts[1])
                elif name in ("_", "N_", "Message") and texts:
                    yield file.relative_to(ROOT).as_posix(), texts[0]


def _helps() -> Iterator[tuple[str, str]]:
    from scraper.cli import main
    from scraper.cli.help.help_i18n import help_texts

    table = "scraper/cli/main.py"
    for group, rows in main.COMMANDS.items():
        yield table, group
        yield from ((table, line) for _name, line in rows)
    yield from ((table, text) for text in help_texts(main.scrape))
    for rows in main.COMMANDS.values():
        for name, _line in rows:
            module = main.module_of(name)
            command: click.Command = importlib.import_module(module).command
            yield from ((module.replace(".", "/") + ".py", text) for text in help_texts(command))


def _others() -> Iterator[tuple[str, str]]:
    """Texts of the system and libraries, the keys of the contract, and the comments of the files that are written."""
    yield from (("scraper/i18n/library_messages.py", text) for text in QUOTED)
    yield from (("scraper/models.py", text) for text in PARSED)
    yield from (("sources.yaml", text) for text in comments_of(shipped().decode("utf-8")))
    yield from (("scraper/sources/editing/additions.py", text) for text in comments_of(HEAD))
    yield from (("scraper/demo/server.py", text) for text in comments_of(SOURCES))


def main() -> None:
    catalogue, gathered_now = read("scrape"), gathered()
    catalogue.update(gathered_now, no_fuzzy_matching=True, update_creation_date=False)
    for message in catalogue:
        message.flags.discard("python-format")  # Babel takes "100 % do" for one; we fill in by str.format alone
    file = FOLDER / "scrape.po"
    head = file.read_text("utf-8").partition("\n\n")[0]
    into = BytesIO()
    write_po(
        into, catalogue, width=120, include_lineno=False, sort_by_file=True, ignore_obsolete=True, omit_header=True
    )
    file.write_text(f"{head}\n\n{into.getvalue().decode().lstrip()}", encoding="utf-8")
    for domain in DOMAINS:
        (FOLDER / f"{domain}.mo").write_bytes(compiled(read(domain)))
    lacking = [message for message in catalogue if message.id and not any(message.string or "")]
    for message in lacking:
        print(f"untranslated: {message.id!r}")
    print(f"{len(catalogue)} messages, {len(lacking)} of them not translated")


if __name__ == "__main__":
    main()
