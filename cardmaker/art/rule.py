"""Rules: the straight lines of printers, as frames, dividers and stripes, in inks a press holds."""

from __future__ import annotations

from typing import Final

from cardmaker.art.curve import ellipse
from cardmaker.art.palette import two_inks
from cardmaker.art.panel import Panel
from cardmaker.display import Ink, Items, Path, polygon, rectangle, rule
from cardmaker.geometry import Rect

#: How thick are rules, in points? The fine one is what a home printer still holds.
BOLD: Final = 1.1
MEDIUM: Final = 0.75
FINE: Final = 0.45

#: Up to which thickness is a line printed in two inks?
_THIN: Final = 0.6

#: How far inside the trim do rules stand at the least, in points? A knife that drifts by 1 mm shows
#: on a border that is narrower. (psprint.com, "borders": 1/4 in.)
FROM_TRIM: Final = 18.2

#: How far apart are the two rules of a double one, from middle to middle, in points: usually, and
#: by how much may a setting differ?
GAP: Final = 3.6
LOOSE: Final = 0.7

#: How much of a divider's width is the break in its middle?
_BREAK: Final = 0.23


def frame_place(panel: Panel, part: float = 0.07) -> Rect:
    """Where a front's frame stands: on the window's edge, or `part` of the shorter side inside the
    trim, and never too near to it.
    """
    if panel.edge == "border":
        return panel.window.inset(BOLD / 2)
    return panel.trim.inset(max(FROM_TRIM, part * min(panel.size)))


def framing(place: Rect, width: float, ink: Ink) -> Path:
    """A rule all round a place."""
    return rectangle(place, stroke=_held(ink, width), width=width)


def stepped(place: Rect, step: float, steps: int, width: float, ink: Ink) -> Path:
    """A rule all round a place whose corners go inwards in so many square steps."""
    stairs = []
    for i in range(steps):
        stairs += [
            complex(i * step, (steps - i) * step),
            complex((i + 1) * step, (steps - i) * step),
        ]
    stairs.append(complex(steps * step, 0.0))
    w, h = place.w, place.h
    right = [complex(w - z.real, z.imag) for z in reversed(stairs)]
    upper = [*stairs, *right]
    lower = [complex(z.real, h - z.imag) for z in reversed(upper)]
    corners = [complex(place.x, place.y) + z for z in (*upper, *lower)]
    return polygon(corners, stroke=_held(ink, width), width=width)


def divider(centre: complex, width: float, ink: Ink, heart: str = "dot") -> Items:
    """A fine rule with a break in its middle, in which a dot or a lozenge stands; "plain" has
    neither.
    """
    half, gap, fine = width / 2, _BREAK * width / 2, _held(ink, FINE)
    if heart == "plain":
        return (rule(centre - half, centre + half, fine, FINE),)
    rules = tuple(rule(centre + side * gap, centre + side * half, fine, FINE) for side in (-1, 1))
    return (*rules, lozenge(centre, 2.6, ink) if heart == "lozenge" else dot(centre, 1.5, ink))


def dot(centre: complex, radius: float, ink: Ink) -> Path:
    """A round full point."""
    return Path((ellipse(centre, radius),), ink)


def lozenge(centre: complex, radius: float, ink: Ink) -> Path:
    """A full point that stands on its corner, higher than wide."""
    ways = (-1j, 0.62, 1j, -0.62)
    return polygon([centre + radius * way for way in ways], fill=ink)


def _held(ink: Ink, width: float) -> Ink:
    """The ink for a line of that width."""
    return two_inks(ink) if width < _THIN else ink
