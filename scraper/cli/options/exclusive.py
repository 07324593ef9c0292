"""Options that do not go together: a command line that says two things is refused, neither is dropped in silence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

import click
from click.core import ParameterSource

from scraper.i18n import _


def check(command: click.Command, name: str, args: Sequence[str], above: click.Context) -> None:
    """Look at a command line before it is carried out.

    Raises UsageError for an option that is given twice though it has one value, and for two that set the same thing
    (``--json --csv``). What else may be wrong in it is left to click.
    """
    context = command.context_class(command, parent=above, info_name=name, **command.context_settings)
    try:
        _values, _rest, order = command.make_parser(context).parse_args(args=list(args))
    except click.UsageError:
        return
    for mistake in _mistakes([param for param in order if isinstance(param, click.Option)]):
        raise click.UsageError(mistake, context)


def _mistakes(options: Sequence[click.Option]) -> Iterator[str]:
    by_name: dict[str, list[click.Option]] = {}
    for option in options:
        by_name.setdefault(option.name or "", []).append(option)
    for options in by_name.values():
        spelled = list(dict.fromkeys(max(option.opts, key=len) for option in options))
        if len(spelled) > 1:
            yield exclusive(spelled)
        times = Counter(options)
        for option, count in times.items():
            if count > 1 and not (option.multiple or option.count or option.is_flag):
                yield _("{option} is given twice; it takes only one value.").format(option=max(option.opts, key=len))


def exclusive(options: Sequence[str]) -> str:
    """The sentence about options of which one at most can be given."""
    return _("{options}: use only one of them.").format(options=", ".join(options))


def refuse(option: str, *idle: str) -> None:
    """Raise UsageError if a parameter is given that has no effect beside an option.

    ``option``: as it is written; ``idle``: the names of the parameters. Call it where the option is given.
    """
    context = click.get_current_context()
    for param in context.command.params:
        if param.name in idle and _is_given(context, param.name):
            message = _("{other} has no effect together with {option}: use only one of them.")
            raise click.UsageError(message.format(other=_spelled(context, param), option=option), context)


def _is_given(context: click.Context, name: str) -> bool:
    """Check whether a parameter is on the command line, with a value that says something."""
    on_line = context.get_parameter_source(name) is ParameterSource.COMMANDLINE
    return on_line and context.params.get(name) not in (None, (), False)


def _spelled(context: click.Context, param: click.Parameter) -> str:
    return param.make_metavar(context) if isinstance(param, click.Argument) else max(param.opts, key=len)
