"""The command group `scrape`, which imports a command's module only when it is called."""

from __future__ import annotations

import errno
import importlib
import io
import os
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from keyword import iskeyword
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar

import click

from scraper import __version__, i18n, redaction
from scraper.cli.options import exclusive, global_options
from scraper.cli.options.common import ConfigOption, VariableOption
from scraper.cli.terminal import safe_output, streams, time_zone, utf8_mode
from scraper.errors import ScrapeError
from scraper.i18n import _

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

C = TypeVar("C", bound=click.Command)

COMMANDS: dict[str, tuple[tuple[str, str], ...]] = {
    "Get started": (
        ("demo", "Try everything out on a small invented newspaper."),
        ("init", "Write a sources.yaml with well-known sources of your choice."),
        ("add", "Add a source by any address of its site."),
        ("help", "Explain a command, like `scrape COMMAND --help`."),
        ("install", "Install an optional component: Excel, Parquet, the web view …"),
        ("completion", "Print the completion script for bash, zsh or fish."),
    ),
    "Collect": (
        ("fetch", "Fetch new articles from the sources into the archive."),
        ("save", "Archive single articles by their addresses."),
        ("backfill", "Store articles of the past from web archives."),
        ("parse", "Show what would be stored from a page, a feed or a list page."),
        ("sources", "List the sources: kind, last run, number of articles."),
        ("alerts", "List alerts; test, preview or pause them."),
        ("schedule", "Fetch regularly, by crontab, systemd or launchd."),
        ("config", "Show all settings, and where each is set."),
    ),
    "Find": (
        ("search", "Search the archive for exact text, Chinese or any other."),
        ("show", "Show articles: text, history, raw page."),
        ("tag", "Add tags to articles, or remove them."),
        ("digest", "Show the news of a day on one page, or write it as a book."),
        ("serve", "Open the archive in a web browser: search, articles, charts, SQL."),
        ("mcp", "Let an assistant search, read, count and cite the archive."),
    ),
    "Analyse": (
        ("count", "Count articles by outlet, month, section … any two of them."),
        ("trends", "Count how often words appear, by day, week or month."),
        ("keywords", "List the most characteristic words of articles."),
        ("kwic", "Show every occurrence of a word in its context."),
        ("cooccur", "List the words that occur with a word more often than by chance."),
        ("ranks", "Show the ranks of headlines on lists over time: hot lists, front pages."),
    ),
    "Import and export": (
        ("feed", "Write the newest articles of a query as a feed: Atom or JSON Feed."),
        ("export", "Write articles as CSV, JSON, Excel, Parquet, BibTeX, RIS, Atom, WARC …"),
        ("import", "Import archives, exported articles, WARC files or HTML pages."),
    ),
    "Monitor": (
        ("check", "Show the state of each source, broken ones first."),
        ("failures", "List what could not be fetched or read: reason, next try."),
        ("runs", "List the runs: start, duration, result."),
        ("stats", "Show the archive in numbers: sources, dates, names, size."),
        ("report", "Write charts and tables of the archive as one HTML page."),
    ),
    "Maintain": (
        ("teach", "Correct the fields that are read wrong from a site's pages."),
        ("reparse", "Parse the stored pages again, after a change of the rules."),
        ("verify", "Check the archive for damage, and repair what can be rebuilt."),
        ("dictionary", "Show the dictionaries in use; segment the stored articles again."),
        ("backup", "Copy the archive, even while a fetch is running."),
        ("restore", "Replace the archive with a backup."),
        ("rename", "Rename a source in the archive."),
        ("delete", "Delete articles permanently, leaving no trace."),
    ),
}
"""By group of `scrape --help`: (command, one line of help). Its module, in the group's package, has a `command`."""

HUNG_UP = 129
"""Exit code after the terminal was closed, as shells define it: 128 and SIGHUP."""
_NAMES = {name for group in COMMANDS.values() for name, _ in group}


def module_of(command: str) -> str:
    """The full name of a command's module; `import` has an underscore, being a keyword of Python."""
    group = next(group for group, rows in COMMANDS.items() if any(name == command for name, _ in rows))
    package = group.lower().replace(" ", "_")
    return f"scraper.cli.commands.{package}.{command}{'_' if iskeyword(command) else ''}"


class Context(click.Context):
    """A click context whose help is wrapped by display width: examples may be Chinese in any language."""

    def make_formatter(self) -> click.HelpFormatter:
        from scraper.cli.help.help_i18n import Formatter

        return Formatter(width=self.terminal_width, max_width=self.max_content_width)


