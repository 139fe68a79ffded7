"""The sandbox's own page: what it is, its orders, and the switches. Plain forms, no scripts."""

from __future__ import annotations

from datetime import datetime
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from labconnector.domain.errors import NotFound, UsageError
from labconnector.sandbox.cloud import Cloud
from labconnector.sandbox.content.people import LAB_ID
from labconnector.sandbox.faults import FAULTS, FaultName, make_fault
from labconnector.sandbox.oauth import OAUTH_PATH
from labconnector.sandbox.pages import form_of, is_same_origin, page
from labconnector.sandbox.people import LABS, PASSWORD, PEOPLE
from labconnector.sandbox.scanning_tool import TO_LAB
from labconnector.sandbox.state import Entry
from labconnector.sandbox.traffic import Traffic

SHOWN_CALLS = 12
_DONE = {
    "new": "A doctor has sent a new case. It is in the lab's list now.",
    "rescan": "The doctor has scanned the case again. It is in the lab's list with new files.",
    "modeled": "The case is back from modeling. It is in the lab's list as Lab Review.",
    "ready": "The case's files are ready.",
    "fault": "The fault is on.",
    "cleared": "The fault is off.",
    "cleared-all": "All faults are off.",
    "back": "The sign-in page has led back here, as it leads back to the program that asks.",
}


class ControlPage:
    """The page at `/` and the forms on it."""

    def __init__(self, cloud: Cloud, traffic: Traffic) -> None:
        self._cloud = cloud
        self._traffic = traffic

    def routes(self) -> list[Route]:
        """GET for the page, POST for its forms, and where the 3D viewer's links lead."""
        return [
            Route("/", self.show, methods=["GET"]),
            Route("/viewer/{rx_id}", self.viewer, methods=["GET"]),
            Route("/control/new-case", self.new_case, methods=["POST"]),
            Route("/control/order/{order_id}", self.change_order, methods=["POST"]),
            Route("/control/fault", self.set_fault, methods=["POST"]),
        ]

    async def show(self, request: Request) -> Response:
        """The page, with a line about what was just done."""
        return self._page(message=_DONE.get(request.query_params.get("done", ""), ""))

    async def viewer(self, request: Request) -> Response:
        """MyiTero's 3D viewer is not part of the sandbox; its link leads to the order's row."""
        entry = self._cloud.world.by_rx(request.path_params["rx_id"])
        return RedirectResponse(f"/#order-{entry.order_id}" if entry else "/", 303)

    async def new_case(self, request: Request) -> Response:
        """A doctor sends a new case of the chosen kind to the chosen lab."""
        if not is_same_origin(request):
            return _foreign()
        form = await form_of(request)
        try:
            kind = int(form["kind"]) if form.get("kind") else None
            self._cloud.world.new_case(kind, lab_id=int(form.get("lab") or LAB_ID))
        except ValueError:
            return self._page(400, problem="Kind and lab must be from the lists.")
        except UsageError as error:
            return self._page(400, problem=error.message)
        return _done("new", "orders")

    async def change_order(self, request: Request) -> Response:
        """Re-scan, back from modeling, or files ready at once."""
        if not is_same_origin(request):
            return _foreign()
        world = self._cloud.world
        changes = {"rescan": world.rescan, "modeled": world.back_from_modeling, "ready": world.make_ready}
        change = (await form_of(request)).get("change", "")
        order_id = request.path_params["order_id"]
        if change not in changes:
            return self._page(400, problem="This is nothing that can happen to an order.")
        try:
            changes[change](order_id)
        except NotFound as error:
            return self._page(404, problem=error.message)
        return _done(change, f"order-{order_id}")

    async def set_fault(self, request: Request) -> Response:
        """Turns a fault on or off, or all off."""
        if not is_same_origin(request):
            return _foreign()
        form = await form_of(request)
        faults, order_id = self._cloud.faults, form.get("order", "").strip() or None
        if form.get("switch") == "clear":
            faults.clear()
            return _done("cleared-all", "faults")
        if form.get("name") not in set(FaultName):
            return self._page(400, problem="There is no such fault.")
        name = FaultName(form["name"])
        if form.get("switch") == "off":
            faults.clear(name, order_id)
            return _done("cleared", f"fault-{name}")
        try:
            times = int(form["times"]) if form.get("times", "").strip() else None
            faults.add(make_fault(name, form.get("value"), order_id, times))
        except ValueError:
            return self._page(400, problem="“How often” must be a whole number or empty.")
        except UsageError as error:
            return self._page(400, problem=error.message)
        return _done("fault", f"fault-{name}")

    def _page(self, status: int = 200, *, message: str = "", problem: str = "") -> Response:
        cloud = self._cloud
        active = cloud.faults.active()
        return page(
            "control.html",
            status,
            url=cloud.url,
            login=_login_link(cloud),
            message=message,
            problem=problem,
            people=PEOPLE.values(),
            password=PASSWORD,
            orders=[self._row(entry) for entry in reversed(cloud.world.orders)],
            kinds=[
                (row.id, f"{row.procedure} — {row.type_name}" if row.type_name else row.procedure) for row in _KINDS
            ],
            labs=LABS,
            faults=[(kind, [fault for fault in active if fault.name is kind.name]) for kind in FAULTS.values()],
            active=active,
            calls=[call for call in reversed(self._traffic.calls()) if "/api/" in call.path or "/oauth/" in call.path][
                :SHOWN_CALLS
            ],
            time_of=lambda at: datetime.fromtimestamp(at).astimezone().strftime("%H:%M:%S"),
        )

    def _row(self, entry: Entry) -> dict[str, object]:
        order, world = entry.case.order, self._cloud.world
        waiting = not world.available(entry) or (entry.asked_at is not None and world.seconds_to_ready(entry) > 0)
        return {
            "id": order.order_id,
            "patient": order.patient,
            "practice": order.company_name,
            "lab": order.lab_name,
            "kind": " — ".join(part for part in (order.procedure or order.case_type, order.procedure_type) if part),
            "due": order.due.isoformat() if order.due else "",
            "status": entry.status,
            "revision": entry.case.revision,
            "waiting": waiting,
            "notes": entry.notes,
        }


_KINDS = list({(row.procedure, row.type_name): row for row in reversed(TO_LAB)}.values())[::-1]


def _done(what: str, anchor: str) -> Response:
    """Back to the page, at the place that was changed; a reload does not post again."""
    return RedirectResponse(f"/?done={what}#{anchor}", 303)


def _login_link(cloud: Cloud) -> str:
    """The sign-in page for a look; it leads back to this one."""
    asked = {"response_type": "code", "client_id": cloud.options.client_id, "state": "look"}
    return f"{OAUTH_PATH}/authorize?{urlencode({**asked, 'redirect_uri': f'{cloud.url}/?done=back'})}"


def _foreign() -> Response:
    return page("problem.html", 403, problem="The form was sent by another page.")
