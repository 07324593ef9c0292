"""`scrape config`: the settings in force, for one source or for all, with the origin of each value."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click
from click.core import ParameterSource

from scraper.cli.options import exclusive
from scraper.cli.options.common import db_option, offering, sources_option
from scraper.cli.options.config_file import config_variable
from scraper.cli.terminal import console, tables
from scraper.cli.terminal.tables import Column
from scraper.i18n import N_, _, language

if TYPE_CHECKING:
    from scraper.sources.setting_origins import Origin, Setting

ORIGINS = {
    "default": N_("default"),
    "defaults": N_("defaults:"),
    "source": N_("source entry"),
    "file": N_("the file"),
    "environment": N_("environment"),
    "option": N_("option"),
}
"""Names for display of the origins of a value."""

VARIABLES = ("NO_COLOR", "FORCE_COLOR", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY", "SCRAPE_DEBUG")
"""Environment variables that change the program's behaviour, shown if set; those of proxies in lower case too."""


@click.command(short_help="Show all settings, and where each is set.")
@click.argument("names", nargs=-1, metavar="[SOURCE]...", shell_complete=offering("listed sources"))
@click.option("--schema", "schema", is_flag=True, help="Print the JSON Schema of sources.yaml, for editors.")
@click.option("--json", "as_json", is_flag=True, help="Print a JSON array, one object per setting.")
@sources_option
@db_option
@click.pass_context
def command(
    context: click.Context, names: tuple[str, ...], schema: bool, as_json: bool, sources_file: Path, db: Path
) -> None:
    """Show every setting, its value and where it is set: program default, sources.yaml, the source's own entry,
    environment or option. Without SOURCE: the settings for all sources.

    With the schema next to sources.yaml, an editor completes keys and marks mistakes; see docs/adding-sources.md.

    \b
    Examples:
      scrape config
      scrape config 人民网
      scrape config --schema > sources.schema.json
      scrape config 人民网 --json | jq '.[] | select(.origin == "source")'
    """
    if schema:
        exclusive.refuse("--schema", "names", "as_json")
        from scraper.sources import json_schema

        click.echo(json_schema.printed(), nl=False)
        return
    settings_of = _of_sources(names, sources_file) if names else {None: [*_of_all(context, sources_file, db)]}
    if as_json:
        rows = [{"source": name, **asdict(setting)} for name, settings in settings_of.items() for setting in settings]
        click.echo(json.dumps(rows, ensure_ascii=False, indent=2))
        return
    for name, settings in settings_of.items():
        _print(name, settings)


def _of_sources(names: Sequence[str], file: Path) -> dict[str | None, list[Setting]]:
    from scraper.sources import load
    from scraper.sources.editing import additions
    from scraper.sources.setting_origins import of_all, of_source

    listed = load(file)
    content = additions.read(file)
    whole = next(setting for setting in of_all(listed, content, str(file)) if setting.key == "user_agent")
    return {
        source.name: [
            _masked(_with_name(whole, listed.contact) if setting.key == "user_agent" and not setting.value else setting)
            for setting in of_source(source, content, str(file))
        ]
        for source in listed.pick(names)
    }


def _of_all(context: click.Context, file: Path, db: Path) -> Iterator[Setting]:
    """Yield the settings for all sources: files, language, variables, then the sections of sources.yaml."""
    from scraper.sources import Sources, load
    from scraper.sources.editing import additions
    from scraper.sources.setting_origins import Setting, of_all

    for key, parameter, value in (("sources.yaml", "sources_file", file), ("archive.db", "db", db)):
        yield Setting(
            key, f"{value}{'' if value.exists() else ' ' + _('(not there yet)')}", *_origin(context, parameter)
        )
    yield _language(context)
    for name in VARIABLES:
        for spelling in dict.fromkeys((name, name.lower() if name.endswith("PROXY") else name)):
            if spelling in os.environ:
                yield _masked(Setting(spelling, os.environ[spelling], "environment", spelling))
    content = additions.read(file)
    listed = load(file) if content else Sources(())
    for setting in of_all(listed, content, str(file)):
        yield _masked(_with_name(setting, listed.contact) if setting.key == "user_agent" else setting)


def _with_name(setting: Setting, contact: str | None) -> Setting:
    """The setting `user_agent` with the program's own header where the file sets none."""
    from dataclasses import replace

    from scraper.crawl.fetch.settings import user_agent

    return setting if setting.value else replace(setting, value=user_agent(contact))


def _language(context: click.Context) -> Setting:
    from scraper.sources.setting_origins import Setting

    origin, where = _origin(context.find_root(), "lang")
    if origin == "default":
        variables = [name for name in ("LC_ALL", "LC_MESSAGES", "LANG") if os.environ.get(name)][:1]
        if variables and os.environ.get("LANGUAGE", "") not in (
            "",
            language(),
        ):  # the program sets it to what it speaks
            variables = ["LANGUAGE"]
        origin, where = ("environment", variables[0]) if variables else (origin, where)
    return Setting("language", language(), origin, where)


def _origin(context: click.Context, parameter: str) -> tuple[Origin, str | None]:
    source = context.get_parameter_source(parameter)
    option = next((param for param in context.command.params if param.name == parameter), None)
    if source is ParameterSource.ENVIRONMENT and option is not None:
        return "environment", config_variable()[0] if parameter == "sources_file" else str(option.envvar)
    if source is ParameterSource.COMMANDLINE and option is not None:
        return "option", option.opts[-1]
    return "default", None


def _masked(setting: Setting) -> Setting:
    """Mask passwords of proxies and tokens of webhooks: this output is pasted into bug reports."""
    from dataclasses import replace

    from scraper import redaction

    if setting.key == "notify" and setting.value:
        return replace(setting, value=redaction.shown_target(setting.value))
    if setting.key.lower().endswith("proxy"):
        return replace(setting, value=redaction.shown_proxy(setting.value))
    return replace(setting, value=redaction.redacted(setting.value))


def _print(name: str | None, settings: Sequence[Setting]) -> None:
    from rich.text import Text

    out = console.out()
    if name is not None:
        out.print(Text(name, "bold"))
    rows = []
    for setting in settings:
        style = "dim" if setting.origin == "default" else ""
        where = _(ORIGINS[setting.origin])
        where = f"{where} {setting.where}" if setting.where else where
        rows.append((Text(setting.key, style), Text(setting.value or "—", style), Text(where, style)))
    columns = (Column(_("setting")), Column(_("value"), folds=True), Column(_("set in"), folds=True))
    tables.show(out, columns, rows)
