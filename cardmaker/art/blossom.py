"""Flower heads: the five-petalled blossom, the daisy, the bud, and the tiny floret."""

from __future__ import annotations

import cmath
import math

from cardmaker.art.curve import Contour, bent, blob, ellipse, line, placed, tilted, turn
from cardmaker.art.growth import Head
from cardmaker.art.leaf import SHAPES, Blade, silhouette
from cardmaker.art.sketch import LIGHT, Sketch
from cardmaker.display import Gradient, Path

#: After which angle does a plant set its next seed? The golden angle, in radians.
GOLDEN = 2.399963

#: How large is the circle round a bud? Its radius as a part of the bud's length.
BUD = 0.58


def petal(width: float, notch: float) -> Contour:
    """A petal along x from 0 to 1, `width` high at its belly, its rim notched like a heart."""
    up = (
        0j, 0.18 + 0.06j, complex(0.32, width), complex(0.62, width),
        complex(0.86, width), complex(1.02, width * 0.62), complex(1.0, width * 0.22),
        complex(0.995, width * 0.10), complex(1 - notch * 0.75, width * 0.05),
        complex(1 - notch, 0),
    )  # fmt: skip
    return up + tuple([z.conjugate() for z in up[-2::-1]])


def draw_blossom(sketch: Sketch, head: Head, bloom: int, stamens: int = 7) -> None:
    """Five notched petals, the far ones first, veined, with a heart and stamens."""
    grain, on = sketch.grain, sketch.front
    mid, deep, light = sketch.palette.bloom[bloom]
    z, r, axis = head.centre, head.radius / 1.04, head.facing
    squash, first = grain.between(0.64, 0.95), grain.between(0, math.tau)
    angles = sorted(
        (first + math.tau * i / 5 + grain.swing(0.08) for i in range(5)),
        key=lambda a: -math.cos(a - axis),
    )
    for angle in angles:
        facing = math.cos(angle - axis)
        # The near petals of a tilted flower are seen longer than the far ones.
        length = r * grain.about(0.96, 0.04) * (1 + (1 - squash) * 0.12 * facing)
        flat = bent(
            petal(0.46 * grain.about(1, 0.08), 0.07 * grain.between(0.4, 1.4)),
            grain.swing(0.25), turn(angle) * length, 0j,
        )  # fmt: skip
        tone = sketch.jitter(mid.mix(light, 0.28 + 0.17 * facing + sketch.tone.swing(0.15)), 0.05)
        end = tilted([turn(angle) * length], z, axis, squash)[0]
        fill = Gradient(deep, tone, z, z + (end - z) * 0.8)
        sketch.organ(on, tilted(flat, z, axis, squash), fill, tone.mix(deep, 0.5))
        for lift in (-0.13, 0.0, 0.13):
            vein = (0.2 + lift * 0.3j, 0.35 + lift * 0.7j, 0.5 + lift * 1j,
                    (0.66 if lift else 0.76) + lift * 1.2j)  # fmt: skip
            path = tilted(placed(vein, turn(angle) * length, 0j), z, axis, squash)
            sketch.hair(on, path, tone.mix(deep, 0.6), r * 0.018)
    heart = sketch.palette.heart.mix(sketch.palette.green[0].lit, 0.45)
    sketch.mark(on, tilted(ellipse(0j, r * 0.13), z, axis, max(0.7, squash)), heart)
    for i in range(stamens):
        angle = math.tau * i / stamens + grain.swing(0.2)
        end = tilted([turn(angle) * r * grain.between(0.24, 0.36)], z, axis, squash)[0]
        sketch.hair(on, line(z, end), sketch.palette.heart_d, r * 0.016)
        anther = sketch.palette.heart_d if i % 3 else sketch.palette.heart
        sketch.mark(on, ellipse(end, max(0.28, r * 0.045)), anther)


def draw_buttercup(sketch: Sketch, head: Head, bloom: int) -> None:
    """Five round petals that make a shallow bowl, and a crown of anthers."""
    grain, on, palette = sketch.grain, sketch.front, sketch.palette
    mid, deep, light = palette.bloom[bloom]
    z, r, axis = head.centre, head.radius / 1.05, head.facing
    squash, first = grain.between(0.58, 0.86), axis + grain.swing(0.5)
    ways = sorted((math.tau * i / 5 for i in range(5)), key=lambda a: -math.cos(a + first - axis))
    for way in ways:
        facing = math.cos(way + first - axis)
        length = r * (1 + (1 - squash) * 0.15 * facing)
        flat = placed(petal(0.50, 0.02), turn(first + way) * length, 0j)
        tone = sketch.jitter(mid.mix(light, 0.30 - 0.25 * facing), 0.05)
        end = tilted([turn(first + way) * length], z, axis, squash)[0]
        outline = tilted(flat, z, axis, squash)
        sketch.organ(
            on, outline, Gradient(deep, tone, z, z + (end - z) * 0.75), tone.mix(deep, 0.6)
        )
    for i in range(9):
        angle = math.tau * i / 9 + grain.swing(0.2)
        end = tilted([turn(angle) * r * grain.between(0.22, 0.30)], z, axis, squash)[0]
        sketch.mark(on, ellipse(end, max(0.28, r * 0.05)), palette.heart_d.mix(deep, 0.35))
    eye = palette.green[1].lit.mix(palette.heart, 0.35)
    sketch.mark(on, tilted(ellipse(0j, r * 0.15), z, axis, squash), eye)


