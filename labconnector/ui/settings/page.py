"""What every page of the settings has: a heading, a body that scrolls, and what it shows and changes."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFormLayout, QFrame, QLabel, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from labconnector.talk.views import DeskState, ProfileView, SettingsView
from labconnector.ui.parts.labels import Remark, heading, muted
from labconnector.ui.theme import SPACE, WIDE


class SettingsPage(QScrollArea):
    """changed(): the user made something other than it was; nothing is kept before the window's Save.

    fields: the settings that stand on this page, each with the label that says why a value was refused.
    """

    changed = Signal()

    def __init__(self, name: str, title: str) -> None:
        super().__init__()
        self.name, self.title = name, title
        self.fields: dict[str, Remark] = {}
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        content = QWidget()
        self.body = QVBoxLayout(content)
        self.body.setContentsMargins(WIDE * 2, WIDE, WIDE * 2, WIDE)
        self.body.setSpacing(SPACE)
        self.heading = heading(title, 1.5)
        self.body.addWidget(self.heading)
        self.body.addSpacing(SPACE)
        self.setWidget(content)

    def show_settings(self, settings: SettingsView) -> None:
        """Shows the settings as they are kept. Does not send `changed`."""

    def show_profile(self, profile: ProfileView) -> None:
        """Shows the connection profile in use. Does not send `changed`."""

    def show_state(self, state: DeskState) -> None:
        """Shows where the whole stands."""

    def put_in(self, settings: SettingsView) -> SettingsView:
        """The settings with what stands on this page."""
        return settings

    def has_field(self, field: str) -> bool:
        """Whether that setting stands on this page."""
        return field in self.fields or field == self.name

    def complain(self, field: str, text: str) -> None:
        """Says at a field why its value was refused; '' takes that away."""
        if field in self.fields:
            self.fields[field].say(text)

    # --- for the pages ------------------------------------------------------------------------------------------------

    def add_section(self, title: str) -> None:
        """A line over what belongs together."""
        self.body.addSpacing(SPACE * 2)
        self.body.addWidget(heading(title, 1.1))

    def add_note(self, text: str) -> QLabel:
        """Explains something."""
        note = muted(text)
        self.body.addWidget(note)
        return note

    def add_form(self) -> QFormLayout:
        """Rows of label and input."""
        form = QFormLayout()
        form.setHorizontalSpacing(WIDE)
        form.setVerticalSpacing(SPACE)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        self.body.addLayout(form)
        return form

    def add_row(self, form: QFormLayout, label: str, field: QWidget, name: str = "", note: str = "") -> None:
        """A labelled input; below it what explains it, and room for why its value was refused."""
        words = QLabel(label)
        words.setBuddy(field)
        box = QVBoxLayout()
        box.setSpacing(SPACE // 2)
        grows = field.sizePolicy().expandingDirections() & Qt.Orientation.Horizontal
        box.addWidget(field, 0, Qt.AlignmentFlag(0) if grows else Qt.AlignmentFlag.AlignLeading)
        if note:
            box.addWidget(_wide(muted(note)))
            field.setAccessibleDescription(note)
        if name:
            self.fields[name] = Remark()
            box.addWidget(self.fields[name])
        form.addRow(words, box)


def _wide(label: QLabel) -> QLabel:
    """It takes all the width there is, so that a form gives it the height for that width."""
    policy = label.sizePolicy()
    policy.setHorizontalPolicy(QSizePolicy.Policy.Expanding)
    label.setSizePolicy(policy)
    return label
