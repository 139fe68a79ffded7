"""Pictures of the rows in sight: asked for two at a time, forgotten when they were not looked at for long."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable

from PySide6.QtCore import QObject, QSize, Qt, Signal
from PySide6.QtGui import QPixmap

from labconnector.domain.errors import ConnectorError
from labconnector.domain.listing import CaseLine
from labconnector.talk.api import DeskApi
from labconnector.ui.bridge import Asked, Bridge, EngineGone

_AT_ONCE = 2
_MOST = 300
_STEP = 32  # pixels; few sizes, for each is a file in the engine's folder

Key = tuple[int, int]


class Thumbnails(QObject):
    """come(case id): a picture is there. side: pixels of a screen at 100 %."""

    come = Signal(int)

    def __init__(self, bridge: Bridge, side: int, parent: QObject) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._side = side
        self._ratio = 1.0
        self._here: OrderedDict[Key, QPixmap | None] = OrderedDict()
        self._wanted: list[Key] = []
        self._asked: dict[Key, Asked[bytes | None]] = {}

    def picture(self, line: CaseLine) -> QPixmap | None:
        """The picture of a case where it is here; never waits, never asks."""
        key = _key(line)
        if key not in self._here:
            return None
        self._here.move_to_end(key)
        return self._here[key]

    def want(self, lines: Iterable[CaseLine], ratio: float) -> None:
        """These are in sight now, on a screen of that ratio. What is no longer in sight is not waited for."""
        if ratio != self._ratio:
            self._ratio = ratio
            self._here.clear()
        keys = [_key(line) for line in lines if line.has_scans]
        for key in set(self._asked).difference(keys):
            self._asked.pop(key).cancel()
        self._wanted = [key for key in keys if key not in self._here and key not in self._asked]
        self._ask()

    @property
    def under_way(self) -> int:
        """How many are being asked for."""
        return len(self._asked)

    def _ask(self) -> None:
        while self._wanted and len(self._asked) < _AT_ONCE:
            self._ask_for(self._wanted.pop(0))

    def _ask_for(self, key: Key) -> None:
        pixels = -(-round(self._side * self._ratio) // _STEP) * _STEP
        asked = self._bridge.ask(self, DeskApi.thumbnail, key[0], pixels)
        self._asked[key] = asked
        asked.then(lambda png: self._take(key, png)).failed(lambda error: self._fail(key, error))

    def _take(self, key: Key, png: bytes | None) -> None:
        self._asked.pop(key, None)
        self._keep(key, self._pixmap(png) if png else None)
        self.come.emit(key[0])
        self._ask()

    def _fail(self, key: Key, error: ConnectorError) -> None:
        """A scan that cannot be drawn is told where the case is shown; here its place stays empty."""
        self._asked.pop(key, None)
        if isinstance(error, EngineGone):
            self._wanted.clear()
            return
        self._keep(key, None)
        self._ask()

    def _keep(self, key: Key, pixmap: QPixmap | None) -> None:
        self._here[key] = pixmap
        while len(self._here) > _MOST:
            self._here.popitem(last=False)

    def _pixmap(self, png: bytes) -> QPixmap | None:
        pixmap = QPixmap()
        if not pixmap.loadFromData(png):
            return None
        side = round(self._side * self._ratio)
        scaled = pixmap.scaled(
            QSize(side, side), Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        )
        scaled.setDevicePixelRatio(self._ratio)
        return scaled


def _key(line: CaseLine) -> Key:
    return line.id, line.revision
