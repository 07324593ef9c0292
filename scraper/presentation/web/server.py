"""Datasette over one archive, with our plugin and no other, on a socket of ours."""

from __future__ import annotations

import asyncio
import errno
import logging
import os
import socket
from collections.abc import Callable, Collection
from contextlib import suppress
from dataclasses import dataclass
from ipaddress import ip_address
from pathlib import Path
from typing import Any

from scraper.errors import ScrapeError
from scraper.i18n import _, localized

SETTINGS: dict[str, Any] = {
    "default_cache_ttl": 0,
    "sql_time_limit_ms": 3000,
    "facet_time_limit_ms": 500,
    "max_returned_rows": 5000,
    "num_sql_threads": 3,
    "allow_download": False,  # `scrape backup` copies a file that is written to; a download of it may be no archive
    "truncate_cells_html": 200,
    "default_page_size": 50,
    "suggest_facets": False,  # it would count every column of every table that is looked at
}
"""Datasette's settings: https://docs.datasette.io/en/stable/settings.html. Any SELECT may be asked, for 3 seconds."""


class ServeError(ScrapeError):
    """The archive cannot be served at the requested address."""


@dataclass(frozen=True)
class Application:
    """The served application (ASGI), and the function that ends its processes."""

    asgi: Any
    close: Callable[[], None]


def is_loopback(host: str) -> bool:
    """Check whether only this machine can reach an address."""
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


def names_of(host: str) -> Collection[str] | None:
    """The host names to answer to, beside those of loopback: see `scraper.presentation.web.access_guard.Guard`."""
    if is_loopback(host):
        return (host,)
    try:
        return None if ip_address(host).is_unspecified else (host,)
    except ValueError:
        return (host.lower(),)


def listening(host: str, port: int) -> socket.socket:
    """A socket that listens there; port 0 is any that is free. Raises ServeError if it is unavailable."""
    try:
        family, kind, protocol, _name, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
    except socket.gaierror as error:
        raise ServeError(
            _("{host}: not an address of this machine: {error}").format(
                host=host, error=localized(error.strerror or str(error))
            )
        ) from error
    listener = socket.socket(family, kind, protocol)
    try:
        if os.name == "posix":
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # a port that just was ours is not taken
        listener.bind(address)
        listener.listen(128)
    except OSError as error:
        listener.close()
        raise ServeError(_refused(host, port, error)) from error
    return listener


def _refused(host: str, port: int, error: OSError) -> str:
    if error.errno == errno.EADDRINUSE:
        return _(
            "port {port} is in use by another program; choose another with --port, or any free one with --port 0"
        ).format(port=port)
    if error.errno == errno.EACCES:
        return _("no permission to use port {port}; choose one above 1023 with --port").format(port=port)
    return _("{host}: cannot listen there: {error}").format(host=host, error=localized(error.strerror or str(error)))


def application(path: Path, host: str, language: str | None, default: str) -> Application:
    """The application. ``language``: for all pages, None for what each browser prefers, else ``default``.

    ModuleNotFoundError when the extra is not installed.
    """
    from datasette.app import Datasette
    from datasette.plugins import pm

    from scraper.presentation.web.plugin import DATABASE, Plugin, Site
    from scraper.presentation.web.read_pool import Reading
    from scraper.presentation.web.sql.database import Archive

    for other, _distribution in pm.list_plugin_distinfo():
        pm.unregister(other)  # what else is installed was not made for this policy, nor for being read only
    pm.unregister(name="datasette.handle_exception")  # it prints every 404, with all variables, to the terminal
    reading = Reading(path, default)
    pm.register(Plugin(Site(reading, names_of(host), language, default)), "scrape")
    datasette = Datasette(settings=SETTINGS)
    with suppress(KeyError):
        datasette.remove_database("_memory")
    can_change = os.access(path.parent, os.W_OK) or path.with_name(path.name + "-wal").exists()
    archive = Archive(datasette, path.resolve(), can_change)
    datasette.add_database(archive, name=DATABASE)
    reading.start()

    def close() -> None:
        reading.close()
        archive.close()

    return Application(datasette.app(), close)


def run(app: Application, sock: socket.socket) -> None:
    """Serve until interrupted (KeyboardInterrupt); what is still being answered then is given up."""
    import uvicorn

    config = uvicorn.Config(
        app.asgi, log_level="error", access_log=False, lifespan="on", server_header=False, timeout_graceful_shutdown=2
    )
    logging.getLogger("uvicorn.error").addFilter(_is_no_farewell)
    try:
        uvicorn.Server(config).run(sockets=[sock])
    finally:
        app.close()


def _is_no_farewell(record: logging.LogRecord) -> bool:
    """Check whether a message is about anything but tasks that Ctrl-C cut short."""
    error = record.exc_info[1] if record.exc_info else None
    is_cancelled = isinstance(error, (asyncio.CancelledError, KeyboardInterrupt))
    return not is_cancelled and not str(record.msg).startswith("Cancel %s running task")
