import pytest

from labconnector.sandbox.ranges import Span, wanted_span

WHOLE = Span(0, 100, whole=True)


@pytest.mark.parametrize(
    ("asked", "if_range", "span"),
    [
        (None, None, WHOLE),
        ("bytes=10-", None, Span(10, 100)),
        ("bytes=10-19", None, Span(10, 20)),
        ("bytes=90-999", None, Span(90, 100)),
        ("bytes=-10", None, Span(90, 100)),
        ("bytes=-999", None, Span(0, 100)),
        ("bytes=10-", '"v1"', Span(10, 100)),
        ("bytes=10-", '"v2"', WHOLE),
        ("bytes=0-1,5-6", None, WHOLE),
        ("bytes=9-3", None, WHOLE),
        ("bytes=-", None, WHOLE),
        ("lines=1-2", None, WHOLE),
    ],
)
def test_picks_the_bytes(asked: str | None, if_range: str | None, span: Span) -> None:
    assert wanted_span(asked, if_range, '"v1"', 100) == span


def test_a_range_behind_the_end_is_empty() -> None:
    assert wanted_span("bytes=100-", None, "", 100).is_empty
    assert wanted_span("bytes=-0", None, "", 100).is_empty
    assert not Span(0, 0, whole=True).is_empty
