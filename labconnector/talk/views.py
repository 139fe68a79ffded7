"""What the windows draw: frozen, complete, made by the engine. Paths are whole; times are UTC."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from labconnector.domain.account import Account
from labconnector.domain.case import Case, HistoryEntry
from labconnector.domain.errors import ConnectorError
from labconnector.domain.handoff import Finding, PlannedTooth
from labconnector.domain.incoming import Polling
from labconnector.domain.listing import Counts
from labconnector.domain.mapping import Client, DoctorRule, MaterialRule
from labconnector.domain.prescription import Rx
from labconnector.domain.revision import Revision
from labconnector.domain.status import SyncStatus


class ToothNumbers(StrEnum):
    """How teeth are numbered on the screen."""

    FDI = "fdi"
    UNIVERSAL = "universal"


class DeliverBy(StrEnum):
    """Which cases go to the CAD folder by themselves, once nothing is left to ask."""

    ALL = "all"
    CHOSEN = "chosen"  # of the doctors and procedures chosen in the settings
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Hint:
    """How to sign in to the sandbox of the demo."""

    url: str
    user: str
    password: str


@dataclass(frozen=True, slots=True)
class CadChoice:
    """Where cases are delivered. No `stem_template` means the kind's own.

    options: of the kind, by name; one that is not there is the usual. name: '' only for the first target.
    procedures, doctor_ids, client_ids: which cases it takes; an empty one does not narrow, all others must fit.
    """

    kind: str = "exocad"
    folder: Path | None = None
    stem_template: str = ""
    options: tuple[tuple[str, bool | str], ...] = ()
    name: str = ""
    procedures: tuple[str, ...] = ()
    doctor_ids: tuple[int, ...] = ()
    client_ids: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class TargetOption:
    """An option of a kind of target: a tick box where `usual` is a bool, otherwise a line of text, '' = the usual."""

    name: str
    title: str
    about: str
    usual: bool | str


@dataclass(frozen=True, slots=True)
class TargetKindView:
    """A kind of CAD target that can be chosen. about: what becomes of a case, or why a plug-in cannot be used."""

    name: str
    title: str
    about: str
    options: tuple[TargetOption, ...] = ()


@dataclass(frozen=True, slots=True)
class DeskState:
    """Where the whole stands.

    signed_in: whether there is a stored or living sign-in for `account`. remembered: whether the next start needs no
    sign-in. ask_to_connect: whether the first-run wizard is to be shown. needs_client_secret: Align gave the lab one
    and it is not stored yet. sign_in_trouble: why nobody is signed in, where something went wrong.
    """

    account: Account | None = None
    signed_in: bool = False
    remembered: bool = True
    import_enabled: bool = True
    ask_to_connect: bool = True
    needs_client_secret: bool = False
    cad: CadChoice = field(default_factory=CadChoice)
    tooth_numbers: ToothNumbers = ToothNumbers.FDI
    notifications: bool = True
    counts: Counts = field(default_factory=Counts)
    status: SyncStatus = field(default_factory=SyncStatus)
    sign_in_trouble: ConnectorError | None = None
    store_trouble: ConnectorError | None = None  # why the sign-in is not remembered, where that is known
    hint: Hint | None = None
    myitero_url: str = ""
    data_folder: Path = Path()
    language: str = ""  # of the settings; '' = the system's
    open_in_cad: bool = False  # whether a delivered project may be opened from here
    watches: bool = False  # whether files from folders are waited for
    incoming: int = 0  # how many of them wait for a person


@dataclass(frozen=True, slots=True)
class SettingsView:
    """The settings as the settings window shows and changes them. `check_every_s` is at least `least_every_s`.

    can_start_at_login: False in the demo, whose sandbox nobody would start; `start_at_login` is left alone then.
    """

    import_enabled: bool
    ask_to_connect: bool
    check_every_s: float
    least_every_s: float
    parallel_downloads: int
    cad: CadChoice
    tooth_numbers: ToothNumbers
    notifications: bool
    start_at_login: bool
    language: str  # '' = the system's
    deliver_by: DeliverBy = DeliverBy.ALL
    deliver_doctor_ids: tuple[int, ...] = ()
    deliver_procedures: tuple[str, ...] = ()
    can_start_at_login: bool = True
    open_in_cad: bool = False
    watched: tuple[WatchedChoice, ...] = ()
    further: tuple[CadChoice, ...] = ()  # targets beside `cad`


@dataclass(frozen=True, slots=True)
class ProfileView:
    """The connection profile: which Align, by which addresses. `problem`: what is missing, '' where it is complete."""

    name: str
    title: str
    names: tuple[str, ...]
    oauth_base: str
    base_url: str
    login_page: str
    redirect_url: str
    myitero_url: str
    client_id: str
    client_auth: str
    problem: str = ""
    has_client_secret: bool = False


@dataclass(frozen=True, slots=True)
class FolderTest:
    """What was found out about a CAD folder. `error` is None where cases can be delivered to it.

    network: None where the system does not tell. same_volume: whether moving a finished case in is one step.
    example: the folder name that the template makes of an invented case.
    """

    folder: Path
    error: ConnectorError | None
    free_bytes: int = 0
    network: bool | None = None
    same_volume: bool = True
    example: str = ""


@dataclass(frozen=True, slots=True)
class WatchedChoice:
    """A folder that files come in."""

    path: Path
    polling: Polling = Polling.AUTO


@dataclass(frozen=True, slots=True)
class WatchedTest:
    """What was found out about a folder to be watched. `error` is None where it can be.

    network: None where the system does not tell. items: cases' files in it that would be looked at now.
    """

    folder: Path
    error: ConnectorError | None
    network: bool | None = None
    items: int = 0


@dataclass(frozen=True, slots=True)
class Links:
    """Where a case can be opened elsewhere; '' = not. orthocad_reason: why that link is greyed."""

    viewer: str = ""
    orthocad: str = ""
    orthocad_reason: str = ""


@dataclass(frozen=True, slots=True)
class CaseView:
    """All of one case. teeth: the work with what it is made of, as far as it is decided, and why."""

    case: Case
    rx: Rx | None
    teeth: tuple[PlannedTooth, ...]
    findings: tuple[Finding, ...]
    history: tuple[HistoryEntry, ...]
    revisions: tuple[Revision, ...]
    links: Links
    folder: Path | None  # where its files are now: the CAD folder, else the kept zip's
    client: Client | None = None


@dataclass(frozen=True, slots=True)
class DoctorRuleView:
    """A doctor rule with the client's name, for the review window. practices: where cases of his came from, by id."""

    rule: DoctorRule
    client_name: str
    practices: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True, slots=True)
class MaterialRuleView:
    """A material rule with the names behind its ids, for the review window. method_name '' = it is asked for."""

    rule: MaterialRule
    material_name: str
    method_name: str


@dataclass(frozen=True, slots=True)
class Found:
    """What finding an order told: the case, and Align's status of now ('' where nobody is signed in)."""

    case: Case
    status_now: str
    was_here: bool  # it was in the list before
