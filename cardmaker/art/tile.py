"""Tiles: seven small pictures of arcs and petals, each in a square, as old Nordic prints have them.

A kind is pure geometry in the square from -1-1j to 1+1j; a tile puts it on a panel, turned by
quarters, in two tones on a ground.
"""

from __future__ import annotations

import cmath
import math
from typing import Final, Literal, NamedTuple

from cardmaker.art.curve import Contour, ellipse, line
from cardmaker.art.sketch import Sketch
from cardmaker.display import Ink
from cardmaker.geometry import Rect

#: What a piece of a tile is painted with: the tile's first or second tone, the first softened by
#: the ground, or a thin line of the ground itself.
Role = Literal["first", "second", "soft", "vein"]


class Piece(NamedTuple):
    """One shape of a kind, in its unit square."""

    outline: Contour
    role: Role


class Tile(NamedTuple):
    """A kind at its place (points), turned by so many quarters, and its tones."""

    kind: str
    place: Rect
    quarters: int
    ground: Ink
    first: Ink
    second: Ink


#: How much of the ground is in a softened tone?
_SOFT: Final = 0.38

#: How wide is a vein, as a part of its tile, and how thin may it be, in points?
_VEIN: Final = 0.026
_THINNEST: Final = 0.5


def draw_tile(sketch: Sketch, tile: Tile) -> None:
    """Its ground, then its pieces, on the sketch's middle layer."""
    place, middle = tile.place, tile.place.centre
    ground = ((-1 - 1j), (1 - 1j), (1 + 1j), (-1 + 1j))
    quarter = (1, 1j, -1, -1j)[tile.quarters % 4]

    def put(outline: Contour) -> Contour:
        return tuple(
            [
                middle + complex(z.real * place.w / 2, z.imag * place.h / 2)
                for z in (quarter * z for z in outline)
            ]
        )

    tones = {
        "first": tile.first,
        "second": tile.second,
        "soft": tile.first.mix(tile.ground, _SOFT),
    }
    sketch.mark(sketch.mid, put(_corners(*ground)), tile.ground)
    for outline, role in KINDS[tile.kind]:
        if role == "vein":
            width = max(_THINNEST, _VEIN * place.w)
            sketch.hair(sketch.mid, put(outline), tile.ground, width)
        else:
            sketch.organ(sketch.mid, put(outline), tones[role])


def _bow(centre: complex, start: complex, angle: float) -> Contour:
    """A circle's arc from `start` on, by up to a quarter turn about `centre`: an open contour."""
    reach = start - centre
    swung = reach * cmath.rect(1.0, angle)
    handle = 4 / 3 * math.tan(angle / 4) * 1j
    return (start, start + handle * reach, centre + swung - handle * swung, centre + swung)


def _corners(*places: complex) -> Contour:
    """A closed shape with straight edges."""
    out = [places[0]]
    for here, there in zip(places, (*places[1:], places[0]), strict=True):
        out += [here, there, there]
    return tuple(out)


def _lens(start: complex, end: complex, bulge: float = math.pi / 2) -> Contour:
    """Two arcs of `bulge` radians from start to end and back: the leaf that compasses draw."""
    half = (end - start) / 2
    off = half * 1j / math.tan(bulge / 2)
    there = _bow(start + half - off, start, -bulge)
    back = _bow(start + half + off, end, -bulge)
    return (*there, *back[1:])


def _quarter(corner: complex, radius: float) -> Contour:
    """A quarter disc that fills the square's lower left corner."""
    up, right = corner - radius * 1j, corner + radius
    return (*_bow(corner, up, math.pi / 2), right, corner, corner, corner, up, up)


def _ring(corner: complex, outer: float, inner: float) -> Contour:
    """A quarter ring about the square's lower left corner."""
    there = _bow(corner, corner - outer * 1j, math.pi / 2)
    back = _bow(corner, corner + inner, -math.pi / 2)
    return (*there, there[-1], back[0], *back, back[-1], there[0], there[0])


def _half(foot: complex, radius: float) -> Contour:
    """A half disc that stands on its straight side."""
    first = _bow(foot, foot - radius, math.pi / 2)
    second = _bow(foot, foot - radius * 1j, math.pi / 2)
    return (*first, *second[1:], second[-1], first[0], first[0])


def _stick(start: complex, end: complex, width: float) -> Contour:
    side = 0.5j * width * (end - start) / abs(end - start)
    return _corners(start + side, end + side, end - side, start - side)


def _leafy_stem() -> tuple[Piece, ...]:
    """Three pairs of leaves up a stem, those on the left in the softer tone."""
    pieces = []
    for foot in (0.94j, 0.30j, -0.34j):
        for side, role in ((-1, "soft"), (1, "first")):
            tip = foot + complex(side * 0.80, -0.46)
            pieces.append(Piece(_lens(foot, tip, 1.7), role))  # type: ignore[arg-type]
    return (*pieces, Piece(_stick(1j, -1j, 0.065), "first"))


def _star() -> tuple[Piece, ...]:
    petals = [Piece(_lens(0j, 0.93 * z, 1.75), "first") for z in (1 + 1j, -1 + 1j, -1 - 1j, 1 - 1j)]
    return (*petals, Piece(ellipse(0j, 0.21), "second"))


def _tulip() -> tuple[Piece, ...]:
    left, right = -0.54 - 0.80j, 0.54 - 0.80j
    bowl = (left, -0.58 - 0.08j, -0.36 + 0.18j, 0.18j, 0.36 + 0.18j, 0.58 - 0.08j, right)
    rim = _corners(right, 0.26 - 0.36j, -0.84j, -0.26 - 0.36j, left)
    cup = (*bowl, *rim[1:13])
    return (
        Piece(_stick(1j, 0.1j, 0.065), "second"),
        Piece(_lens(1j, -0.78 + 0.30j, 1.5), "second"),
        Piece(_lens(1j, 0.78 + 0.30j, 1.5), "second"),
        Piece(cup, "first"),
    )


_CORNER: Final = -1 + 1j

#: What does each kind show? Bottom piece first.
KINDS: Final[dict[str, tuple[Piece, ...]]] = {
    "leaf": (
        Piece(_lens(_CORNER, 1 - 1j), "first"),
        Piece(line(0.76 * _CORNER, 0.76 * (1 - 1j)), "vein"),
    ),
    "arc": (Piece(_ring(_CORNER, 2.0, 1.44), "first"), Piece(_quarter(_CORNER, 0.92), "second")),
    "sun": (Piece(_half(1j, 1.0), "first"), Piece(_half(1j, 0.58), "second")),
    "stem": _leafy_stem(),
    "star": _star(),
    "disc": (Piece(ellipse(0j, 0.72), "first"), Piece(ellipse(0j, 0.32), "second")),
    "tulip": _tulip(),
}
