"""Invented practices, doctors and patients. The names say 'sample', 'test' or 'example' in their language."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Practice:
    """A practice; `id` is Align's company id."""

    id: int
    name: str
    address: str


@dataclass(frozen=True, slots=True)
class Dentist:
    """A doctor. `practice_ids` holds more than one where he works at several practices. `license` may be ''."""

    id: int
    first: str
    last: str
    license: str
    practice_ids: tuple[int, ...]

    @property
    def full_name(self) -> str:
        """As the order list gives it."""
        return f"Dr. {self.first} {self.last}"

    @property
    def rx_name(self) -> str:
        """As the Rx and the XML give it."""
        return f"Dr. {self.last}, {self.first}"


@dataclass(frozen=True, slots=True)
class Patient:
    """A patient's name."""

    first: str
    last: str


LAB_ID, LAB_NAME = 77, "Sandbox Lab"

PRACTICES = (
    Practice(7101, "Musterpraxis Lindenhain", "Beispielweg 1, 00001 Musterstadt"),
    Practice(7102, "Cabinet dentaire de l'Exemple", "2 rue de l'Échantillon, 00002 Testville"),
    Practice(7103, "Οδοντιατρείο Δοκιμή", "Οδός Παραδείγματος 3, 00003 Δειγματούπολη"),
    Practice(7104, "見本歯科医院", "試験町4-4, 見本市 000-0004"),
    Practice(7105, "Testville Dental & Co", "5 Sandbox Street, Testville, 00005"),
    Practice(7106, "Klinika Próbna", "ul. Przykładowa 6, 00-006 Wzorowo"),
)

DENTISTS = (
    Dentist(501, "Eve", "Example", "SBX-L-0501", (7105,)),
    Dentist(502, "Jörg", "Mustermann-Süß", "SBX-L-0502", (7101,)),
    Dentist(503, "Zoé", "Échantillon", "SBX-L-0503", (7102, 7105)),
    Dentist(504, "Ελένη", "Δοκιμή", "SBX-L-0504", (7103,)),
    Dentist(505, "太郎", "見本", "SBX-L-0505", (7104,)),
    Dentist(506, "Łucja", "Próbna", "", (7106,)),
    Dentist(507, "Björn", "Näyteström", "SBX-L-0507", (7101,)),
)
"""Échantillon works at two practices; Mustermann-Süß and Näyteström share one; Próbna has no licence number on file."""

PATIENTS = (
    Patient("Ada", "Sample"),
    Patient("Μαρία", "Δείγμα"),
    Patient("Óscar", "Muestra"),
    Patient("Иван", "Примеров"),
    Patient("Žofie", "Vzorková"),
    Patient("花子", "見本"),
    Patient("Åsa", "Prøve-Testsson"),
    Patient("ليلى", "مثال"),
    Patient("Seán", "O'Sampla"),
    Patient("小明", "样例"),
    Patient("Ümit", "Örnek"),
    Patient("דנה", "דוגמה"),
    Patient("Anne-Marie", "Probe & Söhne"),
    Patient("예시", "김"),
    Patient("Ngọc", "Mẫu"),
    Patient("Ольга", "Образцова"),
    Patient("José", "Exemplo Júnior"),
    Patient("Νίκος", "Παράδειγμας"),
    Patient("Łukasz", "Przykładny"),
    Patient("Test", "Dummy"),
    Patient("سامي", "تجربة"),
    Patient("Ágnes", "Mintás"),
    Patient("测试", "李"),
    Patient("Élodie", "d'Essai"),
    Patient("一郎", "試験"),
    Patient("Þóra", "Sýnisdóttir"),
    Patient("Ștefan", "Exemplu"),
    Patient("보기", "박"),
)

_PRACTICE_BY_ID = {practice.id: practice for practice in PRACTICES}


def practice_of(dentist: Dentist, number: int) -> Practice:
    """The practice where this order was scanned; a dentist with several works at each in turn."""
    return _PRACTICE_BY_ID[dentist.practice_ids[number % len(dentist.practice_ids)]]


def practice_address(company_id: int) -> str:
    """Ship-to address of a practice, '' for one that is not ours."""
    practice = _PRACTICE_BY_ID.get(company_id)
    return practice.address if practice else ""
