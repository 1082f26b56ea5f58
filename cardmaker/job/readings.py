"""Readings: a person's notes from a calibration sheet go in, what the printer does comes out."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from cardmaker.errors import CardmakerError, Misused
from cardmaker.geometry import Size
from cardmaker.press.register import (
    Axis,
    Reading,
    Similarity,
    fitted,
    is_printers,
    left_over,
    odd_one,
    worst,
)
from cardmaker.press.vernier import FIRST, PROOF, corner_of, cross_of, reading, verniers
from cardmaker.units import length, mm, show

#: How well do readings agree that are right: well, and still? (Read to a tenth, a printer that is
#: a thousandth longer one way than the other.)
_WELL: Final = 0.15 * mm
_STILL: Final = 0.35 * mm

#: What no printer does, so it was misread: a shift, a turn in degrees, a change of size.
_FARTHEST: Final = 8 * mm
_MOST_TURNED: Final = 2.0
_MOST_GROWN: Final = 0.03

_PAIR: Final = re.compile(r"(\d{2,3})\s*([a-z])", re.IGNORECASE)
_OFFSET: Final = re.compile(r"[+-]?\d+(?:\.\d+)?")
_EXAMPLE: Final = "as in A=19f,121d: across, then down"

#: The bar that is measured, in points.
BAR: Final = 100 * mm


class Found(NamedTuple):
    """What the readings say: the misregister, how far they are from it at most, in words, and
    whether the sheet had been corrected already.
    """

    error: Similarity
    residue: float
    corrected: bool


def read_corners(typed: Mapping[str, str], page: Size) -> tuple[list[Reading], bool]:
    """The readings of four corners ("A": "19f,121d", or "A": "+1.2,-0.4" in mm), across and down,
    and whether they are those of a corrected sheet.

    Raises:
        Misused: a corner is missing or unknown, or its pairs are not its own.
    """
    named = {name.strip().upper(): text for name, text in typed.items()}
    names = next((names for names in (FIRST, PROOF) if set(named) <= set(names)), None)
    if names is None:
        raise Misused(
            f"a sheet has the corners {', '.join(FIRST)}, a corrected one {', '.join(PROOF)}, and "
            f"none has {', '.join(sorted(named))}",
            _EXAMPLE,
        )
    missing = [name for name in names if name not in named]
    if missing:
        raise Misused(
            f"{_listed(missing)} {'is' if len(missing) == 1 else 'are'} not read",
            "all four corners are needed, " + _EXAMPLE,
        )
    found = [
        one for corner, name in enumerate(names) for one in _corner(name, corner, named[name], page)
    ]
    return found, names == PROOF


def found_in(readings: Sequence[Reading], corrected: bool) -> Found:
    """What the printer does, by the readings.

    Raises:
        CardmakerError: they do not agree, or no printer does that.
    """
    error = fitted(readings)
    residue = worst(error, readings)
    if residue > _STILL:
        raise _disagree(readings, PROOF if corrected else FIRST)
    if (
        abs(error.shift) > _FARTHEST
        or abs(error.degrees) > _MOST_TURNED
        or abs(error.scale - 1) > _MOST_GROWN
    ):
        raise CardmakerError(
            f"no printer does that: {in_words(error)}",
            "hold the sheet with its front towards you, and read it again",
        )
    return Found(error, residue, corrected)


def measured(text: str) -> tuple[float, float]:
    """How long 1 comes out, across and down, where the bar of 100 mm is so long ("99.2mm", or
    "99.2mm,99.4mm").

    >>> measured("99.2mm,99.4mm")
    (0.992, 0.994)

    Raises:
        Misused: it is no length, or that of no printer.
    """
    parts = [part.strip() for part in text.split(",")]
    if len(parts) > 2:
        raise Misused("--measured-bar takes one length, or two: across and down", "99.2mm,99.4mm")
    sizes = [round(length(part if part[-1:].isalpha() else f"{part}mm") / BAR, 6) for part in parts]
    for size in sizes:
        if not is_printers(size):
            raise Misused(
                f"no printer makes a bar of 100 mm {show(size * BAR)} long: the print dialog "
                "changed the size, and nothing is kept",
                'look for "100 %" or "actual size" there, print the sheet again, and measure the '
                "bar that says 100 mm",
            )
    return sizes[0], sizes[-1]


def in_words(error: Similarity) -> str:
    """What a misregister does to the back, as seen from the front."""
    x, y = error.shift.real, error.shift.imag
    said = [
        f"{abs(off) / mm:.1f} mm {way[off > 0]}"
        for off, way in ((x, ("to the left", "to the right")), (y, ("too high", "too low")))
        if abs(off) >= 0.05 * mm
    ]
    lies = f"lies {' and '.join(said)}" if said else "lies in its place"
    turned = abs(error.degrees)
    way = "clockwise" if error.degrees > 0 else "anticlockwise"
    grown = (error.scale - 1) * 100
    more = [f"is turned {turned:.2f}° {way}"] if turned >= 0.015 else []
    if abs(grown) >= 0.02:
        more.append(f"is {abs(grown):.2f} % {'larger' if grown > 0 else 'smaller'}")
    *most, last = [lies, *more]
    return f"the back {', '.join(most)} and {last}" if most else f"the back {last}"


def remarks_on(found: Found | None) -> tuple[str, ...]:
    """What a person should know of the readings beside what they say."""
    if found is None or found.residue <= _WELL:
        return ()
    return (
        f"One of the readings is {show(found.residue)} from what the others say: read the "
        "corrected sheet once more.",
    )


def farthest(error: Similarity, page: Size) -> float:
    """How far a corner's cross on the back is from that on the front, at most."""
    middle = complex(page.w, page.h) / 2
    return max(abs(error.moves(cross_of(page, corner) - middle)) for corner in range(4))


