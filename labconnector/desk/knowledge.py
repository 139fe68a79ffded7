"""Requests about what the lab taught: clients, rules, the catalogue."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from labconnector.cad.material_csv import read_catalogue_csv
from labconnector.cad.materials import load_catalogue, save_own_catalogue
from labconnector.desk.client_import import read_clients
from labconnector.desk.part import Part
from labconnector.domain.client_file import ClientFile
from labconnector.domain.errors import NotFound
from labconnector.domain.mapping import Catalogue, Client, Doctor, DoctorRule, MaterialKey, RuleMode
from labconnector.domain.questions import QuestionKind
from labconnector.sync.ports import utc_now
from labconnector.talk.views import DoctorRuleView, MaterialRuleView


class KnowledgePart(Part):
    """Clients, rules and CAD materials."""

    def clients(self) -> tuple[Client, ...]:
        """The lab's clients."""
        return self._store.clients()

    def save_client(self, client: Client) -> Client:
        """Adds or changes a client."""
        if client.id:
            self._store.change_client(client)
            self._engine.teller.all_changed()
            return client
        return replace(client, id=self._store.add_clients([client])[0].id)

    def delete_client(self, client_id: int) -> None:
        """Deletes a client with its doctor rules."""
        self._store.delete_client(client_id)
        self._engine.teller.all_changed()

    def merge_clients(self, keep_id: int, gone_id: int) -> None:
        """Makes two records one."""
        self._store.merge_clients(keep_id, gone_id)
        self._engine.teller.all_changed()

    def read_clients(self, path: Path) -> ClientFile:
        """Reads a CSV of clients."""
        return read_clients(path, self._store.clients())

    def import_clients(self, clients: Sequence[Client]) -> int:
        """Adds clients that were read."""
        return len(self._store.add_clients(clients))

    def doctor_rules(self) -> tuple[DoctorRuleView, ...]:
        """Which doctor is which client."""
        names = {client.id: client.name for client in self._store.clients()}
        seen = [one for account in self._store.accounts() for one in self._store.doctors(account.key)]
        return tuple(
            DoctorRuleView(rule, names.get(rule.client_id, ""), _practices(rule, seen))
            for rule in self._store.doctor_rules()
        )

    def change_doctor_rule(self, rule_id: int, client_id: int, practice_id: int) -> None:
        """This doctor is another client from now on."""
        view = next((one for one in self.doctor_rules() if one.rule.id == rule_id), None)
        if view is None:
            raise NotFound("There is no such rule any more.", action="Look at the list again.")
        rule, practice = view.rule, dict(view.practices).get(practice_id, "")
        doctor = Doctor(rule.doctor_id, rule.doctor_name, rule.license_number, practice_id, practice)
        self._store.set_doctor_rule(doctor, client_id, here_only=practice_id != 0)
        self._let_go(QuestionKind.DOCTOR, str(rule.doctor_id))

    def delete_doctor_rule(self, rule_id: int) -> None:
        """Forgets who a doctor is."""
        self._store.delete_doctor_rule(rule_id)
        self._engine.teller.all_changed()

    def material_rules(self) -> tuple[MaterialRuleView, ...]:
        """What ordered materials are made of."""
        catalogue = self._app.catalogue
        return tuple(
            MaterialRuleView(
                rule,
                catalogue.material(rule.cad_material_id).name,
                catalogue.method(rule.method_id).name if rule.method_id else "",
            )
            for rule in self._store.material_rules()
        )

    def change_material_rule(self, key: MaterialKey, cad_material_id: str, method_id: str, mode: RuleMode) -> None:
        """This ordered material is made so from now on, or it is asked with this as the first choice."""
        doctors = (rule.doctor_name for rule in self._store.material_rules() if rule.key == key)
        self._store.set_material_rule(key, cad_material_id, method_id, mode, next(doctors, ""))
        self._let_go(QuestionKind.MATERIAL, key.name)

    def _let_go(self, kind: QuestionKind, key: str) -> None:
        """The held cases that ask what a rule says now are decided about again; others would be made otherwise."""
        waiting = [case_id for one in self._store.accounts() for case_id in self._store.held_by(one.key, kind, key)]
        for case_id in waiting:
            self._store.ready(case_id, utc_now())
        self._engine.teller.all_changed()
        if waiting:
            self._engine.wake()

    def clear_method(self, rule_id: int) -> None:
        """Forgets only the production method."""
        self._store.clear_method(rule_id)
        self._engine.teller.all_changed()

    def delete_material_rule(self, rule_id: int) -> None:
        """Forgets what an ordered material is made of."""
        self._store.delete_material_rule(rule_id)
        self._engine.teller.all_changed()

    def catalogue(self) -> Catalogue:
        """What the CAD offers."""
        return self._app.catalogue

    def shipped_catalogue(self) -> Catalogue:
        """What ships with the program."""
        return load_catalogue()

    def read_catalogue(self, path: Path) -> Catalogue:
        """The catalogue with a CSV file's materials on top."""
        return read_catalogue_csv(path, self._app.catalogue)

    def save_catalogue(self, catalogue: Catalogue) -> None:
        """Keeps the lab's own materials and methods."""
        save_own_catalogue(self._app.paths.root / "materials.toml", catalogue)
        self._engine.restart()


def _practices(rule: DoctorRule, seen: Iterable[Doctor]) -> tuple[tuple[int, str], ...]:
    """The rule's own practice, and those that cases of this doctor came from."""
    own = {rule.practice_id: rule.practice_name} if rule.practice_id else {}
    same = (one for one in seen if one.id == rule.doctor_id != 0 or one.license_number == rule.license_number != "")
    return tuple({**{one.practice_id: one.practice_name for one in same if one.practice_id}, **own}.items())
