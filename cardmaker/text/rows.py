"""Rows: how a settled ruling stands in a box, whole rows and whole columns only."""

from __future__ import annotations

from math import floor
from typing import NamedTuple

from cardmaker.errors import Overset
from cardmaker.geometry import Rect
from cardmaker.text.ruling import Ruling
from cardmaker.units import show

_SLACK = 1e-6

#: A nib ladder is two nibs wide, and a nib of air parts it from the rows.
LADDER = 3


class Rows(NamedTuple):
    """A ruling fitted to a box.

    `ruling` has the pitch that it was given here; `place` is what the rows fill, from the top of
    the first to the foot of the last, without the strip beside them where a nib ladder stands.
    """

    ruling: Ruling
    place: Rect
    number: int

    @property
    def tops(self) -> tuple[float, ...]:
        """Where each row begins."""
        return tuple(self.place.y + row * self.ruling.pitch for row in range(self.number))


def rows_in(ruling: Ruling, box: Rect) -> Rows:
    """The rows of a settled ruling that fill a box; what is left over goes above and below.

    A ruling that may give way is stretched or narrowed a little, so that nothing is left over.

    Raises:
        Overset: not one row fits.
    """
    if ruling.least is not None and box.h >= ruling.least:
        count = max(1, round(box.h / ruling.pitch))
        ruling = ruling.at(max(box.h / count, ruling.least))
    count = floor((box.h - ruling.height) / ruling.pitch + _SLACK) + 1
    if count < 1:
        raise Overset(
            f"not one row of {ruling.name} fits: it is {show(ruling.height)} high, and there is "
            f"room for {show(max(box.h, 0.0))}",
            "choose a smaller x-height or a larger format",
        )
    high = (count - 1) * ruling.pitch + ruling.height
    across = _across(ruling, box)
    return Rows(ruling, Rect(across.x, box.y + (box.h - high) / 2, across.w, high), count)


def _across(ruling: Ruling, box: Rect) -> Rect:
    """The box, narrowed to what the rows take of its width."""
    if ruling.nib:
        strip = LADDER * ruling.nib
        return Rect(box.x + (0.0 if ruling.left_handed else strip), box.y, box.w - strip, box.h)
    column = ruling.columns * ruling.pitch
    if column and box.w >= column:
        wide = floor(box.w / column + _SLACK) * column
        return Rect(box.x + (box.w - wide) / 2, box.y, wide, box.h)
    return box
