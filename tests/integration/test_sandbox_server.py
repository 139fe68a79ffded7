"""The sandbox's life: starting, stopping, notifications, its own page."""

from __future__ import annotations

import html
import json
import queue
import re
import socket
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import align_peer
import pytest
from sandbox_kit import Peer, paired

from labconnector.domain.errors import NetworkError
from labconnector.sandbox.faults import FAULTS, parse_fault
from labconnector.sandbox.options import SandboxOptions
from labconnector.sandbox.people import PEOPLE
from labconnector.sandbox.server import Sandbox
from labconnector.sandbox.world import NewPatient


@pytest.fixture
def peer(tmp_path: Path) -> Iterator[Peer]:
    with paired(tmp_path) as made:
        yield made


# --- starting and stopping ------------------------------------------------------------------------------------------


def test_it_listens_when_started_and_is_gone_when_stopped(tmp_path: Path) -> None:
    sandbox = Sandbox(tmp_path, cases=1)
    sandbox.start()
    where = urlsplit(sandbox.url)
    assert where.port
    assert where.hostname == "127.0.0.1"
    with socket.create_connection((where.hostname, where.port), 1):
        begun = time.monotonic()
        sandbox.stop()
        assert time.monotonic() - begun < 8  # running answers get a second, and nothing waits for more
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection((where.hostname, where.port), 1)


def test_starting_and_stopping_twice_does_nothing(tmp_path: Path) -> None:
    with Sandbox(tmp_path, cases=0) as sandbox:
        url = sandbox.url
        sandbox.start()
        assert sandbox.url == url
        sandbox.stop()
        sandbox.wait()


def test_it_starts_again_after_a_stop(tmp_path: Path) -> None:
    sandbox = Sandbox(tmp_path, cases=1)
    for _ in range(2):
        with sandbox:
            peer = Peer(sandbox)
            assert peer.http.get("/").status_code == 200
            peer.http.close()


