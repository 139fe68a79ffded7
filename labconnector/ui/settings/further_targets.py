"""The CAD targets beside the first: a list to add to, change and remove from."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QPushButton, QVBoxLayout, QWidget

from labconnector.domain.listing import Choices
from labconnector.talk.views import CadChoice, TargetKindView
from labconnector.ui.bridge import Bridge
from labconnector.ui.parts.labels import Remark, muted
from labconnector.ui.settings.cad_form import CadForm
from labconnector.ui.settings.case_rule import CaseRuleDialog
from labconnector.ui.settings.target_dialog import TargetDialog
from labconnector.ui.theme import SPACE

_TARGET = Qt.ItemDataRole.UserRole


class FurtherTargets(QWidget):
    """changed(): the list, or the first target's rule, is another than it was shown. `ruled`: the first by its rule."""

    changed = Signal()

    def __init__(self, bridge: Bridge, kinds: Callable[[], Iterable[TargetKindView]]) -> None:
        """kinds: what is known of the kinds of target by now."""
        super().__init__()
        self._bridge, self._kinds = bridge, kinds
        self._known = Choices()
        self.ruled = CadChoice()
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Further CAD folders"))
        self.list.setMaximumHeight(self.list.fontMetrics().height() * 6)
        self.first = QPushButton(self.tr("Cases for the folder above…"))
        self.add = QPushButton(self.tr("Add…"))
        self.edit = QPushButton(self.tr("Change…"))
        self.remove = QPushButton(self.tr("Remove"))
        self.remark = Remark()
        self._lay_out()
        self.list.currentRowChanged.connect(self._allow)
        self.list.itemActivated.connect(lambda _item: self._edit())
        self.first.clicked.connect(self._edit_first)
        self.add.clicked.connect(self._add)
        self.edit.clicked.connect(self._edit)
        self.remove.clicked.connect(self._remove)
        self._allow()

    def show_targets(self, first: CadChoice, targets: tuple[CadChoice, ...]) -> None:
        """Shows those that are kept, and the rule of the first."""
        self.ruled = first
        self.list.clear()
        for one in targets:
            self._put(QListWidgetItem(self.list), one)
        self._allow()

    def show_choices(self, known: Choices) -> None:
        """The doctors and clients that rules can name."""
        self._known = known

    def targets(self) -> tuple[CadChoice, ...]:
        """Those of the list, in order."""
        return tuple(self.list.item(row).data(_TARGET) for row in range(self.list.count()))

    # --- what the buttons do ------------------------------------------------------------------------------------------

    def _add(self) -> None:
        self._open(CadChoice(kind="folder"), lambda one: self._changed(QListWidgetItem(self.list), one))

    def _edit_first(self) -> None:
        CaseRuleDialog(self, self.ruled, self._known, self._rule_first).open()

    def _rule_first(self, first: CadChoice) -> None:
        self.ruled = first
        self.changed.emit()

    def _edit(self) -> None:
        item = self.list.currentItem()
        if item is not None:
            self._open(item.data(_TARGET), lambda one: self._changed(item, one))

    def _remove(self) -> None:
        self.list.takeItem(self.list.currentRow())
        self._allow()
        self.changed.emit()

    def _open(self, cad: CadChoice, done: Callable[[CadChoice], object]) -> None:
        form = CadForm(self._bridge, has_options=True, kinds=self._kinds())
        TargetDialog(self, form, cad, self._known, done).open()

    def _changed(self, item: QListWidgetItem, one: CadChoice) -> None:
        self._put(item, one)
        self.list.setCurrentItem(item)
        self.changed.emit()

    # --- drawing ------------------------------------------------------------------------------------------------------

    def _put(self, item: QListWidgetItem, one: CadChoice) -> None:
        narrowed = one.procedures or one.doctor_ids or one.client_ids
        which = self.tr("chosen cases") if narrowed else self.tr("all cases")
        item.setText(f"{one.name} – {which} – {one.folder}")
        item.setToolTip(item.text())
        item.setData(_TARGET, one)

    def _allow(self) -> None:
        has_one = self.list.currentItem() is not None
        for button in (self.edit, self.remove):
            button.setEnabled(has_one)

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE)
        layout.addWidget(
            muted(
                self.tr(
                    "Cases can go to several folders at once. A case is delivered when every folder that takes it has "
                    "it; a folder whose drive is missing waits alone. What no rule fits goes to the folder above."
                )
            )
        )
        layout.addWidget(self.list)
        buttons = QHBoxLayout()
        for button in (self.add, self.edit, self.remove):
            buttons.addWidget(button)
        buttons.addStretch(1)
        layout.addLayout(buttons)
        own = QHBoxLayout()
        own.addWidget(self.first)
        own.addStretch(1)
        layout.addLayout(own)
        layout.addWidget(self.remark)
