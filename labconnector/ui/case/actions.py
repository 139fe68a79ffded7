"""What can be done with a case, as actions for buttons, menus and keys."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from labconnector.talk.views import CaseView
from labconnector.ui.case.facts import Doable, doable
from labconnector.ui.case.letters import Letter, letter_title
from labconnector.ui.words import said


class CaseActions(QObject):
    """The actions of one case window. The window connects them; `show_view` says which make sense now."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.deliver = self._action(self.tr("&Deliver"), self.tr("Put the case into the CAD folder"), "Ctrl+D")
        self.download = self._action(self.tr("Download &again"), self.tr("Fetch the files from Align anew"))
        self.folder = self._action(
            self.tr("Show in &folder"), self.tr("Open the folder with the case's files"), "Ctrl+O"
        )
        self.viewer = self._action(self.tr("Open in MyiTero &viewer"), self.tr("Look at the scan in the browser"))
        self.orthocad = self._action(self.tr("E&xport with OrthoCAD"), "")
        self.copy = self._action(self.tr("Copy order &ID"), self.tr("Copy the order ID"), "Ctrl+Shift+C")
        self.print_rx = self._action(self.tr("&Print Rx…"), self.tr("Print the prescription"))
        self.print_rx.setShortcut(QKeySequence(QKeySequence.StandardKey.Print))
        self.save_pdf = self._action(self.tr("&Save PDF…"), self.tr("Save the prescription as PDF"), "Ctrl+S")
        self.unread = self._action(self.tr("Mark &unread"), self.tr("Show the case as new in the list"), "Ctrl+U")
        self.close = self._action(self.tr("&Close"), self.tr("Close this window"))
        self.close.setShortcuts([QKeySequence(QKeySequence.StandardKey.Close), QKeySequence("Esc")])
        self.letters = {letter: self._action(letter_title(letter), "") for letter in Letter}
        self.show_nothing()

    def show_view(self, view: CaseView) -> None:
        """Enables what makes sense for this case."""
        can = doable(view)
        self._enable(can)
        self.deliver.setText(self.tr("&Deliver again") if can.deliver_again else self.tr("&Deliver"))
        reason = said(view.links.orthocad_reason)
        text = self.tr("E&xport with OrthoCAD ({reason})") if reason else self.tr("E&xport with OrthoCAD")
        self.orthocad.setText(text.format(reason=reason.rstrip(".")))
        self.orthocad.setToolTip(reason or self.tr("Open MyiTero, where OrthoCAD exports the case"))
        self.unread.setText(self.tr("Mark &read") if view.case.unread else self.tr("Mark &unread"))

    def show_nothing(self) -> None:
        """There is no case: only closing makes sense."""
        self._enable(Doable())
        for action in self._of_any_case():
            action.setEnabled(False)

    def menu_of(self, title: str, actions: list[QAction]) -> QMenu:
        """A menu of some of them; what is greyed says why."""
        menu = QMenu(title, self._window)
        menu.setToolTipsVisible(True)
        menu.addActions(actions)
        return menu

    def _enable(self, can: Doable) -> None:
        self.deliver.setEnabled(can.deliver)
        self.download.setEnabled(can.download)
        self.folder.setEnabled(can.folder)
        self.viewer.setEnabled(can.viewer)
        self.orthocad.setEnabled(can.orthocad)
        for action in self._of_any_case():
            action.setEnabled(True)

    def _of_any_case(self) -> list[QAction]:
        return [self.copy, self.print_rx, self.save_pdf, self.unread, *self.letters.values()]

    def _action(self, text: str, tip: str, keys: str = "") -> QAction:
        action = QAction(text, self._window)
        action.setToolTip(tip)
        if keys:
            action.setShortcut(QKeySequence(keys))
        self._window.addAction(action)
        return action
