"""Gradients in an SVG: the element goes in, a straight wash in the drawing's places comes out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from cardmaker.errors import BadDesign
from cardmaker.geometry import Matrix, Rect
from cardmaker.svg.colour import OPAQUE, colour
from cardmaker.svg.drawing import Wash
from cardmaker.svg.measure import pixels, transform
from cardmaker.svg.style import Sheet, Style, style_of
from cardmaker.svg.tree import Node

#: How many gradients may stand one behind another, each giving what the one before leaves open?
_BEHIND: Final = 10

_PLAIN: Final = "fill it with a colour, or with a linear gradient of two"


def wash_of(
    name: str, named: Mapping[str, Node], box: Rect, placed: Matrix, sheet: Sheet, style: Style
) -> Wash | str | None:
    """The paint called `name` for a shape that takes `box` in its own places, and that `placed`
    brings to its place in the drawing: a wash, or a colour if its ends are alike.

    Raises:
        BadDesign: there is none of that name, or it is more than a straight wash of two colours.
    """
    attributes, stops = _whole(name, named)
    colours = [
        colour(style_of(stop, style, sheet).get("stop-color", "#000000"), style["color"])
        for stop in stops
    ]
    if not colours:
        return None
    if None in colours:
        raise BadDesign(f"the gradient {name[:40]!r} is transparent at one end", OPAQUE)
    if len(colours) > 2:
        raise BadDesign(f"the gradient {name[:40]!r} has {len(colours)} colours", _PLAIN)
    if colours[0] == colours[-1]:
        return colours[0]
    spread = attributes.get("spreadMethod", "pad").strip()
    if spread != "pad":
        raise BadDesign(f"the gradient {name[:40]!r} has spreadMethod {spread[:20]!r}", _PLAIN)
    ends = _ends(attributes, stops, box)
    units = attributes.get("gradientUnits", "objectBoundingBox")
    onto = (
        Matrix(box.w, 0.0, 0.0, box.h, box.x, box.y) if units == "objectBoundingBox" else Matrix()
    )
    matrix = transform(attributes.get("gradientTransform", "")).then(onto).then(placed)
    start, end = _straightened(*ends, matrix)
    return Wash(str(colours[0]), str(colours[-1]), start, end)


def _whole(name: str, named: Mapping[str, Node]) -> tuple[dict[str, str], list[Node]]:
    """A gradient's attributes and stops, with what it takes from the gradients it refers to."""
    attributes: dict[str, str] = {}
    stops: list[Node] = []
    for _ in range(_BEHIND):
        node = named.get(name)
        if node is None:
            raise BadDesign(f"there is no paint {name[:40]!r} in it", _PLAIN)
        if node.tag != "linearGradient" and not (attributes and node.tag == "radialGradient"):
            raise BadDesign(f"it fills a shape with a <{node.tag}>, which does not print", _PLAIN)
        attributes = {**node.attributes, **attributes}
        stops = stops or [child for child in node.children if child.tag == "stop"]
        behind = node.attributes.get("href", "")
        if not behind:
            return attributes, stops
        if not behind.startswith("#"):
            raise BadDesign("a gradient in it refers to another file", _PLAIN)
        name = behind[1:]
    raise BadDesign("its gradients refer to each other without end", _PLAIN)


def _ends(attributes: Mapping[str, str], stops: list[Node], box: Rect) -> tuple[complex, complex]:
    """Where the two colours stand, in the gradient's own places."""
    in_box = attributes.get("gradientUnits", "objectBoundingBox") == "objectBoundingBox"
    w, h = (1.0, 1.0) if in_box else (box.w, box.h)
    x1, y1 = pixels(attributes.get("x1", "0%"), w), pixels(attributes.get("y1", "0%"), h)
    x2, y2 = pixels(attributes.get("x2", "100%"), w), pixels(attributes.get("y2", "0%"), h)
    start, end = complex(x1, y1), complex(x2, y2)
    first, last = (
        pixels(stop.attributes.get("offset", "0"), 1.0) for stop in (stops[0], stops[-1])
    )
    return start + (end - start) * first, start + (end - start) * last


def _straightened(start: complex, end: complex, matrix: Matrix) -> tuple[complex, complex]:
    """The ends of the straight wash that looks the same once `matrix` has moved it.

    What is drawn across a gradient stays across it in a picture that is stretched or skewed only if
    its direction is moved as normals are: by the inverse, transposed.
    """
    along = end - start
    a, b, c, d, _, _ = matrix
    size, area = abs(along) ** 2, a * d - b * c
    if size < 1e-12 or abs(area) < 1e-12:
        return matrix.apply(start), matrix.apply(end)
    u, v = along.real / size, along.imag / size
    slope = complex((d * u - b * v) / area, (a * v - c * u) / area)
    first = matrix.apply(start)
    return first, first + slope / abs(slope) ** 2
