"""Production methods to choose from."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtWidgets import QComboBox, QWidget

_LETTERS = 18


class MethodBox(QComboBox):
    """The method that goes with a material is suggested until the user chooses one: is_by_hand."""

    def __init__(self, methods: Iterable[tuple[str, str]] = (), parent: QWidget | None = None) -> None:
        """methods: ids and names."""
        super().__init__(parent)
        self.is_by_hand = False
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(_LETTERS)
        self.setPlaceholderText(self.tr("Choose"))
        self.currentTextChanged.connect(self.setToolTip)  # in a narrow window it is cut off
        for method_id, name in methods:
            self.addItem(name, method_id)
        self.setCurrentIndex(-1)
        self.activated.connect(self._chosen)

    @property
    def method_id(self) -> str:
        """The chosen method; '' for none."""
        return str(self.currentData() or "")

    def choose(self, method_id: str, name: str = "") -> None:
        """Shows a method. name: with it one that is not offered (any more) stands first from now on."""
        if name and self.findData(method_id) < 0:
            self.insertItem(0, name, method_id)
        self.setCurrentIndex(self.findData(method_id))

    def suggest(self, method_id: str, name: str = "") -> None:
        """Shows a method, unless the user has chosen one."""
        if not self.is_by_hand:
            self.choose(method_id, name)

    def take_over(self, old: MethodBox) -> None:
        """What the user chose there, where it is still offered."""
        if old.is_by_hand and self.findData(old.method_id) >= 0:
            self.is_by_hand = True
            self.choose(old.method_id)

    def _chosen(self, _line: int) -> None:
        self.is_by_hand = True
