"""The list's commands in words: texts, what they do in a sentence, keys."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QKeySequence

Keys = QKeySequence.StandardKey
translate = QCoreApplication.translate


class Command(StrEnum):
    """Everything the list's menus offer."""

    OPEN = "open"
    ANSWER = "answer"
    MARK_READ = "mark-read"
    MARK_UNREAD = "mark-unread"
    DELIVER = "deliver"
    AGAIN = "again"
    FOLDER = "folder"
    COPY_ID = "copy-id"
    EXPORT_CHOSEN = "export-chosen"
    EXPORT_ALL = "export-all"
    PRINT = "print"
    CHOOSE_ALL = "choose-all"
    CHECK = "check"
    PAUSE = "pause"
    FIND = "find"
    QUESTIONS = "questions"
    PROBLEMS = "problems"
    SIGN_IN = "sign-in"
    SANDBOX = "sandbox"
    SETTINGS = "settings"
    CLIENTS = "clients"
    DOCTORS = "doctors"
    MATERIALS = "materials"
    CATALOGUE = "catalogue"
    DIAGNOSTICS = "diagnostics"
    SEARCH = "search"
    CLEAR = "clear"
    CLOSE = "close"
    QUIT = "quit"


@dataclass(frozen=True, slots=True)
class Words:
    """A command's text, what it does in a sentence, and its keys."""

    text: str
    tip: str = ""
    keys: tuple[str | QKeySequence.StandardKey, ...] = ()


def words() -> dict[Command, Words]:
    """The words of all commands."""
    return _of_cases() | _of_the_whole() | _of_knowledge() | _of_the_window()


def _of_cases() -> dict[Command, Words]:
    return {
        Command.OPEN: Words(
            translate("cases", "&Open"), translate("cases", "Shows all of the case"), ("Return", "Enter")
        ),
        Command.ANSWER: Words(
            translate("cases", "&Answer…"), translate("cases", "Answers what the case asks"), ("Ctrl+Return",)
        ),
        Command.MARK_READ: Words(translate("cases", "Mark as &read"), "", ("Ctrl+R",)),
        Command.MARK_UNREAD: Words(translate("cases", "Mark as &unread"), "", ("Ctrl+U",)),
        Command.DELIVER: Words(
            translate("cases", "&Deliver to the CAD folder"),
            translate("cases", "Delivers now, once more or in spite of a failure. Nothing is overwritten."),
            ("Ctrl+D",),
        ),
        Command.AGAIN: Words(
            translate("cases", "Down&load again"),
            translate("cases", "Fetches the files from Align once more"),
            ("Ctrl+Shift+D",),
        ),
        Command.FOLDER: Words(translate("cases", "Show in &folder"), "", ("Ctrl+Shift+F",)),
        Command.COPY_ID: Words(translate("cases", "&Copy order ID"), "", (Keys.Copy,)),
        Command.EXPORT_CHOSEN: Words(
            translate("cases", "&Export the chosen cases…"), translate("cases", "Writes a CSV file"), ("Ctrl+E",)
        ),
        Command.PRINT: Words(translate("cases", "&Print prescription…"), "", (Keys.Print,)),
    }


def _of_the_whole() -> dict[Command, Words]:
    return {
        Command.CHECK: Words(translate("cases", "Check for &new cases"), "", ("F5",)),
        Command.PAUSE: Words(translate("cases", "&Pause checking")),
        Command.FIND: Words(
            translate("cases", "&Find by order ID…"),
            translate("cases", "Looks an order up at Align"),
            ("Ctrl+Shift+O",),
        ),
        Command.QUESTIONS: Words(
            translate("cases", "Answer &questions…"),
            translate("cases", "Goes through all cases that wait for an answer"),
            ("F8",),
        ),
        Command.PROBLEMS: Words(
            translate("cases", "Pr&oblems"),
            translate("cases", "What does not go on by itself, and what to do"),
            ("Ctrl+Shift+P",),
        ),
        Command.SIGN_IN: Words(translate("cases", "&Connect to MyiTero…")),
        Command.SANDBOX: Words(
            translate("cases", "Open the &sandbox"),
            translate("cases", "The page of the demo's sandbox: there doctors send new cases"),
        ),
    }


def _of_knowledge() -> dict[Command, Words]:
    return {
        Command.SETTINGS: Words(translate("cases", "&Settings…"), "", (Keys.Preferences, "Ctrl+,")),
        Command.CLIENTS: Words(translate("cases", "&Clients")),
        Command.DOCTORS: Words(translate("cases", "Review &doctor mapping")),
        Command.MATERIALS: Words(translate("cases", "Review iTero &material mapping")),
        Command.CATALOGUE: Words(translate("cases", "C&AD materials")),
        Command.DIAGNOSTICS: Words(translate("cases", "Dia&gnostics")),
    }


def _of_the_window() -> dict[Command, Words]:
    return {
        Command.SEARCH: Words(translate("cases", "&Search"), "", (Keys.Find,)),
        Command.CLEAR: Words(
            translate("cases", "&Clear filters"), translate("cases", "Shows all cases again"), ("Ctrl+Shift+C",)
        ),
        Command.CHOOSE_ALL: Words(translate("cases", "Choose &all"), "", (Keys.SelectAll,)),
        Command.EXPORT_ALL: Words(
            translate("cases", "Export all cases &found…"), translate("cases", "Writes a CSV file"), ("Ctrl+Shift+E",)
        ),
        Command.CLOSE: Words(translate("cases", "Close &window"), "", (Keys.Close,)),
        Command.QUIT: Words(translate("cases", "&Quit Lab Connector"), "", (Keys.Quit,)),
    }
