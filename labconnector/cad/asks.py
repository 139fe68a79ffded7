"""What a target must ask before it delivers less than was ordered, or otherwise than ordered."""

from __future__ import annotations

from dataclasses import dataclass

from labconnector.domain.handoff import Finding

WITHOUT_IT = "Deliver the case without it?"


@dataclass(frozen=True, slots=True)
class Ask:
    """fact: a sentence without its full stop; it stands in the question, and in the delivered Notes once confirmed.

    question: what to confirm; '' makes it a remark that holds nothing up.
    """

    code: str
    fact: str
    question: str = ""

    @property
    def finding(self) -> Finding:
        """The finding of the case."""
        return Finding(self.code, f"{self.fact}. {self.question}".strip(), blocking=bool(self.question))

    @property
    def note(self) -> str:
        """The line in the delivered Notes."""
        return f"{self.fact}; NOT carried over." if self.question == WITHOUT_IT else f"{self.fact}."
