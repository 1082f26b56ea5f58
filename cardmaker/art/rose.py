"""The rose: whorl within whorl of rounded petals, each a sector of the flower seen from above.

A petal is dark where it leaves the whorl inside it and light at its rim, and its rim rolls over;
so the whorls stay apart even in grey.
"""

from __future__ import annotations

import cmath
import math
from collections.abc import Sequence
from itertools import pairwise
from typing import Literal, NamedTuple

from cardmaker.art.curve import Contour, blob, ease, smooth, tilted, turn
from cardmaker.art.grain import Grain
from cardmaker.art.sketch import LIGHT, Sketch
from cardmaker.display import Gradient, Ink

RoseKind = Literal["garden", "ranunculus", "small"]


class Whorl(NamedTuple):
    """A ring of petals: how many, how far their rims reach, and by how much they overlap.

    `reach` is a part of the rose's radius; a `lap` of 1 lets neighbours just touch.
    """

    petals: int
    reach: float
    lap: float


#: Which whorls has a rose, the outermost first?
ROSES: dict[RoseKind, tuple[Whorl, ...]] = {
    "garden": (
        Whorl(5, 1.00, 1.50), Whorl(5, 0.80, 1.50), Whorl(4, 0.63, 1.50), Whorl(4, 0.48, 1.55),
        Whorl(3, 0.35, 1.60), Whorl(3, 0.24, 1.65), Whorl(2, 0.15, 1.60),
    ),
    "ranunculus": (
        Whorl(6, 1.00, 1.55), Whorl(6, 0.88, 1.55), Whorl(6, 0.75, 1.60), Whorl(5, 0.62, 1.60),
        Whorl(5, 0.49, 1.65), Whorl(4, 0.37, 1.65), Whorl(3, 0.255, 1.65), Whorl(2, 0.155, 1.60),
    ),
    "small": (
        Whorl(5, 1.00, 1.50), Whorl(4, 0.76, 1.55), Whorl(3, 0.54, 1.60), Whorl(3, 0.35, 1.65),
        Whorl(2, 0.20, 1.60),
    ),
}  # fmt: skip

#: By how much may a petal outgrow its whorl's reach? The outermost is drawn so much smaller.
_STRAY = 0.07


class _View(NamedTuple):
    """How a rose is seen: where from, how far it is tilted, and in which inks."""

    centre: complex
    radius: float
    axis: float
    squash: float
    light: Ink
    mid: Ink
    deep: Ink
    shadow: Ink

    def seen(self, points: Contour, depth: float) -> Contour:
        """Points of the flower from above, as seen: the heart of a tilted one lies off centre."""
        lift = turn(self.axis) * self.radius * (1 - self.squash) * 0.9 * depth
        flat = tuple([self.radius * z for z in points])
        return tilted(flat, self.centre + lift, self.axis, self.squash)


def draw_rose(
    sketch: Sketch, centre: complex, radius: float, bloom: int, kind: RoseKind = "garden"
) -> None:
    """A rose in the circle given (points), in one of the palette's three blooms."""
    grain, palette = sketch.grain, sketch.palette
    mid, deep, light = palette.bloom[bloom]
    view = _View(
        centre, radius / (1 + _STRAY), grain.between(0, math.tau), grain.between(0.88, 0.97),
        light, mid, deep, deep.mix(palette.heart_d, 0.20),
    )  # fmt: skip
    whorls = ROSES[kind]
    first = grain.between(0, math.tau)
    for i, (whorl, inner) in enumerate(pairwise((*whorls, Whorl(0, 0.05, 0.0)))):
        depth = i / (len(whorls) - 1)
        if i:
            _draw_shadow(sketch, view, whorl.reach, depth)
        first += math.pi / whorl.petals * grain.between(0.7, 1.3)
        order = grain.shuffled(range(whorl.petals))
        for k in order:
            angle = first + math.tau * k / whorl.petals + grain.swing(0.10)
            _draw_petal(sketch, view, (whorl, inner.reach), (angle, depth))
    _draw_heart(sketch, view, whorls[-1].reach)


def _draw_shadow(sketch: Sketch, view: _View, reach: float, depth: float) -> None:
    """The shadow that a whorl casts on the one below it, away from the light."""
    phase = sketch.grain.between(0, math.tau), sketch.grain.between(0, math.tau)
    dark = view.mid.mix(view.shadow, 0.55 + 0.35 * depth)
    cast = tuple([z - LIGHT * 0.035 for z in blob(reach * 1.0, 0.03, phase)])
    sketch.shade(sketch.front, view.seen(cast, depth), dark)


