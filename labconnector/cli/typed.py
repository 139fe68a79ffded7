"""Commands as a person would type them next, with everything filled in."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
from pathlib import Path

from labconnector.domain.case import Case
from labconnector.domain.questions import Question, QuestionKind
from labconnector.sync.answers import best_guess


def command(folder: Path, *words: str) -> str:
    """A command over a data folder, whether or not `labconnector` is on the search path, quoted as the system needs."""
    beside = Path(sys.executable).with_name("labconnector")
    program = str(beside) if beside.exists() else "labconnector"
    parts = (program, *words, "--data-dir", str(folder))
    return subprocess.list2cmdline(parts) if os.name == "nt" else shlex.join(parts)


def answer_command(folder: Path, case: Case) -> str:
    """The `answer` that gives every open question its first choice, to be changed before it is sent off."""
    words = [word for question in case.questions for word in _answer(question)]
    return command(folder, "answer", case.order.order_id, *words, "--remember")


def _answer(question: Question) -> tuple[str, ...]:
    guess = best_guess(question)
    match question.kind:
        case QuestionKind.DOCTOR if guess.new_client:
            return ("--new-client", guess.new_client)
        case QuestionKind.DOCTOR:
            return ("--client", guess.value)
        case QuestionKind.MATERIAL:
            return ("--material", f"{guess.key}={guess.value}/{guess.method}")
        case QuestionKind.CONFIRM:
            return ("--confirm", guess.key)
