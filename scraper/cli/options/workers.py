"""The options that choose what parses pages: processes of this machine (--workers), or a cluster (--scheduler)."""

from __future__ import annotations

import os
from collections.abc import AsyncIterator, Callable, Iterable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click
from click.core import ParameterSource

from scraper.cli.options.common import VariableOption
from scraper.i18n import _

if TYPE_CHECKING:
    from scraper.crawl.workers.reader import Parser, Reader
    from scraper.models import RobotsFile
    from scraper.sources import Sources

F = TypeVar("F", bound=Callable[..., Any])


@dataclass(frozen=True, slots=True)
class Readers:
    """The values of the two options."""

    workers: int | None = None
    scheduler: str | None = None

    @asynccontextmanager
    async def parser(self, dictionaries: Sequence[Path]) -> AsyncIterator[Parser]:
        """The parser of stored pages, with one process per core by default.

        Raises ConfigError, ClusterError.
        """
        if self.scheduler is None:
            from scraper.crawl.workers.worker_pool import Workers

            with Workers(self.workers or os.cpu_count() or 1, dictionaries=dictionaries) as pool:
                pool.start()
                yield pool
        else:
            from scraper.crawl.cluster import Cluster

            async with Cluster(self.scheduler, dictionaries=dictionaries) as cluster:
                yield cluster

    @asynccontextmanager
    async def reader(
        self, listed: Sources, robots: Iterable[RobotsFile], *, something_new: bool
    ) -> AsyncIterator[Reader]:
        """The reader, which fetches and parses pages. ``something_new``: there will be a page to parse.

        Raises ConfigError, ClusterError.
        """
        if self.scheduler is None:
            from scraper.crawl.workers.worker_pool import Workers

            with Workers(self.workers, dictionaries=listed.dictionaries) as pool:
                if something_new:
                    pool.start()  # come up while the network's libraries are imported here

                from scraper.crawl.browser import Renderer
                from scraper.crawl.fetch import Fetcher, Settings, check_certificates
                from scraper.crawl.workers.reader import Local

                check_certificates()
                async with Fetcher(Settings.of(listed), robots=robots) as fetcher, Renderer(fetcher) as renderer:
                    yield Local(fetcher, pool, renderer)
        else:
            from scraper.crawl.cluster import Cluster
            from scraper.crawl.fetch import Settings

            async with Cluster(self.scheduler, Settings.of(listed), listed.dictionaries, robots) as cluster:
                yield cluster


def readers_options(default: str) -> Callable[[F], F]:
    """``--workers`` and ``--scheduler``: passes ``readers``. ``default``: how many workers there are, for the help.

    --workers on the command line goes before SCRAPE_SCHEDULER in the environment.
    """

    def decorated(function: F) -> F:
        @wraps(function)
        def decorated_function(*args: Any, workers: int | None, scheduler: str | None, **others: Any) -> Any:
            if workers is not None and scheduler:
                if click.get_current_context().get_parameter_source("scheduler") is ParameterSource.COMMANDLINE:
                    raise click.UsageError(
                        _(
                            "--workers is for processes on this machine, --scheduler for a cluster: "
                            "use only one of them."
                        )
                    )
                scheduler = None
            return function(*args, readers=Readers(workers, scheduler or None), **others)

        for option in (
            click.option(
                "--scheduler",
                cls=VariableOption,
                metavar="ADDRESS",
                envvar="SCRAPE_SCHEDULER",
                show_envvar=True,
                help="Use the workers of a Dask cluster: tcp://host:8786. (Extra: cluster.)",
            ),
            click.option(
                "--workers",
                type=click.IntRange(1, 64),
                metavar="N",
                help=f"Number of parser processes on this machine.  [default: {default}]",
            ),
        ):
            decorated_function = option(decorated_function)
        return decorated_function  # type: ignore[return-value]

    return decorated
