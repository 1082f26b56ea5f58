"""Letterheads: a small ornament over a note, under it, and on the back, where each has air."""

from __future__ import annotations

import math
from collections.abc import Callable

from cardmaker.art.panel import Panel
from cardmaker.art.room import clear_of, spread
from cardmaker.display import Items

#: Draws an ornament about a centre, so many points wide.
Ornament = Callable[[complex, float], Items]

#: How wide is an ornament inside, and on the back? Parts of the panel's mean side.
INSIDE, BACK = 0.26, 0.19

#: How much bare paper does an ornament need above it and below? A little over 4 mm, in points.
AIR = 11.6

#: Over a note that begins higher than this part of the panel there is no ornament.
HEAD = 0.13

#: Where on the back does the middle of its mark stand, down the window?
MARK = 0.885


def draw_letterhead(panel: Panel, ornament: Ornament) -> Items:
    """The ornament between the panel's head and its note; nothing without a note or air."""
    top = min((rect.y for rect in panel.keep), default=panel.window.y + 0.20 * panel.window.h)
    if top - panel.window.y < HEAD * panel.size.h:
        return ()
    return draw_between(panel, ornament, (panel.window.y, top))


def draw_foot(panel: Panel, ornament: Ornament) -> Items:
    """The ornament between the note and the panel's foot."""
    foot = max((rect.bottom for rect in panel.keep), default=panel.window.bottom)
    return draw_between(panel, ornament, (foot, panel.window.bottom))


def draw_between(panel: Panel, ornament: Ornament, band: tuple[float, float]) -> Items:
    """The ornament in the middle of a band (from y to y), smaller if need be, AIR round it."""
    full = INSIDE * _mean(panel)
    # Its height goes with its width, but a little more or less with every seed: try, then fit.
    trial = spread(ornament(0j, full))
    width = full * min(1.0, (band[1] - band[0] - 2 * AIR) / trial.h)
    if width < 0.5 * full:
        return ()
    lift = trial.centre.imag * width / full
    items = ornament(complex(panel.size.w / 2, (band[0] + band[1]) / 2 - lift), width)
    return items if clear_of(items, panel.keep) else ()


def draw_mark(panel: Panel, ornament: Ornament) -> Items:
    """The ornament, small and low, over the design's name on a card's back."""
    window = panel.window
    centre = complex(panel.size.w / 2, window.y + window.h * MARK)
    return ornament(centre, BACK * _mean(panel))


def _mean(panel: Panel) -> float:
    return math.sqrt(panel.size.w * panel.size.h)
