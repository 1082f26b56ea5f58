"""A drawing: what is left of an SVG once it is read, shapes in the places of its view box."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any, NamedTuple

from cardmaker.geometry import Rect


class Contour(NamedTuple):
    """A start point followed by triples (control, control, end), as in a display list's path."""

    points: tuple[complex, ...]
    closed: bool


class Wash(NamedTuple):
    """A straight gradient from one colour at `start` to another at `end`."""

    first: str
    last: str
    start: complex
    end: complex


@dataclass(frozen=True, slots=True)
class Shape:
    """Contours with their paint, the fill first; colours are "#rrggbb"."""

    contours: tuple[Contour, ...]
    fill: str | Wash | None = None
    evenodd: bool = False
    stroke: str | None = None
    width: float = 0.0
    round: bool = False
    dash: tuple[float, ...] = ()


class Drawing(NamedTuple):
    """The shapes of an SVG from the bottom up, and its view box."""

    view: Rect
    shapes: tuple[Shape, ...] = ()

    def packed(self) -> bytes:
        """The drawing as JSON.

        >>> red = Shape((Contour((0j, 1 + 2j), True),), fill="#ff0000")
        >>> drawing = Drawing(Rect(0, 0, 9, 9), (red,))
        >>> unpacked(drawing.packed()) == drawing
        True
        """
        return json.dumps([self.view, [_packed(shape) for shape in self.shapes]]).encode("ascii")


def unpacked(data: bytes) -> Drawing:
    """The drawing that was packed."""
    view, shapes = json.loads(data)
    return Drawing(Rect(*view), tuple(map(_unpacked, shapes)))


def _packed(shape: Shape) -> list[Any]:
    contours = [[_flat(contour.points), contour.closed] for contour in shape.contours]
    fill: Any = shape.fill
    if isinstance(fill, Wash):
        fill = [fill.first, fill.last, *_flat((fill.start, fill.end))]
    return [contours, fill, shape.evenodd, shape.stroke, shape.width, shape.round, shape.dash]


def _unpacked(parts: list[Any]) -> Shape:
    contours, fill, evenodd, stroke, width, rounded, dash = parts
    if isinstance(fill, list):
        fill = Wash(fill[0], fill[1], *_points(fill[2:]))
    lines = tuple(Contour(_points(flat), closed) for flat, closed in contours)
    return Shape(lines, fill, evenodd, stroke, width, rounded, tuple(dash))


def _flat(points: tuple[complex, ...]) -> list[float]:
    return [round(part, 4) for z in points for part in (z.real, z.imag)]


def _points(flat: list[float]) -> tuple[complex, ...]:
    return tuple(map(complex, flat[::2], flat[1::2]))