def draw_daisy(sketch: Sketch, head: Head, bloom: int, rays: int = 13) -> None:
    """Two rings of narrow rays round a stippled heart."""
    grain, on = sketch.grain, sketch.front
    mid, deep, light = sketch.palette.bloom[bloom]
    z, r, axis = head.centre, head.radius / 1.06, head.facing
    squash, first = grain.between(0.62, 0.92), grain.between(0, math.tau)
    rings = ((rays, 1.0), (rays - 4, 0.92))
    # Lines close up where washes do not: the pen draws one ring, with air between the rays.
    for ring, (count, size) in enumerate(rings if not sketch.lined else ((rays - 4, 1.0),)):
        body = mid.mix(deep, 0.55) if ring == 0 else mid.mix(light, 0.35)
        for i in range(count):
            angle = first + ring * 0.2 + math.tau * i / count + grain.swing(0.1)
            length = r * size * grain.about(0.97, 0.06)
            blade = Blade(turn(angle) * length * 0.18, angle, length * 0.82, grain.swing(0.25))
            tone = sketch.jitter(body, 0.06)
            end = tilted([turn(angle) * length], z, axis, squash)[0]
            fill = Gradient(tone.mix(deep, 0.7), tone, z + (end - z) * 0.2, z + (end - z) * 0.8)
            outline = tilted(silhouette(SHAPES["ray"], blade, sketch), z, axis, squash)
            sketch.organ(on, outline, fill)
    _stippled_heart(sketch, z + turn(axis) * r * 0.1 * (1 - squash), r, (axis, max(0.75, squash)))


def _stippled_heart(sketch: Sketch, z: complex, r: float, tilt: tuple[float, float]) -> None:
    grain, palette, on = sketch.grain, sketch.palette, sketch.front
    axis, squash = tilt
    phase = grain.between(0, math.tau), grain.between(0, math.tau)
    low = tilted(blob(r * 0.24, 0.04, phase), z, axis, squash)
    sketch.organ(on, low, palette.heart.mix(palette.heart_d, 0.45))
    high = tilted(blob(r * 0.20, 0.04, phase), z + LIGHT * r * 0.018, axis, squash)
    sketch.shade(on, high, palette.heart)
    for i in range(12):
        seed = cmath.rect(r * 0.19 * math.sqrt((i + 0.5) / 12), i * GOLDEN)
        ink = palette.heart_d if i % 2 else palette.heart.mix(palette.paper, 0.4)
        sketch.mark(on, ellipse(tilted([seed], z, axis, squash)[0], max(0.2, r * 0.02)), ink)


def draw_bud(sketch: Sketch, head: Head, bloom: int, green: int) -> None:
    """A bud from the side: two petals behind, one before, three sepals and the receptacle."""
    grain, on = sketch.grain, sketch.front
    mid, deep, light = sketch.palette.bloom[bloom]
    length, h, z = head.radius / BUD, head.facing, head.foot
    ajar = 0.48 * grain.between(0.2, 0.42)
    for lean, tone, size in (
        (ajar, deep, 0.94), (-ajar, mid.mix(deep, 0.5), 0.97), (0.0, mid.mix(light, 0.25), 0.90),
    ):  # fmt: skip
        blade = Blade(z, h + lean, length * size)
        tone = sketch.jitter(tone, 0.05)
        fill = Gradient(tone.mix(deep, 0.5), tone, z, z + turn(h) * length * 0.8)
        sketch.organ(on, silhouette(SHAPES["petal"], blade, sketch), fill)
    lit, shade = sketch.green(green)
    foot = z - turn(h) * length * 0.06
    for lean, size, name in ((0.42, 0.50, "ovate"), (-0.42, 0.50, "ovate"), (0.0, 0.42, "sepal")):
        blade = Blade(foot, h + lean, length * size, -lean * 0.6)
        sketch.organ(on, silhouette(SHAPES[name], blade, sketch), lit if lean >= 0 else shade)
    sketch.shade(on, ellipse(z - turn(h) * length * 0.02, length * 0.12, length * 0.10, h), shade)


def draw_floret(sketch: Sketch, on: list[Path], head: Head, bloom: int) -> None:
    """A tiny flower of four or five round petals, for panicles."""
    grain, z, r = sketch.grain, head.centre, head.radius
    mid, deep, light = sketch.palette.bloom[bloom]
    count, first = grain.pick((4, 5, 5)), grain.between(0, math.tau)
    tone = sketch.jitter(sketch.tone.pick((mid, light, mid.mix(light, 0.5))), 0.08)
    for i in range(count):
        angle = first + math.tau * i / count + grain.swing(0.12)
        outline = ellipse(z + turn(angle) * r * 0.54, r * 0.52, r * 0.44, angle)
        sketch.organ(on, outline, tone if i % 2 else tone.mix(deep, 0.3))
    sketch.mark(on, ellipse(z, max(0.28, r * 0.24)), sketch.palette.heart)
