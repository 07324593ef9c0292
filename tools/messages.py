"""Gather every text that a person reads into the catalogues of translations, and compile them.

    .venv/bin/python tools/messages.py

Texts are the arguments of `_`, `N_` and `ngettext`, the table of commands, the help of every command (an entry a
paragraph), and what errors say (tools/said.py). New ones are put into ``scraper/i18n/locale/zh/LC_MESSAGES/scrape.po``
without a translation, those used no more are left out; then ``scrape.mo`` and ``click.mo`` are written, which are part
of the repository, so that a checkout speaks Chinese without being built. ``click.po``, the words that click says, is
kept by hand.
"""

from __future__ import annotations

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

from scraper.models import CONTRACT  # noqa: E402
from tools.said import called, said  # noqa: E402

FOLDER = ROOT / "scraper" / "i18n" / "locale" / "zh" / "LC_MESSAGES"
DOMAINS = ("scrape", "click")
QUOTED = (
    # operating systems, of files
    "No such file or directory",
    "Permission denied",
    "Is a directory",
    "Not a directory",
    "File exists",
    "Read-only file system",
    "No space left on device",
    "Input/output error",
    "File name too long",
    "Too many open files",
    "Too many levels of symbolic links",
    "Disk quota exceeded",
    "Directory not empty",
    "Device or resource busy",
    "Operation not permitted",
    "Invalid argument",
    "Cannot allocate memory",
    # … of networks
    "Network is unreachable",
    "No route to host",
    "Connection refused",
    "Connection reset by peer",
    "Connection timed out",
    "Address already in use",
    "Cannot assign requested address",
    "Name or service not known",
    "Temporary failure in name resolution",
    # OpenSSL, of certificates (x509_txt.c)
    "certificate has expired",
    "certificate is not yet valid",
    "certificate revoked",
    "self-signed certificate",
    "self-signed certificate in certificate chain",
    "unable to get local issuer certificate",
    "unable to get issuer certificate",
    "unable to verify the first certificate",
    "Hostname mismatch, certificate is not valid for '{host}'.",
    "IP address mismatch, certificate is not valid for '{host}'.",
    # ruamel.yaml
    "could not find expected ':'",
    "sequence entries are not allowed here",
    "mapping keys are not allowed here",
    "mapping values are not allowed here",
    "special characters are not allowed",
    "found character {character} that cannot start any token",
    "found unexpected end of stream",
    "found unexpected document separator",
    "found unexpected ':'",
    "found unknown escape character {character}",
    "found undefined alias {name}",
    "found undefined tag handle {name}",
    "expected {what} or {other}",
    "expected the node content",
    "expected alphabetic or numeric character",
    "expected a comment or a line break",
    "expected chomping or indentation indicators",
    "expected '<document start>'",
    # re
    "{problem} at position {n}",
    "unterminated character set",
    "missing ), unterminated subpattern",
    "unbalanced parenthesis",
    "nothing to repeat",
    "multiple repeat",
    "bad escape {escape}",
    "bad escape (end of pattern)",
    "bad character range {characters}",
    "unknown extension {extension}",
    "missing >, unterminated name",
    "min repeat greater than max repeat",
    "look-behind requires fixed-width pattern",
    "global flags not at the start of the expression",
    "invalid group reference {n}",
    "unexpected end of pattern",
    # fsspec
    "Install {package} to access {what}",
    # a lock, of its holder
    "process {pid}, started {since},",
)
"""What others say that our messages quote: the system, libraries. What they say beside stays English."""
TEMPLATES = [("**.html", "jinja2")]
EPOCH = datetime(2026, 1, 1, tzinfo=UTC)
KEYWORDS = {"_": None, "N_": None, "ngettext": (1, 2)}


def gathered() -> Catalog:
    """Every text there is, each with the files it is in."""
    found = Catalog(project="scrape", charset="utf-8")
    for file, _line, message, comments, _context in extract_from_dir(
        ROOT / "scraper",
        method_map=TEMPLATES,
        keywords=KEYWORDS,
        comment_tags=("to translators:",),
        strip_comment_tags=True,
    ):
        found.add(message, locations=[(f"scraper/{file}", 0)], auto_comments=comments)
    for module, text in (*_calls(), *_helps(), *_errors()):
        found.add(text, locations=[(module, 0)])
    return found


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
    """The arguments of `_`, `N_` and `ngettext`. Babel does not look into f-strings before Python 3.12."""
    for file in sorted((ROOT / "scraper").rglob("*.py")):
        yield from ((file.relative_to(ROOT).as_posix(), text) for text in called(file))


def _helps() -> Iterator[tuple[str, str]]:
    from scraper.cli import main
    from scraper.cli.help.localized import texts

    table = "scraper/cli/main.py"
    for group, rows in main.COMMANDS.items():
        yield table, group
        yield from ((table, line) for _name, line in rows)
    yield from ((table, text) for text in texts(main.scrape))
    for rows in main.COMMANDS.values():
        for name, _line in rows:
            module = main.module_of(name)
            command: click.Command = importlib.import_module(module).command
            yield from ((module.replace(".", "/") + ".py", text) for text in texts(command))


def _errors() -> Iterator[tuple[str, str]]:
    for file in sorted((ROOT / "scraper").rglob("*.py")):
        path = file.relative_to(ROOT)
        yield from ((path.as_posix(), text) for text in said(file, path.as_posix()))
    yield from (("tools/messages.py", text) for text in QUOTED)
    yield from (("scraper/models.py", text) for text in CONTRACT)


def main() -> None:
    known, there = read("scrape"), gathered()
    known.update(there, no_fuzzy_matching=True, update_creation_date=False)
    for message in known:
        message.flags.discard("python-format")  # Babel takes "100 % do" for one; we fill in by str.format alone
    file = FOLDER / "scrape.po"
    head = file.read_text("utf-8").partition("\n\n")[0]
    into = BytesIO()
    write_po(into, known, width=120, include_lineno=False, sort_by_file=True, ignore_obsolete=True, omit_header=True)
    file.write_text(f"{head}\n\n{into.getvalue().decode().lstrip()}", encoding="utf-8")
    for domain in DOMAINS:
        (FOLDER / f"{domain}.mo").write_bytes(compiled(read(domain)))
    lacking = [message for message in known if message.id and not any(message.string or "")]  # a plural's are several
    for message in lacking:
        print(f"untranslated: {message.id!r}")
    print(f"{len(known)} messages, {len(lacking)} of them not translated")


if __name__ == "__main__":
    main()
