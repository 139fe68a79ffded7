"""All that the windows may ask the engine, in one place.

A request names its lane: READ answers questions, WRITE changes things one after another, SLOW waits for networks, files
and people and may be cancelled. Every request may raise a ConnectorError.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Sequence
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from labconnector.domain.account import Account
from labconnector.domain.case import Case
from labconnector.domain.check import Check
from labconnector.domain.client_file import ClientFile
from labconnector.domain.incoming import Incoming
from labconnector.domain.listing import CaseQuery, Choices, Lines
from labconnector.domain.mapping import Catalogue, Client, MaterialKey, RuleMode
from labconnector.domain.picture import Picture
from labconnector.domain.questions import Answer
from labconnector.talk.views import (
    CadChoice,
    CaseView,
    DeskState,
    DoctorRuleView,
    FolderTest,
    Found,
    MaterialRuleView,
    ProfileView,
    SettingsView,
    TargetKindView,
    WatchedTest,
)

F = TypeVar("F", bound=Callable[..., object])


class Lane(StrEnum):
    """Which threads of the engine answer a request."""

    READ = "read"
    WRITE = "write"
    SLOW = "slow"


def _in(lane: Lane) -> Callable[[F], F]:
    def mark(request: F) -> F:
        request.lane = lane  # type: ignore[attr-defined]
        return request

    return mark


reads, writes, slow = _in(Lane.READ), _in(Lane.WRITE), _in(Lane.SLOW)


class DeskApi(ABC):
    """The engine as the windows see it."""

    # --- the whole ----------------------------------------------------------------------------------------------------

    @reads
    @abstractmethod
    def state(self) -> DeskState:
        """Where the whole stands."""

    @writes
    @abstractmethod
    def check_now(self) -> None:
        """Asks Align for new cases now. AlignBusy is told in the status, not raised."""

    @writes
    @abstractmethod
    def pause(self) -> None:
        """No cycle begins until `resume`."""

    @writes
    @abstractmethod
    def resume(self) -> None:
        """Cycles again, beginning now."""

    # --- signing in ---------------------------------------------------------------------------------------------------

    @slow
    @abstractmethod
    def sign_in(self) -> tuple[Account, ...]:
        """Opens the browser and waits for the user; the accounts to choose from. Cancelled: SignInCancelled."""

    @reads
    @abstractmethod
    def paste_address(self, text: str) -> None:
        """Gives the running sign-in the address that the browser showed at its end."""

    @slow
    @abstractmethod
    def connect(self, account: Account) -> tuple[str, ...]:
        """Pairs to an account of the last sign-in and begins to sync. Returns what Align warns of."""

    @writes
    @abstractmethod
    def save_client_secret(self, secret: str) -> None:
        """Keeps the client secret in the password store; for this run only where there is none."""

    @slow
    @abstractmethod
    def sign_out(self) -> None:
        """Gives the tokens back to Align and forgets them here. Cases and rules stay."""

    @slow
    @abstractmethod
    def unpair(self) -> None:
        """Disconnects the account for ALL its users, then signs out."""

    @writes
    @abstractmethod
    def skip_connecting(self, forever: bool) -> None:
        """The wizard was put off; `forever`: it is not shown by itself again."""

    # --- settings -----------------------------------------------------------------------------------------------------

    @reads
    @abstractmethod
    def settings(self) -> SettingsView:
        """The settings."""

    @writes
    @abstractmethod
    def change_settings(self, settings: SettingsView) -> None:
        """Keeps all of them; what they concern starts anew by itself."""

    @reads
    @abstractmethod
    def profile(self, name: str = "") -> ProfileView:
        """A connection profile by name; '' = the one in use."""

    @writes
    @abstractmethod
    def change_profile(self, profile: ProfileView) -> None:
        """Keeps the profile among the lab's own, and uses it from now on."""

    @slow
    @abstractmethod
    def target_kinds(self) -> tuple[TargetKindView, ...]:
        """The kinds of CAD target that there are, those of plug-ins behind ours."""

    @slow
    @abstractmethod
    def test_folder(self, cad: CadChoice) -> FolderTest:
        """Tries a CAD folder: is it there, can it be written to, how much room, on which volume."""

    @slow
    @abstractmethod
    def read_cad_template(self, path: Path) -> str:
        """The rule by which exocad names cases, from its settings file. SettingsError where it does not tell."""

    @slow
    @abstractmethod
    def make_folder(self, folder: Path) -> None:
        """Makes a CAD folder that is not there yet."""

    # --- cases --------------------------------------------------------------------------------------------------------

    @reads
    @abstractmethod
    def lines(self, query: CaseQuery) -> Lines:
        """A page of the list."""

    @reads
    @abstractmethod
    def choices(self) -> Choices:
        """What the list can be filtered by."""

    @reads
    @abstractmethod
    def case(self, case_id: int) -> CaseView:
        """All of one case. NotFound where it is gone."""

    @writes
    @abstractmethod
    def mark_read(self, case_ids: Sequence[int], unread: bool) -> None:
        """Marks cases as read, or as unread again."""

    @writes
    @abstractmethod
    def deliver(self, case_ids: Sequence[int]) -> None:
        """Delivers now, once more, or in spite of a failure. Nothing in the CAD folder is overwritten."""

    @writes
    @abstractmethod
    def download_again(self, case_ids: Sequence[int]) -> None:
        """Fetches the files from Align anew."""

    @writes
    @abstractmethod
    def answer(self, case_id: int, answers: Sequence[Answer]) -> None:
        """Answers questions of a case: all of them or none. Answers with `remember` become rules."""

    @reads
    @abstractmethod
    def next_question(self, after_case_id: int | None) -> int | None:
        """The id of the next held case that asks something, the longest listed first; None where nothing is asked."""

    @slow
    @abstractmethod
    def find(self, typed: str) -> Found:
        """Looks an order id up, in the list and then at Align. UsageError where it is no order id, NotFound."""

    @slow
    @abstractmethod
    def thumbnail(self, case_id: int, size: int) -> bytes | None:
        """A PNG of the scan, `size` pixels wide and high; None where there is nothing to show."""

    @slow
    @abstractmethod
    def pictures(self, case_id: int) -> tuple[Picture, ...]:
        """Pictures of all scans, and the package's own."""

    @slow
    @abstractmethod
    def export_csv(self, query: CaseQuery, case_ids: Sequence[int], path: Path) -> int:
        """Writes the cases of the query, or the ones named, as CSV. Returns how many."""

    @slow
    @abstractmethod
    def rx_sheets(self, case_ids: Sequence[int]) -> str:
        """The prescriptions as one HTML document for printing, each case on its own page."""

    # --- watched folders ----------------------------------------------------------------------------------------------

    @reads
    @abstractmethod
    def incoming(self) -> tuple[Incoming, ...]:
        """Files from watched folders that wait for a person, the longest known first."""

    @reads
    @abstractmethod
    def order_for_file(self, typed: str) -> Case:
        """The case of a typed order id, to be shown before a file is attached to it. UsageError, NotFound."""

    @writes
    @abstractmethod
    def attach_file(self, incoming_id: int, order_id: str) -> None:
        """The file is this order's. UsageError where it is not asked any more."""

    @writes
    @abstractmethod
    def ignore_file(self, incoming_id: int) -> None:
        """Nothing is to be done with this file, whatever it is called later."""

    @slow
    @abstractmethod
    def test_watched_folder(self, folder: Path) -> WatchedTest:
        """Looks whether a folder can be watched, and what lies in it."""

    # --- what the lab taught ------------------------------------------------------------------------------------------

    @reads
    @abstractmethod
    def clients(self) -> tuple[Client, ...]:
        """The lab's clients, by name."""

    @writes
    @abstractmethod
    def save_client(self, client: Client) -> Client:
        """Adds a client (id 0) or changes one."""

    @writes
    @abstractmethod
    def delete_client(self, client_id: int) -> None:
        """Deletes a client and the doctor rules that lead to it."""

    @writes
    @abstractmethod
    def merge_clients(self, keep_id: int, gone_id: int) -> None:
        """Makes two records one: rules and cases of the second go to the first."""

    @slow
    @abstractmethod
    def read_clients(self, path: Path) -> ClientFile:
        """Reads a CSV of clients; nothing is changed."""

    @writes
    @abstractmethod
    def import_clients(self, clients: Sequence[Client]) -> int:
        """Adds clients that were read. Returns how many."""

    @reads
    @abstractmethod
    def doctor_rules(self) -> tuple[DoctorRuleView, ...]:
        """Which doctor is which client."""

    @writes
    @abstractmethod
    def change_doctor_rule(self, rule_id: int, client_id: int, practice_id: int) -> None:
        """This doctor is another client from now on; with a practice, for cases from there only (0 = from anywhere)."""

    @writes
    @abstractmethod
    def delete_doctor_rule(self, rule_id: int) -> None:
        """Forgets it; the doctor is asked about again."""

    @reads
    @abstractmethod
    def material_rules(self) -> tuple[MaterialRuleView, ...]:
        """What ordered materials are made of."""

    @writes
    @abstractmethod
    def change_material_rule(self, key: MaterialKey, cad_material_id: str, method_id: str, mode: RuleMode) -> None:
        """This ordered material is made so from now on, or it is asked with this as the first choice."""

    @writes
    @abstractmethod
    def clear_method(self, rule_id: int) -> None:
        """Forgets only the production method; it is asked for again."""

    @writes
    @abstractmethod
    def delete_material_rule(self, rule_id: int) -> None:
        """Forgets it; the material is asked about again."""

    @reads
    @abstractmethod
    def catalogue(self) -> Catalogue:
        """What the CAD offers: ours and the lab's own."""

    @reads
    @abstractmethod
    def shipped_catalogue(self) -> Catalogue:
        """What ships with the program: these entries can be changed, not deleted."""

    @slow
    @abstractmethod
    def read_catalogue(self, path: Path) -> Catalogue:
        """The catalogue with a CSV file's materials on top; nothing is kept. SettingsError names the line."""

    @writes
    @abstractmethod
    def save_catalogue(self, catalogue: Catalogue) -> None:
        """Keeps the lab's own materials and methods."""

    # --- trouble ------------------------------------------------------------------------------------------------------

    @reads
    @abstractmethod
    def problems(self) -> tuple[Case, ...]:
        """The cases that do not go on by themselves, or not soon."""

    @slow
    @abstractmethod
    def diagnose(self) -> tuple[Check, ...]:
        """Looks at everything the program needs."""

    @slow
    @abstractmethod
    def support_report(self, path: Path) -> None:
        """Writes a zip for support: ids, settings and logs, no names, no secrets."""
