"""What is asked of a ruling: a person's own measures go in, the ruling made to them comes out."""

from __future__ import annotations

from dataclasses import replace
from typing import Final, NamedTuple

from cardmaker.errors import Misused
from cardmaker.text.ruling import Ruling
from cardmaker.units import mm, show

#: What is written on a card: the smallest x-height that is read with ease, and a first-grader's.
SMALLEST_X: Final = 1.5 * mm
LARGEST_X: Final = 12 * mm

#: The closest lines that are sold to be written on: shorthand's, 3 mm (DIN 16552-1, ruling 12).
CLOSEST: Final = 3 * mm

#: From a mapping pen's stroke to the widest marker.
_NIBS: Final = (0.3 * mm, 15 * mm)

_SLACK: Final = 1e-6


class Asked(NamedTuple):
    """What a person asks of a ruling, None where nothing is; lengths in points, angles in degrees.

    x-height and ratio go before all: nothing stretches them.
    """

    x_height: float | None = None
    ratio: tuple[float, float, float] | None = None
    pitch: float | None = None
    slant: float | None = None
    nib: float | None = None
    left_handed: bool = False


def settled(ruling: Ruling, asked: Asked) -> Ruling:
    """The ruling as a person asks for it; what is asked for is never stretched.

    An x-height, else a nib, else a pitch gives the size; a pitch beside an x-height or a nib says
    how far apart the rows stand. A ratio alone divides the rows anew: around the x-height where
    zones are drawn, within the pitch where they are not.

    >>> from cardmaker.text.ruling import load_ruling
    >>> italic = settled(load_ruling("italic"), Asked(nib=2 * mm))
    >>> round(italic.x_height / mm, 3), round(italic.pitch / mm, 3)
    (10.0, 26.0)

    Raises:
        Misused: a size that nobody writes, or rows that would cross each other.
    """
    _check(asked)
    if any((asked.x_height, asked.ratio, asked.pitch, asked.nib and ruling.nib)):
        ruling = _sized(ruling, asked)
    if asked.slant is not None:
        connective = (angle for angle in ruling.slants[1:] if angle < asked.slant)
        ruling = replace(ruling, slants=(asked.slant, *connective))
    return replace(ruling, left_handed=asked.left_handed)


def _sized(ruling: Ruling, asked: Asked) -> Ruling:
    ratio = asked.ratio or ruling.ratio
    part = _x_height(ruling, asked, ratio) / ratio[1]
    pitch = asked.pitch or part * (sum(ratio) + ruling.gap)
    nib = (asked.nib or part) if ruling.nib else 0.0
    made = replace(
        ruling, ratio=ratio, pitch=pitch, gap=pitch / part - sum(ratio), least=None, nib=nib
    )
    _check_made(made)
    return made


def _x_height(ruling: Ruling, asked: Asked, ratio: tuple[float, float, float]) -> float:
    if asked.x_height is not None:
        return asked.x_height
    if ruling.nib and (asked.nib or asked.pitch is None):
        return (asked.nib or ruling.nib) * ratio[1]
    if ruling.zoned and asked.pitch is None:
        return ruling.x_height
    return (asked.pitch or ruling.pitch) * ratio[1] / (sum(ratio) + ruling.gap)


def _check(asked: Asked) -> None:
    if asked.x_height is not None and not _within(asked.x_height, SMALLEST_X, LARGEST_X):
        raise Misused(
            f"an x-height of {show(asked.x_height)} is not written on a card",
            f"say one from {show(SMALLEST_X)} to {show(LARGEST_X)}",
        )
    if asked.pitch is not None and asked.pitch < CLOSEST - _SLACK:
        raise Misused(
            f"lines {show(asked.pitch)} apart are too close to write on",
            f"say a pitch from {show(CLOSEST)} up",
        )
    if asked.nib is not None and not _within(asked.nib, *_NIBS):
        raise Misused(
            f"there is no nib {show(asked.nib)} wide",
            f"say one from {show(_NIBS[0])} to {show(_NIBS[1])}",
        )


def _check_made(made: Ruling) -> None:
    depths = [made.depths[line] for line in made.lines] or [0.0]
    drawn = max(depths) - min(depths)
    if drawn > made.pitch + _SLACK:
        raise Misused(
            f"rows of {made.name} {show(drawn)} high, {show(made.pitch)} apart, would cross",
            f"say a pitch from {show(drawn)} up, or leave it out",
        )
    if (made.zoned and made.x_height < SMALLEST_X - _SLACK) or made.pitch < CLOSEST - _SLACK:
        raise Misused(
            f"{made.name} with an x-height of {show(made.x_height)} in rows {show(made.pitch)} "
            "apart is too small to write in",
            f"an x-height from {show(SMALLEST_X)} and a pitch from {show(CLOSEST)} can be written",
        )


def _within(value: float, low: float, high: float) -> bool:
    return low - _SLACK <= value <= high + _SLACK
