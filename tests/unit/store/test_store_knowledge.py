"""Clients, rules and accounts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from store_kit import ACCOUNT, AT, LATER, fetched, found, opened

from labconnector.domain.account import Account, Regional
from labconnector.domain.errors import NotFound, UsageError
from labconnector.domain.mapping import Client, Doctor, MaterialKey, RuleMode, decide_client
from labconnector.store import Store

ADA = Doctor(901, "Dr. Ada Sample", "L-901", 501, "Practice on the Hill")
GOLD = MaterialKey("7", "Gold")


def test_clients_are_added_changed_and_listed_by_name(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        zeta = store.add_client(" zeta Dental ")
        ada = store.add_client("Ada", "L-1", "ada@example.test", 0.05, "Rings first")
        assert (zeta.name, ada) == (
            "zeta Dental",
            Client(ada.id, "Ada", "L-1", "ada@example.test", 0.05, "Rings first"),
        )
        store.change_client(replace(ada, name="Ömer", cement_gap_mm=None))
        assert [client.name for client in store.clients()] == ["Ömer", "zeta Dental"]


def test_a_client_needs_a_name(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        with pytest.raises(UsageError):
            store.add_client("  ")
        with pytest.raises(UsageError):
            store.change_client(replace(store.add_client("Ada"), name=""))


def test_a_deleted_client_takes_its_rules_but_not_the_cases_name(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        client, other = store.add_client("Ada"), store.add_client("Bela")
        store.set_doctor_rule(ADA, client.id)
        kept = store.set_doctor_rule(replace(ADA, id=902, license_number=""), other.id)
        case = fetched(store, tmp_path)
        store.decided(case.id, client.id, AT)
        store.delete_client(client.id)
        assert store.doctor_rules() == (kept,)
        assert (found(store).client_id, found(store).client_name) == (None, "Ada")


def test_the_id_of_a_deleted_client_is_never_given_again(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        old = store.add_client("Ada")
        store.delete_client(old.id)
        assert store.add_client("Bela").id != old.id


def test_a_doctor_has_one_rule(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        ada, bela = store.add_client("Ada"), store.add_client("Bela")
        first = store.set_doctor_rule(ADA, ada.id)
        second = store.set_doctor_rule(replace(ADA, name="Dr. A. Sample"), bela.id)
        assert second == replace(first, doctor_name="Dr. A. Sample", client_id=bela.id)
        assert store.doctor_rules() == (second,)
        store.delete_doctor_rule(second.id)
        assert store.doctor_rules() == ()


def test_rules_of_one_licence_lead_to_one_client(tmp_path: Path) -> None:
    """The licence number is compared first, so an older rule with the same one would win over the newer answer."""
    with opened(tmp_path) as store:
        ada, bela = store.add_client("Ada"), store.add_client("Bela")
        elsewhere = replace(ADA, id=950)
        store.set_doctor_rule(elsewhere, ada.id)
        store.set_doctor_rule(ADA, bela.id)
        for doctor in (ADA, elsewhere):
            assert decide_client(doctor, store.doctor_rules(), store.clients()) == bela


def test_doctors_without_a_licence_stay_apart(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        ada, bela = store.add_client("Ada"), store.add_client("Bela")
        one, other = replace(ADA, license_number=""), replace(ADA, id=902, license_number="")
        store.set_doctor_rule(one, ada.id)
        store.set_doctor_rule(other, bela.id)
        assert [rule.client_id for rule in store.doctor_rules()] == [ada.id, bela.id]


def test_one_practice_of_a_doctor_may_be_another_client(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        ada, bela = store.add_client("Ada"), store.add_client("Bela")
        there = replace(ADA, practice_id=6, practice_name="Practice by the Sea")
        everywhere = store.set_doctor_rule(there, ada.id)
        here = store.set_doctor_rule(there, bela.id, here_only=True)
        assert (everywhere.practice_id, everywhere.practice_name) == (0, "")
        assert (here.practice_id, here.practice_name) == (6, "Practice by the Sea")
        assert store.set_doctor_rule(ADA, bela.id) == replace(everywhere, client_id=bela.id)
        assert store.set_doctor_rule(there, ada.id, here_only=True) == replace(here, client_id=ada.id)
        assert [rule.client_id for rule in store.doctor_rules()] == [bela.id, ada.id]


def test_material_rules_side_by_side(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        keys = [replace(GOLD, unit_type=unit, doctor_id=doctor) for unit in (0, 5) for doctor in (0, 901)]
        rules = [store.set_material_rule(key, "wax", "mill", RuleMode.ASK, "Dr. Ada") for key in keys]
        assert store.material_rules() == tuple(rules)
        assert {(rule.mode, rule.doctor_name) for rule in rules} == {(RuleMode.ASK, "Dr. Ada")}
        assert store.set_material_rule(keys[3], "wax").mode is RuleMode.SILENT
        assert store.material_rules()[:3] == tuple(rules[:3])


def test_material_rules(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        rule = store.set_material_rule(GOLD, "wax", "mill")
        inlay = store.set_material_rule(replace(GOLD, unit_type=5), "gold", "cast")
        again = store.set_material_rule(GOLD, "wax-2", "print")
        assert again == replace(rule, cad_material_id="wax-2", method_id="print")
        store.clear_method(rule.id)
        assert store.material_rules() == (replace(again, method_id=""), inlay)
        store.delete_material_rule(rule.id)
        assert store.material_rules() == (inlay,)


@pytest.mark.parametrize(
    "call",
    [
        lambda store: store.delete_client(9),
        lambda store: store.change_client(Client(9, "Nobody")),
        lambda store: store.merge_clients(store.add_client("Ada").id, 9),
        lambda store: store.merge_clients(9, store.add_client("Ada").id),
        lambda store: store.set_doctor_rule(ADA, 9),
        lambda store: store.delete_doctor_rule(9),
        lambda store: store.clear_method(9),
        lambda store: store.delete_material_rule(9),
        lambda store: store.save_regional("nowhere:1", Regional("https://x.example.test", "a")),
    ],
)
def test_what_is_not_there_is_not_found(tmp_path: Path, call: Callable[[Store], object]) -> None:
    with opened(tmp_path) as store, pytest.raises(NotFound):
        call(store)


def test_accounts_and_their_regional_address(tmp_path: Path) -> None:
    account = Account("sandbox", 41, "Sample Lab")
    regional = Regional("https://eu.example.test", "api/v1")
    with opened(tmp_path) as store:
        store.save_account(account)
        assert store.regional(account.key) is None
        store.save_regional(account.key, regional)
        store.save_account(replace(account, name="Sample Lab Ltd"))
        store.save_account(Account("production", 41, "Another"))
    with opened(tmp_path) as store:
        assert store.accounts() == (Account("production", 41, "Another"), replace(account, name="Sample Lab Ltd"))
        assert store.regional(account.key) == regional


def test_the_time_of_the_last_question_outlives_a_restart(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        assert store.last_orders_at(ACCOUNT) is None
        store.note_orders_asked(ACCOUNT, AT)
        store.note_orders_asked(ACCOUNT, AT + LATER)
    with opened(tmp_path) as store:
        assert store.last_orders_at(ACCOUNT) == AT + LATER
