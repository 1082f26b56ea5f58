"""Rulings: a row of rulings.toml and a box go in, guide lines for the pen come out."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from math import floor
from pathlib import Path
from typing import Any, Final

from cardmaker.display import Ink, Items, rule
from cardmaker.errors import Overset, UnknownName
from cardmaker.geometry import Rect
from cardmaker.units import length, show

#: How thick is a guide? A paler hairline breaks into dots when it is screened: 0.4 pt at the least.
GUIDE: Final = 0.5

#: The dash of a middle line, in points: long enough to read as one line.
_DASH: Final = (4.0, 3.0)

_SLACK: Final = 1e-6


@dataclass(frozen=True, slots=True)
class Ruling:
    """Guide lines by their pitch and their zones.

    `pitch` and `least` are points from baseline to baseline; `ratio` is ascender : x-height :
    descender; `lines` names what is drawn (top, waist, base, foot), `dashed` which are dashed.
    """

    name: str
    summary: str
    pitch: float
    least: float
    ratio: tuple[float, float, float]
    lines: tuple[str, ...]
    dashed: tuple[str, ...]


def load_rulings() -> dict[str, Ruling]:
    """The rulings that ship, by name."""
    table = tomllib.loads(Path(__file__).with_name("rulings.toml").read_text(encoding="utf-8"))
    return {name: _ruling(name, row) for name, row in table.items()}


def ruling_names() -> list[str]:
    """Their names, sorted."""
    return sorted(load_rulings())


def load_ruling(name: str) -> Ruling:
    """The ruling of that name.

    Raises:
        UnknownName: there is none.
    """
    rulings = load_rulings()
    if name not in rulings:
        raise UnknownName("ruling", name, sorted(rulings))
    return rulings[name]


def rule_lines(
    ruling: Ruling,
    box: Rect,
    ink: Ink,
    *,
    x_height: float | None = None,
    pitch: float | None = None,
) -> Items:
    """The guides that fill a box: whole rows only, evenly spread from its top to its bottom.

    The ruling's own pitch gives way a little to fill the box; an x-height or a pitch that is
    asked for (in points) is kept to the point, and what is left over goes above and below.

    Raises:
        Overset: not one row fits.
    """
    if x_height is not None:
        pitch = x_height * sum(ruling.ratio) / ruling.ratio[1]
    if pitch is None:
        count = max(1, round(box.h / ruling.pitch))
        pitch = max(box.h / count, ruling.least)
    count = floor(box.h / pitch + _SLACK)
    if count < 1:
        raise Overset(
            f"no row of {ruling.name} guides, {show(pitch)} high, fits a box {show(box.h)} high",
            "choose a smaller x-height or a larger format",
        )
    top = box.y + (box.h - count * pitch) / 2
    depths = _depths(ruling, pitch)
    return tuple(
        rule(
            complex(box.x, top + row * pitch + depths[line]),
            complex(box.right, top + row * pitch + depths[line]),
            ink,
            GUIDE,
            _DASH if line in ruling.dashed else (),
        )
        for row in range(count)
        for line in ruling.lines
    )


def _depths(ruling: Ruling, pitch: float) -> Mapping[str, float]:
    """How far each line lies below the top of its row."""
    zone = pitch / sum(ruling.ratio)
    ascender, x_height, _descender = ruling.ratio
    return {
        "top": 0.0,
        "waist": ascender * zone,
        "base": (ascender + x_height) * zone,
        "foot": pitch,
    }


def _ruling(name: str, row: Mapping[str, Any]) -> Ruling:
    ascender, x_height, descender = row["ratio"]
    return Ruling(
        name=name,
        summary=row["summary"],
        pitch=length(row["pitch"]),
        least=length(row["least"]),
        ratio=(ascender, x_height, descender),
        lines=tuple(row["lines"]),
        dashed=tuple(row["dashed"]),
    )