def _draw_petal(
    sketch: Sketch, view: _View, span: tuple[Whorl, float], place: tuple[float, float]
) -> None:
    """One petal of a whorl: its body, the line at its rim, and the lip that rolls over."""
    (whorl, inner), (angle, depth) = span, place
    grain, on = sketch.grain, sketch.front
    half = math.pi / whorl.petals * whorl.lap
    reach = whorl.reach * grain.between(1 - _STRAY, 1 + _STRAY)
    stops = _STOPS if whorl.reach > _INNER else _FEW_STOPS
    rim = _rim(grain, half, stops)
    foot = min(0.55, 0.8 * inner / whorl.reach)
    spoke = turn(angle) * reach
    outline = smooth((*rim, cmath.rect(foot, half * 0.55), cmath.rect(foot, -half * 0.55)))
    facing = (turn(angle) * LIGHT.conjugate()).real
    body = sketch.jitter(_body(view, depth - 0.14 * facing), 0.04)
    low, high = view.seen((spoke * inner / whorl.reach * 0.92, spoke), depth)
    fill = Gradient(body.mix(view.shadow, 0.56), body.mix(view.light, 0.40), low, high)
    shape = view.seen(tuple([spoke * z for z in outline]), depth)
    sketch.organ(on, shape, fill, body.mix(view.shadow, 0.50 - 0.20 * depth))
    lip = body.mix(view.light, 0.72 + 0.14 * facing).mix(sketch.palette.paper, 0.22 + 0.20 * facing)
    roll = _lip(rim, stops, 0.075 * grain.between(0.5, 1.4))
    sketch.shade(on, view.seen(tuple([spoke * z for z in roll]), depth), lip)


def _body(view: _View, depth: float) -> Ink:
    """A petal's ink: from light without, by way of the flower's own, to deep at the heart."""
    t = min(1.0, max(0.0, 0.18 + 0.72 * depth))
    if t < 0.6:
        return view.light.mix(view.mid, t / 0.6)
    return view.mid.mix(view.deep, (t - 0.6) / 0.4)


#: Where along its rim has a petal its points? Parts of the half angle that it spans; a petal of
#: the inner whorls, which is small, has fewer.
_STOPS = (-1.0, -0.82, -0.45, 0.0, 0.45, 0.82, 1.0)
_FEW_STOPS = (-1.0, -0.66, 0.0, 0.66, 1.0)
_INNER = 0.36


def _rim(grain: Grain, half: float, stops: Sequence[float]) -> Contour:
    """The rim of a petal that reaches 1 along x and spans `half` to either side: rounded
    shoulders, soft waves, one shallow dip off its middle.
    """
    dip, lean, phase = grain.swing(0.5), grain.swing(0.05), grain.between(0, math.tau)
    deep = grain.between(0.01, 0.055)
    rim = []
    for u in stops:
        shoulder = 1 - 0.30 * abs(u) ** 3.2
        wave = 0.012 * math.sin(5 * u + phase) - deep * math.exp(-(((u - dip) / 0.30) ** 2))
        rim.append(cmath.rect(min(1.0, shoulder + wave + lean * u * (1 - u * u)), half * u))
    return tuple(rim)


def _lip(rim: Contour, stops: Sequence[float], roll: float) -> Contour:
    """The lip that rolls over along a rim: a sliver, `roll` thick in its middle."""
    back = [
        z * (1 - roll * (1 - ease(0.35, 1.0, abs(u))))
        for u, z in zip(stops[-2:0:-1], rim[-2:0:-1], strict=True)
    ]
    return smooth((*rim, *back))


def _draw_heart(sketch: Sketch, view: _View, reach: float) -> None:
    """The furled heart: a dark throat, and one petal's edge wound round in it."""
    grain, on = sketch.grain, sketch.front
    phase = grain.between(0, math.tau), grain.between(0, math.tau)
    throat = view.seen(blob(reach * 0.62, 0.10, phase), 1.0)
    sketch.organ(on, throat, view.shadow)
    turned = turn(phase[0])
    furl = tuple([0.02 * turned + z * turned for z in blob(reach * 0.40, 0.12, phase)])
    sketch.shade(on, view.seen(furl, 1.0), view.deep.mix(view.mid, 0.5))
    eye = tuple([z * turned for z in blob(reach * 0.20, 0.15, phase)])
    sketch.shade(on, view.seen(eye, 1.0), view.shadow.mix(sketch.palette.heart_d, 0.25))
