"""Asks which client a doctor's cases are for, those from everywhere or from one practice."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from labconnector.domain.mapping import Client
from labconnector.talk.views import DoctorRuleView
from labconnector.ui.knowledge.pick_dialog import PickDialog
from labconnector.ui.knowledge.rows import RowsModel
from labconnector.ui.parts.labels import Label
from labconnector.ui.theme import SPACE

_LETTERS = 18


class ClientDialog(PickDialog[Client]):
    """picked((client, practice id)); a practice id of 0 means: cases from anywhere."""

    def __init__(self, parent: QWidget, text: str, model: RowsModel[Client], view: DoctorRuleView) -> None:
        super().__init__(parent, self.tr("Change client"), text, model, self.tr("Assign"))
        self.practices = QComboBox()
        self.practices.currentTextChanged.connect(self.practices.setToolTip)  # in a narrow window it is cut off
        self.practices.addItem(self.tr("All practices"), 0)
        for practice_id, name in view.practices:
            self.practices.addItem(name or self.tr("Practice {id}").format(id=practice_id), practice_id)
        self.practices.setCurrentIndex(max(0, self.practices.findData(view.rule.practice_id)))
        self.practices.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.practices.setMinimumContentsLength(_LETTERS)
        label = Label(self.tr("&Only for cases from"))
        label.setBuddy(self.practices)
        line = QHBoxLayout()
        line.setSpacing(SPACE)
        line.addWidget(label)
        line.addWidget(self.practices, 1)
        self.body.addLayout(line)

    def result_of(self, row: Client) -> object:
        """Client and practice."""
        return row, self.practices.currentData()
