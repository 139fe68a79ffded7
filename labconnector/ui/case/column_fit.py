"""How wide a table's columns become in the room there is. Plain Python."""

from __future__ import annotations

from collections.abc import Sequence


def fit(natural: Sequence[int], least: Sequence[int], room: int) -> list[int]:
    """Widths for columns that would like to be `natural` pixels wide and read well down to `least`.

    What is too much is taken from the widest first, so that short columns stay whole. Where even the least does not
    fit, the least is given and the table scrolls.
    """
    widths = [max(wish, floor) for wish, floor in zip(natural, least, strict=True)]
    while (over := sum(widths) - room) > 0:
        wide = [at for at, width in enumerate(widths) if width > least[at]]
        if not wide:
            break
        top = max(widths[at] for at in wide)
        top_ones = [at for at in wide if widths[at] == top]
        below = [*(widths[at] for at in wide if widths[at] < top), *(least[at] for at in top_ones)]
        step = min(top - max(below), -(-over // len(top_ones)))
        for at in top_ones:
            widths[at] -= step
    return widths
