"""A dialog with fields that asks before it throws away what was typed."""

from __future__ import annotations

from collections.abc import Hashable

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QWidget

from labconnector.domain.errors import ConnectorError
from labconnector.ui.knowledge.sheet import Sheet
from labconnector.ui.parts.confirm import Confirm
from labconnector.ui.parts.forms import form_in


class FormDialog(Sheet):
    """Fields and remarks under them. Subclasses give `typed`, `save` and call `begin` at their end."""

    def __init__(self, parent: QWidget, title: str, yes: str) -> None:
        super().__init__(parent, title, yes, self._save)
        self.fields = QWidget()
        self.form = form_in(self.fields)
        self.body.addWidget(self.fields)
        self._at_first: Hashable = None
        self._leaving = False

    # --- for subclasses -----------------------------------------------------------------------------------------------

    def begin(self) -> None:
        """What is in the fields now counts as unchanged."""
        self._at_first = self.typed()

    def typed(self) -> Hashable:
        """What is in the fields."""
        raise NotImplementedError

    def save(self) -> bool:
        """Sends it off; False where something must be put right first."""
        raise NotImplementedError

    def saved(self) -> None:
        """It is kept: closes."""
        self._leaving = True
        self.accept()

    def not_saved(self, error: ConnectorError) -> None:
        """It is not kept; nothing that was typed is lost."""
        self._working(False)
        self.bar.show_error(error, self._save)

    def event(self, event: QEvent) -> bool:
        """Grows with its remarks: words are never cut off."""
        done = super().event(event)
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Show):
            self.resize(self.width(), max(self.height(), self.needed_height()))
        return done

    # --- leaving ------------------------------------------------------------------------------------------------------

    @property
    def unsaved(self) -> bool:
        """Whether something was typed that is not kept."""
        return not self._leaving and self.typed() != self._at_first

    def reject(self) -> None:
        """Asks first where something would be lost."""
        if not self.unsaved:
            super().reject()
            return
        Confirm(
            self,
            self.tr("Discard changes?"),
            self.tr("What you changed here is not saved yet."),
            self.tr("Discard"),
            self._discard,
        ).open()

    def _discard(self) -> None:
        self._leaving = True
        super().reject()

    def _save(self) -> None:
        self.bar.clear()
        if self.save():
            self._working(True)

    def _working(self, working: bool) -> None:
        self.fields.setEnabled(not working)
        self.yes_button.setEnabled(not working)
        if working:
            self.waiting.begin(self.tr("Saving…"))
        else:
            self.waiting.end()
