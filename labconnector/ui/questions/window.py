"""The window that asks: all questions of one held case on one page, then the next case."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout

from labconnector.domain.case import Case
from labconnector.domain.errors import ConnectorError
from labconnector.ui.parts.empty_state import EmptyState
from labconnector.ui.parts.geometry import keep_geometry
from labconnector.ui.parts.labels import muted
from labconnector.ui.parts.message_bar import MessageBar
from labconnector.ui.questions.answers import Page
from labconnector.ui.questions.flow import Flow
from labconnector.ui.questions.form import Form
from labconnector.ui.theme import SPACE, WIDE

if TYPE_CHECKING:
    from collections.abc import Callable

    from labconnector.ui.desktop import Desktop


_SIZE = QSize(680, 780)


class QuestionWindow(QDialog):
    """Doctor, materials and doubts of a case; one Save answers all of them at once."""

    def __init__(self, desktop: Desktop, case_id: int) -> None:
        super().__init__(None, Qt.WindowType.Window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("A case waits for an answer"))
        self._desktop = desktop
        self.message = MessageBar()
        self.form = Form()
        self.empty = EmptyState()
        self.waiting = muted()
        self.open_case = QPushButton(self.tr("&Open case"))
        self.skip = QPushButton(self.tr("S&kip to next case"))
        self.save = QPushButton(self.tr("&Save"))
        self.flow = Flow(desktop.bridge, self)
        self._lay_out()
        self._connect()
        self.resize(_SIZE.boundedTo(self.screen().availableSize() * 0.9))
        keep_geometry(self, "question")
        self.flow.begin(case_id)

    def _lay_out(self) -> None:
        self.pages = QStackedWidget()
        self.pages.addWidget(self.form)
        self.pages.addWidget(self.empty)
        line = QFrame()
        line.setFrameShape(QFrame.Shape.HLine)
        line.setFrameShadow(QFrame.Shadow.Plain)
        line.setForegroundRole(self.palette().ColorRole.Mid)
        self.foot = QFrame()
        foot = QHBoxLayout(self.foot)
        foot.setContentsMargins(WIDE, SPACE, WIDE, WIDE)
        foot.setSpacing(SPACE)
        foot.addWidget(self.waiting, 1)
        for button in (self.open_case, self.skip, self.save):
            foot.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE)
        layout.addWidget(self.message)
        layout.addWidget(self.pages, 1)
        layout.addWidget(line)
        layout.addWidget(self.foot)
        self.save.setDefault(True)  # here, where it is in the window already

    def _connect(self) -> None:
        flow = self.flow
        flow.page_shown.connect(self._show_page)
        flow.asked_anew.connect(self._asked_anew)
        flow.answered_elsewhere.connect(self._answered_elsewhere)
        flow.case_gone.connect(self._case_gone)
        flow.saved.connect(self._saved)
        flow.nothing_left.connect(self._nothing_left)
        flow.failed.connect(self._failed)
        flow.busy.connect(self._busy)
        flow.counted.connect(self._counted)
        self.save.clicked.connect(lambda: self._save())
        self.skip.clicked.connect(lambda: self._skip())
        self.open_case.clicked.connect(lambda: self._open_case())
        self.empty.pressed.connect(self._empty_pressed)

    # --- what the user does -------------------------------------------------------------------------------------------

    def _save(self) -> None:
        answers = self.form.answers()
        if answers is not None:
            self.message.clear()
            self.flow.save(*answers)

    def _skip(self) -> None:
        self.message.clear()
        self.flow.skip()

    def _open_case(self) -> None:
        if self.flow.case_id is not None:
            self._desktop.show_case(self.flow.case_id)

    def _empty_pressed(self) -> None:
        self.message.clear()
        if self._waiting:
            self.flow.look_again()
        else:
            self.close()

    # --- what is shown ------------------------------------------------------------------------------------------------

    _waiting = 0

    def _show_page(self, page: Page, again: bool) -> None:
        self.form.show_page(page, self._desktop.bridge.state.tooth_numbers, keep=again)
        self.save.setText(self.tr("&Deliver") if page.only_by_hand else self.tr("&Save"))
        self.pages.setCurrentWidget(self.form)
        self.foot.show()
        if not again:
            self.form.focus_first()

    def _asked_anew(self, revised: bool) -> None:
        if revised:
            text = self.tr("New files came for this case. Its questions were asked anew.")
        else:
            text = self.tr("Part of this was answered in another place. This is what is left.")
        self.message.show_info(text)

    def _answered_elsewhere(self, case: Case) -> None:
        text = self.tr("Order {order} was answered in another place.")
        self.message.show_info(text.format(order=case.order.order_id))

    def _case_gone(self) -> None:
        self.message.show_info(self.tr("That case is not in the list any more."))

    def _saved(self, others: int) -> None:
        self.form.answered()
        if others:
            self.message.show_info(self.tr("%n other case(s) were answered with it.", "", others))

    def _failed(self, error: ConnectorError, retry: Callable[[], object] | None) -> None:
        self.message.show_error(error, retry)

    def _busy(self, busy: bool) -> None:
        for widget in (self.form, self.save, self.skip, self.open_case):
            widget.setEnabled(not busy)

    def _nothing_left(self, _skipped: int) -> None:
        self.pages.setCurrentWidget(self.empty)
        self.foot.hide()
        self._say_nothing_left()
        if button := self.empty.findChild(QPushButton):
            button.setFocus()

    def _counted(self, waiting: int) -> None:
        self._waiting = waiting
        self.waiting.setText(self.tr("%n case(s) wait", "", waiting) if waiting else "")
        if self.pages.currentWidget() is self.empty:
            self._say_nothing_left()

    def _say_nothing_left(self) -> None:
        if self._waiting:
            title = self.tr("%n case(s) still wait", "", self._waiting)
            self.empty.say(title, self.tr("They stay held until they are answered."), self.tr("Look at them now"))
        else:
            text = self.tr("Cases that were held go on by themselves. New questions come with a notification.")
            self.empty.say(self.tr("Nothing is left to answer"), text, self.tr("Close"))
