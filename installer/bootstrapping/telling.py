"""What the user sees: one calm line a step with its seconds, and errors that say what to do. All on stderr."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TextIO

SHOWN_LINES = 12
"""How many of a tool's last lines an error shows."""


class SetupError(Exception):
    """A step that failed: `step` names it, `what` says what happened, `do` what to do, `output` what the tool said."""

    def __init__(self, step: str, what: str, do: str, output: Sequence[str] = ()) -> None:
        super().__init__(what)
        self.step = step
        self.what = what
        self.do = do
        self.output = tuple(output)

    def text(self) -> str:
        """The whole message, ready to print."""
        lines = [f"Setup stopped at this step: {self.step}", f"  {self.what}", f"  What to do: {self.do}"]
        if self.output:
            lines += ["  Last lines of the tool:", *quoted(self.output)]
        return "\n".join(lines)


def quoted(output: Sequence[str]) -> list[str]:
    """The last lines of a tool's output, set off from our own."""
    told = [line.rstrip() for line in output if line.strip()]
    return [f"    | {line}" for line in told[-SHOWN_LINES:]]


class Teller:
    """Writes to one stream. `clock` gives seconds."""

    def __init__(self, stream: TextIO, clock: Callable[[], float] = time.monotonic) -> None:
        self._stream = stream
        self._clock = clock
        self._live = stream.isatty()

    def say(self, text: str) -> None:
        """One line (or a few)."""
        self._write(text + "\n")

    @contextmanager
    def step(self, title: str) -> Iterator[Callable[[str], None]]:
        """Names a step, gives a function that shows what it is at (on a terminal only), and ends with the seconds."""
        started = self._clock()
        self._write(f"{title} ... ")
        try:
            yield lambda note: self._note(title, note)
        except BaseException:
            self._note(title, "")
            self._write("stopped\n")
            raise
        self._note(title, "")
        self._write(f"{self._clock() - started:.1f} s\n")

    def _note(self, title: str, note: str) -> None:
        """Replaces what stands behind the title. Blanks instead of escape codes: old Windows consoles print those."""
        if self._live:
            self._write(f"\r{title} ... {note[:24]:<24}\r{title} ... {note[:24]}")

    def _write(self, text: str) -> None:
        self._stream.write(text)
        self._stream.flush()
