"""Write docs/reference.md from the program itself: every command's help, the contract, the environment, exit codes.

python tools/reference.py            # write it
python tools/reference.py --check    # exit 1 if it is out of date
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

TARGET = Path(__file__).resolve().parents[1] / "docs" / "reference.md"
WIDTH = 100

HEAD = """# Reference

Made by `python tools/reference.py` from the program itself; `scrape COMMAND --help` says the same. The keys of
sources.yaml are in [sources.md](sources.md), the query language in [search.md](search.md), the tables of archive.db in
[archive.md](archive.md).

"""


def main() -> None:
    os.environ.pop("SCRAPE_DB", None)
    os.environ.pop("SCRAPE_CONFIG", None)
    os.environ.pop("SCRAPE_SOURCES", None)
    os.environ.update(LC_ALL="C.UTF-8", LANGUAGE="en", SCRAPE_LANG="en", COLUMNS=str(WIDTH))
    sys.path.insert(0, str(TARGET.parents[1]))
    text = HEAD + contract() + commands() + shapes() + exit_codes()
    text = text.rstrip() + "\n"
    if "--check" not in sys.argv:
        TARGET.write_text(text, encoding="utf-8")
    elif not TARGET.exists() or TARGET.read_text(encoding="utf-8") != text:
        sys.exit(f"{TARGET} is out of date; run python tools/reference.py")


def contract() -> str:
    """The keys of an article's JSON object."""
    from scraper.archive.articles.queries import ARCHIVE_SIDE
    from scraper.contract import CONTRACT, PARSED

    read_alone = [key for key in PARSED if key not in CONTRACT]
    return (
        "## The JSON contract\n\n"
        "One object per page, from `parse --json`, `search --json`, `show --json` and the exports, with the keys\n\n"
        f"    {' · '.join(CONTRACT)}\n\n"
        f"`parse --json` adds {', '.join(f'`{key}`' for key in read_alone)} before `keywords`;"
        f" what comes from an archive adds {', '.join(f'`{key}`' for key in ARCHIVE_SIDE)}."
        " `null` or `[]` if the page does not say.\n\n"
    )


def shapes() -> str:
    """The shape of what each command prints with --json."""
    from scraper.cli.help.json_shapes import MEANINGS, SHAPES

    rows = [
        f"| {', '.join(f'`{name}`' for name, its_shape in SHAPES.items() if its_shape == shape)} | {meaning} |\n"
        for shape, meaning in MEANINGS.items()
    ]
    return (
        "## What --json prints\n\n"
        "One rule for every command: results of any number (articles, pages, runs, failures) are one object per line;"
        " a result that is\ncomputed as a whole is one document. `search --count --json` is one object. The output is"
        " UTF-8, with keys in a fixed order and\n`null` for unknown values; hints and errors go to standard error."
        "\n\n| command | shape |\n|---|---|\n" + "".join(rows) + "\n"
    )


def exit_codes() -> str:
    """The exit codes of all commands."""
    from scraper.cli.help.json_shapes import EXIT_CODES

    rows = [f"| {code} | {meaning} |\n" for code, meaning in EXIT_CODES.items()]
    return (
        "## Exit codes\n\nThe same for every command, with and without --json.\n\n| code | meaning |\n|---|---|\n"
        + "".join(rows)
        + "\n"
    )


def commands() -> str:
    """Every command's help, in the groups of `scrape --help`."""
    import click

    from scraper.cli.main import COMMANDS, scrape

    parts = ["## scrape\n\n", block(scrape, click.Context(scrape, info_name="scrape", terminal_width=WIDTH))]
    for group, listed in COMMANDS.items():
        parts.append(f"## {group}\n\n")
        for name, _ in listed:
            parent = click.Context(scrape, info_name="scrape", terminal_width=WIDTH)
            command = scrape.get_command(parent, name)
            assert command is not None
            parts.append(f"### scrape {name}\n\n")
            parts.append(block(command, click.Context(command, parent, info_name=name, terminal_width=WIDTH)))
            if isinstance(command, click.Group):
                inner = click.Context(command, parent, info_name=name, terminal_width=WIDTH)
                for sub in command.list_commands(inner):
                    subcommand = command.get_command(inner, sub)
                    assert subcommand is not None
                    parts.append(f"#### scrape {name} {sub}\n\n")
                    parts.append(
                        block(subcommand, click.Context(subcommand, inner, info_name=sub, terminal_width=WIDTH))
                    )
    return "".join(parts)


def block(command, context) -> str:
    """A help as it is printed."""
    return f"```text\n{command.get_help(context).rstrip()}\n```\n\n"


if __name__ == "__main__":
    main()
