"""Leafy branches and ferns: every leaf is a function of its place along the stem.

After P. Prusinkiewicz et al., "The Use of Positional Information in the Modeling of Plants",
SIGGRAPH 2001: size, gap, angle and colour change gradually from root to tip.
"""

from __future__ import annotations

import cmath
import math
from dataclasses import dataclass

from cardmaker.art.curve import ease, turn
from cardmaker.art.grain import Grain
from cardmaker.art.growth import Growth, Painter
from cardmaker.art.leaf import PLAIN, RIBBED, SHAPES, Blade, Finish, draw_leaf, silhouette
from cardmaker.art.palette import Green
from cardmaker.art.sketch import LIGHT, Sketch
from cardmaker.art.spine import Spine
from cardmaker.display import Gradient


@dataclass(frozen=True, slots=True)
class Habit:
    """How a branch carries its leaves.

    `leaf` is the longest leaf in organ lengths; `gap` from one leaf to the next in leaf lengths;
    `open` and `shut` are the leaves' angles to the stem at root and tip, in degrees; `taper` is
    how much smaller the last leaf is; `bend` a leaf's own curve in radians, `recurve` the share
    that curves outwards; `flat` how far a half may be turned away; `start` the bare foot.
    """

    shape: str
    leaf: float
    gap: float
    open: float
    shut: float
    green: int
    opposite: bool = False
    taper: float = 0.5
    bend: float = 0.4
    recurve: float = 0.15
    flat: float = 0.5
    petiole: float = 0.03
    seek: float = 0.12
    start: float = 0.12
    finish: Finish = RIBBED


#: How does a branch carry its leaves? Kinds by name.
HABITS = {
    "eucalyptus": Habit("dollar", 0.165, 0.86, 76, 48, 1, opposite=True, taper=0.60, bend=0.12,
                        recurve=0.4, flat=0.6, petiole=0.12, seek=0.06, start=0.13),
    "seeded": Habit("seeded", 0.21, 0.52, 66, 36, 0, bend=0.30, flat=0.55, petiole=0.16),
    "olive": Habit("olive", 0.27, 0.66, 56, 30, 0, opposite=True, taper=0.45, bend=0.42),
    "willow": Habit("willow", 0.30, 0.36, 54, 22, 2, bend=0.65, start=0.08),
    "ruscus": Habit("ovate", 0.22, 0.50, 58, 30, 1, bend=0.35),
    "laurel": Habit("laurel", 0.26, 0.46, 58, 30, 0, taper=0.45, bend=0.5, petiole=0.06,
                    finish=Finish(veins=3)),
    "myrtle": Habit("bay", 0.105, 1.0, 60, 38, 2, opposite=True, taper=0.45, bend=0.2,
                    flat=0.4, petiole=0.06, start=0.16, finish=PLAIN),
}  # fmt: skip

#: What part of the leaves stands behind the stem?
BEHIND = 0.34


def stem_width(spine: Spine) -> float:
    """How thick a stem is at its root, in points."""
    return max(0.55, spine.length * 0.0070)


def branch(habit: Habit, scale: float = 1.0) -> Painter:
    """A painter of branches of a habit, the leaves `scale` times as large."""

    def paint(sketch: Sketch, growth: Growth) -> None:
        draw_branch(sketch, growth.spine, habit, scale)

    return paint


def draw_branch(sketch: Sketch, spine: Spine, habit: Habit, scale: float = 1.0) -> None:
    """Leaves behind, the stem, the last leaf, then the leaves before it from tip to root."""
    lit, shade = sketch.palette.green[habit.green]
    young = lit.mix(sketch.palette.green[2].lit, 0.35).mix(sketch.palette.paper, 0.22)
    ages = Green(lit, shade), Green(young, lit.mix(young, 0.5))
    shape, width = SHAPES[habit.shape], stem_width(spine)
    front: list[tuple[Blade, Green]] = []
    for blade, s, behind in _leaves(sketch.grain, spine, habit, scale):
        tone = _aged(sketch, ages, s, behind)
        if behind:
            draw_leaf(sketch, sketch.back, blade, shape, tone, habit.finish)
        else:
            front.append((blade, tone))
    for piece in spine.tapers(width, width * 0.38):
        sketch.mark(sketch.mid, piece, sketch.palette.stem)
    tip, heading = spine.at(1.0)
    last = spine.organ * habit.leaf * scale * (1 - habit.taper) * 1.05
    end = Blade(
        tip - turn(heading) * width, heading + sketch.grain.swing(0.12), last,
        sketch.grain.swing(habit.bend / 2), below=0.85,
    )  # fmt: skip
    tone = Green(sketch.jitter(young), sketch.jitter(lit.mix(shade, 0.4)))
    draw_leaf(sketch, sketch.mid, end, shape, tone, habit.finish)
    for blade, tone in reversed(front):
        draw_leaf(sketch, sketch.front, blade, shape, tone, habit.finish)


