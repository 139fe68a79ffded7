"""A look-alike of Align's Scanning Tool: makes scans without a scanner (Align's Scanning Tool page)."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from labconnector.sandbox.cloud import Cloud, failure
from labconnector.sandbox.oauth import basic_of
from labconnector.sandbox.order import PROCEDURE_MAPS
from labconnector.sandbox.pairing import json_of
from labconnector.sandbox.people import PEOPLE, Person, Role, sign_in
from labconnector.sandbox.world import NewPatient

TO_LAB = tuple(row for row in PROCEDURE_MAPS if row.destination == "Lab")
"""The maps that send a case to a lab; the others never reach one."""


class ScanningTool:
    """Two calls under `/api/v1`, outside the third-party API."""

    def __init__(self, cloud: Cloud) -> None:
        self._cloud = cloud

    def routes(self) -> list[Route]:
        """Both spellings of the create call are in use."""
        return [
            Route("/api/v1/presets/availableprocedure-maps", self.maps, methods=["GET"]),
            Route("/api/v1/order/create-new-order", self.create, methods=["POST"]),
            Route("/api/v1/order/create-neworder", self.create, methods=["POST"]),
        ]

    async def maps(self, _request: Request) -> Response:
        """The procedure maps that lead to a lab; no sign-in needed."""
        rows = [
            {"procedureMapId": row.id, "procedureName": row.procedure, "procedureTypeName": row.type_name or None}
            for row in TO_LAB
        ]
        return JSONResponse({"Data": rows, "Status": 1})

    async def create(self, request: Request) -> Response:
        """A new case: 200 with its ids, 400 for a wrong body, 401 without a doctor's user and password."""
        user, password = basic_of(request.headers.get("authorization", "")) or ("", "")
        person = sign_in(user, password)
        if person is None or person.role is not Role.DOCTOR:
            return failure(401, "Use a doctor's user and password.", {"WWW-Authenticate": 'Basic realm="sandbox"'})
        wish = await json_of(request)
        if problem := _problem(person, wish):
            return failure(400, problem)
        company, map_id = int(str(wish["companyId"])), int(str(wish["procedureMapId"]))
        entry = self._cloud.world.new_case(map_id, patient=_patient(wish["patient"]), company_id=company)
        order = entry.case.order
        return JSONResponse({"Data": {"OrderId": int(order.order_id), "RxId": order.rx_id}, "Status": 1})


def _problem(person: Person, wish: dict[str, object]) -> str:
    """What is wrong with the body, '' if nothing is."""
    if not person.may_pair(wish.get("companyId")):
        return f"companyId must be one of {', '.join(map(str, PEOPLE[person.user].accounts))}."
    if wish.get("procedureMapId") not in {row.id for row in TO_LAB}:
        return "procedureMapId must be one of availableprocedure-maps."
    patient = wish.get("patient")
    names = ("firstName", "lastName")
    if not isinstance(patient, dict) or not all(isinstance(patient.get(n), str) and patient[n].strip() for n in names):
        return "patient needs firstName and lastName."
    return ""


def _patient(patient: object) -> NewPatient:
    fields = patient if isinstance(patient, dict) else {}
    return NewPatient(
        str(fields["firstName"]).strip(), str(fields["lastName"]).strip(), str(fields.get("chartNumber") or "").strip()
    )
