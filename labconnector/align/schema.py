"""Order lists as Align sends them, turned into domain orders (DPMS specification, Get Orders and Get Order by RX ID).

Unknown fields are ignored, optional ones may be missing or null. What must be there is the order id: without it nothing
can be downloaded. One order that cannot be read does not lose the others.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from labconnector.align.fields import Day, MaybeNumber, Moment, Number, Text, lower_keys, to_list
from labconnector.domain.case import Order, OrderUrls, Prep
from labconnector.domain.errors import BadAnswer


@dataclass(frozen=True, slots=True)
class OrdersPage:
    """One page of a list. `unreadable`: a short text for every order that could not be read, with its id if it has one.

    The texts name fields, never values: they may go to the log.
    """

    orders: tuple[Order, ...]
    unreadable: tuple[str, ...] = ()
    has_more: bool = False

    @property
    def size(self) -> int:
        """How many orders Align sent, read or not: what the next page's offset moves on by."""
        return len(self.orders) + len(self.unreadable)


class _Wire(BaseModel):
    """Names are in lower case here; `lower_keys` brings every spelling to that."""

    model_config = ConfigDict(extra="ignore", frozen=True)


class _Prep(_Wire):
    adaid: Number
    unittypeid: Number = 0
    unittypename: Text = ""
    bridgeid: MaybeNumber = None


class _Urls(_Wire):
    myitero3dviewerurl: Text = ""
    idefileurl: Text = ""
    screencaptureurl: Text = ""
    thumbnailsurl: Text = ""


class _Order(_Wire):
    orderid: Annotated[Text, Field(pattern=r"^[A-Za-z0-9_-]{1,40}$")]
    rxid: Text = ""
    ordercode: Text = ""
    status: Text = ""
    companyid: Number = 0
    companyname: Text = ""
    doctorid: Number = 0
    doctorname: Text = ""
    doctorlicensenumber: Text = ""
    patientfirstname: Text = ""
    patientlastname: Text = ""
    patientchartnumber: Text = ""
    procedurename: Text = ""
    proceduretypename: Text = ""
    casetype: Text = ""
    scanningdate: Moment = None
    duedate: Day = None
    notes: Text = ""
    preps: Annotated[list[Annotated[_Prep, BeforeValidator(lower_keys)]], BeforeValidator(to_list)] = []
    labid: MaybeNumber = None
    labname: Text = ""
    scannermodeldescription: Text = ""
    # Both spellings of the links coexist; `Urls` is the newer one.
    urls: Annotated[_Urls, BeforeValidator(lambda value: lower_keys(value or {}))] = _Urls()
    viewerurl: Text = ""
    thumbnailsdownloadurl: Text = ""
    idefileurl: Text = ""
    screencapturefileurl: Text = ""


def read_json(body: bytes) -> object:
    """The JSON of an answer. Raises BadAnswer for a web page, half an answer or nothing; without its cause, which
    would hold the body.
    """
    try:
        return json.loads(body)
    except (ValueError, RecursionError):
        kind = "a web page" if body.lstrip()[:1] == b"<" else "no JSON"
        raise BadAnswer(f"Align answered with {kind} where data was expected.", detail=f"{len(body)} bytes") from None


def data_of(answer: object) -> object:
    """What is in the envelope `{"Data": …, "Status": 1}`, or the answer itself where there is none.

    Raises BadAnswer where the envelope says that the call failed (Status 0 or 2, V2 and V3).
    """
    found = lower_keys(answer)
    if not isinstance(found, dict):
        return answer
    if found.get("status") in (0, 2, "0", "2") and not found.get("data"):
        message = found.get("message")
        raise BadAnswer(message if isinstance(message, str) and message else "Align says that the call failed.")
    return found.get("data", answer)


def read_page(body: bytes) -> OrdersPage:
    """A page of Get Orders; a bare list is tolerated. Raises BadAnswer."""
    data = data_of(read_json(body))
    found = lower_keys(data)
    if isinstance(found, dict) and "results" in found:
        rows, more = to_list(found["results"]), found.get("hasmore") in (True, "true", "True", 1)
    else:
        rows, more = data, False
    if not isinstance(rows, list):
        raise BadAnswer("Align's answer holds no list of orders.", detail=f"found {type(rows).__name__}")
    return _page(rows, has_more=more)


def _page(rows: list[Any], *, has_more: bool) -> OrdersPage:
    orders, unreadable = [], []
    for position, row in enumerate(rows, 1):
        try:
            orders.append(order_from(row))
        except BadAnswer as error:
            unreadable.append(f"{_name_of(row, position)}: {error.detail}")
    return OrdersPage(tuple(orders), tuple(unreadable), has_more)


def _name_of(row: object, position: int) -> str:
    found = lower_keys(row)
    given = found.get("orderid") or found.get("rxid") if isinstance(found, dict) else None
    return f"order {str(given)[:40]}" if given else f"order number {position} of the page"


def read_order(body: bytes) -> Order:
    """The one order of Get Order by RX ID. Raises BadAnswer."""
    return order_from(data_of(read_json(body)))


def order_from(row: object) -> Order:
    """One order. Raises BadAnswer; its `detail` names the fields, never their values."""
    try:
        found = _Order.model_validate(lower_keys(row))
    except ValidationError as error:
        names = sorted({".".join(str(part) for part in fault["loc"]) or "it" for fault in error.errors()})
        raise BadAnswer("Align sent an order that cannot be read.", detail=f"{', '.join(names)} not right") from None
    return _order(found)


def _order(found: _Order) -> Order:
    urls = OrderUrls(
        ide=found.urls.idefileurl or found.idefileurl,
        thumbnails=found.urls.thumbnailsurl or found.thumbnailsdownloadurl,
        captures=found.urls.screencaptureurl or found.screencapturefileurl,
        viewer=found.urls.myitero3dviewerurl or found.viewerurl,
    )
    return Order(
        order_id=found.orderid,
        rx_id=found.rxid,
        order_code=found.ordercode,
        status=found.status,
        company_id=found.companyid,
        company_name=found.companyname,
        doctor_id=found.doctorid,
        doctor_name=found.doctorname,
        doctor_license=found.doctorlicensenumber,
        patient_first=found.patientfirstname,
        patient_last=found.patientlastname,
        chart_number=found.patientchartnumber,
        procedure=found.procedurename,
        procedure_type=found.proceduretypename,
        case_type=found.casetype,
        scanned_at=found.scanningdate,
        due=found.duedate,
        notes=found.notes,
        preps=tuple(Prep(p.adaid, p.unittypeid, p.unittypename, p.bridgeid) for p in found.preps),
        urls=urls,
        lab_id=found.labid,
        lab_name=found.labname,
        scanner_model=found.scannermodeldescription,
    )
