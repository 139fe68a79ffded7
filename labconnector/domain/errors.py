"""The one family of errors. Every room translates what it meets into these, once, at its boundary.

An error says what happened (`title`, `message`) and what to do (`action`) in words for a technician. `detail` is for
the log and never holds names, tokens or codes.
"""

from __future__ import annotations

from typing import ClassVar


class ConnectorError(Exception):
    """Base of all errors the user may see.

    code: stable name for logs, tables and `--json`.
    exit_code: what the command line returns (docs/command-line.md).
    retry_after: seconds after which a new try makes sense, where somebody told us.
    request_id: Align's id of the request, where there was one; helps their support.
    """

    code: ClassVar[str] = "unexpected"
    title: ClassVar[str] = "Something unexpected happened"
    action: str = "Try again. If it happens again, run `labconnector diagnose` and send us the report."
    exit_code: ClassVar[int] = 1

    def __init__(
        self,
        message: str,
        *,
        action: str | None = None,
        detail: str = "",
        request_id: str | None = None,
        retry_after: float | None = None,
    ) -> None:
        super().__init__(message)
        self.message = message
        if action is not None:
            self.action = action
        self.detail = detail
        self.request_id = request_id
        self.retry_after = retry_after

    def __reduce__(self) -> tuple[object, ...]:
        """So that an error can go to another process: by its message, and whatever else was set."""
        return type(self), (self.message,), self.__dict__

    def as_dict(self) -> dict[str, str | None]:
        """The error as `--json` prints it."""
        return {
            "code": self.code,
            "title": self.title,
            "message": self.message,
            "action": self.action,
            "request_id": self.request_id,
        }


# --- signing in -----------------------------------------------------------------------------------------------------


class SignInError(ConnectorError):
    """The whole cannot go on before somebody signs in."""

    code = "sign-in-needed"
    title = "Please sign in to MyiTero"
    action = "Sign in again: `labconnector login`."
    exit_code = 3


class WrongCredentials(SignInError):
    code = "wrong-credentials"
    title = "MyiTero did not accept the user name or password"
    action = "Check both on myitero.com, then sign in again."


class SignInCancelled(SignInError):
    code = "sign-in-cancelled"
    title = "Sign-in was cancelled"
    action = "Start the sign-in again when you are ready."


class SignInTimeout(SignInError):
    code = "sign-in-timeout"
    title = "Nobody signed in in time"
    action = "Start the sign-in again and finish it in the browser window that opens."


class ForgedAnswer(SignInError):
    code = "forged-answer"
    title = "The sign-in answer did not belong to our question"
    action = "Close the other sign-in windows and start again. Nothing was stored."


class NoAccount(SignInError):
    code = "no-account"
    title = "This MyiTero user has no lab account"
    action = "Ask iTero support to attach the user to your lab, then sign in again."


class KeystoreLocked(SignInError):
    code = "keystore-locked"
    title = "This computer's password store is locked"
    action = "Unlock it (sign in to the desktop), then try again."


class KeystoreMissing(SignInError):
    code = "keystore-missing"
    title = "This computer has no password store"
    action = "You stay signed in until the program ends. To stay signed in for good, install a password store."


# --- network and Align ----------------------------------------------------------------------------------------------


class NetworkError(ConnectorError):
    """No answer at all: no network, name not found, refused, timed out, cut."""

    code = "network"
    title = "Align cannot be reached"
    action = "Check the internet connection. We go on trying by ourselves."
    exit_code = 4


class TlsError(NetworkError):
    code = "tls"
    title = "The connection to Align is not trusted"
    action = "A company firewall may be reading the traffic. Ask your IT to install its certificate on this computer."


class WrongClock(NetworkError):
    code = "wrong-clock"
    title = "This computer's clock is wrong"
    action = "Set date and time (with time zone) to automatic, then try again."


class AlignError(ConnectorError):
    """Align answered, but not with what was asked for."""

    code = "align"
    title = "Align could not do it"
    action = "Align's service has a problem. We go on trying by ourselves."
    exit_code = 4


class AlignBusy(AlignError):
    code = "align-busy"
    title = "Align asks us to wait"
    action = "Nothing to do. We go on at the time that Align named."


class BadAnswer(AlignError):
    code = "bad-answer"
    title = "Align's answer made no sense"
    action = "If it stays so, check the addresses in the connection profile."


class NotFound(ConnectorError):
    """Align, or the local list, does not know it."""

    code = "not-found"
    title = "Not found"
    action = "Check the order ID: digits only, as MyiTero shows it under Order ID (not Order Code)."
    exit_code = 5


