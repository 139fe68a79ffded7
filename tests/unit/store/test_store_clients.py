"""Clients renamed, merged, deleted and imported: what points to them follows."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from store_kit import ACCOUNT, AT, DOCTOR_QUESTION, OTHER_ACCOUNT, delivered, fetched, found, listed, opened, order

from labconnector.domain.errors import NotFound, UsageError
from labconnector.domain.mapping import Client, Doctor
from labconnector.domain.questions import Answer, Choice, QuestionKind
from labconnector.store import Store

ADA = Doctor(901, "Dr. Ada Sample", "L-901")
NEW = Choice("new", "Dr. Sample", "a new client")


def named(store: Store, order_id: str) -> tuple[int | None, str]:
    case = found(store, order_id)
    return case.client_id, case.client_name


def offered(store: Store, order_id: str = "1001") -> list[tuple[str, str]]:
    (question,) = found(store, order_id).questions
    return [(choice.value, choice.label) for choice in question.choices]


def held(store: Store, folder: Path, *offers: Client) -> None:
    case = fetched(store, folder)
    choices = (*(Choice(str(client.id), client.name, "similar name") for client in offers), NEW)
    store.hold(case.id, [replace(DOCTOR_QUESTION, choices=choices)], None, AT)


def test_a_new_name_goes_to_the_cases_that_are_not_delivered_yet(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        client, other = store.add_client("Ada"), store.add_client("Bela")
        for case, of in ((fetched(store, tmp_path, "1002"), client), (delivered(store, tmp_path, "1003"), client)):
            store.decided(case.id, of.id, AT)
        store.decided(listed(store, "1004").id, other.id, AT)
        store.change_client(replace(client, name=" Ada & Sons "))
        assert [one.name for one in store.clients()] == ["Ada & Sons", "Bela"]
        assert named(store, "1002") == (client.id, "Ada & Sons")
        assert named(store, "1003") == (client.id, "Ada")  # that is the name its folder was made under
        assert named(store, "1004") == (other.id, "Bela")


def test_merged_clients_are_one_everywhere(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        keep, gone = store.add_client("Ada", "L-1", cement_gap_mm=0.05), store.add_client("ada s.", "L-2", note="old")
        rule = store.set_doctor_rule(ADA, gone.id)
        for case in (listed(store), delivered(store, tmp_path, "1002")):
            store.decided(case.id, gone.id, AT)
        answer = Answer(QuestionKind.DOCTOR, "901", str(gone.id))
        number = Answer(QuestionKind.MATERIAL, "Gold", str(gone.id), "mill")  # a material of the same id is no client
        for one in (answer, number):
            store.save_answer(found(store).id, one, AT)
        lines = store.history(found(store).id)
        store.merge_clients(keep.id, gone.id)
        assert store.clients() == (keep,)
        assert store.doctor_rules() == (replace(rule, client_id=keep.id),)
        assert named(store, "1001") == named(store, "1002") == (keep.id, "Ada")
        assert store.answers(found(store).id) == (replace(answer, value=str(keep.id)), number)
        assert store.history(found(store).id) == lines


def test_clients_belong_to_every_account(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        keep, gone = store.add_client("Ada"), store.add_client("Bela")
        store.journal(OTHER_ACCOUNT, [order()], AT)
        (case,) = store.cases(OTHER_ACCOUNT)
        store.decided(case.id, gone.id, AT)
        store.merge_clients(keep.id, gone.id)
        assert store.case_by_id(case.id).client_id == keep.id


def test_a_client_cannot_be_merged_with_itself(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        client = store.add_client("Ada")
        with pytest.raises(UsageError):
            store.merge_clients(client.id, client.id)
        assert store.clients() == (client,)


def test_a_merge_with_a_client_that_is_gone_changes_nothing(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        client = store.add_client("Ada")
        store.set_doctor_rule(ADA, client.id)
        with pytest.raises(NotFound):
            store.merge_clients(client.id + 1, client.id)
        assert [rule.client_id for rule in store.doctor_rules()] == [client.id]


def test_open_questions_offer_what_there_is(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        ada, bela, zoe = (store.add_client(name) for name in ("Ada", "Bela", "Zoe"))
        held(store, tmp_path, ada, bela, zoe)
        store.change_client(replace(bela, name="Bela B."))
        assert offered(store) == [
            (str(ada.id), "Ada"),
            (str(bela.id), "Bela B."),
            (str(zoe.id), "Zoe"),
            ("new", NEW.label),
        ]
        store.merge_clients(bela.id, ada.id)
        assert offered(store) == [(str(bela.id), "Bela B."), (str(zoe.id), "Zoe"), ("new", NEW.label)]
        store.delete_client(bela.id)
        assert offered(store) == [(str(zoe.id), "Zoe"), ("new", NEW.label)]


def test_imported_clients_come_with_their_ids(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        added = store.add_clients([Client(0, " Zoe "), Client(7, "Ada", "L-1", "a@example.test", 0.04, "note")])
        assert [client.name for client in added] == ["Zoe", "Ada"]
        assert store.clients() == tuple(reversed(added))
        assert store.add_clients([]) == ()


def test_an_import_with_a_nameless_client_adds_none(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        with pytest.raises(UsageError):
            store.add_clients([Client(0, "Ada"), Client(0, "  ")])
        assert store.clients() == ()


def test_the_list_shows_the_client_s_name_at_once(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        client = store.add_client("Ada")
        store.decided(listed(store).id, client.id, AT)
        store.change_client(replace(client, name="Bela"))
        assert [line.client for line in store.lines(ACCOUNT).lines] == ["Bela"]
