"""The pictures of a case: asked for when they are first looked at, decoded when they are first seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QImage, QPixmap, QShowEvent
from PySide6.QtWidgets import QListView, QStackedWidget, QVBoxLayout, QWidget

from labconnector.domain.errors import ConnectorError
from labconnector.domain.picture import Picture
from labconnector.talk.api import DeskApi
from labconnector.talk.views import CaseView
from labconnector.ui.case.facts import files_mark, has_files
from labconnector.ui.case.picture_window import PictureWindow
from labconnector.ui.parts.aside import aside
from labconnector.ui.parts.busy import Busy
from labconnector.ui.parts.empty_state import EmptyState
from labconnector.ui.parts.row_steps import become
from labconnector.ui.theme import SPACE, WIDE
from labconnector.ui.words import role_text

if TYPE_CHECKING:
    from labconnector.ui.bridge import Asked, Bridge

_SIDE = 190
_NOWHERE = QModelIndex()


class PicturesPage(QWidget):
    """A gallery. `failed(ConnectorError)`: the pictures could not be made."""

    failed = Signal(object)

    def __init__(self, bridge: Bridge, case_id: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge, self._case_id = bridge, case_id
        self._wanted: tuple[object, ...] | None = None  # the files that are to be shown
        self._shown: tuple[object, ...] | None = None  # the files whose pictures are shown, or asked for
        self._asked: Asked[tuple[Picture, ...]] | None = None
        self.model = PicturesModel(self)
        self.gallery, self.empty, self._busy = QListView(), EmptyState(), Busy()
        self._set_up_gallery()
        self._stack = QStackedWidget()
        self._stack.addWidget(self.gallery)
        self._stack.addWidget(self.empty)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, WIDE, 0, 0)
        layout.addWidget(self._busy)
        layout.addWidget(self._stack, 1)

    def show_view(self, view: CaseView) -> None:
        """The case's files are these now; other pictures are made when they are looked at."""
        self._wanted = files_mark(view) if has_files(view) else None
        if self._wanted is None:
            self.empty.say(
                self.tr("No pictures yet"), self.tr("The scans are drawn once the files of the case are here.")
            )
            self._stack.setCurrentWidget(self.empty)
        elif self.isVisible():
            self._look()

    def stop(self) -> None:
        """Pictures that are still being made are not wanted any more."""
        if self._asked is not None:
            self._asked.cancel()
            self._asked, self._shown = None, None
        self._busy.end()

    def showEvent(self, event: QShowEvent) -> None:
        """Now they are looked at."""
        super().showEvent(event)
        self._look()

    def _look(self) -> None:
        if self._wanted is None or self._wanted == self._shown:
            return
        self.stop()
        self._shown = self._wanted
        self._busy.begin(self.tr("Drawing the scans"), self._cancelled)
        self._asked = self._bridge.ask(self, DeskApi.pictures, self._case_id).then(self._take).failed(self._not_made)

    def _take(self, pictures: tuple[Picture, ...]) -> None:
        self._asked = None
        self._busy.end()
        self.model.set_pictures(pictures)
        self._stack.setCurrentWidget(self.gallery if pictures else self.empty)
        self.empty.say(self.tr("No pictures"), self.tr("Nothing in this case's files can be drawn."))

    def _not_made(self, error: ConnectorError) -> None:
        self._asked = None
        self._offer_again()
        self.failed.emit(error)

    def _cancelled(self) -> None:
        self.stop()
        self._offer_again()

    def _offer_again(self) -> None:
        self._busy.end()
        self._shown = None
        self.empty.say(self.tr("The scans were not drawn"), "", self.tr("Draw them now"))
        self._stack.setCurrentWidget(self.empty)

    def _set_up_gallery(self) -> None:
        gallery = self.gallery
        gallery.setModel(self.model)
        gallery.setViewMode(QListView.ViewMode.IconMode)
        gallery.setMovement(QListView.Movement.Static)
        gallery.setResizeMode(QListView.ResizeMode.Adjust)
        gallery.setIconSize(QSize(_SIDE, _SIDE))
        gallery.setSpacing(SPACE)
        gallery.setWordWrap(True)
        gallery.setUniformItemSizes(True)
        gallery.setFrameShape(QListView.Shape.NoFrame)
        gallery.setAccessibleName(self.tr("Pictures of the case"))
        gallery.setToolTip(self.tr("Click a picture to enlarge it"))
        gallery.clicked.connect(self._enlarge)
        gallery.activated.connect(self._enlarge)
        self.empty.pressed.connect(self._look)

    def _enlarge(self, index: QModelIndex) -> None:
        if not any(isinstance(child, PictureWindow) and child.isVisible() for child in self.children()):
            PictureWindow(self.model.pictures, index.row(), self).open()


class PicturesModel(QAbstractListModel):
    """Pictures; decoded in a thread, for each takes as long as a repaint may."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._widget = parent
        self._pictures: list[Picture] = []
        self._icons: dict[bytes, QIcon] = {}

    @property
    def pictures(self) -> tuple[Picture, ...]:
        """As they are shown."""
        return tuple(self._pictures)

    def set_pictures(self, pictures: tuple[Picture, ...]) -> None:
        """Goes to these pictures, each once; those that stay are not drawn again."""
        wanted = tuple(dict.fromkeys(pictures))
        become(self, self._pictures, wanted, lambda picture: picture)
        kept = {picture.png for picture in pictures}
        self._icons = {png: icon for png, icon in self._icons.items() if png in kept}
        missing = tuple(kept - self._icons.keys())
        ratio = self._widget.devicePixelRatioF()
        if missing:
            aside(self, lambda: {png: _small(png, ratio) for png in missing}, self._take)

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _NOWHERE) -> int:
        """Pictures; none below one."""
        return 0 if parent.isValid() else len(self._pictures)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What it shows, and its small picture."""
        picture = self._pictures[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return role_text(picture.role)
        if role == Qt.ItemDataRole.ToolTipRole:
            return picture.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{role_text(picture.role)}, {picture.title}"
        if role == Qt.ItemDataRole.SizeHintRole:  # the same while the picture is still being decoded
            return QSize(_SIDE + 2 * SPACE, _SIDE + 3 * self._widget.fontMetrics().height())
        return self._icons.get(picture.png) if role == Qt.ItemDataRole.DecorationRole else None

    def _take(self, images: dict[bytes, QImage]) -> None:
        """The small pictures are there."""
        self._icons |= {png: QIcon(QPixmap.fromImage(image)) for png, image in images.items()}
        if self._pictures:
            last = self.index(len(self._pictures) - 1)
            self.dataChanged.emit(self.index(0), last, [Qt.ItemDataRole.DecorationRole])


def _small(png: bytes, ratio: float) -> QImage:
    """A picture for the gallery. ratio: the screen's pixels to one of ours."""
    side = round(_SIDE * ratio)
    image = QImage.fromData(png)
    small = image.scaled(side, side, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation)
    small.setDevicePixelRatio(ratio)
    return small
