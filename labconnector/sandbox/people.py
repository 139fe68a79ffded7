"""Who can sign in to the sandbox, and the lab accounts they belong to. All invented."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from labconnector.sandbox.content.people import DENTISTS, LAB_ID, LAB_NAME, PRACTICES, Dentist

USER = "lab@sandbox.test"
PASSWORD = "sandbox"  # noqa: S105 - shown on the sign-in page
SECOND_USER = "second@sandbox.test"
TWO_ACCOUNTS_USER = "two@sandbox.test"
NO_ACCOUNT_USER = "none@sandbox.test"
DOCTOR_USER = "doctor@sandbox.test"

OTHER_LAB_ID = 78
LABS = {LAB_ID: LAB_NAME, OTHER_LAB_ID: "Sandbox Lab North"}


class Role(StrEnum):
    """'A user cannot be both a lab person and a doctor' (guideline, 11)."""

    LAB = "lab"
    DOCTOR = "doctor"


@dataclass(frozen=True, slots=True)
class Person:
    """A user. `accounts` are the labs, or the doctor's practices, that the person can pair to, as id and name."""

    user: str
    role: Role
    accounts: dict[int, str]
    hint: str

    def may_pair(self, company_id: object) -> bool:
        """Whether the account is one of the person's."""
        return company_id in self.accounts


DOCTOR: Dentist = next(dentist for dentist in DENTISTS if len(dentist.practice_ids) > 1)
"""The doctor behind `DOCTOR_USER`: one who works at several practices ('one set of credentials', guideline 3.1)."""

PEOPLE = {
    person.user: person
    for person in (
        Person(USER, Role.LAB, {LAB_ID: LAB_NAME}, "lab, one account"),
        Person(SECOND_USER, Role.LAB, {LAB_ID: LAB_NAME}, "lab, a second user of the same account"),
        Person(TWO_ACCOUNTS_USER, Role.LAB, LABS, "lab, two accounts"),
        Person(NO_ACCOUNT_USER, Role.LAB, {}, "lab, no account"),
        Person(
            DOCTOR_USER,
            Role.DOCTOR,
            {practice.id: practice.name for practice in PRACTICES if practice.id in DOCTOR.practice_ids},
            "doctor, for clinic calls and the Scanning Tool",
        ),
    )
}


def sign_in(user: str, password: str) -> Person | None:
    """The person, or None when user or password are wrong. Letter case and blanks around the user do not matter."""
    return PEOPLE.get(user.strip().lower()) if password == PASSWORD else None
