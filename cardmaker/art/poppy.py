"""The poppy: four broad crumpled petals round a dark eye, on a tall bare stem, and its hung bud."""

from __future__ import annotations

import math

from cardmaker.art.branch import draw_fern
from cardmaker.art.curve import Contour, bent, ellipse, line, placed, smooth, tilted, turn
from cardmaker.art.grain import Grain
from cardmaker.art.growth import Growth, Head, Stalk, draw_stalks
from cardmaker.art.leaf import SHAPES, Blade, silhouette
from cardmaker.art.sketch import Sketch
from cardmaker.art.spine import Posture, Spine, grow
from cardmaker.display import Gradient

#: Which of the palette's blooms does a poppy wear?
BLOOM = 0

#: How large is an open poppy, and how long a bud? In organ lengths.
SIZE, BUD = 0.150, 0.085

#: How far do its petals reach, and how far from the middle is its foot? In petal lengths.
REACH, FOOT = 1.22, 0.62

#: The petals of a poppy that looks up: how far each leans from the flower's axis, how long it is
#: and how broad, in radii; and how light. Those behind the eye, then those before it.
BEHIND = ((-0.66, 1.34, 0.58, 0.10), (0.66, 1.34, 0.58, 0.0), (0.02, 1.46, 0.70, 0.25))
BEFORE = ((0.90, 0.96, 0.46, 0.40), (-0.84, 0.96, 0.48, 0.55), (0.05, 0.60, 0.52, 0.30))


def plan_poppy(spine: Spine, grain: Grain) -> Growth:
    """One open flower at the tip; lower, on a stalk of its own, a bud that still hangs."""
    organ, side, width = spine.organ, grain.side(), _width(spine)
    tip, heading = spine.at(1)
    r = organ * SIZE * grain.about(1, 0.10)
    facing = heading + grain.swing(0.25)
    heads = [Head(tip + turn(facing) * r * FOOT / REACH, r, facing, 0.0, tip, "poppy")]
    at, heading = spine.at(0.26)
    length = spine.length * grain.between(0.40, 0.50)
    neck = grow(at, heading + side * 0.34, length, Posture(side * 2.3, gather=5.0), organ, 14)
    end, facing = neck.at(1)
    size = organ * BUD * 0.5
    heads.append(Head(end + turn(facing) * size, size * 1.05, facing, 1.0, end, "bud"))
    return Growth(spine, (Stalk(neck, width * 0.7, width * 0.5),), tuple(heads))


def _width(spine: Spine) -> float:
    return max(0.55, spine.organ * 0.0072)


def draw_poppies(sketch: Sketch, growth: Growth) -> None:
    """A poppy plant: feathered leaves low, a bare stem, the flower and its bud."""
    spine, grain, width = growth.spine, sketch.grain, _width(growth.spine)
    hand = grain.side()
    for s, side in ((0.10, hand), (0.20, -hand)):
        at, heading = spine.at(s)
        posture, length = Posture(-side * 0.5), spine.organ * (0.32 - 0.4 * s)
        frond = grow(at, heading + side * 0.75, length, posture, spine.organ * 0.42, 9)
        draw_fern(sketch, frond, pairs=7)
    draw_stalks(sketch, growth, 0)
    ink = sketch.palette.stem.mix(sketch.palette.green[0].lit, 0.45)
    sketch.mark(sketch.mid, spine.taper(width, width * 0.6), ink)
    for head in growth.heads:
        if head.kind == "poppy":
            draw_poppy(sketch, head, BLOOM)
        else:
            _draw_hung_bud(sketch, head, BLOOM)


def draw_poppy(sketch: Sketch, head: Head, bloom: int) -> None:
    """A poppy seen from a little above its rim: petals behind, the eye, petals before."""
    r = head.radius / REACH
    place = head.centre - turn(head.facing) * r * FOOT, head.facing, r
    for petal in BEHIND:
        _draw_petal(sketch, place, petal, bloom)
    _draw_eye(sketch, head.centre + turn(head.facing) * r * 0.12, r, head.facing)
    for petal in BEFORE:
        _draw_petal(sketch, place, petal, bloom)


