"""Rulings: a row of rulings.toml and what is asked of it go in, a settled `Ruling` comes out."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final, NamedTuple

from cardmaker.errors import Misused, UnknownName
from cardmaker.units import length, mm, show

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


@dataclass(frozen=True, slots=True)
class Ruling:
    """Guide lines by their zones and their pitch, in points.

    `pitch` goes from baseline to baseline and `x_height` from base to waist; `ratio` is ascender :
    x-height : descender, and `gap` the air between rows in the same parts. `least` is the smallest
    pitch of a ruling that gives way to fill a box, None for one that is kept to the point. `fine`
    divides the pitch, `columns` are as many pitches wide, `margin` is a share of the width. `nib`
    is 0 where nothing is counted in nibs. The rest is as in rulings.toml.
    """

    name: str
    summary: str
    pitch: float
    ratio: tuple[float, float, float]
    gap: float
    least: float | None
    lines: tuple[str, ...]
    dashed: tuple[str, ...]
    band: bool
    fine: int
    columns: float
    dots: bool
    margin: float
    slants: tuple[float, ...]
    nib: float
    left_handed: bool = False

    @property
    def part(self) -> float:
        """One part of the ratio."""
        return self.pitch / (sum(self.ratio) + self.gap)

    @property
    def x_height(self) -> float:
        """From the base line to the waist line."""
        return self.ratio[1] * self.part

    @property
    def height(self) -> float:
        """A row without the air below it."""
        return sum(self.ratio) * self.part

    @property
    def depths(self) -> Mapping[str, float]:
        """How far each line lies below the top of its row."""
        above, x, below = (part * self.part for part in self.ratio)
        return {"top": 0.0, "waist": above, "base": above + x, "foot": above + x + below}

    @property
    def zoned(self) -> bool:
        """Whether more than the line to write on is drawn."""
        return bool(set(self.lines) - {"base"})

    def at(self, pitch: float) -> Ruling:
        """The ruling enlarged or reduced to a pitch."""
        return replace(self, pitch=pitch, nib=self.nib * pitch / self.pitch)


@cache
def load_rulings() -> Mapping[str, Ruling]:
    """The rulings that ship, by name, in the order of their table."""
    table = tomllib.loads(Path(__file__).with_name("rulings.toml").read_text(encoding="utf-8"))
    return MappingProxyType({name: _ruling(name, row) for name, row in table.items()})


def ruling_names() -> list[str]:
    """Their names, in the order of their table."""
    return list(load_rulings())


def load_ruling(name: str) -> Ruling:
    """The ruling of that name.

    Raises:
        UnknownName: there is none.
    """
    rulings = load_rulings()
    if name not in rulings:
        raise UnknownName("ruling", name, list(rulings))
    return rulings[name]


def settled(ruling: Ruling, asked: Asked) -> Ruling:
    """The ruling as a person asks for it; what is asked for is never stretched.

    An x-height, else a nib, else a pitch gives the size; a pitch beside an x-height or a nib says
    how far apart the rows stand. A ratio alone divides the rows anew: around the x-height where
    zones are drawn, within the pitch where they are not.

    >>> from cardmaker.units import mm
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


def _ruling(name: str, row: Mapping[str, Any]) -> Ruling:
    above, x, below = row["ratio"]
    gap, nib = row.get("gap", 0.0), length(row.get("nib", "0mm"))
    part = nib or length(row.get("x", "0mm")) / x
    return Ruling(
        name=name,
        summary=row["summary"],
        pitch=length(row["pitch"]) if "pitch" in row else part * (above + x + below + gap),
        ratio=(above, x, below),
        gap=gap,
        least=length(row["least"]) if "least" in row else None,
        lines=tuple(row["lines"]),
        dashed=tuple(row.get("dashed", ())),
        band=row.get("band", False),
        fine=row.get("fine", 0),
        columns=row.get("columns", 0.0),
        dots=row.get("dots", False),
        margin=row.get("margin", 0.0),
        slants=tuple(row.get("slants", ())),
        nib=nib,
    )
