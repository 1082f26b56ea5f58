"""Outlines in an SVG: the shape of an element, in its own places, as Béziers.

The language of paths is fontTools' to read; the plainer shapes are said in it first.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from fontTools.svgLib.path.parser import parse_path  # type: ignore[import-untyped]

from cardmaker.errors import BadDesign
from cardmaker.geometry import Size
from cardmaker.svg.drawing import Contour
from cardmaker.svg.measure import numbers, pixels, sound
from cardmaker.svg.tree import Node

#: How many points may the paths of a drawing have in all?
MOST_POINTS: Final = 200_000

Point = tuple[float, float]


class Outliner:
    """Turns the elements of one drawing into contours, and counts their points."""

    def __init__(self, view: Size) -> None:
        self._view = view
        self._left = MOST_POINTS

    def contours(self, node: Node) -> tuple[Contour, ...]:
        """The contours of a shape's element, in its own places.

        Raises:
            BadDesign: it has numbers that are none, or more points than a card needs.
        """
        said = _SAID[node.tag](node, self._view)
        pen = _Pen(self._left)
        try:
            parse_path(said, pen)
        except (ValueError, IndexError, TypeError, OverflowError, ZeroDivisionError):
            raise BadDesign(
                f"the path {said[:40].strip()!r} cannot be read", "draw that shape anew"
            ) from None
        self._left = pen.left
        return tuple(pen.contours)


class _Pen:
    """What fontTools draws a path on: collects cubic contours."""

    def __init__(self, left: int) -> None:
        self.left = left
        self.contours: list[Contour] = []
        self._points: list[complex] = []

    def moveTo(self, point: Point) -> None:
        """Begin a contour."""
        self._points = []
        self._add(point)

    def lineTo(self, point: Point) -> None:
        """A straight edge."""
        here = self._points[-1]
        self._add((here.real, here.imag), point, point)

    def curveTo(self, *points: Point) -> None:
        """A cubic curve."""
        self._add(*points)

    def qCurveTo(self, control: Point, end: Point) -> None:
        """A quadratic curve, as the cubic that is the same."""
        here, middle, there = self._points[-1], complex(*control), complex(*end)
        first, last = here + (middle - here) * 2 / 3, there + (middle - there) * 2 / 3
        self._add((first.real, first.imag), (last.real, last.imag), end)

    def closePath(self) -> None:
        """End a contour where it began."""
        self._end(closed=True)

    def endPath(self) -> None:
        """End a contour where it is."""
        self._end(closed=False)

    def _add(self, *points: Point) -> None:
        self.left -= len(points)
        if self.left < 0:
            raise BadDesign(f"it has more than {MOST_POINTS:,} points", "simplify its paths")
        self._points += [complex(sound(x), sound(y)) for x, y in points]

    def _end(self, closed: bool) -> None:
        if len(self._points) > 1:
            self.contours.append(Contour(tuple(self._points), closed))


def _length(node: Node, name: str, whole: float, usual: str = "0") -> float:
    return pixels(node.attributes.get(name, usual), whole)


def _path(node: Node, _view: Size) -> str:
    return node.attributes.get("d", "")


def _rect(node: Node, view: Size) -> str:
    """A rectangle, whose corners are round if it has a radius (SVG 2, 10.2)."""
    x, y = _length(node, "x", view.w), _length(node, "y", view.h)
    w, h = _length(node, "width", view.w), _length(node, "height", view.h)
    across, down = node.attributes.get("rx"), node.attributes.get("ry")
    rx = min(pixels(across or down or "0", view.w), w / 2)
    ry = min(pixels(down or across or "0", view.h), h / 2)
    if w <= 0 or h <= 0:
        return ""
    if rx <= 0 or ry <= 0:
        return f"M{x},{y}h{w}v{h}h{-w}z"
    arcs = [
        f"a{rx},{ry},0,0,1,{dx},{dy}" for dx, dy in ((rx, ry), (-rx, ry), (-rx, -ry), (rx, -ry))
    ]
    across, down = f"{w - 2 * rx}", f"{h - 2 * ry}"
    return f"M{x + rx},{y}h{across}{arcs[0]}v{down}{arcs[1]}h-{across}{arcs[2]}v-{down}{arcs[3]}z"


def _round(node: Node, view: Size) -> str:
    """A circle or an ellipse: two arcs."""
    cx, cy = _length(node, "cx", view.w), _length(node, "cy", view.h)
    if node.tag == "circle":
        rx = ry = _length(node, "r", view.w)
    else:
        rx, ry = _length(node, "rx", view.w), _length(node, "ry", view.h)
    if rx <= 0 or ry <= 0:
        return ""
    return f"M{cx - rx},{cy}a{rx},{ry},0,1,1,{2 * rx},0a{rx},{ry},0,1,1,{-2 * rx},0z"


def _line(node: Node, view: Size) -> str:
    x, y = _length(node, "x1", view.w), _length(node, "y1", view.h)
    return f"M{x},{y}L{_length(node, 'x2', view.w)},{_length(node, 'y2', view.h)}"


def _corners(node: Node, _view: Size) -> str:
    """A polyline or a polygon."""
    values = numbers(node.attributes.get("points", ""))
    pairs = [f"{x},{y}" for x, y in zip(values[::2], values[1::2], strict=False)]
    if not pairs:
        return ""
    return f"M{' L'.join(pairs)}" + ("z" if node.tag == "polygon" else "")


#: How each shape is said as a path.
_SAID: Final[dict[str, Callable[[Node, Size], str]]] = {
    "path": _path,
    "rect": _rect,
    "circle": _round,
    "ellipse": _round,
    "line": _line,
    "polyline": _corners,
    "polygon": _corners,
}

#: The elements that are shapes.
SHAPES: Final = frozenset(_SAID)
