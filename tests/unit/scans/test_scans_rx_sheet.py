"""The Rx sheet."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from scans_kit import RX_HTML, put

from labconnector.domain.errors import MetadataError
from labconnector.domain.prescription import Material, Rx, Shade, ToothWork
from labconnector.scans.html_text import read_html
from labconnector.scans.limits import Limits
from labconnector.scans.rx_document import read_rx_document


def read(folder: Path, page: str, encoding: str = "utf-8") -> Rx:
    return read_rx_document(put(folder, "Rx.html", page.encode(encoding)))


EXPECTED = Rx(
    order_id="900000123",
    procedure="Fixed Restorative",
    patient="Sample, Ada",
    chart_number="C-1",
    doctor_name="Dr. Example, Eve",
    doctor_license="0000000",
    due=date(2026, 12, 23),
    notes="Light contacts.\nSecond line & more",
    ship_to="1 Test Street",
    teeth=(
        ToothWork(
            2,
            "Crown",
            material=Material("", "Ceramic: Zirconia"),
            shade=Shade(middle="B2"),
            specification="Full Contour",
            prep_design_buccal="Chamfer",
        ),
        ToothWork(
            19,
            "Implant based",
            material=Material("", "Ceramic: E.max"),
            shade=Shade("A1", "A2", "A3"),
            implant="Straumann, BoneLevel RC",
            retention="Screw Retained",
        ),
    ),
)


def test_a_sheet(tmp_path: Path) -> None:
    assert read(tmp_path, RX_HTML) == EXPECTED


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_encodings(tmp_path: Path, encoding: str) -> None:
    assert read(tmp_path, RX_HTML.replace("Ada", "Zoë"), encoding).patient == "Sample, Zoë"


@pytest.mark.parametrize("hidden", ["", "--", "****", "Hidden", "&nbsp;"])
def test_hidden_patient(tmp_path: Path, hidden: str) -> None:
    assert read(tmp_path, RX_HTML.replace("Sample, Ada", hidden)).patient == ""


def test_sloppy_markup(tmp_path: Path) -> None:
    page = (
        RX_HTML.replace("</td>", "").replace("</tr>", "").replace("</p>", "").replace("</html>", "<unfinished attr='")
    )
    assert read(tmp_path, page.replace("<td>", "<TD class=x>")) == EXPECTED


def test_a_single_shade_and_teeth_out_of_range(tmp_path: Path) -> None:
    page = RX_HTML.replace("-/B2/-", "A3.5").replace("<td>19</td>", "<td>33</td>")
    (tooth,) = read(tmp_path, page).teeth
    assert tooth.shade == Shade(middle="A3.5")


@pytest.mark.parametrize("page", ["", "<p>Welcome</p>", "<p>Order:</p><p>Patient: x</p>", "\0" * 99, "<" * 999])
def test_no_order(tmp_path: Path, page: str) -> None:
    with pytest.raises(MetadataError, match="names no order"):
        read(tmp_path, page)


def test_too_large_or_not_there(tmp_path: Path) -> None:
    with pytest.raises(MetadataError, match="too large"):
        read_rx_document(put(tmp_path, "Rx.html", RX_HTML), Limits(html=100))
    with pytest.raises(MetadataError, match="cannot be read"):
        read_rx_document(tmp_path / "gone.html")


def test_lines_and_tables() -> None:
    page = read_html("<p>a  b</p>c<br>d<script>x</script><table><tr><td>1<table><tr><td>in</table>2<td>3</table>&lt;e")
    assert page.lines == ("a b", "c", "d", "1", "in", "2", "3", "<e")
    assert page.tables == ((("12", "3"),), (("in",),))


@pytest.mark.parametrize("unit", ["<a ", "<!--", "<![", "a<b>", "<a x='", "</a ", "&#", "<table><tr><td>"])
def test_hostile_pages_take_no_longer_than_long_ones(unit: str) -> None:
    """A page that costs the square of its length would take many minutes here."""
    read_html(unit * ((1 << 19) // len(unit)))
