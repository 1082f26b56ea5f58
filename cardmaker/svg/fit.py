"""Fitting: a drawing and a panel go in, the panel's display list in a palette's inks comes out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Literal

from cardmaker.art.frame import framed
from cardmaker.art.palette import Palette
from cardmaker.art.panel import Panel
from cardmaker.display import Gradient, Group, Ink, Items, Path
from cardmaker.geometry import Rect
from cardmaker.process.separation import separated
from cardmaker.svg.drawing import Drawing, Shape, Wash

#: Whether a drawing fills its panel and is cut off at the edge, or is shown whole.
Fit = Literal["fill", "whole"]


def fitted(
    drawing: Drawing,
    panel: Panel,
    palette: Palette,
    roles: Mapping[str, str],
    fit: Fit | None = None,
) -> Items:
    """A drawing as the art of a panel, in the middle of it and as large as `fit` says.

    Where nothing is said, art that bleeds fills its panel and art with a border is shown whole.
    `roles` maps the drawing's colours ("#rrggbb") to roles of the palette; others stay as they are.
    """
    fit = fit or ("fill" if panel.edge == "bleed" else "whole")
    place = panel.reach
    view, sides = drawing.view, (place.w / drawing.view.w, place.h / drawing.view.h)
    scale = max(sides) if fit == "fill" else min(sides)
    shift = place.centre - view.centre * scale
    inks = {seen: palette.roles[role] for seen, role in roles.items()}
    items = drawn(drawing, scale, shift, inks)
    if fit == "fill":
        return framed(panel, palette, items)
    size = view.size.w * scale, view.size.h * scale
    shown = Rect(place.centre.real - size[0] / 2, place.centre.imag - size[1] / 2, *size)
    return (Group(items, clip=shown),)


def drawn(
    drawing: Drawing, scale: float, shift: complex, inks: Mapping[str, Ink] = MappingProxyType({})
) -> tuple[Path, ...]:
    """A drawing at a size and in a place; `inks` are those of its colours that change."""
    return tuple(path for shape in drawing.shapes for path in _paths(shape, scale, shift, inks))


def _paths(shape: Shape, scale: float, shift: complex, inks: Mapping[str, Ink]) -> Iterator[Path]:
    """A shape at its size and place. A stroke is a path of its own where only some of its contours
    are closed, for a path's are alike.
    """

    def ink(colour: str) -> Ink:
        return inks[colour] if colour in inks else separated(_levels(colour))

    fill: Ink | Gradient | None = None
    match shape.fill:
        case str():
            fill = ink(shape.fill)
        case Wash(first, last, start, end):
            fill = Gradient(ink(first), ink(last), start * scale + shift, end * scale + shift)
    lines = {
        closed: tuple(
            tuple(z * scale + shift for z in contour.points)
            for contour in shape.contours
            if contour.closed is closed
        )
        for closed in (True, False)
    }
    if fill is not None:
        yield Path((*lines[True], *lines[False]), fill, evenodd=shape.evenodd)
    if shape.stroke is not None:
        for closed, contours in lines.items():
            if contours:
                yield Path(
                    contours, None, ink(shape.stroke), shape.width * scale, closed, shape.round,
                    tuple(step * scale for step in shape.dash),
                )  # fmt: skip


def _levels(colour: str) -> tuple[float, float, float]:
    red, green, blue = bytes.fromhex(colour[1:])
    return red / 255, green / 255, blue / 255