def _aged(sketch: Sketch, ages: tuple[Green, Green], s: float, behind: bool) -> Green:
    (lit, shade), (young, soft) = ages
    t = s**1.2
    lit, shade = lit.mix(young, t), shade.mix(soft, t * 0.7)
    if behind:
        lit = lit.mix(shade, 0.5)
    return Green(sketch.jitter(lit, 0.07), sketch.jitter(shade, 0.05))


def _leaves(
    grain: Grain, spine: Spine, habit: Habit, scale: float
) -> list[tuple[Blade, float, bool]]:
    """Every leaf but the last: how it grows, where (s), and whether behind the stem."""
    longest = spine.organ * habit.leaf * scale
    s, side, out = habit.start, grain.side(), []
    while s < 0.94:
        size = (0.72 + 0.28 * ease(0, 0.38, s)) * (1 - habit.taper * ease(0.40, 1.0, s))
        for hand in (1, -1) if habit.opposite else (side,):
            place = min(0.985, s + (grain.swing(0.008) if habit.opposite else 0.0))
            blade = _leaf_at(grain, spine, habit, (place, hand, longest * size))
            out.append((blade, place, grain.random() < BEHIND))
        s += habit.gap * size * longest / spine.length * grain.about(1.0)
        side = -side
    return out


def _leaf_at(grain: Grain, spine: Spine, habit: Habit, place: tuple[float, int, float]) -> Blade:
    s, side, length = place
    at, heading = spine.at(s)
    angle = habit.open + (habit.shut - habit.open) * s**0.8
    heading += side * math.radians(angle + grain.bell(5))
    # Leaves turn a little towards the light.
    heading += habit.seek * math.sin(cmath.phase(LIGHT * turn(-heading)))
    narrow = 1 - habit.flat * grain.random() ** 1.6
    above, below = (1.0, narrow) if grain.random() < 0.5 else (narrow, 1.0)
    bend = -side * habit.bend * grain.between(0.35, 1.2)
    if grain.random() < habit.recurve:
        bend *= -0.7
    length = grain.about(length)
    return Blade(at, heading, length, bend, above, below, habit.petiole)


def draw_fern(sketch: Sketch, spine: Spine, pairs: int = 20, scale: float = 1.0) -> None:
    """A frond: pairs of narrow pinnae, longest below the middle, the shaded side darker."""
    grain = sketch.grain
    lit, shade = sketch.palette.green[2]
    young = lit.mix(sketch.palette.paper, 0.3)
    width = max(0.5, spine.length * 0.005)
    # Lines close up where washes do not.
    pairs = round(0.7 * pairs) if sketch.lined else pairs
    for i in range(pairs):
        s = 0.14 + 0.85 * (i / (pairs - 1)) ** 0.88
        swell = math.sin(math.pi * min(1.0, 0.24 + 0.76 * s)) ** 0.8
        length = spine.organ * 0.20 * scale * max(0.10, swell)
        for side in (1, -1):
            at, heading = spine.at(s - (0.012 if side > 0 else 0.0))
            heading += side * math.radians(72 - 30 * s) + grain.bell(0.04)
            blade = Blade(at, heading, grain.about(length, 0.06), -side * grain.between(0.25, 0.6))
            tone = lit.mix(young, s)
            away = (1j * side * turn(spine.at(s)[1]) * LIGHT.conjugate()).real < 0
            tone = sketch.jitter(tone.mix(shade, 0.38) if away else tone, 0.05)
            _draw_pinna(sketch, blade, Green(tone, shade))
    # In halves: a box round a whole slanting stem would reach to where no part of it is.
    for first, last, start, end in ((1.0, 0.65, 0.0, 0.5), (0.65, 0.3, 0.5, 1.0)):
        stem = spine.taper(width * first, width * last, start, end)
        sketch.mark(sketch.mid, stem, lit.mix(shade, 0.8))


def _draw_pinna(sketch: Sketch, blade: Blade, tone: Green) -> None:
    shape = SHAPES["pinna"]
    outline = silhouette(shape, blade, sketch)
    tip = blade.at + turn(blade.heading) * blade.length
    fill = Gradient(
        tone.lit.mix(tone.shade, 0.45), tone.lit.mix(sketch.palette.paper, 0.10), blade.at, tip
    )
    sketch.organ(sketch.mid, outline, fill)