def _listed(names: Sequence[str]) -> str:
    *most, last = names
    return f"{', '.join(most)} and {last}" if most else last


def _corner(name: str, corner: int, text: str, page: Size) -> list[Reading]:
    """The two readings of a corner; pairs may come in either order, as their numbers differ."""
    parts = [part.strip() for part in text.split(",")]
    if len(parts) == 2 and all(map(_OFFSET.fullmatch, parts)):
        return _offsets(corner, [float(part) * mm for part in parts], page)
    pairs = [_PAIR.fullmatch(part) for part in parts]
    if len(pairs) != 2 or not all(pairs):
        raise Misused(f"--read {name}={text} is not two pairs of a number and a letter", _EXAMPLE)
    found: dict[Axis, Reading] = {}
    for pair in filter(None, pairs):
        number = int(pair[1])
        one = reading(page, number, pair[2].lower())
        if corner_of(number) != corner:
            raise Misused(
                f"{number} does not stand at corner {name}",
                f"it stands at {(PROOF if name in PROOF else FIRST)[corner_of(number)]}; "
                "read both again",
            )
        found[one.axis] = one
    if len(found) != 2:
        raise Misused(f"--read {name}={text} reads the same scale twice", _EXAMPLE)
    return [found["across"], found["down"]]


def _offsets(corner: int, offs: Sequence[float], page: Size) -> list[Reading]:
    middle = complex(page.w, page.h) / 2
    own = [scale for scale in verniers(page) if scale.corner == corner]
    return [Reading(s.middle - middle, s.axis, off) for s, off in zip(own, offs, strict=True)]


def _disagree(readings: Sequence[Reading], names: str) -> CardmakerError:
    """The refusal, naming the reading that is wrong if it is one alone."""
    at = odd_one(readings, _WELL)
    if at is None:
        off = worst(fitted(readings), readings)
        return CardmakerError(
            f"the readings do not agree with one another, by {off / mm:.1f} mm",
            "read the sheet again, its front towards you; nothing was saved",
        )
    others = [*readings[:at], *readings[at + 1 :]]
    off = left_over(fitted(others), readings[at])
    return CardmakerError(
        f"the reading {readings[at].axis} at corner {names[at // 2]} does not agree with the "
        f"others, by {abs(off) / mm:.1f} mm",
        "read that one again; nothing was saved",
    )
