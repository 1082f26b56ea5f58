"""Colouring: art and lettering become the outlines of a colouring book, in one ink."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import pairwise
from typing import Final

from cardmaker.art.palette import Bloom, Green, Palette
from cardmaker.art.sketch import HAIRLINE
from cardmaker.display import PAPER, Choice, Glyphs, Group, Image, Ink, Item, Items, Path

#: The one ink, and the tone of what should hardly be seen: guides, rules.
BLACK: Final = Ink(0.0, 0.0, 0.0, 1.0)
PALE: Final = Ink(0.0, 0.0, 0.0, 0.17)

#: How wide is a line of a colouring book, in points? Round a narrow shape it is this part of the
#: shape's breadth, down to a fine line, which a home printer still holds.
OUTLINE: Final = 0.7
FINE: Final = 0.45
_OF_BREADTH: Final = 0.25

#: A shape not this long clots, and what is this narrow for its length is a stem: a line already.
_TINY: Final = 2.2
_STEM: Final = 0.12

#: A shape this pale without a line of its own is a shadow or a ground: there is nothing to colour.
_SHADOW: Final = 0.45

#: Type smaller than this is left solid, or its counters would fill.
_SMALL_TYPE: Final = 16.0


def pen_palette(palette: Palette) -> Palette:
    """The palette as a pen has it: black lines on bare paper, few of them."""
    green, bloom = Green(PAPER, PAPER), Bloom(PAPER, PAPER, PAPER)
    return replace(
        palette, style="ink", paper=PAPER, ink=BLACK, stem=BLACK, pale=PALE, ghost=PALE,
        green=(green, green, green), bloom=(bloom, bloom, bloom),
        heart=BLACK, heart_d=BLACK, berry=green, accent=BLACK,
    )  # fmt: skip


def colouring(items: Items, lettering: Callable[[Glyphs], Items]) -> Items:
    """The items in outline: what has a body is filled with paper, so that it still hides what lies
    behind it, and has one even line round it; washes, veins, specks and shadows go. `lettering`
    draws large letters in outline.

    >>> from cardmaker.display import rectangle
    >>> from cardmaker.geometry import Rect
    >>> (leaf,) = colouring((rectangle(Rect(0, 0, 30, 20), fill=Ink(0.5, 0, 0.5, 0)),), tuple)
    >>> leaf.fill, leaf.stroke, leaf.width
    (Ink(c=0.0, m=0.0, y=0.0, k=0.0), Ink(c=0.0, m=0.0, y=0.0, k=1.0), 0.7)
    """
    return tuple(_outlined(items, lettering))


def _outlined(items: Iterable[Item], lettering: Callable[[Glyphs], Items]) -> Iterator[Item]:
    for item in items:
        match item:
            case Path():
                yield from _shape(item)
            case Glyphs():
                small = item.size < _SMALL_TYPE
                yield from (item._replace(ink=BLACK),) if small else lettering(item)
            case Group():
                yield replace(item, items=tuple(_outlined(item.items, lettering)))
            case Choice():
                yield Choice(tuple([tuple(_outlined(way, lettering)) for way in item.ways]))
            case Image():
                # A picture has no outline.
                pass


def _shape(path: Path) -> Iterator[Path]:
    """A path as the line it becomes; nothing, if it is a vein or if there is nothing to colour."""
    if path.fill is None:
        if path.closed or path.width >= FINE:
            yield path._replace(stroke=BLACK, width=OUTLINE)
        return
    length, breadth = _measures(path)
    if length < _TINY or _is_shadow(path):
        return
    if breadth < _STEM * length and path.stroke is None:
        yield Path(path.contours, BLACK, BLACK, max(HAIRLINE, OUTLINE - breadth))
    else:
        yield Path(path.contours, PAPER, BLACK, max(FINE, min(OUTLINE, _OF_BREADTH * breadth)))


def _is_shadow(path: Path) -> bool:
    return path.stroke is None and isinstance(path.fill, Ink) and 0 < path.fill.total <= _SHADOW


def _measures(path: Path) -> tuple[float, float]:
    """About how long and how broad a path is, in points.

    The length is half its outline's, or all of an open line's; the breadth what its area then
    leaves. The corners of the outline's polygon are near enough.
    """
    around = area = 0.0
    for contour in path.contours:
        corners = [*contour, contour[0]] if path.closed else [*contour]
        around += sum(abs(b - a) for a, b in pairwise(corners))
        area += sum((a.conjugate() * b).imag for a, b in pairwise(corners)) / 2
    if not path.closed:
        return around, 0.0
    length = around / 2
    return length, abs(area) / length if length else 0.0
