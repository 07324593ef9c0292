"""Shell completion in bash, zsh and fish: names of sources, sections and outlets from the files at hand.

The mechanism is click's, the scripts are ours, because those of click 8 lose what is offered. Tried in bash 5.2: after
a colon (``source:山``) and after ``--source=`` click's script offers nothing, for bash splits words there
(COMP_WORDBREAKS); a name with a space is inserted unquoted, as two words (山城 日报), one with a quote leaves it open
(it's); a field (``source:``) would get a space after it. tests/cli/commands/get_started/test_completion.py types in
real shells. On any error nothing is offered and nothing is printed: the person is in the middle of typing.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, ClassVar

from click import Context, Parameter
from click.shell_completion import (
    BashComplete,
    CompletionItem,
    FishComplete,
    ShellComplete,
    ZshComplete,
    add_completion_class,
    split_arg_string,
)

from scraper.cli.options.config_file import CONFIG_FILE, config_variable

VARIABLE = "_SCRAPE_COMPLETE"
"""What a script sets to ask for completions; click's name for it."""
MOST = 200
"""Values that are offered at once."""
FIELDS = ("headline", "byline", "editor", "outlet", "section", "source", "tag", "summary", "body", "page")
"""The fields of a query; values are known of those in `_KEPT`."""
_STORED = ("outlet", "section", "source", "editor", "byline", "tag")
_UNFINISHED = "unfinished"
"""The type of a completion that goes on (``section:``): no space is put after it."""


# -- what is offered


def sources(context: Context, parameter: Parameter, incomplete: str) -> list[CompletionItem[str]]:
    """The names in sources.yaml that are not on the line yet."""
    on_line = context.params.get(parameter.name or "") or ()
    return _items(_listed(context), incomplete, on_line if isinstance(on_line, tuple) else ())


def alerts(context: Context, parameter: Parameter, incomplete: str) -> list[CompletionItem[str]]:
    """The names of the alerts in sources.yaml."""
    return _items(_listed(context, "alerts"), incomplete, ())


def well_known(context: Context, parameter: Parameter, incomplete: str) -> list[CompletionItem[str]]:
    """The names of the sources that ship."""
    from scraper.sources import loads
    from scraper.sources.shipped import shipped

    with suppress(Exception):
        return _items([source.name for source in loads(shipped()).all], incomplete, context.params.get("names") or ())
    return []


def stored(field: str) -> Callable[[Context, Parameter, str], list[CompletionItem[str]]]:
    """Return the completer of a field's values in the archive; for sources, also of those in sources.yaml."""

    def complete(context: Context, parameter: Parameter, incomplete: str) -> list[CompletionItem[str]]:
        return _items(_values(context, field, incomplete), incomplete)

    return complete


def query(context: Context, parameter: Parameter, incomplete: str) -> list[CompletionItem[str]]:
    """The fields of a query, and the values of one whose values are known: section:经 -> section:经济; 栏目:经 too."""
    from scraper.archive.search.query.tokens import FIELDS as COLUMNS

    minus = "-" if incomplete.startswith("-") else ""
    field, colon, begun = incomplete.removeprefix("-").partition(":")
    if not colon:
        others = (name for name in COLUMNS if name not in FIELDS)
        names = [name for name in FIELDS if field and name.startswith(field)] or [
            name for name in others if field and name.startswith(field)
        ]
        return [CompletionItem(f"{minus}{name}:", _UNFINISHED) for name in names]
    column = {"editors": "editor"}.get(COLUMNS.get(field, ""), COLUMNS.get(field, ""))
    if column not in _STORED:
        return []
    begun = begun.removeprefix('"')
    values = [value for value in _values(context, column, begun) if value.startswith(begun) and '"' not in value]
    return [CompletionItem(f"{minus}{field}:{_phrase(value)}") for value in values[:MOST]]


def dimensions(context: Context, parameter: Parameter, incomplete: str) -> list[CompletionItem[str]]:
    """The dimensions of `scrape count`, also after a comma."""
    from scraper.archive.articles.statistics.dimensions import DIMENSIONS

    return _joined(DIMENSIONS, incomplete)


def columns(context: Context, parameter: Parameter, incomplete: str) -> list[CompletionItem[str]]:
    """The columns of an export, also after a comma: those of the table that is named before."""
    from scraper.archive.articles.bulk_reads import table_columns
    from scraper.archive.articles.queries import KEYS

    table = context.params.get("table")
    return _joined(table_columns(table) if table else KEYS, incomplete)


