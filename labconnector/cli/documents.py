"""Cases, rules and clients as the documents that `--json` prints (docs/command-line.md)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path
from typing import Any

from labconnector.domain.account import Account
from labconnector.domain.case import Case, CaseFile, CaseState
from labconnector.domain.errors import ConnectorError
from labconnector.domain.listing import Counts
from labconnector.domain.questions import Question
from labconnector.domain.revision import FILES_NAME
from labconnector.system.paths import Paths

Document = dict[str, Any]


def account_document(account: Account) -> Document:
    """An account."""
    return {"key": account.key, "profile": account.profile, "company_id": account.company_id, "name": account.name}


def case_document(case: Case, paths: Paths) -> Document:
    """A case as the list shows it. `files` are absolute: delivered ones, else the unpacked ones."""
    order = case.order
    unpacked = paths.package_folder(case.account, order.order_id, case.revision) / FILES_NAME
    return {
        "order_id": order.order_id,
        "rx_id": order.rx_id,
        "patient": order.patient,
        "doctor": order.doctor_name,
        "practice": order.company_name,
        "client": case.client_name or None,
        "scan_type": order.scan_type.value,
        "status": order.status,
        "due": order.due.isoformat() if order.due else None,
        "state": case.state.value,
        "unread": case.unread,
        "revision": case.revision,
        "questions": [question_document(question) for question in case.questions],
        "problem": asdict(case.problem) if case.problem else None,
        "expected_at": case.expected_at.isoformat() if case.expected_at else None,
        "delivered_to": case.delivered_to or None,
        "seen": {"trace": case.seen.trace.value, "at": case.seen.at.isoformat()} if case.seen else None,
        "files": [file_document(file, unpacked) for file in case.files],
    }


def question_document(question: Question) -> Document:
    """A question with its choices, best guess first."""
    return {
        "kind": question.kind.value,
        "key": question.key,
        "text": question.text,
        "choices": [asdict(choice) for choice in question.choices],
    }


def file_document(file: CaseFile, folder: Path) -> Document:
    """A file; `triangles` where it is a scan."""
    return {
        "path": str(folder / file.path),
        "role": file.role.value,
        "bytes": file.size,
        "sha256": file.sha256,
        "triangles": file.mesh.triangles if file.mesh else None,
    }


def counts_of(counts: Counts) -> dict[str, int]:
    """How many cases are delivered, held, waiting or failed; every case is in one of them or returned.

    Waiting are those that go on by themselves: not made by Align yet, not fetched yet, or decided but not placed.
    """
    groups = {"delivered": 0, "held": 0, "waiting": 0, "failed": 0}
    for state, group in _GROUPS.items():
        groups[group] += counts.of(state)
    return groups


_GROUPS = {
    CaseState.DELIVERED: "delivered",
    CaseState.HELD: "held",
    CaseState.FAILED: "failed",
    CaseState.LISTED: "waiting",
    CaseState.WAITING: "waiting",
    CaseState.DOWNLOADING: "waiting",
    CaseState.READY: "waiting",
}


def troubles_document(troubles: Iterable[ConnectorError]) -> list[dict[str, str | None]]:
    """What concerned the whole run."""
    return [error.as_dict() for error in troubles]
