"""Airy heads: the forked panicle of baby's breath, and the umbel of wild carrot."""

from __future__ import annotations

import math

from cardmaker.art.blossom import draw_floret
from cardmaker.art.branch import draw_fern
from cardmaker.art.curve import ellipse, line, turn
from cardmaker.art.grain import Grain
from cardmaker.art.growth import Growth, Head, Stalk, draw_stalks
from cardmaker.art.leaf import PLAIN, SHAPES, Blade, draw_leaf
from cardmaker.art.sketch import Sketch
from cardmaker.art.spine import Posture, Spine, grow, stalk

BLOOM = 2


def _width(spine: Spine) -> float:
    return max(0.5, spine.organ * 0.0065)


def plan_panicle(spine: Spine, grain: Grain) -> Growth:
    """Four forks at the stem's upper part, each forking again; a floret at every end."""
    stalks: list[Stalk] = []
    tips: list[tuple[complex, float]] = []
    width = _width(spine)
    for s, length, depth, side in (
        (0.34, 0.22, 1, 1), (0.48, 0.24, 2, -1), (0.58, 0.22, 2, 1), (0.62, 0.24, 2, 0),
    ):  # fmt: skip
        at, heading = spine.at(s)
        root = heading + side * grain.between(0.42, 0.62)
        _fork(grain, (at, root, spine.organ * length, width * 0.7), depth, stalks, tips)
    heads = []
    for at, facing in tips:
        flower = grain.random() < 0.75
        r = spine.organ * 0.026 * grain.between(0.75, 1.1)
        kind = "floret" if flower else "seed"
        heads.append(Head(at, r if flower else r * 0.45, facing, 0.5, at, kind))
    return Growth(spine, tuple(stalks), tuple(heads))


def _fork(
    grain: Grain,
    arm: tuple[complex, float, float, float],
    depth: int,
    stalks: list[Stalk],
    tips: list[tuple[complex, float]],
) -> None:
    at, heading, length, width = arm
    twig = stalk(at, heading, length, grain.swing(0.25))
    stalks.append(Stalk(twig, width, max(0.3, width * 0.7)))
    end, facing = twig.at(1)
    if depth == 0:
        tips.append((end, facing))
        return
    count = 2 if grain.random() < 0.62 else 3
    for i in range(count):
        lean = 0.46 * (2 * i / (count - 1) - 1) * grain.about(1, 0.3) + grain.swing(0.08)
        child = (end, facing + lean, length * 0.62 * grain.about(1, 0.18), max(0.35, width * 0.72))
        _fork(grain, child, depth - 1, stalks, tips)


def draw_panicle(sketch: Sketch, growth: Growth) -> None:
    """Thread-thin forks, two willow leaves, florets and a few seeds."""
    spine, width = growth.spine, _width(growth.spine)
    palette = sketch.palette
    ink = palette.stem.mix(palette.green[2].lit, 0.5)
    for s, side in ((0.2, 1), (0.3, -1)):
        at, heading = spine.at(s)
        blade = Blade(at, heading + side * 0.5, spine.organ * 0.11, -side * 0.4, 0.8, 0.8)
        draw_leaf(sketch, sketch.back, blade, SHAPES["willow"], sketch.green(2), PLAIN)
    sketch.mark(sketch.mid, spine.taper(width, width * 0.7, 0, 0.62), ink)
    draw_stalks(sketch, growth, 2)
    for head in growth.heads:
        if head.kind == "floret":
            draw_floret(sketch, sketch.front, head, BLOOM)
        else:
            seed = ellipse(head.centre, head.radius, head.radius * 0.8, head.facing)
            sketch.organ(sketch.front, seed, sketch.jitter(palette.bloom[BLOOM].deep))


def plan_umbel(spine: Spine, grain: Grain, rays: int = 11) -> Growth:
    """Rays from one point, each with a small fan of florets; seen from the side."""
    at, heading = spine.at(1)
    reach, width = spine.organ * 0.225, _width(spine)
    stalks, heads = [], []
    for i in range(rays):
        u = 2 * i / (rays - 1) - 1
        angle = u * math.radians(74) * grain.about(1, 0.04)
        length = reach * (0.98 - 0.16 * u * u) * grain.about(1, 0.06)
        ray = grow(at, heading + angle * 0.6, length, Posture(angle * 0.28, gather=1), length, 5)
        stalks.append(Stalk(ray, width * 0.55, max(0.3, width * 0.35)))
        end, facing = ray.at(1)
        r = reach * 0.25
        heads.append(Head(end + turn(facing) * r * 0.5, r, facing, abs(u), end, "fan"))
    return Growth(spine, tuple(stalks), tuple(heads))


def draw_umbel(sketch: Sketch, growth: Growth) -> None:
    """A wild carrot: two feathered leaves, the stem, the rays and their dust of florets."""
    spine, grain, palette = growth.spine, sketch.grain, sketch.palette
    ink = palette.stem.mix(palette.green[2].lit, 0.4)
    for s, side in ((0.26, 1), (0.46, -1)):
        at, heading = spine.at(s)
        length = spine.organ * 0.24
        frond = grow(at, heading + side * 0.6, length, Posture(-side * 0.5), spine.organ * 0.42, 9)
        draw_fern(sketch, frond, pairs=9)
    sketch.mark(sketch.mid, spine.taper(_width(spine) * 1.2, _width(spine) * 0.8), ink)
    draw_stalks(sketch, growth, 2)
    mid, deep, light = palette.bloom[BLOOM]
    for head in growth.heads:
        # Small florets close up under a pen, and their paper would hide the rays.
        count = 3 if sketch.lined else 5 if head.age < 0.85 else 4
        for i in range(count):
            facing = head.facing + 1.05 * (2 * i / (count - 1) - 1)
            end = head.foot + turn(facing) * head.radius * 0.78 * grain.about(1, 0.2)
            sketch.hair(sketch.mid, line(head.foot, end), ink, 0.25)
            for size in (0.27,) if sketch.lined else (0.21, 0.16):
                tone = sketch.jitter(sketch.tone.pick((mid, mid, light, deep)))
                r = max(0.4, head.radius * size * grain.between(0.8, 1.25))
                sketch.organ(sketch.front, ellipse(end, r * 1.15, r * 0.95, facing), tone)
                end += turn(facing + grain.swing(1.5)) * head.radius * 0.28
