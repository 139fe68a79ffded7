"""What the lab taught the program: doctor → client, ordered → CAD material. It holds for every account."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from sqlalchemy import Row, Table, delete, select, update

from labconnector.domain.errors import NotFound
from labconnector.domain.mapping import Doctor, DoctorRule, MaterialKey, MaterialRule, RuleMode
from labconnector.store.clients import unknown_client
from labconnector.store.part import Part
from labconnector.store.sqlite import upsert
from labconnector.store.tables import CLIENTS, DOCTOR_RULES, MATERIAL_RULES


class Knowledge(Part):
    """The rules. Methods that take an id raise NotFound when nothing has it."""

    def doctor_rules(self) -> tuple[DoctorRule, ...]:
        """Doctor → client, in the order they were learnt."""
        return tuple(DoctorRule(**row._mapping) for row in self._all(DOCTOR_RULES))

    def set_doctor_rule(self, doctor: Doctor, client_id: int, *, here_only: bool = False) -> DoctorRule:
        """This doctor is this client, whatever was so before. Rules with the same licence number follow: one person.

        here_only: for cases from the doctor's practice only; what holds for all others stays.
        """
        columns = DOCTOR_RULES.c
        key = {"doctor_id": doctor.id, "practice_id": doctor.practice_id if here_only else 0}
        named = {
            "doctor_name": doctor.name,
            "license_number": doctor.license_number,
            "client_id": client_id,
            "practice_name": doctor.practice_name if key["practice_id"] else "",
        }
        same = (
            columns.license_number == doctor.license_number,
            columns.license_number != "",
            columns.practice_id == key["practice_id"],
        )
        this = [columns[name] == value for name, value in key.items()]
        with self._db.write() as connection:
            if connection.execute(select(CLIENTS.c.id).where(CLIENTS.c.id == client_id)).first() is None:
                raise unknown_client()
            connection.execute(update(DOCTOR_RULES).where(*same).values(client_id=client_id))
            connection.execute(upsert(DOCTOR_RULES, key, named))
            row = connection.execute(select(DOCTOR_RULES).where(*this)).one()
        return DoctorRule(**row._mapping)

    def delete_doctor_rule(self, rule_id: int) -> None:
        """Forgets who a doctor is; he is asked about again."""
        self._delete(DOCTOR_RULES, rule_id)

    def material_rules(self) -> tuple[MaterialRule, ...]:
        """Ordered material → CAD material and method, in the order they were learnt."""
        return tuple(_material_rule(row) for row in self._all(MATERIAL_RULES))

    def set_material_rule(
        self,
        key: MaterialKey,
        cad_material_id: str,
        method_id: str = "",
        mode: RuleMode = RuleMode.SILENT,
        doctor_name: str = "",
    ) -> MaterialRule:
        """This ordered material is made so, whatever was so before. `method_id` '' = ask for the method."""
        made = {"cad_material_id": cad_material_id, "method_id": method_id, "mode": mode, "doctor_name": doctor_name}
        same = [MATERIAL_RULES.c[name] == value for name, value in asdict(key).items()]
        with self._db.write() as connection:
            connection.execute(upsert(MATERIAL_RULES, asdict(key), made))
            return _material_rule(connection.execute(select(MATERIAL_RULES).where(*same)).one())

    def clear_method(self, rule_id: int) -> None:
        """Forgets only the production method of a material rule; it is asked for again."""
        self._change(MATERIAL_RULES, rule_id, method_id="")

    def delete_material_rule(self, rule_id: int) -> None:
        """Forgets what an ordered material is made of; it is asked about again."""
        self._delete(MATERIAL_RULES, rule_id)

    def _all(self, table: Table) -> list[Row[Any]]:
        with self._db.read() as connection:
            return list(connection.execute(select(table).order_by(table.c.id)).all())

    def _change(self, table: Table, id_: int, **values: Any) -> None:
        with self._db.write() as connection:
            if not connection.execute(update(table).where(table.c.id == id_).values(**values)).rowcount:
                raise _unknown_rule()

    def _delete(self, table: Table, id_: int) -> None:
        with self._db.write() as connection:
            if not connection.execute(delete(table).where(table.c.id == id_)).rowcount:
                raise _unknown_rule()


def _material_rule(row: Row[Any]) -> MaterialRule:
    key = MaterialKey(row.material_id, row.material_name, row.unit_type, row.doctor_id)
    return MaterialRule(row.id, key, row.cad_material_id, row.method_id, RuleMode(row.mode), row.doctor_name)


def _unknown_rule() -> NotFound:
    return NotFound("There is no such rule.", action="See the list: it may have been deleted meanwhile.")
