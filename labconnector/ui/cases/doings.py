"""Which command does what: with the chosen cases, with the window, or by another window."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from labconnector.talk.views import DeskState
from labconnector.ui.cases.command_words import Command
from labconnector.ui.cases.deeds import Deeds
from labconnector.ui.cases.feed import Feed
from labconnector.ui.cases.table import CaseTable

if TYPE_CHECKING:
    from labconnector.ui.desktop import Desktop

Doings = dict[Command, Callable[[], object]]


def with_cases(deeds: Deeds, table: CaseTable, feed: Feed) -> Doings:
    """What is done with the chosen cases."""
    chosen = table.chosen
    return {
        Command.OPEN: lambda: deeds.open(chosen()),
        Command.ANSWER: lambda: deeds.answer(chosen()),
        Command.MARK_READ: lambda: deeds.mark(chosen(), unread=False),
        Command.MARK_UNREAD: lambda: deeds.mark(chosen(), unread=True),
        Command.DELIVER: lambda: deeds.deliver(chosen()),
        Command.AGAIN: lambda: deeds.download_again(chosen()),
        Command.FOLDER: lambda: deeds.show_folder(chosen()[0]),
        Command.COPY_ID: lambda: deeds.copy_ids(chosen()),
        Command.EXPORT_CHOSEN: lambda: deeds.export(feed.query, chosen()),
        Command.EXPORT_ALL: lambda: deeds.export(feed.query, ()),
        Command.PRINT: lambda: deeds.print_sheets(chosen()),
    }


def by_desktop(desktop: Desktop) -> Doings:
    """What other windows do. Looked up when it is done, for the desktop opens windows lazily."""
    return {
        Command.FIND: lambda: desktop.show_find(),
        Command.QUESTIONS: lambda: desktop.show_next_question(),
        Command.PROBLEMS: lambda: desktop.show_problems(),
        Command.SIGN_IN: lambda: desktop.show_wizard(),
        Command.SANDBOX: lambda: open_sandbox(desktop.state),
        Command.SETTINGS: lambda: desktop.show_settings(),
        Command.CLIENTS: lambda: desktop.show_clients(),
        Command.DOCTORS: lambda: desktop.show_doctor_rules(),
        Command.MATERIALS: lambda: desktop.show_material_rules(),
        Command.CATALOGUE: lambda: desktop.show_catalogue(),
        Command.DIAGNOSTICS: lambda: desktop.show_diagnostics(),
        Command.QUIT: lambda: desktop.quit(),
    }


def open_sandbox(state: DeskState) -> None:
    """The page of the demo's sandbox, in the browser."""
    if state.hint is not None:
        QDesktopServices.openUrl(QUrl(state.hint.url))
