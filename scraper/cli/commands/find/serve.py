"""`scrape serve`: serve the archive to a browser on this machine."""

from __future__ import annotations

from pathlib import Path

import click

from scraper import extras
from scraper.cli.options.common import db_option
from scraper.cli.terminal import console
from scraper.errors import ConfigError
from scraper.i18n import LANGUAGES, _, language


@click.command(short_help="Open the archive in a web browser: search, articles, charts, SQL.")
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    metavar="PORT",
    default=8010,
    show_default=True,
    help="Port to listen on; 0 for any free one.",
)
@click.option("--host", metavar="ADDRESS", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--open", "opens", is_flag=True, help="Open the page in a web browser.")
@click.option(
    "--lang",
    "pages_language",
    type=click.Choice(LANGUAGES),
    help="Language of all pages.  [default: the browser's preference]",
)
@db_option
def command(port: int, host: str, opens: bool, pages_language: str | None, db: Path) -> None:
    """Serve the archive to a web browser on this machine: the search of `scrape search` with facets, articles with
    revisions and reprints, charts, and all tables, with SQL, through Datasette. It only reads, also while a fetch
    is writing; nothing in an archived page can run as code. Ctrl-C stops it. (Extra: web.)

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
        raise ConfigError(
            _("serving needs an optional component: {install}").format(install=extras.hint("web"))
        ) from error
    if not server.is_loopback(host):
        warning = _("Anyone who can reach {host} can read the whole archive: there is no password.").format(host=host)
        console.err().print(warning, style="bold yellow")
    url = _address(host, sock.getsockname()[1])
    click.echo(_("Serving {file} at {url} (Ctrl-C stops)").format(file=db, url=url))
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
