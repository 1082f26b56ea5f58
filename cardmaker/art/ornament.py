"""Ornaments: a mirrored pair of small sprigs round one blossom, for headers and backs."""

from __future__ import annotations

import math
from collections.abc import Callable

from cardmaker.art.blossom import draw_blossom
from cardmaker.art.branch import HABITS, draw_branch
from cardmaker.art.grain import Grain
from cardmaker.art.growth import Head
from cardmaker.art.palette import Palette
from cardmaker.art.sketch import Sketch
from cardmaker.art.spine import Posture, grow
from cardmaker.display import Gradient, Items, Path

#: Which sprigs make one half? Kind, how far its root lies from the middle, heading in degrees
#: (negative is up), length, turn: lengths as parts of the ornament's width.
HALF = (
    ("myrtle", 0.02, -38, 0.24, 0.35, 1.6),
    ("myrtle", 0.02, 22, 0.22, -0.30, 1.6),
    ("olive", 0.03, -10, 0.46, 0.30, 0.95),
)


#: What draws the flower in the middle: on a sketch, at a centre, with a radius in points.
Heart = Callable[[Sketch, complex, float], None]


def _blossom(sketch: Sketch, centre: complex, radius: float) -> None:
    draw_blossom(sketch, Head(centre, radius, -math.pi / 2, 0.0, centre, "blossom"), 1)


def draw_ornament(
    centre: complex, width: float, palette: Palette, grain: Grain, heart: Heart = _blossom
) -> Items:
    """A mirrored ornament `width` points wide about `centre`."""
    half: list[Path] = []
    for i, (kind, root, heading, length, turn, scale) in enumerate(HALF):
        stem = length * width
        posture = Posture(turn, 0.10, gather=1.4)
        spine = grow(centre + root * width, math.radians(heading), stem, posture, stem)
        sketch = Sketch(palette, grain.child(i), palette.style)
        draw_branch(sketch, spine, HABITS[kind], scale)
        half += [item for item in sketch.items if isinstance(item, Path)]
    bloom = Sketch(palette, grain.child("bloom"), palette.style)
    heart(bloom, centre, width * 0.075)
    return (*half, *(mirror(path, centre.real) for path in half), *bloom.items)


def mirror(path: Path, x: float) -> Path:
    """The path as seen in an upright mirror that stands at x."""

    def seen(z: complex) -> complex:
        return complex(2 * x - z.real, z.imag)

    fill = path.fill
    if isinstance(fill, Gradient):
        fill = Gradient(fill.first, fill.last, seen(fill.start), seen(fill.end))
    contours = tuple(tuple([seen(z) for z in contour]) for contour in path.contours)
    return Path(contours, fill, path.stroke, path.width, path.closed)
