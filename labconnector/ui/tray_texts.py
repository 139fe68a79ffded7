"""The tray's tooltip, and the same sentence for the windows' status line."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from labconnector.ui.tray_state import TrayState, Why
from labconnector.ui.words import said, when_text


def state_sentence(state: TrayState) -> str:
    """How things stand, in a sentence."""
    sentence = {
        Why.STARTING: QCoreApplication.translate("tray", "Starting…"),
        Why.NOT_CONNECTED: QCoreApplication.translate("tray", "Not connected to MyiTero"),
        Why.SWITCHED_OFF: QCoreApplication.translate("tray", "MyiTero import is disabled"),
        Why.PAUSED: QCoreApplication.translate("tray", "Paused"),
        Why.SIGN_IN: QCoreApplication.translate("tray", "Please sign in to MyiTero again"),
        Why.NO_FOLDER: QCoreApplication.translate("tray", "No CAD folder is chosen yet: cases wait"),
        Why.TARGET: QCoreApplication.translate("tray", "Cases cannot be delivered"),
        Why.BROKEN: QCoreApplication.translate("tray", "Lab Connector cannot start"),
        Why.OFFLINE: QCoreApplication.translate("tray", "Align cannot be reached; we go on trying"),
        Why.LATE: QCoreApplication.translate("tray", "The last checks did not succeed"),
        Why.QUESTIONS: QCoreApplication.translate("tray", "Cases wait for your answer"),
        Why.SYNCING: QCoreApplication.translate("tray", "Checking for new cases…"),
        Why.WORKING: QCoreApplication.translate("tray", "Connected"),
    }[state.why]
    title = said(state.title)
    return f"{sentence} ({title})" if title and state.why in (Why.TARGET, Why.BROKEN, Why.LATE) else sentence


def last_check_text(state: TrayState) -> str:
    """When Align was last asked with success; '' for never."""
    if state.last_success is None:
        return ""
    return QCoreApplication.translate("tray", "Last check: {when}").format(when=when_text(state.last_success))


def tooltip(state: TrayState) -> str:
    """State, last check, unread count."""
    unread = QCoreApplication.translate("tray", "%n unread case(s)", "", state.unread) if state.unread else ""
    lines = ("Lab Connector", state_sentence(state), last_check_text(state), unread)
    return "\n".join(line for line in lines if line)