def _joined(names: Iterable[str], incomplete: str) -> list[CompletionItem[str]]:
    before, comma, begun = incomplete.rpartition(",")
    on_line = before.split(",")
    return [
        CompletionItem(f"{before}{comma}{name}") for name in names if name.startswith(begun) and name not in on_line
    ]


def _phrase(value: str) -> str:
    """As a query takes it: in quotes where there are spaces in it."""
    return value if re.fullmatch(r"\w+", value) else f'"{value}"'


def _items(values: Iterable[str], incomplete: str, on_line: Sequence[str] = ()) -> list[CompletionItem[str]]:
    return [CompletionItem(v) for v in values if v.startswith(incomplete) and v.isprintable() and v not in on_line][
        :MOST
    ]


def _listed(context: Context, section: str = "sources") -> list[str]:
    """The names in a section of sources.yaml, also in one with a mistake in it."""
    from scraper.sources.yaml_nodes import MAX_BYTES, Items, Keys, Problems, Scalar, compose

    file = context.params.get("sources_file") or Path(config_variable()[1] or CONFIG_FILE)
    with suppress(Exception):
        with Path(file).open("rb") as stream:
            root = compose(stream.read(MAX_BYTES + 1), Problems(""))
        entries = root.entries.get(section) if isinstance(root, Keys) else None
        nodes = entries.items if isinstance(entries, Items) else ()
        names = [node.entries.get("name") for node in nodes if isinstance(node, Keys)]
        return [name.text.strip() for name in names if isinstance(name, Scalar)]
    return []


def _values(context: Context, field: str, begun: str) -> list[str]:
    file = Path(context.params.get("db") or os.environ.get("SCRAPE_DB") or "archive.db")
    values: list[str] = []
    with suppress(Exception):
        if file.exists():
            from scraper.archive import Archive

            with Archive.read(file) as archive:
                values = archive.statistics.values(field, begun, MOST)
    return list(dict.fromkeys([*values, *_listed(context)])) if field == "source" else values


OFFERS: dict[str, Callable[[Context, Parameter, str], list[CompletionItem[str]]]] = {
    "listed sources": sources,
    "alert": alerts,
    "well-known sources": well_known,
    "query": query,
    "dimensions": dimensions,
    "columns": columns,
    **{f"stored {field}": stored(field) for field in _STORED},
}
"""What the parameters of commands ask for: see `scraper.cli.options.common.offering`."""


# -- what shells are given


class _Complete(ShellComplete):
    """Shared by the three shells: a value of ``--option=`` is offered with that prefix, because shells replace the
    whole word."""

    def get_completions(self, args: list[str], incomplete: str) -> list[CompletionItem[str]]:
        items = super().get_completions([*args], incomplete)
        option, equals, _ = incomplete.partition("=")
        if equals and option.startswith("-"):
            items = [CompletionItem(f"{option}={item.value}", item.type, item.help) for item in items]
        return items


class Bash(_Complete, BashComplete):
    """bash passes the whole line, and the part of the word that it will replace: that starts after a colon or an equals
    sign (COMP_WORDBREAKS)."""

    name: ClassVar[str] = "bash"
    source_template: ClassVar[str] = """\
# To have it in every bash: eval "$(scrape completion bash)" in ~/.bashrc; or, which starts faster,
# scrape completion bash > ~/.local/share/bash-completion/completions/scrape
%(complete_func)s() {
    local IFS=$'\\n' answer kind value
    COMPREPLY=()
    while IFS=',' read -r kind value; do
        case $kind in
            dir) compopt -o dirnames 2>/dev/null ;;
            file) compopt -o default 2>/dev/null ;;
            unfinished) compopt -o nospace 2>/dev/null; COMPREPLY+=("$value") ;;
            plain) COMPREPLY+=("$value") ;;
        esac
    done < <(COMP_WORDS="${COMP_LINE:0:$COMP_POINT}" COMP_CWORD="$2" %(complete_var)s=bash_complete "$1" 2>/dev/null)
}
complete -o nosort -F %(complete_func)s %(prog_name)s 2>/dev/null || complete -F %(complete_func)s %(prog_name)s
"""

    def source(self) -> str:
        return ShellComplete.source(self)  # click's looks for bash's version, which a script for another day has not

    def get_completion_args(self) -> tuple[list[str], str]:
        self.line = os.environ["COMP_WORDS"]
        self.replaced = os.environ["COMP_CWORD"]
        words = split_arg_string(f"{self.line}\x01")
        self.word = words[-1].removesuffix("\x01")
        return words[1:-1], self.word

    def format_completion(self, item: CompletionItem[Any]) -> str:
        value = str(item.value)
        quote = _open_quote(self.line)
        if item.type in ("plain", _UNFINISHED):
            value = value.removeprefix(self._standing(value))
        return f"{item.type},{_quoted(value, quote)}"

    def _standing(self, value: str) -> str:
        """The part of the word that bash leaves as it is: what is before what it will replace."""
        replaced = split_arg_string(f"{self.replaced}\x01")[0].removesuffix("\x01") if self.replaced else ""
        if not self.word.endswith(replaced):
            return ""
        standing = self.word[: len(self.word) - len(replaced)]
        return standing if value.startswith(standing) else ""


