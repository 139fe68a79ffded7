"""The status tables of Align's specification, row by row: what the sandbox answers and what the client makes of it.

DPMS specification: Get Orders for Practice (200, 401, 500), Get Order by RX ID (200, 400, 401, 404, 500), Download Scan
(200, 204, 400, 401, 404, 500). Get Orders of a lab follows the first (specification, assumption 9).
"""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from align_kit import FAST, Memory
from sandbox_kit import Peer

from labconnector.align.client import AlignClient
from labconnector.align.floor import OrdersFloor
from labconnector.align.profile import Profile
from labconnector.align.session import Session
from labconnector.align.transport import Transport
from labconnector.domain.case import Asset, Order, OrderUrls
from labconnector.domain.errors import AlignError, NotFound, NotReady, SignInError
from labconnector.sandbox.options import SandboxOptions
from labconnector.sandbox.people import DOCTOR_USER, PASSWORD, USER
from labconnector.sandbox.robot import robot_sign_in
from labconnector.sandbox.server import Sandbox
from labconnector.system.keystore import MemoryKeystore


@dataclass(frozen=True)
class Site:
    """A running sandbox, a paired client of ours, and a caller without cleverness beside it."""

    sandbox: Sandbox
    client: AlignClient
    raw: Peer
    order: Order
    folder: Path

    def get(self, path: str, token: str | None = None) -> int:
        return self.raw.get(f"{self.raw.base}/{path}", token).status_code

    def fetch(self, asset: Asset, **changes: object) -> object:
        """Through paths, not links: a link names its order."""
        order = replace(self.order, urls=OrderUrls(), **changes)  # type: ignore[arg-type]
        return self.client.download(order, asset, self.folder / f"{asset}.zip", verify=lambda _: None)


@contextmanager
def site(folder: Path, user: str = USER, ready_after_s: float = 0) -> Iterator[Site]:
    company = 7102 if user == DOCTOR_USER else 77
    options = SandboxOptions(ready_after_s=ready_after_s, detail=0.02)
    with Sandbox(folder / "cloud", cases=20, options=options) as sandbox:
        profile, transport = Profile.model_validate(sandbox.profile_values()), Transport(FAST)
        session = Session(profile, MemoryKeystore(), transport)
        session.sign_in(lambda url: robot_sign_in(url, user, PASSWORD), timeout_s=20)
        session.pair(next(one for one in session.accounts() if one.company_id == company))
        raw = Peer(sandbox)
        raw.sign_in(user)
        raw.pair(company)
        client = AlignClient(profile, session, transport, OrdersFloor(Memory(), 0))
        ours = [e.case for e in sandbox.world.orders if company in (e.case.order.lab_id, e.case.order.company_id)]
        chosen = next(case for case in ours if case.available_at is None and not case.captures)
        try:
            yield Site(sandbox, client, raw, chosen.order, folder)
        finally:
            raw.http.close()
            transport.close()


Ours = Callable[[Site], object]

CALLS: dict[str, tuple[str, str, Ours]] = {
    "orders/lab": (USER, "orders/lab?Offset=0&pageSize=5", lambda s: list(s.client.new_orders())),
    "orders/practice": (
        DOCTOR_USER,
        "orders/practice?Offset=0&pageSize=5",
        lambda s: list(s.client.practice_orders(page_size=5)),
    ),
    "orders/:rxId": (USER, "orders/{rx}", lambda s: s.client.order_by_rx(s.order.rx_id)),
    "download IDE": (USER, "order/{id}/download/IDE", lambda s: s.fetch(Asset.IDE)),
    "download IMAGE_GALLERY": (USER, "order/{id}/download/IMAGE_GALLERY", lambda s: s.fetch(Asset.IMAGE_GALLERY)),
}


@pytest.mark.parametrize("call", CALLS)
def test_200_401_and_500_of_every_call(tmp_path: Path, call: str) -> None:
    user, pattern, ours = CALLS[call]
    with site(tmp_path, user) as one:
        path = pattern.format(rx=one.order.rx_id, id=one.order.order_id)
        assert one.get(path) == 200
        assert ours(one)

        assert one.raw.http.get(f"{one.raw.base}/{path}").status_code == 401, "no token at all"
        assert one.get(path, token="wrong") == 401
        assert one.get(path, token=one.raw.login["access_token"]) == 401, "a login token is no pairing token"
        one.sandbox.faults.set("unauthorized", times=1)
        assert ours(one), "one refusal is met with a refresh"
        one.sandbox.faults.set("unauthorized")
        with pytest.raises(SignInError):
            ours(one)
        one.sandbox.faults.clear()

        one.sandbox.faults.set("server-error", times=1)
        assert one.get(path) == 500
        one.sandbox.faults.set("server-error", times=1)
        assert ours(one), "one 500 is tried again"
        one.sandbox.faults.set("server-error")
        with pytest.raises(AlignError):
            ours(one)


UNKNOWN_RX = str(uuid.UUID(int=7))


@pytest.mark.parametrize(
    ("path", "status", "ours", "error"),
    [
        ("orders/not-a-guid", 400, lambda s: s.client.order_by_rx("not-a-guid"), AlignError),
        (f"orders/{UNKNOWN_RX}", 404, lambda s: s.client.order_by_rx(UNKNOWN_RX), NotFound),
        ("order/{id}/download/PHOTO", 400, None, None),
        ("order/999/download/IDE", 404, lambda s: s.fetch(Asset.IDE, order_id="999"), NotReady),
        ("order/999/download/IMAGE_GALLERY", 404, lambda s: s.fetch(Asset.IMAGE_GALLERY, order_id="999"), NotFound),
        ("orders/lab?Offset=0&pageSize=1025", 400, None, None),
        ("orders/lab", 400, None, None),
    ],
)
def test_400_and_404(tmp_path: Path, path: str, status: int, ours: Ours | None, error: type[Exception] | None) -> None:
    with site(tmp_path) as one:
        assert one.get(path.format(id=one.order.order_id)) == status
        if ours is not None and error is not None:
            with pytest.raises(error):
                ours(one)


def test_204_there_are_no_captures(tmp_path: Path) -> None:
    with site(tmp_path) as one:
        assert one.get(f"order/{one.order.order_id}/download/SCREEN_CAPTURE") == 204
        assert one.fetch(Asset.SCREEN_CAPTURE) is None
        assert not list(tmp_path.glob("*.zip*"))


def test_404_starts_the_generation_of_scan_files(tmp_path: Path) -> None:
    with site(tmp_path, ready_after_s=90) as one:
        with pytest.raises(NotReady) as caught:
            one.fetch(Asset.IDE)
        assert caught.value.retry_after == 45
        one.sandbox.clock.advance(89)
        assert one.get(f"order/{one.order.order_id}/download/IDE") == 404
        one.sandbox.clock.advance(2)
        assert one.fetch(Asset.IDE)
