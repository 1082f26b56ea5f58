"""Spikes and berries: lavender, the berried twig, the cluster of berries."""

from __future__ import annotations

import cmath
import math

from cardmaker.art.curve import ellipse, turn
from cardmaker.art.grain import Grain
from cardmaker.art.growth import Growth, Head, Stalk, draw_stalks
from cardmaker.art.leaf import PLAIN, SHAPES, Blade, draw_leaf, silhouette
from cardmaker.art.sketch import LIGHT, Sketch
from cardmaker.art.spine import Spine, stalk
from cardmaker.display import Gradient

#: At which angles does a whorl hold its buds, and how far forward? Degrees, rank; far first.
WHORL = ((58, 0), (-58, 0), (34, 1), (-34, 1), (12, 2), (-14, 2))

#: The same of the last one, at the tip.
TIP = ((17, 0), (-17, 0), (0, 2))


def plan_lavender(spine: Spine, grain: Grain) -> Growth:
    """Two loose whorls below, then whorl on whorl to the tip, ever smaller and closer."""
    organ, length = spine.organ, spine.length
    # A spike is so many buds long, whatever the stem: its foot is measured back from the tip.
    full = min(0.40, 0.45 * organ / length)
    places = [(1 - full * 1.30, organ * 0.034, 0.0), (1 - full * 1.15, organ * 0.040, 0.0)]
    s = 1 - full
    while s < 0.985:
        u = max(0.0, (s - 1 + full) / full)
        places.append((s, organ * 0.046 * (1 - 0.45 * u**1.3), u))
        s += 0.040 * (1 - 0.42 * u) * organ / length
    places.append((1.0, organ * 0.026, 1.0))
    heads = []
    for s, size, u in places:
        at, heading = spine.at(s)
        heads.append(Head(at + turn(heading) * size * 0.4, size * 1.1, heading, u, at, "whorl"))
    return Growth(spine, (), tuple(heads))


def draw_lavender(sketch: Sketch, growth: Growth) -> None:
    """Narrow leaves at the foot, a thin stem, whorls of six buds with pale open florets."""
    spine, grain, width = growth.spine, sketch.grain, max(0.5, growth.spine.organ * 0.0062)
    for s, side in ((0.10, 1), (0.17, -1), (0.27, 1)):
        at, heading = spine.at(s)
        heading += side * math.radians(grain.between(22, 38))
        length = spine.organ * grain.between(0.18, 0.27)
        blade = Blade(at, heading, length, -side * 0.5, 0.8, 0.7)
        draw_leaf(sketch, sketch.back, blade, SHAPES["willow"], sketch.green(2), PLAIN)
    sketch.mark(sketch.mid, spine.taper(width, width * 0.6), sketch.palette.stem)
    # Lines close up where washes do not: the pen draws every other whorl, and half its buds.
    for head in growth.heads[:: 2 if sketch.style == "ink" else 1]:
        _draw_whorl(sketch, head)


def _draw_whorl(sketch: Sketch, head: Head) -> None:
    grain, on = sketch.grain, sketch.front
    mid, deep, light = sketch.palette.bloom[1]
    tones = (mid.mix(deep, 0.6), mid.mix(deep, 0.15), mid.mix(light, 0.5))
    size = head.radius / 1.1
    whorl = WHORL[::3] if sketch.style == "ink" else WHORL
    for angle, rank in whorl if head.age < 1 else TIP:
        heading = head.facing + math.radians(angle * (1 - 0.28 * head.age) + grain.swing(8))
        length = size * (1.05 if rank < 2 else 0.92) * grain.about(1, 0.15)
        blade = Blade(head.foot + turn(heading) * size * 0.05, heading, length)
        tone = sketch.jitter(tones[rank], 0.10)
        sketch.organ(on, silhouette(SHAPES["floret"], blade, sketch), tone)
        if rank and grain.random() < 0.5:
            speck = ellipse(blade.at + turn(heading) * length * 0.92, size * 0.11, size * 0.09)
            sketch.shade(on, speck, light.mix(sketch.palette.paper, 0.3))


