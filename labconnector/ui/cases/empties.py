"""What stands in the list's place while it is empty, and what its button does."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

from PySide6.QtCore import QCoreApplication

from labconnector.talk.views import DeskState
from labconnector.ui.words import when_text

translate = QCoreApplication.translate


class Empty(Enum):
    """Why no case is shown."""

    READING = auto()
    NOT_CONNECTED = auto()
    NO_MATCH = auto()
    NOTHING_YET = auto()


@dataclass(frozen=True, slots=True)
class Said:
    """Title, sentence and the button's text, '' for none."""

    title: str
    text: str
    button: str = ""


def why_empty(state: DeskState, is_reading: bool, narrows: bool) -> Empty:
    """Why the list is empty. The state of before the engine's first word names no data folder."""
    if is_reading or not state.data_folder.parts:
        return Empty.READING
    if state.account is None:
        return Empty.NOT_CONNECTED
    return Empty.NO_MATCH if narrows else Empty.NOTHING_YET


def said_of(why: Empty, state: DeskState) -> Said:
    """The words for it."""
    match why:
        case Empty.READING:
            return Said(translate("cases", "Reading the case list…"), "")
        case Empty.NOT_CONNECTED:
            return Said(
                translate("cases", "Not connected to MyiTero"),
                translate(
                    "cases", "Sign in once. From then on every iTero case that is sent to your lab appears here."
                ),
                translate("cases", "Connect to MyiTero"),
            )
        case Empty.NO_MATCH:
            return Said(
                translate("cases", "No case matches"),
                translate("cases", "Type fewer letters, or show all cases again."),
                translate("cases", "Clear filters"),
            )
    checked = when_text(state.status.last_success)
    text = translate("cases", "New iTero cases appear here by themselves, marked as unread.")
    if checked:
        last = translate("cases", "Align was last asked on {when}.").format(when=checked)
        text = f"{text}\n{last}"
    return Said(translate("cases", "No cases yet"), text, translate("cases", "Check for new cases"))