class Zsh(_Complete, ZshComplete):
    """zsh quotes what it inserts by itself."""

    name: ClassVar[str] = "zsh"
    source_template: ClassVar[str] = """\
#compdef %(prog_name)s
# To have it in every zsh: scrape completion zsh > ~/.zfunc/_scrape, and in ~/.zshrc, before compinit:
# fpath=(~/.zfunc $fpath); autoload -Uz compinit && compinit
%(complete_func)s() {
    local -a plain told unfinished answer
    local kind value help
    answer=("${(@f)$(COMP_WORDS="${words[1,CURRENT]}" COMP_CWORD=$((CURRENT-1)) \\
%(complete_var)s=zsh_complete ${words[1]} 2>/dev/null)}")
    for kind value help in "${answer[@]}"; do
        case $kind in
            dir) _path_files -/ ;;
            file) _path_files -f ;;
            unfinished) unfinished+=("$value") ;;
            plain) if [[ $help == _ ]]; then plain+=("$value"); else told+=("$value:$help"); fi ;;
        esac
    done
    (( $#told )) && _describe -V unsorted told -U
    (( $#plain )) && compadd -U -V unsorted -a plain
    (( $#unfinished )) && compadd -U -S '' -V unsorted -a unfinished
}
if [[ $zsh_eval_context[-1] == loadautofunc ]]; then
    %(complete_func)s "$@"
else
    compdef %(complete_func)s %(prog_name)s
fi
"""

    def get_completion_args(self) -> tuple[list[str], str]:
        words = split_arg_string(f"{os.environ['COMP_WORDS']}\x01")
        return words[1:-1], words[-1].removesuffix("\x01")


class Fish(_Complete, FishComplete):
    """fish quotes what it inserts by itself."""

    name: ClassVar[str] = "fish"
    source_template: ClassVar[str] = """\
# To have it in every fish: scrape completion fish > ~/.config/fish/completions/scrape.fish
function %(complete_func)s
    set -l line (commandline -cp | string collect)
    set -l program (commandline -opc)[1]
    for answer in (env %(complete_var)s=fish_complete COMP_WORDS=$line $program 2>/dev/null)
        set -l parts (string split -m 1 , -- $answer)
        switch $parts[1]
            case dir
                __fish_complete_directories (commandline -ct)
            case file
                __fish_complete_path (commandline -ct)
            case plain unfinished
                printf '%%s\\n' $parts[2]
        end
    end
end
complete --no-files --command %(prog_name)s --arguments '(%(complete_func)s)'
"""

    def get_completion_args(self) -> tuple[list[str], str]:
        words = split_arg_string(f"{os.environ['COMP_WORDS']}\x01")
        return words[1:-1], words[-1].removesuffix("\x01")


SHELLS: dict[str, type[ShellComplete]] = {"bash": Bash, "zsh": Zsh, "fish": Fish}


def register() -> None:
    """Let click know of these instead of its own."""
    for shell in SHELLS.values():
        add_completion_class(shell)


def _open_quote(line: str) -> str:
    """The quote that is open at the end of the line; "" for none."""
    quote, escaped = "", False
    for character in line:
        if escaped:
            escaped = False
        elif character == "\\" and quote != "'":
            escaped = True
        elif quote:
            quote = "" if character == quote else quote
        elif character in "\"'":
            quote = character
    return quote


def _quoted(value: str, quote: str) -> str:
    """As bash takes it, inside of a quote that is open, or outside of any."""
    if quote == '"':
        return re.sub(r'([\\"$`])', r"\\\1", value)
    if quote == "'":
        return value.replace("'", "'\\''")
    return re.sub(r"([^\w@%+=:,./-])", r"\\\1", value)
