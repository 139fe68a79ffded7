"""A dialog with fields that asks before it throws away what was typed."""

from __future__ import annotations

from collections.abc import Hashable

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from labconnector.domain.errors import ConnectorError
from labconnector.ui.parts.confirm import Confirm
from labconnector.ui.parts.message_bar import MessageBar
from labconnector.ui.theme import SPACE, WIDE, colours


class Remark(QLabel):
    """A line under a field; hidden while there is nothing to remark."""

    _wrong = True
    _colouring = False

    def __init__(self) -> None:
        super().__init__()
        self.setWordWrap(True)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.hide()

    def say(self, text: str, *, wrong: bool = True) -> None:
        """wrong: whether it must be put right before saving."""
        self._wrong = wrong
        self._colour()
        self.setText(text)
        self.setVisible(bool(text))

    def changeEvent(self, event: QEvent) -> None:
        """Follows the system from light to dark."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange and not self._colouring:
            self._colour()

    def _colour(self) -> None:
        self._colouring = True
        palette = QGuiApplication.palette()
        meanings = colours(palette)
        palette.setColor(self.foregroundRole(), meanings.error if self._wrong else meanings.warning)
        self.setPalette(palette)
        self._colouring = False


class FormDialog(QDialog):
    """Fields, remarks under them, Save and Cancel. Subclasses give `typed`, `save` and call `begin` at their end."""

    def __init__(self, parent: QWidget, title: str, save_text: str) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setWindowTitle(title)
        self.bar = MessageBar(self)
        self.fields = QWidget()
        self.form = QFormLayout(self.fields)
        self.form.setContentsMargins(0, 0, 0, 0)
        self.form.setSpacing(SPACE)
        self.form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self.form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        buttons = QDialogButtonBox()
        self.save_button = QPushButton(save_text)
        self.save_button.setDefault(True)
        buttons.addButton(self.save_button, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(self.tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self._save)
        buttons.rejected.connect(self.reject)
        self._column = layout = QVBoxLayout(self)
        layout.setContentsMargins(WIDE, WIDE, WIDE, WIDE)
        layout.setSpacing(WIDE)
        layout.addWidget(self.bar)
        layout.addWidget(self.fields, 1)
        layout.addWidget(buttons)
        self._at_first: Hashable = None
        self._leaving = False

    # --- for subclasses -----------------------------------------------------------------------------------------------

    def add_field(self, label: str, field: QWidget) -> Remark:
        """A line of the form; returns the remark under it."""
        remark = Remark()
        name = QLabel(label)
        name.setBuddy(field)
        self.form.addRow(name, field)
        self.form.addRow("", remark)
        return remark

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
            needed = self._column.totalHeightForWidth(self.width())
            if needed > self.height():
                self.resize(self.width(), needed)
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
        self.save_button.setEnabled(not working)
