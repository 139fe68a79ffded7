"""The commands of `installer/bootstrap.py`."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Mapping, Sequence
from types import FrameType

from . import debian, needs
from .child import run_in_our_place
from .environment import ensure_environment
from .needs import Need
from .project import Project
from .telling import SetupError, Teller, quoted

HELP = """\
Sets Lab Connector up in this folder and runs it. A second run skips what is done.

  python3 installer/bootstrap.py demo [arguments]    set up, then start the demo (labconnector demo)
  python3 installer/bootstrap.py test [arguments]    set up, then run the tests (pytest)
  python3 installer/bootstrap.py setup               only set up

Everything goes into the folder .venv of this project: the packages pinned in installer/requirements.lock, each checked
against its hash, and Lab Connector itself. On Debian and Ubuntu missing system packages are installed where that needs
no password; else the line to type is shown. Deleting .venv undoes the rest.

Exit codes: 0 done, 1 a step failed, 2 wrong command, 130 stopped with Ctrl-C; after the setup those of the program.
"""


def main(arguments: Sequence[str], project: Project | None = None) -> int:
    """Runs one command and gives the exit code. Progress and errors go to stderr; stdout is the program's."""
    teller = Teller(sys.stderr)
    command, rest = (arguments[0], list(arguments[1:])) if arguments else ("", [])
    if command in ("-h", "--help"):
        sys.stdout.write(HELP)
        return 0
    if command not in ("demo", "test", "setup") or (command == "setup" and rest):
        teller.say(f"Unknown command: {' '.join(arguments)}\n" if arguments else "A command is missing.\n")
        teller.say(HELP.rstrip())
        return 2
    try:
        return _run(command, rest, project or Project.of_script(__file__), teller)
    except SetupError as error:
        teller.say(error.text())
        return 1
    except KeyboardInterrupt:
        teller.say("Stopped. Run the same command again to go on.")
        return 130


def _run(command: str, rest: list[str], project: Project, teller: Teller) -> int:
    _stop_tidily_when_ended()
    ensure_environment(project, teller)
    still_missing = provide(needs.QT + (needs.TESTS if command == "test" else ()), teller)
    if command == "setup":
        teller.say(f"Ready: {project.venv}")
        return 0
    return (_demo if command == "demo" else _test)(project, teller, rest, still_missing)


def _demo(project: Project, teller: Teller, rest: list[str], still_missing: Sequence[Need]) -> int:
    if still_missing and "--headless" not in rest:
        teller.say("Going on without windows (--headless).")
        rest = ["--headless", *rest]
    # -P: a file in the user's current folder must not stand in for a module.
    return run_in_our_place([project.python, "-P", "-m", "labconnector", "demo", *rest])


def _test(project: Project, teller: Teller, rest: list[str], still_missing: Sequence[Need]) -> int:
    if still_missing and on_ci():
        raise SetupError(
            "System packages for the tests",
            "On a build server (CI=true) every test must run, and the packages above are missing.",
            "Install them in the server's image, or let this run as root.",
        )
    if still_missing:
        teller.say("Going on; tests that need them are skipped.")
    return run_in_our_place([project.python, "-m", "pytest", *rest], cwd=project.root)


def provide(wanted: Sequence[Need], teller: Teller) -> tuple[Need, ...]:
    """Installs what is missing where we may, tells what remains, and returns that."""
    absent = needs.missing(wanted)
    if not absent:
        return ()
    output: Sequence[str] = ()
    before = debian.rights()
    if before is not None:
        names = [need.package for need in absent]
        with teller.step("Debian packages: " + " ".join(names)) as note:
            outcome = debian.install(names, before, note)
        absent = needs.missing(absent)
        output = outcome.lines if outcome.code != 0 else ()
    if absent:
        teller.say(missing_text(absent, output))
    return absent


def missing_text(absent: Sequence[Need], output: Sequence[str] = ()) -> str:
    """What is missing, why it is wanted, and how to get it."""
    lines = ["Missing on this system:", *(f"  {need.package:<20} {need.reason}" for need in absent)]
    lines += quoted(output)
    if debian.is_debian():
        lines.append(f"To install, type:  {debian.install_line([need.package for need in absent])}")
    else:
        lines.append("Names are Debian's; install what holds these: " + ", ".join(need.probe for need in absent))
    return "\n".join(lines)


def on_ci(environment: Mapping[str, str] = os.environ) -> bool:
    """Whether this runs on a build server (CI=true)."""
    return environment.get("CI", "").lower() in ("true", "1", "yes")


def _stop_tidily_when_ended() -> None:
    """A setup that is told to end, e.g. because its terminal was closed, ends pip first."""

    def stop(_number: int, _frame: FrameType | None) -> None:
        raise KeyboardInterrupt

    for name in ("SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)  # Windows has no SIGHUP
        if number is not None and signal.getsignal(number) is not signal.SIG_IGN:  # as `nohup` sets it
            signal.signal(number, stop)
