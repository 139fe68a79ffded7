"""What lies in a watched folder becomes the case's: by order ID, by order file, or by a person's word; never twice."""

from __future__ import annotations

import os
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from scans_kit import order_xml, ply, restorative, surface, zipped
from store_kit import ACCOUNT, AT, events, found, listed, opened

from labconnector.domain.case import Case, CaseState
from labconnector.domain.errors import OwnFolderError
from labconnector.domain.incoming import Incoming, IncomingState
from labconnector.intake.found import Sieve
from labconnector.intake.intake import Intake
from labconnector.intake.stable import Settling
from labconnector.store import Store
from labconnector.system.paths import Paths
from labconnector.system.settings import IntakeSettings, WatchedFolder

ORDER = "900000123"
RULES = IntakeSettings()


@dataclass
class Lab:
    """A case list and a watched folder, without a thread: the test looks itself, by a clock of its own."""

    store: Store
    folder: Path
    paths: Paths
    intake: Intake
    clock: list[float]
    taken: list[Case] = field(default_factory=list)

    def look(self, times: int = 2) -> None:
        """Looks so often, ten seconds apart, and takes what arrived."""
        for _ in range(times):
            self.intake.look_at([self.folder])
            self.clock[0] += 10
        self.intake.take_in()

    def put(self, name: str, data: bytes | str) -> Path:
        """A file in the folder."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data.encode() if isinstance(data, str) else data)
        return path

    def known(self, name: str) -> Incoming:
        """What is known of a place in the folder."""
        return self.store.incoming(ACCOUNT)[str(self.folder / name)]

    def waiting(self) -> list[str]:
        """What a person is asked."""
        return [one.text for one in self.store.incoming_waiting(ACCOUNT)]

    def case(self, order_id: str = ORDER) -> Case:
        """A case of the list."""
        return found(self.store, order_id)


@contextmanager
def laboratory(tmp_path: Path, **sieve: Any) -> Iterator[Lab]:
    folder, clock, taken = tmp_path / "exports", [0.0], list[Case]()
    folder.mkdir()
    data = tmp_path / "data"
    data.mkdir()
    rules = Sieve(frozenset(RULES.allow), RULES.deny, **sieve)
    with opened(data) as store:
        intake = Intake(
            store,
            ACCOUNT,
            Paths(data),
            [WatchedFolder(path=folder)],
            rules,
            now=lambda: AT,
            taken=lambda case, _is_new: taken.append(case),
            settling=Settling(clock=lambda: clock[0]),
        )
        yield Lab(store, folder, Paths(data), intake, clock, taken)


@pytest.fixture
def lab(tmp_path: Path) -> Iterator[Lab]:
    with laboratory(tmp_path) as one:
        yield one


def package(order_id: str = ORDER) -> bytes:
    return zipped(restorative(order_id))


def tree(folder: Path) -> dict[str, tuple[int, int]]:
    """Every file with its size and time."""
    every = (path for path in folder.rglob("*") if path.is_file())
    return {str(path): (path.stat().st_size, path.stat().st_mtime_ns) for path in every}


# --- matched ----------------------------------------------------------------------------------------------------------


def test_a_zip_becomes_the_case_s_and_the_original_stays_as_it_is(lab: Lab) -> None:
    listed(lab.store, ORDER)
    lab.put("export.zip", package())
    before = tree(lab.folder)
    lab.look()
    case = lab.case()
    assert (case.state, case.revision, case.unread) == (CaseState.READY, 1, True)
    assert {f"{jaw}_jaw_with_ditch_{ORDER}.ply" for jaw in ("upper", "lower")} <= {file.path for file in case.files}
    assert lab.known("export.zip").state is IncomingState.TAKEN
    assert tree(lab.folder) == before
    assert [one.id for one in lab.taken] == [case.id]
    assert "from-folder" in events(lab.store, case)
    kept = lab.store.package(case.id)
    assert kept is not None
    assert kept.zip_path == lab.paths.package_folder(ACCOUNT, ORDER, 1) / "package.zip"
    assert (kept.zip_path.parent / "files" / case.files[0].path).exists()
    assert not list(lab.paths.incoming(ACCOUNT).iterdir())


def test_a_zip_without_order_data_is_matched_by_its_name(lab: Lab) -> None:
    listed(lab.store, ORDER)
    scans = {"upper_jaw.ply": ply(*surface(z=6)), "lower_jaw.ply": ply(*surface(z=-6))}
    lab.put(f"OrthoCAD_Export_{ORDER}_2026-11-22.zip", zipped(scans))
    lab.look()
    assert lab.case().state is CaseState.READY
    assert len(lab.case().files) == 2


def test_loose_scans_are_matched_by_the_order_id_in_their_names(lab: Lab) -> None:
    listed(lab.store, ORDER)
    for name, height in (("u", 6), ("l", -6)):
        lab.put(f"{ORDER}_shell_occlusion_{name}.ply", ply(*surface(z=height)))
    lab.look()
    assert sorted(file.role for file in lab.case().files) == ["lower-jaw", "upper-jaw"]
    assert lab.known(f"{ORDER}.*").files == 2


def test_a_folder_of_scans_with_its_order_file_is_one_case(lab: Lab) -> None:
    listed(lab.store, ORDER)
    for name, data in restorative().items():
        lab.put(f"2026/Case of Tuesday/{name}", data)
    lab.look()
    assert lab.case().state is CaseState.READY
    assert lab.store.rx(lab.case().id) is not None
    assert lab.known("2026/Case of Tuesday").state is IncomingState.TAKEN


def test_scans_of_two_orders_in_one_folder_are_two_cases(lab: Lab) -> None:
    for number in ("900000001", "900000002"):
        listed(lab.store, number)
        lab.put(f"both/{number}_shell_occlusion_u.ply", ply(*surface(z=float(number[-1]))))
    lab.look()
    assert [len(lab.case(number).files) for number in ("900000001", "900000002")] == [1, 1]


def test_an_order_file_without_order_id_is_matched_by_patient_and_due_date(lab: Lab) -> None:
    who: dict[str, Any] = {"patient_last": "Sample", "patient_first": "Ada", "chart_number": "C-1", "doctor_id": 501}
    listed(lab.store, "1001", due=date(2026, 12, 23), doctor_license="0000000", **who)
    listed(lab.store, "1002", due=date(2026, 12, 24), doctor_license="0000000", **who)
    lab.put("scan.zip", zipped({"order.xml": order_xml(order_id=""), "upper_jaw.ply": ply(*surface(z=6))}))
    lab.look()
    assert lab.case("1001").state is CaseState.READY
    assert lab.case("1002").state is CaseState.LISTED


def test_two_orders_of_one_patient_and_day_are_a_question(lab: Lab) -> None:
    who: dict[str, Any] = {"patient_last": "Sample", "patient_first": "Ada", "chart_number": "C-1", "doctor_id": 501}
    for number in ("1001", "1002"):
        listed(lab.store, number, due=date(2026, 12, 23), doctor_license="", **who)
    lab.put("scan.zip", zipped({"order.xml": order_xml(order_id=""), "upper_jaw.ply": ply(*surface(z=6))}))
    lab.look()
    assert "fit several orders: 1001, 1002" in lab.waiting()[0]
    assert lab.case("1001").state is lab.case("1002").state is CaseState.LISTED


def test_an_order_that_align_has_not_listed_comes_into_the_list_from_its_order_file(lab: Lab) -> None:
    lab.put("scan.zip", package())
    lab.look()
    case = lab.case()
    assert (case.order.patient, case.order.doctor_id, case.state) == ("Sample, Ada", 501, CaseState.READY)
    assert lab.store.history(case.id)[0].text.startswith("Came from a watched folder")


def test_align_s_own_listing_of_such_an_order_is_the_next_revision(lab: Lab) -> None:
    lab.put("scan.zip", package())
    lab.look()
    case = listed(lab.store, ORDER)
    assert (case.revision, case.state, case.order.patient) == (2, CaseState.LISTED, "Example, Bela")


# --- asked ------------------------------------------------------------------------------------------------------------


def test_without_any_order_a_person_is_asked_and_the_answer_counts(lab: Lab) -> None:
    listed(lab.store, "1001")
    lab.put("upper_jaw.stl.ply", ply(*surface(z=6)))
    lab.look(4)
    assert lab.waiting() == ["Neither the name nor the files say which order it belongs to."]
    (asked,) = lab.store.incoming_waiting(ACCOUNT)
    lab.store.answer_incoming(asked.id, "1001")
    lab.look()
    assert lab.case("1001").state is CaseState.READY
    assert lab.waiting() == []


def test_a_name_and_files_that_contradict_one_another_are_a_question(lab: Lab) -> None:
    listed(lab.store, ORDER)
    listed(lab.store, "900000777")
    lab.put("900000777.zip", package())
    lab.look()
    assert lab.waiting() == [f"The name says order 900000777, the files say order {ORDER}."]
    (asked,) = lab.store.incoming_waiting(ACCOUNT)
    lab.store.answer_incoming(asked.id, "900000777")
    lab.look()
    findings = {one.code: one.blocking for one in lab.store.findings(lab.case("900000777").id)}
    assert findings["order-id-mismatch"]  # a person said so, and confirms it once more before it is delivered


def test_files_of_several_orders_in_one_zip_are_a_question(lab: Lab) -> None:
    listed(lab.store, "900000001")
    names = [f"{number}_shell_occlusion_u.ply" for number in ("900000001", "900000002")]
    lab.put("scan.zip", zipped({name: ply(*surface(z=6)) for name in names}))
    lab.look()
    assert lab.waiting() == ["The files name several orders: 900000001, 900000002."]


def test_a_case_that_was_sent_back_is_not_taken_up_by_itself(lab: Lab) -> None:
    case = listed(lab.store, ORDER)
    with lab.store._db.write() as connection:
        connection.exec_driver_sql("UPDATE cases SET state = 'returned' WHERE id = ?", (case.id,))
    lab.put("scan.zip", package())
    lab.look()
    assert lab.waiting() == [f"Order {ORDER} was sent back to the doctor."]


def test_what_waits_for_an_order_goes_on_when_that_is_listed(lab: Lab) -> None:
    lab.put(f"{ORDER}.zip", zipped({"upper_jaw.ply": ply(*surface(z=6))}))
    lab.look()
    assert lab.waiting() == [f"Neither the files nor the case list know an order {ORDER}."]
    listed(lab.store, ORDER)
    lab.look()
    assert lab.waiting() == []
    assert lab.case().state is CaseState.READY


def test_what_is_ignored_stays_ignored_under_every_name(lab: Lab) -> None:
    data = ply(*surface(z=6))
    lab.put("upper.ply", data)
    lab.look()
    (asked,) = lab.store.incoming_waiting(ACCOUNT)
    lab.store.ignore_incoming(asked.id)
    lab.put("other name.ply", data)
    lab.look(4)
    assert lab.waiting() == []


def test_a_question_about_a_file_that_was_taken_away_is_asked_no_more(lab: Lab) -> None:
    path = lab.put("upper.ply", ply(*surface(z=6)))
    lab.look()
    assert lab.waiting()
    path.unlink()
    lab.look()
    assert lab.waiting() == []


def test_questions_stay_while_the_share_is_away(lab: Lab) -> None:
    lab.put("upper.ply", ply(*surface(z=6)))
    lab.look()
    lab.folder.rename(lab.folder.with_name("away"))
    lab.look()
    assert len(lab.waiting()) == 1


# --- never twice ------------------------------------------------------------------------------------------------------


def test_the_same_file_under_two_names_is_taken_once(lab: Lab) -> None:
    listed(lab.store, ORDER)
    data = package()
    lab.put("one.zip", data)
    lab.put("two.zip", data)
    lab.look()
    assert lab.case().revision == 1
    assert {lab.known("one.zip").state, lab.known("two.zip").state} == {IncomingState.TAKEN, IncomingState.SAME}
    lab.put("three.zip", data)
    lab.look()
    assert lab.known("three.zip").state is IncomingState.SAME
    assert lab.case().revision == 1


def test_a_file_that_is_only_touched_is_not_taken_again(lab: Lab) -> None:
    listed(lab.store, ORDER)
    path = lab.put("export.zip", package())
    lab.look()
    os.utime(path, (1, 1))
    lab.look()
    assert lab.case().revision == 1
    assert len(lab.taken) == 1
    assert lab.known("export.zip").state is IncomingState.TAKEN


def test_the_scans_that_the_case_has_are_not_a_new_revision(lab: Lab) -> None:
    listed(lab.store, ORDER)
    lab.put("export.zip", package())
    lab.look()
    lab.put("loose/upper_jaw.ply", restorative()[f"upper_jaw_with_ditch_{ORDER}.ply"])
    lab.put(f"loose/{ORDER}_shell_occlusion_l.ply", restorative()[f"lower_jaw_with_ditch_{ORDER}.ply"])
    lab.look()
    assert lab.known("loose").state is IncomingState.SAME
    assert lab.case().revision == 1


def test_a_file_that_is_rewritten_is_the_next_revision(lab: Lab) -> None:
    listed(lab.store, ORDER)
    lab.put("export.zip", package())
    lab.look()
    lab.put("export.zip", zipped(restorative() | {f"upper_jaw_with_ditch_{ORDER}.ply": ply(*surface(z=7))}))
    lab.look()
    assert (lab.case().revision, lab.case().state) == (2, CaseState.READY)
    assert len(lab.store.revisions(lab.case().id)) == 2


def test_scans_without_order_data_keep_the_prescription_of_before(lab: Lab) -> None:
    listed(lab.store, ORDER)
    lab.put("export.zip", package())
    lab.look()
    before = lab.store.rx(lab.case().id)
    lab.put(f"{ORDER}_shell_occlusion_u.ply", ply(*surface(z=8)))
    lab.look()
    assert lab.case().revision == 2
    assert lab.store.rx(lab.case().id) == before
    codes = {one.code for one in lab.store.findings(lab.case().id)}
    assert "kept-order-data" in codes
    assert "no-order-data" not in codes


def test_what_a_crash_left_between_two_writes_is_settled_by_the_next_look(lab: Lab, monkeypatch: Any) -> None:
    """As if the program ended after the files were the case's, before it was noted that they came in."""
    listed(lab.store, ORDER)
    lab.put("export.zip", package())
    with monkeypatch.context() as patch:
        patch.setattr(lab.store, "note_incoming", _ends)
        with pytest.raises(KeyboardInterrupt):
            lab.look()
    assert lab.case().state is CaseState.READY
    lab.look()
    assert lab.known("export.zip").state is IncomingState.SAME
    assert lab.case().revision == 1