def plan_berries(spine: Spine, grain: Grain, count: int = 9) -> Growth:
    """Berries on short stalks, right and left, nearer and smaller towards the tip."""
    organ, side = spine.organ, grain.side()
    width = max(0.55, organ * 0.0085)
    heads, stalks = [], []
    for i in range(count):
        s = 0.34 + 0.64 * i / (count - 1)
        at, heading = spine.at(s)
        side = -side
        lean = heading + side * math.radians(grain.between(38, 58) * (1 - 0.35 * s))
        length = organ * grain.between(0.10, 0.15) * (1 - 0.45 * s)
        twig = stalk(at, lean, length, -side * grain.between(0.2, 0.6))
        stalks.append(Stalk(twig, width * 0.5, width * 0.35))
        end, facing = twig.at(1)
        r = organ * 0.025 * grain.between(0.85, 1.12) * (1 - 0.22 * s)
        heads.append(Head(end + turn(facing) * r * 0.7, r, facing, s, end, "berry"))
    end, facing = spine.at(1)
    r = organ * 0.020
    heads.append(Head(end + turn(facing) * r * 0.6, r, facing, 1.0, end, "berry"))
    return Growth(spine, tuple(stalks), tuple(heads))


def draw_berries(sketch: Sketch, growth: Growth) -> None:
    """A twig with laurel leaves and matte berries."""
    spine, grain = growth.spine, sketch.grain
    width = max(0.55, spine.organ * 0.0085)
    sketch.mark(sketch.mid, spine.taper(width, width * 0.45), sketch.palette.stem)
    draw_stalks(sketch, growth, 0)
    side = grain.side()
    for s in (0.14, 0.26, 0.40, 0.58, 0.74):
        at, heading = spine.at(s)
        length = spine.organ * 0.17 * (1 - 0.4 * s) * grain.about(1)
        blade = Blade(at, heading + side * math.radians(46), length, -side * 0.3, 1, 0.8, 0.05)
        draw_leaf(sketch, sketch.back, blade, SHAPES["laurel"], sketch.green(0))
        side = -side
    for head in growth.heads:
        draw_berry(sketch, head)


def draw_berry(sketch: Sketch, head: Head) -> None:
    """One matte berry: lit from the upper left, a soft highlight, the calyx's dot."""
    on, z, r = sketch.front, head.centre, head.radius
    lit, shade = sketch.palette.berry
    body = sketch.jitter(lit, 0.07)
    paper = sketch.palette.paper
    outline = ellipse(z, r, r * sketch.grain.between(0.92, 1), sketch.grain.between(0, 3))
    sketch.organ(on, outline, Gradient(body.mix(paper, 0.22), shade, z + LIGHT * r, z - LIGHT * r))
    gleam = ellipse(z + LIGHT * r * 0.45, r * 0.20, r * 0.12, math.radians(-25))
    sketch.shade(on, gleam, body.mix(paper, 0.38))
    dot = ellipse(z + turn(head.facing) * r * 0.86, max(0.2, r * 0.14))
    sketch.mark(on, dot, shade.mix(sketch.palette.heart_d, 0.6))


def draw_berry_cluster(
    sketch: Sketch, centre: complex, radius: float, facing: float = -math.pi / 2, count: int = 3
) -> None:
    """Berries crowded into the circle given (points), their stalks coming from behind.

    `facing` is where the cluster hangs to, in radians: its stalks meet opposite.
    """
    grain, foot = sketch.grain, centre - turn(facing) * radius * 0.95
    r = radius * (0.47 if count < 4 else 0.40)
    ink = sketch.palette.stem.mix(sketch.palette.green[0].lit, 0.3)
    heads = []
    for i in range(count):
        angle = facing + math.tau * (i + 0.5) / count + grain.swing(0.2)
        at = centre + turn(angle) * (radius - r * 1.06)
        heads.append(Head(at, r * grain.between(0.88, 1.06), angle, 0.5, foot, "berry"))
    for head in heads:
        lean = cmath.phase(head.centre - foot) + grain.swing(0.2)
        twig = stalk(foot, lean, abs(head.centre - foot) * 0.8, 0.0)
        sketch.mark(sketch.mid, twig.taper(max(0.4, 0.14 * r), max(0.35, 0.1 * r)), ink)
    for head in heads:
        draw_berry(sketch, head)
