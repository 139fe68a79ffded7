"""Numbers out of text, fast."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray


def parse_numbers(text: bytes) -> NDArray[np.float64] | None:
    """The numbers in a text of numbers and blanks; None where there is anything else in it."""
    if not text or text.isspace():
        return np.empty(0)
    try:
        return np.fromstring(text, np.float64, sep=" ")
    except (ValueError, DeprecationWarning):  # newer numpy raises, older warns and stops, which the caller counts
        return None