def _fan(width: float, grain: Grain) -> Contour:
    """A petal along x from 0 to 1, `width` high at its broadest, its rim crumpled."""
    rim = [grain.between(0.93, 1.03) for _ in range(5)]
    return smooth([
        0j, complex(0.28, width * 0.52), complex(0.62, width * 0.94),
        complex(0.86 * rim[0], width), complex(rim[1], width * 0.62),
        complex(0.97 * rim[2], width * 0.22), complex(1.02 * rim[3], -width * 0.24),
        complex(0.97 * rim[4], -width * 0.66), complex(0.84, -width),
        complex(0.60, -width * 0.92), complex(0.28, -width * 0.50),
    ])  # fmt: skip


def _draw_petal(
    sketch: Sketch,
    place: tuple[complex, float, float],
    petal: tuple[float, float, float, float],
    bloom: int,
) -> None:
    """One petal of a flower at `place` (foot, facing, radius)."""
    (foot, facing, radius), (lean, length, width, lit), grain = place, petal, sketch.grain
    mid, deep, light = sketch.palette.bloom[bloom]
    scale = turn(facing + lean + grain.swing(0.08)) * radius * length * grain.about(1, 0.03)
    tone = sketch.jitter(mid.mix(light, lit), 0.05)
    fill = Gradient(deep, tone, foot + scale * 0.15, foot + scale * 0.95)
    curl = grain.swing(0.2)
    outline = bent(_fan(width / length, grain), curl, scale, foot)
    sketch.organ(sketch.front, outline, fill, tone.mix(deep, 0.55))
    for rise in (-0.5, -0.22, 0.06, 0.3, 0.55):
        reach = grain.between(0.72, 0.88)
        fold = (0.34 + rise * 0.14j, 0.5 + rise * 0.24j, 0.62 + rise * 0.34j,
                complex(reach, rise * 0.52 * width / length * 1.5))  # fmt: skip
        sketch.hair(sketch.front, bent(fold, curl, scale, foot), tone.mix(deep, 0.55))


def _draw_eye(sketch: Sketch, z: complex, r: float, axis: float) -> None:
    """The dark throat, its ring of anthers, and the green pod amid them."""
    palette, grain, on = sketch.palette, sketch.grain, sketch.front
    dark = palette.heart_d.mix(palette.ink, 0.5)
    throat = palette.bloom[BLOOM].deep.mix(dark, 0.45)
    sketch.shade(on, tilted(ellipse(0j, r * 0.36), z, axis, 0.8), throat)
    for i in range(13):
        way = turn(math.tau * i / 13 + grain.swing(0.15)) * r * grain.between(0.30, 0.42)
        end = tilted([way], z, axis, 0.72)[0]
        sketch.hair(on, line(z, end), dark, r * 0.014)
        sketch.mark(on, ellipse(end, max(0.3, r * 0.042)), dark)
    lit, shade = palette.green[1]
    pod = tilted(ellipse(0j, r * 0.17), z, axis, 0.8)
    sketch.organ(on, pod, Gradient(lit, shade, z - r * 0.15 * (1 + 1j), z + r * 0.15 * (1 + 1j)))
    for i in range(6):
        end = tilted([turn(math.tau * i / 6) * r * 0.13], z, axis, 0.8)[0]
        sketch.hair(on, line(z, end), shade)


def _draw_hung_bud(sketch: Sketch, head: Head, bloom: int) -> None:
    """A bud with its two green halves, a sliver of colour between them."""
    z, way, on = head.foot, turn(head.facing), sketch.front
    length = head.radius * 2 / 1.05
    mid, deep, _ = sketch.palette.bloom[bloom]
    lit, shade = sketch.green(0)
    core = Blade(z, head.facing, length * 0.98)
    sketch.organ(on, silhouette(SHAPES["petal"], core, sketch), Gradient(deep, mid, z, z + way))
    for lean, tone in ((0.17, shade), (-0.17, lit)):
        blade = Blade(z - way * length * 0.04, head.facing + lean, length * 0.97, -lean * 0.8)
        fill = Gradient(tone.mix(shade, 0.4), tone.mix(sketch.palette.paper, 0.15),
                        z, z + way * length)  # fmt: skip
        sketch.organ(on, silhouette(SHAPES["bay"], blade, sketch), fill, shade)
    for rise in (-0.14, -0.03, 0.10):
        hair = placed((0.3 + rise * 1j, 0.42 + rise * 1j, 0.55 + rise * 1j, 0.66 + rise * 0.9j),
                      way * length, z)  # fmt: skip
        sketch.hair(on, hair, shade)
