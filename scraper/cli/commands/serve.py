"""`scrape serve`: the archive in the browser, on this machine."""

from __future__ import annotations

from pathlib import Path

import click

from scraper import extras
from scraper.cli.options.common import db_option
from scraper.cli.terminal import console
from scraper.errors import ConfigError
from scraper.i18n import LANGUAGES, _, language


@click.command(short_help="The archive in the browser: search, read, charts, SQL.")
@click.option("--port", type=click.IntRange(0, 65535), default=8010, show_default=True, help="0: any that is free.")
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option("--open", "opens", is_flag=True, help="Open it in the browser.")
@click.option(
    "--lang",
    "pages_language",
    type=click.Choice(LANGUAGES),
    help="The language of all pages.  [default: what the browser prefers]",
)
@db_option
def command(port: int, host: str, opens: bool, pages_language: str | None, db: Path) -> None:
    """Serve the archive to the browser on this machine: the search of `scrape search` with facets, articles with their
    revisions and reprints, charts, and every table, with SQL, through Datasette. It only reads, also while a fetch
    writes; nothing that an archived page says can run. Ctrl-C ends it. (Extra: web.)

    \b
    Examples:
      scrape serve
      scrape serve --port 8080 --open
    """
    from scraper.archive import Archive
    from scraper.presentation.web import server

    Archive.read(db).close()  # says why it cannot be opened, or brings it up to date, before anything is promised
    sock = server.listening(host, port)
    try:
        app = server.application(db, host, pages_language, language())
    except ModuleNotFoundError as error:
        raise ConfigError(_("serving needs more: {install}").format(install=extras.hint("web"))) from error
    if not server.is_loopback(host):
        warning = _("Whoever reaches {host} can read the whole archive: there is no password.").format(host=host)
        console.err().print(warning, style="bold yellow")
    url = _address(host, sock.getsockname()[1])
    click.echo(_("{file} is at {url} (Ctrl-C ends this)").format(file=db, url=url))
    if opens:
        click.launch(url)
    try:
        server.run(app, sock)
    except KeyboardInterrupt:
        pass
    finally:
        sock.close()


def _address(host: str, port: int) -> str:
    shown = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}.get(host, f"[{host}]" if ":" in host else host)
    return f"http://{shown}:{port}/"
