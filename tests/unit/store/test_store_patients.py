"""The patients' numbers in the CAD's database."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from sqlalchemy import insert, select
from store_kit import ACCOUNT, OTHER_ACCOUNT, opened, order

from labconnector.store.patients import HIGHEST, LOWEST, draws
from labconnector.store.tables import PATIENTS


def test_a_patient_keeps_his_number_over_orders_and_restarts(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        number = store.patient_number(ACCOUNT, order("1"))
    assert LOWEST <= number <= HIGHEST
    with opened(tmp_path) as store:
        later = order("2", patient_last="EXAMPLE ", scanned_at=None, notes="again")
        assert store.patient_number(ACCOUNT, later) == number


def test_other_patients_have_other_numbers(tmp_path: Path) -> None:
    one = order("1")
    nameless = replace(one, patient_last="", patient_first="", chart_number="")
    others = [
        replace(one, chart_number="C-2"),
        replace(one, patient_first="Bea"),
        replace(one, company_id=one.company_id + 1),
        nameless,
        replace(nameless, order_id="2"),
    ]
    with opened(tmp_path) as store:
        numbers = {store.patient_number(ACCOUNT, each) for each in (one, *others)}
        numbers.add(store.patient_number(OTHER_ACCOUNT, one))
    assert len(numbers) == 7


def test_a_number_that_is_taken_is_not_given_again(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        number = store.patient_number(ACCOUNT, order())
        with store._db.write() as connection:
            key = connection.execute(select(PATIENTS.c.key)).scalar_one()
            connection.execute(PATIENTS.delete())
            connection.execute(insert(PATIENTS).values(key="somebody", number=number))
        first, second = (number for number, _ in zip(draws(key), range(2), strict=False))
        assert first == number
        assert store.patient_number(ACCOUNT, order()) == second


def test_the_table_names_nobody(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        store.patient_number(ACCOUNT, order())
        with store._db.read() as connection:
            assert "example" not in str(connection.execute(select(PATIENTS)).all()).casefold()
