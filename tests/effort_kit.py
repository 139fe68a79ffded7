"""How much the tests of random histories and inputs do. LABCONNECTOR_TEST_EFFORT=10 makes ten times as many."""

from __future__ import annotations

import os

EFFORT = float(os.environ.get("LABCONNECTOR_TEST_EFFORT", "1"))


def examples(usual: int) -> int:
    """How many examples to make, for what is enough in an everyday run."""
    return max(1, round(usual * EFFORT))
