"""Who may take part: finding the scheduler and its workers, and refusing those that would read differently."""

from __future__ import annotations

import asyncio
import logging
import uuid
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from scraper.cluster.identity import differences, identity
from scraper.cluster.link import Link
from scraper.cluster.messages import Outfit
from scraper.cluster.station import Station
from scraper.errors import ClusterError, ConfigError
from scraper.fetch import Settings
from scraper.messages import _
from scraper.records import RobotsFile

log = logging.getLogger(__name__)

CONNECT = 10.0
"""Seconds that the scheduler is waited for."""
OPEN = 60.0
"""Seconds that a worker is waited for: it imports the program and loads the segmenter."""


async def connect(address: str) -> Any:
    """A Dask client of the scheduler. Raises ConfigError, ClusterError."""
    try:
        from distributed import Client
    except ImportError as error:
        raise ConfigError(_("--scheduler needs Dask: pip install 'scrape-news[cluster]'")) from error
    logging.getLogger("distributed").setLevel(logging.CRITICAL)  # what is lost, and what of it, we say ourselves
    try:
        return await Client(  # type: ignore[no-untyped-call]
            address, asynchronous=True, timeout=CONNECT, direct_to_workers=True, name="scrape"
        )
    except (OSError, TimeoutError) as error:
        raise ClusterError(
            _("no scheduler answers at {address} in {seconds:g} s; `dask scheduler` starts one").format(
                address=address, seconds=CONNECT
            )
        ) from error
    except (ValueError, TypeError) as error:
        said = _("{address} is not the address of a scheduler: {why}").format(address=address, why=error)
        raise ConfigError(said) from error


class Admission:
    """Asks workers who they are, and opens a station on those that read as we do."""

    def __init__(
        self, client: Any, settings: Settings, dictionaries: Sequence[Path], robots: Sequence[RobotsFile]
    ) -> None:
        """Raises ConfigError when a dictionary is wrong."""
        from scraper.text import segment

        segment.configure(dictionaries=dictionaries)
        self.refused: dict[str, str] = {}
        """Address -> why."""
        self.after_others = False
        """Whether workers that come now take over from others."""
        self.robots = list(robots)
        """What those that come now are told of robots.txt files."""
        self._client = client
        self._settings = settings
        self._dictionaries = tuple((path.name, path.read_bytes()) for path in dictionaries)
        self._segmenter = segment.segmenter()

    async def admit(self, addresses: Sequence[str]) -> list[Link]:
        """Those of the workers that may take part; the others are in `refused`, and a warning says so."""
        if not addresses:
            return []
        answers = await self._client.run(identity, workers=list(addresses), on_error="return")
        links = await asyncio.gather(*(self._admit(address, answers.get(address)) for address in addresses))
        return [link for link in links if link is not None]

    async def _admit(self, address: str, answer: Mapping[str, str] | Exception | None) -> Link | None:
        if isinstance(answer, OSError) or answer is None:
            return None  # it went, or is just coming
        if isinstance(answer, Exception):
            self._refuse(address, _("it does not have this version of scrape-news ({why})").format(why=answer))
            return None
        found = differences(identity(), answer)
        if found:
            self._refuse(address, _("it has {differences}").format(differences=found))
            return None
        try:
            return await asyncio.wait_for(self._open(address), OPEN)
        except TimeoutError:
            self._refuse(address, _("it is busy with other work"))
        except (ClusterError, ConfigError) as error:
            self._refuse(address, str(error))
        except Exception as error:
            log.info("worker %s: %s: %s", address, type(error).__name__, error)  # it went while it was being opened
        return None

    async def _open(self, address: str) -> Link:
        level = logging.getLogger("scraper").getEffectiveLevel()
        outfit = Outfit(self._settings, self._dictionaries, tuple(self.robots), level, self.after_others)
        future = self._client.submit(
            Station,
            outfit,
            actor=True,
            workers=[address],
            allow_other_workers=False,
            pure=False,
            key=f"scrape-{uuid.uuid4()}",
        )
        station = await future
        segmenter = await station.open()
        if segmenter != self._segmenter:
            await station.close()
            raise ClusterError(
                _("it cuts words with {theirs} and not with {ours}").format(theirs=segmenter, ours=self._segmenter)
            )
        return Link(address, station, future)

    def _refuse(self, address: str, why: str) -> None:
        self.refused[address] = why
        log.warning(_("worker {address} is refused: {why}").format(address=address, why=why))
