"""Shows on standard error what a sync does: a bar a download, a line a change. Silent where nobody looks."""

from __future__ import annotations

from types import TracebackType

from rich.progress import BarColumn, DownloadColumn, Progress, TaskID, TextColumn, TransferSpeedColumn
from rich.text import Text

from labconnector.cli.output import messages
from labconnector.domain.case import CaseState
from labconnector.sync.events import CaseChanged, Event, Listed, Trouble
from labconnector.sync.events import Progress as Bytes

_WORDS = {
    CaseState.HELD: "waits for an answer",
    CaseState.WAITING: "not ready yet",
    CaseState.DELIVERED: "delivered",
    CaseState.FAILED: "failed, tried again later",
}


class ShownProgress:
    """A listener for sync events, called from several threads."""

    def __init__(self, *, quiet: bool) -> None:
        self._quiet = quiet
        self._bars = Progress(
            TextColumn("{task.description}"),
            BarColumn(),
            DownloadColumn(),
            TransferSpeedColumn(),
            console=messages(),
            transient=True,
            disable=quiet or not messages().is_terminal,
        )
        self._tasks: dict[str, TaskID] = {}

    def __enter__(self) -> ShownProgress:
        self._bars.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._bars.stop()

    def __call__(self, event: Event) -> None:
        """Shows one event."""
        if self._quiet:
            return
        match event:
            case Bytes(order_id, done, total):
                self._bytes(order_id, done, total)
            case CaseChanged(order_id, state, text):
                self._changed(order_id, state, text)
            case Listed(new, revised, _):
                if new or revised:
                    self._say(f"{len(new)} new, {len(revised)} changed")
            case Trouble(error):
                self._say(f"{error.title}. {error.message}")

    def _bytes(self, order_id: str, done: int, total: int | None) -> None:
        task = self._tasks.get(order_id)
        if task is None:
            task = self._tasks[order_id] = self._bars.add_task(order_id, total=total)
        self._bars.update(task, completed=done, total=total)

    def _changed(self, order_id: str, state: CaseState, text: str) -> None:
        if state is not CaseState.DOWNLOADING and (task := self._tasks.pop(order_id, None)) is not None:
            self._bars.remove_task(task)
        if state in _WORDS:
            self._say(f"{order_id}  {_WORDS[state]}" + (f": {text}" if text else ""))

    def _say(self, line: str) -> None:
        self._bars.console.print(Text(line))
