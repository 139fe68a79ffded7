"""Prescriptions to print: all of a case, a page each, nothing that Qt's rich text does not know."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
import store_kit
from desk_kit import fetched_case, opened_app
from scans_kit import restorative

from labconnector.app import App
from labconnector.desk.rx_print import rx_sheets
from labconnector.domain.case import Case, Prep
from labconnector.domain.errors import NotFound
from labconnector.domain.mapping import MaterialKey
from labconnector.domain.prescription import Bridge, Material, Rx, Shade, ToothWork
from labconnector.domain.questions import Answer, QuestionKind
from labconnector.sync.answers import give_answer

RX = Rx(
    "1001",
    "5.0",
    notes="Natural look.\nSecond line.",
    shade_system="VITA classical",
    ship_to="Back door",
    teeth=(
        ToothWork(3, "Crown", material=Material("2009", "Ceramic: Zirconia"), shade=Shade(middle="A2"), bridge_id="1"),
        ToothWork(4, "Missing", pontic=True, bridge_id="1"),
        ToothWork(5, "Crown", material=Material("7", "Gold"), margin_design="Chamfer", bridge_id="1"),
    ),
    bridges=(Bridge("1", 3, 5, "Traditional"),),
)
# Qt, 'Supported HTML Subset'
KNOWN_TAGS = {
    "html", "head", "meta", "title", "style", "body", "h1", "h2", "p", "b", "ul", "li",
    "table", "thead", "tr", "th", "td",
}  # fmt: skip
KNOWN_CSS = {
    "color", "background-color", "font-size", "margin-top", "margin-bottom", "padding", "text-align", "white-space",
    "page-break-before", "border", "border-collapse",
}  # fmt: skip


@pytest.fixture
def app(tmp_path: Path) -> Iterator[App]:
    with opened_app(tmp_path / "data") as app:
        yield app


class Page(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.styles: list[str] = []
        self.cells: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.styles += [value for name, value in attrs if name == "style" and value]
        if tag in ("td", "th", "h1", "h2", "p", "li"):
            self.cells.append("")

    def handle_data(self, data: str) -> None:
        if self.cells:
            self.cells[-1] += data

    def after(self, label: str) -> str:
        texts = [" ".join(cell.split()) for cell in self.cells]
        return texts[texts.index(label) + 1]


def case(app: App, rx: Rx = RX, **order: Any) -> Case:
    return fetched_case(app, {name: _bytes(data) for name, data in restorative("1001").items()}, rx=rx, **order)


def _bytes(data: bytes | str) -> bytes:
    return data.encode() if isinstance(data, str) else data


def test_everything_about_a_case(app: App) -> None:
    one = case(app, preps=(Prep(3, 2, "Crown"), Prep(30, 2, "Onlay")))
    page = Page(rx_sheets(app, [one.id]))
    assert page.cells[0].strip() == "Example, Bela"
    assert page.after("Order ID") == "1001"
    assert page.after("Due") == "2026-05-11"
    assert page.after("Doctor") == "Dr. Ada Sample, licence L-901"
    assert page.after("Practice") == "Practice on the Hill"
    assert page.after("Client") == "not known yet"
    assert page.after("Scan type") == "Restorative"
    assert page.after("Chart no.") == "C-77"
    assert page.after("Ship to") == "Back door"
    row = [cell.strip() for cell in page.cells]
    at = row.index("16")
    assert row[at : at + 8] == ["16", "3", "Crown", "Ceramic: Zirconia", "not decided yet", "", "-/A2/-", ""]
    assert row[row.index("15") + 2] == "Missing, pontic"
    assert row[row.index("14") + 7] == "Margin: Chamfer"
    assert row[row.index("46") + 1 : row.index("46") + 3] == ["30", "Onlay"]
    assert "Bridge 16–14, Traditional" in row
    assert "Shade (VITA classical)" in row
    assert {"Natural look.\nSecond line.", "Light contacts"} <= set(row)
    assert "upper jaw" in row
    assert any(cell.endswith(" kB") for cell in row)


def test_what_is_decided_and_what_is_open(app: App) -> None:
    one = case(app)
    app.store.hold(one.id, (store_kit.GOLD_QUESTION,), None, store_kit.AT)
    client = app.store.add_client("Example & Sons", cement_gap_mm=0.04, note="Flat contacts, please.")
    app.store.set_material_rule(MaterialKey("2009", "Ceramic: Zirconia"), "ZI", "mill-5")
    held = app.store.case_by_id(one.id)
    give_answer(
        app.store, held, Answer(QuestionKind.MATERIAL, "Gold", "WAX", "mill-wax-cast", remember=False), store_kit.AT
    )
    app.store.hold(one.id, (store_kit.DOCTOR_QUESTION,), None, store_kit.AT)
    page = Page(rx_sheets(app, [one.id]))
    cells = [cell.strip() for cell in page.cells]
    zirconia, gold = cells[cells.index("16") + 4], cells[cells.index("14") + 4]
    assert "(ZI)" in zirconia
    assert "(WAX)" in gold
    assert "Which client is Dr. Ada Sample?" in cells
    assert client.name not in cells


def test_the_client_of_a_decided_case(app: App) -> None:
    client = app.store.add_client("Example & Sons", cement_gap_mm=0.04, note="Flat contacts, please.")
    one = case(app)
    app.store.decided(one.id, client.id, store_kit.AT)
    page = Page(rx_sheets(app, [one.id]))
    assert page.after("Client") == "Example & Sons"
    assert page.after("Cement gap") == "0.04 mm"
    assert page.after("About this client") == "Flat contacts, please."


def test_a_page_for_each_case_in_the_order_asked_for(app: App) -> None:
    ids = [store_kit.listed(app.store, number, patient_last=f"P{number}").id for number in ("1001", "1002", "1003")]
    html = rx_sheets(app, [ids[2], 99_999, ids[0], ids[1], ids[2]])
    assert re.findall(r"<h1[^>]*>(\w+), Bela", html) == ["P1003", "P1001", "P1002"]
    breaks = [bool(style) for style in re.findall(r"<h1([^>]*)>", html)]
    assert breaks == [False, True, True]
    assert html.count("The files are not here yet.") == 3


def test_hostile_names_stay_text(app: App) -> None:
    evil = '<img src=x onerror="1"></td><h1>&'
    one = store_kit.listed(app.store, patient_last=evil, doctor_name=evil, notes=evil, company_name=evil)
    html = rx_sheets(app, [one.id])
    assert Page(html).tags <= KNOWN_TAGS
    assert unescape(html).count(evil) == 4


def test_only_what_qts_rich_text_knows(app: App) -> None:
    html = rx_sheets(app, [case(app).id, store_kit.listed(app.store, "1002").id])
    page = Page(html)
    assert page.tags <= KNOWN_TAGS
    sheet = html[html.index("<style>") : html.index("</style>")] + "".join(f"{{{style}}}" for style in page.styles)
    named = {name for block in re.findall(r"\{([^}]*)\}", sheet) for name in re.findall(r"([a-z-]+):", block)}
    assert named
    assert named <= KNOWN_CSS


def test_no_case_is_left(app: App) -> None:
    with pytest.raises(NotFound):
        rx_sheets(app, [99_999])
