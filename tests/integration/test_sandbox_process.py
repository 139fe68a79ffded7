"""The sandbox as its own program: switches from the command line and the page, and what a kill leaves."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from types import SimpleNamespace
from typing import cast

import pytest
from cli_kit import run
from sandbox_kit import Peer

from labconnector.sandbox.faults import FAULTS, parse_fault
from labconnector.sandbox.server import Sandbox


@contextmanager
def running(folder: Path, *arguments: str) -> Iterator[tuple[subprocess.Popen[str], Peer]]:
    """`labconnector sandbox --json`, and a client that is paired with it. Killed at the end, not stopped."""
    command = [sys.executable, "-m", "labconnector", "sandbox", "--small", "--json", "--data-dir", str(folder)]
    with subprocess.Popen([*command, *arguments], stdout=subprocess.PIPE, encoding="utf-8", env=os.environ) as process:
        assert process.stdout
        document = ""
        while not document.endswith("}\n"):
            line = process.stdout.readline()
            assert line, "it ended before it said where it is"
            document += line
        url = json.loads(document)["url"]
        peer = Peer(cast("Sandbox", SimpleNamespace(url=url)))
        try:
            peer.sign_in()
            peer.pair()
            yield process, peer
        finally:
            peer.http.close()
            process.kill()


def test_a_fault_from_the_command_line_and_another_from_the_page(tmp_path: Path) -> None:
    with running(tmp_path, "--fault", "server-error*2", "--fault", "busy=7*1") as (_, peer):
        assert [peer.lab().status_code for _ in range(4)] == [429, 500, 500, 200]
        assert peer.http.post("/control/fault", data={"name": "unauthorized", "times": "1", "switch": "on"}).is_redirect
        assert [peer.lab().status_code for _ in range(2)] == [401, 200]


def test_the_marking_is_chosen_on_the_command_line(tmp_path: Path) -> None:
    with running(tmp_path, "--marking", "on-list") as (_, peer):
        first = peer.listed()
        status = peer.get(f"{peer.base}/orders/{peer.lab().json()['Data']['Results'][0]['RxId']}").json()["Data"][
            "Status"
        ]
    assert first
    assert status == "Downloaded"


def test_command_line_and_page_list_every_fault(tmp_path: Path) -> None:
    listed = run("sandbox", "--list-faults", "--json", "--data-dir", tmp_path).document["faults"]
    assert [fault["name"] for fault in listed] == list(FAULTS)
    with Sandbox(tmp_path, cases=0) as sandbox, closing(Peer(sandbox).http) as http:
        page = http.get("/").text
    for name, kind in FAULTS.items():
        form = page.split(f'id="fault-{name}"', 1)[1].split('id="fault-', 1)[0]
        assert 'value="on"' in form
        assert ('name="value"' in form) == (kind.value is not None)
        assert ('name="order"' in form.replace('type="hidden" name="order"', "")) == kind.per_order


@pytest.mark.parametrize("name", FAULTS)
def test_every_fault_is_turned_on_and_off_in_each_way(tmp_path: Path, name: str) -> None:
    with Sandbox(tmp_path, cases=0) as sandbox, closing(Peer(sandbox).http) as http:
        sandbox.faults.set(name)
        from_python = sandbox.faults.active()
        sandbox.faults.clear(name)
        assert http.post("/control/fault", data={"name": name, "switch": "on"}).status_code == 303
        assert sandbox.faults.active() == from_python == (parse_fault(name),)
        assert ">On" in http.get("/").text
        http.post("/control/fault", data={"name": name, "switch": "off"})
        assert sandbox.faults.active() == ()


def test_killed_in_the_middle_it_knows_what_was_downloaded(tmp_path: Path) -> None:
    with running(tmp_path) as (process, peer):
        first, second, third, *rest = peer.listed()
        peer.http.post(f"/control/order/{first}", data={"change": "ready"})
        assert peer.download(first).status_code == 200
        peer.http.post(f"/control/order/{second}", data={"change": "ready"})
        assert peer.download(second).status_code == 200
        peer.http.post(f"/control/order/{second}", data={"change": "rescan"})
        peer.http.post("/control/fault", data={"name": "cut", "value": "1000", "order": third, "switch": "on"})
        process.kill()
        process.wait()
    with running(tmp_path) as (_, peer):
        assert set(peer.listed()) == {second, third, *rest}
        assert "revision 2" in peer.http.get("/").text
