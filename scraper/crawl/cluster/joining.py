"""Admission of workers: connecting to the scheduler, and refusing workers that would read differently."""

from __future__ import annotations

import asyncio
import logging
import math
import time
import uuid
from collections.abc import Container, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from scraper import extras
from scraper.crawl.cluster.identity import differences, identity
from scraper.crawl.cluster.protocol import RecentRequests, WorkerConfig
from scraper.crawl.cluster.worker_actor import WorkerActor
from scraper.crawl.cluster.worker_link import Link
from scraper.crawl.fetch import Settings
from scraper.errors import ClusterError, ConfigError
from scraper.i18n import Message, _
from scraper.models import RobotsFile

log = logging.getLogger(__name__)

CONNECT = 10.0
"""Seconds to wait for the scheduler."""
OPEN = 60.0
"""Seconds to wait for a worker's actor: it imports the program and loads the segmenter."""
BUSY = 60.0
"""Seconds before a worker that works for other runs is tried again."""


async def connect(address: str) -> Any:
    """A Dask client of the scheduler. Raises ConfigError, ClusterError."""
    try:
        from distributed import Client
        from distributed.comm.addressing import get_address_host_port
    except ImportError as error:
        raise ConfigError(Message("--scheduler needs Dask: {install}", install=extras.hint("cluster"))) from error
    for logger in ("distributed", "distributed.client"):  # the second has a level of its own
        logging.getLogger(logger).setLevel(logging.CRITICAL)  # what is lost, and what of it, we say ourselves
    try:
        get_address_host_port(address)  # a client that meets a wrong one leaves its own beginnings behind, which warn
    except ValueError as error:
        message = _("{address} is not the address of a scheduler; write tcp://HOST:8786").format(address=address)
        raise ConfigError(message) from error
    try:
        return await Client(  # type: ignore[no-untyped-call]
            address, asynchronous=True, timeout=CONNECT, direct_to_workers=True, name="scrape"
        )
    except (OSError, TimeoutError) as error:
        raise ClusterError(
            Message(
                "no scheduler answers at {address} in {seconds} s; `dask scheduler` starts one",
                address=address,
                seconds=f"{CONNECT:g}",
            )
        ) from error
    except (ValueError, TypeError) as error:
        message = _("{address} is not the address of a scheduler: {why}").format(address=address, why=error)
        raise ConfigError(message) from error


@dataclass(frozen=True, slots=True)
class Refusal:
    """A refused worker: the reason, and the time (seconds of `time.monotonic`) before which it is not tried again."""

    why: str
    until: float


class Admission:
    """Compares the identity of workers with ours, and opens an actor on those that are equal."""

    def __init__(
        self, client: Any, settings: Settings, dictionaries: Sequence[Path], robots: Sequence[RobotsFile]
    ) -> None:
        """Raises ConfigError when a dictionary is wrong."""
        from scraper.text import segmenter as segment

        segment.configure(dictionaries=dictionaries)
        self.refused: dict[str, Refusal] = {}
        """By address."""
        self._reported: set[tuple[str, str]] = set()
        self.after: RecentRequests | None = None
        """Set when new workers take over from others."""
        self.robots = list(robots)
        """The robots.txt files that a new worker gets."""
        self._client = client
        self._settings = settings
        self._dictionaries = tuple((path.name, path.read_bytes()) for path in dictionaries)
        self._segmenter = segment.segmenter()

    def may_try(self, address: str) -> bool:
        """Return whether a worker was not refused, or its refusal has expired."""
        return address not in self.refused or time.monotonic() > self.refused[address].until

    def forget(self, there: Container[str]) -> None:
        """Forget refusals of workers that are gone: a new one may come at the same address."""
        for address in [address for address in self.refused if address not in there]:
            del self.refused[address]

    async def admit(self, address: str) -> Link | None:
        """A link to an admitted worker; None for one that is gone or refused, with a warning in the log."""
        try:
            async with asyncio.timeout(OPEN):
                answer = (await self._client.run(identity, workers=[address], on_error="return")).get(address)
                if isinstance(answer, OSError) or answer is None:
                    return None  # it went, or is just coming
                if isinstance(answer, Exception):
                    words = _("it does not have this version of scrape-news ({why})").format(why=answer)
                elif not (mismatch := differences(identity(), answer)):
                    return await self._open(address)
                else:
                    words = _("it has {differences}").format(differences=mismatch)
                self._refuse(address, words, math.inf)
        except TimeoutError:
            self._refuse(address, _("it is busy with other work"), BUSY)
        except ConfigError as error:
            self._refuse(address, str(error), math.inf)
        except ClusterError as error:
            self._refuse(address, str(error), BUSY)
        except Exception as error:
            log.info("worker %s: %s: %s", address, type(error).__name__, error)  # it went while it was being opened
        return None

    async def _open(self, address: str) -> Link:
        level = logging.getLogger("scraper").getEffectiveLevel()
        config = WorkerConfig(self._settings, self._dictionaries, tuple(self.robots), level, self.after)
        future = self._client.submit(
            WorkerActor,
            config,
            actor=True,
            workers=[address],
            allow_other_workers=False,
            pure=False,
            key=f"scrape-{uuid.uuid4()}",
        )
        actor = await future
        segmenter = await actor.open()
        if segmenter != self._segmenter:
            await actor.close()
            raise ConfigError(
                Message("it cuts words with {theirs} and not with {ours}", theirs=segmenter, ours=self._segmenter)
            )
        return Link(address, actor, future)

    def _refuse(self, address: str, why: str, seconds: float) -> None:
        """Refuse a worker. ``seconds``: after which it may be tried again."""
        self.refused[address] = Refusal(why, time.monotonic() + seconds)
        if (address, why) not in self._reported:
            self._reported.add((address, why))
            log.warning(_("worker {address} is refused: {why}").format(address=address, why=why))
