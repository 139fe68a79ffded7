"""One cycle: ask, journal, fetch, check, decide, deliver. A plain function over ports."""

from __future__ import annotations

import logging
import threading
from dataclasses import dataclass, field, replace

from labconnector.domain.errors import ConnectorError, Stopped
from labconnector.sync.deliver import settle_deliveries
from labconnector.sync.destinations import Destination, named
from labconnector.sync.events import Trouble
from labconnector.sync.journal import Asked, ask
from labconnector.sync.ports import Cloud, Ports
from labconnector.sync.work import CaseWork

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class CycleResult:
    """What a cycle did. `troubles` concern the whole; a case's own trouble is with the case."""

    asked: Asked | None = None
    worked: int = 0
    troubles: tuple[ConnectorError, ...] = field(default=())


def run_cycle(ports: Ports, stop: threading.Event, *, listing: bool = True) -> CycleResult:
    """Does all that can be done now and returns. Errors of our family are in the result, never raised.

    Without network or sign-in, cases that are fetched already are still delivered; without the CAD folder, cases are
    still fetched and asked about.
    """
    troubles = _Troubles(ports)
    asked, worked = None, 0
    try:
        settle_deliveries(ports)
        _take_in(ports, troubles)
        asked = _ask(ports, ports.cloud, troubles) if ports.cloud and listing else None
        cloud = None if listing and asked is None else ports.cloud
        work = CaseWork(replace(ports, cloud=cloud, targets=_looked_at(ports.targets, troubles)), stop)
        worked = work.run()
        for error in work.troubles:
            troubles.note(error)
    except ConnectorError as error:  # the case list cannot be written: its disk is full, for one
        troubles.note(error)
    return CycleResult(asked, worked, tuple(troubles.all))


class _Troubles:
    """Collects and tells what concerns the whole."""

    def __init__(self, ports: Ports) -> None:
        self.all: list[ConnectorError] = []
        self._ports = ports

    def note(self, error: ConnectorError) -> None:
        _log.warning("%s: %s %s", error.code, error.title, error.detail)
        self.all.append(error)
        self._ports.tell(Trouble(error))


def _take_in(ports: Ports, troubles: _Troubles) -> None:
    """Takes what came in watched folders; where our own folder is full, the rest goes on."""
    try:
        ports.take_in()
    except ConnectorError as error:
        troubles.note(error)


def _ask(ports: Ports, cloud: Cloud, troubles: _Troubles) -> Asked | None:
    try:
        return ask(ports, cloud)
    except Stopped:
        return None
    except ConnectorError as error:
        troubles.note(error)
        return None


def _looked_at(targets: tuple[Destination, ...], troubles: _Troubles) -> tuple[Destination, ...]:
    """The targets, each with whether it takes files now; a missing drive pauses that target, not the whole."""
    return tuple(replace(one, away=not _takes_files(one, len(targets) > 1, troubles)) for one in targets)


def _takes_files(destination: Destination, is_named: bool, troubles: _Troubles) -> bool:
    try:
        destination.target.check()
    except ConnectorError as error:
        troubles.note(named(error, destination.name) if is_named else error)
        return False
    return True
