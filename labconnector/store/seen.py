"""What the CAD did with the delivered folders, and when each was last looked into."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from sqlalchemy import ColumnElement, Connection, RowMapping, bindparam, select, update

from labconnector.domain.case import CaseFile
from labconnector.domain.errors import NotFound
from labconnector.domain.seen import DeliveredFolder, Seen, Trace, furthest
from labconnector.store import codec
from labconnector.store.part import Part, log, set_case
from labconnector.store.rows import seen_of
from labconnector.store.tables import CASES, DELIVERIES, REVISIONS


class Sightings(Part):
    """The folders of an account's deliveries, as the CAD left them."""

    def delivered_folders(self, account: str) -> tuple[DeliveredFolder, ...]:
        """Every folder that a case was placed in, oldest first. No JSON is read: a lab has many thousands."""
        finished = (DELIVERIES.c.account == account, DELIVERIES.c.finished_at.is_not(None))
        statement = select(DELIVERIES, CASES.c.order_id).join(CASES, CASES.c.id == DELIVERIES.c.case_id)
        with self._db.read() as connection:
            found = connection.execute(statement.where(*finished).order_by(DELIVERIES.c.id)).mappings()
            return tuple(_folder(row) for row in found)

    def delivered_sizes(self, delivered: DeliveredFolder) -> dict[str, int | None]:
        """What was placed directly in the folder: bytes of each file by its name, None of a sub-folder."""
        statement = select(REVISIONS.c.delivered_files_json).where(_of_revision(delivered.case_id, delivered.revision))
        with self._db.read() as connection:
            text = connection.execute(statement).scalar()
        files = codec.load(codec.FILES, text) if text else ()
        inside = [(_inside(file, delivered.folder), file.size) for file in files]
        return {parts[0]: size if len(parts) == 1 else None for parts, size in inside if parts}

    def looked(self, stamps: Mapping[int, int]) -> None:
        """Remembers the time stamp at which each folder (by delivery) was looked into."""
        if not stamps:
            return
        one = update(DELIVERIES).where(DELIVERIES.c.id == bindparam("delivery")).values(looked_ns=bindparam("stamp"))
        with self._db.write() as connection:
            connection.execute(one, [{"delivery": key, "stamp": stamp} for key, stamp in stamps.items()])

    def saw(self, delivery_id: int, seen: Seen | None, at: datetime) -> None:
        """The folder shows this now; None: it is as it was delivered. Raises NotFound.

        at: the time of a history line for what has no time of its own. That a folder is closed again leaves none.
        """
        with self._db.write() as connection:
            row = _delivery(connection, delivery_id)
            before = seen_of(row)
            _set(connection, delivery_id, seen=seen.trace if seen else "", seen_at=seen.at if seen else None)
            if (event := _event(before, seen)) is not None:
                since = seen.at if seen else at
                log(connection, row["case_id"], event, row["target"], since, revision=row["revision"])
            tell_seen(connection, row["case_id"])

    def moved(self, delivery_id: int, folder: Path, at: datetime) -> None:
        """The folder has another name or place now. Its name holds the patient's, so the history does not say it."""
        with self._db.write() as connection:
            row = _delivery(connection, delivery_id)
            _set(connection, delivery_id, folder=str(folder))
            _move_files(connection, row, folder)
            log(connection, row["case_id"], "cad-renamed", row["target"], at, revision=row["revision"])


def take_over(connection: Connection, delivery_id: int) -> None:
    """A case that is delivered once more, as it is, keeps its folder: what was seen of that stays true."""
    row = _delivery(connection, delivery_id)
    same = (DELIVERIES.c.folder == row["folder"], DELIVERIES.c.case_id == row["case_id"], DELIVERIES.c.id < delivery_id)
    last = select(DELIVERIES).where(*same).order_by(DELIVERIES.c.id.desc()).limit(1)
    before = connection.execute(last).mappings().first()
    if before is not None and before["seen"] not in ("", Trace.GONE):
        _set(connection, delivery_id, **{name: before[name] for name in ("seen", "seen_at", "looked_ns")})


def tell_seen(connection: Connection, case_id: int) -> None:
    """What the list shows of a case: the furthest trace of its newest revision, in each target's newest folder."""
    wanted = (DELIVERIES.c.case_id == case_id, DELIVERIES.c.finished_at.is_not(None))
    newest = select(DELIVERIES).join(CASES, CASES.c.id == DELIVERIES.c.case_id)
    newest = newest.where(*wanted, DELIVERIES.c.revision == CASES.c.revision).order_by(DELIVERIES.c.id)
    by_target = {row["target"]: seen_of(row) for row in connection.execute(newest).mappings()}
    seen = furthest(by_target.values())
    set_case(connection, case_id, seen=seen.trace if seen else "", seen_at=seen.at if seen else None)


def _folder(row: RowMapping) -> DeliveredFolder:
    return DeliveredFolder(
        row["id"],
        row["case_id"],
        row["account"],
        row["order_id"],
        row["revision"],
        Path(row["folder"]),
        row["begun_at"],
        row["finished_at"],
        seen_of(row),
        row["looked_ns"],
    )


def _inside(file: CaseFile, folder: Path) -> tuple[str, ...]:
    """A file's path below the folder, in parts; nothing where it lies elsewhere."""
    path = Path(file.path)
    return path.relative_to(folder).parts if path.is_relative_to(folder) else ()


def _delivery(connection: Connection, delivery_id: int) -> RowMapping:
    row = connection.execute(select(DELIVERIES).where(DELIVERIES.c.id == delivery_id)).mappings().first()
    if row is None:
        raise NotFound("The delivery is not in the list.", action="Look at the case's history.")
    return row


def _set(connection: Connection, delivery_id: int, **values: object) -> None:
    connection.execute(update(DELIVERIES).where(DELIVERIES.c.id == delivery_id).values(**values))


def _event(before: Seen | None, now: Seen | None) -> str | None:
    """The history's word for a change; None where nothing is told."""
    was, is_ = before.trace if before else None, now.trace if now else None
    if was is is_ or (was is Trace.LOCKED and is_ is not Trace.GONE):
        return None
    if was is Trace.GONE:
        return "cad-back"
    return f"cad-{is_}" if is_ else None


def _of_revision(case_id: int, number: int) -> ColumnElement[bool]:
    return (REVISIONS.c.case_id == case_id) & (REVISIONS.c.number == number)


def _move_files(connection: Connection, row: RowMapping, folder: Path) -> None:
    """The revision names the folder and its files by whole paths."""
    of_revision = _of_revision(row["case_id"], row["revision"])
    one = connection.execute(select(REVISIONS).where(of_revision)).mappings().first()
    before = Path(row["folder"])
    if one is None or one["delivered_to"] != str(before):
        return
    files = codec.load(codec.FILES, one["delivered_files_json"] or "[]")
    moved = tuple(replace(file, path=str(folder.joinpath(*_inside(file, before)))) for file in files)
    values = {"delivered_to": str(folder), "delivered_files_json": codec.dump(codec.FILES, moved)}
    connection.execute(update(REVISIONS).where(of_revision).values(**values))