class LazyGroup(click.Group):
    """A click group that knows its commands by name and imports one only when it is called."""

    context_class = Context

    def make_context(
        self, info_name: str | None, args: list[str], parent: click.Context | None = None, **extra: Any
    ) -> click.Context:
        """Set the language, which --help needs too, then parse the arguments."""
        args = _language_first(args)
        i18n.speak(_chosen_language(args))
        group = self if i18n.language() == "en" else _localized(self)
        try:
            return click.Group.make_context(group, info_name, args, parent, **extra)
        except click.NoSuchOption as error:
            from scraper.cli.help import usage_errors

            name = next((arg for arg in args if arg in _NAMES), None)
            raise usage_errors.misplaced(error, name, _command(name) if name else None) from None

    def main(self, *args: Any, **extra: Any) -> Any:
        """Run click's `main` with all output filtered by `safe_output`."""
        with safe_output.guarded():
            return super().main(*args, **extra)

    def list_commands(self, ctx: click.Context) -> list[str]:
        return [name for group in COMMANDS.values() for name, _ in group]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _NAMES:
            return None
        command = _command(cmd_name)
        return command if i18n.language() == "en" else _localized(command)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and args[0] not in _NAMES and not args[0].startswith("-"):
            from scraper.cli.help import usage_errors

            raise click.UsageError(usage_errors.no_command(args[0], _lines()), ctx)
        name, command, rest = super().resolve_command(ctx, args)
        streams.go_on(name)
        rest = [*global_options.handed_on(ctx, name or "", command), *rest]
        if command is not None and not ctx.resilient_parsing:
            exclusive.check(command, name or "", rest, ctx)
        return name, command, rest

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command. A closed pipe (`| head`) is no error, though click would make it one."""
        try:
            done = super().invoke(ctx)
            sys.stdout.flush()
        except click.NoSuchOption as error:
            from scraper.cli.help import usage_errors

            raise usage_errors.without_option(error) from None
        except BrokenPipeError:
            _close_output()
            raise click.exceptions.Exit(0) from None
        except OSError as error:
            if error.errno != errno.EIO or not _terminal_is_gone():
                raise
            _close_output()
            raise click.exceptions.Exit(HUNG_UP) from None
        return done

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """Complete commands from the table, since click's own method imports every command; or options."""
        from click.shell_completion import CompletionItem

        named = [(name, line) for group in COMMANDS.values() for name, line in group if name.startswith(incomplete)]
        items = [CompletionItem(name, help=_(line)) for name, line in named]
        return [*items, *click.Command.shell_complete(self, ctx, incomplete)]

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        for group, commands in COMMANDS.items():
            with formatter.section(_(group)):
                formatter.write_dl([(name, _(line)) for name, line in commands])


class Language(click.ParamType):  # type: ignore[type-arg]
    """A click type: a language of the program, or a locale of it (zh_CN.UTF-8)."""

    name = "language"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        return i18n.matched(value) or self.fail(
            _("no messages in {language!r}; available: {known}.").format(
                language=value, known=", ".join(i18n.LANGUAGES)
            ),
            param,
            ctx,
        )


def _language_first(args: list[str]) -> list[str]:
    """Move --lang to the front, wherever it is; not after --, nor where the command has its own --lang (`serve`)."""
    end = args.index("--") if "--" in args else len(args)
    place = next((place for place, arg in enumerate(args[:end]) if arg.partition("=")[0] == "--lang"), None)
    if place is None or any(name in args[:place] and _has_language(name) for name in _NAMES):
        return args
    after = place + (1 if "=" in args[place] else 2)
    return [*args[place:after], *args[:place], *args[after:]]


def _has_language(name: str) -> bool:
    """Check whether a command has its own option --lang. Imports the command."""
    return any("--lang" in param.opts for param in _command(name).params)


def _lines() -> dict[str, str]:
    """The commands with their lines of help."""
    return {name: line for group in COMMANDS.values() for name, line in group}


def _command(name: str) -> click.Command:
    command: click.Command = importlib.import_module(module_of(name)).command
    command.context_class = Context
    return command


def _chosen_language(args: Sequence[str]) -> str:
    """The language of --lang if it is the first argument, else that of the environment."""
    name, _equals, value = args[0].partition("=") if args else ("", "", "")
    language = (value or " ".join(args[1:2])) if name == "--lang" else ""
    return i18n.matched(language) or i18n.of_environment()


def _localized(command: C) -> C:
    from scraper.cli.help.help_i18n import translated_help

    return translated_help(command)


