"""The first check while it runs, and what came of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFormLayout, QLabel, QProgressBar, QPushButton

from labconnector.domain.errors import AlignBusy, ConnectorError
from labconnector.domain.status import Phase, SyncStatus
from labconnector.talk.api import DeskApi
from labconnector.talk.events import ProgressTold
from labconnector.ui.parts.labels import muted, plain
from labconnector.ui.theme import SPACE, WIDE
from labconnector.ui.wizard.first_sync import FirstSync, first_sync
from labconnector.ui.wizard.page import Page
from labconnector.ui.wizard.steps import Step, Wizard
from labconnector.ui.words import bytes_text, when_text

if TYPE_CHECKING:
    from labconnector.ui.wizard.window import WizardWindow


class _Counted(Page):
    """Shows how many cases stand where."""

    def __init__(self, window: WizardWindow) -> None:
        super().__init__("")
        self.window_ = window
        self.text.show()
        self.form = QFormLayout()
        self.form.setHorizontalSpacing(WIDE)
        self.form.setVerticalSpacing(SPACE)
        self.form.setLabelAlignment(self.form.formAlignment())
        names = {
            "total": self.tr("Cases in the list"),
            "delivered": self.tr("In the CAD folder"),
            "asking": self.tr("Waiting for your answer"),
            "waiting": self.tr("Waiting for Align's files"),
            "failed": self.tr("With a problem"),
        }
        self.values = {name: QLabel("0") for name in names}
        for name, label in names.items():
            self.form.addRow(label, self.values[name])
            self.values[name].setAccessibleName(label)

    def now(self) -> FirstSync:
        """Where the first check stands."""
        state = self.window_.bridge.state
        has_folder = self.window_.wizard.cad.folder is not None
        return first_sync(state.counts, state.status, self.window_.since, has_folder)

    def show_counts(self, now: FirstSync) -> None:
        """Draws the numbers; lines that are about nothing are left out."""
        counts = {
            "total": now.total,
            "delivered": now.delivered,
            "asking": now.asking,
            "waiting": now.waiting,
            "failed": now.failed,
        }
        for name, label in self.values.items():
            label.setText(str(counts[name]))
            self.form.setRowVisible(label, bool(counts[name]) or name == "total")


class FirstCheck(_Counted):
    """Follows the sync; may be left at any time."""

    def __init__(self, window: WizardWindow) -> None:
        super().__init__(window)
        self.heading.setText(self.tr("Fetching your cases"))
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setMaximumHeight(SPACE)
        self.progress.setAccessibleName(self.heading.text())
        self.bytes = muted()
        self._troubled = False
        self.body.addWidget(self.progress)
        self.body.addWidget(self.bytes)
        self.body.addLayout(self.form)
        self.body.addStretch(1)
        self.add_button(self.tr("Go on in the background"), lambda: window.go(window.wizard.finish()), primary=True)
        window.bridge.cases_changed.connect(self._follow)
        window.bridge.status_changed.connect(self._follow)
        window.bridge.progressed.connect(self._show_bytes)

    def begin(self) -> None:
        """It may be done already."""
        super().begin()
        self.bytes.clear()
        self._follow()

    def _follow(self, _told: object = None) -> None:
        if self.window_.wizard.step is not Step.FIRST_SYNC:
            return
        now, status = self.now(), self.window_.bridge.state.status
        self.progress.setRange(0, now.total)
        self.progress.setValue(now.settled)
        self.show_counts(now)
        self._say(status)
        if now.is_done:
            self.window_.go(self.window_.wizard.first_sync_done())
        self._tell_trouble(status.trouble)

    def _tell_trouble(self, trouble: ConnectorError | None) -> None:
        """Whatever holds it up, until it does no more. A pause that Align asks for is no trouble."""
        trouble = None if isinstance(trouble, AlignBusy) else trouble
        if trouble is not None:
            self.window_.bar.show_error(trouble, self._check)
        elif self._troubled:
            self.window_.bar.clear()
        self._troubled = trouble is not None

    def _say(self, status: SyncStatus) -> None:
        if status.phase is Phase.PAUSED:
            self.text.setText(self.tr("Checking is paused. Choose 'Resume' at the icon beside the clock."))
        elif isinstance(status.trouble, AlignBusy):
            text = self.tr("Align asks for a pause between two checks. The next one is at {time}.")
            self.text.setText(text.format(time=when_text(status.next_run)))
        else:
            self.text.setText(
                self.tr("Cases that wait for you at MyiTero are fetched now. You need not stay here for it.")
            )

    def _show_bytes(self, told: ProgressTold) -> None:
        done = sum(one for one, _total in told.downloads.values())
        known = [total for _done, total in told.downloads.values() if total is not None]
        if not told.downloads:
            self.bytes.clear()
        elif len(known) == len(told.downloads):
            text = self.tr("Downloading: {done} of {total}")
            self.bytes.setText(text.format(done=bytes_text(done), total=bytes_text(sum(known))))
        else:
            self.bytes.setText(self.tr("Downloading: {done}").format(done=bytes_text(done)))

    def _check(self) -> None:
        self.window_.bridge.ask(self, DeskApi.check_now).failed(self.window_.bar.show_error)


class Done(_Counted):
    """What came, and where to go from here."""

    def __init__(self, window: WizardWindow) -> None:
        super().__init__(window)
        self.heading.setText(self.tr("You are connected"))
        self.body.addLayout(self.form)
        self.no_folder = plain(
            self.tr("No CAD folder is chosen yet. The cases wait in the list until you choose one in the settings.")
        )
        self.body.addWidget(self.no_folder)
        self.body.addStretch(1)
        desktop = window.desktop
        self.on_back(lambda: None)
        self.add_button(self.tr("Close"), lambda: window.go(window.wizard.finish()))
        self.problems = self._leading_to(self.tr("Show problems"), desktop.show_problems)
        self.folder = self._leading_to(self.tr("Choose a CAD folder"), lambda: desktop.show_settings("cad"))
        self.open_list = self._leading_to(self.tr("Open the case list"), desktop.show_list)
        self.answer = self._leading_to(self.tr("Answer questions"), desktop.show_next_question)

    def draw(self, wizard: Wizard) -> None:
        """Offers what is to be done next first."""
        super().draw(wizard)
        now = self.now()
        self.show_counts(now)
        self.text.setText(
            self.tr("New cases come by themselves from now on.")
            if now.total
            else self.tr("No case waits for you at MyiTero now. New ones come by themselves.")
        )
        has_folder = wizard.cad.folder is not None
        self.no_folder.setVisible(not has_folder)
        self.folder.setVisible(not has_folder)
        self.answer.setVisible(bool(now.asking))
        self.problems.setVisible(bool(now.failed))
        self.primary = self.answer if now.asking else self.open_list

    def _leading_to(self, text: str, show: object) -> QPushButton:
        def pressed() -> None:
            show()  # type: ignore[operator]
            self.window_.go(self.window_.wizard.finish())

        return self.add_button(text, pressed)
