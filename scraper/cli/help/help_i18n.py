"""Help texts in Chinese, from the catalogue, wrapped by the width of their characters in any language.

Help texts are docstrings and arguments of options without a call of `_`; each paragraph is an entry of the catalogue.
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterable, Iterator
from copy import copy
from gettext import gettext
from typing import TypeVar

import click

from scraper.cli.terminal.cjk_wrap import cells, pieces
from scraper.i18n import N_, _

C = TypeVar("C", bound=click.Command)

OPTIONS = N_("[OPTIONS]")
SUBCOMMAND = N_("COMMAND [ARGS]...")
EXAMPLES = "Examples:"
REMARK = re.compile(r"(?<=  # ).+$", re.MULTILINE)
"""A remark beside an example, which has an entry of its own."""

_DETAILS = re.compile(r"  \[[^\[\]：]*：[^\[\]]*\]\Z")
"""What click appends to the help of an option: [环境变量：SCRAPE_DB; 默认：archive.db]."""

AS_IT_IS = "\b"
"""First line of a paragraph that click does not rewrap."""


def translated_help(command: C) -> C:
    """A copy of the command with its help in the language of the program."""
    done = copy(command)
    done._help_option = None  # click keeps the option --help with its words once it is made
    done.help = command.help and _help(command.help)
    done.options_metavar = command.options_metavar and _(command.options_metavar)
    done.params = [_param(param) for param in command.params]
    if isinstance(done, click.Group):
        done.subcommand_metavar = _(done.subcommand_metavar)
    return done


def paragraphs(text: str) -> Iterator[tuple[str, str]]:
    """Yield the paragraphs of a help text: the catalogue's entry, and the examples that follow it."""
    for paragraph in inspect.cleandoc(text).partition("\f")[0].split("\n\n"):
        first, _newline, rest = paragraph.partition("\n")
        if first.strip() != AS_IT_IS:
            yield " ".join(paragraph.split()), ""
        elif rest.startswith(EXAMPLES):
            yield EXAMPLES, rest.removeprefix(EXAMPLES)
        else:
            yield rest, ""


def help_texts(command: click.Command) -> Iterator[str]:
    """Yield every help text of a command that has an entry in the catalogue."""
    if command.help:
        for entry, examples in paragraphs(command.help):
            yield entry
            yield from REMARK.findall(examples)
    yield from (param.help for param in command.params if isinstance(param, click.Option) and param.help)


def _help(text: str) -> str:
    def translated(entry: str, examples: str) -> str:
        as_it_is = examples or "\n" in entry
        examples = REMARK.sub(lambda remark: _(remark[0]), examples)
        return (f"{AS_IT_IS}\n" if as_it_is else "") + _(entry) + examples

    return "\n\n".join(translated(*paragraph) for paragraph in paragraphs(text))


def _param(param: click.Parameter) -> click.Parameter:
    if not isinstance(param, click.Option) or not param.help:
        return param
    done = copy(param)
    done.help = _(param.help)
    return done


class Formatter(click.HelpFormatter):
    """click's formatter, wrapping by display width; click counts every character as one column."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """Write the line of usage; no space follows a colon that is as wide as two."""
        colon = gettext("Usage:")
        super().write_usage(prog, args, prefix or (colon if colon.endswith("：") else f"{colon} "))

    def write_text(self, text: str) -> None:
        """Write paragraphs, rewrapped unless they are marked to stay."""
        indent = " " * self.current_indent
        self.write("\n\n".join(_filled(text, self.width - self.current_indent, indent)) + "\n")

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        """Write terms and their descriptions in two columns."""
        rows = [(term, _punctuated(meaning)) for term, meaning in rows]
        first = min(max(cells(term) for term, _meaning in rows), col_max) + col_spacing
        indent = " " * self.current_indent
        for term, meaning in rows:
            lines = "\n\n".join(_filled(meaning, max(self.width - first - 2, 10), "")).splitlines() if meaning else []
            beside = cells(term) <= first - col_spacing and lines
            self.write(f"{indent}{term}{' ' * (first - cells(term)) + lines.pop(0) if beside else ''}\n")
            self.write("".join(f"{indent}{' ' * first}{line}\n" for line in lines))

    def write_heading(self, heading: str) -> None:
        """Write a heading with a colon of the same width as its characters."""
        self.write(f"{' ' * self.current_indent}{heading}{':' if heading.isascii() else '：'}\n")


def _punctuated(meaning: str) -> str:
    """The help of an option with Chinese punctuation in the brackets at its end, whose parts click joins."""
    return meaning if meaning.isascii() else _DETAILS.sub(lambda details: details[0].replace("; ", "；"), meaning)


def _filled(text: str, width: int, indent: str) -> Iterator[str]:
    for paragraph in text.split("\n\n"):
        first, _newline, rest = paragraph.partition("\n")
        lines = (
            rest.splitlines()
            if first.strip() == AS_IT_IS
            else pieces(" ".join(line.strip(" ") for line in paragraph.split("\n")), width)
        )
        yield "\n".join(f"{indent}{line}".rstrip() for line in lines)
