"""What the lab taught the program: clients, doctor → client, ordered → CAD material. It holds for every account."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from sqlalchemy import Row, Table, delete, insert, select, update

from labconnector.domain.errors import NotFound, UsageError
from labconnector.domain.mapping import Client, Doctor, DoctorRule, MaterialKey, MaterialRule
from labconnector.store.part import Part, new_id
from labconnector.store.sqlite import upsert
from labconnector.store.tables import CASES, CLIENTS, DOCTOR_RULES, MATERIAL_RULES


class Knowledge(Part):
    """Clients and rules. Methods that take an id raise NotFound when nothing has it."""

    def clients(self) -> tuple[Client, ...]:
        """The lab's clients, by name."""
        return tuple(sorted((_client(row) for row in self._all(CLIENTS)), key=lambda c: (c.name.casefold(), c.id)))

    def add_client(
        self, name: str, license_number: str = "", email: str = "", cement_gap_mm: float | None = None, note: str = ""
    ) -> Client:
        """A new client. `cement_gap_mm` None = the CAD's own. Raises UsageError for an empty name."""
        client = Client(0, _named(name), license_number, email, cement_gap_mm, note)
        with self._db.write() as connection:
            client_id = new_id(connection.execute(insert(CLIENTS).values(**_without_id(client))))
        return Client(client_id, client.name, license_number, email, cement_gap_mm, note)

    def change_client(self, client: Client) -> None:
        """Changes all of a client. Cases keep the name they were decided under. UsageError for an empty name."""
        _named(client.name)
        self._change(CLIENTS, client.id, **_without_id(client))

    def delete_client(self, client_id: int) -> None:
        """Removes a client and the doctor rules that lead to it; those doctors are asked about again."""
        with self._db.write() as connection:
            connection.execute(delete(DOCTOR_RULES).where(DOCTOR_RULES.c.client_id == client_id))
            connection.execute(update(CASES).where(CASES.c.client_id == client_id).values(client_id=None))
            if not connection.execute(delete(CLIENTS).where(CLIENTS.c.id == client_id)).rowcount:
                raise _unknown(CLIENTS)

    def doctor_rules(self) -> tuple[DoctorRule, ...]:
        """Doctor → client, in the order they were learnt."""
        return tuple(DoctorRule(**row._mapping) for row in self._all(DOCTOR_RULES))

    def set_doctor_rule(self, doctor: Doctor, client_id: int) -> DoctorRule:
        """This doctor is this client, whatever was so before. Rules with the same licence number follow: one person."""
        named = {"doctor_name": doctor.name, "license_number": doctor.license_number, "client_id": client_id}
        same = (DOCTOR_RULES.c.license_number == doctor.license_number, DOCTOR_RULES.c.license_number != "")
        with self._db.write() as connection:
            if connection.execute(select(CLIENTS.c.id).where(CLIENTS.c.id == client_id)).first() is None:
                raise _unknown(CLIENTS)
            connection.execute(update(DOCTOR_RULES).where(*same).values(client_id=client_id))
            connection.execute(upsert(DOCTOR_RULES, {"doctor_id": doctor.id}, named))
            row = connection.execute(select(DOCTOR_RULES).where(DOCTOR_RULES.c.doctor_id == doctor.id)).one()
        return DoctorRule(**row._mapping)

    def delete_doctor_rule(self, rule_id: int) -> None:
        """Forgets who a doctor is; he is asked about again."""
        self._delete(DOCTOR_RULES, rule_id)

    def material_rules(self) -> tuple[MaterialRule, ...]:
        """Ordered material → CAD material and method, in the order they were learnt."""
        return tuple(_material_rule(row) for row in self._all(MATERIAL_RULES))

    def set_material_rule(self, key: MaterialKey, cad_material_id: str, method_id: str = "") -> MaterialRule:
        """This ordered material is made so, whatever was so before. `method_id` '' = ask for the method."""
        made = {"cad_material_id": cad_material_id, "method_id": method_id}
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
                raise _unknown(table)

    def _delete(self, table: Table, id_: int) -> None:
        with self._db.write() as connection:
            if not connection.execute(delete(table).where(table.c.id == id_)).rowcount:
                raise _unknown(table)


def _client(row: Row[Any]) -> Client:
    return Client(**row._mapping)


def _material_rule(row: Row[Any]) -> MaterialRule:
    key = MaterialKey(row.material_id, row.material_name, row.restoration)
    return MaterialRule(row.id, key, row.cad_material_id, row.method_id)


def _without_id(client: Client) -> dict[str, Any]:
    return {name: value for name, value in asdict(client).items() if name != "id"}


def _named(name: str) -> str:
    if not name.strip():
        raise UsageError("A client needs a name.", action="Type the name of the practice or doctor.")
    return name.strip()


def _unknown(table: Table) -> NotFound:
    what = "client" if table is CLIENTS else "rule"
    return NotFound(f"There is no such {what}.", action="See the list: it may have been deleted meanwhile.")
