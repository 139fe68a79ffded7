"""A tour through all windows over one filled case list, for tests that look at every one of them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import store_kit
from gui_kit import ACCOUNT
from held_kit import GOLD, ZIRCONIA, fetch, order, wait_for_held
from knowledge_kit import three_rules
from list_kit import of_every_kind
from PySide6.QtCore import QItemSelectionModel
from PySide6.QtWidgets import QAbstractButton, QDialog, QFileDialog, QTableView, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from labconnector.domain.errors import StoreDamaged, WrongCredentials
from labconnector.domain.incoming import Incoming, IncomingState
from labconnector.domain.listing import CaseLine
from labconnector.store import Store
from labconnector.talk.views import DeskState
from labconnector.ui.case.window import CaseWindow
from labconnector.ui.cases.window import CaseListWindow
from labconnector.ui.desktop import Desktop
from labconnector.ui.knowledge.window import KnowledgeWindow
from labconnector.ui.questions.window import QuestionWindow
from labconnector.ui.settings.window import SettingsWindow
from labconnector.ui.wizard.failures import Retry, failure_of
from labconnector.ui.wizard.steps import Step, Wizard
from labconnector.ui.wizard.window import WizardWindow

WAIT = 30_000
Views = Iterator[tuple[str, QWidget]]
"""The name of a view and its window, as it stands when it is asked for."""

Area = Callable[[Desktop, QtBot], Views]
DATA = re.compile(
    r"Dr\. \w+ \w+|Ada Sample(?:, new practice)?|Bea Specimen|Sample Lab|Sample Smiles|Example Dental|\w+, \w+"
    r"|Practice on the Hill|In Lab Review|LI?C?-\d+|\w+@example\.test|production \(MyiTero \(Align\)\)|mill"
    r"|Wax pattern, milled and cast|Milling, 5 axes|Crown|/[\w./\u200b-]+|\d+\.zip|[\d.]+ kB"
    r"|Lab Connector [\d.]+\nPython.*\n.*"
)
"""What the tour's case list and this computer bring in: names, ids, paths, the catalogue's materials."""


def filling(folder: Path) -> Callable[[Store], None]:
    """Cases of every kind, clients and rules, and two cases whose questions the engine asks itself."""

    def fill(store: Store) -> None:
        store.save_account(ACCOUNT)
        fetch(store, folder, order("3001", 950, "Dr. Nova Sample"), (GOLD,))
        fetch(store, folder, order("3002", 901), (ZIRCONIA,), store_kit.FINDING)
        three_rules(store)
        of_every_kind(folder / "packages")(store)
        text = "Neither the name nor the files say which order it belongs to."
        waits = Incoming("/scans/900001.zip", 1, 4096, "", IncomingState.ASKING, store_kit.AT, "sha", text)
        store.note_incoming(ACCOUNT.key, waits)

    return fill


def the_list(desktop: Desktop, qtbot: QtBot) -> Views:
    window = desktop.show_list()
    assert isinstance(window, CaseListWindow)
    qtbot.waitUntil(lambda: window.model.rowCount() > 9, timeout=WAIT)
    window.table.selectRow(0)
    yield "list", window


def the_case(desktop: Desktop, qtbot: QtBot) -> Views:
    case_ids = [line.id for line in the_lines(desktop, qtbot)]
    for case_id in case_ids:
        window = desktop.show_case(case_id)
        assert isinstance(window, CaseWindow)
        qtbot.waitUntil(lambda: window.view is not None, timeout=WAIT)  # noqa: B023
        view = window.view
        assert view is not None
        yield f"case-{view.case.state}-{case_id}", window
        if view.revisions:
            for tab in range(window.tabs.count()):
                window.tabs.setCurrentIndex(tab)
                yield f"case-{case_id}-tab-{tab}", window
        window.close()


def the_lines(desktop: Desktop, qtbot: QtBot) -> list[CaseLine]:
    window = desktop.show_list()
    assert isinstance(window, CaseListWindow)
    qtbot.waitUntil(lambda: window.model.rowCount() > 9, timeout=WAIT)
    window.hide()
    return [window.model.line(row) for row in range(window.model.rowCount())]


def the_questions(desktop: Desktop, qtbot: QtBot) -> Views:
    for case_id in wait_for_held(desktop.bridge, qtbot, 4):
        window = desktop.show_question(case_id)
        assert isinstance(window, QuestionWindow)
        qtbot.waitUntil(lambda: window.form.isVisible() and window.save.isEnabled(), timeout=WAIT)  # noqa: B023
        yield f"question-{case_id}", window


def the_settings(desktop: Desktop, qtbot: QtBot) -> Views:
    window = desktop.show_settings()
    assert isinstance(window, SettingsWindow)
    qtbot.waitUntil(lambda: window.wanted() is not None and window.connection.profile() is not None, timeout=WAIT)
    for page in window.pages:
        window.show_page(page.name)
        yield f"settings-{page.name}", window
    window.show_page("cad")
    qtbot.waitUntil(lambda: window.cad.form.options.kind != "", timeout=WAIT)
    window.cad.form.kinds["folder"].click()
    yield "settings-cad-options", window
    yield from dialogs("settings-cad", window.cad.further, qtbot)


def the_wizard(desktop: Desktop, _qtbot: QtBot) -> Views:
    window = desktop.show_wizard()
    assert isinstance(window, WizardWindow)
    for step in Step:
        window.wizard = Wizard(DeskState())
        window.wizard.step = step
        if step is Step.FAILED:
            window.wizard.failure = failure_of(WrongCredentials("MyiTero did not finish the sign-in."), Retry.SIGN_IN)
        window.wizard.account = ACCOUNT
        window.wizard.accounts = (ACCOUNT,)
        window.draw()
        yield f"wizard-{step}", window


def the_rest(desktop: Desktop, qtbot: QtBot) -> Views:
    find, problems, diagnostics = desktop.show_find("12ab"), desktop.show_problems(), desktop.show_diagnostics()
    yield "find", find
    yield "problems", problems
    incoming = desktop.show_incoming()
    qtbot.waitUntil(lambda: incoming.model.rowCount() == 1, timeout=WAIT)  # type: ignore[attr-defined]
    yield "incoming", incoming
    qtbot.waitUntil(lambda: diagnostics.report.isEnabled(), timeout=WAIT)  # type: ignore[attr-defined]
    yield "diagnostics", diagnostics
    desktop.show_broken(StoreDamaged("The case list's file is damaged."), lambda: None)
    yield "broken", next(one for one in desktop.windows() if type(one).__name__ == "BrokenWindow")


def the_knowledge(desktop: Desktop, qtbot: QtBot) -> Views:
    makers = (desktop.show_clients, desktop.show_doctor_rules, desktop.show_material_rules, desktop.show_catalogue)
    for make in makers:
        window = make()
        name = make.__name__.removeprefix("show_")
        assert isinstance(window, KnowledgeWindow)
        qtbot.waitUntil(lambda: any(view.model().rowCount() for view in views_of(window)), timeout=WAIT)  # noqa: B023
        yield name, window
        for view in views_of(window):
            choose_rows(view, 2)
            yield from dialogs(name, window, qtbot)
            choose_rows(view, 1)
            yield from dialogs(name, window, qtbot)


def views_of(window: QWidget) -> list[QTableView]:
    return [view for view in window.findChildren(QTableView) if view.model() is not None]


def choose_rows(view: QTableView, count: int) -> None:
    flags = QItemSelectionModel.SelectionFlag
    view.clearSelection()
    for row in range(count):
        view.selectionModel().select(view.model().index(row, 0), flags.Select | flags.Rows)


def dialogs(name: str, window: QWidget, qtbot: QtBot) -> Views:
    """Each dialog that a button with an ellipsis opens."""
    for button in window.findChildren(QAbstractButton):
        if not isValid(button) or not (button.isVisible() and button.isEnabled() and "…" in button.text()):
            continue
        button.click()
        for dialog in window.findChildren(QDialog):
            if dialog.isVisible() and not isinstance(dialog, QFileDialog):
                yield f"{name}-{type(dialog).__name__}", dialog
            dialog.reject()
            qtbot.waitUntil(lambda: not isValid(dialog) or not dialog.isVisible(), timeout=WAIT)  # noqa: B023


AREAS = (the_list, the_case, the_questions, the_settings, the_wizard, the_rest, the_knowledge)
