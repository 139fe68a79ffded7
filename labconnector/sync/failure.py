"""What becomes of a case whose step raised."""

from __future__ import annotations

import logging

from labconnector.domain.case import Case, CaseState, Problem
from labconnector.domain.errors import ConnectorError, NotReady, PackageError, SignInError
from labconnector.sync.events import CaseChanged
from labconnector.sync.ports import Ports
from labconnector.sync.schedule import expected_at, held_problem, problem_of, waiting_problem

_log = logging.getLogger(__name__)


def record_failure(ports: Ports, case: Case, error: BaseException, *, recheck: bool = False) -> None:
    """Writes down why a case does not go on, and when it is tried again. No case is dropped.

    recheck: it has files, and Align was asked whether there are others. Where Align has none after the short waits,
    the case goes back to where it was.
    """
    now, store, order = ports.now(), ports.store, case.order
    if isinstance(error, NotReady):
        if recheck and case.problem and case.problem.tries >= len(ports.not_ready_retry_s):
            ports.tell(CaseChanged(order.order_id, store.keep_files(case.id, now)))
            return
        problem = waiting_problem(error, order, case.problem, ports.not_ready_retry_s, now)
        store.wait(case.id, problem, expected_at(order, case.listed_at), now)
        _tell(ports, case, CaseState.WAITING, problem)
    elif isinstance(error, PackageError):
        problem = held_problem(error)
        store.hold(case.id, (), problem, now)
        _tell(ports, case, CaseState.HELD, problem)
    else:
        problem = problem_of(_as_ours(order.order_id, error), case.problem, now)
        store.fail(case.id, problem, now)
        _tell(ports, case, CaseState.FAILED, problem)


def _as_ours(order_id: str, error: BaseException) -> ConnectorError:
    """A bug concerns its own case too: it is in the log with its traceback, and the other cases go on."""
    if isinstance(error, ConnectorError):
        return error
    _log.error("case %s: unexpected", order_id, exc_info=error)
    return ConnectorError(f"An unexpected error ({type(error).__name__}) stopped this case.")


def concerns_all(error: BaseException) -> bool:
    """Whether the other cases will meet the same: somebody must sign in first."""
    return isinstance(error, SignInError)


def _tell(ports: Ports, case: Case, state: CaseState, problem: Problem) -> None:
    _log.info("case %s: %s, %s", case.order.order_id, state, problem.code)
    ports.tell(CaseChanged(case.order.order_id, state, problem.title))
