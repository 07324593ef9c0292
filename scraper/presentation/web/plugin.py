"""What Datasette calls: our pages beside its own, the guard before all of them, its connections that can only read."""

from __future__ import annotations

import logging
import os
import sqlite3
from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Any

from datasette import Response, hookimpl
from datasette.utils.asgi import Base400, NotFound
from datasette.views.base import DatasetteError
from markupsafe import Markup, escape

from scraper.errors import ScrapeError
from scraper.i18n import N_, translator
from scraper.presentation.web import accept_language, request_params
from scraper.presentation.web.access_guard import App, Guard
from scraper.presentation.web.pages import citation, feed, media, pages
from scraper.presentation.web.read_pool import Reading
from scraper.presentation.web.sql.spreadsheet import Harmless
from scraper.presentation.web.sql.sql_worker import restrict
from scraper.urls import is_web_address

DATABASE = "data"
"""The archive's name among Datasette's databases, and so the first part of the addresses of its tables."""

log = logging.getLogger("scraper.presentation.web")

NOT_FOUND = N_("This page does not exist.")


@dataclass(frozen=True)
class Site:
    """The served archive, its host names and language: None for the browser's preference, else ``default``."""

    reading: Reading
    names: Collection[str] | None
    """See `scraper.presentation.web.access_guard.Guard`."""
    language: str | None
    default: str

    def language_of(self, request: Any) -> str:
        """The language to answer a request in."""
        if self.language is not None:
            return self.language
        return (
            accept_language.preferred(request.headers.get("accept-language", ""), self.default)
            if request
            else self.default
        )


class Plugin:
    """The plugin, for one site."""

    __name__ = "scraper.presentation.web"
    """Where Datasette looks for the folders templates and static."""

    def __init__(self, site: Site) -> None:
        self._site = site

    @hookimpl
    def register_routes(self) -> list[tuple[str, Callable[..., Any]]]:
        """Our pages. Datasette looks here before it looks among its own."""
        return [
            (r"^/$", self._served(pages.search)),
            (r"^/article/(?P<number>\d+)$", self._served(pages.article)),
            (r"^/article/(?P<number>\d+)/cite/(?P<style>[a-z0-9-]+)$", self._citation()),
            (r"^/article/(?P<number>\d+)/file/(?P<sha256>[0-9a-f]{64})$", self._file()),
            (r"^/charts$", self._served(pages.charts)),
            (r"^/feed\.(?P<suffix>xml|json)$", self._feed()),
        ]

    def _citation(self) -> Callable[..., Any]:
        async def view(request: Any) -> Any:
            named = request.url_vars
            made = await self._site.reading.ask(citation.file, named["number"], named["style"])
            if made is None:
                raise NotFound(NOT_FOUND)
            headers = {"content-disposition": f'attachment; filename="{made.name}"'}
            return Response(made.content, headers=headers, content_type=f"{made.media}; charset=utf-8")

        return view

    def _file(self) -> Callable[..., Any]:
        async def view(request: Any) -> Any:
            named = request.url_vars
            etag = f'"{named["sha256"]}"'
            if feed.is_known(request.headers.get("if-none-match", ""), etag):
                return Response("", status=304, headers={"etag": etag})
            sent = await self._site.reading.ask(media.file, named["number"], named["sha256"])
            if sent is None:
                raise NotFound(NOT_FOUND)
            headers = {"content-disposition": sent.disposition, "etag": etag}
            return Response(sent.content, headers=headers, content_type=sent.type)

        return view

    def _feed(self) -> Callable[..., Any]:
        async def view(request: Any) -> Any:
            made = await self._site.reading.ask(
                feed.feed, request_params.read(pages.arguments(request)), request.url_vars["suffix"], request.url
            )
            headers = {"etag": made.etag}
            if feed.is_known(request.headers.get("if-none-match", ""), made.etag):
                return Response("", status=304, headers=headers, content_type=made.media)
            return Response(made.content, headers=headers, content_type=made.media)

        return view

    def _served(self, page: Callable[..., Any]) -> Callable[..., Any]:
        async def view(request: Any, datasette: Any) -> Any:
            template, context = await page(self._site.reading, request, self._site.language_of(request))
            status = context.pop("status", 200)
            html = await datasette.render_template(template, context, request=request)
            return Response.html(html, status=status)

        return view

    @hookimpl
    def asgi_wrapper(self) -> Callable[[App], App]:
        """Put the guard before everything."""
        return lambda app: Guard(Harmless(app), self._site.names)

    @hookimpl
    def extra_template_vars(self, request: Any) -> dict[str, Any]:
        """Variables of every template of ours, also where it frames one of Datasette's."""
        language = self._site.language_of(request)
        return {
            "_": translator(language),
            "language": accept_language.TAGS[language],
            "archive_name": self._site.reading.path.name,
            "tables_address": f"/{DATABASE}",
            "linkable": is_web_address,
        }

    @hookimpl
    def prepare_connection(self, conn: sqlite3.Connection, database: str) -> None:
        """Datasette opens files with mode=ro; a second lock, and a limit, on what a visitor's SQL can do."""
        if database == DATABASE:
            restrict(conn)

    @hookimpl
    def render_cell(self, value: Any, column: str, table: str | None, database: str) -> Any:
        """An article's number leads to its page; an address to the original, which learns nothing of us."""
        if database != DATABASE:
            return None
        if isinstance(value, int) and (column, table) in (("id", "articles"), ("article", table), ("copy_of", table)):
            return Markup(f'<a href="/article/{value}">{value}</a>')
        if isinstance(value, str) and is_web_address(value):
            address = escape(value)
            return Markup(f'<a href="{address}" rel="noopener noreferrer nofollow">{address}</a>')
        return None

    @hookimpl
    def handle_exception(self, datasette: Any, request: Any, exception: Exception) -> Any:
        """Answer every error with a page of ours, or JSON for a .json address; print none on the terminal."""

        async def answer() -> Any:
            if not isinstance(exception, (Base400, DatasetteError)):
                log.error("%s: %s", request.path, exception, exc_info=bool(os.environ.get("SCRAPE_DEBUG")))
            status, message, title = _described(exception, self._translate(request))
            if request.path.endswith(".json"):
                return Response.json(
                    {"ok": False, "error": str(message), "status": status, "title": title}, status=status
                )
            html = await datasette.render_template(
                "error.html", {"status": status, "error": message, "title": title}, request=request
            )
            return Response.html(html, status=status)

        return answer

    def _translate(self, request: Any) -> Callable[[str], str]:
        return translator(self._site.language_of(request))


def _described(exception: Exception, _: Callable[[str], str]) -> tuple[int, str, str | None]:
    """Status, message and title of an error."""
    if isinstance(exception, Base400):  # Datasette's NotFound and its kin
        return exception.status, _(NOT_FOUND) if exception.status == 404 else str(exception), None
    if isinstance(exception, DatasetteError):
        message = Markup(exception.message) if exception.message_is_html else str(exception.message)
        return exception.status, message, exception.title
    if isinstance(exception, ScrapeError):
        return 503, str(exception), None
    return 500, f"{type(exception).__name__}: {exception}", None