def _ends(*_arguments: object) -> None:
    raise KeyboardInterrupt


# --- not yet, or not at all -------------------------------------------------------------------------------------------


def test_a_file_that_is_still_written_is_left_alone(lab: Lab) -> None:
    listed(lab.store, ORDER)
    whole = package()
    for end in range(1, len(whole), len(whole) // 5):
        lab.put("export.zip", whole[:end])
        lab.intake.look_at([lab.folder])
        lab.clock[0] += 1
    lab.intake.take_in()
    assert lab.store.incoming(ACCOUNT) == {}
    lab.put("export.zip", whole)
    lab.look()
    assert lab.case().state is CaseState.READY


def test_a_writer_that_pauses_is_waited_for_before_the_file_is_called_damaged(lab: Lab) -> None:
    listed(lab.store, ORDER)
    whole = package()
    lab.put("export.zip", whole[:-30])
    lab.look(5)
    assert lab.waiting() == []
    lab.put("export.zip", whole)
    lab.look()
    assert lab.case().state is CaseState.READY


def test_a_damaged_zip_is_told_and_looked_at_again_when_it_changes(lab: Lab) -> None:
    listed(lab.store, ORDER)
    lab.put("export.zip", package()[:-30])
    lab.look(15)
    assert lab.known("export.zip").state is IncomingState.REFUSED
    assert len(lab.waiting()) == 1
    lab.put("export.zip", package())
    lab.look()
    assert lab.waiting() == []
    assert lab.case().state is CaseState.READY


@pytest.mark.parametrize("name", ["../../climbs.ply", "/absolute.ply", "C:/drive.ply", "nul.ply"])
def test_a_hostile_zip_is_refused_at_once_and_unpacks_nothing(lab: Lab, name: str) -> None:
    listed(lab.store, ORDER)
    lab.put(f"{ORDER}.zip", zipped({name: b"x", "upper_jaw.ply": ply(*surface())}))
    lab.look()
    assert lab.known(f"{ORDER}.zip").state is IncomingState.REFUSED
    assert lab.case().state is CaseState.LISTED
    assert not [path for path in lab.paths.packages.rglob("*") if path.is_file()]


def test_a_bomb_is_refused(lab: Lab) -> None:
    lab.put("bomb.zip", zipped({"upper_jaw.ply": b"\0" * 50_000_000}))
    lab.look()
    assert lab.known("bomb.zip").state is IncomingState.REFUSED


@pytest.mark.parametrize(
    "name", ["scan.zip.part", "~scan.zip", ".scan.zip", "scan.tmp", "scan.exe", "@eaDir/scan.zip", ".staging/scan.zip"]
)
def test_what_is_denied_or_not_allowed_is_not_looked_at(lab: Lab, name: str) -> None:
    listed(lab.store, ORDER)
    lab.put(name, package())
    lab.look(4)
    assert lab.store.incoming(ACCOUNT) == {}
    assert lab.case().state is CaseState.LISTED


def test_papers_without_a_scan_are_no_case(lab: Lab) -> None:
    listed(lab.store, ORDER)
    lab.put(f"iTero_Export_#{ORDER}_v50.xml", order_xml())
    lab.look(4)
    assert lab.store.incoming(ACCOUNT) == {}


def test_our_own_folders_and_the_cad_s_are_not_entered(tmp_path: Path) -> None:
    with laboratory(tmp_path, closed=(tmp_path / "exports" / "CAD-Data",)) as lab:
        listed(lab.store, ORDER)
        lab.put("CAD-Data/case/export.zip", package())
        lab.look(4)
        assert lab.store.incoming(ACCOUNT) == {}


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_links_are_not_followed(lab: Lab, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "export.zip").write_bytes(package())
    (lab.folder / "link.zip").symlink_to(outside / "export.zip")
    (lab.folder / "linked").symlink_to(outside)
    lab.look(4)
    assert lab.store.incoming(ACCOUNT) == {}


@pytest.mark.skipif(os.name == "nt" or os.getuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read_is_waited_for(lab: Lab) -> None:
    listed(lab.store, ORDER)
    path = lab.put("export.zip", package())
    path.chmod(0)
    lab.look(4)
    assert lab.store.incoming(ACCOUNT) == {}
    path.chmod(0o600)
    lab.look()
    assert lab.case().state is CaseState.READY


@pytest.mark.skipif(os.name == "nt", reason="such names are Linux's")
def test_a_name_that_is_no_text_is_passed_over(lab: Lab) -> None:
    listed(lab.store, ORDER)
    (lab.folder / os.fsdecode(b"\xff\xfe.zip")).write_bytes(package())
    lab.put("export.zip", package())
    lab.look()
    assert lab.case().state is CaseState.READY


def test_our_own_folder_that_takes_nothing_is_told_and_nothing_is_lost(lab: Lab) -> None:
    listed(lab.store, ORDER)
    lab.put("export.zip", package())
    lab.intake.look_at([lab.folder])
    lab.clock[0] += 10
    lab.intake.look_at([lab.folder])
    blocked = lab.paths.package_folder(ACCOUNT, ORDER, 1).parent
    blocked.parent.mkdir(parents=True, exist_ok=True)
    blocked.write_bytes(b"a file where the folder should be")
    with pytest.raises(OwnFolderError):
        lab.intake.take_in()
    blocked.unlink()
    lab.intake.take_in()
    assert lab.case().state is CaseState.READY


def test_an_arrival_is_not_opened_again_while_it_waits_for_the_sync(lab: Lab) -> None:
    listed(lab.store, ORDER)
    lab.put("export.zip", package())
    for _ in range(3):
        lab.intake.look_at([lab.folder])
        lab.clock[0] += 10
    (staged,) = lab.paths.incoming(ACCOUNT).iterdir()
    shutil.rmtree(lab.folder)
    assert (staged / "files").is_dir()
    lab.intake.take_in()
    assert lab.case().state is CaseState.READY


def test_a_stop_ends_a_look(lab: Lab) -> None:
    lab.put("export.zip", package())
    lab.intake._stop = threading.Event()
    lab.intake._stop.set()
    assert lab.intake.look_at([lab.folder]) is None
    assert lab.store.incoming(ACCOUNT) == {}