def test_a_taken_port_is_said_so(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        with pytest.raises(NetworkError):
            Sandbox(tmp_path, cases=0, port=taken.getsockname()[1]).start()


def test_faults_can_be_on_from_the_start(tmp_path: Path) -> None:
    sandbox = Sandbox(tmp_path, cases=0, faults=[parse_fault("server-error*1")])
    assert [str(fault) for fault in sandbox.faults.active()] == ["server-error*1"]


def test_a_second_run_does_not_list_downloaded_orders(tmp_path: Path) -> None:
    with paired(tmp_path) as peer:
        first, *rest = peer.listed()
        peer.download(first)
    with paired(tmp_path) as peer:
        assert peer.listed() == rest


def test_profile_values_lead_here(peer: Peer) -> None:
    values = peer.sandbox.profile_values()
    assert str(values["oauth_base"]).startswith(peer.sandbox.url)
    assert values["base_url"] == peer.sandbox.url
    assert values["client_auth"] == "none"
    assert values["pkce"] is True


def test_every_answer_has_a_request_id_and_is_noted(peer: Peer) -> None:
    answer = peer.lab()
    assert re.fullmatch(r"[0-9a-f-]{36}", answer.headers["x-request-id"])
    call = peer.sandbox.traffic.wait_for(lambda c: c.path.endswith("/orders/lab"))
    assert (call.method, call.status) == ("GET", 200)
    assert "Offset" not in call.path
    with pytest.raises(TimeoutError):
        peer.sandbox.traffic.wait_for(lambda c: c.status == 418, timeout_s=0.01)


def test_a_mistake_of_its_own_is_500_and_in_the_log(
    peer: Peer, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr("labconnector.sandbox.packages.build_ide_package", None)
    assert peer.download(peer.listed()[0]).status_code == 500
    assert "failed to answer" in caplog.text


# --- notifications --------------------------------------------------------------------------------------------------


class Hook:
    """A server of a lab that takes notifications and always answers that it could not."""

    def __init__(self) -> None:
        self.heard: queue.Queue[dict[str, object]] = queue.Queue()
        self.server = align_peer.Peer(self._answer)
        self.url = f"{self.server.url}/align"

    def _answer(self, asked: align_peer.Asked) -> align_peer.Reply:
        self.heard.put(json.loads(asked.body))
        return align_peer.Reply(500)


@pytest.fixture
def hook() -> Iterator[Hook]:
    made = Hook()
    with made.server:
        yield made


def test_notifications_tell_of_every_change_once(peer: Peer, hook: Hook) -> None:
    peer.pair(callback=hook.url)
    world = peer.sandbox.world
    order_id = world.orders[0].order_id
    for entry in (world.new_case(30), world.rescan(order_id), world.back_from_modeling(order_id)):
        assert hook.heard.get(timeout=5) == {"Id": entry.case.order.rx_id, "CompanyId": 77}
    assert hook.heard.empty(), "500 is not tried again"


def test_no_notification_before_there_are_files(tmp_path: Path, hook: Hook) -> None:
    with paired(tmp_path, cases=30) as peer:
        peer.pair(callback=hook.url)
        late = next(e for e in peer.sandbox.world.orders if e.case.available_at)
        peer.sandbox.world.make_ready(late.order_id)
        peer.sandbox.world.make_ready(late.order_id)
        assert hook.heard.get(timeout=5)["Id"] == late.case.order.rx_id
        told = peer.sandbox.world.new_case(30)
        assert hook.heard.get(timeout=5)["Id"] == told.case.order.rx_id


def test_lost_notifications(peer: Peer, hook: Hook) -> None:
    peer.pair(callback=hook.url)
    peer.sandbox.faults.set("no-webhook", times=1)
    peer.sandbox.world.new_case(30)
    second = peer.sandbox.world.new_case(30)
    assert hook.heard.get(timeout=5)["Id"] == second.case.order.rx_id
    assert hook.heard.empty()


def test_unpairing_ends_notifications(peer: Peer, hook: Hook) -> None:
    peer.pair(callback=hook.url)
    peer.http.delete(f"{peer.base}/pair", headers={"Authorization": f"Bearer {peer.pairing['access_token']}"})
    peer.sandbox.world.new_case(30)
    peer.pair(callback=hook.url)
    told = peer.sandbox.world.new_case(30)
    assert hook.heard.get(timeout=5)["Id"] == told.case.order.rx_id


def test_a_dead_callback_stops_nothing(peer: Peer, hook: Hook) -> None:
    peer.pair(callback="http://127.0.0.1:9/")
    peer.sandbox.world.new_case(30)
    peer.pair(callback=hook.url)
    told = peer.sandbox.world.new_case(30)
    assert hook.heard.get(timeout=5)["Id"] == told.case.order.rx_id


# --- its own page ---------------------------------------------------------------------------------------------------


def test_the_page_shows_orders_faults_and_users(peer: Peer) -> None:
    peer.sandbox.faults.set("cut", 77, order_id="900000001", times=2)
    page = peer.http.get("/").text
    for text in [*PEOPLE, *FAULTS, *(e.order_id for e in peer.sandbox.world.orders), "On: 77 bytes, order 900000001"]:
        assert text in page
    assert "<script" not in page
    assert not re.findall(r"""(?:src|href)="https?:""", page)


def test_the_page_leads_to_the_sign_in_page_and_back(peer: Peer) -> None:
    found = re.search(r'href="(/oauth/authorize[^"]+)"', peer.http.get("/").text)
    assert found
    assert peer.http.get(html.unescape(found[1])).status_code == 200
    back = peer.post_login(redirect_uri=f"{peer.sandbox.url}/?done=back").headers["location"]
    assert "led back here" in peer.http.get(back).text


def test_a_doctor_sends_a_case_from_the_page(peer: Peer) -> None:
    answer = peer.http.post("/control/new-case", data={"kind": "30", "lab": "78"})
    assert answer.status_code == 303
    assert "A doctor has sent a new case" in peer.http.get(answer.headers["location"]).text
    newest = max(peer.sandbox.world.orders, key=lambda e: e.order_id).case.order
    assert (newest.procedure, newest.lab_id) == ("Fixed Restorative", 78)
    assert peer.http.post("/control/new-case", data={"kind": "", "lab": "77"}).status_code == 303


@pytest.mark.parametrize("form", [{"kind": "x"}, {"kind": "999"}, {"lab": "5"}])
def test_senseless_cases_are_refused(peer: Peer, form: dict[str, str]) -> None:
    answer = peer.http.post("/control/new-case", data=form)
    assert answer.status_code == 400
    assert 'role="alert"' in answer.text
    assert len(peer.sandbox.world.orders) == 3


def test_orders_change_from_the_page(tmp_path: Path) -> None:
    with paired(tmp_path, cases=1, ready_after_s=1000) as peer:
        order = peer.listed()[0]
        url = f"/control/order/{order}"
        assert peer.download(order).status_code == 404
        assert "no files yet" in peer.http.get("/").text
        assert peer.http.post(url, data={"change": "ready"}).status_code == 303
        assert peer.download(order).status_code == 200
        assert peer.http.post(url, data={"change": "rescan"}).headers["location"].endswith(f"#order-{order}")
        assert peer.sandbox.world.entry(order).case.revision == 2
        peer.http.post(url, data={"change": "modeled"})
        assert peer.sandbox.world.entry(order).status == "Lab Review"
        assert peer.http.post(url, data={"change": "explode"}).status_code == 400
        assert peer.http.post("/control/order/1", data={"change": "rescan"}).status_code == 404


def test_faults_are_switched_from_the_page(peer: Peer) -> None:
    def post(**form: str) -> int:
        return peer.http.post("/control/fault", data=form).status_code

    def active() -> list[str]:
        return [str(fault) for fault in peer.sandbox.faults.active()]

    assert post(name="cut", value="10", order="900000001", times="2", switch="on") == 303
    assert post(name="busy", value="", switch="on") == 303
    assert active() == ["busy=60", "cut=10@900000001*2"]
    assert post(name="cut", order="900000001", switch="off") == 303
    assert active() == ["busy=60"]
    assert post(switch="clear") == 303
    assert active() == []
    wrong = [
        {"name": "nonsense", "switch": "on"},
        {"name": "cut", "value": "x", "switch": "on"},
        {"name": "cut", "times": "x", "switch": "on"},
        {"name": "html-list", "order": "5", "switch": "on"},
    ]
    assert [post(**form) for form in wrong] == [400] * 4
    assert active() == []


def test_other_pages_cannot_post_to_it(peer: Peer) -> None:
    form = {"change": "rescan", "name": "busy", "switch": "on"}
    origins = [{"Origin": o} for o in ("http://evil.example", "null", "http://localhost", f"{peer.sandbox.url}0")]
    for path in ("/control/new-case", "/control/order/900000001", "/control/fault"):
        for headers in [*origins, {"Host": "evil.example"}]:
            assert peer.http.post(path, data=form, headers=headers).status_code == 403
    assert {e.case.revision for e in peer.sandbox.world.orders} == {1}
    assert len(peer.sandbox.world.orders) == 3
    assert peer.sandbox.faults.active() == ()


def test_its_own_page_can(peer: Peer) -> None:
    headers = {"Origin": peer.sandbox.url}
    assert peer.http.post("/control/fault", data={"name": "busy", "switch": "on"}, headers=headers).status_code == 303


def test_too_large_and_foreign_forms_are_empty(peer: Peer) -> None:
    large = peer.http.post("/control/fault", data={"name": "busy", "switch": "on", "x": "y" * 70_000})
    assert large.status_code == 400
    text = peer.http.post("/control/fault", content="name=busy&switch=on", headers={"Content-Type": "text/plain"})
    assert text.status_code == 400


def test_names_of_patients_are_escaped_on_the_page(tmp_path: Path) -> None:

    with Sandbox(tmp_path, cases=0, options=SandboxOptions()) as sandbox:
        sandbox.world.new_case(30, patient=NewPatient("<b>x</b>", '"><img>'))
        peer = Peer(sandbox)
        assert "<img>" not in peer.http.get("/").text
        peer.http.close()
