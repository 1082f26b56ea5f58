"""Deco: a stepped double rule, fans in its corners, sunbursts over and under the words.

Each panel is a pure function of (panel, palette, seed); the seed builds other fans and steps.
"""

from __future__ import annotations

import math
from itertools import pairwise
from typing import NamedTuple

from cardmaker.art.bank import chosen, grains
from cardmaker.art.fan import Fan, corner_fan, scale, sunburst
from cardmaker.art.frame import ground
from cardmaker.art.grain import Grain
from cardmaker.art.palette import Palette
from cardmaker.art.panel import Panel
from cardmaker.art.room import clear_of
from cardmaker.art.rule import BOLD, FINE, GAP, LOOSE, divider, frame_place, stepped
from cardmaker.display import Group, Items, rectangle
from cardmaker.geometry import Matrix, Rect, around

NAME = "deco"

#: How large are a step of the frame, a corner's fan and a sunburst, of the panel's shorter side?
STEP, FAN, SUN = 0.026, 0.125, 0.105

#: How far from the frame's corner stands a fan's, in steps beyond the last?
INSET = 1.1

#: How wide is the divider between the words, of the panel's shorter side?
DIVIDER = 0.36

#: How near may a sunburst come to the words and to the frame, in points?
AIR = 7.0

#: How wide is a scale of the liner, in points, and how much pale tone is in its ground?
SCALE, TINT = 30.0, 0.30


#: In how many times as many ways as others goes each of its few parts?
MANY = 4


class Setting(NamedTuple):
    """How a front is built: the steps of its frame, the gap in it (points), the fans."""

    steps: int
    gap: float
    fan: Fan


def front(panel: Panel, palette: Palette, seed: str) -> Items:
    """The front: frame, fans, and a sunburst on either side of the words."""
    shared, grain = grains(f"{NAME}/front", seed)
    place, side = frame_place(panel), min(panel.size)
    # The frame is shared: between its steps the fans stand.
    (steps, gap, _), (_, _, fan) = _setting(shared), _setting(grain)
    step = STEP * side * (2 / steps) ** 0.5
    frame = (
        stepped(place, step, steps, BOLD, palette.ink),
        stepped(place.inset(gap), step, steps, FINE, palette.ink),
    )
    fans = _fans(place.inset(step * steps + INSET * STEP * side), FAN * side, fan, palette)
    suns = _suns(panel, place.inset(GAP), palette, grain.child("sun"))
    parts = (*frame, Group(fans), Group(suns))
    return (*ground(panel, palette), *parts, *_between(panel, palette))


def bank(panel: Panel, palette: Palette, seed: str, ways: int) -> Items:
    """The same with its fans and its sunbursts in many ways."""
    return chosen([front(panel, palette, f"{seed}~{way}") for way in range(MANY * ways)])


def _setting(grain: Grain) -> Setting:
    steps, gap = grain.pick((2, 3, 2, 1)), GAP + grain.swing(LOOSE)
    return Setting(steps, gap, Fan(grain.pick((6, 7, 8)), grain.pick((3, 4, 5)), alternate=False))


def _between(panel: Panel, palette: Palette) -> Items:
    """A divider wherever lines of the words stand so far apart that it has air."""
    drawn = (
        divider(
            complex(panel.size.w / 2, (upper.bottom + lower.y) / 2),
            DIVIDER * min(panel.size), palette.ink, "lozenge",
        )
        for upper, lower in pairwise(panel.keep)
        if lower.y - upper.bottom > AIR
    )  # fmt: skip
    return tuple(item for items in drawn for item in items)


def _fans(place: Rect, radius: float, fan: Fan, palette: Palette) -> Items:
    """A fan in every corner of a place, opening inwards."""
    corners = (
        complex(place.x, place.y), complex(place.right, place.y),
        complex(place.right, place.bottom), complex(place.x, place.bottom),
    )  # fmt: skip
    drawn = (
        corner_fan(corner, radius, quarter, fan, palette.ink)
        for quarter, corner in enumerate(corners)
    )
    return tuple(item for items in drawn for item in items)


def _suns(panel: Panel, place: Rect, palette: Palette, grain: Grain) -> Items:
    """A sunburst half way between the frame and the words, and its mirror image below them."""
    fan = Fan(2 * grain.pick((5, 6, 7)), grain.pick((2, 3)), alternate=grain.random() < 0.6)
    middle, radius = panel.trim.centre, SUN * min(panel.size)
    words = panel.keep or (Rect(middle.real, 0.4 * panel.size.h, 0.0, 0.2 * panel.size.h),)
    held = around(words)
    # The one below is as far from the middle as the one above, whatever stands under the words.
    far = max(middle.imag - held.y, held.bottom - middle.imag) + AIR
    room = place.h / 2 - far - AIR
    if room < 0.6 * radius:
        return ()
    radius = min(radius, room / 1.1)
    off = far + (room - radius) / 2
    items = (
        *sunburst(middle - 1j * off, radius, fan, palette.ink),
        *sunburst(middle + 1j * off, radius, fan, palette.ink, up=False),
    )
    return items if clear_of(items, panel.keep) else ()


def inside(panel: Panel, palette: Palette, seed: str) -> Items:
    """The right-hand inside: fans in the lower corners, a small sunburst over the note."""
    grain, side = Grain(f"{NAME}/inside/{seed}"), min(panel.size)
    fan = Fan(grain.pick((6, 7, 8)), grain.pick((3, 4)), alternate=False)
    place = frame_place(panel)
    room = min((box.y for box in panel.keep), default=0.14 * panel.size.h) - place.y
    radius = min(0.6 * SUN * side, (room - 2 * AIR) / 1.1)
    foot = complex(panel.size.w / 2, place.y + (room + radius) / 2)
    head = sunburst(foot, radius, Fan(10, 2, alternate=True), palette.ink) if radius > 9 else ()
    lower = _fans(place, 0.7 * FAN * side, fan, palette)
    lower = lower[len(lower) // 2 :]
    return tuple(item for items in (head, lower) if clear_of(items, panel.keep) for item in items)


def back(panel: Panel, palette: Palette, seed: str) -> Items:
    """The back: a small sunburst, low; the design's name stands under it."""
    radius = 0.5 * SUN * math.sqrt(panel.size.w * panel.size.h)
    foot = complex(panel.size.w / 2, panel.window.y + 0.885 * panel.window.h)
    return sunburst(foot, radius, Fan(10, 2, alternate=True), palette.ink)


def liner(panel: Panel, palette: Palette, seed: str) -> Items:
    """The envelope's liner: scales over scales, in fine lines on a pale ground."""
    reach, pale = panel.reach, palette.paper.mix(palette.pale, TINT)
    one = scale(SCALE, palette.pale.mix(palette.ink, 0.10), pale)
    rows = math.ceil(reach.h / (SCALE / 4)) + 3
    columns = math.ceil(reach.w / SCALE) + 2
    prints = tuple(
        Group(
            one,
            Matrix.shift(reach.x + (column + row % 2 / 2 - 0.5) * SCALE, reach.y + row * SCALE / 4),
        )
        for row in range(rows)
        for column in range(columns)
    )
    return (Group((rectangle(reach, fill=pale), *prints), clip=reach),)