class NotReady(ConnectorError):
    """The iDE file is not there yet; asking for it started its generation (DPMS specification, Download Scan)."""

    code = "not-ready"
    title = "The scan files are not ready yet"
    action = "Nothing to do. We fetch them when Align has made them."
    exit_code = 0


class UntrustedHost(AlignError):
    code = "untrusted-host"
    title = "A link led to a computer that is not Align's"
    action = "Nothing was sent there. Tell iTero support which order it was."


class ProfileError(ConnectorError):
    code = "profile"
    title = "The connection profile is not complete"
    action = "Fill in the addresses and client ID that Align gave you (README, Real account)."
    exit_code = 10


# --- asked to stop, and our own folder ------------------------------------------------------------------------------


class Stopped(ConnectorError):
    """A person or the end of the program asked for it. What was fetched so far is kept."""

    code = "stopped"
    title = "Stopped as asked"
    action = "Start it again when you like; it goes on where it stopped."


class Interrupted(ConnectorError):
    """Ctrl-C, or a polite kill, ended a command."""

    code = "interrupted"
    title = "Ended as asked"
    action = "Nothing is lost. Start it again when you like."
    exit_code = 130


class OwnFolderError(ConnectorError):
    """The program's own data folder cannot be written to (a full disk is `DiskFull`)."""

    code = "own-folder"
    title = "The program's own folder cannot be used"
    action = "Check that this user may write there and that no other program holds its files, then try again."
    exit_code = 8


class FileError(ConnectorError):
    """A file that the user chose to read or to write: a table of clients, an export, a report."""

    code = "file"
    title = "The file cannot be used"
    action = "Check that the folder is there, that this user may use it, and that no other program has the file open."
    exit_code = 8


# --- packages -------------------------------------------------------------------------------------------------------


class PackageError(ConnectorError):
    """One case's files are not usable; the case is held and the zip is kept in quarantine."""

    code = "package"
    title = "The case's files are damaged"
    action = "Choose 'download again'. If it stays so, ask the practice or iTero support about this order."
    exit_code = 6


class UnsafePackage(PackageError):
    code = "package-unsafe"
    title = "The case's zip tries something a scan never does"
    action = "The zip was put aside and nothing was unpacked. Tell iTero support which order it was."


class MeshError(PackageError):
    code = "mesh"
    title = "A scan file is damaged"


class MetadataError(PackageError):
    code = "metadata"
    title = "The case's order data cannot be read"


# --- this computer --------------------------------------------------------------------------------------------------


class TargetError(ConnectorError):
    """The CAD folder cannot take the case now."""

    code = "target"
    title = "The CAD folder cannot be used"
    action = "Check the folder in the settings. The case stays in the list and is delivered later."
    exit_code = 7


class TargetMissing(TargetError):
    code = "target-missing"
    title = "The CAD folder is not there"
    action = "Connect the drive or choose another folder. Nothing is lost; delivery goes on by itself."


class TargetReadOnly(TargetError):
    code = "target-read-only"
    title = "The CAD folder cannot be written to"
    action = "Give this Windows user the right to write there, or choose another folder."


class TargetTaken(TargetError):
    """The planned folder holds something else by now; a new plan finds a free name."""

    code = "target-taken"
    title = "The planned folder name is taken"
    action = "Nothing to do. The case is placed beside it, under another name."


class DiskFull(TargetError):
    code = "disk-full"
    title = "The disk is full"
    action = "Free some space. Nothing is lost; we go on by ourselves."


class StoreError(ConnectorError):
    code = "store"
    title = "The local case list cannot be opened"
    action = "Restart the computer. If it stays so, run `labconnector diagnose`."
    exit_code = 8


class StoreTooNew(StoreError):
    code = "store-too-new"
    title = "The case list was made by a newer version"
    action = "Install the newest Lab Connector. Nothing was changed."


class StoreDamaged(StoreError):
    code = "store-damaged"
    title = "The case list is damaged"
    action = "A copy was kept. See docs/state-files.md, 'A damaged case list'."


class AlreadyRunning(ConnectorError):
    code = "already-running"
    title = "Lab Connector is already running"
    action = "Use the running one, or quit it first."
    exit_code = 9


class SettingsError(ConnectorError):
    code = "settings"
    title = "The settings cannot be used"
    exit_code = 10


class UsageError(ConnectorError):
    code = "usage"
    title = "That does not fit"
    action = "See `labconnector --help`."
    exit_code = 2
