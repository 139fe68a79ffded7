"""A question holds a case until a person, or a rule, answers it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

BY_HAND = "by-hand"
"""The key of the question that holds a case until somebody says that it is to be delivered."""


class QuestionKind(StrEnum):
    """What is asked."""

    DOCTOR = "doctor"  # which client is this doctor?
    MATERIAL = "material"  # which CAD material and production method?
    CONFIRM = "confirm"  # something looks wrong or cannot be carried over: deliver all the same?


@dataclass(frozen=True, slots=True)
class Choice:
    """One possible answer. `value` goes back in the answer: a client id, a CAD material id, `yes`.

    `why` tells the user why it is offered ('same licence number').
    """

    value: str
    label: str
    why: str = ""
    method: str = ""  # production method id that goes with a material


@dataclass(frozen=True, slots=True)
class Question:
    """kind and key name it within its case; the first choice is the best guess.

    key: the doctor id, the ordered material's name, alone or with a unit type, or the code of the finding to confirm.
    """

    kind: QuestionKind
    key: str
    text: str
    choices: tuple[Choice, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """What a person decided. `remember` turns it into a rule for later cases.

    A doctor question is answered by a client id in `value`, or by `new_client` with the name of a client to be made.
    A question about 'Gold' may also be answered for one unit type, with the key 'Gold (Inlay)'; the rest is asked then.

    only_unit, only_doctor, only_practice: what the rule is narrowed to.
    """

    kind: QuestionKind
    key: str
    value: str
    method: str = ""
    new_client: str = ""
    remember: bool = True
    only_unit: bool = False
    only_doctor: bool = False
    only_practice: bool = False


def answers_to(question: Question, answer: Answer) -> bool:
    """Whether an answer is one to this question, or to a part of it."""
    if answer.kind is not question.kind:
        return False
    part = answer.kind is QuestionKind.MATERIAL and answer.key.startswith(f"{question.key} (")
    return part or answer.key == question.key
