"""Rulings: the rows of rulings.toml, read as frozen values by name."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from cardmaker.named import named
from cardmaker.units import length


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
    return rulings[named("ruling", name, rulings)]


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
