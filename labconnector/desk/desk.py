"""The engine as the windows see it, whole."""

from __future__ import annotations

from collections.abc import Callable

from labconnector.desk.cases import CasesPart
from labconnector.desk.documents import DocumentsPart
from labconnector.desk.engine import Engine
from labconnector.desk.incoming import IncomingPart
from labconnector.desk.knowledge import KnowledgePart
from labconnector.desk.settings import SettingsPart
from labconnector.desk.signing_in import SigningInPart
from labconnector.desk.trouble import TroublePart
from labconnector.talk.api import DeskApi
from labconnector.talk.events import Event
from labconnector.talk.messages import Begin


class Desk(SigningInPart, SettingsPart, CasesPart, DocumentsPart, KnowledgePart, IncomingPart, TroublePart, DeskApi):
    """Every request of `DeskApi`. Each may be called from a thread of its lane."""

    def close(self) -> bytes:
        """Ends its work; returns what the next desk takes up."""
        return self._engine.close()


def make_desk(begin: Begin, tell: Callable[[Event], None]) -> Desk:
    """Opens the data folder. Raises StoreTooNew, StoreDamaged, SettingsError and their kin."""
    return Desk(Engine(begin, tell))
