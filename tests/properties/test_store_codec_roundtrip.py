"""What goes into the store comes out of it: JSON of domain dataclasses, and any order, exactly."""

from __future__ import annotations

import math
from datetime import UTC
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

from effort_kit import examples
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter
from store_kit import ACCOUNT, AT, listed, opened

from labconnector.domain.case import CaseFile, FileRole, Order, OrderUrls, Prep, Problem
from labconnector.domain.handoff import Finding
from labconnector.domain.listing import CaseQuery
from labconnector.domain.mesh import MeshReport
from labconnector.domain.prescription import Bridge, Material, NamedObject, Rx, Shade, ToothWork
from labconnector.domain.questions import Choice
from labconnector.store import codec
from labconnector.store.sqlite import search_expression

T = TypeVar("T")

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
WHOLE = st.integers(-(2**40), 2**40)
TIMES = st.datetimes(timezones=st.just(UTC))
MESHES = st.builds(
    MeshReport,
    kind=TEXT,
    triangles=WHOLE,
    low=st.tuples(*[st.floats(allow_nan=False)] * 3),
    high=st.tuples(*[st.floats(allow_nan=False)] * 3),
)
FILES = st.lists(
    st.builds(CaseFile, path=TEXT, sha256=TEXT, size=WHOLE, universal=st.none() | WHOLE, mesh=st.none() | MESHES),
    max_size=3,
).map(tuple)
SHADES = st.builds(Shade, TEXT, TEXT, TEXT, TEXT)
MATERIALS = st.none() | st.builds(Material, TEXT, TEXT)
TEETH = st.builds(
    ToothWork,
    universal=st.integers(1, 32),
    restoration=TEXT,
    material=MATERIALS,
    abutment_material=MATERIALS,
    shade=SHADES,
    unit_type=st.none() | WHOLE,
    bridge_id=st.none() | TEXT,
    pontic=st.booleans(),
)
RXS = st.builds(
    Rx,
    order_id=TEXT,
    notes=TEXT,
    due=st.none() | st.dates(),
    teeth=st.lists(TEETH, max_size=2).map(tuple),
    bridges=st.lists(st.builds(Bridge, TEXT, WHOLE, WHOLE, TEXT), max_size=2).map(tuple),
    objects=st.lists(st.builds(NamedObject, file_name=TEXT), max_size=2).map(tuple),
)
ORDERS = st.builds(
    Order,
    order_id=TEXT,
    rx_id=TEXT,
    order_code=TEXT,
    status=TEXT,
    company_id=WHOLE,
    company_name=TEXT,
    doctor_id=WHOLE,
    doctor_name=TEXT,
    doctor_license=TEXT,
    patient_first=TEXT,
    patient_last=TEXT,
    chart_number=TEXT,
    procedure=TEXT,
    procedure_type=TEXT,
    case_type=TEXT,
    scanned_at=st.none() | TIMES,
    due=st.none() | st.dates(),
    notes=TEXT,
    preps=st.lists(st.builds(Prep, WHOLE, WHOLE, TEXT, st.none() | WHOLE), max_size=2).map(tuple),
    urls=st.builds(OrderUrls, TEXT, TEXT, TEXT, TEXT),
    lab_id=st.none() | WHOLE,
)
PROBLEMS = st.builds(Problem, TEXT, TEXT, TEXT, TEXT, WHOLE, st.none() | TIMES)


def comes_back(adapter: TypeAdapter[T], value: T) -> None:
    assert codec.load(adapter, codec.dump(adapter, value)) == value


@given(RXS, FILES)
def test_prescriptions_and_files(rx: Rx, files: tuple[CaseFile, ...]) -> None:
    comes_back(codec.RX, rx)
    comes_back(codec.FILES, files)


@given(PROBLEMS, st.lists(st.builds(Finding, TEXT, TEXT)), st.lists(st.builds(Choice, TEXT, TEXT, TEXT, TEXT)))
def test_problems_findings_and_choices(problem: Problem, findings: list[Finding], choices: list[Choice]) -> None:
    comes_back(codec.PROBLEM, problem)
    comes_back(codec.FINDINGS, tuple(findings))
    comes_back(codec.CHOICES, tuple(choices))


def test_a_mesh_without_a_size_comes_back() -> None:
    report = MeshReport("stl-binary", 0, (math.inf, math.nan, -math.inf), (0.0, 0.0, 0.0))
    before = (CaseFile("a.stl", FileRole.OTHER, 0, "", mesh=report),)
    (file,) = codec.load(codec.FILES, codec.dump(codec.FILES, before))
    assert file.mesh is not None
    assert file.mesh.low[0] == math.inf
    assert math.isnan(file.mesh.low[1])


@given(st.lists(ORDERS, max_size=5, unique_by=lambda order: order.order_id))
@settings(max_examples=examples(60))
def test_any_order_comes_out_of_the_list_as_it_went_in(orders: list[Order]) -> None:
    with TemporaryDirectory() as folder, opened(Path(folder)) as store:
        store.journal(ACCOUNT, orders, AT)
        assert {case.order.order_id: case.order for case in store.cases(ACCOUNT)} == {o.order_id: o for o in orders}
        for order in orders:
            again = store.case(ACCOUNT, order.order_id)
            assert again is not None
            assert again.order.fingerprint == order.fingerprint
            assert store.journal(ACCOUNT, [order], AT).repeated == (order.order_id,)


@given(st.lists(st.text(max_size=30), max_size=8))
@settings(max_examples=examples(60))
def test_no_typed_text_is_an_error(typed: list[str]) -> None:
    with TemporaryDirectory() as folder, opened(Path(folder)) as store:
        for text in typed:
            store.cases(ACCOUNT, CaseQuery(text=text))
            assert search_expression(text).count('"') % 2 == 0


@given(TEXT.filter(lambda text: any(c.isascii() and c.isalnum() for c in text)), st.data())
@settings(max_examples=examples(60))
def test_a_case_is_found_by_the_beginning_of_what_it_says(text: str, data: st.DataObject) -> None:
    note = "".join(c if c.isascii() and c.isalnum() else " " for c in text)
    length = data.draw(st.integers(1, len(note)))
    with TemporaryDirectory() as folder, opened(Path(folder)) as store:
        listed(store, notes=note)
        assert len(store.cases(ACCOUNT, CaseQuery(text=note[:length]))) == 1
