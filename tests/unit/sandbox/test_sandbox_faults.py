import pytest

from labconnector.domain.errors import UsageError
from labconnector.sandbox.faults import FAULTS, Fault, FaultName, Faults, parse_fault


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("html-zip", Fault(FaultName.HTML_ZIP)),
        ("delay", Fault(FaultName.DELAY, 3)),
        ("delay=0.5", Fault(FaultName.DELAY, 0.5)),
        ("clock-skew=-60", Fault(FaultName.CLOCK_SKEW, -60)),
        ("server-error*3", Fault(FaultName.SERVER_ERROR, 0, None, 3)),
        ("cut=1000@900000001*2", Fault(FaultName.CUT, 1000, "900000001", 2)),
    ],
)
def test_reads_a_fault_as_typed(text: str, fault: Fault) -> None:
    assert parse_fault(text) == fault


@pytest.mark.parametrize(
    "text",
    ["", "nonsense", "html-zip=3", "delay=soon", "delay=-1", "delay=nan", "html-list@9", "cut*0", "slow-download=0"],
)
def test_refuses_what_is_no_fault(text: str) -> None:
    with pytest.raises(UsageError):
        parse_fault(text)


def test_every_fault_is_described_and_reads_back() -> None:
    assert set(FAULTS) == set(FaultName)
    for kind in FAULTS.values():
        assert kind.text
        assert str(parse_fault(str(parse_fault(kind.name)))) == str(parse_fault(kind.name))


def test_a_fault_is_used_up() -> None:
    faults = Faults()
    faults.set("server-error", times=2)
    assert [faults.take(FaultName.SERVER_ERROR) is not None for _ in range(3)] == [True, True, False]


def test_a_fault_of_one_order_meets_that_order_only_and_goes_first() -> None:
    faults = Faults((parse_fault("cut=1"), parse_fault("cut=2@5*1")))
    assert [getattr(faults.take(FaultName.CUT, "5"), "value", None) for _ in range(2)] == [2, 1]
    assert getattr(faults.take(FaultName.CUT, "6"), "value", None) == 1


def test_setting_a_fault_again_replaces_it() -> None:
    faults = Faults()
    faults.set("delay", 1)
    faults.set("delay", 2)
    assert faults.active() == (Fault(FaultName.DELAY, 2),)


def test_clears_one_or_all() -> None:
    faults = Faults((parse_fault("delay"), parse_fault("cut@1"), parse_fault("cut@2")))
    faults.clear("cut", "1")
    assert [str(f) for f in faults.active()] == ["delay=3", "cut=65536@2"]
    faults.clear("cut")
    assert [str(f) for f in faults.active()] == ["delay=3"]
    faults.clear()
    assert faults.active() == ()
