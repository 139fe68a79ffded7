"""A lab's installation over the sandbox, without store and folders: only what talks to Align."""

from __future__ import annotations

import zipfile
from pathlib import Path

from align_kit import Memory

from labconnector.align.client import AlignClient
from labconnector.align.floor import OrdersFloor
from labconnector.align.profile import Profile
from labconnector.align.retry import Patience
from labconnector.align.session import Session
from labconnector.align.transport import Transport
from labconnector.domain.account import Account
from labconnector.domain.case import Order
from labconnector.domain.errors import (
    PackageError,
)
from labconnector.sandbox.people import PASSWORD, USER
from labconnector.sandbox.robot import robot_sign_in
from labconnector.sandbox.server import Sandbox
from labconnector.system.keystore import MemoryKeystore

FAST = Patience(attempts=3, first_wait=0.01, longest_wait=0.02, jitter=0, obeyed_wait=2)


class Lab:
    """One installation at a lab: its keystore outlives its sessions."""

    def __init__(self, sandbox: Sandbox) -> None:
        self.sandbox = sandbox
        self.keystore = MemoryKeystore()
        self.transport = Transport(FAST)
        self.profile = Profile.model_validate(sandbox.profile_values())
        self.memory = Memory()
        self.session = self.new_session()

    def new_session(self) -> Session:
        return Session(self.profile, self.keystore, self.transport, now=self.sandbox.clock.seconds)

    def sign_in(self, user: str = USER) -> None:
        self.session.sign_in(lambda url: robot_sign_in(url, user, PASSWORD), timeout_s=20)

    def pair(self) -> Account:
        self.sign_in()
        account = self.session.accounts()[0]
        assert self.session.pair(account) == ()
        return account

    def client(self) -> AlignClient:
        floor = OrdersFloor(self.memory, self.profile.orders_floor_s, self.sandbox.clock.now)
        return AlignClient(self.profile, self.session, self.transport, floor)

    def orders(self) -> list[Order]:
        return [order for page in self.client().new_orders() for order in page.orders]


def check_zip(path: Path) -> None:
    try:
        with zipfile.ZipFile(path) as found:
            assert found.testzip() is None
    except zipfile.BadZipFile as error:
        raise PackageError("damaged") from error
