"""Which targets take a case."""

from __future__ import annotations

from pathlib import Path

import pytest
from order_kit import order

from labconnector.cad.target import build_target
from labconnector.domain.errors import TargetMissing
from labconnector.domain.mapping import Client
from labconnector.sync.destinations import Destination, chosen, named
from labconnector.system.settings import CadSettings, Settings, WhenSettings

CLIENT = Client(3, "Example")
ORDER = order(doctor_id=901, procedure="Crown & Bridge", procedure_type="", case_type="Restorative")


@pytest.mark.parametrize(
    ("when", "takes"),
    [
        (WhenSettings(), True),
        (WhenSettings(procedures=("restorative",)), True),
        (WhenSettings(procedures=("CROWN & BRIDGE", "iCast")), True),
        (WhenSettings(procedures=("iCast",)), False),
        (WhenSettings(doctor_ids=(901,)), True),
        (WhenSettings(doctor_ids=(902,)), False),
        (WhenSettings(client_ids=(3,)), True),
        (WhenSettings(client_ids=(4,)), False),
        (WhenSettings(doctor_ids=(901,), client_ids=(4,)), False),
        (WhenSettings(doctor_ids=(901,), client_ids=(4, 3), procedures=("Restorative",)), True),
    ],
)
def test_every_list_that_is_filled_must_fit(when: WhenSettings, takes: bool) -> None:
    assert when.takes(ORDER, CLIENT) is takes


def test_a_rule_on_clients_does_not_fit_before_the_client_is_known() -> None:
    assert not WhenSettings(client_ids=(3,)).takes(ORDER, None)
    assert WhenSettings(doctor_ids=(901,)).takes(ORDER, None)


def destinations(*rules: WhenSettings) -> tuple[Destination, ...]:
    target = build_target("folder", Path())
    return tuple(Destination(str(number), target, rule.takes) for number, rule in enumerate(rules))


@pytest.mark.parametrize(
    ("rules", "client", "names"),
    [
        ((WhenSettings(), WhenSettings()), CLIENT, "01"),
        ((WhenSettings(client_ids=(9,)), WhenSettings()), CLIENT, "1"),
        ((WhenSettings(client_ids=(9,)), WhenSettings(client_ids=(8,))), CLIENT, "0"),  # none is without a place
        ((WhenSettings(client_ids=(9,)), WhenSettings(client_ids=(8,))), None, ""),
        ((WhenSettings(client_ids=(9,)), WhenSettings()), None, "1"),
        ((), CLIENT, ""),
    ],
)
def test_a_case_that_no_rule_fits_goes_to_the_first(
    rules: tuple[WhenSettings, ...], client: Client | None, names: str
) -> None:
    assert "".join(one.name for one in chosen(destinations(*rules), ORDER, client)) == names


def test_an_error_with_the_targets_name_is_the_same_error() -> None:
    error = TargetMissing("D:/CAD is not there.", detail="x")
    told = named(error, "archive")
    assert isinstance(told, TargetMissing)
    assert (told.message, told.detail) == ("The CAD target 'archive': D:/CAD is not there.", "x")
    assert error.message == "D:/CAD is not there."


@pytest.mark.parametrize(
    ("further", "said"),
    [
        ([CadSettings(name="Exocad", folder=Path("/b"))], "same name"),
        ([CadSettings(name="b", folder=Path("/A"))], "same folder"),
        ([CadSettings(name=" ", folder=Path("/b"))], "needs a name"),
        ([CadSettings(name="b")], "needs a name and a folder"),
    ],
)
def test_targets_must_be_told_apart(further: list[CadSettings], said: str) -> None:
    with pytest.raises(ValueError, match=said):
        Settings(cad=CadSettings(folder=Path("/a")), further=tuple(further))