@click.command(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="scrape")
@click.option(
    "--lang",
    cls=VariableOption,
    type=Language(),
    envvar="SCRAPE_LANG",
    show_envvar=True,
    expose_value=False,
    metavar="en|zh",
    help="Language of messages.  [default: from LANG]",
)
@click.option(
    "--db",
    metavar="FILE",
    expose_value=False,
    callback=global_options.keep,
    help="Archive file, for any command that uses one.",
)
@click.option(
    "-c",
    "--config",
    metavar="FILE",
    cls=ConfigOption,
    expose_value=False,
    callback=global_options.keep,
    help="File that lists the sources, for any command that uses one.",
)
def scrape() -> None:
    """Collect news, archive it, and search it. Made first for Chinese-language news.

    Sources are listed in sources.yaml; everything is stored in one SQLite file, archive.db. Both are expected in the
    current folder; --config and --db, or SCRAPE_CONFIG and SCRAPE_DB, name other files.
    """


@streams.accounted
def main(args: Sequence[str] | None = None) -> Any:
    """Run the command line and exit: 0 all well, 1 something failed, 2 wrong usage or settings, 130 interrupted."""
    if args is None:
        utf8_mode.ensure()
    _take_any_character()
    with safe_output.guarded():
        sys.exit(_main(args))


def _main(args: Sequence[str] | None) -> int:
    if "_SCRAPE_COMPLETE" in os.environ:
        _complete()
    time_zone.ensure()
    redaction.note_environment(os.environ)
    redaction.note_arguments(sys.argv[1:] if args is None else args)
    try:
        code = scrape.main(args=list(args) if args is not None else None, prog_name="scrape", standalone_mode=False)
    except click.exceptions.Exit as done:
        code = done.exit_code
    except click.ClickException as error:
        vars(error).update(message=_as_typed_here(i18n.localized(error.message)))
        if i18n.language() == "zh":
            vars(error).update(format_message=_punctuated(error.format_message()))
        error.show()
        code = error.exit_code
    except (click.Abort, KeyboardInterrupt):
        click.echo(_("Interrupted."), err=True)
        code = 130
    except ScrapeError as error:
        message = _as_typed_here(i18n.localized(str(error)))
        click.echo(_("Error: {error}").format(error=message), err=True)
        code = error.exit_code
    except Exception as error:
        click.echo(_traceback() if os.environ.get("SCRAPE_DEBUG") else _described(error), err=True)
        code = 1
    return code if isinstance(code, int) else 0


def _punctuated(message: str) -> Callable[[], str]:
    """The message of a click error with Chinese punctuation, where click joins its parts with ASCII."""
    done = message.replace("。 ", "。").removesuffix(".") + ("。" if message.endswith(".") else "")
    return lambda: done


def _as_typed_here(message: str) -> str:
    from scraper import extras

    return extras.as_typed_here(message)


def _complete() -> NoReturn:
    """Answer a shell's request for completions. Errors are silent: the user is typing."""
    from scraper.cli.options import shell_completion

    shell_completion.register()
    with suppress(Exception):
        scrape.main(args=[], prog_name="scrape")
    sys.exit(1)


def _described(error: Exception) -> str:
    """The message for an unexpected error, or for a full disk."""
    if isinstance(error, OSError) and error.errno in (errno.ENOSPC, errno.EDQUOT):
        if error.filename is None:
            _close_output()
        return _(
            "Error: the disk is full, or the output has no room where it is written; make room and run the "
            "command again."
        )
    if isinstance(error, OSError) and error.errno == errno.EBADF and error.filename is None:
        _close_output()
        return _("Error: standard output is closed.")
    if isinstance(error, OSError) and error.errno == errno.ENAMETOOLONG:
        message = _("Error: {file}: the name is too long; most disks take 255 bytes, some 80 Chinese characters")
        return message.format(file=error.filename)
    return _(
        "Error: a fault in the program ({kind}: {error}). What was already in the archive is safe.\n"
        "SCRAPE_DEBUG=1 shows where it happened; please include that when you report it."
    ).format(kind=type(error).__name__, error=error)


def _traceback() -> str:
    """The traceback of the current exception as text, to be printed through `safe_output`."""
    import traceback

    return traceback.format_exc()


def _take_any_character() -> None:
    """Install error handlers that replace characters which the output's encoding lacks: see `encoding_fallback`."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            handler = "backslashreplace"
            if stream.encoding.lower() not in ("utf-8", "utf8"):
                from scraper.cli.terminal import encoding_fallback

                encoding_fallback.register()
                handler = encoding_fallback.ON_TERMINAL if stream.isatty() else encoding_fallback.ELSEWHERE
            stream.reconfigure(errors=handler)


def _terminal_is_gone() -> bool:
    """Check whether the output was a terminal that has been closed."""
    import termios

    try:
        termios.tcgetattr(sys.stdout.fileno())
    except termios.error as error:
        return bool(error.args[0] == errno.EIO)
    except (OSError, ValueError):  # an output without a file
        return False
    return False


def _close_output() -> None:
    """Discard buffered output: otherwise Python reports the error again when it flushes at exit."""
    with suppress(OSError, ValueError):  # ValueError: an output without a file, as in tests
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
