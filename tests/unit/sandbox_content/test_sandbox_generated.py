from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import pairwise
from uuid import UUID

import pytest

from labconnector.domain.case import ScanType, UnitType
from labconnector.domain.teeth import Arch
from labconnector.sandbox.order import (
    PROCEDURE_MAPS,
    STANDARD_COUNT,
    SandboxOrder,
    from_json,
    generate_orders,
    modeled,
    next_order,
    rescanned,
    to_json,
)

TODAY = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
ORDERS = generate_orders(1, None, TODAY)


def test_the_same_seed_and_day_give_the_same_orders() -> None:
    assert generate_orders(1, None, TODAY) == ORDERS
    assert generate_orders(2, None, TODAY) != ORDERS


def test_the_standard_set_covers_every_scan_type_and_unit_type() -> None:
    assert {one.order.scan_type for one in ORDERS} == set(ScanType) - {ScanType.OTHER}
    assert {prep.unit_type for one in ORDERS for prep in one.order.preps} == {int(kind) for kind in UnitType}


def test_ids_are_unique_and_nine_digits() -> None:
    assert [one.order.order_id for one in ORDERS] == [str(900_000_001 + i) for i in range(STANDARD_COUNT)]
    assert len({one.order.rx_id for one in ORDERS}) == len({one.order.order_code for one in ORDERS}) == STANDARD_COUNT
    assert all(UUID(one.order.rx_id).version == 5 for one in ORDERS)


def test_the_set_holds_the_awkward_cases() -> None:
    assert any(one.look.hidden_name and not one.rx.patient and one.order.patient for one in ORDERS)
    assert any(one.available_at and one.available_at - TODAY == timedelta(days=4) for one in ORDERS)
    assert any(one.ready_after_s == 20.0 for one in ORDERS)
    assert any(one.order.due and one.order.due < TODAY.date() for one in ORDERS)
    assert any(not one.order.chart_number for one in ORDERS)
    assert any(not one.order.procedure and one.order.case_type == "Restorative" for one in ORDERS)
    assert any(one.look.solid_header for one in ORDERS)
    assert any(one.look.triangles == 500_000 for one in ORDERS)
    assert {one.order.status for one in ORDERS} == {"Ready for Download", "Lab Review"}
    assert any(one.captures for one in ORDERS)
    assert any(not one.captures for one in ORDERS)


def test_restorative_work_is_never_turned_teeth_up() -> None:
    poses = {one.look.pose for one in ORDERS if one.order.scan_type is ScanType.RESTORATIVE}
    assert poses == {"occlusion"}
    assert any(one.look.pose == "teethup" for one in ORDERS)


def test_materials_of_the_mapping_questions_are_there() -> None:
    names = {tooth.material.name for one in ORDERS for tooth in one.rx.teeth if tooth.material}
    assert {"Zirconia: Lab Preference", "Gold", "Ceramic: Zirconia", "Ceramic: E.max", "PMMA"} <= names


def test_a_doctor_works_at_two_practices_and_two_doctors_share_one() -> None:
    many = generate_orders(1, 200, TODAY)
    pairs = {(one.order.doctor_id, one.order.company_id) for one in many}
    doctors, practices = [d for d, _ in pairs], [p for _, p in pairs]
    assert len(doctors) > len(set(doctors))
    assert len(practices) > len(set(practices))


def test_patients_write_in_many_scripts() -> None:
    text = "".join(one.order.patient for one in generate_orders(1, 200, TODAY))
    for first, last in (("Α", "ω"), ("А", "я"), ("ء", "ي"), ("一", "龥"), ("가", "힣"), ("א", "ת")):
        assert any(first <= letter <= last for letter in text)


def test_bridges_have_a_prepared_tooth_at_each_end_and_one_material() -> None:
    bridged = [one for one in ORDERS if one.rx.bridges]
    assert [len(one.rx.teeth) for one in bridged] == [3, 4]
    for one in bridged:
        assert [tooth.pontic for tooth in one.rx.teeth][:: len(one.rx.teeth) - 1] == [False, False]
        assert len({tooth.material for tooth in one.rx.teeth}) == 1


def test_more_orders_follow_the_standard_set() -> None:
    more = generate_orders(1, STANDARD_COUNT + 5, TODAY)
    assert more[:STANDARD_COUNT] == ORDERS
    assert more[-1] == next_order(1, STANDARD_COUNT + 5, TODAY)
    assert generate_orders(1, 3, TODAY) == ORDERS[:3]


@pytest.mark.parametrize("row", PROCEDURE_MAPS, ids=lambda row: str(row.id))
def test_every_procedure_map_makes_an_order(row: object) -> None:
    chosen = next(one for one in PROCEDURE_MAPS if one == row)
    made = next_order(1, 50, TODAY, chosen.id)
    assert (made.order.procedure, made.order.procedure_type) == (chosen.procedure, chosen.type_name)
    assert made.procedure_map_id == chosen.id


def test_an_unknown_procedure_map_is_refused() -> None:
    with pytest.raises(ValueError, match="9999"):
        next_order(1, 50, TODAY, 9999)


def test_procedure_map_ids_are_unique() -> None:
    ids = sorted(row.id for row in PROCEDURE_MAPS)
    assert all(a < b for a, b in pairwise(ids))


def test_json_brings_every_order_back() -> None:
    assert from_json(to_json(ORDERS)) == ORDERS


@pytest.mark.parametrize("data", [b"", b"{}", b'[{"order": 1}]'])
def test_other_json_is_refused(data: bytes) -> None:
    with pytest.raises(ValueError, match="valid"):
        from_json(data)


def test_a_rescan_and_modeling_change_the_fingerprint_but_not_the_ids() -> None:
    first, later = ORDERS[0], TODAY + timedelta(hours=1)
    again = rescanned(first, later)
    assert (again.order.status, again.order.scanned_at, again.revision) == ("Ready for Download", later, 2)
    back = modeled(again, later + timedelta(hours=1))
    assert (back.order.status, back.look.ditched, back.revision) == ("Lab Review", True, 3)
    twice = modeled(back, later + timedelta(hours=2))
    chain = (first, again, back, twice)
    assert len({one.order.fingerprint for one in chain}) == 4
    assert {(one.order.order_id, one.order.rx_id) for one in chain} == {(first.order.order_id, first.order.rx_id)}


def test_an_icast_model_changed_later_is_there_at_once() -> None:
    icast: SandboxOrder = next(one for one in ORDERS if one.available_at)
    assert rescanned(icast, TODAY).available_at is None


def test_extra_scans_belong_to_worked_jaws() -> None:
    for one in ORDERS:
        assert set(one.look.pretreatment) <= one.rx.worked_arches()
        assert set(one.look.scan_bodies) | set(one.look.margins) <= {tooth.universal for tooth in one.rx.teeth}
    assert {arch for one in ORDERS for arch in one.look.pretreatment} == set(Arch)
